"""Memorials in two towns are two, in every language, on sentences of our own."""

from __future__ import annotations

import pytest

from cenotaph.extract.text import read_text


@pytest.mark.parametrize(
    ("lang", "text", "things"),
    [
        ("en", "The monument in Riga was moved in 2020. The monument in Tallinn was removed in 2022.", 2),
        ("en", "The monument in Riga was moved in 2020. The monument was unveiled in 1950.", 1),
        (
            "en",
            "The monument in Riga was moved. The monument in Riga's Victory Park was unveiled in 1950.",
            1,
        ),
        ("de", "Das Denkmal in Riga wurde 2020 versetzt. Das Denkmal in Tallinn wurde 2022 abgerissen.", 2),
        ("de", "Das Denkmal in Riga wurde 2020 versetzt. Das Denkmal im Park wurde 1950 errichtet.", 1),
        ("ru", "Памятник в Риге перенесли в 2020 году. Памятник в Таллине снесли в 2022 году.", 2),
        ("ru", "Памятник в Риге перенесли в 2020 году. Памятник в Парке Победы открыли в 1950 году.", 1),
        ("uk", "Пам’ятник у Ризі перенесли у 2020 році. Пам’ятник у Таллінні знесли у 2022 році.", 2),
        ("pl", "Pomnik w Rydze przeniesiono w 2020 roku. Pomnik w Tallinie zburzono w 2022 roku.", 2),
        (
            "bg",
            "Паметникът в Рига беше преместен през 2020 г. Паметникът в Талин беше съборен през 2022 г.",
            2,
        ),
        ("es", "El monumento en Riga fue trasladado. El monumento en Tallin fue demolido en 2022.", 2),
        ("fr", "Le monument à Riga a été déplacé. Le monument à Tallinn a été démoli en 2022.", 2),
        ("it", "Il monumento a Riga è stato spostato. Il monumento a Tallinn è stato demolito nel 2022.", 2),
        ("cs", "Pomník v Rize byl přemístěn v roce 2020. Pomník v Tallinnu byl zbourán v roce 2022.", 2),
    ],
)
def test_how_many_memorials(lang: str, text: str, things: int) -> None:
    assert len({one.thing for one in read_text(text, lang=lang).findings}) == things
