"""Answers in plain English: states, dates, counts, voices.

Pure text to text: nothing here reads the register, and nothing decides what is shown. A text that is not
understood is given back as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any, Final
from urllib.parse import unquote

from babel import Locale
from babel.dates import format_date

from cenotaph.extract.covered import covered_languages
from cenotaph.model.schema import read_schema
from cenotaph.register.answers import RELATIONS, Detail, StatementLine, Summary

STATES: Final[dict[str, str]] = {
    "standing": "standing",
    "damaged": "damaged",
    "removed": "removed",
    "relocated": "relocated",
    "destroyed": "destroyed",
    "never_built": "never built",
    "disputed": "disputed",
    "unknown": "not known",
}
"""The states that a page can show, in the order of the legend, with their words."""

STATUSES: Final[dict[str, str]] = {
    "ongoing": "under way",
    "planned": "planned",
    "proposed": "proposed",
    "alleged": "alleged",
    "denied": "denied",
}

DOUBTFUL: Final = 60
"""Below this confidence (of 100) a recognised word is wrong more often than not, as `sources.from_scan` has it."""

FLAGS: Final[dict[str, str]] = {
    "speaker_inconsistent": "Recorded as written; this speaker is not otherwise heard in the document.",
    "from a list": "From a list: no source names this one singly.",
}

_LOCATED: Final[dict[str, str]] = {
    "source": "the position is stated by a source",
    "gazetteer": "placed by a place name, not by a stated position",
}
_SUFFIXES: Final[dict[str, str]] = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}
_SEASONS: Final[dict[str, str]] = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_NOT_COVERED = re.compile(r"\bnot covered: ([\w-]+)")
_MONTH = re.compile(r"(\d{4})-(\d\d)", re.ASCII)
_RELATIONS: Final[dict[str, str]] = {
    "before": "before",
    "after": "after",
    "shortly_before": "shortly before",
    "shortly_after": "shortly after",
    "about": "about",
    "during": "during",
    "until": "until",
    "since": "since",
}


@cache
def _english() -> Locale:
    return Locale.parse("en")


def say_id(id_: str) -> str:
    """Write an id so that it can be read.

    >>> say_id("cwgc:ETAPLES%20MILITARY%20CEMETERY"), say_id("osm:node/1")
    ('ETAPLES MILITARY CEMETERY (cwgc)', 'osm:node/1')
    """
    namespace, _, key = id_.partition(":")
    return f"{unquote(key)} ({namespace})" if "%20" in key else id_


def say_relation(relation: str) -> str:
    """Put what holds between two ids into words.

    >>> say_relation("same"), say_relation("part_of")
    ('is the same as', 'is part of')
    """
    return RELATIONS.get(relation, relation)


def is_reference(line: StatementLine) -> bool:
    """Tell whether a statement's value is the id of another subject."""
    known = read_schema().properties.get(line.property)
    return known is not None and known.value == "ref" and line.value is not None


def say_country(code: str | None) -> str:
    """Name a country.

    >>> say_country("KP"), say_country("ZZ?"), say_country(None)
    ('North Korea', 'ZZ?', '')
    """
    return str(_english().territories.get(code, code)) if code else ""


def say_language(code: str | None) -> str:
    """Name a BCP 47 language by its first subtag.

    >>> say_language("mk"), say_language("ko-Latn"), say_language(None)
    ('Macedonian', 'Korean', '')
    """
    return str(_english().languages.get(code.split("-")[0], code)) if code else ""


def say_languages(codes: Iterable[str]) -> str:
    """Name languages with their codes, ordered by name.

    >>> say_languages(["pl", "en", "cs"])
    'Czech (cs), English (en) and Polish (pl)'
    """
    named = sorted(f"{say_language(code)} ({code})" for code in codes)
    return " and ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)


def say_remark(remark: str, *, kept: bool = False) -> str:
    """Put a remark of what read a text into words; that a language is not read needs more of them than others.

    Args:
        remark: of a reading.
        kept: the text was put into a register all the same.

    >>> say_remark("of 3 documents: not covered: fi", kept=True).partition("; texts are read in Bulgarian (bg), ")[0]
    'of 3 documents: not read, but kept: the language is Finnish (fi)'
    >>> say_remark("speaker not heard")
    'speaker not heard'
    """
    return _NOT_COVERED.sub(lambda found: _say_not_read(found[1], kept=kept), remark)


def _say_not_read(code: str, *, kept: bool) -> str:
    name = say_language(code)
    told = f"the language is {name} ({code})" if name != code else f"the language has the code {code}"
    why = "the language cannot be told" if code == "und" else told
    return f"not read{', but kept' if kept else ''}: {why}; texts are read in {say_languages(covered_languages())}"


def say_kind(kind: str) -> str:
    """Name a kind of subject.

    >>> say_kind("mass_grave"), say_kind("obelisk")
    ('mass grave', 'obelisk')
    """
    known = read_schema().kinds.get(kind)
    return known.label if known else kind.replace("_", " ")


def say_property(name: str) -> str:
    """Name a property.

    >>> say_property("erected"), say_property("shape_of_base")
    ('was erected', 'shape of base')
    """
    known = read_schema().properties.get(name)
    return known.label if known else name.replace("_", " ")


def say_state(state: str) -> str:
    """Name a state.

    >>> say_state("never_built")
    'never built'
    """
    return STATES.get(state, state.replace("_", " "))


def say_located(located_by: str | None) -> str:
    """Say how a position is known."""
    return _LOCATED.get(located_by or "", "")


def say_flag(flag: str) -> str:
    """Say what a flag of an attribution means; unknown flags are their own words."""
    return FLAGS.get(flag, flag.replace("_", " "))


def say_number(number: int) -> str:
    """Group a number by thousands.

    >>> say_number(1375)
    '1,375'
    """
    return f"{number:,}"


def say_date(edtf: str | None) -> str:
    """Put an EDTF date into words.

    >>> say_date("1945-08-15"), say_date("1945~"), say_date("1946/1947"), say_date("199X")
    ('15 August 1945', 'about 1945', '1946 to 1947', 'the 1990s')
    >>> say_date("1945/.."), say_date("../1980"), say_date("1945-21"), say_date("nonsense")
    ('1945 or later', '1980 or earlier', 'spring 1945', 'nonsense')
    """
    if not edtf:
        return ""
    if "/" not in edtf:
        return _say_one(edtf)
    start, _, end = edtf.partition("/")
    if start in ("", ".."):
        return f"{_say_one(end)} or earlier"
    if end in ("", ".."):
        return f"{_say_one(start)} or later"
    return f"{_say_one(start)} to {_say_one(end)}"


def _say_one(text: str) -> str:
    lead = _SUFFIXES.get(text[-1:], "")
    bare = text[:-1] if lead else text
    return lead + _say_bare(bare)


def _say_bare(text: str) -> str:
    if day := _DAY.fullmatch(text):
        return _say_day(int(day[1]), int(day[2]), int(day[3])) or text
    if month := _MONTH.fullmatch(text):
        if month[2] in _SEASONS:
            return f"{_SEASONS[month[2]]} {int(month[1])}"
        said = _say_day(int(month[1]), int(month[2]), 1, "MMMM y")
        return said or text
    if re.fullmatch(r"\d{3}X", text):
        return f"the {text[:3]}0s"
    if re.fullmatch(r"\d{2}XX", text):
        return f"between {text[:2]}00 and {text[:2]}99"
    if text.startswith("XXXX-") and (day := _DAY.fullmatch("2000" + text[4:])):
        return f"{_say_day(2000, int(day[2]), int(day[3]), 'd MMMM')}, year not said"
    return text


def _say_day(year: int, month: int, day: int, form: str = "d MMMM y") -> str | None:
    try:
        return str(format_date(date(year, month, day), form, locale="en"))
    except ValueError:
        return None


def say_when(line: StatementLine) -> str:
    """Say when, with what it is relative to; empty where the statement has no time."""
    said = say_date(line.when)
    if line.when_relation and line.when_anchor:
        relation = f"{_RELATIONS.get(line.when_relation, line.when_relation)} {line.when_anchor}"
        return f"{relation} ({said})" if said else relation
    if line.when_relation and said:
        return f"{_RELATIONS.get(line.when_relation, line.when_relation)} {said}"
    return said or (line.when_as_written or "")


def say_count(count: dict[str, Any] | None) -> str:
    """Say how many.

    >>> say_count({"min": 1375, "max": 1375, "unit": "people"})
    '1,375 people'
    >>> say_count({"min": 200, "max": 999, "unit": "sites"}), say_count({"min": 3, "unit": "graves"})
    ('200 to 999 sites', 'at least 3 graves')
    """
    if not count:
        return ""
    low, high, unit = count["min"], count.get("max"), _unit(count)
    if high is None:
        return f"at least {say_number(low)} {unit}"
    return f"{say_number(low)} {unit}" if low == high else f"{say_number(low)} to {say_number(high)} {unit}"


def _unit(count: dict[str, Any]) -> str:
    unit = str(count.get("unit", ""))
    if count["min"] == 1 and count.get("max") == 1:
        return {"people": "person", "graves": "grave", "sites": "site"}.get(unit, unit)
    return unit


def say_details(count: dict[str, Any] | None) -> str:
    """Say what kind of people or graves were counted.

    >>> say_details({"min": 991, "category": "military", "grave_type": "mass,single"})
    'military, mass and single graves'
    """
    if not count:
        return ""
    category = str(count.get("category") or "").replace("_", " ")
    parts = ["others" if category == "rest" else category, _identified(count), _graves(count)]
    parts.append(str(count.get("conflict") or ""))
    return ", ".join(part for part in parts if part)


def _identified(count: dict[str, Any]) -> str:
    return {"known": "known by name", "unknown": "not known by name"}.get(str(count.get("identified")), "")


def _graves(count: dict[str, Any]) -> str:
    kinds = {"mass": "mass graves", "single": "single graves", "mass,single": "mass and single graves"}
    return kinds.get(str(count.get("grave_type")), "")


def say_site_name(site: Summary | Detail) -> str:
    """Name a site; by kind and place where no source names it."""
    if site.name:
        return site.name
    where = site.place or say_country(site.country)
    return f"Unnamed {say_kind(site.kind)}{f', {where}' if where else ''}"


def say_about(site: Summary) -> str:
    """Say in a line what a site is, where, and what became of it."""
    parts = (say_kind(site.kind), site.place, say_country(site.country), say_state(site.state))
    return " · ".join(part for part in parts if part) + (" · from a list" if site.derived else "")


def say_drawn(drawn: dict[str, Any]) -> str:
    """Say where on which page words were recognised, and how surely.

    >>> say_drawn({"page": 2, "box": (120, 300, 400, 342), "confidence": 43})
    'page 2, 12 to 40 % across and 30 to 34 % down, recognised with confidence 43 of 100: doubtful'
    """
    words = f"page {drawn['page']}"
    if drawn["box"] is not None:
        left, top, right, bottom = (round(part / 10) for part in drawn["box"])
        words += f", {left} to {right} % across and {top} to {bottom} % down"
    if drawn["confidence"] is None:
        return words
    doubt = ": doubtful" if drawn["confidence"] < DOUBTFUL else ""
    return f"{words}, recognised with confidence {drawn['confidence']} of 100{doubt}"


def say_voice(line: StatementLine) -> str:
    """Say who speaks.

    Returns:
        "the source itself" for a source in its own voice, else the speaker and how it is quoted.
    """
    if line.address is None:
        return "worked out by the register"
    if line.voice in ("author", ""):
        return "the source itself"
    mode = {"direct": "quoted", "indirect": "reported"}.get(line.mode, "")
    via = "".join(f", by way of {layer}" for layer in line.said_via)
    return f"{line.voice}{f' ({mode})' if mode else ''}{via}"


def say_value(line: StatementLine) -> str:
    """Say what is stated: value, count, places; empty for a bare event."""
    value = say_kind(line.value) if line.property == "kind" and line.value else line.value or ""
    parts = [value, say_count(line.count), "; ".join(line.places)]
    return " · ".join(part for part in parts if part)
