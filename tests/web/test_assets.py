"""Files that pages need."""

from __future__ import annotations

import gzip
import json
import re
from importlib import resources

from cenotaph.web import base_map
from cenotaph.web.assets import MAPLIBRE, OWN, make_asset, static_asset
from cenotaph.web.guard import content_policy
from cenotaph.web.words import STATES

STATIC = resources.files("cenotaph.web") / "static"


def test_every_file_of_the_folder_is_served_and_nothing_else() -> None:
    assert {path.name for path in STATIC.iterdir()} == set(OWN)


def test_the_map_program_comes_from_its_package() -> None:
    for name in MAPLIBRE:
        asset = static_asset(name)
        assert asset is not None
        assert len(asset.body) > 10_000
        assert asset.gzipped is not None
        assert gzip.decompress(asset.gzipped) == asset.body


def test_no_own_file_names_another_host() -> None:
    # A link that a reader may follow is no request; these two are the origins of the base map.
    allowed = {"www.naturalearthdata.com", "www.geonames.org", "www.w3.org"}
    for name in OWN:
        found = re.findall(r"https?://([\w.-]+)", (STATIC / name).read_text(encoding="utf-8"))
        assert set(found) <= allowed, name


def test_every_state_has_a_mark_and_a_colour_in_light_and_dark() -> None:
    marks = (STATIC / "marks.svg").read_text(encoding="utf-8")
    style = (STATIC / "site.css").read_text(encoding="utf-8")
    script = (STATIC / "marks.js").read_text(encoding="utf-8")
    for state in STATES:
        assert f'id="{state}"' in marks
        assert style.count(f"  --{state}:") == 2
        assert f".mark-{state} " in style
        assert f'"{state}"' in script


def test_equal_bytes_have_equal_tags() -> None:
    assert make_asset(b"a", "text/css").etag == make_asset(b"a", "text/css").etag
    assert make_asset(b"a", "text/css").etag != make_asset(b"b", "text/css").etag


def test_the_base_map_names_countries_inside_themselves() -> None:
    labels = json.loads(base_map.labels().body)["features"]
    countries = {f["properties"]["name"]: f for f in labels if f["properties"]["what"] == "country"}
    assert {"North Korea", "North Macedonia", "France"} <= set(countries)
    lon, lat = countries["France"]["geometry"]["coordinates"]
    assert -1 < lon < 7
    assert 43 < lat < 49
    cities = {f["properties"]["name"] for f in labels if f["properties"]["what"] == "city"}
    assert {"Pyongyang", "Skopje"} <= cities


def test_the_policy_allows_no_inline_script_and_no_other_host() -> None:
    strict = content_policy(online_map=False)
    assert "unsafe" not in strict
    assert "http" not in strict
    assert "script-src 'self';" in content_policy(online_map=True)


def test_contrast_of_words_and_marks() -> None:
    style = (STATIC / "site.css").read_text(encoding="utf-8")
    light, dark = (
        dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", part)) for part in style.split("@media", 2)[:2]
    )
    for colours in (light, dark):
        for back in ("paper", "sheet"):
            for ink in ("ink", "soft", "accent"):
                assert contrast(colours[ink], colours[back]) >= 4.5, (ink, back)
            for state in STATES:
                assert contrast(colours[state], colours[back]) >= 3, (state, back)
        for wash in ("mark-wash", "voice-wash", "accent-wash"):
            name = wash.replace("-", "_")
            shade = re.search(rf"--{wash}: (#[0-9a-f]{{6}});", style)
            assert shade, name


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2."""
    lights = sorted((luminance(one), luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
