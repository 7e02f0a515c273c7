"""Values, times and counts of cells.

Each is made once for a cell's words and remembered: lists repeat themselves. A date that is not understood keeps the
event and its words (`When(None, "spring?")`); a number that is not understood rejects the row, because a count without
its number says nothing, and zero would be a lie.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from cenotaph.extract.rows.cells import (
    CellError,
    Cells,
    LinePath,
    ReadCell,
    SpecError,
    as_list,
    first_filled,
)
from cenotaph.extract.rows.spec import CountSpec, StatementSpec, WhenSpec
from cenotaph.model.identity import format_subject
from cenotaph.model.schema import read_schema
from cenotaph.model.value import Count, Ref, Term, Text, Value, When
from cenotaph.normalize.dates import DateOrder, parse_date
from cenotaph.normalize.quantities import parse_integer

MakeValue = Callable[[str, str | None], Value | None]
"""Takes the words of a cell and the language; None where they are no value (and then nothing is stated)."""
WhenOf = Callable[[Cells], tuple[When, str] | None]
"""Returns a time and the column it stands in."""
CountOf = Callable[[str], Count]

_REMEMBERED = 50_000


def compile_when(spec: str | list[str] | WhenSpec, read_cell: ReadCell) -> WhenOf:
    """Compile the columns of a time: the first that holds something is read."""
    plan = spec if isinstance(spec, WhenSpec) else WhenSpec(column=spec)
    columns = as_list(plan.column)
    order = DateOrder(plan.order) if plan.order else None
    made: dict[str, When] = {}

    def when_of(cells: Cells) -> tuple[When, str] | None:
        found = first_filled(read_cell, cells, columns)
        if found is None:
            return None
        column, words = found
        when = made.get(words)
        if when is None:
            if len(made) >= _REMEMBERED:
                made.clear()
            when = made[words] = When(parse_date(words, order=order), words, plan.relation)
        return when, column

    return when_of


def compile_count(spec: CountSpec) -> CountOf:
    """Compile a count."""
    made: dict[str, Count] = {}

    def count_of(words: str) -> Count:
        count = made.get(words)
        if count is None:
            number = parse_integer(words)
            if number is None or number < 0:
                raise CellError("not_a_number", spec.column, f"{words[:80]!r} is no whole number")
            if len(made) >= _REMEMBERED:
                made.clear()
            count = made[words] = Count(
                number,
                spec.unit,
                number,
                category=spec.category,
                identified=spec.identified,
                grave_type=spec.grave_type,
                conflict=spec.conflict,
            )
        return count

    return count_of


def compile_value(spec: StatementSpec, path: LinePath) -> MakeValue | None:
    """Compile what a cell becomes; None where the property has no value (an event is its date).

    Raises:
        SpecError: the value does not fit the property, or a code does not fit the vocabulary.
    """
    prop = read_schema().properties[spec.property]
    has_column = spec.column is not None or spec.text is not None
    kind = (
        spec.value
        or (prop.value if has_column and spec.count is None and prop.value != "point" else None)
        or "none"
    )
    codes = {word.strip().casefold(): code for word, code in (spec.codes or {}).items()}
    if kind == "none":
        if codes:
            raise SpecError((*path, "codes"), "there is no value that the codes could become")
        return None
    if kind == "ref":
        return _make_ref(spec, path)
    if kind == "term":
        _check_codes(spec, path)
        return lambda words, _lang: Term(codes.get(words.casefold()), words)
    if codes:
        return lambda words, lang: Text(codes.get(words.casefold(), words), lang)
    return Text


def _make_ref(spec: StatementSpec, path: LinePath) -> MakeValue:
    namespace = spec.namespace
    if namespace is None or not re.fullmatch(r"[a-z][a-z0-9_.-]{0,63}", namespace):
        raise SpecError((*path, "namespace"), "a reference needs a `namespace` of lower-case letters")
    return lambda words, _lang: Ref(format_subject(namespace, words))


def _check_codes(spec: StatementSpec, path: LinePath) -> None:
    conditions = read_schema().conditions
    for word, code in (spec.codes or {}).items():
        if spec.property == "condition" and code not in conditions:
            known = ", ".join(conditions)
            raise SpecError((*path, "codes", word), f"there is no condition {code!r} (known: {known})")
