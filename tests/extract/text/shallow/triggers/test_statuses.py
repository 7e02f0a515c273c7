"""What is feared, or kept from a memorial, has not happened to it."""

from __future__ import annotations

import pytest

from cenotaph.extract.text import read_text
from cenotaph.extract.text.known import Nowhere
from extract.text.shallow.hearing import heard

_HARMS = frozenset({"damaged", "vandalised", "destroyed"})


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("de", "Ein Zaun soll das Denkmal vor Vandalismus schützen."),
        ("de", "Um Diebstahl vorzubeugen, wurden die Tafeln am Denkmal gesichert."),
        ("ru", "Забор должен защитить памятник от вандализма."),
        ("ru", "Власти опасаются осквернения памятника."),
        ("uk", "Влада побоюється осквернення пам’ятника."),
        ("pl", "Ogrodzenie ma chronić pomnik przed wandalizmem."),
        ("pl", "Władze obawiają się dewastacji pomnika."),
        ("cs", "Plot má chránit pomník před vandaly."),
        ("bg", "Оградата пази паметника от вандалски прояви."),
        ("fr", "Une clôture protège le monument contre le vandalisme."),
        ("es", "El alcalde teme la destrucción del monumento."),
        ("it", "Il sindaco teme la distruzione del monumento."),
        ("pt", "Uma vedação protege o monumento contra o vandalismo."),
        ("ko", "기념탑을 훼손으로부터 보호하기 위해 울타리를 쳤다."),
    ],
)
def test_what_is_feared_or_kept_off_has_not_happened(lang: str, sentence: str) -> None:
    assert _HARMS.isdisjoint(name for name, _ in heard(sentence, lang))


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("de", "Das denkmalgeschützte Ehrenmal wurde beschmiert."),
        ("fr", "Le monument protégé a été vandalisé."),
        ("ru", "Памятник пострадал от вандалов."),
    ],
)
def test_what_is_protected_may_be_harmed(lang: str, sentence: str) -> None:
    assert not _HARMS.isdisjoint(name for name, _ in heard(sentence, lang))


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("de", "Statt das Denkmal abzureißen, will die Stadt es versetzen."),
        ("ru", "Вместо сноса памятник решили перенести."),
        ("uk", "Замість знесення пам’ятник вирішили перенести."),
        ("pl", "Zamiast burzyć pomnik, miasto chce go przenieść."),
        ("cs", "Místo zbourání chce město pomník přemístit."),
        ("bg", "Вместо да го разруши, общината иска да премести паметника."),
        ("fr", "Au lieu de le détruire, la ville veut déplacer le monument."),
        ("es", "En lugar de derribarlo, la ciudad quiere trasladar el monumento."),
        ("it", "Invece di abbatterlo, il Comune vuole spostare il monumento."),
        ("pt", "Em vez de o demolir, a câmara quer transferir o monumento."),
        ("ko", "시는 기념비를 철거하는 대신 묘지로 옮길 계획이다."),
    ],
)
def test_what_something_is_done_instead_of_is_not_done(lang: str, sentence: str) -> None:
    assert {name for name, _ in heard(sentence, lang)} == {"relocated"}


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("ru", "Вместо деревянного креста поставили обелиск."),
        ("de", "Statt des Kreuzes wurde ein Obelisk errichtet."),
    ],
)
def test_what_is_put_up_instead_is_put_up(lang: str, sentence: str) -> None:
    assert ("erected", "happened") in heard(sentence, lang)


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("ru", "Власти восстановят памятник, разрушенный в 1943 году."),
        ("uk", "Влада відновить могилу, знищену більшовиками."),
        ("pl", "Władze odbudują pomnik zniszczony w 1943 roku."),
        ("cs", "Obec obnoví pomník zničený v roce 1943."),
        ("bg", "Общината ще възстанови паметника, разрушен през 1943 г."),
        ("fr", "La ville va reconstruire le monument détruit en 1943."),
    ],
)
def test_what_only_says_which_memorial_happened(lang: str, sentence: str) -> None:
    assert heard(sentence, lang) == {("restored", "planned"), ("destroyed", "happened")}


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("de", "Hergerichtet werden soll auch das Gräberfeld, auf dem 211 Bombenopfer beerdigt sind."),
        ("pt", "O município vai limpar a vala comum, na qual jazem 1.120 pessoas."),
    ],
)
def test_who_lies_there_lies_there_whatever_is_planned_with_the_grave(lang: str, sentence: str) -> None:
    assert ("burials", "happened") in heard(sentence, lang)


def test_a_verb_that_joins_the_last_one_has_its_time() -> None:
    assert heard("군은 탑을 해체하고 새 탑을 세운다.", "ko") == {
        ("removed", "planned"),
        ("erected", "planned"),
    }
    assert ("removed", "happened") in heard("군은 탑을 해체하고 새 탑을 세웠다.", "ko")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("uk", "Пам’ятник з граніту. Належить громаді."),
        ("ru", "Памятник из гранита. Находится в ведении администрации."),
        ("bg", "Паметникът е от гранит. Стопанисва се от общината."),
    ],
)
def test_a_sentence_may_begin_with_whose_it_is(lang: str, text: str) -> None:
    assert ("custodian", "happened") in heard(text, lang)


def test_an_ordinal_counts_nobody() -> None:
    found = read_text(
        "Das Ehrenmal würdigt die Soldaten der 5. Stoßarmee.", lang="de", date=None, gazetteer=Nowhere()
    )
    assert [(one.value, one.count) for one in found.findings] == [("Soldaten der 5. Stoßarmee", None)]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Repariert wurde die Stele bis heute nicht.", ("restored", "denied")),
        ("Spuren von Vandalismus am Ehrenmal gibt es nicht.", ("vandalised", "denied")),
        ("Ein Ehrenmal gibt es in dem Ort nicht mehr.", ("exists", "denied")),
        ("Das Standbild bleibt stehen.", ("removed", "denied")),
        ("Der Mann bestreitet, das Mahnmal beschmiert zu haben.", ("vandalised", "denied")),
        ("Niemand hat die Absicht, den Obelisken abzureißen.", ("destroyed", "denied")),
        ("Eine Sanierung der Stele kommt für den Kreis nicht infrage.", ("restored", "denied")),
    ],
)
def test_what_is_denied_elsewhere_than_before_the_verb(sentence: str, told: tuple[str, str]) -> None:
    assert heard(sentence, "de") == {told}


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("cs", "Pomník zůstane na svém místě.", ("removed", "denied")),
        ("pl", "Pomnik zostaje na swoim miejscu.", ("removed", "denied")),
        ("cs", "Po pomníku nezůstala ani stopa.", ("exists", "denied")),
        ("pl", "Po pomniku nie ma śladu.", ("exists", "denied")),
        ("pl", "Wojewoda nie wydał zgody na postawienie obelisku.", ("erected", "denied")),
        ("cs", "Ministerstvo pomník za památku neprohlásilo.", ("protected", "denied")),
        # "místo" is "instead" as well
        ("cs", "Pietní místo poničil strom.", ("damaged", "happened")),
    ],
)
def test_words_that_deny_by_themselves(lang: str, text: str, told: tuple[str, str]) -> None:
    assert heard(text, lang) == {told}
