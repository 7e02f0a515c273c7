"""Names of countries and wide areas in many languages.

Invariant: a name stands for one country at most; where two languages disagree, the alias table and then the order of
``LOCALES`` decides. Historical states ("Soviet Union") are no countries here: they have no code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from babel import Locale

from cenotaph.gazetteer.aliases import read_country_aliases
from cenotaph.normalize.names import fold_name

LOCALES = (
    "en", "de", "fr", "ru", "uk", "pl", "cs", "ko", "es", "it", "pt", "nl", "be", "bg", "sr", "sr_Latn", "hr",
    "bs", "sl", "sk", "mk", "sq", "lt", "lv", "et", "fi", "sv", "nb", "da", "is", "hu", "ro", "el", "tr", "ka",
    "hy", "az", "kk", "ja", "zh", "zh_Hant", "ar", "he", "fa", "hi", "vi", "th", "id", "ga", "ca", "eu",
)  # fmt: skip
"""Languages whose names are known, the ones with most sources first."""

# Codes of CLDR that are no country: unions, outlying islands without a code of ISO 3166-1, test regions.
_NO_COUNTRY = frozenset(
    {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA", "AN", "CS"}
)
_FILLER = frozenset({"and", "the", "of", "und", "et"})
_PARENTHESIS = re.compile(r"\s*[(\[（].*?[)\]）]\s*|,?\s*\((?:including|incl\.?).*$")


def territory_names(locales: Sequence[str] = LOCALES) -> Iterator[tuple[str, str]]:
    """Yield every code and name of CLDR in some locales: countries by two letters, wide areas by three digits.

    A name with a variant in parentheses ("Myanmar (Burma)") is given whole and without it.
    """
    for identifier in locales:
        for code, name in Locale.parse(identifier).territories.items():
            if code in _NO_COUNTRY:
                continue
            yield code, name
            if (short := _PARENTHESIS.sub("", name)) != name:
                yield code, short


def _key(name: str) -> str:
    """Fold the name of a country without regard to the order of its words and to "and", "the", "of"."""
    words = fold_name(name.replace("&", " and ")).split()
    return " ".join(
        sorted("saint" if word in ("st", "sankt") else word for word in words if word not in _FILLER)
    )


@lru_cache(maxsize=2)
def _codes(locales: Sequence[str]) -> dict[str, str]:
    codes: dict[str, str] = {}
    for code, aliases in read_country_aliases().items():
        for name in aliases:
            codes.setdefault(_key(name), code)
    for code, name in territory_names(locales):
        if len(code) == 2:
            codes.setdefault(_key(name), code)
    codes.pop("", None)
    return codes


@lru_cache(maxsize=4096)
def country_code(name: str) -> str | None:
    """Find the country that a register means by a name.

    Case, diacritics, the order of words ("Ireland, Republic of"), "St." and what stands in parentheses do not
    matter. ISO 3166-1 codes themselves are not names: a caller knows when a column holds codes.

    Args:
        name: the cell, in any of ``LOCALES``.

    Returns:
        ISO 3166-1 alpha-2 ("XK" for Kosovo), or None: not known, or the name of more than one country.

    >>> country_code("Turkey (including Gallipoli)"), country_code("Ireland, Republic of"), country_code("КНДР")
    ('TR', 'IE', 'KP')
    """
    keys = (_key(name), _key(_PARENTHESIS.sub(" ", name)))
    # English names and aliases outweigh all others, and reading fifty more languages takes most of a second.
    for locales in (LOCALES[:1], LOCALES):
        codes = _codes(locales)
        for key in keys:
            if key in codes:
                return codes[key]
    return None
