"""Verbs of many meanings, told by their object or subject: "set fire to", "cracks appeared in", "got a new memorial".

Invariant: as in `harms`.
"""

from __future__ import annotations

from cenotaph.extract.text.syntax.events.culprits import actors_of
from cenotaph.extract.text.syntax.events.turns import Told, goals_of
from cenotaph.extract.text.syntax.facts.fact import Scene
from cenotaph.extract.text.syntax.parse.patients import patients
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token

_NOTHING: Told = ("", [])
"""What a rule says after which no other may say anything."""
_AGAINST = ("on", "to", "at", "in", "above", "near", "beside", "over", "by", "below", "beneath", "under", "inside", "into",
            "behind", "alongside", "opposite", "outside", "between", "onto")  # fmt: skip


def common(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read verbs of many meanings by their object or subject: "set fire to", "cracks appeared in", "got a new memorial"."""
    for rule in (_harmed_or_planned, _given, _added_or_fixed):
        if (told := rule(scene, sentence, verb)) is not None:
            return told if told is not _NOTHING else None
    return None


def _harmed_or_planned(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "was the target of vandals", "lay shattered", "set fire to", "has a crack", and "a memorial is planned"."""
    lemma, lexicon = verb.lemma, scene.document.lexicon
    objects = sentence.kids(verb.i, "dobj")
    words = _words_of(sentence, objects)
    subjects = sentence.kids(verb.i, "nsubj")
    if (
        lemma == "be"
        and subjects
        and {one.lower for one in sentence.kids(verb.i, "attr")} & {"target", "victim"}
    ):
        attrs = sentence.kids(verb.i, "attr")
        hurt = any(
            lexicon.has("agents.vandals", goal.lower) for goal in goals_of(sentence, attrs, "of", "for")
        )
        return ("vandalised", subjects) if hurt else _NOTHING
    if lemma in ("lie", "leave", "find") and any(
        lexicon.verbs.get(kid.lemma) in ("damaged", "vandalised")
        or kid.lemma in ("scatter", "topple", "break", "strew")
        for kid in sentence.kids(verb.i, "acomp", "oprd", "advcl")
        if kid.tag != "VBG" or kid.lemma in ("lean", "tilt", "list")
    ):
        return "damaged", subjects or patients(sentence, verb)  # "lay shattered"
    if lemma == "paint":
        return _painted(scene, sentence, verb) or _NOTHING
    if (
        lemma in ("plan", "propose")
        and sentence.kids(verb.i, "auxpass")
        and not sentence.kids(verb.i, "xcomp")
    ):
        meant = [one for one in sentence.kids(verb.i, "nsubjpass") if one.lower != "it"]  # of a motion
        return "erected", meant  # "A memorial to them is planned"
    if lemma in ("begin", "start") and sentence.kids(verb.i, "nsubjpass", "auxpass"):
        labour = any(one.lower in ("work", "works") for one in sentence.tokens)
        begun = sentence.kids(verb.i, "nsubjpass")  # "The cemetery was begun in 1915"
        return "erected", [one for one in begun if not (labour and one.tag == "PRP")]
    if lemma == "set" and "fire" in words:
        return "vandalised", goals_of(sentence, [verb, *objects], "to")
    if lemma == "break" and objects and (subjects or verb.dep in ("conj", "xcomp", "pcomp")):
        return "vandalised", objects
    if lemma == "break" and (
        verb.dep == "oprd" or (sentence.kids(verb.i, "nsubjpass") and not _off(sentence, verb))
    ):
        above = sentence.tokens[verb.head] if verb.dep == "oprd" else verb
        return "damaged", sentence.kids(above.i, "nsubjpass", "dobj")  # "were found broken"
    if lemma in ("find", "discover", "spot", "notice", "detect", "see") and (
        cracks := [
            one
            for one in sentence.kids(verb.i, "nsubjpass", "dobj")
            if one.lower in lexicon.words["harms.cracks"] - {"damage"}
        ]
    ):
        goals = goals_of(sentence, [verb, *cracks], "in", "on", "across", "to", "along")
        return "damaged", goals or [verb]
    none = any(kid.lower == "no" for one in objects for kid in sentence.kids(one.i, "det"))
    shown = lemma in ("develop", "show", "suffer", "sustain", "have")  # "has a crack down the middle"
    if shown and not none and words & lexicon.words["harms.cracks"]:
        return "damaged", subjects or patients(sentence, verb, intransitive=True)
    if lemma in ("appear", "form", "open") and subjects and lexicon.has("harms.cracks", subjects[0].lower):
        return "damaged", goals_of(sentence, [verb], "in", "on", "across")
    if lemma == "appear" and has_any(scene, subjects, "paint.dirt"):
        return "vandalised", goals_of(sentence, [verb], "on", "at", "over", "across")
    return None


def _words_of(sentence: Sentence, objects: list[Token]) -> set[str]:
    """List the words of objects, and of what they are "of": "£6000 worth of damage"."""
    return {one.lower for noun in objects for one in (noun, *sentence.objects(noun.i, "of"))}


def _given(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "found a new home for it", "got a new rifle", "a cross will appear there", "was given a memorial"."""
    lemma, lexicon = verb.lemma, scene.document.lexicon
    objects = sentence.kids(verb.i, "dobj")
    words = _words_of(sentence, objects)
    subjects = sentence.kids(verb.i, "nsubj")
    if (
        lemma in ("find", "get", "give")
        and (words & {"home"} or (lemma == "find" and words & {"place", "site", "spot"}))
        and any(
            kid.lower in ("new", "permanent", "a")
            for one in objects
            for kid in sentence.kids(one.i, "amod", "det")
        )
    ):
        return "relocated", sentence.kids(verb.i, "nsubjpass") or subjects
    given = lemma == "give" and sentence.kids(verb.i, "nsubjpass")  # "was given a new headstone"
    got = lemma in ("get", "receive", "gain", "acquire") and not sentence.kids(verb.i, "auxpass")
    if (
        objects
        and (given or got or lemma in ("need", "require"))
        and has_any(scene, objects, "memorials.parts")
    ):
        back = objects[0].lower not in ("name", "names") and any(
            kid.lower == "back" for kid in sentence.kids(verb.i, "prt", "advmod")
        )
        fresh = back or any(kid.lower in ("new", "fresh") for kid in sentence.kids(objects[0].i, "amod"))
        return (
            ("restored", sentence.kids(verb.i, "nsubjpass") or subjects) if fresh else _NOTHING
        )  # "got a new rifle"
    if lemma == "appear" and subjects and _is_put_up(scene, sentence, verb):
        return "erected", subjects
    if objects and (given or got):
        own = lemma == "get" and any(kid.tag == "PRP$" for kid in sentence.kids(objects[0].i, "poss"))
        new = own or any(
            lexicon.has("harms.another", kid.lower) for kid in sentence.kids(objects[0].i, "amod", "det")
        )
        return ("erected", objects) if new else _NOTHING
    return None


def _added_or_fixed(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "two names were added", "planted flowers on the grave", "made a new cross for it", "placed a stone where it fell"."""
    lemma, lexicon = verb.lemma, scene.document.lexicon
    objects = sentence.kids(verb.i, "dobj")
    if names := _named_on(scene, sentence, verb):
        return "restored", names
    if lemma == "plant" and has_any(scene, [*objects, *sentence.kids(verb.i, "nsubjpass")], "paint.flora"):
        goals = goals_of(
            sentence, [verb, *objects], "on", "at", "around", "round", "in", "beside", "over", "along"
        )
        there = any(kid.lower in ("there", "here") for kid in sentence.kids(verb.i, "advmod"))
        return ("maintained", goals or [verb]) if goals or there else _NOTHING
    if lemma in ("carve", "make", "cast", "fit", "provide", "sculpt", "create", "fashion") and (
        objects := objects or sentence.kids(verb.i, "nsubjpass")
    ):
        fresh = any(
            kid.lower in ("new", "replacement") for kid in sentence.kids(objects[0].i, "amod", "compound")
        )
        if fresh and has_any(scene, objects, "memorials.parts"):
            return "restored", goals_of(sentence, [verb, *objects], "for", "on", "to") or objects
    if lexicon.has("standing.fixing", lemma) and not with_dirt(
        scene, sentence, verb, "standing.stores", ("in", "into", "to")
    ):
        goals = goals_of(sentence, [verb], *_AGAINST)
        goals = [goal for goal in goals if goal.tag != "CD"]
        under = any(kid.lower == "under" for kid in sentence.kids(verb.i, "prep"))  # "under protection"
        goals += [
            kid
            for kid in sentence.kids(verb.i, "advcl")
            if any(one.lower == "where" for one in sentence.kids(kid.i, "advmod"))
        ]  # "was placed where the plane came down"
        fixed = (
            goals and not under and not any(lexicon.has("standing.no_places", goal.lower) for goal in goals)
        )
        laid = lemma in ("place", "plant", "position", "attach")
        found = [
            one for one in patients(sentence, verb) if not laid or not lexicon.has("paint.laid", one.lower)
        ]
        back = any(kid.lower == "back" for kid in sentence.kids(verb.i, "advmod", "prt"))
        return ("restored" if back else "erected", found) if fixed and found else None
    return None


def _named_on(scene: Scene, sentence: Sentence, verb: Token) -> list[Token]:
    """Read "two names have been added to the memorial", "carved his name into the cross": it is made complete."""
    lexicon = scene.document.lexicon
    if not lexicon.has("paint.adding", verb.lemma):
        return []
    names = [
        one
        for one in sentence.kids(verb.i, "dobj", "nsubjpass")
        if one.lower in ("name", "names", "inscription") and not sentence.objects(one.i, "of")
    ]
    late = verb.lemma == "add" or any(
        lexicon.has("paint.late", kid.lower) for one in names for kid in sentence.kids(one.i, "amod")
    )
    if not names or not late:
        return []
    goals = goals_of(sentence, [verb, *names], "to", "on", "onto", "into", "at", "below", "under", "beneath")
    further = any(
        kid.lower in ("more", "further", "extra", "additional") for kid in _before(sentence, names[0])
    )
    alone = further and bool(sentence.kids(verb.i, "nsubjpass"))
    return goals or ([verb] if alone else [])  # "Further names were cut in 2002"


def _before(sentence: Sentence, noun: Token) -> list[Token]:
    """List the words before a noun, and those before its number: "six more names"."""
    own = sentence.kids(noun.i, "amod", "nummod", "det")
    return [*own, *(kid for one in own for kid in sentence.kids(one.i))]


def _is_put_up(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Read "a monument will appear in Brest": it is put up there."""
    goals = goals_of(sentence, [verb], "in", "on", "at", "near", "outside", "opposite", "beside")
    future = any(kid.lower in ("will", "shall", "to") for kid in sentence.kids(verb.i, "aux"))
    placed = [goal for goal in goals if not scene.document.lexicon.has("standing.no_places", goal.lower)]
    return (
        bool(placed)
        and (future or verb.tag == "VBD")
        and placed[0].lower not in ("film", "book", "photo", "picture")
    )


def _painted(scene: Scene, sentence: Sentence, verb: Token) -> tuple[str, list[Token]] | None:
    """Read "the fence was painted", "painted white" as care, and "painted pink", "spray-painted with slogans" as harm."""
    found = patients(sentence, verb)
    likened = any(kid.lower == "as" for kid in sentence.kids(verb.i, "prep"))  # "painted as clowns"
    sprayed = likened or (
        verb.i > 1 and [one.lower for one in sentence.tokens[verb.i - 2 : verb.i]] == ["spray", "-"]
    )
    lexicon = scene.document.lexicon
    colours = [kid.lower for kid in sentence.kids(verb.i, "oprd", "acomp", "advmod") if kid.pos == "ADJ"]
    parts = all(lexicon.has("memorials.parts", one.lower) for one in found)
    coloured = not parts and any(not lexicon.has("paint.plain", one) for one in colours)
    by_vandals = any(lexicon.has("agents.vandals", word) for word in actors_of(scene, sentence, verb))
    if sprayed or by_vandals or with_dirt(scene, sentence, verb, "paint.dirt", ("with", "in")):
        return "vandalised", found
    if has_any(scene, found, "paint.dirt") or sentence.kids(verb.i, "agent") or not found:
        return None
    return ("vandalised" if coloured else "maintained"), found


def _off(sentence: Sentence, verb: Token) -> bool:
    """Say whether a particle makes another verb of it: "was broken off", "broken into"."""
    return any(kid.lower in ("off", "into", "up", "down") for kid in sentence.kids(verb.i))


def has_any(scene: Scene, nouns: list[Token], words: str) -> bool:
    """Say whether one of some nouns is among words of the lexicon."""
    return any(scene.document.lexicon.has(words, noun.lower) for noun in nouns)


def with_dirt(
    scene: Scene, sentence: Sentence, verb: Token, words: str, prepositions: tuple[str, ...]
) -> bool:
    """Say whether something was covered "with red paint" or cleared "of ivy"."""
    return has_any(scene, goals_of(sentence, [verb], *prepositions), words)
