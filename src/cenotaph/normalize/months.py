"""The names of months and seasons in many languages: data, so that a language can be added by a line.

Invariant: no word means two months; each table is checked for that when it is built. Words are case folded, without
full stops. ``MONTHS`` holds what is safe to look for in a running text, ``CELL_MONTHS`` what is safe in a cell that
is a date and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

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

# Not looked for in running text: these were never measured there, and many a short word is a common one elsewhere.
_MORE_MONTHS_BY_LANGUAGE: dict[str, tuple[str, ...]] = {
    "uk": (
        "січень січня січні січ", "лютий лютого лютому лют", "березень березня березні бер", "квітень квітня квітні квіт",
        "травень травня травні трав", "червень червня червні черв", "липень липня липні лип", "серпень серпня серпні серп",
        "вересень вересня вересні вер", "жовтень жовтня жовтні жовт", "листопад листопада листопаді лист", "грудень грудня грудні груд",
    ),
    "it": (
        "gennaio", "febbraio febbr", "marzo", "aprile", "maggio magg", "giugno giu", "luglio lug", "agosto",
        "settembre sett", "ottobre ott", "novembre", "dicembre",
    ),
    "nl": (
        "januari", "februari", "maart mrt", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december",
    ),
    "cs": (
        "leden ledna lednu", "únor února únoru unor unora", "březen března březnu brezen brezna", "duben dubna dubnu",
        "květen května květnu kveten kvetna", "červen června červnu cerven cervna", "červenec července červenci cervenec cervence",
        "srpen srpna srpnu", "září zari", "říjen října říjnu rijen rijna", "listopad listopadu", "prosinec prosince prosinci",
    ),
    "sk": (
        "január januára januári januara", "február februára februári februara", "marec marca marci", "apríl apríla apríli aprila",
        "máj mája máji", "jún júna júni juna", "júl júla júli jula", "august augusta auguste", "september septembra septembri",
        "október októbra októbri oktobra", "november novembra novembri", "december decembra decembri",
    ),
    "pt": (
        "janeiro", "fevereiro fev", "março marco", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro",
        "novembro", "dezembro",
    ),
    "bg": (
        "януари ян", "февруари", "март", "април", "май", "юни", "юли", "август", "септември септ", "октомври",
        "ноември ноем", "декември",
    ),
    "sr": (
        "јануар јануара јануару јан", "фебруар фебруара фебруару феб", "март марта", "април априла априлу", "мај маја мају", "јун јуна јуну",
        "јул јула јулу", "август августа августу", "септембар септембра септембру сеп", "октобар октобра октобру",
        "новембар новембра новембру нов", "децембар децембра децембру дец",
    ),
    "sr-Latn": (
        "januar januara januaru", "februar februara februaru", "mart marta martu", "april aprila aprilu", "maj maja maju", "jun juna junu",
        "jul jula julu", "avgust avgusta avgustu avg", "septembar septembra septembru", "oktobar oktobra oktobru",
        "novembar novembra novembru", "decembar decembra decembru",
    ),
    "hu": (
        "január jan", "február febr", "március márc marcius", "április ápr aprilis", "május máj majus", "június jún junius",
        "július júl julius", "augusztus", "szeptember szept", "október", "november", "december",
    ),
    "ro": (
        "ianuarie ian", "februarie", "martie", "aprilie", "mai", "iunie iun", "iulie iul", "august", "septembrie",
        "octombrie", "noiembrie noi", "decembrie",
    ),
}  # fmt: skip
LANGUAGES = (*_MONTHS_BY_LANGUAGE, *_MORE_MONTHS_BY_LANGUAGE)
"""Languages whose month names are known, as BCP 47 tags."""


def _merge(tables: Iterable[tuple[str, ...]]) -> dict[str, int]:
    months: dict[str, int] = {}
    for names in tables:
        for number, words in enumerate(names, start=1):
            for word in words.split():
                if months.setdefault(word, number) != number:
                    raise AssertionError(f"{word} names two months")
    return months


MONTHS: dict[str, int] = _merge(_MONTHS_BY_LANGUAGE.values())
"""Folded month name or abbreviation, in the languages that texts are read in -> 1 to 12."""

CELL_MONTHS: dict[str, int] = _merge((*_MONTHS_BY_LANGUAGE.values(), *_MORE_MONTHS_BY_LANGUAGE.values()))
"""Folded month name or abbreviation in any of ``LANGUAGES`` -> 1 to 12."""

_SPOKEN_MONTHS: dict[str, tuple[str, ...]] = {
    "ru": ("", "", "", "", "маю маем", "", "", "", "", "", "", ""),
    "de": ("januars", "februars", "", "", "mais", "", "", "", "septembers", "", "novembers", ""),
    "pl": ("styczniem", "lutym lutemu", "marcem", "kwietniem", "majem", "czerwcem", "lipcem", "sierpniem", "wrześniem", "październikiem", "listopadem", "grudniem"),
    "uk": ("січнем січню", "лютим", "березнем березню", "квітнем квітню", "травнем травню", "червнем червню", "липнем липню", "серпнем серпню", "вереснем вересню", "жовтнем жовтню", "листопадом", "груднем грудню"),
    "cs": ("lednem", "únorem únoru", "březnem", "dubnem", "květnem", "červnem", "červencem", "srpnem", "zářím", "říjnem", "listopadem", "prosincem"),
    "fr": ("jan", "", "", "", "", "", "", "", "sept", "oct", "nov", ""),
}  # fmt: skip


@cache
def months_of(language: str) -> Mapping[str, int]:
    """Return the names of months of one language, bent forms among them: folded word -> 1 to 12.

    In a text whose language is known a word of another language is not in the way.

    Args:
        language: BCP 47; one that is not known has no months.

    >>> months_of("cs")["listopadu"], len(months_of("xx"))
    (11, 0)
    """
    tables = (_MONTHS_BY_LANGUAGE, _MORE_MONTHS_BY_LANGUAGE, _SPOKEN_MONTHS)
    return MappingProxyType(_merge(table[language] for table in tables if language in table))


MONTHS_BETWEEN_NUMBERS: dict[str, int] = {"gen": 1, "mag": 5, "set": 9, "out": 10}
"""Abbreviations that are words of another language as well: months only with a day and a year beside them."""

SEASONS: dict[str, int] = {
    "spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24,
    "frühling": 21, "frühjahr": 21, "sommer": 22, "herbst": 23,
    "весна": 21, "весной": 21, "весны": 21, "лето": 22, "летом": 22, "лета": 22, "осень": 23, "осенью": 23, "осени": 23,
    "printemps": 21, "été": 22, "automne": 23, "hiver": 24,
    "wiosna": 21, "wiosną": 21, "wiosny": 21, "lato": 22, "latem": 22, "jesień": 23, "jesienią": 23, "jesieni": 23,
    "навесні": 21, "літо": 22, "влітку": 22, "осінь": 23, "восени": 23,
    "primavera": 21, "verano": 22, "otoño": 23, "autunno": 23, "verão": 22, "outono": 23,
    "lente": 21, "voorjaar": 21, "zomer": 22, "herfst": 23, "najaar": 23,
    "jaro": 21, "jaře": 21, "léto": 22, "létě": 22, "podzim": 23, "jar": 21, "jeseň": 23,
    "пролет": 21, "пролетта": 21, "лято": 22, "лятото": 22, "есен": 23, "есента": 23, "пролеће": 21, "јесен": 23,
    "tavasz": 21, "tavaszán": 21, "nyár": 22, "nyarán": 22, "ősz": 23, "őszén": 23,
    "primăvara": 21, "toamna": 23,
}  # fmt: skip
"""Folded season -> EDTF season number. Winter of most languages is left out: it spans two years there."""


def words(text: str) -> frozenset[str]:
    """Take a list of words apart.

    >>> sorted(words("ca circa"))
    ['ca', 'circa']
    """
    return frozenset(text.split())
