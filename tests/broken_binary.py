"""Broken and hostile files that are no text: archives, spreadsheets, PDFs, pictures, data bases; see `broken_files`."""

from __future__ import annotations

import bz2
import gzip
import io
import os
import random
import sqlite3
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyogrio.raw
import shapely
from fpdf import FPDF
from openpyxl import Workbook
from PIL import Image, ImageDraw

from broken_text import LAUGHS, OUTSIDE, PROSE, ROWS, Make, features, kml, page, placemark, records

BOMB_BYTES = 400 << 20
LOCKED_BIT = 0x1


def zipped(members: dict[str, bytes], link: str | None = None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        if link is not None:
            info = zipfile.ZipInfo(link)
            info.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(info, "/etc/passwd")
    return out.getvalue()


def bombed(name: str, others: dict[str, bytes] | None = None) -> Callable[[Path], None]:
    """A ZIP file with a member of zeros."""

    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for other, data in (others or {}).items():
                archive.writestr(other, data)
            with archive.open(name, "w") as out:
                for _ in range(BOMB_BYTES >> 20):
                    out.write(bytes(1 << 20))

    return write


def lying(path: Path) -> None:
    """A ZIP file that says of its bomb that it has ten bytes."""
    bombed("list.csv")(path)
    data = bytearray(path.read_bytes())
    size = struct.pack("<L", BOMB_BYTES)
    path.write_bytes(bytes(data).replace(size, struct.pack("<L", 10)))


def locked(data: bytes) -> bytes:
    """Say of the members of a ZIP file that a password is needed."""
    changed = bytearray(data)
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(magic)
        while at >= 0:
            changed[at + offset] |= LOCKED_BIT
            at = data.find(magic, at + 4)
    return bytes(changed)


def two_of_a_name(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("one/a.shp", b"\0\0\x27\x0a")
        archive.writestr("one/a.dbf", b"\x03")
        archive.writestr("one/a.DBF", b"\x03")
        archive.writestr("one/a.dbf.", b"\x03")
        archive.writestr("one/a.x/a.dbf", b"\x03")


def packed_bomb(path: Path) -> None:
    with gzip.open(path, "wb", compresslevel=9) as out:
        for _ in range(BOMB_BYTES >> 20):
            out.write(bytes(1 << 20))


def workbook(rows: list[list[object]]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


GOOD_ROWS: list[list[object]] = [["name", "city"]]
GOOD_ROWS += [[f"Stone {n}", f"Town {n}"] for n in range(1, 40)]


def changed_sheet(change: Callable[[bytes], bytes]) -> bytes:
    """A spreadsheet of which the XML of the sheet was changed."""
    with zipfile.ZipFile(io.BytesIO(workbook(GOOD_ROWS))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["xl/worksheets/sheet1.xml"] = change(members["xl/worksheets/sheet1.xml"])
    return zipped(members)


def with_entities(declared: str) -> bytes:
    def change(data: bytes) -> bytes:
        cell = b'<c r="A2" t="inlineStr"><is><t>&j;</t></is></c>'
        head, _, rest = data.partition(b'<row r="2"')
        inner = rest.partition(b"</row>")[2]
        return declared.encode() + head + b'<row r="2">' + cell + b"</row>" + inner

    return changed_sheet(change)


def errors(data: bytes) -> bytes:
    cells = b'<c r="A2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B2" t="str"><f>HYPERLINK("http://x.example","A")</f><v>A</v></c>'
    head, _, rest = data.partition(b'<row r="2"')
    inner = rest.partition(b"</row>")[2]
    return head + b'<row r="2">' + cells + b"</row>" + inner


def in_the_corner(data: bytes) -> bytes:
    far = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    return data.replace(b"</sheetData>", far + b"</sheetData>")


ODS_CONTENT = (
    '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="A">ROWS</table:table></office:spreadsheet></office:body></office:document-content>'
)


def ods(rows: str) -> bytes:
    manifest = (
        b'<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        b'<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
        b"</manifest:manifest>"
    )
    members = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "META-INF/manifest.xml": manifest,
               "content.xml": ODS_CONTENT.replace("ROWS", rows).encode()}  # fmt: skip
    return zipped(members)


ODS_ROW = "".join(
    f"<table:table-cell office:value-type='string'{{}}><text:p>{word}</text:p></table:table-cell>"
    for word in ("a", "b")
)
REPEATED = (
    '<table:table-row table:number-rows-repeated="1000000">'
    + ODS_ROW.format(*[' table:number-columns-repeated="16000"'] * 2)
    + "</table:table-row>"
)


def pdf(password: str | None = None) -> bytes:
    made = FPDF()
    if password:
        made.set_encryption(owner_password="o", user_password=password)
    made.add_page()
    made.set_font("Helvetica", size=11)
    made.multi_cell(0, 6, PROSE * 3)
    return bytes(made.output())


def picture(kind: str) -> bytes:
    made = Image.new("RGB", (200, 80), "white")
    ImageDraw.Draw(made).text((10, 10), "STONE 1945", fill="black")
    out = io.BytesIO()
    made.save(out, kind)
    return out.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))


def png_bomb() -> bytes:
    head = struct.pack(">LLBBBBB", 100_000, 100_000, 1, 0, 0, 0, 0)
    body = zlib.compress(bytes(12_501 * 1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def photo(exif: bytes) -> bytes:
    data = picture("JPEG")
    return data[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 8) + b"Exif\0\0" + exif + data[2:]


def loop_exif() -> bytes:
    """A directory of EXIF whose next one is itself, with a position that reaches far out of the file."""
    entries = struct.pack("<HHLL", 0x8825, 4, 1, 8) + struct.pack("<HHLL", 0x0002, 5, 0x0FFFFFFF, 0x7FFFFFF0)
    return b"II*\0" + struct.pack("<LH", 8, 2) + entries + struct.pack("<L", 8)


def layer(path: Path, driver: str) -> None:
    points = shapely.to_wkb(shapely.points([[21.0, 42.0], [21.5, 42.5], [22.0, 43.0]]))
    pyogrio.raw.write(
        path, geometry=points, field_data=[np.array(["A", "B", "C"], dtype=object)], fields=["name"],
        driver=driver, geometry_type="Point", crs="EPSG:4326",
    )  # fmt: skip


def broken_geometry(path: Path) -> None:
    layer(path, "GPKG")
    with sqlite3.connect(path) as base:
        triggers = base.execute("select name from sqlite_master where type = 'trigger'").fetchall()
        for (name,) in triggers:
            base.execute(f'drop trigger "{name}"')
        table = base.execute("select table_name from gpkg_contents").fetchone()[0]
        base.execute(f'update "{table}" set geom = ? where fid = 2', (b"GP\0\1\0\0\0\0\1\xff\xff\xff\xff",))
    base.close()


def cut_layer(driver: str, keep: float, *, alone: bool = False) -> Callable[[Path], None]:
    """A layer of which only the first part is there; `alone`: without the files that lie beside it."""

    def write(path: Path) -> None:
        layer(path, driver)
        data = path.read_bytes()
        path.write_bytes(data[: int(len(data) * keep)])
        for other in path.parent.glob(f"{path.stem}.*"):
            if alone and other != path:
                other.unlink()

    return write


def any_sqlite(path: Path) -> None:
    with sqlite3.connect(path) as base:
        base.execute("create table passwords (name text)")
        base.execute("insert into passwords values ('x')")
    base.close()


def blob(kind: bytes, data: bytes, raw_size: int | None = None) -> bytes:
    """A part of a PBF file: its header, and its data packed."""
    packed = zlib.compress(data)
    body = (
        b"\x10" + varint(len(data) if raw_size is None else raw_size) + b"\x1a" + varint(len(packed)) + packed
    )
    head = b"\x0a" + varint(len(kind)) + kind + b"\x18" + varint(len(body))
    return struct.pack(">L", len(head)) + head + body


def varint(number: int) -> bytes:
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])


PBF_HEAD = blob(b"OSMHeader", b"\x22\x0eOsmSchema-V0.6\x22\x0aDenseNodes")


def warc_record(kind: str, body: bytes, *, length: int | None = None) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2020-01-01T00:00:00Z\r\n"
        f"WARC-Target-URI: https://news.example/{len(body)}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(body) if length is None else length}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def answer(body: bytes, coding: str = "") -> bytes:
    coding = f"Content-Encoding: {coding}\r\n" if coding else ""
    return f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{coding}\r\n".encode() + body


ARTICLE = page(f"<article><h1>A stone</h1><p>{PROSE}</p></article>")
GOOD_ANSWER = warc_record("response", answer(ARTICLE))


def warc_bomb(path: Path) -> None:
    bomb = gzip.compress(bytes(1 << 20)) * (BOMB_BYTES >> 20)
    path.write_bytes(
        gzip.compress(GOOD_ANSWER) + gzip.compress(warc_record("response", answer(bomb, "gzip")))
    )


def _scrambled(data: bytes) -> bytes:
    """Put bytes that cannot be unpacked into the first member of a ZIP file."""
    return data[:50] + b"\xff" * 40 + data[90:]


def folder(path: Path) -> None:
    path.mkdir()
    (path / "list.csv").write_text(ROWS)


def pipe(path: Path) -> None:
    os.mkfifo(path)


PACKED: dict[str, Make] = {
    "bomb.zip": bombed("list.csv"),
    "lying-bomb.zip": lying,
    "bomb.kmz": bombed("doc.kml"),
    "bomb.xlsx": bombed("xl/worksheets/sheet1.xml", {"[Content_Types].xml": b"<Types/>"}),
    "bomb.ods": bombed("content.xml", {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
    "bomb.csv.gz": packed_bomb,
    "bomb.csv.bz2": bz2.compress(bytes(100 << 20)) * 3,
    "nested.zip": zipped({"inner.zip": zipped({"list.csv": ROWS.encode()})}),
    "climbing.zip": zipped({"../../tmp/list.csv": ROWS.encode()}),
    "absolute.zip": zipped({"/etc/list.csv": ROWS.encode()}),
    "drive.zip": zipped({"C:\\list.csv": ROWS.encode()}),
    "link.zip": zipped({}, link="list.csv"),
    "link.kmz": zipped({"doc.kml": kml(placemark("A"))}, link="files/a.png"),
    "locked.zip": locked(zipped({"list.csv": ROWS.encode()})),
    "crowd.zip": zipped({f"{n}.txt": b"" for n in range(10_001)}),
    "twice.csv.gz": gzip.compress(gzip.compress(ROWS.encode())),
    "several.zip": zipped({"a.csv": ROWS.encode(), "b.csv": ROWS.encode()}),
    "twins.zip": two_of_a_name,
    "nameless.zip": zipped({".": ROWS.encode()}),
    "no-files.zip": zipped({}),
    "cut.zip": zipped({"list.csv": ROWS.encode() * 100})[:-60],
    "cut.csv.gz": gzip.compress(ROWS.encode() * 100)[:-20],
    "tail.csv.gz": gzip.compress(ROWS.encode()) + b"garbage behind it",
    "wrong-sum.csv.gz": gzip.compress(ROWS.encode())[:-8] + bytes(8),
    "cut.csv.bz2": bz2.compress(ROWS.encode() * 1000)[:-20],
}

SHEETS: dict[str, Make] = {
    "cut.xlsx": workbook(GOOD_ROWS)[:-300],
    "cut.ods": ods(f"<table:table-row>{ODS_ROW.format('', '')}</table:table-row>")[:-100],
    "cut-inside.xlsx": changed_sheet(lambda data: data[: len(data) // 2]),
    "laughs.xlsx": with_entities(LAUGHS),
    "outside.xlsx": with_entities(OUTSIDE),
    "errors.xlsx": changed_sheet(errors),
    "corner.xlsx": changed_sheet(in_the_corner),
    "repeated.ods": ods(REPEATED),
    "no-sheet.xlsx": zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}),
    "old.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
}

PAGES: dict[str, Make] = {
    "cut.pdf": pdf()[:900],
    "locked.pdf": pdf("secret"),
    "garbage.pdf": b"%PDF-1.7\n" + bytes(range(256)) * 8,
    "no-pages.pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF",
    "pages-of-itself.pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
    "cut.png": picture("PNG")[:120],
    "bomb.png": png_bomb(),
    "cut.tif": picture("TIFF")[:100],
    "cut.jpg": picture("JPEG")[:400],
    "exif.jpg": photo(bytes(range(200))),
    "exif-loop.jpg": photo(loop_exif()),
    "no-picture.jpg": b"\xff\xd8\xff\xe0" + bytes(100),
}

LAYERS: dict[str, Make] = {
    "cut.gpkg": cut_layer("GPKG", 0.3),
    "broken-geometry.gpkg": broken_geometry,
    "passwords.sqlite": any_sqlite,
    "alone.shp": cut_layer("ESRI Shapefile", 1.0, alone=True),
    "cut.shp": cut_layer("ESRI Shapefile", 0.75),
    "cut.fgb": cut_layer("FlatGeobuf", 0.6),
    "cut.osm.pbf": PBF_HEAD + blob(b"OSMData", random.Random(1).randbytes(400))[:-100],
    "lying.osm.pbf": PBF_HEAD + blob(b"OSMData", bytes(31 << 20), raw_size=100),
    "huge-blob.osm.pbf": PBF_HEAD + struct.pack(">L", 0x7FFFFFFF),
}

WEB: dict[str, Make] = {
    "lengths.warc": GOOD_ANSWER + warc_record("response", answer(ARTICLE), length=20) + GOOD_ANSWER,
    "too-long.warc": GOOD_ANSWER + warc_record("response", answer(ARTICLE), length=10**15),
    "endless.warc": b"WARC/1.0\r\nWARC-Type: " + b"x" * (2 << 20) + b"\r\n\r\n" + GOOD_ANSWER,
    "bomb.warc.gz": warc_bomb,
    "cut.warc.gz": gzip.compress(GOOD_ANSWER) + gzip.compress(GOOD_ANSWER.replace(b"news", b"more"))[:-200],
    "not-packed.warc": GOOD_ANSWER + warc_record("response", answer(b"no gzip", "gzip")),
    "scrambled.wacz": _scrambled(zipped({"archive/a.warc": GOOD_ANSWER * 9, "datapackage.json": b"{}"})),
    "no-archive.wacz": zipped({"datapackage.json": b"{}", "archive/a.warc.gz": b"no archive"}),
}

PLACES: dict[str, Make] = {"folder.csv": folder, "pipe.csv": pipe}

GOOD: dict[str, Make] = {
    "good.csv": ROWS.encode(), "good.json": records(), "good.geojson": features("A", "B"),
    "good.kml": kml(placemark("A")), "good.xlsx": workbook(GOOD_ROWS), "good.pdf": pdf(), "good.png": picture("PNG"),
    "good.tif": picture("TIFF"), "good.jpg": picture("JPEG"), "good.warc": GOOD_ANSWER,
    "good.zip": zipped({"list.csv": ROWS.encode()}),
}  # fmt: skip
"""Small good files, from which fuzzing starts and between which the broken ones are put."""
