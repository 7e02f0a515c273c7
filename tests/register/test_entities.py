"""Subjects are joined and kept apart by judgements, and come apart again when these are undone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.errors import UnknownIdError
from cenotaph.model.entry import Statement
from cenotaph.model.value import Ref
from cenotaph.register.entities import Pair, cluster
from small_log import PROGRAM, SmallLog, kind, named

DAY = date(2025, 6, 1)
A, B, C = "list:a", "list:b", "other:c"


def three() -> SmallLog:
    """Three subjects, one statement each, at entries 2, 3 and 4."""
    log = SmallLog()
    for subject in (A, B, C):
        log.row(None, subject, kind("monument"), named(f"Monument {subject}"))
    return log


def ids(log: SmallLog, folder: Path) -> dict[str, str]:
    with log.folded(folder, name=f"{len(log.entries)}.sqlite") as register:
        return {subject: register.resolve(subject) for subject in (A, B, C)}


def test_the_oldest_subject_names_the_entity_and_the_younger_lead_to_it(tmp_path: Path) -> None:
    log = three()
    log.judge(C, B)
    assert ids(log, tmp_path) == {A: A, B: B, C: B}
    log.judge(A, C)
    assert ids(log, tmp_path) == {A: A, B: A, C: A}
    with log.folded(tmp_path) as register:
        detail = register.detail(C, as_of=DAY)
    assert (detail.id, detail.subjects, detail.judgements) == (A, (A, B, C), ("5", "6"))
    assert len(detail.statements) == 6


def test_an_undone_merge_restores_both(tmp_path: Path) -> None:
    log = three()
    withdrawn = log.withdraw(log.judge(A, B))
    assert ids(log, tmp_path) == {A: A, B: B, C: C}
    log.withdraw(withdrawn)
    assert ids(log, tmp_path) == {A: A, B: A, C: C}


def test_a_persons_judgement_outweighs_a_programs_even_a_later_one(tmp_path: Path) -> None:
    log = three()
    log.judge(A, B, "different")
    log.judge(B, A, "same", by=PROGRAM)
    log.judge(A, C, "different", by=PROGRAM)
    log.judge(A, C, "same")
    assert ids(log, tmp_path) == {A: A, B: B, C: A}


def test_the_later_of_two_judgements_by_people_counts(tmp_path: Path) -> None:
    log = three()
    log.judge(A, B, "same")
    log.judge(A, B, "unsure")
    assert ids(log, tmp_path)[B] == B


@pytest.mark.parametrize("apart", ["different", "part_of"])
def test_no_chain_joins_what_is_kept_apart(apart: str, tmp_path: Path) -> None:
    log = three()
    log.judge(A, C, apart, by=PROGRAM)  # type: ignore[arg-type]
    log.judge(A, B)
    refused = log.judge(B, C)
    assert ids(log, tmp_path) == {A: A, B: A, C: C}
    with log.folded(tmp_path) as register:
        found = [finding for finding in register.findings() if finding.code == "judgement.contradiction"]
    assert [(finding.entity, finding.statements) for finding in found] == [
        (A, (str(refused),)),
        (C, (str(refused),)),
    ]


def test_a_judgement_may_come_before_what_it_is_about(tmp_path: Path) -> None:
    log = SmallLog()
    log.judge("list:z", "list:y")
    log.row(None, "list:y", kind("monument"))
    log.row(None, "list:z", kind("monument"))
    with log.folded(tmp_path) as register:
        assert [one.id for one in register.list(as_of=DAY)] == ["list:y"]


def test_parts_are_stated_or_judged(tmp_path: Path) -> None:
    log = three()
    log.row(None, B, Statement(property="part_of", value=Ref(A)))
    log.judge(C, A, "part_of")
    with log.folded(tmp_path) as register:
        assert [part.id for part in register.detail(A, as_of=DAY).parts] == [B, C]
        assert [whole.id for whole in register.detail(C, as_of=DAY).part_of] == [A]
        assert {one.id: one.part_of for one in register.list(as_of=DAY)} == {A: None, B: A, C: A}


def test_an_entity_keeps_the_id_of_its_oldest_subject_when_that_says_nothing_any_more(tmp_path: Path) -> None:
    log = three()
    log.judge(A, B)
    log.withdraw(2)
    with log.folded(tmp_path) as register:
        assert register.resolve(B) == A
        assert register.detail(A, as_of=DAY).name == f"Monument {B}"


def test_what_says_nothing_any_more_is_not_there(tmp_path: Path) -> None:
    log = three()
    log.withdraw(2)
    with log.folded(tmp_path) as register:
        assert not register.is_subject(A)
        with pytest.raises(UnknownIdError):
            register.detail(A, as_of=DAY)


letters = st.sampled_from("abcdef")
relations = st.sampled_from(["same", "same", "different", "part_of", "unsure"])


@given(st.lists(st.tuples(letters, letters, relations, st.integers(0, 1)), max_size=12))
def test_clusters_part_all_subjects_and_never_hold_what_is_kept_apart(
    judged: list[tuple[str, str, str, int]],
) -> None:
    pairs = {
        (min(a, b), max(a, b)): Pair(min(a, b), max(a, b), relation, person, at)
        for at, (a, b, relation, person) in enumerate(judged)
        if a != b
    }
    found, refused = cluster(pairs.values(), "abcdef")
    assert sorted(letter for group in found for letter in group) == list("abcdef")
    of = {letter: at for at, group in enumerate(found) for letter in group}
    for pair in pairs.values():
        if pair.relation in ("different", "part_of"):
            assert of[pair.a] != of[pair.b]
        if pair.relation == "same":
            assert (of[pair.a] == of[pair.b]) or (pair.a, pair.b) in refused
    assert cluster(list(pairs.values())[::-1], "fedcba")[1] == refused
