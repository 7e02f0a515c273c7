"""Villages that no gazetteer knows: where the text shows that a name is one, and where it only looks so."""

from __future__ import annotations

import pytest

from cenotaph.extract.text.shallow.findings import find_facts
from cenotaph.extract.text.shallow.places.sure_places import sure_names
from cenotaph.extract.text.shallow.words.lexicon import read_lexicon
from cenotaph.extract.text.shallow.words.page import lay_out
from extract.text.shallow.circumstances.test_whereabouts import ATLAS

SHOWN = [
    # As a dateline that comes again, with a date, or with a county beside it.
    ("de", "Namen fehlen\nTrobenau. Platten am Waldrand von Trobenau wurden auf dem Friedhof ersetzt.", ["Trobenau"]),
    ("de", "Namen fehlen\nTrobenfeld. Auf dem Friedhof wurden 36 Grabplatten ersetzt.", ["Trobenfeld"]),
    ("de", "Kummersdau (Landkreis Weimar), 9. Mai. Das Ehrenmal wurde saniert.", ["Kummersdau", "Landkreis Weimar"]),
    ("es", "Valdemorros (Lens), 9 may.- El monumento fue restaurado.", ["Valdemorros", "Lens"]),
    # Behind words that only a place follows; later mentions count as well.
    ("de", "Das Kriegerdenkmal von Oberwindach\nAuf dem Kirchplatz steht unser Ehrenmal.", ["Oberwindach"]),
    ("de", "Südlich von Lütjenwisch steht ein Obelisk.", ["Lütjenwisch"]),
    ("fr", "À l’entrée de Brézancourt, une stèle a été dévoilée.", ["Brézancourt"]),
    ("fr", "La commune d’Orlanchy a restauré la stèle.", ["Orlanchy"]),
    ("it", "Il cimitero di guerra di Montefrasso fu restaurato.", ["Montefrasso"]),
    ("es", "El camposanto de Valdemorros fue restaurado.", ["Valdemorros"]),
    ("pt", "O cemitério de Vilar do Rebordo foi restaurado.", ["Vilar do Rebordo"]),
    ("ru", "Жители Злотувека отремонтировали обелиск.", ["Злотувека"]),
    ("ru", "Около Злотувека снесли обелиск.", ["Злотувека"]),
    ("ru", "В нижнеавстрийском Брезанбахе обновили обелиск.", ["Брезанбахе"]),
    ("it", "Nel centro di Montefrasso si trova un obelisco.", ["Montefrasso"]),
    ("cs", "Hned za Bezdíčí se v lese krčí obelisk.", ["Bezdíčí"]),
    ("cs", "Zastupitelé Dolních Bezdíčic opravili obelisk.", ["Dolních Bezdíčic"]),
    # Where names bend, another place follows behind its own preposition.
    ("cs", "Obelisk stojí v lese u Bezdíčí na Lensu.", ["Bezdíčí", "Lensu"]),
    # Behind "in", where its people are called by it, too.
    ("de", "In Lütjenwisch wurde das Mahnmal beschmiert. Der Lütjenwischer Pfarrer ist entsetzt.", ["Lütjenwisch"]),
    # With the town that it is said to be near where it stands first.
    (
        "fr",
        "La nécropole de Bois-Morin, près de Reims\n\nCréée en 1919, la nécropole de Bois-Morin a été rénovée.",
        ["Bois-Morin", "Reims"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "expected"), SHOWN)
def test_a_village_that_no_gazetteer_knows(lang: str, text: str, expected: list[str]) -> None:
    page = lay_out(text, read_lexicon(lang), None)
    _, findings = find_facts(page, [], ATLAS)
    assert findings
    assert all(sorted(page.words(place) for place in one.places) == sorted(expected) for one in findings)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Das Denkmal von Rauch wurde saniert."),
        ("de", "Fazit. Das Ehrenmal wurde saniert."),
        ("ru", "На деньги Кузнецова обновили обелиск."),
        ("de", "Der Obelisk in Schieflage wurde saniert. Er steht in Bronze."),
        ("de", "Das Kreuz wurde in Handwerk gefertigt. Die Handwerker waren Lehrlinge."),
        ("fr", "Le monument de Rodin a été restauré."),
        ("it", "Il monumento di Canova è stato restaurato."),
        ("ko", "모산동에 있는 추모비를 보수했다."),
    ],
)
def test_what_only_looks_like_one(lang: str, text: str) -> None:
    assert sure_names(text, read_lexicon(lang)) == frozenset()
