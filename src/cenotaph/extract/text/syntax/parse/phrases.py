"""The bounds of a noun phrase: modifiers, article and number before a memorial's head, and where the text goes on of it.

Invariant: a phrase starts behind articles, numbers and owners; a number counts only if nothing but "of" and a few
adjectives stands between it and the phrase.
"""

from __future__ import annotations

import re

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


def are_people(lexicon: Lexicon, word: str) -> bool:
    """Say whether a word means people whom a memorial can be for: soldiers, victims."""
    return lexicon.has("military.words", word) or lexicon.has("military.people", word)


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
