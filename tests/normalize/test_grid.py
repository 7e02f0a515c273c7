"""References of grids name squares; their middle is returned."""

from __future__ import annotations

import pyproj
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.normalize.coordinates import Position
from cenotaph.normalize.grid import parse_grid

TO_GRID = pyproj.Transformer.from_crs("OGC:CRS84", "EPSG:32633", always_xy=True)


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("TQ301801", Position(51.5053, -0.12614, 3)),
        ("TQ 301 801", Position(51.5053, -0.12614, 3)),
        ("tq 30100 80100", Position(51.50486, -0.12685, 5)),
        ("NJ 123 456", Position(57.49256, -3.4639, 3)),
        ("O 159 346", Position(53.3496, -6.25957, 3)),
        ("33U 390000 5820000", Position(52.519, 13.37881, 5)),
        ("UTM 33U E390000 N5820000", Position(52.519, 13.37881, 5)),
        ("33UUU9029419882", Position(52.518, 13.38319, 5)),
        ("33U UU 9029 1988", Position(52.51803, 13.38325, 4)),
    ],
)
def test_references(text: str, position: Position) -> None:
    found = parse_grid(text)
    assert found is not None
    assert found.decimals == position.decimals
    # PROJ may come with other grids on another machine: within ten metres.
    assert (found.lat, found.lon) == pytest.approx((position.lat, position.lon), abs=1e-4)


@pytest.mark.parametrize(
    "text",
    ["", "TQ", "TQ 301", "NT 12 345", "TQ3018011", "ZZ 123 456", "ST 1234567 1234567", "33S 390000 5820000", "61U 390000 5820000",
     "33C 390000 5820000", "33UIU 9029 1988", "33UAA 9029 1988", "52.5, 13.4", "Ä 123 456"],
)  # fmt: skip
def test_texts_that_are_no_reference(text: str) -> None:
    assert parse_grid(text) is None


@given(st.text("TQNJO I0123456789UVX33.,", max_size=20))
def test_no_text_raises(text: str) -> None:
    position = parse_grid(text)
    assert position is None or (abs(position.lat) <= 90 and abs(position.lon) <= 180)


@given(st.floats(48.1, 55.9), st.floats(12.01, 17.99))
def test_what_is_projected_is_read(lat: float, lon: float) -> None:
    east, north = TO_GRID.transform(lon, lat)
    found = parse_grid(f"33U {east:.1f} {north:.1f}")
    assert found is not None
    assert (found.lat, found.lon) == pytest.approx((lat, lon), abs=2e-5)
