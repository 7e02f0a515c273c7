"""Bulgarian sentences of usual words are heard for what they say; lookalikes say nothing."""

from __future__ import annotations

import pytest

from cenotaph.extract.text import read_text
from cenotaph.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("В селото издигнаха паметник на загиналите.", "erected happened"),
        ("На площада ще бъде поставена паметна плоча.", "erected planned"),
        ("Кметът откри паметника в събота.", "unveiled happened"),
        ("Паметникът ще бъде открит през май.", "unveiled planned"),
        ("За паметника се грижат ученици.", "maintained ongoing"),
        ("Доброволци почистиха гробището.", "maintained happened"),
        ("Паметникът беше реставриран.", "restored happened"),
        ("Общината ще ремонтира паметника.", "restored planned"),
        ("Жители искат паметникът да бъде ремонтиран.", "restored proposed"),
        ("Буря събори паметника.", "damaged happened"),
        ("Постаментът на паметника е напукан.", "damaged happened"),
        ("Вандали надраскаха паметника.", "vandalised happened"),
        ("Крадци откраднаха буквите от паметника.", "vandalised happened"),
        ("Паметникът бе демонтиран през 1992 г.", "removed happened"),
        ("Паметникът ще бъде премахнат.", "removed planned"),
        ("Паметникът е взривен.", "destroyed happened"),
        ("Паметникът ще бъде преместен.", "relocated planned"),
        ("Паметникът се намира в парка.", "exists happened"),
        ("Паметникът е вписан в регистъра на военните паметници.", "protected happened"),
        ("Паметникът е в окаяно състояние.", "condition happened"),
        ("Паметникът е собственост на общината.", "custodian happened"),
        ("Чешмата-паметник е част от мемориалния комплекс.", "part_of happened"),
        ("В костницата лежат костите на двадесет и пет опълченци.", "burials happened"),
        ("На гробището са погребани 120 войници.", "burials happened"),
        ("Паметникът е посветен на загиналите летци и стои в парка.", "commemorates happened"),
        ("На паметника е изписано: „Вечна слава“.", "inscription happened"),
        ("Отборът постигна монументална победа.", ""),
        ("Това гробище за коли е в индустриалната зона.", ""),
        ("Паметникът беше махнат от площада.", "removed happened"),
        ("Паметникът беше разрушен през 1990 г.", "destroyed happened"),
        ("Кметството почисти и боядиса паметника.", "maintained happened"),
        ("Паметникът е известен като „Каменният войник“.", "named happened"),
        ("Плочата ще бъде преместена в музея.", "relocated planned"),
        ("Площадката за игра беше боядисана.", ""),
    ],
)
def test_a_sentence_says(sentence: str, said: str, gazetteer: Gazetteer) -> None:
    findings = read_text(sentence, lang="bg", date="2024-05-05", gazetteer=gazetteer).findings
    heard = {f"{one.property} {one.status}" for one in findings}
    assert said in heard if said else not heard
