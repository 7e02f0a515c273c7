"""Totals, parts and what is left, for each account by itself."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from cenotaph.extract.rows.mapping import Mapper
from cenotaph.extract.rows.profile import read_profile
from cenotaph.model.entry import Assertion, Statement
from cenotaph.register.in_sqlite import Register
from cenotaph.sources.item import Row
from cenotaph.sources.reader import read_source
from small_log import SmallLog, buried, kind

DAY = date(2025, 6, 1)
TEXT = "text:0123456789abcdef/7"


def told(*statements: Statement, speaker: str | None = "Russian embassy") -> SmallLog:
    log = SmallLog()
    log.source("paper")
    log.told(log.opened("paper", document="cd" * 32), TEXT, kind("cemetery"), *statements, speaker=speaker)
    return log


def row(*statements: Statement) -> SmallLog:
    log = SmallLog()
    log.source("list")
    log.row(log.opened("list"), TEXT, kind("cemetery"), *statements)
    return log


def codes(log: SmallLog, folder: Path) -> list[str]:
    with log.folded(folder) as register:
        return [finding.code for finding in register.findings()]


def rests(register: Register) -> list[tuple[int, int | None, tuple[str, ...]]]:
    lines = register.detail(TEXT, as_of=DAY).burials
    return [
        (line.count["min"], line.count.get("max"), line.derived)
        for line in lines
        if line.count and line.derived is not None and line.count["category"] == "rest"
    ]


def test_the_rest_of_a_total_is_others_and_not_civilians(tmp_path: Path) -> None:
    log = told(
        buried(1375, grave_type="mass,single"), buried(991, category="military", grave_type="mass,single")
    )
    with log.folded(tmp_path) as register:
        assert rests(register) == [(384, 384, ("4#1", "4#2"))]
        line = register.detail(TEXT, as_of=DAY).burials[-1]
        assert (line.address, line.voice, line.source, line.quote) == (None, "Russian embassy", "paper", None)
        assert not list(register.findings())


def test_numbers_of_two_voices_are_not_subtracted(tmp_path: Path) -> None:
    log = told(buried(1375))
    log.told(3, TEXT, buried(991, category="military"), speaker="the archive")
    with log.folded(tmp_path) as register:
        assert rests(register) == []


def test_nothing_is_left_of_what_is_told_in_full(tmp_path: Path) -> None:
    log = told(buried(100), buried(60, category="military"), buried(40, category="civilian"))
    with log.folded(tmp_path) as register:
        assert rests(register) == []


def test_parts_that_may_overlap_leave_a_range(tmp_path: Path) -> None:
    log = told(buried(100), buried(60, category="military"), buried(30, category="prisoner_of_war"))
    with log.folded(tmp_path) as register:
        assert [rest[:2] for rest in rests(register)] == [(10, 40)]


def test_a_range_leaves_a_range(tmp_path: Path) -> None:
    log = told(buried(200, most=999), buried(50, category="military"))
    with log.folded(tmp_path) as register:
        assert [rest[:2] for rest in rests(register)] == [(150, 949)]


@pytest.mark.parametrize(
    "statements",
    [
        (buried(100), buried(101, category="military")),
        (buried(100), buried(60, category="military"), buried(60, category="civilian")),
        (buried(100), buried(60, identified="known"), buried(60, identified="unknown")),
        (buried(100), buried(60, grave_type="mass"), buried(60, grave_type="single")),
        (buried(50, category="military"), buried(60, category="military", identified="unknown")),
    ],
)
def test_parts_that_exceed_the_whole_are_found(statements: tuple[Statement, ...], tmp_path: Path) -> None:
    assert codes(told(*statements), tmp_path) == ["arithmetic.parts_exceed_total"]


@pytest.mark.parametrize(
    "statements",
    [
        (buried(100), buried(60, category="military"), buried(60, category="victim")),
        (buried(100), buried(60, category="military"), buried(60, identified="unknown")),
        (buried(100), buried(60, conflict="WW2")),
        (buried(100, most=200), buried(150, category="military")),
    ],
)
def test_parts_that_may_overlap_or_are_not_all_fit(statements: tuple[Statement, ...], tmp_path: Path) -> None:
    assert codes(told(*statements), tmp_path) == []


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (10, 5, []),
        (10, 4, ["arithmetic.sum_differs"]),
        (10, None, ["arithmetic.sum_differs"]),
        (15, None, []),
        (10, 6, ["arithmetic.parts_exceed_total"]),
        (None, None, []),
    ],
)
def test_the_wars_of_a_row_make_up_its_total(
    first: int | None, second: int | None, found: list[str], tmp_path: Path
) -> None:
    wars = [
        buried(number, conflict=war)
        for number, war in ((first, "WW1"), (second, "WW2"))
        if number is not None
    ]
    assert codes(row(buried(15), *wars), tmp_path) == found


def test_a_finding_names_all_numbers_and_where_they_stand(tmp_path: Path) -> None:
    with row(buried(4574), buried(69, conflict="WW1"), buried(4483, conflict="WW2")).folded(
        tmp_path
    ) as register:
        (found,) = register.findings()
    assert found.statements == ("4#1", "4#2", "4#3")
    assert (
        found.message
        == "List gives a total of 4,574 people, but its parts by war are 69 (WW1) + 4,483 (WW2) = 4,552"
    )


def test_every_row_of_the_real_list_that_does_not_add_up_is_found(shared: Path, tmp_path: Path) -> None:
    (file,) = (shared / "data/registers/cwgc_cemeteries").glob("*.csv")
    with file.open(newline="", encoding="utf-8-sig") as stream:
        wrong = [
            line["cemetery"]
            for line in csv.DictReader(stream)
            if int(line["firstworldwarcasualties"] or 0) + int(line["secondworldwarcasualties"] or 0)
            != int(line["totalcasualties"])
        ]
    log = SmallLog()
    import_id = log.opened("cwgc")
    mapper = Mapper(read_profile("cwgc-cemeteries"), capture="ab" * 32)
    for item in read_source(file).items:
        mapped = mapper.map(item) if isinstance(item, Row) else None
        if isinstance(mapped, Assertion):
            log.row(import_id, mapped.subject, *mapped.statements)
    with log.folded(tmp_path) as register:
        found = [finding for finding in register.findings() if finding.code.startswith("arithmetic.")]
        names = [register.detail(finding.entity, as_of=DAY).name for finding in found]
    assert len(found) == 625
    assert sorted(map(str, names)) == sorted(wrong)
