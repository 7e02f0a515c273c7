"""`[[also]]` and `[attribution]` of a profile, compiled: other things that a row is about, and whose words it holds.

Invariant: another thing's id begins with that of the row's own subject, so that it follows it when rows with the same
key are told apart; each of its statements points at a cell of the row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import quote

import msgspec

from cenotaph.extract.rows.cells import (
    Cells,
    LinePath,
    ReadCell,
    SpecError,
    as_list,
    first_filled,
    split_cell,
)
from cenotaph.extract.rows.conditions import compile_if
from cenotaph.extract.rows.spec import AlsoSpec, AttributionSpec
from cenotaph.extract.rows.statements import compile_statements
from cenotaph.extract.rows.survey import Survey
from cenotaph.model.entry import Statement
from cenotaph.model.evidence import Attribution, Cell
from cenotaph.model.schema import read_schema
from cenotaph.model.value import Ref, Term
from cenotaph.sources.item import Row

EACH = "@each"
"""The cell of a value of `each`, for the statements about it."""

Also = Callable[[Row, str, str], Iterator[tuple[str, tuple[Statement, ...]]]]
"""Takes a row, its subject and its kind; yields other subjects with what is stated of them."""

SpeakersOf = Callable[[Cells], tuple[Attribution, ...]]


def compile_also(spec: AlsoSpec, read_cell: ReadCell, survey: Survey, path: LinePath) -> Also:
    """Compile one table.

    Raises:
        SpecError: an unknown kind or relation, or a statement that says something impossible.
    """
    schema = read_schema()
    if spec.kind not in schema.kinds:
        raise SpecError((*path, "kind"), f"there is no kind {spec.kind!r} (known: {', '.join(schema.kinds)})")
    if spec.relation is not None and spec.relation not in schema.properties:
        raise SpecError((*path, "relation"), f"there is no property {spec.relation!r}")
    if not spec.suffix.strip("/"):
        raise SpecError((*path, "suffix"), "another thing needs a key of its own")
    state_all = compile_statements(spec.statement, read_cell, survey=survey, path=path)
    holds = compile_if(spec.if_, read_cell, (*path, "if")) if spec.if_ is not None else None
    kind = Statement(property="kind", value=Term(spec.kind))

    def also(row: Row, subject: str, row_kind: str) -> Iterator[tuple[str, tuple[Statement, ...]]]:
        if holds is not None and not holds(row.cells, row_kind):
            return
        for number, part in enumerate(_parts(row.cells), 1):
            cells = row.cells if part is None else {**row.cells, EACH: part}
            stated = state_all(msgspec.structs.replace(row, cells=cells), spec.kind)
            if not stated:
                continue
            relation = (
                [Statement(property=spec.relation, value=Ref(subject))] if spec.relation is not None else []
            )
            suffix = spec.suffix if part is None else f"{spec.suffix}{number}"
            made = (kind, *relation, *(_in_its_column(one) for one in stated))
            yield subject + quote(suffix, safe="/~'(),!*"), made

    def _parts(cells: Cells) -> list[str] | list[None]:
        if spec.each is None:
            return [None]
        words = read_cell(cells, spec.each)
        return [] if words is None else split_cell(words, spec.split)

    def _in_its_column(statement: Statement) -> Statement:
        selector = statement.selector
        if isinstance(selector, Cell) and selector.column == EACH and spec.each is not None:
            return msgspec.structs.replace(statement, selector=Cell(spec.each, selector.exact))
        return statement

    return also


def compile_speakers(spec: AttributionSpec, read_cell: ReadCell, path: LinePath) -> SpeakersOf:
    """Compile whose words the rows are.

    Raises:
        SpecError: neither a column nor a text says it.
    """
    columns = as_list(spec.column)
    if not columns and spec.text is None:
        raise SpecError(path, "an attribution needs `column` or `text`")

    def speakers_of(cells: Cells) -> tuple[Attribution, ...]:
        found = first_filled(read_cell, cells, columns)
        speaker = found[1] if found else spec.text
        return () if speaker is None else (Attribution(speaker, spec.mode, spec.cue),)

    return speakers_of
