"""The page that `cenotaph read --html` writes, opened as a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from cenotaph.extract.text import read_text
from cenotaph.extract.text.account import give_account
from cenotaph.web.reading_page import render_readings

pytestmark = pytest.mark.browser
TEXT = "The statue in Riga was removed in 1991.\n\n“It had to go, all of it,” said Ann Lee.\n"


def test_words_and_notes_lead_to_each_other(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    account = give_account(read_text(TEXT, lang="en"), name="a.txt")
    file.write_text(render_readings([account]), encoding="utf-8")
    wrong: list[str] = []
    page = browser.new_page(viewport={"width": 390, "height": 700})
    page.on("console", lambda message: wrong.append(message.text))
    page.on("request", lambda request: wrong.append(request.url) if request.url != file.as_uri() else None)
    page.goto(file.as_uri())
    expect(page.locator(".rendition")).to_have_text(TEXT)
    page.get_by_text("was removed in 1991").click()
    note = page.locator("li:target")
    expect(note).to_contain_text("was removed")
    note.get_by_role("link", name="was removed").click()
    shadow = page.locator("mark.stated").nth(1).evaluate("one => getComputedStyle(one).boxShadow")
    assert shadow != "none"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()
    assert not [one for one in wrong if one != page.url]
