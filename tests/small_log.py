"""Small logs, written out: entries as the ledger would give them, for tests of what is folded from them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cenotaph.model.entry import (
    Agent,
    Assertion,
    Balance,
    Entry,
    Erasure,
    Import,
    Judgement,
    Payload,
    Review,
    Sameness,
    Statement,
    Withdrawal,
)
from cenotaph.model.evidence import Attribution, Capture, Evidence, Rendition, Row, Source, TextQuote
from cenotaph.model.value import Count, Place, PlaceCandidate, Point, Term, Text, When
from cenotaph.register.in_sqlite import Register

AT = 1_740_000_000  # 19 February 2025
PERSON, PROGRAM = "a:ida", "a:linker"
BALANCE = Balance(
    unit="row", read=0, accepted=0, unchanged=0, out_of_scope=0, rejected=0, new=0, changed=0, statements=0
)


class SmallLog:
    """A log that grows by calls; every call gives back the index of its entry."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.add("agent", Agent(id=PERSON, kind="person", name="Ida"), by=PERSON)
        self.add("agent", Agent(id=PROGRAM, kind="program", name="linker", version="1"), by=PROGRAM)

    def add(self, op: str, payload: Payload | None, targets: Sequence[object] = (), by: str = PROGRAM) -> int:
        index = len(self.entries)
        self.entries.append(Entry(index, AT, by, op, tuple(map(str, targets)), payload))
        return index

    def source(self, id_: str, *, publisher: str | None = None, published: str | None = None) -> int:
        return self.add("source", Source(id=id_, title=id_.title(), publisher=publisher, published=published))

    def opened(
        self, source: str, *, document: str | None = None, program: str = "cenotaph-rows 0.1.0"
    ) -> int:
        capture = Capture(sha256="ab" * 32, media_type="text/csv", size_bytes=1)
        rendition = Rendition(sha256=document, of="ab" * 32, program="reader 1") if document else None
        opening = Import(
            source=source, capture=capture, program=program, retrieved_at=AT, rendition=rendition
        )
        return self.add("import", opening)

    def closed(self, import_id: int, *, vanished: Sequence[str] = ()) -> int:
        opening = self.entries[import_id].payload
        assert isinstance(opening, Import)
        closing = Import(
            source=opening.source,
            capture=opening.capture,
            program=opening.program,
            retrieved_at=AT,
            balance=BALANCE,
            vanished=tuple(vanished),
        )
        return self.add("import", closing, [import_id])

    def row(self, import_id: int | None, subject: str, *statements: Statement, by: str = PROGRAM) -> int:
        evidence = Evidence("ab" * 32, Row(1, subject))
        said = Assertion(subject=subject, evidence=evidence, statements=statements, import_id=import_id)
        return self.add("assert", said, by=by)

    def told(
        self,
        import_id: int,
        subject: str,
        *statements: Statement,
        speaker: str | None = None,
        flags: tuple[str, ...] = (),
        span: tuple[int, int] = (0, 5),
        document: str = "cd" * 32,
    ) -> int:
        """State something in running text, perhaps in somebody's words."""
        evidence = Evidence("ab" * 32, TextQuote("words", *span), document)
        layers = (Attribution(speaker, "indirect", "says", flags),) if speaker else ()
        said = Assertion(
            subject=subject, evidence=evidence, statements=statements, attribution=layers, import_id=import_id
        )
        return self.add("assert", said)

    def judge(self, left: str, right: str, relation: Sameness = "same", *, by: str = PERSON) -> int:
        return self.add(
            "judge", Judgement(left=left, right=right, relation=relation, reasons=("seen",)), by=by
        )

    def withdraw(self, *targets: object, by_import: int | None = None) -> int:
        return self.add("withdraw", Withdrawal(reason="wrong", by_import=by_import), targets, by=PERSON)

    def review(self, verdict: str, *targets: object) -> int:
        payload = Review(
            verdict="accept" if verdict == "accept" else "reject" if verdict == "reject" else "comment"
        )
        return self.add("review", payload, targets, by=PERSON)

    def erase(self, *targets: int) -> int:
        return self.add("erase", Erasure(basis="art17"), targets, by=PERSON)

    def as_read_again(self) -> list[Entry]:
        """Return the log as it is read once its erased payloads are gone."""
        gone = {int(target) for entry in self.entries if entry.op == "erase" for target in entry.targets}
        return [
            Entry(one.index, one.at, one.by, one.op, one.targets, None if one.index in gone else one.payload)
            for one in self.entries
        ]

    def folded(self, folder: Path, *, prefer: Sequence[str] = (), name: str = "register.sqlite") -> Register:
        register = Register.open(folder / name, create=True, prefer=prefer)
        register.fold(self.entries)
        return register


def kind(code: str, word: str | None = None) -> Statement:
    return Statement(property="kind", value=Term(code, word))


def named(text: str, lang: str | None = None) -> Statement:
    return Statement(property="named", value=Text(text, lang))


def related(relation: str, other: str) -> Statement:
    """State that the subject is the same as another, a part of it, or not to be confused with it."""
    scheme, _, key = other.partition(":")
    return Statement(
        property="identifier",
        value=Text(key),
        qualifiers=(("relation", relation), ("scheme", scheme)),
    )


def located(lon: float, lat: float, *places: Place) -> Statement:
    return Statement(property="located", value=Point.from_degrees(lon, lat), places=places)


def event(name: str, when: str | None = None, *places: Place, status: str | None = None) -> Statement:
    marks = {"planned": "planned", "alleged": "alleged", "denied": "denied", "ongoing": "ongoing"}
    return Statement(
        property=name,
        when=When(when) if when else None,
        places=places,
        status=marks.get(status or ""),  # type: ignore[arg-type]
    )


def buried(number: int, *places: Place, most: int | None = None, **marks: str) -> Statement:
    count = Count(number, "people", number if most is None else most, **marks)  # type: ignore[arg-type]
    return Statement(property="burials", count=count, places=places)


def town(name: str, country: str, lon: float, lat: float, *, ref: str | None = None) -> Place:
    e7 = round(lon * 1e7), round(lat * 1e7)
    return Place(name, (PlaceCandidate(ref or f"geonames:{name}", name, "city", 900, country, *e7),))


def land(name: str, code: str) -> Place:
    return Place(name, (PlaceCandidate(f"iso3166:{code}", name, "country", 960, code, 10**9, 4 * 10**8),))


PYONGYANG = town("Pyongyang", "KP", 125.7543, 39.0339)
CHONGJIN = town("Chongjin", "KP", 129.7758, 41.7956)
DPRK = land("North Korea", "KP")
