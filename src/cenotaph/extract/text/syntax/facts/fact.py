"""A fact before it is printed: what a rule found, tied to a thing, with the token that triggered it.

Invariant: `Scene` knows the document, its mentions, things and places, and is the only way in which rules reach them.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from cenotaph.extract.text.known import Known
from cenotaph.extract.text.layout import Span, overlap
from cenotaph.extract.text.reading import GRAVES, Amount, CountOf, Status
from cenotaph.extract.text.syntax.facts.parts import open_part, piece_of
from cenotaph.extract.text.syntax.parse.clauses import inner_nouns
from cenotaph.extract.text.syntax.parse.document import Document
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token
from cenotaph.extract.text.syntax.places.find import find_places
from cenotaph.extract.text.syntax.places.named_places import name_places
from cenotaph.extract.text.syntax.places.place_contexts import PlaceMention
from cenotaph.extract.text.syntax.things.coreference import Things
from cenotaph.extract.text.syntax.things.figures import find_figure
from cenotaph.extract.text.syntax.things.mentions import Mention
from cenotaph.extract.text.syntax.things.pointing import (
    are_others,
    copied,
    is_copy,
    is_one_of_them,
    is_original,
    is_whole,
    pair,
    several,
)
from cenotaph.extract.text.syntax.things.pronouns import pronoun_plural
from cenotaph.extract.text.syntax.things.spoken import ThingBuilder
from cenotaph.normalize.quantities import parse_quantity


@dataclass(slots=True)
class Fact:
    """What a rule found.

    Attributes:
        timed: whether times in the trigger's clause are when it happened.
        unsaid: whether its sentence only helps to tell where the thing is, and states nothing of it.
        local: whether it may take places from the thing or the text around.
    """

    property: str
    sentence: int
    trigger: Token
    thing: ThingBuilder
    about: Span
    evidence: Span
    mention: Mention | None = None
    value_span: Span | None = None
    value: str | None = None
    count: Amount | None = None
    count_of: CountOf | None = None
    status: Status = "happened"
    actor: Span | None = None
    timed: bool = True
    unsaid: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a noun or pronoun in a clause turned out to mean."""

    thing: ThingBuilder
    about: Span
    mention: Mention | None
    sentence: int
    count: Amount | None = None


@dataclass(slots=True)
class Scene:
    """A document with its mentions, things and places."""

    document: Document
    mentions: list[Mention]
    things: Things
    gazetteer: Known
    unstated: list[tuple[str, Span]] = field(default_factory=list)
    """Properties of events that are only imagined, with their verbs: no other reader may state them."""
    _places: dict[int, list[PlaceMention]] = field(default_factory=dict)
    _by_sentence: dict[int, list[Mention]] = field(default_factory=dict)

    def mentions_in(self, index: int) -> list[Mention]:
        """Return the mentions of a sentence, in order."""
        if not self._by_sentence:
            for mention in self.mentions:
                self._by_sentence.setdefault(mention.sentence, []).append(mention)
        return self._by_sentence.get(index, [])

    def places(self, index: int) -> list[PlaceMention]:
        """Find the places of a sentence, once; those in names of cemeteries included."""
        if index not in self._places:
            sentence = self.document.sentences[index]
            found = find_places(self.document, sentence, self.gazetteer)
            for mention in self.mentions_in(index):
                inside = name_places(self.document, sentence, mention, self.gazetteer)
                found += [one for one in inside if not any(overlap(one.span, other.span) for other in found)]
            self._places[index] = sorted(found, key=lambda one: one.span)
        return self._places[index]

    def subject(self, index: int, token: Token, *, part: bool = False) -> Subject | None:
        """Tell which thing a noun or pronoun means, or None if it means no memorial.

        Args:
            index: of the sentence.
            token: the noun or pronoun.
            part: whether a part ("the pedestal") may stand for a thing of its own.
        """
        if token.quoted:
            return None  # the words that stand for a quotation: "He went on to add “…”"
        sentence = self.document.sentences[index]
        plural = pronoun_plural(token)
        if plural is not None and token.tag in ("PRP", "PRP$", "DT"):
            thing = self.things.before(index, token.start, plural=plural)
            near = self._nearest(thing, index, token.start) if thing else None
            return _uncounted(near) if near is not None and token.lower == "those" else near
        if token.tag == "PRP" and token.lower in ("he", "him", "she", "her"):
            figure = find_figure(self.document, self.things, index, token.start)
            return self._nearest(figure, index, token.start) if figure is not None else None
        if part and (piece := piece_of(self.document, self.things, index, sentence, token)) is not None:
            mention = open_part(self.document, self.things, index, sentence, piece, self.mentions_in(index))
            return self.told_by(mention) if mention is not None else None
        for noun in inner_nouns(sentence, token, self.document.lexicon):
            if noun.lower in ("them", "these", "those") and noun.i != token.i:
                return self._of_them(index, token)
            thing = self.things.of.get((index, noun.i))
            if thing is not None:
                mention = self.things.mention_at[index, noun.i]
                return Subject(thing, mention.span, mention, index)
        if token.lower in ("place", "thing", "lot") and any(
            kid.lower in ("whole", "entire") for kid in sentence.kids(token.i, "amod")
        ):
            thing = self.things.latest(index, token.start, plural=False)  # "had the whole thing done up"
            return self._nearest(thing, index, token.start) if thing is not None else None
        picked = self._picked(index, sentence, token)
        if picked is not None:
            return picked
        if self.document.lexicon.has("memorials.replicas", token.lower):
            for owner in sentence.kids(token.i, "poss"):  # "pocked its north side"
                return self.subject(index, owner)
        by_itself = self.document.lexicon.has("verbs.intransitive", sentence.tokens[token.head].lemma)
        if token.lower in ("some", "many", "most", "several", "few") and (
            token.dep == "nsubjpass" or (token.dep == "nsubj" and by_itself)
        ):
            return self._some(index, sentence, token)
        if token.tag == "CD" and token.dep in ("nsubj", "nsubjpass") and token.lower != "one":
            return self._so_many(index, sentence, token)
        more = (
            token.lower == "more"
            and token.dep in ("nsubjpass", "nsubj")
            and bool(_number_left(sentence, token))
        )
        if more or (token.lower in ("others", "other", "one") and token.tag in ("NNS", "JJ", "CD", "NN")):
            return self._ellipsis(index, sentence, token)
        return None

    def _of_them(self, index: int, token: Token) -> Subject | None:
        """Read "all of them", "most of these", "three of those": of the memorials last spoken of."""
        group = self.things.latest(index, token.start, plural=True)
        amount = parse_quantity(token.text)
        if group is None:
            return None
        if amount is None and token.lower in ("all", "both"):
            return self._nearest(group, index, token.start)
        if amount is None and token.lower in ("most", "many", "some", "majority"):
            return _uncounted(self._nearest(group, index, token.start))
        if amount is None:
            return None
        counted = Amount(amount.min, amount.max)
        if counted.max == 0:  # "none of them"
            return self._nearest(group, index, token.start)
        return replace(self._nearest(group, index, token.start), count=counted)

    def _some(self, index: int, sentence: Sentence, token: Token) -> Subject | None:
        """Read "some were moved", "many have fallen" of the memorials of this sentence or the last."""
        group = self.things.latest(index, token.start, plural=True)
        alone = not sentence.kids(token.i, "prep") and group is not None
        near = self._nearest(group, index, token.start) if alone and group else None
        return _uncounted(near) if near is not None and index - near.sentence <= 1 else None

    def _picked(self, index: int, sentence: Sentence, token: Token) -> Subject | None:
        """Read "both", "the rest", "the third" of the memorials spoken of before, and "a replica" of one."""
        if is_original(sentence, token) or is_copy(sentence, token):
            return self._copy(index, sentence, token)
        first = are_others(sentence, token)
        one = is_one_of_them(sentence, token)
        if first is None and not one and not is_whole(sentence, token):
            return None
        group = several(self.document, self.things, index, token)
        if group is None:
            return None
        if first is None and not one:
            return (
                _uncounted(self._nearest(group, index, token.start))
                if token.lower == "all"
                else self._nearest(group, index, token.start)
            )
        amount = parse_quantity(token.text) if token.tag == "CD" else None
        count = Amount(1, 1) if one else Amount(amount.min, amount.max) if amount else None
        start = token.start if first is None or token.tag == "NN" else first.start
        mention = Mention(
            index, token.i, (start, token.end), group.kind, not one, frozenset(), frozenset(), "", None, count
        )
        return Subject(self.things.open_like(group, mention), mention.span, mention, index)

    def _copy(self, index: int, sentence: Sentence, token: Token) -> Subject | None:
        """Read "a replica stands in its place", "the original is kept in the museum"."""
        again = token.lower != "original" and any(kid.lower != "a" for kid in sentence.kids(token.i, "det"))
        known = copied(self.things, index, token, again=again)
        if known is None:
            return None
        if (again and known.head == token.lower) or token.lower == "original":
            return self._nearest(known, index, token.start)
        left = [kid for kid in sentence.kids(token.i, "amod", "compound") if kid.i < token.i]
        span = ((left[0] if left else token).start, token.end)
        mention = Mention(index, token.i, span, known.kind, False, frozenset(), frozenset(), "a")
        copy = self.things.open_like(known, mention)
        copy.head = token.lower
        return Subject(copy, span, mention, index)

    def pair(self, index: int, token: Token) -> list[Subject]:
        """Return the two memorials that "both" or "they" means, where a sentence joined two."""
        return [
            Subject(self.things.of[one.sentence, one.head], one.span, one, one.sentence)
            for one in pair(self.things, self.document, index, token)
        ]

    def _so_many(self, index: int, sentence: Sentence, token: Token) -> Subject | None:
        """Read "39 have been dismantled" of the 46 monuments of this sentence or the last."""
        amount = parse_quantity(token.text)
        group = self.things.latest(index, token.start, plural=True)
        if group is None or amount is None or sentence.kids(token.i, "prep", "nmod", "relcl"):
            return None
        near = self._nearest(group, index, token.start)
        whole = near.mention.count if near.mention is not None else None
        if index - near.sentence > 1 or (whole is not None and amount.min > (whole.max or amount.min)):
            return None
        return replace(near, count=Amount(amount.min, amount.max))

    def told_by(self, mention: Mention) -> Subject:
        """Return what a mention of a known thing speaks of."""
        thing = self.things.of[mention.sentence, mention.head]
        return Subject(thing, mention.span, mention, mention.sentence)

    def spoken_of(self, index: int, start: int) -> Subject | None:
        """Return what "it" would mean at a place of the text, or else "they": the thing spoken of before."""
        near = (self.things.before(index, start, plural=plural) for plural in (False, True))
        thing = next((one for one in near if one is not None), None)
        return self._nearest(thing, index, start) if thing is not None else None

    def _nearest(self, thing: ThingBuilder, index: int, start: int) -> Subject:
        before = [
            one for one in thing.mentions if (one.sentence, one.span[0]) < (index, start)
        ] or thing.mentions[:1]
        return Subject(thing, before[-1].span, before[-1], before[-1].sentence)

    def _ellipsis(self, index: int, sentence: Sentence, token: Token) -> Subject | None:
        """Read "two others were damaged" after plaques: another thing of the same kind."""
        like = self.things.latest(index, token.start, plural=True)
        if (
            like is None
            or self.document.sentences[like.mentions[-1].sentence].paragraph != sentence.paragraph
        ):
            return None
        numbers = [kid for kid in sentence.kids(token.i, "nummod") if kid.i < token.i]
        if token.lower == "more":
            numbers = _number_left(sentence, token)
        count = _NUMBER.get(numbers[0].lower) if numbers else None
        start = numbers[0].start if numbers else token.start
        plural = token.lower != "one"
        if token.lower == "one" and token.dep not in ("dobj", "nsubjpass"):
            stands = token.dep == "nsubj" and self.document.lexicon.has(
                "memorials.of_one", sentence.tokens[token.head].lemma
            )
            if not stands or several(self.document, self.things, index, token) is not like:
                return None
        if token.lower == "one" and sentence.kids(token.i, "prep", "relcl"):
            return None
        amount = Amount(count, count) if count else Amount(1, 1) if token.lower == "one" else None
        mention = Mention(
            index, token.i, (start, token.end), like.kind, plural, frozenset(), frozenset(), "", None, amount
        )
        return Subject(self.things.open_like(like, mention), mention.span, mention, index)


def _number_left(sentence: Sentence, token: Token) -> list[Token]:
    """Return the number right before "more": "two more were damaged"."""
    before = sentence.tokens[token.i - 1] if token.i else token
    return [before] if before.tag == "CD" or before.lower == "dozen" else []


_NUMBER = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}


def _uncounted(subject: Subject) -> Subject:
    """Leave the number of a mention out where "those" are others: "dismantled 69 of its 300; those on graves"."""
    if subject.mention is None or subject.mention.count is None:
        return subject
    return replace(subject, mention=replace(subject.mention, count=None))


def unit_of(kind: str) -> CountOf:
    """Say what a number before a mention counts."""
    return "graves" if kind in GRAVES else "sites"


def state_fact(
    index: int,
    trigger: Token,
    subject: Subject,
    name: str,
    evidence: Span,
    value: Span | None,
    rule: str,
) -> Fact:
    """Make a fact that is a state: no time of its clause is when it happened."""
    return Fact(
        name, index, trigger, subject.thing, subject.about, evidence, subject.mention, value_span=value, timed=False,
        rule=rule,
    )  # fmt: skip
