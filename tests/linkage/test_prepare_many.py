"""Records prepared in portions, by one process or several."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from cenotaph.errors import WorkerError
from cenotaph.linkage.prepare import Prepared, prepare
from cenotaph.linkage.prepare_many import prepare_many
from cenotaph.linkage.record import Record

RECORDS = [
    Record(
        id=str(number),
        names=("Lenin Monument", f"Пам'ятник Леніну {number}")[: number % 3],
        lat=50 + number / 100 if number % 4 else None,
        lon=30.0 if number % 4 else None,
        inscription="1941-1945" if number % 5 else None,
        city="Poltava",
        year=1920 + number,
    )
    for number in range(50)
]


def are_equal(one: Prepared, other: Prepared) -> bool:
    columns = [
        *zip(one[:-1], other[:-1], strict=True),
        *zip(one.names, other.names, strict=True),
    ]
    return all(np.array_equal(a, b, equal_nan=a.dtype.kind == "f") for a, b in columns)


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize("portion", [7, 49, 50, 1000])
def test_rows_do_not_depend_on_portions_and_processes(processes: int, portion: int) -> None:
    done: list[int] = []
    rows = prepare_many(iter(RECORDS), processes=processes, portion=portion, tell=done.append)
    assert are_equal(rows, prepare(RECORDS))
    assert done == [*range(portion, 50, portion), 50]


def test_rows_in_another_order() -> None:
    backwards = np.arange(len(RECORDS))[::-1]
    rows = prepare_many(iter(RECORDS), portion=9, order=lambda: backwards)
    assert are_equal(rows, prepare(RECORDS[::-1]))


@pytest.mark.parametrize("processes", [1, 2])
def test_no_records(processes: int) -> None:
    assert are_equal(prepare_many([], processes=processes), prepare(()))


def test_a_process_that_dies_is_told() -> None:
    def kill(done: int) -> None:
        for child in multiprocessing.active_children():
            child.kill()

    with pytest.raises(WorkerError, match="prepared records"):
        prepare_many(iter(RECORDS * 20), processes=2, portion=10, tell=kill)


ENDLESS = """
import itertools, multiprocessing
from cenotaph.linkage.prepare_many import prepare_many
from cenotaph.linkage.record import Record

def tell(done):
    print(*(child.pid for child in multiprocessing.active_children()), flush=True)

if __name__ == "__main__":
    records = (Record(id=str(n), names=("Obelisk",)) for n in itertools.count())
    prepare_many(records, processes=2, portion=100, tell=tell)
"""


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")
def test_nobody_goes_on_when_the_one_who_asked_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "endless.py"
    script.write_text(ENDLESS, encoding="utf-8")
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True) as asking:
        assert asking.stdout is not None
        children = asking.stdout.readline().split()
        asking.kill()
    assert len(children) == 2
    deadline = time.monotonic() + 30
    while any(is_running(child) for child in children):
        assert time.monotonic() < deadline, children
        time.sleep(0.05)


def is_running(process: str) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
