"""Records prepared by several processes.

Invariant: the rows are those of `prepare`, whatever the number of processes. No more than a
few portions are under way at a time. Processes are started anew, not forked: a fork of a program with threads may hang.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing.connection import wait
from typing import Final

import msgspec

from cenotaph.errors import WorkerError
from cenotaph.linkage.prepare import Ints, Prepared, join, prepare
from cenotaph.linkage.record import Record

PORTION: Final = 10_000
"""Records that are prepared at a time: their words as Python's strings do not stay longer than that."""

_AHEAD: Final = 2
"""Portions for each process that are under way at most."""

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[Record]).decode


def prepare_many(
    records: Iterable[Record],
    *,
    processes: int = 1,
    portion: int = PORTION,
    order: Callable[[], Ints] | None = None,
    tell: Callable[[int], None] | None = None,
) -> Prepared:
    """Prepare records for comparison.

    Args:
        records: any number; they are read once and not kept.
        processes: how many work; 1 works in this one.
        portion: records that one is given at a time.
        order: asked when all have been read: their places in the order in which rows are wanted; None is as they come.
        tell: is told how many are done.

    Raises:
        WorkerError: a process died.
    """
    parts: list[Prepared] = []
    done = 0
    for part in _prepared(_portions(records, portion), processes):
        parts.append(part)
        done += part.size
        if tell:
            tell(done)
    return join(parts, order() if order else None)


def _portions(records: Iterable[Record], size: int) -> Iterator[list[Record]]:
    rest = iter(records)
    while portion := list(islice(rest, size)):
        yield portion


def _prepared(portions: Iterator[list[Record]], processes: int) -> Iterator[Prepared]:
    first, second = next(portions, None), next(portions, None)
    if first is None:
        return
    if processes == 1 or second is None:
        yield prepare(first)
        if second is not None:
            yield prepare(second)
        yield from map(prepare, portions)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_begin) as pool:
        under_way: deque[Future[Prepared]] = deque(
            pool.submit(_prepare, _encode(one)) for one in (first, second)
        )
        try:
            for portion in portions:
                under_way.append(pool.submit(_prepare, _encode(portion)))
                if len(under_way) > _AHEAD * processes:
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()
        except BrokenProcessPool as error:
            raise WorkerError(
                "it ended while it prepared records; perhaps the memory was too small"
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)


def _prepare(portion: bytes) -> Prepared:
    return prepare(_decode(portion))


def _begin() -> None:
    """Leave Ctrl-C to the process that was started by the user, and end with it, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
