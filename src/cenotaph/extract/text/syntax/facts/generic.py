"""Gerunds and infinitives that speak of doing such a thing, and those that tell that it was done.

Invariant: as in `statuses`; rules here read syntax and the lexicon only.
"""

from __future__ import annotations

from cenotaph.extract.text.reading import Status
from cenotaph.extract.text.syntax.parse.inversions import copula_behind
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token


def is_generic(lexicon: Lexicon, sentence: Sentence, verb: Token, status: Status) -> bool:
    """Say whether a gerund or infinitive speaks of doing such a thing, not of its being done."""
    if status != "happened" or copula_behind(sentence, verb) is not None:
        return False
    described = verb.dep == "relcl" and verb.tag in ("VBZ", "VBP")
    if described and lexicon.has("agents.anybody", sentence.tokens[verb.head].lower):
        return True  # "anyone who damages a memorial faces ten years"
    auxes = sentence.kids(verb.i, "aux")
    infinitive = any(kid.tag == "TO" for kid in auxes) and not any(kid.lower == "have" for kid in auxes)
    if verb.tag == "VB" and sentence.tokens[verb.head].lemma in ("see", "watch") and not infinitive:
        return False  # "crowds gathered to see the King unveil it"
    if infinitive and any(kid.lower == "only" for kid in sentence.kids(verb.i, "advmod")):
        return False  # "only to be blown up in 1944"
    if infinitive and verb.lemma == "reveal":
        return sentence.tokens[verb.head].tag not in ("VBD", "VBN")  # "pulled the cord to reveal it"
    if infinitive and (
        _is_work_done(sentence, verb) or lexicon.has("modal.worked", sentence.tokens[verb.head].lower)
    ):
        return False
    if infinitive and sentence.tokens[verb.head].lemma == "fall" and sentence.tokens[verb.head].tag == "VBD":
        return False  # "It fell to the mayor to unveil it"
    if infinitive and lexicon.has("modal.causing", sentence.tokens[verb.head].lemma):
        return False
    if infinitive and verb.dep not in ("acl",):
        head = sentence.tokens[verb.head]
        return not (
            (
                verb.dep == "xcomp"
                and head.lemma
                in ("use", "continue", "help", "manage", "need", "set", "have", "begin", "start", "take")
            )
            or (
                verb.dep in ("advcl", "xcomp")
                and lexicon.has("modal.coming", head.lemma)
                and head.tag in ("VBP", "VBZ", "VBD", "VBN")
            )
            or (verb.dep in ("advcl", "xcomp") and head.lemma in ("pay", "use", "hire") and head.tag == "VBD")
            or (verb.dep == "advcl" and verb.lemma == "replace")
        )
    if infinitive:
        return verb.lemma != "replace" or sentence.tokens[verb.head].lower in (
            "cost",
            "work",
            "effort",
            "efforts",
        )
    if (
        verb.tag == "VBG"
        and not sentence.kids(verb.i, "aux")
        and verb.dep in ("pcomp", "csubj", "amod", "compound")
    ):
        above = sentence.tokens[sentence.tokens[verb.head].head]
        real = (
            is_blamed(lexicon, sentence, verb)
            or lexicon.has("modal.worked", above.lower)
            or lexicon.has("modal.honours", above.lower)
            or lexicon.has("modal.engaged", above.lemma)
        )
        return verb.dep != "pcomp" or not real
    return verb.tag == "VB" and not sentence.kids(verb.i, "aux") and not is_finite(sentence, verb)


def is_blamed(lexicon: Lexicon, sentence: Sentence, verb: Token) -> bool:
    """Say whether somebody is punished for it or accused of it: "fined £500 for damaging the cross"."""
    above = sentence.tokens[sentence.tokens[verb.head].head]
    blamed = above if above.pos == "VERB" else sentence.tokens[above.head]
    told = lexicon.has("modal.blaming", blamed.lemma) or lexicon.has("modal.accusing", blamed.lemma)
    confessed = verb.dep == "xcomp" and sentence.tokens[verb.head].lemma in ("admit", "confess")
    return confessed or (verb.dep == "pcomp" and (told or above.lower in ("guilty", "suspicion")))


def is_finite(sentence: Sentence, verb: Token) -> bool:
    """Say whether what was taken for an infinitive has a subject of its own: "that the people look after the graves"."""
    own = sentence.kids(verb.i, "nsubj") and not sentence.kids(verb.i, "aux")
    return (
        verb.tag == "VB"
        and bool(own)
        and sentence.tokens[verb.head].lemma not in ("see", "let", "make", "have")
    )


def _is_work_done(sentence: Sentence, verb: Token) -> bool:
    """Say whether "work to restore" was finished."""
    work = sentence.tokens[verb.head]
    return work.lower in ("work", "works", "project") and sentence.tokens[work.head].lemma in (
        "complete",
        "finish",
        "conclude",
        "end",
    )
