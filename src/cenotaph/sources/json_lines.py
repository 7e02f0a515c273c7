"""JSON, one value a line -> values.

Invariant: every line that is not blank comes out once, as a value or as a `Rejected`; a broken line costs itself only.
No more of a line than the limit is ever held.

The brackets and commas of an array with one element a line are passed over, so that dumps are read like this, too.

Source: JSON lines; RFC 8142 for the record separator.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, TextIO

from cenotaph.sources.encoding import Encoding
from cenotaph.sources.item import Limits, Rejected
from cenotaph.sources.json_events import TOO_DEEP

MARKS = "\ufeff\x1e \t\r\n"
"""What may stand around a value in its line."""


def has_json_lines(head: str) -> bool:
    """Tell whether a file has a whole JSON object on each line.

    Args:
        head: its first characters, perhaps not to the end of a line.
    """
    lines = [line for line in head.strip(MARKS).split("\n", 3) if line.strip(MARKS)]
    if len(lines) < 2 or not all(line.lstrip(MARKS).startswith("{") for line in lines[:2]):
        return False
    try:
        return isinstance(json.loads(lines[0].strip(MARKS)), dict)
    except (ValueError, RecursionError):
        return False


def read_lines(path: Path, encoding: Encoding, limits: Limits) -> Iterator[tuple[int, Any]]:
    """Yield each line's number, from 1, and its value, `TOO_DEEP`, or a `Rejected` without file and place."""
    errors = "replace" if encoding.damaged else "strict"
    any_read = False
    with path.open(encoding=encoding.name, errors=errors, newline="\n") as stream:
        for number, line in enumerate(_lines(stream, limits.line_chars), 1):
            if line is None:
                yield (
                    number,
                    Rejected("line_too_long", "", "", f"it has more than {limits.line_chars:,} characters"),
                )
                continue
            words = line.strip(MARKS)
            if words in ("", "[", "]", ","):
                continue
            value = parse_line(words.removesuffix(","), limits.nesting)
            if isinstance(value, Rejected) and any_read and not line.endswith("\n"):
                value = Rejected("truncated", "", "", "the file breaks off in the middle of its last line")
            any_read = True
            yield number, value


def parse_line(words: str, nesting: int) -> Any:
    """Parse one line of JSON, numbers with their digits; a `Rejected` without file and place if it is none."""
    try:
        value = json.loads(words, parse_float=Decimal, parse_constant=str, strict=False)
    except RecursionError:
        return TOO_DEEP
    except (ValueError, ArithmeticError) as error:
        said = re.sub(r": line 1 column .*", "", str(error))
        # Python's words on long numbers would name a function that nobody here can call.
        said = "a number has too many digits" if "digits" in said else said
        return Rejected("not_json", "", "", f"this is no JSON: {said}")
    return TOO_DEEP if _is_too_deep(value, nesting) else value


def _lines(stream: TextIO, longest: int) -> Iterator[str | None]:
    """Yield lines; None for one that is too long."""
    while line := stream.readline(longest + 1):
        if len(line) <= longest:
            yield line
            continue
        while line and not line.endswith("\n"):
            line = stream.readline(longest + 1)
        yield None


def _is_too_deep(value: Any, nesting: int) -> bool:
    """Tell whether a value is nested more deeply than is allowed, looking at it level by level."""
    level = [value] if isinstance(value, dict | list) else []
    for _ in range(nesting):
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list)
        ]
        if not level:
            return False
    return True
