"""What a counted number of dead lies in: "in it", a burial place of the sentence, the last one before, else a monument.

Invariant: headstones and crosses only mark graves; who is named on a monument does not lie in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cenotaph.extract.text.reading import BURIAL_GROUNDS, BURIAL_PLACES
from cenotaph.extract.text.syntax.burials.burial_numbers import Number
from cenotaph.extract.text.syntax.facts.fact import Scene, Subject
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token
from cenotaph.extract.text.syntax.things.mentions import Mention
from cenotaph.extract.text.syntax.things.pronouns import is_held

EXHUMED = re.compile(
    r"\b(?:exhum|disinter|unearth|dug up|recovered|retrieved|removed from|taken from|(?:lifted|raised|recovered|found) the (?:remains|bones|bodies)|(?:lifted|raised)\b[^.;]{0,50}\bfrom)",
    re.IGNORECASE,
)
REBURIED = re.compile(r"\b(?:reburied|re-buried|reinterred|re-interred|laid to rest|buried)\b", re.IGNORECASE)
_IN_ONE_GRAVE = 8
"""So many people at most are taken to lie in "the grave"."""
_BACK, _BACK_TO_CEMETERY = 6, 10
"""Sentences back to the burial place that is spoken of, and to a cemetery."""
_BACK_TO_MONUMENT = 5


def find_place(scene: Scene, index: int, number: Number) -> Subject | None:
    """Find what the dead of a number lie in, or None where nothing was spoken of."""
    sentence = scene.document.sentences[index]
    here = [
        one for one in scene.mentions_in(index) if (index, one.head) in scene.things.of and not one.modifier
    ]
    if not any(one.span[1] <= number.span[0] for one in here):
        meant = _pronoun(scene, index, sentence, number)
        if meant is not None:
            return meant
    before = _before(scene, index, number)
    graves = _graves_here(scene, index, number, here)
    if before is not None and _is_here(sentence) and not any(one.span[0] < number.span[0] for one in graves):
        return before  # "nine of the men buried here were never identified; one headstone says"
    monuments = [
        one for one in here if one.kind in ("monument", "statue") and not _is_named_on(sentence, one)
    ]
    for pool in (_yards(scene, sentence, number, graves), graves):
        if pool:
            return _nearest(scene, index, number, pool, graves)
    if monuments and not (
        before is not None and all(_is_marker(scene.document.lexicon, sentence, one) for one in monuments)
    ):
        return _nearest(scene, index, number, monuments, graves)
    markers = [one for one in here if _is_over(sentence, one)]
    if before is None and markers:
        return _nearest(scene, index, number, markers, graves)
    return before or _behind(scene, index) or _under_monument(scene, index)


def _graves_here(scene: Scene, index: int, number: Number, here: Sequence[Mention]) -> list[Mention]:
    """List the burial places of the sentence in which so many can lie."""
    sentence = scene.document.sentences[index]
    graves = [
        one
        for one in here
        if one.kind in BURIAL_GROUNDS
        and not _is_marker(scene.document.lexicon, sentence, one)
        and not (one.kind == "grave" and one.determiner == "a" and number.amount.min > _IN_ONE_GRAVE)
    ]
    words = scene.document.words(sentence.span)
    again = REBURIED.search(words)
    if again and EXHUMED.search(words):
        return [one for one in graves if one.span[0] > sentence.span[0] + again.start()]
    return graves


def _yards(scene: Scene, sentence: Sentence, number: Number, graves: Sequence[Mention]) -> list[Mention]:
    """List the cemeteries that hold the graves that are counted: "the cemetery contains 1,200 graves".

    Of "four war graves in the churchyard" the graves are told.
    """
    left = scene.document.text[sentence.span[0] : number.span[0]]
    if number.count_of != "graves" and not re.search(
        r"graves? of (?:the )?(?:[^.;]*\d[^.;]*)?$|\d graves,[^.;]*$", left
    ):
        return []
    told = any(one.kind == "grave" for one in graves)
    return [
        one
        for one in graves
        if one.kind in ("cemetery", "memorial_site")
        and (
            not told
            or one.span[0] < number.span[0]
            or one.proper
            or one.words & scene.document.lexicon.words["burying.of_war"]
            or "war" in scene.document.words(one.span).lower()
        )
    ]


def _nearest(
    scene: Scene, index: int, number: Number, pool: Sequence[Mention], graves: Sequence[Mention]
) -> Subject:
    sentence = scene.document.sentences[index]
    nearest = min(pool, key=lambda one: abs(one.span[0] - number.span[0]))
    if sentence.tokens[nearest.head].dep == "attr":  # "the cemetery is the resting place of"
        is_told = [one for one in graves if sentence.tokens[one.head].dep == "nsubj"]
        nearest = is_told[0] if is_told else nearest
    return scene.told_by(_holder(sentence, nearest, pool))


def _holder(sentence: Sentence, place: Mention, pool: Sequence[Mention]) -> Mention:
    """Return the lot of "the soldiers' lot in Elm Cemetery holds 42 men", where the cemetery only tells where it is."""
    above = sentence.tokens[sentence.tokens[place.head].head]
    led = above.lower in ("in", "at", "of") and above.dep == "prep"
    for one in pool:
        if led and one.head == above.head and sentence.tokens[one.head].dep == "nsubj":
            return one
    return place


def _is_here(sentence: Sentence) -> bool:
    """Say whether people lie "here" or "there"."""
    return any(one.lower in ("here", "there") and one.dep in ("advmod", "pcomp") for one in sentence.tokens)


def _is_marker(lexicon: Lexicon, sentence: Sentence, mention: Mention) -> bool:
    """Say whether a mention is what stands on graves: "2,367 men lie under low stone crosses"."""
    return lexicon.has("burying.markers", sentence.tokens[mention.head].lower)


def _is_over(sentence: Sentence, mention: Mention) -> bool:
    """Say whether people lie under something: "under the rows of slabs lie 1,038 defenders"."""
    return any(
        one.lower in ("under", "beneath", "underneath", "below") for one in sentence.ancestors(mention.head)
    )


def _before(scene: Scene, index: int, number: Number) -> Subject | None:
    """Return the burial place that was last spoken of."""
    for at in range(index - 1, max(-1, index - _BACK_TO_CEMETERY - 1), -1):
        sentence = scene.document.sentences[at]
        for one in reversed(scene.mentions_in(at)):
            thing = scene.things.of.get((at, one.head))
            far = index - at > _BACK and one.kind != "cemetery"
            if (
                thing is None
                or one.kind not in BURIAL_GROUNDS
                or one.modifier
                or far
                or _is_marker(scene.document.lexicon, sentence, one)
            ):
                continue
            if is_held(sentence, one):
                continue  # "it holds 52 graves"
            if one.kind == "grave" and one.plural and _cemetery_behind(scene, at):
                continue  # "58 of the graves are Chinese": those of the cemetery
            if one.kind == "grave" and not one.plural and number.amount.min > _IN_ONE_GRAVE:
                continue
            if sentence.tokens[sentence.tokens[one.head].head].lower != "from":  # what they were taken from
                return Subject(thing, one.span, one, at)
    return None


def _cemetery_behind(scene: Scene, index: int) -> bool:
    """Say whether a cemetery was spoken of shortly before some of its graves."""
    near = range(max(0, index - _BACK), index + 1)
    return any(one.kind == "cemetery" and not one.modifier for at in near for one in scene.mentions_in(at))


def _behind(scene: Scene, index: int) -> Subject | None:
    """Return the burial place that the next sentence speaks of."""
    later = [one for one in scene.mentions_in(index + 1) if one.kind in BURIAL_PLACES]
    thing = scene.things.of.get((index + 1, later[0].head)) if later else None
    return Subject(thing, later[0].span, later[0], index + 1) if thing is not None else None


def _pronoun(scene: Scene, index: int, sentence: Sentence, number: Number) -> Subject | None:
    """Return what "it holds 52 graves" and "1,106 people are buried in them" speak of."""
    lexicon = scene.document.lexicon
    for token in sentence.tokens:
        holds = token.dep == "nsubj" and lexicon.has("burying.holders", sentence.tokens[token.head].lemma)
        lie_in = token.dep == "pobj" and lexicon.has("burying.in_it", sentence.tokens[token.head].lower)
        if (
            token.lower == "one"
            and lie_in
            and (one := _one_of_them(scene, index, sentence, token)) is not None
        ):
            return one
        if token.lower in ("it", "they", "them") and (lie_in or (holds and token.start < number.span[0])):
            return scene.subject(index, token)
    return None


def _one_of_them(scene: Scene, index: int, sentence: Sentence, token: Token) -> Subject | None:
    """Return what "113 marines rest in the left-hand one" means where two graves were spoken of: one of them."""
    like = scene.things.latest(index, token.start, plural=True)
    first = sentence.tokens[sentence.subtree(token.i)[0]]
    if like is None or like.kind not in BURIAL_PLACES or first.lower != "the":
        return None
    span = (sentence.tokens[first.i + 1].start, token.end)
    mention = Mention(index, token.i, span, like.kind, False, frozenset(), frozenset(), "the")
    return Subject(scene.things.open_like(like, mention), span, mention, index)


def _is_named_on(sentence: Sentence, monument: Mention) -> bool:
    """Say whether people are only named on a monument: "of the 54 men named on the memorial, nine lie in France"."""
    before = [one.lower for one in sentence.tokens if one.end <= monument.span[0]]
    return "on" in before[-2:]


def _under_monument(scene: Scene, index: int) -> Subject | None:
    """Return the one monument spoken of before, where "there" or "beneath" tells that people lie at it."""
    pointing = any(
        scene.document.lexicon.has("burying.there", token.lower) and token.dep in ("advmod", "prep", "pcomp")
        for token in scene.document.sentences[index].tokens
    )
    spoken = [
        one
        for at in range(max(0, index - _BACK_TO_MONUMENT), index)
        for one in scene.mentions_in(at)
        if one.kind == "monument"
    ]
    known = [thing for one in spoken if (thing := scene.things.of.get((one.sentence, one.head))) is not None]
    if not pointing or not known or any(thing is not known[-1] for thing in known):
        return None
    return Subject(known[-1], spoken[-1].span, spoken[-1], spoken[-1].sentence)
