"""The generator of records to link: a seed gives the same bytes, and the truth is about them."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

GENERATOR = Path(__file__).resolve().parents[2] / "benchmarks" / "linkage_records.py"
KEYS = {"id", "name", "names", "lat", "lon", "kind", "year", "inscription", "commemorates", "city", "state", "country", "lang"}  # fmt: skip


def generate(out: Path, *, n: int, seed: int = 1) -> dict[str, Any]:
    """Run the script; returns what it prints."""
    arguments = ["--n", str(n), "--seed", str(seed), "--out", str(out)]
    done = subprocess.run([sys.executable, str(GENERATOR), *arguments], check=True, capture_output=True)
    printed: dict[str, Any] = json.loads(done.stdout)
    return printed


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("records")
    generate(out, n=3000)
    return out


def read_records(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "records.jsonl").read_text(encoding="utf-8").splitlines()]


def read_truth(folder: Path) -> list[tuple[str, str]]:
    with (folder / "truth.csv").open(encoding="utf-8", newline="") as file:
        return [(row["a_id"], row["b_id"]) for row in csv.DictReader(file)]


def test_a_seed_gives_the_same_bytes(made: Path, tmp_path: Path) -> None:
    generate(tmp_path / "again", n=3000)
    generate(tmp_path / "other", n=3000, seed=2)
    for name in ("records.jsonl", "truth.csv"):
        assert (made / name).read_bytes() == (tmp_path / "again" / name).read_bytes()
        assert (made / name).read_bytes() != (tmp_path / "other" / name).read_bytes()


def test_records_have_the_form_of_the_command_link(made: Path) -> None:
    records = read_records(made)
    assert len(records) == len({record["id"] for record in records}) == 3000
    for record in records:
        assert record.keys() <= KEYS
        assert ("name" in record) != ("names" in record)
        assert ("lat" in record) == ("lon" in record)


def test_the_truth_is_about_these_records_and_closed(made: Path) -> None:
    known = {record["id"] for record in read_records(made)}
    truth = read_truth(made)
    assert len(truth) == len(set(truth))
    assert all(a < b and {a, b} <= known for a, b in truth)
    beside: dict[str, set[str]] = {}
    for a, b in truth:
        beside.setdefault(a, {a}).add(b)
        beside.setdefault(b, {b}).add(a)
    assert all(beside[a] == beside[b] for a, b in truth)
    things = len(known) - len(beside) + len({min(group) for group in beside.values()})
    assert 0.25 <= 1 - things / len(known) <= 0.30


def test_three_scripts_and_many_equal_names_are_among_them(made: Path) -> None:
    names = [record.get("name") or record["names"][0] for record in read_records(made)]
    for first, last in (("A", "z"), ("А", "я"), ("가", "힣")):
        assert sum(first <= name[0] <= last for name in names) > 100
    assert max(names.count(name) for name in set(names)) >= 20
