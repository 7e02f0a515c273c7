"""Files for the readers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

WriteFile = Callable[[str, bytes], Path]


@pytest.fixture(scope="session")
def write_file(tmp_path_factory: pytest.TempPathFactory) -> WriteFile:
    """Write bytes to a file of a name; of the session, so that property tests may use it."""
    folder = tmp_path_factory.mktemp("files")

    def write(name: str, data: bytes) -> Path:
        path = folder / name
        path.write_bytes(data)
        return path

    return write
