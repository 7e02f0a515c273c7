"""Names as a language bends them, and how well the gazetteer knows them.

Invariant: a name is looked up as it is written and with its ending replaced as `places.endings` of the word list says;
nothing is guessed beyond that. The same name is asked for once.
"""

from __future__ import annotations

from itertools import islice, product
from typing import NamedTuple

from cenotaph.extract.text.known import Known
from cenotaph.extract.text.shallow.words.lexicon import Lexicon

_MOST_FORMS = 60
_SHORTEST_STEM = 2
_ABROAD = 150
"""Taken off the score of a town in a country in which a text of the language hardly plays."""


class Fame(NamedTuple):
    """How well a name is known: the best score of its places (0 to 1000), whether as written, whether a country."""

    score: int
    exact: bool
    wide: bool


UNKNOWN = Fame(0, exact=False, wide=False)


class NameForms:
    """The names of one language, asked of one gazetteer."""

    def __init__(self, lexicon: Lexicon, gazetteer: Known) -> None:
        """Take the endings of the language apart."""
        self.lexicon = lexicon
        self._gazetteer = gazetteer
        self._home = frozenset(
            code.upper() for entry in lexicon.list("places.home") for code in entry.split()[1:]
        )
        self._endings: dict[str, tuple[str, ...]] = {}
        for entry in lexicon.list("places.endings"):
            ending, _, others = entry.partition(":")
            given = tuple("" if one == "_" else one for one in others.split())
            self._endings[ending] = self._endings.get(ending, ()) + given
        self._longest = max(map(len, self._endings), default=0)
        self._known: dict[tuple[str, ...], Fame] = {}

    def fame(self, words: tuple[str, ...]) -> Fame:
        """Say how well a name of some words is known, in whatever form it is written."""
        found = self._known.get(words)
        if found is None:
            if len(self._known) > 100_000:
                self._known.clear()
            found = self._known[words] = self._look_up(words)
        return found

    def _look_up(self, words: tuple[str, ...]) -> Fame:
        best = self._best(words)
        if best is UNKNOWN and len(words) == 1 and (parts := _hyphenated(words[0])):
            # "Bielsku-Białej" bends both its parts; of "Ostravě-Porubě" only the town is known.
            pairs = product(*(self._forms(part) for part in parts))
            best = max(self._best(("-".join(pair),), bent=True) for pair in islice(pairs, _MOST_FORMS))
            if best is UNKNOWN or not best.score:
                best = self._best(parts[:1])
        return best

    def _best(self, words: tuple[str, ...], *, bent: bool = False) -> Fame:
        best = UNKNOWN
        ways = iter((words,)) if bent else islice(product(*map(self._forms, words)), _MOST_FORMS)
        for forms in ways:
            name = " ".join(forms)
            if not self._gazetteer.is_known(name):
                continue
            for place in self._gazetteer.find(name):
                wide = place.kind in ("country", "area")
                at_home = wide or place.country in self._home
                exact = forms == words and not bent
                fame = Fame(place.score - (0 if at_home else _ABROAD), exact, wide)
                best = max(best, fame)
        return best

    def _forms(self, word: str) -> list[str]:
        forms = [word]
        for size in range(min(self._longest, len(word) - _SHORTEST_STEM), 0, -1):
            for other in self._endings.get(word[-size:], ()):
                form = word[:-size] + other
                if form not in forms:
                    forms.append(form)
        return forms


def _hyphenated(word: str) -> tuple[str, ...]:
    """Return the parts of a word of two names with a hyphen between."""
    parts = tuple(word.split("-"))
    return (
        parts
        if len(parts) == 2 and all(len(part) > _SHORTEST_STEM and part[0].isupper() for part in parts)
        else ()
    )


_MOST_KEPT = 16
_kept: dict[tuple[int, int], tuple[Known, NameForms]] = {}


def name_forms(lexicon: Lexicon, gazetteer: Known) -> NameForms:
    """Return the names of a language in a gazetteer, set up once."""
    key = id(lexicon), id(gazetteer)
    found = _kept.get(key)
    if found is None or found[0] is not gazetteer or found[1].lexicon is not lexicon:
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        found = _kept[key] = gazetteer, NameForms(lexicon, gazetteer)
    return found[1]
