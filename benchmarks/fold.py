"""How fast the register folds: entries a second, from assertions in memory to committed tables.

The records are made here, after the shape of real lists: six statements, a name, a point, counts, an event.
Prints one JSON object. With a number as argument: so many records (20 000).
"""

from __future__ import annotations

import json
import platform
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from cenotaph.model.entry import Agent, Assertion, Entry, Import, Statement
from cenotaph.model.evidence import Capture, Cell, Evidence, Row, Source
from cenotaph.model.value import Count, Place, PlaceCandidate, Point, Term, Text, When
from cenotaph.register.in_sqlite import Filters, Register

SEED = 3
WORDS = [
    "old",
    "new",
    "saint",
    "mary",
    "war",
    "memorial",
    "cemetery",
    "churchyard",
    "british",
    "military",
    "hill",
    "park",
    "north",
    "south",
    "fallen",
    "liberation",
]
FRANCE = (PlaceCandidate("iso3166:FR", "France", "country", 960, "FR"),)


def make_entries(records: int) -> Iterator[Entry]:
    """Make a log of one import."""
    rng = random.Random(SEED)
    digest = "ab" * 32
    by, at = "a:bench", 1_750_000_000
    yield Entry(0, at, by, "agent", (), Agent(id=by, kind="program", name="bench"))
    yield Entry(
        1, at, by, "source", (), Source(id="bench", title="A list", publisher="Somebody", published="2020")
    )
    opened = Import(
        source="bench",
        capture=Capture(sha256=digest, media_type="text/csv", size_bytes=1),
        program="bench 1",
        retrieved_at=at,
    )
    yield Entry(2, at, by, "import", (), opened)
    for number in range(records):
        yield Entry(number + 3, at, by, "assert", (), make_record(rng, number, digest))


def make_record(rng: random.Random, number: int, digest: str) -> Assertion:
    """Make a record of six statements."""
    name = f"{' '.join(rng.sample(WORDS, 3))} {rng.choice('ABCDEFGHIJ')}{number}"
    first, second = rng.randrange(500), rng.randrange(200)
    total = first + second * (number % 2) + (number % 25 == 0)
    point = Point.from_degrees(rng.uniform(-4, 8), rng.uniform(43, 50))
    town = Place(rng.choice(("Arras", "Lens", "Albert", "Amiens")))
    second_war = Count(second, "people", second, conflict="WW2")
    statements = (
        Statement(property="kind", value=Term("cemetery", "cemetery"), selector=Cell("kind", "cemetery")),
        Statement(property="named", value=Text(name, "en"), selector=Cell("name", name)),
        Statement(property="located", value=point, places=(town, Place("France", FRANCE)), selector=Cell("town", town.name)),
        Statement(property="burials", count=Count(total, "people", total), selector=Cell("total", str(total))),
        Statement(property="burials", count=Count(first, "people", first, conflict="WW1"), selector=Cell("ww1", str(first))),
        Statement(property="burials", count=second_war, selector=Cell("ww2", str(second)))
        if number % 2
        else Statement(property="erected", when=When("1921", "1921"), selector=Cell("year", "1921")),
    )  # fmt: skip
    return Assertion(
        subject=f"bench:{number}", evidence=Evidence(digest, Row(number + 1, str(number))), statements=statements, import_id=2
    )  # fmt: skip


def main() -> None:
    records = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    entries = list(make_entries(records))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.sqlite"
        with Register.open(path, create=True) as register:
            started, cpu = time.perf_counter(), time.process_time()
            register.fold(entries)
            folded, cpu = time.perf_counter() - started, time.process_time() - cpu
        with Register.open(path) as register:
            started = time.perf_counter()
            listed = sum(1 for _ in register.list(Filters(), as_of=date(2026, 1, 1)))
            list_seconds = time.perf_counter() - started
            started = time.perf_counter()
            found = len(list(register.search("liberation a1", as_of=date(2026, 1, 1))))
            search_seconds = time.perf_counter() - started
            started = time.perf_counter()
            findings = sum(1 for _ in register.findings())
            findings_seconds = time.perf_counter() - started
        size_bytes = path.stat().st_size
    print(
        json.dumps(
            {
                "machine": platform.machine(),
                "python": platform.python_version(),
                "seed": SEED,
                "records": records,
                "fold_seconds": round(folded, 3),
                "records_per_second": round(records / folded),
                "microseconds_a_record": round(folded / records * 1e6, 1),
                "cpu_microseconds_a_record": round(cpu / records * 1e6, 1),
                "listed": listed,
                "list_seconds": round(list_seconds, 3),
                "found": found,
                "search_seconds": round(search_seconds, 3),
                "findings": findings,
                "findings_seconds": round(findings_seconds, 3),
                "file_bytes_a_record": round(size_bytes / records),
                "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            }
        )
    )


if __name__ == "__main__":
    main()
