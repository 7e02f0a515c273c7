"""What other clauses, likenesses and wishes tell beside a memorial, on sentences of our own."""

from __future__ import annotations

import pytest

from cenotaph.extract.text import read_text
from cenotaph.extract.text.known import Nowhere
from extract.text.shallow.hearing import heard

_ALWAYS = {"commemorates", "exists"}


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        # The clause behind "but" or "while" keeps its memorial.
        ("uk", "Старі труби планують замінити, а на площі з’явиться стела.", {"erected planned"}),
        ("ru", "Фонтан отремонтируют, а в сквере установят обелиск.", {"erected planned"}),
        ("pl", "Jezdnię wyremontowano, a na skwerze odsłonięto obelisk.", {"unveiled happened"}),
        (
            "ru",
            "Отремонтировали обелиск, а рядом установили стелу.",
            {"restored happened", "erected happened"},
        ),
        ("uk", "Торік її відновили, але стела знову похилилася.", {"damaged happened"}),
        # A likeness.
        ("ru", "Старых министров сбросили с пьедестала как памятники.", set()),
        ("pl", "Dawnych mistrzów obalono jak pomniki.", set()),
        ("ru", "Часовня построена как памятник погибшим.", {"erected happened"}),
        ("ru", "Такие памятники, как этот обелиск, демонтировали.", {"removed happened"}),
        # A relative clause that has ended before.
        ("uk", "Край, який уже не належав Чехії, відмовився, тож обеліск лишили.", set()),
        ("ru", "Школу, которую разрушили в войну, не забыли: рядом памятник солдатам.", set()),
        ("ru", "Памятник, который разрушили в войну, не забыли.", {"destroyed happened"}),
        # "That" opens another clause; a relative pronoun of another gender means another noun.
        ("ru", "Жильцы дома рядом с кладбищем жалуются, что крышу не починили.", set()),
        ("ru", "Жильцы дома у памятника жалуются, что его не починили.", {"restored denied"}),
        ("ru", "Он вырос в доме у кладбища, который потом снесли.", set()),
        ("ru", "Он вырос у кладбища, которое потом снесли.", {"destroyed happened"}),
        ("uk", "Він виріс у хаті біля цвинтаря, яку потім знесли.", set()),
        ("ru", "Полиция нашла украденный велосипед за памятником.", set()),
        ("ru", "Полиция нашла украденный бюст за школой.", {"vandalised happened"}),
        # A wish, and what is to be kept from happening.
        ("ru", "Он боролся за то, чтобы в их честь воздвигались обелиски.", {"erected proposed"}),
        ("ru", "Чтобы обелиск не упал, его укрепили.", {"restored happened"}),
        ("uk", "Щоб обеліск не впав, його укріпили.", {"restored happened"}),
        ("ru", "Обелиск отремонтировали так, чтобы его было видно.", {"restored happened"}),
        # Wholes and owners that are none.
        ("ru", "Надгробия относятся к жертвам голода.", set()),
        ("ru", "Надгробия относятся к мемориалу.", {"part_of happened"}),
        ("ru", "Люди встали у памятника, центральная часть площади была закрыта.", set()),
        ("ru", "Эта земля принадлежит народу, гласила памятная доска.", set()),
        ("ru", "Памятник принадлежит городу.", {"custodian happened"}),
        ("pl", "Nie mają ulic, nie mają pomników, nikt o nich nie pisze.", set()),
        ("pl", "Lotnicy wciąż nie mają pomnika, nie doczekali się obelisku.", {"erected denied"}),
        # What is set up is another noun's; a number is nobody; a slab has no cross.
        ("fr", "Ils dénoncent la mise en place d'un blocus du monument.", set()),
        ("fr", "Ils saluent la pose du monument.", {"erected happened"}),
        ("fr", "Ils saluent l'inauguration du nouveau monument.", {"unveiled happened"}),
        ("fr", "Ils saluent l'inauguration d'une dizaine de monuments.", {"unveiled happened"}),
        ("uk", "Поліція біля стели затримала хлопця.", set()),
        # Figures of speech and other uses.
        ("fr", "Les stèles renvoient à la masse des victimes.", set()),
        ("fr", "La stèle a été brisée à la masse.", {"vandalised happened"}),
        ("ru", "Солдаты были должным образом похоронены на кладбище.", set()),
        ("ru", "Кладбище содержится должным образом.", {"condition happened"}),
        ("ru", "Режиссёр решил создать фильм-памятник.", set()),
        ("ru", "Совхоз решил создать парк-памятник и обелиск.", {"erected planned"}),
    ],
)
def test_what_other_words_tell(lang: str, text: str, said: set[str]) -> None:
    assert {" ".join(one) for one in heard(text, lang) if one[0] not in _ALWAYS} == said


def test_he_who_is_left_behind_is_no_grave() -> None:
    said = heard("Між могилами йшов чоловік. Він залишився сам, забутий усіма.", "uk")
    assert "condition" not in {name for name, _ in said}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("На ступенях будущего областного центра открылся памятник первому мэру.", None),
        ("Рабочие завода открыли памятник первому мэру.", "Рабочие завода"),
        ("Ветераны встретились, и в их честь воздвигался обелиск.", None),
        ("Ветераны воздвигли обелиск.", "Ветераны"),
    ],
)
def test_who_did_it_stands_in_the_case_of_a_subject(text: str, actor: str | None) -> None:
    found = read_text(text, lang="ru", gazetteer=Nowhere()).findings
    assert [one.actor for one in found if one.property in ("unveiled", "erected")] == [actor]


def test_a_number_is_nobody_whom_things_are_for() -> None:
    found = read_text("Её памяти посвящено множество статуй.", lang="ru", gazetteer=Nowhere()).findings
    assert not [one.value for one in found if one.property == "commemorates"]
    found = read_text("Памятник посвящён множеству погибших.", lang="ru", gazetteer=Nowhere()).findings
    assert "commemorates" in {one.property for one in found}


def test_a_slab_has_no_cross() -> None:
    long = "Зранку йшов сніг. Діти гралися надворі. Мати варила кашу. " * 2
    text = f"{long}Сад не мав меморіальної дошки. Інвестори поставили на ньому хрест. {long}"
    assert "erected" not in {name for name, _ in heard(text, "uk")}


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("uk", "Поліція біля обеліска затримала хлопця.", None),
        ("ru", "Полиция у обелиска задержала солдата.", None),
        ("ru", "Люди ждали у обелиска павшим солдатам.", "павшим солдатам"),
        ("uk", "Люди чекали біля обеліска загиблим солдатам.", "загиблим солдатам"),
    ],
)
def test_a_verb_behind_a_memorial_is_nobody(lang: str, text: str, value: str | None) -> None:
    found = read_text(text, lang=lang, gazetteer=Nowhere()).findings
    assert [one.value for one in found if one.property == "commemorates"] == ([value] if value else [])
