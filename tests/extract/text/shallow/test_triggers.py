"""What a clause says is its own, and a pronoun means the subject spoken of last, without a parser."""

from __future__ import annotations

import pytest

from cenotaph.extract.text import read_text
from cenotaph.extract.text.known import Nowhere
from extract.text.shallow.hearing import heard


@pytest.mark.parametrize(
    ("lang", "text", "harm"),
    [
        ("ru", "Обелиск предлагают отремонтировать: штукатурка осыпалась.", "штукатурка осыпалась"),
        ("uk", "Обеліск пропонують відремонтувати: постамент тріснув.", "постамент тріснув"),
    ],
)
def test_what_stands_behind_a_colon_is_no_proposal(lang: str, text: str, harm: str) -> None:
    found = read_text(text, lang=lang, gazetteer=Nowhere()).findings
    assert [
        (one.status, harm in text[slice(*one.evidence)]) for one in found if one.property == "damaged"
    ] == [("happened", True)]


@pytest.mark.parametrize(
    ("lang", "text", "subject"),
    [
        ("cs", "Na hřbitově byl v sobotu odhalen pomník. V roce 2010 jej postavila obec.", "pomník"),
        ("pl", "Na cmentarzu odsłonięto w sobotę pomnik. Zbudowano go w 2010 roku.", "pomnik"),
    ],
)
def test_a_pronoun_means_the_subject_and_not_where_it_stands(lang: str, text: str, subject: str) -> None:
    found = read_text(text, lang=lang, gazetteer=Nowhere()).findings
    assert [text[slice(*one.about)] for one in found if one.property == "erected"] == [subject]


def test_the_number_of_a_school_ends_a_sentence() -> None:
    text = "Могилу доглядають учні ліцею № 3. Наступного року пам’ятник перенесуть."
    found = {one.property: one.status for one in read_text(text, lang="uk", gazetteer=Nowhere()).findings}
    assert found == {"maintained": "ongoing", "relocated": "planned"}


def test_a_time_behind_a_verb_that_stands_last_is_the_next_verbs() -> None:
    text = "충혼비는 1957년 주민들이 건립했으며 2018년 태풍으로 무너졌다."
    found = read_text(text, lang="ko", gazetteer=Nowhere()).findings
    assert [one.when for one in found if one.property == "erected"] == ["1957"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "На кладбище, которое открыли в 1965 году, похоронены 300 солдат."),
        ("pl", "Na cmentarzu, który założono w 1965 roku, leży 300 żołnierzy."),
        ("cs", "Na hřbitově, který byl založen v roce 1965, leží 300 vojáků."),
        ("uk", "На кладовищі, яке відкрили 1965 року, поховано 300 солдатів."),
        ("bg", "В гробището, което е открито през 1965 г., почиват 300 войници."),
    ],
)
def test_a_relative_clause_tells_of_what_stands_behind_a_preposition(lang: str, text: str) -> None:
    found = read_text(text, lang=lang, gazetteer=Nowhere()).findings
    assert {one.when for one in found if one.property in ("erected", "unveiled")} == {"1965"}


def test_lasting_care_and_a_cleaning_are_two_facts() -> None:
    text = "Das Ehrenmal wird von Schülern gepflegt. Das Ehrenmal wurde gereinigt."
    found = read_text(text, lang="de", gazetteer=Nowhere()).findings
    assert {one.status for one in found if one.property == "maintained"} == {"ongoing", "happened"}


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        ("ru", "Город был разрушен, памятник открыли позже.", {("unveiled", "happened")}),
        ("cs", "Škola byla zbourána, pomník bude přemístěn.", {("relocated", "planned")}),
        ("de", "Die Stadt wurde zerstört, das Denkmal wurde später errichtet.", {("erected", "happened")}),
        ("ru", "Снесли, по словам мэра, памятник.", {("destroyed", "happened")}),
        # Two memorials of two places keep their two deeds.
        (
            "ru",
            "В парке установили обелиск, а в Горках снесли стелу.",
            {("erected", "happened"), ("destroyed", "happened")},
        ),
        (
            "fr",
            "Inaugurée en 1950, la stèle a été déplacée.",
            {("unveiled", "happened"), ("relocated", "happened")},
        ),
    ],
)
def test_a_thing_with_a_verb_of_its_own_is_not_that_of_the_clause_before(
    lang: str, text: str, said: set[tuple[str, str]]
) -> None:
    assert heard(text, lang) == said


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Die Bank steht hinter dem Obelisken, der 2009 restauriert wurde.", "Obelisken"),
        ("Kinder warfen auf dem Waldfriedhof zwanzig Grabsteine um.", "Grabsteine"),
        ("Die Tafel am Sockel des Mahnmals wurde im Mai ersetzt.", "Tafel"),
        ("Der Bildhauer hat den Sockel des Ehrenmals neu verfugt.", "Sockel"),
        ("Kaum saniert, wurde die Stele eingeweiht.", "Stele"),
        ("Die Realschule hat die Patenschaft für den Ehrenfriedhof übernommen.", "Ehrenfriedhof"),
        ("Die Exhumierung der Toten aus dem Massengrab dauerte lange.", "Massengrab"),
    ],
)
def test_a_german_verb_is_said_of_what_it_is_done_to(text: str, about: str) -> None:
    found = read_text(text, lang="de", date="2024-05-05", gazetteer=Nowhere()).findings
    assert about in {text[one.about[0] : one.about[1]] for one in found}
    assert len({one.about for one in found}) == 1


@pytest.mark.parametrize(
    "sentence",
    ["Rund um das Ehrenmal stehen morsche Bäume.", "Der Verein ehrte am Ehrenmal langjährige Mitglieder."],
)
def test_an_adjective_of_another_noun_tells_nothing_of_the_memorial(sentence: str) -> None:
    found = read_text(sentence, lang="de", date="2024-05-05", gazetteer=Nowhere()).findings
    assert {one.property for one in found}.isdisjoint({"damaged", "commemorates"})


def test_care_told_by_two_nouns_is_what_somebody_is_responsible_for() -> None:
    text = "Am Dorfrand liegt ein Ehrenfriedhof. Verantwortlich für Erhalt und Pflege ist die Gemeinde."
    found = read_text(text, lang="de", date="2024-05-05", gazetteer=Nowhere()).findings
    assert [(one.property, one.value) for one in found] == [("exists", None), ("custodian", "Gemeinde")]


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        # a relative clause tells of a memorial that only says where something else is
        ("cs", "Lidé stáli u pomníku, který byl odhalen v roce 1996.", ["unveiled of pomníku"]),
        ("pl", "Harcerze stali przed pomnikiem, który odsłonięto w 1996 roku.", ["unveiled of pomnikiem"]),
        # what something got is no thing that it happened to
        ("cs", "Schodiště k památníku dostalo novou žulovou dlažbu.", ["restored of Schodiště"]),
        # the next deed has its own
        (
            "cs",
            "Na hrob spadla lípa a urazila sousoší ruku.",
            ["damaged of hrob", "damaged of sousoší"],
        ),
        # whose removal was spoken of is not what is left
        ("cs", "Po sejmutí pomníku zůstal v parku sokl.", ["removed of pomníku", "exists of sokl"]),
        # words that name the memorial behind a preposition of their own
        ("pl", "Robotnicy wylewają fundament pod pomnik.", ["erected of pomnik"]),
    ],
)
def test_what_is_told_of_what(lang: str, text: str, told: list[str]) -> None:
    found = read_text(text, lang=lang, gazetteer=Nowhere()).findings
    assert [f"{one.property} of {text[slice(*one.about)]}" for one in found] == told


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("fr", "La cérémonie s'est tenue devant le monument, inauguré en 1921 par le préfet.", "unveiled"),
        ("it", "Le corone furono deposte davanti alla stele, restaurata nel 2014.", "restored"),
        ("es", "El acto tuvo lugar ante el monumento, inaugurado en 1921 por el gobernador.", "unveiled"),
        ("pt", "A cerimónia decorreu junto ao monumento, inaugurado em 1921 pelo presidente.", "unveiled"),
        ("pl", "Uroczystość odbyła się przy obelisku, odnowionym w 2014 roku.", "restored"),
        ("cs", "Pietní akt se konal u hrobu, obnoveného v roce 2014.", "restored"),
        ("ru", "Митинг прошёл у обелиска, отреставрированного в 2014 году.", "restored"),
        ("uk", "Квіти поклали до пам’ятника, відкритого у 1921 році.", "unveiled"),
        ("bg", "Цветя бяха поднесени пред паметника, открит през 1921 г.", "unveiled"),
    ],
)
def test_a_participle_behind_a_comma_is_told_of_what_only_tells_where(
    lang: str, text: str, told: str
) -> None:
    found = read_text(text, lang=lang, gazetteer=Nowhere()).findings
    assert [(one.property, one.status) for one in found] == [(told, "happened")]
