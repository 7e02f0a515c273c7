"""What reading a text asks of a gazetteer."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from cenotaph.gazetteer.meaning import Meaning
from cenotaph.model.value import PlaceCandidate


class Known(Protocol):
    """What the extractor asks of a gazetteer."""

    def is_known(self, name: str) -> bool:
        """Tell whether any place has this name."""

    def find(self, name: str, *, countries: Collection[str] = ()) -> Sequence[PlaceCandidate]:
        """Return the places that a name may mean, best first."""

    def meanings(self, name: str) -> Sequence[Meaning]:
        """Return every place that a name may mean, for choosing by what else the text names."""


class Nowhere:
    """A gazetteer that knows no place."""

    def is_known(self, name: str) -> bool:
        """Return False."""
        del name
        return False

    def find(self, name: str, *, countries: Collection[str] = ()) -> Sequence[PlaceCandidate]:
        """Return nothing."""
        del name, countries
        return ()

    def meanings(self, name: str) -> Sequence[Meaning]:
        """Return nothing."""
        del name
        return ()
