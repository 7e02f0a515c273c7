"""What befell a part of a site leaves the rest of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cenotaph.model.entry import Statement
from cenotaph.model.value import When
from small_log import SmallLog, kind

SITE = "list:1"
PART = (("part", "statue"),)


@pytest.mark.parametrize("happened", ["removed", "relocated", "destroyed"])
def test_a_site_that_lost_a_part_is_damaged(tmp_path: Path, happened: str) -> None:
    log = SmallLog()
    log.source("list")
    import_id = log.opened("list")
    lost = Statement(property=happened, when=When("2017"), qualifiers=PART)
    log.told(import_id, SITE, kind("monument", "monument"), lost)
    with log.folded(tmp_path) as register:
        assert register.detail(SITE, as_of=date(2020, 1, 1)).state.value == "damaged"
        assert register.detail(SITE, as_of=date(2016, 1, 1)).state.value == "unknown"


def test_without_a_part_all_of_it_is_gone(tmp_path: Path) -> None:
    log = SmallLog()
    log.source("list")
    log.told(
        log.opened("list"),
        SITE,
        kind("monument", "monument"),
        Statement(property="removed", when=When("2017")),
    )
    with log.folded(tmp_path) as register:
        assert register.detail(SITE, as_of=date(2020, 1, 1)).state.value == "removed"
