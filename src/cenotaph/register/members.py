"""Members of a list: "monuments ... in A, B and C" names no monument, yet says of three places that one is there.

Invariant: members are derived, stated by nobody and never counted: the group's number is what its source says, and a
member carries none. Each most specific place of a list of two or more gives one member, whatever spelling it comes in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cenotaph.model.value import Place, Term
from cenotaph.normalize.names import fold_name
from cenotaph.register.places import best_candidate, most_specific, place_key, place_slug
from cenotaph.register.said import Said

GROUP = "group"

_KINDS = (
    (r"mass graves?|massengrab\w*|братск\w+ могил\w*|fosses? communes?", "mass_grave"),
    (
        r"cemeter(?:y|ies)|graveyards?|churchyards?|friedh[oö]fe?|кладбищ\w*|cmentarz\w*|cimeti[eè]res?",
        "cemetery",
    ),
    (r"graves?|tombs?|burials?|gr[aä]be?r?|могил\w*|groby?|tombes?", "grave"),
    (r"statues?|busts?|sculptures?|figures?|statuen?|b[uü]sten?|статуи?|бюст\w*|pomniki? konne?", "statue"),
    (r"plaques?|plates?|tablets?|gedenktafeln?|tafeln?|мемориальн\w+ доск\w*|tablic\w*", "plaque"),
    (
        r"memorial (?:sites?|complex(?:es)?|parks?)|gedenkst[aä]tten?|мемориальн\w+ комплекс\w*",
        "memorial_site",
    ),
    (
        r"monuments?|memorials?|obelisks?|denkma(?:l|ler)|(?:ehren|mahn)male?|памятник\w*|обелиск\w*|pomnik\w*|기념비|추모비",
        "monument",
    ),
)
_PATTERNS = [(re.compile(rf"\b(?:{pattern})\b"), kind) for pattern, kind in _KINDS]


_NOT_THERE = frozenset({"planned", "proposed", "denied"})


class Member(NamedTuple):
    """One place of a list, with the statements of the group that name it."""

    slug: str
    place: Place
    said: tuple[Said, ...]


def list_members(said: Iterable[Said]) -> list[Member]:
    """Find the members of a group.

    Args:
        said: the group's live statements, in the order of the log.

    Returns:
        Members in the order in which their places are first named, each with every statement that names its place.
    """
    placed = [(one, most_specific(one.statement.places)) for one in said if one.statement.places]
    first: dict[str, Place] = {}
    for one, places in placed:
        if len(places) > 1 and one.statement.property != "part_of" and one.statement.status not in _NOT_THERE:
            for place in places:
                first.setdefault(place_key(place), place)
    members: dict[str, Member] = {}
    for key, place in first.items():
        statements = tuple(one for one, places in placed if any(place_key(other) == key for other in places))
        slug = place_slug(place)
        taken = sum(1 for other in members if other == slug or other.rpartition("-")[0] == slug)
        slug = slug if slug not in members else f"{slug}-{taken + 1}"
        members[slug] = Member(slug, place, statements)
    return list(members.values())


def member_kind(said: Sequence[Said], name: str | None) -> str:
    """Say what each of a group is, by the words of its kind or else of its name; `group` if they do not tell.

    >>> member_kind([], "monuments to Soviet soldiers")
    'monument'
    """
    words = [
        one.statement.value.as_written
        for one in said
        if one.statement.property == "kind"
        and isinstance(one.statement.value, Term)
        and one.statement.value.as_written
    ]
    for text in (*words, name):
        kind = kind_of_words(text) if text else None
        if kind:
            return kind
    return GROUP


def kind_of_words(text: str) -> str | None:
    """Find the first word for a kind in a text.

    >>> kind_of_words("statues in cemeteries"), kind_of_words("heroes")
    ('statue', None)
    """
    folded = fold_name(text)
    found = [(match.start(), kind) for pattern, kind in _PATTERNS if (match := pattern.search(folded))]
    return min(found)[1] if found else None


def member_name(group_name: str | None, place: Place) -> str:
    """Name a member: the group's name and the place.

    >>> member_name("monuments to Soviet soldiers", Place("Pyongyang"))
    'monuments to Soviet soldiers, Pyongyang'
    """
    return f"{group_name}, {place.name}" if group_name else place.name


def member_point(place: Place) -> tuple[int | None, int | None]:
    """Return where the gazetteer has a member's place, in 1e-7 degree: longitude, latitude."""
    best = best_candidate(place)
    return (best.lon, best.lat) if best and best.lon is not None and best.lat is not None else (None, None)
