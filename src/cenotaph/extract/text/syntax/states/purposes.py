"""Whom a memorial is put up for, told by the verb: "will be erected at this site for the men who perished there".

Invariant: only people are whom a memorial is for; a sum, a day or a purpose behind "for" is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from cenotaph.extract.text.syntax.facts.fact import Fact, Scene, state_fact
from cenotaph.extract.text.syntax.facts.happenings import subjects_of
from cenotaph.extract.text.syntax.parse.clauses import clause_span, object_of, value_of
from cenotaph.extract.text.syntax.parse.patients import patients
from cenotaph.extract.text.syntax.parse.phrases import are_people
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token

_DEEDS = frozenset({"erected", "unveiled"})
_KINDS = frozenset({"monument", "statue", "plaque", "memorial_site"})


def purposes_in(scene: Scene, index: int, sentence: Sentence) -> Iterator[Fact]:
    """Find for whom the memorials of a sentence are put up, where the noun has not said it already."""
    lexicon = scene.document.lexicon
    for verb in sentence.tokens:
        if verb.quoted or verb.pos != "VERB":
            continue
        if lexicon.verbs.get(verb.lemma) not in _DEEDS and not lexicon.has("standing.meant", verb.lemma):
            continue
        people = object_of(sentence, verb, "for") or _unveiled_to(sentence, verb)
        if people is None or not _are_meant(scene, sentence, people):
            continue
        for subject in subjects_of(scene, index, _put_up(sentence, verb), part=False):
            told = subject.mention is not None and subject.mention.dedicatee is not None
            if told or ((subject.mention and subject.mention.kind) or subject.thing.kind) not in _KINDS:
                continue
            span = value_of(sentence, people)
            clause = clause_span(sentence, verb, subject.about, span)
            yield state_fact(index, verb, subject, "commemorates", clause, span, "dedication")


def _unveiled_to(sentence: Sentence, verb: Token) -> Token | None:
    """Return to whom something was put up: "a plaque was unveiled to the crew"; not where something was moved to."""
    if verb.lemma not in ("unveil", "erect", "raise", "build", "put", "inaugurate", "open", "place", "plan"):
        return None
    adverbs = sentence.kids(verb.i, "prt", "advmod")
    return next((goal for one in (verb, *adverbs) if (goal := object_of(sentence, one, "to"))), None)


def _put_up(sentence: Sentence, verb: Token) -> list[Token]:
    found = patients(sentence, verb)
    if not found and verb.dep == "xcomp":
        found = sentence.kids(verb.head, "nsubj", "nsubjpass")  # "A memorial is to be erected"
    return found


def _are_meant(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    if noun.lower in ("those", "all"):
        return bool(sentence.kids(noun.i, "relcl", "acl"))
    if noun.ent == "PERSON" and noun.pos == "PROPN" and noun.dep == "pobj":
        return sentence.tokens[noun.head].lower == "to"
    return any(are_people(scene.document.lexicon, one.lower) for one in (noun, *sentence.objects(noun.i)))
