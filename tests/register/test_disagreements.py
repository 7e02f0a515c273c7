"""Values that cannot both hold are found, with all who give them; values that can are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from cenotaph.model.entry import Statement
from cenotaph.model.value import When
from small_log import CHONGJIN, DPRK, PYONGYANG, SmallLog, buried, event, kind, located, named

A, B = "text:0123456789abcdef/7", "text:fedcba9876543210/9"


def pair(
    one: Statement, other: Statement, *, speakers: tuple[str | None, str | None] = (None, None)
) -> SmallLog:
    """Let two papers speak of one thing."""
    log = SmallLog()
    for name, subject, said, speaker in (("paper", A, one, speakers[0]), ("gazette", B, other, speakers[1])):
        log.source(name, publisher=name)
        log.told(log.opened(name, document="cd" * 32), subject, said, speaker=speaker)
    log.judge(A, B)
    return log


def found(log: SmallLog, folder: Path) -> list[str]:
    with log.folded(folder) as register:
        return [finding.code for finding in register.findings()]


def test_two_totals_are_named_with_both_voices(tmp_path: Path) -> None:
    log = pair(buried(1375, DPRK), buried(1373, DPRK), speakers=("Russian embassy", "the archives"))
    with log.folded(tmp_path) as register:
        (finding,) = register.findings(B)
    assert (finding.code, finding.entity, finding.statements) == ("disagreement.burials", A, ("4#0", "7#0"))
    assert (
        finding.message
        == "burials: 1,375 people (Russian embassy in Paper); 1,373 people (the archives in Gazette)"
    )


@pytest.mark.parametrize(
    ("one", "other", "codes"),
    [
        (buried(1375), buried(1375), []),
        (buried(1300, most=1400), buried(1375), []),
        (buried(1375), buried(991, category="military"), []),
        (buried(500, PYONGYANG), buried(300, CHONGJIN), []),
        (buried(500, PYONGYANG), buried(1375, DPRK), []),
        (buried(1375, PYONGYANG, CHONGJIN), buried(1373, DPRK), ["disagreement.burials"]),
        (event("erected", "1946/1947"), event("erected", "1947"), []),
        (event("erected", "1946"), event("erected", "1950"), ["disagreement.erected"]),
        (event("erected", "1945~"), event("erected", "1946/1947"), []),
        (event("erected", "1946"), event("unveiled", "1950"), []),
        (event("erected", "1946"), event("erected", "1950", status="planned"), []),
        (kind("monument"), kind("statue"), []),
        (kind("monument"), kind("cemetery"), ["disagreement.kind"]),
        (kind("group"), kind("cemetery"), []),
        (located(21.4, 42.0), located(21.401, 42.0), []),
        (located(21.4, 42.0), located(21.5, 42.0), ["disagreement.position"]),
        (named("Liberation Monument"), named("Moranbong"), []),
    ],
)
def test_only_what_cannot_both_hold_is_a_disagreement(
    one: Statement, other: Statement, codes: list[str], tmp_path: Path
) -> None:
    assert found(pair(one, other), tmp_path) == codes


def test_shortly_after_reaches_further_than_its_year(tmp_path: Path) -> None:
    shortly = Statement(property="erected", when=When("1945", "in 1945", "shortly_after", "the victory"))
    assert found(pair(shortly, event("erected", "1946")), tmp_path) == []


def test_papers_that_quote_one_speaker_are_one_voice_in_the_message(tmp_path: Path) -> None:
    log = pair(buried(1375), buried(1375), speakers=("Russian embassy", "Russian Embassy"))
    log.source("third")
    log.told(log.opened("third", document="cd" * 32), B, buried(1373), speaker="the archives")
    with log.folded(tmp_path) as register:
        (finding,) = register.findings()
    assert "1,375 people (Russian embassy in Paper, Russian Embassy in Gazette); 1,373" in finding.message


def test_a_source_does_not_disagree_with_itself(tmp_path: Path) -> None:
    log = SmallLog()
    import_id = log.opened("list")
    log.row(import_id, A, buried(10))
    log.row(import_id, A, buried(12))
    assert found(log, tmp_path) == []
