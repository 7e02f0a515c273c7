"""The bounds of a memorial's noun phrase: modifiers, article and number before its head, whom it is for behind it.

Invariant: a phrase starts behind articles, numbers and owners; a number counts only if nothing but "of" and a few
adjectives stands between it and the phrase.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.reading import Amount
from cenotaph.extract.text.syntax.parse.document import Document
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token
from cenotaph.normalize.quantities import find_quantities

_DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "such",
        "another",
        "its",
        "their",
        "his",
        "her",
        "our",
        "both",
        "all",
        "some",
        "other",
        "each",
        "every",
        "no",
    ]
)


VAGUE = frozenset(
    {"several", "some", "many", "few", "various", "numerous", "dozens", "hundreds", "thousands"}
)
"""Words of number that are no part of a name."""


def modifiers_before(sentence: Sentence, head: Token) -> list[int]:
    """List the modifiers in front of a head: adjectives, compounds, names; not articles, numbers, owners."""
    named = _long_name(sentence, head)
    if named:
        return named
    kept: list[int] = []
    at = head.i - 1
    while at >= max(0, head.i - 10):
        token = sentence.tokens[at]
        if (
            token.quoted
            or token.lower in _DETERMINERS
            or token.tag in ("PRP$", "CC", "IN", "TO", "WDT", "WP$")
        ):
            break
        if token.tag in ("POS",) or token.lower in ("’s", "'s", "’", "'"):
            break
        if token.text in ("-", "‐", "‑"):
            at -= 1
            continue
        if (
            token.dep
            not in (
                "amod",
                "compound",
                "nmod",
                "advmod",
                "npadvmod",
                "pobj",
                "punct",
                "poss",
                "nummod",
                "dep",
                "appos",
                "conj",
                "nsubj",
            )
            or token.text in ",;:()“”\"'–—"
        ):
            break
        if token.tag == "CD" and sentence.tokens[at + 1].text in ("-", "‐", "‑"):
            kept.insert(0, at)  # "six-metre"
            at -= 1
            continue
        if (
            token.tag == "CD"
            or token.lower in VAGUE
            or token.dep == "nummod"  # "a dozen graves"
            or (token.pos == "VERB" and token.tag not in ("VBN", "VBG"))
        ):
            break
        if not sentence.is_under(token.i, head.i) and not (
            token.pos in ("PROPN", "ADJ") and token.head >= at
        ):
            break
        kept.insert(0, at)
        at -= 1
    return kept


def _long_name(sentence: Sentence, head: Token) -> list[int]:
    """List the words of a name with small words in it: "the Animals in War memorial"."""
    at = head.i - 1
    small = False
    while at >= 0:
        token = sentence.tokens[at]
        if (
            token.lower in ("in", "of", "and", "for", "to")
            and at + 1 < head.i
            and sentence.tokens[at - 1].text[:1].isupper()
        ):
            small = True
        elif not token.text[0].isupper() or token.quoted or token.lower == "the":
            break
        at -= 1
    first = at + 1
    if not small or at < 0 or sentence.tokens[at].lower != "the" or first == 0:
        return []
    return list(range(first, head.i))


def article_and_number(document: Document, sentence: Sentence, start: int) -> tuple[str, Amount | None]:
    """Read article and number in front of a phrase: "the two", "a total of 20 such", "hundreds of"."""
    tokens = sentence.tokens
    determiner = ""
    first = start
    for at in range(start - 1, max(-1, start - 10), -1):
        token = tokens[at]
        if (
            token.quoted
            or token.text in ';:“”"–—()'
            or (token.pos == "VERB" and token.lower != "called")
            or token.tag in ("WDT", "TO")
            or (token.tag == "CC" and not _joins_numbers(sentence, token))
        ):
            break
        if token.lower == "over" and at and tokens[at - 1].lemma in _TOPPLING:
            break  # "pushed over four gravestones"
        if token.lower in _DETERMINERS and (not determiner or token.lower in ("the", "these", "those")):
            determiner = token.lower
        elif token.lower in ("’s", "'s") or token.tag == "PRP$":
            determiner = determiner or "its"
            break
        first = at
    if first == start or document.lexicon.has("memorials.units", tokens[start].lower):
        return determiner, None  # "the 7ft figure"
    stretch = document.text[tokens[first].start : tokens[start].start]
    return determiner, _amount(stretch)


_TOPPLING = frozenset({"push", "knock", "kick", "tip", "blow", "turn", "bowl", "pull", "throw", "shove"})
"""Verbs with "over" as their particle."""


def _joins_numbers(sentence: Sentence, conjunction: Token) -> bool:
    """Say whether "and" stands between two numbers: "between 30 and 40"."""
    beside = sentence.tokens[conjunction.i - 1 : conjunction.i + 2 : 2]
    return len(beside) == 2 and all(one.tag == "CD" for one in beside)


_OUT_OF = re.compile(r" (?:out )?of (?:\w+ ){0,2}", re.IGNORECASE)


def _amount(stretch: str) -> Amount | None:
    """Read the number that ends a stretch before a noun, if only "of", articles or adjectives follow it."""
    found = list(find_quantities(stretch))
    if not found:
        return None
    last = found[-1]
    if re.search(r"[£$€¥] ?$", stretch[: last.start]):
        return None  # "a £1,500 statue"
    every = re.search(r"\b(?:every|each)\b", stretch, re.IGNORECASE) is not None
    if len(found) > 1 and not every and _OUT_OF.fullmatch(stretch[found[-2].end : last.start]):
        amount = found[-2].quantity  # "three of the original twelve monuments"
        return Amount(amount.min, amount.max)
    tail = stretch[last.end :].replace("so-called", "").strip(" '‘“\"").split()
    if tail[:1] == ["the"]:
        return None  # "Since 2009 the statue"
    if len(tail) > 3 or any(
        word
        not in (
            "of",
            "the",
            "these",
            "such",
            "those",
            "its",
            "their",
            "other",
            "more",
            "new",
            "major",
            "central",
            "further",
            "remaining",
            "surviving",
            "similar",
            "different",
        )
        for word in tail
    ):
        return None
    if (last.start and stretch[last.start - 1] in "./:-") or stretch[last.end : last.end + 1] in (
        ".",
        "/",
        "%",
    ):
        return None
    if stretch[last.start : last.end].strip().lower() in ("one", "a", "some") or "first" in stretch.lower():
        return None
    if tail[:2] == ["of", "the"] and last.quantity.max is not None and last.quantity.max < 20:
        return Amount(last.quantity.min, last.quantity.max)
    if (
        last.quantity.min == last.quantity.max
        and 1400 <= last.quantity.min <= 2100
        and "," not in stretch
        and not tail
    ):
        return None
    return Amount(last.quantity.min, last.quantity.max)


def end_and_dedicatee(document: Document, sentence: Sentence, head: Token) -> tuple[int, Span | None]:
    """Find the end of a mention and whom it is for: "to the Soviet soldiers" after "monument"."""
    tokens = sentence.tokens
    end = head.end
    at = head.i + 1
    if at < len(tokens) and tokens[at].text == "(":
        close = next((i for i in range(at, min(at + 12, len(tokens))) if tokens[i].text == ")"), None)
        at = close + 1 if close is not None else at
    if at + 1 >= len(tokens) or tokens[at].lower not in (
        "to",
        "of",
        "for",
        "dedicated",
        "honoring",
        "honouring",
        "commemorating",
    ):
        return end, None
    prep = tokens[at]
    if prep.lower not in ("to", "of", "for"):
        return end, None
    if prep.lower == "to" and (people := _taken_for_verb(document, sentence, tokens[at + 1])) is not None:
        return people.end, (tokens[at + 1].start, people.end)
    if (prep.lower == "to" and tokens[at + 1].tag in ("VB", "VBP")) or tokens[at + 1].quoted:
        return end, None
    objects = [kid for kid in sentence.kids(prep.i, "pobj") if kid.i > prep.i]
    if (
        objects
        and prep.lower == "for"
        and objects[0].lower
        in ("time", "times", "years", "months", "decades", "miles", "metres", "kilometres", "yards", "weeks")
    ):
        return end, None  # "attacked the cenotaph for the third time"
    if not objects or (
        prep.lower == "to"
        and (
            _is_destination(document, sentence, head, objects[0])
            or _is_fastened(document.lexicon, sentence, head, objects[0])
            or _is_compared(document.lexicon, sentence, prep)
        )
    ):
        return end, None
    under = _without_clauses(sentence, objects[0])
    return tokens[under[-1]].end, (tokens[under[0]].start, tokens[under[-1]].end)


def _is_fastened(lexicon: Lexicon, sentence: Sentence, head: Token, goal: Token) -> bool:
    """Say whether "to" leads to what a memorial is fixed to: "fitting the plaque to the wall"."""
    verb = sentence.tokens[head.head]
    return (
        head.dep == "dobj"
        and lexicon.has("memorials.fastening", verb.lemma)
        and goal.ent != "PERSON"
        and not are_people(lexicon, goal.lower)
    )


def _is_compared(lexicon: Lexicon, sentence: Sentence, to: Token) -> bool:
    """Say whether "to" belongs to a verb of two things: "compared the statues to sites", "linked the memorial to a trail"."""
    verb = sentence.tokens[to.head]
    return verb.pos == "VERB" and lexicon.has("memorials.comparing", verb.lemma)


def are_people(lexicon: Lexicon, word: str) -> bool:
    """Say whether a word means people whom a memorial can be for: soldiers, victims."""
    return lexicon.has("military.words", word) or lexicon.has("military.people", word)


def _taken_for_verb(document: Document, sentence: Sentence, word: Token) -> Token | None:
    """Return the people of "monument to railway soldiers", where the first word was taken for a verb."""
    behind = sentence.tokens[word.i + 1] if word.i + 1 < len(sentence.tokens) else word
    people = are_people(document.lexicon, behind.lower)
    return behind if word.tag in ("VB", "VBP") and behind.tag in ("NNS", "NN") and people else None


def _is_destination(document: Document, sentence: Sentence, head: Token, goal: Token) -> bool:
    """Say whether "to" leads to where a memorial is moved rather than to whom it is for."""
    lexicon = document.lexicon
    goes = any(
        lexicon.has("custody.giving", one.lemma)
        or one.lemma
        in (
            "move",
            "relocate",
            "transfer",
            "transport",
            "return",
            "restore",
            "bring",
            "shift",
            "take",
            "haul",
            "send",
        )
        for one in sentence.tokens[: head.i]
    )
    moving = sentence.is_behind(head.i, "of") and lexicon.nouns.get(
        sentence.tokens[sentence.tokens[head.head].head].lower, ""
    ) in ("relocated", "removed", "restored")
    verb = sentence.tokens[head.head]
    moving = moving or (head.dep in ("dobj", "nsubjpass") and lexicon.verbs.get(verb.lemma) == "relocated")
    if moving and not are_people(lexicon, goal.lower) and goal.pos == "NOUN":
        return True  # "the relocation of the memorial to the verge"
    return goes and (
        goal.ent in ("GPE", "LOC", "FAC", "ORG")
        or any(one.lower in lexicon.kinds for one in sentence.tokens[goal.i : goal.i + 3])
        or goal.lower in lexicon.kinds
        or lexicon.has("custody.keepers", goal.lower)
        or goal.lower
        in (
            "park",
            "museum",
            "site",
            "place",
            "location",
            "glory",
            "condition",
            "state",
            "splendour",
            "splendor",
        )
    )


def _without_clauses(sentence: Sentence, noun: Token) -> list[int]:
    """List a noun phrase from its start up to the first clause or comma."""
    under = sentence.subtree(noun.i)
    kept: list[int] = []
    for i in under:
        if kept and i != kept[-1] + 1:
            break
        token = sentence.tokens[i]
        if i > noun.i and (
            token.text in ",;–—-("
            or token.dep in ("relcl", "acl", "nsubj")
            or token.tag in ("WP", "WDT")
            or (token.lower in ("in", "at", "on", "from", "that") and token.dep == "prep")
        ):
            break
        kept.append(i)
    while kept and (sentence.tokens[kept[0]].dep == "det" or sentence.tokens[kept[0]].text in "'\"“‘"):
        kept.pop(0)
    return kept or [noun.i]


def people_told(words: str) -> Amount | None:
    """Read a number of people at the head of a value ("243 local men")."""
    found = next(iter(find_quantities(words)), None)
    if found is None or found.start > 4 or found.end > len(words):
        return None
    written = words[found.start : found.end]
    if re.match(r"(?:st|nd|rd|th)\b", words[found.end :]):
        return None  # "the 3rd Infantry Division"
    if re.fullmatch(r"1[5-9]\d\d|20\d\d", written) or written.lower() in ("one", "a", "some"):
        return None
    return Amount(found.quantity.min, found.quantity.max)


def is_another_infinitive(sentence: Sentence, at: int) -> bool:
    """Say whether "and to" goes on with what somebody means to do: "a plaque for the men who fell and to confirm its cost"."""
    tokens = sentence.tokens
    return tokens[at].tag == "CC" and at + 1 < len(tokens) and tokens[at + 1].tag == "TO"


def goes_on_of_one(sentence: Sentence, noun: Token, under: list[int]) -> int:
    """Return where the text goes on with the memorial: "commemorates miners who lost their lives and is kept by"."""
    if noun.tag not in ("NNS", "NNPS"):
        return under[-1] + 1
    for i in under:
        verb = sentence.tokens[i]
        forms = [verb, *sentence.kids(i, "aux", "auxpass")]
        if (
            i > noun.i
            and verb.dep == "conj"
            and any(one.lower in ("is", "was", "has") for one in forms)
            and not sentence.kids(i, "nsubj", "nsubjpass")
        ):
            return max([kid.i for kid in sentence.kids(verb.head, "cc") if kid.i < i], default=i)
    return under[-1] + 1
