"""Whether harm that a noun or an infinitive names has been done: it is told, feared, averted or only attempted.

Invariant: as in `statuses`; harm is never planned or proposed by those who speak of it.
"""

from __future__ import annotations

from cenotaph.extract.text.reading import Status
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token

HARM = frozenset({"damaged", "vandalised"})
"""Properties that tell of harm."""
_TRYING = frozenset({"try", "attempt", "seek", "struggle"})
_TO_BE_SEEN = frozenset({"could", "may", "might", "would", "can", "will", "to"})
_ATTEMPTS = frozenset({"attempt", "attempts", "effort", "efforts", "bid", "try"})
_TOPPLING = frozenset({"topple", "pull", "tear", "knock", "push", "set", "smash", "steal", "rip"})


def status_of_harm(lexicon: Lexicon, sentence: Sentence, noun: Token, status: Status | None) -> Status | None:
    """Say whether harm has been done where its noun hangs on a demand or plan: "appealed for witnesses after the theft".

    Args:
        lexicon: of the language.
        sentence: where the noun stands.
        noun: of harm.
        status: what the verbs above would say of any other event.

    Returns:
        "denied" and "alleged" as they are; None where harm is only feared, averted or imagined; else "happened".
    """
    if status in ("denied", "alleged"):
        return status
    above = sentence.tokens[noun.head]
    if noun.dep in ("dobj", "attr", "nsubj") and _is_imagined(sentence, noun, above):
        return None
    for one in sentence.ancestors(noun.i):
        if lexicon.has("harms.averting", one.lemma) or lexicon.has("harms.averting", one.lower):
            return None
        if one.dep == "advcl" or (one.pos in ("VERB", "AUX") and one.dep in ("ROOT", "conj", "relcl")):
            break
    return "happened"


def _is_imagined(sentence: Sentence, noun: Token, verb: Token) -> bool:
    """Say whether "could cause damage", "if there is any damage" and the like tell of no harm that was done."""
    if any(kid.lower in ("if", "unless", "whether") for kid in sentence.kids(verb.i, "mark")):
        return True
    if noun.dep == "nsubj" and verb.lemma != "be":
        return False
    auxes = {kid.lower for kid in sentence.kids(verb.i, "aux")}
    have = "have" in auxes
    return bool(auxes & _TO_BE_SEEN) and not have


def is_wilful(lexicon: Lexicon, sentence: Sentence, noun: Token) -> bool:
    """Say whether damage was done on purpose: "criminal damage", "malicious damage"."""
    return any(lexicon.has("harms.wanton", kid.lower) for kid in sentence.kids(noun.i, "amod"))


def is_imagined(sentence: Sentence, verb: Token) -> bool:
    """Say whether a verb of harm tells of none that was done: "frost could damage it"; not "plans to mend the broken cross"."""
    if verb.dep == "amod" or (verb.dep in ("acl", "relcl") and verb.tag == "VBN"):
        return bool({kid.lower for kid in sentence.kids(verb.i, "aux")} & _TO_BE_SEEN)
    return True


def is_attempted(sentence: Sentence, verb: Token, name: str) -> bool:
    """Say whether harm was only attempted: "were seen trying to pull it down", "an attempt to topple it"."""
    if not any(kid.tag == "TO" for kid in sentence.kids(verb.i, "aux")):
        return False
    above = sentence.tokens[verb.head]
    if above.lemma not in _TRYING and above.lower not in _ATTEMPTS:
        return False
    failed = name == "removed" and above.lemma in _TRYING and above.tag != "VBG"  # "tried to remove it"
    return name in HARM or failed or verb.lemma in _TOPPLING
