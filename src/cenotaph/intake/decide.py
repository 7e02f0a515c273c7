"""What people decide: judgements about sameness, reviews, withdrawals. They go in by the same door as everything."""

from __future__ import annotations

import msgspec

from cenotaph.errors import UnknownIdError, UsageError
from cenotaph.intake.workspace import Workspace
from cenotaph.model.entry import Assertion, Draft, Import, Judgement, Payload, Review, Sameness, Withdrawal
from cenotaph.model.identity import Address, parse_address


class Decision(msgspec.Struct, frozen=True):
    """Where a decision stands in the log, and what it made of the entities that it touches."""

    index: int
    op: str
    entities: tuple[str, ...]


def judge(
    workspace: Workspace, left: str, right: str, *, relation: Sameness, reason: str, by: str
) -> Decision:
    """Say whether two things are the same one.

    Args:
        workspace: the register.
        left: id of a subject or entity.
        right: likewise.
        relation: same, part_of (left of right), different or unsure.
        reason: why, in words.
        by: the person's name.

    Raises:
        UnknownIdError: there is no such subject.
        UsageError: both are one subject, or one is a derived member of a list, which no source names.
    """
    for id_ in (left, right):
        if not workspace.register.is_subject(id_):
            entity = workspace.register.resolve(id_)  # raises UnknownIdError
            raise UsageError(
                f"{entity} is derived from a list and named by no source; judge its group instead"
            )
    if left == right:
        raise UsageError(f"{left} cannot be judged against itself")
    index = _append(workspace, Judgement(left=left, right=right, relation=relation, reasons=(reason,)), by=by)
    return Decision(index, "judge", _entities(workspace, left, right))


def review(workspace: Workspace, target: str, *, verdict: str, reason: str | None, by: str) -> Decision:
    """Accept, reject or comment on a statement, an entry or an import.

    Raises:
        UnknownIdError: there is no such entry or statement. UsageError: no such verdict.
    """
    if verdict not in ("accept", "reject", "comment"):
        raise UsageError(f"no such verdict: {verdict!r}")
    _check_target(workspace, parse_address(target))
    payload = msgspec.convert({"verdict": verdict, "reason": reason}, Review)
    return Decision(_append(workspace, payload, by=by, targets=(target,)), "review", ())


def withdraw(workspace: Workspace, target: str, *, reason: str, by: str) -> Decision:
    """Make an entry or one statement stop counting; it stays in the log, with this reason beside it.

    Raises:
        UnknownIdError: there is no such entry or statement.
        UsageError: the entry is of a kind that cannot be withdrawn.
    """
    entry = _check_target(workspace, parse_address(target))
    if isinstance(entry, Import):
        raise UsageError(f"entry {target} opens an import; to take it back whole: withdraw --import {target}")
    if not isinstance(entry, Assertion | Judgement | Review | Withdrawal):
        raise UsageError(f"entry {target} states nothing that could be withdrawn")
    return Decision(_append(workspace, Withdrawal(reason=reason), by=by, targets=(target,)), "withdraw", ())


def withdraw_import(workspace: Workspace, import_id: int, *, reason: str, by: str) -> Decision:
    """Take a whole import back; a later import brings its rows in again.

    Raises:
        UnknownIdError, UsageError: no import was opened by that entry.
    """
    payload = _check_target(workspace, Address(import_id))
    if not isinstance(payload, Import) or workspace.ledger.entry(import_id).targets:
        raise UsageError(f"entry {import_id} opened no import; the id of an import is what `add` printed")
    index = _append(workspace, Withdrawal(reason=reason), by=by, targets=(str(import_id),))
    return Decision(index, "withdraw", ())


def _check_target(workspace: Workspace, address: Address) -> Payload | None:
    if address.entry >= workspace.ledger.size:
        raise UnknownIdError(str(address))
    payload = workspace.ledger.entry(address.entry).payload
    if address.statement is not None and not (
        isinstance(payload, Assertion) and address.statement < len(payload.statements)
    ):
        raise UnknownIdError(str(address))
    return payload


def _append(workspace: Workspace, payload: Payload, *, by: str, targets: tuple[str, ...] = ()) -> int:
    if not by.strip():
        raise UsageError("a decision needs somebody's name")
    words = payload.reasons if isinstance(payload, Judgement) else (getattr(payload, "reason", None),)
    if not isinstance(payload, Review) and not any(word and word.strip() for word in words):
        raise UsageError("a decision needs a reason: it stays in the log")
    recorder, introduction = workspace.person(by)
    drafts = [introduction] if introduction else []
    with workspace.ledger.writing() as writer:
        index = writer.append([*drafts, Draft(payload, recorder, targets)])[-1]
    workspace.ledger.publish()
    workspace.fold_forward()
    return index


def _entities(workspace: Workspace, *ids: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(workspace.register.resolve(id_) for id_ in ids))
