"""Which plain nouns are memorials by whom they are for: "a slate roundel to the airmen", "a mosaic commemorating the raid".

Invariant: as in `mentions`. Ceremonies, funds, books and people are for somebody, too, and no memorials: their words
stand in `memorials.not_things`.
"""

from __future__ import annotations

from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.phrases import are_people
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token

_DEPS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "ROOT", "conj", "appos"})
_HONOURING = frozenset({"commemorate", "honour", "honor", "remember", "memorialise", "memorialize"})
_MEMORY = frozenset({"memory", "honour", "honor", "remembrance", "tribute"})
_PUT_UP = frozenset(
    {"erected", "unveiled", "removed", "restored", "vandalised", "damaged", "destroyed", "relocated"}
)


def is_dedicated(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Say whether a thing is told to be for the dead, for soldiers or in somebody's memory, and to be made or put up."""
    if token.pos != "NOUN" or token.dep not in _DEPS or token.tag not in ("NN", "NNS"):
        return False
    if any(lexicon.has(f"memorials.{key}", token.lower) for key in ("not_things", "replicas")):
        return False
    if are_people(lexicon, token.lower):
        return False
    verb = sentence.tokens[token.head]
    if not (_is_made_of(sentence, token, lexicon) or _is_done_to(sentence, token, verb, lexicon)):
        return False
    return _is_for(sentence, token, lexicon) or (verb.i != token.i and _in_memory(sentence, verb))


def _is_made_of(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Say whether it is of bronze or stone."""
    return any(
        lexicon.has("memorials.materials", one.lower) or one.lower in ("slate", "iron", "stained-glass")
        for one in sentence.kids(token.i, "amod", "compound", "nmod")
    )


def _is_done_to(sentence: Sentence, token: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Say whether it is put up, taken down, mended or harmed."""
    if token.dep not in ("nsubjpass", "dobj") or verb.pos != "VERB":
        return False
    particles = {kid.lower for kid in sentence.kids(verb.i, "prt", "advmod")}
    phrasal = any(lexicon.phrasal.get((verb.lemma, one)) in _PUT_UP for one in particles)
    return phrasal or lexicon.verbs.get(verb.lemma) in _PUT_UP


def _is_for(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Say whether the words behind it tell whom it is for."""
    if _in_memory(sentence, token):
        return True
    for clause in sentence.kids(token.i, "acl", "relcl"):
        if clause.lemma in _HONOURING or _in_memory(sentence, clause):
            return True
        if clause.lemma == "dedicate" and sentence.objects(clause.i, "to"):
            return True
        if clause.tag == "VBN" and any(
            _fell(sentence, one, lexicon) for one in sentence.objects(clause.i, "for")
        ):
            return True
    return any(_fell(sentence, one, lexicon) for one in sentence.objects(token.i, "for")) or any(
        lexicon.has("military.words", one.lower) or _fell(sentence, one, lexicon)
        for one in sentence.objects(token.i, "to")
    )


def _in_memory(sentence: Sentence, head: Token) -> bool:
    """Say whether "in memory of", "in honour of" or "to the memory of" hangs on a word."""
    return any(
        goal.lower in _MEMORY and sentence.objects(goal.i, "of", "to")
        for goal in sentence.objects(head.i, "in", "to", "as")
    )


def _fell(sentence: Sentence, whom: Token, lexicon: Lexicon) -> bool:
    """Say whether people are told to be dead: "the fallen", "the civilians killed in the raid"; not "the soldiers"."""
    if lexicon.has("memorials.for_fallen", whom.lower):
        return True
    fell = any(lexicon.has("memorials.died", one.lemma) for one in sentence.kids(whom.i, "acl", "relcl"))
    murdered = any(
        one.lower in ("murdered", "killed", "fallen", "lost", "dead") for one in sentence.kids(whom.i, "amod")
    )
    return (fell or murdered) and (
        are_people(lexicon, whom.lower) or whom.tag == "NNS" or whom.pos == "PROPN"
    )
