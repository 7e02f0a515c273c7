"""Registers, passports and lists that tell facts as "label: value"."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.extract.text import read_text
from cenotaph.extract.text.known import Nowhere
from cenotaph.extract.text.reading import Finding, Quotation, Reading
from cenotaph.extract.text.shallow import read_lexicon, shallow_languages
from cenotaph.extract.text.shallow.fields.field_facts import RULE, add_fields
from cenotaph.extract.text.shallow.fields.field_labels import LABELS, cut_fields, label_list
from cenotaph.extract.text.shallow.fields.field_lines import find_cards
from cenotaph.gazetteer import Gazetteer


def fields(lang: str, text: str) -> list[Finding]:
    """List what the fields of a text say."""
    reading = add_fields(Reading(text=text, lang=lang), read_lexicon(lang), Nowhere())
    return [one for one in reading.findings if one.rule == RULE]


def told(lang: str, text: str) -> list[str]:
    """Write what the fields of a text say, one a line: property, value, count, time, actor."""
    return [
        " ".join(
            [
                one.property,
                *filter(None, [one.value]),
                *([f"{one.count.min} {one.count_of}"] if one.count else []),
                *filter(None, [one.when]),
                *filter(None, [one.actor and f"by {one.actor}"]),
            ]
        )
        for one in fields(lang, text)
    ]


CARDS = {
    "ru": (
        """Братская могила советских воинов
Адрес: Лужский район, д. Заполье, ул. Новая
Год установки: 1956 г.; Дата открытия: май 1957
Захоронено: 152 человека, из них: известных - 140, неизвестных - 12
Состояние: удовлетворительное
Балансодержатель: администрация Запольского сельского поселения
Надпись: «Вечная память героям»
Высота: 3 м""",
        [
            "exists",
            "erected 1956",
            "unveiled 1957-05",
            "burials mass 152 people",
            "burials 12 unknown_people",
            "condition удовлетворительное",
            "custodian администрация Запольского сельского поселения",
            "inscription Вечная память героям",
        ],
    ),
    "uk": (
        """Братська могила, с. Вербівка
Рік встановлення: 1957
Кількість похованих воїнів: 64, з них невідомих 21
Балансоутримувач: Вербівська сільська рада""",
        [
            "erected 1957",
            "burials mass 64 military",
            "burials 21 unknown_people",
            "custodian Вербівська сільська рада",
        ],
    ),
    "pl": (
        """Pomnik ku czci poległych
Rok powstania: 1921
Data odsłonięcia: 11 listopada 1928 r.
Fundator: mieszkańcy parafii
Stan zachowania: dobry
Opiekun: gmina Karsin
Treść napisu: „Poległym za Ojczyznę”
Liczba nazwisk: 31""",
        [
            "erected 1921 by mieszkańcy parafii",
            "unveiled 1928-11-11",
            "condition dobry",
            "custodian gmina Karsin",
            "inscription Poległym za Ojczyznę",
            "commemorates 31 31 people",
        ],
    ),
    "de": (
        """Soldatenfriedhof Waldau
Angelegt: 1947. Eingeweiht: 5. Mai 1959
Belegung: 1.204 Tote, davon 312 unbekannt
Anzahl der Gräber: 870
Träger: Gemeinde Waldau
Denkmalschutz: keine Angabe""",
        [
            "erected 1947",
            "unveiled 1959-05-05",
            "burials 1204 people",
            "burials 312 unknown_people",
            "burials 870 graves",
            "custodian Gemeinde Waldau",
        ],
    ),
    "cs": (
        """Pomník padlým

Autor: Jan Novák, 15.08.2020
Umístění: Lhotka, na návsi
Nápis:
PADLÝM HRDINŮM
VĚNUJÍ SPOLUOBČANÉ

JEŽEK JAN, KOS PETR
Pomník postavil: Josef Dvořák, 1924""",
        ["exists", "inscription PADLÝM HRDINŮM\nVĚNUJÍ SPOLUOBČANÉ", "erected 1924 by Josef Dvořák"],
    ),
    "en": (
        """Thornby War Memorial
Erected: c. 1920
Unveiled: 12 June 1921 by Sir Henry Whitmore
Condition: good
Listed: Grade II
Maintained by: Thornby Parish Council.
Names on memorial: 45
Also known as: the Tommy
Inscription: 'To the men of this village'""",
        [
            "erected 1920~",
            "unveiled 1921-06-12 by Sir Henry Whitmore",
            "condition good",
            "protected Grade II",
            "custodian Thornby Parish Council",
            "commemorates 45 45 people",
            "named the Tommy",
            "inscription To the men of this village",
        ],
    ),
    "fr": (
        """Monument aux morts
Date d'inauguration : 11 novembre 1921
Propriétaire : commune de Valmont
Inscription : « À nos enfants »""",
        ["unveiled 1921-11-11", "custodian commune de Valmont", "inscription À nos enfants"],
    ),
    "es": (
        """Monumento a los Caídos
Fecha de inauguración: 12 de octubre de 1925
Estado de conservación: regular""",
        ["unveiled 1925-10-12", "condition regular"],
    ),
    "it": (
        """Monumento ai Caduti
Informazioni
- Data di collocazione:
- 1924
- Stato di conservazione:
- Buono
- Ente preposto alla conservazione:
- Informazione non reperita""",
        ["erected 1924", "condition Buono"],
    ),
    "pt": (
        """Monumento aos Combatentes
Data de inauguração: 25 de abril de 1998
Proprietário: Junta de Freguesia""",
        ["unveiled 1998-04-25", "custodian Junta de Freguesia"],
    ),
    "bg": (
        """Паметник на загиналите
Година на изграждане: 1934
Състояние: добро""",
        ["erected 1934", "condition добро"],
    ),
    "ko": (
        """충혼탑
소재지: 강원도 태백시 장성로 265
건립일: 1972년 6월
관리자 : 태백시장""",
        ["exists", "erected 1972-06", "custodian 태백시장"],
    ),
}


@pytest.mark.parametrize("lang", sorted(CARDS))
def test_a_card_below_its_heading_is_read_field_by_field(lang: str) -> None:
    """Every list of labels is read, what is not known says nothing, and materials are none of ours."""
    text, expected = CARDS[lang]
    found = told(lang, text)
    assert sorted(found) == sorted(expected)
    assert len({one.about for one in fields(lang, text)}) == 1


def test_every_language_has_labels() -> None:
    for lang in shallow_languages():
        missing = [name for name in LABELS if not read_lexicon(lang).list(f"fields.{name}")]
        assert not missing, lang


def test_no_label_stands_in_two_lists() -> None:
    """What a label stands for is one thing, whichever list is asked first."""
    for lang in shallow_languages():
        lexicon = read_lexicon(lang)
        for name in LABELS:
            wrong = [
                one
                for one in lexicon.list(f"fields.{name}")
                if label_list(one.replace("*", "o"), lexicon) != name
            ]
            assert not wrong, (lang, name, wrong)


def test_the_address_places_what_the_whole_card_says() -> None:
    """Villages that no gazetteer has, too; streets and squares are in them."""
    for lang, text, expected in (
        ("de", "Kriegerdenkmal Obersdorf\nStandort: Schulhof, Obersdorf\nErrichtet: 1922", ["Obersdorf"]),
        ("en", "Thornby War Memorial\nLocation: Riverside, Thornby\nErected: 1921", ["Thornby"]),
        ("ko", CARDS["ko"][0], ["강원도", "태백시"]),
        ("cs", CARDS["cs"][0], ["Lhotka"]),
        ("en", "War Memorial\nParish: Thornby\nLocation: Riverside\nErected: 1921", ["Thornby"]),
        ("ru", "Обелиск\nРайон: Лужский\nАдрес: д. Заполье, ул. Новая\nОткрыт: 1967", ["Лужский", "Заполье"]),
        (
            "it",
            "Monumento ai Caduti\n- Comune:\n- Monteverde\n- Data di collocazione:\n- 1924",
            ["Monteverde"],
        ),
    ):
        for one in fields(lang, text):
            assert [text[slice(*place)] for place in one.places] == expected


def test_a_gazetteer_takes_nothing_from_an_address(gazetteer: Gazetteer) -> None:
    """Where it knows some of the names and where it knows none."""
    text = CARDS["ko"][0]
    found = read_text(text, lang="ko", gazetteer=gazetteer).findings
    assert {tuple(text[slice(*place)] for place in one.places) for one in found} == {("강원도", "태백시")}


def test_a_list_has_a_card_for_each_of_its_headings() -> None:
    """The heading of something else ends the card of the memorial before."""
    text = """Gmina Lipno - wykaz miejsc
1. Mogiła zbiorowa żołnierzy
Stan: dobry; Opiekun: Szkoła w Karnkowie
2. Pomnik ku czci poległych
Adres: Karnkowo, obok kościoła
Napis: „Poległym za Ojczyznę”
3. Szkoła Podstawowa
Adres: Karnkowo 12
Rok budowy: 1930"""
    found = [(text[slice(*one.about)].split()[0], one.property) for one in fields("pl", text)]
    assert found == [
        ("Mogiła", "condition"),
        ("Mogiła", "custodian"),
        ("Pomnik", "exists"),
        ("Pomnik", "inscription"),
    ]


def test_a_field_names_the_memorial_of_its_card() -> None:
    """By its name or its kind; the next name opens the next card."""
    text = "Объект: Обелиск землякам\nГод установки: 1974\nОбъект: Дом культуры\nГод постройки: 1960"
    assert told("ru", text) == ["erected 1974"]
    assert told("ru", "Тип захоронения: братская могила\nЗахоронено: 12\nСостояние: хорошее") == [
        "burials mass 12 people",
        "condition хорошее",
    ]
    assert told("en", "Type | Memorial cross\nUnveiled | 1 May 1921") == ["unveiled 1921-05-01"]


def test_a_label_may_end_with_the_memorial() -> None:
    """And one that is in no list is no heading."""
    text = (
        "Братская могила\nГод создания памятника: 1968\nОсобые отметки: нет\nСостояние захоронения: хорошее"
    )
    assert told("ru", text) == ["erected 1968", "condition хорошее"]
    text = "Ehrenmal\nZustand des Denkmals: gut\nEigenheit: keine\nDatum der Einweihung: 3. Mai 1925"
    assert told("de", text) == ["condition gut", "unveiled 1925-05-03"]


def test_a_value_below_its_label_ends_with_the_line() -> None:
    text = "Obelisk\nBuilt:\n- 1921\n\nIt stands well.\nAnd is looked after.\nCondition: good"
    assert told("en", text) == ["erected 1921", "condition good"]


def test_what_became_of_it_is_read_as_well() -> None:
    text = "Pomnik Wdzięczności\nRok powstania: 1946\nData rozbiórki: marzec 1991\nPrzeniesiono: 1968"
    assert told("pl", text) == ["erected 1946", "removed 1991-03", "relocated 1968"]


def test_a_label_may_be_the_memorial_whose_name_its_value_is() -> None:
    text = "Memorial: St Anne's Cross\nErected by: the parishioners, 1919\nState of repair: Poor."
    assert told("en", text) == ["erected 1919 by the parishioners", "condition Poor"]
    assert {text[slice(*one.about)] for one in fields("en", text)} == {"St Anne's Cross"}


def test_the_address_places_what_the_heading_says() -> None:
    text = "Обелиск погибшим землякам\nАдрес: с. Речица\nОткрыт: 1967"
    found = read_text(text, lang="ru").findings
    assert {(one.property, tuple(text[slice(*place)] for place in one.places)) for one in found} == {
        ("commemorates", ("Речица",)),
        ("exists", ("Речица",)),
        ("unveiled", ("Речица",)),
    }


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        pytest.param("en", "Location: Church Lane\nBuilt: 1956\nCondition: poor", id="names no memorial"),
        pytest.param("en", "Village Hall\nLocation: Church Lane\nBuilt: 1956", id="something else"),
        pytest.param("en", "Service at the war memorial\nLocation: Church Lane\nBuilt: 1921", id="beside it"),
        pytest.param("en", "War memorial vandalised\nLocation: Market Square\nCondition: poor", id="a headline"),
        pytest.param("en", "Memorial Bench Appeal\nLocation: Riverside\nBuilt: 1921", id="called after it"),
        pytest.param("en", "Cemetery opening hours\nLocation: Main Street\nCondition: closed", id="its hours"),
        pytest.param("en", "Friends of Thornby War Memorial\nLocation: Thornby\nOwner: X Ltd", id="a body"),
        pytest.param("en", "Thornby War Memorial\nLocation: Church Lane\nTime: 10.45", id="an announcement"),
        pytest.param("en", "Thornby War Memorial\nCondition: poor", id="a single line"),
        pytest.param("en", "Thornby War Memorial\nHe said: it was built in 1920.\nShe said: good", id="speech"),
        pytest.param("en", "Thornby War Memorial\nThe legend reads: erected: 1921; condition: good", id="prose"),
        pytest.param(
            "en", "Name: John Smith\nDate of death: 1 July 1916\nCemetery: Thornby War Cemetery\nLocation: Kent",
            id="a person",
        ),
        pytest.param("en", "Memorial | Location | Unveiled\nCross | Thornby | 1921", id="a table"),
        pytest.param("en", "Thornby War Memorial\nCondition:\nGood\nFair\nPoor\nOwner: unknown", id="a form"),
        pytest.param("ru", "Митинг у памятника воинам\nМесто: площадь\nСостояние: хорошее", id="a rally"),
        pytest.param("ru", "Памятник погибшим\nШкола № 3\nАдрес: ул. Мира, 1\nГод постройки: 1961", id="a school"),
        pytest.param("ru", "Памятник погибшим\nГод установки: нет данных\nСостояние: не известно", id="unknown"),
        pytest.param(
            "en", "Thornby War Memorial\nWe met there on Sunday.\nLocation: Thornby\nCategory: news", id="a footer"
        ),
        pytest.param(
            "en", "Thornby War Memorial\nAll is well.\nMemorials of the parish\nMost are old ones.\n"
            "Built: 1921\nOwner: the parish\nCondition: good", id="several further down",
        ),
        pytest.param("de", "Kriegerdenkmale in Waldau\nErrichtet: 1922\nZustand: gut", id="several"),
        pytest.param("pl", "Remont pomnika poległych\nLokalizacja: Rypin\nWłaściciel: gmina", id="works"),
        pytest.param("cs", "Řekl: pomník byl postaven roku 1920.\nDodal: stav je dobrý.", id="speech in Czech"),
    ],
)  # fmt: skip
def test_lines_that_are_no_card_of_a_memorial_say_nothing(lang: str, text: str) -> None:
    assert told(lang, text) == []


def test_what_only_describes_a_wording_is_no_inscription() -> None:
    assert told("ru", "Обелиск\nНадпись: имена погибших\nВысота: 2 м") == []


def test_what_was_read_of_a_label_as_of_a_sentence_is_left_out() -> None:
    """ "Место установки" puts nothing up, and the label "Объект" is no memorial."""
    text = "Объект: Обелиск землякам\nМесто установки: парк\nДата открытия: 9 мая 1975 года"
    found = read_text(text, lang="ru").findings
    assert [one.property for one in found if one.rule == RULE] == ["exists", "unveiled"]
    assert not [one for one in found if one.rule != RULE and one.property in ("erected", "unveiled")]


def test_what_the_text_tells_too_is_told_once() -> None:
    text = "Pomnik Poległych\nPomnik odsłonięto w Rypinie.\nData odsłonięcia: 3 maja 1926\nStan: dobry"
    found = [one for one in read_text(text, lang="pl").findings if one.property == "unveiled"]
    assert [one.when for one in found] == ["1926-05-03"]


def test_english_reads_fields_beside_its_parser() -> None:
    """About the mention that the parser has, and no sentence that ends with what is put up breaks it."""
    text = "Thornby War Memorial\nCondition: good\nMaintained by: Thornby Parish Council\nErected 1921"
    found = [one for one in read_text(text, lang="en").findings if one.rule == RULE]
    assert [one.property for one in found] == ["condition", "custodian"]
    assert {text[slice(*one.about)] for one in found} <= {"Thornby War Memorial", "War Memorial"}


def test_a_card_in_a_quotation_is_said_by_its_speaker() -> None:
    text = "Обелиск землякам\nГод установки: 1974\nСостояние: плохое"
    quotation = Quotation(start=0, end=len(text), mode="direct", speaker="Петров")
    reading = add_fields(
        Reading(text=text, lang="ru", quotations=(quotation,)), read_lexicon("ru"), Nowhere()
    )
    assert {(one.voice, one.mode, one.quotation) for one in reading.findings} == {("Петров", "direct", 0)}


PIECES = [
    "Братская могила", "Обелиск землякам", "Год установки: 1956", "Состояние: хорошее", "Состояние", ":", ";", ". ",
    "\n", "\n\n", "- ", "|", "\t", "Надпись:", "«Вечная слава»", "ВЕЧНАЯ ПАМЯТЬ", "Захоронено: 12, из них неизвестных 3",
    "Адрес: с. Ивня, ул. Мира", "нет данных", "Объект: ", "Тип: памятник", "«", "»", "Школа", "(", ")", " ",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_values_and_spans_are_the_texts_own(parts: list[str]) -> None:
    """Whatever stands there: spans lie in the text, in their evidence, and say what the value says."""
    text = "".join(parts)
    lexicon = read_lexicon("ru")
    for card in find_cards(text, lexicon):
        assert text[slice(*card.named.span)].strip()
        assert all(
            0 <= one.label[0] < one.label[1] <= one.value[0] <= one.value[1] <= len(text)
            for one in card.fields
        )
    for one in fields("ru", text):
        start, end = one.evidence
        assert 0 <= start < end <= len(text)
        assert text[slice(*one.about)].strip()
        if one.value_span is not None:
            assert text[slice(*one.value_span)] == one.value
            assert one.value
            assert start <= one.value_span[0] < one.value_span[1] <= end
        assert all(text[slice(*place)].strip() for place in one.places)


def test_fields_of_a_line_are_parted_before_labels() -> None:
    """At a semicolon always, at a full stop only before a known label."""
    text = "Материал: бронза. Автор: И. И. Петров; Год установки: 1956; вес: 3 т"
    found = cut_fields(text, (0, len(text)), read_lexicon("ru"))
    assert [(one.name, text[slice(*one.value)]) for one in found] == [
        ("others", "бронза"),
        ("others", "И. И. Петров"),
        ("erected", "1956"),
        ("", "3 т"),
    ]


@pytest.mark.parametrize(
    "heading", ["Soldiers' Monument", "Veterans’ Memorial, Lumpkin", "Women's War Memorial"]
)
def test_whose_memorial_it_is_may_stand_in_its_heading(heading: str) -> None:
    assert told("en", f"{heading}\nErected: 1921\nCondition: good\n") == ["erected 1921", "condition good"]


@pytest.mark.parametrize("heading", ["Soldiers Trust Memorial Fund", "Friends of the War Memorial"])
def test_body_named_after_a_memorial_heads_no_card(heading: str) -> None:
    assert not told("en", f"{heading}\nErected: 1921\nCondition: good\n")
