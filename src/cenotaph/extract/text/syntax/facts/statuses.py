"""Whether what a clause says happened, goes on, is planned, proposed, alleged or denied.

Invariant: rules here read syntax and the lexicon only, as those of `clauses`.
"""

from __future__ import annotations

import re
from typing import Literal

from cenotaph.extract.text.reading import Status
from cenotaph.extract.text.syntax.facts.decisions import (
    is_approved,
    is_busy_with,
    is_decided,
    is_so_that,
    is_sought,
    is_turned_down,
)
from cenotaph.extract.text.syntax.facts.imagined import is_fiction, is_question
from cenotaph.extract.text.syntax.parse.document import Document
from cenotaph.extract.text.syntax.parse.inversions import copula_behind
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token
from cenotaph.extract.text.syntax.times.time_relations import is_until


def _is_subjunctive(lexicon: Lexicon, sentence: Sentence, verb: Token) -> bool:
    """Say whether it is resolved or asked that something be done: "agreed that the cross be cleaned"."""
    told = sentence.tokens[verb.head] if verb.dep == "conj" and not sentence.kids(verb.i, "aux") else verb
    be = [kid for kid in sentence.kids(told.i, "auxpass") if kid.lower == "be" and kid.tag in ("VB", "VBP")]
    if verb.dep == "acomp" and sentence.tokens[verb.head].lower == "be":
        told = sentence.tokens[verb.head]  # "that the memorial be jet-washed"
        be = [told]
    active = (
        verb.tag == "VB"
        and lexicon.has("modal.asking", sentence.tokens[verb.head].lemma)
        and any(kid.lower == "that" for kid in sentence.kids(verb.i, "mark"))
        and bool(sentence.kids(verb.i, "nsubj"))
    )  # "agreed that the mason re-fix the slab"
    return (bool(be) or active) and told.dep == "ccomp" and not sentence.kids(told.i, "aux")


_HEARSAY = re.compile(
    r"\b(?:unconfirmed|unverified) (?:reports?|information|claims?|sources?|rumou?rs?)\b"
    r"|, (?:or so )?it is (?:now )?(?:thought|believed|alleged|understood|rumou?red|suspected|claimed),",
    re.IGNORECASE,
)


def _is_hearsay(document: Document, sentence: Sentence) -> bool:
    return bool(_HEARSAY.search(document.text, *sentence.span))


def _wanted_done(lexicon: Lexicon, sentence: Sentence, verb: Token) -> Status | None:
    """Read "ordered the monument taken down", "want a plaque put on the wall"."""
    if verb.tag not in ("VBN", "VBD") or sentence.kids(verb.i, "aux", "auxpass"):
        return None
    above = sentence.tokens[verb.head]
    if verb.dep == "acl" and above.dep == "dobj":
        above = sentence.tokens[above.head]
    elif verb.dep not in ("ccomp", "oprd"):
        return None
    if above.lemma == "order":
        return "planned"
    return (
        "proposed"
        if above.lemma in ("want", "demand", "need") and lexicon.has("modal.proposed_verbs", above.lemma)
        else None
    )


def _is_given_leave(lexicon: Lexicon, sentence: Sentence, verb: Token) -> bool:
    """Read "Approval was given for all eight memorials under our care to be cleaned"."""
    told = sentence.kids(verb.i, "nsubjpass")
    to = next((kid for kid in sentence.kids(verb.i, "aux") if kid.tag == "TO"), None)
    above = sentence.tokens[verb.head]
    leave = [*sentence.kids(above.i, "nsubjpass", "dobj"), above]
    return (
        bool(told)
        and to is not None
        and any(one.lower == "for" for one in sentence.tokens[max(0, told[0].i - 5) : told[0].i])
        and any(lexicon.has("modal.planned_nouns", one.lower) for one in leave if one.i < verb.i)
    )


def _is_asked_for(lexicon: Lexicon, sentence: Sentence, noun: Token) -> bool:
    """Say whether a permission is only asked for."""
    above = sentence.tokens[noun.head]
    if above.lower == "for" and noun.dep == "pobj":
        above = sentence.tokens[above.head]
    if above.dep == "xcomp" and above.tag == "VBG":
        above = sentence.tokens[above.head]  # "is considering making arrangements"
    return (
        noun.dep in ("pobj", "dobj")
        and above.pos == "VERB"
        and lexicon.has("modal.proposed_verbs", above.lemma)
    )


def _is_in_case(sentence: Sentence, verb: Token) -> bool:
    """Say whether a clause only tells what may come: "in case they got mowed", "lest it be stolen"."""
    if any(kid.lower == "lest" for kid in sentence.kids(verb.i, "mark", "advmod")):
        return True
    case = next((one for one in sentence.tokens[: verb.i] if one.lower == "case"), None)
    if case is None or case.i == 0 or sentence.tokens[case.i - 1].lower != "in":
        return False
    own = sentence.kids(verb.i, "nsubj", "nsubjpass")
    return bool(own) and own[0].i > case.i and sentence.subtree(own[0].i)[0] == case.i + 1


def _is_unwanted(lexicon: Lexicon, sentence: Sentence, verb: Token) -> bool:
    """Say whether somebody is "not interested in maintaining" it, "not keen to", "reluctant to": it is not done."""
    above = sentence.tokens[verb.head]
    mind = sentence.tokens[above.head] if verb.dep == "pcomp" else above
    if verb.dep not in ("pcomp", "xcomp") or mind.dep not in ("acomp", "conj", "oprd"):
        return False
    if lexicon.has("modal.unwilling", mind.lower):
        return True
    copula = sentence.tokens[mind.head]
    denied = [
        *sentence.kids(copula.i, "neg"),
        *sentence.kids(mind.i, "neg"),
        *(kid for one in (copula, mind) for kid in sentence.kids(one.i, "advmod") if kid.lower in _NO_MORE),
    ]
    return lexicon.has("modal.willing", mind.lower) and bool(denied)


_NO_MORE = frozenset({"longer", "never", "hardly", "scarcely"})


def _is_any(sentence: Sentence, verb: Token) -> bool:
    """Say whether no certain thing is meant: "a memorial can be restored", "memorials can be restored"."""
    told = sentence.kids(verb.i, "nsubjpass") or sentence.kids(verb.i, "dobj")
    return bool(told) and all(
        any(kid.lower in ("a", "an", "any") for kid in sentence.kids(one.i, "det"))
        or (one.tag == "NNS" and not sentence.kids(one.i, "det", "poss", "nummod", "prep", "relcl", "acl"))
        for one in told
    )


def _of_none(sentence: Sentence, verb: Token) -> bool:
    """Read "no headstones were damaged", "none of them was moved", "neither the cross nor the steps were harmed"."""
    if verb.lemma == "leave":
        return False  # "Nothing was left of the monument"
    for one in sentence.kids(verb.i, "nsubjpass") if verb.dep not in ("relcl", "acl") else ():
        before = {
            kid.lower
            for kid in sentence.kids(one.i, "det", "preconj", "cc")
            if sentence.tokens[kid.i + 1].lower not in ("fewer", "less", "more")
        }  # "No fewer than nine headstones were smashed"
        if one.lower in ("none", "neither", "nothing") or before & {"no", "neither"}:
            return True
        numbers = sentence.kids(one.i, "nummod")
        if one.i > 1 and numbers and sentence.tokens[numbers[0].i - 1].lower == "not":
            return True  # "Not one grave was damaged"
    return False


def _hoped_or_feared(sentence: Sentence, verb: Token) -> Literal["proposed", "not_so"] | None:
    """Read "it is hoped that it will be restored", "fear that it will be removed", "unless it is repaired it will fall"."""
    above = sentence.tokens[verb.head]
    if verb.dep == "ccomp" and above.lemma in ("hope", "hop", "wish"):
        return "proposed"
    times = [one for one in (above, *sentence.kids(above.i, "attr")) if one.lower == "time"]
    if any(kid.lower in ("high", "about") for one in times for kid in sentence.kids(one.i, "amod", "advmod")):
        return "proposed"  # "It is high time the memorial was repaired"
    feared = verb.dep == "ccomp" and above.lemma in ("fear", "worry")
    clauses = sentence.kids(verb.i, "advcl")
    unless = any(kid.lower == "unless" for one in clauses for kid in sentence.kids(one.i, "mark"))
    return "not_so" if feared or unless else None


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


def _is_untrue(lexicon: Lexicon, sentence: Sentence, copula: Token) -> bool:
    """Say whether something is said to be untrue, or not true."""
    told = {kid.lower for kid in sentence.kids(copula.i, "acomp", "attr")}
    return bool(told & lexicon.words["modal.untrue"]) or (
        bool(sentence.kids(copula.i, "neg")) and bool(told & {"true", "correct", "right", "case"})
    )


def is_future(sentence: Sentence, verb: Token) -> bool:
    """Say whether a verb is in the future tense, by itself or with the one that it is joined to."""
    if (
        verb.dep == "conj"
        and verb.tag in ("VB", "VBN")
        and not sentence.kids(verb.i, "aux", "auxpass", "nsubj")
    ):
        return is_future(sentence, sentence.tokens[verb.head])
    return any(kid.lower in ("will", "shall", "'ll", "’ll") for kid in sentence.kids(verb.i, "aux"))


def status_of(document: Document, sentence: Sentence, trigger: Token, *, noun: bool = False) -> Status | None:
    """Say whether an event happened, goes on, is planned, proposed, alleged or denied; None where it is hypothetical."""
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
        return "proposed" if asked and {"could", "can", "might"} & set(auxes) else None
    if is_question(sentence, trigger) or is_fiction(lexicon, sentence, trigger):
        return None
    if "can" in auxes and _is_any(sentence, trigger):
        return None  # "A headstone can be moved with a crane"
    if not noun and (_is_in_case(sentence, trigger) or _is_unwanted(lexicon, sentence, trigger)):
        return None
    conditional = (trigger.head, sentence.tokens[trigger.head].head)
    if trigger.dep == "xcomp" and any(
        kid.lower in ("if", "unless") for one in conditional for kid in sentence.kids(one, "mark")
    ):
        return None  # "if it is due to be mown"
    if (
        not noun
        and sentence.kids(trigger.i, "neg")
        and any(lexicon.has("modal.forbidding", word) for word in auxes)
    ):
        return None  # "must not be moved", "may not be torn down"
    if (
        not noun
        and (sentence.kids(trigger.i, "neg") or "never" in adverbs)
        and not is_until(sentence, trigger)
    ):
        return "denied"
    if not noun and _of_none(sentence, trigger):
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
        return None  # "denied damaging it": it may be damaged all the same
    if _is_denied(document, sentence, trigger):
        return "denied"
    if not noun and (hoped := _hoped_or_feared(sentence, trigger)) is not None:
        return hoped if hoped != "not_so" else None
    if any(lexicon.has("modal.planned", word) or word in ("’ll", "'ll") for word in auxes):
        return "planned"
    if "would" in auxes and "have" not in auxes and _is_told_in_past(lexicon, sentence, trigger):
        return "planned"
    if "have" in auxes and any(word in ("should", "ought") for word in auxes):
        return None  # "should have been repaired last year"
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
    head = sentence.tokens[trigger.head]
    if trigger.dep == "ccomp" and any(one.tag in ("WP", "WDT") for one in sentence.kids(trigger.i, "nsubj")):
        return None  # "nobody knows who looks after the graves"
    if trigger.dep in ("acl", "advcl", "pcomp") and (work := _work_above(sentence, head)) is not None:
        done = status_of(document, sentence, work)
        if work.lemma == "be" and any(
            lexicon.has("modal.done", one.lower) for one in sentence.kids(work.i, "acomp")
        ):
            return done  # "Work to replace the headstones is complete"
        if (
            trigger.dep == "pcomp"
            and work.lemma in ("begin", "start", "continue", "proceed")
            and done == "happened"
        ):
            return "ongoing"
        if done in ("planned", "proposed"):
            return done  # "work to clean it could begin"
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
    if (
        not noun
        and trigger.dep == "ccomp"
        and head.tag == "VBD"
        and lexicon.has("modal.causing", head.lemma)
        and any(kid.tag == "TO" for kid in sentence.kids(trigger.i, "aux"))
    ):
        return status_of(document, sentence, head)  # "The blast caused the obelisk to be shifted"
    if not noun and _is_given_leave(lexicon, sentence, trigger):
        return "planned"
    if not noun and (wanted := _wanted_done(lexicon, sentence, trigger)) is not None:
        return wanted
    if trigger.dep in ("acl", "relcl") and "to" in auxes and "have" in auxes:
        return "happened"  # "the first to have been built"
    if not noun and not auxes and is_busy_with(sentence, trigger):
        return "ongoing"
    joined = trigger.dep == "conj" and not auxes and head.pos == "VERB"
    same = trigger.tag == head.tag and trigger.tag in ("VBN", "VBG")
    if joined and (same or ({trigger.tag, head.tag} == {"VBN", "VBD"} and sentence.kids(head.i, "auxpass"))):
        return status_of(document, sentence, head, noun=noun)
    if not noun and trigger.dep == "pcomp" and _is_accused(lexicon, sentence, head):
        return "alleged"
    over = sentence.tokens[head.head]
    if not noun and trigger.dep == "pcomp" and over.lemma in ("spend", "assist", "help", "succeed"):
        return status_of(document, sentence, over)  # "resolved to spend £500 on cleaning it"
    if not noun and trigger.dep == "pcomp" and lexicon.has("modal.honours", over.lower):
        return "planned" if is_future(sentence, sentence.tokens[over.head]) else "happened"
    if not noun and _is_subjunctive(lexicon, sentence, trigger):
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
    above = _status_above(document, sentence, trigger, noun=noun)
    if above is not None:
        return "denied" if above == "not_so" else above if above != "denied" else None
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


def _is_accused(lexicon: Lexicon, sentence: Sentence, preposition: Token) -> bool:
    """Read "charged with stealing it", "suspect teenagers of stealing it"."""
    over = sentence.tokens[preposition.head]
    return any(lexicon.has("modal.accusing", one.lemma) for one in (over, sentence.tokens[over.head]))


def _is_told_in_past(lexicon: Lexicon, sentence: Sentence, trigger: Token) -> bool:
    """Say whether "would" is the future of somebody who spoke in the past: "said that it would be moved"."""
    at = trigger
    while at.dep == "conj":
        at = sentence.tokens[at.head]
    above = sentence.tokens[at.head]
    told = lexicon.has("reporting.strong", above.lemma) and not lexicon.has(
        "modal.proposed_verbs", above.lemma
    )
    return at.dep == "ccomp" and told and above.tag in ("VBD", "VBN") and not sentence.kids(at.i, "advcl")


def _is_denied(document: Document, sentence: Sentence, trigger: Token) -> bool:
    """Say whether somebody says that it is not so: "denied that", "dismissed reports that", "has no plans to"."""
    lexicon = document.lexicon
    at = noun = trigger
    for _ in range(8):
        linked = at.dep
        if linked == "nsubj" and lexicon.has("modal.denied_nouns", at.lower):
            above = sentence.tokens[at.head]
            told = sentence.kids(above.i, "acomp", "attr") if above.lemma == "be" else []
            if any(lexicon.has("modal.untrue", kid.lower) for kid in told):
                return True  # "Reports that it is to be moved are untrue"
        outside = linked == "advcl" and sentence.tokens[at.head].lemma != "rule"
        apart = linked == "relcl" and not any(kid.tag == "TO" for kid in sentence.kids(at.i, "aux"))
        if at.head == at.i or outside or apart or linked in ("conj", "nsubj", "nsubjpass"):
            return False
        child, at = at, sentence.tokens[at.head]
        noun = child if child.pos == "NOUN" else noun
        planned = lexicon.has("modal.lacking", at.lower)
        if planned and any(kid.lower == "no" for kid in sentence.kids(at.i, "det")):
            return True
        if at.pos not in ("VERB", "AUX"):
            continue
        if at.lemma == "be" and linked == "ccomp" and _is_untrue(lexicon, sentence, at):
            return True  # "it is not true that"
        if lexicon.has("modal.denying", at.lemma) or (
            at.lemma == "rule" and any(kid.lower == "out" for kid in sentence.kids(at.i))
        ):
            said = linked in ("ccomp", "xcomp", "pcomp", "advcl")
            return said or noun is trigger or lexicon.has("modal.denied_nouns", noun.lower)
        if sentence.kids(at.i, "neg") and lexicon.has("modal.planned_verbs", at.lemma):
            return linked in ("xcomp", "ccomp")
        if (
            at.lemma == "have"
            and sentence.kids(at.i, "neg")
            and lexicon.has("modal.planned_nouns", child.lower)
        ):
            return True
    return False


def _is_of_its_own(sentence: Sentence, joined: Token, verb: Token) -> bool:
    """Say whether a joined verb is told for itself: "was set up in 1920 and was moved in 1950" is no "set to"."""
    finite = joined.tag == verb.tag and joined.tag in ("VBD", "VBZ", "VBP")
    return finite or bool(sentence.kids(joined.i, "aux", "auxpass", "nsubj", "nsubjpass"))


def _is_to_be(sentence: Sentence, copula: Token) -> bool:
    """Say whether an infinitive follows: "are to start on 4 May"."""
    clauses = sentence.kids(copula.i, "xcomp")
    return any(kid.tag == "TO" for one in clauses for kid in sentence.kids(one.i, "aux"))


def _is_told_as_done(sentence: Sentence, verb: Token) -> bool:
    """Say whether an auxiliary tells that it was done: "has been", "was"."""
    auxes = sentence.kids(verb.i, "aux", "auxpass")
    return verb.tag == "VBD" or any(kid.lower in ("has", "have", "had", "was", "were") for kid in auxes)


def _is_perfect(sentence: Sentence, verb: Token) -> bool:
    """Say whether an infinitive tells what was done before: "appeared to have been stuck back" is to come by no "be"."""
    above = sentence.tokens[verb.head]
    auxes = {kid.lower for kid in sentence.kids(verb.i, "aux")}
    return verb.dep == "xcomp" and above.lemma in ("appear", "seem") and {"to", "have"} <= auxes


def _granted(
    lexicon: Lexicon, sentence: Sentence, verb: Token, linked: str, trigger: Token
) -> Status | Literal["not_so"] | None:
    """Read "gave the go-ahead for it to be moved", "obtained quotes for cleaning it": by the object of the verb."""
    infinitive = linked in ("advcl", "xcomp") and any(
        kid.tag == "TO" for kid in sentence.kids(trigger.i, "aux")
    )
    if not infinitive and not (
        linked in ("prep", "dative") and (trigger.dep == "pcomp" or trigger.pos == "NOUN")
    ):
        return None
    objects = [kid.lower for kid in sentence.kids(verb.i, "dobj", "nsubjpass")]
    if any(lexicon.has("modal.proposed_nouns", one) for one in objects):
        return "proposed"
    if any(one in ("ahead", "light", "nod") or lexicon.has("modal.planned_nouns", one) for one in objects):
        asked = lexicon.has("modal.proposed_verbs", verb.lemma)
        return "proposed" if asked else "not_so" if lexicon.has("modal.dropped", verb.lemma) else "planned"
    return None


def _status_above(
    document: Document, sentence: Sentence, trigger: Token, *, noun: bool
) -> Status | Literal["not_so"] | None:
    """Read the verb or noun that governs an infinitive, gerund or noun: "plans to", "called for", "denied that".

    "denied" means that it is not to be stated at all ("refused to"), "not_so" that it is said not to be so.
    """
    lexicon = document.lexicon
    tokens = sentence.tokens
    infinitive = any(kid.tag == "TO" for kid in sentence.kids(trigger.i, "aux"))
    at = trigger
    for _ in range(5 if noun else 7):
        if at.head == at.i:
            return None
        if (
            not noun
            and at.i == trigger.i
            and not infinitive
            and at.dep not in ("pcomp", "xcomp", "ccomp", "advcl", "conj", "prep")
        ):
            return None
        linked = at.dep
        infinitive = infinitive and not _is_perfect(sentence, at)
        if linked == "ccomp" and any(one.text == ";" for one in tokens[at.i : at.head]):
            return None  # "they restored nine; 14 will be restored": two sentences in one
        child, at = at, tokens[at.head]
        if at.lower == "against" and linked == "pcomp" and tokens[at.head].lemma in ("decide", "vote"):
            return "not_so"
        word, lemma = at.lower, at.lemma
        if linked == "ccomp" and lemma in ("see", "have", "get") and at.tag in ("VB", "VBG"):
            if any(lexicon.has("modal.planned", kid.lower) for kid in sentence.kids(at.i, "aux")):
                return "planned"
            infinitive = infinitive or at.tag == "VB"
            continue
        if lemma == "help" and linked in ("ccomp", "xcomp") and not infinitive:
            infinitive = any(kid.tag == "TO" for kid in sentence.kids(at.i, "aux"))
            if infinitive and any(
                lexicon.has("modal.helpers", kid.lower) and is_sought(sentence, kid)
                for kid in sentence.kids(at.i, "nsubj")
            ):
                return "proposed"  # "is looking for volunteers to help her wash the headstones"
            if infinitive:
                continue
        if at.tag == "VBG" and lemma in ("try", "attempt", "struggle", "work", "help") and infinitive:
            return "ongoing"
        if at.dep == "amod" and not infinitive:
            return None
        if at.pos == "VERB" and lemma in ("continue", "begin", "start") and not is_future(sentence, at):
            coming = lemma != "continue" and any(kid.tag == "TO" for kid in sentence.kids(at.i, "aux"))
            return "planned" if coming else "ongoing"  # "is due to begin on a project to smarten it up"
        if lemma in ("be", "get") and {"way", "going", "underway"} & {
            one.lower for one in tokens[at.i + 1 : at.i + 4]
        }:
            return "ongoing"  # "work to repair it got under way"
        cleared = lemma in ("clear", "pave") and any(
            kid.lower == "way" for kid in sentence.kids(at.i, "dobj")
        )
        if noun and linked == "prep" and (lexicon.has("modal.funds", word) or cleared):
            return "planned"  # "funding for the restoration was secured"
        if (
            infinitive
            and linked == "xcomp"
            and any(lexicon.has("modal.necessary", kid.lower) for kid in sentence.kids(at.i, "oprd", "acomp"))
        ):
            return "proposed"  # "It was deemed necessary to move the plaque"
        if linked == "xcomp" and lexicon.has("modal.believing", lemma):
            return "alleged"
        if linked == "ccomp" and lemma in ("suggest", "indicate") and _is_told_as_done(sentence, trigger):
            return "alleged"  # "Satellite images suggest that it has been bulldozed"
        own = linked != "conj" or not _is_of_its_own(sentence, child, at)
        if own and lexicon.has("modal.failed", lemma) and at.pos == "VERB":
            return "denied"
        if infinitive and lexicon.has("modal.helpers", word) and is_sought(sentence, at):
            return "proposed"  # "is looking for volunteers to wash the headstones"
        if lexicon.has("modal.proposed_nouns", word) or (
            own and at.pos in ("VERB", "AUX") and lexicon.has("modal.proposed_verbs", lemma)
        ):
            over = tokens[at.head]
            agreed = (
                lemma in ("ask", "request", "invite")
                and at.dep == "xcomp"
                and lexicon.has("modal.deciding", over.lemma)
            )
            if is_approved(lexicon, sentence, at):
                return "planned"  # "approved the request to move it"
            if is_turned_down(lexicon, sentence, at):
                return "not_so"  # "rejected the idea of moving it"
            return "planned" if agreed else "proposed"  # "agreed to ask the contractor to clean it"
        if (
            infinitive
            and linked in ("xcomp", "advcl")
            and any(
                kid.lower == "fund" or lexicon.has("modal.proposed_nouns", kid.lower)
                for kid in sentence.kids(at.i, "nsubj", "nsubjpass")
            )
        ):
            return "proposed"  # "an appeal was launched to restore it"
        if (
            infinitive
            and linked in ("xcomp", "advcl")
            and any(lexicon.has("modal.planned_nouns", kid.lower) for kid in sentence.kids(at.i, "nsubjpass"))
            and at.lemma in ("take", "make", "reach", "adopt", "pass", "give", "issue", "grant")
        ):
            return "planned"  # "a decision has been taken to demolish it"
        if linked == "xcomp" and infinitive and lemma == "have" and at.tag in ("VBZ", "VBP"):
            return "proposed"  # "has to be gone by May"
        if lemma == "afford" and (
            sentence.kids(at.i, "neg") or "cannot" in (kid.lower for kid in sentence.kids(at.i))
        ):
            return "not_so"  # "cannot afford to move it"
        undone = sentence.kids(at.i, "nsubjpass")
        if lemma == "do" and any(kid.lower == "nothing" for kid in undone):
            return "not_so"  # "Nothing has been done to repair it"
        if lemma == "take" and any(
            one.lower in ("action", "steps") and any(kid.lower == "no" for kid in sentence.kids(one.i, "det"))
            for one in undone
        ):
            return "not_so"  # "No further action was taken to move it"
        if word == "bill" and infinitive and at.dep in ("dobj", "nsubjpass"):
            passed = tokens[at.head].lemma in ("pass", "adopt", "sign", "approve")
            return "planned" if passed else "proposed"
        if at.pos == "VERB" and (given := _granted(lexicon, sentence, at, linked, trigger)) is not None:
            return given
        if infinitive and word in ("money", "funds") and lexicon.has("modal.funding", tokens[at.head].lemma):
            return "planned"
        if (
            infinitive
            and at.pos == "VERB"
            and lexicon.has("modal.funding", lemma)
            and linked in ("advcl", "xcomp")
        ):
            return "planned"
        if infinitive and word in (
            "cost",
            "costs",
            "price",
            "bill",
            "money",
            "funds",
            "penalty",
            "right",
            "ability",
        ):
            return "denied"
        if (
            at.pos == "VERB"
            and linked in ("ccomp",)
            and not infinitive
            and lexicon.has("modal.planned_verbs", lemma)
        ):
            return None
        refused = at.dep == "nsubjpass" and tokens[at.head].lemma in ("refuse", "deny", "reject")
        if lexicon.has("modal.planned_nouns", word) and (
            refused or lexicon.has("modal.dropped", tokens[at.head].lemma)
        ):
            return "not_so"  # "Plans to add a plaque have been dropped"
        if lexicon.has("modal.planned_nouns", word) and _is_asked_for(lexicon, sentence, at):
            return "proposed"  # "asked for permission to restore it"
        if lexicon.has("modal.planned_nouns", word) or (
            own
            and at.pos in ("VERB", "ADJ")
            and (lemma != "go" or infinitive)
            and lexicon.has("modal.planned_verbs", lemma)
        ):
            return "planned"
        if at.pos == "AUX" and at.lemma == "be" and (infinitive or (noun and _is_to_be(sentence, at))):
            return "planned"  # "is to be moved", "Exhumations are to start"
        if is_decided(lexicon, sentence, at):
            return "planned"
        if at.pos == "VERB" and lexicon.has("modal.paying", lemma) and linked in ("dobj", "prep"):
            paid = status_of(document, sentence, at)  # "agreed to fund half the cost of mending it"
            return paid if paid in ("planned", "proposed") else None
        if any(lexicon.has("modal.planned", kid.lower) for kid in sentence.kids(at.i, "aux")):
            return "planned"
        if any(
            lexicon.has("modal.proposed", kid.lower) or kid.lower in ("may", "might")
            for kid in sentence.kids(at.i, "aux")
        ):
            return "proposed"
        if at.pos in ("VERB", "AUX") and not infinitive and not noun:
            return None
        if noun and at.pos == "VERB" and linked in ("prep", "dative") and lexicon.has("modal.funding", lemma):
            return "planned"  # "a grant was awarded for the restoration"
        if noun and at.pos == "VERB" and linked not in ("dobj", "prep", "pobj", "nsubjpass"):
            return None
    return None
