from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from cenotaph.errors import UnreadableSourceError
from cenotaph.sources import from_scan
from cenotaph.sources.from_pdf import read_pdf
from cenotaph.sources.from_scan import is_installed, read_scan
from cenotaph.sources.item import Document, Limits, Reading

WriteFile = Callable[[str, bytes], Path]

WORDS = ("The obelisk at the edge of", "the village was built in 1946.")
RUSSIAN = ("Обелиск на краю села был", "установлен в 1946 году.")


@pytest.fixture(scope="module")
def tesseract() -> None:
    """What reads pictures; must be there in CI."""
    if not is_installed():
        if os.environ.get("CI"):
            pytest.fail("Tesseract must be installed in CI (make ocr)")
        pytest.skip("no Tesseract: make ocr installs it where apt-get can")


def picture(lines: tuple[str, ...]) -> Image.Image:
    image = Image.new("L", (1000, 320), 255)
    draw = ImageDraw.Draw(image)
    for at, line in enumerate(lines):
        draw.text((60, 60 + 80 * at), line, font=font(line), fill=0)
    return image


def font(line: str) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """Pillow's own font has Latin letters only."""
    if line.isascii():
        return ImageFont.load_default(48)
    try:
        return ImageFont.truetype("DejaVuSerif.ttf", 48)
    except OSError:
        pytest.skip("no font with Cyrillic letters: install fonts-dejavu-core")


def document_of(reading: Reading) -> Document:
    (item,) = reading.items
    assert isinstance(item, Document)
    return item


def test_a_picture_becomes_text_with_a_box_for_each_word(tesseract: None, tmp_path: Path) -> None:
    picture(WORDS).save(tmp_path / "a.png")
    reading = read_scan(tmp_path / "a.png", lang="en")
    document = document_of(reading)
    assert document.text == " ".join(WORDS)
    assert document.lang == "en"
    assert reading.media_type == "image/png"
    assert reading.program.startswith("tesseract ")
    assert [document.text[word.start : word.end] for word in document.words] == document.text.split()
    first = document.words[0]
    assert first.page == 1
    assert 50 < first.box[0] < first.box[2] < 200
    assert 150 < first.box[1] < first.box[3] < 450
    (note,) = reading.afterwards()
    assert note.startswith("recognised as eng: 12 words, confidence ")
    assert note.endswith("0 are doubtful (below 60)")


def test_the_script_is_found_out(tesseract: None, tmp_path: Path) -> None:
    picture(RUSSIAN * 2).resize((2000, 640)).save(tmp_path / "a.tif")
    try:
        document = document_of(read_scan(tmp_path / "a.tif", lang="ru"))
    except UnreadableSourceError:
        pytest.skip("no Russian for Tesseract: install tesseract-ocr-rus")
    if document.lang != "ru":
        pytest.skip("no Russian for Tesseract: install tesseract-ocr-rus")
    assert document.text.startswith("Обелиск на краю села")


def test_pages_of_a_tiff_and_of_a_pdf_are_told_apart(tesseract: None, tmp_path: Path) -> None:
    pages = [picture(WORDS), picture(WORDS[::-1])]
    pages[0].save(tmp_path / "a.tif", save_all=True, append_images=pages[1:])
    pages[0].save(tmp_path / "a.pdf", save_all=True, append_images=pages[1:], resolution=200)
    scan = document_of(read_scan(tmp_path / "a.tif", lang="en"))
    assert scan.text.count("\f") == 1
    assert {word.page for word in scan.words} == {1, 2}
    reading = read_pdf(tmp_path / "a.pdf", lang="en")
    assert reading.notes == ("none of its 2 pages holds text that can be read",)
    drawn = document_of(reading)
    assert drawn.text.split() == scan.text.split()
    assert all(0 <= side <= 1000 for word in drawn.words for side in word.box)


def test_an_empty_picture_is_refused(tesseract: None, tmp_path: Path) -> None:
    Image.new("L", (300, 300), 255).save(tmp_path / "a.png")
    with pytest.raises(UnreadableSourceError) as caught:
        list(read_scan(tmp_path / "a.png", lang="en").items)
    assert caught.value.code == "no_text"


def test_without_tesseract_it_is_said_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture(WORDS).save(tmp_path / "a.pdf")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnreadableSourceError) as caught:
        read_pdf(tmp_path / "a.pdf")
    assert caught.value.code == "no_text"
    assert "tesseract-ocr" in caught.value.reason


def test_a_picture_over_the_limit_is_refused(tesseract: None, tmp_path: Path) -> None:
    picture(WORDS).save(tmp_path / "a.png")
    with pytest.raises(UnreadableSourceError) as caught:
        read_scan(tmp_path / "a.png", limits=Limits(pixels=100_000))
    assert caught.value.code == "too_large"


def test_a_second_page_that_is_damaged_is_told_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "two.tif"
    first, second = Image.new("L", (40, 30), 200), Image.new("L", (40, 30), 90)
    first.save(path, save_all=True, append_images=[second])
    body = path.read_bytes()
    at = int.from_bytes(body[4:8], "little")
    at = int.from_bytes(body[at + 2 + 12 * body[at] :][:4], "little")
    path.write_bytes(body[:at] + b"\0\0" + body[at + 2 :])  # its directory says nothing, not even its width
    with pytest.raises(UnreadableSourceError) as caught:
        list(from_scan.pictures_of(path, Limits()))
    assert (caught.value.code, caught.value.place) == ("not_image", "page 2")


@settings(max_examples=60, deadline=None)
@given(
    head=st.sampled_from([b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"II*\0\x08\0\0\0", b"\xff\xd8\xff\xe0", b""]),
    data=st.binary(max_size=200),
)
def test_any_bytes_are_refused_in_our_words(write_file: WriteFile, head: bytes, data: bytes) -> None:
    path = write_file("any.png", head + data)
    try:
        pictures = list(from_scan.pictures_of(path, Limits()))
    except UnreadableSourceError:
        return
    assert all(one.width for one in pictures)
