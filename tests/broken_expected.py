"""What is expected of each of the `broken_files`: a refusal with its words, or what is kept and what is rejected."""

from __future__ import annotations

from typing import NamedTuple


class Refused(NamedTuple):
    """Nothing is read: the code, a part of the message, and the place where there is one."""

    code: str
    says: str
    place: str | None = None


class Kept:
    """So many rows or documents are read, and these are rejected: code, place, a part of the reason."""

    def __init__(self, kept: int, *rejected: tuple[str, str, str]) -> None:
        self.kept, self.rejected = kept, rejected


EXPECTED: dict[str, Refused | Kept] = {
    # CSV
    "formula.csv": Kept(2),
    "half-utf16.csv": Kept(
        4, ("encoding", "line 6", "the line holds bytes that are not in the encoding of the file")
    ),
    "line-ends.csv": Kept(5),
    "long-line.csv": Kept(
        4, ("cell_too_long", "line 3", "a cell is longer than 131,072 characters (the line has")
    ),
    "longest-line.csv": Kept(4, ("line_too_long", "line 3", "the line has 33,000,008 characters")),
    "mixed-encodings.csv": Kept(
        60, ("encoding", "line 62", "the line holds bytes that are not in the encoding of the file")
    ),
    "only-header.csv": Kept(0),
    "open-quote.csv": Kept(
        4, ("unclosed_quote", "line 3", "a quotation mark is opened and not closed in the 4 lines that")
    ),
    "ragged.csv": Kept(
        5,
        ("ragged_row", "line 7", "4 cells where the header has 2 columns"),
        ("ragged_row", "line 8", "1 cell where the header has 2 columns"),
    ),
    "same-names.csv": Kept(1),
    "wide.csv": Kept(1),
    "zero-bytes.csv": Kept(4, ("nul_byte", "line 3", "the line holds a zero byte")),
    # JSON
    "cut-at-once.geojson": Refused(
        "truncated", "the file breaks off in the middle, after 56 bytes", place="byte 56 or later"
    ),
    "cut.geojson": Kept(
        2,
        (
            "truncated",
            "after feature 2 (byte 298 or later)",
            "the file breaks off in the middle, after 298 bytes",
        ),
    ),
    "cut.json": Kept(
        2, ("truncated", "after record 2 (at its end)", "the file breaks off in the middle, after 105 bytes")
    ),
    "deep-objects.json": Refused("no_records", "there is no list of records in it"),
    "deep-record.json": Kept(3, ("too_deep", "record 4 (/3)", "its JSON is nested too deeply")),
    "deep-script.js": Refused("not_json", "there is no JSON in it", place="at its beginning"),
    "deep.geojson": Kept(
        0,
        ("too_deep", "feature 1 (/features/0)", "its JSON is nested too deeply"),
        ("too_deep", "feature 2 (/features/1)", "its JSON is nested too deeply"),
    ),
    "deep.json": Kept(0, ("too_deep", "record 1 (/0)", "its JSON is nested too deeply")),
    "deep.jsonl": Kept(2, ("too_deep", "line 2", "its JSON is nested too deeply")),
    "digits-bare.geojson": Refused(
        "not_json", "this cannot be read as JSON: a number has too many digits", place="byte 0 or later"
    ),
    "digits-cut.geojson": Refused(
        "not_json", "this cannot be read as JSON: a number has too many digits", place="byte 0 or later"
    ),
    "digits.geojson": Kept(
        0,
        ("not_json", "feature 1 (/features/0)", "a number has too many digits"),
        ("not_json", "feature 2 (/features/1)", "a number has too many digits"),
    ),
    "digits.json": Kept(5),
    "digits.jsonl": Kept(2, ("not_json", "line 2", "this is no JSON: a number has too many digits")),
    "exponent.geojson": Kept(
        0,
        (
            "coordinate_out_of_range",
            "feature 1 (/features/0)",
            "longitude inf and latitude 42 are no place: -180 to 180 and",
        ),
    ),
    "exponent.json": Kept(3),
    "half-pair.geojson": Kept(1),
    "half-pair.json": Kept(2),
    "no-bindings.json": Kept(
        0,
        ("not_a_record", "binding 1 (/results/bindings/0)", "it is no binding"),
        ("not_a_record", "binding 2 (/results/bindings/1)", "one of its values is no term"),
    ),
    "no-elements.json": Kept(
        0, ("not_a_record", "element 1 (/elements/0)", "it is no node, way or relation with tags")
    ),
    "no-entities.json": Kept(1, ("not_a_record", "entity 1 (/entities/Q1)", "it is no entity with an id")),
    "no-list.json": Kept(1),
    "no-records.json": Kept(
        0,
        ("not_a_record", "record 1 (/0)", "the value '1' stands where the others have a record"),
        ("not_a_record", "record 2 (/1)", "the value '2' stands where the others have a record"),
        ("not_a_record", "record 3 (/2)", "the value 'x' stands where the others have a record"),
        ("not_a_record", "record 4 (/3)", "nothing stands where the others have a record"),
    ),
    "not-a-number.geojson": Kept(
        0, ("bad_geometry", "feature 1 (/features/0)", "a position is no pair of numbers")
    ),
    "not-a-number.json": Kept(2),
    "script.js": Kept(2),
    "twice.json": Kept(2),
    "wrong-geometry.geojson": Kept(
        1, ("bad_geometry", "feature 1 (/features/0)", "a position is no pair of numbers")
    ),
    # YAML
    "alias-of-itself.yaml": Kept(2),
    "aliases.yaml": Refused("too_large", "its aliases unfold to more than 1,000,000 values"),
    "cut.yaml": Kept(1, ("not_yaml", "after record 1 (line 4)", "this is no YAML")),
    "deep.yaml": Refused("not_yaml", "this is no YAML", place="line 1"),
    "objects.yaml": Kept(2),
    # XML and HTML
    "cut.gpx": Kept(1, ("truncated", "after record 1 (line 1)", "the file breaks off in the middle")),
    "cut.html": Kept(1),
    "cut.kml": Kept(1, ("truncated", "after placemark 1 (line 1)", "the file breaks off in the middle")),
    "cut.osm": Kept(1, ("not_xml", "after element 1", "unclosed token (line 1, column 163)")),
    "cut.rss": Kept(1, ("no_text", "entry 2 (A stone)", "the entry has neither content nor summary")),
    "deep.html": Refused("too_deep", "elements are nested too deeply: what stands in them and"),
    "deep.kml": Refused("too_deep", "its elements are nested too deeply", place="line 1"),
    "deep.osm": Kept(2),
    "far-away.kml": Kept(
        1, ("bad_geometry", "placemark 2 (line 1)", "a position is no pair of numbers: '2140,x'")
    ),
    "included.kml": Kept(1),
    "laughs.gpx": Refused("not_xml", "XML entities are not supported", place="in its document type"),
    "laughs.html": Kept(1),
    "laughs.kml": Refused("not_xml", "XML entities are not supported", place="in its document type"),
    "laughs.osm": Refused("not_xml", "XML entities are not supported (line 1)"),
    "laughs.rss": Refused("not_xml", "XML entities are not supported"),
    "numbers.osm": Kept(1, ("bad_id", "node/x", "its id is no number")),
    "other-bytes.kml": Kept(2),
    "outside-dtd.kml": Kept(1),
    "outside.gpx": Refused("not_xml", "XML entities are not supported", place="in its document type"),
    "outside.html": Kept(1),
    "outside.kml": Refused("not_xml", "XML entities are not supported", place="in its document type"),
    "outside.osm": Refused("not_xml", "XML entities are not supported (line 1)"),
    "outside.rss": Refused("not_xml", "XML entities are not supported"),
    "script.html": Kept(1),
    "script.rss": Kept(1),
    "wide-table.html": Kept(1),
    # other
    "bytes.txt": Refused("binary", "this is no text: it holds bytes that no text has"),
    "list.geojson": Refused("not_json", "this is no JSON", place="byte 0 or later"),
    "list.html": Refused("no_text", "the page holds no text that could be an article"),
    "list.json": Kept(1),
    "list.kmz": Kept(5),
    "list.pdf": Kept(5),
    "list.xlsx": Kept(5),
    "long.txt": Refused("too_long", "the text has 2,520,000 bytes, and a document may have"),
    "page.csv": Kept(1),
    "program.csv": Refused("unknown_format", "this is a program, which is not read here"),
    # archives
    "absolute.zip": Refused("unsafe_archive", "the archive asks for a place outside of itself:"),
    "bomb.csv.bz2": Refused("too_large", "unpacked it has 100,663,296 bytes or more; for a file of its"),
    "bomb.csv.gz": Refused("too_large", "unpacked it has 100,663,296 bytes or more; for a file of its"),
    "bomb.kmz": Refused("too_large", "unpacked it has 419,430,400 bytes or more; for a file of its"),
    "bomb.ods": Refused("too_large", "unpacked it has 419,430,446 bytes or more; for a file of its"),
    "bomb.xlsx": Refused("too_large", "unpacked it has 419,430,408 bytes or more; for a file of its"),
    "bomb.zip": Refused("too_large", "unpacked it has 419,430,400 bytes or more; for a file of its"),
    "climbing.zip": Refused("unsafe_archive", "the archive asks for a place outside of itself:"),
    "crowd.zip": Refused("too_large", "the archive holds 10,001 files; 10,000 are allowed"),
    "cut.csv.bz2": Refused("damaged_archive", "it cannot be unpacked"),
    "cut.csv.gz": Refused("damaged_archive", "it cannot be unpacked"),
    "cut.zip": Refused("damaged_archive", "it cannot be unpacked"),
    "drive.zip": Refused(
        "unsafe_archive", "the archive asks for a place outside of itself: 'C:\\\\list.csv'"
    ),
    "link.kmz": Refused("unsafe_archive", "the archive holds a link instead of a file: 'files/a.png'"),
    "link.zip": Refused("unsafe_archive", "the archive holds a link instead of a file: 'list.csv'"),
    "locked.zip": Refused("locked", "the archive is locked with a password"),
    "lying-bomb.zip": Refused("damaged_archive", "it cannot be unpacked"),
    "nested.zip": Refused("unknown_format", "what is packed in it ('inner.zip') is packed again: unpack it"),
    "nameless.zip": Refused("damaged_archive", "the archive holds a file without a name"),
    "no-files.zip": Refused("empty", "the archive holds no file"),
    "several.zip": Refused("several_files", "the archive holds 2 files; unpack it and add those you want:"),
    "tail.csv.gz": Refused("damaged_archive", "it cannot be unpacked"),
    "twice.csv.gz": Refused(
        "unknown_format", "what is packed in it ('twice.csv') is packed again: unpack it"
    ),
    "twins.zip": Refused("damaged_archive", "the archive holds two files of one name: 'a.dbf'"),
    "wrong-sum.csv.gz": Refused("damaged_archive", "it cannot be unpacked"),
    # spreadsheets
    "corner.xlsx": Refused("too_large", "it asks for more than 4,000,000,000 bytes of memory (often"),
    "cut-inside.xlsx": Refused("damaged_sheet", "it cannot be opened"),
    "cut.ods": Refused("damaged_archive", "it cannot be unpacked"),
    "cut.xlsx": Refused("damaged_archive", "it cannot be unpacked"),
    "errors.xlsx": Kept(39),
    "laughs.xlsx": Refused("damaged_sheet", "it cannot be opened"),
    "no-sheet.xlsx": Refused("damaged_sheet", "it cannot be opened"),
    "old.xls": Refused("unknown_format", "this is a document of an old office program, and no"),
    "outside.xlsx": Refused("damaged_sheet", "it cannot be opened"),
    "repeated.ods": Refused("damaged_sheet", "it cannot be opened"),
    # PDFs and pictures
    "bomb.png": Refused("too_large", "the picture is too large"),
    "cut.jpg": Refused("damaged", "it cannot be read as a photograph"),
    "cut.pdf": Refused("not_pdf", "the PDF is damaged"),
    "cut.png": Refused("not_image", "the picture is damaged", place="page 1"),
    "cut.tif": Refused("not_image", "the picture is damaged"),
    "exif-loop.jpg": Kept(1),
    "exif.jpg": Kept(1),
    "garbage.pdf": Refused("not_pdf", "the PDF is damaged"),
    "locked.pdf": Refused("locked", "the PDF is locked with a password"),
    "no-pages.pdf": Refused("not_pdf", "the PDF is damaged"),
    "no-picture.jpg": Refused("damaged", "it cannot be read as a photograph"),
    "pages-of-itself.pdf": Refused("too_large", "the PDF has 1,000,000 pages; 5,000 are allowed"),
    # layers
    "alone.shp": Kept(3),
    "broken-geometry.gpkg": Kept(3),
    "cut.fgb": Refused("damaged", "it breaks off before the first feature, or its inside is"),
    "cut.gpkg": Refused("damaged", "the database cannot be opened"),
    "cut.osm.pbf": Refused("damaged", "it cannot be read"),
    "cut.shp": Kept(3),
    "huge-blob.osm.pbf": Refused("damaged", "it cannot be read"),
    "lying.osm.pbf": Refused("damaged", "it cannot be read"),
    "passwords.sqlite": Refused("unknown_format", "this is an SQLite database, but no GeoPackage (tables:"),
    # web archives
    "bomb.warc.gz": Kept(
        1,
        (
            "too_large",
            "record at byte 324 (https://news.example/420468)",
            "it has more than the 100,000,000 bytes that are allowed",
        ),
    ),
    "cut.warc.gz": Kept(1, ("truncated", "record at byte 324", "it cannot be unpacked: the file breaks off")),
    "endless.warc": Kept(1, ("bad_record", "record at byte 0", "they have more than 1,048,576 bytes")),
    "lengths.warc": Kept(2, ("bad_record", "record at byte 1,133", "what stands there is no record")),
    "no-archive.wacz": Kept(0, ("bad_record", "record at byte 0", "what stands there is no record")),
    "scrambled.wacz": Kept(0, ("damaged_archive", "archive/a.warc", "it cannot be unpacked")),
    "not-packed.warc": Kept(
        1,
        (
            "no_text",
            "record at byte 904 (https://news.example/75)",
            "the page holds no text that could be an article",
        ),
    ),
    "too-long.warc": Kept(
        1,
        (
            "too_large",
            "record at byte 904 (https://news.example/690)",
            "it has 1,000,000,000,000,000 bytes; 100,000,000 are allowed",
        ),
        ("truncated", "record at byte 904", "the file breaks off in this record"),
    ),
    # no files
    "folder.csv": Refused("unreadable", "this is a folder, not a file"),
    "pipe.csv": Refused("unreadable", "this is a pipe or a device, not a file"),
}

NOTES = {
    "half-utf16.csv": "some bytes cannot be decoded",
    "digits.json": "not strict JSON",
    "script.js": "a script; read from it: places",
    "no-elements.json": "2 elements without tags passed over",
    "cut.rss": "the feed is damaged, and was mended",
    "other-bytes.kml": "not UTF-8; read as cp1252, which is a guess",
    "alone.shp": "its table (.dbf) is missing",
    "cut.shp": "features without a geometry, or with one that cannot be read: 2",
    "broken-geometry.gpkg": "features without a geometry, or with one that cannot be read: 1",
    "lengths.warc": "passed over: 1 answers",
    "same-names.csv": "979 more columns were given other names",
    "exif-loop.jpg": "no position in the photograph",
}
"""A part of what is noted."""

WORDS = {
    "formula.csv": '=HYPERLINK("http://x.example","A")',
    "errors.xlsx": "Stone 39",
    "half-pair.json": "A \ufffd B",
    "half-pair.geojson": "A \ufffd B",
    "twice.json": "B",
    "not-a-number.json": "NaN",
    "exponent.json": "1E+999999999",
    "script.js": "new Date(0)",
    "digits.json": "9" * 5000,
    "mixed-encodings.csv": "Köln 59",
    "other-bytes.kml": "Köln",
    "script.html": "The stone in the square",
    "script.rss": "The stone in the square",
    "list.xlsx": "Stone 5",
}
"""A part of what is kept."""
