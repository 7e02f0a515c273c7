"""`cenotaph read FILE|URL`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click
from rich.console import Console

from cenotaph.cli.account_lines import print_account
from cenotaph.cli.address import is_address, local
from cenotaph.cli.language_option import lang_option
from cenotaph.cli.terminal import bar, edtf_date, note
from cenotaph.extract.text import read_text
from cenotaph.extract.text.account import Account, give_account
from cenotaph.gazetteer import Gazetteer
from cenotaph.settings import cache_folder
from cenotaph.sources.item import Document, Rejected
from cenotaph.sources.reader import read_source

_PLAIN_WIDTH = 100


@click.command("read")
@click.argument("file", metavar="FILE|URL")
@lang_option
@click.option(
    "--date", callback=edtf_date, help="When it was published (EDTF): what 'last year' counts from."
)
@click.option("--publisher", help="Who published it.")
@click.option(
    "--html",
    "page",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the text with its marks and notes to this page, too.",
)
@click.pass_context
def command(
    ctx: click.Context,
    file: str,
    lang: str | None,
    date: str | None,
    publisher: str | None,
    page: Path | None,
) -> None:
    """Say what a document says about memorials, for a person to read. Needs no register and writes to none.

    Quotations by speaker, statements by site with the words they stand on, and what was not understood. A file of
    several documents (a web archive, a feed) is read one after the other. Exit code 3 if no document could be read.
    """
    given = {"lang": lang, "date": date, "publisher": publisher}
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=int(os.environ.get("COLUMNS", _PLAIN_WIDTH)))
    accounts: list[Account] = []
    count = 0
    with local(file) as path:
        for account in _accounts(path, file, given):
            print_account(account, console)
            count += 1
            if page is not None:
                accounts.append(account)
    if page is not None and count:
        from cenotaph.web.reading_page import render_readings  # templates are not needed for the terminal

        page.write_text(render_readings(accounts), encoding="utf-8")
        note(f"wrote {page}")
    ctx.exit(0 if count else 3)


def _accounts(path: Path, file: str, given: dict[str, str | None]) -> Iterator[Account]:
    with bar("compiling the gazetteer", "places") as progress:
        gazetteer = Gazetteer.open(cache_folder(os.environ), progress=progress)
    source = read_source(path)
    for item in source.items:
        if isinstance(item, Document):
            yield _read(item, file, given, gazetteer)
        elif isinstance(item, Rejected):
            note(f"not read [{item.code}] {item.place}: {item.reason}")
        else:
            raise click.UsageError(
                f"{file} is a list, not a text; see what is in it with: cenotaph look {file}"
            )
    for remark in source.afterwards():
        note(f"{file}: {remark}")


def _read(item: Document, file: str, given: dict[str, str | None], gazetteer: Gazetteer) -> Account:
    lang = given["lang"] or item.lang
    reading = read_text(item.text, lang=lang, date=given["date"] or item.published, gazetteer=gazetteer)
    return give_account(
        reading,
        name=file if is_address(file) else Path(file).name,
        title=item.title,
        publisher=given["publisher"] or item.publisher,
        url=item.url or (file if is_address(file) else None),
    )
