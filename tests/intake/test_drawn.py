"""Statements from a scan lead back to the page and the box of their words."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import msgspec
import pytest
from PIL import Image, ImageDraw, ImageFont

from cenotaph.cli.describe import describe
from cenotaph.intake.add import Options, add_file
from cenotaph.intake.drawn import Drawn
from cenotaph.intake.workspace import Workspace
from cenotaph.model.evidence import Page
from cenotaph.sources.from_scan import is_installed
from cenotaph.sources.item import Word

TODAY = date(2026, 11, 1)
WORDS = (
    Word(0, 3, 1, (10, 10, 40, 20), 96),
    Word(4, 9, 1, (50, 10, 90, 22), 41),
    Word(10, 14, 2, (10, 5, 60, 15), 90),
)


def test_a_quote_has_the_box_around_its_words_and_the_least_confidence() -> None:
    drawn = Drawn(WORDS)
    assert drawn.page_of(0, 9) == Page(1, (10, 10, 90, 22), confidence=41)
    assert drawn.page_of(1, 2) == Page(1, (10, 10, 40, 20), confidence=96)
    assert drawn.page_of(5, 12) == Page(1, (50, 10, 90, 22), confidence=41)
    assert drawn.page_of(10, 14) == Page(2, (10, 5, 60, 15), confidence=90)
    assert drawn.page_of(3, 4) is None
    assert Drawn(()).page_of(0, 9) is None


def test_statements_of_a_scan_say_page_box_and_confidence(workspace: Workspace, tmp_path: Path) -> None:
    if not is_installed():
        if os.environ.get("CI"):
            pytest.fail("Tesseract must be installed in CI (make ocr)")
        pytest.skip("no Tesseract: make ocr installs it where apt-get can")
    image = Image.new("L", (1400, 400), 255)
    draw = ImageDraw.Draw(image)
    for at, line in enumerate(("The Red Army obelisk in Riga, Latvia,", "was demolished in August 2022.")):
        draw.text((60, 60 + 80 * at), line, font=ImageFont.load_default(48), fill=0)
    image.save(tmp_path / "page.png")
    add_file(workspace, tmp_path / "page.png", Options(lang="en"))
    (one,) = workspace.register.list(as_of=TODAY)
    detail = workspace.register.detail(one.id, as_of=TODAY)
    lines = [line for line in detail.statements if line.property in ("destroyed", "removed", "kind")]
    assert lines
    for said in lines:
        assert said.drawn is not None
        assert said.drawn["page"] == 1
        left, top, right, bottom = said.drawn["box"]
        assert 30 < left < right < 900
        assert 100 < top < bottom < 500
        assert said.drawn["confidence"] > 60
    assert re.search(
        r"\(page 1, \d+ to \d+ % across and \d+ to \d+ % down, recognised with confidence \d+",
        describe(detail),
    )
    assert b'"drawn"' in msgspec.json.encode(detail)
