"""The small register, made once, and a client of its pages."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from cenotaph.settings import Settings
from web.small_register import build, serving


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The settings of the small register."""
    return build(tmp_path_factory.mktemp("web"))


@pytest.fixture(scope="session")
def client(small: Settings) -> Iterator[httpx.Client]:
    """A client of the pages of the small register."""
    with serving(small) as client:
        yield client
