"""A photograph -> one row: where and when it was taken, by what its camera wrote into it (EXIF).

Invariant: the picture itself is never decoded, so that a picture that breaks off still has its position, and a small
file that claims to be a huge picture costs nothing. A position that is no place on earth is a `Rejected`; a
photograph without one is a row without one, and a note says so.

Source: EXIF 2.32 (CIPA DC-008), GPS and Exif sub-directories.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import PIL.ExifTags
import PIL.Image

from cenotaph.errors import UnreadableSourceError
from cenotaph.model.evidence import Region
from cenotaph.sources.detect import read_head, refuse_heic
from cenotaph.sources.geometry import GeometryError, point_of
from cenotaph.sources.item import DEFAULT_LIMITS, Limits, Reading, Rejected, Row

_FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "AVIF")
_TAGS = PIL.ExifTags.Base
_GPS = PIL.ExifTags.GPS
_WORDS = (
    _TAGS.DateTimeOriginal, _TAGS.OffsetTimeOriginal, _TAGS.DateTime, _TAGS.Make, _TAGS.Model,
    _TAGS.ImageDescription, _TAGS.UserComment, _TAGS.Artist, _TAGS.Copyright, _TAGS.ImageUniqueID,
    _TAGS.XPTitle, _TAGS.XPComment, _TAGS.XPKeywords,
)  # fmt: skip
_NUMBERS = (
    _GPS.GPSHPositioningError, _GPS.GPSImgDirection, _GPS.GPSImgDirectionRef, _GPS.GPSDOP,
    _GPS.GPSDateStamp, _GPS.GPSMapDatum,
)  # fmt: skip
_CHARSETS = {
    b"ASCII\0\0\0": "ascii",
    b"UNICODE\0": "utf-16",
    b"JIS\0\0\0\0\0": "iso2022_jp",
    b"\0" * 8: "utf-8",
}
_ERRORS = (
    OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError,
    AssertionError, RuntimeError, MemoryError, EOFError, UserWarning,
)  # fmt: skip
"""Whatever the formats' readers raise on bytes that are no such picture; they promise nothing."""


def read_photo(
    path: Path,
    *,
    encoding: str | None = None,
    table: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Reading:
    """Read what a camera wrote into a photograph.

    Args:
        path: a JPEG, PNG, TIFF, WebP or AVIF file.
        encoding: not used.
        table: not used.
        limits: not used: the picture is not decoded.

    Raises:
        UnreadableSourceError: it is no picture (`damaged`), one that is not read (`unknown_format`), or claims to be larger than any (`too_large`).
    """
    del encoding, table, limits
    refuse_heic(path, read_head(path))
    kind, cells, gps = _read_exif(path)
    cells["@name"] = path.name
    has_place = _GPS.GPSLatitude in gps and _GPS.GPSLongitude in gps
    return Reading(
        unit="row",
        media_type=PIL.Image.MIME.get(kind, "application/octet-stream"),
        program=f"pillow {version('pillow')}",
        items=_items(path.name, cells, gps),
        notes=() if has_place else ("no position in the photograph (EXIF)",),
        total_hint=1,
    )


def _read_exif(path: Path) -> tuple[str, dict[str, str], Mapping[int, Any]]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of damaged tags and of large pictures
            PIL.Image.init()
            with PIL.Image.open(path, formats=_FORMATS) as image:
                width, height = image.size
                kind = image.format or ""
                inner, gps = _tags_of(image)
    except PIL.Image.DecompressionBombError as error:
        reason = f"it claims to have more pixels than a photograph has: {error}"
        raise UnreadableSourceError(path, "too_large", reason) from error
    except _ERRORS as error:
        raise UnreadableSourceError(path, "damaged", f"it cannot be read as a photograph: {error}") from error
    cells = {"width": str(width), "height": str(height)}
    for tags, found in ((_WORDS, inner), (_NUMBERS, gps)):
        for tag in tags:
            if text := _text_of(found.get(tag)):
                cells[tag.name] = text
    return kind, cells, gps


def _tags_of(image: PIL.Image.Image) -> tuple[dict[int, Any], dict[int, Any]]:
    """Return what the camera wrote of the picture and of the place; nothing where that is damaged."""
    try:
        exif = image.getexif()
        inner = {**exif, **exif.get_ifd(PIL.ExifTags.IFD.Exif)}
        return inner, dict(exif.get_ifd(PIL.ExifTags.IFD.GPSInfo))
    except _ERRORS:
        return {}, {}


def _text_of(value: Any) -> str | None:
    """Write a tag as a list would have it."""
    if value is None:
        return None
    if isinstance(value, tuple | list):
        return ", ".join(text for part in value if (text := _text_of(part))) or None
    if isinstance(value, bytes):
        charset = _CHARSETS.get(value[:8])
        if charset:
            value = value[8:].decode(charset, errors="replace")
        elif b"\0" in value[1:8:2]:  # what Windows writes
            value = value.decode("utf-16-le", errors="replace")
        else:
            value = value.decode("utf-8", errors="replace")
    elif not isinstance(value, str):
        number = _number(value)
        return None if number is None else f"{number:.10g}"
    # Some programs write UTF-8 where the format has only ASCII; then each byte came as a letter.
    try:
        value = value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        value = value.encode("utf-8", errors="replace").decode()
    return value.replace("\0", "").strip() or None


def _number(value: Any) -> float | None:
    try:
        number = float(value)
    except (TypeError, ValueError, ArithmeticError):
        return None
    return number if math.isfinite(number) else None


def _items(name: str, cells: dict[str, str], gps: Mapping[int, Any]) -> Iterator[Row | Rejected]:
    width, height = int(cells["width"]), int(cells["height"])
    place = f"photograph {name}"
    try:
        lon, lat = _place_of(gps) or (None, None)
    except GeometryError as error:
        yield Rejected(error.code, name, place, error.reason)
        return
    altitude = _number(gps.get(_GPS.GPSAltitude))
    if altitude is not None:
        below = gps.get(_GPS.GPSAltitudeRef) in (1, b"\x01", "1")
        cells["@altitude"] = f"{-altitude if below else altitude:.6g}"
    yield Row(1, place, cells, Region((0, 0, width, height)), lon, lat, name)


def _place_of(gps: Mapping[int, Any]) -> tuple[float, float] | None:
    if _GPS.GPSLatitude not in gps or _GPS.GPSLongitude not in gps:
        return None
    lat = _degrees(gps[_GPS.GPSLatitude], gps.get(_GPS.GPSLatitudeRef), "NS")
    lon = _degrees(gps[_GPS.GPSLongitude], gps.get(_GPS.GPSLongitudeRef), "EW")
    if lat is None or lon is None:
        return None  # 0/0: the camera had no fix
    return point_of({"type": "Point", "coordinates": [lon, lat]})


def _degrees(value: Any, reference: Any, letters: str) -> float | None:
    """Read degrees, minutes and seconds, each a fraction, and the letter of the hemisphere."""
    parts = list(value) if isinstance(value, tuple | list) else [value]
    numbers = [_number(part) for part in parts[:3]]
    if not numbers or numbers[0] is None:
        return None
    degrees = sum((number or 0.0) / 60**power for power, number in enumerate(numbers))
    letter = (_text_of(reference) or "").upper()[:1]
    if not letter or letter not in letters:
        raise GeometryError(
            "bad_geometry", f"its position names no hemisphere ({letters[0]} or {letters[1]})"
        )
    return round(float(-degrees if letter == letters[1] else degrees), 9)
