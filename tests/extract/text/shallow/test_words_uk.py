"""Ukrainian sentences of usual words are heard for what they say; lookalikes say nothing."""

from __future__ import annotations

import pytest

from cenotaph.gazetteer import Gazetteer
from extract.text.shallow.hearing import heard


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("У селі встановили пам’ятник загиблим воїнам.", "erected happened"),
        ("На площі з’явиться стела.", "erected planned"),
        ("У Луцьку відкрили меморіальну дошку.", "unveiled happened"),
        ("Могили доглядають школярі.", "maintained ongoing"),
        ("Волонтери впорядкували кладовище.", "maintained happened"),
        ("Пам’ятник відреставрували.", "restored happened"),
        ("Меморіал відновлять навесні.", "restored planned"),
        ("Уламки ракети пошкодили пам’ятник.", "damaged happened"),
        ("Стела похилилася.", "damaged happened"),
        ("Невідомі розбили пам’ятник.", "vandalised happened"),
        ("З меморіалу викрали бронзові літери.", "vandalised happened"),
        ("Пам’ятник демонтували у жовтні.", "removed happened"),
        ("Активісти вимагають демонтувати монумент.", "removed proposed"),
        ("Обеліск знесли у 2022 році.", "destroyed happened"),
        ("Погруддя перенесуть до музею.", "relocated planned"),
        ("Пам’ятник стоїть у парку.", "exists happened"),
        ("Пам’ятник внесено до реєстру.", "protected happened"),
        ("Меморіал у занедбаному стані.", "condition happened"),
        ("На цвинтарі поховано 150 солдатів.", "burials happened"),
        ("У братській могилі спочивають сорок два бійці.", "burials happened"),
        ("Команда здобула монументальну перемогу.", ""),
        ("Могильник відходів закрили.", ""),
        ("Зі стели зняли зірку, а меморіал демонтували.", "removed happened"),
        ("На обеліску поновили напис.", "restored happened"),
        ("Пам’ятник перебуває на балансі громади.", "custodian happened"),
        ("Стела входить до складу меморіалу.", "part_of happened"),
        ("Пам’ятник потребує ремонту.", "condition happened"),
        ("Об’єкти інфраструктури відновлюють.", ""),
    ],
)
def test_a_sentence_says(sentence: str, said: str, gazetteer: Gazetteer) -> None:
    found = {" ".join(one) for one in heard(sentence, "uk", gazetteer, "2024-05-05")}
    assert said in found if said else not found
