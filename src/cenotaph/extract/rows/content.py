"""Keys for lists that have none: a row is known again by what it says.

With `[subject] key = "@content"`, a row gets a cell `@content`: a digest of the cells that say which thing it is, its
names, places and position. Where several rows of a file agree in these, each gets a digest of everything that the
profile reads of it. Invariant: the key depends on what the rows hold and not on their order; two different stones never
share a key, so that what people decided about one cannot pass to the other.

A row that changes in other cells keeps its key. One that changes in these is another thing: the old one vanishes.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from typing import IO

import msgspec

from cenotaph.extract.rows.profile import Profile
from cenotaph.sources.item import Item, Rejected, Row

CONTENT = "@content"

_IDENTIFYING = frozenset({"named", "located"})
_COLUMN_KEYS = frozenset(
    {
        "key",
        "column",
        "lon",
        "lat",
        "pair",
        "wkt",
        "link",
        "within",
        "actor",
        "cause",
        "each",
        "when",
        "places",
    }
)
_KEY_BYTES = 8
_HELD_BYTES = 1 << 24

_encode = msgspec.msgpack.Encoder().encode
_decode_row = msgspec.msgpack.Decoder(Row).decode
_decode_rejected = msgspec.msgpack.Decoder(Rejected).decode


def key_by_content(items: Iterator[Item], profile: Profile) -> Iterator[Item]:
    """Give each row its key, if the profile wants that; all items are read before the first comes out.

    Memory does not grow with the rows but with their number (100 bytes each): they wait in a temporary file.

    Args:
        items: what a reader yields.
        profile: says which cells count.
    """
    if CONTENT not in profile.key:
        return items
    return _keyed(items, _Columns(profile))


def columns_read(profile: Profile) -> frozenset[str]:
    """Return the columns that a profile reads, by the names that it has for them."""
    spec = msgspec.to_builtins(profile.spec)
    tables = [
        *spec["statement"],
        *spec["also"],
        spec["kind"],
        {"key": spec["subject"]["key"]},
        spec["heading"],
    ]
    return frozenset(_columns_in(tables)) - {CONTENT, "@kind", "@each"}


class _Columns:
    """Which cells of a row say which thing it is, and which are read at all."""

    def __init__(self, profile: Profile) -> None:
        spec = msgspec.to_builtins(profile.spec)
        own = [table for table in spec["statement"] if table["property"] in _IDENTIFYING]
        self._identifying = frozenset(_columns_in(own))
        self._read = frozenset(_columns_in([*spec["statement"], spec["kind"]]))

    def identify(self, row: Row) -> bytes:
        """Compute the digest of what says which thing a row is about; empty where nothing does."""
        return _digest(row, self._identifying)

    def read(self, row: Row) -> bytes:
        """Compute the digest of all that is read of a row; empty where there is nothing."""
        return _digest(row, self._read)


def _keyed(items: Iterable[Item], columns: _Columns) -> Iterator[Item]:
    known: dict[bytes, bool] = {}  # whether several rows have it
    with tempfile.SpooledTemporaryFile(max_size=_HELD_BYTES) as file:
        for item in items:
            if isinstance(item, Row) and (which := columns.identify(item)):
                known[which] = which in known
            _write(file, item)
        file.seek(0)
        for item in _read(file):
            if isinstance(item, Row):
                which = columns.identify(item)
                if not which or known[which]:
                    which = columns.read(item)
                if which:
                    cells = {**item.cells, CONTENT: which.hex()}
                    item = msgspec.structs.replace(item, cells=cells)
            yield item


def _digest(row: Row, wanted: frozenset[str]) -> bytes:
    cells = sorted(
        (column, words)
        for column, cell in row.cells.items()
        if (column in wanted or any(one[-1:] == "*" and column.startswith(one[:-1]) for one in wanted))
        and (words := " ".join(cell.split()))
    )
    if not cells and row.lon is None:
        return b""
    said = _encode((cells, row.lon, row.lat))
    return hashlib.sha256(said).digest()[:_KEY_BYTES]


def _columns_in(value: object, *, named: bool = False) -> Iterator[str]:
    """Find the columns that tables of a profile name: under some keys, and on the left of conditions."""
    if isinstance(value, str):
        if named:
            yield value
    elif isinstance(value, list):
        for one in value:
            yield from _columns_in(one, named=named)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if key == "if":
                for condition in inner if isinstance(inner, list) else [inner or {}]:
                    yield from condition
            elif key == "qualifier_columns":
                for some in inner.values():
                    yield from _columns_in(some, named=True)
            else:
                yield from _columns_in(inner, named=key in _COLUMN_KEYS)


def _write(file: IO[bytes], item: Item) -> None:
    body = _encode(item)
    file.write((b"r" if isinstance(item, Row) else b"x") + len(body).to_bytes(5, "big") + body)


def _read(file: IO[bytes]) -> Iterator[Item]:
    while head := file.read(6):
        body = file.read(int.from_bytes(head[1:], "big"))
        yield _decode_row(body) if head[:1] == b"r" else _decode_rejected(body)
