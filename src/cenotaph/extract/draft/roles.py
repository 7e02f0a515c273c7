"""What each column of a list is used for: header and cells together decide.

Invariant: each column gets one role, with the reason in words; a column that nothing can be made of is `unused`, and
says so. Rules are tried in the order of `_RULES`: what the cells are goes before what the header says wherever the
cells leave no doubt (a link is a link), and a number is never taken for a count unless a header says of what.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from cenotaph.extract.draft.columns import Column
from cenotaph.extract.draft.headers import concepts_of, is_name_first, language_of
from cenotaph.extract.draft.outcomes import destination_of, fate_column
from cenotaph.extract.draft.role import Concepts, Role
from cenotaph.extract.rows.lexicon import words_of
from cenotaph.normalize.months import words

_SYSTEM = words(
    "creationdate editdate creator editor created_user created_date last_edited_user last_edited_date shape_length "
    "shape_area shape__length shape__area globalid shape st_area(shape) st_length(shape) visibility begin end "
    "tessellate extrude draworder icon altitudemode folderpath popupinfo"
)
"""Columns that ArcGIS and KML write of themselves: they say nothing of the memorial."""

_KEPT = re.compile(
    r"(?:^|(?<=[^a-z]))(?:created|updated|edited|modified|changed|imported|entered)(?:[^a-z]*(?:at|on|date|time|by|user))?$"
)
_EVENTS = ("destroyed", "removed", "relocated", "damaged", "restored", "unveiled", "erected", "seen")
_TEXTS = ("inscription", "designer", "custodian", "condition", "material", "protected", "commemorates")
_CATEGORIES = {
    "military": "military", "civilian": "civilian", "prisoner": "prisoner_of_war", "resistance": "resistance",
}  # fmt: skip
_WARS = {"ww1": "WW1", "ww2": "WW2"}
_OTHER_DATES = frozenset(
    {"designer", "protected", "inscription", "commemorates", "note", "image", "link", "status"}
)
_PARTS = frozenset({*_CATEGORIES, *_WARS, "known", "unknown"})


_Rule = Callable[[Column, Concepts], Role | None]


def role_of(column: Column, *, of_people: bool) -> Role:
    """Find the role of a column by itself; `choose_roles` then looks at all of them together.

    Args:
        column: what stands in it.
        of_people: whether the list names people: then words such as "unit" and "service" are theirs.
    """
    concepts = concepts_of(column.name)
    for rule in _RULES if of_people else _RULES_OF_THINGS:
        if role := rule(column, concepts):
            return role
    return Role(what="unused", reason="neither its header nor its cells say what it is", sure=0)


def _percent(share: float) -> str:
    return f"{share:.0%} of its cells"


def _made_by_program(column: Column, concepts: Concepts) -> Role | None:
    name = column.name.casefold()
    if not column.filled:
        return Role(what="unused", reason="it holds nothing")
    if "*" in name:
        return Role(what="unused", reason="a star in a header stands for other columns in a profile", sure=0)
    if name == "@id":
        return Role(what="identifier", reason="the id that the file gives to a record", sure=3)
    if name.startswith(("@", ":")) or name in _SYSTEM or name.endswith("@href"):
        return Role(what="unused", reason="made by a program, it says nothing of a memorial")
    if (
        column.is_serial
        and not concepts & {"date", "people", "lat", "lon"}
        and "id" not in words_of(column.name)
    ):
        return Role(
            what="unused", reason="it numbers the rows of the file, and the next edition will do so anew"
        )
    if (
        _KEPT.search(name)
        and "site" not in concepts
        and (_KEPT.match(name) is None or _first_year(column) >= 1980)
    ):
        return Role(what="unused", reason="when the record was made or changed, not the memorial")
    if column.answer >= 0.9:
        return Role(what="unused", reason="yes and no, and nobody can tell to what")
    return None


def _first_year(column: Column) -> int:
    years = [
        int(found[0]) for cell, _ in column.values if (found := re.search(r"(?<!\d)[12]\d{3}(?!\d)", cell))
    ]
    return min(years, default=0)


def _links(column: Column, concepts: Concepts) -> Role | None:
    if column.qid >= 0.8:
        return Role(what="wikidata", reason=f"{_percent(column.qid)} are ids of Wikidata", sure=3)
    if column.map_link >= 0.6:
        return Role(what="map", reason=f"{_percent(column.map_link)} are links to a map with a position")
    if column.image >= 0.6 or ("image" in concepts and column.url >= 0.5):
        return Role(what="image", reason="its cells are addresses of pictures")
    if column.url >= 0.8:
        key = "identifier" in concepts and column.is_key
        return Role(what="identifier" if key else "link", reason=f"{_percent(column.url)} are web addresses")
    return None


def _coordinates(column: Column, concepts: Concepts) -> Role | None:
    if column.pair >= 0.7 and (
        concepts & {"coordinates", "lat", "lon", "locality", "address"} or _has_fractions(column)
    ):
        return Role(what="pair", reason=f"{_percent(column.pair)} are pairs of coordinates", sure=3)
    axes = concepts & {"lat", "lon"} or _axis_by_letter(column, concepts)
    if len(axes) == 1 and column.degrees >= 0.5:
        what = next(iter(axes))
        return Role(
            what=what,
            reason=f"the header says {_AXES[what]}, and {_percent(column.degrees)} are degrees",
            sure=3,
        )
    if len(axes) == 1 and column.number >= 0.7 and not set(words_of(column.name)) & _PLAIN_AXES:
        what = next(iter(axes))
        reason = f"the header says {_AXES[what]}, but its numbers have lost their decimal point: put right where proved"
        return Role(what=what, reason=reason, sure=1)
    if len(axes) == 1 and column.number >= 0.7:
        what = "y" if "lat" in axes else "x"
        return Role(
            what=what, reason="the header says a coordinate, and its numbers are no degrees: metres?", sure=1
        )
    if "accuracy" in concepts and column.number >= 0.7:
        return Role(what="accuracy", reason="the header says accuracy, and its cells are numbers")
    return None


def _axis_by_letter(column: Column, concepts: Concepts) -> Concepts:
    """Take "N" and "E" for axes where the header speaks of coordinates, or the cells cannot be numbers of records."""
    letters = set(words_of(column.name)) & {"n", "s", "e", "w"}
    could_be = "coordinates" in concepts or column.fraction >= 0.5 or (column.least or 0) > 100_000
    if len(letters) != 1 or not (could_be or any("°" in sample for sample in column.samples)):
        return frozenset()
    return frozenset({"lat"} if letters & {"n", "s"} else {"lon"})


_PLAIN_AXES = frozenset({"x", "y", "xcoord", "ycoord", "coord", "point", "easting", "northing", "n", "e"})
_AXES = {"lat": "latitude", "lon": "longitude"}


def _has_fractions(column: Column) -> bool:
    return any(character in sample for sample in column.samples for character in ".°") or any(
        "," in sample and ";" in sample for sample in column.samples
    )


def _people(column: Column, concepts: Concepts) -> Role | None:
    if "surname" in concepts:
        return Role(what="surname", reason="the header says the name of a family")
    for what in ("given", "patronymic"):
        if what in concepts and column.number < 0.5:
            return Role(what=what, reason="the header says a given name")
    if "person" in concepts and column.number < 0.5 and column.mean_words >= 1.5:
        return Role(
            what="person", reason="the header says a person, and its cells are names of several words"
        )
    for what, prop in (("birth", "born"), ("death", "died")):
        if what in concepts and column.date >= 0.4:
            return Role(
                what="event", of=prop, reason=f"the header says {what}, and {_percent(column.date)} are dates"
            )
    if "rank" in concepts and column.number < 0.5:
        return Role(what="rank", reason="the header says a rank")
    if "unit" in concepts and "number" not in concepts and column.number < 0.5:
        return Role(what="unit", reason="the header says a unit")
    return None


def _people_elsewhere(column: Column, concepts: Concepts) -> Role | None:
    """In a list of things, what is said of a person is not said of the thing."""
    if concepts & {"birth", "death"} and column.date >= 0.4:
        return Role(what="unused", reason="a date of a person, in a list that is not about people")
    if "rank" in concepts:
        return Role(what="unused", reason="of a person, in a list that is not about people")
    return None


def _postcodes(_column: Column, concepts: Concepts) -> Role | None:
    return Role(what="unused", reason="a postal code") if "postcode" in concepts else None


def _counts(column: Column, concepts: Concepts) -> Role | None:
    numbers = column.integer if column.date >= 0.5 else max(column.integer, column.amount)
    if numbers < 0.5 or concepts & {"date", "identifier"} - _identifier_or_number(column, concepts):
        return None
    if concepts & {"erected", "unveiled", "destroyed", "removed"} and column.year >= 0.5:
        return None
    counted = (
        bool(concepts & {"people", "graves"})
        or {"number", "name"} <= concepts
        or bool(concepts & _PARTS and column.year < 0.5)
    )
    if not counted and (not concepts & {"number"} or concepts & {"identifier", "address"} or column.is_key):
        return None
    if not counted and (column.year >= 0.5 or column.integer < 0.5):
        return None
    unit = "graves" if "graves" in concepts and "people" not in concepts else "people"
    identified = "unknown" if "unknown" in concepts else "known" if "known" in concepts else None
    said = [code for word, code in (_CATEGORIES | _WARS).items() if word in concepts]
    return Role(
        what="count",
        unit=unit,
        identified=identified,
        category=_category(concepts),
        conflict=next((code for word, code in _WARS.items() if word in concepts), None),
        reason=f"the header says a number of {unit}"
        + (f" ({', '.join([*said, *([identified] if identified else [])])})" if said or identified else "")
        + f", and {_percent(numbers)} are numbers",
        sure=3 if counted else 1,
    )


def _identifier_or_number(column: Column, concepts: Concepts) -> Concepts:
    """Words such as "No." and "Nr." stand for both; what else the header says decides."""
    says_both = "number" in concepts or bool(set(words_of(column.name)) & {"nr", "no", "num"})
    return frozenset({"identifier"}) if says_both and concepts & {"people", "graves"} else frozenset()


def _category(concepts: Concepts) -> str | None:
    # "Soldiers" alone are people: who says military of all of them says it in so many words.
    found = [code for word, code in _CATEGORIES.items() if word in concepts]
    return found[0] if len(found) == 1 else None


def _events(column: Column, concepts: Concepts) -> Role | None:
    said = [event for event in _EVENTS if event in concepts]
    dates = max(column.date + column.several, column.year)
    counts = column.counter if dates < 0.4 and "date" in concepts else None
    if not (said or "date" in concepts) or (dates < 0.4 and counts is None):
        return None
    if not said and concepts & _OTHER_DATES:
        return Role(what="unused", reason="a date of something else")
    if not said and "coordinates" in concepts:
        said = ["seen"]
    if not said and "burial" in concepts:
        return Role(what="burial_date", reason=f"the header says a burial, and {_percent(dates)} are dates")
    cells = f"its numbers count {counts}" if counts else f"{_percent(dates)} are dates"
    if said:
        of = "exists" if said[0] == "seen" else said[0]
        return Role(
            what="event", of=of, counts=counts, reason=f"the header says {said[0]}, and {cells}", sure=3
        )
    reason = f"{cells}; the header does not say of what: taken for that of the erection"
    return Role(what="event", of="erected", counts=counts, reason=reason, sure=1)


def _places(column: Column, concepts: Concepts) -> Role | None:
    if "identifier" in concepts and concepts & {"country", "region", "locality"} and "site" not in concepts:
        return Role(what="unused", reason="a code of a place, and not of the record")
    if "address" in concepts and column.number >= 0.5 and column.fraction < 0.5:
        return Role(what="address", reason="the header says a part of an address")
    if column.number >= 0.5 or concepts & {"name", "designer", "custodian", "note"} - _named_place(concepts):
        return None
    if column.country >= 0.8 and column.mean_words <= 5:
        return Role(
            what="country", reason=f"{_percent(column.country)} are names or codes of countries", sure=3
        )
    for what in ("address", "region", "locality", "country"):
        if what in concepts:
            if what == "country" and column.country < 0.3:
                continue
            return Role(what=what, reason=f"the header says {_PLACE_WORDS[what]}")
    if "country" in concepts:
        return Role(what="region", reason="the header says a state, and its cells are no countries")
    return None


_PLACE_WORDS = {"address": "an address", "locality": "a place", "region": "a region", "country": "a country"}


def _named_place(concepts: Concepts) -> Concepts:
    """Take "place name" for a place, and "name of the site" for a name."""
    return (
        frozenset({"name"})
        if concepts & {"locality", "region", "country"} and "site" not in concepts
        else frozenset()
    )


def _kinds(column: Column, concepts: Concepts) -> Role | None:
    few = column.distinct <= max(12, column.filled * 0.3)
    if "kind" in concepts and "name" not in concepts and column.number < 0.5 and (few or column.kind >= 0.3):
        return Role(what="kind", reason=f"the header says a kind; {_percent(column.kind)} name one", sure=3)
    if column.kind >= 0.8 and few and column.mean_words <= 4 and not concepts & {"name", "site"}:
        return Role(what="kind", reason=f"{_percent(column.kind)} name a kind of site", sure=1)
    return None


def _texts(column: Column, concepts: Concepts) -> Role | None:
    if "custodian" in concepts and column.date >= 0.5:
        return Role(what="event", of="maintained", reason="the header says care, and its cells are dates")
    for what in _TEXTS:
        if what == "commemorates" and is_name_first(column.name):
            continue  # "name of the commemorative work"
        if what in concepts and not (what == "commemorates" and column.number >= 0.5):
            lang = language_of(column.name)
            return Role(what="text", of=what, lang=lang, reason=f"the header says {_TEXT_WORDS[what]}")
    return None


_TEXT_WORDS = {
    "inscription": "an inscription", "designer": "who made it", "custodian": "who cares for it or owns it",
    "condition": "its condition", "material": "its material", "protected": "its protection",
    "commemorates": "what it commemorates",
}  # fmt: skip


def _identifiers(column: Column, concepts: Concepts) -> Role | None:
    if (
        "identifier" in concepts
        and "note" not in concepts
        and not ("name" in concepts and column.mean_words > 1.5)
    ):
        return Role(what="identifier", reason="the header says a number or code of the record")
    return None


def _names(column: Column, concepts: Concepts) -> Role | None:
    if not concepts & {"name", "site"} or column.number >= 0.7 or column.date >= 0.8:
        return None
    if "note" in concepts and "name" not in concepts:
        return None
    lang = language_of(column.name)
    if "alternative" in concepts:
        return Role(what="name", of="alternative", lang=lang, reason="the header says another name", sure=1)
    sure = 1 + ("name" in concepts) + is_name_first(column.name)
    return Role(
        what="name",
        lang=lang,
        reason="the header says a name" if sure > 1 else "the header says a site",
        sure=sure,
    )


def _notes(_column: Column, concepts: Concepts) -> Role | None:
    if "note" in concepts:
        return Role(
            what="unused", of="note", reason="free text: no property for it, the words stay in the file"
        )
    return None


def _by_cells(column: Column, _concepts: Concepts) -> Role | None:
    """Say what cells are that stand under a header of unknown words."""
    if column.date >= 0.8 and column.distinct > 1 and (column.year < 0.5 or column.date >= 0.95):
        return Role(
            what="event", of="erected", sure=0,
            reason=f"{_percent(column.date)} are dates; the header is not understood: taken for that of the erection",
        )  # fmt: skip
    if column.degrees >= 0.9 and column.fraction >= 0.8:
        return Role(what="degrees", reason=f"{_percent(column.fraction)} could be degrees", sure=0)
    if column.region >= 0.8:
        return Role(what="region", reason=f"{_percent(column.region)} say a region", sure=1)
    if column.number < 0.3 and column.url < 0.3 and column.mean_chars >= 3:
        return Role(what="words", reason="words under a header that is not understood", sure=0)
    return None


_BEFORE: tuple[_Rule, ...] = (_made_by_program, _links, _coordinates)
_AFTER: tuple[_Rule, ...] = (
    _postcodes, _counts, destination_of, _events, fate_column, _places, _kinds, _texts, _identifiers, _names, _notes, _by_cells,
)  # fmt: skip
_RULES = (*_BEFORE, _people, *_AFTER)
_RULES_OF_THINGS = (*_BEFORE, _people_elsewhere, *_AFTER)
