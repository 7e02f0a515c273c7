"""Score quotations in languages without a parser, on annotated German news, and fail below the floors.

    python evaluation/quotations.py [--articles FILE] [--rules]

A quotation is found where it shares at least half of its stretch with an annotated one, whatever the mode; the speaker
is right where the shorter name's last word stands in the longer. The annotation gives speakers as they are mentioned,
pronouns too, so the mention counts as well as the name that it was resolved to. Sentences in the mood of reported
speech that go on with a report ("Die Arbeiten seien ...") are not annotated there and stay out of the count.

The articles' annotation is CC BY-NC-SA and no part of the project: without them this says so and ends well. `--rules`
prints how often each rule is right: what the certainties in `shallow/rules.py` are taken from.
English quotations are scored by `polnear.py`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import time
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from cenotaph.extract.text.reading import Quotation
from cenotaph.extract.text.shallow.quotations.quoting import find_quotations
from cenotaph.extract.text.shallow.words.lexicon import read_lexicon
from cenotaph.extract.text.shallow.words.page import lay_out

HERE = Path(__file__).resolve().parent
ARTICLES = HERE.parent.parent / "shared" / "data" / "quotations" / "wikinews_de_dev.jsonl"
NOT_ANNOTATED = "subjunctive"
HALF = 0.5


def share(gold: dict[str, Any], mine: Quotation) -> float:
    """Return how much of the union of two stretches both cover."""
    both = min(gold["end"], mine.end) - max(gold["start"], mine.start)
    union = max(gold["end"], mine.end) - min(gold["start"], mine.start)
    return both / union if both > 0 else 0.0


def pair_up(golds: list[dict[str, Any]], mines: list[Quotation]) -> list[tuple[int, int]]:
    """Pair annotated and found quotations one to one, the best first."""
    ranked = sorted(
        ((share(gold, mine), i, j) for i, gold in enumerate(golds) for j, mine in enumerate(mines)),
        key=lambda one: (-one[0], one[1], one[2]),
    )
    pairs: list[tuple[int, int]] = []
    for value, i, j in ranked:
        if value >= HALF and all(i != one and j != other for one, other in pairs):
            pairs.append((i, j))
    return pairs


def same_name(one: str | None, other: str | None) -> bool:
    """Say whether two names can be one: the shorter's last word stands in the longer."""
    left, right = (re.findall(r"\w+", (name or "").casefold()) for name in (one, other))
    if not left or not right:
        return left == right
    short, long = sorted((left, right), key=len)
    return short[-1] in long


def count(text: str, golds: list[dict[str, Any]], mines: list[Quotation]) -> Counter[str]:
    """Count what was found in one article, by mode and by rule."""
    counts: Counter[str] = Counter()
    for gold in golds:
        counts[f"{gold['mode']} gold"] += 1
    for mine in mines:
        counts[f"{mine.mode} mine"] += mine.rule != NOT_ANNOTATED
        counts[f"rule {mine.rule}"] += 1
    for i, j in pair_up(golds, mines):
        gold, mine = golds[i], mines[j]
        mention = text[slice(*mine.speaker_span)] if mine.speaker_span else None
        right = same_name(gold["speaker"], mine.speaker) or same_name(gold["speaker"], mention)
        counts[f"{gold['mode']} found"] += 1
        counts[f"{gold['mode']} speaker"] += right
        counts[f"found {mine.rule}"] += 1
        counts[f"right {mine.rule}"] += right
    return counts


def figures(counts: Counter[str]) -> dict[str, float]:
    """Return the measures that have floors."""
    found: dict[str, float] = {}
    for mode in ("direct", "indirect"):
        total = counts[f"{mode} gold"] + counts[f"{mode} mine"]
        found[f"{mode}_f1"] = 2 * counts[f"{mode} found"] / max(1, total)
        found[f"{mode}_speaker"] = counts[f"{mode} speaker"] / max(1, counts[f"{mode} found"])
    return found


def read_articles(path: Path) -> list[dict[str, Any]]:
    """Read annotated articles, compressed or not."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in data.decode("utf-8").split("\n") if line]


def print_rules(counts: Counter[str]) -> None:
    """Print how often each rule found what is annotated, and with the right speaker."""
    rules = sorted(name.removeprefix("rule ") for name in counts if name.startswith("rule "))
    for rule in rules:
        made, found, right = counts[f"rule {rule}"], counts[f"found {rule}"], counts[f"right {rule}"]
        print(f"  {rule:20} {made:4}  found {found / made:.2f}  and the right speaker {right / made:.2f}")


def main() -> int:
    """Print the figures; return 1 if one of them is below its floor."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--articles", type=Path, default=ARTICLES)
    arguments.add_argument("--rules", action="store_true", help="print how often each rule is right")
    given = arguments.parse_args()
    if not given.articles.is_file():
        print(f"no annotated articles at {given.articles}: nothing was scored")
        return 0
    lexicon = read_lexicon("de")
    counts: Counter[str] = Counter()
    words, spent = 0, 0.0
    articles = read_articles(given.articles)
    for article in articles:
        start = time.perf_counter()
        mines = find_quotations(lay_out(article["text"], lexicon, None))
        spent += time.perf_counter() - start
        words += len(article["text"].split())
        counts += count(article["text"], article["quotes"], mines)
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))["quotations"]["de"]
    print(
        f"German: {len(articles)} articles, {counts['direct gold']} direct and {counts['indirect gold']} indirect quotations"
    )
    measured = figures(counts)
    below = [name for name, figure in measured.items() if figure < floors[name]]
    for name, figure in measured.items():
        print(f"{name:20} {figure:.3f}  floor {floors[name]:.3f}{'  BELOW' if name in below else ''}")
    for mode in ("direct", "indirect"):
        found = counts[f"{mode} found"]
        recall, precision = found / counts[f"{mode} gold"], found / max(1, counts[f"{mode} mine"])
        print(f"{mode}: recall {recall:.3f}, precision {precision:.3f}")
    print(f"{words / spent:,.0f} words a second")
    if given.rules:
        print_rules(counts)
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
