"""Who lies where by the shape of a sentence: who is counted as lying, and whose place is told by "in it".

Invariant: only the dead count: soldiers "in the cemetery" do where the sentence counts those of them who are unknown or
of a kind, not where they fire a salute.
"""

from __future__ import annotations

from collections.abc import Sequence

from cenotaph.extract.text.reading import BURIAL_PLACES
from cenotaph.extract.text.syntax.burials.burial_numbers import Number
from cenotaph.extract.text.syntax.facts.fact import Scene
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token

_BACK = 3
"""Sentences back to the burial place whose dead are counted."""


def are_buried(scene: Scene, sentence: Sentence, number: Number) -> bool:
    """Say whether a number is the subject of a burial: "93 men who fell at Kursk in 1943 were laid to rest"."""
    counted = _counted(sentence, number)
    if counted is None or counted.dep not in ("nsubj", "nsubjpass"):
        return False
    verb, lexicon = sentence.tokens[counted.head], scene.document.lexicon
    laid = verb.lemma in ("lay", "bring") and any(
        one.lower == "rest" for one in sentence.tokens[verb.i : verb.i + 4]
    )
    return laid or lexicon.has("burying.verbs", verb.lemma) or lexicon.has("burying.lying", verb.lower)


def lying_in(scene: Scene, index: int, sentence: Sentence, numbers: Sequence[Number]) -> int | None:
    """Return where the dead of a burial place are counted: "of the 420 men in it", "19 of the dead were civilians"."""
    lexicon = scene.document.lexicon
    for one in numbers:
        counted = _counted(sentence, one)
        if counted is None:
            continue
        dead = one.count_of in ("military", "unknown_people") or lexicon.has("burying.dead", counted.lower)
        if dead and sentence.is_behind(counted.i, "of") and _inside(scene, index, sentence, counted):
            return one.span[1]
        if _is_share_of_dead(lexicon, sentence, counted) and _is_burial_before(scene, index):
            return one.span[1]
    return None


def _counted(sentence: Sentence, number: Number) -> Token | None:
    """Return the noun that a number counts, or the number itself where its noun is left out."""
    last = next(
        (one for one in reversed(sentence.tokens) if one.start < number.span[1] and one.pos == "NUM"), None
    )
    if last is None or last.end <= number.span[0]:
        return None
    return sentence.tokens[last.head] if last.dep == "nummod" else last


def _inside(scene: Scene, index: int, sentence: Sentence, noun: Token) -> bool:
    told = (noun, *sentence.objects(noun.i, "of"), *_names_above(sentence, noun))
    goals = [
        goal
        for one in told
        for goal in sentence.objects(one.i, *scene.document.lexicon.words["burying.inside"])
    ]
    found = (scene.subject(index, goal) for goal in goals)
    return any(one is not None and one.thing.kind in BURIAL_PLACES for one in found)


def _is_share_of_dead(lexicon: Lexicon, sentence: Sentence, number: Token) -> bool:
    """Say whether some of the dead are counted: "19 of the dead were civilians"."""
    verb = sentence.tokens[number.head]
    if verb.lemma != "be" or number.dep != "nsubj" or not sentence.kids(verb.i, "attr", "acomp"):
        return False
    return any(lexicon.has("burying.dead", goal.lower) for goal in sentence.objects(number.i, "of"))


def _is_burial_before(scene: Scene, index: int) -> bool:
    """Say whether a burial place was spoken of in the sentence or just before."""
    return any(
        one.kind in BURIAL_PLACES
        for at in range(max(0, index - _BACK), index + 1)
        for one in scene.mentions_in(at)
    )


def _names_above(sentence: Sentence, noun: Token) -> list[Token]:
    """Return the names of "the names of 23 of the soldiers in the grave", to which the parser may tie the grave."""
    above = sentence.tokens[sentence.tokens[noun.head].head]
    return [above] if above.lower in ("names", "identities", "identity") else []
