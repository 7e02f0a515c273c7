"""What the register answers with: frozen, plain, one JSON line each (DESIGN.md section 13).

Nothing here is stored in this form, and nothing that depends on "today" is stored at all.
"""

from __future__ import annotations

from typing import Any

import msgspec

from cenotaph.model.evidence import Covers, Visibility

STATES = ("standing", "damaged", "removed", "relocated", "destroyed", "never_built", "unknown", "disputed")
"""Every state that a site can be in."""

RELATIONS = {
    "same": "is the same as",
    "part_of": "is part of",
    "different": "is another than",
    "unsure": "may be the same as",
}
"""What can hold between two subjects, in words that stand between their ids."""


class Name(msgspec.Struct, frozen=True):
    """A name as written, with its language where a source gives one."""

    text: str
    lang: str | None = None


class State(msgspec.Struct, frozen=True, kw_only=True):
    """What the statements make of a site as of a date: never stored.

    Attributes:
        value: standing, damaged, removed, relocated, destroyed, never_built, unknown or disputed.
        as_of: the day, `YYYY-MM-DD`.
        because: addresses of the statements it rests on.
        last_confirmed: last day (or EDTF of it) on which somebody says that it stood, or None.
        last_confirmed_by: who says so.
    """

    value: str
    as_of: str
    because: tuple[str, ...] = ()
    last_confirmed: str | None = None
    last_confirmed_by: str | None = None


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """One entity in a line: what `list` and `search` print and the map draws.

    Attributes:
        id: the id of the entity's oldest subject; members of a list are `<group>/<place>`.
        lon: degrees WGS 84, or None. `located_by`: "source" (a stated point), "gazetteer" (a named place), or None.
        country: ISO 3166-1 alpha-2. `country_by`: "source" (its own word), "gazetteer" (that of a named place),
            "polygon" (of the borders that the point lies in), or None.
        derived: True for members of a list: no source names them singly.
        first, last: bounds `YYYY-MM-DD` of dated events (for the period filter), or None.
    """

    id: str
    kind: str
    name: str | None
    names: tuple[Name, ...]
    state: str
    lon: float | None
    lat: float | None
    country: str | None
    place: str | None
    statements: int
    sources: tuple[str, ...]
    located_by: str | None = None
    country_by: str | None = None
    derived: bool = False
    part_of: str | None = None
    first: str | None = None
    last: str | None = None


class StatementLine(msgspec.Struct, frozen=True, kw_only=True):
    """One statement as `show` prints it.

    Attributes:
        address: `<entry>#<n>`; None for what the register derived (then `derived` says from which addresses).
        value: the value as text, or None.
        when: EDTF, or None; `when_as_written` the words.
        count: {"min", "max", "unit", "category", "identified", "grave_type", "conflict"} without nulls, or None.
        voice: "author" or the speaker, innermost layer; mode: narration, direct or indirect.
        value_code, value_as_written: of a term, the code and the source's own word.
        source: id of the source; `subject` the id under which it speaks.
        edition: what the source was called when this was read from it; else its publisher, else its id.
        quote: the exact words, or None where the evidence is not held or is withheld.
        document: SHA-256 of the rendition (to open the document), with `start`/`end` of the quote in it.
        drawn: of words recognised in the picture of a page, {"page", "box", "confidence"}: counted from 1, thousandths
            of the page, 0 to 100.
        flags: findings about the attribution (`speaker_inconsistent`) and marks (`from a list`).
        verdict: a person's last review: accept, reject or None.
        said_via: outer layers of the attribution, outwards (an agency that the embassy spoke to).
        citation: what the statement rests on where it is not held here: an archive reference, a page of a book.
    """

    address: str | None
    property: str
    value: str | None
    when: str | None
    places: tuple[str, ...]
    count: dict[str, Any] | None
    status: str
    voice: str
    mode: str
    source: str | None
    quote: str | None
    derived: tuple[str, ...] | None = None
    subject: str | None = None
    value_lang: str | None = None
    value_code: str | None = None
    value_as_written: str | None = None
    when_as_written: str | None = None
    when_relation: str | None = None
    when_anchor: str | None = None
    actor: str | None = None
    cause: str | None = None
    qualifiers: dict[str, str] | None = None
    certainty: int | None = None
    cell: str | None = None
    capture: str | None = None
    document: str | None = None
    start: int | None = None
    end: int | None = None
    drawn: dict[str, Any] | None = None
    flags: tuple[str, ...] = ()
    verdict: str | None = None
    said_via: tuple[str, ...] = ()
    citation: str | None = None
    edition: str | None = None


class WaitingLine(msgspec.Struct, frozen=True, kw_only=True):
    """A statement that counts only when a person accepts it, and has no verdict yet.

    Attributes:
        import_id: the entry of the import that brought it: a verdict on that is one on all of it.
        reader: the program that read it. `read_on`: the day, `YYYY-MM-DD`.
        entity: what is said about by statements that count; None where this one is the first about its subject.
        entity_name: what that is called, or None.
    """

    statement: StatementLine
    import_id: int | None
    reader: str | None
    read_on: str
    entity: str | None = None
    entity_name: str | None = None


class RelationLine(msgspec.Struct, frozen=True, kw_only=True):
    """What holds between two subjects, and who says so.

    Attributes:
        address: of a judgement (`12`), or of the statement of a source (`12#3`).
        relation: same, part_of (`left` of `right`), different or unsure.
        by: person, source or program. `voice`: their name, or what the source is called.
        source: id, where a source states it. `reasons`: those of a judgement.
        refused: True for sameness that would join what others keep apart.
    """

    address: str
    left: str
    right: str
    relation: str
    by: str
    voice: str
    source: str | None = None
    reasons: tuple[str, ...] = ()
    refused: bool = False


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """Something that does not fit: a disagreement, a sum that fails, a contradiction. What `check` prints.

    Attributes:
        code: `disagreement.burials`, `disagreement.sameness`, `arithmetic.parts_exceed_total`, `arithmetic.sum_differs`, `attribution.speaker_inconsistent`,
            `judgement.contradiction`, `import.vanished` ...
        message: in words, with the voices.
        statements: addresses.
    """

    code: str
    entity: str
    message: str
    statements: tuple[str, ...]


class Detail(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about one entity: what `show` prints.

    Attributes:
        relations: what joins its subjects, and what keeps them apart from others; `judgements` are their addresses.
    """

    id: str
    kind: str
    name: str | None
    names: tuple[Name, ...]
    state: State
    lon: float | None
    lat: float | None
    country: str | None
    place: str | None
    sources: tuple[str, ...]
    located_by: str | None
    country_by: str | None
    derived: bool
    subjects: tuple[str, ...]
    statements: tuple[StatementLine, ...]
    events: tuple[StatementLine, ...]
    burials: tuple[StatementLine, ...]
    disagreements: tuple[Finding, ...]
    parts: tuple[Summary, ...]
    part_of: tuple[Summary, ...]
    judgements: tuple[str, ...]
    relations: tuple[RelationLine, ...]
    checkpoint: str | None


class SourceLine(msgspec.Struct, frozen=True, kw_only=True):
    """A source with what counts of it. `covers` is what it says that it covers."""

    id: str
    title: str | None
    publisher: str | None
    url: str | None
    licence: str | None
    published: str | None
    statements: int
    subjects: int
    lang: str | None = None
    covers: Covers | None = None
    visibility: Visibility = "public"


class Quotation(msgspec.Struct, frozen=True, kw_only=True):
    """An attributed stretch of a document; `drawn` as of a `StatementLine`."""

    address: str
    text: str
    speaker: str | None
    mode: str
    cue: str | None
    flags: tuple[str, ...]
    start: int
    end: int
    drawn: dict[str, Any] | None = None


class DocumentView(msgspec.Struct, frozen=True, kw_only=True):
    """A rendition with the stretches that statements stand on, for highlighting; `capture`: what it was got out of."""

    sha256: str
    source: SourceLine
    quotations: tuple[Quotation, ...]
    statements: tuple[StatementLine, ...]
    entities: tuple[Summary, ...]
    capture: str | None = None
