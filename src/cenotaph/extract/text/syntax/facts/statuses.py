"""Whether what a clause says happened, goes on, is planned, proposed, alleged or denied.

Invariant: rules here read syntax and the lexicon only, as those of `clauses`.
"""

from __future__ import annotations

import re
from typing import Literal

from cenotaph.extract.text.reading import Status
from cenotaph.extract.text.syntax.facts.decisions import is_busy_with, is_so_that
from cenotaph.extract.text.syntax.facts.denials import is_denied, is_unwanted, of_none
from cenotaph.extract.text.syntax.facts.governed import status_above
from cenotaph.extract.text.syntax.facts.imagined import is_any, is_fiction, is_in_case, is_question
from cenotaph.extract.text.syntax.facts.tenses import is_future, is_told_in_past
from cenotaph.extract.text.syntax.facts.wishes import (
    hoped_or_feared,
    is_given_leave,
    is_subjunctive,
    wanted_done,
)
from cenotaph.extract.text.syntax.parse.document import Document
from cenotaph.extract.text.syntax.parse.inversions import copula_behind
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token
from cenotaph.extract.text.syntax.times.time_relations import is_until

_HEARSAY = re.compile(
    r"\b(?:unconfirmed|unverified) (?:reports?|information|claims?|sources?|rumou?rs?)\b"
    r"|, (?:or so )?it is (?:now )?(?:thought|believed|alleged|understood|rumou?red|suspected|claimed),",
    re.IGNORECASE,
)

_Told = Status | Literal["unreal"]
"""What one of the rules says; "unreal" where what is told is hypothetical."""


def status_of(document: Document, sentence: Sentence, trigger: Token, *, noun: bool = False) -> Status | None:
    """Say whether an event happened, goes on, is planned, proposed, alleged or denied; None where it is hypothetical."""
    told = (
        _unreal_or_denied(document, sentence, trigger, noun=noun)
        or _by_modal(document, sentence, trigger)
        or _by_occasion(document, sentence, trigger)
        or _by_head(document, sentence, trigger, noun=noun)
        or _by_clause(document, sentence, trigger, noun=noun)
    )
    if told is not None:
        return told if told != "unreal" else None
    above = status_above(document, sentence, trigger, noun=noun)
    if isinstance(above, Token):
        paid = status_of(document, sentence, above)
        above = paid if paid in ("planned", "proposed") else None
    if above is not None:
        return "denied" if above == "not_so" else above if above != "denied" else None
    return _by_itself(document, sentence, trigger, noun=noun)


def _unreal_or_denied(document: Document, sentence: Sentence, trigger: Token, *, noun: bool) -> _Told | None:
    """Read conditions, questions, tales, bans, hopes and what is said not to be so: "if it is moved", "was never moved"."""
    lexicon = document.lexicon
    auxes = [kid.lower for kid in sentence.kids(trigger.i, "aux", "auxpass")]
    adverbs = [kid.lower for kid in sentence.kids(trigger.i, "advmod", "neg")]
    if any(
        word in ("if", "whether", "unless")
        for word in (kid.lower for kid in sentence.kids(trigger.i, "mark"))
    ):
        asked = (
            sentence.tokens[trigger.head].lemma in ("ask", "enquire", "inquire") and trigger.dep == "ccomp"
        )
        return "proposed" if asked and {"could", "can", "might"} & set(auxes) else "unreal"
    if is_question(sentence, trigger) or is_fiction(lexicon, sentence, trigger):
        return "unreal"
    if "can" in auxes and is_any(sentence, trigger):
        return "unreal"  # "A headstone can be moved with a crane"
    if not noun and (is_in_case(sentence, trigger) or is_unwanted(lexicon, sentence, trigger)):
        return "unreal"
    conditional = (trigger.head, sentence.tokens[trigger.head].head)
    if trigger.dep == "xcomp" and any(
        kid.lower in ("if", "unless") for one in conditional for kid in sentence.kids(one, "mark")
    ):
        return "unreal"  # "if it is due to be mown"
    if (
        not noun
        and sentence.kids(trigger.i, "neg")
        and any(lexicon.has("modal.forbidding", word) for word in auxes)
    ):
        return "unreal"  # "must not be moved", "may not be torn down"
    if (
        not noun
        and (sentence.kids(trigger.i, "neg") or "never" in adverbs)
        and not is_until(sentence, trigger)
    ):
        return "denied"
    if not noun and of_none(sentence, trigger):
        return "denied"
    if "to" in auxes and (copula := copula_behind(sentence, trigger)) is not None:
        return "happened" if copula.tag == "VBD" else "planned"  # "First to be unveiled was the cross"
    doers = sentence.kids(trigger.i, "nsubj", "nsubjpass") or sentence.kids(trigger.head, "nsubj")
    if not noun and trigger.dep in ("ROOT", "xcomp", "ccomp") and any(one.lower == "nobody" for one in doers):
        return "denied"
    if any(lexicon.has("modal.alleged", word) for word in adverbs):
        return "alleged"
    if (
        trigger.dep in ("xcomp", "ccomp")
        and trigger.tag == "VBG"
        and sentence.tokens[trigger.head].lemma == "deny"
    ):
        return "unreal"  # "denied damaging it": it may be damaged all the same
    if is_denied(document, sentence, trigger):
        return "denied"
    if not noun and (hoped := hoped_or_feared(sentence, trigger)) is not None:
        return hoped if hoped != "not_so" else "unreal"
    return None


def _by_modal(document: Document, sentence: Sentence, trigger: Token) -> _Told | None:
    """Read the modal of a verb itself: "will be moved", "should have been moved", "may be moved"."""
    lexicon = document.lexicon
    auxes = [kid.lower for kid in sentence.kids(trigger.i, "aux", "auxpass")]
    if any(lexicon.has("modal.planned", word) or word in ("’ll", "'ll") for word in auxes):
        return "planned"
    if "would" in auxes and "have" not in auxes and is_told_in_past(lexicon, sentence, trigger):
        return "planned"
    if "have" in auxes and any(word in ("should", "ought") for word in auxes):
        return "unreal"  # "should have been repaired last year"
    if (
        "should" in auxes
        and trigger.dep == "ccomp"
        and lexicon.has("modal.deciding", sentence.tokens[trigger.head].lemma)
    ):
        return "planned"  # "decided that the monument should go"
    if "can" in auxes and trigger.dep == "advcl" and is_so_that(sentence, trigger):
        main = status_of(document, sentence, sentence.tokens[trigger.head])
        asked = main == "proposed" or any(
            lexicon.has("modal.proposed_verbs", one.lemma) for one in sentence.ancestors(trigger.i)
        )
        return "proposed" if asked else "planned"  # "is taken down so that it can be rebuilt in the park"
    if any(lexicon.has("modal.proposed", word) for word in auxes):
        return "alleged" if "have" in auxes and "may" in auxes else "proposed"
    if any(word in ("may", "might") for word in auxes):
        return "alleged" if "have" in auxes else "proposed"
    return None


def _by_occasion(document: Document, sentence: Sentence, trigger: Token) -> _Told | None:
    """Read the work, the occasion or the headline that it hangs on: "work to clean it began", "City to demolish obelisk"."""
    lexicon = document.lexicon
    head = sentence.tokens[trigger.head]
    if trigger.dep == "ccomp" and any(one.tag in ("WP", "WDT") for one in sentence.kids(trigger.i, "nsubj")):
        return "unreal"  # "nobody knows who looks after the graves"
    if trigger.dep in ("acl", "advcl", "pcomp") and (work := _work_above(sentence, head)) is not None:
        done = status_of(document, sentence, work)
        if work.lemma == "be" and any(
            lexicon.has("modal.done", one.lower) for one in sentence.kids(work.i, "acomp")
        ):
            return done or "unreal"  # "Work to replace the headstones is complete"
        if (
            trigger.dep == "pcomp"
            and work.lemma in ("begin", "start", "continue", "proceed")
            and done == "happened"
        ):
            return "ongoing"
        if done in ("planned", "proposed"):
            return done or "unreal"  # "work to clean it could begin"
    if any(kid.tag == "TO" for kid in sentence.kids(trigger.i, "aux")):
        asked = any(
            lexicon.has("modal.proposed_nouns", one.lower) for one in sentence.kids(trigger.i, "nsubjpass")
        )
        if trigger.dep == "ROOT":  # headlines: "City to demolish obelisk", "Calls for statue to be removed"
            return "proposed" if asked else "planned"
        if trigger.dep == "acl" and sentence.kids(trigger.i, "auxpass") and head.dep == "ROOT":
            return "planned"  # "New memorial to be unveiled"
        if (
            trigger.dep == "acl"
            and lexicon.has("event_nouns.occasions", head.lower)
            and head.dep in ("nsubj", "nsubjpass")
        ):
            return "planned" if is_future(sentence, sentence.tokens[head.head]) else "happened"
    return None


def _by_head(document: Document, sentence: Sentence, trigger: Token, *, noun: bool) -> _Told | None:
    """Read the verb that it hangs on or is joined to: "caused it to shift", "charged with stealing it", "spent £500 on cleaning it"."""
    lexicon = document.lexicon
    auxes = [kid.lower for kid in sentence.kids(trigger.i, "aux", "auxpass")]
    head = sentence.tokens[trigger.head]
    if (
        not noun
        and trigger.dep == "ccomp"
        and head.tag == "VBD"
        and lexicon.has("modal.causing", head.lemma)
        and any(kid.tag == "TO" for kid in sentence.kids(trigger.i, "aux"))
    ):
        return status_of(document, sentence, head) or "unreal"  # "The blast caused the obelisk to be shifted"
    if not noun and is_given_leave(lexicon, sentence, trigger):
        return "planned"
    if not noun and (wanted := wanted_done(lexicon, sentence, trigger)) is not None:
        return wanted
    if trigger.dep in ("acl", "relcl") and "to" in auxes and "have" in auxes:
        return "happened"  # "the first to have been built"
    if not noun and not auxes and is_busy_with(sentence, trigger):
        return "ongoing"
    joined = trigger.dep == "conj" and not auxes and head.pos == "VERB"
    same = trigger.tag == head.tag and trigger.tag in ("VBN", "VBG")
    if joined and (same or ({trigger.tag, head.tag} == {"VBN", "VBD"} and sentence.kids(head.i, "auxpass"))):
        return status_of(document, sentence, head, noun=noun) or "unreal"
    if not noun and trigger.dep == "pcomp" and _is_accused(lexicon, sentence, head):
        return "alleged"
    over = sentence.tokens[head.head]
    if not noun and trigger.dep == "pcomp" and over.lemma in ("spend", "assist", "help", "succeed"):
        return status_of(document, sentence, over) or "unreal"  # "resolved to spend £500 on cleaning it"
    if not noun and trigger.dep == "pcomp" and lexicon.has("modal.honours", over.lower):
        return "planned" if is_future(sentence, sentence.tokens[over.head]) else "happened"
    return None


def _by_clause(document: Document, sentence: Sentence, trigger: Token, *, noun: bool) -> _Told | None:
    """Read a resolved "that it be moved", "hauled away on Tuesday, it will ...", "after it was moved"."""
    lexicon = document.lexicon
    auxes = [kid.lower for kid in sentence.kids(trigger.i, "aux", "auxpass")]
    head = sentence.tokens[trigger.head]
    if not noun and is_subjunctive(lexicon, sentence, trigger):
        top = sentence.tokens[(head if trigger.dep in ("conj", "acomp") else trigger).head]
        return "planned" if lexicon.has("modal.planned_verbs", top.lemma) else "proposed"
    if trigger.dep == "advcl" and trigger.tag == "VBN" and trigger.i < head.i and not auxes:
        led = sentence.kids(trigger.i, "mark", "advmod")
        if not any(kid.lower in ("once", "when", "if", "until", "unless") for kid in led):
            return "happened"  # "Hauled away on Tuesday, the statue will be stored"
    if trigger.dep == "advcl" and any(
        lexicon.has("modal.real", kid.lower) for kid in sentence.kids(trigger.i, "mark", "advmod")
    ):
        return "happened" if "being" not in auxes else "ongoing"
    return None


def _by_itself(document: Document, sentence: Sentence, trigger: Token, *, noun: bool) -> Status:
    """Read what nothing around it makes other than done or going on; by hearsay it is alleged."""
    auxes = [kid.lower for kid in sentence.kids(trigger.i, "aux", "auxpass")]
    if noun or trigger.dep == "amod":
        return "happened" if not _is_hearsay(document, sentence) else "alleged"
    if "being" in auxes and trigger.dep == "pcomp":
        return "happened"  # "before being moved to the park"
    if "being" in auxes or (
        trigger.tag == "VBG"
        and any(word in ("is", "are", "was", "were", "been", "'re", "’re", "be") for word in auxes)
    ):
        return "ongoing"
    return "happened" if not _is_hearsay(document, sentence) else "alleged"


def _is_hearsay(document: Document, sentence: Sentence) -> bool:
    return bool(_HEARSAY.search(document.text, *sentence.span))


def _work_above(sentence: Sentence, noun: Token) -> Token | None:
    """Return the verb of "work to clean it could begin", also where "work" was taken for a verb."""
    if noun.lower in ("on", "of") and noun.pos == "ADP":
        noun = sentence.tokens[noun.head]  # "work on restoring it"
    if noun.lower not in ("work", "works", "project"):
        return None
    joined = [kid for kid in sentence.kids(noun.i, "conj") if sentence.kids(kid.i, "aux")]
    above = joined[0] if joined and noun.pos == "VERB" else sentence.tokens[noun.head]
    told = above.pos in ("VERB", "AUX") and (bool(joined) or noun.dep in ("nsubj", "nsubjpass", "csubj"))
    return above if told else None


def _is_accused(lexicon: Lexicon, sentence: Sentence, preposition: Token) -> bool:
    """Read "charged with stealing it", "suspect teenagers of stealing it"."""
    over = sentence.tokens[preposition.head]
    return any(lexicon.has("modal.accusing", one.lemma) for one in (over, sentence.tokens[over.head]))
