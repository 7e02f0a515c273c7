"""The words around numbers in cells, in more languages than texts are read in: data, keyed by language.

Invariant: as in `quantity_words`. These languages have no words for numbers here, only what stands beside digits.
"""

from __future__ import annotations

from cenotaph.normalize.korean_quantities import KOREAN
from cenotaph.normalize.quantity_words import QuantityWords, Role

SIGNS: dict[Role, str] = {
    "about": "~|≈|±|ca.|ca|circa|cca|approx.",
    "over": ">",
    "at_least": "≥|> =|min.",
    "up_to": "≤|< =|max.",
    "under": "<",
    "more": "+",
    "to": "-",
}
"""What every language writes."""


def _words(
    *,
    about: str,
    over: str,
    at_least: str,
    up_to: str,
    under: str,
    skip: str = "",
    more: str = "",
    group: str = "",
) -> QuantityWords:
    roles: dict[Role, str] = {
        "about": about, "over": over, "at_least": at_least, "up_to": up_to, "under": under, "skip": skip, "more": more,
    }  # fmt: skip
    decimal = "." if group == "," else ","
    said = {role: phrases for role, phrases in roles.items() if phrases}
    return QuantityWords(roles=said, numbers={}, scales={}, vague={}, group=group, decimal=decimal)


AMOUNT_WORDS: dict[str, QuantityWords] = {
    "nl": _words(
        about="ongeveer|circa|rond|zo'n|omstreeks|ong.", over="meer dan|ruim|boven", at_least="minstens|ten minste|minimaal",
        up_to="tot|hoogstens|maximaal", under="minder dan|onder", skip="totaal|slechts", more="of meer", group=".",
    ),
    "sk": _words(
        about="asi|okolo|približne|zhruba|cca", over="viac ako|viac než|nad|vyše", at_least="najmenej|aspoň|minimálne",
        up_to="až|do|najviac", under="menej ako|pod", skip="spolu|iba|len",
    ),
    "be": _words(
        about="каля|прыкладна|прыблізна", over="больш|звыш|больш за", at_least="не менш|мінімум",
        up_to="да|не больш", under="менш", skip="усяго|толькі",
    ),
    "sr": _words(
        about="око|приближно|oko|približno|отприлике|otprilike", over="преко|више од|preko|više od",
        at_least="најмање|бар|najmanje|bar", up_to="до|највише|do|najviše", under="мање од|испод|manje od|ispod",
        skip="укупно|ukupno|само|samo", group=".",
    ),
    "hu": _words(
        about="kb.|körülbelül|mintegy|közel", over="több mint|több, mint", at_least="legalább|minimum",
        up_to="legfeljebb", under="kevesebb mint", skip="összesen", more="felett",
    ),
    "ro": _words(
        about="circa|aproximativ|aprox.|cca.|vreo", over="peste|mai mult de", at_least="cel puțin|minim",
        up_to="până la|cel mult", under="sub|mai puțin de", skip="total", group=".",
    ),
    "sv": _words(
        about="cirka|ungefär|omkring|runt", over="över|mer än|fler än", at_least="minst", up_to="upp till|högst",
        under="under|färre än", skip="totalt",
    ),
    "da": _words(
        about="cirka|omkring|omtrent|ca.", over="over|mere end|flere end", at_least="mindst", up_to="op til|højst",
        under="under|færre end", skip="i alt", group=".",
    ),
    "fi": _words(
        about="noin|n.|arviolta", over="yli|enemmän kuin", at_least="vähintään|ainakin", up_to="enintään|jopa",
        under="alle|vähemmän kuin", skip="yhteensä",
    ),
    "lt": _words(
        about="apie|maždaug", over="daugiau kaip|daugiau nei|virš|per", at_least="mažiausiai|bent|ne mažiau kaip",
        up_to="iki", under="mažiau kaip|mažiau nei", skip="viso|iš viso",
    ),
    "lv": _words(
        about="apmēram|aptuveni|ap", over="vairāk nekā|vairāk par|virs", at_least="vismaz", up_to="līdz",
        under="mazāk nekā|mazāk par", skip="kopā",
    ),
    "et": _words(
        about="umbes|ligikaudu", over="üle|rohkem kui", at_least="vähemalt", up_to="kuni", under="alla|vähem kui",
        skip="kokku",
    ),
    "el": _words(
        about="περίπου", over="πάνω από|περισσότεροι από", at_least="τουλάχιστον", up_to="έως|μέχρι",
        under="λιγότεροι από|κάτω από", skip="σύνολο", group=".",
    ),
    "tr": _words(
        about="yaklaşık|takriben", over="", at_least="en az", up_to="en çok|en fazla", under="",
        skip="toplam", more="civarında|dan fazla|den fazla", group=".",
    ),
    "ko": KOREAN,
    "ja": _words(
        about="約|およそ", over="超", at_least="少なくとも", up_to="最大", under="未満", skip="計", more="余|以上|余り", group=",",
    ),
    "zh": _words(
        about="约|大约|約", over="超过|超過", at_least="至少", up_to="最多", under="不到", skip="共|共计", more="余|多|以上|余人",
        group=",",
    ),
}  # fmt: skip
"""ISO 639-1 code -> the words of that language."""
