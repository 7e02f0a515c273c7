"""Numbers of people or graves in a sentence, and of which kind: "1,375 people, including 991 servicemen, 257 unknown".

Invariant: a number counts by the noun behind it, or by what is said of the counted ("152 were never identified"); years,
sums and measures count nothing. Who lies where is told in `burials`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.reading import Amount, CountOf
from cenotaph.extract.text.syntax.parse.document import Document
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.tokens import Sentence
from cenotaph.normalize.quantities import QuantityMatch, find_quantities

_COMMON_AND = re.compile(r"\b(?:mass|common|fraternal|communal)\b(?= and \d)", re.IGNORECASE)
_PART = re.compile(
    r"(?:including|among them|of (?:which|whom|them)|of these|amongst them|out of them|\()[^,;()]{0,30}$",
    re.IGNORECASE,
)
_NOT_PEOPLE = re.compile(
    r"^\s*(?:per ?cent|%|years?|months?|days?|weeks?|km|kilomet|met|feet|ft|miles?|euros?|dollars?|pounds?|million euros|tons?|hectares?|acres?|times|hours?|of (?:january|february|march|april|may|june|july|august|september|october|november|december))\b",
    re.IGNORECASE,
)


_KNOWING = (
    r"(?:identif\w+|named?\b|establish\w*|known\b|determin\w+|trac(?:ed|eable)\b|ascertain\w*|put a name)"
)
_UNNAMED = re.compile(
    r"(?:\b(?:never|not|cannot|yet to|still to|impossible to)\b|n[o’']t\b)(?: (?!known\b|named\b)[\w-]+){0,3}? "
    + _KNOWING
    + r"|\b(?:remain(?:s|ed)?|are|were|is|still|lie|rest) (?:\w+ )?(?:unknown|unidentified|nameless|unnamed|anonymous)\b"
    + r"|\bknown (?:only |but )?(?:un)?to god\b|\b(?:have|has|had|bear|bears|with) no names?\b|\bwithout (?:a )?names?\b",
    re.IGNORECASE,
)
"""That nobody knows who they are: "were never identified", "whose identity could not be established"."""
_TO_UNNAMED = re.compile(r"(?!\W*(?:and|but)\b)(?:[ ,]*[\w’'-]+){0,10}?[ ,]*$", re.IGNORECASE)
_NAMED = re.compile(
    r"(?: [\w’'-]+){0,7}? (?:have|has|had|were|was|are|is|could|can) (?:\w+ ){0,2}(?:identified|named|known by name|given)\b",
    re.IGNORECASE,
)
"""That it is known who they are: no number of the dead, but of those of them."""
_ONLY = re.compile(r"\b(?:only|just|but|no more than|so far|barely)(?: about| some)? $", re.IGNORECASE)
_LIES = re.compile(
    r"(?: of (?:them|whom|these|those|which))?(?: (?:are|were|is|was|have been|had been|now|still|already|today))*"
    r" (?:buried|interred|laid to rest|entombed|lie|lies|lay|rest|rests|reburied|reinterred)\b",
    re.IGNORECASE,
)
_REMAINS_OF = re.compile(
    r"\b(?:remains|bodies|bones|ashes|coffins|skeletons) of (?:(?:a further|another|the other|some|about) )?$",
    re.IGNORECASE,
)
_OF_ANOTHER_WAR = re.compile(
    r" (?:of|from|for) (?:the )?(?:first|second|1[89]\d\d|boer|napoleonic|world war|great war|last war)\b",
    re.IGNORECASE,
)
_GRAVES_COUNTED = re.compile(
    r"\bnumber of (?:war )?(?:graves|burials|headstones)\b[^.;]{0,50}\b(?:to|is|was|reached|now|at|exceeds)\s+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number of people or graves in a sentence."""

    span: Span
    amount: Amount
    count_of: CountOf
    value: str | None
    part: bool


def numbers_in(document: Document, sentence: Sentence) -> Iterator[Number]:
    """Read the numbers of a sentence that count people or graves."""
    lexicon = document.lexicon
    start, end = sentence.span
    stretch = document.text[start:end]
    last_category: CountOf | None = None
    last_read: CountOf | None = None
    for found in find_quantities(stretch):
        after = stretch[found.end : found.end + _REACH]
        if found.start and stretch[found.start - 1].isalnum():
            continue
        if (
            (found.quantity.min == 0 and found.quantity.max == 0)
            or _NOT_PEOPLE.match(after)
            or _is_year(stretch, found)
            or _NO_GRAVE.match(after)
        ):
            continue
        words = stretch[found.start : found.end].lower()
        if stretch[max(0, found.start - 1) : found.start] in ("£", "$", "€") or (
            words in ("one", "some", "a", "a few", "many", "first", "second")
            and not (words == "one" and _HOLDS_ONE.search(stretch[: found.start]) and _ONE_GRAVE.match(after))
        ):
            continue
        read = (
            (None if _OF_ALL.search(stretch[: found.start]) else _unnamed(after, last_category))
            or _kind_told(lexicon, after)
            or _category(lexicon, stretch, found, after[:70], last_category)
            or _left_out(stretch[: found.start], after, last_category, last_read)
        )
        if (
            read is None or read[0] != "unknown_people"
        ):  # "3,300 burials, 964 of them unidentified, and 1,168 of the Second"
            last_read = read[0] if read is not None else None
        if read is None or (_ONLY.search(stretch[: found.start]) and _NAMED.match(after)):
            continue
        count_of, value = read
        part = bool(_PART.search(stretch[max(0, found.start - 50) : found.start]))
        if count_of not in ("graves", "unknown_people"):
            last_category = count_of
        yield Number(
            (start + found.start, start + found.end),
            Amount(found.quantity.min, found.quantity.max),
            count_of,
            value,
            part,
        )


_NO_GRAVE = re.compile(
    r"(?: [\w’]+){0,4} (?:have|has|had|with|without) (?:no |a )?(?:known |marked )?graves?\b", re.IGNORECASE
)
"""Who has no grave is not counted as a grave: "14 have no known grave"."""
_HOLDS_ONE = re.compile(
    r"\b(?:contain(?:s|ed)?|ha[sd]|holds?|held|home to)(?: (?:just|only|also|at least|but))? $",
    re.IGNORECASE,
)
_ONE_GRAVE = re.compile(
    r" (?:[\w-]+ ){0,3}(?:(?:war|military|commonwealth|service|soldier[’']s) grave|burial)\b", re.IGNORECASE
)
"""One grave is a number only where a ground is said to hold it: "contains one war grave"."""
_REACH = 110
_OF_ALL = re.compile(r"\bof (?:the|its|their|all) $", re.IGNORECASE)
"""What leads to a total of which a part is told: "47 of the 120 buried there are unknown"."""


_ANOTHER_NUMBER = re.compile(
    r"[;:.()]|, (?:and|but|while|though)\b|\d|, (?:only |just |some |about )?(?:one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|half|most|many|dozens|several)\b",
    re.IGNORECASE,
)


def _unnamed(after: str, last: CountOf | None) -> tuple[CountOf, str | None] | None:
    """Read what is said of a number of the dead: "152 were never identified", "900 who could never be named"."""
    clause = _ANOTHER_NUMBER.split(after)[0]
    found = _UNNAMED.search(clause)
    if found is None or not _TO_UNNAMED.match(clause[: found.start()]):
        return None
    words = clause[: found.start()].lower().split()[:3]
    military = last == "military" or any(
        one in ("soldiers", "servicemen", "sailors", "airmen") for one in words
    )
    return "unknown_people", "military" if military else None


_OF_DEAD = re.compile(r" of (?:the|those|these) [\w ]{3,24}?(?:were|are) (?:all )?(?P<kind>\w+)")


def _kind_told(lexicon: Lexicon, after: str) -> tuple[CountOf, str | None] | None:
    """Read of which kind some of the dead were: "19 of the dead were civilians"."""
    told = _OF_DEAD.match(after)
    if told is not None and lexicon.has("military.civilian", told["kind"]):
        return "civilian", None
    if told is not None and lexicon.has("military.words", told["kind"]):
        return "military", None
    return None


def _left_out(
    before: str, after: str, last: CountOf | None, beside: CountOf | None
) -> tuple[CountOf, str | None] | None:
    """Read a number whose noun is left out: "640 of them are buried", "54 burials of the First World War and 12 of the Second"."""
    if beside == "graves" and _OF_ANOTHER_WAR.match(after):
        return "graves", None
    if _GRAVES_COUNTED.search(before):
        return "graves", None
    if _LIES.match(after) or (
        _REMAINS_OF.search(before) and re.match(r" (?:were|was|are|have|had|lie)\b", after)
    ):
        return (last if last in ("military", "civilian") and " of " in after[:4] else "people"), None
    return None


def _is_year(stretch: str, found: QuantityMatch) -> bool:
    words = stretch[found.start : found.end]
    if not re.fullmatch(r"1[4-9]\d\d|20\d\d", words):
        return False
    before = stretch[max(0, found.start - 14) : found.start].lower()
    if re.search(r"(?:total|number|is|are|were|with|of)\s+$", before) and re.search(
        r"buried|total number|number of", stretch[: found.start].lower()
    ):
        return bool(re.search(r"\b(?:in|since|until|from|to|years? of)\s+$", before))
    return not re.match(
        r"\s+(?:soviet|people|soldiers|graves|bodies|men|german|british|servicemen|citizens|victims)",
        stretch[found.end :].lower(),
    )


def _category(
    lexicon: Lexicon, stretch: str, found: QuantityMatch, after: str, last: CountOf | None
) -> tuple[CountOf, str | None] | None:
    if _COMMON_AND.match(after.lstrip()):
        return "graves", "mass"
    words = re.findall(r"[A-Za-z][\w’'-]*", re.split(r"[;:.()]", after)[0])[:6]
    lowered = [word.lower().removesuffix("’s").removesuffix("'s") for word in words]
    for at, word in enumerate(lowered):
        if (
            lexicon.has("military.unknown", word)
            and at <= 3
            and not any(one in ("graves", "grave", "soldier") for one in lowered[at + 1 : at + 2])
        ):
            within = last == "military" and (at > 0 or "(" in stretch[max(0, found.start - 2) : found.start])
            within = within or any(lexicon.has("military.words", one) for one in lowered[at + 1 : at + 2])
            return "unknown_people", "military" if within else None
        if word in ("graves", "burials", "headstones", "grave", "tombs", "interments"):
            kind = " ".join(lowered[:at])
            value = (
                "mass"
                if re.search(r"\b(?:mass|common|fraternal|communal|collective)\b", kind)
                else "single"
                if re.search(r"single|separate|individual|personal", kind)
                else None
            )
            return "graves", value
        if word in lexicon.kinds or word == "burial":
            return None
        if (lexicon.has("military.words", word) and word != "military") or (
            word == "military" and lowered[at + 1 : at + 2] == ["personnel"]
        ):
            return "military", None
        if lexicon.has("military.civilian", word):
            return "civilian", None
        if word == "names" or (
            word == "of" and lowered[at + 1 : at + 2] == ["the"] and re.match(r" of the \d", after)
        ):
            return None
        if word == "men" and at and lexicon.has("military.armed", lowered[at - 1]):
            return "military", None
        if lexicon.has("military.people", word) and not (word == "others" and at > 0):
            if any(
                lexicon.has("military.words", one) and one != "military" for one in lowered[at + 1 : at + 2]
            ):
                return "military", None
            if word == "war" or lowered[at + 1 : at + 2] in (["graves"], ["memorials"], ["monuments"]):
                continue
            return "people", None
        if word == "and" and not (
            words[at - 1][:1].isupper() and words[at + 1 : at + 2] and words[at + 1][0].isupper()
        ):
            break  # "186 Australian and British soldiers" goes on, "three wells and soldiers" does not
        if word in (
            "remain",
            "remains",
            "are",
            "is",
            "were",
            "in",
            "at",
            "monuments",
            "memorials",
            "sites",
            "cemeteries",
            "including",
            "on",
            "since",
            "after",
            "before",
            "when",
            "while",
            "because",
        ):
            if word == "remain" or (
                word in ("are", "were")
                and re.match(
                    r"\s*(?:of (?:whom|which|them|these) )?(?:are|were) (?:unknown|unidentified)", after
                )
            ):
                continue
            break
    return _told_before(stretch[: found.start].lower())


def _told_before(before: str) -> tuple[CountOf, None] | None:
    """Read "the number of soldiers buried here is", "a total of dead estimated at"."""
    if re.search(
        r"(?:number|total)(?: number)? of (?:the )?(?:[\w-]+ ){0,4}(?:citizens|soldiers|people|dead|servicemen|burials|persons|buried)[^.;]{0,40}(?:is|are|was|stands at|reached|of|put at|estimated at|given as|is thought to be|is over|exceeds)\s+$",
        before,
    ):
        military = re.search(r"(?:soldiers|servicemen)", before[-120:])
        return ("military" if military else "people"), None
    return None


def people_in(lexicon: Lexicon, words: str) -> tuple[Amount | None, CountOf | None]:
    """Read the number of people in a phrase: "the remains of 17 soldiers"."""
    for found in find_quantities(words):
        read = _category(lexicon, words, found, words[found.end : found.end + 70], None)
        if read is not None and read[0] != "graves":
            return Amount(found.quantity.min, found.quantity.max), read[0]
    return None, None
