"""Which places the names of one document mean, chosen together.

Invariant: a pure function: the same names with the same meanings give the same order, on every machine. No meaning is
lost but the least likely beyond ten, and none is called certain.

What counts, in this order of weight: what the text writes right behind a name ("Paris, Texas"), the other places of
the document (one near by, one in the same region or country, a country or region that holds it), the country of who
publishes it, and how large and how well known a place is. Each name lends weight to the others by how likely its own
meanings are, so that all are settled together in a few rounds. Within a document a name means one place.

The weights were fitted on annotated news of two corpora, each half of the outlets tried on the other half
(`evaluation/toponyms.py` measures them; docs/guide/gazetteer.md tells what came out).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cenotaph.gazetteer.meaning import DOUBTFUL, OTHER, Meaning, prominence, to_candidate
from cenotaph.model.value import PlaceCandidate

MOST_CANDIDATES = 10
"""How many candidates a name keeps."""

MOST_MEANINGS = 30
"""How many meanings of a name are weighed: of four hundred San Josés the largest, and those in a place that is named."""

MOST_NAMES = 40
"""How many names are settled together: in a book, the ones most often named with each of the others."""

Within = tuple[str, str | None]
"""A country (ISO 3166-1 alpha-2), and perhaps a first-level region of it by GeoNames' code."""

_Floats = npt.NDArray[np.float32]
_Flags = npt.NDArray[np.bool_]

# Points. A city has one for each power of ten of its people, and goes before the region that is called after it.
_COUNTRY, _AREA = 7.4, 8.0
_REGION_LESS, _UNCOUNTED = 1.3, 2.6
_LESS_BY_RANK = {OTHER: 0.85, DOUBTFUL: 1.3}
_WRITTEN_BEHIND = 12.0
_OF_OUTLET = 2.3
_NEAR, _NEAR_KM = 1.8, 190.0
_SAME_REGION, _IN_REGION = 0.35, 1.8
_SAME_COUNTRY, _IN_COUNTRY = 0.25, 0.7
_CONTEXT, _THINNED_BY = 2.8, 0.18
_REPEATED = 0.3
_SHARPNESS = 2.2
_ROUNDS = 3
_MOST_SCORE = 990
_EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Named:
    """A name of a document.

    Attributes:
        meanings: what it may mean, as of `Gazetteer.meanings`.
        times: how often it is named.
        within: what was written right behind it: ("US", "TX") for "Paris, Texas"; any of several readings.
    """

    meanings: tuple[Meaning, ...]
    times: int = 1
    within: frozenset[Within] = frozenset()


def resolve(names: Sequence[Named], *, outlet: Collection[str] = ()) -> list[tuple[PlaceCandidate, ...]]:
    """Choose among the meanings of names that stand in one document.

    Args:
        names: each distinct name once; the more often named, the more weight it has for the others.
        outlet: ISO 3166-1 alpha-2 of the countries that who publishes it belongs to.

    Returns:
        For each name its candidates, best first, ten at most; none for a name without meanings. Scores are how likely
        each is among them, in thousandths, and never 1000.
    """
    order = sorted(range(len(names)), key=lambda index: (-names[index].times, index))
    order = [index for index in order if names[index].meanings]
    found: list[tuple[PlaceCandidate, ...]] = [()] * len(names)
    first, rest = order[:MOST_NAMES], order[MOST_NAMES:]
    half = MOST_NAMES // 2
    blocks: list[tuple[list[int], list[int]]] = [(first, [])]
    blocks += [(rest[at : at + half], first[:half]) for at in range(0, len(rest), half)]
    for asked, beside in blocks:
        settled = _settle([names[index] for index in (*asked, *beside)], frozenset(outlet))
        for index, candidates in zip(asked, settled, strict=False):
            found[index] = candidates
    return found


def is_within(place: Meaning, within: Within) -> bool:
    """Tell whether a place lies in a country, or in a region of it."""
    country, region = within
    return place.country == country and (region is None or place.region == region)


@dataclass(frozen=True, slots=True)
class _Field:
    """The meanings of several names in one row of columns; name number n has those from `starts[n]` on."""

    places: list[Meaning]
    starts: npt.NDArray[np.intp]
    owner: npt.NDArray[np.intp]


def _settle(names: list[Named], outlet: frozenset[str]) -> list[tuple[PlaceCandidate, ...]]:
    if not names:
        return []
    kept = [_likeliest(one) for one in names]
    sizes = np.array([len(one) for one in kept])
    field = _Field(
        [place for one in kept for place in one],
        np.concatenate(([0], np.cumsum(sizes)[:-1])),
        np.repeat(np.arange(len(names)), sizes),
    )
    alone = np.array([_alone(place, outlet) for place in field.places], dtype=np.float32)
    behind = [
        any(is_within(place, one) for one in names[owner].within)
        for place, owner in zip(field.places, field.owner.tolist(), strict=True)
    ]
    alone += _WRITTEN_BEHIND * np.array(behind, dtype=np.float32)
    likely = _weigh(alone, field, np.array([one.times for one in names], dtype=np.float32) ** _REPEATED)
    return [
        _ordered(one, likely[start : start + len(one)])
        for one, start in zip(kept, field.starts.tolist(), strict=True)
    ]


def _likeliest(name: Named) -> list[Meaning]:
    def rank(place: Meaning) -> tuple[bool, int, str]:
        return (not any(is_within(place, one) for one in name.within), -prominence(place), place.ref)

    return sorted(name.meanings, key=rank)[:MOST_MEANINGS]


def _alone(place: Meaning, outlet: frozenset[str]) -> float:
    """Weigh a meaning without the others."""
    if place.kind == "country":
        points = _COUNTRY
    elif place.kind == "area":
        points = _AREA
    else:
        points = float(np.log10(place.population)) if place.population > 100 else _UNCOUNTED
        points -= _REGION_LESS if place.kind == "region" else 0
    points -= _LESS_BY_RANK.get(place.rank, 0)
    return points + (_OF_OUTLET if place.country in outlet else 0)


def _weigh(alone: _Floats, field: _Field, weights: _Floats) -> _Floats:
    """Settle all names together: each round, every meaning hears how likely what lies about it has become."""
    bonds = _bonds(field)
    thin = _CONTEXT / (1 + _THINNED_BY * float(weights.sum()))
    likely = _likely(alone, field)
    everything = np.arange(len(field.places))
    for _ in range(_ROUNDS):
        heard = np.add.reduceat(bonds * likely[None, :], field.starts, axis=1)
        heard[everything, field.owner] = 0
        likely = _likely(alone + thin * (heard @ weights), field)
    return likely


def _likely(points: _Floats, field: _Field) -> _Floats:
    """Turn points into shares of one within each name."""
    best = np.maximum.reduceat(points, field.starts)
    shares = np.exp(_SHARPNESS * (points - best[field.owner]))
    total: _Floats = np.add.reduceat(shares, field.starts)
    result: _Floats = (shares / total[field.owner]).astype(np.float32)
    return result


def _bonds(field: _Field) -> _Floats:
    """Say how much each meaning speaks for each other one."""
    places = field.places
    is_country = np.array([place.kind == "country" for place in places])
    is_region = np.array([place.kind == "region" for place in places])
    country = _same([place.country for place in places])
    region = country & _same([place.region for place in places])
    bonds: _Floats = _NEAR * np.exp(-_distances_km(places) / np.float32(_NEAR_KM))
    bonds[is_country, :] = 0
    bonds[:, is_country] = 0
    in_region = np.where(_either(is_region), _IN_REGION, _SAME_REGION).astype(np.float32)
    in_country = np.where(_either(is_country), _IN_COUNTRY, _SAME_COUNTRY).astype(np.float32)
    best: _Floats = np.maximum(bonds, np.maximum(region * in_region, country * in_country))
    # A place does not speak for itself: "Springfield, Ill., and Springfield, Mo." are two.
    best[_same([place.ref for place in places])] = 0
    return best


def _either(flags: _Flags) -> _Flags:
    result: _Flags = flags[:, None] | flags[None, :]
    return result


def _same(codes: Sequence[str | None]) -> _Flags:
    numbers = {code: number for number, code in enumerate(dict.fromkeys(codes))}
    column = np.array([-1 if code is None else numbers[code] for code in codes])
    result: _Flags = (column[:, None] == column[None, :]) & (column >= 0)[None, :]
    return result


def _distances_km(places: Sequence[Meaning]) -> _Floats:
    """Measure along the great circle; what has no position is far from everything."""
    at = np.array([place.position or (np.nan, np.nan) for place in places], dtype=np.float64)
    lon, lat = np.radians(at).T
    unit = np.column_stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)))
    angles = np.arccos(np.clip(unit @ unit.T, -1, 1))
    result: _Floats = np.nan_to_num(_EARTH_KM * angles, nan=1e6).astype(np.float32)
    return result


def _ordered(places: list[Meaning], likely: _Floats) -> tuple[PlaceCandidate, ...]:
    scored = [
        (min(_MOST_SCORE, round(1000 * float(share))), place)
        for place, share in zip(places, likely, strict=True)
    ]
    # Shares that print alike are ordered by what does not depend on the last bit of a sum.
    scored.sort(key=lambda one: (-one[0], -prominence(one[1]), one[1].ref))
    return tuple(to_candidate(place, score) for score, place in scored[:MOST_CANDIDATES])
