"""Which script a text is written in, and text cut so that an index of words finds names in scripts without spaces.

Invariant: an index and a query that both went through ``search_tokens`` agree on what a word is. Nothing here knows
a language.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from cenotaph.normalize.names import fold_name

UNKNOWN_SCRIPT = "Zyyy"
"""ISO 15924 code of a text without letters."""

# First word of the Unicode name of a letter -> ISO 15924.
_BY_NAME = {
    "LATIN": "Latn",
    "CYRILLIC": "Cyrl",
    "GREEK": "Grek",
    "HANGUL": "Hang",
    "CJK": "Hani",
    "IDEOGRAPHIC": "Hani",
    "HIRAGANA": "Hira",
    "KATAKANA": "Kana",
    "KATAKANA-HIRAGANA": "Kana",
    "ARABIC": "Arab",
    "HEBREW": "Hebr",
    "ARMENIAN": "Armn",
    "GEORGIAN": "Geor",
    "DEVANAGARI": "Deva",
    "BENGALI": "Beng",
    "GURMUKHI": "Guru",
    "GUJARATI": "Gujr",
    "TAMIL": "Taml",
    "TELUGU": "Telu",
    "KANNADA": "Knda",
    "MALAYALAM": "Mlym",
    "SINHALA": "Sinh",
    "THAI": "Thai",
    "LAO": "Laoo",
    "KHMER": "Khmr",
    "MYANMAR": "Mymr",
    "TIBETAN": "Tibt",
    "MONGOLIAN": "Mong",
    "ETHIOPIC": "Ethi",
    "BOPOMOFO": "Bopo",
    "THAANA": "Thaa",
    "SYRIAC": "Syrc",
    "CHEROKEE": "Cher",
}
_JAPANESE = frozenset({"Hira", "Kana"})
_UNSPACED = frozenset({"Hani", "Hira", "Kana", "Hang", "Bopo"})


@lru_cache(maxsize=65_536)
def _script_of_character(character: str) -> str | None:
    if unicodedata.category(character)[0] != "L":
        return None
    name = unicodedata.name(character, "").replace("HALFWIDTH ", "").replace("FULLWIDTH ", "")
    return _BY_NAME.get(name.split(" ", 1)[0], "Zzzz")


def script_of(text: str) -> str:
    """Name the script that most letters of a text belong to.

    Args:
        text: any text.

    Returns:
        ISO 15924 code: "Latn", "Cyrl", "Hang", "Hani" ... ; "Jpan" for kana, alone mixed or beside Han; "Zzzz" for a
        script that is not in the table; "Zyyy" for a text without letters. The first met wins a tie.

    >>> script_of("Тонним"), script_of("동림"), script_of("東林"), script_of("ひろしま市"), script_of("12")
    ('Cyrl', 'Hang', 'Hani', 'Jpan', 'Zyyy')
    """
    counts = Counter(script for script in map(_script_of_character, text) if script)
    if not counts:
        return UNKNOWN_SCRIPT
    kana = _JAPANESE & counts.keys()
    if kana and (len(kana) > 1 or "Hani" in counts):
        counts["Jpan"] = sum(counts.pop(script, 0) for script in ("Hira", "Kana", "Hani"))
    return max(counts, key=counts.__getitem__)


def _is_unspaced(character: str) -> bool:
    return character > "\u10ff" and _script_of_character(character) in _UNSPACED


def _split_cjk(folded: str) -> str:
    if folded.isascii():
        return folded
    pieces = [f" {character} " if _is_unspaced(character) else character for character in folded]
    return " ".join("".join(pieces).split())


def search_tokens(text: str) -> str:
    """Fold a text and part every Han, kana and hangul letter by spaces; other words stay whole.

    Written to a full-text index and asked of it in this form, a name of two syllables inside a longer run is found.
    Hangul is split by syllable.

    Args:
        text: any text.

    Returns:
        Folded words and single letters, parted by one space. Idempotent.

    >>> search_tokens("해방탑, Liberation Tower")
    '해 방 탑 liberation tower'
    """
    return _split_cjk(fold_name(text))


_WORD = re.compile(r"[^\s]+")


def search_query(text: str) -> str:
    """Write what a person typed as a query of SQLite FTS5: every word must occur, the last may go on.

    A run of Han, kana or hangul letters becomes a phrase, so that its letters must stand side by side. All words are
    quoted: nothing that is typed can be an operator.

    Args:
        text: what was typed.

    Returns:
        An FTS5 expression over ``search_tokens`` text; empty if there is no letter and no digit in the text.

    >>> search_query("동림 monum")
    '"동 림" "monum"*'
    """
    words = [_split_cjk(word) for word in _WORD.findall(fold_name(text))]
    if not words:
        return ""
    phrases = [f'"{word}"' for word in words]
    last = words[-1]
    if not _is_unspaced(last[-1]):
        phrases[-1] += "*"
    return " ".join(phrases)
