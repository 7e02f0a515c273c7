"""What the words of a cell mean: kinds of sites, conditions, what became of something, and nothing at all."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from cenotaph.extract.rows.lexicon import Lexicon, read_words, words_of
from cenotaph.model.value import Unit
from cenotaph.normalize.months import words


class _Values(NamedTuple):
    orders: Mapping[str, tuple[str, ...]]
    lexicons: Mapping[str, Lexicon]


@cache
def _values() -> _Values:
    tables = read_words(__package__, "values.toml")
    return _Values(
        {name: tuple(table) for name, table in tables.items()},
        {name: Lexicon(table, compounds=False) for name, table in tables.items()},
    )


def _first(table: str, text: str) -> str | None:
    found = _values().lexicons[table].meanings(text)
    return next((code for code in _values().orders[table] if code in found), None)


@cache
def kind_of(text: str) -> str | None:
    """Return the kind of site that words name.

    >>> kind_of("Soldatenfriedhof"), kind_of("Братская могила"), kind_of("Bronze plaque"), kind_of("Minsk")
    ('cemetery', 'mass_grave', 'plaque', None)
    """
    return _first("kinds", text)


@cache
def condition_of(text: str) -> str | None:
    """Return the condition on the EAMENA scale that a whole cell names.

    >>> condition_of("Very bad"), condition_of("удовлетворительное"), condition_of("leaning")
    ('very_bad', 'fair', None)
    """
    found = _values().lexicons["conditions"].whole(text)
    return next((code for code in _values().orders["conditions"] if code in found), None)


_UNITS: tuple[Unit, ...] = ("people", "graves", "sites")
_BESIDE = words("in im am um ca since w roku r rok v roce u в у году г року р на year anno en el le de did")
"""Words that may stand beside a fate and a year; any other may say the opposite ("not", "planned")."""


GONE = "gone"


@cache
def fate_of(text: str) -> str | None:
    """Return the property of the schema that says what became of something; the cell says nothing else but a date.

    `GONE` is no property: the thing is not there any more, and the cell does not say what happened to it.

    >>> fate_of("Removed"), fate_of("зруйновано у 2022"), fate_of("pending"), fate_of("not removed")
    ('removed', 'destroyed', None, None)
    >>> fate_of("nicht mehr vorhanden"), fate_of("не сохранился")
    ('gone', 'gone')
    """
    plain = [word for word in words_of(text) if word not in _BESIDE and not word.isdecimal()]
    found = _values().lexicons["fates"].whole(" ".join(plain))
    return next((code for code in _values().orders["fates"] if code in found), None)


@cache
def is_nothing(text: str) -> bool:
    """Tell whether a cell says, in words or by a sign, that it holds nothing.

    >>> is_nothing("N/A"), is_nothing("--"), is_nothing("нет данных"), is_nothing("Unknown soldier")
    (True, True, True, False)
    """
    words = words_of(text)
    return not words or bool(_values().lexicons["nothing"].whole(text))


@cache
def unit_of(text: str) -> Unit | None:
    """Return what is counted, where a text is one word for it.

    >>> unit_of("чел."), unit_of("Gräber"), unit_of("soldiers from Minsk")
    ('people', 'graves', None)
    """
    found = _values().lexicons["units"].whole(text)
    return next((unit for unit in _UNITS if unit in found), None)


def is_total(text: str) -> bool:
    """Tell whether a cell says that its row adds up the others.

    >>> is_total("Итого:"), is_total("Razem gmina Łomża"), is_total("Total Eclipse")
    (True, True, False)
    """
    lexicon = _values().lexicons["lines"]
    first = next(iter(lexicon.matches(words_of(text))), None)
    begins = (
        first is not None and "part" in first.meanings and " ".join(words_of(text)).startswith(first.words)
    )
    return begins or "total" in lexicon.whole(text)


@cache
def is_answer(text: str) -> bool:
    """Tell whether a cell is yes or no.

    >>> is_answer("TRUE"), is_answer("да"), is_answer("Noah")
    (True, True, False)
    """
    return bool(_values().lexicons["answers"].whole(text))
