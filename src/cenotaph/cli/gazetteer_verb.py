"""`cenotaph gazetteer add FILE`, `list` and `remove NAME`: data packs of further places."""

from __future__ import annotations

import os
from pathlib import Path

import click

from cenotaph.cli.terminal import bar, note, print_lines
from cenotaph.gazetteer.pack import Pack, list_packs, packs_digest, remove_pack
from cenotaph.intake.places_file import PackReport, add_places_file
from cenotaph.settings import cache_folder

_DIGITS = 12


@click.group("gazetteer")
def command() -> None:
    """Add further places to the gazetteer: villages with fewer than 500 people, above all.

    Packs belong to the user, not to a register, and need none. They change which places a text is taken to name.
    """


@command.command("add")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--name", help="What to call the pack; else as the file. One of the same name is replaced.")
@click.option("--json", "as_json", is_flag=True, help="The balance as one JSON object.")
def add(file: Path, name: str | None, as_json: bool) -> None:
    """Make a pack of a file: a dump of GeoNames (XX.txt or XX.zip), places of OpenStreetMap, items of Wikidata.

    What the file is, is found out. A large country takes a minute.
    """
    with bar(file.name, "places") as progress:
        report = add_places_file(file, cache_folder(os.environ), name=name, progress=progress)
    if as_json:
        print_lines([report])
    else:
        click.echo("\n".join(_in_words(file, report)))


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a pack.")
def list_(as_json: bool) -> None:
    """List the packs in use, and the digest of all: two machines with the same digest have the same places."""
    packs = list_packs(cache_folder(os.environ))
    if as_json:
        print_lines(packs)
        return
    for pack in packs:
        click.echo(_line(pack))
    if not packs:
        note("no packs: cenotaph gazetteer add FILE")
    click.echo(f"digest of the packs in use: {packs_digest(packs)}")


@command.command("remove")
@click.argument("name")
def remove(name: str) -> None:
    """Take a pack away, by its name or the first digits of its digest."""
    remove_pack(cache_folder(os.environ), name)
    click.echo(f"removed {name}")


def _line(pack: Pack) -> str:
    return (
        f"{pack.name}: {_count(pack.places, 'place')} with {_count(pack.names, 'name')} out of {pack.file}"
        f" ({pack.licence}; digest {pack.digest[:_DIGITS]})"
    )


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _in_words(file: Path, report: PackReport) -> list[str]:
    rejected = sum(report.rejected.values())
    balance = f"{report.accepted:,} accepted + {report.other_kinds:,} of other kinds + {rejected:,} rejected"
    lines = [f"{file.name}: {_count(report.read, 'row')} read = {balance}", f"  {_line(report.pack)}"]
    if report.replaced is not None:
        lines.append(f"  it replaces the pack of this name out of {report.replaced.file}")
    if report.repeated:
        lines.append(f"  further names for places that stood before: {_count(report.repeated, 'row')}")
    lines += [f"  rejected: {count:,} [{code}]" for code, count in report.rejected.items()]
    lines += [f"    {one.place}: {one.reason}" for one in report.first_rejected]
    lines += [f"  note: {remark}" for remark in report.notes]
    return lines
