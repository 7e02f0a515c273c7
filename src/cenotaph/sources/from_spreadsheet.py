"""A spreadsheet (XLSX, XLSB, XLS, ODS) -> rows of the sheet that is the list.

Invariant: every row below the header that is not empty comes out once. Formulas are never worked out: the value that
the file stores beside them stands. Words merged over several rows stand in each of them; a number does in the first
only, since it may be the sum of all, and so does what is merged over several columns, save in headers. A cell with an
error (`#REF!`) is empty.

The file is opened in a process of its own (`sheet_worker`), since a broken one can end the process that opens it.
"""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

import msgspec

from cenotaph.errors import UnreadableSourceError
from cenotaph.model.evidence import Row as RowSelector
from cenotaph.sources.item import DEFAULT_LIMITS, About, Limits, Reading, Rejected, Row
from cenotaph.sources.packed import check_archive, damaged
from cenotaph.sources.tables import Header, Outline, choose_tables, find_header, outline_of

_WORKER = Path(__file__).with_name("sheet_worker.py")
_MEMORY_FACTOR = 4
_HEADER_ROWS = 40
_SAMPLE_ROWS = 200
_OLD = b"\xd0\xcf\x11\xe0"
_SECTOR_BYTES = 512
_FIRST_RECORD = b"\x09\x08"
_FILEPASS = 0x2F
"""The record of an old workbook behind which everything is encrypted; it stands among the first."""
_NUMBER = re.compile(r"[-+]?[\d\s.,'\xa0]*\d[\d\s.,'\xa0%]*")
_TYPES = {
    "excel": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "binary": "application/vnd.ms-excel.sheet.binary.macroEnabled.12",
    "old": "application/vnd.ms-excel",
    "open": "application/vnd.oasis.opendocument.spreadsheet",
}


class _Sheet(msgspec.Struct):
    """A sheet: its rows without the empty columns; `first` is the index of its first row.

    `merged` are blocks of cells (top, left, bottom, right, all included), by the columns that `rows` have.
    """

    name: str
    hidden: bool
    first: int
    merged: list[tuple[int, int, int, int]]
    rows: list[list[str]]


def read_spreadsheet(
    path: Path,
    *,
    encoding: str | None = None,
    table: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Reading:
    """Read the list in a spreadsheet.

    Args:
        path: the file.
        encoding: not used: a spreadsheet knows its own.
        table: the name or number of a sheet; else the largest that looks like a list, with those of the same columns.
        limits: how large it may be.

    Raises:
        UnreadableSourceError: it is none (`unknown_format`), broken (`damaged_sheet`, `damaged_archive`), too large
            (`too_large`), locked with a password (`locked`), or without a row (`no_table`).
    """
    del encoding
    kind = _kind_of(path, limits)
    sheets = list(_sheets_of(path, limits))
    headers = [_prepare(sheet) for sheet in sheets]
    outlines = [
        outline_of(sheet.name, header, sheet.rows[header.skip :], is_hidden=sheet.hidden)
        for sheet, header in zip(sheets, headers, strict=True)
    ]
    choice = choose_tables(outlines, path=path, what="sheet", wanted=table)
    chosen = [(sheets[n], headers[n]) for n in choice.taken]
    return Reading(
        unit="row",
        media_type=_TYPES[kind],
        program=f"calamine {version('python-calamine')}",
        items=_read_rows(path.name, chosen),
        notes=(*choice.notes, *_notes(chosen, outlines, choice.taken)),
        total_hint=sum(outlines[n].rows for n in choice.taken),
        about=About(title=chosen[0][1].title),
    )


def _kind_of(path: Path, limits: Limits) -> str:
    """Tell which kind of spreadsheet it is, before it is opened."""
    with path.open("rb") as stream:
        head = stream.read(8)
        size = path.stat().st_size
        old = head.startswith(_OLD) and _is_old_workbook(path, stream, limits)
    if head.startswith(b"PK\x03\x04"):
        members = check_archive(path, limits)
        names = {member.filename for member in members}
        size = sum(member.file_size for member in members)
        kind = _kind_of_archive(path, names)
    elif old:
        kind = "old"
    else:
        kind = None
    if kind is None:
        raise UnreadableSourceError(path, "unknown_format", _said_of(head))
    if size > limits.table_bytes:
        raise UnreadableSourceError(
            path, "too_large", f"it has {size:,} bytes unpacked; {limits.table_bytes:,} are allowed"
        )
    return kind


def _kind_of_archive(path: Path, names: set[str]) -> str | None:
    if "xl/workbook.bin" in names:
        return "binary"
    if any(name.startswith("xl/") for name in names):
        return "excel"
    if "mimetype" in names and "content.xml" in names:
        with damaged(path), zipfile.ZipFile(path) as archive, archive.open("mimetype") as stream:
            return "open" if b"spreadsheet" in stream.read(200) else None
    return None


def _is_old_workbook(path: Path, stream: IO[bytes], limits: Limits) -> bool:
    """Tell whether the names of a workbook's streams stand in the file; Word and Outlook use the same container."""
    data = stream.read(limits.table_bytes)
    if "EncryptedPackage".encode("utf-16-le") in data or _is_encrypted(data):
        raise UnreadableSourceError(
            path, "locked", "it is protected by a password: save it without one, and add that"
        )
    return any(name.encode("utf-16-le") in data for name in ("Workbook", "Book"))


def _is_encrypted(data: bytes) -> bool:
    """Tell whether a workbook of an old office program is; `data` is the file behind its first eight bytes."""
    for start in range(_SECTOR_BYTES - 8, len(data), _SECTOR_BYTES):
        if not data.startswith(_FIRST_RECORD, start):
            continue
        at = start
        for _ in range(4):
            if int.from_bytes(data[at : at + 2], "little") == _FILEPASS:
                return True
            at += 4 + int.from_bytes(data[at + 2 : at + 4], "little")
    return False


def _said_of(head: bytes) -> str:
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        return "this is a spreadsheet written as XML, which is not read here: save it as XLSX or ODS"
    if head.startswith(_OLD):
        return "this is a document of an old office program, and no spreadsheet"
    return "this is no spreadsheet that is known"


# --- the other process


def _sheets_of(path: Path, limits: Limits) -> Iterator[_Sheet]:
    memory = _MEMORY_FACTOR * limits.table_bytes
    command = [sys.executable, "-P", str(_WORKER), str(path), str(memory)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL
    ) as worker:
        assert worker.stdout is not None
        try:
            sheet: _Sheet | None = None
            for frame in _frames(worker.stdout):
                if frame["is"] == "rows" and sheet is not None:
                    sheet.rows.extend(frame["rows"])
                    continue
                if sheet is not None:
                    yield sheet
                if frame["is"] == "end":
                    return
                if frame["is"] == "error":
                    raise UnreadableSourceError(path, frame["code"], frame["said"])
                sheet = _Sheet(frame["name"], frame["hidden"], frame["first"], frame["merged"], [])
        finally:
            worker.kill()
            worker.wait()
    raise _stopped(path, worker.returncode, memory)


def _frames(stream: IO[bytes]) -> Iterator[dict[str, Any]]:
    decoder = msgspec.msgpack.Decoder(dict[str, Any])
    while len(size := stream.read(4)) == 4:
        data = stream.read(int.from_bytes(size, "big"))
        if len(data) < int.from_bytes(size, "big"):
            return
        yield decoder.decode(data)


def _stopped(path: Path, status: int, memory: int) -> UnreadableSourceError:
    if status in (-signal.SIGABRT, -signal.SIGKILL, -signal.SIGSEGV):
        return UnreadableSourceError(
            path,
            "too_large",
            f"it asks for more than {memory:,} bytes of memory (often one cell far from all others)",
        )
    return UnreadableSourceError(path, "damaged_sheet", f"the program that opens it was stopped ({status})")


# --- rows


def _prepare(sheet: _Sheet) -> Header:
    """Take the columns out that hold nothing, and find the header."""
    width = max(map(len, sheet.rows), default=0)
    used = [n for n in range(width) if any(row[n] for row in sheet.rows)]
    header = _header_of(sheet, used)
    # A column without a name of its own and without a cell below is one of a merged header or title.
    named = max(header.skip - 1, 0)
    held = [n for n in used if any(row[n] for row in sheet.rows[named:])]
    if len(held) < len(used):
        used, header = held, _header_of(sheet, held)
    if len(used) < width:
        sheet.rows = [[row[n] for n in used] for row in sheet.rows]
        place = {column: n for n, column in enumerate(used)}
        sheet.merged = [
            (top, place[left], bottom, max(place[n] for n in range(left, right + 1) if n in place))
            for top, left, bottom, right in sheet.merged
            if left in place and left <= right < width
        ]
    missing = len(used) - len(header.columns)
    if missing > 0 and header.columns:  # columns that begin far below
        extra = tuple(f"column_{n}" for n in range(len(header.columns) + 1, len(used) + 1))
        header = msgspec.structs.replace(header, columns=_different(header.columns, extra))
    return header


def _header_of(sheet: _Sheet, used: list[int]) -> Header:
    """Find the header in some of the columns; what is merged over several of them stands in each of them."""
    upper = [list(row) for row in sheet.rows[:_SAMPLE_ROWS]]
    for top, left, _, right in sheet.merged:
        if 0 <= top < min(_HEADER_ROWS, len(upper)) and right > left >= 0:
            row = upper[top]
            row[left : right + 1] = [row[left] or cell for cell in row[left : right + 1]]
    return find_header([[row[n] for n in used] for row in upper])


def _different(columns: tuple[str, ...], extra: tuple[str, ...]) -> tuple[str, ...]:
    return (*columns, *(name if name not in columns else f"{name}_" for name in extra))


def _notes(
    chosen: list[tuple[_Sheet, Header]], outlines: list[Outline], taken: Sequence[int]
) -> tuple[str, ...]:
    notes = list(dict.fromkeys(note for _, header in chosen for note in header.notes))
    repeated: Counter[str] = Counter()
    single = 0
    for sheet, header in chosen:
        for top, left, bottom, right in sheet.merged:
            if _is_repeated(sheet, header, (top, left, bottom)):
                repeated[header.columns[left]] += 1
            single += bottom >= header.skip and (
                right > left or not _is_repeated(sheet, header, (top, left, bottom))
            )
    if repeated:
        names = ", ".join(f"{name} ({count:,})" for name, count in repeated.most_common(8))
        notes.append(f"words merged over several rows stand in each of them: {names}")
    if single:
        notes.append(
            f"cells merged over several columns, or numbers over several rows ({single}): the value stands in the first only"
        )
    if any(outlines[n].is_hidden for n in taken):
        notes.append("the sheet is hidden from those who open the file")
    return tuple(notes)


def _is_repeated(sheet: _Sheet, header: Header, block: tuple[int, int, int]) -> bool:
    """Tell whether a merged block (top, left, bottom) lies below the header, in several rows, and holds words."""
    top, left, bottom = block
    return (
        header.skip <= top < min(bottom, len(sheet.rows) - 1)
        and left < len(header.columns)
        and bool(sheet.rows[top][left])
        and not _NUMBER.fullmatch(sheet.rows[top][left])
    )


def _filled(sheet: _Sheet, header: Header) -> Iterator[tuple[int, list[str]]]:
    """Give the rows that have a cell of their own, with the words of the blocks that reach down into them."""
    blocks: dict[int, list[tuple[int, int]]] = {}
    for top, left, bottom, _ in sheet.merged:
        if _is_repeated(sheet, header, (top, left, bottom)):
            blocks.setdefault(top, []).append((left, bottom))
    open_blocks: dict[int, tuple[int, str]] = {}
    for index in range(header.skip, len(sheet.rows)):
        cells = sheet.rows[index]
        if any(cells):
            for column, (bottom, words) in open_blocks.items():
                if index <= bottom and not cells[column]:
                    cells[column] = words
            yield index, cells
        for column, bottom in blocks.get(index, ()):
            open_blocks[column] = bottom, sheet.rows[index][column]


def _read_rows(file: str, chosen: list[tuple[_Sheet, Header]]) -> Iterator[Row | Rejected]:
    number = 0
    for sheet, header in chosen:
        columns, shown = header.columns, sheet.first + 1
        for index, cells in _filled(sheet, header):
            number += 1
            place = f"sheet {sheet.name!r}, row {shown + index}"
            if header.is_repeated_in(cells):
                yield Rejected("repeated_header", file, place, "the header stands here once more")
                continue
            held = dict(zip(columns, cells, strict=False))
            if len(chosen) > 1:
                held["@sheet"] = sheet.name
            yield Row(number, place, held, RowSelector(number, sheet=sheet.name), file=file)
