"""Takings that are thefts: by thieves, or where a theft is spoken of near by.

Invariant: as in `turns`.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.syntax.facts.fact import Scene
from cenotaph.extract.text.syntax.parse.patients import patients
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token

_THEFT = re.compile(r"\b(?:stolen|steal|stole|thieves|thief|thefts?|stealing|burglars?)\b", re.IGNORECASE)
_NEAR = 400
"""Characters around a verb within which a theft must be spoken of."""


def taken(scene: Scene, sentence: Sentence, verb: Token) -> tuple[str, list[Token]] | None:
    """Read "the thieves who took the plaques", "vandals removed the letters"."""
    if verb.lemma not in ("take", "grab", "nick", "carry", "remove"):
        return None
    if sentence.kids(verb.i, "nsubjpass") and any(
        scene.document.lexicon.has("agents.vandals", one.lower) for one in sentence.agents(verb.i)
    ):
        return "vandalised", patients(sentence, verb)  # "was taken by thieves"
    if _is_stolen(scene, sentence, verb):
        return "vandalised", patients(sentence, verb)
    doers = sentence.kids(verb.i, "nsubj")
    if verb.dep == "relcl" and doers and doers[0].tag == "WP":
        doers = [sentence.tokens[verb.head]]
    if not doers and verb.dep == "xcomp":
        doers = sentence.kids(verb.head, "nsubj", "nsubjpass")  # "thieves are believed to have taken it"
    if not any(scene.document.lexicon.has("agents.vandals", one.lower) for one in doers):
        return None
    objects = sentence.kids(verb.i, "dobj")
    return ("vandalised", objects) if objects else None


def _is_stolen(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Say whether "were taken overnight" tells of a theft that is spoken of near by."""
    if verb.lemma != "take" or not sentence.kids(verb.i, "auxpass") or sentence.agents(verb.i):
        return False
    where = {kid.lower for kid in sentence.kids(verb.i, "prep", "prt", "advmod", "xcomp", "oprd", "dobj")}
    if where & {
        "to",
        "into",
        "for",
        "down",
        "away",
        "off",
        "out",
        "on",
        "up",
        "apart",
        "over",
        "back",
        "place",
        "as",
        "indoors",
    }:
        return False
    if any(kid.dep in ("xcomp", "advcl", "dobj") for kid in sentence.kids(verb.i)):
        return False
    text = scene.document.text[max(0, sentence.span[0] - _NEAR) : sentence.span[1] + _NEAR]
    return bool(_THEFT.search(text))
