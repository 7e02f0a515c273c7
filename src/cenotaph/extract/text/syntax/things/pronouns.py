"""Which thing "it" or "they" means, and of which "the pedestal" and "two others" are.

Invariant: what is meant was spoken of at most six sentences before; what cannot be told is None.
"""

from __future__ import annotations

from cenotaph.extract.text.layout import item_mark
from cenotaph.extract.text.reading import GRAVES
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token
from cenotaph.extract.text.syntax.things.mentions import Mention
from cenotaph.extract.text.syntax.things.spoken import Spoken, ThingBuilder


def antecedent(
    spoken: Spoken, sentence: int, start: int, plural: bool, *, strict: bool
) -> ThingBuilder | None:
    """Return what was spoken of last before a place of the text.

    Args:
        spoken: what was spoken of.
        sentence: index of the sentence in which something points back.
        start: where in the text it stands.
        plural: whether it means many.
        strict: whether it is a pronoun, for which another thing must not have come between.
    """
    reach = 3 if strict else 6
    earlier = [
        (mention, thing)
        for thing in spoken.things
        for mention in thing.mentions
        if thing.plural == plural
        and 0 <= sentence - mention.sentence <= reach
        and mention.span[0] < start
        and _is_on_topic(spoken, mention, sentence)
        and not is_held(spoken.document.sentences[mention.sentence], mention)
        and not (strict and mention.sentence < sentence and _is_beside(spoken, mention))
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
        not _is_topic(spoken, latest, sentence, start, mentions)
        or _means_another(spoken, sentence, start, plural, mentions)
    ):
        return None
    if strict and latest != sentence:
        going_on = _told_of(spoken, latest, start, plural, near)
        if going_on is not None:
            return going_on
    subjects = [one for one in near if _is_subject(spoken.document.sentences[latest], one[0])]
    if subjects and (latest != sentence or _is_parallel(spoken, sentence, start)):
        return subjects[0][1]
    return max(near, key=lambda one: one[0].span)[1]


def _is_beside(spoken: Spoken, mention: Mention) -> bool:
    """Say whether a thing only tells where what its sentence is about stands: "The bridge near the cenotaph"."""
    sentence = spoken.document.sentences[mention.sentence]
    above = sentence.tokens[sentence.tokens[mention.head].head]
    if above.dep != "prep":
        return False
    other = sentence.tokens[above.head]
    if _tells_where(spoken, other):  # "The chapel stands in the cemetery"
        other = next(iter(sentence.kids(other.i, "nsubj", "nsubjpass")), other)
    elif above.lower not in _NEAR_BY and not sentence.kids(other.head, "expl"):
        return False
    other = sentence.tokens[other.head] if other.pos in ("ADV", "ADJ") else other  # "next to"
    has = spoken.document.lexicon.has
    return (
        (other.dep in ("nsubj", "nsubjpass") or (other.dep == "attr" and other.i < above.i))
        and other.pos == "NOUN"
        and not has("event_nouns.occasions", other.lower)
        and (mention.sentence, other.i) not in spoken.of
        and not any(has(f"memorials.{name}", other.lower) for name in ("parts", "replicas", "anaphors"))
    )


def _tells_where(spoken: Spoken, verb: Token) -> bool:
    """Say whether a verb tells where something is: "stands", "is"."""
    return verb.pos in ("VERB", "AUX") and (
        verb.lemma == "be" or spoken.document.lexicon.verbs.get(verb.lemma) == "exists"
    )


def _told_of(
    spoken: Spoken, index: int, start: int, plural: bool, near: list[tuple[Mention, ThingBuilder]]
) -> ThingBuilder | None:
    """Return what the sentence before is about, where it says "it": "It was set up in the churchyard. It was cleaned"."""
    told = spoken.document.sentences[index]
    pronoun = next((one for one in told.tokens if _is_pointer(told, one, plural)), None)
    if pronoun is None or pronoun.start >= start:
        return None
    own = [one for one in near if _is_subject(told, one[0]) and one[0].span[0] < pronoun.start]
    others = {one[1].number for one in near if one[0].determiner not in ("a", "an")}
    if own or (others and _new_subject(told, near)):
        return None
    return antecedent(spoken, index, pronoun.start, plural, strict=True)


def _new_subject(told: Sentence, near: list[tuple[Mention, ThingBuilder]]) -> bool:
    """Say whether another thing than "it" is what a sentence goes on to speak of."""
    return any(_is_subject(told, one[0]) and one[0].determiner not in ("a", "an") for one in near)


def _is_on_topic(spoken: Spoken, mention: Mention, sentence: int) -> bool:
    """Say whether a text can still be about a thing: minutes turn to another in the paragraph after the next."""
    here = spoken.document.sentences[sentence].paragraph
    there = spoken.document.sentences[mention.sentence].paragraph
    return here == there or (here - there == 1 and not _is_next_item(spoken, here))


def _is_next_item(spoken: Spoken, paragraph: int) -> bool:
    """Say whether a paragraph is an item as the one before it: each item of a list has a topic of its own."""
    marks = [
        item_mark(spoken.document.text, one)
        for one in spoken.document.paragraphs[paragraph - 1 : paragraph + 1]
    ]
    return bool(marks[0]) and marks[0] == marks[1]


def _is_parallel(spoken: Spoken, sentence: int, start: int) -> bool:
    """Say whether a pronoun is the subject of a joined clause: "a shrine was nailed to the wall, and it rotted"."""
    told = spoken.document.sentences[sentence]
    token = next((one for one in told.tokens if one.start >= start), None)
    if token is None or token.dep not in ("nsubj", "nsubjpass"):
        return False
    verb = told.tokens[token.head]
    return verb.dep in ("conj", "ROOT", "ccomp") and token.start == start


def _is_topic(spoken: Spoken, latest: int, sentence: int, start: int, mentions: list[Mention]) -> bool:
    """Say whether a pronoun can mean one of these: near enough, and no other thing spoken of in between."""
    sentences = spoken.document.sentences
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
    if len(later) > 1 and _is_told_of_memorials(spoken, sentence, start):
        grounds = (
            spoken.document.lexicon.words["standing.grounds"]
            | spoken.document.lexicon.words["standing.others"]
        )
        later = [one for one in later if one.lower in grounds]
    return len(later) <= 1


def _is_told_of_memorials(spoken: Spoken, sentence: int, start: int) -> bool:
    """Say whether a pronoun is what something stands, is put up or unveiled: "It used to stand in Main Street"."""
    told, lexicon = spoken.document.sentences[sentence], spoken.document.lexicon
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


def _means_another(spoken: Spoken, sentence: int, start: int, plural: bool, mentions: list[Mention]) -> bool:
    """Say whether a road sign or a bench, or remains, named before a pronoun in its sentence are what it means."""
    told, lexicon = spoken.document.sentences[sentence], spoken.document.lexicon
    here = [one.span[1] for one in mentions if one.sentence == sentence]
    others = "burying.remains" if plural else "standing.others"
    return any(
        lexicon.has(others, token.lower)
        and token.end <= start
        and (token.dep in ("nsubj", "nsubjpass") or token.start >= max(here, default=0))
        and (token.dep in ("nsubj", "nsubjpass", "dobj") or told.is_behind(token.i, "of"))
        for token in told.tokens
    )


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
