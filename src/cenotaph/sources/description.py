"""The description of a place on a map, written in HTML -> its plain text, and the fields that stand in it.

Invariant: no word of the description is lost in the plain text but markup; a field's name and value stand in the
description as they are returned. Any string gives a result.

Map programs write a record's columns into the description: as a table of two columns, as `<b>Name:</b> value<br>`,
or as lines `Name: value` and nothing else. Only these forms are taken for fields.
"""

from __future__ import annotations

import re

import lxml.html
from lxml import etree

_MARKUP = re.compile(r"</?[a-zA-Z][^>]*>|&(?:#\d+|#x[0-9a-f]+|[a-zA-Z]+\d?);", re.I)
_BREAKS = frozenset(
    ("br", "p", "div", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "dt", "dd",
     "center", "blockquote", "tbody", "thead", "section", "caption")
)  # fmt: skip
_BOLD = frozenset({"b", "strong", "th", "dt"})
_SILENT = frozenset({"script", "style", "head", "title", "meta"})
_CELL, _FROM, _TO = "\x04", "\x02", "\x03"
_MARKS = {ord(mark): " " for mark in (_CELL, _FROM, _TO)}
_LABEL = re.compile(rf"{_FROM}\s*([^{_FROM}{_TO}{_CELL}:]{{1,60}}?)\s*(:?)\s*{_TO}\s*(:?)")
_LINE = re.compile(r"([^\W\d_][\w ()/.,'-]{0,50}?)\s*:\s+(\S.*)|([^\W\d_][\w ()/.,'-]{0,50}?)\s*:\s*")
_MAX_CHARS = 1_000_000


def read_description(written: str) -> tuple[str | None, dict[str, str]]:
    r"""Return the plain text of a description, or None where it is plain already, and the fields in it.

    >>> read_description("<b>Built:</b> 1921<br><b>By:</b> the parish")
    ('Built: 1921\nBy: the parish', {'Built': '1921', 'By': 'the parish'})
    """
    if not _MARKUP.search(written) or len(written) > _MAX_CHARS:
        return None, _fields_of_lines(written.splitlines())
    try:
        root = lxml.html.fragment_fromstring(written.replace("\x00", ""), create_parent="div")
    except (etree.LxmlError, ValueError, AssertionError, TypeError):
        return None, {}
    pieces: list[str] = []
    _walk(root, pieces)
    lines = [_spaced(line) for line in "".join(pieces).split("\n")]
    marked = [line for line in lines if line.strip(f"{_CELL}{_FROM}{_TO} ")]
    plain = [_spaced(line.replace(_CELL, " ").replace(_FROM, "").replace(_TO, "")) for line in marked]
    fields = _fields_of_table(marked) or _fields_of_labels(marked) or _fields_of_lines(plain)
    return "\n".join(plain), fields


def _walk(root: etree._Element, pieces: list[str]) -> None:
    """Write the text with marks for line breaks, cells and bold stretches; without recursion, since HTML may be deep."""
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            pieces.append(element.tail or "")
            continue
        name = element.tag.casefold() if isinstance(element.tag, str) else ""
        if event == "start":
            pieces.append("\n" if name in _BREAKS else _CELL if name in ("td", "th") else "")
            pieces.append(_FROM if name in _BOLD else "")
            if name not in _SILENT:
                pieces.append((element.text or "").replace("\n", " ").translate(_MARKS))
        else:
            pieces.append(_TO if name in _BOLD else "")
            pieces.append("\n" if name in _BREAKS else "")
            if element is not root:
                pieces.append((element.tail or "").replace("\n", " ").translate(_MARKS))


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _fields_of_table(lines: list[str]) -> dict[str, str]:
    """Read lines of two cells, of which the first is a short name."""
    pairs = []
    for line in lines:
        cells = [cell.strip(f"{_FROM}{_TO} ") for cell in line.split(_CELL)[1:]]
        if len(cells) == 2 and 0 < len(cells[0]) <= 60:
            pairs.append((cells[0].rstrip(": "), cells[1]))
    return _distinct(pairs) if len(pairs) > 1 or (pairs and len(lines) == 1) else {}


def _fields_of_labels(lines: list[str]) -> dict[str, str]:
    """Read bold names with a colon, each with what follows it on its line."""
    pairs = []
    for line in lines:
        labels = [found for found in _LABEL.finditer(line) if found[2] or found[3]]
        ends = [*[found.start() for found in labels], len(line)][1:]
        for found, end in zip(labels, ends, strict=True):
            value = line[found.end() : end].translate({ord(mark): None for mark in (_FROM, _TO, _CELL)})
            pairs.append((found[1], _spaced(value)))
    return _distinct(pairs)


def _fields_of_lines(lines: list[str]) -> dict[str, str]:
    """Read lines that all are `Name: value`; prose with a colon in it is not."""
    found = [_LINE.fullmatch(line.strip()) for line in lines if line.strip()]
    if len(found) < 2 or not all(found):
        return {}
    pairs = [(match[1] or match[3], match[2] or "") for match in found if match]
    return _distinct(pairs) if len({name for name, _ in pairs}) == len(pairs) else {}


def _distinct(pairs: list[tuple[str, str]]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for name, value in pairs:
        key, count = name, 1
        while key in fields:
            count += 1
            key = f"{name}_{count}"
        if name and value:
            fields[key] = value
    return fields
