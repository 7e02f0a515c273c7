"""Keys -> candidate pairs, as SQL that DuckDB and Spark both read.

Invariant: the tables and the statements are the same on every engine, and so are the pairs.

Tables: `records(record, side)`, side 1 for the second of two lists; `own` and `seek` (`rule`, `key`, `record`);
`rules(rule, cap, two)`, two 1 where there are two lists.
"""

from __future__ import annotations

from typing import Final

SIZES: Final = """
SELECT s.rule AS rule, s.key AS key, s.records AS records,
  CASE WHEN c.two = 1 THEN s.in_a * s.in_b ELSE (s.in_a * (s.in_a - 1)) / 2 END <= c.cap * c.cap AS is_open
FROM (SELECT o.rule, o.key, COUNT(*) AS records, SUM(1 - r.side) AS in_a, SUM(r.side) AS in_b
      FROM own o JOIN records r ON r.record = o.record GROUP BY o.rule, o.key) s
JOIN rules c ON c.rule = s.rule
"""
"""The blocks: how many records lie in each, and whether it is small enough. Kept as the table `sizes`."""

CAPPED: Final = """
SELECT rule, COUNT(*) AS blocks, MAX(records) AS largest FROM sizes WHERE NOT is_open GROUP BY rule ORDER BY rule
"""

PAIRS: Final = """
SELECT DISTINCT LEAST(a.record, b.record) AS a, GREATEST(a.record, b.record) AS b
FROM (SELECT rule, key, record FROM own WHERE rule NOT IN (SELECT DISTINCT rule FROM seek)
      UNION ALL SELECT rule, key, record FROM seek) a
JOIN sizes s ON s.rule = a.rule AND s.key = a.key AND s.is_open
JOIN own b ON b.rule = s.rule AND b.key = s.key
JOIN rules c ON c.rule = s.rule
JOIN records ra ON ra.record = a.record
JOIN records rb ON rb.record = b.record
WHERE a.record <> b.record AND (c.two = 0 OR ra.side <> rb.side)
"""
