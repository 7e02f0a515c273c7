"""Score the text extractor on annotated documents, language by language, and fail below the floors.

    python evaluation/extraction.py [--gold FILE ...] [--predicted FILE] [--errors]
    python evaluation/extraction.py --rules
    python evaluation/extraction.py --words WORDS.toml --gold FILE      # a word list that is not shipped

Without --gold: the documents in `texts/`, which are the project's own, those in `held_out/`, of which only the figures
are printed and no errors, the published ones beside the checkout and excerpts of news (`news/`), whose texts are not part
of it (publishers' copyright): where they are not, this says so. The floors stand in `floors.toml`;
raise them when the figures rise, never lower them without saying why.

`--rules` prints how often what each rule finds is annotated, in what nobody looks at (`held_out/`, `news/held_out.jsonl`)
and in news: what the certainties of findings in the extractor's `data/certainties.toml` are taken from.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import tomllib
from collections import Counter
from functools import partial
from pathlib import Path

from news_excerpts import ARTICLES, read_excerpts
from scoring import SLOTS, Document, GoldError, f1, likeness, matched, read_annotated, tally

from cenotaph.errors import LexiconError
from cenotaph.extract.text import Lexicon, open_lexicon, read_text, to_guide
from cenotaph.gazetteer import Gazetteer

HERE = Path(__file__).resolve().parent
HELD_OUT = HERE / "held_out"
SHARED = HERE.parent.parent / "shared"
PUBLISHED = SHARED / "eval" / "gold_dev.jsonl"
NEWS = {"news": HERE / "news" / "seen.jsonl", "news_held_out": HERE / "news" / "held_out.jsonl"}
"""Excerpts of real news: spans over articles that lie beside the checkout."""
SMALL = frozenset({"bg", "es", "fr", "it", "pl", "pt", "uk"})
"""Languages with so few annotated documents that they are scored together too."""
ANNOTATORS = {"statement_found_f1": 0.93, "statement_full_f1": 0.88, "quote_found_f1": 0.99}
"""How far two people agree who annotate the same texts."""


def predict(golds: list[Document], words: Lexicon | None) -> tuple[list[Document], float]:
    """Read every document; return what was found, and words per second."""
    gazetteer = Gazetteer.open()
    for lang in {gold["lang"] for gold in golds}:
        read_text(
            "1945", lang=lang, gazetteer=gazetteer, words=words
        )  # models are loaded before the clock starts
    start = time.perf_counter()
    found = []
    for gold in golds:
        reading = read_text(
            gold["text"], lang=gold["lang"], date=gold["date"], gazetteer=gazetteer, words=words
        )
        found.append(to_guide(reading, doc=gold["doc"]))
    count = sum(len(gold["text"].split()) for gold in golds)
    return found, count / (time.perf_counter() - start)


def print_rules() -> int:
    """Print how often each rule of each reader is right, in the form of `data/certainties.toml`."""
    golds = read_annotated(sorted(HELD_OUT.glob("*.jsonl")))
    if (SHARED / ARTICLES).is_file():
        golds += read_excerpts(NEWS.values(), SHARED / ARTICLES)
    gazetteer = Gazetteer.open()
    right: Counter[tuple[str, str]] = Counter()
    n: Counter[tuple[str, str]] = Counter()
    for gold in golds:
        reading = read_text(gold["text"], lang=gold["lang"], date=gold["date"], gazetteer=gazetteer)
        mine = to_guide(reading)["statements"]
        hits = {j for _, j in matched(gold["statements"], mine, partial(likeness, text=gold["text"]))}
        for number, one in enumerate(reading.findings):
            n[one.reader, one.rule] += 1
            right[one.reader, one.rule] += number in hits
    for reader in sorted({reader for reader, _ in n}):
        print(f"\n[{reader}]")
        for key in sorted(key for key in n if key[0] == reader):
            print(f"{key[1]} = [{right[key]}, {n[key]}]")
    return 0


def groups_of(lang: str) -> tuple[str, ...]:
    """Name the groups in which a document is counted: all, its language, and the small languages together."""
    return ("all", lang, "small") if lang in SMALL else ("all", lang)


def figures_of(counts: Counter[str]) -> dict[str, float]:
    """Return the four figures that have floors."""
    return {
        f"{kind}_{hit}_f1": f1(counts, kind, hit)
        for kind in ("statement", "quote")
        for hit in ("found", "full")
    }


def report(golds: list[Document], mines: list[Document], floors: dict[str, dict[str, float]]) -> list[str]:
    """Print the figures of every group; return those that are below their floors."""
    print(f"{'':8}documents  " + "  ".join(f"{name:>18}" for name in figures_of(Counter())))
    groups = {group for gold in golds for group in groups_of(gold["lang"])}
    below = []
    for group in sorted(groups, key=lambda one: (one != "all", one)):
        chosen = [pair for pair in zip(golds, mines, strict=True) if group in groups_of(pair[0]["lang"])]
        counts = tally([gold for gold, _ in chosen], [mine for _, mine in chosen])
        figures = figures_of(counts)
        below += [f"{group} {name}" for name, floor in floors.get(group, {}).items() if figures[name] < floor]
        print(f"{group:8}{len(chosen):9}  " + "  ".join(f"{figure:18.3f}" for figure in figures.values()))
        if group == "all":
            found = max(1, counts["statement found"])
            right = "  ".join(f"{name} {counts[f'slot {name}'] / found:.3f}" for name in SLOTS)
            away = "  ".join(f"{name} {most - figures[name]:.3f}" for name, most in ANNOTATORS.items())
    print(f"right where found:  {right}")
    print(f"short of the agreement of two annotators:  {away}")
    return below


def print_errors(golds: list[Document], mines: list[Document]) -> None:
    """Print what was missed and what was found that is not there."""
    for gold, mine in zip(golds, mines, strict=True):
        text = gold["text"]
        pairs = matched(gold["statements"], mine["statements"], partial(likeness, text=text))
        for kind, statements, side in (("missed", gold["statements"], 0), ("false", mine["statements"], 1)):
            for number, one in enumerate(statements):
                if number not in {pair[side] for pair in pairs}:
                    about, evidence = (
                        text[slice(*one["about"])],
                        " ".join(text[slice(*one["evidence"])].split()),
                    )
                    print(f"{kind:7} {gold['doc']:14} {one['property']:12} {about} <- {evidence}")


def score(given: argparse.Namespace) -> int:
    """Print the figures of what is given, or of all sets; return 1 if one of them is below its floor."""
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
    words = open_lexicon(given.words) if given.words else None
    sets = {
        "texts": sorted((HERE / "texts").glob("*.jsonl")),
        "held_out": sorted(HELD_OUT.glob("*.jsonl")),
        "extraction": [PUBLISHED],
        **{name: [path] if (SHARED / ARTICLES).is_file() else [] for name, path in NEWS.items()},
    }
    below: list[str] = []
    for name, paths in ({"": given.gold} if given.gold else sets).items():
        there = [path for path in paths if name == "" or path.is_file()]
        if not there:
            print(
                f"{name}: no annotated documents at {', '.join(map(str, paths)) or SHARED}: nothing was scored"
            )
            continue
        golds = read_excerpts(there, SHARED / ARTICLES) if name in NEWS else read_annotated(there)
        mines, speed = predict(golds, words)
        # The figures of what is held out are for everybody, no more.
        closed = any(path.resolve().parent == HELD_OUT or path == NEWS["news_held_out"] for path in there)
        if given.predicted and not closed:
            lines = [json.dumps(mine, ensure_ascii=False) for mine in mines]
            given.predicted.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"\n{name or 'given'}: {len(golds)} documents")
        if given.errors and not closed:
            print_errors(golds, mines)
        below += [f"{name} {one}" for one in report(golds, mines, floors.get(name, {}))]
        print(f"{speed:,.0f} words a second")
    for one in below:
        print(f"BELOW ITS FLOOR: {one}")
    return 1 if below else 0


def main() -> int:
    """Score; return 1 if a figure is below its floor, 2 if a file cannot be scored or a word list cannot be read."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--gold", type=Path, action="append", help="annotated documents, one a line")
    arguments.add_argument("--words", type=Path, help="read with this word list")
    arguments.add_argument("--predicted", type=Path, help="write what was found here, one document a line")
    arguments.add_argument("--errors", action="store_true", help="print what was missed and what is false")
    arguments.add_argument("--rules", action="store_true", help="print how often each rule is right")
    try:
        given = arguments.parse_args()
        return print_rules() if given.rules else score(given)
    except (LexiconError, GoldError) as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
