"""Subjects to entities, by judgements.

Rules. Of several judgements on one pair a person's outweighs a program's, and the later one the earlier. *Same*
joins; *different* and *part_of* keep apart, and no chain of *same* overrides them: a *same* that would is refused,
which is a finding. People's judgements join first, then programs', each in the order of the log. An entity is named
by its oldest subject in the log; the younger ones lead to it as long as they are joined.

Invariant: the result is a function of the judgements that count and of the subjects that the log has, whatever the
batches in which they came.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cenotaph.register.tables import marks, portions

CONTRADICTION = "judgement.contradiction"


class Pair(NamedTuple):
    """What holds of two subjects, `a` < `b`: the judgement that counts."""

    a: str
    b: str
    relation: str
    judgement: int
    person: int


def cluster(pairs: Iterable[Pair], subjects: Iterable[str]) -> tuple[list[set[str]], set[int]]:
    """Join subjects by judgements.

    Args:
        pairs: at most one for two subjects.
        subjects: all subjects, those without any pair too.

    Returns:
        The clusters, and the judgements of sameness that were refused.
    """
    clusters: dict[str, set[str]] = {subject: {subject} for subject in subjects}
    apart: dict[str, set[str]] = {}
    joining: list[Pair] = []
    for pair in pairs:
        clusters.setdefault(pair.a, {pair.a})
        clusters.setdefault(pair.b, {pair.b})
        if pair.relation == "same":
            joining.append(pair)
        elif pair.relation in ("different", "part_of"):
            apart.setdefault(pair.a, set()).add(pair.b)
            apart.setdefault(pair.b, set()).add(pair.a)
    refused = set()
    for pair in sorted(joining, key=lambda pair: (-pair.person, pair.judgement)):
        left, right = clusters[pair.a], clusters[pair.b]
        if left is right:
            continue
        small, large = sorted((left, right), key=len)
        if any(not large.isdisjoint(apart.get(subject, ())) for subject in small):
            refused.add(pair.judgement)
            continue
        large |= small
        for subject in small:
            clusters[subject] = large
    return list({id(found): found for found in clusters.values()}.values()), refused


class Linker:
    """Keeps the tables `pair` and `subject.entity` in step with the judgements."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def relink(self, subjects: set[str], pairs: set[tuple[str, str]]) -> set[int]:
        """Bring pairs and clusters up to date.

        Args:
            subjects: ids that came, went, or got another place in the log.
            pairs: ids, in order, whose judgements changed.

        Returns:
            Numbers of all entities that may have changed, old and new.
        """
        for a, b in sorted(pairs):
            self._settle(a, b)
        start = subjects | {subject for pair in pairs for subject in pair}
        members, found = self._surroundings(start)
        clusters, refused = cluster(found, members)
        self._database.executemany(
            "UPDATE pair SET refused = ? WHERE a = ? AND b = ?",
            [(int(pair.judgement in refused), pair.a, pair.b) for pair in found if pair.relation == "same"],
        )
        return self._assign(clusters)

    def _settle(self, a: str, b: str) -> None:
        """Write what holds of two subjects."""
        best = self._database.execute(
            """SELECT j.relation, j.entry, coalesce(
                    (SELECT g.kind = 'person' FROM agent g WHERE g.id = j.by ORDER BY g.entry DESC LIMIT 1), 0) AS person
               FROM judgement j
               WHERE ((j.left = ?1 AND j.right = ?2) OR (j.left = ?2 AND j.right = ?1))
                 AND NOT EXISTS (SELECT 1 FROM withdrawn w WHERE w.entry = j.entry AND w.n = -1)
               ORDER BY person DESC, j.entry DESC LIMIT 1""",
            (a, b),
        ).fetchone()
        self._database.execute("DELETE FROM pair WHERE a = ? AND b = ?", (a, b))
        if best is not None:
            self._database.execute(
                "INSERT INTO pair VALUES (?, ?, ?, ?, ?, 0)", (a, b, best[0], best[1], int(bool(best[2])))
            )

    def _surroundings(self, start: set[str]) -> tuple[set[str], list[Pair]]:
        """Return all subjects that are joined with some, now or before, and all pairs among them."""
        seen: set[str] = set()
        pairs: dict[tuple[str, str], Pair] = {}
        queue = set(start)
        while queue:
            seen |= queue
            fresh: set[str] = set()
            for some in portions(sorted(queue)):
                for row in self._database.execute(
                    f"SELECT a, b, relation, judgement, person FROM pair WHERE a IN ({marks(some)})"  # noqa: S608
                    f" UNION SELECT a, b, relation, judgement, person FROM pair WHERE b IN ({marks(some)})",
                    (*some, *some),
                ):
                    pair = Pair(*row)
                    pairs[pair.a, pair.b] = pair
                    if pair.relation == "same":
                        fresh |= {pair.a, pair.b}
                fresh.update(
                    id_
                    for (id_,) in self._database.execute(
                        "SELECT id FROM subject WHERE entity IN"  # noqa: S608
                        f" (SELECT entity FROM subject WHERE id IN ({marks(some)}))",
                        some,
                    )
                )
            queue = fresh - seen
        inside = [pair for pair in pairs.values() if pair.a in seen and pair.b in seen]
        return seen, inside

    def _assign(self, clusters: Sequence[set[str]]) -> set[int]:
        changed: set[int] = set()
        rows: dict[str, tuple[int, int, int]] = {}
        everybody = sorted({subject for found in clusters for subject in found})
        for some in portions(everybody):
            for id_, no, first, entity in self._database.execute(
                f"SELECT id, no, first, entity FROM subject WHERE id IN ({marks(some)})",  # noqa: S608
                some,
            ):
                rows[id_] = (no, first, entity)
        updates = []
        for found in clusters:
            known = [rows[subject] for subject in found if subject in rows]
            if not known:
                continue
            oldest = min(known, key=lambda row: row[1])[0]
            changed |= {entity for _, _, entity in known} | {oldest}
            updates += [(oldest, no) for no, _, entity in known if entity != oldest]
        self._database.executemany("UPDATE subject SET entity = ? WHERE no = ?", updates)
        return changed
