"""The words of numbers in several languages: data, keyed by language.

Invariant: every phrase is case folded and cut at blanks; the longest phrase at a place wins. The intervals of vague
words are those of the annotation rules: "hundreds" 200 to 999, "dozens" 24 to 99, "thousands" 2000 to 9999,
"several" 3 to 9, "a number of" 2 or more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal[
    "about", "nearly", "over", "at_least", "up_to", "under", "skip", "between", "and", "to", "more", "beyond"
]


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """What a language says for numbers.

    Attributes:
        roles: phrases that change the number beside them, by what they do.
        numbers: words of numbers -> value.
        scales: words that multiply the number before them -> value.
        vague: words that are an interval themselves -> (least, most or None).
        articles: words for one before a scale ("a hundred").
        group: signs that part groups of three digits, beside blanks.
        decimal: the sign before decimals.
        glued: pattern of words of number that are written together with a figure before or a counter behind
            ("1천204위"); "" where they stand alone. Where there is one, a smaller number may follow a scale.
    """

    roles: dict[Role, str]
    numbers: dict[str, int]
    scales: dict[str, int]
    vague: dict[str, tuple[int, int | None]]
    articles: frozenset[str] = frozenset()
    group: str = ""
    decimal: str = ","
    glued: str = ""


def _count(first: int, names: str) -> dict[str, int]:
    return {name: number for number, name in enumerate(names.split(), start=first)}


_ENGLISH = QuantityWords(
    roles={
        "about": "about|around|approximately|approx.|roughly|circa|c.|ca.|~|some|estimated|an estimated|about some|in the region of",
        "nearly": "nearly|almost|close to",
        "over": "over|more than|above|>|upwards of|in excess of|just over|well over|greater than",
        "at_least": "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|≥|minimum",
        "up_to": "up to|at most|no more than|not more than|as many as|a maximum of|≤|maximum",
        "under": "under|fewer than|less than|below|<",
        "skip": "exactly|only|just|all|the|a total of|total of|in total|a further|another|as few as|precisely",
        "between": "between|from",
        "and": "and",
        "to": "to|-|and|through",
        "more": "or more|+|and more|plus",
    },
    numbers={
        **_count(
            0,
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
            "sixteen seventeen eighteen nineteen",
        ),
        **{
            name: 10 * tens
            for name, tens in _count(2, "twenty thirty forty fifty sixty seventy eighty ninety").items()
        },
        "none": 0,
        "half a dozen": 6,
        "half a million": 500_000,
    },
    scales={"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000},
    vague={
        "dozens": (24, 99),
        "scores": (40, 99),
        "tens": (20, 99),
        "hundreds": (200, 999),
        "thousands": (2000, 9999),
        "millions": (2_000_000, 9_999_999),
        "tens of thousands": (20_000, 99_999),
        "hundreds of thousands": (200_000, 999_999),
        "tens of millions": (20_000_000, 99_999_999),
        "several": (3, 9),
        "a few": (3, 9),
        "few": (3, 9),
        "several dozen": (36, 99),
        "a few dozen": (36, 99),
        "a number of": (2, None),
        "some": (2, None),
        "both": (2, 2),
        "a pair": (2, 2),
        "a single": (1, 1),
    },
    articles=frozenset({"a", "an"}),
    group=",",
    decimal=".",
)


def _german_numbers() -> dict[str, int]:
    """Count to 999 and in whole thousands, in one word each: "dreiundzwanzig", "zweihundertvierzehn"."""
    units = ["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
    numbers = _count(
        1,
        "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
        "siebzehn achtzehn neunzehn",
    )
    tens = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
    for value, name in enumerate(tens, start=2):
        numbers[name] = 10 * value
        numbers |= {f"{unit}und{name}": 10 * value + one for one, unit in enumerate(units, start=1)}
    below = dict(numbers)
    for value, name in enumerate(["", *units]):
        hundreds = 100 * max(value, 1)
        numbers[f"{name}hundert"] = hundreds
        numbers |= {f"{name}hundert{word}": hundreds + number for word, number in below.items()}
    numbers |= {f"{word}tausend": 1000 * number for word, number in below.items()} | {"tausend": 1000}
    return numbers | {
        word.replace("dreißig", "dreissig"): number for word, number in numbers.items() if "dreißig" in word
    }


_GERMAN = QuantityWords(
    roles={
        "about": "etwa|rund|ca.|circa|ungefähr|um die|zirka|ungef.|schätzungsweise",
        "nearly": "fast|knapp|nahezu|beinahe",
        "over": "über|mehr als",
        "at_least": "mindestens|wenigstens|mind.",
        "up_to": "bis zu|höchstens|maximal",
        "under": "unter|weniger als",
        "skip": "genau|nur|insgesamt|weitere|alle",
        "between": "zwischen|von",
        "and": "und",
        "to": "bis|-|und",
    },
    numbers={
        **_german_numbers(),
        "eine": 1,
        "einen": 1,
        "zweier": 2,
        "dreier": 3,
    },
    scales={
        "dutzend": 12,
        "hundert": 100,
        "tausend": 1000,
        "tsd.": 1000,
        "mio.": 1_000_000,
        "million": 1_000_000,
        "millionen": 1_000_000,
    },
    vague={
        "dutzende": (24, 99),
        "hunderte": (200, 999),
        "tausende": (2000, 9999),
        "zehntausende": (20_000, 99_999),
        "hunderttausende": (200_000, 999_999),
        "mehrere": (3, 9),
        "einige": (2, None),
        "beide": (2, 2),
        "beiden": (2, 2),
        "ein paar": (3, 9),
        "mehrerer": (3, 9),
        "mehreren": (3, 9),
        "einiger": (2, None),
        "einigen": (2, None),
        "etliche": (3, None),
        "zahlreiche": (3, None),
    },
    group=".",
)

_RUSSIAN = QuantityWords(
    roles={
        "about": "около|примерно|приблизительно|порядка|ок.|прибл.|ориентировочно",
        "nearly": "почти",
        "over": "более|больше|свыше|более чем|больше чем|более, чем",
        "at_least": "не менее|не меньше|минимум|как минимум|по меньшей мере|по крайней мере",
        "up_to": "до|не более|максимум",
        "under": "менее|меньше",
        "skip": "всего|только|ровно|ещё|еще",
        "between": "от|между",
        "and": "и",
        "to": "до|-|и",
    },
    numbers={
        **_count(1, "один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать"),
        "одна": 1,
        "две": 2,
        "двух": 2,
        "трех": 3,
        "трёх": 3,
        "сто": 100,
        "ста": 100,
        "тысяча": 1000,
        "тысячи": 1000,
    },
    scales={
        "тыс.": 1000,
        "тысяч": 1000,
        "тысячи": 1000,
        "тысяча": 1000,
        "млн": 1_000_000,
        "миллион": 1_000_000,
        "миллиона": 1_000_000,
        "миллионов": 1_000_000,
    },
    vague={
        "десятки": (20, 99),
        "сотни": (200, 999),
        "тысячи": (2000, 9999),
        "десятки тысяч": (20_000, 99_999),
        "сотни тысяч": (200_000, 999_999),
        "несколько": (3, 9),
        "несколько десятков": (30, 99),
        "несколько сотен": (300, 999),
        "несколько тысяч": (3000, 9999),
        "ряд": (2, None),
        "оба": (2, 2),
    },
)

_UKRAINIAN = QuantityWords(
    roles={
        "about": "близько|приблизно|орієнтовно|бл.|прибл.|біля",
        "nearly": "майже",
        "over": "понад|більше|більш ніж",
        "at_least": "щонайменше|не менше",
        "up_to": "до|не більше",
        "under": "менше",
        "skip": "лише|усього|всього",
        "to": "до|-",
    },
    numbers={**_count(1, "один два три чотири п'ять шість сім вісім дев'ять десять"), "сто": 100},
    scales={"тис.": 1000, "тисяч": 1000, "тисячі": 1000, "тисяча": 1000, "млн": 1_000_000},
    vague={
        "десятки": (20, 99),
        "сотні": (200, 999),
        "тисячі": (2000, 9999),
        "десятки тисяч": (20_000, 99_999),
        "кілька": (3, 9),
        "декілька": (3, 9),
        "низка": (2, None),
    },
)

_POLISH = QuantityWords(
    roles={
        "about": "około|ok.|mniej więcej|koło|circa|szacunkowo",
        "nearly": "prawie|niemal|blisko|nieomal|niespełna|bez mała",
        "over": "ponad|powyżej|więcej niż|przeszło|z górą|grubo ponad",
        "at_least": "co najmniej|przynajmniej|minimum|nie mniej niż",
        "up_to": "do|najwyżej|maksymalnie|nie więcej niż",
        "under": "poniżej|mniej niż",
        "skip": "tylko|łącznie|dokładnie|aż|zaledwie|raptem|w sumie|ogółem",
        "between": "między|od",
        "and": "a|i",
        "to": "do|-|a|i",
    },
    numbers={
        **_count(1, "jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć"),
        "sto": 100,
        "tysiąc": 1000,
        "tysiąca": 1000,
    },
    scales={
        "tys.": 1000,
        "tysięcy": 1000,
        "tysiące": 1000,
        "tysiąc": 1000,
        "tysiąca": 1000,
        "mln": 1_000_000,
    },
    vague={
        "dziesiątki": (20, 99),
        "setki": (200, 999),
        "tysiące": (2000, 9999),
        "dziesiątki tysięcy": (20_000, 99_999),
        "kilka": (3, 9),
        "kilkanaście": (11, 19),
        "kilkadziesiąt": (20, 99),
        "kilkaset": (200, 999),
        "szereg": (2, None),
        "oba": (2, 2),
        "obydwa": (2, 2),
        "obydwie": (2, 2),
        "obydwu": (2, 2),
        "kilkoro": (3, 9),
        "parę": (3, 9),
        "paru": (3, 9),
        "kilkanaście tysięcy": (11_000, 19_999),
        "kilkadziesiąt tysięcy": (20_000, 99_999),
        "kilkaset tysięcy": (200_000, 999_999),
        "pół tysiąca": (500, 500),
        "półtora tysiąca": (1500, 1500),
        "dwa i pół tysiąca": (2500, 2500),
    },
)

_CZECH = QuantityWords(
    roles={
        "about": "asi|kolem|přibližně|zhruba|cca|cca.|okolo|odhadem",
        "nearly": "téměř|skoro|bezmála|takřka|necelých|necelé",
        "over": "více než|více jak|víc než|přes|nad",
        "at_least": "nejméně|alespoň|minimálně|přinejmenším|ne méně než",
        "up_to": "až|nejvýše|maximálně|nanejvýš",
        "under": "méně než|pod",
        "skip": "pouze|jen|celkem|dohromady|rovných|hned",
        "to": "až|-",
    },
    numbers={
        **_count(1, "jeden dva tři čtyři pět šest sedm osm devět deset"),
        "sto": 100,
        "dvojice": 2,
        "trojice": 3,
        "čtveřice": 4,
        "pětice": 5,
        "šestice": 6,
    },
    scales={"tisíc": 1000, "tisíce": 1000, "tis.": 1000, "mil.": 1_000_000},
    vague={
        "desítky": (20, 99),
        "stovky": (200, 999),
        "tisíce": (2000, 9999),
        "desítky tisíc": (20_000, 99_999),
        "několik": (3, 9),
        "několik set": (200, 999),
        "půl tisíce": (500, 500),
        "půldruhého tisíce": (1500, 1500),
        "dva a půl tisíce": (2500, 2500),
        "některé": (2, None),
    },
    group=".",
)

QUANTITY_WORDS: dict[str, QuantityWords] = {
    "en": _ENGLISH,
    "de": _GERMAN,
    "ru": _RUSSIAN,
    "uk": _UKRAINIAN,
    "pl": _POLISH,
    "cs": _CZECH,
}
"""ISO 639-1 code -> the words of that language."""
