"""Everything about one entity, one document, or all findings: read, put together, never stored.

Invariant: every live statement of an entity is in its detail, whatever it says and whoever says it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec

from cenotaph.errors import UnknownIdError
from cenotaph.model.evidence import Source
from cenotaph.model.schema import read_schema
from cenotaph.normalize.edtf import bounds_of
from cenotaph.register.answers import (
    Detail,
    DocumentView,
    Finding,
    SourceLine,
    State,
    StatementLine,
    Summary,
    WaitingLine,
)
from cenotaph.register.burials import derive_rests
from cenotaph.register.deriving import QUOTATION, Loader, read_source
from cenotaph.register.findings import Findings, entities_of
from cenotaph.register.lines import line_of, member_line, quotation_of, read_verdicts, rest_line
from cenotaph.register.members import list_members
from cenotaph.register.relations import Relations
from cenotaph.register.reviews import InReview
from cenotaph.register.said import Said
from cenotaph.register.state import DISPUTED, Event, derive_state, is_counted
from cenotaph.register.summaries import events_of, parts_of, summaries_of, wholes_of
from cenotaph.register.tables import marks, portions

STATE_DISPUTED = "disagreement.state"

_PROPERTIES = read_schema().properties


class Details:
    """Puts details together from one open database."""

    def __init__(self, database: sqlite3.Connection, *, prefer: Sequence[str]) -> None:
        self._database = database
        self._prefer = prefer

    # --- ids

    def number_of(self, id_: str) -> int:
        """Find the number of the entity that an id leads to: its own, that of a subject, or that of a member.

        Raises:
            UnknownIdError: nothing has this id, or nothing that is said of it counts any more.
        """
        row = self._database.execute(
            "SELECT e.no FROM subject s JOIN entity e ON e.no = s.entity WHERE s.id = ?", (id_,)
        ).fetchone()
        row = row or self._database.execute("SELECT no FROM entity WHERE id = ?", (id_,)).fetchone()
        if row is None:
            # A member of a list of what was joined with an older group.
            group, slash, slug = id_.rpartition("/")
            older = (
                slash
                and self._database.execute(
                    "SELECT g.id FROM subject s JOIN entity g ON g.no = s.entity WHERE s.id = ?", (group,)
                ).fetchone()
            )
            if older:
                row = self._database.execute(
                    "SELECT no FROM entity WHERE id = ?", (f"{older[0]}/{slug}",)
                ).fetchone()
        if row is None:
            raise UnknownIdError(id_)
        return int(row[0])

    def id_of(self, number: int) -> str:
        """Return the id of an entity."""
        return str(self._database.execute("SELECT id FROM entity WHERE no = ?", (number,)).fetchone()[0])

    # --- one entity

    def detail(self, id_: str, *, as_of: date) -> Detail:
        """Put together everything about one entity.

        Raises:
            UnknownIdError: see `number_of`.
        """
        number = self.number_of(id_)
        (summary,) = summaries_of(self._database, [number], as_of=as_of)
        said = self._said(number, summary)
        verdicts = read_verdicts(self._database, said)
        lines = [line_of(one, verdicts) for one in said]
        if summary.derived:
            lines = [member_line(line) for line in lines]
        counts = [one for one in said if one.statement.property == "burials"] if not summary.derived else []
        by_address = {line.address: line for line in lines}
        rests = [rest_line(rest, by_address[rest.statements[0].address]) for rest in derive_rests(counts)]
        state = self._state(number, said, as_of)
        wholes = wholes_of(self._database, [number]).get(number, [])
        if summary.derived:
            wholes = [self._group_of(number)]
        relations = Relations(self._database, prefer=self._prefer).lines_of(number)
        return Detail(
            id=summary.id,
            kind=summary.kind,
            name=summary.name,
            names=summary.names,
            state=state,
            lon=summary.lon,
            lat=summary.lat,
            country=summary.country,
            place=summary.place,
            sources=summary.sources,
            located_by=summary.located_by,
            country_by=summary.country_by,
            derived=summary.derived,
            subjects=self._subjects(number),
            statements=(*lines, *rests),
            events=_in_time([line for line in lines if _is_event(line)]),
            burials=(*(line for line in lines if line.property == "burials" and not summary.derived), *rests),
            disagreements=self._disagreements(number, summary, state),
            parts=summaries_of(self._database, parts_of(self._database, number), as_of=as_of),
            part_of=summaries_of(self._database, wholes, as_of=as_of),
            judgements=tuple(line.address for line in relations),
            relations=relations,
            checkpoint=self._checkpoint(),
        )

    def _said(self, number: int, summary: Summary) -> list[Said]:
        loader = Loader(self._database, prefer=self._prefer)
        if not summary.derived:
            return loader.of_entities([number])[number]
        group = self._group_of(number)
        members = list_members(loader.of_entities([group])[group])
        slug = summary.id.removeprefix(f"{self.id_of(group)}/")
        return [one for member in members if member.slug == slug for one in member.said]

    def _group_of(self, member: int) -> int:
        return int(self._database.execute("SELECT list FROM entity WHERE no = ?", (member,)).fetchone()[0])

    def _state(self, number: int, said: Sequence[Said], as_of: date) -> State:
        events = events_of(self._database, [number]).get(number, [])
        day = as_of.isoformat()
        verdict = derive_state(events, day)
        seen = _last_seen(events, said, day)
        return State(
            value=verdict.value,
            as_of=day,
            because=tuple(f"{event.entry}#{event.n}" for event in verdict.because),
            last_confirmed=seen[0] if seen else None,
            last_confirmed_by=seen[1] if seen else None,
        )

    def _subjects(self, number: int) -> tuple[str, ...]:
        rows = self._database.execute("SELECT id FROM subject WHERE entity = ? ORDER BY first", (number,))
        return tuple(id_ for (id_,) in rows)

    def _checkpoint(self) -> str | None:
        row = self._database.execute("SELECT value FROM meta WHERE key = 'checkpoint'").fetchone()
        return row[0] if row else None

    def _disagreements(self, number: int, summary: Summary, state: State) -> tuple[Finding, ...]:
        found = list(Findings(self._database, prefer=self._prefer).find(number))
        if state.value == DISPUTED:
            message = f"what is said of it cannot all hold as of {state.as_of}"
            found.append(
                Finding(code=STATE_DISPUTED, entity=summary.id, message=message, statements=state.because)
            )
        return tuple(found)

    # --- documents and sources

    def in_review(self, found: Sequence[InReview]) -> Iterator[WaitingLine]:
        """Write statements that wait for a person's verdict, in the order of the log."""
        entities = self._entities_of({one.subject for one in found})
        subjects = {one.entry: one.subject for one in found}
        readers: dict[int | None, str | None] = {}
        for said in Loader(self._database, prefer=self._prefer).in_review(found):
            import_id = said.assertion.import_id
            if import_id not in readers:
                row = self._database.execute(
                    "SELECT program_name FROM import WHERE entry = ?", (import_id,)
                ).fetchone()
                readers[import_id] = row[0] if row else None
            entity, name = entities.get(subjects[said.entry], (None, None))
            yield WaitingLine(
                statement=line_of(said, {}),
                import_id=import_id,
                reader=readers[import_id],
                read_on=said.at_day,
                entity=entity,
                entity_name=name,
            )

    def _entities_of(self, subjects: Iterable[int]) -> dict[int, tuple[str, str | None]]:
        """Find what subjects are about, where anything that counts is said of it: its id and name."""
        found: dict[int, tuple[str, str | None]] = {}
        for some in portions(sorted(subjects)):
            query = f"SELECT s.no, e.id, e.name FROM subject s JOIN entity e ON e.no = s.entity WHERE s.no IN ({marks(some)})"  # noqa: S608
            found.update({no: (id_, name) for no, id_, name in self._database.execute(query, some)})
        return found

    def document(self, sha256: str, *, as_of: date) -> DocumentView:
        """Put together what stands on a rendition.

        Raises:
            UnknownIdError: no import has read it.
        """
        row = self._database.execute(
            "SELECT entry, source, capture FROM import WHERE rendition = ? ORDER BY entry DESC LIMIT 1",
            (sha256,),
        ).fetchone()
        if row is None:
            raise UnknownIdError(sha256)
        said = Loader(self._database, prefer=self._prefer).of_rendition(sha256)
        verdicts = read_verdicts(self._database, said)
        quotations = (quotation_of(one) for one in said if one.statement.property == QUOTATION)
        numbers = {no for no, _ in entities_of(self._database, {one.entry for one in said}).values()}
        return DocumentView(
            sha256=sha256,
            source=source_line(self._as_read(*row[:2])),
            quotations=tuple(one for one in quotations if one is not None),
            statements=tuple(line_of(one, verdicts) for one in said if one.statement.property != QUOTATION),
            entities=summaries_of(self._database, numbers, as_of=as_of),
            capture=row[2],
        )

    def _as_read(self, import_id: int, source_id: str) -> Source:
        """Describe a source as its edition was that an import has read: a later one has a title and a day of its own."""
        known = read_source(self._database, source_id) or Source(id=source_id)
        edition = read_source(self._database, source_id, before=import_id) or known
        return msgspec.structs.replace(known, title=edition.title, published=edition.published)


def source_line(source: Source, *, statements: int = 0, subjects: int = 0) -> SourceLine:
    """Write a source as a line."""
    return SourceLine(
        id=source.id,
        title=source.title,
        publisher=source.publisher,
        url=source.url,
        licence=source.licence,
        published=source.published,
        statements=statements,
        subjects=subjects,
        lang=source.lang,
        covers=source.covers,
        visibility=source.visibility or "public",
    )


def _is_event(line: StatementLine) -> bool:
    known = _PROPERTIES.get(line.property)
    return known is not None and known.class_ == "event"


def _in_time(lines: Sequence[StatementLine]) -> tuple[StatementLine, ...]:
    """Order events by the first day they can have happened on; those without a date go last."""

    def key(line: StatementLine) -> tuple[str, str]:
        first, last = bounds_of(line.when) if line.when else (None, None)
        return (first or last or "9999-99", last or "9999-99")

    return tuple(sorted(lines, key=key))


def _last_seen(events: Sequence[Event], said: Sequence[Said], day: str) -> tuple[str, str] | None:
    """Return when somebody last says that it stood, and who."""
    statements = {(one.entry, one.n): one for one in said}
    best: tuple[str, str, str] | None = None
    for event in events:
        one = statements.get((event.entry, event.n))
        if (
            one is None
            or not is_counted(event)
            or event.effect not in ("standing", "damaged")
            or event.hi > day
        ):
            continue
        when = one.statement.when.edtf if one.statement.when else None
        when = when or (one.source.published if event.property == "exists" else None)
        if when and event.lo and (best is None or event.hi > best[0]):
            best = (event.hi, when, one.label)
    return (best[1], best[2]) if best else None
