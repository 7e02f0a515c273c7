"""Keys -> candidate pairs, as SQL that DuckDB and Spark both read.

Invariant: the tables and the statements are the same on every engine, and so are the pairs.

Tables: `own` and `seek` (`rule`, `key`, `record`, `side`), side 1 for the second of two lists; `rules(rule, cap, two)`,
two 1 where there are two lists.
"""

from __future__ import annotations

from typing import Final

from cenotaph.linkage.compete import LOOKED_AT

SIZES: Final = """
SELECT s.rule AS rule, s.key AS key, s.records AS records,
  CASE WHEN c.two = 1 THEN s.in_a * s.in_b ELSE (s.in_a * (s.in_a - 1)) / 2 END <= c.cap * c.cap AS is_open
FROM (SELECT rule, key, COUNT(*) AS records, SUM(1 - side) AS in_a, SUM(side) AS in_b
      FROM own GROUP BY rule, key) s
JOIN rules c ON c.rule = s.rule
"""
"""The blocks: how many records lie in each, and whether it is small enough. Kept as the table `sizes`."""

CAPPED: Final = """
SELECT rule, COUNT(*) AS blocks, MAX(records) AS largest FROM sizes WHERE NOT is_open GROUP BY rule ORDER BY rule
"""

FOUND: Final = """
SELECT a.rule AS rule, LEAST(a.record, b.record) AS a, GREATEST(a.record, b.record) AS b
FROM (SELECT rule, key, record, side FROM own WHERE rule NOT IN (SELECT DISTINCT rule FROM seek)
      UNION ALL SELECT rule, key, record, side FROM seek) a
JOIN sizes s ON s.rule = a.rule AND s.key = a.key AND s.is_open
JOIN own b ON b.rule = s.rule AND b.key = s.key
JOIN rules c ON c.rule = s.rule
WHERE a.record <> b.record AND (c.two = 0 OR a.side <> b.side)
"""
"""Pairs that share a key, as often as they do."""

PAIRS: Final = f"SELECT DISTINCT a, b FROM ({FOUND})"  # noqa: S608 - no value of anybody's

ALL_PAIRS: Final = """
SELECT a.record AS a, b.record AS b FROM records a JOIN records b ON a.record < b.record
JOIN (SELECT MAX(two) AS two FROM rules) c ON c.two = 0 OR a.side <> b.side
"""
"""Of lists that are small (`blocking.are_small`): `records(record, side)`."""

RIVALS: Final = f"""
WITH edges AS (SELECT a AS record, b AS other, score FROM scored
               UNION ALL SELECT b AS record, a AS other, score FROM scored),
best AS (SELECT record, other, score FROM
         (SELECT record, other, score, ROW_NUMBER() OVER (PARTITION BY record ORDER BY score DESC, other) AS place
          FROM edges) ranked WHERE place <= {LOOKED_AT}),
asked AS (SELECT a AS record, b AS against FROM scored WHERE matters
          UNION ALL SELECT b AS record, a AS against FROM scored WHERE matters),
rivals AS (SELECT q.record, q.against, MAX(r.score) AS score
           FROM asked q JOIN best r ON r.record = q.record AND r.other <> q.against
           LEFT JOIN scored s ON s.a = LEAST(r.other, q.against) AND s.b = GREATEST(r.other, q.against) AND s.score > 0
           WHERE s.a IS NULL GROUP BY q.record, q.against)
SELECT s.a, s.b, s.score, s.person, ra.score AS rival_of_a, rb.score AS rival_of_b
FROM scored s
LEFT JOIN rivals ra ON ra.record = s.a AND ra.against = s.b
LEFT JOIN rivals rb ON rb.record = s.b AND rb.against = s.a
WHERE s.matters
"""  # noqa: S608 - a number
"""What `compete.compete` finds in memory, the score of the best rival for either record, for pairs that matter:
`scored(a, b, score, person, matters)`, all pairs with a chance, a < b."""
