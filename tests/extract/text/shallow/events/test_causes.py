"""Who or what did harm decides whether it is damage or vandalism; a storm is nobody who does things."""

from __future__ import annotations

import pytest

from cenotaph.extract.text import read_text
from cenotaph.extract.text.known import Nowhere


@pytest.mark.parametrize(
    ("lang", "sentence", "harm", "actor"),
    [
        ("de", "Vandalen beschädigten das Denkmal.", "vandalised", "Vandalen"),
        ("de", "Ein Sturm hat den Obelisken umgeworfen.", "damaged", None),
        ("de", "Das Denkmal fiel Vandalen zum Opfer.", "vandalised", "Vandalen"),
        ("fr", "Des vandales ont endommagé le monument.", "vandalised", "vandales"),
        ("fr", "La tempête a brisé la croix du monument.", "damaged", None),
        ("es", "Unos vándalos dañaron el monumento.", "vandalised", "vándalos"),
        ("es", "El viento rompió la lápida.", "damaged", None),
        ("it", "I vandali hanno danneggiato il monumento.", "vandalised", "vandali"),
        ("it", "La stele è stata spezzata dal vento.", "damaged", None),
        ("pt", "Vândalos danificaram o monumento.", "vandalised", "Vândalos"),
        ("pt", "A tempestade quebrou a lápide.", "damaged", None),
        ("ko", "누군가 추모비를 파손했다.", "vandalised", "누군가"),
        ("ko", "태풍으로 추모비가 파손됐다.", "damaged", None),
        ("ru", "Буря повредила обелиск.", "damaged", None),
    ],
)
def test_harm_is_told_apart_by_its_cause(lang: str, sentence: str, harm: str, actor: str | None) -> None:
    found = read_text(sentence, lang=lang, gazetteer=Nowhere()).findings
    assert {(one.property, one.actor) for one in found} == {(harm, actor)}
