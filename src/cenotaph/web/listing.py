"""Lists of sites for the map and for the page: filtered, counted, and made once for each state of the register."""

from __future__ import annotations

import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from itertools import islice
from typing import Any, Final, Generic, TypeVar

import msgspec

from cenotaph.model.schema import read_schema
from cenotaph.register.answers import SourceLine, Summary
from cenotaph.register.in_sqlite import Filters, Register
from cenotaph.web.assets import Asset, make_asset
from cenotaph.web.query import Query, format_query
from cenotaph.web.reader import Folded
from cenotaph.web.words import STATES, say_country, say_kind, say_site_name, say_state

GEOJSON: Final = "application/geo+json"
KEPT: Final = 24
_Made = TypeVar("_Made")


class Choice(msgspec.Struct, frozen=True):
    """One value of a filter, and how many sites have it when nothing is filtered."""

    value: str
    label: str
    count: int
    chosen: bool


class Facets(msgspec.Struct, frozen=True, kw_only=True):
    """What a filter form offers."""

    kind: tuple[Choice, ...]
    state: tuple[Choice, ...]
    country: tuple[Choice, ...]
    source: tuple[Choice, ...]
    matched: int
    without_position: int
    is_narrowed: bool


class Tally(msgspec.Struct, frozen=True):
    """How many sites there are, by what."""

    total: int
    without_position: int
    kind: dict[str, int]
    state: dict[str, int]
    country: dict[str, int]
    source: dict[str, int]


class Kept(Generic[_Made]):
    """A few answers that were made already, by what they were made from; least used ones go first."""

    def __init__(self, size: int = KEPT) -> None:
        self._size = size
        self._answers: OrderedDict[str, _Made] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: str, make: Callable[[], _Made]) -> _Made:
        """Return what is kept under a key, or make it."""
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]
        made = make()
        with self._lock:
            self._answers[key] = made
            while len(self._answers) > self._size:
                self._answers.popitem(last=False)
        return made


def is_site(summary: Summary) -> bool:
    """Tell whether a summary is of something that stands somewhere, or may have; people are found by search."""
    return summary.kind != "person"


def list_sites(register: Register, query: Query) -> list[Summary]:
    """List the sites that fit."""
    return [site for site in register.list(query.filters, as_of=query.day) if is_site(site)]


def first_sites(register: Register, query: Query, limit: int) -> list[Summary]:
    """List the first sites that fit, without going through the rest."""
    return list(islice(filter(is_site, register.list(query.filters, as_of=query.day)), limit))


def tally_sites(register: Register, as_of: date) -> Tally:
    """Count all sites by everything that can be filtered."""
    total = without = 0
    kinds: Counter[str] = Counter()
    states: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    sources: Counter[str] = Counter()
    for site in filter(is_site, register.list(Filters(), as_of=as_of)):
        total += 1
        without += site.lon is None
        kinds[site.kind] += 1
        states[site.state] += 1
        if site.country:
            countries[site.country] += 1
        sources.update(set(site.sources))
    return Tally(total, without, dict(kinds), dict(states), dict(countries), dict(sources))


class Listings:
    """Lists and tallies, kept for the states of the register that were asked for last."""

    def __init__(self) -> None:
        self._tallies: Kept[Tally] = Kept()
        self._assets: Kept[Asset] = Kept()

    def tally(self, register: Register, folded: Folded, as_of: date) -> Tally:
        """Count all sites as of a day."""
        key = f"{folded.summary} {folded.applied} {as_of}"
        return self._tallies.get(key, lambda: tally_sites(register, as_of))

    def geojson(self, register: Register, folded: Folded, query: Query) -> Asset:
        """Write the sites that fit."""

        def make() -> Asset:
            total = self.tally(register, folded, query.day).total
            return make_geojson(list_sites(register, query), total=total, folded=folded, query=query)

        return self._assets.get(listing_etag(folded, query), make)


def make_facets(
    tally: Tally, query: Query, sources: Mapping[str, SourceLine], *, matched: Sequence[Summary] | None
) -> Facets:
    """Make the choices of the filter form, with what is chosen now; `matched` None means all."""
    order = {name: position for position, name in enumerate(read_schema().kinds)}
    kinds = sorted(tally.kind, key=lambda kind: (order.get(kind, len(order)), kind))
    return Facets(
        kind=_choices(kinds, tally.kind, query.kind, say_kind),
        state=_choices(list(STATES), tally.state, query.state, say_state),
        country=_by_label(_choices(list(tally.country), tally.country, query.country, say_country)),
        source=_by_label(
            _choices(list(tally.source), tally.source, query.source, lambda id_: _title(id_, sources))
        ),
        matched=tally.total if matched is None else len(matched),
        without_position=tally.without_position
        if matched is None
        else sum(site.lon is None for site in matched),
        is_narrowed=msgspec.structs.replace(query, state=frozenset()).is_narrowed or query.as_of is not None,
    )


def _title(id_: str, sources: Mapping[str, SourceLine]) -> str:
    source = sources.get(id_)
    return (source.title if source else None) or id_


def _choices(
    values: Iterable[str], counts: Mapping[str, int], chosen: frozenset[str], say: Callable[[str], str]
) -> tuple[Choice, ...]:
    return tuple(Choice(value, say(value), counts.get(value, 0), value in chosen) for value in values)


def _by_label(choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    return tuple(sorted(choices, key=lambda choice: (choice.label.casefold(), choice.value)))


def listing_etag(folded: Folded, query: Query) -> str:
    """Name a list by what it depends on: the state of the register, the day, the filters."""
    said = f"{folded.summary} {folded.applied} {query.day} {format_query(query)}"
    return f'"{sha256(said.encode()).hexdigest()[:32]}"'


def make_geojson(sites: Iterable[Summary], *, total: int, folded: Folded, query: Query) -> Asset:
    """Write sites as GeoJSON, compact: 30,000 of them in some 0.4 MB when compressed.

    Properties: `i` id, `n` name, `k` kind, `s` state, `c` country, `p` place, `l` how it was located, `d` 1 if derived.
    Sites without a position have a null geometry (RFC 7946, section 3.2).
    """
    features = [_feature(site) for site in sites]
    body = {
        "type": "FeatureCollection",
        "as_of": query.day.isoformat(),
        "applied": folded.applied,
        "checkpoint": folded.checkpoint,
        "total": total,
        "matched": len(features),
        "features": features,
    }
    return make_asset(msgspec.json.encode(body), GEOJSON, etag=listing_etag(folded, query))


def _feature(site: Summary) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "i": site.id,
        "n": say_site_name(site),
        "k": site.kind,
        "s": site.state if site.state in STATES else "unknown",
        "c": site.country or "",
        "l": site.located_by or "",
    }
    if site.place:
        properties["p"] = site.place
    if site.derived:
        properties["d"] = 1
    geometry = None
    if site.lon is not None and site.lat is not None:
        geometry = {"type": "Point", "coordinates": [round(site.lon, 6), round(site.lat, 6)]}
    return {"type": "Feature", "geometry": geometry, "properties": properties}
