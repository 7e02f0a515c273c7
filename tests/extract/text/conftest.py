"""What the tests of the text extractor share: the gazetteer and a reader with it, both opened once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cenotaph.extract.text import Reading, read_text
from cenotaph.gazetteer import Gazetteer

Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture(scope="session")
def read(gazetteer: Gazetteer) -> Read:
    """Read an English text, with a date if the test has one."""

    def read_english(text: str, date: str | None = None) -> Reading:
        return read_text(text, lang="en", date=date, gazetteer=gazetteer)

    return read_english
