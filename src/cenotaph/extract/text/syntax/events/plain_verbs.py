"""Plain verbs: what keep, come, make, work, fill and the like say with their object, goal or adjective.

Invariant: as in `turns`; a rule is tried only for the verbs that it is listed under.
"""

from __future__ import annotations

from cenotaph.extract.text.syntax.events.plain_building import BUILDING
from cenotaph.extract.text.syntax.events.plain_harm import HARMING, Rule
from cenotaph.extract.text.syntax.events.plain_works import WORKS
from cenotaph.extract.text.syntax.events.turns import Told, goals_of
from cenotaph.extract.text.syntax.facts.fact import Scene
from cenotaph.extract.text.syntax.parse.patients import patients
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token


def plainly(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Return what a plain verb says, and of which nouns: "keeps the grave tidy", "put a cross on the hill"."""
    for rules in (_RULES, BUILDING, WORKS, HARMING):
        for rule in rules.get(verb.lemma, ()):
            if (told := rule(scene, sentence, verb)) is not None:
                return told
    return None


def _kept(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "keeps the grave tidy", "keep the flower beds weeded", "are kept clean", "keeps the weeds down"."""
    has = scene.document.lexicon.has
    behind = sentence.tokens[verb.i + 1 : verb.i + _NEAR]
    stop = next((one.i for one in behind if one.text in ".;:,–—"), verb.i + _NEAR)
    behind = tuple(one for one in behind if one.i < stop)
    own = sentence.kids(verb.i, "nsubjpass") or patients(sentence, verb)
    state = next((one for one in behind if has("plain.tidy", one.lower)), None)
    if state is not None:
        between = [one for one in behind if one.i < state.i and one.pos in ("NOUN", "PROPN", "PRON")]
        held = [one for one in between if one.dep in ("dobj", "nsubj", "compound", "nmod")] or between
        found = own if sentence.kids(verb.i, "nsubjpass") else held
        over = any(has("paint.growth", one.lower) for one in found)
        wholes = [one for one in between if not has("paint.growth", one.lower) and one.dep != "compound"]
        return "maintained", (wholes or [verb]) if over else found
    grown = [one for one in own if has("paint.growth", one.lower)]
    checked = any(has("plain.checked", one.lower) for one in behind)
    return ("maintained", [verb]) if grown and checked else None


_NEAR = 12
"""Words behind "keep" up to the state in which something is kept."""


def _wanting(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "could do with a clean", "was crying out for repair": asked for by a modal or by the verb."""
    if verb.lemma == "do" and not any(kid.lower in ("could", "can") for kid in sentence.kids(verb.i, "aux")):
        return None
    for goal in goals_of(sentence, [verb], "with" if verb.lemma == "do" else "for"):
        name = scene.document.lexicon.nouns.get(goal.lower)
        if name in ("maintained", "restored"):
            return name, sentence.kids(verb.i, "nsubj")
    return None


def _seen_to(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "asked that the loose slab be seen to"."""
    behind = sentence.tokens[verb.i + 1 : verb.i + 2]
    goals = goals_of(sentence, [verb], "to")
    if goals and not sentence.kids(verb.i, "auxpass"):  # "sees to the grass at the cemetery"
        grown = [one for one in goals if scene.document.lexicon.has("paint.growth", one.lower)]
        return "maintained", goals_of(sentence, [verb, *grown], "at", "on", "in", "round", "around") or goals
    seen = bool(sentence.kids(verb.i, "auxpass")) and any(one.lower == "to" for one in behind)
    bare = not goals_of(sentence, [verb], "to")
    return ("restored", sentence.kids(verb.i, "nsubjpass")) if seen and bare else None


def _came_to(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "came to its present site in 1964", "went to a museum": moved there."""
    lexicon = scene.document.lexicon
    for goal in goals_of(sentence, [verb], "to"):
        words = {kid.lower for kid in sentence.kids(goal.i, "amod", "poss")}
        has = lexicon.has
        place = has("turns.sites", goal.lower) or has("standing.stores", goal.lower)
        if place or (lexicon.has("plain.sites", goal.lower) and words & {"present", "current", "new"}):
            return "relocated", sentence.kids(verb.i, "nsubj") or patients(sentence, verb, intransitive=True)
    return None


def _off_base(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "the bust came off its plinth on Friday": taken down."""
    goals = goals_of(sentence, [verb], "off")
    based = any(scene.document.lexicon.has("standing.bases", one.lower) for one in goals)
    return ("removed", sentence.kids(verb.i, "nsubj")) if based else None


def _at_work(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "restorers are at work on the monument", "masons have been busy on the tower"."""
    work = [one for one in goals_of(sentence, [verb], "at") if one.lower == "work"]
    crafts = any(
        scene.document.lexicon.has("plain.crafts", one.lower) for one in sentence.kids(verb.i, "nsubj")
    )
    on = goals_of(sentence, [verb, *work], "on") if crafts and work else []
    return ("restored", on) if on else None


def _worked_on(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "Restorers are working on the mosaic": repaired, and not only cared for."""
    crafts = any(
        scene.document.lexicon.has("plain.crafts", one.lower) for one in sentence.kids(verb.i, "nsubj")
    )
    on = goals_of(sentence, [verb], "on") if crafts else []
    new = any(kid.lower in ("a", "an") for one in on for kid in sentence.kids(one.i, "det"))
    return ("erected" if new else "restored", on) if on else None


def _lit_again(_: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "the eternal flame was lit again"."""
    again = any(kid.lower in ("again", "anew") for kid in sentence.kids(verb.i, "advmod"))
    return ("restored", patients(sentence, verb)) if again else None


def _scaffolded(_: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "the memorial is scaffolded": under repair."""
    return ("restored", patients(sentence, verb)) if verb.pos == "VERB" else None


def _new_ones(_: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "New ones have been ordered", "apprentices made a replacement": of what was spoken of before."""
    objects = sentence.kids(verb.i, "dobj", "nsubjpass")
    for one in objects:
        new = any(kid.lower in ("new", "replacement") for kid in sentence.kids(one.i, "amod"))
        alone = not sentence.kids(one.i, "prep", "relcl", "compound")
        if alone and ((new and one.lower in ("one", "ones")) or one.lower in ("replacement", "replacements")):
            return "restored", [one]
    return None


def _carried_down(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "was brought down to the harbour", "was carried uphill": moved there."""
    away = [
        kid
        for kid in sentence.kids(verb.i, "advmod", "prt")
        if scene.document.lexicon.has("plain.ways", kid.lower)
    ]
    to = goals_of(sentence, [verb, *away], "to") if away else []
    to = [
        one
        for one in to
        if one.lower not in ("ground", "earth", "life", "rest", "date", "standard", "code", "scratch")
        and sentence.tokens[one.head - 1].text != ","
    ]
    far = any(kid.lower in ("uphill", "downhill", "inland", "ashore", "elsewhere") for kid in away)
    return ("relocated", patients(sentence, verb)) if far or to else None


def _emptied(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "the field graves were emptied in 1948": the dead were taken out."""
    graves = [
        one
        for one in patients(sentence, verb)
        if scene.document.lexicon.kinds.get(one.lower, ("",))[0] == "grave"
    ]
    return ("exhumed", graves) if graves else None


def _filled(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "filled the cracks in the obelisk with mortar"."""
    gaps = [
        one
        for one in sentence.kids(verb.i, "dobj", "nsubjpass")
        if one.lower in ("joints", "gaps") or scene.document.lexicon.has("plain.scars", one.lower)
    ]
    into = goals_of(sentence, [verb, *gaps], "in", "of", "on") if gaps else []
    into = into or [one for one in gaps if one.lower == "joints"]  # "the joints were filled"
    return ("restored", into) if into else None


def _made_legible(_: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "the inscription has been made legible again", "the coping was made safe", "makes the joints good"."""
    so = [
        kid
        for kid in sentence.kids(verb.i, "oprd", "acomp", "ccomp", "advcl", "advmod")
        if kid.lower
        in ("legible", "readable", "whole", "safe", "secure", "sound", "stable", "good", "watertight")
        and not sentence.objects(kid.i)
    ]
    if not so:
        return None
    return "restored", sentence.kids(verb.i, "nsubjpass", "dobj") or sentence.kids(so[0].i, "nsubj")


def _replaced(_: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "a replica took the place of the stolen bust", "took its place"."""
    places = [one for one in sentence.kids(verb.i, "dobj") if one.lower == "place"]
    of = goals_of(sentence, places, "of")
    return ("restored", of) if of else None


def _picked_out(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "the lettering is being picked out in gold leaf": made readable again."""
    if not any(kid.lower == "out" for kid in sentence.kids(verb.i, "prt", "advmod")):
        return None
    found = patients(sentence, verb)
    return (
        ("restored", found)
        if any(scene.document.lexicon.has("plain.writing", one.lower) for one in found)
        else None
    )


def _housed(_: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "A new home will be found for the statue", "a new site was found for it": moved there."""
    homes = [
        one
        for one in sentence.kids(verb.i, "nsubjpass", "dobj")
        if one.lower in ("home", "site", "spot", "location", "place")
        and any(
            kid.lower in ("new", "another", "permanent", "better")
            for kid in sentence.kids(one.i, "amod", "det")
        )
    ]
    found = goals_of(sentence, [verb, *homes], "for") if homes else []
    return ("relocated", found) if found else None


def _lifted(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "six airmen were taken from their graves", "they opened a mass grave": dug up."""
    lexicon = scene.document.lexicon
    if verb.lemma == "open":
        graves = [one for one in patients(sentence, verb) if one.lower in ("grave", "graves", "pit", "pits")]
        mass = any(
            kid.lower in ("mass", "common")
            for one in graves
            for kid in sentence.kids(one.i, "amod", "compound")
        )
        return ("exhumed", graves) if mass else None
    they = sentence.kids(verb.i, "nsubjpass")
    found = [
        one
        for one in patients(sentence, verb)
        if lexicon.has("military.words", one.lower) or (one in they and one.lower == "they")
    ]
    graves = [
        one for one in goals_of(sentence, [verb], "from") if lexicon.kinds.get(one.lower, ("",))[0] == "grave"
    ]
    return ("exhumed", found) if found and graves else None


_RULES: dict[str, tuple[Rule, ...]] = {
    "keep": (_kept,),
    "do": (_wanting,),
    "cry": (_wanting,),
    "see": (_seen_to,),
    "be": (_at_work,),
    "light": (_lit_again,),
    "work": (_worked_on,),
    "scaffold": (_scaffolded,),
    "come": (_off_base, _came_to),
    "go": (_came_to,),
    "take": (_replaced, _lifted),
    "bring": (_came_to, _carried_down),
    "lift": (_lifted,),
    "remove": (_lifted,),
    "open": (_lifted,),
    "make": (_made_legible, _new_ones),
    "order": (_new_ones,),
    "commission": (_new_ones,),
    "cast": (_new_ones,),
    "produce": (_new_ones,),
    "supply": (_new_ones,),
    "fit": (_new_ones,),
    "carry": (_carried_down,),
    "carve": (_new_ones,),
    "empty": (_emptied,),
    "fill": (_filled,),
    "seal": (_filled,),
    "plug": (_filled,),
    "grout": (_filled,),
    "pick": (_picked_out,),
    "find": (_housed,),
    "seek": (_housed,),
}
