"""The file of lines that a long reading writes, so that it can be gone on with wherever it was stopped.

Invariant: beside `OUT` stands `OUT.state`: how many items of the corpora are done, how many bytes of `OUT` and of
`OUT.rejected` they made, and the balance so far. It is replaced as a whole, and only when what it counts is on disk. What
stands in `OUT` behind that is cut off when the reading goes on: no line is missing, none is there twice, whatever moment
the process was killed in.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO

import msgspec

from cenotaph.errors import UsageError
from cenotaph.extract.corpus.documents import STDIN
from cenotaph.extract.corpus.reading import Line
from cenotaph.sources.item import Rejected

EVERY_S = 1.0
"""How often the state is put on disk: what is read twice after a kill is no more."""

_HEAD_BYTES = 1 << 20
_FORM = 1


class Balance(msgspec.Struct):
    """What became of everything that was read: read = said something + said nothing + not covered + rejected."""

    said_something: int = 0
    said_nothing: int = 0
    not_covered: dict[str, int] = {}
    rejected: dict[str, int] = {}

    @property
    def read(self) -> int:
        """All of it."""
        return self.said_something + self.said_nothing + _total(self.not_covered) + _total(self.rejected)

    def count(self, result: Line | Rejected) -> None:
        """Take one in."""
        if isinstance(result, Rejected):
            self.rejected[result.code] = self.rejected.get(result.code, 0) + 1
        elif result.outcome == "said_something":
            self.said_something += 1
        elif result.outcome == "said_nothing":
            self.said_nothing += 1
        else:
            counts = self.rejected if result.outcome == "rejected" else self.not_covered
            counts[result.why] = counts.get(result.why, 0) + 1

    def in_words(self) -> str:
        """Write it for a person.

        >>> Balance(1, 2, {"hu": 3}).in_words()
        '6 documents read = 1 said something + 2 said nothing + 3 not covered (hu 3) + 0 rejected'
        """
        return (
            f"{self.read:,} documents read = {self.said_something:,} said something"
            f" + {self.said_nothing:,} said nothing + {_total(self.not_covered):,} not covered{_named(self.not_covered)}"
            f" + {_total(self.rejected):,} rejected{_named(self.rejected)}"
        )


class Begun(msgspec.Struct, frozen=True):
    """What a reading is of: another one cannot go on with its file.

    Attributes:
        inputs: name, size and digest of the beginning of each corpus.
        extractor: its id and version.
    """

    inputs: tuple[tuple[str, int, str], ...]
    extractor: str


class _State(msgspec.Struct):
    form: int
    begun: Begun
    done: int = 0
    out_bytes: int = 0
    rejected_bytes: int = 0
    is_finished: bool = False
    balance: Balance = msgspec.field(default_factory=Balance)


def describe_inputs(paths: Sequence[Path]) -> tuple[tuple[str, int, str], ...]:
    """Say of corpora what tells them from others.

    Raises:
        UsageError: one is standard input, which cannot be read from the start again.
        OSError: one cannot be opened.
    """
    found = []
    for path in paths:
        if path == STDIN:
            raise UsageError("with --out, documents come from files: standard input cannot be gone on with")
        with path.open("rb") as stream:
            digest = hashlib.sha256(stream.read(_HEAD_BYTES)).hexdigest()
        found.append((path.name, path.stat().st_size, digest))
    return tuple(found)


class Output:
    """The file, its rejected list and its state, open for writing. Use it as a context manager."""

    def __init__(self, path: Path, begun: Begun) -> None:
        """Begin, or go on where the state says.

        Raises:
            UsageError: the file is of something else, or another process writes to it.
            OSError: it cannot be written.
        """
        self._path = path
        self._state_path = path.with_name(f"{path.name}.state")
        self._rejected_path = path.with_name(f"{path.name}.rejected")
        known = self._read_state(begun)
        with ExitStack() as opened:
            self._out = opened.enter_context(path.open("ab"))
            try:
                fcntl.flock(self._out, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise UsageError(f"another process is writing to {path}") from None
            # Read once more: the other process may have ended just now.
            self._state = (known and self._read_state(begun)) or _State(_FORM, begun)
            self._rejected = opened.enter_context(self._rejected_path.open("ab"))
            _cut(self._out, self._state.out_bytes, path)
            _cut(self._rejected, self._state.rejected_bytes, self._rejected_path)
            self._written_at = time.monotonic()
            if known is None:
                self._save()
            self._files = opened.pop_all()

    def __enter__(self) -> Output:
        return self

    def __exit__(self, *_exc: object) -> None:
        self._files.close()

    @property
    def done(self) -> int:
        """Items of the corpora that need not be read again."""
        return self._state.done

    @property
    def is_finished(self) -> bool:
        """Whether everything was read to its end."""
        return self._state.is_finished

    @property
    def balance(self) -> Balance:
        """So far."""
        return self._state.balance

    @property
    def rejected_list(self) -> Path | None:
        """Where the rejected ones stand, if there are any."""
        return self._rejected_path if self._state.rejected_bytes else None

    def write(self, result: Line | Rejected) -> None:
        """Write what came of an item."""
        state = self._state
        if isinstance(result, Line):
            state.out_bytes += self._out.write(result.line)
        if rejected := _rejected_of(result, self._path):
            state.rejected_bytes += self._rejected.write(msgspec.json.encode(rejected) + b"\n")
        state.balance.count(result)
        state.done += 1
        if time.monotonic() - self._written_at > EVERY_S:
            self._save()

    def finish(self) -> None:
        """Say that everything was read."""
        self._state.is_finished = True
        self._save()
        if not self._state.rejected_bytes:
            self._rejected_path.unlink(missing_ok=True)

    def _save(self) -> None:
        for stream in (self._out, self._rejected):
            stream.flush()
            os.fdatasync(stream.fileno())
        fresh = self._state_path.with_name(f"{self._state_path.name}.new")
        with fresh.open("wb") as stream:
            stream.write(msgspec.json.encode(self._state))
            stream.flush()
            os.fdatasync(stream.fileno())
        fresh.replace(self._state_path)
        self._written_at = time.monotonic()

    def _read_state(self, begun: Begun) -> _State | None:
        try:
            state = msgspec.json.decode(self._state_path.read_bytes(), type=_State)
        except FileNotFoundError:
            if self._path.exists() and self._path.stat().st_size:
                raise UsageError(
                    f"{self._path} is there, and no reading left it: name another file"
                ) from None
            return None
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise UsageError(f"{self._state_path} cannot be read: {error}") from error
        if state.form != _FORM or state.begun != begun:
            raise UsageError(
                f"{self._path} was begun with other documents or another extractor:"
                f" name another file, or remove it and {self._state_path.name}"
            )
        return state


def _cut(stream: IO[bytes], size_bytes: int, path: Path) -> None:
    there = os.fstat(stream.fileno()).st_size
    if there < size_bytes:
        raise UsageError(f"{path} is shorter than its state says: something was taken out of it")
    os.ftruncate(stream.fileno(), size_bytes)


def _rejected_of(result: Line | Rejected, path: Path) -> Rejected | None:
    if isinstance(result, Rejected):
        return result
    if result.outcome != "rejected":
        return None
    return Rejected(result.why, path.name, result.doc, result.notes[-1].removeprefix("rejected: "))


def _total(counts: dict[str, int]) -> int:
    return sum(counts.values())


def _named(counts: dict[str, int]) -> str:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return f" ({', '.join(f'{what} {count:,}' for what, count in ordered)})" if counts else ""
