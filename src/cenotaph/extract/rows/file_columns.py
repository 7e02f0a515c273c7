"""The columns of a profile, under the names that a file gives them.

Lists of one kind differ in the case of their headers, in blanks for underscores and in a colon at the end. A column of
the profile that a file lacks is the one column of the file whose name is the same but for that; where there are two,
it is neither. Selectors name the column as the file does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

import msgspec

from cenotaph.extract.rows.spec import ProfileSpec

_BLANKS = re.compile(r"[\s_]+")
_AROUND_SLASH = re.compile(r" ?/ ?")
_COLUMN_KEYS = frozenset(
    {"column", "key", "lon", "lat", "pair", "wkt", "grid", "link", "within", "actor", "cause", "each"}
)
_CONDITION_KEYS = frozenset({"if", "take", "fits"})


def fold_column(name: str) -> str:
    """Fold a header to what it says.

    >>> fold_column(" Year_Built: ")
    'year built'
    """
    plain = _BLANKS.sub(" ", unicodedata.normalize("NFKC", name)).casefold().strip(" :*.")
    return _AROUND_SLASH.sub("/", plain)


class FileColumns:
    """The columns of one file, to be asked for by the names of a profile."""

    def __init__(self, columns: Iterable[str], *, groups: Iterable[str] = ()) -> None:
        self._columns = frozenset(columns)
        named: dict[str, set[str]] = {}
        for column in self._columns:
            named.setdefault(fold_column(column), set()).add(column)
        grouped: dict[str, set[str]] = {}
        for divider in groups:
            for column in self._columns:
                if divider in column:
                    grouped.setdefault(fold_column(column.rpartition(divider)[2]), set()).add(column)
        self._folded = {
            folded: min(several) for folded, several in (grouped | named).items() if len(several) == 1
        }

    def find(self, column: str) -> str | None:
        """Return the file's name of a column, or None where it has none."""
        if column.endswith("*"):
            return None  # it stands for several
        return column if column in self._columns else self._folded.get(fold_column(column))

    def has(self, column: str | list[str]) -> bool:
        """Tell whether the file has this column, or one of these."""
        return any(self.find(one) is not None for one in ([column] if isinstance(column, str) else column))

    def name_of(self, column: str) -> str:
        """Return the file's name of a column, or the profile's where the file has none."""
        return self.find(column) or column


def rename_columns(spec: ProfileSpec, columns: FileColumns) -> ProfileSpec:
    """Put the file's names of the columns into a profile."""
    renamed = _in_table(msgspec.to_builtins(spec), columns)
    subject = renamed["subject"]
    subject["otherwise"] = _names(subject["otherwise"], columns)
    return msgspec.convert(renamed, ProfileSpec)


def _in_table(table: dict[str, Any], columns: FileColumns) -> dict[str, Any]:
    changed: dict[str, Any] = {}
    for key, value in table.items():
        if key in _COLUMN_KEYS or (key == "when" and not isinstance(value, dict)):
            changed[key] = _names(value, columns)
        elif key in _CONDITION_KEYS and value is not None:
            changed[key] = _condition(value, columns)
        elif key == "qualifier_columns":
            changed[key] = {name: _names(several, columns) for name, several in value.items()}
        elif key == "places":
            changed[key] = [
                columns.name_of(one) if isinstance(one, str) else _in_table(one, columns) for one in value
            ]
        elif isinstance(value, dict) and key not in ("codes", "qualifiers"):
            changed[key] = _in_table(value, columns)
        elif isinstance(value, list):
            changed[key] = [_in_table(one, columns) if isinstance(one, dict) else one for one in value]
        else:
            changed[key] = value
    return changed


def _names(names: Any, columns: FileColumns) -> Any:
    if isinstance(names, list):
        return list(dict.fromkeys(columns.name_of(one) for one in names))
    return columns.name_of(names) if isinstance(names, str) else names


def _condition(condition: Any, columns: FileColumns) -> Any:
    if isinstance(condition, list):
        return [_condition(one, columns) for one in condition]
    return {columns.name_of(column): test for column, test in condition.items()}
