"""Linkage of a register: what the program judges of its subjects, appended by the same door as what people judge.

Invariant: what people and sources say comes first. The program judges only pairs of which nobody else says anything, joins
nothing that they keep apart, and withdraws its own judgements where it would not make them any more; so they follow from the
records and from what others say, in whatever order these came. A judgement of it that somebody withdrew is not made again
until something else is said of one of its subjects.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Final, Literal

import msgspec

from cenotaph.errors import UsageError
from cenotaph.intake.workspace import Workspace
from cenotaph.ledger.drafting import TARGETS_AN_ENTRY
from cenotaph.linkage.cluster import Pair
from cenotaph.linkage.from_register import read_people, read_records
from cenotaph.linkage.model import shipped_model
from cenotaph.linkage.propose import Known, Proposal, join_proposed, pair_of, propose
from cenotaph.linkage.record import Record
from cenotaph.model.entry import Draft, Judgement, Withdrawal
from cenotaph.register.in_sqlite import Register
from cenotaph.register.linking import Judged, Linking, as_pairs
from cenotaph.register.said import Said

PROGRAM_NAME: Final = "cenotaph linkage"

_BATCH: Final = 2000
_NOT_ANY_MORE: Final = "it would not be judged so any more"
_APART: Final = ("different", "part_of")

Progress = Callable[[str, int, int], None]
"""Called with what is done, how many are done, and of how many."""


def tell_nobody(_what: str, _done: int, _total: int) -> None:
    """Report progress to nobody."""


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that linkage does, or would do.

    Attributes:
        action: judge, or withdraw an own judgement.
        entry: where the judgement stands: None in a dry run, where it does not stand yet.
        probability: of being one thing, of what is judged. `weight`: its log odds in thousandths of a bit.
    """

    action: Literal["judge", "withdraw"]
    left: str
    right: str
    relation: str
    entry: int | None = None
    probability: float | None = None
    weight: int | None = None
    reasons: tuple[str, ...] = ()


class LinkReport(msgspec.Struct, frozen=True, kw_only=True):
    """What linkage did, or would do.

    Attributes:
        records: subjects that can be linked.
        looked_at: of how many everything was compared: of all, or of those that something new can concern.
        compared: pairs.
        stand: own judgements that stand then.
        held_back: pairs that nobody is asked about again, as somebody withdrew a judgement of them.
        capped: by rule of blocking, how many blocks were too large, and how many records the largest had.
    """

    steps: tuple[Step, ...]
    records: int
    looked_at: int
    compared: int
    stand: int
    held_back: int
    capped: dict[str, tuple[int, int]]
    dry_run: bool


class LinkOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How to link.

    Attributes:
        everything: look at everything again, not only at what something new can concern.
        again: judge also what somebody has withdrawn; looks at everything.
        dry_run: say what would be done, and do nothing.
        processes: how many prepare a long list of subjects; what is judged does not depend on it.
    """

    everything: bool = False
    again: bool = False
    dry_run: bool = False
    processes: int = 1


def link_register(
    workspace: Workspace, options: LinkOptions | None = None, *, progress: Progress = tell_nobody
) -> LinkReport:
    """Link the subjects of a register.

    Args:
        workspace: the register.
        options: how.
        progress: is told how far it is.
    """
    options = options or LinkOptions()
    workspace.fold_forward()
    linking, model, size = workspace.register.linking(), shipped_model(), workspace.register.applied
    mark = None if options.everything or options.again else linking.mark(model.version)
    fresh = None if mark is None else linking.changed_since(mark)
    own = linking.judged_by(linking.agents(PROGRAM_NAME))
    held_back = frozenset() if options.again else _held_back(workspace, linking)
    known = _known(linking, own, held_back)
    lists = load_records(linking, progress=progress)
    proposed = join_proposed(
        [
            propose(records, known, fresh=fresh, model=model, processes=options.processes, progress=progress)
            for records in lists
        ]
    )
    steps = list(_steps(proposed.proposals, own, known, proposed.looked_at))
    if not options.dry_run:
        steps, appended = _append(workspace, steps, model.version)
        # What others appended meanwhile has not been looked at.
        is_alone = workspace.register.applied == size + appended
        linking.write_mark(model.version, workspace.register.applied if is_alone else size)
    withdrawn = sum(step.action == "withdraw" for step in steps)
    return LinkReport(
        steps=tuple(steps),
        records=sum(map(len, lists)),
        looked_at=len(proposed.looked_at),
        compared=proposed.compared,
        stand=len(own) + len(steps) - 2 * withdrawn,
        held_back=len(held_back),
        capped=proposed.capped,
        dry_run=options.dry_run,
    )


def load_records(linking: Linking, *, progress: Progress = tell_nobody) -> tuple[list[Record], list[Record]]:
    """Read the subjects of a register as records.

    Args:
        linking: of the register.
        progress: is told how far it is.

    Returns:
        Things and people, which are never one.
    """
    total = linking.count()
    subjects: list[tuple[str, list[Said]]] = []
    for done, subject in enumerate(linking.subjects(), 1):
        if done % 1000 == 0:
            progress("reading", done, total)
        subjects.append(subject)
    things = list(read_records(subjects))
    return things, list(read_people(subjects, {record.id: record for record in things}))


def unlink(workspace: Workspace, pair: Pair | None, *, model: str | None = None, reason: str, by: str) -> int:
    """Withdraw judgements of the program.

    Args:
        workspace: the register.
        pair: ids of the two subjects; None takes all back.
        model: only those of this version of the model.
        reason: why, in words: it stays in the log.
        by: the person's name.

    Returns:
        How many judgements were withdrawn.

    Raises:
        UnknownIdError: there is no such subject.
        UsageError: no reason or name is given, or the program has judged nothing of them.
    """
    if not reason.strip() or not by.strip():
        raise UsageError("a decision needs a reason and somebody's name: they stay in the log")
    workspace.fold_forward()
    linking = workspace.register.linking()
    agents = [id_ for id_, version in linking.agents(PROGRAM_NAME).items() if model in (None, version)]
    judged = linking.judged_by(agents)
    if pair is not None:
        for one in pair:
            workspace.register.resolve(one)  # raises UnknownIdError
        judged = [one for one in judged if pair_of(one.left, one.right) == pair_of(*pair)]
    if not judged:
        of = f" of {pair[0]} and {pair[1]}" if pair else ""
        version = f" by model {model}" if model else ""
        raise UsageError(f"the program has judged nothing{of}{version} that still counts")
    recorder, introduction = workspace.person(by)
    drafts = [introduction] if introduction else []
    _write(workspace, [*drafts, *_withdrawals([one.entry for one in judged], reason, recorder)])
    return len(judged)


def read_doubtful(register: Register) -> list[Judged]:
    """List what the program could not decide and nobody else has: the likeliest first."""
    linking = register.linking()
    own = {
        one.entry: one for one in linking.judged_by(linking.agents(PROGRAM_NAME)) if one.relation == "unsure"
    }
    waiting = [own[held.entry] for held in linking.held() if held.entry in own]
    waiting = [one for one in waiting if register.is_subject(one.left) and register.is_subject(one.right)]
    still = [one for one in waiting if register.resolve(one.left) != register.resolve(one.right)]
    return sorted(still, key=lambda one: (-(one.weight or 0), one.entry))


def _known(linking: Linking, own: Iterable[Judged], held_back: frozenset[Pair]) -> Known:
    """Say what others say of pairs; an own judgement that counts is none of them."""
    mine = as_pairs(own)
    entries = {one.entry for one in mine.values()}
    others = [held for held in linking.held() if held.entry not in entries]
    settled = frozenset((held.a, held.b) for held in others)
    return Known(
        same=frozenset((held.a, held.b) for held in others if held.relation == "same"),
        apart=frozenset((held.a, held.b) for held in others if held.relation in _APART),
        settled=settled | held_back,
        standing=frozenset(
            pair for pair, one in mine.items() if one.relation == "same" and pair not in settled
        ),
    )


def _held_back(workspace: Workspace, linking: Linking) -> frozenset[Pair]:
    """Find the pairs of which somebody withdrew an own judgement, and nothing else has been said since."""
    agents = linking.agents(PROGRAM_NAME)
    by_hand: dict[int, bool] = {}
    last: dict[Pair, int] = {}
    for one in linking.dropped_of(agents):
        if one.withdrawal not in by_hand:
            by_hand[one.withdrawal] = workspace.ledger.entry(one.withdrawal).by not in agents
        if by_hand[one.withdrawal]:
            last[pair_of(one.left, one.right)] = one.withdrawal
    changes = linking.last_changes({subject for pair in last for subject in pair})
    return frozenset(
        pair for pair, entry in last.items() if all(changes.get(subject, 0) < entry for subject in pair)
    )


def _steps(
    proposals: Sequence[Proposal], own: Sequence[Judged], known: Known, looked_at: Collection[str]
) -> Iterator[Step]:
    """Compare what would be judged with what is: own judgements of what was not looked at stand."""
    wanted = {one.pair: one for one in proposals}
    mine, seen = as_pairs(own), set(looked_at)
    for one in own:
        pair = pair_of(one.left, one.right)
        proposal = wanted.get(pair)
        is_double = mine[pair].entry != one.entry
        is_said = proposal is not None and (one.left, one.right, one.relation) == proposal[:3]
        is_open = not (pair in known.settled or is_said) and not seen.isdisjoint(pair)
        if is_double or is_open:
            yield Step(
                action="withdraw", left=one.left, right=one.right, relation=one.relation, entry=one.entry
            )
    for pair, proposal in sorted(wanted.items()):
        before = mine.get(pair)
        if before is None or (before.left, before.right, before.relation) != proposal[:3]:
            yield Step(action="judge", **proposal._asdict())


def _append(workspace: Workspace, steps: Sequence[Step], version: str) -> tuple[list[Step], int]:
    """Append what is to be done; returns the steps with their entries, and how many entries were appended."""
    if not steps:
        return [], 0
    recorder, introduction = workspace.program(PROGRAM_NAME, version)
    withdrawn = [step for step in steps if step.action == "withdraw"]
    judged = [step for step in steps if step.action == "judge"]
    drafts = [introduction] if introduction else []
    drafts += _withdrawals(
        [step.entry for step in withdrawn if step.entry is not None], _NOT_ANY_MORE, recorder
    )
    drafts += [
        Draft(
            Judgement(
                left=step.left,
                right=step.right,
                relation=step.relation,  # type: ignore[arg-type]  # of a proposal
                reasons=step.reasons,
                weight=step.weight,
            ),
            recorder,
        )
        for step in judged
    ]
    indexes = _write(workspace, drafts)
    first = len(drafts) - len(judged)
    placed = [msgspec.structs.replace(step, entry=indexes[first + at]) for at, step in enumerate(judged)]
    return [*withdrawn, *placed], len(drafts)


def _withdrawals(entries: Sequence[int], reason: str, recorder: str) -> list[Draft]:
    targets = [str(entry) for entry in entries]
    return [
        Draft(Withdrawal(reason=reason), recorder, tuple(targets[at : at + TARGETS_AN_ENTRY]))
        for at in range(0, len(targets), TARGETS_AN_ENTRY)
    ]


def _write(workspace: Workspace, drafts: Sequence[Draft]) -> list[int]:
    indexes: list[int] = []
    for start in range(0, len(drafts), _BATCH):
        with workspace.ledger.writing() as writer:
            indexes += writer.append(drafts[start : start + _BATCH])
    workspace.ledger.publish()
    workspace.fold_forward()
    return indexes
