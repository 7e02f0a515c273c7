"""The hash tree of RFC 6962, grown from the left: hashes of leaves and nodes, and the edge that can be extended.

The invariant: a `TreeEdge` of n leaves holds one hash for each binary digit 1 of n, and gives the same root as
the recursive definition. It holds no more than that; hashes that are complete are handed out when they arise.

Source: RFC 6962 section 2.1; C2SP tlog-tiles.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

from cenotaph.errors import EntryTooLargeError

HASH_BYTES = 32
MAX_ENTRY_BYTES = 65_534
"""65 535 is what a bundle's length prefix holds; the log keeps that value for its commit records."""
EMPTY_ROOT = sha256(b"").digest()
TILE_HEIGHT = 8
TILE_WIDTH = 1 << TILE_HEIGHT


def leaf_hash(entry: bytes) -> bytes:
    """Hash one entry as a leaf: SHA-256(0x00 || entry).

    Args:
        entry: 0 to 65 534 bytes.

    Returns:
        32 bytes.

    Raises:
        EntryTooLargeError: the entry does not fit the log format.

    Source: RFC 6962 section 2.1.
    """
    if len(entry) > MAX_ENTRY_BYTES:
        raise EntryTooLargeError(len(entry))
    return sha256(b"\x00" + entry).digest()


def leaf_hashes(entries: Iterable[bytes]) -> list[bytes]:
    """Hash many entries as leaves; lengths are the caller's business here (this is the loop that is measured)."""
    return [sha256(b"\x00" + entry).digest() for entry in entries]


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash two subtrees into their parent: SHA-256(0x01 || left || right). Each 32 bytes.

    Source: RFC 6962 section 2.1.
    """
    return sha256(b"\x01" + left + right).digest()


def parent_hashes(hashes: Sequence[bytes]) -> list[bytes]:
    """Hash neighbours pairwise, from the left; a last one without neighbour is left out."""
    return [
        sha256(b"\x01" + left + right).digest()
        for left, right in zip(hashes[::2], hashes[1::2], strict=False)
    ]


class TreeEdge:
    """The right edge of a tree: what is needed to extend it and to know its root.

    >>> edge = TreeEdge()
    >>> _ = edge.extend([leaf_hash(b"")])
    >>> edge.size, edge.root().hex()[:8]
    (1, '6e340b9c')
    """

    __slots__ = ("_pending", "size")

    def __init__(self) -> None:
        self.size = 0
        self._pending: list[
            bytes | None
        ] = []  # by binary level: the complete subtree without a right neighbour

    @classmethod
    def resume(cls, subtrees: Sequence[bytes | None]) -> TreeEdge:
        """Make the edge from its hashes.

        Args:
            subtrees: by binary level, smallest first: the root of the complete subtree there, or None.
        """
        edge = cls()
        edge._pending = list(subtrees)
        edge.size = sum(1 << level for level, subtree in enumerate(subtrees) if subtree is not None)
        return edge

    def copy(self) -> TreeEdge:
        """Copy it, so that a batch can be tried and dropped."""
        other = TreeEdge()
        other.size, other._pending = self.size, list(self._pending)
        return other

    def extend(self, leaves: Sequence[bytes]) -> list[list[bytes]]:
        """Append leaves, level by level.

        Args:
            leaves: leaf hashes, 32 bytes each.

        Returns:
            for each tile level (0, 1, ...) that grew, the hashes that became complete there, in order;
            they go to the end of that level's file. Level 0 is `leaves` itself.
        """
        self.size += len(leaves)
        grown: list[list[bytes]] = []
        nodes, level = list(leaves), 0
        while nodes:
            if level % TILE_HEIGHT == 0:
                grown.append(nodes)
            if level == len(self._pending):
                self._pending.append(None)
            pending = self._pending[level]
            chain = nodes if pending is None else [pending, *nodes]
            self._pending[level] = chain[-1] if len(chain) & 1 else None
            nodes = parent_hashes(chain)
            level += 1
        return grown

    def root(self) -> bytes:
        """Compute the root: 32 bytes; of the empty tree, SHA-256 of nothing."""
        root: bytes | None = None
        for pending in self._pending:
            if pending is not None:
                root = pending if root is None else node_hash(pending, root)
        return EMPTY_ROOT if root is None else root


def tree_root(leaves: Sequence[bytes]) -> bytes:
    """Compute the root over leaf hashes."""
    edge = TreeEdge()
    edge.extend(leaves)
    return edge.root()
