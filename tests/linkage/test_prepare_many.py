"""Records prepared in portions, by one process or several."""

from __future__ import annotations

import multiprocessing

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
