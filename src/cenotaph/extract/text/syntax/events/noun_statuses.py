"""Whether what a noun names happened or goes on: "restoration is under way", "repairs made"; talk of it states nothing.

Invariant: as in `statuses`.
"""

from __future__ import annotations

from cenotaph.extract.text.reading import Status
from cenotaph.extract.text.syntax.events.intentions import is_dropped
from cenotaph.extract.text.syntax.facts.statuses import status_of
from cenotaph.extract.text.syntax.facts.told_harm import HARM, status_of_harm
from cenotaph.extract.text.syntax.parse.document import Document
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token


def first_status(document: Document, sentence: Sentence, noun: Token, name: str) -> Status | None:
    """Say what the words above a noun say of its event; harm that is to be mended has happened."""
    lexicon, head = document.lexicon, sentence.tokens[noun.head]
    status = status_of(document, sentence, noun, noun=True)
    if status == "happened" and noun.dep == "nsubjpass" and _goes_with(sentence, head):
        status = status_of(document, sentence, sentence.tokens[head.head])
    if name in ("damaged", "vandalised") and lexicon.verbs.get(_done_to(sentence, noun)) == "restored":
        status = "happened"  # "The damage to the wall is to be repaired"
    return status


def settle_status(
    lexicon: Lexicon,
    sentence: Sentence,
    noun: Token,
    name: str,
    status: Status,
    around_it: tuple[Token | None, Token | None],
) -> Status | None:
    """Say whether an event that a noun names happened, goes on, is planned or denied, by the words about the noun.

    Args:
        lexicon: of the language.
        sentence: where the noun stands.
        noun: of an event.
        name: the property that it names.
        status: what the words above it say.
        around_it: what counts cases of it, and the work that it describes, if anything does.

    Returns:
        The status; None where nothing is stated: harm is only feared, or what is meant is how a thing stands.
    """
    head = sentence.tokens[noun.head]
    case, work = around_it
    if status == "happened" and noun.lower in ("siting", "placing", "placement", "provision"):
        return None  # "the intentions behind the siting of war memorials"
    if any(kid.lower == "no" for one in (noun, case) if one for kid in sentence.kids(one.i, "det")):
        status = "denied"  # "There was no damage to the graves"
    if name in HARM and head.lemma == "be" and sentence.kids(head.i, "neg"):
        status = "denied"  # "There has never been any vandalism at the cemetery"
    if name in HARM:
        told_harm = status_of_harm(lexicon, sentence, noun, status)
        if told_harm is None:
            return None
        status = told_harm
    if (
        status == "happened"
        and head.dep in ("acl", "ROOT")
        and noun.dep == "dobj"
        and any(kid.tag == "TO" for kid in sentence.kids(head.i, "aux"))
    ):
        status = "planned"  # "War memorial to get facelift"
    told = sentence.tokens[(work or noun).head]
    if status == "happened" and name == "unveiled" and told.lemma == "be" and told.tag == "VBZ":
        status = "planned"  # "The dedication is on 9 July"
    if status == "planned" and _goes_on(sentence, head):
        status = "ongoing"
    if (
        noun.dep in ("nsubjpass", "dobj")
        and status in ("happened", "planned", "proposed")
        and is_dropped(lexicon, sentence, noun)
    ):
        status = "denied"  # "The relocation of the cenotaph was rejected"
    timed = noun.dep == "nsubjpass" and lexicon.has("event_nouns.timing", head.lemma)
    if status == "happened" and timed and name not in HARM:
        status = "planned"  # "The dedication of the plaque has been fixed for Sunday"
    if status == "happened" and head.lemma == "undergo" and head.tag == "VBG":
        status = "ongoing"
    given = (
        sentence.tokens[noun.head].tag in ("VBD", "VBN") and noun.dep == "dobj"
    )  # "has been given a clean"
    finished = noun.dep in ("nsubjpass", "compound") and any(
        lexicon.has("event_nouns.done", one.lemma) and one.tag == "VBN"
        for one in (head, sentence.tokens[head.head])
    )  # "Maintenance works had been carried out"
    if status == "happened" and (
        (name == "maintained" and not given and not finished) or _under_way(lexicon, sentence, work or noun)
    ):
        status = "ongoing"
    return status


def _goes_with(sentence: Sentence, verb: Token) -> bool:
    """Say whether a participle shares the auxiliaries of the one before: "names are to be added and repairs made"."""
    bare = verb.dep == "conj" and not sentence.kids(verb.i, "aux", "auxpass")
    return bare and verb.tag in ("VBN", "VBD") and sentence.tokens[verb.head].tag == "VBN"


def _done_to(sentence: Sentence, noun: Token) -> str:
    """Return the verb of which a noun is the subject, also past "is to be"."""
    verb = sentence.tokens[noun.head]
    if noun.dep not in ("nsubj", "nsubjpass"):
        return ""
    return next((kid.lemma for kid in sentence.kids(verb.i, "xcomp") if kid.tag == "VBN"), verb.lemma)


def _under_way(lexicon: Lexicon, sentence: Sentence, noun: Token) -> bool:
    """Say whether what the noun names goes on: "restoration is under way", "has begun"."""
    verb = sentence.tokens[noun.head]
    if noun.dep not in ("nsubj", "nsubjpass"):
        return False
    if verb.lemma == "be":
        behind = [token.lower for token in sentence.tokens[verb.i + 1 : verb.i + 4]]
        return any(lexicon.has("event_nouns.advancing", word) for word in behind)
    return _goes_on(sentence, verb) or verb.lemma in (
        "begin",
        "start",
        "continue",
        "proceed",
        "progress",
        "advance",
        "near",
    )


def _goes_on(sentence: Sentence, verb: Token) -> bool:
    """Read "has been going on since March"."""
    on = any(kid.lower in ("on", "ahead", "forward") for kid in sentence.kids(verb.i))
    return verb.tag in ("VBG", "VBZ", "VBP") and verb.lemma == "go" and on


def is_talk(sentence: Sentence, noun: Token) -> bool:
    """Say whether an event noun is only what a debate, a law or a fear is about."""
    head = sentence.tokens[noun.head]
    over = head.lower
    if head.pos == "ADP":
        head = sentence.tokens[head.head]
    if over == "against" and head.lemma not in ("protest", "demonstrate") and head.lower != "protests":
        return True  # "signatures against the relocation"
    if over in ("over", "at", "about", "after") and head.lower in ("protest", "protests"):
        return False  # one protests at what was done
    return head.lower in (
        "charge",
        "charges",
        "fee",
        "fees",
        "debate",
        "discussion",
        "discussions",
        "controversy",
        "law",
        "question",
        "issue",
        "protests",
        "protest",
        "fears",
        "fear",
        "risk",
        "act",
        "opposition",
        "ban",
        "campaign",
        "hearing",
        "talks",
    ) or head.lemma in ("prevent", "oppose", "fear", "ban", "prohibit", "discuss", "debate", "face")
