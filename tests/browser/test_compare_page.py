"""The page that `cenotaph compare --html` writes, opened as a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from cenotaph.intake.compare import Comparison, Item
from cenotaph.register.differing import Difference
from cenotaph.web.compare_page import to_html

pytestmark = pytest.mark.browser


def test_the_page_needs_nothing_else_and_its_summary_leads_to_the_groups(
    browser: Browser, tmp_path: Path
) -> None:
    removed = Difference(property="removed", label="removed", outcome="only_b", b=("2020-06-05",), event=True)
    found = Comparison(
        a="old",
        b="new",
        sizes=(1, 2),
        rejected=(0, 0),
        notes=(),
        items=(
            Item(group="matched", a="x:1", b="y:1", a_name="Lee", because="alike", differences=(removed,)),
            Item(group="only_b", b="y:2", b_name="Obelisk"),
        ),
        counts={"matched": 1, "perhaps": 0, "only_a": 0, "only_b": 1},
        by_label={"removed": {"only_b": 1}},
        stated=0,
    )
    file = tmp_path / "page.html"
    file.write_text(to_html(found), encoding="utf-8")
    wrong: list[str] = []
    page = browser.new_page(viewport={"width": 390, "height": 700})
    page.on("console", lambda message: wrong.append(message.text))
    page.on("request", lambda request: wrong.append(request.url) if request.url != file.as_uri() else None)
    page.goto(file.as_uri())
    expect(page.get_by_text("gained removed: 2020-06-05")).to_be_visible()
    page.get_by_role("link", name="Only in B: 1").click()
    expect(page.locator("h2:target")).to_have_text("Only in B")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()
    assert not [one for one in wrong if not one.startswith(file.as_uri())]
