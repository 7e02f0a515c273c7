"""What the words of a header mean, in the languages in which people keep lists.

A header's meaning is put together from all of its concepts: "Datum der Zerstörung" is date and destroyed. What a
column is used for is decided elsewhere (`roles`), together with what stands in it.
"""

from __future__ import annotations

from functools import cache

from babel import Locale

from cenotaph.extract.rows.lexicon import Lexicon, read_words, words_of
from cenotaph.normalize.months import words

_SPEAKERS = ("en", "de", "fr", "es", "it", "pl", "ru", "uk", "cs", "nl")
"""Languages in which a header may name a language ("Name (Ukrainian)", "Название на украинском")."""

_CODES = words(
    "be bg ca cs da de el en es et fi fr he hr hu hy it ja ka kk ko lt lv mk nl no pl pt ro ru sk sl sq sr sv tr uk zh"
)


@cache
def _lexicon() -> Lexicon:
    return Lexicon(read_words(__package__, "concepts.toml"), compounds=True)


@cache
def concepts_of(header: str) -> frozenset[str]:
    """Return the concepts that a header's words stand for; see `data/concepts.toml`.

    >>> sorted(concepts_of("Datum der Zerstörung")), sorted(concepts_of("cemeterycountry"))
    (['date', 'destroyed'], ['country', 'site'])
    """
    return _lexicon().meanings(header)


@cache
def _languages() -> Lexicon:
    tables: dict[str, dict[str, str]] = {}
    for concept, languages in read_words(__package__, "concepts.toml").items():
        for language, line in languages.items():
            tables.setdefault(language, {})[concept] = line
    return Lexicon(tables, compounds=False)


@cache
def languages_of(header: str) -> frozenset[str]:
    """Return the languages in which the words of a header mean something, as ISO 639-1.

    >>> sorted(languages_of("Koordinaten")), sorted(languages_of("Lugar"))
    (['de'], ['es', 'pt'])
    """
    return _languages().meanings(header)


@cache
def is_name_first(header: str) -> bool:
    """Tell whether the first word of a header that means anything is a name.

    >>> is_name_first("Name of the memorial"), is_name_first("Memorial"), is_name_first("Object name")
    (True, False, True)
    """
    means = [match.meanings for match in _lexicon().matches(words_of(header)) if match.meanings != {"site"}]
    return bool(means) and "name" in means[0]


@cache
def language_of(header: str) -> str | None:
    """Return the language that a header names, as ISO 639-1.

    >>> language_of("Name (Ukrainian)"), language_of("name:pl"), language_of("Name"), language_of("nom_fr")
    ('uk', 'pl', None, 'fr')
    """
    found = words_of(header)
    names = _language_names()
    for word in found:
        for length in (len(word), len(word) - 1, len(word) - 2, len(word) - 3):
            if length >= 5 and word[:length] in names:
                return names[word[:length]]
    return found[-1] if len(found) > 1 and found[-1] in _CODES else None


@cache
def _language_names() -> dict[str, str]:
    """Names of languages, also without the last letters, which languages bend ("украинский": "украинском")."""
    names: dict[str, str] = {}
    for speaker in _SPEAKERS:
        for code, name in Locale.parse(speaker).languages.items():
            if code in _CODES and len(plain := words_of(name)) == 1:
                word = plain[0]
                names.setdefault(word, code)
                if len(word) > 7:
                    names.setdefault(word[:-2], code)
    return names
