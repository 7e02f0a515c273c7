"""Which old code page a text is in that is no UTF-8: a guess by its letters, and what else it could be.

Invariant: a guess is always made, and always said: with a word of the text, as it comes out and as it would come out
in the next best code page, so that a person who knows the language can tell which is right.

Which letters follow which in which language is known by `chardet`, whose models are trained on text in each code page.
"""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Sequence
from difflib import get_close_matches
from encodings.aliases import aliases

import msgspec

from cenotaph.errors import UsageError

CANDIDATES = (
    "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r", "koi8_u", "cp866",
    "cp1125", "cp437", "cp737", "cp775", "cp850", "cp852", "cp857", "iso8859_2", "iso8859_5", "iso8859_7",
    "iso8859_9", "iso8859_13", "iso8859_15", "mac_cyrillic", "mac_greek", "mac_latin2", "mac_roman", "mac_turkish",
    "cp949", "shift_jis", "euc-jp", "gb18030", "big5",
)  # fmt: skip
"""Those in which lists were kept before UTF-8: Windows, Unix, DOS, Macintosh; a guess among all would be a lottery."""

FALLBACK = "cp1252"
_BLOCKS = 5
_SHOWN_CHARS = 24
_IN_ITS_PLACE = re.compile(
    r"(?<!\w)[“‘„‚«‹](?=\w)|(?<=[\w.,!?])[”’“»›](?!\w)|(?<=[^\W\d_])’(?=[^\W\d_])|(?<![^\W\d_])[–—](?![^\W\d_])"
    r"|[£€]\s?(?=\d)|(?<=\d)\s?[€£°]|(?<!\w)[§•·©](?!\w)|…(?!\w)|(?<=\w)™(?!\w)|\xa0(?![^\W\d_])|(?<![^\W\d_])\xa0"
)
"""Signs where a text has them: in a DOS code page the same bytes are letters, and stand elsewhere in words."""
_IN_A_WORD = re.compile(
    r"[^\W\d_](?:[^\w\s\x00-\x7f’‘´·‧\xad–—…\u02b0-\u02ff]|[\u02b0-\u02ff])+[^\W\d_]|[^\W\d_]\ufffd"
)
"""A sign where only a letter can be: no text has "¿o³nierz" or "Grˆße"."""
_WORD = re.compile(r"\w*[^\W\x00-\x7f]\w*|[^\s\x00-\x7f]+")


class Guess(msgspec.Struct, frozen=True):
    """A code page, by Python's name, and a sentence that says that it is guessed, and by what it can be checked."""

    name: str
    note: str


def guess_code_page(sample: bytes) -> Guess:
    """Guess the code page of a text that is no UTF-8.

    Args:
        sample: lines of it with letters beyond ASCII; the longer, the surer.
    """
    if _holds_signs_only(sample):
        return Guess(
            FALLBACK,
            f"read as {FALLBACK}: beyond ASCII it has nothing but quotation marks, dashes and the like",
        )
    name = _with_its_case(sample, _likeliest(sample) or FALLBACK)
    ranked = _ranked(sample)
    if _is_broken_by_signs(sample, name):
        name = next((other for other in ranked if not _is_broken_by_signs(sample, other)), name)
    by_blocks = _likeliest_by_blocks(sample)
    if by_blocks and not _decodes(sample, by_blocks):
        name = by_blocks  # which a stray byte alone rules out
    if _decodes(sample, FALLBACK) and sample.decode(FALLBACK) == sample.decode(name, errors="replace"):
        name = FALLBACK  # of several that give the same text, the one that most files are in
    return Guess(
        name, f"read as {name}, which is a guess{_shown(sample, name, ranked)} (--encoding names another)"
    )


def check_encoding(name: str) -> str:
    """Return the name of an encoding if Python has a text encoding of that name.

    >>> check_encoding("windows-1250")
    'windows-1250'

    Raises:
        UsageError: it has none; those with names like it are listed.
    """
    if is_known(name):
        return name
    names = sorted(filter(is_known, {*CANDIDATES, *aliases, *aliases.values()}))
    wanted = re.sub(r"[\s-]+", "_", name.strip().casefold())
    digits = re.sub(r"\D", "", name)
    like = [known for known in CANDIDATES if len(digits) >= 3 and known.endswith(digits)]
    like += [near for near in get_close_matches(wanted, names, n=6, cutoff=0.6) if near not in like]
    said = f"like it: {', '.join(like[:6])}" if like else f"such as {', '.join(('utf-8', *CANDIDATES[:9]))}"
    raise UsageError(f"there is no encoding {name!r} ({said})")


def is_known(name: str) -> bool:
    """Tell whether Python has a text encoding of this name."""
    try:
        b"a".decode(name)
    except (LookupError, ValueError):
        return False
    return True


def _holds_signs_only(sample: bytes) -> bool:
    """Tell whether there is no letter to judge by: the signs are the same in all code pages of Windows."""
    return _decodes(sample, FALLBACK) and _IN_ITS_PLACE.sub("", sample.decode(FALLBACK)).isascii()


def _is_broken_by_signs(sample: bytes, name: str) -> bool:
    """Tell whether signs stand inside words in this code page."""
    return bool(_IN_A_WORD.search(sample.decode(name, errors="replace")))


_ANOTHER_SCRIPT = frozenset({
    "cp1251", "koi8_r", "koi8_u", "iso8859_5", "mac_cyrillic", "cp866", "cp1253", "iso8859_7", "mac_greek", "cp737",
})  # fmt: skip
_CYRILLIC = ("cp1251", "koi8_r")
_TURNED = re.compile(r"\b[а-яё][А-ЯЁ]{2,}\b")
_COMMON = frozenset("оеаинтсрвлкмдпуОЕАИНТСРВЛКМДПУ")
_MOSTLY, _CLEARLY = 0.75, 0.15


def _with_its_case(sample: bytes, name: str) -> str:
    """Settle Windows against KOI8 for lists in capitals: small letters of the one are capitals of the other.

    A model of running text knows no capitals. But the fifteen commonest letters of Russian are some four fifths of any
    text, read rightly, and "бРАТСКОЕ" is no way to write.
    """
    if name not in _ANOTHER_SCRIPT:
        return name
    share = _share_of_common(sample.decode(name, errors="replace"))
    for other in _CYRILLIC:
        text = sample.decode(other, errors="replace")
        if "\ufffd" in text or _TURNED.search(text):
            continue
        other_share = _share_of_common(text)
        if other_share > _MOSTLY and other_share - share > _CLEARLY:
            return other
    return name


def _share_of_common(text: str) -> float:
    letters = [sign for sign in text if sign.isalpha() and not sign.isascii()]
    return sum(sign in _COMMON for sign in letters) / len(letters) if letters else 0.0


def _likeliest(sample: bytes) -> str | None:
    import chardet  # most files are UTF-8, and need none of its models

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of code pages of which none fits
        found = chardet.detect(sample, include_encodings=CANDIDATES, compat_names=False)
    return _named(found["encoding"])


def _ranked(sample: bytes) -> tuple[str, ...]:
    """Return the code pages, the likeliest first."""
    import chardet

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = chardet.detect_all(
            sample, ignore_threshold=True, include_encodings=CANDIDATES, compat_names=False
        )
    return tuple(name for one in found if (name := _named(one["encoding"])))


def _likeliest_by_blocks(sample: bytes) -> str | None:
    """Guess some lines at a time; None where no code page is found in most of them."""
    lines = sample.splitlines(keepends=True)
    size = -(-len(lines) // _BLOCKS)
    if size < 1:
        return None
    blocks = [b"".join(lines[start : start + size]) for start in range(0, len(lines), size)]
    found = Counter(_likeliest(block) for block in blocks if not block.isascii())
    name, count = next(iter(found.most_common(1)), (None, 0))
    return name if count * 2 > found.total() and count > 2 else None


def _shown(sample: bytes, name: str, ranked: Sequence[str]) -> str:
    """Show a word of the text beside what it would be in the next best code page that gives another text."""
    text = sample.decode(name, errors="replace")
    for other in ranked:
        if other == name or not _decodes(sample, other):
            continue
        if found := _first_difference(text, sample, name, other):
            return f': "{found[0]}" would be "{found[1]}" in {other}, the next best'
    words = _WORD.findall(text)
    return f': "{_short(words[0])}"' if words else ""


def _first_difference(text: str, sample: bytes, name: str, other: str) -> tuple[str, str] | None:
    """Return the first word that comes out differently in another code page, both ways."""
    if sample.decode(other) == text:
        return None
    for word in _WORD.findall(text):
        try:
            differently = word.encode(name).decode(other)
        except UnicodeError:
            continue
        if differently != word:
            return _short(word), _short(differently)
    return None


def _short(word: str) -> str:
    shown = "".join(char if char.isprintable() else "\ufffd" for char in word)
    return shown if len(shown) <= _SHOWN_CHARS else shown[: _SHOWN_CHARS - 1] + "…"


def _decodes(sample: bytes, name: str) -> bool:
    try:
        sample.decode(name)
    except UnicodeError:
        return False
    return True


def _named(name: str | None) -> str | None:
    return name.replace("-", "_") if name else None
