"""Proofs that an entry is in a tree, and that one tree is the beginning of another.

Proving needs only the hashes that tiles hold: every eighth level. Checking needs nothing but the proof, and
refuses anything that is not exactly the proof for that index and size.

Source: RFC 6962 section 2.1; RFC 9162 sections 2.1.3.2 and 2.1.4.2 (the checking loops).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cenotaph.errors import ProofError
from cenotaph.merkle.tree import (
    EMPTY_ROOT,
    HASH_BYTES,
    TILE_HEIGHT,
    TreeEdge,
    node_hash,
    parent_hashes,
)

HashReader = Callable[[int, int, int], bytes]
"""`read(level, start, stop)`: hashes [start, stop) of one tile level, joined: (stop - start) * 32 bytes."""


def subtree_root(read: HashReader, start: int, stop: int) -> bytes:
    """Compute the root over leaves [start, stop), where start is a multiple of the largest power of two inside.

    Args:
        read: gives stored hashes.
        start: first leaf.
        stop: one past the last leaf.
    """
    parts: list[bytes] = []
    while start < stop:
        level = (stop - start).bit_length() - 1
        parts.append(_complete_subtree(read, level, start >> level))
        start += 1 << level
    if not parts:
        return EMPTY_ROOT
    root = parts.pop()
    while parts:
        root = node_hash(parts.pop(), root)
    return root


def resume_edge(read: HashReader, size: int) -> TreeEdge:
    """Make the right edge of the tree of `size` leaves from stored hashes; compare its root before trusting it.

    Raises:
        ProofError: stored hashes are missing.
    """
    levels = range(size.bit_length())
    return TreeEdge.resume(
        [
            _complete_subtree(read, level, (size >> level) - 1) if size >> level & 1 else None
            for level in levels
        ]
    )


def prove_inclusion(read: HashReader, index: int, *, size: int) -> list[bytes]:
    """Prove that leaf `index` is in the tree of `size` leaves.

    Returns:
        at most 63 hashes, the leaf's sibling first, the root's child last.

    Raises:
        ProofError: the index is not in the tree.
    """
    if not 0 <= index < size:
        raise ProofError(f"there is no entry {index} in a tree of {size}")
    proof: list[bytes] = []
    start, stop = 0, size
    while stop - start > 1:
        middle = start + _split(stop - start)
        if index < middle:
            proof.append(subtree_root(read, middle, stop))
            stop = middle
        else:
            proof.append(subtree_root(read, start, middle))
            start = middle
    return proof[::-1]


def prove_consistency(read: HashReader, old_size: int, *, size: int) -> list[bytes]:
    """Prove that the tree of `old_size` leaves is the beginning of the tree of `size` leaves.

    Raises:
        ProofError: the old tree is larger than the new one.
    """
    if not 0 <= old_size <= size:
        raise ProofError(f"a tree of {old_size} is not the beginning of a tree of {size}")
    if old_size in (0, size):
        return []
    proof: list[bytes] = []
    start, stop = 0, size
    while old_size != stop:
        middle = start + _split(stop - start)
        if old_size <= middle:
            proof.append(subtree_root(read, middle, stop))
            stop = middle
        else:
            proof.append(subtree_root(read, start, middle))
            start = middle
    if start:
        proof.append(subtree_root(read, start, stop))
    return proof[::-1]


def check_inclusion(leaf: bytes, proof: Sequence[bytes], *, index: int, size: int, root: bytes) -> None:
    """Check that a leaf stands at `index` in the tree of `size` leaves with this root.

    Args:
        leaf: leaf hash, 32 bytes.
        proof: hashes of 32 bytes, the leaf's sibling first.
        index: 0 to size - 1.
        size: number of leaves.
        root: 32 bytes.

    Raises:
        ProofError: it does not.
    """
    if not 0 <= index < size:
        raise ProofError(f"there is no entry {index} in a tree of {size}")
    _check_lengths([leaf, root, *proof])
    here, last, found = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            raise ProofError("it has too many hashes")
        if here & 1 or here == last:
            found = node_hash(sibling, found)
            while here and not here & 1:
                here, last = here >> 1, last >> 1
        else:
            found = node_hash(found, sibling)
        here, last = here >> 1, last >> 1
    if last:
        raise ProofError("it has too few hashes")
    if found != root:
        raise ProofError("the root differs")


def check_consistency(
    proof: Sequence[bytes], *, old_size: int, old_root: bytes, size: int, root: bytes
) -> None:
    """Check that one tree is the beginning of another.

    Raises:
        ProofError: it is not, or the proof is not the proof for these sizes.
    """
    if not 0 <= old_size <= size:
        raise ProofError(f"a tree of {old_size} is not the beginning of a tree of {size}")
    _check_lengths([old_root, root, *proof])
    if old_size in (0, size):
        if proof or old_root != (root if old_size == size else EMPTY_ROOT):
            raise ProofError("the roots differ, or there are hashes where none belong")
        if size == 0 and root != EMPTY_ROOT:
            raise ProofError("the root of the empty tree differs")
        return
    path = [old_root, *proof] if old_size & (old_size - 1) == 0 else list(proof)
    if not path:
        raise ProofError("it has too few hashes")
    here, last = old_size - 1, size - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    old_found = found = path[0]
    for sibling in path[1:]:
        if last == 0:
            raise ProofError("it has too many hashes")
        if here & 1 or here == last:
            old_found, found = node_hash(sibling, old_found), node_hash(sibling, found)
            while here and not here & 1:
                here, last = here >> 1, last >> 1
        else:
            found = node_hash(found, sibling)
        here, last = here >> 1, last >> 1
    if last or old_found != old_root or found != root:
        raise ProofError("the roots differ")


def _complete_subtree(read: HashReader, level: int, index: int) -> bytes:
    """Compute the root of the `index`-th complete subtree of 2^level leaves from the tile level below it."""
    tile_level, height = divmod(level, TILE_HEIGHT)
    joined = read(tile_level, index << height, (index + 1) << height)
    if len(joined) != HASH_BYTES << height:
        raise ProofError(f"stored hashes are missing: level {tile_level}, {index << height} and on")
    hashes = [joined[at : at + HASH_BYTES] for at in range(0, len(joined), HASH_BYTES)]
    while len(hashes) > 1:
        hashes = parent_hashes(hashes)
    return hashes[0]


def _split(count: int) -> int:
    """Find the largest power of two below `count` (which is at least 2)."""
    return 1 << ((count - 1).bit_length() - 1)


def _check_lengths(hashes: Sequence[bytes]) -> None:
    if any(len(each) != HASH_BYTES for each in hashes):
        raise ProofError("a hash is not 32 bytes long")
