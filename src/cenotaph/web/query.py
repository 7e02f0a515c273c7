"""What an address asks for: filters and the day, read from a query string and written back.

`parse_query` and `format_query` are inverses on what `format_query` writes: a page can be linked to and comes
back the same. Unknown names are left alone (they belong to the page); unreadable values are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Final
from urllib.parse import urlencode

import msgspec

from cenotaph.errors import UsageError
from cenotaph.register.in_sqlite import Filters

MANY: Final = ("kind", "state", "country", "source")
MAX_VALUES: Final = 50
MAX_TEXT_CHARACTERS: Final = 200
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_YEAR = re.compile(r"\d{1,4}", re.ASCII)


class BadQueryError(UsageError):
    """A query string with a value that cannot be read.

    Attributes:
        name: the parameter.
        reason: what was expected.
    """

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name, self.reason = name, reason


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """Filters as asked for; empty sets and None do not narrow.

    Attributes:
        first_year, last_year: years 1..9999 between which something happened, both included.
        bbox: west, south, east, north in degrees.
        as_of: the day of the state; None is today (UTC) when it is read.
    """

    kind: frozenset[str] = frozenset()
    state: frozenset[str] = frozenset()
    country: frozenset[str] = frozenset()
    source: frozenset[str] = frozenset()
    first_year: int | None = None
    last_year: int | None = None
    bbox: tuple[float, float, float, float] | None = None
    text: str | None = None
    as_of: date | None = None

    @property
    def day(self) -> date:
        """The day as of which states are meant."""
        return self.as_of or today()

    @property
    def as_of_text(self) -> str:
        """The day if it was asked for, else nothing."""
        return self.as_of.isoformat() if self.as_of else ""

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is left out."""
        return msgspec.structs.replace(self, as_of=None) != Query()

    @property
    def filters(self) -> Filters:
        """The same for the register."""
        years = (self.first_year, self.last_year)
        period = (f"{years[0] or 1:04}-01-01", f"{years[1] or 9999:04}-12-31") if any(years) else None
        return Filters(
            kind=self.kind,
            state=self.state,
            country=self.country,
            source=self.source,
            period=period,
            bbox=self.bbox,
            text=self.text,
        )


def today() -> date:
    """Return the day it is (UTC); read at every request, never stored."""
    return datetime.now(UTC).date()


def parse_day(text: str | None) -> date | None:
    """Parse `as_of`.

    Raises:
        BadQueryError: it is no day `YYYY-MM-DD`.
    """
    if not text:
        return None
    try:
        return date.fromisoformat(text if _DAY.fullmatch(text) else "")
    except ValueError:
        raise BadQueryError("as_of", "expected a day like 1991-12-31") from None


def parse_query(pairs: Iterable[tuple[str, str]]) -> Query:
    """Parse the names and values of a query string.

    >>> parse_query([("state", "destroyed"), ("from", "1990"), ("page", "2")]).first_year
    1990

    Raises:
        BadQueryError: a value cannot be read, or there are too many.
    """
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        if value:
            given.setdefault(name, []).append(value)
    for name in MANY:
        if len(given.get(name, ())) > MAX_VALUES:
            raise BadQueryError(name, f"at most {MAX_VALUES} values")
    first, last = _year(given, "from"), _year(given, "to")
    if first and last and first > last:
        raise BadQueryError("from", "the period ends before it begins")
    many = {name: frozenset(given.get(name, ())) for name in MANY}
    return Query(
        kind=many["kind"],
        state=many["state"],
        country=many["country"],
        source=many["source"],
        first_year=first,
        last_year=last,
        bbox=_bbox(_one(given, "bbox")),
        text=_text(given),
        as_of=parse_day(_one(given, "as_of")),
    )


def format_query(query: Query) -> str:
    """Write a query string with its question mark; nothing for a query that asks for nothing.

    >>> format_query(Query(state=frozenset({"removed", "destroyed"}), last_year=1991))
    '?state=destroyed&state=removed&to=1991'
    """
    pairs = format_pairs(query)
    return f"?{urlencode(pairs)}" if pairs else ""


def format_pairs(query: Query) -> list[tuple[str, str]]:
    """Write names and values, as hidden fields of a form need them."""
    pairs = [(name, value) for name in MANY for value in sorted(getattr(query, name))]
    single = {
        "from": query.first_year,
        "to": query.last_year,
        "bbox": ",".join(map(repr, query.bbox)) if query.bbox else None,
        "text": query.text,
        "as_of": query.as_of,
    }
    return pairs + [(name, str(value)) for name, value in single.items() if value is not None]


def _one(given: dict[str, list[str]], name: str) -> str | None:
    return given[name][-1] if name in given else None


def _text(given: dict[str, list[str]]) -> str | None:
    text = " ".join((_one(given, "text") or "").split())
    if len(text) > MAX_TEXT_CHARACTERS:
        raise BadQueryError("text", f"at most {MAX_TEXT_CHARACTERS} characters")
    return text or None


def _year(given: dict[str, list[str]], name: str) -> int | None:
    text = _one(given, name)
    if text is None:
        return None
    if not _YEAR.fullmatch(text) or not int(text):
        raise BadQueryError(name, "expected a year from 1 to 9999")
    return int(text)


def _bbox(text: str | None) -> tuple[float, float, float, float] | None:
    if text is None:
        return None
    try:
        west, south, east, north = map(float, text.split(","))
    except ValueError:
        west = south = east = north = float("nan")
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise BadQueryError("bbox", "expected west,south,east,north in degrees")
    return west, south, east, north
