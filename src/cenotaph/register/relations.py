"""What holds between subjects, and who says so: judgements, and what sources state themselves, as lines and findings.

Invariant: everything here is read from the table `pair`; nothing is decided. A source is named as the voice of what
it states, with the address of its statement.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from cenotaph.model.identity import Address
from cenotaph.register.answers import RELATIONS, Finding, RelationLine
from cenotaph.register.deriving import Loader
from cenotaph.register.entities import CONTRADICTION, SOURCE, Word, words_of_sources
from cenotaph.register.said import Said

SAMENESS = "disagreement.sameness"

_BY = ("program", "source", "person")
"""Who says it, by precedence."""

_PAIR = "p.a, p.b, p.relation, p.turned, p.precedence, p.entry, p.n, p.refused, p.contested"


class _Pair(msgspec.Struct, frozen=True):
    """A row of the table `pair`."""

    a: str
    b: str
    relation: str
    turned: int
    precedence: int
    entry: int
    n: int
    refused: int
    contested: int

    @property
    def address(self) -> str:
        """The address of the judgement or statement that counts."""
        return str(Address(self.entry, None if self.n < 0 else self.n))


class Relations:
    """Reads from one open database."""

    def __init__(self, database: sqlite3.Connection, *, prefer: Sequence[str]) -> None:
        self._database = database
        self._loader = Loader(database, prefer=prefer)

    def lines_of(self, number: int) -> tuple[RelationLine, ...]:
        """Say what holds of the subjects of an entity and others, in the order of the log."""
        rows = self._database.execute(
            f"SELECT {_PAIR} FROM subject s JOIN pair p ON p.a = s.id WHERE s.entity = ?1 UNION"  # noqa: S608
            f" SELECT {_PAIR} FROM subject s JOIN pair p ON p.b = s.id WHERE s.entity = ?1 ORDER BY 6, 7",
            (number,),
        )
        pairs = [_Pair(*row) for row in rows]
        stated = self._stated((pair.entry, pair.n) for pair in pairs if pair.precedence == SOURCE)
        return tuple(self._line(pair, stated) for pair in pairs)

    def findings(self, number: int | None = None) -> Iterator[Finding]:
        """Find the sameness that was refused, and what sources contradict each other in; of one entity or of all."""
        query = (
            f"SELECT {_PAIR}, e.id FROM pair p JOIN subject s ON s.id = p.a OR s.id = p.b"  # noqa: S608
            " JOIN entity e ON e.no = s.entity WHERE (p.refused OR p.contested)"
        )
        values: tuple[int, ...] = ()
        if number is not None:
            query, values = f"{query} AND e.no = ?", (number,)
        for row in self._database.execute(query, values).fetchall():
            pair, entity = _Pair(*row[:-1]), row[-1]
            if pair.refused:
                yield self._refused(pair, entity)
            if pair.contested:
                yield self._contested(pair, entity)

    def _line(self, pair: _Pair, stated: dict[tuple[int, int], Said]) -> RelationLine:
        left, right = (pair.b, pair.a) if pair.turned else (pair.a, pair.b)
        said = stated.get((pair.entry, pair.n))
        voice, reasons = (said.label, "") if said else self._judge(pair.entry)
        return RelationLine(
            address=pair.address,
            left=left,
            right=right,
            relation=pair.relation,
            by=_BY[pair.precedence],
            voice=voice,
            source=said.source.id if said else None,
            reasons=tuple(filter(None, reasons.split("\n"))),
            refused=bool(pair.refused),
        )

    def _judge(self, entry: int) -> tuple[str, str]:
        """Return who judged, by name if it is known, and the reasons."""
        row: tuple[Any, ...] | None = self._database.execute(
            "SELECT coalesce((SELECT g.name FROM agent g WHERE g.id = j.by ORDER BY g.entry DESC LIMIT 1), j.by),"
            " j.reasons FROM judgement j WHERE j.entry = ?",
            (entry,),
        ).fetchone()
        return (str(row[0]), str(row[1])) if row else ("", "")

    def _stated(self, wanted: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Said]:
        """Read the statements at some addresses."""
        found = set(wanted)
        said = self._loader.of_entries({entry for entry, _ in found}) if found else []
        return {(one.entry, one.n): one for one in said if (one.entry, one.n) in found}

    def _refused(self, pair: _Pair, entity: str) -> Finding:
        if pair.precedence == SOURCE:
            said = self._stated([(pair.entry, pair.n)]).get((pair.entry, pair.n))
            source = said.label if said else "a source"
            message = f"{source} states that {pair.a} and {pair.b} are the same, but others keep apart what that would join"
        else:
            message = f"{pair.a} and {pair.b} are judged the same, but others keep apart what that would join"
        return Finding(code=CONTRADICTION, entity=entity, message=message, statements=(pair.address,))

    def _contested(self, pair: _Pair, entity: str) -> Finding:
        """Say both sides, each with its source and address: they are kept apart."""
        words = words_of_sources(self._database, pair.a, pair.b)
        stated = self._stated((word.entry, word.n) for word in words)
        voices: dict[str, list[str]] = {}
        for word in words:
            said = stated.get((word.entry, word.n))
            source = said.label if said else "a source"
            voices.setdefault(_says(pair, word), []).append(f"{source} [{word.entry}#{word.n}]")
        sides = "; ".join(f"{says} ({', '.join(sources)})" for says, sources in voices.items())
        addresses = tuple(f"{word.entry}#{word.n}" for word in words)
        return Finding(
            code=SAMENESS, entity=entity, message=f"sameness: {sides}; kept apart", statements=addresses
        )


def _says(pair: _Pair, word: Word) -> str:
    left, right = (pair.a, pair.b) if word.relation != "part_of" or not word.turned else (pair.b, pair.a)
    return f"{left} {RELATIONS[word.relation]} {right}"
