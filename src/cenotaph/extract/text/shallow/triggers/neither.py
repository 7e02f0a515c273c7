"""Denials that stand elsewhere than right before a verb: "weder entfernt noch versetzt", "riss das Denkmal nicht ab".

Invariant: of two that are denied the first word (`denial.neither`) stands before the second (`denial.nor`) in the
sentence, and nothing but small words between the second and the verb; what denies a verb in two parts stands right before
the second part (`denial.particles`), which ends the clause, or before where to: "kehrte nicht an den Platz zurück".
"""

from __future__ import annotations

from itertools import pairwise

from cenotaph.extract.text.shallow.words.lexicon import Hit, Lexicon
from cenotaph.extract.text.shallow.words.noun_phrases import is_preposition
from cenotaph.extract.text.shallow.words.page import Sentence

_NEAR = 4


def is_second_denied(lexicon: Lexicon, sentence: Sentence, trigger: Hit) -> bool:
    """Say whether a verb follows the "nor" of a "neither ... nor".

    Args:
        lexicon: the words of the language.
        sentence: where the verb stands.
        trigger: the verb.
    """
    words = sentence.words
    for at in range(trigger.first - 1, max(-1, trigger.first - 1 - _NEAR), -1):
        if words[at].text in ",;:":
            return False
        if lexicon.matches("denial.nor", words[at].key):
            return any(lexicon.matches("denial.neither", word.key) for word in words[:at])
    return False


def is_denied_at_end(lexicon: Lexicon, sentence: Sentence, trigger: Hit) -> bool:
    """Say whether a denial ends the clause of a verb that leads it: "Repariert wurde es nicht", "gibt es dort nicht mehr".

    A noun is denied so only where its verb is "there is" (`denial.there_is`): "Spuren von Vandalismus gibt es nicht".

    Args:
        lexicon: the words of the language.
        sentence: where the verb stands.
        trigger: the verb.
    """
    words = sentence.words
    if not lexicon.list("denial.at_end"):
        return False
    alone = lexicon.matches(f"{trigger.section}.{trigger.name}", words[trigger.first].key)
    if trigger.first == trigger.last and not alone:
        return False  # "überstand ... nicht" is one entry, which tells that it was destroyed
    clause = []
    for word in words[trigger.last + 1 : trigger.last + 1 + _CLAUSE]:
        if word.text in _ENDS or lexicon.matches("function.conjunctions", word.key):
            break
        clause.append(word)
    if clause and lexicon.matches("denial.more", clause[-1].key):
        clause.pop()
    if not clause or not lexicon.matches("denial.at_end", clause[-1].key):
        return False
    if not words[trigger.first].is_capital or trigger.first == trigger.last == 0:
        return True
    there = [lexicon.matches("denial.there_is", word.key) for word in clause]
    return any(one and other for one, other in pairwise(there))


_CLAUSE, _LAST_WORDS = 14, 2
_ENDS = frozenset(",;:.!?–—")


def is_denied_inside(lexicon: Lexicon, sentence: Sentence, trigger: Hit) -> bool:
    """Say whether a denial stands before the second part of a verb at the end of its clause.

    Args:
        lexicon: the words of the language.
        sentence: where the verb stands.
        trigger: the verb; its first part where it has two.
    """
    if trigger.section != "events" or not lexicon.list("denial.particles"):
        return False
    clause = []
    for word in sentence.words[trigger.last + 1 : trigger.last + 1 + _CLAUSE]:
        if word.text in _ENDS or lexicon.matches("function.conjunctions", word.key):
            break
        clause.append(word)
    if not clause or not lexicon.matches("denial.particles", clause[-1].key):
        return False
    return any(
        lexicon.matches("denial.inside", word.key)
        and (at >= len(clause) - 1 - _LAST_WORDS or is_preposition(lexicon, clause[at + 1].key))
        for at, word in enumerate(clause[:-1])
    )
