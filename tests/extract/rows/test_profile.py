from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.errors import ProfileError
from cenotaph.extract.rows.profile import (
    Profile,
    fitting_profiles,
    parse_profile,
    read_profile,
    shipped_profiles,
    stem_of,
)

SMALL = b"""name = "small"
title = "A small list"
[source]
id = "small-{stem}"
[subject]
namespace = "small"
key = "name"
[kind]
otherwise = "monument"
rules = [
  { column = "what", codes = { "Stone" = "monument" } },
]
[[statement]]
property = "named"
column = "name"
[[statement]]
property = "erected"
when = "built"
"""


def change(old: str, new: str) -> bytes:
    assert old.encode() in SMALL
    return SMALL.replace(old.encode(), new.encode())


@pytest.mark.parametrize(
    ("data", "line", "word"),
    [
        (change('property = "erected"', 'property = "built"'), 17, "built"),
        (change('when = "built"', 'wenn = "built"'), 18, "wenn"),
        (change('when = "built"', "when = 7"), 18, "when"),
        (change('{ "Stone" = "monument" }', '{ "Stone" = "rock" }'), 11, "rock"),
        (change('otherwise = "monument"', 'otherwise = "rock"'), 9, "rock"),
        (change('namespace = "small"', 'namespace = "Small One"'), 6, "lower-case"),
        (change('key = "name"', "key = []"), 7, "key"),
        (change('id = "small-{stem}"', 'id = "small"\npublished = "May 1946"'), 5, "EDTF"),
        (change('id = "small-{stem}"', 'id = "small"\nvisibility = "secret"'), 5, "secret"),
        (change('column = "name"', 'column = "name"\nmatches = "("'), 16, "regular expression"),
        (change('column = "name"', 'column = "na*me"'), 15, "star"),
        (change('column = "name"', 'column = "name"\nundated = true'), 16, "event"),
        (change('column = "name"', ""), 13, "statement 1: a statement needs"),
        (change('when = "built"', 'count = { column = "n", unit = "stones" }'), 18, "stones"),
        (change('when = "built"', "if = {}"), 18, "column"),
        (change('when = "built"', 'if = { a = { split = ";" } }'), 18, "`is`"),
        (SMALL + b'[[statement]]\nproperty = "burials"\ncolumn = "n"\n', 19, "number"),
        (SMALL + b'[[statement]]\nproperty = "located"\npoint = { lon = "x" }\n', 21, "lat"),
        (SMALL + b'[[statement]]\nproperty = "kind"\ncolumn = "n"\n', 20, "[kind]"),
        (SMALL + b"[[statement]]\n", 19, "property"),
        (SMALL + b"oops\n", 19, "TOML"),
        (SMALL + b'x = "\xff"\n', 19, "UTF-8"),
        (b'name = "x"\n', None, "title"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(data: bytes, line: int | None, word: str) -> None:
    with pytest.raises(ProfileError) as caught:
        parse_profile(data, "small.toml")
    assert caught.value.line == line, caught.value
    assert word in caught.value.reason
    assert str(caught.value).startswith("small.toml")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            'when = "built"',
            'count = { column = "n", unit = "peple" }',
            "did you mean 'people'? (known: graves, people, sites)",
        ),
        ('when = "built"', 'when = "built"\nstatus = "plannd"', "did you mean 'planned'?"),
        ('when = "built"', 'when = { column = "built", order = "ymd" }', "(known: dmy, mdy)"),
        ('when = "built"', 'wenn = "built"', "there is no key 'wenn' here: did you mean 'when'?"),
        ('id = "small-{stem}"', 'id = "small"\nvisibility = "publik"', "did you mean 'public'?"),
    ],
)
def test_a_word_that_is_not_known_is_answered_with_those_that_are(old: str, new: str, words: str) -> None:
    with pytest.raises(ProfileError) as caught:
        parse_profile(change(old, new), "small.toml")
    assert words in caught.value.reason


def test_a_profile_says_what_its_source_is() -> None:
    profile = parse_profile(
        change('id = "small-{stem}"', 'id = "small-{stem}"\nvisibility = "internal"'), "a.toml"
    )
    source = profile.source_of(Path("folder/my list.csv"))
    assert (source.id, source.visibility) == ("small-my-list", "internal")
    assert (
        profile.digest
        == hashlib.sha256(
            change('id = "small-{stem}"', 'id = "small-{stem}"\nvisibility = "internal"')
        ).hexdigest()
    )
    assert (profile.name, profile.namespace, profile.key) == ("small", "small", ("name",))


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("a.osm.bz2", "a"),
        ("2018_x.csv", "2018_x"),
        ("ä ö.v2.geojson", "ä-ö.v2"),
        (".csv", ".csv"),
        ("???", "list"),
    ],
)
def test_stems(name: str, stem: str) -> None:
    assert stem_of(Path(name)) == stem


def test_profiles_are_read_by_name_and_from_files(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_bytes(SMALL)
    assert read_profile(file).name == "small"
    assert read_profile(str(file)).name == "small"
    assert read_profile("cwgc-cemeteries") is read_profile("cwgc-cemeteries")
    with pytest.raises(ProfileError) as caught:
        read_profile("no-such-profile")
    assert "cwgc-cemeteries" in str(caught.value)


@pytest.mark.parametrize("name", shipped_profiles())
def test_shipped_profiles_are_called_what_their_files_are(name: str) -> None:
    assert read_profile(name).name == name


def test_one_profile_fits_each_list() -> None:
    cwgc = (
        "cemetery,firstworldwarcasualties,secondworldwarcasualties,totalcasualties,cemeterycountry,locality"
    )
    splc = (
        "feature_name,address,city,state,side,category,group_class,"
        "year_dedicated,year_rededicated,latitude,longitude"
    )
    assert fitting_profiles(cwgc.split(",")) == ("cwgc-cemeteries",)
    assert fitting_profiles(splc.split(",")) == ("splc-2018",)
    assert fitting_profiles({"@id": "node/1", "historic": "memorial"}) == ("osm-memorials",)
    assert fitting_profiles({"@id": "42", "name": "not of OpenStreetMap"}) == ()
    assert fitting_profiles(["name", "city"]) == ()


@given(st.binary(max_size=80) | st.integers(0, len(SMALL)).map(lambda cut: SMALL[:cut]))
def test_any_bytes_are_a_profile_or_an_error_of_ours(data: bytes) -> None:
    try:
        profile = parse_profile(data, "any.toml")
    except ProfileError as error:
        found: Profile | ProfileError = error
    else:
        found = profile
    assert isinstance(found, Profile) or found.reason


def test_a_small_profile_is_a_profile(small: Callable[[str], Profile]) -> None:
    assert small("").title == "A small list"
