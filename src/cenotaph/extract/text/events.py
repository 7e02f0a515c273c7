"""Events: erected, unveiled, maintained, restored, damaged, vandalised, removed, destroyed, relocated, exhumed, exists.

Invariant: an event needs a trigger of the lexicon and something that it happens to, both in one sentence. What is
only imagined ("if it were removed", "a penalty for moving monuments") is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from cenotaph.extract.text.clauses import is_done_again, patients
from cenotaph.extract.text.event_nouns import intended, is_tending, missing_events, noun_events
from cenotaph.extract.text.exhumations import exhumed
from cenotaph.extract.text.facts import Fact, Scene, Subject
from cenotaph.extract.text.generic import is_blamed, is_finite, is_generic
from cenotaph.extract.text.happenings import event_fact, subjects_of
from cenotaph.extract.text.harms import brought, sharpen, special_property
from cenotaph.extract.text.inversions import is_particle_before
from cenotaph.extract.text.lexicon import Lexicon
from cenotaph.extract.text.standing import standing
from cenotaph.extract.text.statuses import is_future, status_of
from cenotaph.extract.text.tokens import Sentence, Token
from cenotaph.extract.text.wear import worn


def find_events(scene: Scene) -> list[Fact]:
    """Find every event of a document, in order."""
    facts: list[Fact] = []
    for index, sentence in enumerate(scene.document.sentences):
        for token in sentence.tokens:
            if token.quoted:
                continue
            facts += worn(scene, index, sentence, token)
            if token.lower == "missing":
                facts += missing_events(scene, index, sentence, token)
            elif is_tending(sentence, token):
                facts += _verb_events(scene, index, sentence, token)
            elif (
                token.pos in ("VERB", "AUX")
                or token.tag in ("VBN", "VBD", "VBG", "VBZ", "VBP", "VB")
                or (token.dep in ("amod", "acomp") and token.lower.endswith(("ed", "-cut")))
                or is_done_again(token)
            ):
                facts += _verb_events(scene, index, sentence, token)
                facts += intended(scene, index, sentence, token) if token.pos == "VERB" else ()
            elif token.lower in ("date", "dates") and token.tag.startswith("NN"):
                facts += _dated(scene, index, sentence, token)
            elif token.pos in ("NOUN", "PROPN") and token.lower in scene.document.lexicon.nouns:
                facts += noun_events(scene, index, sentence, token)
            elif token.pos == "NOUN":
                facts += intended(scene, index, sentence, token)
    facts = [one for one in facts if not _is_removed_too(one, facts) and not _is_labour(scene, one)]
    return [one for one in facts if not _is_put_back(one, facts) and not _is_told_again(one, facts)]


def _is_told_again(fact: Fact, facts: list[Fact]) -> bool:
    """Say whether "lay" only repeats what its participle says: "headstones lay smashed"."""
    return (
        fact.property == "damaged"
        and fact.trigger.lemma in ("lie", "leave", "find")
        and any(
            one is not fact
            and one.sentence == fact.sentence
            and one.thing is fact.thing
            and one.trigger.head == fact.trigger.i
            and one.property in ("damaged", "vandalised")
            for one in facts
        )
    )


def _is_put_back(fact: Fact, facts: list[Fact]) -> bool:
    """Say whether something was only taken down to be repaired: "be taken down, repaired and put back up"."""
    taken = (
        fact.property == "removed"
        and fact.trigger.lemma in ("take", "lift", "remove", "dismantle")
        and not fact.actor
    )
    return taken and any(
        one.property == "restored"
        and one.sentence == fact.sentence
        and one.thing is fact.thing
        and one.trigger.start > fact.trigger.start
        and one.trigger.dep == "conj"
        and one.status == fact.status
        for one in facts
    )


def _is_labour(scene: Scene, fact: Fact) -> bool:
    """Say whether "complete the work" tells of labour, and not of a work that stands there."""
    words = scene.document.words(fact.about).lower()
    return fact.property == "erected" and fact.trigger.lemma == "complete" and words in ("work", "works")


def _is_removed_too(fact: Fact, facts: list[Fact]) -> bool:
    """Say whether "torn down or removed" says of what was destroyed that it was removed: then it was."""
    return fact.property == "destroyed" and any(
        one.property == "removed"
        and one.sentence == fact.sentence
        and one.thing is fact.thing
        and (one.trigger.head == fact.trigger.i or fact.trigger.head == one.trigger.i)
        and "conj" in (one.trigger.dep, fact.trigger.dep)
        for one in facts
    )


def _dated(scene: Scene, index: int, sentence: Sentence, date: Token) -> Iterator[Fact]:
    """Read "most of the graves date from 1939", whose verb was taken for a noun."""
    behind = sentence.tokens[date.i + 1] if date.i + 1 < len(sentence.tokens) else date
    if behind.lower not in ("from", "back", "to"):
        return
    for subject in subjects_of(scene, index, sentence.kids(date.i, "compound"), part=False):
        yield event_fact(index, sentence, date, subject, "erected", "happened", "verb")


def _lemma(lexicon: Lexicon, token: Token) -> str:
    """Return the lemma, or a guess at it for a participle that was taken for an adjective."""
    word = token.lower
    if token.pos in ("VERB", "AUX"):
        shorter = token.lemma.removesuffix("e")  # "regilded" is taken for a form of "regilde"
        return shorter if shorter in lexicon.verbs else token.lemma
    for ending, instead in (("ied", "y"), ("ised", "ise"), ("ized", "ize"), ("ed", "e"), ("ed", "")):
        if word.endswith(ending):
            guess = word[: -len(ending)] + instead
            if lexicon.has("verbs.participles", guess):
                return guess
    return token.lemma


def _properties(scene: Scene, sentence: Sentence, verb: Token) -> Iterator[tuple[str, list[Token], str]]:
    """Say which properties a verb may state, with what it happens to and the rule."""
    lexicon = scene.document.lexicon
    lemma = _lemma(lexicon, verb)
    if lemma in _LISTING and _to_a_list(sentence, verb):
        return  # "was struck off the register"
    special = special_property(scene, sentence, verb)
    if special is not None:
        yield (*special, "verb")
        return
    back = any(t.lower == "back" for t in sentence.tokens[verb.i + 1 : verb.i + 4])
    for (word, particle), name in lexicon.phrasal.items():
        if lemma != word or (back and particle in ("up", "on") and (word, "back") in lexicon.phrasal):
            continue
        near = [
            t
            for t in sentence.tokens[verb.i + 1 : verb.i + 9]
            if t.lower == particle and t.dep in ("prt", "advmod", "prep", "acomp", "oprd", "quantmod")
        ]
        own = (verb.i, *(kid.i for kid in sentence.kids(verb.i)))
        before = is_particle_before(sentence, verb, particle)
        if before or (near and (near[0].head in own or near[0].i == verb.i + 1)):
            found = patients(sentence, verb, intransitive=lexicon.has("verbs.intransitive", lemma))
            found += (
                [kid for prep in sentence.kids(near[0].i, "prep") for kid in sentence.kids(prep.i, "pobj")]
                if near and particle in ("rid",)
                else []
            )
            led = bool(near) and bool(sentence.kids(near[0].i, "pobj"))  # "sawed through the statue"
            if not led or (word, particle) not in lexicon.object_of:
                yield name, found, "phrasal"
                return
    for (word, preposition), name in lexicon.object_of.items():
        if lemma == word and (lemma != "fall" or _falls(lexicon, sentence, verb)):
            found = _objects_of(sentence, verb, preposition)
            if found:
                yield name, found, "object_of"
                return
    if lemma == "date" and any(kid.lower in ("from", "back", "to") for kid in sentence.kids(verb.i)):
        yield "erected", sentence.kids(verb.i, "nsubj"), "dates"
        return
    if lemma in ("raise", "open", "hit", "dedicate") and (
        verb.dep == "amod"
        or (
            lemma == "dedicate" and any(kid.tag in ("VBZ", "VBP") for kid in sentence.kids(verb.i, "auxpass"))
        )
    ):
        return
    name = lexicon.verbs.get(lemma, "restored" if is_done_again(verb) else "")
    if verb.i > 1 and sentence.tokens[verb.i - 1].text == "-" and sentence.tokens[verb.i - 2].lower == "re":
        name = {"erected": "restored", "burials": "exhumed"}.get(name, name or "restored")
    if name and not (
        lemma == "dedicate" and any(kid.lower == "to" for kid in sentence.kids(verb.i, "prep", "dative"))
    ):
        yield name, patients(sentence, verb, intransitive=lexicon.has("verbs.intransitive", lemma)), "verb"


def _objects_of(sentence: Sentence, verb: Token, preposition: str) -> list[Token]:
    preps = [kid for kid in sentence.kids(verb.i, "prep", "prt", "advmod") if kid.lower == preposition]
    preps += [
        kid
        for noun in sentence.kids(verb.i, "dobj")
        if noun.lower == "care"
        for kid in sentence.kids(noun.i, "prep")
        if kid.lower == preposition
    ]
    found = [kid for prep in preps for kid in sentence.kids(prep.i, "pobj")]
    if preps and not found and sentence.kids(verb.i, "auxpass", "nsubjpass"):
        found = patients(sentence, verb)
    if preps and not found and verb.dep == "xcomp":
        found = sentence.kids(verb.head, "nsubj", "nsubjpass")
    return found


def _verb_events(scene: Scene, index: int, sentence: Sentence, verb: Token) -> Iterator[Fact]:
    for name, found, rule in _properties(scene, sentence, verb):
        if name == "maintained" and any(kid.lower in _HOW for kid in sentence.kids(verb.i, "advmod")):
            continue  # "is well maintained": a condition
        kept = name == "exists" and is_future(sentence, verb) and brought(scene, sentence, verb)
        if kept:
            name = "relocated"  # "will be kept in the museum"
        if name == "exists":
            yield from standing(scene, index, sentence, verb, found)
            continue
        if rule == "verb" and _lemma(scene.document.lexicon, verb) == "replace":
            found = found or [sentence.tokens[verb.head]]
            if verb.dep == "acl":
                found = [sentence.tokens[verb.head], *found]
        if name != "exhumed":
            found = _beyond(scene, index, sentence, verb, found)
        subjects = subjects_of(scene, index, found, part=name in _OF_PARTS)
        if not subjects and name in ("restored", "maintained", "damaged"):
            subjects = _left_out(scene, index, sentence, verb, found)
        if not subjects and name == "exhumed":
            yield from exhumed(scene, index, sentence, verb, found)
            continue
        if not subjects:
            name, subjects = _adverbial(scene, index, sentence, verb, name)
        if not subjects and name in ("erected", "unveiled"):
            served = (kid for kid in sentence.kids(verb.i, "prep") if kid.lower == "as")
            goals = [goal for kid in served for goal in sentence.kids(kid.i, "pobj")]
            subjects = subjects_of(scene, index, goals, part=False)  # "a tower was built as a memorial"
        if not subjects and verb.dep == "advcl" and verb.tag == "VBN" and not found:
            subjects = subjects_of(scene, index, sentence.kids(verb.head, "nsubj", "nsubjpass"), part=False)
        status = status_of(scene.document, sentence, verb)
        if not subjects or status is None or is_generic(scene.document.lexicon, sentence, verb, status):
            continue
        name = sharpen(scene, sentence, verb, name, subjects[0].thing.kind)
        if name == "damaged" and is_blamed(scene.document.lexicon, sentence, verb):
            name = "vandalised"
        if verb.lemma in ("vanish", "disappear") and status == "happened" and name == "removed":
            continue  # nobody says that it was taken down
        if verb.lemma in ("need", "require", "want", "deserve", "cry") and status in ("happened", "ongoing"):
            status = "proposed"
        if verb.lemma in ("plan", "propose") and status == "happened":
            status = "planned" if verb.lemma == "plan" else "proposed"
        if name in ("maintained", "restored") and status == "happened":
            still = _is_still(scene, sentence, verb) or (
                verb.lemma == "be" and any(kid.lower == "at" for kid in sentence.kids(verb.i, "prep"))
            )  # "Masons are at work on the tower"
            status = "ongoing" if still or (name == "maintained" and _is_present(sentence, verb)) else status
        if name == "unveiled" and status == "ongoing":
            status = "planned"
        if name == "unveiled" and not _can_be_unveiled(verb, subjects[0].thing.kind):
            continue
        if name == "erected" and _lemma(scene.document.lexicon, verb) == "add" and _to_a_list(sentence, verb):
            continue
        if name == "damaged" and status in ("planned", "proposed") and verb.lemma == "come":
            name = "removed"  # "The star is to come off"
        if name == "erected" and any(
            kid.lower in ("again", "anew") for kid in sentence.kids(verb.i, "advmod")
        ):
            name = "restored"
        if name == "erected" and verb.lemma != "put" and _is_in_place_of(sentence, verb):
            name = "restored"
        for subject in subjects:
            again = name == "maintained" and verb.lemma in _RENEWING and _is_writing(scene, subject)
            yield event_fact(index, sentence, verb, subject, "restored" if again else name, status, rule)


def _is_writing(scene: Scene, subject: Subject) -> bool:
    """Say whether letters or names are meant: who paints them anew restores them."""
    return scene.document.words(subject.about).split()[-1].lower() in _WRITING


_RENEWING = frozenset({"repaint", "paint", "re-paint", "repainted"})
_WRITING = frozenset({"lettering", "letters", "names", "inscription", "inscriptions", "words", "text"})


def _can_be_unveiled(verb: Token, kind: str) -> bool:
    """Say whether what is opened or revealed is unveiled: no grave is, and no cemetery that a dig reveals."""
    if verb.lemma == "reveal":
        return kind in ("monument", "statue", "plaque", "memorial_site")
    return verb.lemma != "open" or kind not in ("grave", "mass_grave")


def _is_in_place_of(sentence: Sentence, verb: Token) -> bool:
    """Say whether something is put where another was: "installed in place of the stolen plaques"."""
    return any(
        kid.lower == "place" and any(of.lower == "of" for of in sentence.kids(kid.i, "prep"))
        for prep in sentence.kids(verb.i, "prep")
        if prep.lower == "in"
        for kid in sentence.kids(prep.i, "pobj")
    )


def _left_out(scene: Scene, index: int, sentence: Sentence, verb: Token, found: list[Token]) -> list[Subject]:
    """Read "the damage was repaired", "the council cuts the grass": what was spoken of before is meant."""
    harm = [one for one in found if one.lower in ("damage", "damages", "vandalism", "harm")]
    goals = [
        goal
        for one in harm
        for prep in sentence.kids(one.i, "prep")
        if prep.lower in ("to", "on", "at", "of")
        for goal in sentence.kids(prep.i, "pobj")
    ]
    if goals:
        return subjects_of(scene, index, goals, part=True)
    if not harm and found != [verb]:
        return []
    subject = scene.spoken_of(index, verb.start)
    if subject is None and found == [verb]:  # "strimmed the grass and washed the memorial"
        return subjects_of(
            scene, index, [sentence.tokens[one.head] for one in scene.mentions_in(index)][:1], part=False
        )
    return [subject] if subject is not None else []


def _to_a_list(sentence: Sentence, verb: Token) -> bool:
    """Say whether something was added to a list or taken off a register, and so neither put up nor moved."""
    preps = sentence.kids(verb.i, "prep", "dative", "prt")
    goals = [goal for prep in preps for goal in sentence.kids(prep.i, "pobj")]
    goals += sentence.kids(verb.i, "dobj") if sentence.kids(verb.i, "nsubjpass") else []
    return any(
        goal.lower in ("list", "register", "registry", "inventory", "agenda", "lists", "status", "protection")
        for goal in goals
    )


_LISTING = frozenset(
    {"strike", "strip", "remove", "delete", "add", "take", "place", "enter", "include", "put"}
)


def _falls(lexicon: Lexicon, sentence: Sentence, verb: Token) -> bool:
    """Say whether what falls on something is a tree or the like, and no soldier."""
    return any(lexicon.has("agents.nature", one.lower) for one in sentence.kids(verb.i, "nsubj"))


def _is_still(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Say whether an activity goes on: "still", "regularly"."""
    adverbs = sentence.kids(verb.i, "advmod")
    return any(scene.document.lexicon.has("modal.ongoing_adverbs", kid.lower) for kid in adverbs)


def _is_present(sentence: Sentence, verb: Token) -> bool:
    """Say whether an activity is told in the present tense."""
    if verb.tag in ("VBP", "VBZ") or is_finite(sentence, verb) or verb.pos == "NOUN":
        return True
    since = any(
        kid.lower == "since" or (kid.lower == "for" and _is_of_years(sentence, kid))
        for kid in sentence.kids(verb.i, "prep", "mark")
    )
    if since and any(kid.lower in ("have", "has", "'ve", "’ve") for kid in sentence.kids(verb.i, "aux")):
        return True
    if verb.tag == "VBN":
        return any(kid.tag in ("VBZ", "VBP") for kid in sentence.kids(verb.i, "auxpass"))
    above = next((one for one in sentence.ancestors(verb.i) if one.pos in ("VERB", "AUX")), None)
    return verb.tag == "VBG" and (above is None or above.tag in ("VBZ", "VBP"))


def _is_of_years(sentence: Sentence, preposition: Token) -> bool:
    """Say whether "for" leads to a length of time: "for thirty years"."""
    return any(one.lower in ("years", "decades", "months") for one in sentence.kids(preposition.i, "pobj"))


def _beyond(scene: Scene, index: int, sentence: Sentence, verb: Token, nouns: list[Token]) -> list[Token]:
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
        if noun.dep == "nsubjpass" and scene.document.lexicon.has("modal.proposed_nouns", noun.lower):
            goals = (goal for kid in sentence.kids(noun.i, "prep") for goal in sentence.kids(kid.i, "pobj"))
            whole = next(goals, noun)  # "Calls for the statue to be removed"
        if verb.dep in ("acl", "relcl") and noun.dep == "pobj":
            one = sentence.tokens[sentence.tokens[noun.head].head]
            copula = sentence.tokens[one.head]
            if one.lower == "one" and one.dep == "attr" and copula.lemma == "be":
                whole = next(iter(sentence.kids(copula.i, "nsubj")), noun)
        found.append(whole)
    return found


def _placed_in(scene: Scene, index: int, sentence: Sentence, place: Token) -> Token:
    """Return what is in a place that a clause only seems to be about: "the memorial in Jasper, which was vandalised"."""
    above = sentence.tokens[place.head]
    if place.dep != "pobj" or above.lower not in ("in", "at", "near", "outside", "on", "by"):
        return place
    whole = sentence.tokens[above.head]
    return whole if (index, whole.i) in scene.things.of else place


def _adverbial(
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


_HOW = frozenset({"well", "badly", "poorly"})
_OF_PARTS = frozenset(
    {"erected", "damaged", "vandalised", "restored", "removed", "destroyed", "maintained", "relocated"}
)
"""What may be said of a part of a memorial for itself."""
