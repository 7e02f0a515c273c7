"""Which lists of records a document holds, and what it says about itself: looked at once, as a stream.

Invariant: every list of objects, every object of objects and every table (list of lists) that is not inside a record
of another one is either in a `Collection` or counted in `Survey.overlooked`; memory does not grow with the file.

Steps say where the records are: a member's name, `ANY_INDEX` for each element of an array, or a set of names, for
lists of one kind that stand under several names (`{"Alabama": [...], "Alaska": [...]}`), or `ANY_NAME`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from cenotaph.sources.json_events import Broken, Event, Events, build_value, skip_value

ANY_INDEX = -1
ANY_NAME = None
Step = str | int | frozenset[str] | None
Steps = tuple[Step, ...]

ENOUGH = 5_000
"""So many objects in an array, more than headings for others: its further ones are only counted, and where the array is
the whole document, it is not looked at any further."""

_SAMPLED = 50
_NAMES_APART = 100
_PLACES = 2_000
_FACTS = 500
_FACT_DEPTH = 4
_HEADERS = frozenset(
    {"columns", "fields", "header", "headers", "cols", "column_names", "columnnames", "names"}
)
_KEPT = frozenset({"spatialReference", "license", "licence", "crs"})


class Collection(msgspec.Struct):
    """Records of one kind, where they are, and what they are like.

    Attributes:
        steps: from the root of the document to each record.
        kind: records are members of lists, members of objects with a name each, or rows of cells.
        total: how many.
        lists: over how many lists they are spread.
        columns: the names of members in a sample of them; of tables, the widths.
        scalars: plain members of the records in the sample, those of the objects in them too.
        sampled: records in the sample.
        has_words: whether there is anything but numbers in it.
    """

    steps: Steps
    kind: Literal["list", "map", "table"]
    total: int = 0
    lists: int = 0
    columns: Counter[Any] = msgspec.field(default_factory=Counter)
    scalars: int = 0
    sampled: int = 0
    has_words: bool = False

    @property
    def richness(self) -> float:
        """How many plain members a record has."""
        return self.scalars / self.sampled if self.sampled else 0.0


class Survey(msgspec.Struct):
    """What was seen.

    Attributes:
        collections: by steps and kind.
        facts: plain values of objects that are no records, by path.
        headers: descriptions of columns, by path.
        root: the first event.
        root_scalars: plain members of the root, if it is an object.
        overlooked: lists beyond those that are kept apart.
        is_whole: whether the document was seen to its end.
        broken: where it breaks off.
    """

    collections: dict[tuple[Steps, str], Collection]
    facts: dict[tuple[str, ...], Any]
    headers: dict[tuple[str, ...], list[Any]]
    root: str = ""
    root_scalars: int = 0
    overlooked: int = 0
    is_whole: bool = False
    broken: Broken | None = None


class _Frame:
    """An array or object that is open."""

    __slots__ = (
        "index",
        "is_map",
        "key",
        "leaves",
        "lists",
        "names",
        "objects",
        "path",
        "sample",
        "scalars",
        "words",
    )

    def __init__(self, path: Steps | None, *, is_map: bool) -> None:
        self.path = path
        self.is_map = is_map
        self.key: str = ""
        self.index = self.objects = self.lists = self.scalars = self.leaves = 0
        self.words = False
        self.names: list[str] = []
        self.sample: list[_Frame] = []


def survey(events: Events, nesting: int) -> Survey:
    """Look through a document.

    Args:
        events: of the document.
        nesting: below this depth nothing is looked for.
    """
    seen = Survey({}, {}, {})
    stream = iter(events)
    _look(seen, stream, nesting)
    seen.broken = events.broken
    return seen


def _look(seen: Survey, stream: Iterator[Event], nesting: int) -> None:
    stack: list[_Frame] = []
    for event in stream:
        kind, value = event
        top = stack[-1] if stack else None
        if kind == "map_key":
            assert top is not None
            top.key = value
            if len(top.names) < _NAMES_APART:
                top.names.append(value)
            continue
        if kind in ("end_map", "end_array"):
            _close(seen, stack.pop(), stack[-1] if stack else None)
            if len(stack) == 1 and _is_enough(seen, stack[0]):
                _break_off(seen, stack)
                return
            continue
        if top is None:
            seen.root = seen.root or kind
            path: Steps | None = ()
        else:
            path = _path_of(top, len(stack), nesting)
            top.index += 1
        if kind in ("start_map", "start_array"):
            if top and path and _is_kept(top, kind, path):
                _keep(seen, stream, event, path, nesting)
                continue
            if top and kind == "start_map" and _is_known(top):
                skip_value(stream)
                top.objects += 1
                continue
            stack.append(_Frame(path, is_map=kind == "start_map"))
        elif top:
            top.scalars += 1
            top.words = top.words or kind == "string"
            if top.is_map and path is not None and len(path) <= _FACT_DEPTH and len(seen.facts) < _FACTS:
                if len(path) == 1:
                    seen.root_scalars += 1
                if kind != "null" and all(isinstance(step, str) for step in path):
                    seen.facts[path] = value  # type: ignore[index] # each step is a str
    seen.is_whole = not stack
    if stack:
        _break_off(seen, stack)


def _break_off(seen: Survey, stack: list[_Frame]) -> None:
    """Count what stands before the break in the arrays and objects that were open there."""
    while stack:
        frame = stack.pop()
        frame.index = min(frame.index, frame.objects + frame.lists + frame.scalars)
        _close(seen, frame, None)


def _is_known(top: _Frame) -> bool:
    """Tell whether an array holds so many records that one more of them says nothing new."""
    return not top.is_map and top.objects >= ENOUGH and top.sample[0].scalars + top.sample[0].leaves > 3


def _is_enough(seen: Survey, root: _Frame) -> bool:
    """Tell whether the document is an array of records without doubt, so that the rest need not be looked at."""
    if root.is_map or root.objects != ENOUGH or root.objects != root.index:
        return False
    return all(found.total < ENOUGH for found in seen.collections.values()) and _is_known(root)


def _path_of(top: _Frame, depth: int, nesting: int) -> Steps | None:
    """Return the steps to the value that comes now; None where nothing is looked for any more."""
    if top.path is None or depth > nesting:
        return None
    if not top.is_map:
        return (*top.path, ANY_INDEX)
    return (*top.path, top.key if top.index < _NAMES_APART else ANY_NAME)


def _is_kept(top: _Frame, kind: str, path: Steps) -> bool:
    name = path[-1]
    if not top.is_map or not isinstance(name, str) or len(path) > _FACT_DEPTH or ANY_INDEX in path:
        return False
    return name in _KEPT if kind == "start_map" else name.casefold() in _HEADERS


def _keep(seen: Survey, stream: Iterator[Event], event: Event, path: Steps, nesting: int) -> None:
    """Hold a description of columns, or of the system of coordinates, and note its size as that of a list."""
    try:
        value = build_value(stream, event, nesting)
    except EOFError:
        return
    names = tuple(str(step) for step in path)
    if isinstance(value, dict):
        seen.facts[names] = value
        return
    if isinstance(value, list) and value:
        seen.headers[names] = value
        objects = [member for member in value if isinstance(member, dict)]
        if objects:
            found = _collection(seen, (*path, ANY_INDEX), "list")
            if found is not None:
                found.total, found.lists = found.total + len(objects), found.lists + 1
                found.sampled = len(objects[:_SAMPLED])
                for member in objects[:_SAMPLED]:
                    found.columns.update(list(member))
                    found.scalars += sum(not isinstance(part, dict | list) for part in member.values())


def _close(seen: Survey, frame: _Frame, parent: _Frame | None) -> None:
    if parent is not None:
        if frame.is_map:
            parent.objects += 1
            parent.leaves += frame.leaves + frame.scalars
        elif frame.scalars > frame.lists and not frame.objects:
            parent.lists += 1
        if len(parent.sample) < _SAMPLED:
            parent.sample.append(frame)
        frame.sample = frame.sample if frame.objects or frame.lists else []
    if frame.path is None:
        return
    if not frame.is_map and frame.objects:
        _add(seen, (*frame.path, ANY_INDEX), "list", frame)
    elif not frame.is_map and frame.lists > 1:
        _add(seen, (*frame.path, ANY_INDEX), "table", frame)
    elif frame.is_map and frame.objects > 1 and frame.objects == frame.index and _are_alike(frame.sample):
        _add(seen, (*frame.path, ANY_NAME), "map", frame)
    frame.sample = []


def _add(seen: Survey, steps: Steps, kind: Literal["list", "map", "table"], frame: _Frame) -> None:
    found = _collection(seen, steps, kind)
    if found is None:
        return
    found.total += frame.lists if kind == "table" else frame.objects
    found.lists += 1
    for record in frame.sample:
        if found.sampled >= 4 * _SAMPLED or (kind != "table") != record.is_map:
            continue
        found.sampled += 1
        found.scalars += record.scalars + record.leaves
        found.has_words = found.has_words or record.words
        found.columns.update([record.index] if kind == "table" else record.names)


def _collection(seen: Survey, steps: Steps, kind: Literal["list", "map", "table"]) -> Collection | None:
    found = seen.collections.get((steps, kind))
    if found is None:
        if len(seen.collections) >= _PLACES:
            seen.overlooked += 1
            return None
        found = seen.collections[steps, kind] = Collection(steps, kind)
    return found


def _are_alike(records: list[_Frame]) -> bool:
    """Tell whether objects that stand under different names are records of one kind."""
    counts = Counter(name for record in records for name in record.names)
    everywhere = sum(count for count in counts.values() if 2 * count >= len(records))
    return bool(counts) and everywhere >= 0.6 * counts.total() and any(record.scalars for record in records)
