"""Sentences with their tokens and syntax: the only form in which rules meet a language model.

Invariant: every token knows where it stands in the unchanged text. A long quotation stands in its sentence as two
words ("it works"), because a parser reads the frame better so; its content is a sentence of its own (`inside`).
A language model enters through `Analyzer`; rules read `Sentence` and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from cenotaph.extract.text.layout import Quoted, Span

EntityTypes = Callable[[], Sequence[str]]
"""Tells the named-entity type of every token of a sentence ("PERSON", "GPE"; empty outside of names)."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word: its place in the text, tags (Penn Treebank), dependency (ClearNLP labels) and named-entity type."""

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: int
    entities: EntityTypes = field(repr=False, compare=False)
    quoted: bool = False

    @property
    def ent(self) -> str:
        """The type of the named entity that the word is part of; empty where it is part of none."""
        return self.entities()[self.i]


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence before it is analysed: its span, and the quotations in it that are to stand as two words."""

    span: Span
    paragraph: int
    masked: tuple[Quoted, ...] = ()
    inside: int | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """An analysed sentence.

    Attributes:
        inside: the index of the quotation whose content this sentence is part of, or None.
    """

    span: Span
    paragraph: int
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...] = field(repr=False)
    inside: int | None = None

    def subtree(self, i: int, *, without: Iterable[int] = ()) -> list[int]:
        """List the tokens under one, itself included, in order; branches that start at `without` are left out."""
        skip = set(without)
        found, stack = [], [i]
        while stack:
            at = stack.pop()
            found.append(at)
            stack.extend(child for child in self.children[at] if child not in skip)
        return sorted(found)

    def ancestors(self, i: int) -> Iterable[Token]:
        """Walk from a token's head up to the root; a repair that tied two words to each other ends the walk."""
        seen = {i}
        while self.tokens[i].head not in seen:
            i = self.tokens[i].head
            seen.add(i)
            yield self.tokens[i]

    def kids(self, i: int, *deps: str) -> list[Token]:
        """List the children of a token with one of these dependencies (all, if none is named)."""
        return [
            self.tokens[child] for child in self.children[i] if not deps or self.tokens[child].dep in deps
        ]

    def objects(self, i: int, *prepositions: str) -> list[Token]:
        """List the nouns behind the prepositions of a token: behind these (all, if none is named)."""
        return [
            goal
            for prep in self.kids(i, "prep")
            if not prepositions or prep.lower in prepositions
            for goal in self.kids(prep.i, "pobj")
        ]

    def is_behind(self, i: int, preposition: str) -> bool:
        """Say whether a preposition leads to a token: "of" to "bench" in "the removal of the bench"."""
        return self.tokens[i].dep == "pobj" and self.tokens[self.tokens[i].head].lower == preposition

    def agents(self, i: int) -> list[Token]:
        """List the nouns behind the "by" of a passive."""
        return [goal for by in self.kids(i, "agent") for goal in self.kids(by.i, "pobj")]

    def span_of(self, indexes: Sequence[int]) -> Span:
        """Return the stretch of text from the first to the last of these tokens."""
        return self.tokens[indexes[0]].start, self.tokens[indexes[-1]].end

    def is_under(self, i: int, top: int) -> bool:
        """Say whether a token is another one or hangs below it."""
        return i == top or any(one.i == top for one in self.ancestors(i))

    def with_tokens(self, *mended: Token) -> Sentence:
        """Return the sentence with tokens in place of those at the same index; their heads may be others."""
        if not mended:
            return self
        tokens = list(self.tokens)
        for one in mended:
            tokens[one.i] = one
        return replace(self, tokens=tuple(tokens), children=children_of(tokens))


def children_of(tokens: Sequence[Token]) -> tuple[tuple[int, ...], ...]:
    """List for every token those that hang on it, by their number."""
    children: list[list[int]] = [[] for _ in tokens]
    for one in tokens:
        if one.head != one.i:
            children[one.head].append(one.i)
    return tuple(map(tuple, children))


class Analyzer(Protocol):
    """What a language model must do for the rules."""

    def analyze(self, text: str, pieces: Sequence[Piece]) -> list[Sentence]:
        """Tag and parse pieces of a text."""
