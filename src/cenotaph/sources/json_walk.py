"""Events and the steps to records -> records, one after the other.

Invariant: everything that stands where the steps lead comes out once, in the order of the document, with its pointer;
memory is bounded by one record and the plain members of the objects around it.

Source: RFC 6901 for pointers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from cenotaph.sources.json_choice import fits
from cenotaph.sources.json_events import Event, build_value, skip_value
from cenotaph.sources.json_survey import Step, Steps


class Found(msgspec.Struct, frozen=True):
    """What stands in one place of a document.

    Attributes:
        pointer: where, as RFC 6901 writes it.
        value: the record, or what stands there instead; `TOO_DEEP` if it is nested more deeply than is allowed.
        key: the names that led here and are not the same for all records, joined by "/"; None if there are none.
        around: plain members of the objects around it that stand before it and are not around all records.
    """

    pointer: str
    value: Any
    key: str | None = None
    around: dict[str, Any] = {}


class _Open:
    """An array or object on the way to the records."""

    __slots__ = ("index", "is_map", "key", "plain", "pointer", "varies")

    def __init__(self, pointer: str, *, is_map: bool, varies: bool) -> None:
        self.pointer, self.is_map, self.varies = pointer, is_map, varies
        self.index = 0
        self.key = ""
        self.plain: dict[str, Any] = {}


def walk(events: Iterator[Event], steps: Steps, nesting: int) -> Iterator[Found]:
    """Yield what stands where the steps lead.

    Args:
        events: of a document; they may end anywhere.
        steps: see `json_survey`.
        nesting: how deep a record may be nested.
    """
    stack: list[_Open] = []
    for event in events:
        kind, value = event
        if kind == "map_key":
            stack[-1].key = value
            continue
        if kind in ("end_map", "end_array"):
            stack.pop()
            continue
        depth = len(stack)
        hit, pointer = True, ""
        if stack:
            top = stack[-1]
            hit = fits(steps[depth - 1], top.key) if top.is_map else steps[depth - 1] == -1
            pointer = f"{top.pointer}/{_escaped(top.key) if top.is_map else top.index}" if hit else ""
            top.index += 1
        if hit and depth == len(steps):
            try:
                built = build_value(events, event, nesting)
            except EOFError:
                return
            yield Found(pointer, built, _key_of(stack, steps), _around(stack))
        elif kind in ("start_map", "start_array"):
            if not hit:
                skip_value(events)
                continue
            varies = bool(stack) and (stack[-1].varies or not isinstance(steps[depth - 1], str))
            stack.append(_Open(pointer, is_map=kind == "start_map", varies=varies))
        elif stack and stack[-1].varies and stack[-1].is_map and value is not None:
            stack[-1].plain[stack[-1].key] = value
        elif hit and stack and not isinstance(steps[depth - 1], str):
            yield Found(pointer, value)


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1") if "~" in key or "/" in key else key


def _key_of(stack: list[_Open], steps: Steps) -> str | None:
    names = [frame.key for frame, step in zip(stack, steps, strict=True) if frame.is_map and _is_open(step)]
    return "/".join(names) if names else None


def _is_open(step: Step) -> bool:
    return not isinstance(step, str | int)


def _around(stack: list[_Open]) -> dict[str, Any]:
    around: dict[str, Any] = {}
    for frame in stack:
        if frame.plain:
            around.update(frame.plain)
    return around
