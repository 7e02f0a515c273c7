"""Score the text extractor on the annotated documents, language by language, and fail below the floors.

    python evaluation/extraction.py [--gold FILE] [--scorer FILE] [--predicted FILE]

The annotated documents are not part of the project (publishers' copyright): without them this says so and ends well.
The floors stand in `floors.toml`; raise them when the figures rise, never lower them without saying why.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import time
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from cenotaph.extract.text import read_text, to_guide
from cenotaph.gazetteer import Gazetteer

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared" / "eval"
SMALL = frozenset({"bg", "es", "fr", "it", "pl", "pt", "uk"})
"""Languages with so few annotated documents that they are scored together too."""
ANNOTATORS = {"statement_found_f1": 0.93, "statement_full_f1": 0.88, "quote_found_f1": 0.99}
"""How far two people agree who annotate the same texts."""


def load_scorer(path: Path) -> Any:
    """Load the scorer's module by its path."""
    spec = importlib.util.spec_from_file_location("score_extraction", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predict(golds: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], float]:
    """Read every document; return what was found, and words per second."""
    gazetteer = Gazetteer.open()
    read_text("The monument stands in Rome.", lang="en", gazetteer=gazetteer)
    start = time.perf_counter()
    found = []
    for gold in golds:
        reading = read_text(gold["text"], lang=gold["lang"], date=gold["date"], gazetteer=gazetteer)
        found.append(to_guide(reading, doc=gold["doc"]))
    words = sum(len(gold["text"].split()) for gold in golds)
    return found, words / (time.perf_counter() - start)


def tally(scorer: Any, golds: list[dict[str, Any]], mines: list[dict[str, Any]]) -> Counter[str]:
    """Count as the scorer counts."""
    counts: Counter[str] = Counter()
    for gold, mine in zip(golds, mines, strict=True):
        text = gold["text"]
        pairs = scorer.pair_up(
            gold["statements"], mine["statements"], lambda g, m, text=text: scorer.alike(g, m, text)
        )
        counts["statement gold"] += len(gold["statements"])
        counts["statement mine"] += len(mine["statements"])
        counts["statement found"] += len(pairs)
        for i, j in pairs:
            slots = scorer.slots(gold["statements"][i], mine["statements"][j], text)
            counts["statement full"] += all(slots.values())
            for name, right in slots.items():
                counts[f"slot {name}"] += right
        quoted = scorer.pair_up(gold["quotes"], mine["quotes"], scorer.union_share)
        counts["quote gold"] += len(gold["quotes"])
        counts["quote mine"] += len(mine["quotes"])
        counts["quote found"] += len(quoted)
        for i, j in quoted:
            one, other = gold["quotes"][i], mine["quotes"][j]
            counts["quote full"] += one["mode"] == other["mode"] and scorer.same_name(
                one["speaker"], other["speaker"]
            )
    return counts


def f1(counts: Counter[str], kind: str, hit: str) -> float:
    """Return the harmonic mean of precision and recall."""
    total = counts[f"{kind} gold"] + counts[f"{kind} mine"]
    return 2 * counts[f"{kind} {hit}"] / total if total else 0.0


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


def main() -> int:
    """Print the figures; return 1 if one of them is below its floor."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--gold", type=Path, default=SHARED / "gold_dev.jsonl")
    arguments.add_argument("--scorer", type=Path, default=SHARED / "score_extraction.py")
    arguments.add_argument("--predicted", type=Path, help="write what was found here, one document a line")
    given = arguments.parse_args()
    if not given.gold.is_file() or not given.scorer.is_file():
        print(f"no annotated documents at {given.gold}: nothing was scored")
        return 0
    golds = [json.loads(line) for line in given.gold.read_text(encoding="utf-8").splitlines()]
    mines, speed = predict(golds)
    if given.predicted:
        lines = [json.dumps(mine, ensure_ascii=False) for mine in mines]
        given.predicted.write_text("\n".join(lines) + "\n", encoding="utf-8")
    scorer = load_scorer(given.scorer)
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))["extraction"]
    groups = sorted(
        {group for gold in golds for group in groups_of(gold["lang"])}, key=lambda one: (one != "all", one)
    )
    print(f"{'':8}documents  " + "  ".join(f"{name:>18}" for name in figures_of(Counter())))
    below = []
    for group in groups:
        chosen = [
            (gold, mine) for gold, mine in zip(golds, mines, strict=True) if group in groups_of(gold["lang"])
        ]
        counts = tally(scorer, [gold for gold, _ in chosen], [mine for _, mine in chosen])
        figures = figures_of(counts)
        floor = floors.get(group, {})
        below += [f"{group} {name}" for name, least in floor.items() if figures[name] < least]
        print(f"{group:8}{len(chosen):9}  " + "  ".join(f"{figure:18.3f}" for figure in figures.values()))
        if group == "all":
            found = max(1, counts["statement found"])
            slots = ("count", "when", "status", "voice", "places")
            right = "  ".join(f"{name} {counts[f'slot {name}'] / found:.3f}" for name in slots)
            away = "  ".join(f"{name} {most - figures[name]:+.3f}" for name, most in ANNOTATORS.items())
    print(f"right where found:  {right}")
    print(f"to the agreement of two annotators:  {away}")
    print(f"{speed:,.0f} words a second")
    for one in below:
        print(f"BELOW ITS FLOOR: {one}")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
