"""Entities in words for a person at a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from cenotaph.model.entry import Assertion, Statement
from cenotaph.model.evidence import Cell
from cenotaph.model.value import Point, Ref, Term, Text, Value
from cenotaph.register.answers import RELATIONS, Detail, RelationLine, State, StatementLine, Summary
from cenotaph.web.words import say_drawn


def one_line(summary: Summary) -> str:
    """Write an entity in a line: id, kind, state, name, place."""
    where = ", ".join(part for part in (summary.place, summary.country) if part)
    mark = " (derived)" if summary.derived else ""
    name = ", ".join(part for part in (summary.name or "(no name)", where) if part)
    return plain(f"{summary.id}  {summary.kind}  {summary.state}  {name}{mark}")


def describe(detail: Detail) -> str:
    """Write all that is said of an entity, with voices and words."""
    return "\n".join(map(plain, _lines(detail)))


def plain(line: str) -> str:
    """Take out what would break a line or steer the terminal: names come from anywhere."""
    return "".join(
        char if unicodedata.category(char) not in ("Cc", "Cf", "Zl", "Zp") else " " for char in line
    )


def _lines(detail: Detail) -> Iterator[str]:
    yield f"{detail.name or '(no name)'}"
    yield f"  {detail.id}, {detail.kind}{', derived from a list' if detail.derived else ''}"
    yield f"  {state_in_words(detail.state)}"
    if detail.lon is not None and detail.lat is not None:
        country = f", {detail.country}" if detail.country else ""
        yield f"  {detail.lat:.5f}, {detail.lon:.5f} (by {detail.located_by}){country}"
    others = [name.text for name in detail.names if name.text != detail.name]
    if others:
        yield f"  also: {'; '.join(others)}"
    others_said = [line for line in detail.statements if line.property != "burials"]
    yield from _section("What is said", others_said)
    yield from _section("Burials", detail.burials)
    yield from _relations(detail.relations)
    if detail.disagreements:
        yield ""
        yield "Where statements disagree"
        yield from (f"  {finding.message}  [{finding.code}]" for finding in detail.disagreements)
    for title, group in (("Part of", detail.part_of), ("Parts", detail.parts)):
        if group:
            yield ""
            yield title
            yield from (f"  {one_line(summary)}" for summary in group)
    if detail.checkpoint:
        yield ""
        yield f"Folded from the log's checkpoint {detail.checkpoint.strip().splitlines()[0]}"


def _relations(lines: Sequence[RelationLine]) -> Iterator[str]:
    if lines:
        yield ""
        yield "The same, a part, or another"
    for line in lines:
        refused = "  (refused: others keep apart what it would join)" if line.refused else ""
        yield f"  {line.left} {RELATIONS.get(line.relation, line.relation)} {line.right}{refused}"
        said = line.voice if line.by == "source" else f"judged by {line.voice}"
        yield f"      {said}  [{line.address}]"
        yield from (f"      {reason}" for reason in line.reasons)


def state_in_words(state: State) -> str:
    """Write a state with its day and last confirmation.

    >>> state_in_words(State(value="standing", as_of="2026-01-01", last_confirmed="1998", last_confirmed_by="X"))
    'standing as of 2026-01-01, last seen 1998 by X'
    """
    words = f"{state.value.replace('_', ' ')} as of {state.as_of}"
    if state.last_confirmed:
        words += f", last seen {state.last_confirmed}"
        if state.last_confirmed_by:
            words += f" by {state.last_confirmed_by}"
    return words


def _section(title: str, statements: Sequence[StatementLine]) -> Iterator[str]:
    if not statements:
        return
    yield ""
    yield title
    for line in statements:
        yield f"  {_said(line)}"
        voice = "in its own voice" if line.voice == "author" else f"quoting {line.voice} ({line.mode})"
        if line.derived is not None:
            yield f"      derived from {', '.join(line.derived)}"
        else:
            yield f"      {line.edition or line.source}, {voice}  [{line.address}]"
        if line.quote:
            yield f"      “{' '.join(line.quote.split())}”{_drawn_in_words(line)}"
        if line.flags:
            yield f"      flagged: {', '.join(line.flags)}"


def _drawn_in_words(line: StatementLine) -> str:
    """Say where on which page words were recognised, and how surely."""
    if line.drawn is None:
        return ""
    return f" ({say_drawn(line.drawn)})"


def _said(line: StatementLine) -> str:
    parts = [
        line.property,
        line.value or "",
        count_in_words(line.count) if line.count else "",
        line.when or "",
    ]
    if line.places:
        parts.append(f"in {', '.join(line.places)}")
    if line.actor:
        parts.append(f"by {line.actor}")
    if line.status != "happened":
        parts.append(f"({line.status})")
    parts += _qualifiers_in_words((line.qualifiers or {}).items())
    return " ".join(part for part in parts if part)


def assertion_lines(assertion: Assertion) -> Iterator[str]:
    """Write what would be stated of one row, each statement with the cell that it comes from."""
    yield plain(f"  {assertion.subject}")
    for statement in assertion.statements:
        count = msgspec.to_builtins(statement.count) if statement.count else None
        parts = [
            statement.property,
            _value_in_words(statement.value),
            count_in_words(count) if count else "",
            _when_in_words(statement),
            f"in {', '.join(place.name for place in statement.places)}" if statement.places else "",
            *_qualifiers_in_words(statement.qualifiers),
        ]
        cell = statement.selector
        source = f'   <- {cell.column}: "{cell.exact[:60]}"' if isinstance(cell, Cell) else ""
        yield plain("    " + " ".join(part for part in parts if part) + source)


def _when_in_words(statement: Statement) -> str:
    when = statement.when
    if when is None or (when.edtf is None and when.as_written is None):
        return ""
    return when.edtf or f'"{when.as_written}" (no date understood)'


def _value_in_words(value: Value | None) -> str:
    match value:
        case Text(text, lang):
            return f'"{text[:80]}"' + (f" ({lang})" if lang else "")
        case Term(code, as_written):
            return code or f'"{as_written}"'
        case Point(lon, lat):
            return f"{lat / 1e7:.7g}, {lon / 1e7:.7g}"
        case Ref(subject):
            return subject
    return ""


def _qualifiers_in_words(qualifiers: Iterable[tuple[str, str]]) -> list[str]:
    return [f"[{name.replace('_', ' ')}: {words}]" for name, words in qualifiers]


def count_in_words(count: dict[str, Any]) -> str:
    """Write a count.

    >>> count_in_words({"min": 200, "max": 999, "unit": "sites"})
    '200 to 999 sites'
    >>> count_in_words({"min": 991, "max": 991, "unit": "people", "category": "military"})
    '991 people (military)'
    """
    low, high = count["min"], count.get("max")
    number = f"{low:,}" if low == high else f"{low:,} or more" if high is None else f"{low:,} to {high:,}"
    marks = [
        str(count[key]).replace("_", " ")
        for key in ("category", "identified", "grave_type", "conflict")
        if count.get(key)
    ]
    return f"{number} {count['unit']}" + (f" ({', '.join(marks)})" if marks else "")
