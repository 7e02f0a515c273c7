"""Plain verbs by which a memorial is put up or meant to be: "put a cross on the hill", "the city is to get a monument".

Invariant: as in `plain_verbs`.
"""

from __future__ import annotations

from cenotaph.extract.text.syntax.events.plain_harm import Rule
from cenotaph.extract.text.syntax.events.turns import Told, goals_of
from cenotaph.extract.text.syntax.facts.fact import Scene
from cenotaph.extract.text.syntax.parse.patients import patients
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token


def _put(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "put a stone to the crew beside the road", "put there by the railway society"."""
    lexicon = scene.document.lexicon
    there = any(kid.lower in ("there", "here") for kid in sentence.kids(verb.i, "advmod"))
    if verb.tag == "VBN" and there and not sentence.kids(verb.i, "nsubjpass"):
        above = sentence.tokens[verb.head]
        named = sentence.kids(above.i, "attr") if above.lemma == "be" else []
        return "erected", named or patients(sentence, verb)
    goals = sentence.objects(verb.i, *lexicon.words["plain.where"])
    has = lexicon.has
    if not goals or any(
        has("standing.no_places", one.lower) or has("standing.stores", one.lower) for one in goals
    ):
        return None
    objects = sentence.kids(verb.i, "dobj", "nsubjpass")
    objects = [one for one in objects if not has("memorials.parts", one.lower)]
    fresh = [
        one
        for one in objects
        if any(has("plain.fresh", kid.lower) for kid in sentence.kids(one.i, "det", "amod"))
    ]
    return (
        ("erected", fresh)
        if fresh and not any(kid.lower == "back" for kid in sentence.kids(verb.i))
        else None
    )


def _wished(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "the village ought to have a memorial", "they deserve a monument": it is to be put up."""
    above = sentence.tokens[verb.head]
    auxes = {kid.lower for kid in (*sentence.kids(verb.i, "aux"), above)}
    if verb.lemma == "have" and not auxes & {"should", "must", "ought"}:
        return None
    if sentence.kids(verb.i, "xcomp", "ccomp", "oprd", "neg"):
        return None
    found = [
        one
        for one in sentence.kids(verb.i, "dobj")
        if not scene.document.lexicon.has("memorials.parts", one.lower)
        and any(kid.lower in ("a", "an", "another") for kid in sentence.kids(one.i, "det"))
    ]
    return ("erected", found) if found else None


def _marked(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "marked the spot with a timber cross": put up there."""
    if sentence.kids(verb.i, "auxpass"):
        return None
    with_ = goals_of(sentence, [verb, *sentence.kids(verb.i, "dobj")], "with")
    fresh = [
        one
        for one in with_
        if any(
            scene.document.lexicon.has("plain.fresh", kid.lower)
            for kid in sentence.kids(one.i, "det", "amod")
        )
    ]
    return ("erected", fresh) if fresh else None


def _made(_: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "her brother carved the memorial cross", "the statue was sculpted by a refugee"."""
    by = sentence.kids(verb.i, "agent")
    if verb.dep in ("amod", "acl"):
        return None  # "a cross of granite, carved by a mason"
    if sentence.kids(verb.i, "nsubj") or by:
        return "erected", patients(sentence, verb)
    return None


def _intended(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "the proposed memorial", "a planned monument": it is to be put up."""
    meant = sentence.tokens[verb.head]
    told = (
        verb.dep == "amod"
        and verb.tag == "VBN"
        and not scene.document.lexicon.has("memorials.parts", meant.lower)
    )
    return ("erected", [meant]) if told and any(sentence.kids(meant.i, "det", "poss")) else None


def _laid(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "a memorial stone is to be laid next month"."""
    stones = [one for one in patients(sentence, verb) if scene.document.lexicon.has("plain.laid", one.lower)]
    return ("erected", stones) if stones and not sentence.kids(verb.i, "prt") else None


def _to_get(_: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "the city is to get a monument", "will have a memorial of its own"."""
    coming = any(kid.lower in ("will", "shall", "to") for kid in sentence.kids(verb.i, "aux"))
    objects = [
        one
        for one in sentence.kids(verb.i, "dobj")
        if any(kid.lower in ("a", "an") for kid in sentence.kids(one.i, "det"))
    ]
    named = verb.dep != "xcomp" or sentence.tokens[verb.head].lemma in ("be", "set", "due", "go")
    back = any(kid.lower == "back" for kid in sentence.kids(verb.i, "advmod", "prt"))
    if coming and named and back:
        return "restored", sentence.kids(verb.i, "dobj")  # "will get its cenotaph back"
    return ("erected", objects) if coming and named and objects else None


def _followed(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "A second stone followed in 1995": put up then."""
    if sentence.kids(verb.i, "dobj", "prt", "auxpass", "nsubjpass") or goals_of(sentence, [verb], "by"):
        return None
    above = [one for one in (sentence.tokens[verb.head],) if one.dep == "ROOT"]
    dated = any(one.tag == "CD" for one in goals_of(sentence, [verb], "in"))
    new = [
        one
        for one in (above if verb.dep == "acl" else sentence.kids(verb.i, "nsubj"))
        if any(scene.document.lexicon.has("plain.fresh", kid.lower) for kid in sentence.kids(one.i, "det"))
    ]  # fmt: skip
    return ("erected", new) if new and dated else None


BUILDING: dict[str, tuple[Rule, ...]] = {
    "put": (_put,),
    "have": (_wished, _to_get),
    "want": (_wished,),
    "deserve": (_wished,),
    "need": (_wished,),
    "propose": (_intended,),
    "plan": (_intended,),
    "mark": (_marked,),
    "carve": (_made,),
    "sculpt": (_made,),
    "hew": (_made,),
    "forge": (_made,),
    "lay": (_laid,),
    "get": (_to_get,),
    "receive": (_to_get,),
    "gain": (_to_get,),
    "follow": (_followed,),
}
