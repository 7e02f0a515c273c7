"""Fields: a known label, a colon and a value, one a line or several a line.

Fields of a line are parted by ";" or by a full stop before a label that is known. What a label stands for is said by the
section `fields` of the word lists.

Invariant: a field begins its line or follows another; its whole label stands in a list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from cenotaph.extract.text.layout import Span, strip_span
from cenotaph.extract.text.shallow.words.lexicon import Lexicon

NAMING = ("name", "kind")
"""Lists of labels whose values may name the memorial."""
_BULLET = re.compile(r"[\s•*·▪►|–—-]*(?:\d{1,2}[.)]\s+)?")
_LABEL = re.compile(r"(?P<label>[^\W\d_][^:：|\t\n]{0,70}?)\s*(?:[:：]|(?P<cell>\||\t))\s*")
_NEXT = re.compile(r"(?P<mark>[;.,|])\s*(?=(?P<label>[^\W\d_][^:：;.,|\n]{1,60}?)\s*[:：])")
_ASIDE = re.compile(r"\s*\([^()]*\)")
PART = re.compile(r"[^,;()]+")
"""A part of a value: what signs part in an address or in "41, of them 12 unknown"."""


@dataclass(frozen=True, slots=True)
class Field:
    """A label and its value; `name` is the list that has the label, "" where none has."""

    name: str
    label: Span
    value: Span

    @property
    def span(self) -> Span:
        """From the label to the end of the value."""
        return self.label[0], max(self.label[1], self.value[1])


def cut_fields(text: str, line: Span, lexicon: Lexicon) -> list[Field]:
    """Cut a line into its fields; none where it does not begin with a known label."""
    start = over_bullet(text, line)
    head = _LABEL.match(text, start, line[1])
    if head is None or not label_list(head["label"], lexicon):
        return []
    if head["cell"] and not _is_row_of_two(text[head.end() : line[1]], lexicon):
        return []
    starts = [start]
    for found in _NEXT.finditer(text, head.end(), line[1]):
        if found["mark"] in ";|" or label_list(found["label"], lexicon):
            starts.append(found.start("label"))
    return [_field(text, piece, lexicon) for piece in pairwise([*starts, line[1]])]


def _is_row_of_two(value: str, lexicon: Lexicon) -> bool:
    """Say whether a cell is the only one behind its label, and no label: not the head of a table."""
    value = value.strip().removesuffix("|").strip()
    return not any(mark in value for mark in "|\t") and not label_list(value, lexicon)


def _field(text: str, piece: Span, lexicon: Lexicon) -> Field:
    found = _LABEL.match(text, *piece)
    if found is None:
        return Field("", piece, (piece[1], piece[1]))
    return Field(
        label_list(found["label"], lexicon), found.span("label"), trim(text, (found.end(), piece[1]))
    )


def trim(text: str, span: Span) -> Span:
    """Leave blanks and the marks that part fields out; a full stop only where no abbreviation ends with it."""
    start, end = strip_span(text, span)
    while end > start and (text[end - 1] in ";,|" or text[end - 1].isspace()):
        end -= 1
    word = text[start:end].split(" ")[-1]
    if word.endswith(".") and len(word) > _SHORT_WORD and "." not in word[:-1]:
        end -= 1
    return start, end


_SHORT_WORD = 4
_SMALL_WORD = 3


def over_bullet(text: str, line: Span) -> int:
    """Return where a line begins behind its bullet or number."""
    found = _BULLET.match(text, *line)
    return found.end() if found else line[0]


def label_list(label: str, lexicon: Lexicon) -> str:
    """Name the list of the section `fields` that has a label; "" where none has.

    A memorial at its end adds nothing: "Год создания памятника", "Zustand des Denkmals".
    """
    words = _ASIDE.sub("", label).lower().replace("'", "’").split()
    found = _listed(words, lexicon)
    if not found and len(words) > 1 and any(one.startswith("kinds.") for one in lexicon.lists(words[-1])):
        small = len(words[-2]) <= _SMALL_WORD
        found = _listed(words[:-1], lexicon) or (_listed(words[:-2], lexicon) if small else "")
    return "" if found in NAMING and found != _listed(words, lexicon) else found


def _listed(words: list[str], lexicon: Lexicon) -> str:
    plain = " ".join(words)
    return next((name for name, pattern in _labels(lexicon) if pattern.fullmatch(plain)), "")


LABELS = (
    "erected", "erected_by", "unveiled", "unveiled_by", "restored", "removed", "destroyed", "relocated", "exists", "within",
    "condition", "custodian", "protected", "inscription", "buried", "unknown_buried", "graves", "names", "commemorates",
    "named", "name", "kind", "others", "notices",
)  # fmt: skip
"""Lists of the section `fields` that hold labels."""


@cache
def _labels(lexicon: Lexicon) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """List what the labels of each list look like; `*` stands for any letters."""
    return tuple(
        (name, whole_words(entries)) for name in LABELS if (entries := lexicon.list(f"fields.{name}"))
    )


@cache
def whole_words(entries: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that fits nothing but one of some entries."""
    return re.compile("|".join(re.escape(one.replace("'", "’")).replace(r"\*", r"\w*") for one in entries))


def is_listed(lexicon: Lexicon, name: str, words: str) -> bool:
    """Say whether some words are, as a whole, an entry of a list of the section `fields`."""
    entries = lexicon.list(f"fields.{name}")
    return bool(entries) and whole_words(entries).fullmatch(words.lower().strip(" .")) is not None


def says_anything(text: str, value: Span, lexicon: Lexicon) -> bool:
    """Say whether a value says anything: no dash, no "unknown"."""
    words = text[slice(*value)]
    return any(sign.isalnum() for sign in words) and not is_listed(lexicon, "nothing", words)
