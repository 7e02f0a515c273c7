"""Columns that say what became of a site: a state or condition, or where it was moved to.

Invariant: that something is gone is stated as a removal of which nobody says how; a place that a site came from, a
plan and a refusal are no destination.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cenotaph.extract.draft.columns import Column
from cenotaph.extract.draft.role import Concepts, Role
from cenotaph.extract.draft.toml import listed, once, quoted, unique
from cenotaph.extract.rows.cell_words import GONE, condition_of, fate_of
from cenotaph.extract.rows.lexicon import words_of
from cenotaph.normalize.months import words

_TO = words(
    "to at into nach zum zur zu ins wohin vers chez hacia a al alla verso adonde para naar do na dokad kam gdzie w v u "
    "до на в у куда куди till til hova une spre la where"
)
_FROM = words(
    "from von aus vom woher de du des desde da dal di do_not od ze z iz из з с со від ад от uit van fra fran by reason why"
)
_ONLY_TO = words("to nach wohin vers do dokad в куда куди naar kam hova")
_PLACES = frozenset({"locality", "address", "site", "region", "coordinates"})
_LONGEST_CELL = 120

STATED = (
    r"(?is)(?!\W*(?:no|not|none|never|nein|nicht|kein|keine|non|pas|nie|brak|ne|není|нет|не|ні|unknown|unbekannt)\b)"
    r"(?!.*\b(?:planned|to be |geplant|vorgesehen|proposed|proposal|pending|prévue?\b|previst|planowan|планир|планує"
    r"|предлаг|пропон)).*"
)
"""A cell that names a destination, and neither denies the move nor plans it."""


def destination_of(column: Column, concepts: Concepts) -> Role | None:
    """Take words under "relocated to" for where a site was moved to."""
    is_move = "relocated" in concepts or ("removed" in concepts and set(words_of(column.name)) & _ONLY_TO)
    if not is_move or concepts & {"date", "note", "status", "identifier"}:
        return None
    if column.date >= 0.4 or column.number >= 0.5 or column.fate >= 0.5 or column.mean_chars > _LONGEST_CELL:
        return None
    said = words_of(column.name)
    where = {word for word in said if word in _TO}
    if not where and {word for word in said if word in _FROM}:
        return Role(what="unused", reason="where it was moved from, or why: no property for it")
    if (
        not where
        and not concepts & _PLACES
        and not {"new", "neu", "neuer", "nouveau", "nowa", "nowe", "новое"} & set(said)
    ):
        return None
    return Role(what="destination", of="relocated", reason="the header says where it was moved to", sure=3)


def fate_column(column: Column, concepts: Concepts) -> Role | None:
    """Take words such as "destroyed" for what became of a site; a column of conditions may hold some of them."""
    few = column.distinct <= max(12, column.filled * 0.1)
    of_state = concepts & {"status", "condition"}
    if "note" in concepts and not of_state:
        return None
    if (few and column.fate >= (0.1 if of_state else 0.8)) or ("condition" in concepts and column.fate > 0):
        return Role(
            what="status",
            of="condition" if "condition" in concepts else None,
            reason=f"{column.fate:.0%} of its cells say what became of the site",
        )
    return None


def fates_in(column: Column) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield reason, property and keys of a statement for each fate that the cells of a column name."""
    cells: dict[str, list[str]] = {}
    for cell, _ in column.values:
        if (fate := fate_of(cell)) and len(cell) <= _LONGEST_CELL:
            cells.setdefault(fate, []).append(cell)
    for fate, some in cells.items():
        if fate == "exists":
            continue  # that a list calls a site standing has no date, and dates are what this property is for
        keys = {"undated": "true", "if": f"{{ {quoted(column.name)} = {listed(unique(some))} }}"}
        if fate == GONE:
            keys["qualifiers"] = '{ manner = "unknown" }'
            yield "it is gone, and nobody says how: stated as removed, the manner unknown", "removed", keys
        else:
            yield "", fate, keys


def unread_states(column: Column) -> list[str]:
    """Return cells of a column of states that are none which is known."""
    return [cell for cell, _ in column.values if fate_of(cell) is None and condition_of(cell) is None]


def codes_of_conditions(column: Column) -> str | None:
    """Return the table of codes for the cells of a column of conditions."""
    codes = {cell: code for cell, _ in column.values if (code := condition_of(cell))}
    if not codes:
        return None
    return f"{{ {', '.join(f'{quoted(cell)} = {quoted(code)}' for cell, code in once(codes))} }}"


def unstated_moves(column: Column) -> list[str]:
    """Return cells of a column of destinations that name none: refusals and plans."""
    return [cell for cell, _ in column.values if re.fullmatch(STATED, cell) is None]


def relocations(destinations: Sequence[Column], dates: Sequence[str]) -> Iterator[dict[str, str]]:
    """Yield the keys of statements about moves with a destination, and of those of which only the date is known."""
    when = (
        f'{{ column = {listed(dates) if len(dates) > 1 else quoted(dates[0])}, unreadable = "leave_out" }}'
        if dates
        else ""
    )
    for column in destinations:
        keys = {"column": quoted(column.name), "matches": quoted(STATED)}
        yield keys | ({"when": when} if when else {})
    if dates:
        yield {
            "when": when,
            "if": f"{{ {', '.join(f'{quoted(column.name)} = false' for column in destinations)} }}",
        }
