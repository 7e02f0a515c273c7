"""Documents in, lines out, in the same order, read by several processes.

Invariant: the lines and their order do not depend on the number of processes, on how documents are put together, or on
which process dies. A document with which a process dies is read once more, alone; if that process dies, too, it is rejected.
No more than a few batches a process are held, however fast they are read and however slow one of them is.

Processes are started anew, not forked, and relieved after a while: what a language model's library keeps of every word it
has seen grows with the corpus.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

import msgspec

from cenotaph.errors import CenotaphError, WorkerError
from cenotaph.extract.corpus.documents import Given, Item
from cenotaph.extract.corpus.reading import Line, Spec, build_extractor, read_document, reject_document
from cenotaph.sources.item import Rejected

BATCH_DOCUMENTS = 16
BATCH_CHARS = 100_000
RELIEVED_AFTER_CHARS = 10_000_000
"""After which a process ends and another begins: some minutes of work, some seconds of loading. Of English in which
every article has twenty new names, a process grows by 12 MB a million characters, from 175 MB."""

WORKER_DIED = "worker_died"
_AHEAD = 4
"""Batches for each process that are held at most, waiting for a slower one before them."""

_READY, _LINES, _FAILED = b"r", b"l", b"f"

Result = Line | Rejected

_encode = msgspec.msgpack.Encoder().encode
_decode_given = msgspec.msgpack.Decoder(list[Given]).decode
_decode_lines = msgspec.msgpack.Decoder(list[Line]).decode


class _Batch(msgspec.Struct):
    """Items of a corpus that are read together; `results` fills up from wherever the parts are read."""

    items: list[Item]
    results: dict[int, Result] = {}

    @property
    def is_done(self) -> bool:
        return len(self.results) == len(self.items)


class _Part(msgspec.Struct, frozen=True):
    """Some documents of a batch."""

    batch: int
    places: tuple[int, ...]


def read_all(
    items: Iterator[Item], spec: Spec, processes: int, *, batch_documents: int = BATCH_DOCUMENTS
) -> Iterator[Result]:
    """Read documents; rejected items come out at their place.

    Args:
        items: what `read_corpora` gives.
        spec: the extractor.
        processes: 1 reads in this one.
        batch_documents: how many are handed over at a time.

    Raises:
        CenotaphError: the extractor cannot be had, or ceases to work.
    """
    if processes == 1:
        extractor = build_extractor(spec)
        for item in items:
            yield item if isinstance(item, Rejected) else read_document(extractor, item)
        return
    crew = _Crew(items, spec, processes, batch_documents)
    try:
        yield from crew.run()
    finally:
        crew.dismiss()


class _Worker:
    """A process, and the part that it reads."""

    def __init__(self, spec: Spec) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(target=_work, args=(theirs, spec), daemon=True)
        self.process.start()
        theirs.close()
        self.is_ready = False
        self.part: _Part | None = None
        self.chars = 0

    def dismiss(self) -> None:
        self.connection.close()
        self.process.terminate()
        self.process.join()
        self.process.close()


class _Crew:
    """Hands parts out and puts their lines in order."""

    def __init__(self, items: Iterator[Item], spec: Spec, processes: int, batch_documents: int) -> None:
        self._items = items
        self._spec = spec
        self._most = batch_documents
        self._batches: dict[int, _Batch] = {}
        self._parts: deque[_Part] = deque()
        self._begun = 0
        self._given_out = 0
        self._is_read = False
        self._ahead = _AHEAD * processes
        self._workers = [_Worker(spec) for _ in range(processes)]

    def run(self) -> Iterator[Result]:
        """Yield results in order."""
        while True:
            self._read_ahead()
            while (batch := self._batches.get(self._given_out)) is not None and batch.is_done:
                yield from (batch.results[at] for at in range(len(batch.items)))
                del self._batches[self._given_out]
                self._given_out += 1
            if self._is_read and not self._batches:
                return
            self._read_ahead()
            self._hand_out()
            self._listen()

    def dismiss(self) -> None:
        """End the processes."""
        for worker in self._workers:
            worker.dismiss()

    def _read_ahead(self) -> None:
        while not self._is_read and self._begun - self._given_out < self._ahead:
            batch = _Batch(self._next_items())
            if not batch.items:
                self._is_read = True
                return
            batch.results = {at: one for at, one in enumerate(batch.items) if isinstance(one, Rejected)}
            places = tuple(at for at in range(len(batch.items)) if at not in batch.results)
            self._batches[self._begun] = batch
            if places:
                self._parts.append(_Part(self._begun, places))
            self._begun += 1

    def _next_items(self) -> list[Item]:
        items: list[Item] = []
        chars = 0
        while len(items) < self._most and chars < BATCH_CHARS:
            item = next(self._items, None)
            if item is None:
                break
            items.append(item)
            chars += len(item.text) if isinstance(item, Given) else 0
        return items

    def _documents(self, part: _Part) -> list[Given]:
        items = self._batches[part.batch].items
        return [one for one in map(items.__getitem__, part.places) if isinstance(one, Given)]

    def _hand_out(self) -> None:
        for at, worker in enumerate(self._workers):
            if not worker.is_ready or worker.part is not None or not self._parts:
                continue
            if worker.chars > RELIEVED_AFTER_CHARS:
                worker.dismiss()
                self._workers[at] = _Worker(self._spec)
                continue
            worker.part = self._parts.popleft()
            documents = self._documents(worker.part)
            worker.chars += sum(len(one.text) for one in documents)
            with suppress(OSError):  # it has died: that is noticed when it is listened to
                worker.connection.send_bytes(_encode(documents))

    def _listen(self) -> None:
        """Wait until a process says something or dies."""
        if not any(worker.part is not None or not worker.is_ready for worker in self._workers):
            return
        heard = wait([worker.connection for worker in self._workers])
        for at, worker in enumerate(self._workers):
            if worker.connection not in heard:
                continue
            try:
                message = worker.connection.recv_bytes()
            except (EOFError, OSError):
                self._bury(at)
                continue
            self._take(worker, message[:1], message[1:])

    def _take(self, worker: _Worker, kind: bytes, body: bytes) -> None:
        if kind == _FAILED:
            raise WorkerError(body.decode())
        if kind == _LINES and worker.part is not None:
            lines = _decode_lines(body)
            self._batches[worker.part.batch].results.update(zip(worker.part.places, lines, strict=True))
            worker.part = None
        worker.is_ready = True

    def _bury(self, at: int) -> None:
        """Put another process in the place of one that died, and what it read before the others, one by one."""
        worker = self._workers[at]
        part = worker.part
        worker.process.join()
        code = worker.process.exitcode
        if not worker.is_ready:
            raise WorkerError(f"a process cannot start (it ended with {code})")
        worker.dismiss()
        self._workers[at] = _Worker(self._spec)
        if part is None:
            return
        if len(part.places) > 1:
            self._parts.extendleft(_Part(part.batch, (place,)) for place in reversed(part.places))
            return
        (document,) = self._documents(part)
        reason = f"the process that read it died ({_ending(code)})"
        self._batches[part.batch].results[part.places[0]] = reject_document(document, WORKER_DIED, reason)


def _ending(code: int | None) -> str:
    if code is not None and code < 0:
        with suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit code {code}"


def _work(connection: Connection, spec: Spec) -> None:
    """Read what is handed over until nobody hands anything over any more: the life of a process."""
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # the terminal interrupts all at once; the one that hands out ends us
    try:
        extractor = build_extractor(spec)
        connection.send_bytes(_READY)
        while True:
            documents: Sequence[Given] = _decode_given(connection.recv_bytes())
            lines = [read_document(extractor, one) for one in documents]
            connection.send_bytes(_LINES + _encode(lines))
    except CenotaphError as error:
        with suppress(OSError):
            connection.send_bytes(_FAILED + str(error).encode("utf-8", "replace"))
    except (EOFError, OSError):
        return
