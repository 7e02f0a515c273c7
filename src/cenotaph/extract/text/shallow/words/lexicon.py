"""The words of a language that is read without a parser: `data/words/<lang>.toml`.

A list is text, its entries parted by commas or line ends. An entry is a word or several; `*` stands for any letters at
the end or at the beginning of a word ("памятник*", "*denkmal", "братск* могил*"), and `...` for what may stand between
the parts of a verb in one clause ("stellte ... auf"). Entries are lower case. `{of}` in an entry stands for each of the
words that the section `forms` lists under that name: "in onore {di}" for "in onore di", "in onore del", "in onore dei".

Invariant: a lexicon says the same of the same words in every process; of two entries of one section that overlap, the
longer one counts, and of two of one length one of the list `not` of memorials or events, else the one that is written
first.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

from cenotaph.errors import LexiconError
from cenotaph.extract.text.shallow.words.tokens import Word

KINDS = ("monument", "statue", "plaque", "memorial_site", "cemetery", "mass_grave", "grave")
_FOLDER = resources.files("cenotaph.extract.text").joinpath("data/words")
_SEPARATOR = re.compile(r"[,\n]")
_GAP = "..."
_LONGEST_GAP = 25
_JOINING = frozenset({"und", "en"})
_FIRST, _DENIED = -1, ("kinds", "events")
"""What is no memorial and no event counts before other entries of one length."""
_GENERAL = 1_000_000
"""A list that bears the name of its section counts behind all others."""
_DENIED_LISTS = ("not", "laid")
_WHOLE_LINES = frozenset({"fields"})
"""Sections of labels, which are no words of sentences."""
_REQUIRED = ("kinds", "events", "people")


class Hit(NamedTuple):
    """Words of a sentence that an entry of the lexicon names: first and last word, section and list."""

    first: int
    last: int
    section: str
    name: str


class _Entry(NamedTuple):
    number: int
    section: str
    name: str
    pattern: tuple[str, ...]


class _Beginning(NamedTuple):
    """What may begin with a word: entries of one word (the first of each section), and longer ones.

    Most longer entries are told from one another by the word behind; the others (a wildcard, a gap) must be tried.
    """

    single: tuple[_Entry, ...]
    by_next: dict[str, tuple[_Entry, ...]]
    tried: tuple[_Entry, ...]


class Lexicon:
    """The words of one language, ready for look-up."""

    def __init__(self, data: dict[str, Any], *, path: Path | None = None) -> None:
        """Take what a file says apart.

        Raises:
            LexiconError: a section is missing, or an entry cannot be read.
        """
        self.lang: str = data.get("lang", "")
        self.settings: dict[str, Any] = data.get("grammar", {})
        self._lists: dict[str, tuple[str, ...]] = {}
        self._by_first: dict[str, list[_Entry]] = {}
        self._prefixes: dict[str, list[_Entry]] = {}
        self._suffixes: dict[str, list[_Entry]] = {}
        self._middles: list[tuple[str, _Entry]] = []
        self._known: dict[str, _Beginning] = {}
        self._single: dict[str, frozenset[str]] = {}
        for needed in _REQUIRED:
            if needed not in data:
                raise LexiconError(path, needed, "the section is missing")
        if not re.fullmatch("[a-z]{2,3}", self.lang):
            raise LexiconError(path, "lang", "no language code of two or three letters stands there")
        forms = {name: _entries(text) for name, text in data.get("forms", {}).items()}
        number = 0
        small = (one.strip() for one in str(data.get("text", {}).get("elided", "")).split(","))
        elided = tuple(sorted(filter(None, small), key=len, reverse=True))
        for section, name, text in _flatten(data):
            try:
                entries = tuple(each for one in _entries(text) for each in _in_all_forms(one, forms))
            except KeyError as error:
                raise LexiconError(
                    path, f"{section}.{name}", f"{{{error.args[0]}}} is not in the section forms"
                ) from None
            self._lists[f"{section}.{name}"] = entries
            for one in entries:
                if not re.search(r"\w", one):
                    raise LexiconError(path, f"{section}.{name}", f"{one!r} has no letter")
                if section in _WHOLE_LINES:
                    continue
                rank = _FIRST if name == "not" and section in _DENIED else number
                rank += _GENERAL if name == section else 0  # `people.people` is whoever no other list has
                self._enter(_Entry(rank, section, name, _parts(one, elided)))
                number += 1

    def _enter(self, entry: _Entry) -> None:
        first = entry.pattern[0]
        bare = first.strip("*")
        if first.startswith("*") and first.endswith("*"):
            self._middles.append((bare, entry))
        elif first.endswith("*"):
            self._prefixes.setdefault(bare, []).append(entry)
        elif first.startswith("*"):
            self._suffixes.setdefault(bare, []).append(entry)
        else:
            self._by_first.setdefault(bare, []).append(entry)

    def names(self) -> Iterable[str]:
        """Name the lists and settings that it has: "events.erected", "grammar.past"."""
        yield from self._lists
        yield from (f"grammar.{name}" for name in self.settings)

    def list(self, key: str) -> tuple[str, ...]:
        """Return the entries of a list ("places.before"), as written; empty where the language has none."""
        return self._lists.get(key, ())

    def find(self, words: Sequence[Word]) -> tuple[Hit, ...]:
        """Find the entries that a sentence's words make up, in order; the longest of each section."""
        known = self._known
        single: list[tuple[int, _Entry]] = []
        longer: list[tuple[int, int, int, int, _Entry]] = []
        for at, word in enumerate(words):
            beginning = known.get(word.key) or self._begin(word.key)
            single += [(at, entry) for entry in beginning.single]
            behind = words[at + 1].key if beginning.by_next and at + 1 < len(words) else ""
            for entry in (*beginning.by_next.get(behind, ()), *beginning.tried):
                size, parted = len(entry.pattern), _GAP in entry.pattern
                if self._is_parted(entry, words, at) if parted else self._goes_on(entry, words, at):
                    longer.append((0 if parted else 1 - size, -size, entry.number, at, entry))
        longer.sort()
        taken: dict[str, set[int]] = {}
        hits: list[Hit] = []
        for reach, _, _, at, entry in longer:
            places = range(at, at - reach + 1)
            there = taken.setdefault(entry.section, set())
            if there.isdisjoint(places):
                there.update(places)
                hits.append(Hit(at, at - reach, entry.section, entry.name))
        hits += [
            Hit(at, at, entry.section, entry.name)
            for at, entry in single
            if not (taken and at in taken.get(entry.section, ()))
        ]
        return tuple(sorted(hits))

    def matches(self, key: str, word: str) -> bool:
        """Say whether a single word (lower case) stands in a list."""
        known = self._single.get(word)
        return key in (self.lists(word) if known is None else known)

    def lists(self, word: str) -> frozenset[str]:
        """Name the lists in which a single word (lower case) stands: "section.list"."""
        known = self._single.get(word)
        if known is None:
            known = self._single[word] = frozenset(
                f"{entry.section}.{entry.name}" for entry in self._look_up(word) if len(entry.pattern) == 1
            )
        return known

    def _begin(self, key: str) -> _Beginning:
        single: dict[str, _Entry] = {}
        by_next: dict[str, list[_Entry]] = {}
        tried: list[_Entry] = []
        for entry in sorted((*self._look_up(key), *self._negated(key)), key=lambda one: one.number):
            if len(entry.pattern) == 1:
                single.setdefault(entry.section, entry)
            elif "*" in entry.pattern[1] or entry.pattern[1] == _GAP:
                tried.append(entry)
            else:
                by_next.setdefault(entry.pattern[1], []).append(entry)
        known = _Beginning(
            tuple(single.values()), {word: tuple(found) for word, found in by_next.items()}, tuple(tried)
        )
        self._known[key] = known
        return known

    def _look_up(self, key: str) -> Iterable[_Entry]:
        yield from self._by_first.get(key, ())
        for size in range(1, len(key) + 1):
            yield from self._prefixes.get(key[:size], ())
            yield from self._suffixes.get(key[-size:], ())
        for bare, entry in self._middles:
            if bare in key:
                yield entry

    def _negated(self, key: str) -> Iterable[_Entry]:
        """List the events that a verb denies which carries its denial as a prefix: "neodstraní" of "odstraní"."""
        prefix = self.settings.get("negative_prefix", "")
        if prefix and key.startswith(prefix):
            for entry in self._look_up(key[len(prefix) :]):
                if entry.section == "events" and entry.name not in _DENIED_LISTS and len(entry.pattern) == 1:
                    yield entry

    def _is_parted(self, entry: _Entry, words: Sequence[Word], at: int) -> bool:
        """Say whether the second part of a verb follows in the clause; nothing may follow it there but its end.

        Where words are free in their order (`grammar.parts_open`), anything may follow.
        """
        opened = self.settings.get("parts_open", False)
        tail = entry.pattern[entry.pattern.index(_GAP) + 1 :]
        for word in words[at + 1 : at + 1 + _LONGEST_GAP]:
            if word.text in ",;:.!?":
                return False
            there = words[word.i : word.i + len(tail)]
            if len(there) == len(tail) and all(map(_is_like, tail, (one.key for one in there))):
                after = words[word.i + len(tail)] if word.i + len(tail) < len(words) else None
                return opened or after is None or not after.is_word or after.key in _JOINING
        return False

    @staticmethod
    def _goes_on(entry: _Entry, words: Sequence[Word], at: int) -> bool:
        if at + len(entry.pattern) > len(words):
            return False
        for offset, pattern in enumerate(entry.pattern):
            key = words[at + offset].key
            if offset and pattern != key and not ("*" in pattern and _is_like(pattern, key)):
                return False
        return True


def _entries(text: str) -> tuple[str, ...]:
    return tuple(" ".join(one.split()).lower() for one in _SEPARATOR.split(text) if one.strip())


_FORM = re.compile(r"\{(\w+)\}")


def _in_all_forms(entry: str, forms: dict[str, tuple[str, ...]]) -> Iterable[str]:
    """Write an entry out: "in onore {di}" with each of the words that "di" stands for.

    Raises:
        KeyError: there are no forms of that name.
    """
    found = _FORM.search(entry)
    if found is None:
        yield entry
        return
    for one in forms[found[1]]:
        yield from _in_all_forms(entry[: found.start()] + one + entry[found.end() :], forms)


def _parts(entry: str, elided: tuple[str, ...]) -> tuple[str, ...]:
    """Cut an entry into words as a text is cut: "à l’abandon" has three where "l’" is a word of its own."""
    parts: list[str] = []
    for one in entry.replace("'", "’").split(" "):
        small = next((each for each in elided if one.startswith(each) and one[len(each) :].strip("*")), "")
        one = one[len(small) :]
        ending = next(
            (each for each in elided if each.startswith("-") and one.endswith(each) and one != each), ""
        )
        if ending and not one.startswith("*"):
            parts += [*([small] if small else []), one[: -len(ending)], ending.rpartition("-")[2]]
        else:
            parts += [small, one] if small else [one]
    return tuple(parts)


def _is_like(pattern: str, key: str) -> bool:
    bare = pattern.strip("*")
    if pattern.endswith("*"):
        return bare in key if pattern.startswith("*") else key.startswith(bare)
    return key.endswith(bare) if pattern.startswith("*") else key == bare


def _flatten(data: dict[str, Any]) -> Iterable[tuple[str, str, str]]:
    for section, content in data.items():
        if not isinstance(content, dict) or section in ("grammar", "forms"):
            continue
        for name, value in content.items():
            if isinstance(value, str):
                yield section, name, value


@cache
def shallow_languages() -> frozenset[str]:
    """Name the languages that have a word list: ISO 639-1 codes. No list is read for that."""
    return frozenset(
        file.name.removesuffix(".toml") for file in _FOLDER.iterdir() if file.name.endswith(".toml")
    )


@cache
def read_lexicon(lang: str) -> Lexicon:
    """Read the words of a language that is shipped.

    >>> from cenotaph.extract.text.shallow.words.tokens import cut_words
    >>> [hit.name for hit in read_lexicon("ru").find(cut_words("братская могила", (0, 15))) if hit.section == "kinds"]
    ['mass_grave']
    """
    return Lexicon(tomllib.loads(_FOLDER.joinpath(f"{lang}.toml").read_text(encoding="utf-8")))


def open_lexicon(path: Path) -> Lexicon:
    """Read a word list from a file.

    Raises:
        LexiconError: it is no word list; the message names the file, the list and what is wrong.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(path, "the file", f"cannot be read: {error}") from error
    known = _known_keys()
    for section, content in data.items():
        for key in content if isinstance(content, dict) and section != "forms" else ():
            if f"{section}.{key}" not in known:
                near = get_close_matches(f"{section}.{key}", sorted(known), n=1)
                hint = f"; did you mean {near[0]}?" if near else ""
                raise LexiconError(path, f"{section}.{key}", f"no rule reads a list of this name{hint}")
    return Lexicon(data, path=path)


@cache
def _known_keys() -> frozenset[str]:
    """Name every list and setting that some shipped language has: "events.erected", "grammar.past"."""
    shipped = [read_lexicon(lang) for lang in shallow_languages()]
    return frozenset(key for one in shipped for key in one.names())
