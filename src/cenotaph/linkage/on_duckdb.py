"""Candidate pairs in one process: the keys joined by DuckDB, which uses all cores and spills to disk.

Invariant: the statements are plain SQL that Spark reads, too (`on_spark`).
"""

from __future__ import annotations

from typing import Final, NamedTuple

import duckdb
import numpy as np

from cenotaph.linkage.blocking import RULES, SMALL_LISTS, Blocks
from cenotaph.linkage.prepare import Ints

SIZES: Final = """
SELECT o.rule, o.key, SUM(1 - r.side) AS in_a, SUM(r.side) AS in_b
FROM own o JOIN records r ON r.record = o.record
GROUP BY o.rule, o.key
"""

OPEN: Final = """
SELECT s.rule, s.key
FROM sizes s JOIN rules c ON c.rule = s.rule
WHERE {pairs} <= c.cap * c.cap
"""

PAIRS: Final = """
SELECT DISTINCT LEAST(a.record, b.record) AS a, GREATEST(a.record, b.record) AS b
FROM (SELECT key, record FROM own WHERE rule NOT IN (0, 1, 2, 3)
      UNION ALL SELECT key, record FROM seek) a
JOIN open_blocks k ON k.key = a.key
JOIN own b ON b.key = a.key
JOIN records ra ON ra.record = a.record
JOIN records rb ON rb.record = b.record
WHERE {sides}
"""


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
    has_two = first_list < records
    possible = first_list * (records - first_list) if has_two else records * (records - 1) // 2
    if possible <= SMALL_LISTS:
        return _all_pairs(first_list, records)
    with duckdb.connect() as connection:
        rows = np.arange(records)
        connection.register("records", {"record": rows, "side": (rows >= first_list).astype(np.int64)})
        connection.register("own", blocks.own._asdict())
        connection.register("seek", blocks.seek._asdict())
        connection.register(
            "rules",
            {"rule": np.arange(len(RULES)), "cap": np.array([rule.cap for rule in RULES], dtype=np.int64)},
        )
        connection.execute(f"CREATE TEMP TABLE sizes AS {SIZES}")
        pairs = "s.in_a * s.in_b" if has_two else "(s.in_a * (s.in_a - 1)) / 2"
        connection.execute(f"CREATE TEMP TABLE open_blocks AS {OPEN.format(pairs=pairs)}")
        sides = "ra.side < rb.side OR ra.side > rb.side" if has_two else "a.record <> b.record"
        found = connection.execute(PAIRS.format(sides=sides)).fetchnumpy()
        capped = connection.execute(
            f"SELECT s.rule, COUNT(*), MAX(s.in_a + s.in_b) FROM sizes s JOIN rules c ON c.rule = s.rule "
            f"WHERE {pairs} > c.cap * c.cap GROUP BY s.rule ORDER BY s.rule"
        ).fetchall()
    a, b = np.asarray(found["a"], dtype=np.int64), np.asarray(found["b"], dtype=np.int64)
    order = np.lexsort((b, a))
    return Candidates(
        a[order], b[order], {RULES[int(rule)].name: (int(n), int(most)) for rule, n, most in capped}
    )


def _all_pairs(first_list: int, records: int) -> Candidates:
    if first_list < records:
        a = np.repeat(np.arange(first_list), records - first_list)
        return Candidates(a, np.tile(np.arange(first_list, records), first_list), {})
    a, b = np.triu_indices(records, k=1)
    return Candidates(a.astype(np.int64), b.astype(np.int64), {})
