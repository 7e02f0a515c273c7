"""Real lists, whole: nothing is lost, sums that fail are found, and the second time nothing is new."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from cenotaph.intake.add import Options, add_file
from cenotaph.intake.workspace import Workspace
from cenotaph.ledger.verify import verify_folder

LISTS = {
    "cwgc_cemeteries/cemetery-list-2016-11-23.csv": (15_814, 0),
    "splc_whose_heritage/2018_confederate_symbols.csv": (1_481, 1),
    "osm_us_monuments/historicMarker.geojson": (320, 0),
    "osm_us_monuments/historicMemorial.geojson": (2_998, 0),
    "osm_us_monuments/historicMonument.geojson": (5_424, 0),
    "osm_us_monuments/historicMonumentWays.geojson": (937, 0),
}


@pytest.mark.slow
def test_real_lists_go_in_whole_and_a_second_time_as_nothing(workspace: Workspace, shared: Path) -> None:
    for name, (read, rejected) in LISTS.items():
        report = add_file(workspace, shared / "data" / "registers" / name, Options())
        assert (report.balance.read, report.balance.rejected) == (read, rejected), name
        assert report.balance.adds_up
    codes = Counter(finding.code for finding in workspace.register.findings())
    assert codes["arithmetic.sum_differs"] == 625
    size = workspace.ledger.size
    for name, (_, rejected) in LISTS.items():
        report = add_file(workspace, shared / "data" / "registers" / name, Options())
        assert (report.balance.accepted, report.balance.rejected) == (0, rejected), name
    assert workspace.ledger.size == size
    dump = list(workspace.register.dump())
    workspace.rebuild()
    assert list(workspace.register.dump()) == dump
    assert verify_folder(workspace.settings.folder).ok
