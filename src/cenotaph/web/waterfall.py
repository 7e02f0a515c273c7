"""The reasons of a program's judgement as a waterfall: each bar begins where the one before it ended.

Invariant: bars are drawn in the order of the reasons and lie within 0 and 100; what is no weighted reason stays words.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

import msgspec

from cenotaph.linkage.reasons import Reason, parse_reason

WIDTH: Final = 100.0
_THINNEST: Final = 0.8


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """One reason: `x` and `width` of 100; `bits` with its sign."""

    words: str
    bits: float
    x: float
    width: float


class Waterfall(msgspec.Struct, frozen=True, kw_only=True):
    """The weighted reasons, what they come to, and where nothing would lie on the axis.

    Attributes:
        odds: the sum in words: "about 200 to 1 that they are one".
    """

    bars: tuple[Bar, ...]
    bits: float
    zero: float
    odds: str


def plain_reasons(reasons: Iterable[str]) -> tuple[str, ...]:
    """Give the reasons that carry no weight: those of people, and remarks of the program."""
    return tuple(reason for reason in reasons if parse_reason(reason) is None)


def draw_waterfall(reasons: Iterable[str]) -> Waterfall | None:
    """Draw reasons.

    Args:
        reasons: of a judgement.

    Returns:
        The picture, or None where no reason has a weight.
    """
    weighted = [one for reason in reasons if (one := parse_reason(reason))]
    if not weighted:
        return None
    ends, at = [0.0], 0.0
    for one in weighted:
        at += one.weight
        ends.append(at)
    low = min(ends)
    scale = WIDTH / ((max(ends) - low) or 1.0)
    return Waterfall(
        bars=tuple(
            _bar(one, (min(pair) - low) * scale, abs(one.weight) * scale)
            for one, pair in zip(weighted, pairwise(ends), strict=True)
        ),
        bits=round(at, 1),
        zero=round(-low * scale, 2),
        odds=say_odds(at),
    )


def _bar(reason: Reason, x: float, width: float) -> Bar:
    shown = max(width, _THINNEST)
    return Bar(
        words=reason.words,
        bits=round(reason.weight, 1),
        x=round(min(x, WIDTH - shown), 2),
        width=round(shown, 2),
    )


def say_odds(bits: float) -> str:
    """Say log odds in words.

    >>> say_odds(5.0), say_odds(-1.0), say_odds(0.2)
    ('about 30 to 1 that they are one', 'about 2 to 1 that they are not', 'as likely as not that they are one')
    """
    ratio = float(2 ** min(abs(bits), 40.0))
    if ratio < 1.5:
        return "as likely as not that they are one"
    rounded = round(ratio) if ratio < 10 else round(ratio, 1 - len(str(int(ratio))))
    return f"about {int(rounded):,} to 1 that they are {'one' if bits > 0 else 'not'}"
