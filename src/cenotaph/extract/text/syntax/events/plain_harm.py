"""Harm that plain verbs tell with their object and goal: took a corner off, landed on, left holes in, ate away at.

Invariant: as in `plain_verbs`.
"""

from __future__ import annotations

from collections.abc import Callable

from cenotaph.extract.text.syntax.events.turns import Told, goals_of
from cenotaph.extract.text.syntax.facts.fact import Scene
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token

Rule = Callable[[Scene, Sentence, Token], Told | None]
"""What reads a verb in its sentence."""


def _knocked_off(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "took a corner off the memorial", "knocked chips out of the base"."""
    has = scene.document.lexicon.has
    pieces = [one for one in sentence.kids(verb.i, "dobj") if has("turns.pieces", one.lower) or has("plain.pieces", one.lower)]  # fmt: skip
    if not pieces or sentence.kids(verb.i, "nsubjpass"):
        return None
    out = [kid for kid in sentence.kids(verb.i, "prep", "advmod", "prt") if kid.lower == "out"]
    wholes = goals_of(sentence, [verb, *pieces], "off", "from")
    wholes += goals_of(sentence, out, "of")
    return ("damaged", wholes) if wholes else None


def _brought_onto(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "the gale brought a tree down across the memorial", "sent a branch through the roof of the tomb"."""
    has = scene.document.lexicon.has
    fallen = [one for one in sentence.kids(verb.i, "dobj", "nsubjpass") if has("agents.nature", one.lower)]
    if not fallen:
        return None
    adverbs = [
        kid for kid in sentence.kids(verb.i, "advmod", "prt", "prep") if kid.lower in ("down", "crashing")
    ]
    onto = goals_of(sentence, [verb, *fallen, *adverbs], "on", "onto", "across", "over", "into", "through")
    return ("damaged", onto) if onto else None


def _landed(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "a drone came down on the memorial", "a shell exploded beside the grave"."""
    has = scene.document.lexicon.has
    if not any(has("agents.nature", one.lower) for one in sentence.kids(verb.i, "nsubj")):
        return None
    onto = goals_of(sentence, [verb], "on", "onto", "across", "through", "over")
    onto = [
        one for one in onto if not one.lower.endswith(("day", "night", "morning", "evening", "afternoon"))
    ]
    return ("damaged", onto) if onto else None


def _perished(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "the crosses perished in a grass fire"."""
    causes = goals_of(sentence, [verb], "in", "during")
    burnt = any(scene.document.lexicon.has("harms.perils", one.lower) for one in causes)
    return ("destroyed", sentence.kids(verb.i, "nsubj")) if burnt else None


def _scarred(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "splinters have left holes in the monument", "made a dent in the plinth"."""
    marks = [
        one for one in sentence.kids(verb.i, "dobj") if scene.document.lexicon.has("plain.scars", one.lower)
    ]
    into = goals_of(sentence, [verb, *marks], "in", "on", "through", "across") if marks else []
    return ("damaged", into) if into else None


def _left_with(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "left the memorial with a broken back", "was left without its head"."""
    has = scene.document.lexicon.has
    for prep in sentence.kids(verb.i, "prep"):
        for goal in sentence.kids(prep.i, "pobj"):
            hurt = any(has("condition.harmed", kid.lower) for kid in sentence.kids(goal.i, "amod"))
            less = prep.lower == "without" and has("memorials.parts", goal.lower)
            if less or (prep.lower == "with" and (hurt or has("plain.scars", goal.lower))):
                return "damaged", sentence.kids(verb.i, "dobj", "nsubjpass")
    return None


def _stained(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "rust is staining the limestone"."""
    doers = sentence.kids(verb.i, "nsubj")
    natural = any(scene.document.lexicon.has("agents.nature", one.lower) for one in doers)
    return ("damaged", sentence.kids(verb.i, "dobj")) if natural else None


def _away(_: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "is eating away at the stone", "did away with its monuments"."""
    away = [kid for kid in sentence.kids(verb.i, "advmod", "prt") if kid.lower == "away"]
    if not away:
        return None
    at = goals_of(sentence, [verb, *away], "with" if verb.lemma == "do" else "at")
    name = "removed" if verb.lemma == "do" else "vandalised" if verb.lemma in ("hack", "saw") else "damaged"
    return (name, at) if at else None


HARMING: dict[str, tuple[Rule, ...]] = {
    "do": (_away,),
    "land": (_landed,),
    "crash": (_landed,),
    "explode": (_landed,),
    "plunge": (_landed,),
    "perish": (_perished,),
    "burn": (_perished,),
    "come": (_landed,),
    "take": (_knocked_off,),
    "knock": (
        _knocked_off,
        _brought_onto,
    ),
    "bring": (_brought_onto,),
    "send": (_brought_onto,),
    "blow": (_brought_onto,),
    "drop": (_brought_onto,),
    "leave": (
        _scarred,
        _left_with,
    ),
    "make": (_scarred,),
    "punch": (_scarred,),
    "tear": (_scarred,),
    "gouge": (_scarred,),
    "stain": (_stained,),
    "streak": (_stained,),
    "eat": (_away,),
    "gnaw": (_away,),
    "wear": (_away,),
    "chip": (_away,),
    "nibble": (_away,),
    "hack": (_away,),
}
"""Verb -> the rules that are tried for it."""
