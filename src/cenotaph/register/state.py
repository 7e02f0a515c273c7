"""The state of a site as of a day, from the events stated of it.

Invariant: a pure function of events and day; nothing here is stored. The rules, in order:

1. What is planned, proposed or denied changes nothing; an unfinished removal changes nothing; what is alleged makes
   a state *disputed* at most.
2. An event is known to have happened by a day `hi`: its last possible day, or the day on which it was said if that
   is earlier or no date is given. What may or may not have happened by the day asked for makes the state
   *unknown* if it would change it.
3. The latest event decides. Where several may be the latest, the strongest does: standing < damaged < removed <
   relocated < destroyed.
4. *Disputed*: a voice says that it is gone, another has seen it later, and nobody says that it was built again; or
   two voices say of one time that it was relocated and that it was destroyed.
5. Without events the state is *unknown*, however many lists name the site; *never built* if somebody denies that it
   was ever erected.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

UNKNOWN, DISPUTED, NEVER_BUILT, STANDING = "unknown", "disputed", "never_built", "standing"

_STRENGTH = {STANDING: 0, "damaged": 1, "removed": 2, "relocated": 3, "destroyed": 4}
_GONE = frozenset({"removed", "destroyed"})
_ENDING = frozenset({"removed", "relocated", "destroyed"})
_BUILDING = frozenset({"erected", "unveiled", "restored", "relocated"})
_NOT_DONE = frozenset({"planned", "proposed", "denied"})


class Event(NamedTuple):
    """An event that has an effect on the state; days are `YYYY-MM-DD`.

    Attributes:
        lo: first day on which it can have happened, None if not known.
        hi: day by which it had happened.
        status: None for what happened, else as in the model.
        voice: key of who says so.
        effect: what it makes of the state; empty for events that change no state, such as a new name.
        dated: whether the statement has a date of its own.
    """

    entry: int
    n: int
    property: str
    effect: str
    status: str | None
    lo: str | None
    hi: str
    voice: str
    dated: bool = True


class Verdict(NamedTuple):
    """A state with the events that it rests on."""

    value: str
    because: tuple[Event, ...]


_NOTHING = Verdict(UNKNOWN, ())


def derive_state(events: Sequence[Event], as_of: str) -> Verdict:
    """Derive the state as of a day.

    Args:
        events: all live events of one site that have an effect, in any order.
        as_of: `YYYY-MM-DD`.
    """
    begun = [event for event in events if event.lo is None or event.lo <= as_of]
    counted = [event for event in begun if is_counted(event)]
    sure = [event for event in counted if event.hi <= as_of]
    found = _resolve(sure)
    if len(sure) < len(counted):
        perhaps = _resolve(counted)
        if perhaps.value != found.value:
            found = Verdict(UNKNOWN, perhaps.because)
    alleged = [event for event in begun if event.status == "alleged" and event.hi <= as_of]
    if alleged and found.value != UNKNOWN:
        other = _resolve([*sure, *alleged])
        if other.value != found.value:
            return Verdict(DISPUTED, _unique([*found.because, *other.because]))
    if not counted and not alleged:
        denied = [event for event in begun if event.status == "denied" and event.property == "erected"]
        return Verdict(NEVER_BUILT, _unique(denied)) if denied else found
    return found


def is_counted(event: Event) -> bool:
    """Tell whether an event is said to have happened, or to be going on in a way that changes the state."""
    if event.status is None:
        return True
    return event.status == "ongoing" and event.effect not in _ENDING


def _resolve(events: list[Event]) -> Verdict:
    if not events:
        return _NOTHING
    if len(events) == 1:
        return Verdict(events[0].effect, (events[0],))
    last_start = max(event.lo or "" for event in events)
    latest = [event for event in events if event.hi >= last_start]
    value = max((event.effect for event in latest), key=lambda effect: _STRENGTH.get(effect, 0))
    because = [event for event in latest if event.effect == value]
    against = _against(value, latest, events)
    if against:
        return Verdict(DISPUTED, _unique([*because, *against]))
    return Verdict(value, _unique(because))


def _against(value: str, latest: list[Event], events: list[Event]) -> list[Event]:
    """Return the events that cannot hold beside a state."""
    if value == "destroyed":
        voices = {event.voice for event in latest if event.effect == value}
        return [event for event in latest if event.effect == "relocated" and event.voice not in voices]
    if value not in (STANDING, "damaged"):
        return []
    seen_by = {event.voice for event in latest}
    gone = [event for event in events if event.effect in _GONE and event.voice not in seen_by]
    built = [event.hi for event in events if event.property in _BUILDING and event.lo is not None]
    return [event for event in gone if not any(day >= event.hi for day in built)]


def _unique(events: Iterable[Event]) -> tuple[Event, ...]:
    return tuple(sorted(set(events), key=lambda event: (event.entry, event.n)))
