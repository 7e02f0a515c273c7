"""Czech and Polish: who says a thing, when it was, how many, and what a left-out or pointed-at thing is."""

from __future__ import annotations

import pytest

from cenotaph.extract.text import read_text


@pytest.mark.parametrize(
    ("lang", "text", "mode", "speaker", "said"),
    [
        ("cs", "Pomník je v dobrém stavu, řekl ČTK starosta Lhoty Karel Beran.", "indirect", "Karel Beran", "Pomník"),
        ("cs", "„Pomník opravíme,“ řekl vedoucí odboru Radim Holý.", "direct", "Radim Holý", "Pomník opravíme,"),
        ("cs", "Velvyslanectví požaduje obnovení pomníku.", "indirect", "Velvyslanectví", "obnovení pomníku"),
        ("cs", "Podle mluvčí radnice Jany Bílé pomník poškodili vandalové.", "indirect", "Jany Bílé", "pomník"),
        ("pl", "Ambasada domaga się odbudowy pomnika.", "indirect", "Ambasada", "odbudowy pomnika"),
        ("pl", "Z danych muzeum wynika, że pomnik stoi tu od wojny.", "indirect", "muzeum", "pomnik"),
        ("pl", "Według proboszcza, ks. Karola Berana, pomnik stoi tu od wojny.", "indirect", "Karola Berana", "pomnik"),
        ("pl", "Zdaniem dr. Berana pomnik stoi tu od wojny.", "indirect", "dr. Berana", "pomnik"),
        ("pl", "Pytany o termin wójt odparł, że pomnik odnowią wiosną.", "indirect", "wójt", "pomnik"),
        ("pl", "Mieszkańcy Lipy alarmują: pomnik się sypie.", "indirect", "Mieszkańcy Lipy", "pomnik"),
        ("pl", "– To wstyd – nie kryje oburzenia pani Maria z Lipy.", "direct", "Maria", "To wstyd"),
        ("pl", "– Pomnik odnowimy – zapowiada wójt gminy Lipa Karol Beran.", "direct", "Karol Beran", "Pomnik"),
    ],
)  # fmt: skip
def test_somebody_says(lang: str, text: str, mode: str, speaker: str, said: str) -> None:
    found = read_text(text, lang=lang).quotations
    assert [(one.mode, one.speaker) for one in found] == [(mode, speaker)]
    assert text[found[0].start : found[0].end].startswith(said)


@pytest.mark.parametrize(
    ("lang", "text", "when"),
    [
        ("cs", "Pomník odhalili loni na podzim.", "2023-23"),
        ("cs", "Pomník odhalili letos v květnu.", "2024-05"),
        ("cs", "Pomník zničili za okupace.", "1939/1945"),
        ("cs", "Pomník postavili krátce po válce.", "1945/.."),
        ("pl", "Pomnik zburzono podczas okupacji.", "1939/1945"),
        ("pl", "Pomnik postawiono tuż po wojnie.", "1945/.."),
        ("de", "Das Denkmal wurde im vergangenen Jahr im Mai enthüllt.", "2023-05"),
    ],
)
def test_it_was_then(lang: str, text: str, when: str) -> None:
    assert [one.when for one in read_text(text, lang=lang, date="2024-05-05").findings] == [when]


@pytest.mark.parametrize(
    ("lang", "text", "said", "about"),
    [
        ("cs", "Pomník stál na návsi. Obec ho přesune na hřbitov.", "relocated", "Pomník"),
        ("cs", "V obci odhalili pomník letcům. Stojí v parku u nádraží.", "exists", "pomník letcům"),
        (
            "cs",
            "Ostatky 12 vojáků byly vyzvednuty z hrobu a převezeny na hřbitov v Brně.",
            "exhumed",
            "hrobu",
        ),
        ("pl", "Pomnik stał na rynku. Gmina przenosi go na cmentarz.", "relocated", "Pomnik"),
        ("pl", "Gmina, która jest zarządcą nekropolii, złożyła wniosek.", "custodian", "nekropolii"),
    ],
)
def test_a_thing_is_meant(lang: str, text: str, said: str, about: str) -> None:
    found = {(one.property, text[slice(*one.about)]) for one in read_text(text, lang=lang).findings}
    assert (said, about) in found
