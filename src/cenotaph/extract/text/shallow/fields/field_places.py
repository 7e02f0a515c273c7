"""Where a card of fields puts its memorial: the towns, districts and countries of its address, else of its heading.

Invariant: as in `places`: a place is a proper name as the text writes it; streets and squares are in one.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.known import Known
from cenotaph.extract.text.layout import Span, overlap
from cenotaph.extract.text.shallow.fields.field_labels import PART, says_anything, trim
from cenotaph.extract.text.shallow.fields.field_lines import Card
from cenotaph.extract.text.shallow.places.find import find_places
from cenotaph.extract.text.shallow.words.lexicon import Lexicon
from cenotaph.extract.text.shallow.words.page import lay_out

_OF_NAMES = frozenset({"places.shapes", "places.heads", "places.qualities"})
"""Lists of words that names of villages have."""
_SHORT = 3
_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"[^\W\d_][\w’'-]+(?: [^\W\d_][\w’'-]+){0,2}")


class CardPlaces:
    """Reads the address of a card."""

    def __init__(self, text: str, card: Card, lexicon: Lexicon, gazetteer: Known) -> None:
        self.text, self.card, self.lexicon, self.gazetteer = text, card, lexicon, gazetteer

    def find(self) -> tuple[Span, ...]:
        """Return where the card puts its memorial: what its address and its lines for districts name, else its heading."""
        told = [one for one in self.card.fields if says_anything(self.text, one.value, self.lexicon)]
        address = next(filter(None, (self._address(one.value) for one in told if one.name == "exists")), ())
        within = [place for one in told if one.name == "within" for place in self._within(one.value)]
        names = {self.text[slice(*place)] for place in address}
        places = (*address, *(one for one in within if self.text[slice(*one)] not in names))
        return tuple(sorted(places)) or self._heading()

    def _address(self, value: Span) -> tuple[Span, ...]:
        known = self._places_in(value)
        others = (one for one in self._unknown_places(value) if self._recurs(one))
        return (*known, *(one for one in others if not any(overlap(one, place) for place in known)))

    def _within(self, value: Span) -> tuple[Span, ...]:
        """Read "District: Kent": the label says that it is a place."""
        found = self._places_in(value)
        words = self.text[slice(*value)]
        named = _NAME.fullmatch(words) and all(not one[0].islower() for one in words.split())
        return found or ((value,) if named else ())

    def _heading(self) -> tuple[Span, ...]:
        here = self._places_in(self.card.line)
        settings = self.lexicon.settings
        if settings.get("names_lead", False) and not settings.get("nouns_capital", False):
            return tuple(one for one in here if self.gazetteer.is_known(self.text[slice(*one)]))
        return here

    def _places_in(self, span: Span) -> tuple[Span, ...]:
        """Return the towns, districts and countries of an address: not its streets."""
        page = lay_out(self.text[slice(*span)], self.lexicon, None)
        found = [place for one in page.sentences for place in find_places(page, one, self.gazetteer)]
        found = [one for one in found if not self._is_street(page.words(one))]
        return tuple((start + span[0], end + span[0]) for start, end in found)

    def _unknown_places(self, span: Span) -> tuple[Span, ...]:
        """Return the parts of an address that are names and no street, where the gazetteer has none of them."""
        if not self.lexicon.settings.get("cased", True):
            return self._with_suffixes(span)
        parts = (trim(self.text, part.span()) for part in PART.finditer(self.text, *span))
        return tuple(one for one in parts if self._is_name(self.text[slice(*one)]))

    def _recurs(self, name: Span) -> bool:
        """Say whether a name stands elsewhere, too, where any noun may have a capital: "Schulhof", "Riverside"."""
        settings = self.lexicon.settings
        if not settings.get("names_lead", False) or not settings.get("cased", True):
            return True
        words = rf"(?<!\w){re.escape(self.text[slice(*name)])}(?!\w)"
        return any(found.start() != name[0] for found in re.finditer(words, self.text))

    def _with_suffixes(self, span: Span) -> tuple[Span, ...]:
        """Return words that end as districts and towns do: "태백시"."""
        ends = self.lexicon.list("places.suffixes")
        words = _WORD.finditer(self.text, *span)
        return tuple(
            one.span()
            for one in words
            if any(len(one[0]) > len(end) and one[0].endswith(end) for end in ends)
        )

    def _is_name(self, words: str) -> bool:
        """Say whether some words are a name of which no word is known to mean anything else."""
        own = words.split()
        if not _NAME.fullmatch(words) or not all(one[0].isupper() for one in own):
            return False
        known = {name for one in own for name in self.lexicon.lists(one.lower())}
        return known <= _OF_NAMES and not self._is_street(words)

    def _is_street(self, words: str) -> bool:
        """Say whether some words name a street or a square, which is somewhere in a town."""
        own = re.findall(r"[^\W\d_]+", words.lower())
        return any(
            self.lexicon.matches(f"places.{key}", one) for one in own for key in ("spots", "streets", "roads")
        ) or any(
            own[-1].endswith(end)
            for end in self.lexicon.list("places.spots")
            if own and len(end) > _SHORT and self._joins
        )

    @property
    def _joins(self) -> bool:
        """Whether words are joined: "Kirchplatz"."""
        return bool(self.lexicon.settings.get("nouns_capital", False))
