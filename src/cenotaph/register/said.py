"""Statements in their context: who speaks, in which source, and how much that source is preferred.

Invariant: a voice is whoever is quoted, else the publisher, else the source: ten papers that quote one speaker are
one voice, and so are two lists of one publisher.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

import msgspec

from cenotaph.model.entry import Assertion, Statement
from cenotaph.model.evidence import Evidence, Source, TextQuote
from cenotaph.normalize.edtf import bounds_of
from cenotaph.normalize.names import fold_name

UNPREFERRED = 1_000_000
"""Rank of a source that the settings do not name."""

_Key = TypeVar("_Key", bound=Hashable)


class SourceFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What the fold needs to know about a source.

    Attributes:
        voice: key of the voice of a source that speaks for itself.
        label: what to call the source in a sentence.
        rank: place in the preference of the settings, smaller is better.
        recency: last day of its publication as an integer (20230424), 0 if not known.
        published_last: the same day, `YYYY-MM-DD`.
    """

    id: str
    voice: str
    label: str
    rank: int
    recency: int
    published: str | None
    published_last: str | None
    visibility: str | None


def facts_of(source: Source, *, prefer: Sequence[str]) -> SourceFacts:
    """Work out what the fold needs to know about a source."""
    last = bounds_of(source.published)[1] if source.published else None
    return SourceFacts(
        id=source.id,
        voice=(fold_name(source.publisher) if source.publisher else "") or f"source {source.id}",
        label=source.title or source.publisher or source.id,
        rank=prefer.index(source.id) if source.id in prefer else UNPREFERRED,
        recency=int(last.replace("-", "")) if last else 0,
        published=source.published,
        published_last=last,
        visibility=source.visibility,
    )


class Said(msgspec.Struct, frozen=True, gc=False):
    """One live statement with its place in the log.

    Attributes:
        at_day: day on which it was recorded, `YYYY-MM-DD`.
        voice: key of who says it. `speaker`: the name as written, None for the source itself.
    """

    entry: int
    n: int
    statement: Statement
    assertion: Assertion
    source: SourceFacts
    voice: str
    speaker: str | None
    at_day: str

    @property
    def address(self) -> str:
        """The address of the statement."""
        return f"{self.entry}#{self.n}"

    @property
    def label(self) -> str:
        """Who says it and where, for a sentence."""
        return f"{self.speaker} in {self.source.label}" if self.speaker else self.source.label


def voice_of(assertion: Assertion, source: SourceFacts) -> tuple[str, str | None]:
    """Say who speaks: the key of the voice, and the speaker's name (None for the source itself)."""
    if not assertion.attribution:
        return source.voice, None
    speaker = assertion.attribution[0].speaker
    if speaker is None:
        return f"unnamed in {source.id}", "an unnamed speaker"
    return fold_name(speaker) or speaker, speaker


def is_from_list(said: Said) -> bool:
    """Tell whether a statement comes from a row or element of a list, not from running text."""
    evidence = said.assertion.evidence
    return isinstance(evidence, Evidence) and not isinstance(evidence.selector, TextQuote)


def choose(candidates: Iterable[tuple[_Key, Said]]) -> list[tuple[_Key, Said]]:
    """Order values by preference, each with the first of the statements that say it.

    The settings' order of sources goes first, then the number of independent voices, then the recency of the
    source, then the place in the log.

    Args:
        candidates: values that can be compared, with the statement that says each, in the order of the log.
    """
    given = list(candidates)
    if len(given) <= 1:
        return given
    groups: dict[_Key, list[Said]] = {}
    for value, said in given:
        groups.setdefault(value, []).append(said)
    if len(groups) == 1:
        return given[:1]

    def rank(group: list[Said]) -> tuple[int, int, int, int, int]:
        voices = len({said.voice for said in group})
        best = min(said.source.rank for said in group)
        recency = max(said.source.recency for said in group)
        return (best, -voices, -recency, group[0].entry, group[0].n)

    ordered = sorted(groups.items(), key=lambda item: rank(item[1]))
    return [(value, group[0]) for value, group in ordered]
