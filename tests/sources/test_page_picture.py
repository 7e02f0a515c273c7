"""Pages of scans for people to look at."""

from __future__ import annotations

import gzip
import io
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from cenotaph.errors import UnreadableSourceError
from cenotaph.sources.item import Limits
from cenotaph.sources.page_picture import WIDTH_PX, draw_page, page_sizes


def pages(*shades: int, size: tuple[int, int] = (2000, 1000)) -> list[Image.Image]:
    return [Image.new("L", size, shade) for shade in shades]


def drawn(body: bytes) -> tuple[tuple[int, int], int]:
    with Image.open(io.BytesIO(body)) as picture:
        assert picture.format == "JPEG"
        return picture.size, round(picture.resize((1, 1)).getpixel((0, 0)))  # type: ignore[arg-type]  # of one channel


@pytest.mark.parametrize("form", ["TIFF", "PDF"])
def test_each_page_is_drawn_alone_and_small(tmp_path: Path, form: str) -> None:
    path = tmp_path / "scan"
    first, *rest = pages(10, 120, 240)
    first.save(path, form, save_all=True, append_images=rest)
    sizes = page_sizes(path, (1, 3, 4))
    assert list(sizes) == [1, 3]
    assert sizes[1][0] == pytest.approx(2 * sizes[1][1])
    for number, shade in enumerate((10, 120, 240), 1):
        size, seen = drawn(draw_page(path, number))
        assert size == (WIDTH_PX, WIDTH_PX // 2)
        assert abs(seen - shade) < 6
    for number in (0, 4, -1):
        with pytest.raises(UnreadableSourceError):
            draw_page(path, number)


def test_a_small_picture_stays_as_it_is_and_a_packed_one_is_unpacked(tmp_path: Path) -> None:
    stream = io.BytesIO()
    pages(200, size=(300, 400))[0].save(stream, "PNG")
    path = tmp_path / "page.png.gz"
    path.write_bytes(gzip.compress(stream.getvalue()))
    assert page_sizes(path, (1, 2)) == {1: (300.0, 400.0)}
    assert drawn(draw_page(path, 1)) == ((300, 400), 200)


def test_what_is_too_large_is_not_drawn(tmp_path: Path) -> None:
    path = tmp_path / "page.png"
    pages(200)[0].save(path)
    with pytest.raises(UnreadableSourceError, match="too_large"):
        draw_page(path, 1, Limits(pixels=1000))


@pytest.mark.parametrize("offset", [1, 2, 5])
def test_a_second_frame_that_is_damaged_is_our_error(tmp_path: Path, offset: int) -> None:
    stream = io.BytesIO()
    pages(200, size=(40, 30))[0].save(stream, "TIFF")
    body = bytearray(stream.getvalue())
    body[118], body[3] = offset, 0
    path = tmp_path / "scan"
    path.write_bytes(bytes(body[:122]))
    for read in (lambda: page_sizes(path, (1, 2)), lambda: draw_page(path, 1)):
        with pytest.raises(UnreadableSourceError):
            read()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.data())
def test_on_any_bytes_only_our_error(tmp_path: Path, data: st.DataObject) -> None:
    stream = io.BytesIO()
    form = data.draw(st.sampled_from(["PNG", "TIFF", "JPEG", "PDF"]))
    pages(200, size=(40, 30))[0].save(stream, form)
    body = bytearray(stream.getvalue())
    for _ in range(data.draw(st.integers(0, 6))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "scan"
    path.write_bytes(bytes(body[: data.draw(st.integers(0, len(body)))]))
    for read in (lambda: page_sizes(path, (1, 2)), lambda: draw_page(path, 1)):
        with suppress(UnreadableSourceError):
            read()
