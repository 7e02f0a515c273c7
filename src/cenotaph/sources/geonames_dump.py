"""A dump of GeoNames (a country's, or the whole world's) -> rows, one a line.

Invariant: every line that is not blank comes out once, as a `Row` with the nineteen cells that GeoNames describes or
as a `Rejected` that names the line; memory is bounded by one line. Nothing in such a file is quoted: a quotation mark
is a letter of a name.

It has no header and the suffix of a text, so that `read_source` takes it for something else: who expects a dump asks
`is_geonames_dump`.

Source: readme.txt at download.geonames.org/export/dump, "the main 'geoname' table".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from cenotaph import __version__
from cenotaph.model.evidence import Row as RowSelector
from cenotaph.sources.detect import read_head
from cenotaph.sources.item import About, Reading, Rejected, Row

COLUMNS = (
    "geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude", "feature class", "feature code",
    "country code", "cc2", "admin1 code", "admin2 code", "admin3 code", "admin4 code", "population", "elevation", "dem",
    "timezone", "modification date",
)  # fmt: skip

LONGEST_LINE_BYTES = 1_000_000
"""GeoNames allows 10,000 characters of other names."""

_NUMBER = re.compile(r"-?\d{1,3}(?:\.\d+)?")


def is_geonames_dump(path: Path) -> bool:
    """Tell whether a file is a dump, by its first lines: an id, eighteen tabs, a position where it belongs.

    Raises:
        UnreadableSourceError: it cannot be opened.
    """
    head = read_head(path).removeprefix(b"\xef\xbb\xbf")
    lines = [line for line in head.split(b"\n")[:20] if line.strip()]
    if not lines or (len(lines) == 1 and b"\n" not in head and len(head) > LONGEST_LINE_BYTES):
        return False
    return any(_is_like_one(line.decode("utf-8", errors="replace").split("\t")) for line in lines)


def _is_like_one(cells: list[str]) -> bool:
    return (
        len(cells) == len(COLUMNS)
        and cells[0].isdigit()
        and all(_NUMBER.fullmatch(cell) for cell in cells[4:6])
        and len(cells[6]) <= 1
    )


def read_geonames_dump(path: Path) -> Reading:
    """Read a dump.

    Args:
        path: the file, unpacked.
    """
    return Reading(
        unit="row",
        media_type="text/tab-separated-values",
        program=f"cenotaph-geonames {__version__}",
        items=_read(path),
        total_hint=_lines_about(path),
        about=About(title="GeoNames", licence="CC BY 4.0", url="https://www.geonames.org"),
        format="geonames",
    )


def _lines_about(path: Path) -> int:
    """Estimate how many lines there are, by the length of the first ones."""
    head = read_head(path)
    return round(path.stat().st_size * head.count(b"\n") / max(1, len(head)))


def _read(path: Path) -> Iterator[Row | Rejected]:
    number = 0
    with path.open("rb") as stream:
        line_number = 0
        while line := stream.readline(LONGEST_LINE_BYTES):
            line_number += 1
            place = f"line {line_number}"
            if not line.endswith(b"\n") and len(line) == LONGEST_LINE_BYTES:
                while (rest := stream.readline(LONGEST_LINE_BYTES)) and not rest.endswith(b"\n"):
                    pass
                reason = f"it has more than {LONGEST_LINE_BYTES:,} bytes"
                yield Rejected("line_too_long", path.name, place, reason)
                continue
            if not line.strip():
                continue
            number += 1
            yield _row_of(
                line if number > 1 else line.removeprefix(b"\xef\xbb\xbf"), number, place, path.name
            )


def _row_of(line: bytes, number: int, place: str, file: str) -> Row | Rejected:
    if b"\0" in line:
        return Rejected("nul_byte", file, place, "it holds a zero byte")
    try:
        cells = line.decode("utf-8").rstrip("\r\n").split("\t")
    except UnicodeDecodeError as error:
        return Rejected("encoding", file, place, f"byte {error.start + 1} is not UTF-8")
    if len(cells) != len(COLUMNS):
        return Rejected(
            "ragged_row", file, place, f"it has {len(cells)} cells, a line of GeoNames {len(COLUMNS)}"
        )
    if not cells[0].isdigit() or not cells[0].isascii():
        return Rejected("no_key", file, place, f"{cells[0][:40]!r} is no id of GeoNames")
    if not all(_NUMBER.fullmatch(cell) for cell in cells[4:6]):
        return Rejected(
            "not_a_coordinate", file, place, f"{cells[4][:20]!r}, {cells[5][:20]!r} is no position"
        )
    lat, lon = float(cells[4]), float(cells[5])
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        reason = f"longitude {lon:g} and latitude {lat:g} are no place: -180 to 180 and -90 to 90 are allowed"
        return Rejected("coordinate_out_of_range", file, place, reason)
    named = {name: cell for name, cell in zip(COLUMNS, cells, strict=True) if cell}
    return Row(number, place, named, RowSelector(number, cells[0]), lon, lat, file)
