"""Which mentions mean the same thing.

Invariant: every mention belongs to exactly one thing, or to none where an anaphor points at nothing; things are
numbered in the order of their first mention. Names decide first, then the nearest thing of a fitting kind; a mention
with "a" or a number of its own opens a new thing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile

from cenotaph.extract.text.layout import Span, item_mark
from cenotaph.extract.text.reading import BURIAL_PLACES, GRAVES
from cenotaph.extract.text.syntax.parse.document import Document
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token
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


_FIT: dict[str, frozenset[str]] = {
    "monument": frozenset({"monument", "statue", "memorial_site", "group", "plaque"}),
    "statue": frozenset({"statue", "monument"}),
    "plaque": frozenset({"plaque"}),
    "memorial_site": frozenset({"memorial_site", "monument", "cemetery"}),
    "cemetery": BURIAL_PLACES,
    "mass_grave": BURIAL_PLACES,
    "grave": BURIAL_PLACES,
    "group": frozenset({"monument", "statue", "cemetery", "grave", "group", "memorial_site", "mass_grave"}),
}
_POINTING = 7
"""Sentences back to which "the complex" can point."""
_MEMORY = 12
"""Sentences back to which "the site" can point."""


class Things:
    """The things of a document, and what pronouns point to."""

    def __init__(self, document: Document, mentions: list[Mention]) -> None:
        self._document = document
        self.things: list[ThingBuilder] = []
        self.of: dict[tuple[int, int], ThingBuilder] = {}
        self.mention_at: dict[tuple[int, int], Mention] = {}
        for mention in mentions:
            self._add(mention)

    def _add(self, mention: Mention) -> None:
        thing = self._find(mention)
        if thing is None:
            nearest = (
                self._nearest(mention)
                if mention.anaphor and mention.count and mention.determiner in ("such", "these")
                else None
            )
            if mention.anaphor and nearest is None and not _stands_alone(mention):
                return
            kind = mention.kind or (nearest.kind if nearest else "monument")
            thing = ThingBuilder(len(self.things), kind, mention.plural, self._head(mention))
            thing.piece = self._is_its(mention)
            self.things.append(thing)
        thing.mentions.append(mention)
        thing.words |= mention.words
        thing.proper |= mention.proper
        if mention.dedicatee and not thing.dedicatee:
            thing.dedicatee = self._dedicatee(mention)
        for head in mention.heads:
            self.of[mention.sentence, head] = thing
            self.mention_at[mention.sentence, head] = mention

    def _is_its(self, mention: Mention) -> bool:
        """Say whether a thing is a part of what was spoken of: "its fountain no longer works", but not "its memorial"."""
        if not self._document.lexicon.has("memorials.weak", self._head(mention)):
            return False
        tokens = self._document.sentences[mention.sentence].tokens
        before = max((one.i for one in tokens if one.end <= mention.span[0]), default=-1)
        return before >= 0 and tokens[before].lower == "its"

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

    def _head(self, mention: Mention) -> str:
        return self._document.sentences[mention.sentence].tokens[mention.head].lower.removesuffix("s")

    def _dedicatee(self, mention: Mention) -> str:
        words = self._document.words(mention.dedicatee).lower() if mention.dedicatee else ""
        return " ".join(word for word in words.split() if word not in ("the", "a", "an"))

    def _introduced(self, mention: Mention) -> ThingBuilder | None:
        """Return the thing that a headline or an opening "a war memorial" introduced and that is now named or told."""
        if mention.plural or mention.kind not in _FIT:
            return None
        opening = list(takewhile(lambda thing: thing.mentions[0].sentence <= 2, self.things[:20]))
        for thing in reversed(opening):
            first = thing.mentions[0]
            if (
                thing.plural
                or thing.proper
                or thing.kind not in _FIT[mention.kind]
                or thing.head != self._head(mention)
            ):
                continue
            if (
                mention.sentence - thing.mentions[-1].sentence > 2
                or first.sentence > 2
                or mention.sentence == first.sentence
            ):
                continue
            headline = all(one.determiner == "" for one in thing.mentions)
            if mention.determiner in ("a", "an"):
                if (
                    headline
                    and not (mention.proper or mention.dedicatee)
                    and thing.words - self._document.lexicon.words["memorials.generic"] <= mention.words
                ):
                    return thing
            elif (
                mention.proper
                and len(thing.mentions) <= 2
                and first.determiner in ("", "a", "an")
                and not thing.dedicatee
            ):
                return thing
        return None

    def _find(self, mention: Mention) -> ThingBuilder | None:
        introduced = self._introduced(mention) if not mention.anaphor else None
        return self._predicated(mention) or introduced or self._find_known(mention)

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
                    thing.kind == mention.kind or mention.kind in _FIT.get(thing.kind, ())
                )
                thing = thing if fits else None
            if thing is not None and not thing.plural:
                return thing
        return None

    def _find_known(self, mention: Mention) -> ThingBuilder | None:
        if mention.anaphor:
            return (
                self._nearest(mention)
                if mention.determiner in ("the", "this", "these", "such", "those", "that", "both")
                and mention.count is None
                else None
            )
        if mention.proper:
            return self._same_name(mention)
        dedicatee = self._dedicatee(mention)
        if dedicatee:
            for thing in reversed(self.things):
                fits = thing.kind in _FIT[mention.kind or "group"]
                if (
                    thing.dedicatee == dedicatee
                    and fits
                    and thing.plural == mention.plural
                    and mention.count is None
                    and mention.determiner not in ("a", "an", "another")
                ):
                    return thing
            return None
        if mention.determiner in ("a", "an", "another", "other", "each", "every"):
            return None
        if self._is_its(mention):
            return None
        if mention.determiner in ("the", "this", "that", "these", "those", "such", "its", "both"):
            return self._nearest(mention)
        if mention.plural and mention.count is None and mention.determiner == "":
            return self._equal(mention)
        return None

    def _equal(self, mention: Mention) -> ThingBuilder | None:
        for thing in reversed(self.things):
            if (
                thing.plural
                and thing.head == self._head(mention)
                and thing.words == set(mention.words)
                and not thing.dedicatee
            ):
                return thing
        return None

    def _same_name(self, mention: Mention) -> ThingBuilder | None:
        lexicon = self._document.lexicon
        kinds = _FIT[mention.kind or "group"]
        for thing in reversed(self.things):
            if (
                thing.plural == mention.plural
                and thing.kind in kinds
                and (thing.proper or thing.dedicatee)
                and mention.determiner not in ("a", "an", "another")
            ):
                if not thing.proper and thing.head != self._head(mention):
                    continue  # "a monument to the Polish airmen" is not "the Northolt memorial"
                named_for = mention.plural and mention.proper <= set(thing.dedicatee.split())
                if mention.proper <= thing.proper or thing.proper <= mention.proper or named_for:
                    other = mention.words - mention.proper - lexicon.words["memorials.generic"]
                    if self._dedicatee(mention) in ("", thing.dedicatee) and other <= (
                        thing.words | lexicon.words["memorials.generic"]
                    ):
                        return thing
        return None

    def _nearest(self, mention: Mention) -> ThingBuilder | None:
        lexicon = self._document.lexicon
        kinds = _FIT[mention.kind] if mention.kind else frozenset(_FIT)
        words = set(mention.words) - lexicon.words["memorials.generic"]
        head = self._head(mention)
        alike = [thing for thing in self.things if thing.head == head and not thing.plural]
        only = (
            alike[0]
            if len(alike) == 1 and not mention.plural and not mention.anaphor and mention.determiner == "the"
            else None
        )
        best: tuple[int, int, int, ThingBuilder] | None = None
        for thing in self.things:
            last = thing.mentions[-1]
            if thing.plural != mention.plural or thing.kind not in kinds:
                continue
            if thing.head != head and {thing.head, head} & lexicon.words["memorials.of_its_own"]:
                continue
            if mention.sentence - last.sentence > (
                _MEMORY if not mention.anaphor or thing.head == head else _POINTING
            ):
                continue
            if words and not words <= thing.words and thing is not only:
                continue
            if self._are_apart(mention, thing):
                continue
            parting = (mention.words & lexicon.words["memorials.parting"]) - thing.words
            if parting and (
                thing.words & lexicon.words["memorials.parting"]
                or parting & {"new", "remaining", "other", "replacement", "surviving"}
            ):
                continue
            if (
                mention.plural
                and mention.count
                and thing.mentions[0].count
                and mention.count != thing.mentions[0].count
            ):
                continue
            same = int(thing.head == head)
            ranked = (same if not mention.anaphor else 0, last.sentence, same, thing)
            if best is None or ranked[:3] >= best[:3]:
                best = ranked
        return best[3] if best else None

    def _are_apart(self, mention: Mention, thing: ThingBuilder) -> bool:
        """Say whether two towns are named: "the monument in Riga" and "the monument in Tallinn" are two."""
        town = self._town(mention)
        if not town:
            return False
        towns = {self._town(one) for one in thing.mentions} - {""}
        if (
            not towns
            and thing.head != self._head(mention)
            and self._document.lexicon.has("memorials.own_shape", self._head(mention))
        ):
            return True  # "the obelisk was blown up; the stele in Daugavpils will stay"
        if not towns and mention.kind == "cemetery" and thing.kind in GRAVES:
            return True  # "lifted from a grave ... to be reburied at the cemetery in Türi"
        return bool(towns) and town not in towns

    def _town(self, mention: Mention) -> str:
        """Return the name behind "in", or ""."""
        sentence = self._document.sentences[mention.sentence]
        for name in sentence.objects(mention.head, "in", "at"):
            if name.pos == "PROPN" and all(kid.dep == "compound" for kid in sentence.kids(name.i)):
                return self._document.words(sentence.span_of(sentence.subtree(name.i))).lower()
        return ""

    def before(self, sentence: int, start: int, *, plural: bool) -> ThingBuilder | None:
        """Return what "it" or "they" most likely means: the thing of the last subject before, else the last mention."""
        return self._before(sentence, start, plural, strict=True)

    def latest(self, sentence: int, start: int, *, plural: bool) -> ThingBuilder | None:
        """Return the thing last spoken of, whatever else was: for "two others" and "the pedestal"."""
        return self._before(sentence, start, plural, strict=False)

    def _before(self, sentence: int, start: int, plural: bool, *, strict: bool) -> ThingBuilder | None:
        reach = 3 if strict else 6
        earlier = [
            (mention, thing)
            for thing in self.things
            for mention in thing.mentions
            if thing.plural == plural
            and 0 <= sentence - mention.sentence <= reach
            and mention.span[0] < start
            and self._is_on_topic(mention, sentence)
            and not is_held(self._document.sentences[mention.sentence], mention)
            and not (strict and mention.sentence < sentence and self._is_beside(mention))
        ]
        earlier = [
            one for one in earlier if not one[1].piece or (strict and one[0].sentence == sentence)
        ] or earlier
        if not earlier:
            return None
        latest = max(mention.sentence for mention, _ in earlier)
        near = [one for one in earlier if one[0].sentence == latest]
        mentions = [one[0] for one in near]
        if strict and (
            not self._is_topic(latest, sentence, start, mentions)
            or self._means_another(sentence, start, plural, mentions)
        ):
            return None
        if strict and latest != sentence:
            going_on = self._told_of(latest, start, plural, near)
            if going_on is not None:
                return going_on
        subjects = [one for one in near if _is_subject(self._document.sentences[latest], one[0])]
        if subjects and (latest != sentence or self._is_parallel(sentence, start)):
            return subjects[0][1]
        return max(near, key=lambda one: one[0].span)[1]

    def _is_beside(self, mention: Mention) -> bool:
        """Say whether a thing only tells where what its sentence is about stands: "The bridge near the cenotaph"."""
        sentence = self._document.sentences[mention.sentence]
        above = sentence.tokens[sentence.tokens[mention.head].head]
        if above.dep != "prep":
            return False
        other = sentence.tokens[above.head]
        if self._tells_where(other):  # "The chapel stands in the cemetery"
            other = next(iter(sentence.kids(other.i, "nsubj", "nsubjpass")), other)
        elif above.lower not in _NEAR_BY and not sentence.kids(other.head, "expl"):
            return False
        other = sentence.tokens[other.head] if other.pos in ("ADV", "ADJ") else other  # "next to"
        has = self._document.lexicon.has
        return (
            (other.dep in ("nsubj", "nsubjpass") or (other.dep == "attr" and other.i < above.i))
            and other.pos == "NOUN"
            and not has("event_nouns.occasions", other.lower)
            and (mention.sentence, other.i) not in self.of
            and not any(has(f"memorials.{name}", other.lower) for name in ("parts", "replicas", "anaphors"))
        )

    def _tells_where(self, verb: Token) -> bool:
        """Say whether a verb tells where something is: "stands", "is"."""
        return verb.pos in ("VERB", "AUX") and (
            verb.lemma == "be" or self._document.lexicon.verbs.get(verb.lemma) == "exists"
        )

    def _told_of(
        self, index: int, start: int, plural: bool, near: list[tuple[Mention, ThingBuilder]]
    ) -> ThingBuilder | None:
        """Return what the sentence before is about, where it says "it": "It was set up in the churchyard. It was cleaned"."""
        told = self._document.sentences[index]
        pronoun = next((one for one in told.tokens if _is_pointer(told, one, plural)), None)
        if pronoun is None or pronoun.start >= start:
            return None
        own = [one for one in near if _is_subject(told, one[0]) and one[0].span[0] < pronoun.start]
        others = {one[1].number for one in near if one[0].determiner not in ("a", "an")}
        if own or (others and self._new_subject(told, near)):
            return None
        return self._before(index, pronoun.start, plural, strict=True)

    def _new_subject(self, told: Sentence, near: list[tuple[Mention, ThingBuilder]]) -> bool:
        """Say whether another thing than "it" is what a sentence goes on to speak of."""
        return any(_is_subject(told, one[0]) and one[0].determiner not in ("a", "an") for one in near)

    def _is_on_topic(self, mention: Mention, sentence: int) -> bool:
        """Say whether a text can still be about a thing: minutes turn to another in the paragraph after the next."""
        here = self._document.sentences[sentence].paragraph
        there = self._document.sentences[mention.sentence].paragraph
        return here == there or (here - there == 1 and not self._is_next_item(here))

    def _is_next_item(self, paragraph: int) -> bool:
        """Say whether a paragraph is an item as the one before it: each item of a list has a topic of its own."""
        marks = [
            item_mark(self._document.text, one)
            for one in self._document.paragraphs[paragraph - 1 : paragraph + 1]
        ]
        return bool(marks[0]) and marks[0] == marks[1]

    def _is_parallel(self, sentence: int, start: int) -> bool:
        """Say whether a pronoun is the subject of a joined clause: "a shrine was nailed to the wall, and it rotted"."""
        told = self._document.sentences[sentence]
        token = next((one for one in told.tokens if one.start >= start), None)
        if token is None or token.dep not in ("nsubj", "nsubjpass"):
            return False
        verb = told.tokens[token.head]
        return verb.dep in ("conj", "ROOT", "ccomp") and token.start == start

    def _is_topic(self, latest: int, sentence: int, start: int, mentions: list[Mention]) -> bool:
        """Say whether a pronoun can mean one of these: near enough, and no other thing spoken of in between."""
        sentences = self._document.sentences
        if sentences[sentence].span[0] - sentences[latest].span[1] > 240:
            return False
        if any(_is_subject(sentences[latest], one) for one in mentions):
            return True
        last = max(mentions, key=lambda one: one.span)
        stop = start if latest == sentence else sentences[latest].span[1]
        later = [
            token
            for token in sentences[latest].tokens
            if last.span[1] <= token.start < stop
            and token.pos == "NOUN"
            and token.dep in ("nsubj", "nsubjpass", "dobj", "attr", "pobj")
        ]
        if len(later) > 1 and self._is_told_of_memorials(sentence, start):
            grounds = (
                self._document.lexicon.words["standing.grounds"]
                | self._document.lexicon.words["standing.others"]
            )
            later = [one for one in later if one.lower in grounds]
        return len(later) <= 1

    def _is_told_of_memorials(self, sentence: int, start: int) -> bool:
        """Say whether a pronoun is what something stands, is put up or unveiled: "It used to stand in Main Street"."""
        told, lexicon = self._document.sentences[sentence], self._document.lexicon
        pronoun = next((one for one in told.tokens if one.start >= start), None)
        if pronoun is None or pronoun.dep not in ("nsubj", "nsubjpass", "dobj"):
            return False
        verb = told.tokens[pronoun.head]
        led = (
            next(iter(told.kids(verb.i, "xcomp")), verb)
            if verb.lemma in ("use", "continue", "have", "be", "need")
            else verb
        )
        acted = pronoun.dep != "nsubj" or lexicon.has("verbs.intransitive", led.lemma)
        return acted and led.lemma in lexicon.verbs

    def _means_another(self, sentence: int, start: int, plural: bool, mentions: list[Mention]) -> bool:
        """Say whether a road sign or a bench, or remains, named before a pronoun in its sentence are what it means."""
        told, lexicon = self._document.sentences[sentence], self._document.lexicon
        here = [one.span[1] for one in mentions if one.sentence == sentence]
        others = "burying.remains" if plural else "standing.others"
        return any(
            lexicon.has(others, token.lower)
            and token.end <= start
            and (token.dep in ("nsubj", "nsubjpass") or token.start >= max(here, default=0))
            and (token.dep in ("nsubj", "nsubjpass", "dobj") or told.is_behind(token.i, "of"))
            for token in told.tokens
        )


def _stands_alone(mention: Mention) -> bool:
    """Say whether an anaphor with memorial words of its own names something: "Soviet icons", "two major sites"."""
    return bool(mention.words & {"soviet", "memorial", "burial", "grave"}) and mention.plural


def _is_subject(sentence: Sentence, mention: Mention) -> bool:
    head = sentence.tokens[mention.head]
    if head.dep == "attr" and sentence.tokens[head.head].lemma == "be":  # "It is a cross of Cornish granite"
        return any(one.lower in _POINTERS for one in sentence.kids(head.head, "nsubj", "expl"))
    return head.dep in ("nsubj", "nsubjpass")


def _is_pointer(sentence: Sentence, token: Token, plural: bool) -> bool:
    """Say whether a pronoun is the subject of a sentence that tells of a thing: "It was cleaned", not "it was agreed that"."""
    if token.dep not in ("nsubj", "nsubjpass") or token.lower != ("they" if plural else "it") or token.quoted:
        return False
    verb = sentence.tokens[token.head]
    return verb.dep in ("ROOT", "conj") and not sentence.kids(verb.i, "ccomp", "csubj", "xcomp")


_NEAR_BY = frozenset(["near", "by", "beside", "opposite", "behind", "outside", "to", "alongside", "beyond"])
"""Prepositions by which one thing only tells where another stands: "next to" among them."""
_POINTERS = frozenset({"it", "this", "there", "one", "other", "another", "first", "second"})
"""Subjects of which what follows tells: "One is the obelisk"."""


def is_held(sentence: Sentence, mention: Mention) -> bool:
    """Say whether graves are only counted as what a cemetery holds: a pronoun behind means the cemetery."""
    head = sentence.tokens[mention.head]
    holding = sentence.tokens[head.head].lemma in ("hold", "contain", "comprise", "include", "number")
    return bool(mention.count) and mention.kind in GRAVES and head.dep == "dobj" and holding


def pronoun_plural(token: Token) -> bool | None:
    """Say whether a token is a pronoun for things, and of which number; None if it is none."""
    if token.lower in ("it", "its"):
        return False
    if token.lower in ("they", "them", "their", "these", "those"):
        return True
    return None
