"""Values of statements: texts, terms, points, references, counts and times.

All are frozen, and each has exactly one JSON form (see `canonical`): a field that is not there is None or the
empty tuple, never a default that could also be written out. Coordinates are integers in 1e-7 degree,
certainties in thousandths: there are no floats. Words are kept as the source wrote them.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

MAX_INT = 2**53 - 1
"""The largest integer of RFC 8785 (I-JSON)."""

Natural = Annotated[int, msgspec.Meta(ge=0, le=MAX_INT)]
Thousandths = Annotated[int, msgspec.Meta(ge=0, le=1000)]
Longitude = Annotated[int, msgspec.Meta(ge=-180 * 10**7, le=180 * 10**7)]
Latitude = Annotated[int, msgspec.Meta(ge=-90 * 10**7, le=90 * 10**7)]


class Exact(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """The parent of everything that is written to the log: frozen, with one JSON form."""


class Text(Exact, frozen=True, tag_field="is", tag="text"):
    """Words as written, with their BCP 47 language where it is known."""

    text: str
    lang: str | None = None


class Term(Exact, frozen=True, tag_field="is", tag="term"):
    """A code of a vocabulary of `schema.toml`, with the source's own word; code None where nothing fits."""

    code: str | None = None
    as_written: str | None = None


class Point(Exact, frozen=True, tag_field="is", tag="point"):
    """A WGS 84 position in 1e-7 degree.

    >>> Point.from_degrees(21.4, 41.99)
    Point(lon=214000000, lat=419900000, within_m=None)
    """

    lon: Longitude
    lat: Latitude
    within_m: Natural | None = None

    @classmethod
    def from_degrees(cls, lon_deg: float, lat_deg: float, *, within_m: int | None = None) -> Point:
        """Round degrees to 1e-7 (about a centimetre); ranges are checked when the value is encoded."""
        return cls(round(lon_deg * 1e7), round(lat_deg * 1e7), within_m)


class Ref(Exact, frozen=True, tag_field="is", tag="ref"):
    """Another subject, by its id."""

    subject: str


class Unknown(Exact, frozen=True, tag_field="is", tag="unknown"):
    """Said to be there, not said what."""


Value = Text | Term | Point | Ref | Unknown

Relation = Literal["before", "after", "shortly_before", "shortly_after", "about", "during", "until", "since"]


class When(Exact, frozen=True):
    """A time: EDTF level 1 (ISO 8601-2), with the words it came from.

    "shortly after the Red Army defeated ... in 1945" is `When("1945~", "in 1945", "shortly_after", "the Red
    Army defeated ...")`. With `edtf` None the source says that it happened and not when.
    """

    edtf: str | None = None
    as_written: str | None = None
    relation: Relation | None = None
    anchor: str | None = None


Unit = Literal["people", "graves", "sites"]
Category = Literal["military", "civilian", "prisoner_of_war", "resistance", "victim"]
GraveType = Literal["mass", "single", "mass,single"]


class Count(Exact, frozen=True):
    """How many, as a closed interval; `max` None is open ("at least").

    "1,375" is 1375..1375, "hundreds" 200..999 (annotation guide). `grave_type` "mass,single" says that both
    kinds together hold that many.
    """

    min: Natural
    unit: Unit
    max: Natural | None = None
    category: Category | None = None
    identified: Literal["known", "unknown"] | None = None
    grave_type: GraveType | None = None
    conflict: str | None = None


class PlaceCandidate(Exact, frozen=True):
    """One place that a name may mean, out of the gazetteer.

    Attributes:
        ref: `geonames:1871859`, `iso3166:KP`, `cenotaph:tongnim`.
        country: ISO 3166-1 alpha-2.
        score: thousandths; candidates are ordered best first.
    """

    ref: str
    name: str
    kind: Literal["country", "region", "district", "city", "area"]
    score: Thousandths
    country: str | None = None
    lon: Longitude | None = None
    lat: Latitude | None = None


class Place(Exact, frozen=True):
    """A place as the source names it, with the candidates that the gazetteer had for it (perhaps none)."""

    name: str
    candidates: tuple[PlaceCandidate, ...] = ()
