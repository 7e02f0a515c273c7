"""Which pairs are worth a comparison: records that share a key.

Invariant: a block larger than its cap gives no pairs, and is reported; every rule that finds near records has a finer
one beside it for where they stand dense. Which pairs come out does not depend on the order of the records.

A rule gives each record keys under which it lies (`own`) and keys under which it looks (`seek`). For cells of H3 the
second are the cell with its ring: a bare cell loses the pairs on its border.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import h3.api.numpy_int as h3
import numpy as np
import numpy.typing as npt

from cenotaph.linkage.prepare import Ints, Prepared

SMALL_LISTS: Final = 60_000
"""With no more possible pairs than this, all are compared."""


def are_small(first: int, second: int = 0) -> bool:
    """Tell whether lists are so small that all their pairs are compared.

    Args:
        first: records of the first list.
        second: of the other one; 0 where there is none.
    """
    return (first * second if second else first * (first - 1) // 2) <= SMALL_LISTS


class Rule(NamedTuple):
    """A way to find pairs.

    Attributes:
        name: of the rule, in words, for the report.
        cap: a block with more than cap * cap pairs gives none.
    """

    name: str
    cap: int


RULES: Final = (
    Rule("within about 1 km", 25),
    Rule("within about 400 m", 25),
    Rule("within about 150 m", 40),
    Rule("a word of the name, within about 20 km", 40),
    Rule("a rare word of the name", 20),
    Rule("two words of the name", 40),
    Rule("a word of the name and the year of birth", 30),
    Rule("a word of the name and the street", 30),
    Rule("a shared identifier", 10),
)
BY_IDENTIFIER: Final = len(RULES) - 1
"""The rule of the keys that `identifiers` adds."""

_CELLS: Final = ((0, 8), (1, 9), (2, 10))
_TOWN_RESOLUTION: Final = 5
_RAREST = 2


class Keys(NamedTuple):
    """Keys of records.

    Attributes:
        rule: index into `RULES`, in 8 bits.
        key: a hash.
        record: the row, in 32 bits: there are a few dozen keys a record.
    """

    rule: npt.NDArray[np.int8]
    key: Ints
    record: npt.NDArray[np.int32]


class Blocks(NamedTuple):
    """Where records lie and where they look; rules that are not in `seek` look where they lie."""

    own: Keys
    seek: Keys


def block(prepared: Prepared) -> Blocks:
    """Give the keys of records.

    Args:
        prepared: the records, with the weights of their words.
    """
    words = _words_of(prepared)
    town = _cells(prepared, _TOWN_RESOLUTION)
    own, seek = [], []
    for rule, resolution in _CELLS:
        cell = _cells(prepared, resolution)
        here = np.flatnonzero(cell != 0)
        own.append(_keys(rule, cell[here], here))
        around, of = _rings(cell[here])
        seek.append(_keys(rule, around, here[of]))
    local = words.key_rank < _RAREST
    word, record = words.key[local], words.record[local]
    here = np.flatnonzero(town[record] != 0)
    own.append(_keys(3, _mix(word[here], town[record[here]]), record[here]))
    around, of = _rings(town[record[here]])
    seek.append(_keys(3, _mix(word[here][of], around), record[here][of]))
    own.append(_keys(4, word, record))
    own.append(_keys(5, *_twos(words)))
    born = prepared.born[words.record]
    known = born != 0
    own.append(_keys(6, _mix(words.key[known], born[known]), words.record[known]))
    street = prepared.street[words.record, 0]
    known = street != 0
    own.append(_keys(7, _mix(words.key[known], street[known]), words.record[known]))
    return Blocks(join_keys(own), join_keys(seek))


class _Words(NamedTuple):
    key: Ints
    record: Ints
    key_rank: Ints


def _words_of(prepared: Prepared) -> _Words:
    """Give the phonetic keys of the words of all names, each once a record, with its rank by rarity."""
    record = np.repeat(np.repeat(np.arange(prepared.size), prepared.many), prepared.names.words.shape[1])
    key, weight = prepared.names.keys.ravel(), prepared.names.word_weights.ravel()
    full = (key != 0) & (prepared.names.initials.ravel() > 0)
    order = np.lexsort((key[full], -weight[full], record[full]))
    record, key = record[full][order], key[full][order]
    _, first = np.unique(np.stack([record, key], axis=1), axis=0, return_index=True)
    kept = np.sort(first)
    record, key = record[kept], key[kept]
    starts = np.searchsorted(record, record)
    return _Words(key, record, np.arange(record.size) - starts)


def _twos(words: _Words) -> tuple[Ints, Ints]:
    """Give each two of the first four words of a record, whichever comes first."""
    keys, records = [], []
    for step in (1, 2, 3):
        later = np.arange(step, words.record.size)
        earlier = later - step
        together = (words.record[later] == words.record[earlier]) & (words.key_rank[later] < 4)
        a, b = words.key[later][together], words.key[earlier][together]
        keys.append(_mix(np.minimum(a, b), np.maximum(a, b)))
        records.append(words.record[later][together])
    return np.concatenate(keys), np.concatenate(records)


def _cells(prepared: Prepared, resolution: int) -> Ints:
    cells = [
        h3.latlng_to_cell(lat, lon, resolution) if lat == lat else 0  # nan: no position
        for lat, lon in zip(prepared.lat.tolist(), prepared.lon.tolist(), strict=True)
    ]
    return np.array(cells, dtype=np.uint64).astype(np.int64)


def _rings(cells: Ints) -> tuple[Ints, Ints]:
    """Give each cell with those around it, and of which row they are."""
    distinct, place = np.unique(cells, return_inverse=True)
    rings = [h3.grid_disk(int(cell), 1) for cell in distinct.tolist()]
    sizes = np.array([len(ring) for ring in rings], dtype=np.int64)
    flat = np.concatenate(rings).astype(np.int64) if rings else np.empty(0, dtype=np.int64)
    starts, many = (np.cumsum(sizes) - sizes)[place], sizes[place]
    of = np.repeat(np.arange(cells.size), many)
    within = np.arange(of.size) - np.repeat(np.cumsum(many) - many, many)
    return flat[starts[of] + within], of


def _mix(a: Ints, b: Ints) -> Ints:
    """Hash two numbers to one (the finaliser of SplitMix64 on their combination)."""
    with np.errstate(over="ignore"):
        mixed = a.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15) + b.astype(np.uint64)
        mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return (mixed ^ (mixed >> np.uint64(31))).astype(np.int64)


def _keys(rule: int, key: Ints, record: Ints) -> Keys:
    return Keys(np.full(key.size, rule, dtype=np.int8), _mix(key, np.array(rule)), record.astype(np.int32))


def join_keys(parts: Sequence[Keys]) -> Keys:
    """Put lists of keys one behind the other."""
    return Keys(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))
