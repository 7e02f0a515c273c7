"""Who or what did harm, and what that makes of it: vandals vandalise, storms damage, workers remove.

Invariant: as in `harms`; a property is only sharpened by those who are named in the sentence.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.syntax.events.turns import goals_of
from cenotaph.extract.text.syntax.facts.fact import Scene
from cenotaph.extract.text.syntax.parse.actors import actor_of
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token

_OWNING = re.compile("['’]s?(?= |$)")
_ASIDE = re.compile(r",| (?:for|in|on|at|from|after|during|with|who|which) ")


def sharpen(scene: Scene, sentence: Sentence, verb: Token, name: str, kind: str) -> str:
    """Turn damage, removal or destruction by vandals into vandalism, and breaking by a storm or a car into damage.

    Args:
        scene: of the document.
        sentence: where the verb stands.
        verb: of the event.
        name: the property that its lexicon entry gives.
        kind: of what it happens to: gravestones that were "toppled" were not removed.
    """
    actors = actors_of(scene, sentence, verb)
    lexicon = scene.document.lexicon
    if actors & {"driver", "motorist"}:
        actors -= {"drunk"}  # who drives drunk means no harm
    vandals = any(lexicon.has("agents.vandals", word) for word in actors)
    people = any(lexicon.has("agents.people", word) for word in actors)
    if (
        name == "damaged"
        and people
        and lexicon.has("harms.wilful", verb.lower if verb.lower == "bent" else verb.lemma)
    ):
        driven = any(lexicon.has("agents.nature", one.lower) for one in sentence.tokens)
        return "damaged" if driven else "vandalised"  # "a man who damaged the cross"
    nature = any(lexicon.has("agents.nature", word) for word in actors)
    if name in ("damaged", "removed", "destroyed") and vandals and "protesters" not in actors:
        return "vandalised"
    if name == "damaged" and vandals:
        return "vandalised"
    if name in ("damaged", "removed", "destroyed") and any(
        lexicon.has("agents.young", word) for word in actors
    ):
        return "vandalised"  # "the boys admitted toppling the cross"
    if name == "exhumed" and vandals:
        return "vandalised"
    if name == "destroyed" and verb.lemma == "knock" and kind in ("grave", "cemetery"):
        return "damaged"
    if name == "destroyed" and verb.lemma == "pull" and kind == "statue":
        return "removed"  # by ropes or a crane; what a digger pulls down is gone
    officials = any(lexicon.has("agents.officials", word) for word in actors)
    if name == "vandalised" and officials and not vandals and lexicon.has("harms.prising", verb.lemma):
        return "removed"  # "workers levered the relief off the monument"
    if nature and (name == "vandalised" or lexicon.has("harms.breaking", verb.lemma)):
        return "damaged"
    if name == "removed" and verb.lemma == "topple":
        found = sentence.tokens[verb.head].lemma in ("find", "discover", "leave")
        return "vandalised" if found or kind in ("grave", "cemetery") else name
    return name


def actors_of(scene: Scene, sentence: Sentence, verb: Token) -> set[str]:
    """Return the words of who or what did it; of the verb that this one is joined to, too."""
    words: set[str] = set()
    at = verb
    for _ in range(2):
        actor = actor_of(sentence, at)
        said = _ASIDE.split(scene.document.words(actor).lower())[0] if actor else ""
        words |= set(_OWNING.sub(" ", said).split())
        agents = goals_of(sentence, [at], "in", "during", "by") if at is verb else []
        words |= {one.lower for one in agents}
        if at.dep == "relcl" and any(one.tag == "WP" for one in sentence.kids(at.i, "nsubj")):
            words.add(sentence.tokens[at.head].lower)
        if actor is None and at.tag == "VBD" and at.i and sentence.tokens[at.i - 1].pos == "NOUN":
            words.add(sentence.tokens[at.i - 1].lower)
        words |= {
            one.lower
            for kid in sentence.kids(at.i, "advcl")
            if any(led.lower in ("when", "after", "as") for led in sentence.kids(kid.i, "advmod", "mark"))
            for one in sentence.kids(kid.i, "nsubj")
            if scene.document.lexicon.has("agents.nature", one.lower)
        }  # "was brought down when a tree fell on it"
        if at.dep != "conj":
            break
        at = sentence.tokens[at.head]
        words |= {goal.lower for goal in sentence.agents(at.i)}
    return words
