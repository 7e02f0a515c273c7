"""`cenotaph extract FILE --jsonl`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import click
import msgspec

from cenotaph.cli.extractor_options import extractor_options
from cenotaph.cli.language_option import lang_option, say_covered
from cenotaph.cli.terminal import bar, edtf_date, note, print_lines
from cenotaph.extract.corpus.documents import Given, Item, read_corpora
from cenotaph.extract.corpus.output import Balance, Begun, Output, describe_inputs
from cenotaph.extract.corpus.reading import Line, Spec, build_extractor, write_line
from cenotaph.extract.corpus.workers import read_all
from cenotaph.extract.endpoint import Endpoint
from cenotaph.gazetteer import Gazetteer
from cenotaph.intake.workspace import Progress
from cenotaph.settings import cache_folder
from cenotaph.sources.item import Document, Rejected
from cenotaph.sources.reader import read_source
from cenotaph.web.words import say_remark


@click.command("extract")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
@click.option(
    "--documents",
    type=click.Path(path_type=Path, dir_okay=False),
    multiple=True,
    help="JSON lines with doc, text and perhaps lang, date, publisher, url (.gz too, - is standard input), or WARC.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help=("Write the lines of --documents here. A run that was interrupted goes on where it stopped."),
)
@click.option(
    "--processes",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="How many read --documents at once.",
)
@click.option(
    "--date", callback=edtf_date, help="When it was published (EDTF): what 'last year' counts from."
)
@click.option("--publisher", help="Who published it.")
@lang_option
@click.option(
    "--jsonl",
    is_flag=True,
    help="The annotation guide's form, one object a line (the only form there is yet).",
)
@extractor_options
def command(
    file: Path | None,
    documents: tuple[Path, ...],
    out: Path | None,
    processes: int,
    date: str | None,
    publisher: str | None,
    lang: str | None,
    jsonl: bool,  # noqa: ARG001 - there is one form, and scripts name it
    endpoint: Endpoint | None,
) -> None:
    """Print what a text says about memorials and burial places. Needs no register.

    With --documents, one line comes out for each that goes in, in the same order, whatever the number of processes;
    --date, --publisher and --lang are those of the documents that do not say their own.
    A line that is no document is rejected, and said so on stderr; with --out it stands in OUT.rejected, and the balance
    is printed when everything is read. Exit code 0 if anything was read, else 3.
    """
    if (file is None) != bool(documents):
        raise click.UsageError("give either FILE or --documents FILE")
    spec = Spec(endpoint, str(cache_folder(os.environ)))
    given = {"date": date, "publisher": publisher, "lang": lang}
    if endpoint is None:
        with bar("compiling the gazetteer", "places") as progress:
            Gazetteer.open(cache_folder(os.environ), progress=progress)
    if file is not None:
        if out is not None or processes > 1:
            raise click.UsageError("--out and --processes go with --documents")
        _read_file(file, spec, given)
        return
    items = _say_what_is_given(read_corpora(documents), given)
    with bar("reading", "documents") as progress:
        balance = (
            _print_all(items, spec, processes, progress)
            if out is None
            else _write_all(items, Output(out, _begun(documents, spec, given)), spec, processes, progress)
        )
    if balance.read and balance.read == sum(balance.rejected.values()):
        sys.exit(3)


def _read_file(file: Path, spec: Spec, given: dict[str, str | None]) -> None:
    extractor = build_extractor(spec)
    for document in _documents_of(file, given):
        reading = extractor.read(document.text, document.lang, document.date)
        for remark in reading.notes:
            note(f"{document.doc}: {say_remark(remark)}")
        sys.stdout.buffer.write(write_line(extractor, document, reading))
        sys.stdout.buffer.flush()


def _documents_of(file: Path, given: dict[str, str | None]) -> Iterator[Given]:
    for item in read_source(file).items:
        if isinstance(item, Document):
            yield Given(
                doc=file.name,
                text=item.text,
                lang=given["lang"] or item.lang,
                date=given["date"] or item.published,
                publisher=given["publisher"] or item.publisher,
                url=item.url,
            )
        elif isinstance(item, Rejected):
            _say_rejected(item)
        else:
            raise click.UsageError(f"{file} is a list, not a text; take it in with: cenotaph add {file}")


def _say_what_is_given(items: Iterator[Item], given: dict[str, str | None]) -> Iterator[Item]:
    """Say of each document what is known of all of them, where it does not say it itself."""
    known = {name: value for name, value in given.items() if value is not None}
    for item in items:
        if isinstance(item, Given) and known:
            lacking = {name: value for name, value in known.items() if getattr(item, name) is None}
            yield msgspec.structs.replace(item, **lacking)
        else:
            yield item


def _begun(documents: tuple[Path, ...], spec: Spec, given: dict[str, str | None]) -> Begun:
    extractor = build_extractor(spec)
    known = "".join(f" {name}={value}" for name, value in given.items() if value is not None)
    return Begun(describe_inputs(documents), f"{extractor.id} {extractor.version}{known}")


def _print_all(items: Iterator[Item], spec: Spec, processes: int, progress: Progress) -> Balance:
    balance = Balance()
    for result in read_all(items, spec, processes):
        if isinstance(result, Line):
            for remark in result.notes:
                note(f"{result.doc}: {remark}")
            sys.stdout.buffer.write(result.line)
            sys.stdout.buffer.flush()
        else:
            _say_rejected(result)
        balance.count(result)
        progress(balance.read, None)
    if balance.rejected:
        note(balance.in_words())
    _say_not_covered(balance)
    return balance


def _say_not_covered(balance: Balance) -> None:
    """Name the languages that are read once, behind a corpus, and not for each of its documents."""
    if balance.not_covered:
        note(f"texts are read in {say_covered()}")


def _write_all(
    items: Iterator[Item], into: Output, spec: Spec, processes: int, progress: Progress
) -> Balance:
    with into as output:
        if output.done and not output.is_finished:
            note(f"going on after {output.done:,} documents")
        if not output.is_finished:
            for result in read_all(islice(items, output.done, None), spec, processes):
                output.write(result)
                progress(output.done, None)
            output.finish()
        balance, rejected = output.balance, output.rejected_list
    note(balance.in_words() + (f"\n  all rejected: {rejected}" if rejected else ""))
    _say_not_covered(balance)
    print_lines(
        [{"read": balance.read, **_as_object(balance), "rejected_list": str(rejected) if rejected else None}]
    )
    return balance


def _as_object(balance: Balance) -> dict[str, object]:
    return {
        "said_something": balance.said_something,
        "said_nothing": balance.said_nothing,
        "not_covered": balance.not_covered,
        "rejected": balance.rejected,
    }


def _say_rejected(item: Rejected) -> None:
    note(f"{item.file}: rejected [{item.code}] {item.place}: {item.reason}")
