"""Events: erected, unveiled, maintained, restored, damaged, vandalised, removed, destroyed, relocated, exhumed, exists.

Invariant: an event needs a trigger of the lexicon and something that it happens to, both in one sentence. What is
only imagined ("if it were removed", "a penalty for moving monuments") is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from cenotaph.extract.text.reading import GRAVES, TO_COME
from cenotaph.extract.text.syntax.events.affected import (
    adverbial,
    beyond,
    has_shifted,
    is_one_of_many,
    leaning_ones,
    left_out,
    so_many,
    thrown_over,
)
from cenotaph.extract.text.syntax.events.culprits import sharpen
from cenotaph.extract.text.syntax.events.event_nouns import is_tending, noun_events
from cenotaph.extract.text.syntax.events.exhumations import exhumed, to_be_laid
from cenotaph.extract.text.syntax.events.harms import brought, special_property
from cenotaph.extract.text.syntax.events.headless import headless
from cenotaph.extract.text.syntax.events.intentions import intended
from cenotaph.extract.text.syntax.events.missing import missing_events
from cenotaph.extract.text.syntax.events.one_deed import told_once
from cenotaph.extract.text.syntax.events.standing import standing
from cenotaph.extract.text.syntax.events.taken_up import taken_up
from cenotaph.extract.text.syntax.events.wear import worn
from cenotaph.extract.text.syntax.facts.fact import Fact, Scene, Subject
from cenotaph.extract.text.syntax.facts.generic import is_blamed, is_finite, is_generic
from cenotaph.extract.text.syntax.facts.happenings import event_fact, is_repeated, subjects_of
from cenotaph.extract.text.syntax.facts.statuses import status_of
from cenotaph.extract.text.syntax.facts.tenses import is_future
from cenotaph.extract.text.syntax.facts.told_harm import HARM, is_attempted, is_imagined
from cenotaph.extract.text.syntax.parse.inversions import is_particle_before
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.patients import is_done_again, patients
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token


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
            elif _is_naming(scene, sentence, token):
                facts += noun_events(scene, index, sentence, token)
            elif is_tending(sentence, token):
                facts += _verb_events(scene, index, sentence, token)
            elif (
                token.pos in ("VERB", "AUX")
                or token.tag in ("VBN", "VBD", "VBG", "VBZ", "VBP", "VB")
                or (token.dep in ("amod", "acomp") and token.lower.endswith(("ed", "-cut")))
                or (token.dep == "acomp" and scene.document.lexicon.verbs.get(token.lower) in _ADJECTIVES)
                or is_done_again(token)
                or _is_had_done(sentence, token)
            ):
                facts += _verb_events(scene, index, sentence, token)
                facts += intended(scene, index, sentence, token) if token.pos == "VERB" else ()
            elif token.lower in ("date", "dates") and token.tag.startswith("NN"):
                facts += _dated(scene, index, sentence, token)
            elif token.pos in ("NOUN", "PROPN") and token.lower in scene.document.lexicon.nouns:
                facts += noun_events(scene, index, sentence, token)
            elif token.pos == "NOUN":
                facts += intended(scene, index, sentence, token)
    facts += to_be_laid(scene, facts)
    facts += taken_up(scene, facts)
    return told_once(scene, facts)


def _is_had_done(sentence: Sentence, token: Token) -> bool:
    """Read "have the lettering repainted", whose participle was taken for an adjective."""
    return (
        token.dep == "ccomp"
        and token.tag == "JJ"
        and token.lower.endswith("ed")
        and sentence.tokens[token.head].lemma in ("have", "get", "see")
    )


def _is_naming(scene: Scene, sentence: Sentence, token: Token) -> bool:
    """Say whether a gerund names an event: "Unveiling of the memorial took place on 4 May"."""
    return (
        token.tag == "VBG"
        and token.lower in scene.document.lexicon.nouns
        and any(kid.lower == "of" for kid in sentence.kids(token.i, "prep"))
        and not sentence.kids(token.i, "aux", "dobj", "nsubj")
    )


def _is_to_come_off(verb: Token, status: str) -> bool:
    """Read "The star is to come off": it is to be taken down."""
    return verb.lemma == "come" and status in TO_COME


def _dated(scene: Scene, index: int, sentence: Sentence, date: Token) -> Iterator[Fact]:
    """Read "most of the graves date from 1939", whose verb was taken for a noun."""
    behind = sentence.tokens[date.i + 1] if date.i + 1 < len(sentence.tokens) else date
    if behind.lower not in ("from", "back", "to"):
        return
    for subject in subjects_of(scene, index, sentence.kids(date.i, "compound"), part=False):
        yield event_fact(index, sentence, date, subject, "erected", "happened", "verb")


_MISTAKEN = {"bent": "bend", "rent": "rend", "mown": "mow"}
"""Forms that the parser takes for verbs of their own."""


def _lemma(lexicon: Lexicon, token: Token) -> str:
    """Return the lemma, or a guess at it for a participle that was taken for an adjective."""
    word = token.lower
    if token.pos in ("VERB", "AUX"):
        shorter = token.lemma.removesuffix("e")  # "regilded" is taken for a form of "regilde"
        plain = _MISTAKEN.get(token.lemma, token.lemma)
        return shorter if shorter in lexicon.verbs else plain
    for ending, instead in (("ied", "y"), ("ised", "ise"), ("ized", "ize"), ("ed", "e"), ("ed", "")):
        if word.endswith(ending):
            guess = word[: -len(ending)] + instead
            known = token.dep == "ccomp" and guess in lexicon.verbs
            if known or lexicon.has("verbs.participles", guess):
                return guess
    return token.lemma


def _properties(scene: Scene, sentence: Sentence, verb: Token) -> Iterator[tuple[str, list[Token], str]]:
    """Say which properties a verb may state, with what it happens to and the rule."""
    lexicon = scene.document.lexicon
    lemma = _lemma(lexicon, verb)
    if verb.lower in ("chipping", "chippings") and not sentence.kids(verb.i, "aux"):
        return  # "further granite chipping" is ordered
    if lexicon.has("protection.listing", lemma) and _to_a_list(lexicon, sentence, verb):
        return  # "was struck off the register"
    if lemma == "move" and any(
        kid.lower == "that" for one in sentence.kids(verb.i, "ccomp") for kid in sentence.kids(one.i, "mark")
    ):
        return  # "It was moved that the council endorse it"
    adverbs = {kid.lower for kid in sentence.kids(verb.i, "advmod", "oprd")}
    if verb.pos == "VERB" and (
        bool(adverbs & {"anew", "afresh"}) or ("again" in adverbs and lexicon.has("verbs.made", lemma))
    ):
        yield "restored", patients(sentence, verb), "verb"  # "was cast anew"
        return
    special = special_property(scene, sentence, verb)
    if special is not None:
        yield (*special, "verb")
        return
    back = any(t.lower == "back" for t in sentence.tokens[verb.i + 1 : verb.i + 4])
    for particle, name in lexicon.particles.get(lemma, ()):
        if back and particle in ("up", "on") and (lemma, "back") in lexicon.phrasal:
            continue
        near = [
            t
            for t in sentence.tokens[verb.i + 1 : verb.i + 9]
            if t.lower == particle and t.dep in ("prt", "advmod", "prep", "acomp", "oprd", "quantmod")
        ]
        near_ones = (verb.i, *(kid.i for kid in sentence.kids(verb.i) if not _is_clause(sentence, kid)))
        before = is_particle_before(sentence, verb, particle)
        if before or (near and (near[0].head in near_ones or near[0].i == verb.i + 1)):
            found = patients(sentence, verb, intransitive=lexicon.has("verbs.intransitive", lemma))
            found += sentence.objects(near[0].i) if near and particle == "rid" else []
            found = (so_many(sentence, near[0]) if near else []) or found
            if near and near[0].dep == "prep" and particle == "over" and not sentence.kids(verb.i, "auxpass"):
                found = thrown_over(scene, sentence, near[0]) or found
            led = bool(near) and bool(sentence.kids(near[0].i, "pobj"))  # "sawed through the statue"
            if led and particle == "in" and near[0].dep == "prep":
                continue  # "fell across the grave in the night"
            if not led or (lemma, particle) not in lexicon.object_of:
                doers = [one.i for one in sentence.kids(verb.i, "nsubj")]
                fell = (
                    name == "vandalised"
                    and lexicon.has("verbs.falling", lemma)
                    and bool(found)
                    and found[0].i in doers
                )
                yield ("damaged" if fell else name), found, "phrasal"  # "two headstones have tipped over"
                return
    for preposition, name in lexicon.prepositions.get(lemma, ()):
        if lemma != "fall" or _falls(lexicon, sentence, verb):
            found = _objects_of(sentence, verb, preposition)
            if found:
                yield name, found, "object_of"
                return
    if lemma == "date" and any(kid.lower in ("from", "back", "to") for kid in sentence.kids(verb.i)):
        told = sentence.kids(verb.i, "nsubj")
        whole = (
            [sentence.tokens[verb.head]] if verb.dep == "relcl" and told and told[0].tag == "WDT" else told
        )
        yield "erected", whole, "dates"
        return
    if lemma == "dedicate" and _is_dedicated_so(scene.document.text, sentence, verb):
        return
    if lemma in ("raise", "open", "hit", "dedicate", "gild") and (
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


def _is_dedicated_so(text: str, sentence: Sentence, verb: Token) -> bool:
    """Say whether "dedicated" leads to quoted words: "a monument dedicated “to those who told it”" was not unveiled by that."""
    described = verb.dep == "acl" and not sentence.kids(verb.i, "prep", "agent", "npadvmod", "advmod")
    return described and text[verb.end : verb.end + 2].strip()[:1] in ('"', "“", "‘", "'")


def _is_clause(sentence: Sentence, kid: Token) -> bool:
    """Say whether a word leads a clause of its own, whose particle is no other verb's: "is set to go up"."""
    led = kid.dep == "xcomp" and any(one.tag == "TO" for one in sentence.kids(kid.i, "aux"))
    return led or kid.dep in _CLAUSES


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
    lexicon = scene.document.lexicon
    for name, found, rule in _properties(scene, sentence, verb):
        if name == "maintained" and any(
            lexicon.has("condition.kept", kid.lower) for kid in sentence.kids(verb.i, "advmod")
        ):
            continue  # "is well maintained": a condition
        watched = name == "maintained" and verb.lemma == "guard" and verb.dep in ("acl", "relcl")
        if watched and (index, verb.head) in scene.things.of:
            continue  # "the bronze lions guarding the cenotaph"
        kept = name == "exists" and is_future(sentence, verb) and brought(scene, sentence, verb)
        if kept:
            name = "relocated"  # "will be kept in the museum"
        if name == "exists":
            yield from map(_to_come, standing(scene, index, sentence, verb, found))
            continue
        if rule == "verb" and _lemma(lexicon, verb) == "replace":
            found = found or [sentence.tokens[verb.head]]
            if verb.dep == "acl":
                found = [sentence.tokens[verb.head], *found]
        if not found:
            found = leaning_ones(scene, sentence, verb)
        if name != "exhumed":
            found = beyond(scene, index, sentence, verb, found)
        subjects = subjects_of(scene, index, found, part=name in _OF_PARTS)
        if not subjects and name in ("restored", "maintained", "damaged"):
            subjects = left_out(scene, index, sentence, verb, found)
        if not subjects and not found and name != "exhumed":
            subjects = headless(scene, index, sentence, verb)
        if not subjects and name == "exhumed":
            yield from exhumed(scene, index, sentence, verb, found)
            continue
        if not subjects:
            name, subjects = adverbial(scene, index, sentence, verb, name)
        if not subjects and name in ("erected", "unveiled"):
            goals = sentence.objects(verb.i, "as")
            subjects = subjects_of(scene, index, goals, part=False)  # "a tower was built as a memorial"
        if not subjects and verb.dep == "advcl" and verb.tag == "VBN" and not found:
            subjects = subjects_of(scene, index, sentence.kids(verb.head, "nsubj", "nsubjpass"), part=False)
        status = status_of(scene.document, sentence, verb)
        if subjects and (status is None or is_generic(lexicon, sentence, verb, status)):
            if status is None:
                scene.unstated.append((name, (verb.start, verb.end)))
            continue
        if not subjects or status is None:
            continue
        if is_attempted(sentence, verb, name):
            continue
        name = "removed" if name == "damaged" and _is_to_come_off(verb, status) else name
        if name in HARM and status in TO_COME:
            if is_imagined(sentence, verb):
                continue
            status = "happened"
        name = sharpen(scene, sentence, verb, name, subjects[0].thing.kind)
        if name in ("relocated", "removed") and has_shifted(sentence, verb, subjects[0]):
            name = "damaged"
        if name == "damaged" and is_blamed(lexicon, sentence, verb):
            name = "vandalised"
        if name == "removed" and verb.lemma == "topple" and is_one_of_many(scene, subjects[0]):
            name = "vandalised"
        if verb.lemma == "tow" and subjects[0].sentence != index:
            continue  # "A car hit the memorial. It was towed away"
        if verb.lemma in ("vanish", "disappear") and status not in TO_COME and name == "removed":
            continue  # nobody says that it was taken down
        if name == "restored" and verb.lemma in ("order", "commission") and status == "happened":
            status = "planned"  # "New ones have been ordered"
        if verb.lemma in ("need", "require", "want", "deserve", "cry") and status in ("happened", "ongoing"):
            status = "proposed"
        if verb.lemma in ("plan", "propose") and status == "happened":
            status = "planned" if verb.lemma == "plan" else "proposed"
        if name in ("maintained", "restored") and status == "happened":
            still = _is_still(scene, sentence, verb) or (
                verb.lemma == "be" and any(kid.lower == "at" for kid in sentence.kids(verb.i, "prep"))
            )  # "Masons are at work on the tower"
            status = "ongoing" if still or (name == "maintained" and _is_present(sentence, verb)) else status
        if name == "restored" and status == "happened" and verb.lemma == "scaffold":
            status = "ongoing"
        if name == "maintained" and status == "happened" and is_repeated(sentence, verb):
            status = "ongoing"
        if name == "relocated" and status == "ongoing" and verb.lemma in ("seek", "find", "look"):
            status = "proposed"  # "A new place is being sought for it"
        laid_out = verb.lemma == "lay" and any(
            kid.tag in ("VBZ", "VBP") for kid in sentence.kids(verb.i, "auxpass")
        )
        if name == "erected" and rule == "phrasal" and laid_out:
            continue  # "the graves are laid out in rows"
        if rule == "phrasal" and status == "happened" and _is_to_come(sentence, verb):
            status = "planned"  # "A plaque goes up on Saturday"
        if name == "unveiled" and status == "ongoing":
            status = "planned"
        if name == "unveiled" and (
            _is_hourly(sentence, verb) or not _can_be_unveiled(verb, subjects[0].thing.kind)
        ):
            continue
        if name == "erected" and _lemma(lexicon, verb) == "add" and _to_a_list(lexicon, sentence, verb):
            continue
        if name == "erected" and verb.lemma == "add" and _is_writing(scene, subjects[0]):
            continue  # letters are no memorial: "to add new raised lettering"
        if name == "erected" and any(
            kid.lower in ("again", "anew") for kid in sentence.kids(verb.i, "advmod")
        ):
            name = "restored"
        if name == "erected" and verb.lemma == "raise" and _is_known_grave(subjects[0]):
            name = "restored"  # "The headstone has been raised"
        if name == "erected" and verb.lemma != "put" and _is_in_place_of(sentence, verb):
            name = "restored"
        for subject in subjects:
            again = (
                name == "maintained"
                and lexicon.has("paint.renewing", verb.lemma)
                and _is_writing(scene, subject)
            )
            yield event_fact(index, sentence, verb, subject, "restored" if again else name, status, rule)


def _is_known_grave(subject: Subject) -> bool:
    """Say whether a headstone that is there is meant."""
    mention = subject.mention
    return (
        subject.thing.kind == "grave" and mention is not None and mention.determiner in ("the", "its", "this")
    )


def _to_come(fact: Fact) -> Fact:
    """Read "a statue is to stand on the seafront": it is to be put up there."""
    new = fact.mention is not None and fact.mention.determiner in ("a", "an")
    if fact.property == "exists" and fact.status == "planned" and new:
        fact.property, fact.timed = "erected", True
    return fact


def _is_writing(scene: Scene, subject: Subject) -> bool:
    """Say whether letters or names are meant: who paints them anew restores them."""
    return scene.document.lexicon.has(
        "paint.letters", scene.document.words(subject.about).split()[-1].lower()
    )


def _is_to_come(sentence: Sentence, verb: Token) -> bool:
    """Say whether the present tells of a day to come: "goes up on Saturday"; a headline tells of what was done."""
    dated = any(kid.lower == "on" for kid in sentence.kids(verb.i, "prep"))
    return verb.lemma in ("go", "come") and verb.tag == "VBZ" and dated


def _is_hourly(sentence: Sentence, verb: Token) -> bool:
    """Say whether a gate opens by the hour: "The memorial opens at ten"."""
    if verb.lemma not in ("open", "reopen") or verb.tag not in ("VBZ", "VBP"):
        return False
    daily = any(
        kid.lower in ("daily", "day", "weekdays") for kid in sentence.kids(verb.i, "advmod", "npadvmod")
    )
    return daily or any(goal.tag == "CD" for goal in sentence.objects(verb.i, "at"))


def _can_be_unveiled(verb: Token, kind: str) -> bool:
    """Say whether what is opened or revealed is unveiled: no grave is, and no cemetery that a dig reveals."""
    if verb.lemma == "reveal":
        return kind in ("monument", "statue", "plaque", "memorial_site")
    return verb.lemma != "open" or kind not in GRAVES


def _is_in_place_of(sentence: Sentence, verb: Token) -> bool:
    """Say whether something is put where another was: "installed in place of the stolen plaques"."""
    return any(
        kid.lower == "place" and any(of.lower == "of" for of in sentence.kids(kid.i, "prep"))
        for kid in sentence.objects(verb.i, "in")
    )


def _to_a_list(lexicon: Lexicon, sentence: Sentence, verb: Token) -> bool:
    """Say whether something was added to a list or taken off a register, and so neither put up nor moved."""
    preps = sentence.kids(verb.i, "prep", "dative", "prt")
    goals = [goal for prep in preps for goal in sentence.kids(prep.i, "pobj")]
    goals += sentence.kids(verb.i, "dobj") if sentence.kids(verb.i, "nsubjpass") else []
    return any(lexicon.has("protection.lists", goal.lower) for goal in goals)


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
        for kid in sentence.kids(verb.i, "prep", "mark", "advmod")
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


_ADJECTIVES = ("restored", "removed")
"""What participles may be told by that the parser takes for adjectives: "were recut", "were unhung"."""
_CLAUSES = frozenset({"advcl", "ccomp", "relcl", "acl", "conj", "csubj"})
_OF_PARTS = frozenset(
    {"erected", "damaged", "vandalised", "restored", "removed", "destroyed", "maintained", "relocated"}
)
"""What may be said of a part of a memorial for itself."""
