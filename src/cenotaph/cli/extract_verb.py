"""`cenotaph extract FILE --jsonl`."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from cenotaph.cli.terminal import bar, edtf_date, note, print_lines
from cenotaph.errors import UnreadableSourceError
from cenotaph.extract.text import read_text, to_guide
from cenotaph.gazetteer import Gazetteer
from cenotaph.settings import cache_folder
from cenotaph.sources.item import Document
from cenotaph.sources.reader import read_source


@click.command("extract")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
@click.option(
    "--documents",
    type=click.Path(path_type=Path, dir_okay=False),
    help="JSON lines with doc, text and perhaps lang, date, publisher, url.",
)
@click.option(
    "--date", callback=edtf_date, help="When it was published (EDTF): what 'last year' counts from."
)
@click.option("--publisher", help="Who published it.")
@click.option("--lang", help="BCP 47 language; else found out.")
@click.option(
    "--jsonl",
    is_flag=True,
    help="The annotation guide's form, one object a line (the only form there is yet).",
)
def command(
    file: Path | None,
    documents: Path | None,
    date: str | None,
    publisher: str | None,
    lang: str | None,
    jsonl: bool,  # noqa: ARG001 - there is one form, and scripts name it
) -> None:
    """Print what a text says about memorials and burial places. Needs no register.

    With --documents, one line comes out for each that goes in, in the same order.
    """
    if (file is None) == (documents is None):
        raise click.UsageError("give either FILE or --documents FILE")
    given = {"date": date, "publisher": publisher, "lang": lang}
    inputs = _one(file, given) if file else _many(Path(str(documents)))
    with bar("compiling the gazetteer", "places") as progress:
        gazetteer = Gazetteer.open(cache_folder(os.environ), progress=progress)
    with bar("reading", "documents") as progress:
        for done, document in enumerate(inputs, 1):
            reading = read_text(
                document["text"],
                lang=document.get("lang"),
                date=document.get("date"),
                gazetteer=gazetteer,
            )
            for remark in reading.notes:
                note(f"{document['doc']}: {remark}")
            about = {key: document.get(key) for key in ("doc", "publisher", "url")}
            print_lines([to_guide(reading, **about)])
            progress(done, None)


def _one(file: Path, given: dict[str, str | None]) -> Iterator[dict[str, Any]]:
    for item in read_source(file).items:
        if isinstance(item, Document):
            yield {
                "doc": file.name,
                "text": item.text,
                "lang": given["lang"] or item.lang,
                "date": given["date"] or item.published,
                "publisher": given["publisher"] or item.publisher,
                "url": item.url,
            }
        else:
            raise click.UsageError(f"{file} is a list, not a text; take it in with: cenotaph add {file}")


def _many(path: Path) -> Iterator[dict[str, Any]]:
    with path.open("rb") if str(path) != "-" else sys.stdin.buffer as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                document = json.loads(line)
                if not (isinstance(document["text"], str) and isinstance(document["doc"], str)):
                    raise TypeError("doc and text must be strings")
            except (ValueError, KeyError, TypeError, RecursionError) as error:
                raise UnreadableSourceError(
                    path, "not_a_document", str(error), place=f"line {number}"
                ) from error
            yield document
