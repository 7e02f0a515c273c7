"""Portuguese sentences, made up for this test: what each says about memorials, by property and status."""

from __future__ import annotations

import pytest

from extract.text.shallow.hearing import heard, in_words

SENTENCES: dict[str, str] = {
    "O obelisco foi erguido em 1924.": "erected",
    "Será colocada uma placa na fachada da escola.": "erected planned",
    "O memorial foi inaugurado em maio.": "unveiled",
    "A Câmara restaurará o monumento.": "restored planned",
    "A estátua foi restaurada no verão.": "restored",
    "As obras para recuperar o monumento começaram.": "restored ongoing",
    "O temporal danificou o cruzeiro.": "damaged",
    "O pedestal da estátua está rachado.": "damaged",
    "Desconhecidos picharam o monumento.": "vandalised",
    "A placa de bronze foi furtada.": "vandalised",
    "Várias campas foram profanadas.": "vandalised",
    "A estátua foi removida da praça.": "removed",
    "O busto não vai ser retirado.": "removed denied",
    "Os moradores pedem a remoção do monumento.": "removed proposed",
    "O mausoléu foi demolido em 1975.": "destroyed",
    "O monumento inaugurado em 1940 será transferido.": "unveiled, relocated planned",
    "A estela foi transferida para o jardim.": "relocated",
    "Os voluntários limparam as campas.": "maintained",
    "O memorial fica na praça central.": "exists",
    "O cemitério pertence à freguesia.": "custodian",
    "O obelisco está classificado como monumento de interesse público.": "protected",
    "A lápide faz parte do conjunto memorial.": "part_of",
    "O cemitério está em péssimo estado.": "condition",
    "Na placa lê-se: «Para que não se esqueça».": "inscription",
    "O monumento homenageia os pescadores mortos.": "commemorates",
    "Uma placa em memória dos expedicionários.": "commemorates",
    "No cemitério repousam vinte e três soldados.": "burials",
    "O monumento é conhecido como «O Vigia».": "named",
    "Os restos de oito soldados foram exumados da vala comum.": "exhumed",
    "A Junta mandou restaurar a estela.": "restored",
    "É preciso reparar o monumento.": "restored proposed",
    "Chamam-lhe «a Pedra Alta», e o obelisco tem cem anos.": "named",
}
"""Sentence -> its statements, as "property" or "property status" where the status is not "happened"."""

LOOKALIKES = (
    "A equipa conseguiu uma vitória monumental.",
    "É um monumento à hipocrisia.",
    "Instalaram placas solares no telhado.",
    "A cerimónia teve lugar ontem.",
    "O cemitério de automóveis ardeu.",
    "Ganhou a Taça Monumento.",
    "O partido político foi fundado em 1974.",
)


@pytest.mark.parametrize("text", SENTENCES, ids=range(len(SENTENCES)))
def test_what_a_sentence_says(text: str) -> None:
    assert in_words(heard(text, "pt")) == {one.strip() for one in SENTENCES[text].split(",") if one.strip()}


@pytest.mark.parametrize("text", LOOKALIKES)
def test_lookalikes_say_nothing(text: str) -> None:
    assert heard(text, "pt") == set()
