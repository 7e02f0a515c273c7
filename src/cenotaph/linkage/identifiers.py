"""Identifiers as keys and as evidence: ids that two records share, and ids of one register that differ.

Invariant: identifiers are evidence, never proof, and an id that many records bear says nothing. `wikidata=*` on a statue
may name the whole cemetery; a register may list one stone twice.

These weights are set, not trained: in labelled pairs of two lists no two records are of one register, and where ids are
shared the label was made from them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from cenotaph.linkage.blocking import BY_IDENTIFIER, Blocks, Keys, join_keys
from cenotaph.linkage.prepare import Floats, Ints, hash_word
from cenotaph.linkage.record import Record

SHARED: Final = 4.0
"""Natural log odds for an id that two records bear and nobody else; among more bearers it is divided."""

OTHER: Final = -9.0
"""For two ids in one register: it holds most things once. Of pairs in one extract of OpenStreetMap that look as alike as can
be, most are two stones side by side; this leaves them doubtful. It is added behind the competition, which knows nothing of it.
"""

MOST_BEARERS: Final = 10
"""An id that more records bear is no evidence, and no key."""

BESIDE: Final = ("identifier", "register")
"""The columns of `weigh`: what shared ids say, and what two ids of one register say."""


class Identifiers(NamedTuple):
    """Ids of records, one a row.

    Attributes:
        record: the row of the record.
        scheme: a number of the scheme.
        id: a hash of scheme and value.
        registers: numbers of those schemes in which a thing has one id: the registers of the records.
        size: how many records there are.
    """

    record: Ints
    scheme: Ints
    id: Ints
    registers: Ints
    size: int


def identify(records: Sequence[Record]) -> Identifiers:
    """Read the ids of records.

    Args:
        records: in the order of their rows.
    """
    schemes: dict[str, int] = {}
    rows = [
        (row, schemes.setdefault(one.partition(":")[0], len(schemes)), hash_word(one))
        for row, record in enumerate(records)
        for one in dict.fromkeys(record.identifiers)
    ]
    named = {record.register for record in records}
    table = np.array(rows, dtype=np.int64).reshape(-1, 3)
    registers = [number for scheme, number in schemes.items() if scheme in named]
    return Identifiers(
        table[:, 0], table[:, 1], table[:, 2], np.array(registers, dtype=np.int64), len(records)
    )


def add_identifiers(blocks: Blocks, identifiers: Identifiers) -> Blocks:
    """Give the keys of records with their ids among them.

    Args:
        blocks: the other keys.
        identifiers: of the same records.
    """
    rule = np.full(identifiers.id.size, BY_IDENTIFIER, dtype=np.int8)
    own = Keys(rule, identifiers.id, identifiers.record.astype(np.int32))
    return blocks._replace(own=join_keys([blocks.own, own]))


def weigh(identifiers: Identifiers, registers: Ints, a: Ints, b: Ints) -> Floats:
    """Say what ids say of pairs.

    Args:
        identifiers: of all records.
        registers: of all records, a hash; 0 where none is known.
        a: rows.
        b: rows.

    Returns:
        (pairs, 2) natural log odds, in the order of `BESIDE`.
    """
    table = np.zeros((a.size, len(BESIDE)))
    pair = np.minimum(a, b) * identifiers.size + np.maximum(a, b)
    shared, schemes = _shared(identifiers)
    if shared:
        keys = np.array(sorted(shared), dtype=np.int64)
        weights = np.array([shared[key] for key in keys.tolist()])
        place = np.searchsorted(keys, pair).clip(0, keys.size - 1)
        table[:, 0] = np.where(keys[place] == pair, weights[place], 0)
    for scheme in identifiers.registers.tolist():
        has = np.zeros(identifiers.size, dtype=np.bool_)
        has[identifiers.record[identifiers.scheme == scheme]] = True
        both = has[a] & has[b]
        agree = np.isin(pair, np.array(sorted(schemes.get(scheme, ())), dtype=np.int64))
        table[both & ~agree, 1] = OTHER
    table[(registers[a] == registers[b]) & (registers[a] != 0), 1] = OTHER
    return table


def _shared(identifiers: Identifiers) -> tuple[dict[int, float], dict[int, set[int]]]:
    """Find the pairs that share an id, with what that says, and by scheme."""
    order = np.lexsort((identifiers.record, identifiers.id))
    ids, records, schemes = (
        column[order] for column in (identifiers.id, identifiers.record, identifiers.scheme)
    )
    if not ids.size:
        return {}, {}
    starts = np.flatnonzero(np.append(True, ids[1:] != ids[:-1]))
    ends = np.append(starts[1:], ids.size)
    weights: dict[int, float] = {}
    by_scheme: dict[int, set[int]] = {}
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        many = end - start
        if not 2 <= many <= MOST_BEARERS:
            continue
        bearers = records[start:end].tolist()
        for place, one in enumerate(bearers):
            for other in bearers[place + 1 :]:
                pair = one * identifiers.size + other
                weights[pair] = max(weights.get(pair, 0.0), SHARED / (many - 1))
                by_scheme.setdefault(int(schemes[start]), set()).add(pair)
    return weights, by_scheme
