"""Which format a file is in, by what is in it; the suffix decides only where the content leaves it open.

It looks at the first 64 KiB and proves nothing: a reader may still find that the file is broken. Only an HTML page is
parsed as a whole, since it may be an article or a list.
"""

from __future__ import annotations

import bz2
import csv
import gzip
import re
import zipfile
import zlib
from collections import Counter
from pathlib import Path
from typing import Literal

from cenotaph.errors import UnreadableSourceError
from cenotaph.sources.encoding import find_wide
from cenotaph.sources.json_kind import json_format

Format = Literal[
    "text", "html", "html_tables", "csv", "spreadsheet", "json", "geojson", "overpass", "wikidata", "sparql", "yaml",
    "feed", "kml", "gpx", "vector", "osm_xml", "osm_pbf", "pdf", "pdf_tables", "scan", "photo", "warc",
]  # fmt: skip

HEAD_BYTES = 1 << 16
DELIMITERS = "\t;|,"
"""Of two that divide equally well, the first: commas stand inside numbers, too."""

_CONTROLS = tuple(bytes([code]) for code in range(32) if code not in b"\t\n\r\f")
_FORMATS: tuple[tuple[bytes, Format], ...] = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "scan"),
    (b"II*\0", "scan"),
    (b"MM\0*", "scan"),
    (b"\xff\xd8\xff", "photo"),
    (b"SQLite format 3\0", "vector"),
    (b"\0\0\x27\x0a", "vector"),
    (b"fgb\x03fgb", "vector"),
    (b"!table", "vector"),
    (b"\xd0\xcf\x11\xe0", "spreadsheet"),
    (b"WARC/", "warc"),
)
_SIGNATURES = (
    (b"GIF8", "a GIF picture"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"\x00\x00\x00\x0cjP  ", "a JPEG 2000 picture"),
)
_TAG = re.compile(
    r"<(?:!--.*?-->|\?[^>]*\?>|!DOCTYPE[^>\[]*(?:\[[^\]]*\])?[^>]*>|([A-Za-z][\w:.-]*))", re.S | re.I
)
_HTML = frozenset(
    ("html", "head", "body", "article", "main", "section", "div", "p", "h1", "h2", "h3", "title", "meta", "link",
     "table", "ul", "ol", "span", "a", "b", "i", "em", "strong", "br", "script")
)  # fmt: skip
_ROOTS: dict[str, Format] = {
    "osm": "osm_xml", "osmchange": "osm_xml", "kml": "kml", "gpx": "gpx", "rss": "feed", "feed": "feed", "rdf": "feed",
    "sparql": "sparql", "workbook": "spreadsheet",
}  # fmt: skip
_SUFFIXES: dict[str, Format] = {
    ".csv": "csv", ".tsv": "csv", ".tab": "csv", ".geojson": "geojson", ".osm": "osm_xml", ".html": "html",
    ".htm": "html", ".json": "json", ".jsonl": "json", ".ndjson": "json", ".js": "json", ".yml": "yaml", ".yaml": "yaml",
    ".xhtml": "html", ".txt": "text", ".text": "text", ".md": "text",
}  # fmt: skip


def detect_format(path: Path) -> Format:
    """Say which format a file is in.

    Raises:
        UnreadableSourceError: it is not there or cannot be opened (`unreadable`), holds nothing (`empty`), or is in
            a format that is not read here (`unknown_format`, `binary`).
    """
    head = read_head(path)
    if not head.strip(b" \t\r\n\0\xff\xfe\xef\xbb\xbf") and _is_blank(path):
        raise UnreadableSourceError(
            path, "empty", "the file is empty" if not head else "the file holds only blanks"
        )
    for signature, known in _FORMATS:
        if head.startswith(signature):
            return _by_tables(path) if known == "pdf" else known
    if head.startswith(b"PK\x03\x04"):
        return _by_members(path)
    if _is_photo(path, head):
        return "photo"
    if head[4:16].startswith(b"\x0a\x09OSMHeader"):
        return "osm_pbf"
    for signature, what in _SIGNATURES:
        if head.startswith(signature):
            raise UnreadableSourceError(path, "unknown_format", f"this is {what}, which is not read here")
    if path.suffix.casefold() == ".dbf" and head[:1] in (b"\x03", b"\x83", b"\x8b", b"\x30", b"\xf5"):
        return "vector"
    text = _decoded(head)
    if text is None:
        raise UnreadableSourceError(path, "binary", "this is no text: it holds bytes that no text has")
    found = _by_markup(path, text) or _by_json(path, text) or _by_words(path, text)
    if found == "html":
        from cenotaph.sources.from_html_tables import holds_list  # loads lxml, which no other format needs

        return "html_tables" if holds_list(path) else "html"
    return found


def _is_photo(path: Path, head: bytes) -> bool:
    refuse_heic(path, head)
    return (head[:4] == b"RIFF" and head[8:12] == b"WEBP") or head[4:12] in (b"ftypavif", b"ftypavis")


def refuse_heic(path: Path, head: bytes) -> None:
    """Refuse the pictures of some telephones, of which nothing here reads even what the camera wrote beside them.

    Raises:
        UnreadableSourceError: it is one.
    """
    if head[4:8] == b"ftyp" and head[8:12] in (
        b"heic",
        b"heix",
        b"heim",
        b"heis",
        b"hevc",
        b"hevx",
        b"mif1",
        b"msf1",
    ):
        raise UnreadableSourceError(
            path,
            "unknown_format",
            "this is a HEIC picture, which is not read here: save it as JPEG with its position and date"
            " (most programs for photographs export it so; `heif-convert PHOTO.heic PHOTO.jpg` does)",
        )


def _by_tables(path: Path) -> Format:
    from cenotaph.sources.from_pdf_tables import holds_table  # loads pdfplumber, which no other format needs

    return "pdf_tables" if holds_table(path) else "pdf"


def read_head(path: Path) -> bytes:
    """Read the first bytes of a file, unpacked if it is a .bz2 or .gz.

    Raises:
        UnreadableSourceError: the file cannot be opened or unpacked.
    """
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD_BYTES)
        if head.startswith(b"BZh"):
            with bz2.open(path) as packed:
                return _first_bytes(packed)
        if head.startswith(b"\x1f\x8b"):
            with gzip.open(path) as packed:
                return _first_bytes(packed)
    except (zlib.error, EOFError, gzip.BadGzipFile) as error:
        raise UnreadableSourceError(path, "damaged_archive", f"it cannot be unpacked: {error}") from error
    except IsADirectoryError as error:
        raise UnreadableSourceError(path, "unreadable", "this is a folder, not a file") from error
    except FileNotFoundError as error:
        raise UnreadableSourceError(path, "unreadable", "there is no such file") from error
    except OSError as error:
        code = "damaged_archive" if "data stream" in str(error) else "unreadable"
        raise UnreadableSourceError(path, code, error.strerror or str(error)) from error
    return head


def _first_bytes(packed: gzip.GzipFile | bz2.BZ2File) -> bytes:
    """Unpack the first bytes; where the file breaks off in them, those that stand before."""
    head = b""
    try:
        while len(head) < HEAD_BYTES and (piece := packed.read1(HEAD_BYTES - len(head))):
            head += piece
    except EOFError:
        if not head:
            raise
    return head


def _by_members(path: Path) -> Format:
    """Tell which of the formats that are ZIP files this is; other archives are unpacked before (`packed`)."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = frozenset(archive.namelist())
    except zipfile.BadZipFile as error:
        raise UnreadableSourceError(path, "damaged_archive", f"it cannot be unpacked: {error}") from error
    if "datapackage.json" in names:
        return "warc"
    if any(name.startswith("word/") for name in names):
        raise UnreadableSourceError(path, "unknown_format", "this is a Word document: save it as PDF or text")
    return "spreadsheet"


def _is_blank(path: Path) -> bool:
    with path.open("rb") as stream:
        return all(
            not chunk.strip(b" \t\r\n\0\xff\xfe\xef\xbb\xbf")
            for chunk in iter(lambda: stream.read(1 << 20), b"")
        )


def _decoded(head: bytes) -> str | None:
    """Decode roughly, good enough to see markup and delimiters; None for what is no text."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", errors="replace")
    if wide := find_wide(head):
        return head.decode(wide, errors="replace")
    # A few are damage in a list; many are no text.
    if sum(map(head.count, _CONTROLS)) * 50 > len(head):
        return None
    return head.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="replace")


def _by_markup(path: Path, text: str) -> Format | None:
    start = text.lstrip()
    if not start.startswith("<"):
        return None
    position = 0
    while found := _TAG.match(start, position):
        if found[1]:
            break
        if found[0].casefold().startswith("<!doctype html"):
            return "html"
        position = found.end() + len(start[found.end() :]) - len(start[found.end() :].lstrip())
    root = found[1].casefold() if found else None
    local = root.rpartition(":")[2] if root else None
    if local in _ROOTS:
        return _ROOTS[local]
    if root in _HTML:
        return "html"
    known = _SUFFIXES.get(path.suffix.casefold())
    if known in ("osm_xml", "html", "text"):
        return known
    if start.startswith("<?xml") or root:
        what = f"XML with the root <{found[1]}>" if found and found[1] else "XML"
        raise UnreadableSourceError(path, "unknown_format", f"this is {what}, which is not read here")
    return None


def _by_json(path: Path, text: str) -> Format | None:
    suffix = path.suffix.casefold()
    if text.startswith("%YAML") or (suffix in (".yml", ".yaml") and not text.lstrip().startswith("<")):
        return "yaml"
    return json_format(text, suffix)


def _by_words(path: Path, text: str) -> Format:
    known = _SUFFIXES.get(path.suffix.casefold())
    if known == "csv" or (known != "html" and looks_tabular(text)):
        return "csv"
    if known is None and path.suffix.casefold() in (".py", ".css", ".toml", ".xml"):
        raise UnreadableSourceError(path, "unknown_format", f"{path.suffix} files are not read here")
    return known or "text"


def looks_tabular(text: str) -> bool:
    """Tell whether a text is a table: a header of different short words, and lines of as many cells below it."""
    lines = text.splitlines()
    complete = lines[:-1] if len(text) >= HEAD_BYTES // 4 else lines
    sample = [line for line in complete[:200] if line.strip()]
    if len(sample) < 2:
        return False
    for delimiter in DELIMITERS:
        rows = read_records(sample, delimiter)
        width, regular = modal_width(rows)
        header = rows[0] if rows else []
        if width < 2 or len(header) != width or regular < 0.9 * len(rows):
            continue
        # Prose has commas too, but its lines do not all have as many, and its first line is no list of short words.
        short = all(0 < len(cell.strip()) <= 40 and cell.strip()[-1] not in ".!?" for cell in header)
        if (
            short
            and len({cell.strip().casefold() for cell in header}) == width
            and (width > 2 or len(rows) > 3)
        ):
            return True
    return False


def read_records(lines: list[str], delimiter: str) -> list[list[str]]:
    """Cut lines into cells, leaving out what the `csv` module refuses."""
    records: list[list[str]] = []
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        try:
            records.append(next(reader))
        except StopIteration:
            return [record for record in records if record]
        except csv.Error:
            continue


def modal_width(records: list[list[str]]) -> tuple[int, int]:
    """Return the most frequent number of cells and how many records have it (the larger number wins a tie)."""
    widths = Counter(len(record) for record in records)
    return max(widths.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
