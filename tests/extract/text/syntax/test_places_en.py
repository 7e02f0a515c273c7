"""The places of memorials in passages as English papers, minutes and pages write them."""

from __future__ import annotations

import pytest

from extract.text.conftest import Read
from extract.text.syntax.places_en import PASSAGES


@pytest.mark.parametrize(("text", "places"), PASSAGES)
def test_a_memorial_is_where_the_passage_has_it(read: Read, text: str, places: dict[str, str]) -> None:
    findings = read(text).findings
    for key, named in places.items():
        name, _, word = key.partition(":")
        found = next(
            one for one in findings if one.property == name and word in text[slice(*one.about)].lower()
        )
        expected = {one.strip() for one in named.split(";") if one.strip()}
        assert {text[slice(*one)] for one in found.places} == expected
