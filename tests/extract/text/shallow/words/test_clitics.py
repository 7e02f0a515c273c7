"""What a verb is done to may be a pronoun that looks like an article, or that is joined to it."""

from __future__ import annotations

import pytest

from cenotaph.extract.text import read_text
from cenotaph.extract.text.known import Nowhere


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("fr", "La stèle a été érigée en 1950. En 2022, la mairie l’a déplacée au cimetière.", "relocated"),
        ("fr", "La stèle a été érigée en 1950. Des inconnus l’ont taguée samedi.", "vandalised"),
        ("es", "La estela fue erigida en 1950. El ayuntamiento la trasladó al cementerio.", "relocated"),
        ("es", "La estela fue erigida en 1950. Quieren trasladarla al cementerio.", "relocated"),
        ("it", "Il cippo fu eretto nel 1950. Il comune lo ha spostato nel cimitero.", "relocated"),
        ("it", "Il cippo fu eretto nel 1950. Il comune vuole spostarlo nel cimitero.", "relocated"),
        ("pt", "A estela foi erguida em 1950. A câmara transferiu-a para o cemitério.", "relocated"),
        ("bg", "Паметникът е издигнат през 1950 г. Общината го премести на гробището.", "relocated"),
        ("uk", "Обеліск встановили 1950 року. Громада перенесла його на кладовище.", "relocated"),
    ],
)
def test_a_pronoun_beside_a_verb_means_what_was_spoken_of(lang: str, text: str, told: str) -> None:
    found = read_text(text, lang=lang, date="2024-05-05", gazetteer=Nowhere()).findings
    first = next(one for one in found if one.property in ("erected", "unveiled"))
    (moved,) = [one for one in found if one.property == told]
    assert moved.about == first.about


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "La stèle a été érigée en 1950. La mairie a restauré la chapelle."),
        ("es", "La estela fue erigida en 1950. El ayuntamiento restauró la capilla."),
        ("it", "Il cippo fu eretto nel 1950. Il comune ha restaurato la cappella."),
        ("fr", "La stèle a été érigée en 1950. La restauration de la chapelle a commencé."),
    ],
)
def test_an_article_points_to_nothing(lang: str, text: str) -> None:
    found = read_text(text, lang=lang, date="2024-05-05", gazetteer=Nowhere()).findings
    assert "restored" not in {one.property for one in found}


@pytest.mark.parametrize(
    ("lang", "text", "keeper"),
    [
        ("es", "El cementerio acoge 180 tumbas. Lo gestiona una asociación alemana.", ["asociación alemana"]),
        ("it", "Il cimitero ospita 180 tombe. Lo gestisce il Comune di Lodi.", ["Comune di Lodi"]),
        ("fr", "Le cimetière compte 180 tombes. La commune le gère depuis 1950.", ["commune"]),
        ("pt", "O cemitério tem 180 campas. A Liga dos Combatentes o administra.", ["Liga dos Combatentes"]),
        ("fr", "Le cimetière compte 180 tombes. La commune gère une usine.", []),
    ],
)
def test_who_keeps_it_keeps_what_was_spoken_of(lang: str, text: str, keeper: list[str]) -> None:
    found = read_text(text, lang=lang, gazetteer=Nowhere()).findings
    assert [one.value for one in found if one.property == "custodian"] == keeper
