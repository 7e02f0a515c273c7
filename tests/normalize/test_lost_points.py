"""Decimal points are put back only where one place for them is proved."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.normalize.coordinates import Axis, parse_degrees
from cenotaph.normalize.lost_points import count_whole_digits, restore_decimal
from cenotaph.normalize.map_links import links_position

AXES: tuple[tuple[str, Axis, float], ...] = (("LATITUDE", "lat", 90), ("LONGITUDE", "lon", 180))


@pytest.mark.parametrize(
    ("text", "near", "restored"),
    [
        ("5,766,019,592", 57.660195924117, 57.660195924117),
        ("5,766,019,592", 57.665, 57.66019592),
        ("5.766.019.592", 57.66, 57.66019592),
        ("5 766 019 592", 57.66, 57.66019592),
        ("57.660.195.92", 57.66, 57.66019592),
        ("-2780472441902", -2.78, -2.780472441902),
        ("5,61808E+13", 56.1808, 56.1808),
        ("-30,437,285", -0.3043, -0.30437285),
        ("57.66019592", 57.66, 57.66019592),
        ("5,766,019,592", 58.7, None),
        ("5,766,019,592", -57.66, None),
        ("576", 57.6, None),
        ("NONE", 57.6, None),
        ("", 57.6, None),
    ],
)
def test_by_a_number_of_the_same_row(text: str, near: float, restored: float | None) -> None:
    assert restore_decimal(text, near=near) == restored


@pytest.mark.parametrize(
    ("text", "digits", "limit", "restored"),
    [
        ("5,766,019,592", (2, 2), 90, 57.66019592),
        ("-2,194,607,532", (1, 1), 180, -2.194607532),
        ("-2,194,607,532", (1, 2), 180, None),
        ("9,766,019,592", (1, 2), 90, 9.766019592),
        ("57.66019592", (1, 1), 90, None),
        ("5,766", (2, 2), 90, None),
        ("5,766,019,592", None, 90, None),
    ],
)
def test_by_the_clean_cells_of_the_column(
    text: str, digits: tuple[int, int] | None, limit: float, restored: float | None
) -> None:
    assert restore_decimal(text, digits=digits, limit=limit) == restored


@given(
    st.text("0123456789,.-+eE ' ", max_size=30), st.floats(-180, 180), st.integers(-1, 4), st.integers(-1, 4)
)
def test_no_text_raises(text: str, near: float, fewest: int, most: int) -> None:
    by_row = restore_decimal(text, near=near)
    assert by_row is None or abs(by_row - near) <= 0.01
    by_column = restore_decimal(text, digits=(fewest, most), limit=90)
    assert by_column is None or abs(by_column) <= 90


@given(st.integers(10**9, 179 * 10**9).map(lambda nano: nano / 10**9), st.booleans())
def test_what_a_spreadsheet_mangled_comes_back(degrees: float, is_negative: bool) -> None:
    written = f"{'-' if is_negative else ''}{degrees:.9f}"
    number = int(written.replace(".", ""))
    for mangled in (f"{number:,}", f"{number:,}".replace(",", "."), str(number)):
        assert restore_decimal(mangled, near=float(written)) == float(written)
        whole = count_whole_digits(float(written))
        assert restore_decimal(mangled, digits=(whole, whole)) == float(written)


def test_mangled_lists_come_out_as_their_clean_twins(shared: Path) -> None:
    folder = shared / "data" / "registers" / "uk_war_memorials"
    restored = 0
    for clean_file in sorted(folder.glob("_*.csv")):
        twins = [
            list(csv.DictReader(path.read_text("utf-8-sig").splitlines(), delimiter=";"))
            for path in (folder / clean_file.name[1:], clean_file)
        ]
        for mangled, clean in zip(*twins, strict=True):
            for column, axis, limit in AXES:
                true = parse_degrees(clean[column], axis=axis)
                link = links_position(mangled["MAP"])
                if true is None or link is None or parse_degrees(mangled[column], axis=axis) is not None:
                    continue
                assert restore_decimal(mangled[column], near=getattr(link, axis), limit=limit) == true
                whole = count_whole_digits(true)
                by_column = restore_decimal(mangled[column], digits=(whole, whole), limit=limit)
                assert by_column == pytest.approx(true, abs=1e-6)
                restored += 1
    assert restored == 330
