"""`cenotaph look FILE`."""

from __future__ import annotations

import os
from pathlib import Path

import click
import msgspec

from cenotaph.cli.address import local
from cenotaph.cli.terminal import bar, print_lines, text_encoding
from cenotaph.errors import NoRegisterError
from cenotaph.intake.look import Look, look_at_file
from cenotaph.settings import find_register
from cenotaph.sources.detect import Format
from cenotaph.sources.reader import FORMATS

_NAME_CHARS, _SAMPLE_CHARS = 28, 40


@click.command("look")
@click.argument("file", type=click.Path())
@click.option("--format", "form", type=click.Choice(FORMATS), help="Read it as this; else found out.")
@click.option("--encoding", callback=text_encoding, help="Of the text, such as cp1250; else found out.")
@click.option("--table", help="Which sheet, table, list or layer, where a file holds several.")
@click.option(
    "--draft", "draft_file", type=click.Path(path_type=Path), help="Write the drafted profile to this file."
)
@click.option("--json", "as_json", is_flag=True, help="Everything as one JSON object.")
@click.pass_context
def command(
    ctx: click.Context,
    file: str,
    form: Format | None,
    encoding: str | None,
    table: str | None,
    draft_file: Path | None,
    as_json: bool,
) -> None:
    """Say what is in a file, or at an address: columns, fill, samples, and which profile fits or would be drafted.

    Writes nothing. Needs no register; in one, its own profiles are tried, too.
    """
    with local(file) as path, bar(path.name, "read") as progress:
        found = look_at_file(
            path, format=form, encoding=encoding, table=table, folder=_register(ctx), progress=progress
        )
    found = msgspec.structs.replace(found, file=file)
    if draft_file is not None and found.draft is not None:
        draft_file.write_text(found.draft.text, encoding="utf-8")
    if as_json:
        print_lines([found.to_json()])
    else:
        click.echo("\n".join(in_words(found, draft_file)))


def _register(ctx: click.Context) -> Path | None:
    try:
        return find_register(ctx.find_root().obj, os.environ)
    except NoRegisterError:
        return None


def in_words(found: Look, draft_file: Path | None = None) -> list[str]:
    """Write down what was found, for a person."""
    unit = found.unit if found.read == 1 else f"{found.unit}s"
    lines = [f"{found.file}: {found.format}, {found.read:,} {unit}"]
    if title := found.about.title:
        lines.append(
            f"  it calls itself {title!r}"
            + (f", of {found.about.publisher}" if found.about.publisher else "")
        )
    if found.with_position:
        lines.append(f"  {found.with_position:,} have a position of their own")
    lines += [f"  note: {note}" for note in found.notes]
    lines += [f"  cannot be read: {count:,} [{code}]" for code, count in found.rejected.items()]
    lines += [f"    {one.place}: {one.reason}" for one in found.first_rejected]
    lines += _documents(found)
    if found.guesses:
        lines += ["", *_columns(found), ""]
        lines += _profiles(found, draft_file)
    return lines


def _documents(found: Look) -> list[str]:
    return [
        f"  {document['title'] or '(no title)'}: {document['characters']:,} characters"
        + (f", {document['lang']}" if document["lang"] else "")
        for document in found.documents
    ]


def _columns(found: Look) -> list[str]:
    lines = [f"columns, by {found.looked_at:,} {found.unit}s:"]
    width = min(_NAME_CHARS, max(len(guess.column.name) for guess in found.guesses))
    for guess in found.guesses:
        column, role = guess.column, guess.role
        samples = " | ".join(_short(sample, _SAMPLE_CHARS) for sample in column.samples)
        what = role.what if not role.of or role.of in ("main", "note") else f"{role.what}: {role.of}"
        lines.append(
            f"  {_short(column.name, width):<{width}}  {column.fill:>4.0%} {column.distinct:>6,} different  {samples}"
        )
        lines.append(f"  {'':<{width}}  -> {what}: {role.reason}")
    return lines


def _short(text: str, chars: int) -> str:
    plain = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return plain if len(plain) <= chars else plain[: chars - 1] + "…"


def _profiles(found: Look, draft_file: Path | None) -> list[str]:
    if len(found.fitting) == 1:
        return [f"The profile {found.fitting[0]} fits: cenotaph add {found.file}"]
    lines = [f"Several profiles fit: {', '.join(found.fitting)}"] if found.fitting else ["No profile fits."]
    if found.draft is None:
        return [*lines, "None can be drafted: no column is understood. Write one (docs/guide/profiles.md)."]
    if draft_file is not None:
        return [
            *lines,
            f"A draft was written to {draft_file}: cenotaph add {found.file} --profile {draft_file}",
        ]
    return [
        *lines, "A draft (take it with: cenotaph add FILE --draft; or write it to a file with: look FILE --draft OUT.toml):",
        "", found.draft.text.rstrip(),
    ]  # fmt: skip
