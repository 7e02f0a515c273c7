"""How well a reading agrees with an annotated document, by the rules of the annotation guide.

A statement is found if property and subject are right: what it is about overlaps a mention of the same thing, or has
the same words. It is full if count, status, voice, the year of the time and at least half of the places are right too.
A quotation is found if the spans share at least half of their union, and full if mode and speaker are right too.
Statements and quotations are matched one to one, best first.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

Document = dict[str, Any]
"""In the form of the annotation guide."""
SLOTS = ("count", "when", "status", "voice", "places")
_DETAILS = ("count", "count_of", "status", "value")


class GoldError(Exception):
    """A file cannot be scored; the message says which, where and why."""


class _Quote(msgspec.Struct):
    start: int
    end: int
    mode: str
    speaker: str | None


class _Statement(msgspec.Struct):
    evidence: tuple[int, int]
    about: tuple[int, int]
    property: str
    status: str
    voice: str | None
    about_all: list[tuple[int, int]] = []
    places: list[tuple[int, int]] = []


class _Annotated(msgspec.Struct):
    doc: str
    lang: str
    date: str | None
    text: str
    quotes: list[_Quote]
    statements: list[_Statement]


def read_documents(paths: Iterable[Path]) -> list[Document]:
    """Read documents, one JSON object a line.

    Raises:
        GoldError: a file is not there, or is not JSON lines in UTF-8.
    """
    return [document for path in paths for _, document in _lines(path)]


def read_annotated(paths: Iterable[Path]) -> list[Document]:
    """Read annotated documents that have their text with them, in the form of `texts/README.md`.

    Raises:
        GoldError: a file is not there, is not JSON lines in UTF-8, or a line lacks what is scored.
    """
    golds = []
    for path in paths:
        for number, document in _lines(path):
            if "article" in document and "text" not in document:
                raise GoldError(
                    f"{path}: excerpts of news without their text, which lies beside the checkout: "
                    "spans within articles. `python evaluation/extraction.py`, without --gold, scores them "
                    "where the articles are there"
                )
            try:
                msgspec.convert(document, _Annotated)
            except msgspec.ValidationError as error:
                raise GoldError(
                    f"{path}, line {number}: {error}; the form of an annotated document stands in "
                    "evaluation/texts/README.md"
                ) from error
            golds.append(document)
    return golds


def _lines(path: Path) -> Iterator[tuple[int, Document]]:
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise GoldError(f"{path}: {error.strerror or error}") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            document = json.loads(line.decode("utf-8"))
        except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
            raise GoldError(f"{path}, line {number}: not JSON, one object a line: {error}") from error
        if not isinstance(document, dict):
            raise GoldError(f"{path}, line {number}: not a JSON object, one a line")
        yield number, document


def tally(golds: Sequence[Document], mines: Sequence[Document]) -> Counter[str]:
    """Count what is annotated, what was read, and how much of it agrees.

    Args:
        golds: annotated documents.
        mines: what was read from each, in the same order.
    """
    counts: Counter[str] = Counter()
    for gold, mine in zip(golds, mines, strict=True):
        text = gold["text"]
        _add_statements(counts, gold["statements"], mine["statements"], text)
        _add_quotations(counts, gold["quotes"], mine["quotes"])
    return counts


def f1(counts: Counter[str], kind: str, hit: str) -> float:
    """Return the harmonic mean of precision and recall: `f1(counts, "statement", "found")`."""
    total = counts[f"{kind} gold"] + counts[f"{kind} mine"]
    return 2 * counts[f"{kind} {hit}"] / total if total else 0.0


def _add_statements(counts: Counter[str], golds: list[Document], mines: list[Document], text: str) -> None:
    pairs = matched(golds, mines, lambda gold, mine: likeness(gold, mine, text))
    counts["statement gold"] += len(golds)
    counts["statement mine"] += len(mines)
    counts["statement found"] += len(pairs)
    for i, j in pairs:
        right = slots(golds[i], mines[j], text)
        counts["statement full"] += all(right.values())
        for name, is_right in right.items():
            counts[f"slot {name}"] += is_right


def _add_quotations(counts: Counter[str], golds: list[Document], mines: list[Document]) -> None:
    pairs = matched(golds, mines, _share)
    counts["quote gold"] += len(golds)
    counts["quote mine"] += len(mines)
    counts["quote found"] += len(pairs)
    counts["quote full"] += sum(
        golds[i]["mode"] == mines[j]["mode"] and is_same_name(golds[i]["speaker"], mines[j]["speaker"])
        for i, j in pairs
    )


def matched(
    golds: Sequence[Document], mines: Sequence[Document], score: Callable[[Document, Document], float]
) -> list[tuple[int, int]]:
    """Match one to one, the best first."""
    ranked = sorted(
        ((score(gold, mine), i, j) for i, gold in enumerate(golds) for j, mine in enumerate(mines)),
        key=lambda one: -one[0],
    )
    left: set[int] = set()
    right: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for value, i, j in ranked:
        if value > 0 and i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs


def likeness(gold: Document, mine: Document, text: str) -> float:
    """Say how well two statements agree as to property and subject; 0 where they are about different things."""
    if gold["property"] != mine["property"]:
        return 0.0
    about = mine["about"]
    close = 0.0
    for mention in [gold["about"], *gold.get("about_all", [])]:
        weight = 1.0 if mention == gold["about"] else 0.9
        shorter = max(1, min(mention[1] - mention[0], about[1] - about[0]))
        close = max(close, weight * _overlap(mention, about) / shorter)
        if _words(text[slice(*mention)]) == _words(text[slice(*about)]):
            close = max(close, 0.5)
    if not close:
        return 0.0
    near = _overlap(gold["evidence"], mine["evidence"]) > 0
    agreeing = sum(bool(gold.get(key) == mine.get(key)) for key in _DETAILS)
    return close + near + agreeing / 10


def slots(gold: Document, mine: Document, text: str) -> dict[str, bool]:
    """Say which details of a found statement are right."""
    named, said = _places(gold, text), _places(mine, text)
    return {
        "count": gold.get("count") == mine.get("count") and gold.get("count_of") == mine.get("count_of"),
        "when": _year(gold.get("when")) == _year(mine.get("when")),
        "status": gold["status"] == mine.get("status"),
        "voice": is_same_name(gold["voice"], mine.get("voice")),
        "places": named == said or 2 * len(named & said) >= len(named | said) > 0,
    }


def is_same_name(one: str | None, other: str | None) -> bool:
    """Say whether two names mean one speaker: the last word of the shorter stands in the longer, or the reverse."""
    left, right = _words(one), _words(other)
    if not left or not right:
        return left == right
    short, long = sorted((left, right), key=len)
    return short[-1] in long or long[-1] in short


def _words(text: str | None) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", unicodedata.normalize("NFKC", text or "").casefold()))


def _overlap(one: Sequence[int], other: Sequence[int]) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _year(edtf: str | None) -> str | None:
    found = re.search(r"\d{3}[\dX]", edtf or "")
    return found[0] if found else None


def _places(statement: Document, text: str) -> set[tuple[str, ...]]:
    return {_words(text[start:end]) for start, end in statement.get("places", [])}


def _share(gold: Document, mine: Document) -> float:
    one, other = (gold["start"], gold["end"]), (mine["start"], mine["end"])
    both = _overlap(one, other)
    union = one[1] - one[0] + other[1] - other[0] - both
    share = both / union if union else 0.0
    return float(share) if share >= 0.5 else 0.0
