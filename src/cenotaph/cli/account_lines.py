"""A document that was read, drawn for a terminal: colours where there are any, the same words where there are none.

Invariant: a document's words cannot steer the terminal: what is no printable character becomes a blank.
"""

from __future__ import annotations

from collections.abc import Iterator

import click
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from cenotaph.cli.describe import plain
from cenotaph.extract.text.account import Account, Site, Voice
from cenotaph.extract.text.reading import Quotation
from cenotaph.register.answers import StatementLine
from cenotaph.web.reading_view import say_parts, stated
from cenotaph.web.words import (
    STATUSES,
    say_date,
    say_kind,
    say_language,
    say_property,
    say_remark,
    say_voice,
)

_MOST_CHARS = 240
_HEADING, _SOFT, _WARNING, _SPEAKER, _WHAT = "bold underline", "dim", "bold red", "bold cyan", "bold yellow"


def print_account(account: Account, console: Console) -> None:
    """Print what a document says: its head, quotations by speaker, statements by site, what was not understood."""
    if console.is_terminal:
        console.print(Group(*_parts(account)))
        return
    with console.capture() as drawn:
        console.print(Group(*_parts(account)))
    # Without colours the blanks that fill a line are only in the way.
    click.echo("\n".join(line.rstrip() for line in drawn.get().splitlines()))


def _parts(account: Account) -> Iterator[RenderableType]:
    reading = account.reading
    yield Text(plain(account.title or account.name), style="bold")
    told = say_language(reading.lang) if reading.lang != "und" else "language not told"
    head = (
        account.publisher,
        say_date(reading.date) or "no date",
        told,
        f"{account.words:,} words",
        account.url,
    )
    yield _indented(1, Text(plain(" · ".join(part for part in head if part)), style=_SOFT))
    if account.voices:
        yield _heading("Who is quoted")
        for voice in account.voices:
            yield from _voice(account, voice)
    if account.sites:
        yield _heading("What is stated")
        for site in account.sites:
            yield from _site(account, site)
    yield from _not_understood(account)
    yield Text()


def _heading(words: str) -> Text:
    return Text(f"\n{words}", style=_HEADING)


def _indented(by: int, text: Text) -> Padding:
    return Padding(text, (0, 0, 0, 2 * by), expand=False)


def _voice(account: Account, voice: Voice) -> Iterator[RenderableType]:
    yield _indented(1, Text(plain(voice.speaker or "a speaker who is not known"), style=_SPEAKER))
    for number in voice.quotations:
        yield _indented(2, _quotation(account, account.reading.quotations[number]))


def _quotation(account: Account, one: Quotation) -> Text:
    text = account.reading.text
    words = _short(text[one.start : one.end])
    cue = f" ({plain(text[slice(*one.cue)])})" if one.cue else ""
    how = "quoted" if one.mode == "direct" else "reported"
    line = Text.assemble((f"{how}{cue}: ", _SOFT), f"“{words}”" if one.mode == "direct" else words)
    return _flagged(line, one.flags)


def _site(account: Account, site: Site) -> Iterator[RenderableType]:
    where = f" · {', '.join(site.places)}" if site.places else ""
    yield _indented(
        1,
        Text.assemble((plain(site.title), "bold green"), (plain(f"  {say_kind(site.kind)}{where}"), _SOFT)),
    )
    for number in site.findings:
        line = stated(account.reading, number)
        yield _indented(2, _statement(line, site))
        yield _indented(3, Text.assemble((f"“{_short(line.quote or '')}”", "italic"), (f"  {plain(say_voice(line))}", _SPEAKER)))  # fmt: skip


def _statement(line: StatementLine, site: Site) -> Text:
    said = Text.assemble((say_property(line.property), _WHAT))
    if rest := " · ".join(map(plain, say_parts(line, site))):
        said.append(f" {rest}")
    if line.status != "happened":
        said.append(f" [{STATUSES.get(line.status, line.status)}]", style="magenta")
    return _flagged(said, line.flags)


def _flagged(said: Text, flags: tuple[str, ...]) -> Text:
    """Add the flags by their codes: the words of each would fill a line."""
    for flag in flags:
        said.append(f"  ! {flag.replace('_', ' ')}", style=_WARNING)
    return said


def _not_understood(account: Account) -> Iterator[RenderableType]:
    notes = account.reading.notes
    nothing = not account.sites and not account.voices and not notes
    if not (notes or account.unread or nothing):
        return
    yield _heading("What was not understood")
    for remark in notes:
        yield _indented(1, Text(plain(say_remark(remark)), style=_WARNING))
    if nothing:
        yield _indented(1, Text("nothing in it was taken as a quotation or as a statement about a memorial"))
    if account.unread:
        yield _indented(1, Text("these paragraphs speak of a memorial, and nothing in them was taken as a statement:"))  # fmt: skip
    for start, end in account.unread:
        yield _indented(2, Text(_short(account.reading.text[start:end]), style=_SOFT))


def _short(words: str) -> str:
    line = " ".join(plain(words).split())
    return line if len(line) <= _MOST_CHARS else line[: _MOST_CHARS - 1] + "…"
