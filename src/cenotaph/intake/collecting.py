"""Garbage collection during a long import: rarer, since nearly all that it makes is freed without it.

An import holds a batch of some ten thousand objects that refer to no circle. Python would look through them every 700
objects for circles that are not there, which takes a tenth of the time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_OBJECTS, _YOUNG, _OLD = 200_000, 20, 100


@contextmanager
def rarely_collecting() -> Iterator[None]:
    """Collect rarely within; the process goes on as before after it."""
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS, _YOUNG, _OLD)
    try:
        yield
    finally:
        gc.set_threshold(*before)
