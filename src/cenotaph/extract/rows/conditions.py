"""`if` of a profile, compiled: does a row fulfil it?"""

from __future__ import annotations

import re
from collections.abc import Callable

from cenotaph.extract.rows.cells import Cells, LinePath, ReadCell, SpecError, as_list, split_cell
from cenotaph.extract.rows.spec import Condition, If, Test, TestSpec

Holds = Callable[[Cells, str], bool]
"""Takes the cells of a row and the kind of its subject ("" while that is being found out)."""

KIND = "@kind"

_CellTest = Callable[[str | None], bool]


def compile_if(spec: If, read_cell: ReadCell, path: LinePath) -> Holds:
    """Compile a condition, or several of which one must hold.

    Raises:
        SpecError: a test says nothing, or its regular expression is none.
    """
    if isinstance(spec, dict):
        return _all(spec, read_cell, path)
    alternatives = [_all(one, read_cell, (*path, index)) for index, one in enumerate(spec)]
    by_column: dict[str, list[Holds]] = {}
    always: list[Holds] = []
    for one, holds in zip(spec, alternatives, strict=True):
        column = next(
            (name for name, test in one.items() if test is not False and _is_needed(name, test)), None
        )
        by_column.setdefault(column, []).append(holds) if column else always.append(holds)

    def one_holds(cells: Cells, kind: str) -> bool:
        """Try only the alternatives whose column is there: there can be dozens."""
        for column in cells:
            if column in by_column and any(holds(cells, kind) for holds in by_column[column]):
                return True
        return any(holds(cells, kind) for holds in always)

    return one_holds


def _is_needed(column: str, test: Test) -> bool:
    """Tell whether a test can only hold if the row has this very column."""
    if column == KIND or column.endswith("*"):
        return False
    return not isinstance(test, TestSpec) or test.is_ is not None or test.matches is not None


def compile_pattern(pattern: str, path: LinePath) -> re.Pattern[str]:
    """Compile a regular expression of a profile.

    Raises:
        SpecError: it is none.
    """
    try:
        return re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        raise SpecError(path, f"not a regular expression: {error}") from error


def _all(condition: Condition, read_cell: ReadCell, path: LinePath) -> Holds:
    if not condition:
        raise SpecError(path, "a condition without columns says nothing")
    parts = [_one(column, test, read_cell, (*path, column)) for column, test in condition.items()]
    if len(parts) == 1:
        return parts[0]
    return lambda cells, kind: all(holds(cells, kind) for holds in parts)


def _one(column: str, test: Test, read_cell: ReadCell, path: LinePath) -> Holds:
    holds = _cell_test(test, path)
    if column == KIND:
        return lambda _cells, kind: holds(kind or None)
    if not column.endswith("*"):
        return lambda cells, _kind: holds(read_cell(cells, column))
    prefix = column[:-1]

    def some_column(cells: Cells, _kind: str) -> bool:
        named = [name for name in cells if name.startswith(prefix) and read_cell(cells, name) is not None]
        return any(holds(read_cell(cells, name)) for name in named) if named else holds(None)

    return some_column


def _cell_test(test: Test, path: LinePath) -> _CellTest:
    if test is True:
        return lambda cell: cell is not None
    if test is False:
        return lambda cell: cell is None
    if isinstance(test, TestSpec):
        return _table_test(test, path)
    words = _words(test)
    return lambda cell: cell is not None and cell.casefold() in words


def _table_test(test: TestSpec, path: LinePath) -> _CellTest:
    if test.is_ is None and test.not_ is None and test.matches is None:
        raise SpecError(path, "a test needs `is`, `not` or `matches`")
    words = None if test.is_ is None else _words(test.is_)
    none_of = frozenset[str]() if test.not_ is None else _words(test.not_)
    pattern = None if test.matches is None else compile_pattern(test.matches, (*path, "matches"))

    def holds(cell: str | None) -> bool:
        parts = [] if cell is None else split_cell(cell, test.split)
        if any(part.casefold() in none_of for part in parts):
            return False
        if words is None and pattern is None:
            return True
        return any(
            (words is None or part.casefold() in words)
            and (pattern is None or pattern.search(part) is not None)
            for part in parts
        )

    return holds


def _words(words: str | list[str]) -> frozenset[str]:
    return frozenset(word.strip().casefold() for word in as_list(words))
