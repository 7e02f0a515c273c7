"""Entries: everything that can be put into the log.

An entry in the open is `OpenEntry`: operation, time, recorder, targets and one salted commitment. Its payload,
one of the structs below, lives in the vault and can be erased. `Entry` is both together, as readers get them.
Which operations have targets, and what a target means:

| op       | payload     | targets                                                                 |
|----------|-------------|-------------------------------------------------------------------------|
| source   | Source      | -                                                                       |
| import   | Import      | none when it opens; the opening entry when it closes (with the balance) |
| assert   | Assertion   | -                                                                       |
| judge    | Judgement   | -                                                                       |
| review   | Review      | a statement, an entry or an import                                      |
| withdraw | Withdrawal  | statements, entries or imports (an import is its opening entry)         |
| erase    | Erasure     | entries                                                                 |
| agent    | Agent       | -                                                                       |
| key      | Key         | -                                                                       |
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from cenotaph.model.evidence import (
    Attribution,
    Capture,
    Citation,
    Evidence,
    Rendition,
    Selector,
    Sha256,
    Source,
)
from cenotaph.model.value import Count, Exact, Natural, Place, Thousandths, Value, When

Operation = Literal["source", "import", "assert", "judge", "review", "withdraw", "erase", "agent", "key"]
Sameness = Literal["same", "part_of", "different", "unsure"]
Status = Literal["ongoing", "planned", "proposed", "alleged", "denied"]


class Statement(Exact, frozen=True, kw_only=True):
    """Property, value and qualifiers, about the subject of the assertion that holds it.

    Attributes:
        property: a name of `schema.toml`.
        value: None for events (their date is `when`).
        status: None means "happened" (or, of a state, that it holds): the only form of it.
        certainty: thousandths, how often the rule that found it is thought right; None for a plain reading of a cell.
        qualifiers: (name, words) pairs, sorted by name: `cost`, `destination`, `side` ...
        selector: where the words stand, if narrower than the assertion's evidence.
    """

    property: str
    value: Value | None = None
    when: When | None = None
    places: tuple[Place, ...] = ()
    count: Count | None = None
    actor: str | None = None
    cause: str | None = None
    qualifiers: tuple[tuple[str, str], ...] = ()
    status: Status | None = None
    certainty: Thousandths | None = None
    selector: Selector | None = None


class Assertion(Exact, frozen=True, kw_only=True):
    """The statements that one source makes in one place about one subject.

    The recorder is the entry's `by`, the source that of its import: neither is repeated here.

    Attributes:
        import_id: index of the entry that opened the import; None for what a person enters by hand.
        attribution: layers, outermost last; empty when the source speaks in its own voice.
        counts: None: at once. Else a statement of it counts only when a person has accepted it (a review): what read it
            reads the same text otherwise another time.
    """

    subject: str
    evidence: Evidence | Citation
    statements: Annotated[tuple[Statement, ...], msgspec.Meta(min_length=1)]
    attribution: tuple[Attribution, ...] = ()
    import_id: Natural | None = msgspec.field(default=None, name="import")
    counts: Literal["when_accepted"] | None = None


class Balance(Exact, frozen=True, kw_only=True):
    """What became of everything that was read: read = accepted + unchanged + out_of_scope + rejected.

    `accepted` = new + changed; `statements` are those appended.
    """

    unit: Literal["row", "feature", "document"]
    read: Natural
    accepted: Natural
    unchanged: Natural
    out_of_scope: Natural
    rejected: Natural
    new: Natural
    changed: Natural
    statements: Natural

    @property
    def adds_up(self) -> bool:
        """Whether nothing was lost."""
        parts = self.accepted + self.unchanged + self.out_of_scope + self.rejected
        return self.read == parts and self.accepted == self.new + self.changed


class Import(Exact, frozen=True, kw_only=True):
    """One taking-in of one capture by one program or profile. Its id is the index of the entry that opens it.

    Attributes:
        source: the id of the source.
        program: name and version of what read it.
        profile_digest: SHA-256 of the mapping profile, where one was used.
        balance: only in the entry that closes it; an import that was cut off has none.
        vanished: subjects that the source's last edition had and this one lacks (a finding, no deletion).
        replies: what a program answered that reads no text twice in the same way, as it came; stored as captures are.
    """

    source: str
    capture: Capture
    program: str
    retrieved_at: Natural
    profile_digest: Sha256 | None = None
    rendition: Rendition | None = None
    balance: Balance | None = None
    vanished: tuple[str, ...] = ()
    replies: tuple[Sha256, ...] = ()


class Judgement(Exact, frozen=True, kw_only=True):
    """Whether two subjects are the same thing. `weight` in thousandths of a bit, where a program scored it."""

    left: str
    right: str
    relation: Sameness
    reasons: tuple[str, ...] = ()
    weight: int | None = None


class Review(Exact, frozen=True, kw_only=True):
    """What a person thinks of a statement, entry or import: accepted ones survive a re-reading."""

    verdict: Literal["accept", "reject", "comment"]
    reason: str | None = None


class Withdrawal(Exact, frozen=True, kw_only=True):
    """The targets stop counting, and stay. `by_import` names the import that no longer states them."""

    reason: str
    by_import: Natural | None = None


class Erasure(Exact, frozen=True, kw_only=True):
    """The targets' payloads, and these captures, were deleted on this legal basis; never says what they held."""

    basis: Literal["art17", "copyright", "court", "self"]
    captures: tuple[Sha256, ...] = ()


class Agent(Exact, frozen=True, kw_only=True):
    """A recorder: the person or program behind a random id (`a:...`)."""

    id: str
    kind: Literal["person", "program"]
    name: str
    version: str | None = None


class Key(Exact, frozen=True, kw_only=True):
    """The log's verifier key from here on; a change carries a signature by the old key over the new one."""

    vkey: str
    previous: str | None = None
    signature: str | None = None


Payload = Source | Import | Assertion | Judgement | Review | Withdrawal | Erasure | Agent | Key

PAYLOADS: dict[Operation, type[Payload]] = {
    "source": Source,
    "import": Import,
    "assert": Assertion,
    "judge": Judgement,
    "review": Review,
    "withdraw": Withdrawal,
    "erase": Erasure,
    "agent": Agent,
    "key": Key,
}
OPERATIONS: dict[type[Payload], Operation] = {payload: op for op, payload in PAYLOADS.items()}


class OpenEntry(Exact, frozen=True, kw_only=True):
    """What stands in the log for everybody: the leaf of the tree.

    Attributes:
        at: UTC seconds, never less than the predecessor's.
        by: random recorder id (`a:...`).
        c: salted commitment to the payload, 32 bytes in unpadded base64url.
        op: the operation; unknown ones of later versions are kept, verified and not interpreted.
        t: addresses of targets.
        v: version of this form, 1.
    """

    at: Natural
    by: Annotated[str, msgspec.Meta(pattern=r"^a:[a-z0-9]{1,64}$")]
    c: Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{43}$")]
    op: Annotated[str, msgspec.Meta(pattern=r"^[a-z_]{1,32}$")]
    v: Natural
    t: tuple[Annotated[str, msgspec.Meta(pattern=r"^(0|[1-9][0-9]{0,15})(#(0|[1-9][0-9]{0,8}))?$")], ...] = ()


class Draft(msgspec.Struct, frozen=True):
    """What is to be appended: a payload, who records it, and its targets."""

    payload: Payload
    by: str
    targets: tuple[str, ...] = ()


class Entry(msgspec.Struct, frozen=True):
    """One item of the log, as readers get it. `payload` None: erased, or of an operation not known here."""

    index: int
    at: int
    by: str
    op: str
    targets: tuple[str, ...]
    payload: Payload | None
