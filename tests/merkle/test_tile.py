"""Paths and bundles: exact inverses, and nothing else is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.errors import EntryTooLargeError, MalformedProofError
from cenotaph.merkle.tile import (
    Tile,
    decode_bundle,
    encode_bundle,
    format_tile_path,
    list_tiles,
    parse_tile_path,
)

TILES = st.builds(Tile, st.none() | st.integers(0, 63), st.integers(0, 10**18), st.integers(1, 256))


@given(TILES)
def test_paths_are_exact_inverses(tile: Tile) -> None:
    assert parse_tile_path(format_tile_path(tile)) == tile


@given(st.text(max_size=40) | st.from_regex(r"tile/[0-9x/.p]{0,30}", fullmatch=True))
def test_paths_refuse_the_rest(path: str) -> None:
    try:
        tile = parse_tile_path(path)
    except MalformedProofError:
        return
    assert format_tile_path(tile) == path


@pytest.mark.parametrize(
    "path",
    [
        "tile/0/1",
        "tile/00/001",
        "tile/64/001",
        "tile/0/x000/001",
        "tile/0/001/002",
        "tile/0/x001",
        "tile/0/001.p/0",
        "tile/0/001.p/256",
        "tile/0/001.p/01",
        "tile/8/0/001",
        "tile/data/001",
        "/tile/0/001",
        "tile/0/001\n",
        "tile/0/٠٠١",
    ],
)
def test_paths_in_another_spelling(path: str) -> None:
    with pytest.raises(MalformedProofError):
        parse_tile_path(path)


def test_the_example_of_the_specification() -> None:
    tiles = list(list_tiles(70_000))
    paths = [format_tile_path(tile) for tile in tiles if tile.level is not None]
    assert len(paths) == 273 + 1 + 1 + 1 + 1
    assert paths[273:] == ["tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1"]
    assert sum(tile.width for tile in tiles if tile.level is None) == 70_000
    assert list(list_tiles(0)) == []


@given(st.integers(0, 10**6), st.integers(0, 10**5))
def test_only_new_full_tiles(since: int, more: int) -> None:
    old = {tile for tile in list_tiles(since) if tile.width == 256}
    new = set(list_tiles(since + more, since=since))
    assert old | new == set(list_tiles(since + more))
    assert not old & new


@given(st.lists(st.binary(max_size=50), max_size=256))
def test_bundles_are_exact_inverses(entries: list[bytes]) -> None:
    assert decode_bundle(encode_bundle(entries)) == entries


@given(st.binary(max_size=200))
def test_bundles_refuse_the_rest(data: bytes) -> None:
    try:
        entries = decode_bundle(data)
    except MalformedProofError:
        return
    assert encode_bundle(entries) == data


def test_bundles_have_limits() -> None:
    assert decode_bundle(encode_bundle([b"x" * 65_534])) == [b"x" * 65_534]
    with pytest.raises(EntryTooLargeError):
        encode_bundle([b"x" * 65_535])
    with pytest.raises(MalformedProofError):
        decode_bundle(b"\xff\xff" + b"x" * 65_535)
    with pytest.raises(MalformedProofError):
        decode_bundle(b"\0\0" * 257)
