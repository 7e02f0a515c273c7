"""Why two are held to be one: the reasons of a judgement as a picture, read with the keyboard and on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from cenotaph.intake.link import link_register
from cenotaph.intake.workspace import Workspace
from cenotaph.model.evidence import Source
from cenotaph.settings import Settings
from cenotaph.web.links import site_path
from intake.test_link import stone
from web.small_register import serving, take

pytestmark = pytest.mark.browser


@pytest.fixture
def linked(settings: Settings) -> Iterator[str]:
    """Where a register of two lists is served in which the program has joined a stone."""
    with Workspace(settings) as workspace:
        for register in ("alpha", "beta"):
            stones = [stone(f"{register}:1", "Aldenbrook War Memorial")]
            take(workspace, Source(id=register, title=register.title()), register, stones, "row")
        link_register(workspace)
    with serving(settings) as client:
        yield str(client.base_url).rstrip("/")


@pytest.mark.parametrize("width", [390, 1280])
def test_a_judgement_says_why(browser: Browser, linked: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.goto(linked + site_path("alpha:1"))
    judged = page.locator(".judgements > li")
    expect(judged).to_contain_text("cenotaph linkage")
    expect(judged).to_contain_text("is the same as")
    expect(judged.locator("table")).to_be_hidden()
    judged.locator("summary").focus()
    page.keyboard.press("Enter")
    rows = judged.locator("tbody tr")
    expect(rows.first).to_be_visible()
    assert rows.count() > 3
    boxes = [box for bar in judged.locator("svg rect").all() if (box := bar.bounding_box())]
    assert all(box["width"] >= 1 and box["height"] > 5 for box in boxes)
    assert len({round(box["x"]) for box in boxes}) > 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not wrong
    context.close()
