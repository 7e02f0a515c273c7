"""Open a spreadsheet in a process of its own, and write its sheets to standard output.

Invariant: it writes whole frames (a length of four bytes, then a value as MessagePack), of which the last is `end` or
`error`; if it is not, the process was stopped. Whatever a broken file does to the library that reads it (a single cell
in the last corner of a sheet makes it ask for 500 GB, and the process ends at once), only this process ends.

It is run as a file, by `from_spreadsheet`, and imports nothing of this package.
"""

from __future__ import annotations

import datetime
import sys
from contextlib import suppress
from decimal import Decimal
from typing import Any, BinaryIO

import msgspec
import python_calamine

BATCH = 2000
CPU_SECONDS = 900
SHOWN_DIGITS = 15
"""Of a number, a spreadsheet shows fifteen digits; what it stores beyond them is noise of binary arithmetic."""


def main(path: str, memory_bytes: int, out: BinaryIO) -> None:
    """Write all sheets of a spreadsheet.

    Args:
        path: of the file.
        memory_bytes: how much this process may use.
        out: where to.
    """
    _limit(memory_bytes)
    try:
        with open(path, "rb") as stream:  # noqa: PTH123 - pathlib costs a third of the start
            _write_sheets(stream, out)
        _write(out, {"is": "end"})
    except python_calamine.PasswordError:
        _write(out, {"is": "error", "code": "locked", "said": "the spreadsheet is locked with a password"})
    except MemoryError:
        _write(out, {"is": "error", "code": "too_large", "said": "it does not fit into memory"})
    except BaseException as error:  # also what Rust calls a panic, which is no Exception
        said = str(error).strip().partition("\n")[0][:200] or type(error).__name__
        _write(out, {"is": "error", "code": "damaged_sheet", "said": f"it cannot be opened: {said}"})


def _limit(memory_bytes: int) -> None:
    with suppress(ImportError, ValueError, OSError):  # Windows has no such limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _write_sheets(stream: BinaryIO, out: BinaryIO) -> None:
    book = python_calamine.CalamineWorkbook.from_filelike(stream)
    for meta in book.sheets_metadata:
        if meta.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(meta.name)
        hidden = meta.visible != python_calamine.SheetVisibleEnum.Visible
        row, column = sheet.start or (0, 0)
        _write(
            out,
            {
                "is": "sheet",
                "name": meta.name,
                "hidden": hidden,
                "first": row,
                "merged": [
                    (a - row, b - column, c - row, d - column)
                    for (a, b), (c, d) in sheet.merged_cell_ranges or ()
                ],
            },
        )
        batch: list[list[str]] = []
        for cells in sheet.iter_rows() if sheet.start else ():
            batch.append([cell if type(cell) is str else written(cell) for cell in cells])
            if len(batch) == BATCH:
                _write(out, {"is": "rows", "rows": batch})
                batch = []
        if batch:
            _write(out, {"is": "rows", "rows": batch})


def written(cell: Any) -> str:
    """Write the value of a cell as text: numbers with the digits that are shown, dates in ISO 8601.

    >>> [written(cell) for cell in (1902.0, 52.51756659999999, 1e-7, True, datetime.date(1945, 5, 9), None)]
    ['1902', '52.5175666', '0.0000001', 'true', '1945-05-09', '']
    """
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return _number(cell)
    if isinstance(cell, datetime.datetime | datetime.date | datetime.time):
        return cell.isoformat()
    if isinstance(cell, datetime.timedelta):
        seconds = round(cell.total_seconds())
        sign, seconds = ("-" if seconds < 0 else ""), abs(seconds)
        return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return "" if cell is None else str(cell)


def _number(value: float) -> str:
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = f"{value:.{SHOWN_DIGITS}g}"
    return f"{Decimal(text):f}" if "e" in text and 1e-15 < abs(value) < 1e21 else text


def _write(out: BinaryIO, frame: dict[str, Any]) -> None:
    data = msgspec.msgpack.encode(frame)
    out.write(len(data).to_bytes(4, "big"))
    out.write(data)
    out.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.stdout.buffer)
