"""What somebody wants, asks, hopes, fears or has leave to do: "ordered it taken down", "approval for it to be cleaned".

Invariant: as in `statuses`; rules here read syntax and the lexicon only.
"""

from __future__ import annotations

from typing import Literal

from cenotaph.extract.text.reading import Status
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token


def is_subjunctive(lexicon: Lexicon, sentence: Sentence, verb: Token) -> bool:
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


def wanted_done(lexicon: Lexicon, sentence: Sentence, verb: Token) -> Status | None:
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


def is_given_leave(lexicon: Lexicon, sentence: Sentence, verb: Token) -> bool:
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


def is_asked_for(lexicon: Lexicon, sentence: Sentence, noun: Token) -> bool:
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


def hoped_or_feared(sentence: Sentence, verb: Token) -> Literal["proposed", "not_so"] | None:
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


def granted(
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
