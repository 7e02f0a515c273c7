"""The schema as data: which kinds and properties there are, read from `schema.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Literal

import msgspec

State = Literal["standing", "damaged", "removed", "relocated", "destroyed"]


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of subject. `site`: it stands somewhere and has a state."""

    label: str
    site: bool
    wikidata: str | None = None


class Property(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A property, its class, and what it is called elsewhere. `effect`: the state that the event brings about."""

    class_: Literal["event", "state", "count", "name", "relation"] = msgspec.field(name="class")
    label: str
    cidoc: str | None = None
    wikidata: str | None = None
    osm: str | None = None
    value: Literal["text", "term", "point", "ref"] | None = None
    effect: State | None = None


class Schema(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Kinds, conditions and properties by name."""

    kinds: dict[str, Kind]
    conditions: dict[str, str]
    properties: dict[str, Property]


@cache
def read_schema() -> Schema:
    """Read the schema that ships with the package.

    >>> read_schema().properties["destroyed"].effect
    'destroyed'
    """
    text = resources.files("cenotaph.model").joinpath("schema.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Schema)
