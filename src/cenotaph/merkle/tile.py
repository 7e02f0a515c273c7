"""Tiles and bundles: the pieces in which a log is published, and their paths.

Tile n of level l is bytes [n * 8192, n * 8192 + width * 32) of the flat list of all hashes of that level; a
bundle is 256 entries, each with its length. Nothing here reads or writes a file.

Source: C2SP tlog-tiles v0.1.0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cenotaph.errors import EntryTooLargeError, MalformedProofError
from cenotaph.merkle.tree import MAX_ENTRY_BYTES, TILE_HEIGHT, TILE_WIDTH

_PATH = re.compile(
    r"tile/(?P<level>entries|0|[1-9]|[1-5][0-9]|6[0-3])/(?P<index>(?:x[0-9]{3}/){0,6}[0-9]{3})"
    r"(?:\.p/(?P<width>[1-9][0-9]{0,2}))?"
)


@dataclass(frozen=True, slots=True)
class Tile:
    """One tile of hashes, or one bundle of entries.

    Attributes:
        level: 0 to 63; None is a bundle of entries.
        index: counted from 0.
        width: 1 to 256; below 256 it is partial.
    """

    level: int | None
    index: int
    width: int = TILE_WIDTH


def format_tile_path(tile: Tile) -> str:
    """Write the path of a tile or bundle, relative to the log's prefix.

    >>> format_tile_path(Tile(0, 1234067))
    'tile/0/x001/x234/067'
    >>> format_tile_path(Tile(None, 273, 112))
    'tile/entries/273.p/112'
    """
    digits = str(tile.index)
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    groups = [digits[at : at + 3] for at in range(0, len(digits), 3)]
    place = "/".join([f"x{group}" for group in groups[:-1]] + groups[-1:])
    level = "entries" if tile.level is None else str(tile.level)
    return f"tile/{level}/{place}" + (f".p/{tile.width}" if tile.width < TILE_WIDTH else "")


def parse_tile_path(path: str) -> Tile:
    """Parse the path of a tile or bundle; the exact inverse of `format_tile_path`.

    Raises:
        MalformedProofError: it is no such path, or not in its one spelling.
    """
    found = _PATH.fullmatch(path)
    if not found:
        raise MalformedProofError("tile path", repr(path[:100]))
    tile = Tile(
        None if found["level"] == "entries" else int(found["level"]),
        int(found["index"].replace("x", "").replace("/", "")),
        int(found["width"] or TILE_WIDTH),
    )
    if format_tile_path(tile) != path:
        raise MalformedProofError("tile path", repr(path))
    return tile


def list_tiles(size: int, *, since: int = 0) -> Iterator[Tile]:
    """List the tiles and bundles of a tree, partial ones at the right edge included, level 0 first, bundles last.

    Args:
        size: number of leaves.
        since: a size whose full tiles are there already and are left out.
    """
    level, count, had = 0, size, since
    while count:
        yield from _tiles_of_level(level, count, had)
        level, count, had = level + 1, count >> TILE_HEIGHT, had >> TILE_HEIGHT
    yield from _tiles_of_level(None, size, since)


def encode_bundle(entries: Sequence[bytes]) -> bytes:
    """Join 1 to 256 entries, each after its length (u16, big-endian).

    Raises:
        EntryTooLargeError: an entry is longer than 65 534 bytes.
    """
    parts: list[bytes] = []
    for entry in entries:
        if len(entry) > MAX_ENTRY_BYTES:
            raise EntryTooLargeError(len(entry))
        parts += (len(entry).to_bytes(2, "big"), entry)
    return b"".join(parts)


def decode_bundle(data: bytes) -> list[bytes]:
    """Split a bundle into its entries; the exact inverse of `encode_bundle`.

    Raises:
        MalformedProofError: a length does not fit, or there are more than 256 entries.
    """
    entries: list[bytes] = []
    at, end = 0, len(data)
    while at < end:
        stop = at + 2 + int.from_bytes(data[at : at + 2], "big")
        if at + 2 > end or stop > end:
            raise MalformedProofError("bundle", f"an entry at byte {at} is cut off")
        if stop - at - 2 > MAX_ENTRY_BYTES or len(entries) == TILE_WIDTH:
            raise MalformedProofError("bundle", f"the entry at byte {at} is one too many or too long")
        entries.append(data[at + 2 : stop])
        at = stop
    return entries


def _tiles_of_level(level: int | None, count: int, had: int) -> Iterator[Tile]:
    full, partial = divmod(count, TILE_WIDTH)
    for index in range(had // TILE_WIDTH, full):
        yield Tile(level, index)
    if partial:
        yield Tile(level, full, partial)
