"""Spanish sentences, made up for this test: what each says about memorials, by property and status."""

from __future__ import annotations

import pytest

from extract.text.shallow.hearing import heard, in_words

SENTENCES: dict[str, str] = {
    "El monolito fue erigido en 1938.": "erected",
    "Se colocará una placa en la fachada del instituto.": "erected planned",
    "La estatua se inauguró el pasado domingo.": "unveiled",
    "El alcalde descubrirá el busto en abril.": "unveiled planned",
    "El Ayuntamiento restaurará la cruz de los caídos.": "restored planned",
    "La lápida ha sido restaurada por un artesano.": "restored",
    "Comenzaron a rehabilitar el monumento.": "restored ongoing",
    "El viento derrumbó la estela.": "damaged",
    "El pedestal de la estatua está agrietado.": "damaged",
    "Unos desconocidos pintarrajearon el monumento.": "vandalised",
    "Robaron la placa de bronce del monolito.": "vandalised",
    "Varias tumbas fueron profanadas.": "vandalised",
    "La retirada de la estatua se aprobó ayer.": "removed planned",
    "La cruz no será retirada del cementerio.": "removed denied",
    "El obelisco no será retirado.": "removed denied",
    "Los vecinos piden que se retire el monumento.": "removed proposed",
    "El mausoleo fue demolido en 1979.": "destroyed",
    "El monumento levantado en 1941 será trasladado.": "erected, relocated planned",
    "El obelisco no va a ser trasladado.": "relocated denied",
    "Los voluntarios limpiaron las tumbas.": "maintained",
    "Las tumbas están cuidadas por los vecinos.": "maintained ongoing",
    "El memorial se alza junto al río.": "exists",
    "El cementerio pertenece al municipio.": "custodian",
    "El panteón fue declarado bien de interés cultural.": "protected",
    "La estela forma parte del conjunto conmemorativo.": "part_of",
    "El cementerio está en pésimo estado.": "condition",
    "En la placa se lee: «Nunca más».": "inscription",
    "El monumento recuerda a los mineros muertos.": "commemorates",
    "Una placa en memoria de los fusilados.": "commemorates",
    "En el cementerio yacen treinta y dos soldados.": "burials",
    "El monumento es conocido como «El Centinela».": "named",
    "Los restos de ocho milicianos fueron exhumados de la fosa común.": "exhumed",
    "El Gobierno mandó restaurar el cenotafio.": "restored",
    "Hay que reparar el monumento.": "restored proposed",
}
"""Sentence -> its statements, as "property" or "property status" where the status is not "happened"."""

LOOKALIKES = (
    "El equipo logró una victoria monumental.",
    "Es un monumento a la hipocresía.",
    "Instalaron placas solares en el tejado.",
    "La ceremonia tuvo lugar ayer.",
    "El cementerio de coches ardió.",
    "La fosa séptica fue reparada.",
    "Encontró un nicho de mercado.",
)


@pytest.mark.parametrize("text", SENTENCES, ids=range(len(SENTENCES)))
def test_what_a_sentence_says(text: str) -> None:
    assert in_words(heard(text, "es")) == {one.strip() for one in SENTENCES[text].split(",") if one.strip()}


@pytest.mark.parametrize("text", LOOKALIKES)
def test_lookalikes_say_nothing(text: str) -> None:
    assert heard(text, "es") == set()
