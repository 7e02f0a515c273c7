"""What a JSON document says about itself, outside of its records.

Invariant: what is said here stands in the document under a name that says what it is; nothing is concluded from the
records.

Source: SODA, `meta.view`; the ArcGIS REST API, spatial references.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from cenotaph.normalize.edtf import is_edtf
from cenotaph.sources.item import About
from cenotaph.sources.json_survey import Survey
from cenotaph.sources.projection import Projection, ProjectionError, find_projection

_TITLE = ("title", "name")
_PUBLISHER = ("publisher", "attribution", "organization", "organisation", "source")
_LICENCE = ("licence", "license", "licenseid", "license_title", "copyright")
_PUBLISHED = ("published", "publicationdate", "issued", "modified", "updated", "date", "timestamp")
_URL = ("url", "homepage", "link")
_LANG = ("lang", "language")
_HOLDERS = ((), ("meta", "view"), ("meta",), ("metadata",), ("info",), ("about",), ("dataset",), ("result",))


def about_of(seen: Survey) -> About:
    """Return what a document says about itself, in its root or in what it calls meta."""
    members: dict[str, Any] = {}
    for holder in _HOLDERS:
        for path, value in seen.facts.items():
            if path[:-1] == holder:
                members.setdefault(path[-1].casefold(), value)
    url = _text(members, _URL)
    return About(
        title=_text(members, _TITLE),
        publisher=_text(members, _PUBLISHER),
        licence=_text(members, _LICENCE),
        published=_date(members),
        url=url if url and url.startswith(("http://", "https://")) else None,
        lang=_text(members, _LANG),
    )


def projection_of(seen: Survey) -> tuple[Projection | None, str | None]:
    """Return how the coordinates of ArcGIS features become degrees, and what is to be said about it.

    Returns:
        (None, None) where they are degrees of WGS 84, or nothing is said about them.

    Raises:
        ProjectionError: they are in a system that is not known.
    """
    said = next((value for path, value in seen.facts.items() if path[-1] == "spatialReference"), None)
    if not isinstance(said, dict):
        return None, None
    code = said.get("latestWkid") or said.get("wkid")
    names = [f"EPSG:{code}", f"ESRI:{code}"] if code else [str(said.get("wkt"))]
    for name in names:
        try:
            projection = find_projection(name)
        except ProjectionError:
            continue
        if projection is None or not projection.is_planar:
            return None, None
        return projection, f"coordinates are in {projection.name}, and were turned into degrees"
    raise ProjectionError(f"the coordinates are in a system that is not known here: {names[0]}")


def _text(members: dict[str, Any], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = members.get(name)
        if isinstance(value, dict):
            value = value.get("name") or value.get("title")
        if isinstance(value, str) and value.strip() and len(value) < 500:
            return " ".join(value.split())
    return None


def _date(members: dict[str, Any]) -> str | None:
    for name in _PUBLISHED:
        value = members.get(name)
        if isinstance(value, str) and is_edtf(value[:10]):
            return value[:10]
        if (
            isinstance(value, int)
            and not isinstance(value, bool)
            and 100_000_000 < value < 10_000_000_000_000
        ):
            seconds = value / 1000 if value > 100_000_000_000 else value
            return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    return None
