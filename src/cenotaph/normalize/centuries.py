"""Decades and centuries in words -> EDTF with unspecified digits.

Invariant: every word is understood, or the answer is None. "Early", "second half" and the like are left out: level 1
cannot say them, and the whole century holds them. "1900s" is the century, which holds the decade.
"""

from __future__ import annotations

import re

from cenotaph.normalize.date_words import (
    CENTURY,
    CENTURY_AFTER_FIGURES,
    CENTURY_FIRST,
    DECADES,
    FRACTIONS,
    NTH,
    ORDINAL_ENDS,
    SKIP,
)

_DECADE_ENDS = r"'?s|er|-?(?:е|х|ті|те|их|та|тих|те|ые|tych|te|ých|té|es|as|er|s)"
_DECADE_LEADS = r"lata|latach|années|años|anni|anos|jaren|léta|anii|decade of(?: the)?|década de|décennie"
_DECADE = re.compile(
    rf"(?:(?P<lead>{_DECADE_LEADS}) )?(?P<year>\d{{3}})0(?P<end>{_DECADE_ENDS})?\.?(?: (?P<word>[^\W\d_]+)\.?)?"
)
_CENTURY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? century|c(\d{1,2})")
_UNKNOWN_DIGITS = re.compile(r"(\d{3})[x?_]|(\d\d)(?:xx|\?\?|__|--)")
_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")
_ROMAN = re.compile(r"x{0,2}(?:ix|iv|v?i{0,3})")
_ROMAN_ORDINAL = re.compile(r"\b([ivx]+)(?:th|st|nd|rd|ème|eme|e|er)\b")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}
_LAST_CENTURY = 21
_RANGE = re.compile(r" ?[-/] ?| to | bis ")


def parse_roman(text: str) -> int | None:
    """Read a Roman number from 1 to 29, small letters.

    >>> parse_roman("xix"), parse_roman("iiii")
    (19, None)
    """
    if not text or _ROMAN.fullmatch(text) is None:
        return None
    values = [_ROMAN_VALUES[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(value if value >= after else -value for value, after in zip(values, following, strict=True))


def parse_century(cell: str) -> str | None:
    """Read a decade or a century, or a span of centuries.

    Args:
        cell: folded words, dashes written as "-".

    >>> parse_century("1990s"), parse_century("early 20th century"), parse_century("lata 20. xx wieku")
    ('199X', '19XX', '192X')
    >>> parse_century("конец xix - начало xx века"), parse_century("xix")
    ('18XX/19XX', None)
    """
    if found := _UNKNOWN_DIGITS.fullmatch(cell):
        return f"{found[1]}X" if found[1] else f"{found[2]}XX"
    if decade := _parse_decade(cell):
        return decade
    if found := _CENTURY.fullmatch(cell):
        return _century(int(found[1] or found[2]))
    words = _words(cell)
    if not any(word in CENTURY for word in words):
        return None
    return _parse_one(words) or _parse_span(cell)


def _words(cell: str) -> list[str]:
    return _TOKEN.findall(_ROMAN_ORDINAL.sub(r"\1 ", cell))


def _parse_decade(cell: str) -> str | None:
    found = _DECADE.fullmatch(cell)
    if found is None or not (found["lead"] or found["end"]):
        return None
    if found["word"] and found["word"] not in DECADES:
        return None
    year = found["year"]
    return f"{year[:2]}XX" if year.endswith("0") else f"{year}X"


def _century(number: int) -> str | None:
    return f"{number - 1:02}XX" if 1 <= number <= _LAST_CENTURY else None


def _parse_span(cell: str) -> str | None:
    for sign in _RANGE.finditer(cell):
        last = _parse_one(_words(cell[sign.end() :]))
        first = _parse_one([*_words(cell[: sign.start()]), "century"])
        if first and last and first < last:
            return f"{first}/{last}"
    return None


def _parse_one(words: list[str]) -> str | None:
    """Read one century, or one or two decades of it, from the words of a phrase."""
    numbers: list[int] = []
    centuries = decades = 0
    is_word_first = False
    for at, word in enumerate(words):
        after = next(
            (later for later in words[at + 1 :] if later not in ".-'" and later not in ORDINAL_ENDS), ""
        )
        number = _number(word, after)
        if number is not None:
            if after not in FRACTIONS:
                numbers.append(number)
        elif word in CENTURY and numbers:
            if words[at - 1].isdecimal() and word not in CENTURY_AFTER_FIGURES:
                return None
            centuries += 1
        elif word in CENTURY_FIRST or (word in CENTURY and _number(after, "") and not after.isdecimal()):
            centuries += 1
            is_word_first = True
        elif word in DECADES:
            decades += 1
        elif not _is_silent(word, words[at - 1] if at else ""):
            return None
    if centuries != 1 or not numbers or (is_word_first and len(numbers) > 1):
        return None
    return _compose(numbers, is_decades=decades > 0)


def _is_silent(word: str, before: str) -> bool:
    return (
        word in SKIP
        or word in FRACTIONS
        or word in NTH
        or word in ".,-'"
        or (word in ORDINAL_ENDS and before != "")
    )


def _number(word: str, after: str) -> int | None:
    if word.isdecimal():
        return int(word) if len(word) <= 2 else -1
    # "v" and "i" are words of Slavic languages as well: numbers only right before what they count.
    if len(word) == 1 and after not in CENTURY and after not in FRACTIONS and after != "":
        return None
    return parse_roman(word) or None


def _compose(numbers: list[int], *, is_decades: bool) -> str | None:
    *tens, number = numbers
    century = _century(number)
    if century is None or not tens:
        return century if not is_decades else None
    if not is_decades or len(tens) > 2 or any(ten % 10 or not 10 <= ten <= 90 for ten in tens):
        return None
    written = [f"{century[:2]}{ten // 10}X" for ten in tens]
    return "/".join(written) if written == sorted(set(written)) else None
