"""Statements as answers: one line each, with voice, words, and where these stand.

Invariant: words are as the source wrote them. Those of a source that is not public are withheld, and said so by a
quote of None.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from cenotaph.model.evidence import Attribution, Cell, Citation, Evidence, Page, TextQuote, exact_words
from cenotaph.model.value import Count, Point, Ref, Term, Text, Value
from cenotaph.register.answers import Quotation, StatementLine
from cenotaph.register.burials import REST, Rest
from cenotaph.register.reviews import Verdicts, verdict_on, verdicts_of
from cenotaph.register.said import Said

AUTHOR, FROM_A_LIST = "author", "from a list"
HAPPENED = "happened"


def read_verdicts(database: sqlite3.Connection, said: Iterable[Said]) -> dict[tuple[int, int], str]:
    """Read what people last thought of entries and statements: (entry, n or -1) -> accept or reject."""
    if not database.execute("SELECT 1 FROM review LIMIT 1").fetchone():
        return {}
    entries = {one.entry for one in said}
    entries |= {one.assertion.import_id for one in said if one.assertion.import_id is not None}
    return verdicts_of(database, entries)


def line_of(said: Said, verdicts: Verdicts) -> StatementLine:
    """Write one statement as a line."""
    statement, when = said.statement, said.statement.when
    layers = said.assertion.attribution
    evidence = said.assertion.evidence
    quote = _text_quote(said)
    hidden = said.source.visibility == "internal"
    return StatementLine(
        address=said.address,
        property=statement.property,
        value=value_text(statement.value),
        when=when.edtf if when else None,
        places=tuple(place.name for place in statement.places),
        count=count_object(statement.count),
        status=statement.status or HAPPENED,
        voice=said.speaker or AUTHOR,
        mode=layers[0].mode if layers else "narration",
        source=said.source.id,
        quote=None if hidden else _words(said),
        subject=said.assertion.subject,
        value_lang=statement.value.lang if isinstance(statement.value, Text) else None,
        value_code=statement.value.code if isinstance(statement.value, Term) else None,
        value_as_written=statement.value.as_written if isinstance(statement.value, Term) else None,
        when_as_written=when.as_written if when else None,
        when_relation=when.relation if when else None,
        when_anchor=when.anchor if when else None,
        actor=statement.actor,
        cause=statement.cause,
        qualifiers=dict(statement.qualifiers) or None,
        certainty=statement.certainty,
        cell=statement.selector.column if isinstance(statement.selector, Cell) else None,
        capture=evidence.capture if isinstance(evidence, Evidence) else None,
        document=evidence.rendition if isinstance(evidence, Evidence) else None,
        start=quote.start if quote else None,
        end=quote.end if quote else None,
        drawn=_drawn(quote.drawn) if quote and quote.drawn else None,
        flags=_flags(layers),
        verdict=verdict_on(verdicts, said.entry, said.n, said.assertion.import_id),
        said_via=tuple(layer.speaker or "an unnamed speaker" for layer in layers[1:]),
        citation=evidence.text if isinstance(evidence, Citation) and not hidden else None,
        edition=said.source.label,
    )


def member_line(line: StatementLine) -> StatementLine:
    """Write a group's statement as that of a member: same words, marked, and without the number of the whole list."""
    flags = (*line.flags, FROM_A_LIST)
    derived = (line.address,) if line.address else ()
    return msgspec.structs.replace(line, count=None, derived=derived, flags=flags)


def rest_line(rest: Rest, like: StatementLine) -> StatementLine:
    """Write what is left of a total: derived, of the category `rest`, in nobody's words."""
    count = {"min": rest.min, "max": rest.max, "unit": rest.unit, "category": REST}
    return StatementLine(
        address=None,
        property="burials",
        value=None,
        when=like.when,
        places=like.places,
        count={name: value for name, value in count.items() if value is not None},
        status=HAPPENED,
        voice=like.voice,
        mode=like.mode,
        source=like.source,
        quote=None,
        derived=tuple(one.address for one in rest.statements),
        subject=like.subject,
        edition=like.edition,
    )


def quotation_of(said: Said) -> Quotation | None:
    """Write a quotation; None if its place in the document is not known."""
    quote = _text_quote(said)
    if quote is None:
        return None
    layers = said.assertion.attribution
    return Quotation(
        address=said.address,
        text=quote.exact,
        speaker=layers[0].speaker if layers else None,
        mode=layers[0].mode if layers else "direct",
        cue=layers[0].cue if layers else None,
        flags=_flags(layers),
        start=quote.start,
        end=quote.end,
        drawn=_drawn(quote.drawn) if quote.drawn else None,
    )


def value_text(value: Value | None) -> str | None:
    """Write a value as text.

    >>> value_text(Point(214300000, 419900000)), value_text(Term("monument", "Denkmal")), value_text(Term("grave"))
    ('41.99, 21.43', 'monument', 'grave')
    """
    match value:
        case None:
            return None
        case Text():
            return value.text
        case Term():
            return value.code or value.as_written
        case Point():
            return ", ".join(_degrees(part) for part in (value.lat, value.lon))
        case Ref():
            return value.subject
    return "unknown"


def _degrees(e7: int) -> str:
    return f"{e7 / 1e7:.7f}".rstrip("0").rstrip(".")


def count_object(count: Count | None) -> dict[str, Any] | None:
    """Write a count as an object without nulls."""
    if count is None:
        return None
    return {name: value for name, value in msgspec.structs.asdict(count).items() if value is not None}


def _drawn(page: Page) -> dict[str, Any]:
    return {"page": page.number, "box": page.box, "confidence": page.confidence}


def _text_quote(said: Said) -> TextQuote | None:
    if isinstance(said.statement.selector, TextQuote):
        return said.statement.selector
    evidence = said.assertion.evidence
    if isinstance(evidence, Evidence) and isinstance(evidence.selector, TextQuote):
        return evidence.selector
    return None


def _words(said: Said) -> str | None:
    words = exact_words(said.statement.selector)
    if words is None and isinstance(said.assertion.evidence, Evidence):
        words = exact_words(said.assertion.evidence.selector)
    return words


def _flags(layers: Sequence[Attribution]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(flag for layer in layers for flag in layer.flags))
