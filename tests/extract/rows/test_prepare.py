"""A profile prepared for a file: the names of its columns, the order of its dates; other things that a row is about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cenotaph.extract.rows.file_columns import FileColumns
from cenotaph.extract.rows.mapping import Mapper, map_row
from cenotaph.extract.rows.profile import Profile
from cenotaph.model.entry import Assertion
from cenotaph.model.evidence import Attribution, Cell
from cenotaph.model.evidence import Row as RowSelector
from cenotaph.model.value import Count, Ref, Term, Text, When
from cenotaph.sources.item import Rejected, Row

MakeProfile = Callable[[str], Profile]
CAPTURE = "0" * 64


def row_of(file: str = "a.csv", **cells: str) -> Row:
    return Row(1, "line 2", {"name": "A"} | cells, RowSelector(1), file=file)


def mapped(profile: Profile, **cells: str) -> Assertion:
    found = map_row(row_of(**cells), profile, capture=CAPTURE)
    assert isinstance(found, Assertion), found
    return found


@pytest.mark.parametrize(
    ("columns", "wanted", "found"),
    [
        ({"Year Built"}, "year_built", "Year Built"),
        ({"YEAR_BUILT:"}, "Year Built", "YEAR_BUILT:"),
        ({"Year built", "YEAR BUILT"}, "year_built", None),
        ({"site/condition"}, "condition", "site/condition"),
        ({"site-location-Latitude"}, "latitude", "site-location-Latitude"),
        ({"condition", "site/condition"}, "condition", "condition"),
        ({"a/condition", "b/condition"}, "condition", None),
        ({"Cemetery / memorial"}, "Cemetery/memorial", "Cemetery / memorial"),
        ({"name"}, "name:*", None),
    ],
)
def test_columns_are_found_by_what_they_say(columns: set[str], wanted: str, found: str | None) -> None:
    assert FileColumns(columns, groups=["/", "-"]).find(wanted) == found


def test_a_selector_names_the_column_as_the_file_does(small: MakeProfile) -> None:
    profile = small(
        '[[statement]]\nproperty = "erected"\nwhen = ["Year built", "year_built"]\nif = { STATUS = true }'
    )
    cells = {"NAME": "A", "Year_Built": "1921", "Status": "x"}
    prepared = profile.prepare([cells])
    found = map_row(Row(1, "line 2", cells, RowSelector(1)), prepared, capture=CAPTURE)
    assert isinstance(found, Assertion)
    assert [one.selector for one in found.statements[1:]] == [Cell("NAME", "A"), Cell("Year_Built", "1921")]
    assert profile.fits({"NAME": "A"})


def test_the_column_decides_the_order_of_its_dates(small: MakeProfile) -> None:
    profile = small('[[statement]]\nproperty = "erected"\nwhen = "d"')
    rows = [{"name": "A", "d": one} for one in ("05/09/1945", "25/12/1950", "1951")]
    prepared = profile.prepare(rows)
    assert mapped(prepared, d="05/09/1945").statements[2].when == When("1945-09-05", "05/09/1945")
    assert prepared.notes == ("column 'd': the day comes first, as 1 dates show",)
    unclear = profile.prepare([*rows, {"name": "B", "d": "12/25/1950"}])
    assert mapped(unclear, d="05/09/1945").statements[2].when == When(None, "05/09/1945")
    assert "keep their words only" in unclear.notes[0]


def test_several_dates_in_a_cell_are_several_events(small: MakeProfile) -> None:
    more = '[[statement]]\nproperty = "restored"\nwhen = { column = "d", split = "%s" }'
    cut = mapped(small(more % ","), d="1948, 1965")
    assert [one.when for one in cut.statements[2:]] == [When("1948", "1948"), When("1965", "1965")]
    found = mapped(small(more % "dates"), d="20/03/1959,28/04/1964")
    assert [one.when.edtf for one in found.statements[2:] if one.when] == ["1959-03-20", "1964-04-28"]


def test_a_date_and_a_number_are_cut_out_of_a_text(small: MakeProfile) -> None:
    profile = small(
        """[[statement]]
property = "unveiled"
when = { column = "t", matches = "dedicated (?P<value>[0-9]{4})" }
[[statement]]
property = "burials"
count = { column = ["n", "m"], unit = "people", lang = "ru", matches = "(?P<value>.+?)(?: чел.*)?$" }
"""
    )
    found = mapped(profile, t="A stone, dedicated 1921.", m="125 человек")
    assert found.statements[2].when == When("1921", "A stone, dedicated 1921.")
    assert found.statements[3].count == Count(125, "people", 125)
    assert len(mapped(profile, t="A stone.").statements) == 2
    assert isinstance(map_row(row_of(m="много"), profile, capture=CAPTURE), (Assertion, Rejected))


def test_cells_are_put_together_and_lists_taken_apart(small: MakeProfile) -> None:
    profile = small(
        """[[statement]]
property = "commemorates"
column = ["first", "last"]
join = " "
[[statement]]
property = "custodian"
column = "by"
split = "json"
"""
    )
    found = mapped(profile, first="Ada", last="Byron", by='["X", "Y, Z"]')
    assert [one.value for one in found.statements[2:]] == [Text("Ada Byron"), Text("X"), Text("Y, Z")]
    assert mapped(profile, last="Byron", by="[").statements[2].value == Text("Byron")


def test_keys(small: MakeProfile) -> None:
    head = 'name = "k"\ntitle = "k"\nsource = { id = "k" }\n[kind]\notherwise = "other"\n'
    subject = (
        '[subject]\nnamespace = "k"\nkey = "url"\nmatches = ".*/(?P<value>[0-9]+)"\notherwise = ["no", "name"]\n'
        'prefix = "{stem}/"\n[[statement]]\nproperty = "named"\ncolumn = "name"\n'
    )
    from cenotaph.extract.rows.profile import parse_profile

    profile = parse_profile((head + subject).encode(), "k.toml")
    keys = [
        map_row(row_of("list A.csv", **cells), profile, capture=CAPTURE)
        for cells in ({"url": "https://a.example/17"}, {"no": "3"}, {}, {"url": "x"})
    ]
    assert [getattr(one, "subject", None) or getattr(one, "code", None) for one in keys] == [
        "k:list-A/17",
        "k:list-A/3",
        "k:list-A/A",
        "no_key",
    ]


def test_who_speaks(small: MakeProfile) -> None:
    profile = small('[attribution]\ncolumn = "who"\ntext = "the office"\ncue = "according to"\n')
    assert mapped(profile, who="Ada").attribution == (Attribution("Ada", "indirect", "according to"),)
    assert mapped(profile).attribution == (Attribution("the office", "indirect", "according to"),)
    assert mapped(small("")).attribution == ()


ALSO = """[[also]]
suffix = "/person"
each = "dead"
split = ";"
kind = "person"
relation = "buried_at"
[[also.statement]]
property = "named"
column = "@each"
"""


def test_a_row_is_about_several_things(small: MakeProfile) -> None:
    mapper = Mapper(small(ALSO), capture=CAPTURE)
    for number, subject in ((1, "small:A"), (2, "small:A~2")):
        unit = mapper.map_unit(row_of(dead="Ada; Berta"))
        assert isinstance(unit, tuple)
        assert [one.subject for one in unit] == [subject, f"{subject}/person1", f"{subject}/person2"], number
        kind, relation, named = unit[2].statements
        assert kind.value == Term("person")
        assert (relation.property, relation.value) == ("buried_at", Ref(subject))
        assert (named.value, named.selector) == (Text("Berta"), Cell("dead", "Berta"))
    alone = mapper.map_unit(row_of())
    assert isinstance(alone, tuple)
    assert len(alone) == 1
