"""How often each rule of quotations is right: measured, not estimated.

Invariant: the certainty of a quotation depends on its rule and mode alone. A rule that the table does not know keeps
the certainty that it came with.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from msgspec.structs import replace

from cenotaph.extract.text.reading import Quotation


@cache
def read_certainties() -> dict[str, dict[str, tuple[int, int]]]:
    """Read the table: by mode and rule, how many were right of how many.

    >>> right, n = read_certainties()["direct"]["reported"]
    >>> n > right > 0
    True
    """
    folder = resources.files("cenotaph.extract.text")
    table = tomllib.loads(folder.joinpath("data/certainties.toml").read_text(encoding="utf-8"))
    return {mode: {rule: (right, n) for rule, (right, n) in rules.items()} for mode, rules in table.items()}


def with_certainty(one: Quotation) -> Quotation:
    """Give a quotation the measured certainty of its rule, in thousandths.

    One right and one wrong case are added to what was counted, so that a rule seen three times is not certain.
    """
    counted = read_certainties().get(one.mode, {}).get(one.rule)
    if counted is None:
        return one
    right, n = counted
    return replace(one, certainty=1000 * (right + 1) // (n + 2))
