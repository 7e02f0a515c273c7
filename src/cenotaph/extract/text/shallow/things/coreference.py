"""Which mentions mean the same thing.

Invariant: every mention by name belongs to exactly one thing; what only points back belongs to one or to none. Things
are numbered in the order of their first mention.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.shallow.things.distinct import (
    holds,
    is_another,
    is_beside,
    is_elsewhere,
    is_joined,
    is_new,
    is_other_sort,
)
from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.words.page import Page

_ALIKE: dict[str, frozenset[str]] = {
    "monument": frozenset({"monument", "statue", "memorial_site"}),
    "statue": frozenset({"statue", "monument"}),
    "memorial_site": frozenset({"memorial_site", "monument", "cemetery"}),
    "cemetery": frozenset({"cemetery", "memorial_site"}),
    "mass_grave": frozenset({"mass_grave", "grave"}),
    "grave": frozenset({"grave", "mass_grave"}),
    "plaque": frozenset({"plaque"}),
}

_NAME_GIVEN = 5

_FAR = 6
"""Sentences between a part and the memorial that it is of; in a long text a "wall" may be any."""

_SHORTEST_TEXT = 2
"""Paragraphs of a text with a headline."""

_MEMORY = 8
"""Sentences back to which "the site" can point; ahead as well, where a headline says it first."""


@dataclass(slots=True)
class ThingBuilder:
    """A thing while mentions are added to it."""

    number: int
    kind: str
    plural: bool
    mentions: list[Mention] = field(default_factory=list)
    dedicatees: set[str] = field(default_factory=set)
    places: list[Span] = field(default_factory=list)

    def mention_before(self, sentence: int) -> Mention:
        """Return the mention nearest before a sentence, or in it; the first if all come later."""
        before = [mention for mention in self.mentions if mention.sentence <= sentence]
        return before[-1] if before else self.mentions[0]


def _wholes_first(mentions: list[Mention]) -> list[Mention]:
    """Put what is a part, or only points, behind the first name: headlines say "the figure" before any monument."""
    named = next((one.sentence for one in mentions if one.role == "name"), None)
    if named is None:
        return mentions
    early = (named, True)
    return sorted(
        mentions,
        key=lambda one: (
            early if one.sentence <= named and one.role in _LATER else (one.sentence, False),
            one.sentence,
        ),
    )


_LATER = frozenset({"part", "anaphor"})

_FAR_DEDICATION = 8


def _is_near(thing: ThingBuilder, mention: Mention) -> bool:
    return any(abs(one.sentence - mention.sentence) <= _FAR for one in thing.mentions)


_LEAST_SENTENCES = 12
"""Sentences of a text that is long enough to be about something else."""

_ABOUT = 4
"""A text is about memorials where one of so many sentences speaks of them."""


def is_passing(spoken: Collection[int], sentences: int) -> bool:
    """Say whether a text is about something else, by the numbers of its sentences that speak of memorials."""
    return sentences >= _LEAST_SENTENCES and _ABOUT * len(spoken) < sentences


class Things:
    """The things of a document, and what points back to them."""

    def __init__(self, page: Page, mentions: list[Mention]) -> None:
        self._page = page
        self.things: list[ThingBuilder] = []
        self.of: dict[tuple[int, int], ThingBuilder] = {}
        self._passing = is_passing({one.sentence for one in mentions}, len(page.sentences))
        for mention in _wholes_first(mentions):
            self._add(mention)

    def _add(self, mention: Mention) -> None:
        if mention.dedicatee is None and self._is_what_the_topic_is(mention):
            return
        if mention.role == "anaphor" and is_new(self._page, mention) and self._is_dedicated(mention):
            mention = replace(mention, role="name", kind="monument")
        given = mention.quoted and self._is_name_given(mention)
        points_back = given or (mention.role == "anaphor" and mention.count is None)
        thing = self._predicated(mention) or (
            self._pointed_at(mention, named=given) if points_back else self._known(mention)
        )
        if given and thing is not None and any(one.sentence == mention.sentence for one in thing.mentions):
            return  # what the memorial is called is said of it, and nothing of its name
        if thing is None:
            if mention.role == "anaphor" and not self._is_counted_anew(mention):
                return
            whole = self.latest(mention.sentence, mention.first) or self._whole_behind(mention)
            if self._passing and whole is not None and whole.kind == "plaque" and self._is_cross(mention):
                whole = None
            if mention.role == "part" and self._is_of_its_own(mention):
                whole = whole if self._is_led(mention) and not mention.quoted else None
            elif whole is None and mention.role == "part" and not self._passing:
                whole = self._whole_far(mention)
            thing = ThingBuilder(
                len(self.things), mention.kind or (whole.kind if whole else ""), mention.plural
            )
            if mention.role == "part" and whole is not None:
                thing.places = whole.places
            if mention.role == "part" and not thing.kind:
                if not self._stands_alone(mention) or (self._passing and not self._is_told_of_alone(mention)):
                    return
                thing.kind, mention = "monument", replace(mention, kind="monument", role="name")
            self.things.append(thing)
        thing.mentions.append(mention)
        thing.dedicatees |= self._stems(mention.dedicatee)
        self.of[mention.sentence, mention.head] = thing

    def _whole_behind(self, mention: Mention) -> ThingBuilder | None:
        """Return the memorial that a part's own sentence names behind it: "The star was taken off the monument"."""
        if mention.role != "part":
            return None
        there = (thing for (index, _), thing in self.of.items() if index == mention.sentence)
        return next((thing for thing in there if thing.mentions[0].role != "part"), None)

    def _whole_far(self, mention: Mention) -> ThingBuilder | None:
        """Return what "the plinth" is a part of where the memorial was named some sentences before, or is named later."""
        back = self.latest(mention.sentence, mention.first, back=_FAR)
        later = (one for one in self.things if one.mentions[0].role != "part" and _is_near(one, mention))
        return back or next(later, None)

    def _is_of_its_own(self, mention: Mention) -> bool:
        """Say whether a part is mostly a thing by itself, and its sentence names no memorial: "Präsentiert das Gewehr!"."""
        word = self._page.sentences[mention.sentence].words[mention.head]
        if not self._page.lexicon.matches("things.own", word.key):
            return False
        return not self._is_led(mention) or not any(index == mention.sentence for index, _ in self.of)

    def _is_led(self, mention: Mention) -> bool:
        """Say whether an article leads a mention, or a preposition that may hold one."""
        before = self._page.sentences[mention.sentence].words[max(0, mention.first - 1) : mention.first]
        lists = ("function.articles", "function.prepositions")
        return any(self._page.lexicon.matches(one, word.key) for word in before for one in lists)

    def _is_what_the_topic_is(self, mention: Mention) -> bool:
        """Say whether a word only tells what the topic of its sentence is: "이 탑은 ... 기리는 시설이다"."""
        forms, words = self._page.lexicon.settings, self._page.sentences[mention.sentence].words
        if not (form := forms.get("predicate")) or not re.search(form, words[mention.head].key):
            return False
        return any(
            index == mention.sentence and head < mention.head and re.search(forms["topic"], words[head].key)
            for index, head in self.of
        )

    def _is_cross(self, mention: Mention) -> bool:
        """Say whether a part is one that a slab can not have: what can be a memorial by itself."""
        word = self._page.sentences[mention.sentence].words[mention.head]
        return mention.role == "part" and self._page.lexicon.matches("things.alone", word.key)

    def _stands_alone(self, mention: Mention) -> bool:
        """Say whether what can be a part of a memorial is one by itself, if nothing else was spoken of: a cross."""
        words = self._page.sentences[mention.sentence].words
        word = words[mention.head]
        surname = word.is_capital and word.i > 0 and words[word.i - 1].is_capital  # "Juan Cruz"
        if not surname and self._page.lexicon.matches("things.alone", word.key):
            return True
        return self._page.lexicon.matches("things.alone_told", word.key) and self._is_told_of_alone(mention)

    def _is_told_of_alone(self, mention: Mention) -> bool:
        """Say whether a cross or tablet is a memorial by what is told of it: that it is for somebody, or stands new."""
        sentence = self._page.sentences[mention.sentence]
        behind = (one for one in sentence.of("dedication", "verbs", "phrases") if one.first > mention.last)
        near = next(behind, None)
        if near is not None and near.first - mention.last <= _FAR_DEDICATION:
            return True
        told = sentence.has("states", "exists") or sentence.has("dedication", "verbs")
        return is_new(self._page, mention) and told and not mention.after_preposition

    def _is_dedicated(self, mention: Mention) -> bool:
        """Say whether a bare "a stone" is a memorial by itself: "In Lüsse steht ein Stein für die Gefallenen"."""
        sentence = self._page.sentences[mention.sentence]
        people = any(hit.first > mention.last for hit in sentence.of("people"))
        beside = any(hit.first == mention.last + 1 for hit in sentence.of("dedication", "beside", "phrases"))
        return (people and (beside or sentence.has("dedication", "verbs"))) or self._is_built_for(mention)

    def _is_built_for(self, mention: Mention) -> bool:
        """Say whether "in memory of" stands before a new stone that is put up: "Zum Gedenken an X wurde ein Findling gesetzt"."""
        sentence = self._page.sentences[mention.sentence]
        told = [hit for hit in sentence.of("dedication", "phrases") if hit.last < mention.first]
        people = (
            any(told[0].last < hit.first < mention.first for hit in sentence.of("people")) if told else False
        )
        return people and not mention.after_preposition and sentence.has("events", "erected", "unveiled")

    def _is_name_given(self, mention: Mention) -> bool:
        """Say whether a mention is only what a thing is called: "locals call it 'the Zouaves' cemetery'"."""
        given = self._page.sentences[mention.sentence].of("states", "named", "known", "called")
        return any(0 < mention.first - hit.last <= _NAME_GIVEN for hit in given)

    def _is_counted_anew(self, mention: Mention) -> bool:
        """Say whether "three sites" after a cemetery opens a group of its own."""
        return mention.count is not None and self.latest(mention.sentence, mention.first) is not None

    def _predicated(self, mention: Mention) -> ThingBuilder | None:
        """Return the subject of "the memorial is one of the largest monuments": the same thing."""
        sentence = self._page.sentences[mention.sentence]
        for hit in sentence.of("states", "is_a"):
            if 0 < mention.first - hit.last <= 4:
                return next(
                    (
                        thing
                        for (index, head), thing in self.of.items()
                        if index == mention.sentence and 0 < hit.first - head <= 4 and not thing.plural
                    ),
                    None,
                )
        return None

    def _stems(self, span: Span | None) -> set[str]:
        words = self._page.words(span).lower().split() if span else []
        return {word[:5] for word in words if len(word) > 3}

    def _known(self, mention: Mention) -> ThingBuilder | None:
        """Return the thing that a mention by name means: the latest of a like kind that nothing tells apart."""
        if (mention.count is not None and mention.plural) or is_another(self._page, mention):
            return None
        stems = self._stems(mention.dedicatee)
        for thing in sorted(self.things, key=lambda one: -one.mentions[-1].sentence):
            first = thing.mentions[0]
            if thing.plural != mention.plural or (first.role == "part") != (mention.role == "part"):
                continue
            if (
                is_elsewhere(self._page, mention, thing.mentions)
                or is_beside(self._page, mention, thing.mentions)
                or holds(self._page, mention, thing.mentions)
                or is_joined(self._page, mention, thing.mentions)
                or is_other_sort(self._page, mention, thing.mentions)
            ):
                continue
            same_noun = any(one.key == mention.key for one in thing.mentions)
            if mention.role == "part":
                if same_noun and first.role == "part":
                    return thing
                continue
            if not same_noun and (mention.plural or thing.kind not in _ALIKE.get(mention.kind, frozenset())):
                continue
            if not same_noun and is_new(self._page, mention):
                continue
            if stems and (thing.dedicatees or not same_noun) and not stems & thing.dedicatees:
                if (
                    self._is_of_headline(thing)
                    and same_noun
                    and mention.sentence == thing.mentions[-1].sentence + 1
                ):
                    return thing  # the lead tells who it is that the headline only describes
                continue  # "the monument to the defenders" is not "the obelisk" of before
            return thing
        return None

    def _is_of_headline(self, thing: ThingBuilder) -> bool:
        """Say whether only a headline has spoken of a thing so far: the first paragraph, which has no full stop."""
        if len(self._page.paragraphs) < _SHORTEST_TEXT:
            return False
        end = self._page.paragraphs[0][1]
        return self._page.text[end - 1] not in ".!?…" and all(one.span[1] <= end for one in thing.mentions)

    def _pointed_at(self, mention: Mention, *, named: bool = False) -> ThingBuilder | None:
        near = [
            thing
            for thing in self.things
            if abs(mention.sentence - thing.mentions[-1].sentence) <= _MEMORY
            and (
                thing.plural == mention.plural or (named and thing.mentions[-1].sentence == mention.sentence)
            )
            and thing.mentions[0].role != "part"
        ]
        return max(near, key=lambda one: (one.mentions[-1].sentence, one.mentions[-1].first), default=None)

    def latest(self, sentence: int, before: int, *, back: int = 2) -> ThingBuilder | None:
        """Return the thing last spoken of before a word, at most so many sentences back; the first of its sentence."""
        near = [
            (
                self._is_told_of(mention),
                mention.sentence - self._is_goal(mention),
                not self._is_number_of_graves(mention),
                not mention.after_preposition,
                -mention.first,
                thing,
            )
            for thing in self.things
            for mention in thing.mentions
            if mention.role != "part"
            and 0 <= sentence - mention.sentence <= back
            and (mention.sentence < sentence or mention.first < before)
        ]
        return max(near, key=lambda one: one[:5])[5] if near else None

    def _is_number_of_graves(self, mention: Mention) -> bool:
        """Say whether a mention only counts the graves of a cemetery that its sentence names: "in it are 412 graves"."""
        if mention.count is None or mention.kind != "grave":
            return False
        return any(
            index == mention.sentence and thing.kind == "cemetery" for (index, _), thing in self.of.items()
        )

    def _is_goal(self, mention: Mention) -> bool:
        """Say whether a mention only tells where somebody or something is brought to."""
        sentence = self._page.sentences[mention.sentence]
        if not mention.after_preposition or not sentence.has("events", "laid", "exhumed", "relocated"):
            return False
        return any(hit.last == mention.first - 1 for hit in sentence.of("destination", "before"))

    def _is_told_of(self, mention: Mention) -> bool:
        """Say whether a mention is no mere place of something else, where endings mark what a sentence is about."""
        form = self._page.lexicon.settings.get("topic")
        word = self._page.sentences[mention.sentence].words[mention.head]
        return not form or not mention.after_preposition or bool(re.search(form, word.key))
