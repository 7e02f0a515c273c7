"""Names joined by "of": streets, schools and villages in French, Italian, Portuguese and Spanish."""

from __future__ import annotations

import pytest

from extract.text.shallow.test_places import places

STREETS = [
    ("fr", "La stèle de la place de l’Étang a été nettoyée.", ["place de l’Étang"]),
    ("fr", "Une plaque a été apposée place de la Mairie.", ["place de la Mairie"]),
    ("fr", "Une plaque a été posée rue du 8 Mai 1945, à Lens.", ["rue du 8 Mai 1945", "Lens"]),
    ("fr", "Une plaque a été dévoilée sur le mur de l’école Jules-Ferry.", ["école Jules-Ferry"]),
    ("fr", "Une plaque a été dévoilée à la gare de Lens.", ["Lens"]),
    ("es", "Se colocó una placa en la calle Federico García Lorca.", ["calle Federico García Lorca"]),
    ("es", "El busto está en el parque del Retiro de Zamora.", ["parque del Retiro", "Zamora"]),
    ("es", "El monumento se levantó en la avenida 9 de Julio.", ["avenida 9 de Julio"]),
    ("pt", "O monumento fica na Rua Vasco da Gama, em Braga.", ["Rua Vasco da Gama", "Braga"]),
    ("it", "Il cippo si trova in piazza della Vittoria a Udine.", ["piazza della Vittoria", "Udine"]),
]
VILLAGES = [
    ("es", "En Villar del Páramo se erigió un monolito.", ["Villar del Páramo"]),
    ("es", "Se erigió un memorial en San Pedro de Atacama.", ["San Pedro de Atacama"]),
    ("es", "La lápida está en Torrero de Zamora.", ["Torrero", "Zamora"]),
    ("pt", "O monumento foi erguido em Vila Nova de Foz Côa.", ["Vila Nova de Foz Côa"]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), [*STREETS, *VILLAGES])
def test_a_name_joined_by_of_is_one(lang: str, text: str, expected: list[str]) -> None:
    assert places(lang, text) == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Au cours de la Seconde Guerre mondiale, la stèle a disparu."),
        ("fr", "La mise en place de la Fondation a pris un an."),
        ("es", "La estatua de San Martín fue restaurada."),
    ],
)
def test_no_street_and_no_village(lang: str, text: str) -> None:
    assert places(lang, text) == []
