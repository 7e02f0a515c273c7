"""Writes that are on disk when they return.

Nothing here retries a failed sync: after one, the kernel may call pages clean that never reached the disk, so
the caller has to stop (see `recovery` in docs/formats/ledger.md).
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def write_fully(fd: int, data: bytes | memoryview, *, offset: int) -> None:
    """Write all of it at an offset, however little the system takes at a time."""
    rest = memoryview(data)
    while rest:
        written = os.pwrite(fd, rest, offset)
        rest, offset = rest[written:], offset + written


def sync_folder(folder: Path) -> None:
    """Make names that were made, renamed or removed in a folder durable."""
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def create_file(path: Path, data: bytes, *, mode: int = 0o644) -> None:
    """Write a new file durably.

    Raises:
        FileExistsError: there is one of this name; nothing is changed.
    """
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        write_fully(fd, data, offset=0)
        os.fsync(fd)
    finally:
        os.close(fd)
    sync_folder(path.parent)


def mode_of_new_files() -> int:
    """Return the mode that a file of this process gets where nobody names one: what its umask leaves."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def replace_file(path: Path, data: bytes, *, mode: int = 0o644) -> None:
    """Replace a file durably and at once: whoever reads it sees the old bytes or the new ones."""
    new = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        create_file(new, data, mode=mode)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    sync_folder(path.parent)
