"""What long texts about something else say of memorials that they name once, on sentences of our own."""

from __future__ import annotations

import pytest

from extract.text.shallow.hearing import heard

OTHER = {
    "ru": "Утром шёл снег. Дети играли во дворе. Мать варила кашу. ",
    "uk": "Зранку йшов сніг. Діти гралися надворі. Мати варила кашу. ",
    "pl": "Rano padał śnieg. Dzieci bawiły się na dworze. Matka gotowała kaszę. ",
    "fr": "Le matin il neigeait. Les enfants jouaient dehors. La mère cuisinait. ",
}
"""Sentences of any story, which say nothing of a memorial."""


@pytest.mark.parametrize(
    ("lang", "text", "carried"),
    [
        ("ru", "Они встретились у обелиска. Потом его увезли в Тверь.", "relocated"),
        ("uk", "Вони зустрілися біля обеліска. Потім його перевезли до Сум.", "relocated"),
        ("pl", "Spotkali się przy obelisku. Potem została przewieziona do Mławy.", "relocated"),
        ("fr", "Ils se retrouvaient près de la stèle. Elle a été transférée à Vannes.", "relocated"),
        ("ru", "Дом стоял у памятника. Его построили в 1967 году рабочие.", "erected"),
    ],
)
def test_a_long_text_does_not_go_on_about_what_it_names_once(lang: str, text: str, carried: str) -> None:
    assert carried in {name for name, _ in heard(text, lang)}
    assert carried not in {name for name, _ in heard(3 * OTHER[lang] + text + " " + 3 * OTHER[lang], lang)}


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        # The sentence names the memorial.
        ("ru", "На площади установили обелиск павшим солдатам.", "erected"),
        ("fr", "La stèle a été transférée à Vannes.", "relocated"),
        # The very next sentence tells who lies there.
        ("uk", "За селом є військове кладовище. Тут поховано 150 солдатів.", "burials"),
        # A stretch of a long text that speaks of a memorial.
        (
            "ru",
            "На площади стоит памятник. Памятник новый. Памятник любят. У памятника липы. Его поставили в 1967 году.",
            "erected",
        ),
    ],
)
def test_what_a_long_text_says_by_name_is_still_read(lang: str, text: str, said: str) -> None:
    assert said in {name for name, _ in heard(3 * OTHER[lang] + text + " " + 3 * OTHER[lang], lang)}


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        # What points back means nothing that is named far behind it.
        ("ru", "Мальчишки разбили камень. " + 3 * OTHER["ru"] + "Мемориал далеко.", set()),
        ("ru", "Мальчишки разбили камень. Мемориал далеко.", {"vandalised"}),
        # A star or cross that nobody tells to be for somebody.
        ("fr", 2 * OTHER["fr"] + "Une étoile ornait la façade. " + 2 * OTHER["fr"], set()),
        ("fr", "Une étoile ornait la façade.", {"exists"}),
        ("ru", 2 * OTHER["ru"] + "Рабочие поставили крест. " + 2 * OTHER["ru"], set()),
        ("ru", 2 * OTHER["ru"] + "Установили крест в память о шахтёрах. " + 2 * OTHER["ru"], {"erected"}),
    ],
)  # fmt: skip
def test_stones_and_stars_alone_are_memorials_only_where_a_text_is_about_them(
    lang: str, text: str, said: set[str]
) -> None:
    assert {name for name, _ in heard(text, lang)} == said
