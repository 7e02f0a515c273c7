"""Russian sentences of usual words are heard for what they say; lookalikes say nothing."""

from __future__ import annotations

import pytest

from cenotaph.gazetteer import Gazetteer
from extract.text.shallow.hearing import heard


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("В деревне Ольховка установили памятник погибшим землякам.", "erected happened"),
        ("Осенью в сквере появится стела в честь пограничников.", "erected planned"),
        ("В субботу в Кирове открыли мемориал.", "unveiled happened"),
        ("Памятник откроют 9 мая.", "unveiled planned"),
        ("Школьники выкосили траву и навели порядок на братской могиле.", "maintained happened"),
        ("Волонтёры привели в порядок воинское кладбище.", "maintained happened"),
        ("За обелиском ухаживают ветераны.", "maintained ongoing"),
        ("Рабочие отремонтировали постамент памятника.", "restored happened"),
        ("К лету обелиск отреставрируют.", "restored planned"),
        ("Жители просят отремонтировать памятник.", "restored proposed"),
        ("Стела накренилась после дождей.", "damaged happened"),
        ("Ураган повалил памятник.", "damaged happened"),
        ("Неизвестные облили памятник красной краской.", "vandalised happened"),
        ("С монумента похитили бронзовые буквы.", "vandalised happened"),
        ("Вандалы повредили памятник.", "vandalised happened"),
        ("Обелиск демонтировали в 1994 году.", "removed happened"),
        ("Памятник уберут до конца года.", "removed planned"),
        ("Депутаты требуют убрать памятник.", "removed proposed"),
        ("Памятник взорвали в 1991 году.", "destroyed happened"),
        ("Власти опровергли сообщения о сносе памятника.", "destroyed denied"),
        ("Бюст перенесли во двор музея.", "relocated happened"),
        ("Монумент перевезут на городское кладбище.", "relocated planned"),
        ("Памятник стоит у вокзала.", "exists happened"),
        ("Обелиск внесён в реестр объектов культурного наследия.", "protected happened"),
        ("Памятник находится в аварийном состоянии.", "condition happened"),
        ("Мемориал заброшен.", "condition happened"),
        ("Памятник состоит на балансе сельсовета.", "custodian happened"),
        ("Стела входит в состав мемориального комплекса.", "part_of happened"),
        ("На обелиске высечено: «Вечная память героям».", "inscription happened"),
        ("На кладбище похоронены 240 солдат.", "burials happened"),
        ("В братской могиле покоятся семнадцать партизан.", "burials happened"),
        ("Хоккеисты одержали монументальную победу.", ""),
        ("Сам себе памятник при жизни воздвиг этот чиновник.", ""),
        ("Могильник радиоактивных отходов закрыли.", ""),
        ("Это кладбище автомобилей убрали из города.", ""),
        ("Стелу возвели на средства жителей в 1975 году.", "erected happened"),
        ("Хулиганы отбили у статуи голову.", "vandalised happened"),
        ("Таблички на мемориале заменили.", "restored happened"),
        ("Кладбище заросло, могилы в запустении.", "condition happened"),
        ("Мэрия опровергла слухи о переносе памятника.", "relocated denied"),
        ("Художник снял фильм о войне.", ""),
        ("Комплекс мер по уборке города утвердят завтра.", ""),
    ],
)
def test_a_sentence_says(sentence: str, said: str, gazetteer: Gazetteer) -> None:
    found = {" ".join(one) for one in heard(sentence, "ru", gazetteer, "2024-05-05")}
    assert said in found if said else not found
