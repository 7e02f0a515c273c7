"""Words by what they mean, read from data that a speaker of a language can extend without code.

Invariant: everything here is a pure function of a text and the data; of overlapping phrases the longest counts, and a
word that is not in the data means nothing, which is no error.

The form of the data: one table a meaning, one line a language, words divided by blanks; `*` where a word's ending (or
beginning) does not matter, `_` between the words of a phrase.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

import msgspec

from cenotaph.normalize.names import fold_name

_CAMEL = re.compile(r"(?<=[a-z\u0430-\u044f])(?=[A-Z\u0410-\u042f])|(?<=[A-Z])(?=[A-Z][a-z])")
_NUMBER_SIGN = re.compile(r"\u2116|(?<!\w)#(?!\w)|(?<!\w)n[\u00b0\u00ba](?!\w)", re.I)
_ELISION = re.compile(r"\b[dln]['\u2019](?=\w)", re.I)
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SHORTEST_PIECE = 3
_LONGEST_PIECE = 20
_MOST_PIECES = 4
_CUT_CHARS = 6
"""Shape files cut the names of their columns at ten letters: a word of this length or more may be the rest of one."""


def read_words(package: str, name: str) -> dict[str, Any]:
    """Read a data file of a room of the package."""
    text = resources.files(package).joinpath("data", name).read_text("utf-8")
    return tomllib.loads(text)


def words_of(text: str) -> list[str]:
    """Cut a header or a cell into folded words.

    >>> words_of("YearPlaced"), words_of("Date of damage (first reported)"), words_of("name:uk")
    (['year', 'placed'], ['date', 'of', 'damage', 'first', 'reported'], ['name', 'uk'])
    """
    spaced = _CAMEL.sub(" ", _ELISION.sub("", _NUMBER_SIGN.sub(" no ", text)))
    return fold_name(re.sub(r"[_\W]+", " ", spaced.replace("'", "").replace("\u2019", ""))).split()


class Match(msgspec.Struct, frozen=True):
    """A stretch of words, and what it means."""

    words: str
    meanings: frozenset[str]


class Lexicon:
    """Words and phrases with their meanings."""

    def __init__(self, tables: Mapping[str, Mapping[str, str]], *, compounds: bool) -> None:
        """Take the words in.

        Args:
            tables: meaning -> language -> words.
            compounds: whether a word may be known words written together ("yearbuilt"), or a known word cut off.
        """
        self._phrases: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self._starts: dict[str, set[str]] = defaultdict(set)
        self._ends: dict[str, set[str]] = defaultdict(set)
        self._inside: dict[str, set[str]] = defaultdict(set)
        self._longest = 1
        self._compounds = compounds
        for meaning, languages in tables.items():
            for entry in (entry for words in languages.values() for entry in words.split()):
                self._add(meaning, entry)
        self._one = lru_cache(maxsize=65_536)(self._of_one)

    def matches(self, words: list[str]) -> Iterator[Match]:
        """Yield stretches of words that mean something, from the left, the longest phrase first."""
        at = 0
        while at < len(words):
            for length in range(min(self._longest, len(words) - at), 0, -1):
                phrase = tuple(words[at : at + length])
                if phrase in self._phrases:
                    yield Match(" ".join(phrase), frozenset(self._phrases[phrase]))
                    at += length
                    break
            else:
                yield from self._one(words[at])
                at += 1

    def meanings(self, text: str) -> frozenset[str]:
        """Return everything that the words of a text mean."""
        return frozenset(meaning for match in self.matches(words_of(text)) for meaning in match.meanings)

    def whole(self, text: str) -> frozenset[str]:
        """Return what a text means as one phrase; nothing if it holds any other word."""
        return frozenset(self._phrases.get(tuple(words_of(text)), ()))

    def _add(self, meaning: str, entry: str) -> None:
        plain = tuple(fold_name(entry.replace("_", " ").replace("*", "")).split())
        if entry.endswith("*") and len(plain) == 1:
            self._starts[plain[0]].add(meaning)
        elif entry.startswith("*"):
            self._ends[plain[0]].add(meaning)
        else:
            self._phrases[plain].add(meaning)
            self._longest = max(self._longest, len(plain))
            if _UNSPACED.search(plain[0]) and len(plain[0]) > 1:
                self._inside[plain[0]].add(meaning)

    def _of_one(self, word: str) -> tuple[Match, ...]:
        """Find out what a word means that is not in the data as it stands."""
        found = {
            meaning
            for cut in range(1, len(word) + 1)
            for meaning in (*self._starts.get(word[:cut], ()), *self._ends.get(word[-cut:], ()))
        }
        if _UNSPACED.search(word):
            found.update(meaning for part, all_ in self._inside.items() if part in word for meaning in all_)
        if found or not self._compounds:
            return (Match(word, frozenset(found)),) if found else ()
        if pieces := self._cut(word):
            return tuple(Match(piece, frozenset(self._phrases[(piece,)])) for piece in pieces)
        return self._completed(word) if len(word) >= _CUT_CHARS else ()

    def _cut(self, word: str) -> tuple[str, ...]:
        """Cut words that were written together into as few known words as possible."""
        best: dict[int, tuple[str, ...]] = {0: ()}
        for end in range(_SHORTEST_PIECE, len(word) + 1):
            for start in range(max(0, end - _LONGEST_PIECE), end - _SHORTEST_PIECE + 1):
                known = best.get(start)
                if known is None or len(known) >= _MOST_PIECES or (word[start:end],) not in self._phrases:
                    continue
                if end not in best or len(known) + 1 < len(best[end]):
                    best[end] = (*known, word[start:end])
        return best.get(len(word), ())

    def _completed(self, word: str) -> tuple[Match, ...]:
        found = _union(
            meanings
            for phrase, meanings in self._phrases.items()
            if len(phrase) == 1 and phrase[0].startswith(word)
        )
        return (Match(word, found),) if found else ()


def _union(sets: Iterable[set[str]]) -> frozenset[str]:
    return frozenset().union(*sets)
