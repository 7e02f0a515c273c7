"""What linkage did, in words for a person at a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from cenotaph.cli.describe import plain
from cenotaph.cli.terminal import note, today
from cenotaph.errors import UnknownIdError
from cenotaph.intake.link import LinkReport, Step
from cenotaph.intake.workspace import Workspace
from cenotaph.linkage.link_files import LinkedFiles
from cenotaph.register.answers import RELATIONS
from cenotaph.register.linking import Judged


def say_report(report: LinkReport) -> None:
    """Say what was done, or would be."""
    would = "would " if report.dry_run else ""
    judged = Counter(step.relation for step in report.steps if step.action == "judge")
    withdrawn = sum(step.action == "withdraw" for step in report.steps)
    counts = ", ".join(f"{judged[relation]:,} {relation}" for relation in ("same", "part_of", "unsure"))
    note(
        f"{report.records:,} subjects, {report.looked_at:,} looked at, {report.compared:,} pairs compared;"
        f" {would}judge{'' if would else 'd'} {counts}; {would}withdr{'aw' if would else 'ew'} {withdrawn:,} of its own;"
        f" {report.stand:,} stand"
    )
    if report.held_back:
        note(f"{report.held_back:,} pairs are left alone, as somebody withdrew a judgement of them (--again)")
    _say_capped(report.capped)
    if not report.dry_run and report.steps:
        note("doubtful ones: cenotaph link --doubtful; to take all back: cenotaph unlink --all --reason ...")


def say_files(done: LinkedFiles, out: Path) -> None:
    """Say what linkage of files found."""
    counts = " and ".join(f"{count:,}" for count in done.records)
    note(
        f"{counts} records, {done.linked.compared:,} pairs compared, {len(done.linked.links):,} links in {out}"
    )
    if done.linked.doubtful:
        note(f"{len(done.linked.doubtful):,} more pairs are doubtful and are left out")
    _say_capped(done.linked.capped)


def _say_capped(capped: Mapping[str, tuple[int, int]]) -> None:
    for rule, (blocks, largest) in capped.items():
        note(f"left out as too common: {blocks:,} groups by {rule}, the largest of {largest:,} records")


def step_lines(workspace: Workspace, steps: Iterable[Step]) -> Iterator[str]:
    """Write each step with the names of both subjects."""
    for step in steps:
        how = "withdraw" if step.action == "withdraw" else f"{step.probability or 0:8.3f}"
        words = f"{_named(workspace, step.left)} {RELATIONS[step.relation]} {_named(workspace, step.right)}"
        yield plain(f"{how}  {words}")


def doubtful_lines(workspace: Workspace, waiting: Iterable[Judged]) -> Iterator[str]:
    """Write each pair that waits for somebody."""
    for one in waiting:
        weight = f"{(one.weight or 0) / 1000:+6.1f} bits"
        yield plain(
            f"{weight}  {_named(workspace, one.left)} ?= {_named(workspace, one.right)}  [{one.entry}]"
        )


def _named(workspace: Workspace, subject: str) -> str:
    try:
        name = workspace.register.detail(subject, as_of=today()).name
    except UnknownIdError:
        name = None
    return f"{subject} “{name or 'no name'}”"
