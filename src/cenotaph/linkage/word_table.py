"""The table of generic words: concepts by language, read from ``data/name_words.toml`` and made ready for look-ups.

Invariant: within a language no word stands under two concepts, and a concept belongs to one group in all languages;
what is read is compiled once and does not change. Between languages a word may mean two things ("Dom" is a house and a
cathedral): then it has both concepts; a generic meaning goes before a stop word, unless the word is very short.

A word ends or begins with ``*`` where it may be part of a longer one: ``пам'ятник*`` is a word with any ending,
``*denkmal`` takes the end off a compound and leaves the beginning to be read. An entry of several words is a phrase.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from cenotaph.linkage.sounds import sound, word_stem
from cenotaph.normalize.names import fold_name, romanize_name

GROUPS = ("object", "whom", "war", "rank_title", "adjective")
FUNCTION = "function"

UNSPACED = re.compile(
    "([\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+)"
)
"""A run of letters of a script whose words are written together: hangul, kana, Han."""

# Languages whose words change their endings so much that a form is found by its stem.
_INFLECTED = frozenset(("uk", "ru", "bg", "mk", "be", "sr", "hr", "sl", "pl", "cs", "sk", "lt", "lv"))
_SHORTEST_LOOSE = 5
# Shorter words are numbers (i, ii), particles and abbreviations: they are compared as they are.
_SHORTEST_SOUND = 4
_LONGEST_PARTICLE = 3
# Plurals, genders and cases that are made by a rule: an ending of a word -> what stands in its place.
_FORMS: dict[str, dict[str, tuple[str, ...]]] = {
    "de": {"": ("s", "es", "e", "n", "en")},
    "nl": {"": ("s", "en")},
    "fr": {"": ("s", "e", "es"), "al": ("aux",)},
    "es": {"o": ("a", "os", "as"), "": ("s", "es")},
    "pt": {"o": ("a", "os", "as"), "al": ("ais",), "": ("s", "es")},
    "it": {"o": ("a", "i", "e"), "a": ("e",), "e": ("i",)},
}
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


class Found(NamedTuple):
    """What a word or a phrase stands for: concepts, or tokens of a name, or (a stop word) neither; and in which languages."""

    concepts: frozenset[str] = frozenset()
    tokens: tuple[str, ...] = ()
    langs: frozenset[str] = frozenset()


NOTHING = Found()


@lru_cache(maxsize=65_536)
def loose_key(word: str) -> str:
    """Give the key under which forms of a generic word meet: romanised, without its ending, one letter a sound."""
    romanised = romanize_name(word).replace(" ", "")
    return romanised if len(romanised) < _SHORTEST_SOUND else sound(word_stem(romanised))


Phrases = dict[str, list[tuple[tuple[str, ...], Found]]]
"""First key of a phrase -> the keys that follow, the longest first, and what the phrase stands for."""


@dataclass
class WordTable:
    """The words of all languages in the forms in which they are looked up."""

    groups: dict[str, str] = field(default_factory=dict)
    exact: dict[str, Found] = field(default_factory=dict)
    loose: dict[str, Found] = field(default_factory=dict)
    loose_names: dict[str, Found] = field(default_factory=dict)
    prefixes: dict[str, Found] = field(default_factory=dict)
    suffixes: dict[str, Found] = field(default_factory=dict)
    unspaced: dict[str, Found] = field(default_factory=dict)
    unspaced_suffixes: dict[str, Found] = field(default_factory=dict)
    phrases: Phrases = field(default_factory=dict)
    unspaced_phrases: Phrases = field(default_factory=dict)
    forms: dict[str, Found] = field(default_factory=dict)
    functions: set[str] = field(default_factory=set)
    given: set[str] = field(default_factory=set)
    surnames: frozenset[str] = frozenset()
    surnames_after_given: frozenset[str] = frozenset()

    def put(self, lang: str, entry: str, found: Found) -> None:
        """Add one entry of a language.

        Args:
            lang: ISO 639-1 code; says whether forms of the word are found by its stem.
            entry: a word, a word with a mark at one end, or a phrase.
            found: what it stands for.
        """
        word = fold_name(entry)
        if entry.startswith("*"):
            _merge(self.unspaced_suffixes if UNSPACED.search(word) else self.suffixes, word, found)
            if lang == "de":
                self.suffixes.setdefault(f"{word}s", found)
        elif entry.endswith("*"):
            _merge(self.prefixes, word, found)
            self._put_loose(lang, word, found)
            if lang in _INFLECTED:
                self.loose.setdefault(sound(romanize_name(word)), found)
        elif UNSPACED.fullmatch(word):
            _merge(self.unspaced, word, found)
        elif " " in word or word.isdigit():
            phrases = self.unspaced_phrases if lang in ("ko", "ja", "zh") else self.phrases
            first, *rest = map(loose_key, word.split())
            phrases.setdefault(first, []).append((tuple(rest), found))
        else:
            self._put_word(lang, word, found)
        if lang == "de" and (spelled := entry.translate(_UMLAUTS)) != entry:
            self.put(lang, spelled, found)

    def _put_word(self, lang: str, word: str, found: Found) -> None:
        _merge(self.exact, word, found)
        if found.langs and not found.concepts and len(word) <= _LONGEST_PARTICLE:
            self.functions.add(word)
        for form in _forms(lang, word):
            _merge(self.forms, form, found)
        self._put_loose(lang, word, found)

    def _put_loose(self, lang: str, word: str, found: Found) -> None:
        if lang in _INFLECTED and len(word) >= _SHORTEST_LOOSE:
            _merge(self.loose, loose_key(word), found)

    def put_name(self, form: str, found: Found) -> None:
        """Add a form of a name of a person or a feast.

        Stems are only for words in Cyrillic: in Latin letters they would make Johanna one with Johann.
        """
        self.put("", form, found)
        word = fold_name(form)
        self.given.add(word)
        if " " not in word and len(word) >= _SHORTEST_LOOSE:
            self.loose_names.setdefault(loose_key(word), found)

    def settle(self) -> None:
        """Read a short word that is a particle somewhere as a particle: "por" is "for", not a Polish lieutenant."""
        for word in self.functions:
            self.exact[word] = Found(langs=self.exact[word].langs)
        self._sort_phrases()

    def _sort_phrases(self) -> None:
        """Put the longest phrase first under each key, and let unspaced names know the phrases of all names."""
        for first, listed in self.phrases.items():
            self.unspaced_phrases.setdefault(first, []).extend(listed)
        for phrases in (self.phrases, self.unspaced_phrases):
            for listed in phrases.values():
                listed.sort(key=lambda phrase: -len(phrase[0]))


def _forms(lang: str, word: str) -> list[str]:
    """Make the regular forms of a word of a language that has few endings."""
    if len(word) < _SHORTEST_LOOSE:
        return []
    for ending, instead in _FORMS.get(lang, {}).items():
        if word.endswith(ending):
            return [word[: len(word) - len(ending)] + form for form in instead]
    return []


def _merge(words: dict[str, Found], word: str, found: Found) -> None:
    known = words.get(word, NOTHING)
    words[word] = Found(
        known.concepts | found.concepts, known.tokens or found.tokens, known.langs | found.langs
    )


def split_entries(listed: str) -> list[str]:
    """Split the words of one line of the table: parted by commas, with single spaces within a phrase."""
    return [" ".join(entry.split()) for entry in listed.split(",") if entry.strip()]


def put_language(table: WordTable, lang: str, groups: dict[str, str | dict[str, str]]) -> list[str]:
    """Put the words of one language into a table.

    Args:
        table: where to; it learns the groups of new concepts.
        lang: ISO 639-1 code.
        groups: "function" -> words without a meaning; any other group -> concept -> words, parted by commas.

    Returns:
        What contradicts itself: a word under two concepts, a concept in two groups. Empty if all is well.
    """
    seen: dict[str, str] = {}
    wrong: list[str] = []
    for group, listed in groups.items():
        for concept, words in ({FUNCTION: listed} if isinstance(listed, str) else listed).items():
            if group != FUNCTION and table.groups.setdefault(concept, group) != group:
                wrong.append(f"{lang}: {concept} is in {group} and in {table.groups[concept]}")
            found = Found(frozenset() if group == FUNCTION else frozenset({concept}), langs=frozenset({lang}))
            for entry in split_entries(words):
                if (other := seen.setdefault(_form(entry), concept)) != concept:
                    wrong.append(f"{lang}: {entry} is {concept} and {other}")
                table.put(lang, entry, found)
    return wrong


def _form(entry: str) -> str:
    """Give an entry in the form in which it must stand only once in a language: folded, with its mark."""
    return "*" * entry.startswith("*") + fold_name(entry) + "*" * entry.endswith("*")


@lru_cache(maxsize=1)
def word_table() -> WordTable:
    """Read and compile the tables that ship with the package.

    Raises:
        ValueError: a table contradicts itself; only a wrong edit of the data does that.
    """
    folder = files("cenotaph.linkage") / "data"
    table = WordTable()
    words = tomllib.loads((folder / "name_words.toml").read_text("utf-8"))
    spans, surnames = words.pop("spans"), words.pop("surnames")
    table.surnames = frozenset(map(fold_name, split_entries(surnames["last"])))
    table.surnames_after_given = frozenset(map(fold_name, split_entries(surnames["after_given"])))
    wrong = [fault for lang, groups in words.items() for fault in put_language(table, lang, groups)]
    if wrong:
        raise ValueError("; ".join(wrong))
    for war, years in spans.items():
        for span in split_entries(years):
            found = Found(frozenset({war}), tuple(span.split("-")))
            table.put("", span.replace("-", " "), found)
    names = tomllib.loads((folder / "name_forms.toml").read_text("utf-8"))
    for token, forms in names.items():
        first, *others = split_entries(forms)
        found = Found(tokens=(token,))
        for form in (first, *others):
            table.put_name(form, found)
        for saint in ("St", "Saint"):
            table.put("", f"{saint} {first}s", Found(frozenset({"saint"}), (token,), frozenset({"en"})))
    table.settle()
    return table
