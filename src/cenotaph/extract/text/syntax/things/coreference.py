"""Which mentions mean the same thing.

Invariant: every mention belongs to exactly one thing, or to none where an anaphor points at nothing; things are
numbered in the order of their first mention. Names decide first, then the nearest thing of a fitting kind; a mention
with "a" or a number of its own opens a new thing.
"""

from __future__ import annotations

from cenotaph.extract.text.syntax.parse.document import Document
from cenotaph.extract.text.syntax.things.mentions import Mention
from cenotaph.extract.text.syntax.things.pronouns import antecedent
from cenotaph.extract.text.syntax.things.same_thing import FIT, find_known, find_nearest, introduced
from cenotaph.extract.text.syntax.things.spoken import Spoken, ThingBuilder, dedicatee_of, head_of, is_its


class Things:
    """The things of a document, and what pronouns point to."""

    def __init__(self, document: Document, mentions: list[Mention]) -> None:
        self._document = document
        self.things: list[ThingBuilder] = []
        self.of: dict[tuple[int, int], ThingBuilder] = {}
        self.mention_at: dict[tuple[int, int], Mention] = {}
        self._spoken = Spoken(document, self.things, self.of)
        for mention in mentions:
            self._add(mention)

    def _add(self, mention: Mention) -> None:
        thing = self._find(mention)
        if thing is None:
            nearest = (
                find_nearest(self._spoken, mention)
                if mention.anaphor and mention.count and mention.determiner in ("such", "these")
                else None
            )
            if mention.anaphor and nearest is None and not _stands_alone(mention):
                return
            kind = mention.kind or (nearest.kind if nearest else "monument")
            thing = ThingBuilder(len(self.things), kind, mention.plural, head_of(self._spoken, mention))
            thing.piece = is_its(self._spoken, mention)
            self.things.append(thing)
        thing.mentions.append(mention)
        thing.words |= mention.words
        thing.proper |= mention.proper
        if mention.dedicatee and not thing.dedicatee:
            thing.dedicatee = dedicatee_of(self._spoken, mention)
        for head in mention.heads:
            self.of[mention.sentence, head] = thing
            self.mention_at[mention.sentence, head] = mention

    def open_like(self, like: ThingBuilder, mention: Mention, *, piece: bool = False) -> ThingBuilder:
        """Open a thing of the same kind as another, or a part of it: "two others were damaged"."""
        thing = ThingBuilder(
            len(self.things), like.kind, mention.plural, like.head, mentions=[mention], piece=piece
        )
        thing.places, thing.settled = list(like.places), list(like.settled)
        self.things.append(thing)
        self.of[mention.sentence, mention.head] = thing
        self.mention_at[mention.sentence, mention.head] = mention
        return thing

    def _find(self, mention: Mention) -> ThingBuilder | None:
        opening = introduced(self._spoken, mention) if not mention.anaphor else None
        return self._predicated(mention) or opening or find_known(self._spoken, mention)

    def _predicated(self, mention: Mention) -> ThingBuilder | None:
        """Return the subject of "the cemetery is the largest burial place": the same thing."""
        sentence = self._document.sentences[mention.sentence]
        head = sentence.tokens[mention.head]
        verb = sentence.tokens[head.head]
        if head.dep != "attr" or verb.lemma != "be" or mention.plural or sentence.kids(verb.i, "neg"):
            return None
        for noun in sentence.kids(verb.i, "nsubj"):
            thing = self.of.get((mention.sentence, noun.i))
            if thing is None and noun.lower == "it":
                thing = self.before(mention.sentence, noun.start, plural=False)
                fits = thing is not None and (
                    thing.kind == mention.kind or mention.kind in FIT.get(thing.kind, ())
                )
                thing = thing if fits else None
            if thing is not None and not thing.plural:
                return thing
        return None

    def before(self, sentence: int, start: int, *, plural: bool) -> ThingBuilder | None:
        """Return what "it" or "they" most likely means: the thing of the last subject before, else the last mention."""
        return antecedent(self._spoken, sentence, start, plural, strict=True)

    def latest(self, sentence: int, start: int, *, plural: bool) -> ThingBuilder | None:
        """Return the thing last spoken of, whatever else was: for "two others" and "the pedestal"."""
        return antecedent(self._spoken, sentence, start, plural, strict=False)


def _stands_alone(mention: Mention) -> bool:
    """Say whether an anaphor with memorial words of its own names something: "Soviet icons", "two major sites"."""
    return bool(mention.words & {"soviet", "memorial", "burial", "grave"}) and mention.plural
