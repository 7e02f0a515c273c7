"""How the sources of one memorial write its name, its town and its people, and what goes wrong on the way.

Used by linkage_records.py; the words are in linkage_words.toml. Run by itself it prints one JSON object with the names
that a few things get. Every function draws from the `random.Random` that it is given, and from nothing else.
"""

from __future__ import annotations

import argparse
import json
import random
import tomllib
from pathlib import Path
from typing import Any, Final, NamedTuple

from anyascii import anyascii

WORDS: Final[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("linkage_words.toml").read_text(encoding="utf-8")
)
LATIN: Final = ("en", "de", "fr", "pl")
CYRILLIC: Final = ("uk", "ru")
SCHOLARLY: Final = str.maketrans(
    {"й": "j", "я": "ja", "ю": "ju", "є": "je", "ї": "ji", "х": "ch", "ц": "c", "ж": "ž", "ш": "š", "ч": "č"}
    | {"Я": "Ja", "Ю": "Ju", "Є": "Je", "Х": "Ch", "Ж": "Ž", "Ш": "Š", "Ч": "Č", "ё": "e", "'": ""}
)
NATIONAL: Final = {
    "uk": str.maketrans(
        {"и": "y", "г": "h", "Г": "H", "й": "i", "я": "ia", "ю": "iu", "є": "ie", "ї": "i", "'": ""}
    ),
    "ru": str.maketrans({"й": "i", "я": "ia", "ю": "iu", "ё": "e", "ъ": "", "ь": ""}),
}
ROMAN_SURNAMES: Final = {
    "김": "Kim",
    "이": "Lee",
    "박": "Park",
    "최": "Choi",
    "정": "Chung",
    "강": "Kang",
    "조": "Cho",
    "윤": "Yoon",
    "장": "Chang",
    "임": "Lim",
}


class Person(NamedTuple):
    """Somebody to whom a memorial is dedicated; all names in the script of `lang`."""

    lang: str
    given: str
    surname: str
    patronymic: str
    title: int


class Town(NamedTuple):
    """A town that does not exist; `radius_km` is how far its memorials lie from the middle."""

    lang: str
    name: str
    state: str
    country: str
    lat: float
    lon: float
    radius_km: float


def make_person(lang: str, chance: random.Random) -> Person:
    patronymics = WORDS["patronymic"].get(lang)
    return Person(
        lang,
        chance.choice(WORDS["given"][lang]),
        chance.choice(WORDS["surname"][lang]),
        chance.choice(patronymics) if patronymics else "",
        chance.randrange(3),
    )


def make_town_name(lang: str, chance: random.Random) -> str:
    parts = WORDS["towns"][lang]
    return f"{chance.choice(parts['more'])}{chance.choice(parts['first'])}{chance.choice(parts['last'])}"


# --- from script to script


def romanize(text: str, lang: str, chance: random.Random) -> str:
    """Write a name in Latin letters: by Unicode's names, as the country does, or as scholars do."""
    if lang == "ko":
        return " ".join(anyascii(word).capitalize() for word in text.split())
    scheme = chance.random()
    if scheme < 0.4:
        return anyascii(text)
    if scheme < 0.75:
        return anyascii(text.translate(NATIONAL[lang])).replace("'", "")
    written = text.translate(SCHOLARLY)
    return "".join(letter if letter in "žščŽŠČ" else anyascii(letter) for letter in written)


def write_in(text: str, lang: str, *, of: str, chance: random.Random) -> str:
    """Write a name of one language in the script of another; Latin names stay as they are everywhere."""
    same = lang == of or of in LATIN or (of in CYRILLIC and lang in CYRILLIC)
    return text if same else romanize(text, of, chance)


def bend(word: str, lang: str) -> str:
    """Put a Ukrainian or Russian man's name into the dative."""
    if word.endswith(("ий", "ый")):
        return word[:-2] + "ому"
    if word.endswith("й"):
        return word[:-1] + "ю"
    if word.endswith("о"):
        return word[:-1] + "у"
    if word.endswith("а"):
        return word[:-1] + ("і" if lang == "uk" else "е")
    return word + "у"


def misspell(text: str, chance: random.Random) -> str:
    """Drop, double or swap one letter."""
    if len(text) < 4:
        return text
    at = chance.randrange(1, len(text) - 1)
    kind = chance.randrange(3)
    if kind == 0:
        return text[:at] + text[at + 1 :]
    if kind == 1:
        return text[:at] + text[at] + text[at:]
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


# --- people


def write_person(person: Person, lang: str, chance: random.Random, *, dative: bool = False) -> str:
    given, surname, patronymic = person.given, person.surname, person.patronymic
    if person.lang == "ko":
        return _write_korean(person, lang, chance)
    if dative and person.lang in CYRILLIC:
        given, surname, patronymic = (bend(part, person.lang) for part in (given, surname, patronymic))
    kind = chance.random()
    if kind < 0.12:
        second = f" {patronymic[0]}." if patronymic else ""
        written = f"{given[0]}.{second} {surname}" if kind < 0.08 else f"{surname} {given[0]}.{second}"
    elif kind < 0.24:
        written = f"{surname} {given}"
    elif kind < 0.29:
        written = f"{surname}, {given}"
    elif kind < 0.38:
        written = surname
    elif kind < 0.48:
        title = WORDS["titles"][lang if lang in CYRILLIC or person.lang in LATIN else "en"][person.title]
        written = f"{title} {given} {surname}"
    elif patronymic and kind < 0.7:
        written = f"{given} {patronymic} {surname}"
    else:
        written = f"{given} {surname}"
    return write_in(written, lang, of=person.lang, chance=chance)


def _write_korean(person: Person, lang: str, chance: random.Random) -> str:
    if lang == "ko":
        title = f" {WORDS['titles']['ko'][person.title]}" if chance.random() < 0.2 else ""
        return f"{person.surname}{person.given}{title}"
    surname = (
        ROMAN_SURNAMES[person.surname] if chance.random() < 0.6 else anyascii(person.surname).capitalize()
    )
    given = [anyascii(letter) for letter in person.given]
    first = ("-" if chance.random() < 0.4 else "").join((given[0].capitalize(), *given[1:]))
    return f"{surname} {first}" if chance.random() < 0.6 else f"{first} {surname}"


# --- names of things


def write_generic(row: dict[str, Any], lang: str, chance: random.Random, **filled: str) -> str:
    written: str = chance.choice(row[lang])
    return written.format(**filled) if "{" in written else written


def write_dedicated(person: Person, lang: str, chance: random.Random) -> str:
    pattern: str = chance.choice(WORDS["person"][lang])
    if "{d}" in pattern:
        return pattern.format(d=write_person(person, lang, chance, dative=True))
    return pattern.format(p=write_person(person, lang, chance))


def add_town(name: str, town: str, lang: str, chance: random.Random) -> str:
    pattern: str = chance.choice(WORDS["in_town"][lang])
    return pattern.format(g=name, t=town)


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--seed", type=int, default=1)
    args = cli.parse_args()
    chance = random.Random(args.seed)
    shown = {}
    for lang in WORDS["languages"]:
        person, town = make_person(lang, chance), make_town_name(lang, chance)
        names = [write_dedicated(person, other, chance) for other in (lang, lang, "en")]
        shown[lang] = [*names, write_in(town, "en", of=lang, chance=chance), misspell(town, chance)]
    print(json.dumps({"benchmark": "linkage_names", "seed": args.seed, "names": shown}, ensure_ascii=False))


if __name__ == "__main__":
    main()
