"""French sentences, made up for this test: what each says about memorials, by property and status."""

from __future__ import annotations

import pytest

from extract.text.shallow.hearing import heard, in_words

SENTENCES: dict[str, str] = {
    "La stèle a été érigée en 1922 à l'entrée du village.": "erected",
    "Une plaque sera apposée sur la façade de l'école.": "erected planned",
    "Le mémorial fut inauguré par le préfet en juin 1956.": "unveiled",
    "L’inauguration de la stèle aura lieu samedi.": "unveiled planned",
    "Le cimetière militaire compte 230 tombes.": "burials",
    "Le nouveau monument sera dévoilé dimanche.": "unveiled planned",
    "La municipalité restaurera l'obélisque au printemps.": "restored planned",
    "Le monument aux morts vient d'être rénové.": "restored",
    "Les lettres de la stèle ont été redorées.": "restored",
    "La tempête a renversé deux tombes du cimetière.": "damaged",
    "La stèle est fissurée depuis l'hiver dernier.": "damaged",
    "Le socle de la statue s'effrite.": "damaged",
    "Des inconnus ont tagué le monument.": "vandalised",
    "Plusieurs tombes ont été profanées.": "vandalised",
    "La plaque de bronze a été volée dans la nuit.": "vandalised",
    "La statue a été déboulonnée puis mise à l'abri.": "removed",
    "Le maire refuse de démonter le monument.": "removed denied",
    "Un collectif demande que la statue soit retirée.": "removed proposed",
    "Le mausolée fut dynamité en 1944.": "destroyed",
    "Le cénotaphe n'a jamais été détruit.": "destroyed denied",
    "L'obélisque érigé en 1921 sera déplacé.": "erected, relocated planned",
    "La stèle a été transférée au cimetière communal.": "relocated",
    "Les tombes sont entretenues par des bénévoles.": "maintained ongoing",
    "Les élèves ont nettoyé le monument.": "maintained",
    "Le mémorial se dresse sur la place de l'Église.": "exists",
    "Le monument appartient à la commune.": "custodian",
    "La nécropole est classée monument historique.": "protected",
    "La stèle fait partie de l'ensemble mémoriel.": "part_of",
    "Le monument est en très mauvais état.": "condition",
    "Sur la plaque, on peut lire : « Passant, souviens-toi ».": "inscription",
    "Le monument rend hommage aux aviateurs canadiens.": "commemorates",
    "Une stèle à la mémoire des fusillés.": "commemorates",
    "Quelque trois cents soldats reposent dans ce cimetière.": "burials",
    "Le monument est surnommé « la Grande Dame ».": "named",
    "Les restes de douze soldats ont été exhumés du cimetière.": "exhumed",
    "La restauration du monument est prévue en 2025.": "restored planned",
    "La commune a fait restaurer la stèle.": "restored",
    "Des travaux sont nécessaires pour restaurer le monument.": "restored proposed",
    "Une pancarte a été remplacée près du cimetière.": "",
}
"""Sentence -> its statements, as "property" or "property status" where the status is not "happened"."""

LOOKALIKES = (
    "Ce discours est un monument d'hypocrisie.",
    "La nuit tombe sur la ville.",
    "La fête tombe un dimanche.",
    "Il collectionne les plaques d'immatriculation.",
    "Le tournoi mémorial de pétanque a réuni cent joueurs.",
    "Le cimetière de voitures a brûlé ?",
    "Le site internet de la mairie a été rénové.",
    "La Croix-Rouge a inauguré son local.",
)


@pytest.mark.parametrize("text", SENTENCES, ids=range(len(SENTENCES)))
def test_what_a_sentence_says(text: str) -> None:
    assert in_words(heard(text, "fr")) == {one.strip() for one in SENTENCES[text].split(",") if one.strip()}


@pytest.mark.parametrize("text", LOOKALIKES)
def test_lookalikes_say_nothing(text: str) -> None:
    assert heard(text, "fr") == set()
