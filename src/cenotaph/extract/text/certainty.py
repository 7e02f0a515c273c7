"""How often each rule is right: measured, not estimated.

Invariant: the certainty of a quotation depends on its rule and mode alone, that of a finding on its rule and on which
reader found it. A rule of quotations that the table does not know keeps the certainty that it came with; a rule of
findings that it does not know is as certain as all rules of its reader together.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from msgspec.structs import replace

from cenotaph.extract.text.reading import Quotation, Reader


@cache
def read_certainties() -> dict[str, dict[str, tuple[int, int]]]:
    """Read the table: by mode of quotations or reader, and rule, how many were right of how many.

    >>> right, n = read_certainties()["direct"]["reported"]
    >>> n > right > 0
    True
    """
    folder = resources.files("cenotaph.extract.text")
    table = tomllib.loads(folder.joinpath("data/certainties.toml").read_text(encoding="utf-8"))
    return {mode: {rule: (right, n) for rule, (right, n) in rules.items()} for mode, rules in table.items()}


def with_certainty(one: Quotation) -> Quotation:
    """Give a quotation the measured certainty of its rule, in thousandths."""
    counted = read_certainties().get(one.mode, {}).get(one.rule)
    return one if counted is None else replace(one, certainty=_thousandths(*counted))


@cache
def certainty_of(reader: Reader, rule: str) -> int:
    """Return how often what a rule finds is told by the text, in thousandths.

    >>> certainty_of("words", "no such rule") == certainty_of("words", "nor this one")
    True
    """
    table = read_certainties()[reader]
    every = sum(right for right, _ in table.values()), sum(n for _, n in table.values())
    return _thousandths(*table.get(rule, every))


def _thousandths(right: int, n: int) -> int:
    """Count one right and one wrong case more, so that a rule seen three times is not certain."""
    return 1000 * (right + 1) // (n + 2)
