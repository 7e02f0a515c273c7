"""Coordinates whose decimal point was lost or became a mark of thousands, put right where that can be proved.

Invariant: nothing here raises, and a number is returned only if exactly one place for the point agrees with the proof.
A spreadsheet takes 57.660195924117 for a whole number and groups it ("5,766,019,592"): the digits are there, rounded
to ten, the point is not.
"""

from __future__ import annotations

import re

from cenotaph.normalize.coordinates import fold_coordinate, parse_degrees

_GROUPED = re.compile(
    r"(?P<sign>[+-]?)(?P<digits>\d{1,3}(?:[., ']\d{1,15}){0,8}|\d{4,24})(?:e\+?(?P<up>\d{1,2}))?"
)
_NEAR_DEG = 0.01
_FEWEST_DIGITS = 4
_MOST_WHOLE_DIGITS = 3


def restore_decimal(
    text: str, *, near: float | None = None, digits: tuple[int, int] | None = None, limit: float = 180.0
) -> float | None:
    """Put the decimal point of a mangled coordinate back.

    Args:
        text: the cell: "5,766,019,592", "-2780472441902", "57.660.195.92", "5,61808E+13".
        near: the same coordinate from elsewhere in the row, as the link of a map; the number must lie within 0.01
            degree of it. Where the cell is ``near`` with fewer digits, ``near`` itself is returned.
        digits: without ``near``: the fewest and the most digits before the point in the clean cells of the column, 0
            for numbers below one. A cell that reads as a coordinate as it stands is then no mangled one.
        limit: the greatest size: 90 for a latitude.

    Returns:
        The number, or None where no place or several places for the point agree.

    >>> restore_decimal("5,766,019,592", near=57.660195924117), restore_decimal("-2780472441902", digits=(1, 1))
    (57.660195924117, -2.780472441902)
    >>> restore_decimal("5,61808E+13", near=56.1808), restore_decimal("5,766,019,592", digits=(1, 2), limit=90)
    (56.1808, None)
    """
    found = _GROUPED.fullmatch(fold_coordinate(text)) if len(text) <= 60 else None
    if found is None:
        return None
    figures = re.sub(r"\D", "", found["digits"])
    significant = figures.lstrip("0")
    if len(significant) < _FEWEST_DIGITS:
        return None
    if near is None and (digits is None or (found["up"] is None and _is_clean(text, limit))):
        return None
    fewest, most = (0, _MOST_WHOLE_DIGITS) if near is not None or digits is None else digits
    fitting = set()
    for whole in range(max(fewest, 0), min(most, _MOST_WHOLE_DIGITS) + 1):
        written = f"{found['sign']}{significant[:whole] or '0'}.{significant[whole:] or '0'}"
        value = float(written)
        if abs(value) > limit or (near is not None and abs(value - near) > _NEAR_DEG):
            continue
        fitting.add(_fuller(value, len(significant) - whole, near))
    return fitting.pop() if len(fitting) == 1 else None


def count_whole_digits(value: float) -> int:
    """Count the digits before the point; 0 for numbers below one.

    >>> count_whole_digits(-2.19), count_whole_digits(57.6), count_whole_digits(0.5)
    (1, 2, 0)
    """
    whole = int(abs(value))
    return len(str(whole)) if whole else 0


def _is_clean(text: str, limit: float) -> bool:
    value = parse_degrees(text)
    return value is not None and abs(value) <= limit


def _fuller(value: float, decimals: int, near: float | None) -> float:
    return near if near is not None and abs(near - value) <= 10.0**-decimals else value
