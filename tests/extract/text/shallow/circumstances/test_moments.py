"""Which time of a sentence is that of a fact, in languages that are read without a parser."""

from __future__ import annotations

import pytest

from cenotaph.extract.text.known import Nowhere
from cenotaph.extract.text.shallow.findings import find_facts
from cenotaph.extract.text.shallow.words.lexicon import read_lexicon
from cenotaph.extract.text.shallow.words.page import lay_out


@pytest.mark.parametrize(
    ("lang", "text", "date", "expected"),
    [
        # Another event stands nearer before a time, or a relative clause holds it.
        (
            "es",
            "La placa había sido repuesta en febrero tras sufrir pintadas en 2022.",
            "2024-05-20",
            {"restored": "2024-02", "vandalised": "2022"},
        ),
        (
            "fr",
            "Le monument a été érigé à l'emplacement du cimetière qui a été désaffecté en 1912.",
            None,
            {"erected": None},
        ),
        (
            "fr",
            "Une grille aujourd'hui disparue fut posée autour du monument.",
            "2024-05-20",
            {"erected": None},
        ),
        ("es", "En 2010 los restos fueron sepultados en el cementerio.", None, {"exhumed": "2010"}),
        (
            "pt",
            "O cemitério é mantido pelo Estado e foi inscrito na lista do Património em 2023.",
            None,
            {"maintained": None, "protected": "2023"},
        ),
        # Each of two clauses keeps its own time.
        (
            "it",
            "La lapide, inaugurata nel 1946, era stata spostata in chiesa nel 1978.",
            None,
            {"unveiled": "1946", "relocated": "1978"},
        ),
        (
            "ru",
            "Обелиск поставили в 1950 году и разобрали в 1990-м.",
            None,
            {"erected": "1950", "removed": "1990"},
        ),
        (
            "de",
            "Die Stele ist stark abgeplatzt, steht aber seit 1994 unter Denkmalschutz.",
            None,
            {"damaged": None, "protected": "1994/.."},
        ),
        (
            "ko",
            "1917년 조성된 이 묘지에는 장병 321명이 안장돼 있다.",
            None,
            {"erected": "1917", "burials": None},
        ),
        # One that leads the sentence is that of all that "and" joins.
        (
            "ru",
            "В 2022 году памятник сняли с постамента и перенесли на кладбище.",
            None,
            {"removed": "2022", "relocated": "2022"},
        ),
        (
            "de",
            "2022 wurde das Denkmal abgebaut und auf den Friedhof versetzt.",
            None,
            {"removed": "2022", "relocated": "2022"},
        ),
        (
            "bg",
            "Паметникът е издигнат през 1950 г. През 2022 г. беше съборен.",
            None,
            {"erected": "1950", "destroyed": "2022"},
        ),
        ("cs", "Pomník postavili v roce 1950 a zbourali.", None, {"erected": "1950", "destroyed": None}),
        (
            "fr",
            "L’obélisque a été érigé en 1950 et démonté en 1990.",
            None,
            {"erected": "1950", "removed": "1990"},
        ),
        (
            "es",
            "El obelisco fue levantado en 1950 y retirado en 1990.",
            None,
            {"erected": "1950", "removed": "1990"},
        ),
        ("de", "Das Denkmal für die Gefallenen wurde 1925 errichtet.", None, {"erected": "1925"}),
        ("de", "Das Denkmal wurde in den 50er-Jahren errichtet.", None, {"erected": "195X"}),
        ("de", "Das Denkmal, 1950 beschädigt, wurde saniert.", None, {"damaged": "1950", "restored": None}),
        # The year of a protocol or of somebody's death is not the event's.
        ("ru", "Памятник расстрелянным в 1943 году восстановили.", None, {"restored": None}),
        ("pl", "Zgodnie z protokołem z 1943 roku mogiłę zniszczono.", None, {"destroyed": None}),
        # What is planned has a time only if it lies ahead.
        ("cs", "Pomník bude opraven na jaře příštího roku.", "2021-11-03", {"restored": "2022-21"}),
        ("uk", "Пам’ятник планують перенести після війни.", "2023-08-29", {"relocated": None}),
        (
            "de",
            "Der Rat hat am Montag beschlossen, das Denkmal zu sanieren.",
            "2023-08-29",
            {"restored": None},
        ),
    ],
)
def test_when(lang: str, text: str, date: str | None, expected: dict[str, str | None]) -> None:
    _, findings = find_facts(lay_out(text, read_lexicon(lang), date), [], Nowhere())
    found = {one.property: one.when for one in findings if one.property in expected}
    assert found == expected


@pytest.mark.parametrize(
    ("lang", "text", "whens"),
    [
        (
            "fr",
            "Le monument a été tagué dans la nuit. Il y a cinq ans, il avait été recouvert de graffitis.",
            [None, "2019"],
        ),
        ("es", "El memorial amaneció con pintadas. En 2019 ya había sido atacado.", [None, "2019"]),
        ("fr", "Le monument a été tagué lundi. Il a été tagué au pochoir.", ["2024-05-20"]),
    ],
)
def test_harm_of_years_before_is_another(lang: str, text: str, whens: list[str | None]) -> None:
    page = lay_out(text, read_lexicon(lang), "2024-05-20")
    assert [one.when for one in find_facts(page, [], Nowhere())[1] if one.property == "vandalised"] == whens
