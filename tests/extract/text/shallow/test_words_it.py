"""Italian sentences, made up for this test: what each says about memorials, by property and status."""

from __future__ import annotations

import pytest

from extract.text.shallow.hearing import heard, in_words

SENTENCES: dict[str, str] = {
    "Il cippo è stato eretto nel 1948.": "erected",
    "Una lapide sarà collocata sulla facciata.": "erected planned",
    "Il memoriale venne inaugurato nel 1965.": "unveiled",
    "La statua sarà svelata domenica.": "unveiled planned",
    "Il Comune restaurerà il monumento.": "restored planned",
    "L'obelisco è stato restaurato dagli alpini.": "restored",
    "Sono iniziati i lavori di restauro del monumento.": "restored ongoing",
    "Il vento ha danneggiato la stele.": "damaged",
    "Il basamento della statua è lesionato.": "damaged",
    "Ignoti hanno imbrattato il monumento.": "vandalised",
    "La targa di bronzo è stata rubata.": "vandalised",
    "Alcune tombe sono state profanate.": "vandalised",
    "Il busto è stato rimosso.": "removed",
    "La statua non sarà rimossa.": "removed denied",
    "I residenti chiedono la rimozione del monumento.": "removed proposed",
    "Il mausoleo fu demolito nel 1951.": "destroyed",
    "Il monumento inaugurato nel 1925 sarà spostato.": "unveiled, relocated planned",
    "La stele è stata trasferita al cimitero.": "relocated",
    "I volontari hanno ripulito le tombe.": "maintained",
    "Il sacrario sorge sul colle.": "exists",
    "Il cimitero appartiene al Comune.": "custodian",
    "Il monumento è tutelato come bene culturale.": "protected",
    "La lapide fa parte del complesso memoriale.": "part_of",
    "Il cimitero è in stato di abbandono.": "condition",
    "Sulla targa si legge: «Per non dimenticare».": "inscription",
    "Il monumento ricorda i minatori morti.": "commemorates",
    "Una lapide in memoria dei fucilati.": "commemorates",
    "Nel cimitero riposano trentadue soldati.": "burials",
    "Il monumento è noto come «la Sentinella».": "named",
    "Le salme di otto soldati furono esumate dalla fossa comune.": "exhumed",
    "La Provincia ha fatto restaurare la stele.": "restored",
    "Occorre riparare il monumento.": "restored proposed",
}
"""Sentence -> its statements, as "property" or "property status" where the status is not "happened"."""

LOOKALIKES = (
    "La squadra ha ottenuto una vittoria monumentale.",
    "È un monumento all'ipocrisia.",
    "Domani tornano le targhe alterne.",
    "La cerimonia ha avuto luogo ieri.",
    "Il cimitero delle auto è bruciato.",
    "Ha vinto la Targa Florio.",
    "Il sito internet del Comune è stato rinnovato.",
)


@pytest.mark.parametrize("text", SENTENCES, ids=range(len(SENTENCES)))
def test_what_a_sentence_says(text: str) -> None:
    assert in_words(heard(text, "it")) == {one.strip() for one in SENTENCES[text].split(",") if one.strip()}


@pytest.mark.parametrize("text", LOOKALIKES)
def test_lookalikes_say_nothing(text: str) -> None:
    assert heard(text, "it") == set()
