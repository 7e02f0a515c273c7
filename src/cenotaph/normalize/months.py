"""The words of dates in several languages: data, keyed by language, so that a language can be added by a line.

Invariant: no word means two months; ``MONTHS`` is checked for that when it is built. Words are case folded, without
full stops.
"""

from __future__ import annotations

_MONTHS_BY_LANGUAGE: dict[str, tuple[str, ...]] = {
    "en": (
        "january jan", "february feb febr", "march mar", "april apr", "may", "june jun", "july jul",
        "august aug", "september sep sept", "october oct", "november nov", "december dec",
    ),
    "de": (
        "januar jan jänner", "februar feb feber", "märz mär mrz", "april apr", "mai", "juni jun", "juli jul",
        "august aug", "september sep sept", "oktober okt", "november nov", "dezember dez",
    ),
    "fr": (
        "janvier janv", "février févr fevrier", "mars", "avril avr", "mai", "juin", "juillet juil", "août aout",
        "septembre", "octobre", "novembre", "décembre decembre déc",
    ),
    "ru": (
        "январь января январе янв", "февраль февраля феврале фев февр", "март марта марте мар", "апрель апреля апреле апр", "май мая мае",
        "июнь июня июне июн", "июль июля июле июл", "август августа августе авг", "сентябрь сентября сентябре сен сент",
        "октябрь октября октябре окт", "ноябрь ноября ноябре ноя нояб", "декабрь декабря декабре дек",
    ),
    "pl": (
        "styczeń stycznia styczniu sty styczen", "luty lutego lutym lut", "marzec marca marcu", "kwiecień kwietnia kwietniu kwi kwiecien",
        "maj maja maju", "czerwiec czerwca czerwcu cze", "lipiec lipca lipcu lip", "sierpień sierpnia sierpniu sie sierpien",
        "wrzesień września wrześniu wrz wrzesien", "październik października październiku paź pazdziernik pazdziernika",
        "listopad listopada listopadzie lis", "grudzień grudnia grudniu gru grudzien",
    ),
    "es": (
        "enero ene", "febrero", "marzo", "abril abr", "mayo", "junio", "julio", "agosto ago",
        "septiembre setiembre", "octubre", "noviembre", "diciembre dic",
    ),
}  # fmt: skip
LANGUAGES = tuple(_MONTHS_BY_LANGUAGE)
"""Languages whose month names are known, as ISO 639-1 codes."""


def _merge() -> dict[str, int]:
    months: dict[str, int] = {}
    for names in _MONTHS_BY_LANGUAGE.values():
        for number, words in enumerate(names, start=1):
            for word in words.split():
                if months.setdefault(word, number) != number:
                    raise AssertionError(f"{word} names two months")
    return months


MONTHS: dict[str, int] = _merge()
"""Folded month name or abbreviation, in any of the languages -> 1 to 12."""

SEASONS: dict[str, int] = {
    "spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24,
    "frühling": 21, "frühjahr": 21, "sommer": 22, "herbst": 23,
    "весна": 21, "весной": 21, "лето": 22, "летом": 22, "осень": 23, "осенью": 23,
    "printemps": 21, "été": 22, "automne": 23, "hiver": 24,
    "wiosna": 21, "wiosną": 21, "lato": 22, "latem": 22, "jesień": 23, "jesienią": 23,
}  # fmt: skip
"""Folded season -> EDTF season number. Winter of Russian and Polish is left out: it spans two years there."""

ABOUT = "c ca circa about around approx approximately abt um etwa vers env environ около ок примерно około ok hacia"
BEFORE = "before until till by pre vor bis до avant przed do antes"
AFTER = "after since from post nach seit ab после с après depuis po od desde"
MAYBE = "probably possibly maybe perhaps likely vermutlich wohl возможно probablement"
SKIP = (
    "the of in on at year early mid late middle end beginning start dedicated rededicated erected built unveiled "
    "opened inaugurated established installed completed constructed placed raised founded created restored removed "
    "relocated date dated a an am im den der jahr errichtet eingeweiht erbaut en le de del du w we dnia r roku года год г "
    "в году гг установлен открыт érigé inauguré th st nd rd"
)
"""Words that say that a date follows, or nothing; they may be left out."""


def words(text: str) -> frozenset[str]:
    """Take a list of words apart.

    >>> sorted(words("ca circa"))
    ['ca', 'circa']
    """
    return frozenset(text.split())
