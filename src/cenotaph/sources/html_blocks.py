"""Repeated blocks of an HTML page (lists, search results, rows of paragraphs with links) as lists of records.

Invariant: the blocks of one list have the same element and class, and so have the elements around them; every line of
a block is a cell. A line has its name from its own class, from the label before its colon where many blocks have that
label, or from its number: whether the second line is a place or a date is not asked here.
"""

from __future__ import annotations

import re
from collections import Counter
from statistics import median

import msgspec

from cenotaph.sources.html_grids import HtmlTable
from cenotaph.sources.html_page import (
    Element,
    Line,
    classes_of,
    frames_of,
    headings_before,
    is_seen,
    lines_of,
    links_of,
    text_of,
)

_KINDS = frozenset(("li", "div", "p", "article", "section", "dd", "figure", "blockquote", "dl"))
_FEWEST = 5
_LONGEST = 600
_SENTENCE = 60
_MOST_LINES = 40
_ABOVE = 3
_LABEL = re.compile(r"([^\W\d_][^:]{0,39}?)\s*:\s+(\S.*)")


class _Block(msgspec.Struct):
    element: Element
    heading: str
    lines: list[Line]
    links: list[str]


def blocks_of(root: Element) -> list[HtmlTable]:
    """Return the lists of a page, those first that hold most.

    Args:
        root: of the page.
    """
    frames = frames_of(root)
    outer: dict[Element, str] = {}
    groups: dict[tuple[object, ...], list[tuple[Element, str]]] = {}
    for node, heading in headings_before(root):
        if node.tag not in _KINDS or node in frames or not is_seen(node):
            continue
        if _is_branch(node):
            outer[node] = lines[0].text if (lines := lines_of(node)) else ""
        else:
            above = outer.get(next(node.iterancestors("li"), None), "")
            heading = " / ".join(filter(None, (heading, above)))
            groups.setdefault(_signature(node), []).append((node, heading))
    found = [
        table
        for members in groups.values()
        if len(members) >= _FEWEST and (table := _list_of(members)) is not None
    ]
    return sorted(found, key=lambda table: -sum(1 for row in table.rows for cell in row if cell))


def _is_branch(node: Element) -> bool:
    """Tell whether an item of a list only holds a list of its own, so that the items in that are the records."""
    if node.tag != "li" or node.get("class") or next(node.iter("ul", "ol"), None) is None:
        return False
    return next(node.iter("h1", "h2", "h3", "h4", "h5", "h6", "img", "p", "div"), None) is None


def _signature(node: Element) -> tuple[object, ...]:
    """Return what the blocks of one list have in common: element and class, here and above."""
    steps: list[object] = []
    for step, above in enumerate((node, *node.iterancestors())):
        if step > _ABOVE:
            break
        steps.append((above.tag, _kind_of(above) if step else " ".join(sorted(classes_of(above))[:2])))
    return tuple(steps)


def _kind_of(node: Element) -> str:
    return " ".join(classes_of(node)[:1])


def _list_of(members: list[tuple[Element, str]]) -> HtmlTable | None:
    """Make a table of the blocks of one kind, if they look like records and not like paragraphs of a text."""
    blocks = [_Block(node, heading, _lines_of(node), links_of(node)) for node, heading in members]
    blocks = [block for block in blocks if block.lines or block.links]
    if len(blocks) < _FEWEST or not _are_records(blocks) or _are_parts(blocks):
        return None
    labels = _labels_of(blocks)
    records = [_record_of(block, labels) for block in blocks]
    sections = list(dict.fromkeys(block.heading for block in blocks))
    if next(blocks[0].element.iter("h1", "h2", "h3", "h4", "h5"), None) is not None:
        sections = sections[:1]  # each block has a heading of its own in it, which is none above the next one
    if len(sections) > 1:
        records = [
            {"@heading": block.heading, **record} for block, record in zip(blocks, records, strict=True)
        ]
    columns = tuple(sorted({name: None for record in records for name in record}, key=_order))
    notes = ["repeated blocks of the page are read as records, and their lines as cells"]
    counts = Counter(len(block.lines) for block in blocks)
    if len(counts) > 1 and any(name.startswith("line_") for name in columns):
        many = len(blocks) - counts.most_common(1)[0][1]
        notes.append(
            f"{many} blocks have more or fewer lines than the others: their lines may stand in other columns"
        )
    node = blocks[0].element
    name = sections[0] if len(sections) == 1 and sections[0] else f"<{node.tag}> {_kind_of(node)}".strip()
    return HtmlTable(
        name,
        columns,
        [[record.get(column, "") for column in columns] for record in records],
        tuple(notes),
        is_list=True,
        chars=sum(len("".join(line.text.split())) for block in blocks for line in block.lines),
    )


def _lines_of(node: Element) -> list[Line]:
    if sum(1 for _ in node.iter("li", "article", "tr")) > _MOST_LINES:
        return []  # a frame around a list
    return lines_of(node, fine=True)


def _are_records(blocks: list[_Block]) -> bool:
    lengths = [sum(len(line.text) for line in block.lines) for block in blocks]
    if median(lengths) > _LONGEST or median(len(block.lines) for block in blocks) > _MOST_LINES:
        return False
    # Paragraphs are sentences without a link of their own; a record is short, or has lines or a link.
    told = sum(
        1
        for block, length in zip(blocks, lengths, strict=True)
        if len(block.lines) > 1
        or (
            length <= _SENTENCE
            and not (block.element.tag == "p" and block.lines[-1].text.endswith((".", "!", "?")))
        )
        or (block.links and length <= 2 * _SENTENCE)
    )
    return told >= 0.8 * len(blocks)


def _are_parts(blocks: list[_Block]) -> bool:
    """Tell whether the blocks are values below the same few terms: parts of records, which have the terms for names."""
    if blocks[0].element.tag != "dd":
        return False
    return 2 * len({_term_of(block.element) for block in blocks}) <= len(blocks)


def _labels_of(blocks: list[_Block]) -> frozenset[str]:
    """Return the words before a colon that at least a third of the blocks begin a line with."""
    counts: Counter[str] = Counter()
    for block in blocks:
        found = (_LABEL.fullmatch(line.text) for line in block.lines)
        counts.update({one[1] for one in found if one})
    return frozenset(label for label, count in counts.items() if 3 * count >= len(blocks))


def _record_of(block: _Block, labels: frozenset[str]) -> dict[str, str]:
    cells: dict[str, str] = {}

    def put(name: str, text: str) -> None:
        cells[name] = f"{cells[name]}\n{text}" if name in cells else text

    if block.element.tag == "dd" and (above := _term_of(block.element)):
        put("term", above)
    term, explained = "", True
    for number, line in enumerate(block.lines, 1):
        tag = _tag_of(line.owner, block.element)
        labelled = _LABEL.fullmatch(line.text)
        if tag == "dt":
            if not explained:
                put(f"line_{number - 1}", term)
            term, explained = line.text.rstrip(" :"), False
        elif tag == "dd" and term:
            explained = True
            put(term, line.text)
        elif labelled and labelled[1] in labels:
            put(labelled[1], labelled[2])
        else:
            put(_name_of(line.owner, block.element) or f"line_{number}", line.text)
    if not explained:
        put(f"line_{len(block.lines)}", term)
    if block.links:
        put("@href", " ".join(block.links))
    return cells


def _tag_of(owner: Element, block: Element) -> str:
    """Return "dt" or "dd" where a line lies in one within its block."""
    for node in (owner, *owner.iterancestors()):
        if node is block:
            return ""
        if node.tag in ("dt", "dd"):
            return str(node.tag)
    return ""


def _term_of(node: Element) -> str:
    """Return the term that a `<dd>` explains; a second one explains the same."""
    before = node.getprevious()
    while before is not None and before.tag == "dd":
        before = before.getprevious()
    return text_of(before) if before is not None and before.tag == "dt" else ""


def _name_of(owner: Element, block: Element) -> str | None:
    """Return the name that the page gives to the element in which a line begins."""
    for node in (owner, *owner.iterancestors()):
        if node is block:
            return None
        if name := (node.get("itemprop") or " ".join(classes_of(node)[:1])):
            return str(name)[:60]
    return None


def _order(name: str) -> tuple[int, int]:
    """Headings first, then what has a name, lines in their order, links last."""
    if name == "@heading":
        return 0, 0
    if name == "@href":
        return 3, 0
    number = name.removeprefix("line_")
    return (2, int(number)) if name.startswith("line_") and number.isdigit() else (1, 0)
