"""What a language's words say about time, ready for the rules: months, weekdays, numbers and the lists of `[time]`.

Invariant: data of the word list and of `normalize` only; no word of any language is written here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from cenotaph.extract.text.shallow.words.lexicon import Lexicon
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.normalize.centuries import parse_roman
from cenotaph.normalize.months import months_of

_LAST_YEAR, _FIRST_YEAR = 2099, 1500
_SILENT = frozenset(
    {
        "before",
        "until",
        "since",
        "to",
        "of",
        "between",
        "about",
        "after",
        "later",
        "numbers",
        "units",
        "every",
        "season_before",
        "decade_before",
        "others",
    }
)
_FIRST_DECADE = 2
_SHORT, _THIS_CENTURY, _MONTHS = 2, 30, 12
"""Figures of a year without its century, and the first such that is one of the last century."""
_TOLD_BEFORE = 600
_FIGURES = re.compile(r"(?<![\d.,])\d{4}(?!\d)", re.ASCII)
_LEADING = frozenset(
    {
        "time.decade",
        "time.decade_first",
        "time.century",
        "time.years",
        "time.months",
        "time.weeks",
        "time.ago_before",
    }
)
_LOOKALIKE = str.maketrans("ХІ", "XI")


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The single words of time of one language.

    Attributes:
        months: word -> 1 to 12.
        days: weekday in all its forms -> 0 (Monday) to 6.
        seasons: spring, summer and autumn in all their forms -> season number of EDTF.
        numbers: one to ten in all their forms.
        decades: "twenties" to "nineties" in all their forms -> 2 to 9.
        tens: "twenty" to "ninety", as they begin the year of a century in words -> 2 to 9.
        units: "first" to "ninth", as they end one -> 1 to 9.
        spoken: years of the last century by their last two figures, in all their forms -> 1921 to 1999.
    """

    months: Mapping[str, int]
    days: dict[str, int]
    seasons: dict[str, int]
    numbers: dict[str, int]
    decades: dict[str, int]
    tens: dict[str, int]
    units: dict[str, int]
    spoken: dict[str, int]


@cache
def read_time_words(lexicon: Lexicon) -> TimeWords:
    """Read the single words of a language, once."""

    def numbered(key: str, first: int) -> dict[str, int]:
        entries = enumerate(lexicon.list(key), start=first)
        return {form.replace("'", "’"): number for number, forms in entries for form in forms.split()}

    return TimeWords(
        months=months_of(lexicon.lang),
        days=numbered("time.days", 0),
        seasons=numbered("time.seasons", 21),
        numbers=numbered("time.numbers", 1),
        decades=numbered("time.decade_words", _FIRST_DECADE),
        tens=numbered("time.year_tens", _FIRST_DECADE),
        units=numbered("time.year_units", 1),
        spoken={
            form: int(year)
            for year, *forms in map(str.split, lexicon.list("time.spoken_years"))
            for form in forms
        },
    )


class Timeline:
    """The words of a sentence as the rules of time ask for them."""

    def __init__(self, lexicon: Lexicon, sentence: Sentence, text: str = "") -> None:
        """Look at a sentence: which list each word belongs to, as the longest entry that holds it.

        Args:
            lexicon: the words of its language.
            sentence: the sentence.
            text: the text that it stands in, for "the same year".
        """
        self._text = text
        self.lexicon = lexicon
        self.words = sentence.words
        self.known = read_time_words(lexicon)
        self.hits = sentence.of("time")
        self.starts = {hit.first: hit for hit in self.hits}
        self.ends = {hit.last: hit for hit in self.hits}
        self._events = frozenset(hit.first for hit in sentence.hits if hit.section == "events")
        self._people = frozenset(sentence.covered("people"))
        self.other = frozenset(sentence.covered("people", "kinds"))

    def has_event(self, at: int) -> bool:
        """Say whether a word names an event: "der 1917 angelegte Friedhof"."""
        return at in self._events

    def has_preposition(self, at: int) -> bool:
        """Say whether a preposition stands at a word."""
        return self.lexicon.matches("function.prepositions", self.key(at))

    def has_article(self, at: int) -> bool:
        """Say whether an article stands at a word."""
        return any(self.lexicon.matches(f"{one}.articles", self.key(at)) for one in ("function", "places"))

    def is_of_name(self, at: int) -> bool:
        """Say whether a month is the end of a name: "Rio de Janeiro"."""
        if at < _SHORT or not self.has(at - 1, "of") or self.lexicon.settings.get("nouns_capital", False):
            return False
        head = self.words[at - 2]
        return self.words[at].is_capital and head.is_capital and not self.has(at - 2, "early", "month")

    def counts_people(self, at: int) -> bool:
        """Say whether four figures with no word of time before them count people: "los restos de 1650 soldados"."""
        behind = at + 1 if at + 1 in self._people else at + 2
        if behind not in self._people or self.has_event(at + 1) or not self.key(at + 1)[:1].isalpha():
            return False
        before = self.key(at - 1)
        return self.has(at - 1, "of", "about") or any(
            self.lexicon.matches(f"function.{one}", before) for one in ("articles", "genitive")
        )

    def beginnings(self) -> list[int]:
        """List the words at which a time can begin: numbers, months, weekdays, entries that say a time."""
        known, named = self.known, self._street_days()
        return [
            word.i
            for word in self.words
            if word.i not in named
            and (
                word.is_number
                or word.key in known.months
                or word.key in known.days
                or word.key in known.seasons
                or word.key in known.numbers
                or word.key in known.decades
                or word.key in known.tens
                or word.key in known.spoken
                or (word.i in self.starts and self.starts[word.i].name not in _SILENT)
                or (word.text.isupper() and self.is_century(word.i))
                or not self.lexicon.lists(word.key).isdisjoint(_LEADING)
            )
        ]

    def _street_days(self) -> set[int]:
        """List the words of days that are the names of streets: "ul. 3 Maja"."""
        named: set[int] = set()
        for word in self.words:
            at = word.i + 1 + (self.key(word.i + 1) == ".")
            if self.day(at) is None or not self.lexicon.matches("places.streets", word.key):
                continue
            month = at + 1 + self.has(at + 1, "of")
            if month < len(self.words) and self.words[month].is_capital:
                named |= {at, month}
        return named

    def key(self, at: int) -> str:
        """Return a word, or nothing outside the sentence."""
        return self.words[at].key if 0 <= at < len(self.words) else ""

    def glued(self, at: int) -> bool:
        """Say whether a word stands right behind the one before it."""
        return 0 < at < len(self.words) and self.words[at].start == self.words[at - 1].end

    def number(self, at: int) -> int | None:
        """Return the value of a word of at most four figures."""
        key = self.key(at)
        return int(key) if key.isascii() and key.isdigit() and len(key) <= 4 else None

    def day(self, at: int) -> int | None:
        """Return a number that can be a day of a month."""
        number = self.number(at)
        return number if number is not None and 1 <= number <= 31 and len(self.key(at)) <= 2 else None

    def year(self, at: int) -> int | None:
        """Return a number of four figures that can be a year."""
        number = self.number(at)
        if number is not None and len(self.key(at)) == _SHORT and self._is_before_month(at):
            return (1900 if number >= _THIS_CENTURY else 2000) + number
        is_year = number is not None and len(self.key(at)) == 4 and _FIRST_YEAR <= number <= _LAST_YEAR
        return number if is_year else None

    def _is_before_month(self, at: int) -> bool:
        """Say whether words of year and month, each behind its figures, make two figures a year: "71년 6월"."""
        month = self.number(at + 2)
        if month is None or not 1 <= month <= _MONTHS:
            return False
        return self.has(at + 1, "year") and self.glued(at + 1) and self.has(at + 3, "month")

    def short_year(self, at: int) -> tuple[int, int] | None:
        """Read a year without its century, "сорок пятого", "85-го", as one of the last; return it and its last word."""
        ten, unit = self.known.tens.get(self.key(at)), self.known.units.get(self.key(at + 1))
        if ten is not None and unit is not None:
            return 1900 + 10 * ten + unit, at + 1
        number = self.number(at)
        ordinal = self.key(at + 1) == "-" and self.has(at + 2, "ordinals")
        if number is not None and self.known.tens and len(self.key(at)) == _SHORT and ordinal:
            return (1900 if number >= _THIS_CENTURY else 2000) + number, at + 2
        return None

    def month(self, at: int) -> int | None:
        """Return the month that a word names."""
        return self.known.months.get(self.key(at))

    def is_shortened(self, at: int) -> bool:
        """Say whether the name of a month is cut short: such a one is often another word ("лист", "серп")."""
        key = self.key(at)
        return any(form.startswith(key) and len(form) > len(key) + 2 for form in self.known.months)

    def year_told_before(self, at: int) -> int | None:
        """Return the year in figures that the text last told before a word."""
        told = self._text[max(0, self.words[at].start - _TOLD_BEFORE) : self.words[at].start]
        years = [int(one) for one in _FIGURES.findall(told)]
        return next((one for one in reversed(years) if _FIRST_YEAR <= one <= _LAST_YEAR), None)

    def has(self, at: int, *names: str) -> bool:
        """Say whether a single word stands in one of these lists."""
        key = self.key(at)
        return bool(key) and any(f"time.{name}" in self.lexicon.lists(key) for name in names)

    def ending(self, at: int, *names: str) -> tuple[str, int] | None:
        """Return which of these lists words belong to that end here, and where they begin."""
        hit = self.ends.get(at)
        if hit is not None and hit.first < at and hit.name in names:
            return hit.name, hit.first
        return next(((name, at) for name in names if self.has(at, name)), None)

    def starting(self, at: int, *names: str) -> int | None:
        """Return the last word of an entry of these lists that begins here."""
        hit = self.starts.get(at)
        if hit is not None and hit.name in names:
            return hit.last
        return at if self.has(at, *names) else None

    def small(self, at: int) -> int | None:
        """Read a number of one word, in figures or in words from one to ten."""
        number = self.number(at)
        if number is not None:
            return number if len(self.key(at)) <= 3 else None
        return self.known.numbers.get(self.key(at))

    def is_century(self, at: int) -> int | None:
        """Read the number of a century in Roman figures, Cyrillic letters for Latin ones among them."""
        text = self.words[at].text if 0 <= at < len(self.words) else ""
        return parse_roman(text.translate(_LOOKALIKE).lower()) if text.isupper() else None
