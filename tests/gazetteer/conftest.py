"""The compiled gazetteer of this user, shared by the tests of the room."""

from __future__ import annotations

import pytest

from cenotaph.gazetteer import Gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """Open the gazetteer; the first time on a machine this compiles it (about twenty seconds)."""
    return Gazetteer.open()
