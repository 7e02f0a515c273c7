"""JSON of any size -> events, as a stream: what stands in the file, in its order, before anybody knows what it means.

Invariant: memory does not grow with the file, and no depth of nesting ends in an exception. Where the file breaks off
or stops being JSON the events end, and `broken` says why.

Events are pairs as `ijson` names them: ("start_map", None), ("map_key", "name"), ("string", "x"), ("number", 1),
("boolean", True), ("null", None), ("end_map", None), ("start_array", None), ("end_array", None). Numbers keep their
digits (int or Decimal).

Source: RFC 8259.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Protocol

import ijson
import msgspec

from cenotaph.sources.encoding import Encoding

CHUNK_BYTES = 1 << 16
TOKEN_BYTES = 64_000_000
"""How long one text may be."""

_ESCAPE = re.compile(
    rb"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.?)",
    re.S,
)
"""An escape; the group is half of a pair alone."""

_PAIR_BYTES = len(r"\ud83d\ude00")

Event = tuple[str, Any]


class Broken(msgspec.Struct, frozen=True):
    """Where a file stops being what it was.

    Attributes:
        code: `truncated` or `not_json` (or what the format calls it).
        reason: what is wrong, in words.
        place: where in the file, in words.
    """

    code: str
    reason: str
    place: str


class Events(Protocol):
    """What can be run through, and says after that whether the end was the end of the file."""

    broken: Broken | None

    def __iter__(self) -> Iterator[Event]:
        """Run through the events from the beginning."""


class StrictEvents:
    """The events of a file of strict JSON; each `iter` reads it again from its beginning.

    Attributes:
        broken: why the last run ended before the end of the document; None if it did not.
        offset: how many bytes (of UTF-8) stand before the piece that was read last.
    """

    def __init__(
        self,
        path: Path,
        encoding: Encoding,
        *,
        before: bytes = b"",
        after: bytes = b"",
        several: bool = False,
    ) -> None:
        """Open a file of JSON.

        Args:
            path: the file.
            encoding: of the file.
            before: what is put before it to make it one document.
            after: what is put behind it.
            several: whether several documents may follow one another.
        """
        self._path, self._encoding = path, encoding
        self._before, self._after, self._several = before, after, several
        self.broken: Broken | None = None
        self.offset = 0

    def __iter__(self) -> Iterator[Event]:
        self.broken = None
        self.offset = silent = 0
        events: list[Event] = ijson.sendable_list()
        parser = ijson.basic_parse_coro(events, multiple_values=self._several)
        if self._before:
            _fed(parser.send, self._before, events)
        for chunk in utf8_chunks(self._path, self._encoding):
            reason = _fed(parser.send, chunk, events)
            silent = 0 if events else silent + len(chunk)
            yield from events
            events.clear()
            if reason is not None:
                self.broken = Broken("not_json", reason, f"byte {self.offset:,} or later")
                return
            self.offset += len(chunk)
            if silent > TOKEN_BYTES:  # which the parser holds in memory
                reason = f"a single text or number has more than {TOKEN_BYTES:,} bytes"
                self.broken = Broken("too_large", reason, f"before byte {self.offset:,}")
                return
        if self._after and _fed(parser.send, self._after, events) is not None:
            self.broken = self._cut_off()
            return
        if _fed(lambda _: parser.close(), b"", events) is not None:
            self.broken = self._cut_off()
        yield from events

    def _cut_off(self) -> Broken:
        reason = f"the file breaks off in the middle, after {self._path.stat().st_size:,} bytes"
        return Broken("truncated", reason, "at its end")


class HeldEvents:
    """Events of a document that has to be held in memory, made anew for each run.

    Attributes:
        broken: where the document stops being what it was.
    """

    def __init__(self, make: Callable[[], Iterable[Event]], broken: Broken | None) -> None:
        self._make = make
        self.broken = broken

    def __iter__(self) -> Iterator[Event]:
        return iter(self._make())


def utf8_chunks(path: Path, encoding: Encoding) -> Iterator[bytes]:
    """Yield a JSON file as UTF-8 without a byte order mark; what is no character comes out as U+FFFD.

    That is bytes that are in no encoding, and escapes that are half of a pair of UTF-16: of these the parser would
    make a question mark, or stop there.
    """
    pending = b""
    for chunk in _utf8(path, encoding):
        data = pending + chunk
        limit = len(data) - _PAIR_BYTES
        cut = len(data)
        if b"\\" in data[max(0, limit) :]:  # the escape at the end may go on in the next piece
            cut = next((found.start() for found in _ESCAPE.finditer(data) if found.start() > limit), cut)
        pending = data[cut:]
        if whole := data[:cut]:
            yield _without_halves(whole)
    if pending:
        yield _without_halves(pending)


def _without_halves(data: bytes) -> bytes:
    if b"\\ud" not in data and b"\\uD" not in data:
        return data
    return _ESCAPE.sub(lambda found: b"\\ufffd" if found[1] else found[0], data)


def _utf8(path: Path, encoding: Encoding) -> Iterator[bytes]:
    plain = encoding.name == "utf-8" and not encoding.damaged
    decoder = codecs.getincrementaldecoder(encoding.name)(errors="replace")
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK_BYTES):
            yield chunk if plain else decoder.decode(chunk).encode("utf-8", errors="replace")
    if not plain and (rest := decoder.decode(b"", final=True)):
        yield rest.encode("utf-8", errors="replace")


def events_of(value: Any) -> Iterator[Event]:
    """Yield the events of a value that is held in memory: the inverse of `build_value`."""
    stack: list[Iterator[Any]] = [iter([value])]
    ends: list[str] = []
    while stack:
        for member in stack[-1]:
            inner = member
            if ends and ends[-1] == "end_map":
                yield "map_key", member[0]
                inner = member[1]
            if isinstance(inner, dict | list):
                is_map = isinstance(inner, dict)
                yield ("start_map" if is_map else "start_array"), None
                stack.append(iter(inner.items() if isinstance(inner, dict) else inner))
                ends.append("end_map" if is_map else "end_array")
                break
            yield _kind_of(inner), inner
        else:
            stack.pop()
            if ends:
                yield ends.pop(), None


def _kind_of(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    return "string" if isinstance(value, str) else "number"


class TooDeep(msgspec.Struct, frozen=True):
    """Stands for a value that is nested more deeply than is allowed."""


TOO_DEEP = TooDeep()


def build_value(events: Iterator[Event], first: Event, nesting: int) -> Any:
    """Build the value that begins with an event, taking the rest of it from the iterator.

    Of two members with one name the last one stands, as in every JSON parser.

    Args:
        events: what follows `first`.
        first: an event that begins a value.
        nesting: how deep the value may be nested.

    Returns:
        dict, list, str, int, Decimal, bool or None; `TOO_DEEP` for a value nested more deeply.

    Raises:
        EOFError: the events end in the middle of the value.
    """
    kind, value = first
    if kind not in ("start_map", "start_array"):
        return value
    root: Any = {} if kind == "start_map" else []
    stack: list[Any] = [root]
    keys: list[str] = [""]
    for kind, value in events:
        if kind == "map_key":
            keys[-1] = value
            continue
        if kind in ("end_map", "end_array"):
            stack.pop()
            if not stack:
                return root
            keys.pop()
            continue
        top = stack[-1]
        if kind in ("start_map", "start_array"):
            if len(stack) >= nesting:
                _skip(events, depth=len(stack) + 1)
                return TOO_DEEP
            value = {} if kind == "start_map" else []
            stack.append(value)
            keys.append("")
            parent_key = keys[-2]
        else:
            parent_key = keys[-1]
        if isinstance(top, dict):
            top[parent_key] = value
        else:
            top.append(value)
    raise EOFError


def skip_value(events: Iterator[Event]) -> None:
    """Pass over the rest of a map or array that has begun."""
    _skip(events, depth=1)


def _skip(events: Iterator[Event], depth: int) -> None:
    for kind, _ in events:
        if kind in ("start_map", "start_array"):
            depth += 1
        elif kind in ("end_map", "end_array"):
            depth -= 1
            if not depth:
                return


def _fed(send: Callable[[bytes], Any], chunk: bytes, events: list[Event]) -> str | None:
    """Give the parser a chunk; return what is wrong with it."""
    try:
        send(chunk)
    except StopIteration:
        return None
    except SystemError:
        # A number that Python does not take (more than 4,300 digits): its event is there, but must not be looked at.
        del events[-1:]
        return "this cannot be read as JSON: a number has too many digits"
    except ijson.IncompleteJSONError as error:
        return f"this is no JSON: {_first_line(error)}"
    except (ijson.JSONError, ValueError, ArithmeticError, RecursionError) as error:
        return f"this cannot be read as JSON: {_first_line(error)}"
    return None


def _first_line(error: BaseException) -> str:
    """The parser's words without its picture of the place."""
    said = error.args[0] if error.args else ""
    words = said.decode("utf-8", errors="replace") if isinstance(said, bytes) else str(said)
    return words.strip().partition("\n")[0].rstrip(". ") or type(error).__name__
