"""Words a second and peak memory of reading texts: English (with a parser), Russian and German (by words alone).

Prints one JSON object. The corpus is made up of our own sentences, by seed: articles of some 400 words, one sentence in
five of which is about a memorial, one in eight a quotation. Each number is measured in a process of its own, after the
first article; beside them, on the same English texts and in the same run, the peers: plain spaCy (the same model with all
its components, in batches) and textacy's direct quotations on top of it.

`words` are what blanks divide. The gazetteer is in use, as it is in `cenotaph extract`.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import platform
import random
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial
from multiprocessing.connection import Connection
from typing import Any, NamedTuple

ABOUT = {
    "en": (
        "The monument to the fallen soldiers in {town} was removed in {month} {year}.",
        "A memorial plaque for the teachers of the school was unveiled in {town} on {day} {month} {year}.",
        "In the cemetery of {town} {count} soldiers are buried, of whom {few} are unknown.",
        "The statue, which was damaged by the storm, will be restored by the town council of {town}.",
    ),
    "ru": (
        "Памятник павшим воинам в городе {town} был демонтирован в {year} году.",
        "На воинском кладбище похоронены {count} солдат, имена {few} из них неизвестны.",
        "Мемориальная доска учителям школы была открыта {day} мая {year} года.",
        "Обелиск, повреждённый бурей, будет отреставрирован администрацией города {town}.",
    ),
    "de": (
        "Das Denkmal für die gefallenen Soldaten in {town} wurde {year} abgebaut.",
        "Auf dem Friedhof von {town} sind {count} Soldaten begraben, {few} davon sind unbekannt.",
        "Eine Gedenktafel für die Lehrer der Schule wurde am {day}. Mai {year} enthüllt.",
        "Die Statue, die der Sturm beschädigt hat, soll von der Stadt {town} restauriert werden.",
    ),
}
SAID = {
    "en": (
        "“{sentence}” said {name}, the mayor of {town}.",
        "According to {name}, the road to {town} is closed.",
    ),
    "ru": (
        "«{sentence}» — сказал {name}, глава города {town}.",
        "По словам {name}, дорога в {town} закрыта.",
    ),
    "de": (
        "„{sentence}“, sagte {name}, Bürgermeister von {town}.",
        "Laut {name} ist die Straße nach {town} gesperrt.",
    ),
}
OTHER = {
    "en": (
        "The council of {town} met for the {few}th time this year and spoke about the new school for three hours.",
        "Prices for bread and milk rose by {few} per cent, although the harvest had been better than in {year}.",
        "It rained all night, and in the morning the river stood two metres above its usual level.",
        "{name} has worked at the library since {year} and knows every book in it.",
        "The train from {town} was late again, so that many people came to work only at noon.",
        "Nobody was hurt when a lorry with {count} crates of apples turned over near {town}.",
    ),
    "ru": (
        "Совет города {town} собрался в {few}-й раз за год и три часа говорил о новой школе.",
        "Цены на хлеб и молоко выросли на {few} процентов, хотя урожай был лучше, чем в {year} году.",
        "Всю ночь шёл дождь, и утром река поднялась на два метра выше обычного уровня.",
        "{name} работает в библиотеке с {year} года и знает в ней каждую книгу.",
        "Поезд из города {town} снова опоздал, и многие пришли на работу только к полудню.",
        "Никто не пострадал, когда у города {town} перевернулся грузовик с {count} ящиками яблок.",
    ),
    "de": (
        "Der Rat von {town} trat zum {few}. Mal in diesem Jahr zusammen und sprach drei Stunden über die neue Schule.",
        "Die Preise für Brot und Milch stiegen um {few} Prozent, obwohl die Ernte besser war als {year}.",
        "Es regnete die ganze Nacht, und am Morgen stand der Fluss zwei Meter höher als gewöhnlich.",
        "{name} arbeitet seit {year} in der Bücherei und kennt dort jedes Buch.",
        "Der Zug aus {town} kam wieder zu spät, so dass viele erst mittags zur Arbeit kamen.",
        "Niemand wurde verletzt, als bei {town} ein Lastwagen mit {count} Kisten Äpfeln umkippte.",
    ),
}
TOWNS = {
    "en": ("Ashford", "Lincoln", "Preston", "Halifax", "Durham", "Whitby"),
    "ru": ("Тверь", "Калуга", "Псков", "Рязань", "Вологда", "Орёл"),
    "de": ("Jena", "Gotha", "Erfurt", "Bautzen", "Görlitz", "Zwickau"),
}
NAMES = {
    "en": ("Anna Reed", "John Carter", "Mary Hill", "Peter Stone"),
    "ru": ("Анна Петрова", "Иван Смирнов", "Мария Орлова", "Пётр Зайцев"),
    "de": ("Anna Vogel", "Jonas Krüger", "Maria Lindner", "Peter Stein"),
}
MONTHS = ("January", "March", "May", "August", "October")
LANGUAGES = ("en", "ru", "de")
SENTENCES = 32


class Measured(NamedTuple):
    words_per_second: float
    words_per_cpu_second: float
    peak_mib: float
    found: int


def write_article(lang: str, chance: random.Random) -> str:
    sentences = [_sentence(lang, chance) for _ in range(SENTENCES)]
    return "\n\n".join(" ".join(sentences[at : at + 4]) for at in range(0, SENTENCES, 4))


def _sentence(lang: str, chance: random.Random) -> str:
    kind = chance.random()
    filled = {
        "town": chance.choice(TOWNS[lang]), "name": chance.choice(NAMES[lang]), "month": chance.choice(MONTHS),
        "year": chance.randrange(1946, 2024), "day": chance.randrange(1, 28), "count": chance.randrange(100, 2000),
        "few": chance.randrange(4, 90),
    }  # fmt: skip
    if kind < 0.125:
        inner = chance.choice((*ABOUT[lang], *OTHER[lang])).format(**filled)
        return chance.choice(SAID[lang]).format(sentence=inner, **filled)
    return chance.choice(ABOUT[lang] if kind < 0.325 else OTHER[lang]).format(**filled)


def write_corpus(lang: str, n: int, seed: int) -> list[str]:
    chance = random.Random(f"{seed} {lang}")
    return [write_article(lang, chance) for _ in range(n)]


# --- what is measured


def _ours(texts: Sequence[str], lang: str) -> int:
    read = _OURS or _open_ours()
    found = 0
    for text in texts:
        reading = read(text, lang, "2024-05-04")
        found += len(reading.findings) + len(reading.quotations)
    return found


_OURS: Callable[[str, str, str], Any] | None = None
_SPACY: Any = None


def _open_ours() -> Callable[[str, str, str], Any]:
    global _OURS
    from cenotaph.extract.extractor import RuleExtractor
    from cenotaph.gazetteer import Gazetteer

    _OURS = RuleExtractor(Gazetteer.open()).read
    return _OURS


def _spacy(texts: Sequence[str], lang: str) -> int:  # noqa: ARG001 - English is its only model here
    return sum(len(document.ents) for document in _pipeline().pipe(texts))


def _textacy(texts: Sequence[str], lang: str) -> int:  # noqa: ARG001 - English is its only model here
    from textacy.extract.triples import direct_quotations

    return sum(len(list(direct_quotations(document))) for document in _pipeline().pipe(texts))


def _pipeline() -> Any:
    global _SPACY
    if _SPACY is None:
        import spacy

        from cenotaph.extract.text.models import find_model, read_models

        _SPACY = spacy.load(find_model(read_models()["en"]))
    return _SPACY


def _measure(
    work: Callable[[Sequence[str], str], int], lang: str, n: int, seed: int, out: Connection
) -> None:
    texts = write_corpus(lang, n + 1, seed)
    work(texts[:1], lang)
    started, busy = time.perf_counter(), time.process_time()
    found = work(texts[1:], lang)
    seconds, busy = time.perf_counter() - started, time.process_time() - busy
    words = sum(len(text.split()) for text in texts[1:])
    out.send(
        (words / seconds, words / busy, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, found)
    )


def measure(work: Callable[[Sequence[str], str], int], lang: str, args: argparse.Namespace) -> dict[str, Any]:
    results = []
    for _ in range(args.runs):
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe(duplex=False)
        target = partial(_measure, work, lang, args.n, args.seed, theirs)
        process = context.Process(target=target)
        process.start()
        theirs.close()
        results.append(Measured(*ours.recv()))
        process.join()
    return {
        "words_per_second_median": round(statistics.median(one.words_per_second for one in results)),
        "words_per_cpu_second_median": round(statistics.median(one.words_per_cpu_second for one in results)),
        "peak_memory_mib": round(max(one.peak_mib for one in results)),
        "found": results[0].found,
    }


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--n", type=int, default=100, help="articles a language")
    cli.add_argument("--runs", type=int, default=3)
    cli.add_argument("--seed", type=int, default=1)
    args = cli.parse_args()
    result = {
        "benchmark": "read",
        "seed": args.seed,
        "n": args.n,
        "runs": args.runs,
        **{f"read_{lang}": measure(_ours, lang, args) for lang in LANGUAGES},
        "spacy_en": measure(_spacy, "en", args),
        "textacy_en": measure(_textacy, "en", args),
        "python": platform.python_version(),
        "machine": platform.machine(),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
