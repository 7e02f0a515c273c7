"""The lock that a writer holds for a batch. Readers need none.

It is the system's own lock on `log/lock`: it ends with the process that holds it, however that ends.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cenotaph.errors import LockedError

_PAUSE_S = 0.01


@contextmanager
def locked(log_folder: Path, *, wait_s: float) -> Iterator[None]:
    """Hold the writer's lock.

    Args:
        log_folder: the folder that holds `lock`.
        wait_s: how long to wait for another writer to finish its batch.

    Raises:
        LockedError: another writer still holds it.
        OSError: the lock file cannot be opened for writing.
    """
    fd = os.open(log_folder / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        deadline = time.monotonic() + wait_s
        while True:
            try:
                fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    raise LockedError(log_folder.parent) from None
                time.sleep(_PAUSE_S)
            else:
                break
        yield
    finally:
        os.close(fd)
