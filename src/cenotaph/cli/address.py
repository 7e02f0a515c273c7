"""Files that the command line names by their address (http:, https:)."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cenotaph.cli.terminal import note


def is_address(file: str) -> bool:
    """Tell whether a file is named by its address."""
    return "://" in file


@contextmanager
def local(file: str) -> Iterator[Path]:
    """Give the path of a file, fetched first into a folder of its own where an address is given.

    Raises:
        UnreadableSourceError: it cannot be fetched.
    """
    if not is_address(file):
        yield Path(file)
        return
    from cenotaph.sources.fetch import fetch_url  # most files lie here

    note(f"cenotaph: fetching {file}")
    with tempfile.TemporaryDirectory(prefix="cenotaph-") as folder:
        yield fetch_url(file, Path(folder)).path
