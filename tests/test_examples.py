"""The examples are what ORIGIN.md says they are."""

from __future__ import annotations

import csv
import json
import re
import xml.etree.ElementTree as ElementTree
from collections import Counter
from importlib import resources
from itertools import pairwise
from pathlib import Path

import pytest

from cenotaph.intake.demo import read_plan

EXAMPLES = resources.files("cenotaph.examples")
ARTICLES = ("article-a.html", "article-b.txt")


def read(name: str) -> str:
    return EXAMPLES.joinpath(name).read_text(encoding="utf-8")


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(read(name).splitlines()))


def words(text: str) -> list[str]:
    return re.findall(r"\w+(?:[,'-]\w+)*", re.sub(r"<[^>]+>", " ", text).lower())


def test_the_plan_names_files_that_are_there() -> None:
    plan = read_plan()
    files = {one.file for one in plan.files}
    assert all(EXAMPLES.joinpath(file).is_file() for file in files)
    assert {side.file for judgement in plan.judgements for side in (judgement.left, judgement.right)} <= files


def test_every_file_has_its_origin_named() -> None:
    origin = read("ORIGIN.md")
    for entry in EXAMPLES.iterdir():
        if entry.name not in ("ORIGIN.md", "__init__.py", "__pycache__"):
            assert f"`{entry.name}`" in origin, entry.name


def test_three_cemeteries_do_not_add_up() -> None:
    def number(cell: str) -> int:
        return int(cell or 0)

    listed = rows("cwgc-sample.csv")
    wars = ("firstworldwarcasualties", "secondworldwarcasualties")
    odd = {
        row["cemetery"]
        for row in listed
        if sum(number(row[war]) for war in wars) != number(row["totalcasualties"])
    }
    assert len(listed) == 26
    assert odd == {"ETAPLES MILITARY CEMETERY", "KRANJI WAR CEMETERY", "YOKOHAMA WAR CEMETERY"}


def test_removals_have_years_or_not() -> None:
    listed = rows("removals.csv")
    assert len(listed) == len({row["number"] for row in listed}) == 32
    assert set(Counter(row["status"] for row in listed)) == {"Removed", "Relocated", "Renamed", "Standing"}
    assert sum(row["status"] == "Removed" and not row["year_changed"] for row in listed) == 2
    assert all((row["status"] == "Renamed") == bool(row["new_name"]) for row in listed)


def test_the_map_extract_is_attributed_and_terse() -> None:
    root = ElementTree.fromstring(read("osm-north-macedonia.osm"))
    assert root.attrib["copyright"] == "OpenStreetMap contributors"
    assert "odbl" in root.attrib["license"]
    nodes = root.findall("node")
    assert len(nodes) == 42
    assert max(len(tag.attrib["v"]) for node in nodes for tag in node.iter("tag")) <= 90


@pytest.mark.parametrize("name", ARTICLES)
def test_no_article_repeats_another_ones_words(name: str, shared: Path) -> None:
    longest = 7
    ours = words(read(name))
    runs = {tuple(ours[start : start + longest]) for start in range(len(ours) - longest + 1)}
    with (shared / "eval" / "gold_dev.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            theirs = words(json.loads(line)["text"])
            assert not runs & {tuple(theirs[start : start + longest]) for start in range(len(theirs))}


def test_the_articles_disagree() -> None:
    a, b = (" ".join(words(read(name))) for name in ARTICLES)
    assert "1,375 people" in a
    assert "1,373 soviet citizens" in b
    assert all(
        earlier < later for earlier, later in pairwise(one.date or "" for one in read_plan().files[:2])
    )
