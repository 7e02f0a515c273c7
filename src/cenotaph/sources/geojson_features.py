"""A GeoJSON file -> its features as Python has them, with what the file says besides.

Invariant: every feature comes out once and in order, numbers with the digits that the file wrote (as `Decimal` or
`int`). Where the file breaks off or stops being JSON, what stands before that comes out, then `BrokenJsonError`.

A file below `WHOLE_BYTES` is read at once, which is eight times as fast; a larger one, or one that is broken, as a
stream in bounded memory. Both ways give the same features.

Source: RFC 7946; RFC 8142 for features one a line.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any, Literal

import msgspec

from cenotaph.errors import CenotaphError
from cenotaph.sources.encoding import Encoding
from cenotaph.sources.json_events import TOO_DEEP, Event, StrictEvents, build_value, skip_value

NESTING = 200
"""How deep a feature may be nested to be built at all; how deep it may be to be a row says the reader."""

WHOLE_BYTES = 64_000_000
"""Up to here a file is held in memory; its features are decoded one by one all the same."""

_LIST = re.compile(r'"features"\s*:\s*\[')
_COLLECTION = re.compile(r'"features"\s*:|"FeatureCollection"')
_FEATURE = re.compile(r'"type"\s*:\s*"Feature"|"geometry"\s*:')
_NO_NUMBER = re.compile(rb'"(?:[^"\\]|\\.)*"|-?(?:NaN|Infinity)\b', re.S)
_RECORD_SEPARATOR = "\x1e"
_END: Event = ("end_array", None)
_BROKEN = (msgspec.MsgspecError, ValueError, ArithmeticError, RecursionError)


class Shape(msgspec.Struct, frozen=True):
    """Where in the document the features are, and what is put around it to make it one document.

    Attributes:
        prefix: of a feature, as `ijson` names it.
        pointer: to the list of features (RFC 6901); None where each line is a document of its own.
        kind: which of the forms it is.
    """

    prefix: str
    pointer: str | None
    kind: Literal["collection", "array", "bare", "lines", "sequence"] = "collection"
    before: bytes = b""
    after: bytes = b""
    note: str | None = None
    may_be_empty: bool = False


_IN_COLLECTION = Shape("features.item", "/features")
_IN_ARRAY = Shape("item", "", "array", note="a list of features without a collection around it")
_BARE = Shape(
    "item", "", "bare", b"[", b"]", "features one after the other, read as if brackets stood around them"
)
_LINES = Shape("", None, "lines", note="features one a line, each a JSON document of its own")
_SEQUENCE = Shape("", "", "sequence", note="features one after the other, without commas between them")


class BrokenJsonError(CenotaphError):
    """Where the file stops being JSON; caught by the reader."""

    def __init__(self, code: str, reason: str, offset: int) -> None:
        super().__init__(reason)
        self.code, self.reason, self.offset = code, reason, offset


class Undecoded(msgspec.Struct, frozen=True):
    """A feature that stands where it should and cannot be decoded."""

    reason: str


def find_shape(head: str) -> Shape:
    """Tell from the first characters of a file how its features are put together."""
    start = head.lstrip("\ufeff \t\r\n")
    if start.startswith(_RECORD_SEPARATOR):
        return _LINES
    if start.startswith("["):
        return _IN_ARRAY
    first, is_followed = _first_object(start)
    if not _COLLECTION.search(first) and _FEATURE.search(first):
        return _BARE if not is_followed else _SEQUENCE if "\n" in first else _LINES
    return msgspec.structs.replace(_IN_COLLECTION, may_be_empty=bool(_LIST.search(start)))


def _first_object(start: str) -> tuple[str, bool]:
    """Return the object a text begins with, and whether another one follows without a comma; else all of the text."""
    try:
        _, end = json.JSONDecoder().raw_decode(start)
    except (ValueError, RecursionError):
        return start, False
    is_followed = start[end:].lstrip(" \t\r\n").startswith("{")
    return (start[:end], True) if is_followed else (start, False)


def decode_whole(path: Path, encoding: Encoding) -> tuple[dict[str, Any], list[msgspec.Raw]] | None:
    """Decode a collection or list of features at once, but leave each feature as it is written.

    Returns:
        The collection's other members, and the features; None where this way cannot be gone: the file is too large,
        is broken, or is no such document. Numbers that are none (`NaN`) are read as null.
    """
    if path.stat().st_size > WHOLE_BYTES:
        return None
    data = path.read_bytes()
    if encoding.name not in ("utf-8", "utf-8-sig") or encoding.damaged:
        data = data.decode(encoding.name, errors="replace").encode("utf-8", errors="replace")
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return _decode_members(data)
    except _BROKEN:
        pass
    if b"NaN" not in data and b"Infinity" not in data:
        return None
    try:
        return _decode_members(_NO_NUMBER.sub(_null_for, data))
    except _BROKEN:
        return None


def _null_for(found: re.Match[bytes]) -> bytes:
    return found[0] if found[0].startswith(b'"') else b"null"


def _decode_members(data: bytes) -> tuple[dict[str, Any], list[msgspec.Raw]] | None:
    if data.lstrip()[:1] == b"[":
        return {}, msgspec.json.decode(data, type=list[msgspec.Raw])
    members = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
    features = members.pop("features", None)
    if features is None:
        return None
    others = {name: _decode(raw) for name, raw in members.items()}
    return others, msgspec.json.decode(features, type=list[msgspec.Raw])


_DECODER = msgspec.json.Decoder(float_hook=Decimal)


def _decode(raw: msgspec.Raw | bytes) -> Any:
    """Decode one value; what is no JSON in the strict sense, but plain all the same, too."""
    try:
        return _DECODER.decode(raw)
    except _BROKEN as error:
        if isinstance(error, RecursionError):
            return Undecoded("its JSON is nested too deeply")
    try:
        text = bytes(raw).decode("utf-8", errors="replace")
        return _without_halves(
            json.loads(text, parse_float=Decimal, parse_constant=lambda _: None, strict=False)
        )
    except _BROKEN as error:
        digits = "digits" in str(error)  # Python's words would name a function that nobody here can call
        return Undecoded("a number has too many digits" if digits else str(error) or type(error).__name__)


def _without_halves(value: Any) -> Any:
    """Replace halves of pairs of UTF-16, which are no characters and could not be written down."""
    if isinstance(value, str):
        return value.encode("utf-16-le", errors="surrogatepass").decode("utf-16-le", errors="replace")
    if isinstance(value, list):
        return [_without_halves(member) for member in value]
    if isinstance(value, dict):
        return {_without_halves(name): _without_halves(member) for name, member in value.items()}
    return value


def decode_features(raws: list[msgspec.Raw]) -> Iterator[Any]:
    """Decode features one by one; one that cannot be decoded is an `Undecoded`."""
    for raw in raws:
        yield _decode(raw)


def stream_features(path: Path, encoding: Encoding, shape: Shape) -> Iterator[Any]:
    """Yield the features of a file of any size; one that is nested too deeply is an `Undecoded`.

    Raises:
        BrokenJsonError: here the file stops being JSON.
    """
    events = StrictEvents(
        path, encoding, before=shape.before, after=shape.after, several=shape.kind == "sequence"
    )
    running = iter(events)
    with suppress(EOFError):  # in the middle of a feature: `broken` says why
        for event in _beginnings(running, shape):
            value = build_value(running, event, NESTING)
            yield Undecoded("its JSON is nested too deeply") if value is TOO_DEEP else value
    if events.broken:
        raise BrokenJsonError(events.broken.code, events.broken.reason, events.offset)


def _beginnings(events: Iterator[Event], shape: Shape) -> Iterator[Event]:
    """Yield the event with which each feature begins; whoever takes it takes the rest of the feature, too."""
    if shape.kind == "sequence":
        yield from events
        return
    kind, _ = next(events, ("", None))
    if shape.kind == "collection" and kind == "start_map":
        for kind, name in events:
            if kind == "end_map":
                break
            value, _ = next(events, ("", None))
            if name == "features" and value == "start_array":
                yield from iter(partial(next, events, _END), _END)
            elif value in ("start_map", "start_array"):
                skip_value(events)
    elif shape.kind != "collection" and kind == "start_array":
        yield from iter(partial(next, events, _END), _END)
    for _ in events:  # what is behind it must be JSON, too
        pass


def stream_lines(path: Path, encoding: Encoding, line_chars: int) -> Iterator[tuple[int, Any]]:
    """Yield line numbers and features of a file in which each feature is a document of its own.

    A feature has one line, or stands between two record separators.
    """
    pending: list[str] = []
    begun = size = 0
    separated = False
    with path.open(encoding=encoding.name, errors="replace", newline="\n") as stream:
        for number, line in enumerate(iter(lambda: stream.readline(line_chars), ""), 1):
            separated = separated or _RECORD_SEPARATOR in line[:2]
            if pending and (not separated or _RECORD_SEPARATOR in line[:2] or size > line_chars):
                yield begun, _decode("".join(pending).encode("utf-8", errors="replace"))
                pending, size = [], 0
            if text := line.strip("\ufeff\x1e \t\r\n"):
                begun = begun if pending else number
                pending.append(text)
                size += len(text)
    if pending:
        yield begun, _decode("".join(pending).encode("utf-8", errors="replace"))
