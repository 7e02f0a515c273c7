"""Proofs against published ones; every one that is made checks, and nothing else does."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.errors import ProofError
from cenotaph.merkle.proof import (
    HashReader,
    check_consistency,
    check_inclusion,
    prove_consistency,
    prove_inclusion,
    resume_edge,
    subtree_root,
)
from cenotaph.merkle.tree import EMPTY_ROOT, TreeEdge, leaf_hash, leaf_hashes, tree_root

VECTORS = json.loads((Path(__file__).parents[1] / "vectors/rfc6962.json").read_text())
ROOTS = [bytes.fromhex(root) for root in VECTORS["roots"]]


def reader_over(leaves: list[bytes]) -> HashReader:
    files = [b"".join(level) for level in TreeEdge().extend(leaves)]

    def read(level: int, start: int, stop: int) -> bytes:
        return files[level][start * 32 : stop * 32] if level < len(files) else b""

    return read


PUBLISHED = leaf_hashes([bytes.fromhex(leaf) for leaf in VECTORS["leaves"]])
MANY = leaf_hashes([number.to_bytes(4, "big") for number in range(1500)])
READ_MANY = reader_over(MANY)


@pytest.mark.parametrize("vector", VECTORS["inclusion"])
def test_published_inclusion(vector: dict[str, object]) -> None:
    index, size = int(str(vector["index"])), int(str(vector["size"]))
    proof = prove_inclusion(reader_over(PUBLISHED), index, size=size)
    assert [each.hex() for each in proof] == vector["proof"]
    check_inclusion(PUBLISHED[index], proof, index=index, size=size, root=ROOTS[size])


@pytest.mark.parametrize("vector", VECTORS["consistency"])
def test_published_consistency(vector: dict[str, object]) -> None:
    old, size = int(str(vector["old_size"])), int(str(vector["size"]))
    proof = prove_consistency(reader_over(PUBLISHED), old, size=size)
    assert [each.hex() for each in proof] == vector["proof"]
    check_consistency(proof, old_size=old, old_root=ROOTS[old], size=size, root=ROOTS[size])


@given(st.data())
def test_every_inclusion_proof_checks(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 1500))
    index = data.draw(st.integers(0, size - 1))
    root = tree_root(MANY[:size])
    proof = prove_inclusion(READ_MANY, index, size=size)
    check_inclusion(MANY[index], proof, index=index, size=size, root=root)
    for other in {index - 1, index + 1, index ^ 256} - {index}:
        with pytest.raises(ProofError):
            check_inclusion(MANY[index], proof, index=other, size=size, root=root)


@given(st.data())
def test_every_consistency_proof_checks(data: st.DataObject) -> None:
    size = data.draw(st.integers(0, 1500))
    old = data.draw(st.integers(0, size))
    proof = prove_consistency(READ_MANY, old, size=size)
    old_root, root = tree_root(MANY[:old]), tree_root(MANY[:size])
    check_consistency(proof, old_size=old, old_root=old_root, size=size, root=root)
    with pytest.raises(ProofError):
        check_consistency([*proof, root], old_size=old, old_root=old_root, size=size, root=root)
    if 0 < old < size:
        with pytest.raises(ProofError):
            check_consistency(proof[:-1], old_size=old, old_root=old_root, size=size, root=root)
        with pytest.raises(ProofError):
            check_consistency(proof, old_size=old, old_root=root, size=size, root=root)


def test_all_small_sizes() -> None:
    roots = [tree_root(MANY[:size]) for size in range(34)]
    for size in range(1, 34):
        for index in range(size):
            proof = prove_inclusion(READ_MANY, index, size=size)
            check_inclusion(MANY[index], proof, index=index, size=size, root=roots[size])
        for old in range(size + 1):
            proof = prove_consistency(READ_MANY, old, size=size)
            check_consistency(proof, old_size=old, old_root=roots[old], size=size, root=roots[size])


@pytest.mark.parametrize(("index", "size"), [(0, 2), (5, 8), (6, 7), (255, 300), (299, 300)])
def test_a_flipped_bit_fails_inclusion(index: int, size: int) -> None:
    root, proof = tree_root(MANY[:size]), prove_inclusion(READ_MANY, index, size=size)
    for bit in range(0, len(proof) * 256, 3):
        broken = [bytearray(each) for each in proof]
        broken[bit // 256][bit % 256 // 8] ^= 1 << bit % 8
        with pytest.raises(ProofError):
            check_inclusion(MANY[index], [bytes(each) for each in broken], index=index, size=size, root=root)


@pytest.mark.parametrize(("old", "size"), [(1, 2), (4, 8), (6, 8), (257, 300), (256, 1500)])
def test_a_flipped_bit_fails_consistency(old: int, size: int) -> None:
    old_root, root = tree_root(MANY[:old]), tree_root(MANY[:size])
    proof = prove_consistency(READ_MANY, old, size=size)
    for bit in range(0, len(proof) * 256, 3):
        broken = [bytearray(each) for each in proof]
        broken[bit // 256][bit % 256 // 8] ^= 1 << bit % 8
        with pytest.raises(ProofError):
            check_consistency(
                [bytes(each) for each in broken], old_size=old, old_root=old_root, size=size, root=root
            )


def test_refused() -> None:
    leaf = leaf_hash(b"")
    with pytest.raises(ProofError):
        prove_inclusion(READ_MANY, 3, size=3)
    with pytest.raises(ProofError):
        check_inclusion(leaf, [], index=0, size=0, root=EMPTY_ROOT)
    with pytest.raises(ProofError):
        check_inclusion(leaf, [leaf[:31]], index=0, size=2, root=leaf)
    with pytest.raises(ProofError):
        check_consistency([], old_size=2, old_root=leaf, size=1, root=leaf)
    with pytest.raises(ProofError):
        check_consistency([], old_size=0, old_root=leaf, size=1, root=leaf)
    with pytest.raises(ProofError):
        check_consistency([], old_size=0, old_root=leaf, size=0, root=leaf)
    with pytest.raises(ProofError):
        check_consistency([], old_size=3, old_root=leaf, size=5, root=leaf)
    with pytest.raises(ProofError, match="missing"):
        prove_inclusion(lambda level, start, stop: b"", 0, size=2)


def test_subtree_roots_of_prefixes() -> None:
    for old, new in pairwise([0, 1, 255, 256, 257, 1024, 1500]):
        assert subtree_root(READ_MANY, 0, old) == tree_root(MANY[:old])
        assert subtree_root(READ_MANY, 0, new) == tree_root(MANY[:new])


@given(st.integers(0, 1200), st.integers(0, 300))
def test_an_edge_is_resumed(size: int, more: int) -> None:
    edge = resume_edge(READ_MANY, size)
    assert (edge.size, edge.root()) == (size, tree_root(MANY[:size]))
    edge.extend(MANY[size : size + more])
    assert edge.root() == tree_root(MANY[: size + more])
