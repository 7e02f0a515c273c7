"""The words of a language, read from `data/<lang>.toml`: a rule never spells a word out that a language owns.

Invariant: sets of lower-case words, regular expressions compiled once. Nouns are matched as surface forms: the
model's lemma of "graves" is "graf".
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

import msgspec


class EventWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How one property is said: verbs, verbs with a particle, a preposition or an object of one, nouns."""

    verbs: str = ""
    nouns: str = ""
    phrasal: tuple[str, ...] = ()
    object_of: tuple[str, ...] = ()
    idioms: tuple[str, ...] = ()


class Lexicon(msgspec.Struct, frozen=True):
    """The words of one language, ready for look-up.

    Attributes:
        words: section and key ("reporting.strong") -> the words of that list.
        verbs: lemma -> property; phrasal: (lemma, particle) -> property; object_of: (lemma, preposition) -> property.
        particles, prepositions: lemma -> those of `phrasal` and `object_of`, with their properties.
        idioms: (lemma, preposition, noun) -> property ("put in order").
        nouns: surface form -> property of the event that it names.
        kinds: surface form of a noun -> (kind, is plural).
        phrases: forms of two words or more, as lower-case tuples -> (kind, is plural).
        patterns: name -> regular expression.
        lists: section and key -> phrases, in order.
        turns: "verb object", or "verb object on" -> property ("take shape", "take toll on").
        conditions: code of the condition scale -> the words that mean it, in the order in which they are tried.
    """

    lang: str
    words: dict[str, frozenset[str]]
    verbs: dict[str, str]
    phrasal: dict[tuple[str, str], str]
    object_of: dict[tuple[str, str], str]
    particles: dict[str, tuple[tuple[str, str], ...]]
    prepositions: dict[str, tuple[tuple[str, str], ...]]
    idioms: dict[tuple[str, str, str], str]
    nouns: dict[str, str]
    kinds: dict[str, tuple[str, bool]]
    phrases: dict[tuple[str, ...], tuple[str, bool]]
    patterns: dict[str, re.Pattern[str]]
    lists: dict[str, tuple[str, ...]]
    turns: dict[str, str]
    conditions: dict[str, re.Pattern[str]]

    def has(self, key: str, word: str) -> bool:
        """Say whether the list of that name holds the word (lower case)."""
        return word in self.words[key]


@cache
def read_lexicon(lang: str) -> Lexicon:
    """Read the words of a language.

    >>> read_lexicon("en").kinds["cemeteries"]
    ('cemetery', True)
    """
    text = resources.files("cenotaph.extract.text").joinpath(f"data/{lang}.toml").read_text(encoding="utf-8")
    return _build(tomllib.loads(text))


def _build(data: dict[str, Any]) -> Lexicon:
    words: dict[str, frozenset[str]] = {}
    lists: dict[str, tuple[str, ...]] = {}
    for section, content in data.items():
        if not isinstance(content, dict) or section in ("events", "condition_scale"):
            continue
        for key, value in content.items():
            if isinstance(value, str):
                words[f"{section}.{key}"] = frozenset(value.split())
            elif isinstance(value, list):
                lists[f"{section}.{key}"] = tuple(str(one) for one in value)
    events = {name: msgspec.convert(value, EventWords) for name, value in data["events"].items()}
    phrasal = _pairs({name: one.phrasal for name, one in events.items()})
    object_of = _pairs({name: one.object_of for name, one in events.items()})
    return Lexicon(
        lang=data["lang"],
        words=words,
        lists=lists,
        turns={
            form: key for key, value in data["turns"].items() if isinstance(value, list) for form in value
        },
        verbs={verb: name for name, one in events.items() for verb in one.verbs.split()},
        phrasal=phrasal,
        object_of=object_of,
        particles=_by_verb(phrasal),
        prepositions=_by_verb(object_of),
        idioms=_triples({name: one.idioms for name, one in events.items()}),
        nouns={noun: name for name, one in events.items() for noun in one.nouns.split()},
        kinds=_kinds(data["memorials"]),
        phrases=_phrases(data["memorials"]["phrases"]),
        patterns={
            "condition": _alternatives(data["condition"]["phrases"]),
            "protection": _alternatives(data["protection"]["phrases"]),
        },
        conditions={
            code: re.compile(words, re.IGNORECASE) for code, words in data["condition_scale"].items()
        },
    )


def _pairs(forms: dict[str, tuple[str, ...]]) -> dict[tuple[str, str], str]:
    pairs: dict[tuple[str, str], str] = {}
    for name, phrases in forms.items():
        for phrase in phrases:
            verb, particle = phrase.split()
            pairs[verb, particle] = name
    return pairs


def _by_verb(pairs: dict[tuple[str, str], str]) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for (verb, word), name in pairs.items():
        found[verb] = (*found.get(verb, ()), (word, name))
    return found


def _triples(forms: dict[str, tuple[str, ...]]) -> dict[tuple[str, str, str], str]:
    triples: dict[tuple[str, str, str], str] = {}
    for name, phrases in forms.items():
        for phrase in phrases:
            verb, preposition, noun = phrase.split()
            triples[verb, preposition, noun] = name
    return triples


KINDS = ("monument", "statue", "plaque", "memorial_site", "cemetery", "grave")


def _kinds(memorials: dict[str, str]) -> dict[str, tuple[str, bool]]:
    kinds: dict[str, tuple[str, bool]] = {}
    for kind in KINDS:
        for form in memorials[kind].split():
            if form.endswith(("ies", "stelae", "steine", "phagi")):
                kinds[form] = (kind, True)
            else:
                kinds[form] = (kind, False)
                plural = form + ("es" if form.endswith(("s", "ch", "sh")) else "s")
                if not form.endswith("y"):
                    kinds.setdefault(plural, (kind, True))
    return kinds


def _phrases(text: str) -> dict[tuple[str, ...], tuple[str, bool]]:
    phrases: dict[tuple[str, ...], tuple[str, bool]] = {}
    for line in text.splitlines():
        kind, _, forms = line.partition(":")
        for form in forms.split():
            phrases[tuple(form.split("-"))] = (kind.strip(), form.endswith("s") and not form.endswith("ss"))
    return phrases


def _alternatives(lines: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{line}" for line in lines.splitlines()), re.IGNORECASE)
