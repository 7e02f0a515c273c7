"""The day that a text gives itself: "LINDENAU, 12 May 2024." before its first words.

Invariant: a day counts only with its month and year, behind a name and a comma, where one of the first lines begins.
"""

from __future__ import annotations

import re

from cenotaph.normalize.dates import parse_date

_HEAD = re.compile(
    r"(?P<place>[^\W\d_][^\d,]{1,40})(?:, [^\d,]{2,20})?, (?:(?:den|am|le|el|dnia|dne) )?"
    r"(?P<date>\d{1,2}\.? (?:de |d’)?[^\W\d_]{3,12}\.? (?:de )?\d{4}|[^\W\d_]{3,9}\.? \d{1,2}, \d{4})"
    r"(?: ?(?:г|р|r)\b\.?)?(?=\.? ?(?:[—–(/]|--? |$)|\. )"
)
_HEAD_LENGTH, _LINES = 600, 3
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def find_date(text: str) -> str | None:
    """Return the day of a dateline as EDTF, or None.

    >>> find_date("LINDENAU, 12 May 2024. The memorial was cleaned.")
    '2024-05-12'
    >>> find_date("In Lindenau, 12 May 2024 is the day of the memorial.") is None
    True
    """
    for line in text[:_HEAD_LENGTH].strip().splitlines()[:_LINES]:
        found = _HEAD.match(line.strip())
        if found is None or not all(word[0].isupper() for word in found["place"].split()):
            continue
        date = parse_date(found["date"])
        if date is not None and _FULL_DAY.fullmatch(date):
            return date
    return None
