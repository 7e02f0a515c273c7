"""`[kind]` of a profile, compiled: what a row is about, and in which words the source says so."""

from __future__ import annotations

from collections.abc import Callable

from cenotaph.extract.rows.cell_words import kind_of
from cenotaph.extract.rows.cells import (
    Cells,
    LinePath,
    ReadCell,
    SpecError,
    as_list,
    first_filled,
    split_cell,
)
from cenotaph.extract.rows.conditions import compile_if, compile_pattern
from cenotaph.extract.rows.spec import KindRule, KindSpec
from cenotaph.model.entry import Statement
from cenotaph.model.evidence import Cell
from cenotaph.model.schema import read_schema
from cenotaph.model.value import Term

KindOf = Callable[[Cells], Statement]
_Found = tuple[str, str | None, str | None]
"""Kind, the source's word, and the column it stands in."""
_Rule = Callable[[Cells], _Found | None]

_REMEMBERED = 20_000


def compile_kind(spec: KindSpec, read_cell: ReadCell) -> KindOf:
    """Compile the rules for the kind into one function that makes the `kind` statement.

    Raises:
        SpecError: a rule says nothing, or names a kind that the schema does not have.
    """
    _check_kind(spec.otherwise, ("kind", "otherwise"))
    rules = [
        _compile_rule(rule, read_cell, ("kind", "rules", index)) for index, rule in enumerate(spec.rules)
    ]
    columns = [column for rule in spec.rules if rule.codes for column in as_list(rule.column or [])]
    made: dict[tuple[str, str | None, str | None, str | None], Statement] = {}

    def kind_of(cells: Cells) -> Statement:
        for rule in rules:
            found = rule(cells)
            if found is not None:
                break
        else:
            column = next((column for column in columns if read_cell(cells, column) is not None), None)
            found = spec.otherwise, read_cell(cells, column) if column else None, column
        kind, word, column = found
        key = (kind, word, column, cells[column] if column else None)
        statement = made.get(key)
        if statement is None:
            if len(made) >= _REMEMBERED:
                made.clear()
            selector = Cell(column, cells[column]) if column else None
            statement = Statement(property="kind", value=Term(kind, word), selector=selector)
            made[key] = statement
        return statement

    return kind_of


def _check_kind(kind: str, path: LinePath) -> None:
    kinds = read_schema().kinds
    if kind not in kinds:
        raise SpecError(path, f"there is no kind {kind!r} (known: {', '.join(kinds)})")


def _compile_rule(rule: KindRule, read_cell: ReadCell, path: LinePath) -> _Rule:
    for word, kind in (rule.codes or {}).items():
        _check_kind(kind, (*path, "codes", word))
    if rule.is_ is not None:
        _check_kind(rule.is_, (*path, "is"))
    holds = None if rule.if_ is None else compile_if(rule.if_, read_cell, (*path, "if"))
    decide = _decision(rule, read_cell, path)
    if holds is None:
        return decide
    return lambda cells: decide(cells) if holds(cells, "") else None


def _decision(rule: KindRule, read_cell: ReadCell, path: LinePath) -> _Rule:
    columns, kind = as_list(rule.column or []), rule.is_
    if rule.codes is not None:
        if not columns or kind is not None or rule.matches is not None:
            raise SpecError(path, "a rule with `codes` needs a `column`, and neither `is` nor `matches`")
        return _by_code(columns, rule.codes, rule.split, read_cell)
    if rule.words:
        if not columns or kind is not None or rule.matches is not None:
            raise SpecError(path, "a rule with `words` needs a `column`, and neither `is` nor `matches`")
        return _by_words(columns, read_cell)
    if kind is None:
        raise SpecError(path, "a rule needs `codes`, or `is` with `if` or `matches`")
    if rule.matches is None:
        if rule.if_ is None:
            raise SpecError(
                path, "a rule with `is` needs `if` or `matches`: use `otherwise` for all other rows"
            )

        def by_condition(cells: Cells) -> _Found | None:
            found = first_filled(read_cell, cells, columns)
            return (kind, found[1], found[0]) if found else (kind, None, None)

        return by_condition
    if not columns:
        raise SpecError(path, "a rule with `matches` needs a `column`")
    pattern = compile_pattern(rule.matches, (*path, "matches"))

    def by_pattern(cells: Cells) -> _Found | None:
        for column in columns:
            words = read_cell(cells, column)
            found = pattern.search(words) if words is not None else None
            if found:
                return kind, found[0], column
        return None

    return by_pattern


def _by_words(columns: list[str], read_cell: ReadCell) -> _Rule:
    def by_words(cells: Cells) -> _Found | None:
        for column in columns:
            words = read_cell(cells, column)
            # "Bridge Street Memorial" names the street where it stands.
            if words is not None and (kind := kind_of(words)) and kind != "named_place":
                return kind, words, column
        return None

    return by_words


def _by_code(columns: list[str], table: dict[str, str], divider: str | None, read_cell: ReadCell) -> _Rule:
    codes = {word.strip().casefold(): code for word, code in table.items()}

    def by_code(cells: Cells) -> _Found | None:
        for column in columns:
            words = read_cell(cells, column)
            for part in () if words is None else split_cell(words, divider):
                if code := codes.get(part.casefold()):
                    return code, part, column
        return None

    return by_code
