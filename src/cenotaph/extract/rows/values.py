"""Values, times and counts of cells.

Each is made once for a cell's words and remembered: lists repeat themselves. A date that is not understood keeps the
event and its words (`When(None, "spring?")`); a number that is not understood rejects the row, because a count without
its number says nothing, and zero would be a lie.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from cenotaph.extract.rows.amounts import read_amount
from cenotaph.extract.rows.cells import (
    CellError,
    Cells,
    LinePath,
    ReadCell,
    SpecError,
    as_list,
    first_filled,
    split_cell,
)
from cenotaph.extract.rows.conditions import compile_pattern
from cenotaph.extract.rows.spec import CountSpec, StatementSpec, WhenSpec
from cenotaph.extract.rows.survey import Survey
from cenotaph.model.identity import format_subject
from cenotaph.model.schema import read_schema
from cenotaph.model.value import Count, Ref, Term, Text, Value, When
from cenotaph.normalize.date_columns import date_of_milliseconds, date_of_serial, parse_dates
from cenotaph.normalize.dates import DateOrder, parse_date
from cenotaph.normalize.quantities import parse_integer

MakeValue = Callable[[str, str | None], Value | None]
"""Takes the words of a cell and the language; None where they are no value (and then nothing is stated)."""
WhenOf = Callable[[Cells], tuple[tuple[When, ...], str] | None]
"""Returns the times of a cell (one, unless it is split) and the column they stand in."""
CountOf = Callable[[str, str], Count | None]
"""Takes the words of a cell and its column; None where the words are not what the profile looks for."""

_REMEMBERED = 50_000


def compile_when(
    spec: str | list[str] | WhenSpec, read_cell: ReadCell, survey: Survey, path: LinePath
) -> WhenOf:
    """Compile the columns of a time: the first that holds something is read.

    Raises:
        SpecError: `matches` is no regular expression with a group `value`.
    """
    plan = spec if isinstance(spec, WhenSpec) else WhenSpec(column=spec)
    columns = as_list(plan.column)
    cut = _compile_cut(plan.matches, (*path, "matches"))
    made: dict[tuple[str, DateOrder | None], tuple[When, ...]] = {}

    def read_times(words: str, order: DateOrder | None) -> tuple[When, ...]:
        if plan.counts is not None:
            return (When(_counted_date(words, plan.counts), words, plan.relation),)
        if plan.split == "dates":
            return tuple(When(date, words, plan.relation) for date in parse_dates(words, order))
        times = []
        for part in split_cell(words, plan.split):
            taken = cut(part)
            if taken is not None:
                times.append(When(parse_date(taken, order=order), part, plan.relation))
        return tuple(times)

    def when_of(cells: Cells) -> tuple[tuple[When, ...], str] | None:
        found = first_filled(read_cell, cells, columns)
        if found is None:
            return None
        column, words = found
        order = DateOrder(plan.order) if plan.order else survey.orders.get(column)
        times = made.get((words, order))
        if times is None:
            if len(made) >= _REMEMBERED:
                made.clear()
            times = read_times(words, order)
            if plan.unreadable == "leave_out":
                times = tuple(time for time in times if time.edtf is not None)
            made[words, order] = times
        return (times, column) if times else None

    return when_of


def _counted_date(words: str, counts: Literal["days", "milliseconds"]) -> str | None:
    """Turn a program's counter into a day; a cell that holds a plain date is one."""
    number = parse_integer(words)
    if number is None or len(words.strip()) <= 4:
        return parse_date(words)
    return date_of_serial(number) if counts == "days" else date_of_milliseconds(number)


def _compile_cut(matches: str | None, path: LinePath) -> Callable[[str], str | None]:
    """Make what cuts a value out of a cell; None where the pattern is not found."""
    if matches is None:
        return lambda words: words
    pattern = compile_pattern(matches, path)
    if "value" not in pattern.groupindex:
        raise SpecError(path, "the regular expression needs a group `(?P<value>...)`")

    def cut(words: str) -> str | None:
        found = pattern.search(words)
        return ((found["value"] or "").strip() or None) if found else None

    return cut


def compile_count(spec: CountSpec, path: LinePath) -> CountOf:
    """Compile a count.

    Raises:
        SpecError: `matches` is no regular expression with a group `value`.
    """
    made: dict[str, Count | None] = {}
    cut = _compile_cut(spec.matches, (*path, "matches"))

    def read_count(words: str, column: str) -> Count | None:
        taken = cut(words)
        if taken is None:
            return None
        amount = read_amount(taken, language=spec.lang)
        if amount is None and spec.unreadable == "leave_out":
            return None
        if amount is None:
            raise CellError("not_a_number", column, f"{words[:80]!r} is no whole number")
        return Count(
            amount.least,
            amount.unit or spec.unit,
            amount.most,
            category=spec.category,
            identified=spec.identified,
            grave_type=spec.grave_type,
            conflict=spec.conflict,
        )

    def count_of(words: str, column: str) -> Count | None:
        if words not in made:
            if len(made) >= _REMEMBERED:
                made.clear()
            made[words] = read_count(words, column)
        return made[words]

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
