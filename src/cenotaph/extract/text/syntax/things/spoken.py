"""What was spoken of: a thing while mentions are added to it, and the things that a document has told of so far.

Invariant: things are numbered in the order of their first mention.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.syntax.parse.document import Document
from cenotaph.extract.text.syntax.things.mentions import Mention


@dataclass(slots=True)
class ThingBuilder:
    """A thing while mentions are added to it."""

    number: int
    kind: str
    plural: bool
    head: str
    words: set[str] = field(default_factory=set)
    proper: set[str] = field(default_factory=set)
    dedicatee: str = ""
    mentions: list[Mention] = field(default_factory=list)
    places: list[Span] = field(default_factory=list)
    settled: list[Span] = field(default_factory=list)
    """Where it was taken to be when it was first told of, if nothing located it."""
    piece: bool = False
    """Whether it is a part that was told of for itself ("the fence of the cemetery")."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a document has spoken of so far.

    Attributes:
        document: the document.
        things: its things, in the order of their first mention.
        of: the thing of each head of a mention, by its sentence and token.
    """

    document: Document
    things: list[ThingBuilder]
    of: dict[tuple[int, int], ThingBuilder]


def is_its(spoken: Spoken, mention: Mention) -> bool:
    """Say whether a thing is a part of what was spoken of: "its fountain no longer works", but not "its memorial"."""
    if not spoken.document.lexicon.has("memorials.weak", head_of(spoken, mention)):
        return False
    tokens = spoken.document.sentences[mention.sentence].tokens
    before = max((one.i for one in tokens if one.end <= mention.span[0]), default=-1)
    return before >= 0 and tokens[before].lower == "its"


def head_of(spoken: Spoken, mention: Mention) -> str:
    """Return the head of a mention in the singular: "cross" of "the crosses"."""
    return spoken.document.sentences[mention.sentence].tokens[mention.head].lower.removesuffix("s")


def dedicatee_of(spoken: Spoken, mention: Mention) -> str:
    """Return whom a mention is for, without articles: "polish airmen" of "a monument to the Polish airmen"; else ""."""
    words = spoken.document.words(mention.dedicatee).lower() if mention.dedicatee else ""
    return " ".join(word for word in words.split() if word not in ("the", "a", "an"))
