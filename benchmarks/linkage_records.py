"""Records of memorials that do not exist, in towns that do not exist, with the pairs that are one and the same.

The form is that of `cenotaph link`. A seed gives the same bytes. Some 28 in 100 records are second and later
records of a thing. What goes wrong with them was fixed before any engine had read them:

- Three sources, one after the other: an official register and a map in the language of the state, an encyclopaedia half
  in English. A third of the second records copy the name letter by letter, the others write it anew.
- Seven languages in three scripts; names generic with or without the town, of people (order, initials, titles, patronymics),
  of regiments, battles, schools; 4 % of names and 2 % of towns with a typing error.
- 5 % without a position, 4 % in the middle of the town, 4 % off by 1 to 5 km, the others by 50 m on average (at most 200).
- 45 % without a year, one given year in eight off by one; one kind in three another word, 12 % without.
- Hard negatives: a quarter of a town's memorials stand within 20 to 250 m of another, half of those have its kind of name;
  cemeteries with a monument of their own; one road with up to 400 stones of one name, 1 km apart; towns of the same name.

A country is 8 by 5.5 degrees and has at most 50,000 records, so more records are more countries, at the same density.
Run by itself it writes records and prints one JSON object.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import platform
import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any, BinaryIO, Final, NamedTuple

import msgspec
from linkage_names import (
    WORDS,
    Person,
    Town,
    add_town,
    make_person,
    make_town_name,
    misspell,
    write_dedicated,
    write_generic,
    write_in,
    write_person,
)

RECORDS_A_COUNTRY: Final = 50_000
RECORDS_A_THING: Final = 1.38
CHAIN: Final = 400
KM_A_DEGREE: Final = 111.2
SOURCES: Final = ("register", "map", "encyclopaedia")
ROWS: Final[dict[str, dict[str, Any]]] = {**WORDS["generic"], **WORDS["named"]}
ROW_NAMES: Final = tuple(ROWS)
ROW_WEIGHTS: Final = tuple(row["weight"] for row in ROWS.values())
PEOPLE_SHARE: Final = 0.24


@dataclass(frozen=True, slots=True)
class Thing:
    """One memorial: `row` is its row of words, "person" or "chain"; `number` is of what it is the k-th."""

    row: str
    kind: str
    town: Town
    lat: float
    lon: float
    year: int
    number: int
    person: Person
    battle: str
    inscribed: int | None
    with_town: bool


class Country(NamedTuple):
    code: str
    south: float
    west: float
    languages: tuple[str, ...]
    states: tuple[str, ...]
    middles: tuple[tuple[float, float], ...]
    famous: dict[str, tuple[Person, ...]]


class Counts(NamedTuple):
    records: int
    things: int
    pairs: int


# --- countries, towns, things


def make_country(number: int, chance: random.Random) -> Country:
    languages = [lang for lang, states in WORDS["languages"].items() for _ in range(states)]
    chance.shuffle(languages)
    south, west = (48.0, 42.0, 54.0, 36.0, 30.0, 24.0)[number // 20 % 6], -20.0 + 9 * (number % 20)
    middles = tuple((chance.uniform(south, south + 5.5), chance.uniform(west, west + 8)) for _ in range(20))
    famous = {lang: tuple(make_person(lang, chance) for _ in range(12)) for lang in WORDS["languages"]}
    states = tuple(make_town_name(lang, chance) for lang in languages)
    return Country(
        "XQYZ"[number // 26 % 4] + chr(65 + number % 26),
        south,
        west,
        tuple(languages),
        states,
        middles,
        famous,
    )


def make_town(country: Country, size: int, chance: random.Random) -> Town:
    lat, lon = chance.uniform(0, 5.5) + country.south, chance.uniform(0, 8) + country.west
    if chance.random() < 0.5:
        middle = chance.choice(country.middles)
        lat, lon = chance.gauss(middle[0], 0.35), chance.gauss(middle[1], 0.5)
    return _found_town(country, lat, lon, size, chance)


def _found_town(country: Country, lat: float, lon: float, size: int, chance: random.Random) -> Town:
    row = min(3, max(0, int((lat - country.south) / 5.5 * 4)))
    state = row * 4 + min(3, max(0, int((lon - country.west) / 2)))
    lang, radius = country.languages[state], 0.4 + 0.25 * math.sqrt(size)
    return Town(lang, make_town_name(lang, chance), country.states[state], country.code, lat, lon, radius)


def move(lat: float, lon: float, metres: float, chance: random.Random) -> tuple[float, float]:
    """Go that far in any direction."""
    angle = chance.uniform(0, 2 * math.pi)
    north, east = metres * math.cos(angle) / 1000, metres * math.sin(angle) / 1000
    return lat + north / KM_A_DEGREE, lon + east / (KM_A_DEGREE * math.cos(math.radians(lat)))


def make_things(country: Country, wanted: int, chance: random.Random) -> Iterator[Thing]:
    """Make what stands in a country: the stones of one road, then town by town."""
    made, battle = 0, make_town_name("en", chance)
    for stone in _make_chain(country, min(CHAIN, wanted // 40), chance):
        made += 1
        yield stone
    while made < wanted:
        size = min(int(chance.paretovariate(0.95)), 3 + wanted * 3 // 100)
        town = make_town(country, size, chance)
        earlier: list[Thing] = []
        while len(earlier) < size:
            thing = _make_thing(country, town, earlier, chance)
            earlier.append(replace(thing, battle=battle))
            part = ROWS.get(thing.row, {}).get("part")
            if part and chance.random() < 0.4:
                lat, lon = move(thing.lat, thing.lon, chance.uniform(0, 80), chance)
                earlier.append(replace(thing, row=part, kind="monument", lat=lat, lon=lon))
        made += len(earlier)
        yield from earlier
        battle = town.name


def _make_chain(country: Country, stones: int, chance: random.Random) -> Iterator[Thing]:
    town = make_town(country, 1, chance)
    north = chance.uniform(-0.6, 0.6) / KM_A_DEGREE
    lat, lon, year = country.south + 2.75, country.west + 0.5, chance.randrange(1946, 1950)
    for number in range(stones):
        lat, lon = lat + north, lon + 0.85 / (KM_A_DEGREE * math.cos(math.radians(lat)))
        if number % 15 == 0:
            town = _found_town(country, lat, lon, 15, chance)
        nobody = country.famous[town.lang][0]
        yield Thing("chain", "stone", town, lat, lon, year, number, nobody, "", None, False)


def _make_thing(country: Country, town: Town, earlier: list[Thing], chance: random.Random) -> Thing:
    lat, lon = move(town.lat, town.lon, abs(chance.gauss(0, town.radius_km * 600)), chance)
    row = "person" if chance.random() < PEOPLE_SHARE else chance.choices(ROW_NAMES, ROW_WEIGHTS)[0]
    if earlier and chance.random() < 0.25:
        near = chance.choice(earlier)
        lat, lon = move(near.lat, near.lon, chance.uniform(20, 250), chance)
        row = near.row if chance.random() < 0.5 else row
    kind = chance.choice(("statue", "plaque", "monument")) if row == "person" else ROWS[row]["kind"]
    famous = chance.random() < 0.4
    person = chance.choice(country.famous[town.lang]) if famous else make_person(town.lang, chance)
    year = (
        chance.randrange(1919, 1936)
        if row == "first_war" or chance.random() < 0.2
        else chance.randrange(1945, 2016)
    )
    inscribed = chance.randrange(len(WORDS["inscription"][town.lang])) if chance.random() < 0.4 else None
    with_town = chance.random() < 0.4
    return Thing(
        row, kind, town, lat, lon, year, chance.randrange(1, 200), person, "", inscribed, with_town
    )  # fmt: skip


# --- records of things


def choose_language(source: str, thing: Thing, chance: random.Random) -> str:
    local = thing.town.lang
    if source != "encyclopaedia" or chance.random() < 0.35:
        return local
    return "en" if chance.random() < 0.8 else chance.choice(tuple(WORDS["languages"]))


def write_name(thing: Thing, lang: str, chance: random.Random) -> str:
    town = write_in(thing.town.name, lang, of=thing.town.lang, chance=chance)
    if thing.row == "chain":
        return str(WORDS["chain"][lang])
    if thing.row == "person":
        name = write_dedicated(thing.person, lang, chance)
    else:
        battle = write_in(thing.battle, lang, of=thing.town.lang, chance=chance)
        name = write_generic(ROWS[thing.row], lang, chance, k=str(thing.number), t=battle)
    if thing.with_town == (chance.random() < 0.75):
        name = add_town(name, town, lang, chance)
    return misspell(name, chance) if chance.random() < 0.04 else name


def write_inscription(thing: Thing, chance: random.Random) -> str:
    lang = thing.town.lang
    row = WORDS["inscription"][lang][thing.inscribed]
    dead = random.Random(thing.number)
    name = write_person(thing.person, lang, dead)
    written: str = row.format(p=name, y=thing.year, k=thing.number)
    if chance.random() < 0.3:
        words = written.split()
        return " ".join(words[: max(2, len(words) * 3 // 5)])
    return misspell(written, chance) if chance.random() < 0.1 else written


def find_position(thing: Thing, chance: random.Random) -> tuple[float, float] | None:
    kind = chance.random()
    if kind < 0.05:
        return None
    if kind < 0.09:
        return round(thing.town.lat, 4), round(thing.town.lon, 4)
    metres = chance.uniform(1000, 5000) if kind < 0.13 else min(200.0, chance.expovariate(1 / 50))
    lat, lon = move(thing.lat, thing.lon, metres, chance)
    digits = 3 if chance.random() < 0.1 else 5
    return round(lat, digits), round(lon, digits)


def write_record(thing: Thing, source: str, name: str, lang: str, chance: random.Random) -> dict[str, Any]:
    """Write one source's record, without its id; what the source does not say is left out."""
    record: dict[str, Any] = {"name": name}
    if chance.random() < 0.12:
        other = "en" if lang != "en" else thing.town.lang
        record = {"names": list(dict.fromkeys((name, write_name(thing, other, chance))))}
    if (position := find_position(thing, chance)) is not None:
        record["lat"], record["lon"] = position
    if (kind := chance.random()) < 0.88:
        record["kind"] = thing.kind if kind < 0.55 else chance.choice(WORDS["kinds"][thing.kind])
    if chance.random() < 0.55:
        record["year"] = thing.year + (chance.choice((-1, 1)) if chance.random() < 0.125 else 0)
    if thing.row == "chain" and chance.random() < 0.5:
        record["inscription"] = f"km {thing.number}"
    elif thing.inscribed is not None and chance.random() < 0.45:
        record["inscription"] = write_inscription(thing, chance)
    if chance.random() < 0.25:
        wars = WORDS["wars"][lang]
        person = thing.row == "person"
        record["commemorates"] = (
            write_person(thing.person, lang, chance) if person else wars[thing.number % len(wars)]
        )
    if chance.random() < 0.9:
        town = write_in(thing.town.name, lang, of=thing.town.lang, chance=chance)
        record["city"] = misspell(town, chance) if chance.random() < 0.02 else town
    if source == "register" or chance.random() < 0.3:
        record["state"] = write_in(thing.town.state, lang, of=thing.town.lang, chance=chance)
    record["country"] = thing.town.country
    if chance.random() < 0.5:
        record["lang"] = lang
    return record


def write_copies(thing: Thing, chance: random.Random) -> Iterator[tuple[int, dict[str, Any]]]:
    """Write what the sources have of a thing: number of the source, and the record."""
    copies = chance.choices((1, 2, 3, 4, 6), (72, 20, 6, 1.5, 0.5))[0]
    order = chance.choice(((0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (0, 1, 1)))
    names: dict[str, str] = {}
    for copy in range(copies):
        number = order[copy % 3]
        lang = choose_language(SOURCES[number], thing, chance)
        if lang not in names or chance.random() > 0.33:
            names[lang] = write_name(thing, lang, chance)
        yield number, write_record(thing, SOURCES[number], names[lang], lang, chance)


def write_records(out: Path, truth: Path, *, n: int, seed: int) -> Counts:
    """Write n records as JSON lines, and as CSV the pairs of them that are the same thing."""
    chance = random.Random(seed)
    counts, things, pairs = [0, 0, 0], 0, 0
    encoder = msgspec.json.Encoder()
    with ExitStack() as stack:
        parts: list[BinaryIO] = [stack.enter_context(tempfile.TemporaryFile(dir=out.parent)) for _ in SOURCES]
        links = stack.enter_context(truth.open("w", encoding="utf-8"))
        links.write("a_id,b_id\n")
        for thing in _make_world(n, chance):
            ids = []
            for number, record in write_copies(thing, chance):
                if sum(counts) == n:
                    break
                counts[number] += 1
                ids.append(f"{SOURCES[number][0]}{counts[number]:07}")
                parts[number].write(encoder.encode({"id": ids[-1], **record}) + b"\n")
            things += 1
            for a, b in combinations(sorted(ids), 2):
                links.write(f"{a},{b}\n")
                pairs += 1
            if sum(counts) == n:
                break
        _join(parts, out)
    return Counts(n, things, pairs)


def _make_world(n: int, chance: random.Random) -> Iterator[Thing]:
    """Make country after country; the last one has enough things for all records that are still wanted."""
    number = 0
    while True:
        country = make_country(number, chance)
        yield from make_things(country, int(min(n, RECORDS_A_COUNTRY) / RECORDS_A_THING), chance)
        number += 1


def _join(parts: list[BinaryIO], out: Path) -> None:
    with out.open("wb") as whole:
        for part in parts:
            part.seek(0)
            while block := part.read(1 << 20):
                whole.write(block)


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--n", type=int, default=5_000)
    cli.add_argument("--seed", type=int, default=1)
    cli.add_argument("--out", type=Path, help="a folder that keeps records.jsonl and truth.csv")
    args = cli.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        out = args.out or Path(folder)
        out.mkdir(parents=True, exist_ok=True)
        started = time.perf_counter()
        made = write_records(out / "records.jsonl", out / "truth.csv", n=args.n, seed=args.seed)
        seconds = time.perf_counter() - started
        digest = hashlib.sha256((out / "records.jsonl").read_bytes()).hexdigest()
    result = {
        "benchmark": "linkage_records",
        "seed": args.seed,
        "n": args.n,
        "things": made.things,
        "pairs": made.pairs,
        "repeated_share": round(1 - made.things / made.records, 3),
        "records_per_second": round(made.records / seconds),
        "sha256": digest,
        "python": platform.python_version(),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
