"""YAML -> rows, one a record.

Invariant: nothing is reinterpreted. Every scalar is the words that stand in the file: a year stays `1905`, `no` stays
`no`, a date stays as it is written; only an empty value and a bare `null` or `~` are none. No tag makes an object,
and aliases that would unfold to more than is sensible are refused.

The records are found as in JSON; several documents in one file are read as one list of them.

Source: YAML 1.1, as libyaml parses it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from cenotaph.errors import UnreadableSourceError
from cenotaph.sources.encoding import find_encoding
from cenotaph.sources.from_json import Document, reading_of
from cenotaph.sources.item import DEFAULT_LIMITS, Limits, Reading
from cenotaph.sources.json_events import Broken, Event, HeldEvents
from cenotaph.sources.json_survey import survey

HELD_BYTES = 50_000_000
"""The largest YAML file: it is held as a whole, and its parser is slow."""

ALIASED_EVENTS = 1_000_000
"""To so much the aliases of one file may unfold."""

_CONTROLS = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(
    path: Path,
    *,
    encoding: str | None = None,
    table: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Reading:
    """Read the records of a YAML file.

    Args:
        path: the file.
        encoding: Python's name of it, where it is known.
        table: which list: a pointer (`/data/items`) or its last name (`items`); else the longest one.
        limits: how deep a record may be nested.

    Raises:
        UnreadableSourceError: no record can be read (`not_yaml`, `no_records`), its aliases unfold to too much or it
            is too large to be held (`too_large`), or there is no such list (`no_table`).
    """
    size = path.stat().st_size
    if size > (allowed := min(HELD_BYTES, limits.table_bytes)):
        raise UnreadableSourceError(path, "too_large", f"it has {size:,} bytes; {allowed:,} can be held")
    found = find_encoding(path, declared=encoding)
    text = path.read_bytes().decode(found.name, errors="replace")
    events, broken = _unfolded(path, _without_controls(text))
    held = HeldEvents(lambda: events, broken)
    notes = found.notes
    document = Document(path, held, survey(held, limits.nesting), limits, notes)
    return reading_of(document, table, media_type="application/yaml")


def _without_controls(text: str) -> str:
    """Replace signs that YAML does not allow: one of them would stop the parser."""
    return _CONTROLS.sub("\ufffd", text)


class _Open:
    """A mapping or sequence that is open: where its events begin, and whether a name comes next."""

    __slots__ = ("anchor", "is_map", "start", "wants_key")

    def __init__(self, anchor: str | None, start: int, *, is_map: bool) -> None:
        self.anchor, self.start, self.is_map, self.wants_key = anchor, start, is_map, is_map


class _Unfolder:
    """Makes events as of JSON out of YAML's, with what aliases stand for in their places."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.events: list[Event] = []
        self._stack: list[_Open] = []
        self._anchored: dict[str, list[Event]] = {}
        self._aliased = 0
        self.documents = 0

    def take(self, event: Any) -> None:
        """Take the next event of the parser."""
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
        elif isinstance(event, yaml.ScalarEvent):
            is_null = event.implicit[0] and event.value in _NULLS
            self._put([("null", None) if is_null else ("string", event.value)], event.anchor)
        elif isinstance(event, yaml.AliasEvent):
            self._put(self._alias(event.anchor), None)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            is_map = isinstance(event, yaml.MappingStartEvent)
            self._stack.append(_Open(event.anchor, len(self.events), is_map=is_map))
            self.events.append(("start_map" if is_map else "start_array", None))
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._close(self._stack.pop())

    def _close(self, done: _Open) -> None:
        self.events.append(("end_map" if done.is_map else "end_array", None))
        top = self._stack[-1] if self._stack else None
        is_key = top is not None and top.is_map and top.wants_key
        if is_key or done.anchor is not None:  # else it stays where it is: copying it would take for ever
            written = self.events[done.start :]
            del self.events[done.start :]
            self._put(written, done.anchor)
        elif top is not None and top.is_map:
            top.wants_key = True

    def _put(self, written: list[Event], anchor: str | None) -> None:
        """Put a whole value where it belongs."""
        if anchor is not None:
            self._anchored[anchor] = written
        top = self._stack[-1] if self._stack else None
        if top is not None and top.is_map:
            if top.wants_key:
                written = [("map_key", _name_of(written))]
            elif self.events[-1] == ("map_key", "<<") and written[0][0] == "start_map":
                self.events.pop()  # a merge: the members of the other mapping stand here
                written = written[1:-1]
            top.wants_key = not top.wants_key
        self.events += written

    def _alias(self, name: str | None) -> list[Event]:
        written = self._anchored.get(name or "", [("string", f"*{name}")])
        self._aliased += len(written)
        if self._aliased > ALIASED_EVENTS:
            raise UnreadableSourceError(
                self._path, "too_large", f"its aliases unfold to more than {ALIASED_EVENTS:,} values"
            )
        return written


def _name_of(written: list[Event]) -> str:
    """Return the name of a member: a scalar, or all the words of a key that is none."""
    return " ".join(str(value) for _, value in written[:100] if value is not None)


def _unfolded(path: Path, text: str) -> tuple[list[Event], Broken | None]:
    unfolder = _Unfolder(path)
    broken = None
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            unfolder.take(event)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        broken = Broken("not_yaml", f"this is no YAML: {error.problem or error.context}", f"line {line}")
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        broken = Broken("not_yaml", f"this is no YAML: {' '.join(str(error).split())[:200]}", "line 1")
    events = unfolder.events
    if unfolder.documents > 1:
        events = [("start_array", None), *events, ("end_array", None)]
    return events, broken
