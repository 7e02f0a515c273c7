"""What is done to something else in a sentence that names a memorial, on sentences of our own."""

from __future__ import annotations

import pytest

from cenotaph.extract.text import read_text
from cenotaph.extract.text.known import Nowhere
from extract.text.shallow.hearing import heard

_STATES = {("commemorates", "happened"), ("exists", "happened")}


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        # A participle of the noun behind it.
        ("de", "Zwischen zerfallenem Gemäuer erinnert ein Denkmal an die Toten.", set()),
        ("de", "Das neu errichtete Kloster liegt über dem Soldatenfriedhof.", set()),
        ("uk", "Вона присіла біля пам’ятника, щоб помилуватися морем.", set()),
        ("de", "Das war bei seiner Rede zur Eröffnung der Gedenkstätte zu sehen.", {"unveiled happened"}),
        ("de", "Zwischen den Häusern steht ein zerfallenes Denkmal.", {"damaged happened"}),
        ("uk", "Біля пошкодженої бруківки стоїть пам’ятник солдатам.", set()),
        ("ru", "За разрушенной школой стоит памятник солдатам.", set()),
        ("ru", "Рядом с повреждёнными домами стоит памятник солдатам.", set()),
        ("ru", "Жители собрались у разрушенного памятника.", {"destroyed happened"}),
        # A participle of the noun before it.
        ("fr", "La stèle est dédiée à cinq aviateurs alliés abattus par les Allemands.", set()),
        ("fr", "Le monument se dresse à l'emplacement de la caserne détruite en 1944.", set()),
        ("fr", "La plaque de la rue volée en mai est en bronze.", {"vandalised happened"}),
        ("es", "El monolito se alza en el solar de la escuela destruida en 1937.", set()),
        ("it", "La stele sorge accanto alla casa distrutta nel 1944.", set()),
        ("pt", "O monumento fica no lugar da fábrica destruída em 1944.", set()),
        # A noun of doing with a noun of its own.
        ("ru", "Открытие фестиваля прошло у памятника Сергею Волошину.", set()),
        ("ru", "Открытие памятника Сергею Волошину прошло в парке.", {"unveiled happened"}),
        ("uk", "Відновлення будинку почалося біля пам’ятника.", set()),
        ("uk", "Відновлення пам’ятника почалося у травні.", {"restored ongoing"}),
        ("ru", "За разрушенным домом стоит памятник солдатам.", set()),
        ("ru", "На площадь привезли отреставрированную лодку, рядом памятник солдатам.", set()),
        ("ru", "Памятник солдатам стоит в заброшенном парке.", set()),
        ("ru", "Рядом с заброшенным домом стоит памятник солдатам.", set()),
        ("ru", "В селе стоит заброшенный памятник солдатам.", {"condition happened"}),
        ("ru", "Полузаброшенное кладбище и разрушенная стела видны издалека.", {"destroyed happened"}),
        ("uk", "За відреставрованим будинком стоїть пам’ятник солдатам.", set()),
        ("uk", "Пам’ятник солдатам стоїть у занедбаному парку.", set()),
        ("uk", "Пам’ятник солдатам встановила громада.", {"erected happened"}),
        # A relative clause with a preposition names the memorial of another noun.
        ("uk", "Сквер, у якому встановлено пам’ятник поету, потрібно реконструювати.", {"erected happened"}),
        (
            "uk",
            "Пам’ятник поету, який встановили у сквері, потрібно реконструювати.",
            {"erected happened", "restored proposed"},
        ),
        # Words of other things.
        ("ru", "Памятник содержит четыре тонны бронзы.", set()),
        ("ru", "Школа содержит памятник в порядке.", {"maintained ongoing", "condition happened"}),
        ("ru", "В знак памяти о погибших зажгли свечи.", set()),
        ("uk", "Художник створив портретний образ поета.", set()),
        ("de", "Am Ehrenmal hielt der Bürgermeister die Eröffnungsansprache.", set()),
        ("de", "Um der Aufgabe gerecht zu werden, traf man sich am Ehrenmal.", set()),
    ],
)
def test_whose_deed_it_is(lang: str, text: str, said: set[str]) -> None:
    assert {" ".join(one) for one in set(heard(text, lang)) - _STATES} == said


@pytest.mark.parametrize(
    ("lang", "text", "stands"),
    [
        ("uk", "За цвинтарем, при самій дорозі, стояла жінка.", False),
        ("uk", "За цвинтарем, при самій дорозі, стояла стела.", True),
        ("uk", "За школою стоїть обеліск.", True),
        ("ru", "Мальчик с памятником в руках стоял у окна.", False),
        ("ru", "Могилой занимается фонд (контора находится в Орле).", False),
        ("ru", "Стелу достали из озера, она хранится в музее.", True),
        ("ru", "Обелиск и стела стоят рядом.", True),
        ("ru", "В парке стояло три обелиска.", True),
        ("pl", "Za cmentarzem, tuż przy drodze, stała kobieta.", False),
        ("pl", "Za cmentarzem, tuż przy drodze, stała płyta pamiątkowa.", True),
        ("pl", "Przy drodze stał krzyż.", True),
        # A preposition leads the memorial over participles and joined adjectives.
        ("ru", "Гость стоял у разрушенного памятника.", False),
        ("ru", "Здание стоит рядом с новым, красивым памятником.", False),
        ("ru", "На холме стоит новый, недавно покрашенный памятник.", True),
        ("ru", "В старом, заброшенном парке стоит обелиск.", True),
        ("uk", "Гість стояв перед невеликим, нещодавно поставленим обеліском.", False),
        ("pl", "Gość stał przed nowym, niedawno odsłoniętym pomnikiem.", False),
        ("pl", "Przed szkołą stoi nowy, niedawno odsłonięty pomnik.", True),
    ],
)
def test_what_stands_agrees_with_its_verb(lang: str, text: str, stands: bool) -> None:
    assert ("exists" in {name for name, _ in heard(text, lang)}) is stands


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "La estela fue erigida en 1950. En 1990 se restauró la capilla."),
        ("es", "La estela fue erigida en 1950. Los vándalos dañaron varias tiendas."),
        ("it", "Il cippo fu eretto nel 1950. Nel 1990 è stata restaurata la cappella."),
        ("pt", "A estela foi erguida em 1950. A câmara restaurou a capela."),
        ("pl", "Pomnik odsłonięto w 1950 roku. W 2010 roku wyremontowano kaplicę."),
    ],
)
def test_a_noun_right_behind_a_verb_is_what_it_is_done_to(lang: str, text: str) -> None:
    assert not {"restored", "vandalised"} & {name for name, _ in heard(text, lang)}


@pytest.mark.parametrize(
    ("lang", "text", "about"),
    [
        ("fr", "La stèle, ornée d'une croix, a été déplacée en 1990.", "stèle"),
        ("fr", "Le cimetière, entouré d'un mur de pierre, a été restauré.", "cimetière"),
        ("fr", "Le monument de la place, dont la statue est en bronze, a été restauré.", "monument"),
        ("es", "El monumento, coronado por una cruz, fue trasladado en 1990.", "monumento"),
        ("it", "Il monumento, sormontato da una statua, è stato restaurato.", "monumento"),
        ("pt", "A lápide, dividida em duas placas, foi furtada.", "lápide"),
        ("fr", "La stèle et la croix, volées en mai, ont été retrouvées.", "croix"),
    ],
)
def test_what_is_put_in_between_is_told_of_by_no_verb_behind(lang: str, text: str, about: str) -> None:
    found = read_text(text, lang=lang, gazetteer=Nowhere()).findings
    told = {text[slice(*one.about)] for one in found if one.property not in ("exists", "commemorates")}
    assert about in told
    assert not told - {about, "stèle"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("cs", "Kostel vedle hřbitova dostal novou střechu."),
        ("pl", "Kościół przy cmentarzu dostał nowy dach."),
    ],
)
def test_a_building_beside_is_told_without_articles(lang: str, text: str) -> None:
    assert heard(text, lang) == set()
