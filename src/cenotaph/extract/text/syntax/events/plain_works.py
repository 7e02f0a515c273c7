"""Plain verbs of work at a memorial: bed, level, point, let into, set on its base, turn into, want painting.

Invariant: as in `turns`; a rule is tried only for the verbs that it is listed under.
"""

from __future__ import annotations

from cenotaph.extract.text.syntax.events.plain_harm import Rule
from cenotaph.extract.text.syntax.events.turns import Told, goals_of
from cenotaph.extract.text.syntax.facts.fact import Scene
from cenotaph.extract.text.syntax.parse.patients import patients
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token


def _bedded(_: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "the steps were bedded again", "bedded the kerbs in fresh mortar"."""
    again = any(kid.lower in ("again", "anew", "back") for kid in sentence.kids(verb.i, "advmod", "prt"))
    mortar = any(
        one.lower in ("mortar", "cement", "lime", "concrete")
        for one in goals_of(sentence, [verb], "in", "on")
    )
    return ("restored", patients(sentence, verb)) if again or mortar else None


def _let_into(_: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "a tablet was let into the pillar in 1949"."""
    passive = verb.tag == "VBN" and bool(sentence.objects(verb.i, "into"))
    return ("erected", patients(sentence, verb)) if passive else None


def _levelled(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "the steps were levelled": laid even again, and not razed."""
    found = patients(sentence, verb)
    has = scene.document.lexicon.has
    even = [one for one in found if has("plain.levelled", one.lower)]
    razed = any(kid.lower in ("by", "to") for kid in sentence.kids(verb.i, "prep", "agent"))
    return ("restored", even) if even and not razed else None


def _pointed(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "pointed the plinth", "the joints were pointed": filled with new mortar."""
    told = [kid for kid in sentence.kids(verb.i, "prt", "ccomp") if kid.i > verb.i]
    if told or sentence.objects(verb.i, "at", "to", "towards"):
        return None
    found = [
        one for one in patients(sentence, verb) if scene.document.lexicon.has("plain.pointed", one.lower)
    ]
    return ("restored", found) if found else None


def _to_go(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "the memorial will go on the green": it is to be put up there."""
    coming = any(kid.lower in ("will", "shall", "to", "’ll", "'ll") for kid in sentence.kids(verb.i, "aux"))
    has = scene.document.lexicon.has
    goals = goals_of(sentence, [verb], "on", "in", "at", "outside", "beside", "opposite", "by", "near")
    placed = any(has("standing.sites", one.lower) or has("standing.grounds", one.lower) for one in goals)
    if not coming or not placed or sentence.kids(verb.i, "prt") or sentence.kids(verb.i, "xcomp", "neg"):
        return None
    back = any(kid.lower == "back" for kid in sentence.kids(verb.i, "advmod"))
    return "restored" if back else "erected", sentence.kids(verb.i, "nsubj")


_WANTED = {
    "painting": "maintained",
    "pointing": "restored",
    "mending": "restored",
    "fixing": "restored",
    "doing": "",
}
"""What is wanted in "the railings want painting", beside the nouns of events."""


def _in_want(_: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "the railings want painting": asked for by the verb."""
    for one in sentence.kids(verb.i, "dobj", "xcomp"):
        name = _WANTED.get(one.lower, "")
        if name and not sentence.kids(one.i, "det", "dobj"):
            return name, sentence.kids(verb.i, "nsubj")
    return None


def _stood_on(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "was cleaned and stood on a new base", "they stood the cross on its base": set up there again."""
    based = any(
        scene.document.lexicon.has("standing.bases", one.lower)
        for one in goals_of(sentence, [verb], "on", "upon")
    )
    above = sentence.tokens[verb.head]
    while above.dep == "conj" and not sentence.kids(above.i, "auxpass"):
        above = sentence.tokens[above.head]
    joined = (
        verb.dep == "conj" and bool(sentence.kids(above.i, "auxpass")) and not sentence.kids(verb.i, "nsubj")
    )
    passive = bool(sentence.kids(verb.i, "auxpass", "dobj"))
    if verb.lemma != "stand" or not based or not (joined or passive):
        return None
    return "restored", patients(sentence, verb) or sentence.kids(above.i, "nsubjpass")


_SETTING = frozenset(
    {"lower", "lift", "hoist", "crane", "winch", "swing", "set", "place", "ease", "drop", "mount"}
)


def _set_on(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "lowered the new cross onto its base", "was hoisted onto its plinth": put up, or put back there."""
    goals = goals_of(sentence, [verb, *sentence.kids(verb.i, "dobj")], "on", "onto", "upon")
    has = scene.document.lexicon.has
    based = any(has("standing.bases", one.lower) and one.lower not in ("spot", "place") for one in goals)
    found = patients(sentence, verb)
    if verb.lemma not in _SETTING or not based or not found:
        return None
    back = any(kid.lower in ("back", "again", "once") for kid in sentence.kids(verb.i, "advmod", "prt"))
    own = any(kid.tag == "PRP$" for one in goals for kid in sentence.kids(one.i, "poss"))
    new = any(kid.lower in ("new", "a", "an") for one in found for kid in sentence.kids(one.i, "amod", "det"))
    return ("restored" if back or (own and not new) else "erected"), found


def _turned_into(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "plans to turn the yard into a garden of remembrance": it is made there."""
    if verb.lemma not in ("turn", "convert", "transform", "make"):
        return None
    goals = goals_of(sentence, [verb, *sentence.kids(verb.i, "dobj")], "into")
    new = [one for one in goals if any(kid.lower in ("a", "an") for kid in sentence.kids(one.i, "det"))]
    own = patients(sentence, verb)
    of_memorial = [one for one in own if one.lower in scene.document.lexicon.kinds]
    return ("erected", new) if new and own and not of_memorial else None


WORKS: dict[str, tuple[Rule, ...]] = {
    "bed": (_bedded,),
    "let": (_let_into,),
    "level": (_levelled,),
    "point": (_pointed,),
    "go": (_to_go,),
    "want": (_in_want,),
    "need": (_in_want,),
    "require": (_in_want,),
    "stand": (_stood_on,),
    "turn": (_turned_into,),
    "convert": (_turned_into,),
    "transform": (_turned_into,),
    "make": (_turned_into,),
    **dict.fromkeys(sorted(_SETTING), (_set_on,)),
}
