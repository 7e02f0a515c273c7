"""`cenotaph link`."""

from __future__ import annotations

from pathlib import Path

import click

from cenotaph.cli.terminal import bar, note
from cenotaph.errors import UsageError
from cenotaph.linkage.link_files import LinkedFiles, link_files
from cenotaph.sources.item import Rejected

_TOLD = 20


@click.command("link")
@click.option(
    "--files",
    "files",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    multiple=True,
    help="A list of records (JSON lines); give it twice, or name a second file behind it, to link two lists.",
)
@click.argument("second", type=click.Path(path_type=Path, exists=True, dir_okay=False), required=False)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Where the links go (CSV).")
def command(files: tuple[Path, ...], second: Path | None, out: Path | None) -> None:
    """Find out which records are the same stone.

    `cenotaph link --files A.jsonl B.jsonl --out LINKS.csv` links two lists, with one file it finds the duplicates within
    it. It needs no register.
    """
    paths = (*files, second) if second else files
    if not 1 <= len(paths) <= 2 or out is None:
        raise UsageError("give one or two lists with --files, and --out for the links")
    told = 0

    def tell(item: Rejected) -> None:
        nonlocal told
        told += 1
        if told <= _TOLD:
            note(f"{item.file}, {item.place}: {item.reason} ({item.code})")

    with bar("comparing", "pairs") as progress:
        done = link_files(paths, out, progress=lambda _, at, of: progress(at, of), tell=tell)
    _say(done, out)


def _say(done: LinkedFiles, out: Path) -> None:
    if done.rejected > _TOLD:
        note(f"... and {done.rejected - _TOLD:,} more lines that are no record")
    counts = " and ".join(f"{count:,}" for count in done.records)
    note(
        f"{counts} records, {done.linked.compared:,} pairs compared, {len(done.linked.links):,} links in {out}"
    )
    if done.linked.doubtful:
        note(f"{len(done.linked.doubtful):,} more pairs are doubtful and are left out")
    for rule, (blocks, largest) in done.linked.capped.items():
        note(f"left out as too common: {blocks:,} groups by {rule}, the largest of {largest:,} records")
