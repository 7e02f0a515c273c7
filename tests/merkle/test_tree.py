"""The tree against published roots and against the recursive definition."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.errors import EntryTooLargeError
from cenotaph.merkle.tree import EMPTY_ROOT, TreeEdge, leaf_hash, leaf_hashes, node_hash, tree_root

VECTORS = json.loads((Path(__file__).parents[1] / "vectors/rfc6962.json").read_text())
LEAVES = leaf_hashes([bytes.fromhex(leaf) for leaf in VECTORS["leaves"]])


def recursive_root(leaves: list[bytes]) -> bytes:
    if not leaves:
        return EMPTY_ROOT
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return node_hash(recursive_root(leaves[:split]), recursive_root(leaves[split:]))


@pytest.mark.parametrize("size", range(9))
def test_published_roots(size: int) -> None:
    assert tree_root(LEAVES[:size]).hex() == VECTORS["roots"][size]


def test_leaf_hash_refuses_what_does_not_fit() -> None:
    assert leaf_hash(b"x" * 65_534) == leaf_hashes([b"x" * 65_534])[0]
    with pytest.raises(EntryTooLargeError) as caught:
        leaf_hash(b"x" * 65_535)
    assert caught.value.size_bytes == 65_535


@given(st.lists(st.lists(st.binary(min_size=32, max_size=32), max_size=40), max_size=8))
def test_batches_do_not_matter(batches: list[list[bytes]]) -> None:
    edge = TreeEdge()
    before = edge.copy()
    for batch in batches:
        edge.extend(batch)
    leaves = [leaf for batch in batches for leaf in batch]
    assert edge.size == len(leaves)
    assert edge.root() == recursive_root(leaves)
    assert (before.size, before.root()) == (0, EMPTY_ROOT)


@pytest.mark.parametrize("batch", [1, 7, 255, 256, 257, 70_000])
def test_extend_hands_out_tile_levels(batch: int) -> None:
    leaves = leaf_hashes([number.to_bytes(4, "big") for number in range(70_000)])
    edge, levels = TreeEdge(), [list[bytes](), list[bytes](), list[bytes]()]
    for at in range(0, len(leaves), batch):
        for level, grown in enumerate(edge.extend(leaves[at : at + batch])):
            levels[level] += grown
    assert [len(level) for level in levels] == [70_000, 273, 1]
    assert levels[0] == leaves
    assert levels[1][272] == recursive_root(leaves[272 * 256 : 273 * 256])
    assert levels[2][0] == recursive_root(leaves[:65_536])
