"""What an event happens to where its clause names it only from afar, or not at all.

Invariant: as in `happenings`; rules here find things, and never say what happened to them.
"""

from __future__ import annotations

from cenotaph.extract.text.syntax.facts.fact import Scene, Subject
from cenotaph.extract.text.syntax.facts.happenings import subjects_of
from cenotaph.extract.text.syntax.parse.patients import patients
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token


def leaning_ones(scene: Scene, sentence: Sentence, verb: Token) -> list[Token]:
    """Return the object of "resets leaning headstones", which was taken for that of "leaning"."""
    return [
        noun
        for kid in sentence.kids(verb.i, "xcomp")
        if kid.i == verb.i + 1
        and kid.tag == "VBG"
        and scene.document.lexicon.has("verbs.intransitive", kid.lemma)
        for noun in sentence.kids(kid.i, "dobj")
    ]


def left_out(scene: Scene, index: int, sentence: Sentence, verb: Token, found: list[Token]) -> list[Subject]:
    """Read "the damage was repaired", "the council cuts the grass": what was spoken of before is meant."""
    harm = [one for one in found if one.lower in ("damage", "damages", "vandalism", "harm")]
    caused = [one for noun in harm for one in (noun, *sentence.kids(noun.i, "acl"))]
    goals = [goal for one in caused for goal in sentence.objects(one.i, "to", "on", "at", "of")]
    if goals:
        return subjects_of(scene, index, goals, part=True)
    fresh = [one for one in found if one.lower in ("replacement", "replacements", "one", "ones")]
    if fresh and any(
        kid.lower in ("new", "replacement", "replacements")
        for one in fresh
        for kid in (one, *sentence.kids(one.i, "amod"))
    ):
        return _renewed(scene, index, fresh[0])
    if (not harm and found != [verb]) or _is_headed(scene, index, sentence, verb):
        return []
    subject = scene.spoken_of(index, verb.start)
    if subject is None and found == [verb]:  # "strimmed the grass and washed the memorial"
        return subjects_of(
            scene, index, [sentence.tokens[one.head] for one in scene.mentions_in(index)][:1], part=False
        )
    return [subject] if subject is not None else []


def _is_headed(scene: Scene, index: int, sentence: Sentence, verb: Token) -> bool:
    """Say whether a heading before a dash tells of what a clause is, and no memorial: "Village green - I cut the grass"."""
    tokens = sentence.tokens
    dash = next(
        (
            i
            for i in range(verb.i - 1, 0, -1)
            if tokens[i].text in ("-", "–", "—")
            and tokens[i - 1].end < tokens[i].start
            and tokens[i].end < tokens[i + 1].start
        ),
        None,
    )
    if dash is None:
        return False
    stop = next((i for i in range(dash - 1, -1, -1) if tokens[i].text in (":", ";", ".", "•")), -1)
    heading = tokens[stop + 1 : dash]
    has = scene.document.lexicon.has
    placed = any(
        has(f"standing.{name}", word)
        for one in heading
        for word in (one.lower, one.lower.removesuffix("s"))
        for name in ("sites", "grounds", "others", "spots")
    )
    titled = placed and heading[0].text[0].isupper() and len(heading) <= _LONGEST_HEADING
    clause = any(one.tag in ("VBD", "VBZ", "VBP", "MD") for one in heading)
    named = any((index, one.i) in scene.things.of for one in heading)
    return titled and not clause and not named


_LONGEST_HEADING = 8


def _renewed(scene: Scene, index: int, noun: Token) -> list[Subject]:
    """Read "replacements would be cast in resin", "new ones were ordered": of the things last spoken of."""
    thing = scene.things.latest(index, noun.start, plural=noun.lower.endswith("s"))
    if thing is None:
        return []
    before = [one for one in thing.mentions if (one.sentence, one.span[0]) < (index, noun.start)]
    last = before[-1] if before else thing.mentions[0]
    named = noun.lower.startswith("replacement")
    return [
        Subject(
            thing, (noun.start, noun.end) if named else last.span, last, index if named else last.sentence
        )
    ]


def beyond(scene: Scene, index: int, sentence: Sentence, verb: Token, nouns: list[Token]) -> list[Token]:
    """Look past a noun: whom a memorial is for to the memorial, "one of two memorials defaced" to what is one of them."""
    found: list[Token] = []
    for noun in nouns:
        whole = noun
        if (
            index,
            noun.i,
        ) not in scene.things.of:  # "the MiG on a pylon, a memorial to pilots, was taken down"
            told_of = (kid for kid in sentence.kids(noun.i, "appos") if (index, kid.i) in scene.things.of)
            whole = next(told_of, noun)
        told = sentence.tokens[verb.head] if verb.dep == "conj" else verb
        if told.dep in ("relcl", "acl") and noun.i == told.head and noun.pos == "PROPN":
            whole = _placed_in(scene, index, sentence, noun)
        if told.dep in ("relcl", "acl") and (index, noun.i) not in scene.things.of:
            for mention in scene.mentions_in(index):
                if mention.dedicatee and mention.dedicatee[0] <= noun.start < mention.dedicatee[1]:
                    whole = sentence.tokens[mention.head]
            whole = _shown_on(scene, index, sentence, noun, whole)
        if noun.dep == "nsubjpass" and scene.document.lexicon.has("modal.proposed_nouns", noun.lower):
            whole = next(iter(sentence.objects(noun.i)), noun)  # "Calls for the statue to be removed"
        if verb.dep in ("acl", "relcl") and noun.dep == "pobj":
            one = sentence.tokens[sentence.tokens[noun.head].head]
            copula = sentence.tokens[one.head]
            if one.lower == "one" and one.dep == "attr" and copula.lemma == "be":
                whole = next(iter(sentence.kids(copula.i, "nsubj")), noun)
            if noun.tag == "CD" and one.lemma == "be" and sentence.tokens[noun.head].lower == "among":
                whole = next(iter(sentence.kids(one.i, "nsubj")), noun)  # "were among 15 targeted"
        found.append(whole)
    return found


def _shown_on(scene: Scene, index: int, sentence: Sentence, noun: Token, whole: Token) -> Token:
    """Return the memorial of "a memorial showing a soldier, stolen last month": nobody stole the soldier."""
    verb = sentence.tokens[noun.head]
    shown = noun.dep == "dobj" and verb.dep == "acl" and verb.tag == "VBG"
    return sentence.tokens[verb.head] if shown and (index, verb.head) in scene.things.of else whole


def _placed_in(scene: Scene, index: int, sentence: Sentence, place: Token) -> Token:
    """Return what is in a place that a clause only seems to be about: "the memorial in Jasper, which was vandalised"."""
    above = sentence.tokens[place.head]
    if place.dep != "pobj" or above.lower not in ("in", "at", "near", "outside", "on", "by"):
        return place
    whole = sentence.tokens[above.head]
    return whole if (index, whole.i) in scene.things.of else place


def adverbial(
    scene: Scene, index: int, sentence: Sentence, verb: Token, name: str
) -> tuple[str, list[Subject]]:
    """Read "paint was poured over the monument", "graffiti daubed on it", "removing letters from the memorial"."""
    nouns = patients(sentence, verb)
    nouns += [kid for one in nouns for kid in sentence.kids(one.i, "nmod")]  # "the word 'murderer'"
    objects = [one.lower for one in nouns]
    if name == "removed" and any(scene.document.lexicon.has("paint.dirt", word) for word in objects):
        for kid in sentence.kids(verb.i, "prep"):
            found = subjects_of(scene, index, sentence.kids(kid.i, "pobj"), part=False)
            if found:
                return "maintained", found
        near = [one for one in scene.mentions_in(index) if not one.anaphor]
        return "maintained", subjects_of(
            scene, index, [sentence.tokens[near[0].head]] if near else [], part=False
        )
    if name != "vandalised" and not any(scene.document.lexicon.has("paint.dirt", word) for word in objects):
        return name, []
    preps = [
        kid
        for head in (verb, *nouns)
        for kid in sentence.kids(head.i, "prep")
        if kid.lower in ("on", "over", "across", "onto", "at", "from", "off")
    ]
    preps += [
        deep
        for kid in sentence.kids(verb.i, "advmod")
        for deep in sentence.kids(kid.i, "prep")
        if deep.lower == "on"
    ]
    goals = [kid for prep in preps for kid in sentence.kids(prep.i, "pobj")]
    return "vandalised", subjects_of(scene, index, goals, part=True)


def thrown_over(scene: Scene, sentence: Sentence, particle: Token) -> list[Token]:
    """Return the object of "blew over the cross", "knocked over several headstones", which was tied to "over"."""
    kinds = scene.document.lexicon.kinds
    goals = sentence.kids(particle.i, "pobj")
    return goals if any(one.lower in kinds or one.lower.removesuffix("s") in kinds for one in goals) else []


def so_many(sentence: Sentence, particle: Token) -> list[Token]:
    """Return the noun of "kicked over 64 out of 210 gravestones", whose number was taken for the object of "over"."""
    if not any(one.tag == "CD" for one in sentence.kids(particle.i, "pobj")):
        return []
    behind = sentence.tokens[particle.i + 2 : particle.i + 7]
    words = [one.lower for one in behind[:2]]
    counted = words[:1] == ["of"] or words == ["out", "of"]
    return [one for one in behind if one.dep == "pobj" and one.pos == "NOUN"][:1] if counted else []


def has_shifted(sentence: Sentence, verb: Token, subject: Subject) -> bool:
    """Say whether something fell or moved of itself: "the top toppled onto the lawn", "the walls have moved"."""
    if sentence.kids(verb.i, "auxpass", "nsubjpass", "dobj") or not sentence.kids(verb.i, "nsubj"):
        return False
    told = verb.tag in ("VBD", "VBN")
    if verb.lemma == "topple":
        return told
    return (
        told
        and verb.lemma in ("move", "shift")
        and subject.thing.piece
        and not sentence.objects(verb.i, "to", "into")
    )


def is_one_of_many(scene: Scene, subject: Subject) -> bool:
    """Say whether stones of a graveyard are meant, which nobody topples but vandals: "toppled 30 markers"."""
    return scene.document.words(subject.about).lower().endswith(("markers", "stones", "slabs", "crosses"))
