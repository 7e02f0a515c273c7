"""The words of numbers in French, Spanish, Portuguese and Italian: data, the compounds put together from their parts.

Invariant: as in `quantity_words`. Words that are articles too ("un", "una", "um") are no number alone.
"""

from __future__ import annotations

from cenotaph.normalize.quantity_words import QuantityWords


def _count(first: int, names: str) -> dict[str, int]:
    return {name: number for number, name in enumerate(names.split(), start=first)}


def _tens(tens: str, units: dict[str, int], joint: str) -> dict[str, int]:
    """Join tens from 30 with units: "treinta y cinco"."""
    return {
        f"{ten}{joint}{unit}": 10 * number + small
        for number, ten in enumerate(tens.split(), start=3)
        for unit, small in units.items()
    }


# --- Spanish

_ES_UNITS = {**_count(2, "dos tres cuatro cinco seis siete ocho nueve"), "un": 1, "uno": 1, "una": 1}
_ES_TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa"
_ES_HUNDREDS = (
    "doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
)
_ES_LARGE = {
    name: 100 * number
    for number, name in enumerate(_ES_HUNDREDS.split(), start=2)
}  # fmt: skip

SPANISH = QuantityWords(
    roles={
        "about": "unos|unas|un|una|alrededor de|aproximadamente|aprox.|cerca de|en torno a|más o menos|poco más de",
        "nearly": "casi",
        "over": "más de|mas de|superior a|por encima de",
        "at_least": "al menos|por lo menos|como mínimo|no menos de",
        "up_to": "hasta|como máximo|no más de",
        "under": "menos de",
        "skip": "total|sólo|solo|en total|exactamente|un total de|los|las|otros|otras|estos|estas|esas|esos",
        "between": "entre|de",
        "and": "y",
        "to": "a|-|y",
        "more": "o más|o mas",
    },
    numbers={
        **_count(2, "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis"),
        **_count(17, "diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro"),
        **_count(25, "veinticinco veintiséis veintisiete veintiocho veintinueve"),
        **{ten: 10 * number for number, ten in enumerate(_ES_TENS.split(), start=3)},
        **_tens(_ES_TENS, _ES_UNITS, " y "),
        **_ES_LARGE,
        **{name[:-2] + "as": value for name, value in _ES_LARGE.items()},
        "veintiún": 21, "veintiuna": 21, "cien": 100, "ciento": 100, "quinientas": 500, "setecientas": 700,
        "mil": 1000, "medio centenar": 50, "media docena": 6, "veintena": 20, "treintena": 30, "cuarentena": 40, "quincena": 15,
        "cincuentena": 50, "decena": 10, "docena": 12, "centenar": 100, "millar": 1000, "un par": 2,
    },
    scales={"mil": 1000, "millón": 1_000_000, "millones": 1_000_000},
    vague={
        "decenas": (20, 99), "docenas": (24, 99), "cientos": (200, 999), "centenares": (200, 999), "miles": (2000, 9999),
        "millares": (2000, 9999), "decenas de miles": (20_000, 99_999), "cientos de miles": (200_000, 999_999),
        "varios": (3, 9), "varias": (3, 9), "diversos": (3, 9), "diversas": (3, 9), "algunos": (2, None),
        "algunas": (2, None), "numerosos": (2, None), "numerosas": (2, None), "unos cuantos": (3, 9), "unas cuantas": (3, 9),
        "ambos": (2, 2), "ambas": (2, 2), "los dos": (2, 2), "las dos": (2, 2),
    },
    group=".",
)  # fmt: skip

# --- Portuguese

_PT_UNITS = {**_count(3, "três quatro cinco seis sete oito nove"), "um": 1, "uma": 1, "dois": 2, "duas": 2}
_PT_TENS = "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa"
_PT_HUNDREDS = "duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos"
_PT_LARGE = {name: 100 * number for number, name in enumerate(_PT_HUNDREDS.split(), start=2)}

PORTUGUESE = QuantityWords(
    roles={
        "about": "cerca de|aproximadamente|aprox.|uns|umas|um|uma|à volta de|por volta de|em torno de|perto de",
        "nearly": "quase",
        "over": "mais de|acima de",
        "at_least": "pelo menos|no mínimo|ao menos|não menos de",
        "up_to": "até|no máximo",
        "under": "menos de",
        "skip": "total|apenas|só|ao todo|um total de|exatamente|os|as|outros|outras",
        "between": "entre|de",
        "and": "e",
        "to": "a|-|e",
        "more": "ou mais",
    },
    numbers={
        **_count(3, "três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezasseis dezassete dezoito"),
        **{ten: 10 * number for number, ten in enumerate(_PT_TENS.split(), start=2)},
        **_tens(_PT_TENS.removeprefix("vinte "), _PT_UNITS, " e "),
        **{f"vinte e {unit}": 20 + small for unit, small in _PT_UNITS.items()},
        **_PT_LARGE,
        **{name[:-2] + "as": value for name, value in _PT_LARGE.items()},
        "dois": 2, "duas": 2, "quatorze": 14, "dezesseis": 16, "dezessete": 17, "dezenove": 19, "dezanove": 19,
        "cem": 100, "cento": 100, "mil": 1000, "dezena": 10, "dúzia": 12, "meia dúzia": 6, "vintena": 20, "trintena": 30,
        "meia centena": 50, "centena": 100, "milhar": 1000, "um par": 2,
    },
    scales={"mil": 1000, "milhão": 1_000_000, "milhões": 1_000_000},
    vague={
        "dezenas": (20, 99), "dúzias": (24, 99), "centenas": (200, 999), "milhares": (2000, 9999),
        "dezenas de milhares": (20_000, 99_999), "centenas de milhares": (200_000, 999_999), "vários": (3, 9),
        "várias": (3, 9), "diversos": (3, 9), "diversas": (3, 9), "alguns": (2, None), "algumas": (2, None),
        "numerosos": (2, None), "numerosas": (2, None), "inúmeros": (2, None), "inúmeras": (2, None), "ambos": (2, 2),
        "ambas": (2, 2), "os dois": (2, 2), "as duas": (2, 2),
    },
    group=".",
)  # fmt: skip

# --- Italian: a number below a million is one word

_IT_SMALL = [
    "uno",
    "due",
    "tre",
    "quattro",
    "cinque",
    "sei",
    "sette",
    "otto",
    "nove",
    "dieci",
    "undici",
    "dodici",
    "tredici",
    "quattordici",
    "quindici",
    "sedici",
    "diciassette",
    "diciotto",
    "diciannove",
]
_IT_TENS = ["venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta"]


def _italian_below_hundred() -> dict[str, int]:
    found = {name: number for number, name in enumerate(_IT_SMALL, start=1)}
    for number, ten in enumerate(_IT_TENS, start=2):
        found[ten] = 10 * number
        for unit, name in enumerate(_IT_SMALL[:9], start=1):
            stem = ten[:-1] if name[0] in "uo" else ten
            found[stem + name] = 10 * number + unit
        found[f"{ten}tré"] = 10 * number + 3
        found[f"{ten[:-1]}un"] = 10 * number + 1
    return found


def _italian() -> dict[str, int]:
    below = _italian_below_hundred()
    found = dict(below)
    for number in range(1, 10):
        hundred = ("" if number == 1 else _IT_SMALL[number - 1]) + "cento"
        found[hundred] = 100 * number
        found |= {hundred + name: 100 * number + value for name, value in below.items()}
        found |= {f"cent{name}": 100 + value for name, value in below.items() if name.startswith("otta")}
    found |= {f"mille{name}": 1000 + value for name, value in found.items()}
    found |= {f"{name}mila": 1000 * value for name, value in below.items() if value > 1}
    return {name: value for name, value in found.items() if name != "uno"}


ITALIAN = QuantityWords(
    roles={
        "about": "circa|intorno a|all'incirca|un|una|all incirca|pressappoco",
        "nearly": "quasi",
        "over": "oltre|più di|piu di",
        "at_least": "almeno|minimo|non meno di",
        "up_to": "fino a|al massimo|non più di",
        "under": "meno di",
        "skip": "totale|solo|soltanto|in tutto|un totale di|esattamente|i|le|gli|altri|altre",
        "between": "tra|fra|da|dai",
        "and": "e",
        "to": "a|ai|-|e",
        "more": "o più|o piu",
    },
    numbers={
        **_italian(),
        "cento": 100, "mille": 1000, "decina": 10, "dozzina": 12, "mezza dozzina": 6, "quindicina": 15, "ventina": 20,
        "trentina": 30, "quarantina": 40, "cinquantina": 50, "sessantina": 60, "centinaio": 100, "migliaio": 1000,
        "un paio": 2,
    },
    scales={"mila": 1000, "milione": 1_000_000, "milioni": 1_000_000},
    vague={
        "decine": (20, 99), "dozzine": (24, 99), "centinaia": (200, 999), "migliaia": (2000, 9999),
        "decine di migliaia": (20_000, 99_999), "centinaia di migliaia": (200_000, 999_999), "diversi": (3, 9),
        "diverse": (3, 9), "parecchi": (3, 9), "parecchie": (3, 9), "vari": (3, 9), "varie": (3, 9), "alcuni": (2, None),
        "alcune": (2, None), "numerosi": (2, None), "numerose": (2, None), "entrambi": (2, 2), "entrambe": (2, 2),
        "i due": (2, 2), "le due": (2, 2),
    },
    group=".",
)  # fmt: skip

# --- French

_FR_UNITS = _count(2, "deux trois quatre cinq six sept huit neuf")
_FR_TEENS = _count(10, "dix onze douze treize quatorze quinze seize") | {
    "dix-sept": 17,
    "dix-huit": 18,
    "dix-neuf": 19,
}


def _french() -> dict[str, int]:
    found = {"un": 1, **_FR_UNITS, **_FR_TEENS, "soixante": 60, "quatre-vingt": 80, "quatre-vingts": 80}
    for number, ten in enumerate(["vingt", "trente", "quarante", "cinquante", "soixante"], start=2):
        found[ten] = 10 * number
        found |= {
            f"{ten}{joint}{one}": 10 * number + 1 for joint in (" et ", "-et-") for one in ("un", "une")
        }
        found |= {f"{ten}-{unit}": 10 * number + small for unit, small in _FR_UNITS.items()}
    found |= {f"soixante-{teen}": 60 + value for teen, value in _FR_TEENS.items()}
    found |= {"soixante et onze": 71, "soixante-et-onze": 71, "quatre-vingt-un": 81, "quatre-vingt-une": 81}
    found |= {f"quatre-vingt-{name}": 80 + value for name, value in (_FR_UNITS | _FR_TEENS).items()}
    return found


FRENCH = QuantityWords(
    roles={
        "about": "environ|quelque|autour de|une|un|aux alentours de|à peu près|approximativement",
        "nearly": "près de|presque|pas loin de",
        "over": "plus de|plus d'une|plus d'un|au-delà de",
        "at_least": "au moins|pas moins de|au minimum",
        "up_to": "jusqu'à|au plus|au maximum",
        "under": "moins de|moins d'une|moins d'un",
        "skip": "exactement|seulement|les|ces|un total de|au total|autres",
        "between": "entre|de",
        "and": "et",
        "to": "à|-|et",
        "more": "ou plus",
    },
    numbers={
        **_french(),
        "cent": 100, "dizaine": 10, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
        "cinquantaine": 50, "soixantaine": 60, "demi-douzaine": 6, "mille": 1000, "millier": 1000,
    },
    scales={"douzaine": 12, "centaine": 100, "cent": 100, "cents": 100, "mille": 1000, "million": 1_000_000, "millions": 1_000_000},
    vague={
        "dizaines": (20, 99), "des dizaines": (20, 99), "centaines": (200, 999), "des centaines": (200, 999),
        "milliers": (2000, 9999), "des milliers": (2000, 9999), "dizaines de milliers": (20_000, 99_999),
        "centaines de milliers": (200_000, 999_999), "plusieurs": (3, 9), "plusieurs dizaines": (30, 99),
        "des dizaines de milliers": (20_000, 99_999), "des centaines de milliers": (200_000, 999_999),
        "plusieurs centaines": (300, 999), "plusieurs milliers": (3000, 9999),
        "quelques centaines": (200, 999), "quelques milliers": (2000, 9999),
        "quelques": (2, None), "quelques dizaines": (20, 99), "de nombreux": (2, None), "de nombreuses": (2, None),
        "divers": (3, 9), "diverses": (3, 9), "les deux": (2, 2),
    },
    articles=frozenset({"une", "un"}),
    group=".",
)  # fmt: skip

ROMANCE_WORDS: dict[str, QuantityWords] = {"fr": FRENCH, "es": SPANISH, "pt": PORTUGUESE, "it": ITALIAN}
"""ISO 639-1 code -> the words of that language."""
