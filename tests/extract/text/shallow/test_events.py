"""Where something is moved to is what stands behind a preposition of direction, never when it was."""

from __future__ import annotations

import pytest

from cenotaph.extract.text import read_text
from cenotaph.extract.text.known import Nowhere


@pytest.mark.parametrize(
    ("lang", "sentence", "destination"),
    [
        ("es", "La placa fue llevada al museo.", "museo"),
        ("es", "La estatua fue trasladada a Burgos.", "Burgos"),
        ("es", "El monumento se trasladará a finales de mayo.", None),
        ("es", "El monumento será reubicado al finalizar las obras.", None),
        ("pt", "O busto será transferido para o jardim.", "jardim"),
        ("pt", "O busto será transferido no final de maio.", None),
        ("fr", "La stèle a été transférée à Verdun.", "Verdun"),
        ("fr", "La stèle sera transférée au printemps.", None),
        ("it", "Il cippo è stato trasferito nel parco.", "parco"),
        ("it", "Il cippo sarà trasferito alla fine di maggio.", None),
        ("es", "El monolito fue llevado a Burgos en 2010.", "Burgos"),
        ("pt", "O busto foi transferido para o jardim municipal em 1960.", "jardim municipal"),
        ("de", "Das Denkmal wurde 1990 auf den Friedhof versetzt.", "Friedhof"),
        ("de", "Das Denkmal auf dem Markt soll in den Stadtpark versetzt werden.", "Stadtpark"),
        ("de", "Das Denkmal auf dem Markt wurde versetzt.", None),
        ("ru", "Памятник перевезли в Петрозаводск ещё в апреле.", "Петрозаводск"),
    ],
)
def test_a_destination_is_a_place(lang: str, sentence: str, destination: str | None) -> None:
    found = read_text(sentence, lang=lang, gazetteer=Nowhere()).findings
    assert [one.value for one in found if one.property == "relocated"] == [destination]


@pytest.mark.parametrize(
    ("lang", "text", "about"),
    [
        ("ru", "Могилу обследовали. Рядом стоит стела. Останки солдат перенесут на кладбище.", "Могилу"),
        ("pl", "Mogiłę otwarto. Obok stoi tablica. Szczątki żołnierzy przeniesiono na cmentarz.", "Mogiłę"),
        ("ru", "Останки солдат перенесли из братской могилы у обелиска на кладбище.", "братской могилы"),
    ],
)
def test_remains_are_moved_from_a_grave_and_not_from_a_stele(lang: str, text: str, about: str) -> None:
    found = read_text(text, lang=lang, date="2024-05-05", gazetteer=Nowhere()).findings
    assert [text[one.about[0] : one.about[1]] for one in found if one.property == "exhumed"] == [about]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("pl", "W północnej części cmentarza odsłonięto pomnik."),
        ("cs", "V zadní části hřbitova byl odhalen pomník."),
        ("ru", "На территории кладбища открыли памятник."),
        ("uk", "У північній частині кладовища відкрили пам’ятник."),
    ],
)
def test_what_a_thing_stands_in_a_part_of_is_not_what_is_unveiled(lang: str, text: str) -> None:
    found = read_text(text, lang=lang, date="2024-05-05", gazetteer=Nowhere()).findings
    (told,) = [one for one in found if one.property == "unveiled"]
    assert text[told.about[0] : told.about[1]].startswith(("pomn", "пам"))


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("uk", "Через негоду відкриття меморіалу перенесли на 15 жовтня."),
        ("ru", "Открытие памятника перенесли на 9 мая."),
    ],
)
def test_what_is_put_off_is_not_moved(lang: str, sentence: str) -> None:
    found = read_text(sentence, lang=lang, date="2024-05-05", gazetteer=Nowhere()).findings
    assert "relocated" not in {one.property for one in found}


@pytest.mark.parametrize(
    ("lang", "text", "about"),
    [
        ("it", "La fossa comune è a Feltre. Le salme vennero traslate all'ossario di Timau.", "fossa comune"),
        ("cs", "Hromadný hrob leží u lesa. Ostatky byly převezeny na ústřední hřbitov v Brně.", "Hromadný hrob"),
        ("fr", "Le cimetière provisoire était ici. Les corps furent relevés et regroupés à la nécropole.", "cimetière provisoire"),
    ],
)  # fmt: skip
def test_the_dead_lay_in_the_grave_that_was_told_of_and_not_where_they_go(
    lang: str, text: str, about: str
) -> None:
    (found,) = [one for one in read_text(text, lang=lang).findings if one.property == "exhumed"]
    assert text[slice(*found.about)] == about


@pytest.mark.parametrize(
    ("lang", "sentence", "said"),
    [
        ("it", "Sono stati recuperati i resti della lapide.", False),
        ("fr", "Les restes du monument ont été transférés au dépôt.", False),
        ("es", "Siete cuerpos están sepultados en una fosa común.", False),
        ("es", "Siete cuerpos fueron exhumados de una fosa común.", True),
        ("es", "Hay seis cuerpos enterrados en la fosa común.", False),
        ("it", "I resti dei caduti sono stati riesumati dal cimitero.", True),
    ],
)
def test_nobody_is_dug_out_where_remains_lie_or_are_those_of_a_stone(
    lang: str, sentence: str, *, said: bool
) -> None:
    found = read_text(sentence, lang=lang, gazetteer=Nowhere()).findings
    assert any(one.property == "exhumed" for one in found) == said


@pytest.mark.parametrize(
    ("lang", "text", "about"),
    [
        ("fr", "La stèle a été posée en 1950. Elle sera restaurée avant la plaque du gymnase.", "stèle"),
        ("fr", "La stèle penche. Elle sera restaurée, tout comme l'a été la plaque du gymnase.", "stèle"),
        ("es", "El monolito es de granito. Será restaurado junto con la placa del colegio.", "monolito"),
        ("it", "La stele è di granito. È stata restaurata davanti alla lapide del cimitero.", "stele"),
        ("pt", "O busto é de bronze. Foi restaurado junto ao cemitério.", "busto"),
        ("es", "El monolito es de granito. Fue restaurada una placa junto al cementerio.", "placa"),
    ],
)
def test_a_passive_goes_on_with_what_was_spoken_of(lang: str, text: str, about: str) -> None:
    found = read_text(text, lang=lang, gazetteer=Nowhere()).findings
    assert [text[slice(*one.about)] for one in found if one.property == "restored"] == [about]


@pytest.mark.parametrize(
    ("lang", "text", "status"),
    [
        ("fr", "Le nettoyage de la stèle a été réalisé par les scouts.", "happened"),
        ("fr", "Le nettoyage de la stèle est réalisé par les scouts.", "ongoing"),
        ("fr", "Le nettoyage de la stèle est principalement réalisé par les scouts.", "ongoing"),
        ("es", "La limpieza del monumento fue realizada por los vecinos.", "happened"),
        ("it", "La pulizia del monumento è stata eseguita dagli alpini.", "happened"),
        ("it", "La pulizia del monumento è curata dagli alpini.", "ongoing"),
        ("pt", "A limpeza do monumento foi feita pelos escuteiros.", "happened"),
        ("pt", "A limpeza do monumento é feita pela junta.", "ongoing"),
    ],
)
def test_a_deed_that_was_done_puts_up_nothing(lang: str, text: str, status: str) -> None:
    found = read_text(text, lang=lang, gazetteer=Nowhere()).findings
    told = {(one.property, one.status) for one in found if one.property != "exists"}
    assert told == {("maintained", status)}
