"""CSV and its relatives -> rows.

Invariant: every record below the header comes out once, as a `Row` whose cells are what the file holds, or as a
`Rejected` that names its line. A record is never bent to fit: a ragged one, one with an unclosed quotation mark, one
with a cell that is too long or bytes that cannot be decoded is rejected, and reading goes on with the next line.

Delimiter and header are found out from the first records, and said in notes. What a cell means is not asked here.

Source: RFC 4180, with the delimiters and encodings that occur.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TextIO

import msgspec

from cenotaph import __version__
from cenotaph.model.evidence import Row as RowSelector
from cenotaph.sources.detect import DELIMITERS, modal_width, read_records
from cenotaph.sources.encoding import Encoding, find_encoding
from cenotaph.sources.item import DEFAULT_LIMITS, Limits, Reading, Rejected, Row
from cenotaph.sources.tables import find_header

CELL_CHARS = csv.field_size_limit()
"""The longest cell that the `csv` module takes: 131 072 characters unless the process changed it."""

_SAMPLE_LINES = 200
_SAMPLE_CHARS = 1 << 18
_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
_TITLE_CHARS = 1000
_DECLARED = re.compile(r"""["']?sep=([^\w"'\s]|\t)["']?[;,\t]*\s*""", re.I)
"""The first line with which Excel is told the delimiter."""


class Layout(msgspec.Struct, frozen=True):
    """How a table is written.

    Attributes:
        delimiter: one character.
        columns: names, all different.
        skip_lines: lines before the first row, header included.
        notes: what is to be said about it.
        header: the cells of the header, to recognise it when it comes again; empty if there is none.
    """

    delimiter: str
    columns: tuple[str, ...]
    skip_lines: int
    notes: tuple[str, ...]
    header: tuple[str, ...] = ()


def read_csv(
    path: Path,
    *,
    encoding: str | None = None,
    table: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Reading:
    """Read a table of delimited cells.

    Args:
        path: the file.
        encoding: Python's name of it, where it is known; else it is found out.
        table: not used: a file is one table.
        limits: how long a line may be.

    Returns:
        A reading whose rows have the number of the record and the place "line N" (the line where it begins).
    """
    del table
    found = find_encoding(path, declared=encoding)
    layout = find_layout(path, found)
    return Reading(
        unit="row",
        media_type="text/tab-separated-values" if layout.delimiter == "\t" else "text/csv",
        program=f"cenotaph-csv {__version__}",
        items=_read_rows(path, found, layout, limits),
        notes=(*found.notes, *layout.notes),
        total_hint=max(found.lines - layout.skip_lines, 0) if "utf-16" not in found.name else None,
    )


def find_layout(path: Path, encoding: Encoding) -> Layout:
    """Find delimiter and header from the first records."""
    lines: list[str] = []
    with _opened(path, encoding) as stream:
        size = 0
        while (
            len(lines) < _SAMPLE_LINES and size < _SAMPLE_CHARS and (line := stream.readline(_SAMPLE_CHARS))
        ):
            lines.append(line)
            size += len(line)
    declared = _DECLARED.fullmatch(lines[0]) if lines else None
    first = 1 if declared else 0
    delimiter = declared[1] if declared else find_delimiter(lines)
    records, ends = _numbered(lines, first, delimiter)
    header = find_header(records)
    name = _NAMES.get(delimiter, f"{delimiter!r} sign")
    notes = [f"cells are divided by {name}s{', as its first line says' if declared else ''}"]
    return Layout(
        delimiter,
        header.columns,
        ends[header.skip - 1] if header.skip else first,
        (*(notes if declared or delimiter != "," else ()), *header.notes),
        next((tuple(record) for record in records[: header.skip] if header.is_repeated_in(record)), ()),
    )


def _numbered(lines: list[str], first: int, delimiter: str) -> tuple[list[list[str]], list[int]]:
    """Cut the first lines into records, and say at which line each ends; blank lines are records, too.

    A quotation mark that nobody closed would swallow the lines below it: such a record is its first line only.
    """
    records: list[list[str]] = []
    ends: list[int] = []
    usual, _ = modal_width(read_records(lines[first:], delimiter))
    at = first
    while at < len(lines):
        reader = csv.reader(islice(lines, at, None), delimiter=delimiter)
        try:
            record = next(reader, [])
            many = max(reader.line_num, 1)
        except csv.Error:
            record, many = [lines[at].strip()[:_TITLE_CHARS]], 1
        if many > 1 and len(record) < usual:
            record, many = lines[at].split(delimiter), 1
        at += many
        records.append(record)
        ends.append(at)
    return records, ends


def find_delimiter(lines: list[str]) -> str:
    """Choose the delimiter by which most records have the same number of cells, and then the one with more cells.

    >>> find_delimiter(["name;lat,lon", "a;1,2", "b;3,4"])
    ';'
    """
    best, score = ",", (0.0, 0)
    for delimiter in DELIMITERS:
        records = read_records(lines, delimiter)
        width, regular = modal_width(records)
        if width < 2:
            continue
        header_fits = bool(records) and len(records[0]) == width
        now = (round(regular / len(records), 1) + header_fits, width)
        if now > score:
            best, score = delimiter, now
    return best


def _opened(path: Path, encoding: Encoding) -> TextIO:
    return path.open(encoding=encoding.name, errors="replace" if encoding.damaged else "strict", newline="")


class _Lines:
    """Physical lines of one file for the `csv` module; remembers those of the record that is being read.

    A record that turns out to be broken is given up after its first line: the others are read again.
    """

    def __init__(self, stream: TextIO, longest: int) -> None:
        self._stream = stream
        self._longest = longest
        self._again: list[str] = []
        self.number = 0
        """Lines handed out."""
        self.record: list[str] = []
        """Lines of the record so far."""
        self.cut = 0
        """Length of the last line, if it was longer than allowed."""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else self._stream.readline(self._longest)
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) >= self._longest and not line.endswith(("\n", "\r")):
            self.cut = len(line) + self._pass_over()
            line = "\n"
        self.record.append(line)
        return line

    def give_up(self) -> None:
        """Hand out again all lines of this record but the first."""
        rest = self.record[1:]
        self.number -= len(rest)
        self._again.extend(reversed(rest))

    def _pass_over(self) -> int:
        passed = 0
        while rest := self._stream.readline(self._longest):
            passed += len(rest)
            if rest.endswith(("\n", "\r")):
                break
        return passed


def _read_rows(path: Path, encoding: Encoding, layout: Layout, limits: Limits) -> Iterator[Row | Rejected]:
    columns, width, name = layout.columns, len(layout.columns), path.name
    number, header = 0, list(layout.header)
    with _opened(path, encoding) as stream:
        lines = _Lines(stream, limits.line_chars)
        for _ in range(layout.skip_lines):
            next(lines, None)
        reader = csv.reader(lines, delimiter=layout.delimiter, strict=True)
        while True:
            lines.record.clear()
            lines.cut = 0
            line = lines.number + 1
            fault: tuple[str, str] | None
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                fault = _broken(error, lines)
            else:
                if not any(cells) and not lines.cut:
                    continue
                if cells == header:
                    fault = "repeated_header", "the header stands here once more"
                else:
                    fault = _fault(cells, lines, width, damaged=encoding.damaged)
            number += 1
            if fault is None:
                yield Row(
                    number,
                    f"line {line}",
                    dict(zip(columns, cells, strict=False)),
                    RowSelector(number),
                    file=name,
                )
            else:
                yield Rejected(fault[0], name, f"line {line}", fault[1])


def _broken(error: csv.Error, lines: _Lines) -> tuple[str, str]:
    """Say why the `csv` module refused a record, and give up its first line only."""
    if "field limit" in str(error) and len(lines.record) == 1:
        return (
            "cell_too_long",
            f"a cell is longer than {CELL_CHARS:,} characters (the line has {len(lines.record[0]):,})",
        )
    many = len(lines.record)
    lines.give_up()
    if "field limit" in str(error) or "unexpected end" in str(error):
        return "unclosed_quote", f"a quotation mark is opened and not closed in the {many} lines that follow"
    return (
        "bad_quotes",
        "quotation marks do not pair: one inside a quoted cell is not doubled, or one is not closed",
    )


def _ragged(cells: list[str], width: int) -> str:
    said = f"{len(cells)} cell{'' if len(cells) == 1 else 's'} where the header has {width} columns"
    if len(cells) == 1:
        for delimiter in DELIMITERS:
            if cells[0].count(delimiter) == width - 1:
                return f"{said} (it seems to be divided by {_NAMES[delimiter]}s)"
    return said


def _fault(cells: list[str], lines: _Lines, width: int, *, damaged: bool) -> tuple[str, str] | None:
    if lines.cut:
        return "line_too_long", f"the line has {lines.cut:,} characters"
    # Spreadsheets write empty cells after the last column; they hold nothing.
    if len(cells) < width or any(cells[width:]):
        if len(lines.record) > 1:
            # Two stray quotation marks can make one record of many good ones.
            lines.give_up()
        return "ragged_row", _ragged(cells, width)
    text = lines.record[0] if len(lines.record) == 1 else "".join(lines.record)
    if "\0" in text:
        return "nul_byte", "the line holds a zero byte"
    if damaged and "\ufffd" in text:
        return "encoding", "the line holds bytes that are not in the encoding of the file"
    return None
