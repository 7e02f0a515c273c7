"""What stands in the columns of a list: fill, samples, and which of its cells are numbers, dates, places, links ...

Invariant: `look_at` is a pure function of the rows that it is given, and judges nothing: a share is counted, never
guessed. Which column is used for what is decided in `roles`.

Shares are of the filled cells, between 0 and 1; each different cell is looked at once, however often it stands there.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Literal

import msgspec

from cenotaph.extract.draft.headers import concepts_of
from cenotaph.extract.rows.cell_words import fate_of, is_answer, is_nothing, kind_of
from cenotaph.extract.rows.lexicon import words_of
from cenotaph.gazetteer.country_names import country_code
from cenotaph.normalize.coordinates import parse_degrees, parse_pair
from cenotaph.normalize.date_columns import parse_dates
from cenotaph.normalize.dates import DateOrder, parse_date
from cenotaph.normalize.edtf import bounds_of
from cenotaph.normalize.map_links import links_position
from cenotaph.normalize.quantities import parse_integer
from cenotaph.normalize.scripts import script_of
from cenotaph.sources.item import Row

LOOKED_AT_ROWS = 5_000
"""Rows that are looked at; more tell little, and the first ones are there before the last are read."""

_SAMPLES = 3
_LOOKED_AT_CELLS = 1_500
"""Different cells of a column that are looked at."""
_MILLISECONDS = 10**10
_DAYS = (5_000, 60_000)
"""Days from 1900, in the years 1913 to 2064."""
_FIRST_YEAR, _LAST_YEAR = 1000, 2100

_NUMBER = re.compile(r"[-+\u2212]?\d[\d\s.,'\u2019\u00a0\u202f]*")
_NO_DIGIT = re.compile(r"(?!^-)[^0-9]")
_YEAR = re.compile(r"\d{4}(?:\.0)?")
_URL = re.compile(r"(?:https?://|www\.)\S+", re.I)
_IMAGE = re.compile(r"\S+\.(?:jpe?g|png|gif|tiff?|webp|heic)(?:[?#]\S*)?", re.I)
_QID = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/)?Q[1-9]\d*", re.I)
_AMOUNT = re.compile(r"\D{0,25}\d[\d.,\s]*(?:\D.{0,60})?$")
_FRACTION = re.compile(r"\d[.,]\d{2,}")


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """A column of a list.

    Attributes:
        name: as the reader calls it.
        at: its position among the columns, from 0.
        rows: rows that were looked at.
        filled: rows in which it holds something other than a null word.
        distinct: different cells among those that were looked at.
        samples: some different cells, the longest ones left out.
        nulls: null words that occur in it, as written.
        mean_chars: mean length of a cell.
        mean_words: mean number of words in a cell.
        number, integer, amount (a number, perhaps with words around it), fraction, year, date, degrees, pair, map_link, url, several (dates), image, qid, country, kind, region, fate, answer: shares.
        least, most: of its numbers.
        is_serial: whether its cells are whole numbers, each one more than that above it.
        script: the script in which most of its letters are, as ISO 15924; None where there are none.
        values: different cells with their counts, most frequent first (at most 200).
    """

    name: str
    at: int
    rows: int
    filled: int
    distinct: int
    samples: tuple[str, ...]
    nulls: tuple[str, ...]
    mean_chars: float
    mean_words: float
    number: float
    integer: float
    amount: float
    fraction: float
    year: float
    date: float
    degrees: float
    pair: float
    map_link: float
    url: float
    several: float
    image: float
    qid: float
    country: float
    kind: float
    region: float
    fate: float
    answer: float
    least: float | None
    most: float | None
    is_serial: bool
    script: str | None
    values: tuple[tuple[str, int], ...]

    @property
    def is_key(self) -> bool:
        """Whether every row has a cell of its own here."""
        return self.filled == self.rows and self.distinct == min(self.rows, self.filled)

    @property
    def counter(self) -> Literal["days", "milliseconds"] | None:
        """What its whole numbers could count if they stood for dates: no years, and too large for anything smaller."""
        if self.integer < 0.9 or self.least is None or self.most is None:
            return None
        if self.most >= _MILLISECONDS and abs(self.least) < 100 * _MILLISECONDS:
            return "milliseconds"
        return "days" if _DAYS[0] <= self.least and self.most <= _DAYS[1] else None

    @property
    def fill(self) -> float:
        """Share of the rows in which it holds something."""
        return self.filled / self.rows if self.rows else 0.0


class Columns(msgspec.Struct, frozen=True):
    """What a list holds, by its first rows.

    Attributes:
        rows: how many were looked at.
        all: in their order.
        points: share of the rows that have a position of their own (a geometry).
    """

    rows: int
    all: tuple[Column, ...]
    points: float


def look_at(rows: Sequence[Row]) -> Columns:
    """Look at rows.

    Args:
        rows: the first ones of a list (`LOOKED_AT_ROWS` are enough).
    """
    names: dict[str, None] = {}
    for row in rows:
        names.update(dict.fromkeys(row.cells))
    columns = tuple(_column(name, at, rows) for at, name in enumerate(names))
    with_point = sum(row.lon is not None for row in rows)
    return Columns(len(rows), columns, with_point / len(rows) if rows else 0.0)


def _column(name: str, at: int, rows: Sequence[Row]) -> Column:
    cells = Counter(plain for row in rows if (cell := row.cells.get(name)) and (plain := cell.strip()))
    nulls = tuple(cell for cell in list(cells)[:_LOOKED_AT_CELLS] if is_nothing(cell))
    for cell in nulls:
        del cells[cell]
    distinct = len(cells)
    if len(cells) > _LOOKED_AT_CELLS:
        cells = Counter(dict(list(cells.items())[:_LOOKED_AT_CELLS]))
    share = _Shares(cells)
    numbers = [number for cell in cells if (number := _number(cell)) is not None]
    return Column(
        name=name,
        at=at,
        rows=len(rows),
        filled=sum(
            1 for row in rows if (cell := row.cells.get(name)) and cell.strip() and cell.strip() not in nulls
        ),
        distinct=distinct,
        samples=_samples(cells),
        nulls=nulls,
        mean_chars=share.mean(len),
        mean_words=share.mean(lambda cell: len(words_of(cell))),
        number=share.of(lambda cell: _number(cell) is not None),
        integer=share.of(lambda cell: parse_integer(cell) is not None),
        amount=share.of(lambda cell: _AMOUNT.match(cell) is not None),
        fraction=share.of(lambda cell: _FRACTION.search(cell) is not None and _number(cell) is not None),
        year=share.of(
            lambda cell: _YEAR.fullmatch(cell) is not None and _FIRST_YEAR <= int(cell[:4]) <= _LAST_YEAR
        ),
        date=share.of(_is_date),
        degrees=share.of(lambda cell: parse_degrees(cell, o_means="E") is not None),
        pair=share.of(lambda cell: parse_pair(cell, o_means="E") is not None),
        map_link=share.of(lambda cell: "/" in cell and links_position(cell) is not None),
        url=share.of(lambda cell: _URL.match(cell) is not None),
        several=share.of(_is_several_dates),
        image=share.of(lambda cell: _IMAGE.fullmatch(cell) is not None),
        qid=share.of(lambda cell: _QID.fullmatch(cell) is not None),
        country=share.of(lambda cell: country_code(cell) is not None),
        kind=share.of(lambda cell: len(cell) <= 60 and kind_of(cell) not in (None, "named_place")),
        region=share.of(lambda cell: len(cell) <= 60 and "region" in concepts_of(cell)),
        fate=share.of(lambda cell: len(cell) <= 60 and fate_of(cell) is not None),
        answer=share.of(is_answer),
        least=min(numbers, default=None),
        most=max(numbers, default=None),
        is_serial=_is_serial([row.cells.get(name, "") for row in rows]),
        script=_script(cells),
        values=tuple(cells.most_common(200)),
    )


class _Shares:
    """Counts cells of a column, each as often as it stands there."""

    def __init__(self, cells: Counter[str]) -> None:
        self._cells = cells
        self._total = cells.total()

    def of(self, holds: Callable[[str], bool]) -> float:
        return sum(n for cell, n in self._cells.items() if holds(cell)) / self._total if self._total else 0.0

    def mean(self, measure: Callable[[str], int]) -> float:
        return sum(n * measure(cell) for cell, n in self._cells.items()) / self._total if self._total else 0.0


def _number(cell: str) -> float | None:
    if not _NUMBER.fullmatch(cell):
        return None
    plain = cell.replace("\u2212", "-")
    try:
        return float(plain)
    except ValueError:
        degrees = parse_degrees(plain)
    return float(_NO_DIGIT.sub("", plain) or 0) if degrees is None else degrees


def _is_date(cell: str) -> bool:
    found = parse_date(cell) or parse_date(cell, order=DateOrder.DAY_FIRST)
    bounds = bounds_of(found) if found else (None, None)
    return any(day is not None and _FIRST_YEAR <= int(day[:4]) <= _LAST_YEAR for day in bounds)


def _is_serial(cells: Sequence[str]) -> bool:
    numbers = [
        int(plain) for cell in cells if (plain := cell.strip().rstrip(".")).isdecimal() and len(plain) < 10
    ]
    return (
        2 * len(numbers) >= len(cells)
        and len(numbers) > 2
        and numbers[0] <= 1
        and all(after == before + 1 for before, after in itertools.pairwise(numbers))
    )


def _is_several_dates(cell: str) -> bool:
    if parse_date(cell) is not None:
        return False
    dates = parse_dates(cell, DateOrder.DAY_FIRST)
    return len(dates) > 1 and None not in dates


def _samples(cells: Counter[str]) -> tuple[str, ...]:
    """Choose cells that differ in length, so that they show what there is."""
    usual = sorted(dict.fromkeys(cells), key=lambda cell: (len(cell) > 60, -cells[cell]))
    return tuple(usual[:_SAMPLES])


def _script(cells: Counter[str]) -> str | None:
    scripts = Counter(script_of(cell) for cell in list(cells)[:200] if any(map(str.isalpha, cell)))
    return scripts.most_common(1)[0][0] if scripts else None
