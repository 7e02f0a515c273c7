"""The roles of all columns of a list, taken together.

Invariant: what is chosen here is said on the role; a list has at most one main name, one kind and one key, and a
position only where both of its coordinates are there.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

import msgspec

from cenotaph.extract.draft.columns import Column, Columns
from cenotaph.extract.draft.compass import settle_o
from cenotaph.extract.draft.headers import concepts_of
from cenotaph.extract.draft.projections import find_system, named_system, speakers_of
from cenotaph.extract.draft.role import Role
from cenotaph.extract.draft.roles import role_of
from cenotaph.extract.draft.swapped import judge_order
from cenotaph.gazetteer.countries import countries_at
from cenotaph.gazetteer.country_names import country_code
from cenotaph.normalize.compass import is_open
from cenotaph.normalize.coordinates import parse_degrees
from cenotaph.sources.item import Row

_POINTS_TRIED = 60
_TOO_CLOSE = 0.1
_MOST_OPEN = 0.2
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")


class Guess(msgspec.Struct, frozen=True):
    """A column and its role."""

    column: Column
    role: Role

    @property
    def is_stated(self) -> bool:
        """Whether anything is stated of its cells."""
        return self.role.what not in ("unused", "words", "degrees")


def choose_roles(columns: Columns, rows: Sequence[Row]) -> tuple[Guess, ...]:
    """Find a role for each column of a list.

    Args:
        columns: as `look_at` saw them in these rows.
        rows: the rows.
    """
    of_people = names_people(columns)
    roles = {column.name: role_of(column, of_people=of_people) for column in columns.all}
    by_name = {column.name: column for column in columns.all}
    _settle_people(roles) if of_people else _settle_things(roles)
    _settle_positions(roles, by_name, rows, has_points=columns.points > 0.5)
    _settle_kind(roles, by_name)
    _settle_names(roles, by_name)
    _settle_events(roles, by_name, rows)
    _settle_key(roles, by_name)
    return tuple(Guess(column, roles[column.name]) for column in columns.all)


def _with(roles: Mapping[str, Role], *what: str) -> list[str]:
    return [name for name, role in roles.items() if role.what in what]


def names_people(columns: Columns) -> bool:
    """Tell whether a list names people: it has a family's name, or a person with a rank, a birth or a death."""
    found = {concept for column in columns.all if column.filled for concept in concepts_of(column.name)}
    dated = bool(found & {"birth", "death"})
    return (
        "surname" in found
        or (dated and bool(found & {"given", "patronymic", "rank"}))
        or ("person" in found and bool(found & {"rank", "birth", "death"}))
    )


def _settle_people(roles: dict[str, Role]) -> None:
    """In a list of people a name is a given name, and the site is where they lie."""
    for name in _with(roles, "name", "locality", "address"):
        concepts = concepts_of(name)
        is_name = roles[name].what == "name"
        if not is_name and not concepts & {"burial", "site", "people"}:
            continue
        if "site" in concepts or not is_name:
            reason = "a site, in a list of people: where they lie or are named"
            roles[name] = Role(what="buried_at", reason=reason)
        elif _with(roles, "given") and not _with(roles, "surname", "person") and roles[name].of is None:
            roles[name] = Role(what="surname", reason="a name beside a given name")
        elif _with(roles, "surname") and not _with(roles, "given") and roles[name].of is None:
            roles[name] = Role(what="given", reason="a name beside a family's name")
        else:
            reason = "a name, in a list of people"
            roles[name] = msgspec.structs.replace(roles[name], what="person", reason=reason)


def _settle_things(roles: dict[str, Role]) -> None:
    """In a list of things the parts of a person's name are no name of the thing."""
    for name in _with(roles, "surname", "given", "patronymic", "unit"):
        roles[name] = Role(what="unused", reason="of a person, in a list that is not about people")


def _settle_positions(
    roles: dict[str, Role], columns: Mapping[str, Column], rows: Sequence[Row], *, has_points: bool
) -> None:
    if has_points:
        for name in _with(roles, "lat", "lon", "pair", "x", "y", "degrees", "map"):
            reason = "the record has a position of its own"
            roles[name] = Role(what="unused", reason=reason, sure=1)
        return
    if not (_with(roles, "lat") and _with(roles, "lon")):
        _pair_unnamed(roles, columns, rows)
    _settle_metres(roles, columns, rows)
    _settle_letters(roles, columns, rows)
    lats, lons = _with(roles, "lat"), _with(roles, "lon")
    if not (lats and lons):
        for name in (*lats, *lons, *_with(roles, "degrees")):
            roles[name] = Role(what="unused", reason="half of a position", sure=0)
        return
    for name in _with(roles, "degrees"):
        roles[name] = Role(what="unused", reason="numbers under a header that is not understood", sure=0)
    lat, lon = (
        max(lats, key=lambda name: columns[name].filled),
        max(lons, key=lambda name: columns[name].filled),
    )
    if _are_swapped(columns[lat], columns[lon]):
        why = "most numbers under latitude only fit a longitude, and none under longitude does"
        _swap(roles, lat, lon, why)
    elif roles[lat].sure > 1 and roles[lon].sure > 1:
        order = judge_order(lat, lon, _with(roles, "locality", "region"), rows)
        if order.is_swapped:
            _swap(roles, lat, lon, order.reason)
        elif order.reason:
            roles[lat] = msgspec.structs.replace(
                roles[lat], reason=f"{roles[lat].reason}; {order.reason}", said=True
            )


def _swap(roles: dict[str, Role], lat: str, lon: str, why: str) -> None:
    roles[lat] = Role(
        what="lon", swapped=True, sure=1, said=True, reason=f"called latitude, and read as longitude: {why}"
    )
    roles[lon] = Role(what="lat", swapped=True, sure=1, reason="called longitude, and read as latitude")


def _settle_letters(roles: dict[str, Role], columns: Mapping[str, Column], rows: Sequence[Row]) -> None:
    """Settle what O stands for in positions; a column of which it stays open is none."""
    lat = next(iter(_with(roles, "lat")), None)
    for name in _with(roles, "lon", "pair"):
        of_pair = roles[name].what == "pair"
        cells = [cell for cell, _ in columns[name].values]
        unclear = sum(is_open(cell, axis=None if of_pair else "lon") for cell in cells)
        if not unclear:
            continue
        found = settle_o(columns[name], None if of_pair else lat, list(columns), rows)
        reason = f"{roles[name].reason}; {found.reason}"
        if found.o is not None:
            roles[name] = msgspec.structs.replace(roles[name], o=found.o, reason=reason)
        elif unclear > _MOST_OPEN * len(cells):
            roles[name] = Role(what="unused", reason=reason, sure=0, said=True)


def _settle_metres(roles: dict[str, Role], columns: Mapping[str, Column], rows: Sequence[Row]) -> None:
    """Find out in which system metres are counted; without it they are no position."""
    xs, ys = _with(roles, "x"), _with(roles, "y")
    if len(xs) != 1 or len(ys) != 1 or _with(roles, "lat", "pair"):
        for name in (*xs, *ys):
            roles[name] = Role(what="unused", reason="metres, and no pair of columns of them", sure=0)
        return
    points = [
        (x, y)
        for row in rows[:500]
        if (x := _metres(row.cells.get(xs[0], ""))) is not None
        and (y := _metres(row.cells.get(ys[0], ""))) is not None
    ]
    named = {
        code
        for name in _with(roles, "country")
        for cell, _ in columns[name].values
        if (code := country_code(cell))
    }
    system = named_system(*xs, *ys) or find_system(points, frozenset(named) | speakers_of(*xs, *ys))
    if system is None:
        reason = "metres of a system that is not said: name it as `crs` of the point"
        roles[xs[0]] = roles[ys[0]] = Role(what="unused", reason=reason, sure=0)
        return
    for name in (xs[0], ys[0]):
        reason = f"metres; read as {system}, nearly all points lie in the country that it is made for"
        roles[name] = msgspec.structs.replace(roles[name], of=system, reason=reason)


def _metres(cell: str) -> float | None:
    plain = re.sub(r"[\s\u00a0\u202f']", "", cell).replace(",", ".")
    try:
        return float(plain) if plain.count(".") <= 1 else None
    except ValueError:
        return None


def _are_swapped(lat: Column, lon: Column) -> bool:
    """Tell whether most numbers under "latitude" are beyond 90 degrees, and none under "longitude"."""
    beyond = [
        cell for cell, _ in lat.values if (degrees := parse_degrees(cell)) is not None and abs(degrees) > 90
    ]
    return len(beyond) > 0.8 * len(lat.values) and lon.most is not None and abs(lon.most) <= 90


def _pair_unnamed(roles: dict[str, Role], columns: Mapping[str, Column], rows: Sequence[Row]) -> None:
    """Find two neighbouring columns of degrees; the order in which more of their points lie on land is taken."""
    names = _with(roles, "degrees", "lat", "lon")
    for first, second in itertools.pairwise(names):
        if columns[second].at - columns[first].at > 2:
            continue
        pairs = [
            (one, other)
            for row in rows[: _POINTS_TRIED * 5]
            if (one := parse_degrees(row.cells.get(first, ""))) is not None
            and (other := parse_degrees(row.cells.get(second, ""))) is not None
        ][:_POINTS_TRIED]
        lat_first, lon_first = _on_land(pairs), _on_land([(other, one) for one, other in pairs])
        if max(lat_first, lon_first) < 0.8:
            continue
        # Where both ways lie on land, the latitude stands first, as it does nearly everywhere.
        lat, lon = (second, first) if lon_first > lat_first + _TOO_CLOSE else (first, second)
        why = f"{max(lat_first, lon_first):.0%} of the points lie on land"
        if abs(lat_first - lon_first) <= _TOO_CLOSE:
            why += ", also the other way round: latitude is usually first"
        roles[lat] = Role(what="lat", reason=f"degrees; with {lon!r}, {why}", sure=1)
        roles[lon] = Role(what="lon", reason=f"degrees; with {lat!r}, {why}", sure=1)
        return


def _on_land(pairs: Sequence[tuple[float, float]]) -> float:
    """Return the share of (latitude, longitude) pairs that lie in a country."""
    possible = [(lon, lat) for lat, lon in pairs if abs(lat) <= 90 and abs(lon) <= 180]
    if not possible:
        return 0.0
    return sum(country is not None for country in countries_at(possible)) / len(pairs)


def _settle_kind(roles: dict[str, Role], columns: Mapping[str, Column]) -> None:
    """Keep the best column of kinds: a list has one."""
    names = _with(roles, "kind")
    best = max(
        names, key=lambda name: (roles[name].sure, columns[name].kind, -columns[name].at), default=None
    )
    for name in names:
        if name != best:
            roles[name] = Role(what="unused", reason=f"{best!r} says the kind better", sure=1)


def _settle_names(roles: dict[str, Role], columns: Mapping[str, Column]) -> None:
    """Choose the main name: what the header says, and how different the cells are."""
    names = [name for name in _with(roles, "name") if roles[name].of is None]
    if _with(roles, "surname", "person"):
        return
    if not names:
        unclear = [
            name
            for name in roles
            if (roles[name].what == "words" or (roles[name].what == "kind" and roles[name].sure == 1))
            and columns[name].filled >= 0.5 * columns[name].rows
        ]
        names = [name for name in unclear if 1 <= columns[name].mean_words <= 12]
    if not names:
        _name_by_place(roles, columns)
        return
    main = max(names, key=lambda name: _likeness_to_name(columns[name], roles[name]))
    reason = roles[main].reason
    if roles[main].what in ("words", "kind"):
        reason = "its cells are different words, and no other column is a name"
    roles[main] = msgspec.structs.replace(roles[main], what="name", of="main", reason=reason)
    for name in _with(roles, "name"):
        if name == main or roles[name].of is not None:
            continue
        says_name = "name" in concepts_of(name)
        if says_name and roles[name].lang is None and roles[main].lang is None and columns[name].distinct < 3:
            roles[name] = Role(
                what="unused", reason=f"a name, but nearly always the same one beside {main!r}", sure=0
            )
        elif says_name:
            roles[name] = msgspec.structs.replace(roles[name], of=None if roles[name].lang else "alternative")
        else:
            roles[name] = Role(what="unused", reason=f"words; the name is {main!r}", sure=0)


def _name_by_place(roles: dict[str, Role], columns: Mapping[str, Column]) -> None:
    """Where no column is a name, a list of one memorial a place is known by the place."""
    places = [name for name in _with(roles, "locality", "region", "address") if columns[name].mean_words >= 1]
    if not places:
        return
    best = max(places, key=lambda name: (columns[name].distinct, -columns[name].at))
    if columns[best].distinct >= 0.5 * columns[best].filled:
        reason = f"{roles[best].reason}; no column is a name, and this one differs most"
        roles[best] = msgspec.structs.replace(roles[best], of="main", reason=reason)


def _likeness_to_name(column: Column, role: Role) -> float:
    differs = column.distinct / min(column.filled, 1500) if column.filled else 0.0
    long = 1.0 if column.mean_chars > 120 else 0.0
    return role.sure + 1.5 * differs + column.fill + 0.5 * column.kind - 2.0 * long - 0.01 * column.at


def _settle_events(roles: dict[str, Role], columns: Mapping[str, Column], rows: Sequence[Row]) -> None:
    """Where two columns date one event and agree, the finer one is read first and the other only without it."""
    sure = [
        columns[name].filled
        for name in _with(roles, "event")
        if roles[name].of in ("erected", "unveiled") and roles[name].sure > 1
    ]
    for name in _with(roles, "event"):
        if (
            roles[name].of == "erected"
            and roles[name].sure <= 1
            and columns[name].filled <= 2 * max(sure, default=0)
        ):
            reason = "dates of something that the header does not say; another column is that of the erection"
            roles[name] = Role(what="unused", reason=reason, sure=0)
    events: dict[str, list[str]] = {}
    for name in _with(roles, "event"):
        events.setdefault(roles[name].of or "", []).append(name)
    for names in events.values():
        finer = sorted(
            names, key=lambda name: (-roles[name].sure, -columns[name].mean_chars, columns[name].at)
        )
        for name in finer[1:]:
            if _agree(finer[0], name, rows):
                reason = f"the same dates as {finer[0]!r}: read where that holds none"
                roles[name] = msgspec.structs.replace(roles[name], what="other_date", reason=reason)


def _agree(first: str, second: str, rows: Sequence[Row]) -> bool:
    """Tell whether two columns of dates hold the same year wherever both hold one."""
    pairs = [
        (_YEAR.findall(one), _YEAR.findall(other))
        for row in rows
        if (one := row.cells.get(first)) and (other := row.cells.get(second))
    ]
    both = [bool(set(one) & set(other)) for one, other in pairs if one and other]
    return len(both) > 0 and sum(both) >= 0.95 * len(both)


def _settle_key(roles: dict[str, Role], columns: Mapping[str, Column]) -> None:
    """Take the identifier that every row has, and has for itself alone."""
    names = [name for name in _with(roles, "identifier") if columns[name].is_key]
    if not names:
        names = [name for name in _with(roles, "wikidata", "link") if columns[name].is_key]
    if names:
        best = max(
            names, key=lambda name: (name == "@id", roles[name].what == "identifier", -columns[name].at)
        )
        roles[best] = msgspec.structs.replace(
            roles[best], of="key", reason=f"{roles[best].reason}; every row has one of its own"
        )


def with_role(guesses: Sequence[Guess], *what: str) -> list[Guess]:
    """Return the columns that have one of some roles."""
    return [guess for guess in guesses if guess.role.what in what]
