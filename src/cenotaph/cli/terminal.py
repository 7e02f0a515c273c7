"""What the verbs share: the register they open, lines out, progress bars."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import click
import msgspec
from tqdm import tqdm

from cenotaph.errors import UsageError
from cenotaph.intake.workspace import Progress, Workspace
from cenotaph.normalize.edtf import is_edtf
from cenotaph.settings import Settings, find_register, load_settings
from cenotaph.sources.code_pages import check_encoding


def named_settings(ctx: click.Context) -> Settings:
    """Read the settings of the register that the command line names."""
    given: Path | None = ctx.find_root().obj
    return load_settings(find_register(given, os.environ))


@contextmanager
def opened(ctx: click.Context) -> Iterator[Workspace]:
    """Open the register that the command line names, with every entry of its log applied."""
    with Workspace(named_settings(ctx)) as workspace:
        with bar("reading the log", "entries") as progress:
            workspace.fold_forward(progress)
        yield workspace


def edtf_date(ctx: click.Context, param: click.Parameter, text: str | None) -> str | None:  # noqa: ARG001
    """Refuse a date that is no EDTF, before anything is done with it (a callback of click)."""
    if text is not None and not is_edtf(text):
        raise click.BadParameter(f"{text!r} is no EDTF date, such as 2023-04-24, 2023-04 or 1945~")
    return text


def text_encoding(ctx: click.Context, param: click.Parameter, name: str | None) -> str | None:  # noqa: ARG001
    """Refuse an encoding that there is not, before anything is read (a callback of click)."""
    try:
        return check_encoding(name) if name is not None else None
    except UsageError as error:
        raise click.BadParameter(str(error)) from error


def today() -> date:
    """Return the day it is (UTC): evaluated when asked, never stored."""
    return datetime.now(UTC).date()


def print_lines(lines: Iterable[object]) -> None:
    """Print one JSON object a line."""
    write = sys.stdout.buffer.write
    for line in lines:
        write(msgspec.json.encode(line) + b"\n")
    sys.stdout.buffer.flush()


def count_cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def note(text: str) -> None:
    """Say something to the person at the terminal, beside the data."""
    click.echo(text, err=True)


@contextmanager
def bar_of_steps() -> Iterator[Callable[[str, int, int], None]]:
    """Show a progress bar that begins anew with each step of a work; otherwise as `bar`."""
    with tqdm(unit="", disable=None, leave=False, delay=0.5, file=sys.stderr) as shown:
        at = ""

        def progress(step: str, done: int, total: int) -> None:
            nonlocal at
            if step != at:
                at = step
                shown.set_description(step, refresh=False)
                shown.reset()
                shown.total = total or None
            shown.update(done - shown.n)

        yield progress


@contextmanager
def bar(label: str, unit: str) -> Iterator[Progress]:
    """Show a progress bar on stderr once something takes longer than half a second; none where stderr is no terminal."""
    with tqdm(desc=label, unit=f" {unit}", disable=None, leave=False, delay=0.5, file=sys.stderr) as shown:

        def progress(done: int, total: int | None) -> None:
            if total is not None:
                shown.total = total
            shown.update(done - shown.n)

        yield progress
