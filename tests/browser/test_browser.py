"""What a reader does: from the map to a site, to the words in the document, to a proof that holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Open
from cenotaph.ledger.ledger import Ledger
from cenotaph.ledger.verify import verify_proof
from cenotaph.settings import Settings
from cenotaph.web.links import site_path
from web.small_register import ARTICLE_A, CROSS, HOSTILE, HOSTILE_ID, MONUMENT_A, SCAN, digest

pytestmark = pytest.mark.browser
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
QUOTE = "The Liberation Monument in Pyongyang was erected in 1946"


def drawn(page: Page) -> Page:
    """Wait until the map is drawn."""
    page.wait_for_selector("#map[data-ready], #small-map[data-ready]")
    return page


def test_from_the_map_to_a_proof(opened: Open, small: Settings, tmp_path: Path) -> None:
    page = drawn(opened("/", viewport=DESKTOP))
    page.get_by_role("combobox").fill("liberation")
    option = page.get_by_role("option", name="Liberation Monument")
    expect(option).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{site_path(MONUMENT_A)}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Liberation Monument")

    drawn(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Proof of entry").first.click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    check_proof(small, file)

    said = page.locator(".said", has_text=QUOTE).first
    said.get_by_role("link", name="read it in the document").click()
    chosen = page.locator("mark.chosen")
    expect(chosen.first).to_be_visible()
    assert "".join(chosen.all_text_contents()) == QUOTE
    expect(page.locator(".rendition")).to_have_text(ARTICLE_A)


def check_proof(settings: Settings, file: Path) -> None:
    """What `cenotaph verify FILE --key VKEY` does."""
    with Ledger.open(settings.folder) as ledger:
        vkey = ledger.vkey
    assert verify_proof(file.read_bytes(), vkey=vkey).ok
    changed = file.read_text(encoding="utf-8").replace("index ", "index 1", 1)
    assert not verify_proof(changed, vkey=vkey).ok


def test_filters_narrow_list_map_and_address(opened: Open) -> None:
    page = drawn(opened("/", viewport=DESKTOP))
    everything = int(page.locator("#matched").inner_text())
    page.locator("#filters label", has_text="removed").locator("input").check()
    expect(page.locator("#matched")).to_have_text("2")
    expect(page.locator("#hidden-count")).to_contain_text(f"{everything - 2} hidden")
    expect(page.locator("#sites li")).to_have_count(1)
    expect(page.locator("#sites")).to_contain_text("Споменик 2")
    assert "state=removed" in page.url
    page.reload()
    expect(page.locator("#matched")).to_have_text("2")
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator("#matched")).to_have_text(str(everything))
    assert "state" not in page.url


def test_a_mark_on_the_map_opens_its_site(opened: Open) -> None:
    page = drawn(opened("/#map=14/41.9/21.42", viewport=DESKTOP))
    page.locator("#map canvas").click()
    link = page.locator(".maplibregl-popup a")
    expect(link).to_contain_text(HOSTILE)
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(HOSTILE)


def test_a_cluster_opens_until_its_sites_are_apart(opened: Open) -> None:
    page = drawn(opened("/?source=stones#map=5/41.9/21.49", viewport=DESKTOP))
    page.locator("#map canvas").click()
    expect(page).to_have_url(re.compile(r"#map=([6-9]|1\d)[./]"))


def test_sites_without_a_position_are_counted_and_listed(opened: Open) -> None:
    page = drawn(opened("/?source=stones", viewport=DESKTOP))
    expect(page.locator("#without")).to_have_text("1")
    page.get_by_text("Sites without a position").click()
    expect(page.locator("#unplaced")).to_contain_text("Lost stone")


def test_the_keyboard_reaches_everything(opened: Open) -> None:
    page = drawn(opened("/", viewport=DESKTOP))
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.locator("#sites a").first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#sites a").nth(1)).to_be_focused()
    page.keyboard.press("End")
    expect(page.locator("#sites a").last).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_map_is_drawn_in_light_and_dark(opened: Open, scheme: str) -> None:
    page = drawn(opened("/", viewport=DESKTOP, color_scheme=scheme))
    # A drawn map of land, sea, borders and marks does not compress to next to nothing.
    assert len(page.locator("#map").screenshot()) > 20_000


@pytest.mark.parametrize(
    "path",
    ["/", "/sites", "/findings", "/review", "/sources", "/about", site_path(MONUMENT_A), site_path(HOSTILE_ID), f"/document/{digest(ARTICLE_A)}", f"/document/{digest(SCAN)}"],
)  # fmt: skip
def test_pages_fit_a_phone(opened: Open, path: str) -> None:
    page = opened(path, viewport=PHONE, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_without_scripts_the_list_is_there(opened: Open) -> None:
    page = opened("/", viewport=DESKTOP, java_script_enabled=False)
    expect(page.locator("#sites")).to_contain_text("Liberation Monument")
    page.locator(".masthead").get_by_role("link", name="List").click()
    expect(page.locator(".sites")).to_contain_text("Lost stone")


def test_a_site_prints(opened: Open) -> None:
    page = opened(site_path(MONUMENT_A), viewport=DESKTOP)
    page.emulate_media(media="print")
    expect(page.locator("#h-said")).to_be_visible()
    expect(page.locator(".masthead nav")).to_be_hidden()
    assert page.pdf().startswith(b"%PDF")


def test_from_a_site_to_what_waits_and_a_click_takes_the_whole_command(opened: Open) -> None:
    page = opened(site_path(MONUMENT_A), viewport=DESKTOP)
    page.get_by_role("link", name="Look at it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("In review")
    expect(page.locator("mark.stated")).to_have_text("The Liberation Monument")
    command = page.locator(".said .command").first
    command.click()
    assert page.evaluate("getSelection().toString()") == command.inner_text()
    page.get_by_role("link", name="All that waits").click()
    expect(page.locator(".batch")).to_have_count(3)
    expect(page.locator(".masthead").get_by_role("link", name="In review")).to_have_attribute(
        "aria-current", "page"
    )


def test_from_a_site_to_the_box_on_the_page_of_a_scan(opened: Open) -> None:
    page = opened(site_path(CROSS), viewport=DESKTOP)
    said = page.locator(".said", has_text="The cross was damaged in 1944").first
    expect(said).to_contain_text("confidence 41 of 100: doubtful")
    said.get_by_role("link", name="see it there").click()
    page.wait_for_url(f"**/document/{digest(SCAN)}#drawn-*")
    picture = page.locator("#page-2 img")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("one => one.naturalWidth") == 500
    box = page.locator("#page-2 rect.chosen")
    expect(box).to_be_in_viewport()
    expect(page.locator("mark.chosen")).to_have_text("The cross was damaged in 1944")
    frame, drawn = page.locator("#page-2 .paper").bounding_box(), box.bounding_box()
    assert frame is not None
    assert drawn is not None
    assert abs((drawn["x"] - frame["x"]) / frame["width"] - 0.096) < 0.01
    assert abs((drawn["y"] - frame["y"]) / frame["height"] - 0.196) < 0.01
    box.click()
    expect(page.locator("li:target")).to_contain_text("was damaged")
