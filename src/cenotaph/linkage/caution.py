"""Why two that look alike are left to a person: a wrong join hides a source, a doubtful pair only waits.

Invariant: says something only of what both records say; what is missing on one side is no reason by itself, but where no
position is compared, and of people, something beside a likeness of names must speak for their being one.
"""

from __future__ import annotations

from typing import Any, Final

import numpy.typing as npt

from cenotaph.linkage.features import COLUMN
from cenotaph.linkage.name_words import name_words, skeleton
from cenotaph.linkage.record import PERSON, Record

NAME_ALONE: Final = "alike enough, but nothing beside the name says that they are one person"
OTHER_LIFE: Final = "alike enough, but the years of their lives differ"
OTHER_PLACE: Final = "alike enough, but they are said to be in different places, and no position tells"
NO_PLACE: Final = "alike enough, but the names are not the same, and no position tells"

_OF_LIFE: Final = ("born_same", "died_same", "years_shared", "text_shared", "street_same", "number_same")
_AS_GOOD_AS_SAME: Final = 0.7
_LONGEST_LIFE: Final = 110


def find_caution(a: Record, b: Record, row: npt.NDArray[Any]) -> str | None:
    """Say why a pair is not judged the same, however alike it is.

    Args:
        a: one record.
        b: the other one.
        row: features of the pair, in the order of `FEATURES`.

    Returns:
        The reason in words, or None where there is none.
    """
    if a.kind == PERSON and b.kind == PERSON:
        return _of_people(a, b, row)
    if not row[COLUMN["distance_unknown"]]:
        return None
    if any(
        _differ(one, other) for one, other in ((a.city, b.city), (a.state, b.state), (a.country, b.country))
    ):
        return OTHER_PLACE
    in_one_town = row[COLUMN["city_same"]] > 0
    same_words = max(row[COLUMN["name_spelling"]], row[COLUMN["said_shared"]]) >= _AS_GOOD_AS_SAME
    is_generic = row[COLUMN["name_generic"]] or row[COLUMN["name_one_generic"]] or row[COLUMN["name_none"]]
    return None if same_words and (in_one_town or not is_generic) else NO_PLACE


def _of_people(a: Record, b: Record, row: npt.NDArray[Any]) -> str | None:
    if _years_differ(a.born, b.born) or _years_differ(a.died, b.died):
        return OTHER_LIFE
    born, died = a.born or b.born, a.died or b.died
    if born and died and not 0 <= died - born <= _LONGEST_LIFE:
        return OTHER_LIFE
    is_near = not row[COLUMN["distance_unknown"]] and not row[COLUMN["beyond_600m"]]
    return None if is_near or any(row[COLUMN[name]] > 0 for name in _OF_LIFE) else NAME_ALONE


def _years_differ(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and abs(one - other) > 1


def _differ(one: str | None, other: str | None) -> bool:
    """Tell whether two names of places share no word, whatever their script."""
    words = [{skeleton(word) for word in name_words(text or "").tokens} for text in (one, other)]
    return bool(words[0] and words[1] and not words[0] & words[1])
