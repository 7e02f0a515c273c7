"""Small profiles and rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cenotaph.extract.rows.mapping import map_row
from cenotaph.extract.rows.profile import Profile, parse_profile
from cenotaph.model.entry import Assertion, Statement
from cenotaph.model.evidence import Row as RowSelector
from cenotaph.sources.item import Row

HEAD = """name = "small"
title = "A small list"
null = ["NA", "not found"]
[source]
id = "small-{stem}"
[subject]
namespace = "small"
key = "name"
[kind]
otherwise = "monument"
[[statement]]
property = "named"
column = "name"
"""

StateRow = Callable[..., list[Statement]]


@pytest.fixture
def small() -> Callable[[str], Profile]:
    """Make a profile that names things, with more tables below it."""

    def make(more: str) -> Profile:
        return parse_profile((HEAD + more).encode(), "small.toml")

    return make


@pytest.fixture
def state_row(small: Callable[[str], Profile]) -> StateRow:
    """Map one row with a small profile; returns what it states beside kind and name."""

    def state(more: str, lon: float | None = None, lat: float | None = None, **cells: str) -> list[Statement]:
        row = Row(1, "line 2", {"name": "A", **cells}, RowSelector(1), lon, lat, "a.csv")
        mapped = map_row(row, small(more), capture="0" * 64)
        assert isinstance(mapped, Assertion), mapped
        return list(mapped.statements[2:])

    return state
