"""The borders that ship are what the conversion script makes of Natural Earth."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cenotaph.gazetteer.aliases import DATA

SCRIPT = Path(__file__).parents[2] / "scripts" / "convert_base_map.py"


@pytest.mark.parametrize(("scale", "decimals"), [("50m", "4"), ("110m", "2")])
def test_the_conversion_gives_the_shipped_file(
    shared: Path, tmp_path: Path, scale: str, decimals: str
) -> None:
    topojson = shared / "data/maps_natural_earth" / f"countries-{scale}.json"
    made = tmp_path / "countries.geojson"
    subprocess.run([sys.executable, SCRIPT, topojson, made, "--decimals", decimals], check=True)
    assert made.read_bytes() == (DATA / f"countries-{scale}.geojson").read_bytes()
