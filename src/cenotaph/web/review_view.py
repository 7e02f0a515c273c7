"""What waits for a person's verdict, as its page shows it: import by import, thing by thing, with the words around.

Invariant: every line that is given is in exactly one thing of one import, in the order of the log. Of a source that may
only be quoted no word around a quote gets into the view; of an internal one, no word at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

import msgspec

from cenotaph.register.answers import SourceLine, StatementLine, WaitingLine
from cenotaph.web.words import say_kind

AROUND_CHARACTERS = 140
"""How much of the text is shown on each side of a quote."""

QUOTATION = "quotation"


class Waiting(msgspec.Struct, frozen=True):
    """A statement that waits, with the words before and behind its quote."""

    line: StatementLine
    before: str
    after: str


class Thing(msgspec.Struct, frozen=True, kw_only=True):
    """What statements are about.

    Attributes:
        title: its name or its words in the document; None for the quotations of a document.
        entity: the site that counts already, or None.
    """

    subject: str
    title: str | None
    entity: str | None
    lines: tuple[Waiting, ...]


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """What one import brought. `title`: what was read; `document`: its text, where that may be opened."""

    import_id: int | None
    title: str
    document: str | None
    reader: str | None
    read_on: str
    things: tuple[Thing, ...]


def view_review(
    waiting: Iterable[WaitingLine],
    sources: Mapping[str, SourceLine],
    text_of: Callable[[str], str | None],
) -> tuple[Batch, ...]:
    """Arrange what waits for its page.

    Args:
        waiting: in the order of the log.
        sources: all sources by id.
        text_of: reads a rendition; None where it is not held.
    """
    texts: dict[str, str | None] = {}

    def text(sha256: str) -> str | None:
        if sha256 not in texts:
            texts[sha256] = text_of(sha256)
        return texts[sha256]

    return tuple(
        _batch(list(group), sources, text)
        for _, group in groupby(without_words(waiting, sources), key=lambda one: one.import_id)
    )


def _batch(
    group: list[WaitingLine], sources: Mapping[str, SourceLine], text_of: Callable[[str], str | None]
) -> Batch:
    first = group[0].statement
    visibility = _visibility(first, sources)
    by_subject: dict[str, list[WaitingLine]] = {}
    for one in group:
        by_subject.setdefault(one.statement.subject or "", []).append(one)
    return Batch(
        import_id=group[0].import_id,
        title=first.edition or first.source or "",
        document=first.document,
        reader=group[0].reader,
        read_on=group[0].read_on,
        things=tuple(
            Thing(
                subject=subject,
                title=_title(lines) if visibility != "internal" else subject,
                entity=lines[0].entity,
                lines=tuple(_line(one.statement, visibility, text_of) for one in lines),
            )
            for subject, lines in by_subject.items()
        ),
    )


def without_words(waiting: Iterable[WaitingLine], sources: Mapping[str, SourceLine]) -> Iterator[WaitingLine]:
    """Take out what an internal source says: that something waits is all that may be known of it."""
    for one in waiting:
        if _visibility(one.statement, sources) == "internal":
            bare = msgspec.structs.replace(
                one.statement, value=None, value_as_written=None, quote=None, voice="", actor=None, cause=None,
                places=(), qualifiers=None, when_as_written=None, when_anchor=None, said_via=(), citation=None,
            )  # fmt: skip
            yield msgspec.structs.replace(one, statement=bare)
        else:
            yield one


def _visibility(line: StatementLine, sources: Mapping[str, SourceLine]) -> str:
    known = sources.get(line.source or "")
    return known.visibility if known else "public"


def _title(lines: list[WaitingLine]) -> str | None:
    """Name a thing: as the register does, else as these statements do, else by its words."""
    said = [one.statement for one in lines]
    if all(line.property == QUOTATION for line in said):
        return None
    name = lines[0].entity_name or next((line.value for line in said if line.property == "named"), None)
    kind = next((line for line in said if line.property == "kind"), None)
    mention = (kind.quote or say_kind(kind.value or "")) if kind else said[0].subject
    return name or mention


def _line(line: StatementLine, visibility: str, text_of: Callable[[str], str | None]) -> Waiting:
    start, end = line.start, line.end
    text = text_of(line.document) if visibility == "public" and line.document and start is not None else None
    if text is None or start is None or end is None or text[start:end] != line.quote:
        return Waiting(line, "", "")
    before = text[max(0, start - AROUND_CHARACTERS) : start]
    after = text[end : end + AROUND_CHARACTERS]
    return Waiting(
        line,
        f"… {_from_word(before)}" if start > AROUND_CHARACTERS else before,
        f"{_to_word(after)} …" if end + AROUND_CHARACTERS < len(text) else after,
    )


def _from_word(text: str) -> str:
    """Leave out the end of a word that was cut."""
    _, blank, rest = text.partition(" ")
    return rest if blank else text


def _to_word(text: str) -> str:
    rest, blank, _ = text.rpartition(" ")
    return rest if blank else text
