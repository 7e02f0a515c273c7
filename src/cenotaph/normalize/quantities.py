"""Words of number -> closed intervals of whole numbers.

Invariant: ``parse_quantity`` understands the whole phrase or gives None; 0 <= min <= max, and max is None only where
the words set no upper end. "1.375" is read as a number only in a language that parts thousands by a full stop.

What is counted is not read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from cenotaph.normalize.quantity_lexicon import BLANKS, Phrase, QuantityLexicon, cut_tokens, lexicon_of
from cenotaph.normalize.quantity_words import QuantityWords, Role

_LARGEST = 2**53 - 1
_DASHES = str.maketrans({"–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "’": "'"})
# A nearly full dozen: what nearly two dozen are (20 to 24) was settled by the annotated documents.
_NEARLY_DOZEN = Fraction(5, 6)
_ABOUT = Fraction(1, 10)
_STOP_OF_THREE = re.compile(r"(?<![\d.,])\d{1,3}\.\d{3}(?![\d,])")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A closed interval of whole numbers.

    Attributes:
        min: the least, 0 or more.
        max: the most, or None where the words set no end.
    """

    min: int
    max: int | None


@dataclass(frozen=True, slots=True)
class QuantityMatch:
    """A quantity and where it stands in a text: code points, half open."""

    start: int
    end: int
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class _Number:
    """An exact number, the index after its last token, and whether it counts dozens."""

    value: int
    end: int
    dozens: bool = False


@dataclass(frozen=True, slots=True)
class _Interval:
    """A quantity and the index after its last token."""

    quantity: Quantity
    end: int


_LONGEST_PHRASE = 4
_LEAST_JOINED = 1000
"""The least scale behind which figures go on: "8 thousand 120"; behind "a hundred" or a dozen they begin anew."""
_LONGEST_NUMBER = 5


class _Reader:
    """Reads quantities from tokens; every method gives None or what was read with the index behind it."""

    def __init__(self, tokens: Phrase, lexicon: QuantityLexicon) -> None:
        self._tokens = tokens
        self._lexicon = lexicon

    def quantity(self, at: int) -> _Interval | None:
        """Read the longest quantity that starts at a token."""
        start = at
        while (behind := self._role("skip", at)) is not None:
            at = behind
        found = self._changed(at) or self._between(at) or self._plain(at)
        if found is None and at != start:
            return None
        return found

    def _role(self, role: Role, at: int) -> int | None:
        phrases = self._lexicon.roles.get(role, frozenset())
        if at >= len(self._tokens) or self._tokens[at] not in self._lexicon.starts:
            return None
        for length in range(_LONGEST_PHRASE, 0, -1):
            if self._tokens[at : at + length] in phrases and at + length <= len(self._tokens):
                return at + length
        return None

    def _changed(self, at: int) -> _Interval | None:
        """Read "about 50", "more than two dozen", "up to 30"."""
        roles: tuple[Role, ...] = ("about", "nearly", "over", "at_least", "up_to", "under")
        behind = [(end, role) for role in roles if (end := self._role(role, at)) is not None]
        # The longest phrase first: "no more than 30" is not "more than 30".
        for end, role in sorted(behind, key=lambda item: item[0], reverse=True):
            number = self._number(end)
            if number is None:
                continue
            if role in ("about", "nearly") and (pair := self._range(number)):
                return pair
            return _Interval(_change(number, role), number.end)
        return None

    def _between(self, at: int) -> _Interval | None:
        behind = self._role("between", at)
        first = self._number(behind) if behind is not None else None
        if first is None:
            return None
        joint = self._role("and", first.end) or self._role("to", first.end)
        second = self._number(joint) if joint is not None else None
        if second is None or second.value < first.value:
            return None
        return _Interval(Quantity(self._scaled(first, second), second.value), second.end)

    def _scaled(self, first: _Number, second: _Number) -> int:
        """Give the first end of "from 70 to 80 thousand" the scale of the second."""
        scales = self._lexicon.words.scales
        scale = scales.get(self._tokens[second.end - 1], 1)
        alone = self._tokens[first.end - 1] not in scales
        return first.value * scale if alone and first.value * scale <= second.value else first.value

    def _plain(self, at: int) -> _Interval | None:
        number = self._number(at)
        vague = self._vague(at)
        if vague is not None and (number is None or vague.end >= number.end):
            return vague
        if number is None:
            return None
        if pair := self._range(number):
            return pair
        if (behind := self._role("beyond", number.end)) is not None:
            return _Interval(_change(number, "over"), behind)
        if (behind := self._role("more", number.end)) is not None:
            return _Interval(Quantity(number.value, None), behind)
        return _Interval(Quantity(number.value, number.value), number.end)

    def _range(self, first: _Number) -> _Interval | None:
        joint = self._role("to", first.end)
        # "and" parts two things counted more often than it joins the ends of a range.
        if joint is None or joint == self._role("and", first.end):
            return None
        second = self._number(joint)
        if second is None or second.value < first.value:
            return None
        return _Interval(Quantity(self._scaled(first, second), second.value), second.end)

    def _vague(self, at: int) -> _Interval | None:
        """Read "hundreds", "several", "several hundred"."""
        for length in range(_LONGEST_PHRASE, 0, -1):
            found = self._lexicon.vague.get(self._tokens[at : at + length])
            if found is None or at + length > len(self._tokens):
                continue
            low, high = found
            end = at + length
            scale = self._lexicon.words.scales.get(self._tokens[end]) if end < len(self._tokens) else None
            if scale is not None and high is not None and high < 10:
                return _Interval(Quantity(low * scale, (high + 1) * scale - 1), end + 1)
            return _Interval(Quantity(low, high), end)
        return None

    def _number(self, at: int) -> _Number | None:
        """Read an exact number in digits or words: "1,375", "1.5 million", "two hundred and fifty", "a dozen"."""
        if at >= len(self._tokens):
            return None
        found = self._joined_digits(at) or self._word_number(at)
        if found is None or found.value > _LARGEST:
            return None
        return found

    def _joined_digits(self, at: int) -> _Number | None:
        """Read figures, and what a smaller scale or figure adds to them: "1천204", "2 million 300 thousand 500"."""
        found, least = self._digits(at), 1 if self._lexicon.words.glued else _LEAST_JOINED
        while found is not None and found.end < len(self._tokens):
            scale = self._lexicon.words.scales.get(self._tokens[found.end - 1])
            behind = self._digits(found.end) if scale and scale >= least else None
            if scale is None or behind is None or behind.value >= scale:
                break
            found = _Number(found.value + behind.value, behind.end)
        return found

    def _digits(self, at: int) -> _Number | None:
        words = self._lexicon.words
        token = self._tokens[at]
        if not token[0].isdecimal():
            return None
        scale = words.scales.get(self._tokens[at + 1]) if at + 1 < len(self._tokens) else None
        value = _parse_digits(token, words)
        if value is None or (scale is None and value.denominator != 1):
            return None
        if scale is None:
            return _Number(int(value), at + 1)
        value *= scale
        return _Number(int(value), at + 2, dozens=scale == 12) if value.denominator == 1 else None

    def _word_number(self, at: int) -> _Number | None:
        words, tokens = self._lexicon.words, self._tokens
        total = current = 0
        dozens = False
        end = at
        if tokens[at] in words.articles and at + 1 < len(tokens) and tokens[at + 1] in words.scales:
            current, end = 1, at + 1
        started = end > at
        while end < len(tokens):
            scale = words.scales.get(tokens[end]) if started else None
            low = current % 1000
            if scale is not None and (low or (current and scale > 100)):
                current, total, dozens = (
                    (current - low + low * scale, total, scale == 12)
                    if scale <= 100
                    else (0, total + current * scale, False)
                )
                end += 1
                continue
            small, behind = self._small_number(end, joined=started)
            if small is None or (
                started and (current % 100 or (small >= 100 and current % 1000) or not small)
            ):
                break
            current, end, started = current + small, behind, True
        return _Number(total + current, end, dozens) if started else None

    def _small_number(self, at: int, *, joined: bool) -> tuple[int | None, int]:
        """Read "forty-five", "seven", and "and fifty" after a hundred."""
        numbers = self._lexicon.numbers
        if joined and (behind := self._role("and", at)) is not None:
            at = behind
        for length in range(_LONGEST_NUMBER, 0, -1):
            value = numbers.get(self._tokens[at : at + length])
            if value is None or at + length > len(self._tokens):
                continue
            end = at + length
            unit_at = end + 1 if self._tokens[end : end + 1] == ("-",) else end
            unit = numbers.get(self._tokens[unit_at : unit_at + 1])
            if 20 <= value < 100 and value % 10 == 0 and unit is not None and 0 < unit < 10:
                return value + unit, unit_at + 1
            return value, end
        return None, at


def _parse_digits(token: str, words: QuantityWords) -> Fraction | None:
    plain = token
    for sign in words.group + BLANKS + "'":
        plain = plain.replace(sign, "")
    if len(plain) > 18:
        return None
    return Fraction(plain.replace(words.decimal, ".")) if plain else None


def _change(number: _Number, role: Role) -> Quantity:
    value = number.value
    if role == "over":
        return Quantity(value + 1, None)
    if role == "at_least":
        return Quantity(value, None)
    if role == "up_to":
        return Quantity(min(1, value), value)
    if role == "under":
        return Quantity(min(1, max(0, value - 1)), max(0, value - 1))
    if role == "nearly" and number.dozens:
        return Quantity(_ceil(value * _NEARLY_DOZEN), value)
    return Quantity(_ceil(value * (1 - _ABOUT)), int(value * (1 + _ABOUT)))


def _ceil(value: Fraction) -> int:
    return -int(-value // 1)


def _fold(text: str) -> str:
    """Fold case letter by letter, so that places in the text stay where they are."""
    plain = text.translate(_DASHES)
    lowered = plain.lower()
    return (
        lowered
        if len(lowered) == len(text)
        else "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
    )


def parse_quantity(text: str, *, language: str = "en") -> Quantity | None:
    """Read the number that a phrase states.

    Args:
        text: the phrase alone, without what is counted: "1,375", "hundreds", "over 30", "nearly two dozen". A final
            "of" is passed over.
        language: ISO 639-1; one that is not known is read as English.

    Returns:
        The interval, or None if any word is not understood.

    >>> parse_quantity("hundreds"), parse_quantity("over 30")
    (Quantity(min=200, max=999), Quantity(min=31, max=None))
    >>> parse_quantity("1.375"), parse_quantity("1.375", language="de")
    (None, Quantity(min=1375, max=1375))
    """
    lexicon = lexicon_of(language)
    tokens = cut_tokens(_fold(text.strip()), lexicon.token)
    found = _Reader(tokens, lexicon).quantity(0) if tokens else None
    if found is None:
        return None
    return found.quantity if tokens[found.end :] in ((), ("of",)) else None


def find_quantities(text: str, *, language: str = "en") -> Iterator[QuantityMatch]:
    """Find every quantity in a text, from left to right, none inside another.

    Years, dates and pronouns ("one") look like quantities: what stands around must decide.

    Args:
        text: any text.
        language: ISO 639-1; one that is not known is read as English.

    Yields:
        Each quantity with its place in code points.

    >>> text = "more than 300 graves and two dozen plaques"
    >>> [text[found.start : found.end] for found in find_quantities(text)]
    ['more than 300', 'two dozen']
    """
    lexicon = lexicon_of(language)
    folded = _fold(text)
    places = [(found.start(), found.end()) for found in lexicon.token.finditer(folded)]
    tokens = tuple(folded[start:end] for start, end in places)
    reader = _Reader(tokens, lexicon)
    at = 0
    while at < len(tokens):
        can_begin = tokens[at] in lexicon.starts or tokens[at][0].isdecimal()
        found = reader.quantity(at) if can_begin else None
        if found is None:
            at += 1
            continue
        yield QuantityMatch(places[at][0], places[found.end - 1][1], found.quantity)
        at = found.end


def may_part_thousands(cell: str) -> bool:
    """Tell whether a full stop in a cell may part thousands or begin a fraction: only a language tells which.

    >>> may_part_thousands("ca. 24.000"), may_part_thousands("1.5"), may_part_thousands("1.375,50")
    (True, False, False)
    """
    return _STOP_OF_THREE.search(cell) is not None


def parse_integer(cell: str, *, language: str = "en") -> int | None:
    """Read a whole number in a cell.

    Args:
        cell: digits with or without groups of thousands ("1,375", "1 375"), a sign, or ".0" as spreadsheets add it.
        language: ISO 639-1: says what parts thousands.

    Returns:
        The number, or None for a cell that is empty, has a fraction, is no number, or is beyond 2**53 - 1.

    >>> parse_integer(" 1,375 "), parse_integer("12.0"), parse_integer("n/a"), parse_integer("1,37")
    (1375, 12, None, None)
    """
    plain = cell.strip()
    sign = -1 if plain.startswith(("-", "−")) else 1
    plain = plain.lstrip("+-−") if len(plain) - len(plain.lstrip("+-−")) <= 1 else ""
    lexicon = lexicon_of(language)
    if plain.isascii() and plain.isdigit():
        value = int(plain) if len(plain) <= 16 else _LARGEST + 1
    else:
        tokens = cut_tokens(plain, lexicon.token)
        if len(tokens) != 1 or not tokens[0][0].isdecimal():
            return None
        exact = _parse_digits(tokens[0], lexicon.words)
        if exact is None or exact.denominator != 1:
            return None
        value = int(exact)
    return sign * value if value <= _LARGEST else None
