"""A name split into the words that tell it from others and the generic words, which are concepts in any language.

Invariant: ``name_words`` is pure, raises nothing on any text, and looks at the first 400 characters only; every word of
those is a token, a concept, or a stop word. It is for comparing names, never for showing them.

What a word means is looked up, not guessed: a surname that is also a generic word (Park, Hall) is read as the generic
word, on both sides of a comparison.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from cenotaph.linkage.sounds import skeleton, stem
from cenotaph.linkage.word_table import NOTHING, UNSPACED, Found, WordTable, loose_key, word_table
from cenotaph.normalize.names import fold_name, romanize_name

__all__ = ["LONGEST_NAME", "NameWords", "concept_group", "name_words", "skeleton"]

LONGEST_NAME = 400
"""Characters of a name that are looked at."""

_LONGEST_NUMBER = 4
_SHORTEST_PERSON = 2
_SHORTEST_PREFIX = 3
_SHORTEST_LOOSE = 5
# Bulgarian and Macedonian put the article behind the word.
_ARTICLES = ("та", "то", "те", "ът", "ят", "от")
# A short stem in Latin letters is more often a surname in some language than a form of a generic word.
_SHORTEST_KEY, _SHORTEST_LATIN_KEY = 4, 5
_LONGEST_UNSPACED = 10
# What German, Dutch and the Nordic languages put between the parts of a compound.
_LINKS = ("", "s", "es", "n", "en", "er", "e")

_KNOWN_WELL = ("en", "de", "fr", "nl")
_CORE = frozenset(
    [
        "monument",
        "memorial",
        "cemetery",
        "grave",
        "mass_grave",
        "soldier",
        "fallen",
        "hero",
        "victim",
        "unknown",
        "war",
    ]
)

_POSSESSIVE = re.compile(r"(?<=\w)['’ʼ][sS](?!\w)")
_ORDINAL = re.compile(r"(\d{1,4})(?:st|nd|rd|th|s)")
_SINGLE = re.compile(r"(?<![^\W_])([^\W\d_])(?:(\.)|(?![^\W_]))")


class NameWords(NamedTuple):
    """A name, split.

    Attributes:
        tokens: distinctive words in their order, without repetition: folded, romanised, without endings; names that
            many languages share in one form; initials; numbers of up to four digits.
        concepts: what its generic words mean, as ``concept_group`` knows them.
    """

    tokens: tuple[str, ...]
    concepts: frozenset[str]


_EMPTY = NameWords((), frozenset())
_Word = tuple[str, Found, bool]


@lru_cache(maxsize=65_536)
def name_words(text: str) -> NameWords:
    """Split a name into distinctive words and generic concepts.

    Args:
        text: a name in any script and language; what stands behind its first 400 characters is not read.

    Returns:
        The words; no tokens if the name is wholly generic.

    >>> name_words("Monument to the Unknown Soldier").tokens
    ()
    >>> sorted(name_words("Пам'ятник невідомому солдату").concepts)
    ['monument', 'soldier', 'unknown']
    >>> name_words("Lenindenkmal").tokens, name_words("Пам’ятник Леніну").tokens
    (('lenin',), ('lenin',))
    """
    text = text[:LONGEST_NAME]
    folded = fold_name(_POSSESSIVE.sub("", text) if "'" in text or "’" in text or "ʼ" in text else text)
    words = folded.split()
    unspaced = not folded.isascii() and UNSPACED.search(folded) is not None
    if unspaced:
        words = UNSPACED.sub(r" \1 ", folded).split()
    initials = _initials(text) if any(len(word) == 1 for word in words) else frozenset[str]()
    parts = _read(words, initials, unspaced=unspaced)
    tokens = dict.fromkeys([token for part in parts for token in part.tokens])
    concepts = frozenset([concept for part in parts for concept in part.concepts])
    if not tokens:
        tokens = dict.fromkeys(_own_words(words, parts, latin=folded.isascii()))
    elif _is_surname(words, parts, initials):
        tokens.setdefault(_token(words[-1]))
    tokens.pop("", None)  # a letter that nobody has romanised leaves nothing
    return NameWords(tuple(tokens), concepts) if tokens or concepts else _EMPTY


def _read(words: list[str], initials: frozenset[str], *, unspaced: bool) -> list[Found]:
    """Say what each word is; all that a phrase stands for is said at its first word."""
    table = word_table()
    phrases = table.unspaced_phrases if unspaced else table.phrases
    known = [_word(word) for word in words]
    if not initials and not any(word[2] for word in known):
        return [word[1] for word in known]
    parts: list[Found] = []
    while len(parts) < len(words):
        at = len(parts)
        key, found, begins_phrase = known[at]
        meant = _phrase(phrases.get(key, []), known, at) if begins_phrase else None
        if meant is not None:
            parts += _parts_of_phrase(meant[0], known[at : at + meant[1] + 1])
        elif words[at] in initials:
            parts.append(Found(tokens=(romanize_name(words[at]),)))
        else:
            parts.append(found)
    return parts


def _phrase(
    listed: list[tuple[tuple[str, ...], Found]], known: list[_Word], at: int
) -> tuple[Found, int] | None:
    """Find the longest phrase that begins at a word: what it stands for, and how many words follow the first."""
    following = known[at + 1][0] if at + 1 < len(known) else ""
    for rest, meant in listed:
        if rest and rest[0] != following:
            continue
        if tuple(word[0] for word in known[at + 1 : at + 1 + len(rest)]) == rest:
            return meant, len(rest)
    return None


def _parts_of_phrase(meant: Found, words: list[_Word]) -> list[Found]:
    """Part a phrase: its first word carries what it stands for; its words keep the languages that they have alone."""
    langs = [meant.langs | word[1].langs for word in words]
    return [meant._replace(langs=langs[0]), *(Found(langs=known) for known in langs[1:])]


def _own_words(words: list[str], parts: list[Found], *, latin: bool) -> list[str]:
    """Find what is left of a name of stop words, or of generic words of which a few are of another language.

    "Largo Cemetery" is no "wide cemetery": the word that is generic in another language only is a name. Said of names
    in languages whose generic words are known well, and never of the words for memorials, graves and the dead.
    """
    if not any(part.concepts for part in parts):
        return [_token(word) for word in words if len(word) > 1]
    langs = Counter(lang for part in parts if part.concepts for lang in part.langs)
    lang = max(_KNOWN_WELL, key=lambda lang: langs[lang])
    if not latin or langs[lang] < max(langs.values(), default=1):
        return []
    foreign = [at for at, part in enumerate(parts) if part.langs and lang not in part.langs]
    generic = [at for at in foreign if parts[at].concepts]
    exact = word_table().exact
    if len(foreign) * 2 > len(words) or any(
        parts[at].concepts & _CORE and words[at] in exact for at in generic
    ):
        return []
    return [_token(words[at]) for at in generic or foreign]


def _token(word: str) -> str:
    return stem(romanize_name(word).replace(" ", ""))


def _is_surname(words: list[str], parts: list[Found], initials: frozenset[str]) -> bool:
    """Say whether the last word, though generic, may be the surname of a person: it is kept as a token as well."""
    if len(words) < _SHORTEST_PERSON or parts[-1].tokens:
        return False
    table = word_table()
    groups = {table.groups[concept] for part in parts[:-1] for concept in part.concepts}
    if not groups <= {"rank_title"} or any("saint" in part.concepts for part in parts):
        return False
    if words[-1] in table.surnames:
        return True
    if words[-2] not in table.given and words[-2] not in initials:
        return False
    last = {table.groups[concept] for concept in parts[-1].concepts}
    return words[-1] in table.surnames_after_given or "object" not in last


def concept_group(concept: str) -> str:
    """Name the group of a concept: "object", "whom", "war", "rank_title" or "adjective".

    Raises:
        KeyError: no such concept.

    >>> concept_group("monument"), concept_group("ww2")
    ('object', 'war')
    """
    return word_table().groups[concept]


def _initials(text: str) -> frozenset[str]:
    """Find single letters that stand for a given name: capitals before a full stop, or inside a mixed-case name."""
    shouted = text.isupper()
    return frozenset(
        fold_name(match[1])
        for match in _SINGLE.finditer(text)
        if match[1].isupper() and (match[2] or (match.start() and not shouted))
    )


@lru_cache(maxsize=131_072)
def _word(word: str) -> _Word:
    """Say under which key a word meets phrases, what it stands for alone, and whether a phrase begins with it."""
    key = loose_key(word)
    return key, _look_up(word), key in word_table().unspaced_phrases


def _look_up(word: str) -> Found:
    """Say what one folded word is; a word of a script without spaces is a run of several."""
    if UNSPACED.match(word):
        return _split_run(word)
    table = word_table()
    known = _known(word, table)
    if known is not None:
        return known
    romanised = romanize_name(word).replace(" ", "")
    if not romanised.isalpha():
        return _number(romanised)
    return _compound(word, table) or Found(tokens=(stem(romanised),))


def _known(word: str, table: WordTable) -> Found | None:
    """Look a whole word up: as it stands, by how it begins, by its stem."""
    if (found := table.exact.get(word) or table.forms.get(word)) is not None:
        return found
    for length in range(len(word), _SHORTEST_PREFIX - 1, -1):
        if (found := table.prefixes.get(word[:length])) is not None:
            end = word[length:]
            more = table.suffixes.get(end) or NOTHING
            return Found(found.concepts | more.concepts, found.tokens) if more.concepts else found
    if len(word) < _SHORTEST_LOOSE or word.isdigit():
        return None
    if (found := _loosely(word, table)) is None and word.endswith(_ARTICLES):
        return _known(word[:-2], table)
    return found


def _loosely(word: str, table: WordTable) -> Found | None:
    """Look a form of a word up by its stem."""
    key, latin = loose_key(word), word.isascii()
    if len(key) < (_SHORTEST_LATIN_KEY if latin else _SHORTEST_KEY):
        return None
    return table.loose.get(key) or (None if latin else table.loose_names.get(key))


def _number(romanised: str) -> Found:
    ordinal = _ORDINAL.fullmatch(romanised)
    token = ordinal[1] if ordinal else romanised
    return (
        NOTHING if not token or (token.isdigit() and len(token) > _LONGEST_NUMBER) else Found(tokens=(token,))
    )


def _compound(word: str, table: WordTable) -> Found | None:
    """Take a known end off a compound, and read what stands before it."""
    for start in range(1, len(word) - 1):
        end = word[start:]
        if (found := table.suffixes.get(end)) is None:
            continue
        for link in _LINKS:
            known = _known(word[:start].removesuffix(link), table) if word[:start].endswith(link) else None
            if known is not None and (known.concepts or not known.tokens):
                return Found(found.concepts | known.concepts, known.tokens)
        if start >= _SHORTEST_PREFIX:
            rest = _look_up(word[:start])
            return Found(found.concepts | rest.concepts, rest.tokens)
    return None


def _split_run(run: str) -> Found:
    """Split a run of hangul, kana or Han: the longest known word at each place, the rest is what tells names apart."""
    table = word_table()
    concepts: set[str] = set()
    tokens: list[str] = []
    rest, at = "", 0
    while at <= len(run):
        length, found = _longest(run, at, table)
        if not length and at < len(run):
            rest += run[at]
            at += 1
            continue
        if rest:
            tokens.append(romanize_name(rest).replace(" ", ""))
            rest = ""
        concepts |= found.concepts
        tokens.extend(found.tokens)
        at += length or 1
    return Found(frozenset(concepts), tuple(token for token in tokens if token))


def _longest(run: str, at: int, table: WordTable) -> tuple[int, Found]:
    for length in range(min(_LONGEST_UNSPACED, len(run) - at), 0, -1):
        piece = run[at : at + length]
        found = table.unspaced.get(piece)
        if found is None and at and at + length == len(run):
            found = table.unspaced_suffixes.get(piece)
        if found is not None:
            return length, found
    return 0, NOTHING
