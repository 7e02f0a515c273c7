"""Packed files and archives -> the one file in them that can be read.

Invariant: nothing is written outside a folder made for it, and never more than the limits allow, whatever the
archive claims of itself; the folder is gone when the reading ends.

Spreadsheets and web archives are ZIP files, too: they are left to their readers. So is packed OpenStreetMap data,
which `pyosmium` unpacks itself, and a web archive.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import shutil
import stat
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Any

from cenotaph.errors import UnreadableSourceError
from cenotaph.sources.item import Limits

CHUNK_BYTES = 1 << 20
_FREE_BYTES = 100_000_000
"""Below this size nothing is a bomb."""

_OPENERS: dict[bytes, Any] = {
    b"BZh": bz2.open, b"\x1f\x8b": gzip.open, b"\xfd7zXZ\x00": lzma.open,
}  # fmt: skip
_ARCHIVE = (b"PK\x03\x04", b"PK\x05\x06")
"""How a ZIP file begins, and one that holds nothing."""

_ODD = (NotImplementedError, RuntimeError, ValueError, ArithmeticError, LookupError, struct.error)
"""A method of packing that Python does not have, a directory whose numbers or names are none."""
_PACKED_SUFFIXES = frozenset({".gz", ".bz2", ".xz", ".zip"})
_MAIN_SUFFIXES = (
    ".shp",
    ".gpkg",
    ".kml",
    ".gpx",
    ".geojson",
    ".json",
    ".jsonl",
    ".csv",
    ".tsv",
    ".xlsx",
    ".ods",
    ".xml",
)
"""Of several files in an archive, the first kind that there is: a shape file's companions are not lists."""


@contextmanager
def unpacked(path: Path, limits: Limits) -> Iterator[Path]:
    """Give the path of a file that can be read: the file itself, or what is packed in it.

    Args:
        path: any file.
        limits: how much may be unpacked.

    Raises:
        UnreadableSourceError: it cannot be unpacked (`damaged_archive`), holds too much (`too_large`), asks for a
            place outside of itself (`unsafe_archive`), has a password (`locked`), or holds several files of which
            nobody can say which one is meant (`several_files`).
    """
    head = _head_of(path)
    opener = next((opener for magic, opener in _OPENERS.items() if head.startswith(magic)), None)
    is_archive = head.startswith(_ARCHIVE)
    if (opener is None and not is_archive) or (opener and _is_read_packed(path)):
        yield path
        return
    if is_archive and _is_whole_document(path):
        check_archive(path, limits)
        yield path
        return
    folder = Path(tempfile.mkdtemp(prefix="cenotaph-"))
    try:
        if opener is not None:
            inner = folder / _inner_name(path)
            with damaged(path), opener(path) as stream, inner.open("xb") as out:
                _copy(stream, out, path, _allowance(path, limits))
        else:
            inner = _unpack_archive(path, folder, limits)
        _check_not_packed_again(path, inner)
        yield inner
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _check_not_packed_again(path: Path, inner: Path) -> None:
    """What is packed in packed files may go on without an end, so that only the first wrapping is opened."""
    head = _head_of(inner)
    if head.startswith(_ARCHIVE) and _is_whole_document(inner):
        return
    if head.startswith(_ARCHIVE) or (any(map(head.startswith, _OPENERS)) and not _is_read_packed(inner)):
        raise UnreadableSourceError(
            path, "unknown_format", f"what is packed in it ({inner.name!r}) is packed again: unpack it first"
        )


def check_archive(path: Path, limits: Limits) -> list[zipfile.ZipInfo]:
    """Return the members of a ZIP file whose directory promises nothing out of bounds.

    Raises:
        UnreadableSourceError: as `unpacked`.
    """
    with damaged(path), zipfile.ZipFile(path) as archive:
        members = [member for member in archive.infolist() if not member.filename.endswith("/")]
    if len(members) > limits.members:
        raise UnreadableSourceError(
            path, "too_large", f"the archive holds {len(members):,} files; {limits.members:,} are allowed"
        )
    allowed, total = _allowance(path, limits), sum(member.file_size for member in members)
    if total > allowed:
        raise _too_large(path, total, allowed)
    for member in members:
        if member.flag_bits & 0x1:
            raise UnreadableSourceError(path, "locked", "the archive is locked with a password")
        parts = PurePosixPath(member.filename.replace("\\", "/"))
        if not parts.parts:
            raise UnreadableSourceError(path, "damaged_archive", "the archive holds a file without a name")
        if parts.is_absolute() or ".." in parts.parts or ":" in parts.parts[0]:
            raise UnreadableSourceError(
                path, "unsafe_archive", f"the archive asks for a place outside of itself: {member.filename!r}"
            )
        if stat.S_ISLNK(member.external_attr >> 16):
            raise UnreadableSourceError(
                path, "unsafe_archive", f"the archive holds a link instead of a file: {member.filename!r}"
            )
    return members


def _head_of(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode) and not path.is_dir():  # a pipe may never say anything
            raise UnreadableSourceError(path, "unreadable", "this is a pipe or a device, not a file")
        with path.open("rb") as stream:
            return stream.read(8)
    except IsADirectoryError as error:
        raise UnreadableSourceError(path, "unreadable", "this is a folder, not a file") from error
    except FileNotFoundError as error:
        raise UnreadableSourceError(path, "unreadable", "there is no such file") from error
    except OSError as error:
        raise UnreadableSourceError(path, "unreadable", error.strerror or str(error)) from error


def _is_read_packed(path: Path) -> bool:
    from cenotaph.sources.detect import read_head

    head = read_head(path)[:4096]
    # Each record of a packed web archive is packed by itself, so that a place in it can be named.
    return b"<osm" in head or (head.startswith(b"WARC/") and _head_of(path).startswith(b"\x1f\x8b"))


def _is_whole_document(path: Path) -> bool:
    """Tell whether a ZIP file is itself the document: a spreadsheet or a web archive."""
    with damaged(path), zipfile.ZipFile(path) as archive:
        names = frozenset(archive.namelist())
    return bool(names & {"[Content_Types].xml", "mimetype"}) or (
        "datapackage.json" in names and any(name.startswith("archive/") for name in names)
    )


def _unpack_archive(path: Path, folder: Path, limits: Limits) -> Path:
    members = [member for member in check_archive(path, limits) if not _is_clutter(member.filename)]
    main = _main_member(path, [member.filename for member in members])
    left = _allowance(path, limits)
    # The companions of a file (.shp, .dbf, .prj) lie beside it under the same name.
    stem = PurePosixPath(main).with_suffix("").as_posix()
    with damaged(path), zipfile.ZipFile(path) as archive:
        for member in members:
            if member.filename != main and not member.filename.startswith(f"{stem}."):
                continue
            target = folder / PurePosixPath(member.filename.replace("\\", "/")).name
            if target.exists():
                raise UnreadableSourceError(
                    path, "damaged_archive", f"the archive holds two files of one name: {target.name!r}"
                )
            with archive.open(member) as stream, target.open("xb") as out:
                left -= _copy(stream, out, path, left)
    return folder / PurePosixPath(main.replace("\\", "/")).name


def _is_clutter(name: str) -> bool:
    last = PurePosixPath(name).name
    return (
        name.startswith("__MACOSX/")
        or last.startswith(".")
        or last.casefold().startswith(("readme", "licen"))
    )


def _main_member(path: Path, names: list[str]) -> str:
    for suffix in _MAIN_SUFFIXES:
        fitting = [name for name in names if name.casefold().endswith(suffix)]
        if suffix == ".kml" and any(PurePosixPath(name).name == "doc.kml" for name in fitting):
            return next(name for name in fitting if PurePosixPath(name).name == "doc.kml")
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            break
    if len(names) == 1:
        return names[0]
    if not names:
        raise UnreadableSourceError(path, "empty", "the archive holds no file")
    listed = ", ".join(names[:10]) + (" ..." if len(names) > 10 else "")
    raise UnreadableSourceError(
        path,
        "several_files",
        f"the archive holds {len(names)} files; unpack it and add those you want: {listed}",
    )


def _inner_name(path: Path) -> str:
    return path.stem if path.suffix.casefold() in _PACKED_SUFFIXES and path.stem else f"{path.name}.unpacked"


def _allowance(path: Path, limits: Limits) -> int:
    """Return how many bytes may come out of a file."""
    return min(limits.unpacked_bytes, max(_FREE_BYTES, path.stat().st_size * limits.unpacked_ratio))


def _copy(stream: IO[bytes], out: IO[bytes], path: Path, allowed: int) -> int:
    size = 0
    while chunk := stream.read(CHUNK_BYTES):
        size += len(chunk)
        if size > allowed:
            raise _too_large(path, size, allowed)
        out.write(chunk)
    return size


def _too_large(path: Path, size: int, allowed: int) -> UnreadableSourceError:
    return UnreadableSourceError(
        path,
        "too_large",
        f"unpacked it has {size:,} bytes or more; for a file of its size {allowed:,} are allowed",
    )


@contextmanager
def damaged(path: Path) -> Iterator[None]:
    """Say in our words what the libraries say of a damaged archive.

    Raises:
        UnreadableSourceError: what is done inside finds the archive damaged.
    """
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, gzip.BadGzipFile, EOFError) as error:
        raise UnreadableSourceError(path, "damaged_archive", f"it cannot be unpacked: {error}") from error
    except _ODD as error:
        raise UnreadableSourceError(path, "damaged_archive", f"it cannot be unpacked: {error}") from error
    except OSError as error:
        if "data stream" in str(error):
            raise UnreadableSourceError(path, "damaged_archive", f"it cannot be unpacked: {error}") from error
        raise
