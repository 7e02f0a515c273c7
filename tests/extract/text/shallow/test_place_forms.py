"""Places by their form where no gazetteer has them: streets named after somebody, villages, endings of where."""

from __future__ import annotations

import pytest

from extract.text.shallow.test_places import places


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("cs", "Deska visela v ulici Milady Horákové v Brně.", ["ulici Milady Horákové", "Brně"]),
        ("cs", "Socha stojí na náměstí Rudé armády.", ["náměstí Rudé armády"]),
        ("cs", "Pomník je na nám. T. G. Masaryka v Chrudimi.", ["nám. T. G. Masaryka", "Chrudimi"]),
        ("cs", "Kříž stojí v Dlouhé ulici.", ["Dlouhé ulici"]),
        ("cs", "Na Holoubkově visí deska.", ["Holoubkově"]),
        ("cs", "Hroby jsou v Dolní Zálužce a v Horní Lhotě.", ["Dolní Zálužce", "Horní Lhotě"]),
        (
            "cs",
            "Opravili hroby v Josefovicích, Lužicích a Bojanicích.",
            ["Josefovicích", "Lužicích", "Bojanicích"],
        ),
        ("pl", "Pomnik stoi przy ul. Armii Krajowej.", ["ul. Armii Krajowej"]),
        ("pl", "Tablica wisi przy ul. gen. Józefa Bema w Gdyni.", ["ul. gen. Józefa Bema", "Gdyni"]),
        ("pl", "Obelisk stoi na placu Jana Pawła II.", ["placu Jana Pawła II"]),
        ("pl", "Groby są w Woli Zarzecznej.", ["Woli Zarzecznej"]),
        ("pl", "W Warszawie i Lipinkach odnowiono groby.", ["Warszawie", "Lipinkach"]),
    ],
)
def test_a_place_is_known_by_its_form(lang: str, text: str, expected: list[str]) -> None:
    assert places(lang, text) == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("cs", "V parku Rusové sundali pomník."),
        ("cs", "Na náměstí Karel Novák odhalil desku."),
        ("cs", "Hřbitov leží u Malé pevnosti."),
        ("cs", "Fotografie hrobu je na Facebooku."),
        ("pl", "Pomnik zburzyli Niemcy."),
        ("pl", "W parku Niemcy pochowali ofiary."),
        ("pl", "Zdjęcie pomnika jest na Uniwersytecie."),
    ],
)
def test_who_does_something_in_a_street_is_no_place(lang: str, text: str) -> None:
    assert places(lang, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pomník padlým – Hrubčice\n\nPomník stojí na návsi.", ["Hrubčice"]),
        ("Hrubčice: pomník padlým\n\nPomník stojí na návsi.", ["Hrubčice"]),
        ("Pomník byl opraven.\n\nVlastník: obec Horusov.\n\nHroby u Horusova.", ["Horusov", "Horusova"]),
    ],
)
def test_a_name_alone_in_a_headline_is_a_place(text: str, expected: list[str]) -> None:
    assert places("cs", text) == expected
