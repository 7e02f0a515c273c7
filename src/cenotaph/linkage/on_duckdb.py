"""Candidate pairs in one process: the keys joined by DuckDB, which uses all cores and spills to disk.

Invariant: the pairs come out in ascending order, whatever order DuckDB finds them in.
"""

from __future__ import annotations

from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

import duckdb
import numpy as np
import numpy.typing as npt

from cenotaph.linkage.blocking import RULES, Blocks, Keys, are_small
from cenotaph.linkage.joining import CAPPED, FOUND, SIZES
from cenotaph.linkage.prepare import Ints

_MEMORY: Final = "4GB"
"""What DuckDB may hold; what is more lies on disk. A hundred million pairs would else take the memory of everything."""


class Candidates(NamedTuple):
    """Pairs to be compared.

    Attributes:
        a: rows; in two lists those of the first one.
        b: rows.
        capped: by rule, how many blocks were too large, and how many records the largest had.
    """

    a: Ints
    b: Ints
    capped: dict[str, tuple[int, int]]


def find_candidates(blocks: Blocks, first_list: int, records: int) -> Candidates:
    """Find the pairs that share a key.

    Args:
        blocks: keys of all records.
        first_list: how many rows belong to the first of two lists; all of them where there is one list.
        records: how many rows there are.
    """
    if are_small(first_list, records - first_list):
        return _all_pairs(first_list, records)
    with (
        TemporaryDirectory() as folder,
        duckdb.connect(config={"temp_directory": folder, "memory_limit": _MEMORY}) as connection,
    ):
        for name, table in tables_of(blocks, first_list, records).items():
            connection.register(name, table)
        connection.execute(f"CREATE TEMP TABLE sizes AS {SIZES}")
        # One number a pair is half of the memory. DuckDB would hold all pairs to find those that come twice.
        one = f"SELECT CAST(a AS BIGINT) * {records} + b AS pair FROM ({FOUND}) WHERE rule = ?"  # noqa: S608 - a number
        found = [connection.execute(one, [rule]).fetchnumpy()["pair"] for rule in range(len(RULES))]
        capped = connection.execute(CAPPED).fetchall()
    pairs = _distinct(found)
    b = pairs % records
    pairs //= records
    return Candidates(pairs, b, {RULES[int(rule)].name: (int(n), int(most)) for rule, n, most in capped})


def _distinct(found: list[Ints]) -> Ints:
    """Put numbers in order, each once; the lists are emptied."""
    pairs = np.concatenate(found).astype(np.int64, copy=False)
    found.clear()
    pairs.sort()
    is_first = np.ones(pairs.size, dtype=np.bool_)
    np.not_equal(pairs[1:], pairs[:-1], out=is_first[1:])
    distinct: Ints = pairs[is_first]
    return distinct


def tables_of(
    blocks: Blocks, first_list: int, records: int
) -> dict[str, dict[str, npt.NDArray[np.integer[Any]]]]:
    """Give the tables that `joining` names, as columns."""
    caps = np.array([rule.cap for rule in RULES], dtype=np.int64)
    return {
        "own": _with_side(blocks.own, first_list),
        "seek": _with_side(blocks.seek, first_list),
        "rules": {
            "rule": np.arange(len(RULES)),
            "cap": caps,
            "two": np.full(len(RULES), int(first_list < records), dtype=np.int64),
        },
    }


def _with_side(keys: Keys, first_list: int) -> dict[str, npt.NDArray[np.integer[Any]]]:
    return keys._asdict() | {"side": (keys.record >= first_list).astype(np.int8)}


def _all_pairs(first_list: int, records: int) -> Candidates:
    if first_list < records:
        a = np.repeat(np.arange(first_list), records - first_list)
        return Candidates(a, np.tile(np.arange(first_list, records), first_list), {})
    a, b = np.triu_indices(records, k=1)
    return Candidates(a.astype(np.int64), b.astype(np.int64), {})
