"""Score English quotations and their speakers on PolNeAR's development articles, and fail below the floors.

    python evaluation/polnear.py [--articles FILE] [--rules] [--errors FILE]

Two measures. *Direct*: stretches of three words or more between quotation marks; found where Jaccard is .8 or more,
right where the mention of the speaker overlaps an annotated source. An annotated stretch counts as a quotation where
attributed content covers four fifths of it. *Explicit reports*: attributed content with a verb of saying or
"according to" beside its source; found where Jaccard is .5 or more.

The articles state no licence and are not part of the project: without them this says so and ends well. `--rules`
prints how often each rule is right: what the certainties in `data/certainties.toml` of the extractor are taken from.
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
from typing import Any, NamedTuple

from cenotaph.extract.text import read_text
from cenotaph.extract.text.layout import find_paragraphs, find_quoted
from cenotaph.extract.text.reading import Quotation

HERE = Path(__file__).resolve().parent
ARTICLES = HERE.parent.parent / "shared" / "data" / "quotations" / "polnear_dev.jsonl"
LEAST_WORDS = 3
COVERED, SAME, OVERLAPPING = 0.8, 0.8, 0.5

_SAYING = """acknowledge add admit affirm allege announce argue assert caution claim concede conclude confirm contend
continue declare deny emphasize explain insist maintain note observe point quip reassert recall reiterate remark reply
report reveal say state stress suggest tell testify tweet warn write"""
_IRREGULAR = "said told wrote written denied denies replied replies"
_FORMS = {form for verb in _SAYING.split() for form in (verb, f"{verb}s", f"{verb}d", f"{verb}ed", f"{verb}ing", f"{verb.rstrip('e')}ing")}  # fmt: skip
_CUE = re.compile(
    rf"\b(?:according to|{'|'.join(sorted(_FORMS | set(_IRREGULAR.split()), key=len, reverse=True))})\b",
    re.IGNORECASE,
)
_SPEECH = re.compile(r"[^.!?\n]*")


class Stretch(NamedTuple):
    """A stretch of a text, with the mention of its speaker where there is one."""

    start: int
    end: int
    speaker: tuple[int, int] | None


def jaccard(one: Any, other: Any) -> float:
    """Return how much of the union of two stretches both cover."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if shared > 0 else 0.0


def read_articles(path: Path) -> list[dict[str, Any]]:
    """Read annotated articles, packed or not."""
    packed = path.read_bytes()
    text = (gzip.decompress(packed) if path.suffix == ".gz" else packed).decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line.strip()]


# --- what is annotated


def marked(text: str) -> list[tuple[int, int]]:
    """List the stretches of three words or more between quotation marks."""
    found = [one for paragraph in find_paragraphs(text) for one in find_quoted(text, paragraph)]
    return [(one.start, one.end) for one in found if len(text[one.start : one.end].split()) >= LEAST_WORDS]


def annotated_direct(article: dict[str, Any]) -> list[tuple[tuple[int, int], list[tuple[int, int]]]]:
    """List the quotations that are annotated, each with every source that it may be given to."""
    listed = []
    for start, end in marked(article["text"]):
        around = [
            one
            for one in article["quotes"]
            if min(end, one["end"]) - max(start, one["start"]) >= COVERED * (end - start)
        ]
        if around:
            sources = [tuple(one["speaker_span"]) for one in around if one["speaker_span"]]
            listed.append(((start, end), sources))
    return listed


def annotated_reports(article: dict[str, Any]) -> list[Stretch]:
    """List the contents that a verb of saying or "according to" beside a source attributes."""
    return [
        Stretch(one["start"], one["end"], tuple(one["speaker_span"]))
        for one in article["quotes"]
        if one["speaker_span"]
        and len(article["text"][one["start"] : one["end"]].split()) >= LEAST_WORDS
        and _is_explicit(article["text"], one)
    ]


def _is_explicit(text: str, one: dict[str, Any]) -> bool:
    first, last = one["speaker_span"]
    if last <= one["start"]:
        beside = text[last : one["start"]]
        before = text[max(0, first - 14) : first]
        return bool(_CUE.search(beside)) or before.lower().rstrip().endswith("according to")
    if first >= one["end"]:
        after = _SPEECH.match(text, last)
        tail = after[0] if after else ""
        return bool(_CUE.search(text[one["end"] : first]) or _CUE.match(" ".join(tail.split()[:1])))
    return False


# --- what is found


def tally_direct(article: dict[str, Any], found: list[Quotation], counts: Counter[str]) -> list[str]:
    """Count quotations between marks; return the errors in words."""
    text = article["text"]
    mine = [
        one
        for one in found
        if one.mode == "direct" and one.speaker_span and len(text[one.start : one.end].split()) >= LEAST_WORDS
    ]
    golds = annotated_direct(article)
    counts["direct gold"] += len(golds)
    counts["direct mine"] += len(mine)
    errors = []
    taken: set[int] = set()
    for span, sources in golds:
        at = next((i for i, one in enumerate(mine) if i not in taken and jaccard(span, (one.start, one.end)) >= SAME), None)  # fmt: skip
        if at is None:
            errors.append(_error("MISSED", article, span, sources, None))
            continue
        taken.add(at)
        one = mine[at]
        counts["direct spans"] += 1
        right = one.speaker_span is not None and any(jaccard(one.speaker_span, source) > 0 for source in sources)  # fmt: skip
        counts["direct right"] += right
        counts[f"rule {one.rule} n"] += 1
        counts[f"rule {one.rule} right"] += right
        if not right:
            errors.append(_error("WRONG", article, span, sources, one))
    for i, one in enumerate(mine):
        if i not in taken:
            counts[f"rule {one.rule} n"] += 1
            errors.append(_error("FALSE", article, (one.start, one.end), [], one))
    return errors


def tally_reports(article: dict[str, Any], found: list[Quotation], counts: Counter[str]) -> list[str]:
    """Count explicit reports; return the errors in words."""
    golds = annotated_reports(article)
    counts["reports gold"] += len(golds)
    errors = []
    for gold in golds:
        best = max(found, key=lambda one: jaccard(gold, (one.start, one.end)), default=None)
        if best is None or jaccard(gold, (best.start, best.end)) < OVERLAPPING:
            errors.append(_error("NOT FOUND", article, gold[:2], [gold.speaker], best))
            continue
        counts["reports found"] += 1
        right = best.speaker_span is not None and jaccard(best.speaker_span, gold.speaker) > 0
        counts["reports right"] += right
        if not right:
            errors.append(_error("BAD SOURCE", article, gold[:2], [gold.speaker], best))
    return errors


def tally_indirect_rules(article: dict[str, Any], found: list[Quotation], counts: Counter[str]) -> None:
    """Count how often what an indirect rule found is annotated (Jaccard .5 or more) with that source."""
    for one in found:
        if one.mode == "indirect":
            golds = [
                gold
                for gold in article["quotes"]
                if jaccard((gold["start"], gold["end"]), (one.start, one.end)) >= OVERLAPPING
            ]
            right = one.speaker_span is not None and any(
                gold["speaker_span"] and jaccard(gold["speaker_span"], one.speaker_span) > 0 for gold in golds
            )
            counts[f"indirect {one.rule} n"] += 1
            counts[f"indirect {one.rule} right"] += right


def _error(kind: str, article: dict[str, Any], span: Any, sources: list[Any], mine: Quotation | None) -> str:
    text = article["text"]
    begin = max(0, min([span[0], *(source[0] for source in sources)]) - 160)
    finish = max([span[1], *(source[1] for source in sources)]) + 160
    golds = " / ".join(text[slice(*source)] for source in sources)
    said = f"{mine.rule}: {mine.speaker!r} at {mine.speaker_span}: {text[mine.start:mine.end]!r}" if mine else "-"  # fmt: skip
    around = text[begin : span[0]] + "[[" + text[span[0] : span[1]] + "]]" + text[span[1] : finish]
    shown = " ⏎ ".join(around.split("\n"))
    return f"{kind} {article['doc']} gold: {golds} | mine: {said}\n    {shown}\n"


def figures_of(counts: Counter[str]) -> dict[str, float]:
    """Return the measures that have floors."""
    direct = counts["direct gold"] + counts["direct mine"]
    return {
        "direct_span_f1": 2 * counts["direct spans"] / max(1, direct),
        "direct_f1": 2 * counts["direct right"] / max(1, direct),
        "reports_found": counts["reports found"] / max(1, counts["reports gold"]),
        "reports_source": counts["reports right"] / max(1, counts["reports found"]),
    }


def print_rules(counts: Counter[str]) -> None:
    """Print how often each rule was right, in the form of `data/certainties.toml`."""
    for kind, table in (("rule", "direct"), ("indirect", "indirect")):
        print(f"\n[{table}]")
        for name in sorted(
            key.split()[1] for key in counts if key.startswith(f"{kind} ") and key.endswith(" n")
        ):
            print(f"{name} = [{counts[f'{kind} {name} right']}, {counts[f'{kind} {name} n']}]")


def main() -> int:
    """Print the figures; return 1 if one of them is below its floor."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--articles", type=Path, default=ARTICLES)
    arguments.add_argument("--every", type=int, default=1, help="read only every so many-th article")
    arguments.add_argument("--rules", action="store_true", help="print how often each rule is right")
    arguments.add_argument("--errors", type=Path, help="write what went wrong here")
    given = arguments.parse_args()
    if not given.articles.is_file():
        print(f"no annotated articles at {given.articles}: nothing was scored")
        return 0
    articles = read_articles(given.articles)[:: given.every]
    counts: Counter[str] = Counter()
    errors: list[str] = []
    read_text("The mayor said it.", lang="en")
    start = time.perf_counter()
    for article in articles:
        found = list(read_text(article["text"], lang="en").quotations)
        errors += tally_direct(article, found, counts)
        errors += tally_reports(article, found, counts)
        tally_indirect_rules(article, found, counts)
    words = sum(len(article["text"].split()) for article in articles)
    speed = words / (time.perf_counter() - start)
    if given.errors:
        given.errors.write_text("\n".join(errors), encoding="utf-8")
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))["quotations"]["polnear"]
    print(
        f"{len(articles)} articles, {counts['direct gold']} quotations in marks, {counts['reports gold']} reports"
    )
    figures = figures_of(counts)
    below = [name for name, figure in figures.items() if figure < floors[name]]
    for name, figure in figures.items():
        print(f"{name:20} {figure:.3f}  floor {floors[name]:.3f}{'  BELOW' if name in below else ''}")
    precision = counts["direct right"] / max(1, counts["direct mine"])
    recall = counts["direct right"] / max(1, counts["direct gold"])
    print(f"direct: precision {precision:.3f}, recall {recall:.3f}; {speed:,.0f} words a second")
    if given.rules:
        print_rules(counts)
    return 1 if below and given.every == 1 and given.articles == ARTICLES else 0


if __name__ == "__main__":
    sys.exit(main())
