"""What sources state of sameness counts as their judgement: attributed, contradicted, withdrawn, erased like all they say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cenotaph.register.answers import Finding, RelationLine
from cenotaph.register.entities import PERSON as BY_PERSON
from cenotaph.register.entities import PROGRAM as BY_PROGRAM
from cenotaph.register.entities import SOURCE as BY_SOURCE
from cenotaph.register.entities import Word, settle
from small_log import PROGRAM, SmallLog, kind, named, related

DAY = date(2025, 6, 1)
A, B, C = "list:a", "list:b", "other:c"
IMPORT, STATING = 3, 7


def stating(relation: str = "same", *, of: str = A, other: str = B) -> SmallLog:
    """Three subjects; a list that is imported at entry 3 says at 7#1 what one of them is to another."""
    log = SmallLog()
    log.source("list")
    assert log.opened("list") == IMPORT
    for subject in (A, B, C):
        log.row(None, subject, kind("monument"), named(f"Monument {subject}"))
    assert log.row(IMPORT, of, kind("monument"), related(relation, other)) == STATING
    return log


def ids(log: SmallLog, folder: Path) -> tuple[str, ...]:
    """Say to which entities the three lead, folded at once and entry by entry."""
    with log.folded(folder, name=f"{len(log.entries)}.sqlite") as register:
        found = tuple(register.resolve(subject) for subject in (A, B, C))
    with SmallLog().folded(folder, name=f"{len(log.entries)}-one.sqlite") as register:
        for entry in log.entries:
            register.fold([entry])
        assert tuple(register.resolve(subject) for subject in (A, B, C)) == found
    return found


def found(log: SmallLog, folder: Path, code: str) -> list[Finding]:
    with log.folded(folder, name=f"{len(log.entries)}-findings.sqlite") as register:
        return [one for one in register.findings() if one.code == code]


def test_a_source_joins_what_it_calls_the_same_and_is_named_for_it(tmp_path: Path) -> None:
    log = stating()
    assert ids(log, tmp_path) == (A, A, C)
    with log.folded(tmp_path) as register:
        detail = register.detail(B, as_of=DAY)
    assert detail.judgements == ("7#1",)
    assert detail.relations == (
        RelationLine(
            address="7#1", left=A, right=B, relation="same", by="source", voice="List", source="list"
        ),
    )


@pytest.mark.parametrize("relation", ["different", "part_of"])
def test_a_source_keeps_apart_and_no_chain_joins_it(relation: str, tmp_path: Path) -> None:
    log = stating(relation)
    log.judge(A, C)
    refused = log.judge(C, B, by=PROGRAM)
    assert ids(log, tmp_path) == (A, B, A)
    one, other = found(log, tmp_path, "judgement.contradiction")
    assert (one.entity, other.entity, one.statements) == (A, B, (str(refused),))


def test_sameness_that_a_source_states_is_refused_where_others_keep_apart(tmp_path: Path) -> None:
    log = stating()
    log.judge(A, C)
    log.judge(C, B, "different")
    assert ids(log, tmp_path) == (A, B, A)
    one, _ = found(log, tmp_path, "judgement.contradiction")
    assert one.statements == ("7#1",)
    assert one.message.startswith("List states that list:a and list:b are the same")


@pytest.mark.parametrize(("of", "other"), [(A, B), (B, A)])
def test_a_part_that_a_source_states(of: str, other: str, tmp_path: Path) -> None:
    with stating("part_of", of=of, other=other).folded(tmp_path) as register:
        assert [whole.id for whole in register.detail(of, as_of=DAY).part_of] == [other]
        assert [part.id for part in register.detail(other, as_of=DAY).parts] == [of]
        assert {one.id: one.part_of for one in register.list(as_of=DAY)} == {of: other, other: None, C: None}
        (line,) = register.detail(other, as_of=DAY).relations
    assert (line.left, line.relation, line.right) == (of, "part_of", other)


def test_sources_that_contradict_each_other_join_nothing_and_both_are_named(tmp_path: Path) -> None:
    log = stating("different")
    log.source("paper")
    paper = log.opened("paper")
    later = log.row(paper, B, named("B"), kind("monument"), related("same", A))
    log.judge(A, B, by=PROGRAM)
    assert ids(log, tmp_path) == (A, B, C)
    one, other = found(log, tmp_path, "disagreement.sameness")
    assert (one.entity, other.entity) == (A, B)
    assert one.statements == other.statements == ("7#1", f"{later}#2")
    assert one.message == (
        "sameness: list:a is another than list:b (List [7#1]);"
        f" list:a is the same as list:b (Paper [{later}#2]); kept apart"
    )


def test_a_person_settles_what_sources_contradict_each_other_in(tmp_path: Path) -> None:
    log = stating("different")
    log.row(None, B, related("same", A))
    judged = log.judge(A, B)
    assert ids(log, tmp_path) == (A, A, C)
    assert found(log, tmp_path, "disagreement.sameness") == []
    log.withdraw(judged)
    assert ids(log, tmp_path) == (A, B, C)
    assert len(found(log, tmp_path, "disagreement.sameness")) == 2


@pytest.mark.parametrize(("stated", "judged"), [("same", "different"), ("different", "same")])
def test_a_person_outweighs_a_source_and_a_source_a_program(stated: str, judged: str, tmp_path: Path) -> None:
    log = stating(stated)
    log.judge(B, A, judged, by=PROGRAM)  # type: ignore[arg-type]
    joined = (A, A, C), (A, B, C)
    assert ids(log, tmp_path) == joined[stated == "different"]
    log.judge(B, A, judged)  # type: ignore[arg-type]
    assert ids(log, tmp_path) == joined[judged == "different"]


Undo = Callable[[SmallLog], object]


@pytest.mark.parametrize(
    "undo",
    [
        lambda log: log.withdraw("7#1"),
        lambda log: log.withdraw(7),
        lambda log: log.withdraw(IMPORT),
        lambda log: log.withdraw(7, by_import=IMPORT),
    ],
    ids=["statement", "entry", "import", "read again"],
)
def test_a_withdrawal_restores_both_and_its_own_end_joins_them_again(undo: Undo, tmp_path: Path) -> None:
    log = stating()
    undo(log)
    assert ids(log, tmp_path) == (A, B, C)
    log.withdraw(len(log.entries) - 1)
    assert ids(log, tmp_path) == (A, A, C)


def test_a_withdrawal_of_another_statement_changes_nothing(tmp_path: Path) -> None:
    log = stating()
    log.withdraw("7#0")
    assert ids(log, tmp_path) == (A, A, C)


def test_an_erasure_takes_the_judgement_with_it(tmp_path: Path) -> None:
    log = stating(other="list:never-heard-of")
    log.erase(STATING)
    with log.folded(tmp_path) as register:
        assert not any("never-heard-of" in line for line in register.dump())
    assert b"never-heard-of" not in (tmp_path / "register.sqlite").read_bytes()
    joined = stating()
    joined.erase(STATING)
    assert ids(joined, tmp_path) == (A, B, C)


def test_what_is_stated_of_a_subject_joins_it_when_it_comes(tmp_path: Path) -> None:
    log = stating(other="list:later")
    with log.folded(tmp_path) as register:
        assert register.resolve(A) == A
        assert not register.is_subject("list:later")
        log.row(None, "list:later", kind("monument"))
        register.fold(log.entries)
        assert register.resolve("list:later") == A


@pytest.mark.parametrize(
    ("words", "relation", "contested"),
    [
        ([], None, False),
        ([(BY_PROGRAM, 1, "same"), (BY_PROGRAM, 2, "unsure")], "unsure", False),
        ([(BY_PROGRAM, 9, "different"), (BY_SOURCE, 2, "same")], "same", False),
        ([(BY_SOURCE, 2, "same"), (BY_SOURCE, 3, "different")], "different", True),
        ([(BY_SOURCE, 3, "same"), (BY_SOURCE, 2, "different")], "different", True),
        ([(BY_SOURCE, 2, "part_of"), (BY_SOURCE, 1, "different")], "part_of", False),
        ([(BY_SOURCE, 3, "same"), (BY_SOURCE, 2, "different"), (BY_PERSON, 1, "same")], "same", False),
    ],
)
def test_who_is_heard_first(words: list[tuple[int, int, str]], relation: str | None, contested: bool) -> None:
    best, is_contested = settle([Word(by, entry, 0, said, 0) for by, entry, said in words])
    assert (best.relation if best else None, is_contested) == (relation, contested)
