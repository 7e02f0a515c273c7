"""Lists of records on disk -> a list of links on disk.

Invariant: the links are written whole or not at all, ordered by ids; every line of a list that is no record is told.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from cenotaph.errors import UnreadableSourceError, UsageError
from cenotaph.ledger.disk import mode_of_new_files
from cenotaph.linkage.link import Link, Linked, Progress, link_records
from cenotaph.linkage.model import Model
from cenotaph.linkage.record import Record, read_records
from cenotaph.sources.item import Rejected

HEADER = ("a_id", "b_id", "score")


class LinkedFiles(NamedTuple):
    """What was read and found.

    Attributes:
        records: of each file.
        rejected: lines that are no record.
        linked: the links.
    """

    records: tuple[int, ...]
    rejected: int
    linked: Linked


def link_files(
    paths: Sequence[Path],
    out: Path,
    *,
    model: Model | None = None,
    processes: int = 1,
    progress: Progress | None = None,
    tell: Callable[[Rejected], None] | None = None,
) -> LinkedFiles:
    """Link two lists, or find the duplicates within one, and write `a_id,b_id,score`.

    Args:
        paths: one or two files of JSON lines.
        out: the CSV file; it is replaced once everything is known.
        model: the weights; None is the shipped one.
        processes: how many prepare long lists; the links do not depend on it.
        progress: is told how far it is.
        tell: is told of each line that is no record.

    Raises:
        UnreadableSourceError: a file cannot be opened, or holds no record.
        UsageError: the links would be written over a list, or over what is no file.
        WorkerError: a process died.
        OSError: the links cannot be written.
    """
    check_target(out, paths)
    lists = [_List(path, tell) for path in paths]
    linked = link_records(*(one.read() for one in lists), model=model, processes=processes, progress=progress)
    write_links(out, linked.links)
    return LinkedFiles(tuple(one.records for one in lists), sum(one.rejected for one in lists), linked)


def check_target(out: Path, paths: Sequence[Path]) -> None:
    """Refuse to write over a list, or over what is no file.

    Raises:
        UsageError: the links would.
    """
    if out.exists() and any(path.exists() and out.samefile(path) for path in paths):
        raise UsageError(f"{out} is one of the lists: it is not written over")
    if out.exists() and not out.is_file():
        raise UsageError(f"{out} is no file: the links cannot be written there")


class _List:
    """A file of records, and what was found in it once it has been read."""

    def __init__(self, path: Path, tell: Callable[[Rejected], None] | None) -> None:
        self._path, self._tell = path, tell
        self.records = self.rejected = 0

    def read(self) -> Iterator[Record]:
        for item in read_records(self._path):
            if isinstance(item, Record):
                self.records += 1
                yield item
            else:
                self.rejected += 1
                if self._tell:
                    self._tell(item)
        if not self.records:
            raise UnreadableSourceError(
                self._path, "no_records", "it holds no record: one JSON object a line, with an id"
            )


def write_links(out: Path, links: Sequence[Link]) -> None:
    """Write `a_id,b_id,score`, whole or not at all.

    Args:
        out: the CSV file; it is replaced.
        links: ordered by ids.

    Raises:
        OSError: it cannot be written.
    """
    handle, name = tempfile.mkstemp(dir=out.absolute().parent, prefix=f".{out.name}.")
    try:
        with open(handle, "w", newline="", encoding="utf-8") as stream:  # noqa: PTH123 - a descriptor
            rows = csv.writer(stream, lineterminator="\n")
            rows.writerow(HEADER)
            rows.writerows((link.a, link.b, f"{link.probability:.4f}") for link in links)
        Path(name).chmod(mode_of_new_files())
        Path(name).replace(out)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
