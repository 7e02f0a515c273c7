"""What waits for a person's verdict: shown apart, counted nowhere, and decided at the command line alone."""

from __future__ import annotations

import httpx
import pytest
from lxml import html

from cenotaph.intake.decide import review
from cenotaph.intake.workspace import Workspace
from cenotaph.settings import Settings
from cenotaph.web.links import site_path
from cenotaph.web.words import say_property
from web.small_register import (
    ARTICLE_A,
    GRAVE,
    MODEL,
    MONUMENT_A,
    QUOTE_ONLY,
    UNQUOTED,
    build,
    digest,
    serving,
)
from web.test_pages import page, words


def section(tree: html.HtmlElement, title: str) -> html.HtmlElement:
    (found,) = [one for one in tree.xpath("//section[@class='batch']") if words(one.xpath("h2")[0]) == title]
    return found


def test_everything_that_waits_is_listed_with_its_words_and_the_commands(client: httpx.Client) -> None:
    tree = page(client, "/review")
    assert "6 statements" in words(tree)
    batch = section(tree, "Memorials looked after")
    said = words(batch)
    assert MODEL in said
    assert batch.xpath("h2/a/@href") == [f"/document/{digest(ARTICLE_A)}"]
    marked = [mark.text_content() for mark in batch.xpath(".//mark")]
    assert marked == ["The Liberation Monument", "Hundreds of monuments", "Hundreds of monuments", "were destroyed abroad"]  # fmt: skip
    assert "Orlova, said. The Liberation Monument in Pyongyang was erected in 1946" in said
    assert [words(one) for one in batch.xpath(".//h3")] == [
        "Liberation Monument",
        "Hundreds of monuments not in the register yet",
    ]
    assert batch.xpath(".//h3/a/@href") == [site_path(MONUMENT_A)]
    commands = [words(one) for one in batch.xpath(".//code[@class='command']")]
    address = batch.xpath(".//div[@class='said']/@id")[0].removeprefix("a").replace("-", "#")
    assert commands[1:3] == [f"cenotaph review {address} accept", f"cenotaph review {address} reject"]


def test_words_around_a_quote_are_only_shown_where_the_text_is(client: httpx.Client) -> None:
    quotable = section(page(client, "/review"), "Quotable")
    assert [words(one) for one in quotable.xpath(".//blockquote")] == ["A bridge plaque"]
    text = client.get("/review").text
    assert UNQUOTED not in text
    assert not section(page(client, "/review"), "Internal").xpath(".//blockquote")


def test_pages_say_that_something_waits_and_lead_to_it(client: httpx.Client) -> None:
    for path in (site_path(MONUMENT_A), f"/document/{digest(ARTICLE_A)}"):
        tree = page(client, path)
        assert tree.xpath("//nav[@aria-label='Pages']/a[@href='/review']")
        notice = tree.xpath("//p[@class='notice'][contains(., 'for review')]")[0]
        linked = page(client, notice.xpath("a/@href")[0])
        assert "Liberation Monument" in words(linked) or "Memorials looked after" in words(linked)
    of_site = page(client, f"/review?site={MONUMENT_A}")
    assert "1 statement about Liberation Monument" in words(of_site)
    assert len(of_site.xpath("//div[@class='said']")) == 1
    of_document = page(client, f"/review?document={digest(QUOTE_ONLY)}")
    assert [words(one) for one in of_document.xpath("//h2")] == ["Quotable"]
    assert "waits for review" in words(page(client, site_path(GRAVE)))


def test_nothing_that_waits_stands_on_any_other_page(client: httpx.Client) -> None:
    assert say_property("maintained") not in words(page(client, site_path(MONUMENT_A))).lower()
    assert "Hundreds of monuments" not in words(page(client, "/sites"))


@pytest.mark.parametrize(
    "path", ["/review?site=osm:node/404", "/review?document=0", f"/review?document={'0' * 64}"]
)
def test_what_is_not_there_has_nothing_waiting(client: httpx.Client, path: str) -> None:
    page(client, path, 404)


def test_pages_only_read(client: httpx.Client) -> None:
    assert not page(client, "/review").xpath("//form | //button")
    assert client.post("/review").status_code == 405


def test_a_verdict_takes_it_off_the_page(tmp_path_factory: pytest.TempPathFactory) -> None:
    settings = build(tmp_path_factory.mktemp("decided"))
    with Workspace(settings) as workspace, serving(settings) as client:
        for one in list(workspace.register.in_review()):
            assert "In review" in words(page(client, "/about").xpath("//nav[@aria-label='Pages']")[0])
            assert one.address is not None
            verdict = "accept" if one.property == "maintained" else "reject"
            review(workspace, one.address, verdict=verdict, reason="", by="Ann")
        assert "Nothing waits for review" in words(page(client, "/review"))
        site = page(client, site_path(MONUMENT_A))
        assert not site.xpath("//a[contains(@href, '/review')]")
        assert say_property("maintained") in words(site).lower()
        assert "accepted by a person" in words(site)


def test_where_nothing_waits_the_navigation_has_no_such_page(settings: Settings) -> None:
    with Workspace(settings) as workspace:
        workspace.fold_forward()
    with serving(settings) as client:
        assert not page(client, "/about").xpath("//a[@href='/review']")
        assert "Nothing waits for review" in words(page(client, "/review"))
