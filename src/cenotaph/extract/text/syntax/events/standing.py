"""Where a memorial is, said by a verb: "stands in", "is located near", "is kept at", "can be found in".

Invariant: as in `events`.
"""

from __future__ import annotations

from collections.abc import Iterator

from cenotaph.extract.text.syntax.facts.fact import Fact, Scene, Subject, unit_of
from cenotaph.extract.text.syntax.facts.happenings import event_fact, subjects_of
from cenotaph.extract.text.syntax.facts.statuses import status_of
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token


def standing(scene: Scene, index: int, sentence: Sentence, verb: Token, found: list[Token]) -> Iterator[Fact]:
    """Read "stands in", "is located near", "1,500 still remain"."""
    if sentence.tokens[-1].text == "?":
        return  # "where does the statue stand?"
    if verb.dep == "xcomp" and not found:
        found = _told_above(sentence, verb)
    if verb.dep == "relcl" and not found:
        found = [sentence.tokens[verb.head]]
    lexicon = scene.document.lexicon
    lying = [one for one in (verb, *sentence.kids(verb.i, "xcomp")) if one.lemma == "lie"]
    if any(goal.lower in ("ground", "floor") for one in lying for goal in sentence.objects(one.i, "on")):
        return  # "was found lying on the ground"
    located = _located(lexicon, sentence, verb)
    still = any(kid.lower == "still" for kid in sentence.kids(verb.i, "advmod"))
    if lexicon.has("standing.keeping", verb.lemma) and not sentence.kids(verb.i, "auxpass", "nsubjpass"):
        return
    if verb.lemma in ("remain", "stand", "sit", "lie"):
        named = sentence.kids(verb.i, "attr", "acomp", "oprd", "dobj", "nsubj")
        inverted = [kid for kid in named if kid.i > verb.i and scene.subject(index, kid) is not None]
        if inverted and any(kid.i < verb.i for kid in located):
            found = inverted
        elif any(
            kid.dep != "nsubj"
            and kid not in located
            and not lexicon.has("condition.adjectives", kid.lower)
            and not (located and lexicon.has("standing.postures", kid.lower))
            for kid in named
        ):
            return
    if lexicon.has("standing.facing", verb.lemma):
        found = located = _facing(lexicon, sentence, verb)
    status = status_of(scene.document, sentence, verb)
    if verb.lemma in ("find", "see") and _is_findable(sentence, verb):
        status = "happened"
    elif verb.lemma in ("find", "see", "come"):
        if not (found := _shown(lexicon, sentence, verb)):
            return
        located, status = located or found, "happened"
    status = "happened" if status == "ongoing" else status  # "is being kept at"
    if status not in ("happened", "alleged", "denied", "planned"):
        return
    for subject in subjects_of(scene, index, found, part=_are_parts(lexicon, found)):
        if _is_where(scene, index, sentence, located, subject):
            continue  # "It should be sited in the cemetery": something else is meant
        count = subject.mention.count if subject.mention else None
        if count and subject.mention and unit_of(subject.mention.kind or subject.thing.kind) == "graves":
            continue
        left = verb.lemma == "remain" and _are_parts(lexicon, found)  # "only the plinth remains"
        if located or still or count or left or verb.lemma in ("survive",):
            none = (
                subject.mention is not None
                and subject.sentence == index
                and any(kid.lower == "no" for kid in sentence.kids(subject.mention.head, "det"))
            )
            fact = event_fact(index, sentence, verb, subject, "exists", "denied" if none else status, "verb")
            fact.actor = None
            yield fact


def _located(lexicon: Lexicon, sentence: Sentence, verb: Token) -> list[Token]:
    """List what tells where or how long a thing stands: "in the park", "there", "for 97 years", "hidden behind the chapel"."""
    located = [
        kid
        for kid in sentence.kids(verb.i, "prep", "oprd")
        if lexicon.has("standing.prepositions", kid.lower)
    ]
    located += [
        kid
        for kid in sentence.kids(verb.i, "advmod", "npadvmod", "dobj")
        if lexicon.has("standing.adverbs", kid.lower)
    ]
    if verb.lemma == "stand":  # "has stood for 97 years"
        located += [
            kid
            for kid in sentence.kids(verb.i, "prep")
            if kid.lower in ("for", "since") and _years(sentence, kid)
        ]
    if verb.dep == "relcl" and verb.lemma == "stand":  # "the place where the monument stood"
        located += [kid for kid in sentence.kids(verb.i, "advmod") if kid.lower == "where"]
    located += [  # "hidden behind the chapel lies a cemetery"
        kid
        for kid in sentence.kids(verb.i, "nsubj", "csubj", "advcl")
        if kid.i < verb.i and kid.tag == "VBN" and lexicon.has("standing.hidden", kid.lemma)
    ]
    return [kid for kid in located if not _is_state(lexicon, sentence, kid)]


def _is_where(scene: Scene, index: int, sentence: Sentence, located: list[Token], subject: Subject) -> bool:
    """Say whether what is said to stand somewhere is that place itself."""
    goals = (goal for prep in located for goal in sentence.kids(prep.i, "pobj"))
    return subject.sentence != index and any(
        place is subject.thing or (place.head == subject.thing.head and not place.plural)
        for goal in goals
        if (place := scene.things.of.get((index, goal.i))) is not None
    )


def _told_above(sentence: Sentence, verb: Token) -> list[Token]:
    """Return what "used to stand in" is said of, also where the parser took "used" for a participle of it."""
    above = sentence.tokens[verb.head]
    if above.lemma == "use" and above.dep == "acl":
        noun = sentence.tokens[above.head]
        held = (
            noun.dep == "pobj" and sentence.tokens[noun.head].lower == "with"
        )  # "a plinth with a relief used to"
        return [sentence.tokens[sentence.tokens[noun.head].head] if held else noun]
    return sentence.kids(above.i, "nsubj", "nsubjpass")


def _are_parts(lexicon: Lexicon, nouns: list[Token]) -> bool:
    """Say whether nouns are parts that can stand for themselves: "the relief is kept in the museum"."""
    return any(lexicon.has("standing.parts", one.lower) for one in nouns)


def _is_state(lexicon: Lexicon, sentence: Sentence, prep: Token) -> bool:
    """Say whether a preposition leads to a state and no place: "remains in good condition"."""
    goals = sentence.kids(prep.i, "pobj")
    return any(
        lexicon.has("standing.no_places", one.lower) and lexicon.has("standing.states", one.lower)
        for one in goals
    )


def _is_findable(sentence: Sentence, verb: Token) -> bool:
    """Say whether something is only somewhere: "can be seen", "is to be found"."""
    aux = sentence.kids(verb.i, "aux")
    passive = sentence.kids(verb.i, "auxpass")
    return any(kid.lower in ("can", "may") for kid in aux) or (
        bool(passive) and any(kid.tag == "TO" for kid in aux) and sentence.tokens[verb.head].lemma == "be"
    )


def _years(sentence: Sentence, prep: Token) -> bool:
    """Say whether a preposition leads to a time: "for 97 years", "since 1911"."""
    return any(
        goal.tag == "CD" or goal.lower in ("years", "decades", "century")
        for goal in sentence.kids(prep.i, "pobj")
    )


def _shown(lexicon: Lexicon, sentence: Sentence, verb: Token) -> list[Token]:
    """Return what one finds somewhere: "next to the church you will find the memorial"."""
    seers = sentence.kids(verb.i, "nsubj")
    told = verb.tag in ("VBP", "VBZ") or any(
        kid.lower in ("will", "can", "'ll", "’ll", "may") for kid in sentence.kids(verb.i, "aux")
    )
    if verb.lemma == "come" and told and any(lexicon.has("standing.seers", one.lower) for one in seers):
        return sentence.objects(verb.i, "across", "upon", "to")
    if (
        verb.lemma not in ("find", "see")
        or not told
        or not any(lexicon.has("standing.seers", one.lower) for one in seers)
    ):
        return []
    return [] if sentence.kids(verb.i, "neg", "ccomp") else sentence.kids(verb.i, "dobj")


def _facing(lexicon: Lexicon, sentence: Sentence, verb: Token) -> list[Token]:
    """Return the subject of "overlooks the bay", "towers over the town", "marks the spot where", "covers two acres"."""
    if passive := sentence.kids(verb.i, "nsubjpass"):  # "the hill is topped by a statue"
        return sentence.agents(verb.i) if lexicon.has("standing.topped", passive[0].lower) else []
    subjects = sentence.kids(verb.i, "nsubj") or (_told_above(sentence, verb) if verb.dep == "xcomp" else [])
    if verb.dep == "relcl" and subjects and subjects[0].tag == "WDT":
        subjects = [sentence.tokens[verb.head]]
    if verb.dep == "acl" and verb.tag == "VBG":
        told = sentence.tokens[verb.head]
        subjects = [told] if told.dep != "pobj" else []  # "a hedge at the cemetery facing the road"
    objects = [*sentence.kids(verb.i, "dobj")]
    over = [
        kid
        for kid in sentence.kids(verb.i, "prep")
        if kid.lower in ("over", "above", "across", "out", "towards")
    ]
    if verb.lemma in ("tower", "look", "gaze"):
        away = verb.lemma == "tower" or any(kid.lower in ("out", "down") for kid in sentence.kids(verb.i))
        return subjects if over and away else []
    wanted = {
        "face": lexicon.words["standing.sites"]
        | lexicon.words["standing.grounds"]
        | lexicon.words["standing.topped"]
        | {"road", "sea", "river", "house", "school", "monument", "memorial", "theatre", "bank"},
        "mark": lexicon.words["standing.spots"],
        "cover": lexicon.words["standing.areas"],
        "occupy": lexicon.words["standing.spots"]
        | lexicon.words["standing.areas"]
        | {"corner", "hill", "plot", "ground"},
    }.get(verb.lemma)
    placed = [
        kid
        for one in (verb, *objects)
        for kid in sentence.kids(one.i, "prep")
        if kid.lower in ("in", "on", "at", "near")
    ]
    if verb.lemma == "cover" and not placed:
        return []
    if not objects or (wanted is not None and not any(one.lower in wanted for one in objects)):
        return []
    return [] if sentence.kids(verb.i, "auxpass", "nsubjpass") else subjects
