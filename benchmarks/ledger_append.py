"""How fast entries go in and come out: log, vault, identity index and syncs included.

    python benchmarks/ledger_append.py [--entries 200000] [--batch 5000] [--folder DIR]

Prints one JSON object: entries a second by wall clock and by CPU, for appending, looking up, reading, proving and
verifying; and peak memory.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import platform
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cenotaph.ledger.ledger import Ledger
from cenotaph.ledger.verify import verify_folder
from cenotaph.model.entry import Assertion, Draft, Statement
from cenotaph.model.evidence import Evidence, Row
from cenotaph.model.value import Count, Point, Term, Text


def make_draft(number: int, capture: str) -> Draft:
    statements = (
        Statement(property="kind", value=Term("cemetery", "CEMETERY")),
        Statement(property="named", value=Text(f"COMMUNAL CEMETERY NUMBER {number}", "en")),
        Statement(property="located", value=Point(number, number + 1)),
        Statement(property="burials", count=Count(min=number, max=number, unit="people")),
    )
    evidence = Evidence(capture=capture, selector=Row(number=number + 1, key=str(number)))
    return Draft(
        Assertion(subject=f"town:{number}", evidence=evidence, import_id=0, statements=statements), "a:bench"
    )


class Clock:
    """Adds up time by name."""

    def __init__(self) -> None:
        self._totals: dict[str, list[float]] = {}

    @contextmanager
    def measure(self, name: str, count: int) -> Iterator[None]:
        wall, cpu = time.perf_counter(), time.process_time()
        yield
        total = self._totals.setdefault(name, [0.0, 0.0, 0.0])
        for at, spent in enumerate((count, time.perf_counter() - wall, time.process_time() - cpu)):
            total[at] += spent

    def rates(self) -> dict[str, dict[str, int]]:
        return {
            name: {"per_second": round(count / wall), "per_cpu_second": round(count / cpu)}
            for name, (count, wall, cpu) in self._totals.items()
        }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--entries", type=int, default=200_000)
    parser.add_argument("--batch", type=int, default=5_000)
    parser.add_argument("--folder", type=Path, help="where to work; else a temporary folder")
    arguments = parser.parse_args()
    count, batch, clock = arguments.entries, arguments.batch, Clock()
    with tempfile.TemporaryDirectory(dir=arguments.folder) as name:
        folder = Path(name)
        ledger = Ledger.create(folder / "register", name="bench", key_file=folder / "key")
        capture = ledger.captures.put(b"the list")
        identities = [hashlib.sha256(b"%d" % number).digest() for number in range(count)]
        for at in range(0, count, batch):
            drafts = [make_draft(number, capture) for number in range(at, min(at + batch, count))]
            with clock.measure("append", len(drafts)), ledger.writing() as writer:
                writer.append(drafts, identities=identities[at : at + batch])
        with clock.measure("append", 0):
            ledger.publish()
        with clock.measure("known", count):
            for at in range(0, count, batch):
                ledger.known(identities[at : at + batch])
        with clock.measure("read", count):
            for _ in ledger.entries():
                pass
        with clock.measure("prove", 2_000):
            for number in range(2_000):
                ledger.prove(number * (count // 2_000))
        with clock.measure("open", 20):
            for _ in range(20):
                Ledger.open(folder / "register").close()
        ledger.close()
        with clock.measure("verify", count):
            assert verify_folder(folder / "register").ok
        sizes = {
            path.name: path.stat().st_size // count
            for path in (folder / "register/vault.sqlite", folder / "register/log/entries.0000")
        }
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(
        json.dumps(
            {
                "entries": count,
                "batch": batch,
                "rates": clock.rates(),
                "bytes_per_entry": sizes,
                "peak_bytes": peak,
                "python": platform.python_version(),
                "machine": platform.machine(),
            }
        )
    )


if __name__ == "__main__":
    main()
