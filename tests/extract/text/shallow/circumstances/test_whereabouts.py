"""Which of the places of a text locate a memorial, in languages that are read without a parser."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pytest

from cenotaph.extract.text.known import Nowhere
from cenotaph.extract.text.shallow.circumstances.headlines import head_names, headline_end
from cenotaph.extract.text.shallow.findings import find_facts
from cenotaph.extract.text.shallow.words.lexicon import read_lexicon
from cenotaph.extract.text.shallow.words.page import lay_out
from cenotaph.model.value import PlaceCandidate

TOWNS = frozenset(
    [
        "псков",
        "смоленск",
        "одеса",
        "суми",
        "warszawa",
        "gdynia",
        "brno",
        "weimar",
        "burg",
        "halle",
        "reims",
        "lens",
        "보령",
        "보령시",
    ]
)


class Atlas(Nowhere):
    """A gazetteer of a few towns, made for these tests; as the real one it does not mind capitals."""

    def is_known(self, name: str) -> bool:
        return name.lower() in TOWNS

    def find(self, name: str, *, countries: Collection[str] = ()) -> Sequence[PlaceCandidate]:
        del countries
        if not self.is_known(name):
            return ()
        return (PlaceCandidate(ref="test:1", name=name, kind="city", score=750),)


ATLAS = Atlas()


def located(lang: str, text: str) -> list[tuple[str, list[str]]]:
    page = lay_out(text, read_lexicon(lang), None)
    _, findings = find_facts(page, [], ATLAS)
    return [(one.property, [page.words(place) for place in one.places]) for one in findings]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        # The sentence's own place beats the dateline, and the dateline beats nothing at all.
        (
            "ru",
            "ПСКОВ, 3 мая — «Вестник». Обелиск в Смоленске восстановили. Он был открыт в 1965 году.",
            [("restored", ["Смоленске"]), ("unveiled", ["Смоленске"])],
        ),
        ("de", "WEIMAR. Unbekannte haben das Mahnmal beschmiert.", [("vandalised", ["WEIMAR"])]),
        ("de", "Burg/Weimar, 5. Juli 2023. Das Mahnmal wurde beschädigt.", [("damaged", ["Burg", "Weimar"])]),
        ("cs", "Brno – Radnice nechala opravit hrob neznámého vojína.", [("restored", ["Brno"])]),
        # Where somebody comes from is no place, unless the thing does.
        ("ru", "Обелиск в Пскове восстановил мастер из Смоленска.", [("restored", ["Пскове"])]),
        (
            "fr",
            "Le monument aux morts de Reims a été restauré par un sculpteur de Lens.",
            [("restored", ["Reims"])],
        ),
        # A thing keeps its place; what a later sentence says of another one does not move it.
        (
            "pl",
            "Pomnik w Gdyni odnowiono. Powstał w 1950 roku. Mogiła w Warszawie została zniszczona.",
            [("restored", ["Gdyni"]), ("destroyed", ["Warszawie"])],
        ),
        # Where something goes to is not where it is.
        (
            "pl",
            "Pomnik w Gdyni odnowiono. Pomnik zostanie przeniesiony do Warszawy.",
            [("restored", ["Gdyni"]), ("relocated", ["Gdyni"])],
        ),
        # What a place stands right before is there; whom it is for does not take its place along.
        ("ko", "보령시는 가람면의 학도병 추모비를 철거했다.", [("removed", ["보령시", "가람면"])]),
        # A headline is asked last.
        (
            "uk",
            "Обеліск в Одесі\n\nПам’ятник у Сумах пошкодили. Його відновлять навесні.",
            [("damaged", ["Сумах"]), ("restored", ["Сумах"])],
        ),
    ],
)
def test_where_a_thing_is(lang: str, text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert [one for one in located(lang, text) if one in expected] == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("de", "WEIMAR. Am Montag wurde das Denkmal enthüllt.", ["WEIMAR"]),
        ("ko", "[보령=새소식] 보령시는 추모비를 보수했다고 밝혔다.", ["보령"]),
        ("de", "Ruhe. Am Montag wurde das Denkmal enthüllt.", []),
        ("ru", "", []),
    ],
)
def test_the_names_before_the_first_sentence(lang: str, text: str, expected: list[str]) -> None:
    page = lay_out(text or ".", read_lexicon(lang), None)
    assert [page.words(one) for one in head_names(page, ATLAS)] == expected


def test_headlines_are_the_lines_without_a_full_stop() -> None:
    page = lay_out(
        "Neues Denkmal\n\nEnthüllt am Montag\n\nDas Denkmal steht in Burg.", read_lexicon("de"), None
    )
    assert page.text[: headline_end(page)].endswith("Montag")
    assert headline_end(lay_out("Nur eine Zeile", read_lexicon("de"), None)) == 0


def test_a_street_is_in_the_town_that_is_told_before() -> None:
    text = "WEIMAR. Das Denkmal an der Bautzner Straße wurde 2015 saniert."
    assert located("de", text) == [("restored", ["WEIMAR", "Bautzner Straße"])]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        # Each clause that opens with a place has its own memorial there; a mere list is one place each.
        (
            "ru",
            "В Пскове на памятнике заменили плиты, а в Смоленске покрасили обелиск.",
            [("restored", ["Пскове"]), ("maintained", ["Смоленске"])],
        ),
        (
            "pl",
            "W Warszawie zdemontowano pomnik, a w Gdyni zniszczono obelisk.",
            [("removed", ["Warszawie"]), ("destroyed", ["Gdyni"])],
        ),
        ("ru", "В Пскове и в Смоленске снесли памятники.", [("destroyed", ["Пскове", "Смоленске"])]),
        # Where people come from is none, nor where remains are brought to.
        (
            "uk",
            "Студенти з Одеси, Сум й Одеси доглядали цвинтар у Сумах.",
            [("maintained", ["Сумах"])],
        ),
        (
            "ru",
            "В Пскове сносят памятник. Останки перезахоронят на кладбище в Смоленске. Плита уже снята.",
            [("destroyed", ["Пскове"]), ("exhumed", ["Пскове"]), ("removed", ["Пскове"])],
        ),
        (
            "ru",
            "В Псковском городском округе отремонтировали обелиск.",
            [("restored", ["Псковском городском округе"])],
        ),
        ("ru", "Мэр Смоленска Анна Громова просит отремонтировать памятник.", [("restored", ["Смоленска"])]),
        # Whose name stands behind an office and its district is no place.
        ("ru", "Глава района Сергей Покровский просит отремонтировать памятник.", [("restored", [])]),
    ],
)
def test_which_place_a_clause_has(lang: str, text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert located(lang, text) == expected
