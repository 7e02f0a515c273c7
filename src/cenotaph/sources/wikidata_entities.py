"""One entity of Wikidata, as JSON -> the cells of a row.

Invariant: ranks are honoured. A property's cell holds its preferred values where there are any, else its normal ones;
a deprecated value is in no cell but `P31@deprecated`. Nothing that somebody stated as unknown becomes a word.

Cells:

- `@id`, `@type` (unless an item), `@timestamp`, `@version`, `@redirects_from`;
- `label:en`, `alias:en`, `description:en`, `sitelink:enwiki`;
- `P31`: the values of best rank, several joined with "; ". Items by their id, times as EDTF as exactly as they were
  given, positions as "lat,lon", amounts without the plus sign, everything else as written;
- `P31@other`: normal values beside preferred ones; `P31@deprecated`: values that are withdrawn;
- `P576@somevalue`, `P576@novalue`: how many statements of best rank say that there is a value which nobody knows, or
  that there is none; `P576@unreadable`: how many statements are not built as Wikidata builds them;
- `P793[2]@P585`: a qualifier of the second value in the cell `P793`; `P571@somevalue[1]@P1319`: one of the first value
  that is not known. `P571[1]@calendar` is "julian" where the date is one of the Julian calendar (its digits are not
  changed), `P2048[1]@unit` the unit of an amount, `P1684[1]@lang` the language of a text, `P625[1]@globe` another
  celestial body than the Earth.

Source: Wikibase, JSON format of entities and data types.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import msgspec

from cenotaph.normalize.edtf import is_edtf
from cenotaph.sources.json_records import JOINED, as_json, whole, write_value

EARTH = "Q2"
QUALIFIERS = frozenset(
    ("P580", "P582", "P585", "P1319", "P1326", "P642", "P276", "P518", "P3831", "P3680", "P1480", "P5102", "P1013",
     "P407", "P1114", "P2308", "P1352", "P7452", "P2241", "P8554", "P8555", "P1317", "P625", "P17", "P131")
)  # fmt: skip
"""Which qualifiers become cells: when, where, in which part or role, how sure, and why a rank was given."""

_TIME = re.compile(r"\+(\d{1,16})-(\d\d)-(\d\d)T")
_UNSURE = {6: (1000, 1), 7: (100, 2), 8: (10, 3)}
"""By precision: how many years, and how many digits of the year are then known."""
_ENTITY = re.compile(r"https?://www\.wikidata\.org/(?:entity|wiki)/([QPL]\d+)$")
_JULIAN = "Q1985786"


class Value(msgspec.Struct, frozen=True):
    """A value as it goes into a cell, and what has to be said beside it."""

    written: str
    beside: dict[str, str] = {}
    point: tuple[float, float] | None = None


def cells_of(entity: dict[str, Any]) -> tuple[dict[str, str], tuple[float, float] | None]:
    """Return the cells of an entity, and its position on Earth: the first of best rank."""
    cells: dict[str, str] = {"@id": whole(str(entity.get("id", "")))}
    if entity.get("type") not in (None, "item"):
        cells["@type"] = whole(str(entity["type"]))
    for name, member in (("@timestamp", "modified"), ("@version", "lastrevid")):
        if entity.get(member):
            cells[name] = write_value(entity[member]) or ""
    redirects = entity.get("redirects")
    if isinstance(redirects, dict) and isinstance(redirects.get("from"), str):
        cells["@redirects_from"] = whole(redirects["from"])
    _add_words(entity, cells)
    point = None
    for name, statements in _members(entity, "claims") or _members(entity, "statements"):
        found = _add_property(whole(name), statements, cells)
        point = point or found if name == "P625" else point
    for name, link in _members(entity, "sitelinks"):
        if isinstance(link, dict) and isinstance(link.get("title"), str):
            cells[f"sitelink:{whole(name)}"] = whole(link["title"])
    return cells, point


def count_deprecated(entity: dict[str, Any]) -> int:
    """Count the statements of an entity that are withdrawn."""
    return sum(
        isinstance(statement, dict) and statement.get("rank") == "deprecated"
        for _, statements in _members(entity, "claims")
        if isinstance(statements, list)
        for statement in statements
    )


def entity_name(address: str) -> str:
    """Shorten the address of an entity.

    >>> entity_name("http://www.wikidata.org/entity/Q1"), entity_name("https://a.example/Q1")
    ('Q1', 'https://a.example/Q1')
    """
    found = _ENTITY.match(address)
    return found[1] if found else address


def edtf_of(time: str, precision: int) -> str:
    """Write a time of Wikidata as EDTF, no more exactly than it is meant.

    >>> edtf_of("+1945-05-09T00:00:00Z", 11), edtf_of("+1945-05-00T00:00:00Z", 10), edtf_of("+1945-00-00T00:00:00Z", 9)
    ('1945-05-09', '1945-05', '1945')
    >>> edtf_of("+1940-00-00T00:00:00Z", 8), edtf_of("+1901-00-00T00:00:00Z", 7), edtf_of("-0044-03-15T00:00:00Z", 11)
    ('194X', '19XX', '-0044-03-15T00:00:00Z')

    A century is counted as people do: +1900 is of the nineteenth, +1901 of the twentieth. What cannot be written so (a
    year before Christ, one of a million) comes out as it stands.
    """
    found = _TIME.match(time)
    if not found or not 0 < int(found[1]) <= 9999 or precision < 6:
        return time
    year = int(found[1])
    if precision in _UNSURE:
        size, digits = _UNSURE[precision]
        number = year // size if precision == 8 else (year - 1) // size
        written = f"{number:0{digits}d}" + "X" * (4 - digits)
    else:
        parts = [f"{year:04d}", found[2], found[3]][: max(1, min(precision, 11) - 8)]
        written = "-".join(parts[: parts.index("00")] if "00" in parts else parts)
    return written if is_edtf(written) else time


def _members(entity: dict[str, Any], name: str) -> list[tuple[str, Any]]:
    value = entity.get(name)
    return list(value.items()) if isinstance(value, dict) else []


def _add_words(entity: dict[str, Any], cells: dict[str, str]) -> None:
    for member, name in (("labels", "label"), ("descriptions", "description"), ("aliases", "alias")):
        for lang, said in _members(entity, member):
            texts = [one["value"] for one in (said if isinstance(said, list) else [said]) if _has_text(one)]
            if texts:
                cells[f"{name}:{whole(lang)}"] = JOINED.join(map(whole, texts))


def _has_text(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("value"), str)


def _add_property(name: str, statements: Any, cells: dict[str, str]) -> tuple[float, float] | None:
    """Write the statements about one property; return the first position among the best."""
    by_rank: dict[str, list[dict[str, Any]]] = {"preferred": [], "normal": [], "deprecated": []}
    listed = statements if isinstance(statements, list) else [statements]
    for statement in listed:
        if _is_readable(statement):
            by_rank[statement.get("rank", "normal")].append(statement)
    if broken := len(listed) - sum(map(len, by_rank.values())):
        cells[f"{name}@unreadable"] = str(broken)
    best = by_rank["preferred"] or by_rank["normal"]
    values: list[str] = []
    unknown = {"somevalue": 0, "novalue": 0}
    point = None
    for statement in best:
        kind = str(statement["mainsnak"].get("snaktype", "value"))
        value = _value_of(statement["mainsnak"])
        if value is not None:
            values.append(value.written)
            point = point or value.point
            prefix = f"{name}[{len(values)}]"
            cells.update({f"{prefix}@{what}": words for what, words in value.beside.items()})
        elif kind in unknown:
            unknown[kind] += 1
            prefix = f"{name}@{kind}[{unknown[kind]}]"
        else:
            continue
        cells.update(_qualifiers(prefix, statement))
    if values:
        cells[name] = JOINED.join(values)
    cells.update({f"{name}@{kind}": str(count) for kind, count in unknown.items() if count})
    others = by_rank["normal"] if by_rank["preferred"] else []
    for what, left in (("other", others), ("deprecated", by_rank["deprecated"])):
        words = [value.written for one in left if (value := _value_of(one["mainsnak"]))]
        if words:
            cells[f"{name}@{what}"] = JOINED.join(words)
    return point


def _is_readable(statement: Any) -> bool:
    snak = statement.get("mainsnak") if isinstance(statement, dict) else None
    return (
        isinstance(snak, dict)
        and statement.get("rank", "normal") in ("preferred", "normal", "deprecated")
        and (snak.get("snaktype") in ("somevalue", "novalue") or _value_of(snak) is not None)
    )


def _qualifiers(prefix: str, statement: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, snaks in _members(statement, "qualifiers"):
        if name not in QUALIFIERS or not isinstance(snaks, list):
            continue
        values = [value for snak in snaks if isinstance(snak, dict) and (value := _value_of(snak))]
        if values:
            yield f"{prefix}@{name}", JOINED.join(value.written for value in values)
            if "calendar" in values[0].beside:
                yield f"{prefix}@{name}@calendar", values[0].beside["calendar"]


def _value_of(snak: dict[str, Any]) -> Value | None:
    """Read a snak; None where it has no value."""
    data = snak.get("datavalue")
    if snak.get("snaktype", "value") != "value" or not isinstance(data, dict):
        return None
    kind, value = data.get("type"), data.get("value")
    if isinstance(value, str):
        return Value(whole(value))
    if not isinstance(value, dict):
        return None
    if kind == "wikibase-entityid":
        return Value(whole(str(value.get("id") or f"Q{value.get('numeric-id')}")))
    if kind == "time":
        return _time(value)
    if kind == "globecoordinate":
        return _position(value)
    if kind == "quantity":
        unit = entity_name(str(value.get("unit", "1")))
        return Value(
            whole(str(value.get("amount", ""))).removeprefix("+"), {} if unit == "1" else {"unit": unit}
        )
    if kind == "monolingualtext":
        return Value(whole(str(value.get("text", ""))), {"lang": whole(str(value.get("language", "und")))})
    return Value(whole(as_json(value)))


def _time(value: dict[str, Any]) -> Value | None:
    time, precision = value.get("time"), value.get("precision")
    if not isinstance(time, str):
        return None
    is_julian = entity_name(str(value.get("calendarmodel", ""))) == _JULIAN
    written = edtf_of(time, precision) if isinstance(precision, int) else time
    return Value(whole(written), {"calendar": "julian"} if is_julian else {})


def _position(value: dict[str, Any]) -> Value | None:
    lat, lon = value.get("latitude"), value.get("longitude")
    if not all(isinstance(part, int | float | Decimal) and not isinstance(part, bool) for part in (lat, lon)):
        return None
    globe = entity_name(str(value.get("globe") or EARTH))
    written = f"{_plain(lat)},{_plain(lon)}"
    if globe != EARTH:
        return Value(written, {"globe": globe})
    try:
        point = float(lon), float(lat)  # type: ignore[arg-type] # are numbers
    except OverflowError:
        return Value(written)
    return Value(written, point=point)


def _plain(number: Any) -> str:
    if isinstance(number, Decimal) and abs(number.adjusted()) < 40:
        return format(number, "f")
    return str(number)
