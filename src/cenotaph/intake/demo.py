"""The demonstration register: the examples that ship with the package, and a person's judgements about them."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import msgspec

from cenotaph.errors import UsageError
from cenotaph.intake.add import Options, add_file
from cenotaph.intake.decide import Decision, judge
from cenotaph.intake.report import Report
from cenotaph.intake.workspace import Workspace, create_register
from cenotaph.ledger.signer import state_file_of
from cenotaph.model.entry import Assertion, Sameness
from cenotaph.model.value import Term
from cenotaph.settings import FILE_NAME, Settings

CURATOR = "the demonstration's curator"


class _File(Options, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file beside the plan, with what is known about it."""

    file: str


class _Subject(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A subject by what is said of it: its id holds a digest and cannot be written down beforehand."""

    file: str
    kind: str
    states: str


class _Judgement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    left: _Subject
    right: _Subject
    relation: Sameness
    reason: str


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the demonstration reads, in order, and what a person then decides (`demo.toml`)."""

    name: str
    files: tuple[_File, ...]
    judgements: tuple[_Judgement, ...]


def read_plan() -> Plan:
    """Read the plan that ships with the package."""
    text = resources.files("cenotaph.examples").joinpath("demo.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Plan)


def create_demo(folder: Path, *, config_folder: Path, say: Callable[[Report | Decision], None]) -> Settings:
    """Make the demonstration register; an earlier one in the same folder is replaced.

    Args:
        folder: where the register goes. Its key goes beside it: a demonstration leaves nothing in the user's folders.
        config_folder: the user's configuration folder.
        say: told each import and judgement as it is done.

    Raises:
        UsageError: the folder holds something else than a demonstration.
    """
    plan = read_plan()
    key_file = folder.with_name(f"{folder.name}.key").resolve()
    _clear(folder, plan.name, key_file)
    settings = create_register(folder, name=plan.name, config_folder=config_folder, key_file=key_file)
    examples = resources.files("cenotaph.examples")
    imports: dict[str, int] = {}
    with Workspace(settings) as workspace:
        for one in plan.files:
            with resources.as_file(examples.joinpath(one.file)) as path:
                report = add_file(workspace, path, one)
            if report.import_id is not None:
                imports[one.file] = report.import_id
            say(report)
        for judgement in plan.judgements:
            left = _find(workspace, judgement.left, imports)
            right = _find(workspace, judgement.right, imports)
            say(
                judge(
                    workspace, left, right, relation=judgement.relation, reason=judgement.reason, by=CURATOR
                )
            )
    return settings


def _clear(folder: Path, name: str, key_file: Path) -> None:
    if not folder.exists() or not any(folder.iterdir()):
        return
    settings = folder / FILE_NAME
    if not settings.is_file() or tomllib.loads(settings.read_text(encoding="utf-8")).get("name") != name:
        raise UsageError(f"{folder} holds something else than a demonstration; give another folder")
    shutil.rmtree(folder)
    for file in (key_file, state_file_of(key_file)):
        file.unlink(missing_ok=True)


def _find(workspace: Workspace, wanted: _Subject, imports: dict[str, int]) -> str:
    """Find the one subject of a file that is of a kind and has a property stated of it."""
    kinds: dict[str, set[str]] = {}
    stated: dict[str, set[str]] = {}
    for entry in workspace.ledger.entries():
        said = entry.payload
        if not isinstance(said, Assertion) or said.import_id != imports.get(wanted.file):
            continue
        for statement in said.statements:
            stated.setdefault(said.subject, set()).add(statement.property)
            if statement.property == "kind" and isinstance(statement.value, Term) and statement.value.code:
                kinds.setdefault(said.subject, set()).add(statement.value.code)
    found = [
        one
        for one, properties in stated.items()
        if wanted.states in properties and wanted.kind in kinds.get(one, ())
    ]
    if len(found) != 1:
        raise UsageError(
            f"{wanted.file}: {len(found)} subjects are a {wanted.kind} with {wanted.states}, not one: {found}"
        )
    return found[0]
