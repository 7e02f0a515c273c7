"""Bulgarian sentences of usual words are heard for what they say; lookalikes say nothing."""

from __future__ import annotations

import pytest

from cenotaph.gazetteer import Gazetteer
from extract.text.shallow.hearing import heard


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
    found = {" ".join(one) for one in heard(sentence, "bg", gazetteer, "2024-05-05")}
    assert said in found if said else not found
