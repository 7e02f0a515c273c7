"""What the verbs and nouns above make of what is told: "plans to move it", "called for its removal", "failed to mend it".

Invariant: as in `statuses`; the nearest word above that says anything decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cenotaph.extract.text.reading import Status
from cenotaph.extract.text.syntax.facts.decisions import is_approved, is_decided, is_sought, is_turned_down
from cenotaph.extract.text.syntax.facts.tenses import is_future, is_perfect, is_to_be, is_told_as_done
from cenotaph.extract.text.syntax.facts.wishes import granted, is_asked_for
from cenotaph.extract.text.syntax.parse.document import Document
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token

_Told = Status | Literal["not_so", "nothing"]
"""What a word above says; "nothing" where no word above it may say anything either."""


@dataclass(frozen=True, slots=True)
class _Step:
    """A word above what is told.

    Attributes:
        at: the word.
        linked: how the word below hangs on it.
        infinitive: whether an infinitive leads up to it.
        noun: whether what is told is a noun.
        own: whether it says anything of a verb that is joined to it.
        trigger: what is told.
    """

    at: Token
    linked: str
    infinitive: bool
    noun: bool
    own: bool
    trigger: Token


def status_above(
    document: Document, sentence: Sentence, trigger: Token, *, noun: bool
) -> Status | Literal["not_so"] | Token | None:
    """Read the verb or noun that governs an infinitive, gerund or noun: "plans to", "called for", "denied that".

    "denied" means that it is not to be stated at all ("refused to"), "not_so" that it is said not to be so.

    Args:
        document: for its lexicon.
        sentence: where it stands.
        trigger: the verb or noun that tells of an event.
        noun: whether it is a noun.

    Returns:
        What is said of it; or the verb of paying whose status it shares, if that is planned or proposed; or None.
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
        infinitive = infinitive and not is_perfect(sentence, at)
        if linked == "ccomp" and any(one.text == ";" for one in tokens[at.i : at.head]):
            return None  # "they restored nine; 14 will be restored": two sentences in one
        child, at = at, tokens[at.head]
        if at.lower == "against" and linked == "pcomp" and tokens[at.head].lemma in ("decide", "vote"):
            return "not_so"
        lemma = at.lemma
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
        step = _Step(
            at, linked, infinitive, noun, linked != "conj" or not _is_of_its_own(sentence, child, at), trigger
        )
        for rule in (_going_on, _asked, _undone, _intended):
            if (told := rule(lexicon, sentence, step)) is not None:
                return told if told != "nothing" else None
        if at.pos == "VERB" and lexicon.has("modal.paying", lemma) and linked in ("dobj", "prep"):
            return at  # "agreed to fund half the cost of mending it"
        if (told := _in_general(lexicon, sentence, step)) is not None:
            return told if told != "nothing" else None
    return None


def _going_on(lexicon: Lexicon, sentence: Sentence, step: _Step) -> _Told | None:
    """Read what is going on, thought or failed: "is trying to", "got under way", "is believed to", "failed to"."""
    at, linked, word, lemma = step.at, step.linked, step.at.lower, step.at.lemma
    tokens = sentence.tokens
    if at.tag == "VBG" and lemma in ("try", "attempt", "struggle", "work", "help") and step.infinitive:
        return "ongoing"
    if at.dep == "amod" and not step.infinitive:
        return "nothing"
    if at.pos == "VERB" and lemma in ("continue", "begin", "start") and not is_future(sentence, at):
        coming = lemma != "continue" and any(kid.tag == "TO" for kid in sentence.kids(at.i, "aux"))
        return "planned" if coming else "ongoing"  # "is due to begin on a project to smarten it up"
    if lemma in ("be", "get") and {"way", "going", "underway"} & {
        one.lower for one in tokens[at.i + 1 : at.i + 4]
    }:
        return "ongoing"  # "work to repair it got under way"
    cleared = lemma in ("clear", "pave") and any(kid.lower == "way" for kid in sentence.kids(at.i, "dobj"))
    if step.noun and linked == "prep" and (lexicon.has("modal.funds", word) or cleared):
        return "planned"  # "funding for the restoration was secured"
    if (
        step.infinitive
        and linked == "xcomp"
        and any(lexicon.has("modal.necessary", kid.lower) for kid in sentence.kids(at.i, "oprd", "acomp"))
    ):
        return "proposed"  # "It was deemed necessary to move the plaque"
    if linked == "xcomp" and lexicon.has("modal.believing", lemma):
        return "alleged"
    if linked == "ccomp" and lemma in ("suggest", "indicate") and is_told_as_done(sentence, step.trigger):
        return "alleged"  # "Satellite images suggest that it has been bulldozed"
    if step.own and lexicon.has("modal.failed", lemma) and at.pos == "VERB":
        return "denied"
    return None


def _asked(lexicon: Lexicon, sentence: Sentence, step: _Step) -> _Told | None:
    """Read what is asked for or voted on: "called for", "approved the request to", "an appeal was launched to"."""
    at, linked, word, lemma = step.at, step.linked, step.at.lower, step.at.lemma
    tokens = sentence.tokens
    if step.infinitive and lexicon.has("modal.helpers", word) and is_sought(sentence, at):
        return "proposed"  # "is looking for volunteers to wash the headstones"
    if lexicon.has("modal.proposed_nouns", word) or (
        step.own and at.pos in ("VERB", "AUX") and lexicon.has("modal.proposed_verbs", lemma)
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
        step.infinitive
        and linked in ("xcomp", "advcl")
        and any(
            kid.lower == "fund" or lexicon.has("modal.proposed_nouns", kid.lower)
            for kid in sentence.kids(at.i, "nsubj", "nsubjpass")
        )
    ):
        return "proposed"  # "an appeal was launched to restore it"
    if (
        step.infinitive
        and linked in ("xcomp", "advcl")
        and any(lexicon.has("modal.planned_nouns", kid.lower) for kid in sentence.kids(at.i, "nsubjpass"))
        and at.lemma in ("take", "make", "reach", "adopt", "pass", "give", "issue", "grant")
    ):
        return "planned"  # "a decision has been taken to demolish it"
    if linked == "xcomp" and step.infinitive and lemma == "have" and at.tag in ("VBZ", "VBP"):
        return "proposed"  # "has to be gone by May"
    return None


def _undone(lexicon: Lexicon, sentence: Sentence, step: _Step) -> _Told | None:
    """Read what is not done, or done for money: "cannot afford to", "no action was taken to", "money to"."""
    at, linked, word, lemma = step.at, step.linked, step.at.lower, step.at.lemma
    tokens = sentence.tokens
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
    if word == "bill" and step.infinitive and at.dep in ("dobj", "nsubjpass"):
        passed = tokens[at.head].lemma in ("pass", "adopt", "sign", "approve")
        return "planned" if passed else "proposed"
    if at.pos == "VERB" and (given := granted(lexicon, sentence, at, linked, step.trigger)) is not None:
        return given
    if step.infinitive and word in ("money", "funds") and lexicon.has("modal.funding", tokens[at.head].lemma):
        return "planned"
    if (
        step.infinitive
        and at.pos == "VERB"
        and lexicon.has("modal.funding", lemma)
        and linked in ("advcl", "xcomp")
    ):
        return "planned"
    if step.infinitive and word in (
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
    return None


def _intended(lexicon: Lexicon, sentence: Sentence, step: _Step) -> _Told | None:
    """Read what is planned, and plans that were dropped: "plans to", "plans have been dropped", "is to be"."""
    at, linked, word, lemma = step.at, step.linked, step.at.lower, step.at.lemma
    tokens = sentence.tokens
    if (
        at.pos == "VERB"
        and linked in ("ccomp",)
        and not step.infinitive
        and lexicon.has("modal.planned_verbs", lemma)
    ):
        return "nothing"
    refused = at.dep == "nsubjpass" and tokens[at.head].lemma in ("refuse", "deny", "reject")
    if lexicon.has("modal.planned_nouns", word) and (
        refused or lexicon.has("modal.dropped", tokens[at.head].lemma)
    ):
        return "not_so"  # "Plans to add a plaque have been dropped"
    if lexicon.has("modal.planned_nouns", word) and is_asked_for(lexicon, sentence, at):
        return "proposed"  # "asked for permission to restore it"
    if lexicon.has("modal.planned_nouns", word) or (
        step.own
        and at.pos in ("VERB", "ADJ")
        and (lemma != "go" or step.infinitive)
        and lexicon.has("modal.planned_verbs", lemma)
    ):
        return "planned"
    if at.pos == "AUX" and at.lemma == "be" and (step.infinitive or (step.noun and is_to_be(sentence, at))):
        return "planned"  # "is to be moved", "Exhumations are to start"
    if is_decided(lexicon, sentence, at):
        return "planned"
    return None


def _in_general(lexicon: Lexicon, sentence: Sentence, step: _Step) -> _Told | None:
    """Read the modal of a verb above: "will consider moving it"; any other verb says nothing."""
    at, linked, lemma = step.at, step.linked, step.at.lemma
    if any(lexicon.has("modal.planned", kid.lower) for kid in sentence.kids(at.i, "aux")):
        return "planned"
    if any(
        lexicon.has("modal.proposed", kid.lower) or kid.lower in ("may", "might")
        for kid in sentence.kids(at.i, "aux")
    ):
        return "proposed"
    if at.pos in ("VERB", "AUX") and not step.infinitive and not step.noun:
        return "nothing"
    if (
        step.noun
        and at.pos == "VERB"
        and linked in ("prep", "dative")
        and lexicon.has("modal.funding", lemma)
    ):
        return "planned"  # "a grant was awarded for the restoration"
    if step.noun and at.pos == "VERB" and linked not in ("dobj", "prep", "pobj", "nsubjpass"):
        return "nothing"
    return None


def _is_of_its_own(sentence: Sentence, joined: Token, verb: Token) -> bool:
    """Say whether a joined verb is told for itself: "was set up in 1920 and was moved in 1950" is no "set to"."""
    finite = joined.tag == verb.tag and joined.tag in ("VBD", "VBZ", "VBP")
    return finite or bool(sentence.kids(joined.i, "aux", "auxpass", "nsubj", "nsubjpass"))
