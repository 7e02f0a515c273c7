"""Records: what linkage compares, one a subject or one a row of a list.

Invariant: a record holds only what its source wrote, or nothing; a position that cannot be one (0, 0 among them) is
none. Every line of a list becomes a `Record` or a `Rejected`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from cenotaph.errors import UnreadableSourceError
from cenotaph.sources.item import Rejected

LONGEST_LINE_BYTES = 4_000_000
"""A longer line is rejected: no memorial has so much to say for itself."""

MOST_NAMES = 6
"""Further names of one record are not compared; each pair of names costs a comparison."""

PERSON = "person"
"""The kind of a record that is of somebody, and not of a thing."""

_YEAR = re.compile(r"(?<!\d)(1\d{3}|20\d{2})(?!\d)")


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One memorial, burial place or stone as one source describes it.

    Attributes:
        id: unique within its list.
        names: in any language and script, the first one foremost.
        lat: degrees, WGS 84; `lon` the same.
        within_m: the position may be off by so much, metres.
        kind: the source's word for what it is.
        year: built, unveiled or dedicated.
        inscription: the words on it.
        commemorates: whom or what it is for.
        city: the place; `state` and `country` what it lies in.
        person: the person it is for, where it is for one.
        born: year; `died` the same.
        address: street and house number, or how to find it.
        lang: of the names, where one is known.
        identifiers: `scheme:value`, of other registers.
        register: the list or source; two ids of one register are evidence that they are two things.
    """

    id: str
    names: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    within_m: float | None = None
    kind: str | None = None
    year: int | None = None
    inscription: str | None = None
    commemorates: str | None = None
    city: str | None = None
    state: str | None = None
    country: str | None = None
    person: str | None = None
    born: int | None = None
    died: int | None = None
    address: str | None = None
    lang: str | None = None
    identifiers: tuple[str, ...] = ()
    register: str | None = None


def read_records(path: Path) -> Iterator[Record | Rejected]:
    """Read a list of records, one JSON object a line; keys that no record has are passed over.

    Args:
        path: JSON lines, UTF-8.

    Raises:
        UnreadableSourceError: the file cannot be opened.
    """
    try:
        with path.open("rb") as stream:
            seen: set[str] = set()
            for number, line in enumerate(_lines(stream), 1):
                item = read_line(path.name, number, line)
                if isinstance(item, Record):
                    if item.id in seen:
                        item = reject_duplicate(path.name, number, item.id)
                    else:
                        seen.add(item.id)
                if item is not None:
                    yield item
    except OSError as error:
        raise UnreadableSourceError(path, "unreadable", error.strerror or str(error)) from error


def _lines(stream: Any) -> Iterator[bytes]:
    while line := stream.readline(LONGEST_LINE_BYTES + 1):
        tail = line
        while len(tail) > LONGEST_LINE_BYTES and not tail.endswith(b"\n"):
            tail = stream.readline(LONGEST_LINE_BYTES + 1)
        yield line


def read_line(file: str, number: int, line: bytes) -> Record | Rejected | None:
    """Read one line of a list; whether its id came before is not looked at.

    Args:
        file: its name, for what is rejected.
        number: of the line, from 1.
        line: with its line feed.

    Returns:
        None where the line is blank.
    """
    place = f"line {number}"
    if len(line) > LONGEST_LINE_BYTES:
        return Rejected("line_too_long", file, place, f"it has more than {LONGEST_LINE_BYTES:,} bytes")
    if number == 1:
        line = line.removeprefix(b"\xef\xbb\xbf")
    if not line.strip():
        return None
    try:
        value = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return Rejected("not_a_record", file, place, f"a line is a JSON object with an id: {error}")
    if not isinstance(value, dict):
        return Rejected("not_a_record", file, place, "a line is a JSON object with an id")
    return record_of(value) or Rejected("no_id", file, place, "the record has no id")


def reject_duplicate(file: str, number: int, key: str) -> Rejected:
    """Reject a line whose id came before in its list."""
    return Rejected("duplicate_id", file, f"line {number}", f"the id {key[:80]!r} came before")


def record_of(value: dict[str, Any]) -> Record | None:
    """Take a record out of a decoded object; a value of the wrong kind is none.

    >>> record_of({"id": 7, "name": "Cenotaph", "lat": "51.5", "lon": -0.12, "year": "c. 1920"})
    ... # doctest: +ELLIPSIS
    Record(id='7', names=('Cenotaph',), lat=51.5, lon=-0.12, ..., year=1920, ...)

    Args:
        value: of a line.

    Returns:
        The record, or None where it has no id.
    """
    key = _text(value.get("id"))
    if key is None:
        return None
    lat, lon = (
        _number(value.get(short, value.get(long)))
        for short, long in (("lat", "latitude"), ("lon", "longitude"))
    )
    is_place = (
        lat is not None and lon is not None and abs(lat) <= 90 and abs(lon) <= 180 and (lat or lon) != 0
    )
    return Record(
        id=key,
        names=_names(value),
        lat=lat if is_place else None,
        lon=lon if is_place else None,
        within_m=_number(value.get("within_m")),
        kind=_text(value.get("kind")),
        year=_year(value.get("year")),
        inscription=_text(value.get("inscription")),
        commemorates=_text(value.get("commemorates")),
        city=_text(value.get("city")),
        state=_text(value.get("state")),
        country=_text(value.get("country")),
        person=_text(value.get("person")),
        born=_year(value.get("born")),
        died=_year(value.get("died")),
        address=_text(value.get("address")),
        lang=_text(value.get("lang")),
        identifiers=_texts(value.get("identifiers")),
        register=_text(value.get("register")),
    )


def _names(value: dict[str, Any]) -> tuple[str, ...]:
    given = (*_texts(value.get("name")), *_texts(value.get("names")))
    return tuple(dict.fromkeys(given))[:MOST_NAMES]


def _texts(value: object) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    return tuple(text for item in items if (text := _text(item)))


def _text(value: object) -> str | None:
    if isinstance(value, list):
        return "; ".join(_texts(value)) or None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value).strip() or None


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _year(value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    found = _YEAR.search(str(value)[:100])
    return int(found[1]) if found else None
