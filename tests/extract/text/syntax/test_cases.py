"""Every kind of statement, on sentences of our own: `cases.toml` says what must and what must not be found."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from cenotaph.extract.text import Finding, Reading


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    date: str | None = None
    has: list[str] = []
    not_: list[str] = msgspec.field(name="not", default_factory=list)


class Expected(NamedTuple):
    property: str
    about: str
    values: dict[str, str]


CASES = msgspec.convert(
    tomllib.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))["case"], list[Case]
)


def parse_expected(line: str) -> Expected:
    name, about, *rest = (part.strip() for part in line.split("|"))
    values = dict(re.findall(r"(\w+)=(.*?)(?= \w+=|$)", rest[0])) if rest else {}
    return Expected(name, about, values)


def said(text: str, finding: Finding) -> dict[str, str]:
    count = finding.count
    most = "" if count is None or count.max is None else str(count.max)
    return {
        "value": finding.value or "",
        "count": f"{count.min}..{most}" if count else "",
        "of": finding.count_of or "",
        "when": finding.when or "",
        "status": finding.status,
        "voice": finding.voice or "",
        "places": ",".join(sorted(text[start:end] for start, end in finding.places)),
    }


def fits(text: str, finding: Finding, expected: Expected) -> bool:
    start, end = finding.about
    if finding.property != expected.property or expected.about.lower() not in text[start:end].lower():
        return False
    found = said(text, finding)
    wanted = {**expected.values}
    if "places" in wanted:
        wanted["places"] = ",".join(sorted(filter(None, wanted["places"].split(","))))
    return all(found[key] == value for key, value in wanted.items())


@pytest.mark.parametrize("case", CASES, ids=[case.text[:60] for case in CASES])
def test_sentence_states_what_it_states(case: Case, read: Callable[..., Reading]) -> None:
    reading = read(case.text, case.date)
    shown = [(one.property, said(case.text, one)) for one in reading.findings]
    for line in case.has:
        expected = parse_expected(line)
        assert any(fits(case.text, one, expected) for one in reading.findings), (line, shown)
    for name in case.not_:
        assert all(one.property != name for one in reading.findings), (name, shown)


def test_cases_name_only_what_is_compared() -> None:
    known = {"value", "count", "of", "when", "status", "voice", "places"}
    for case in CASES:
        for line in case.has:
            assert set(parse_expected(line).values) <= known
