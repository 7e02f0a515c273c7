"""Subjects to entities, by judgements of people and programs and by what sources state themselves.

Rules. Of what is said of one pair a person's judgement comes first, then what sources state
(`model.sameness`), then a program's judgement; within each the later before the earlier. Where sources contradict
each other, one that keeps the two apart holds: nothing is joined on a contradiction, which is a finding. *Same*
joins; *different* and *part_of* keep apart, and no chain of *same* overrides them: a *same* that would is refused,
which is a finding. People's judgements join first, then sources' statements, then programs', each in the order of
the log. An entity is named by its oldest subject in the log; the younger ones lead to it as long as they are joined.

Invariant: the result is a function of the judgements and statements that count and of the subjects that the log has,
whatever the batches in which they came.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from cenotaph.register.tables import marks, portions

CONTRADICTION = "judgement.contradiction"

PROGRAM, SOURCE, PERSON = 0, 1, 2
"""Who says it, the weaker first."""

SAME = "same"
_APART = ("different", "part_of")
_PAIR = "a, b, relation, precedence, entry, n"


class Word(NamedTuple):
    """What somebody says of two subjects, `a` < `b`; the greatest of several is the one that counts.

    Attributes:
        precedence: PROGRAM, SOURCE or PERSON.
        entry, n: the address of a source's statement; a judgement's `n` is -1.
        turned: 1 if it is said of `b`: `b` is part of `a`.
    """

    precedence: int
    entry: int
    n: int
    relation: str
    turned: int


class Pair(NamedTuple):
    """What holds of two subjects, `a` < `b`: the word that counts."""

    a: str
    b: str
    relation: str
    precedence: int
    entry: int
    n: int = -1


def settle(words: Collection[Word]) -> tuple[Word | None, bool]:
    """Choose what holds of two subjects.

    Returns:
        The word that counts, None if nobody says anything, and whether sources contradict each other in it.
    """
    best = max(words, default=None)
    if best is None or best.precedence != SOURCE:
        return best, False
    stated = [word for word in words if word.precedence == SOURCE]
    apart = [word for word in stated if word.relation in _APART]
    if not apart or len(apart) == len(stated):
        return best, False
    return max(apart), True


def cluster(pairs: Iterable[Pair], subjects: Iterable[str]) -> tuple[list[set[str]], set[tuple[str, str]]]:
    """Join subjects by what holds of pairs.

    Args:
        pairs: at most one for two subjects.
        subjects: all subjects, those without any pair too.

    Returns:
        The clusters, and the pairs whose sameness was refused.
    """
    clusters: dict[str, set[str]] = {subject: {subject} for subject in subjects}
    apart: dict[str, set[str]] = {}
    joining: list[Pair] = []
    for pair in pairs:
        clusters.setdefault(pair.a, {pair.a})
        clusters.setdefault(pair.b, {pair.b})
        if pair.relation == SAME:
            joining.append(pair)
        elif pair.relation in _APART:
            apart.setdefault(pair.a, set()).add(pair.b)
            apart.setdefault(pair.b, set()).add(pair.a)
    refused = set()
    for pair in sorted(joining, key=lambda pair: (-pair.precedence, pair.entry, pair.n)):
        left, right = clusters[pair.a], clusters[pair.b]
        if left is right:
            continue
        small, large = sorted((left, right), key=len)
        if any(not large.isdisjoint(apart.get(subject, ())) for subject in small):
            refused.add((pair.a, pair.b))
            continue
        large |= small
        for subject in small:
            clusters[subject] = large
    return list({id(found): found for found in clusters.values()}.values()), refused


class Linker:
    """Keeps the tables `pair` and `subject.entity` in step with judgements and statements of sameness."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def judged(self, numbers: Iterable[int]) -> set[str]:
        """Return the ids of those of some subjects of which a pair speaks."""
        if not self._database.execute("SELECT 1 FROM pair LIMIT 1").fetchone():
            return set()
        found: set[str] = set()
        for some in portions(sorted(numbers)):
            found.update(
                id_
                for (id_,) in self._database.execute(
                    f"SELECT id FROM subject s WHERE no IN ({marks(some)}) AND (EXISTS"  # noqa: S608
                    " (SELECT 1 FROM pair WHERE a = s.id) OR EXISTS (SELECT 1 FROM pair WHERE b = s.id))",
                    some,
                )
            )
        return found

    def relink(self, subjects: set[str], pairs: set[tuple[str, str]]) -> set[int]:
        """Bring pairs and clusters up to date.

        Args:
            subjects: ids that came, went, or got another place in the log.
            pairs: ids, in order, of which something else is said than before.

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
            [(int((pair.a, pair.b) in refused), pair.a, pair.b) for pair in found if pair.relation == SAME],
        )
        return self._assign(clusters)

    def _settle(self, a: str, b: str) -> None:
        """Write what holds of two subjects."""
        self._database.execute("DELETE FROM pair WHERE a = ? AND b = ?", (a, b))
        best, contested = settle([*self._judgements(a, b), *words_of_sources(self._database, a, b)])
        if best is not None:
            self._database.execute(
                "INSERT INTO pair VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)",
                (a, b, best.relation, best.turned, best.precedence, best.entry, best.n, int(contested)),
            )

    def _judgements(self, a: str, b: str) -> list[Word]:
        rows = self._database.execute(
            """SELECT coalesce((SELECT g.kind = 'person' FROM agent g WHERE g.id = j.by ORDER BY g.entry DESC LIMIT 1), 0),
                    j.entry, j.relation, j.left <> ?1
               FROM judgement j
               WHERE ((j.left = ?1 AND j.right = ?2) OR (j.left = ?2 AND j.right = ?1))
                 AND NOT EXISTS (SELECT 1 FROM withdrawn w WHERE w.entry = j.entry AND w.n = -1)""",
            (a, b),
        )
        return [
            Word(PERSON if by_person else PROGRAM, entry, -1, relation, turned)
            for by_person, entry, relation, turned in rows
        ]

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
                    f"SELECT {_PAIR} FROM pair WHERE a IN ({marks(some)})"  # noqa: S608
                    f" UNION SELECT {_PAIR} FROM pair WHERE b IN ({marks(some)})",
                    (*some, *some),
                ):
                    pair = Pair(*row)
                    pairs[pair.a, pair.b] = pair
                    if pair.relation == SAME:
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


def words_of_sources(database: sqlite3.Connection, a: str, b: str) -> list[Word]:
    """Read what sources state of two subjects and what was not withdrawn, in the order of the log."""
    rows = database.execute(
        """SELECT entry, n, relation, s.left <> ?1 FROM stated s
           WHERE ((s.left = ?1 AND s.right = ?2) OR (s.left = ?2 AND s.right = ?1))
             AND NOT EXISTS (SELECT 1 FROM withdrawn w WHERE w.entry = s.entry AND w.n IN (-1, s.n))
             AND NOT EXISTS (SELECT 1 FROM withdrawn w WHERE w.entry = s.import AND w.n = -1)
           ORDER BY entry, n""",
        (a, b),
    )
    return [Word(SOURCE, *row) for row in rows]
