"""English times told from another time of the text: "two years later", "the following year", "in May of that year".

Invariant: such a time has a date only where the text names a year shortly before it; otherwise it has none, but for what
is "earlier" than the document.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token
from cenotaph.extract.text.syntax.times.time_spans import Now
from cenotaph.normalize.months import MONTHS

_REACH = 240
"""Characters back to the year that "two years later" goes by: of this sentence or the one before."""
_YEAR = re.compile(r"(?<![\d,./-])(1[5-9]\d\d|20\d\d)(?![\d]|,\d|-\d\d-)")
NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}  # fmt: skip
COUNTS = "|".join(NUMBERS)
_UNITS = {"year": 1, "decade": 10, "century": 100, "centurie": 100}


def year_before(match: re.Match[str]) -> int | None:
    """Return the last year that the text names shortly before a time."""
    years = _YEAR.findall(match.string, max(0, match.start() - _REACH), match.start())
    return int(years[-1]) if years else None


def later(match: re.Match[str], today: Now) -> str | None:
    """Date "two years later", "a decade earlier" by the year that was named before; "earlier" else by the document."""
    back = match["way"].lower() in ("earlier", "before", "previously")
    begin = year_before(match)
    if begin is None and back and match["way"].lower() == "earlier":
        begin = today.year
    number = match["n"].lower()
    count = int(number) if number.isdigit() else NUMBERS.get(number)
    if begin is None or count is None:
        return "" if begin is None else None
    years = count * _UNITS[match["unit"].lower()]
    about = "~" if match["unit"].lower() != "year" or match["about"] else ""
    return f"{begin - years if back else begin + years:04}{about}"


def same_year(match: re.Match[str], today: Now) -> str | None:
    """Date "the following year", "later that year", "in May of the same year" by the year that was named before."""
    begin = year_before(match)
    which = match["which"].lower().split()[-1]
    step = {"following": 1, "next": 1, "previous": -1, "preceding": -1}.get(which, 0)
    if begin is None:
        return f"{today.year + step:04}" if which in ("next", "previous") and today.year else ""
    month = match.groupdict().get("month")
    return f"{begin + step:04}" + (f"-{MONTHS[month.lower()]:02}" if month else "")


def is_until(sentence: Sentence, verb: Token) -> bool:
    """Say whether it did happen, but late: "was not dedicated until 1960"."""
    late = [kid for kid in sentence.kids(verb.i, "prep") if kid.lower in ("until", "till") and kid.i > verb.i]
    return bool(late) and bool(sentence.kids(verb.i, "neg")) and verb.tag in ("VBN", "VB")
