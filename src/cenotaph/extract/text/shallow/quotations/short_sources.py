"""Korean sources that are told in short: "군은" for the county named before, "노 지청장" for who holds the office.

Invariant: what is returned stands in the text before, as it is written there without the ending of its case.
"""

from __future__ import annotations

import re

_ENDING = r"(?=(?:은|는|이|가|의|에|에서|을|를|와|과|도|로|으로|청|측)?(?:[\s,.()·]|$))"
_TOWN = r"[가-힣]{2,5}"
_PERSON = r"[가-힣]{1,3}"


def full_town(before: str, short: str) -> str | None:
    """Return the town, county or district last named before whose name ends with one letter.

    >>> full_town("전남 장흥군이 탑을 옮긴다. ", "군")
    '장흥군'
    """
    found = re.findall(rf"(?<![가-힣])({_TOWN}{re.escape(short)}){_ENDING}", before)
    return found[-1] if found else None


def full_name(before: str, surname: str, title: str) -> str | None:
    """Return the person last named before with an office, of whom only the surname is told now.

    >>> full_name("경북지청(지청장 노상민)은 시설을 점검한다. ", "노", "지청장")
    '노상민'
    """
    name = rf"({re.escape(surname)}{_PERSON})"
    found = re.findall(
        rf"{re.escape(title)}\s{name}(?![가-힣])|(?<![가-힣]){name}\s(?:\S+\s)?{re.escape(title)}", before
    )
    return next((one for pair in reversed(found) for one in pair if one), None)
