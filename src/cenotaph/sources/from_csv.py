"""CSV and its relatives -> rows.

Invariant: every record below the header comes out once, as a `Row` whose cells are what the file holds, or as a
`Rejected` that names its line. A record is never bent to fit: a ragged one, one with an unclosed quotation mark, one
with a cell that is too long or bytes that cannot be decoded is rejected, and reading goes on with the next line.

Delimiter and header are found out from the first records, and said in notes. What a cell means is not asked here.

Source: RFC 4180, with the delimiters and encodings that occur.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import msgspec

from cenotaph import __version__
from cenotaph.model.evidence import Row as RowSelector
from cenotaph.sources.detect import DELIMITERS, modal_width, read_records
from cenotaph.sources.encoding import Encoding, find_encoding
from cenotaph.sources.item import DEFAULT_LIMITS, Limits, Reading, Rejected, Row

CELL_CHARS = csv.field_size_limit()
"""The longest cell that the `csv` module takes: 131 072 characters unless the process changed it."""

_SAMPLE_LINES = 200
_SAMPLE_CHARS = 1 << 18
_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}


class Layout(msgspec.Struct, frozen=True):
    """How a table is written.

    Attributes:
        delimiter: one character.
        columns: names, all different.
        skip_lines: lines before the first row, header included.
        notes: what is to be said about it.
    """

    delimiter: str
    columns: tuple[str, ...]
    skip_lines: int
    notes: tuple[str, ...]


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
    notes = (*((found.note,) if found.note else ()), *layout.notes)
    return Reading(
        unit="row",
        media_type="text/tab-separated-values" if layout.delimiter == "\t" else "text/csv",
        program=f"cenotaph-csv {__version__}",
        items=_read_rows(path, found, layout, limits),
        notes=notes,
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
    delimiter = find_delimiter(lines)
    skip, header = _find_header(lines, delimiter)
    notes = [f"cells are divided by {_NAMES[delimiter]}s"] if delimiter != "," else []
    if skip > 0:
        notes.append(f"{skip} line{'s' if skip > 1 else ''} above the header passed over")
    body = [record for record in read_records(lines[skip:], delimiter)[1:] if len(record) == len(header)]
    if is_data(header, body):
        notes.append("there is no header: columns are called column_1, column_2 ...")
        return Layout(delimiter, tuple(f"column_{n}" for n in range(1, len(header) + 1)), skip, tuple(notes))
    columns, remarks = name_columns(header)
    records = csv.reader(iter(lines[skip:]), delimiter=delimiter)
    next(records, None)
    return Layout(delimiter, columns, skip + max(records.line_num, 1), (*notes, *remarks))


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


def _find_header(lines: list[str], delimiter: str) -> tuple[int, list[str]]:
    """Return how many lines stand above the header, and the header."""
    records = read_records(lines, delimiter)
    width, _ = modal_width(records)
    for number, line in enumerate(lines):
        reader = csv.reader(iter(lines[number:]), delimiter=delimiter)
        try:
            record = next(reader, [])
        except csv.Error:
            continue
        if len(record) >= max(width, 1) and line.strip():
            # A header may be wider than most rows, which are then ragged; a title line is narrower.
            return number, record
    return 0, records[0] if records else []


def is_data(header: list[str], body: list[list[str]]) -> bool:
    """Tell whether the first record is a row like the others: numbers stand where the others have numbers."""
    numeric = [
        column
        for column in range(len(header))
        if (cells := [record[column] for record in body if record[column].strip()])
        and sum(map(_is_number, cells)) > 0.8 * len(cells)
    ]
    return bool(numeric) and all(_is_number(header[column]) for column in numeric)


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def name_columns(header: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """Make different names out of a header, and say what was changed.

    >>> name_columns([" name", "date", "date", ""])[0]
    ('name', 'date', 'date_2', 'column_4')
    """
    seen: Counter[str] = Counter()
    columns: list[str] = []
    notes: list[str] = []
    taken = {cell.strip() for cell in header}
    for number, cell in enumerate(header, 1):
        plain = " ".join(cell.split()) or f"column_{number}"
        if plain != cell and cell.strip():
            notes.append(f"column {cell!r} is called {plain!r}")
        seen[plain] += 1
        name = plain
        while seen[plain] > 1 and ((name := f"{plain}_{seen[plain]}") in taken or name in columns):
            seen[plain] += 1
        if name != plain:
            notes.append(f"a second column {plain!r} is called {name!r}")
        elif name in columns:
            name = f"{plain}_{number}"
        columns.append(name)
    return tuple(columns), notes


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
    number = 0
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
                if not cells and not lines.cut:
                    continue
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
