"""What a text is read to state, in words."""

from __future__ import annotations

from cenotaph.extract.text import Reading


def stated(reading: Reading) -> set[str]:
    """List the properties that were found, each with its status."""
    return {f"{one.property} {one.status}" for one in reading.findings}
