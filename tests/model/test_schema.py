"""The schema is whole: every kind and property of the design, with its mappings."""

from __future__ import annotations

from cenotaph.model.schema import read_schema

KINDS = "monument statue plaque memorial_site cemetery mass_grave grave group person named_place other"
PROPERTIES = """exists erected unveiled maintained restored damaged vandalised removed destroyed relocated exhumed
burials commemorates inscription part_of condition custodian protected named"""


def test_every_kind_of_the_design_is_there() -> None:
    assert set(read_schema().kinds) == set(KINDS.split())


def test_every_property_of_the_annotation_guide_is_there() -> None:
    assert set(PROPERTIES.split()) <= set(read_schema().properties)


def test_every_property_maps_to_cidoc_crm() -> None:
    assert [name for name, one in read_schema().properties.items() if not one.cidoc] == []


def test_only_events_change_a_state() -> None:
    assert all(one.class_ == "event" for one in read_schema().properties.values() if one.effect)


def test_streets_and_persons_are_no_sites() -> None:
    assert not any(read_schema().kinds[kind].site for kind in ("named_place", "person", "other"))
