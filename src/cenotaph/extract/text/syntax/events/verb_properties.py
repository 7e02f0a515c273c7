"""Which properties a verb may state, of which nouns: "tipped over" damage, "cast anew" restoration, "date from" erection.

Invariant: as in `events`; what a verb says with its object or particle comes before what it says alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from cenotaph.extract.text.syntax.events.affected import so_many, thrown_over
from cenotaph.extract.text.syntax.events.harms import special_property
from cenotaph.extract.text.syntax.facts.fact import Scene
from cenotaph.extract.text.syntax.parse.inversions import is_particle_before
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.patients import is_done_again, patients
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token

_MISTAKEN = {"bent": "bend", "rent": "rend", "mown": "mow"}
"""Forms that the parser takes for verbs of their own."""


def lemma_of(lexicon: Lexicon, token: Token) -> str:
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


def properties(scene: Scene, sentence: Sentence, verb: Token) -> Iterator[tuple[str, list[Token], str]]:
    """Say which properties a verb may state, with what it happens to and the rule."""
    lexicon = scene.document.lexicon
    lemma = lemma_of(lexicon, verb)
    if verb.lower in ("chipping", "chippings") and not sentence.kids(verb.i, "aux"):
        return  # "further granite chipping" is ordered
    if lexicon.has("protection.listing", lemma) and to_a_list(lexicon, sentence, verb):
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
    if (phrasal := _phrasal(scene, sentence, verb, lemma)) is not None:
        yield phrasal
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


def _phrasal(
    scene: Scene, sentence: Sentence, verb: Token, lemma: str
) -> tuple[str, list[Token], str] | None:
    """Say what a verb tells with its particle: "was put up", "tipped over", "cut off the head"."""
    lexicon = scene.document.lexicon
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
                return ("damaged" if fell else name), found, "phrasal"  # "two headstones have tipped over"
    return None


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


def to_a_list(lexicon: Lexicon, sentence: Sentence, verb: Token) -> bool:
    """Say whether something was added to a list or taken off a register, and so neither put up nor moved."""
    preps = sentence.kids(verb.i, "prep", "dative", "prt")
    goals = [goal for prep in preps for goal in sentence.kids(prep.i, "pobj")]
    goals += sentence.kids(verb.i, "dobj") if sentence.kids(verb.i, "nsubjpass") else []
    return any(lexicon.has("protection.lists", goal.lower) for goal in goals)


def _falls(lexicon: Lexicon, sentence: Sentence, verb: Token) -> bool:
    """Say whether what falls on something is a tree or the like, and no soldier."""
    return any(lexicon.has("agents.nature", one.lower) for one in sentence.kids(verb.i, "nsubj"))


_CLAUSES = frozenset({"advcl", "ccomp", "relcl", "acl", "conj", "csubj"})
