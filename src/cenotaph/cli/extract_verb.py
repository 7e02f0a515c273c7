"""`cenotaph extract FILE --jsonl`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import click

from cenotaph.cli.extractor_options import extractor_options
from cenotaph.cli.language_option import lang_option, say_covered
from cenotaph.cli.terminal import bar, edtf_date, note, print_lines
from cenotaph.extract.corpus.documents import Given, read_corpora
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

    With --documents, one line comes out for each that goes in, in the same order, whatever the number of processes.
    A line that is no document is rejected, and said so on stderr; with --out it stands in OUT.rejected, and the balance
    is printed when everything is read. Exit code 0 if anything was read, else 3.
    """
    if (file is None) != bool(documents):
        raise click.UsageError("give either FILE or --documents FILE")
    spec = Spec(endpoint, str(cache_folder(os.environ)))
    if endpoint is None:
        with bar("compiling the gazetteer", "places") as progress:
            Gazetteer.open(cache_folder(os.environ), progress=progress)
    if file is not None:
        if out is not None or processes > 1:
            raise click.UsageError("--out and --processes go with --documents")
        _read_file(file, spec, {"date": date, "publisher": publisher, "lang": lang})
        return
    with bar("reading", "documents") as progress:
        balance = (
            _print_all(documents, spec, processes, progress)
            if out is None
            else _write_all(documents, out, spec, processes, progress)
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


def _print_all(documents: tuple[Path, ...], spec: Spec, processes: int, progress: Progress) -> Balance:
    balance = Balance()
    for result in read_all(read_corpora(documents), spec, processes):
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
    documents: tuple[Path, ...], out: Path, spec: Spec, processes: int, progress: Progress
) -> Balance:
    extractor = build_extractor(spec)
    begun = Begun(describe_inputs(documents), f"{extractor.id} {extractor.version}")
    with Output(out, begun) as output:
        if output.done and not output.is_finished:
            note(f"going on after {output.done:,} documents")
        if not output.is_finished:
            items = islice(read_corpora(documents), output.done, None)
            for result in read_all(items, spec, processes):
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
