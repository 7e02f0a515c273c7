"""Codes of languages, as people and files write them, to those of BCP 47.

Invariant: pure, and `normalize_language` is idempotent. Which languages anything here can read is for others to say.

Source: BCP 47 (RFC 5646); CLDR's languages and aliases, by way of Babel.
"""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale
from babel.core import get_global

_CODE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8})*", re.ASCII)
_SCRIPT_LETTERS, _REGION_LETTERS = 4, 2
_NONE = frozenset({"und", "mul", "mis", "zxx"})
"""Codes that say that there is no one language, or that nobody knows which."""


@lru_cache(maxsize=1024)
def normalize_language(code: str) -> str | None:
    """Write the code of a language as BCP 47 has it: the shortest there is, each part in its usual case.

    Returns:
        The code; None for a text that is none. Two letters have to be a language; there are more codes of three letters
        than CLDR names, so that those are believed.

    >>> [normalize_language(code) for code in ("DE", "deu", "ger", "en_gb", "sr-latn", "iw")]
    ['de', 'de', 'de', 'en-GB', 'sr-Latn', 'he']
    >>> [normalize_language(code) for code in ("german", "xx", "e", "", "de DE", "fi", "nds")]
    [None, None, None, None, None, 'fi', 'nds']
    """
    written = code.strip().replace("_", "-").lower()
    if not _CODE.fullmatch(written):
        return None
    primary, *rest = written.split("-")
    if primary not in _names() or len(primary) > 2:
        primary = get_global("language_aliases").get(primary, primary).partition("_")[0]
    if len(primary) == 2 and primary not in _names():
        return None
    return "-".join([primary, *_cased(rest)])


def primary_language(code: str | None) -> str | None:
    """Return the language itself of a code, without region and script; None where no language is said.

    >>> primary_language("pt-BR"), primary_language("ENG"), primary_language("und"), primary_language("klingon")
    ('pt', 'en', None, None)
    """
    known = normalize_language(code) if code else None
    primary = known.partition("-")[0] if known else None
    return None if primary in _NONE else primary


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(Locale.parse("en").languages)


def _cased(parts: list[str]) -> list[str]:
    """Write a script as Latn and a region as GB; what stands behind a single letter is somebody's own."""
    cased: list[str] = []
    for number, part in enumerate(parts):
        if len(part) == 1:
            return cased + parts[number:]
        if part.isalpha() and len(part) == _SCRIPT_LETTERS:
            part = part.title()
        elif part.isalpha() and len(part) == _REGION_LETTERS:
            part = part.upper()
        cased.append(part)
    return cased
