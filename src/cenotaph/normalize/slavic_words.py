"""The words of numbers in Russian, Ukrainian, Polish, Czech and Bulgarian beside the plain ones: data, with their cases.

Invariant: as in `quantity_words`; every form of a word has the value of the word. The stems stand in the order of their
numbers.
"""

from __future__ import annotations

from dataclasses import replace

from cenotaph.normalize.quantity_words import QuantityWords

_TEENS, _TENS, _HUNDREDS = 11, 2, 2


def _forms(first: int, step: int, rows: str) -> dict[str, int]:
    """Read rows of forms, a comma after each number: "шесть шести шестью, семь ..."."""
    return {form: first + step * place for place, row in enumerate(rows.split(",")) for form in row.split()}


def _tens_of(rows: str) -> dict[str, int]:
    return _forms(10 * _TENS, 10, rows)


def _hundreds_of(rows: str) -> dict[str, int]:
    return _forms(100 * _HUNDREDS, 100, rows)


def _ended(first: int, stems: str, endings: str) -> dict[str, int]:
    """Put every ending to every stem, stems in the order of their numbers."""
    return {
        stem + ending: number
        for number, stem in enumerate(stems.split(), start=first)
        for ending in endings.split()
    }


_RUSSIAN = {
    **_forms(2, 1, "два две двух двум двумя двоих двое, три трех трёх трем трём тремя трое троих, четыре четырех четырёх четырем четырьмя четверо четверых"),
    **_forms(5, 1, "пять пяти пятью пятеро пятерых, шесть шести шестью шестеро шестерых, семь семи семью семеро семерых, восемь восьми, девять девяти, десять десяти"),
    **_ended(_TEENS, "одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат двадцат", "ь и ью"),
    "тридцать": 30, "тридцати": 30,
    **_tens_of("двадцать, тридцать, сорок сорока, пятьдесят пятидесяти, шестьдесят шестидесяти, семьдесят семидесяти, восемьдесят восьмидесяти, девяносто девяноста"),
    **_hundreds_of("двести двухсот, триста трехсот трёхсот, четыреста четырехсот четырёхсот, пятьсот пятисот, шестьсот шестисот, семьсот семисот, восемьсот восьмисот, девятьсот девятисот"),
    "полсотни": 50, "сотня": 100, "сотню": 100, "десяток": 10, "дюжина": 12, "дюжину": 12, "полтора десятка": 15,
    "полутора десятков": 15, "два десятка": 20, "двух десятков": 20, "три десятка": 30, "трех десятков": 30, "трёх десятков": 30, "полусотни": 50,
    "полторы сотни": 150, "полутора сотен": 150, "полторы тысячи": 1500, "полутора тысяч": 1500, "полтора миллиона": 1_500_000,
}  # fmt: skip
_UKRAINIAN = {
    **_forms(2, 1, "два дві двох двом двоє, три трьох трьом троє, чотири чотирьох чотирьом четверо, п'ять п'яти п'ятьох п'ятеро, шість шести шістьох шестеро, сім семи сімох семеро, вісім восьми вісьмох, дев'ять дев'яти дев'ятьох, десять десяти десятьох"),
    **_ended(_TEENS, "одинадцят дванадцят тринадцят чотирнадцят п'ятнадцят шістнадцят сімнадцят вісімнадцят дев'ятнадцят двадцят тридцят", "ь и ьох"),
    "тридцять": 30, "тридцяти": 30, "тридцятьох": 30,
    **_tens_of("двадцять, тридцять, сорок сорока, п'ятдесят п'ятдесяти, шістдесят шістдесяти, сімдесят сімдесяти, вісімдесят вісімдесяти, дев'яносто дев'яноста"),
    **_hundreds_of("двісті двохсот, триста трьохсот, чотириста чотирьохсот, п'ятсот п'ятисот, шістсот шестисот, сімсот семисот, вісімсот восьмисот, дев'ятсот дев'ятисот"),
    "ста": 100, "пів сотні": 50, "сотня": 100, "сотню": 100, "десяток": 10,
    "півтора десятка": 15, "півтори сотні": 150, "півтори тисячі": 1500, "два десятки": 20, "двох десятків": 20, "три десятки": 30, "півсотні": 50,
}  # fmt: skip
_POLISH = {
    **_forms(2, 1, "dwa dwie dwaj dwóch dwu dwoma dwiema dwoje dwojga dwóm dwom, trzy trzej trzech trzem trzema troje trojga, cztery czterej czterech czterem czterema czworo czworga, pięć pięciu pięcioro pięciorga, sześć sześciu sześcioro sześciorga, siedem siedmiu siedmioro siedmiorga, osiem ośmiu ośmioro ośmiorga, dziewięć dziewięciu dziewięcioro dziewięciorga, dziesięć dziesięciu dziesięcioro dziesięciorga"),
    **_ended(_TEENS, "jedena dwuna trzyna czterna piętna szesna siedemna osiemna dziewiętna", "ście stu"),
    **_tens_of("dwadzieścia dwudziestu, trzydzieści trzydziestu, czterdzieści czterdziestu, pięćdziesiąt pięćdziesięciu, sześćdziesiąt sześćdziesięciu, siedemdziesiąt siedemdziesięciu, osiemdziesiąt osiemdziesięciu, dziewięćdziesiąt dziewięćdziesięciu"),
    **_hundreds_of("dwieście dwustu, trzysta trzystu, czterysta czterystu, pięćset pięciuset, sześćset sześciuset, siedemset siedmiuset, osiemset ośmiuset, dziewięćset dziewięciuset"),
    "stu": 100, "setka": 100, "setkę": 100, "tuzin": 12, "pół setki": 50,
}  # fmt: skip
_CZECH_UNITS = "jedna dva tři čtyři pět šest sedm osm devět"
_CZECH_TENS = "dvacet třicet čtyřicet padesát šedesát sedmdesát osmdesát devadesát"
_CZECH = {
    **_forms(2, 1, "dva dvě dvou dvěma, tři tří třech třem třemi, čtyři čtyř čtyřech čtyřem, pět pěti, šest šesti, sedm sedmi, osm osmi, devět devíti, deset deseti"),
    **_forms(_TEENS, 1, "jedenáct jedenácti, dvanáct dvanácti, třináct třinácti, čtrnáct čtrnácti, patnáct patnácti, šestnáct šestnácti"),
    **_forms(17, 1, "sedmnáct sedmnácti, osmnáct osmnácti, devatenáct devatenácti"),
    **_tens_of("dvacet dvaceti, třicet třiceti, čtyřicet čtyřiceti, padesát padesáti, šedesát šedesáti, sedmdesát sedmdesáti, osmdesát osmdesáti, devadesát devadesáti"),
    **{
        f"{unit}a{ten}": 10 * tens + small
        for tens, ten in enumerate(_CZECH_TENS.split(), start=_TENS)
        for small, unit in enumerate(_CZECH_UNITS.split(), start=1)
    },
    "dvě stě": 200, "dvou set": 200, "tři sta": 300, "čtyři sta": 400, "pět set": 500, "šest set": 600, "sedm set": 700, "osm set": 800, "devět set": 900,
    "stovka": 100, "stovku": 100, "desítka": 10, "desítku": 10, "tucet": 12, "půlstovka": 50,
}  # fmt: skip
_BULGARIAN_UNITS = _forms(
    1,
    1,
    "един една едно, два две двама двата двете, три трима трите тримата, четири четирима четирите, пет петима петте, шест шестима шестте, седем седемте, осем осемте, девет деветте",
)
_BULGARIAN_TENS = _tens_of(
    "двадесет двайсет двадесетте, тридесет трийсет, четиридесет четирийсет, петдесет, шестдесет шейсет, седемдесет, осемдесет, деветдесет"
)
_BULGARIAN = {
    **{name: number for name, number in _BULGARIAN_UNITS.items() if number > 1},
    "десет": 10, "десетте": 10,
    **_ended(_TEENS, "единадесет дванадесет тринадесет четиринадесет петнадесет шестнадесет седемнадесет осемнадесет деветнадесет", " те"),
    **_forms(_TEENS, 1, "единайсет единадесет, дванайсет дванадесет, тринайсет тринадесет, четиринайсет четиринадесет, петнайсет петнадесет, шестнайсет шестнадесет, седемнайсет седемнадесет, осемнайсет осемнадесет, деветнайсет деветнадесет"),
    **_BULGARIAN_TENS,
    **{
        f"{ten} и {unit}": tens + small
        for ten, tens in _BULGARIAN_TENS.items()
        for unit, small in _BULGARIAN_UNITS.items()
    },
    "сто": 100, "стотина": 100, "десетина": 10, "дузина": 12,
    **_hundreds_of("двеста, триста, четиристотин, петстотин, шестстотин, седемстотин, осемстотин, деветстотин"),
    "хиляда": 1000, "половин дузина": 6,
}  # fmt: skip

_MORE_VAGUE: dict[str, dict[str, tuple[int, int | None]]] = {
    "ru": {
        "нескольких десятков": (30, 99), "нескольких сотен": (300, 999), "нескольких тысяч": (3000, 9999), "несколько": (3, 9), "нескольких": (3, 9), "нескольким": (3, 9), "десятков": (20, 99), "десятках": (20, 99), "сотен": (200, 999),
        "обе": (2, 2), "обоих": (2, 2), "обеих": (2, 2), "множество": (2, None), "многие": (2, None), "многих": (2, None), "некоторые": (2, None), "ряда": (2, None),
    },
    "uk": {
        "кількох десятків": (30, 99), "кількох сотень": (300, 999), "кількадесят": (30, 99), "кількох": (3, 9), "кільком": (3, 9), "декількох": (3, 9), "десятків": (20, 99), "сотень": (200, 999), "кілька десятків": (30, 99),
        "кілька сотень": (300, 999), "обидва": (2, 2), "обидві": (2, 2), "обох": (2, 2), "низки": (2, None), "деякі": (2, None),
    },
    "pl": {
        "kilku": (3, 9), "kilkoma": (3, 9), "kilkunastu": (11, 19), "kilkudziesięciu": (20, 99), "kilkuset": (200, 999),
        "dziesiątek": (20, 99), "setek": (200, 999), "obie": (2, 2), "oboje": (2, 2), "obu": (2, 2), "obydwa": (2, 2), "wiele": (2, None), "wielu": (2, None),
        "niektóre": (2, None),
    },
    "cs": {
        "několika": (3, 9), "několik desítek": (30, 99), "několik stovek": (300, 999), "desítek": (20, 99), "stovek": (200, 999), "oba": (2, 2),
        "obě": (2, 2), "obou": (2, 2), "řada": (2, None), "řadu": (2, None), "některá": (2, None), "některých": (2, None),
    },
}  # fmt: skip

BULGARIAN = QuantityWords(
    roles={
        "about": "около|приблизително|някъде около|близо",
        "nearly": "почти",
        "over": "над|повече от",
        "at_least": "поне|най-малко|минимум|не по-малко от",
        "up_to": "до|най-много|не повече от",
        "under": "под|по-малко от",
        "skip": "общо|само|точно|още|всичките|всички",
        "between": "между|от",
        "and": "и",
        "to": "до|-|и",
    },
    numbers=_BULGARIAN,
    scales={"хил.": 1000, "хиляди": 1000, "хиляда": 1000, "млн": 1_000_000, "милион": 1_000_000, "милиона": 1_000_000},
    vague={
        "десетки": (20, 99), "стотици": (200, 999), "хиляди": (2000, 9999), "десетки хиляди": (20_000, 99_999), "няколко": (3, 9), "няколкото": (3, 9),
        "няколко десетки": (30, 99), "няколко стотин": (300, 999), "редица": (2, None), "двата": (2, 2), "двете": (2, 2), "някои": (2, None),
    },
)  # fmt: skip
"""The Bulgarian words of number."""

_MORE_NUMBERS = {"ru": _RUSSIAN, "uk": _UKRAINIAN, "pl": _POLISH, "cs": _CZECH}


def with_cases(language: str, words: QuantityWords) -> QuantityWords:
    """Add the cases of its words of number to a language.

    Args:
        language: ISO 639-1; another one is returned as it is.
        words: what is known of it.
    """
    if language not in _MORE_NUMBERS:
        return words
    return replace(
        words,
        numbers={**_MORE_NUMBERS[language], **words.numbers},
        vague={**_MORE_VAGUE[language], **words.vague},
    )
