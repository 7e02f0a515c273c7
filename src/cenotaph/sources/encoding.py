"""Which encoding a file is in.

Invariant: `find_encoding` reads the whole file once in bounded memory, and names an encoding with which Python can
decode it. UTF-8 is never guessed: a file is UTF-8 if all of its bytes are, or nearly all of many.

It does not decide by what the words mean; a guess is said in a note, so that a person can overrule it.
"""

from __future__ import annotations

import codecs
from collections import Counter
from pathlib import Path

import msgspec

from cenotaph.sources.code_pages import guess_code_page, is_known

CHUNK_BYTES = 1 << 20
SAMPLE_BYTES = 1 << 17
FIRST_BYTES = 1 << 13
"""Of the beginning, also words in ASCII say which language it is."""

AS_DECLARED = "as declared"

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Encoding(msgspec.Struct, frozen=True):
    """An encoding, and how sure it is.

    Attributes:
        name: Python's name for it.
        note: a sentence for the reader of the balance; None where there is nothing to say (plain UTF-8).
        damaged: whether some bytes cannot be decoded; they come out as U+FFFD.
        lines: number of line ends (0x0A bytes) in the file.
    """

    name: str
    note: str | None = None
    damaged: bool = False
    lines: int = 0

    @property
    def notes(self) -> tuple[str, ...]:
        """The note among others, if there is one."""
        return (self.note,) if self.note else ()

    @property
    def doubts(self) -> tuple[str, ...]:
        """The note, unless the file is what it says that it is."""
        return self.notes if self.note and (self.damaged or not self.note.endswith(AS_DECLARED)) else ()


def find_encoding(path: Path, *, declared: str | None = None) -> Encoding:
    """Find the encoding of a text file.

    Args:
        path: the file.
        declared: what the caller or the file itself says; believed if Python knows it.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as stream:
        head = stream.read(4)
    for bom, name in _BOMS:
        if head.startswith(bom):
            label = "UTF-8" if name == "utf-8-sig" else name.upper()
            return _checked(path, name, f"{label} with a byte order mark")
    if declared and is_known(declared):
        return _checked(path, declared, f"encoding {declared}, {AS_DECLARED}")
    with path.open("rb") as stream:
        head = stream.read(SAMPLE_BYTES)
    if wide := find_wide(head):
        return _checked(path, wide, f"{wide.upper()} without a byte order mark")
    utf8 = _checked(path, "utf-8", None)
    if not utf8.damaged:
        return utf8
    sample = _sample(path)
    if _mostly_utf8(sample):
        return msgspec.structs.replace(utf8, note="UTF-8 with some bytes that are none")
    guess = guess_code_page(sample)
    return _checked(path, guess.name, f"not UTF-8; {guess.note}")


def _checked(path: Path, name: str, note: str | None) -> Encoding:
    """Decode the whole file once, to know before the first row whether it can be."""
    decoder = codecs.getincrementaldecoder(name)(errors="strict")
    damaged, lines = False, 0
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK_BYTES):
            lines += chunk.count(b"\n")
            if not damaged:
                damaged = not _decodes(decoder, chunk, final=False)
    damaged = damaged or not _decodes(decoder, b"", final=True)
    if damaged and name != "utf-8":
        note = f"{note}; some bytes cannot be decoded"
    return Encoding(name, note, damaged, lines)


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeError:
        return False
    return True


def _sample(path: Path) -> bytes:
    """Return the first lines, and behind them those that hold something other than ASCII, up to a bound."""
    found: list[bytes] = []
    size = 0
    with path.open("rb") as stream:
        while size < SAMPLE_BYTES and (line := stream.readline(SAMPLE_BYTES)):
            if size < FIRST_BYTES or not line.isascii():
                found.append(line)
                size += len(line)
    return b"".join(found)[:SAMPLE_BYTES]


def find_wide(sample: bytes) -> str | None:
    """Recognise UTF-16 without a byte order mark: the upper bytes of the letters of a text are nearly all the same.

    Args:
        sample: the first bytes of a file.

    Returns:
        "utf-16-le", "utf-16-be" or None.
    """
    sample = sample[: len(sample) // 2 * 2]
    if len(sample) < 4 or 0 not in sample:
        return None
    best: tuple[float, str] | None = None
    for name, upper, lower in (
        ("utf-16-le", sample[1::2], sample[0::2]),
        ("utf-16-be", sample[0::2], sample[1::2]),
    ):
        # One byte for Latin, two for any other alphabet (blanks and full stops are always 0).
        share = sum(count for _, count in Counter(upper).most_common(3)) / len(upper)
        if (
            share > 0.9
            and 0 in upper
            and lower.count(0) * 50 < len(lower)
            and (best is None or share > best[0])
        ):
            best = share, name
    return best[1] if best else None


def _mostly_utf8(sample: bytes) -> bool:
    text = sample.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = sum(1 for sign in text if sign > "\x7f") - bad
    return good > 20 * bad
