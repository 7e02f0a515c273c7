"""OSM XML element by element, for files that break off or hold an element that `pyosmium` refuses.

Invariant: what stands before the break comes out, in the order of the file; entities and external documents are
never resolved. Slower than `pyosmium` by an order of magnitude, and used only where it gave up.
"""

from __future__ import annotations

import bz2
import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast
from xml.parsers import expat

import msgspec

from cenotaph.errors import CenotaphError, UnreadableSourceError

CHUNK_BYTES = 1 << 16
_ELEMENTS = frozenset({"node", "way", "relation"})
_PLACE_LIMIT = 5_000_000
"""Positions of nodes that are kept for the ways of a broken file."""


class Element(msgspec.Struct):
    """One tagged element.

    Attributes:
        id: "node/1".
        tags: key to value.
        lon: degrees, perhaps out of range; None where unknown.
        lat: the same.
        timestamp: ISO 8601 of the last edit.
        version: of the element.
        fault: a code, if the element is there but cannot be used.
    """

    id: str
    tags: dict[str, str]
    lon: float | None = None
    lat: float | None = None
    timestamp: str | None = None
    version: int | None = None
    fault: str | None = None


class BrokenXmlError(CenotaphError):
    """Where XML stops being XML; caught by the reader, which makes a `Rejected` of it."""

    def __init__(self, reason: str, place: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.reason, self.place = reason, place


def read_elements(path: Path) -> Iterator[Element]:
    """Yield the tagged elements of a file, as far as it goes.

    Raises:
        BrokenXmlError: here the file stops being OSM XML.
        UnreadableSourceError: a packed file cannot be unpacked.
    """
    builder = _Builder()
    try:
        with _unpacked(path) as stream:
            while chunk := stream.read(CHUNK_BYTES):
                broken = builder.feed(chunk)
                yield from builder.take()
                if broken:
                    raise broken
    except (OSError, EOFError) as error:
        yield from builder.take()
        raise BrokenXmlError(f"the packed file breaks off: {error}", "at its end") from error
    if broken := builder.close():
        raise broken


def _unpacked(path: Path) -> IO[bytes]:
    with path.open("rb") as stream:
        magic = stream.read(3)
    if magic.startswith(b"BZh"):
        return cast("IO[bytes]", bz2.open(path))
    if magic.startswith(b"\x1f\x8b"):
        return cast("IO[bytes]", gzip.open(path))
    try:
        return path.open("rb")
    except OSError as error:
        raise UnreadableSourceError(path, "unreadable", error.strerror or str(error)) from error


class _Builder:
    """Collects elements from expat's callbacks."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.EntityDeclHandler = self._refuse_entity
        self._parser.buffer_text = True
        self._done: list[Element] = []
        self._now: Element | None = None
        self._nodes: list[str] = []
        self._members: list[dict[str, str]] = []
        self._places: dict[str, tuple[float, float]] = {}
        self._way_places: dict[str, tuple[float, float]] = {}
        self._is_deleting = False
        self._seen_root = False

    def feed(self, chunk: bytes) -> BrokenXmlError | None:
        return self._parse(chunk, final=False)

    def close(self) -> BrokenXmlError | None:
        return self._parse(b"", final=True)

    def take(self) -> list[Element]:
        done, self._done = self._done, []
        return done

    def _parse(self, chunk: bytes, *, final: bool) -> BrokenXmlError | None:
        try:
            self._parser.Parse(chunk, final)
        except expat.ExpatError as error:
            return BrokenXmlError(
                expat.ErrorString(error.code), f"line {error.lineno}, column {error.offset + 1}"
            )
        except BrokenXmlError as error:
            return error
        except (ValueError, LookupError) as error:  # an encoding that expat and Python do not know
            return BrokenXmlError(str(error), "line 1")
        return None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._seen_root:
            self._seen_root = True
            if name not in ("osm", "osmChange"):
                raise BrokenXmlError(
                    f"the root is <{name}>, not <osm>", f"line {self._parser.CurrentLineNumber}"
                )
        if name in _ELEMENTS:
            self._now = _element(name, attributes)
            if self._is_deleting or attributes.get("visible") == "false":
                self._now.fault = "deleted"
            self._nodes, self._members = [], []
        elif self._now is None and name == "delete":
            self._is_deleting = True
        elif self._now is not None and name == "tag" and "k" in attributes:
            self._now.tags[attributes["k"]] = attributes.get("v", "")
        elif self._now is not None and name == "nd":
            self._nodes.append(attributes.get("ref", ""))
        elif self._now is not None and name == "member":
            self._members.append(attributes)

    def _end(self, name: str) -> None:
        if name == "delete":
            self._is_deleting = False
        if name not in _ELEMENTS or self._now is None:
            return
        element, self._now = self._now, None
        key = element.id.partition("/")[2]
        if name == "node" and element.lon is not None and element.lat is not None:
            if len(self._places) < _PLACE_LIMIT:
                self._places[key] = element.lon, element.lat
        elif name == "way" and self._nodes:
            asked = (self._nodes[len(self._nodes) // 2], self._nodes[0], self._nodes[-1])
            place = next((self._places[ref] for ref in asked if ref in self._places), None)
            if place and len(self._way_places) < _PLACE_LIMIT:
                self._way_places[key] = place
            element.lon, element.lat = place or (None, None)
        elif name == "relation":
            element.lon, element.lat = self._place_of_members() or (None, None)
        if element.tags:
            self._done.append(element)

    def _place_of_members(self) -> tuple[float, float] | None:
        """Choose as `osm_points` does: a centre that is named, else a way (an outer one before others), else a node."""
        nodes = [member for member in self._members if member.get("type") == "node"]
        ways = [member for member in self._members if member.get("type") == "way"]
        centres = [member for member in nodes if member.get("role") in ("label", "admin_centre")]
        ways.sort(key=lambda member: member.get("role") == "inner")
        for known, members in (
            (self._places, centres[:1]),
            (self._way_places, ways[:3]),
            (self._places, nodes[:1]),
        ):
            for member in members:
                if place := known.get(member.get("ref", "")):
                    return place
        return None

    def _refuse_entity(self, *_declaration: object) -> None:
        raise BrokenXmlError("XML entities are not supported", f"line {self._parser.CurrentLineNumber}")


def _element(name: str, attributes: dict[str, str]) -> Element:
    version = attributes.get("version", "")
    element = Element(
        f"{name}/{attributes.get('id', '?')}",
        {},
        timestamp=attributes.get("timestamp"),
        version=int(version) if version.isdecimal() and version.isascii() and len(version) < 10 else None,
    )
    if not attributes.get("id", "").removeprefix("-").isdecimal():
        element.fault = "bad_id"
    if "lon" in attributes and "lat" in attributes:
        try:
            element.lon, element.lat = float(attributes["lon"]), float(attributes["lat"])
        except ValueError:
            element.fault = "bad_geometry"
    return element
