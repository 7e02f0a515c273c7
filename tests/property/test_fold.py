"""The fold gives the same register whatever the batches, and the same once what was erased is gone."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.model.entry import Agent, Entry, Judgement, Statement
from cenotaph.model.value import Ref, Text
from cenotaph.register.in_sqlite import Register
from small_log import (
    CHONGJIN,
    DPRK,
    PERSON,
    PROGRAM,
    PYONGYANG,
    SmallLog,
    buried,
    event,
    kind,
    located,
    named,
    related,
)

SUBJECTS = ("a:1", "a:2", "b:1", "b:2", "text:0123456789abcdef/7", "text:0123456789abcdef/9")
subjects = st.sampled_from(SUBJECTS)
small = st.integers(0, 40)

statements = st.sampled_from(
    [
        kind("monument", "monuments"),
        kind("group", "monuments"),
        kind("cemetery"),
        named("Soviet monuments"),
        named("해방탑", "ko"),
        located(125.75, 39.03),
        located(21.43, 41.99, PYONGYANG),
        event("erected", "1946", PYONGYANG, CHONGJIN, DPRK),
        event("removed", "2017"),
        event("exists", "2020"),
        event("destroyed", status="alleged"),
        buried(1375, DPRK),
        buried(1373),
        buried(991, category="military"),
        buried(2000, category="civilian"),
        Statement(property="part_of", value=Ref("b:2")),
        Statement(property="quotation", value=Text("words")),
    ]
) | st.builds(related, st.sampled_from(["same", "same", "same", "different", "part_of"]), subjects)


def some_row(log: SmallLog, draw: st.DrawFn, imports: list[int]) -> None:
    said = draw(st.lists(statements, min_size=1, max_size=4))
    log.row(
        draw(st.sampled_from([None, *imports, 3])),
        draw(subjects),
        *said,
        by=draw(st.sampled_from([PERSON, PROGRAM])),
    )


def some_words(log: SmallLog, draw: st.DrawFn, imports: list[int]) -> None:
    said = draw(st.lists(statements, min_size=1, max_size=3))
    speaker = draw(st.sampled_from([None, "Russian embassy", "Kim"]))
    flags = ("speaker_inconsistent",) if speaker == "Kim" else ()
    subject = draw(st.sampled_from([*SUBJECTS[4:], "text:0123456789abcdef"]))
    log.told(draw(st.sampled_from([*imports, 3])), subject, *said, speaker=speaker, flags=flags)


def some_judgement(log: SmallLog, draw: st.DrawFn, imports: list[int]) -> None:
    relation = draw(st.sampled_from(["same", "same", "same", "different", "part_of", "unsure"]))
    log.judge(draw(subjects), draw(subjects), relation, by=draw(st.sampled_from([PERSON, PROGRAM, "a:late"])))  # type: ignore[arg-type]


def some_withdrawal(log: SmallLog, draw: st.DrawFn, imports: list[int]) -> None:
    indexes = st.integers(0, len(log.entries) + 1)
    earlier = [entry.index for entry in log.entries if entry.op in ("withdraw", "judge", "assert")]
    some = indexes if not earlier else indexes | st.sampled_from(earlier) | st.sampled_from(earlier)
    wanted = some.map(str) | st.tuples(some, st.integers(0, 2)).map(lambda pair: f"{pair[0]}#{pair[1]}")
    log.withdraw(
        *draw(st.lists(wanted, min_size=1, max_size=3)), by_import=draw(st.sampled_from([None, None, 3]))
    )


def some_review(log: SmallLog, draw: st.DrawFn, imports: list[int]) -> None:
    log.review(draw(st.sampled_from(["accept", "reject"])), draw(small))


def some_erasure(log: SmallLog, draw: st.DrawFn, imports: list[int]) -> None:
    log.erase(draw(st.integers(0, len(log.entries) - 1)))


def some_source(log: SmallLog, draw: st.DrawFn, imports: list[int]) -> None:
    log.source(
        draw(st.sampled_from(["list", "paper"])),
        publisher=draw(st.sampled_from([None, "P"])),
        published="2018",
    )


def some_import(log: SmallLog, draw: st.DrawFn, imports: list[int]) -> None:
    imports.append(
        log.opened(
            draw(st.sampled_from(["list", "paper"])), document=draw(st.sampled_from([None, "cd" * 32]))
        )
    )


def some_closing(log: SmallLog, draw: st.DrawFn, imports: list[int]) -> None:
    if imports:
        log.closed(draw(st.sampled_from(imports)), vanished=draw(st.lists(subjects, max_size=1)))


def some_agent(log: SmallLog, draw: st.DrawFn, imports: list[int]) -> None:
    log.add("agent", Agent(id="a:late", kind=draw(st.sampled_from(["person", "program"])), name="Late"))


STEPS: list[Callable[[SmallLog, st.DrawFn, list[int]], None]] = [
    *[some_row] * 5,
    *[some_words] * 3,
    *[some_judgement] * 3,
    *[some_withdrawal] * 2,
    some_review,
    some_erasure,
    some_source,
    some_import,
    some_closing,
    some_agent,
]


@st.composite
def logs(draw: st.DrawFn) -> SmallLog:
    """Make a log in which everything is judged, withdrawn, erased and read again in any order."""
    log, imports = SmallLog(), []
    log.source("list")
    imports.append(log.opened("list"))
    for step in draw(st.lists(st.sampled_from(STEPS), min_size=10, max_size=40)):
        step(log, draw, imports)
    return log


def dump(entries: list[Entry], cuts: list[int]) -> list[str]:
    with (
        tempfile.TemporaryDirectory() as folder,
        Register.open(Path(folder) / "r.sqlite", create=True) as register,
    ):
        edges = sorted({0, *(cut for cut in cuts if cut < len(entries)), len(entries)})
        for start, end in pairwise(edges):
            register.fold(entries[start:end])
        return list(register.dump())


@settings(max_examples=80, deadline=None)
@given(logs(), st.lists(st.integers(1, 40), max_size=6))
def test_batches_do_not_matter(log: SmallLog, cuts: list[int]) -> None:
    assert dump(log.entries, cuts) == dump(log.entries, [])


@settings(max_examples=60, deadline=None)
@given(logs())
def test_one_by_one_is_the_same_as_at_once(log: SmallLog) -> None:
    assert dump(log.entries, list(range(len(log.entries)))) == dump(log.entries, [])


@settings(max_examples=60, deadline=None)
@given(logs(), st.lists(st.integers(1, 40), max_size=6))
def test_what_was_erased_leaves_what_a_fold_without_it_gives(log: SmallLog, cuts: list[int]) -> None:
    again = dump(log.as_read_again(), [])
    assert dump(log.entries, cuts) == again
    assert dump(log.entries, list(range(len(log.entries)))) == again


def write(log: SmallLog, folder: str) -> Register:
    register = Register.open(Path(folder) / "r.sqlite", create=True)
    register.fold(log.entries)
    return register


def derived(log: SmallLog) -> list[str]:
    """Dump what is derived, and to which entity each of the subjects leads."""
    with tempfile.TemporaryDirectory() as folder, write(log, folder) as register:
        lines = list(register.dump())
    tables = ("pair", "subject", "entity", "event", "finding", "part", "search", "spot")
    return [line for line in lines if line.startswith(tuple(f'["{table}"' for table in tables))]


@settings(max_examples=60, deadline=None)
@given(logs(), st.data())
def test_an_import_that_is_taken_back_leaves_what_was_there_before(
    log: SmallLog, data: st.DataObject
) -> None:
    for (
        subject
    ) in SUBJECTS:  # the ids that come after the first time stay in the register, with nothing to say
        log.row(None, subject, kind("monument"))
    before = derived(log)
    taken_back = log.opened("list")
    for _ in range(data.draw(st.integers(1, 4))):
        said = data.draw(st.lists(statements, min_size=1, max_size=4))
        log.row(taken_back, data.draw(subjects), *said)
    log.withdraw(taken_back)
    assert derived(log) == before


@settings(max_examples=80, deadline=None)
@given(logs())
def test_a_persons_last_judgement_of_two_always_holds(log: SmallLog) -> None:
    log.entries = log.as_read_again()
    kinds = {one.payload.id: one.payload.kind for one in log.entries if isinstance(one.payload, Agent)}
    with tempfile.TemporaryDirectory() as folder, write(log, folder) as register:
        status = register.status_of(range(len(log.entries)))
        held = {
            frozenset((said.left, said.right)): (entry.index, said.relation)
            for entry in log.entries
            if isinstance(said := entry.payload, Judgement)
            and status[entry.index] == "live"
            and kinds.get(entry.by) == "person"
        }
        doubtful = {address for one in register.findings() for address in one.statements}
        for pair, (index, relation) in held.items():
            if len(pair) == 2 and all(map(register.is_subject, pair)):
                joined = len(set(map(register.resolve, pair))) == 1
                assert relation == "unsure" or joined == (relation == "same") or str(index) in doubtful
                assert relation == "same" or not joined or relation == "unsure"
