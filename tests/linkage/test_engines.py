"""One contract for every engine: what `link_records` finds is what DuckDB and Spark write, to the last digit."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cenotaph.errors import UnreadableSourceError
from cenotaph.linkage.cluster import Groups
from cenotaph.linkage.link import Link, Linked, link_records
from cenotaph.linkage.link_files import LinkedFiles, link_files
from cenotaph.linkage.on_spark import escape, find_links
from cenotaph.linkage.record import Record, read_records
from cenotaph.sources.item import Rejected

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings(
        "ignore::DeprecationWarning", "ignore::ResourceWarning", "ignore::FutureWarning"
    ),
]

GENERATOR = Path(__file__).resolve().parents[2] / "benchmarks" / "linkage_records.py"
BAD = ("{", "[1]", '{"name": "no id"}', "", "  \t", '{"id": "\x00"', "\ufeff")
CROWD = 60
"""Records of one rare name without a place: more than the cap of any rule."""


class Run(NamedTuple):
    """What an engine found, and the lines that it rejected."""

    done: LinkedFiles
    told: list[Rejected]


Engine = Callable[[Sequence[Path]], Run]


@pytest.fixture(scope="module", params=["duckdb", "spark"])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    if request.param == "duckdb":
        return lambda paths: on_duckdb(paths, tmp_path_factory.mktemp("out"))
    spark = request.getfixturevalue("spark")
    return lambda paths: on_spark(spark, paths, tmp_path_factory.mktemp("a [*] {b}"))


def on_duckdb(paths: Sequence[Path], folder: Path) -> Run:
    told: list[Rejected] = []
    return Run(link_files(paths, folder / "links.csv", tell=told.append), told)


def on_spark(spark: Any, paths: Sequence[Path], folder: Path) -> Run:
    told: list[Rejected] = []
    found = find_links(spark, [escape(str(path)) for path in paths], f"{folder}/steps", tell=told.append)
    rows = [(Link(row.a_id, row.b_id, row.probability), row.is_link) for row in found.judged.collect()]
    links, doubtful = (sorted(link for link, is_link in rows if is_link == kind) for kind in (True, False))
    return Run(
        LinkedFiles(found.records, found.rejected, Linked(links, doubtful, found.compared, found.capped)),
        told,
    )


def alone(paths: Sequence[Path]) -> Linked:
    return link_records(
        *([item for item in read_records(path) if isinstance(item, Record)] for path in paths)
    )


def clusters(linked: Linked) -> set[frozenset[str]]:
    groups = Groups()
    for link in linked.links:
        groups.join(link.a, link.b)
    return {frozenset(groups.members(link.a)) for link in linked.links}


def write(path: Path, lines: Sequence[str]) -> Path:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Generated records, and what real lists have besides."""
    folder = tmp_path_factory.mktemp("made")
    subprocess.run(
        [sys.executable, str(GENERATOR), "--n", "1000", "--seed", "5", "--out", str(folder)],
        check=True,
        capture_output=True,
    )
    made = (folder / "records.jsonl").read_text(encoding="utf-8").splitlines()
    odd: list[dict[str, Any]] = [{"id": f"crowd {number}", "name": "Zborowsky"} for number in range(CROWD)]
    odd += [{"id": "nameless", "lat": 50.1, "lon": 10.1}, {"id": "empty", "name": "", "names": ["", " "]}]
    odd += [{"id": f"nowhere {number}", "name": "Nowhere Stone", "lat": 0, "lon": 0.0} for number in range(3)]
    odd += [{"id": "Ω", "name": "Памятник 𐍈"}, {"id": "ｚ", "name": "慰霊碑"}, {"id": 7, "year": "c. 1920"}]
    odd += [{"id": "p", "name": "KOVALENKO, Ivan", "born": 1901, "person": "Ivan Kovalenko"}]
    return [*made, *(json.dumps(one, ensure_ascii=False) for one in odd)]


@pytest.fixture(scope="module")
def one_list(lines: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    again = [line.replace('"name":"', '"name":"Not ') for line in lines[:5]]
    mixed = [*lines[:500], *BAD, *again, *lines[500:]]
    return write(tmp_path_factory.mktemp("one") / "list [1] {a}.jsonl", mixed)


@pytest.fixture(scope="module")
def run(engine: Engine, one_list: Path) -> Run:
    return engine([one_list])


def test_one_list(run: Run, one_list: Path) -> None:
    wanted = alone([one_list])
    assert len(wanted.links) > 300
    assert run.done.linked == wanted
    assert clusters(run.done.linked) == clusters(wanted)


def test_what_is_no_record_is_counted_and_told(run: Run, one_list: Path, lines: list[str]) -> None:
    wanted = [item for item in read_records(one_list) if isinstance(item, Rejected)]
    assert (run.done.records, run.done.rejected) == ((len(lines),), len(wanted))
    assert run.told == wanted
    assert {one.code for one in wanted} == {"not_a_record", "no_id", "duplicate_id"}


def test_a_block_over_its_cap_is_told(run: Run) -> None:
    assert run.done.linked.capped["a rare word of the name"][1] >= CROWD
    assert not any(link.a.startswith("crowd") for link in run.done.linked.links)


def test_nowhere_is_no_place(run: Run) -> None:
    wanted = {link.a: link.probability for link in (*run.done.linked.links, *run.done.linked.doubtful)}
    assert run.done.linked.compared > len(wanted)
    assert "nameless" not in wanted


def test_two_lists(engine: Engine, lines: list[str], tmp_path: Path) -> None:
    """The same ids may stand in both; a record is compared with those of the other list only."""
    first, second = write(tmp_path / "a.jsonl", lines[:600]), write(tmp_path / "b.jsonl", lines[400:])
    wanted = alone([first, second])
    assert sum(link.a != link.b for link in wanted.links) > 100
    run = engine([first, second])
    assert run.done.linked == wanted
    assert run.done.records == (600, len(lines) - 400)


def test_small_lists_are_compared_pair_by_pair(engine: Engine, lines: list[str], tmp_path: Path) -> None:
    first, second = write(tmp_path / "a.jsonl", lines[:30]), write(tmp_path / "b.jsonl", lines[20:60])
    run = engine([first, second])
    assert run.done.linked.compared == 30 * 40
    assert run.done.linked == alone([first, second])


def test_a_list_without_a_record(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(UnreadableSourceError, match="no_records"):
        engine([write(tmp_path / "a.jsonl", BAD)])


def test_a_list_that_is_not_there(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(UnreadableSourceError):
        engine([tmp_path / "none.jsonl"])


def test_the_order_of_lines_does_not_matter(
    engine: Engine, run: Run, lines: list[str], tmp_path: Path
) -> None:
    mixed = [*lines]
    random.Random(2).shuffle(mixed)
    assert engine([write(tmp_path / "a.jsonl", mixed)]).done.linked == run.done.linked


@settings(deadline=None, max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chance=st.randoms(use_true_random=False))
def test_no_order_of_lines_matters_to_duckdb(lines: list[str], tmp_path: Path, chance: random.Random) -> None:
    some = lines[:200]
    wanted = on_duckdb([write(tmp_path / "a.jsonl", some)], tmp_path)
    chance.shuffle(some)
    assert on_duckdb([write(tmp_path / "a.jsonl", some)], tmp_path) == wanted
