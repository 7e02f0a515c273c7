"""The guide to profiles is true: its example is a profile, and it names every key."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from cenotaph.extract.rows.mapping import map_row
from cenotaph.extract.rows.profile import parse_profile, shipped_profiles
from cenotaph.extract.rows.spec import (
    AlsoSpec,
    AttributionSpec,
    CountSpec,
    KindRule,
    PlaceSpec,
    PointSpec,
    ProfileSpec,
    ScopeSpec,
    Spec,
    StatementSpec,
    SubjectSpec,
    TestSpec,
    WhenSpec,
)
from cenotaph.model.entry import Assertion
from cenotaph.model.evidence import Row as RowSelector
from cenotaph.sources.item import Row

GUIDE = (Path(__file__).resolve().parents[3] / "docs" / "guide" / "profiles.md").read_text(encoding="utf-8")


def test_the_example_is_a_profile() -> None:
    found = re.search(r"```toml\n(.*?)```", GUIDE, re.S)
    assert found
    profile = parse_profile(found[1].encode(), "guide")
    cells = {
        "No": "17", "Name": "Stein", "Place": "Dorf", "Land": "Deutschland", "Lon": "9.5", "Lat": "47.5",
        "Year": "1921", "Dead": "12", "Status": "removed", "Type": "Grab",
    }  # fmt: skip
    mapped = map_row(Row(1, "line 2", cells, RowSelector(1)), profile, capture="0" * 64)
    assert isinstance(mapped, Assertion)
    assert mapped.subject == "archive:17"
    properties = [statement.property for statement in mapped.statements]
    assert properties == ["kind", "named", "located", "erected", "burials", "removed"]


@pytest.mark.parametrize(
    "table",
    [
        ProfileSpec,
        AttributionSpec,
        AlsoSpec,
        SubjectSpec,
        ScopeSpec,
        KindRule,
        StatementSpec,
        CountSpec,
        PlaceSpec,
        PointSpec,
        WhenSpec,
        TestSpec,
    ],
    ids=lambda table: table.__name__,
)
def test_every_key_is_in_the_guide(table: type[Spec]) -> None:
    words = set(re.findall(r"\w+", GUIDE))
    assert {field.encode_name for field in msgspec.structs.fields(table)} <= words


def test_every_shipped_profile_is_in_the_guide() -> None:
    assert all(f"`{name}`" in GUIDE for name in shipped_profiles())
