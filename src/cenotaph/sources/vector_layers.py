"""Files of layers (Shapefile, GeoPackage, FlatGeobuf, MapInfo) -> the one layer that is read, and how.

Invariant: nothing is written beside the file, nothing is fetched, and no other file is opened than the companions of
its name: only formats are opened that cannot refer elsewhere, whatever else GDAL could read.

Text is read byte by byte and decoded here, so that one damaged cell does not cost the table.

Source: GDAL's vector drivers; the dBASE header for the mark of a code page; OGC GeoPackage 1.3.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from weakref import finalize

import msgspec
import pyogrio
from pyogrio.errors import CRSError, DataLayerError, DataSourceError, FeatureError, FieldError, GeometryError

from cenotaph.errors import UnreadableSourceError
from cenotaph.sources.code_pages import guess_code_page, is_known

BYTES = "ISO-8859-1"
"""Each byte a character of its own, so that nothing is lost before it is decoded."""

_SAMPLE_BYTES = 1 << 20
_ERRORS = (CRSError, DataLayerError, DataSourceError, FeatureError, FieldError, GeometryError)
_CODE_PAGES = {
    0x01: "cp437", 0x02: "cp850", 0x03: "cp1252", 0x57: "cp1252", 0x64: "cp852", 0x65: "cp866", 0x66: "cp865",
    0x6A: "cp737", 0x6B: "cp857", 0xC8: "cp1250", 0xC9: "cp1251", 0xCA: "cp1254", 0xCB: "cp1253", 0xCC: "cp1257",
    0x4D: "cp936", 0x4E: "cp949", 0x4F: "cp950", 0x13: "cp932", 0x7B: "cp932",
}  # fmt: skip
_T = TypeVar("_T")


class BrokenLayerError(Exception):
    """What GDAL cannot read, in its words; never leaves this room."""


class Folder:
    """A folder of links, which is gone when nobody holds it any more."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="cenotaph-"))
        finalize(self, shutil.rmtree, self.path, ignore_errors=True)


class Layer(msgspec.Struct, frozen=True, kw_only=True):
    """A layer that can be read.

    Attributes:
        path: of the file that is opened, which may be a copy.
        name: of the layer.
        fields: its columns.
        key: the column of its ids, if it has one that is kept.
        features: how many the file says there are.
        has_shapes: whether its features have a geometry; a mere table has none.
        crs: its reference system as a code or in WKT, or None.
        bounds: of all features: left, bottom, right, top.
        encoding: of its text.
        notes: what was found out.
        folder: where a copy lies.
    """

    path: Path
    name: str
    fields: tuple[str, ...]
    key: str
    features: int
    has_shapes: bool
    crs: str | None
    bounds: tuple[float, float, float, float] | None
    encoding: str
    notes: tuple[str, ...]
    folder: Folder | None


def ask(call: Callable[..., _T], *args: Any, **options: Any) -> _T:
    """Call GDAL; its warnings are not ours.

    Raises:
        BrokenLayerError: it cannot read this.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return call(*args, **options)
    except (*_ERRORS, RuntimeError, ValueError, OverflowError) as error:
        raise BrokenLayerError(" ".join(str(error).split())[:300] or type(error).__name__) from error


def open_layer(path: Path, *, encoding: str | None, table: str | None) -> Layer:
    """Find the layer that is meant: the one that is named, or the one with most features.

    Raises:
        UnreadableSourceError: `unknown_format`, `damaged`, `no_table`, `no_features`.
    """
    kind = _kind_of(path)
    notes: list[str] = []
    found_encoding = "utf-8"
    folder: Folder | None = None
    opened = path
    if kind in ("shape", "dbase"):
        folder = _with_index(path, notes) if kind == "shape" else None
        opened = folder.path / f"{path.stem}.shp" if folder else path
        found_encoding = _find_dbase_encoding(opened, encoding, notes)
    elif encoding and is_known(encoding):
        found_encoding = encoding
    try:
        names = [str(name) for name, _ in ask(pyogrio.list_layers, opened)]
        infos = {
            name: ask(pyogrio.read_info, opened, layer=name, encoding=BYTES, force_feature_count=True)
            for name in names
        }
    except BrokenLayerError as error:
        raise UnreadableSourceError(path, "damaged", f"it cannot be opened: {error}") from error
    if not infos and kind != "geopackage":  # which may hold none
        raise UnreadableSourceError(
            path, "damaged", "it breaks off before the first feature, or its inside is broken"
        )
    name = _choose(path, infos, table, notes)
    info = infos[name]
    if kind == "shape" and not len(info["fields"]):
        notes.append("its table (.dbf) is missing or empty: there are only positions")
    if info["crs"] is None and info["geometry_type"]:
        notes.append("no reference system named (no .prj); coordinates are taken as they are")
    bounds = info["total_bounds"]
    left, bottom, right, top = map(float, bounds) if bounds is not None else (0.0, 0.0, 0.0, 0.0)
    return Layer(
        path=opened,
        name=name,
        fields=tuple(recoded(str(field), found_encoding) for field in info["fields"]),
        key=info["fid_column"] or "",
        features=max(0, int(info["features"])),
        has_shapes=bool(info["geometry_type"]),
        crs=info["crs"],
        bounds=(left, bottom, right, top) if bounds is not None else None,
        encoding=found_encoding,
        notes=tuple(notes),
        folder=folder,
    )


def recoded(text: str, encoding: str) -> str:
    """Decode a text that was read byte by byte."""
    return text if text.isascii() else text.encode(BYTES, errors="replace").decode(encoding, errors="replace")


def _kind_of(path: Path) -> str:
    with path.open("rb") as stream:
        head = stream.read(100)
    if head.startswith(b"\0\0\x27\x0a"):
        return "shape"
    if head.startswith(b"SQLite format 3\0"):
        _check_geopackage(path)
        return "geopackage"
    if head.startswith(b"fgb\x03fgb"):
        return "flatgeobuf"
    lowered = head.lstrip().lower()
    if lowered.startswith((b"!table", b"version ")) and path.suffix.casefold() in (".tab", ".mif"):
        return "mapinfo"
    if path.suffix.casefold() == ".dbf" and head[:1] in (b"\x03", b"\x83", b"\x8b", b"\x30", b"\xf5"):
        return "dbase"
    raise UnreadableSourceError(
        path,
        "unknown_format",
        "this is no Shapefile, GeoPackage, FlatGeobuf or MapInfo file; export it as GeoPackage or GeoJSON",
    )


def _check_geopackage(path: Path) -> None:
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            names = {row[0] for row in connection.execute("SELECT lower(name) FROM sqlite_master")}
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise UnreadableSourceError(path, "damaged", f"the database cannot be opened: {error}") from error
    if "gpkg_contents" not in names:
        tables = ", ".join(sorted(name for name in names if isinstance(name, str))[:8]) or "none"
        reason = f"this is an SQLite database, but no GeoPackage (tables: {tables}); export the table as CSV"
        raise UnreadableSourceError(path, "unknown_format", reason)


def _with_index(path: Path, notes: list[str]) -> Folder | None:
    """Return a folder with links to a Shapefile and an index made anew, where it has none; else None."""
    companions = {
        other.suffix.casefold(): other
        for other in path.parent.iterdir()
        if other.stem == path.stem and other.suffix.casefold() in (".shp", ".shx", ".dbf", ".prj", ".cpg")
    }
    is_plain = all(other.suffix.islower() for other in companions.values())
    if ".shx" in companions and ".shp" in companions and is_plain:
        return None
    folder = Folder()
    for suffix, other in {**companions, ".shp": path}.items():
        (folder.path / f"{path.stem}{suffix}").symlink_to(other.resolve())
    if ".shx" in companions:
        return folder
    notes.append("its index (.shx) is missing and was made anew")
    pyogrio.set_gdal_config_options({"SHAPE_RESTORE_SHX": "YES"})
    try:
        ask(pyogrio.read_info, folder.path / f"{path.stem}.shp", encoding=BYTES)
    except BrokenLayerError as error:
        raise UnreadableSourceError(path, "damaged", f"its index cannot be made anew: {error}") from error
    finally:
        pyogrio.set_gdal_config_options({"SHAPE_RESTORE_SHX": None})
    return folder


def _find_dbase_encoding(path: Path, declared: str | None, notes: list[str]) -> str:
    """Find the encoding of a dBASE table: declared, in the .cpg beside it, marked in its header, or guessed."""
    table = next((path.with_suffix(end) for end in (".dbf", ".DBF") if path.with_suffix(end).exists()), None)
    if table is None:
        return "utf-8"
    with table.open("rb") as stream:
        header = stream.read(32)
        stream.seek(int.from_bytes(header[8:10], "little"))
        sample = stream.read(_SAMPLE_BYTES)
    if declared and is_known(declared):
        return declared
    page = path.with_suffix(".cpg")
    said = page.read_bytes()[:40].decode("ascii", errors="replace").strip() if page.exists() else ""
    for name, where in (
        (_python_name(said), "its .cpg"),
        (_CODE_PAGES.get(header[29] if len(header) > 29 else 0, ""), "its header"),
    ):
        if name and is_known(name) and _mostly_decodes(sample, name):
            notes.append(f"encoding {name}, as {where} says")
            return name
    if sample.isascii():
        return "utf-8"
    if _mostly_decodes(sample, "utf-8"):
        notes.append("no encoding named; its bytes are UTF-8")
        return "utf-8"
    guess = guess_code_page(b"\n".join(line for line in sample.split(b"  ") if not line.isascii())[: 1 << 17])
    notes.append(f"no encoding named; {guess.note}")
    return guess.name


def _python_name(said: str) -> str:
    """Turn what stands in a .cpg ("1251", "ANSI 1252", "UTF-8") into Python's name."""
    words = said.casefold().replace("ansi", "").replace("oem", "").strip(" _-")
    if words.isdecimal():
        return {"65001": "utf-8", "88591": "iso8859_1", "88592": "iso8859_2"}.get(words, f"cp{words}")
    return words


def _mostly_decodes(sample: bytes, name: str) -> bool:
    """Tell whether bytes are text in an encoding; cells may cut a letter of several bytes at their end."""
    text = sample.decode(name, errors="replace")
    foreign = sum(1 for sign in text if sign > "\x7f")
    return text.count("\ufffd") * 20 <= foreign


def _choose(path: Path, infos: dict[str, Any], table: str | None, notes: list[str]) -> str:
    names = list(infos)
    sizes = {name: max(0, int(info["features"])) for name, info in infos.items()}
    if table is not None:
        if table in infos:
            return table
        if table.isdecimal() and 1 <= int(table) <= len(names):
            return names[int(table) - 1]
        reason = f"there is no layer {table!r} (there are: {', '.join(names) or 'none'})"
        raise UnreadableSourceError(path, "no_table", reason)
    if not names:
        raise UnreadableSourceError(path, "no_features", "there are no layers in it")
    chosen = max(names, key=lambda name: (bool(infos[name]["geometry_type"] and sizes[name]), sizes[name]))
    others = [f"{name!r} ({sizes[name]:,})" for name in names if name != chosen]
    if others:
        more = f" and {len(others) - 12} more" if len(others) > 12 else ""
        notes.append(
            f"layer {chosen!r} ({sizes[chosen]:,} features) is read; not read: {', '.join(others[:12])}{more}"
        )
    return chosen
