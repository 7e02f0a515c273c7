"""The pages, on a small register made through the real rooms."""

from __future__ import annotations

import re

import httpx
import pytest
from lxml import html

from cenotaph.web.links import site_path
from web.small_register import (
    ARTICLE_A,
    CROSS,
    GRAVE,
    GROUP_A,
    GROUP_B,
    HOSTILE,
    HOSTILE_ID,
    INTERNAL,
    LOST_ID,
    MONUMENT_A,
    PLAQUE,
    QUOTE_ONLY,
    SCAN,
    SECRET,
    STATUE,
    UNQUOTED,
    WITHHELD,
    digest,
)

PAGES = (
    "/",
    "/sites",
    "/findings",
    "/sources",
    "/about",
    "/review",
    f"/review?site={MONUMENT_A}",
    site_path(GROUP_A),
    site_path(MONUMENT_A),
    site_path(HOSTILE_ID),
    site_path(CROSS),
    f"/document/{digest(ARTICLE_A)}",
    f"/document/{digest(SCAN)}",
)


def page(client: httpx.Client, path: str, status: int = 200) -> html.HtmlElement:
    answer = client.get(path)
    assert answer.status_code == status, answer.text
    return html.fromstring(answer.text)


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_whole_safe_and_say_what_they_were_made_from(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["cenotaph-checkpoint"].startswith("stones-")
    assert "truth" not in answer.text.lower()
    tree = html.fromstring(answer.text)
    assert len(tree.xpath("//h1")) == 1
    assert tree.xpath("//a[@class='skip']/@href") == ["#content"]
    assert tree.xpath("//*[@id='content']")
    assert not tree.xpath("//script[not(@src)] | //style | //*[@style]")
    assert not [name for name in tree.xpath("//@*") if getattr(name, "attrname", "").startswith("on")]
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    for own in tree.xpath("//script/@src | //link[@rel='stylesheet']/@href | //img/@src | //use/@href"):
        assert own.startswith(("/static/", f"/document/{digest(SCAN)}/page/"))


@pytest.mark.parametrize("path", PAGES)
def test_links_inside_the_register_lead_somewhere(client: httpx.Client, path: str) -> None:
    tree = page(client, path)
    for link in {str(href).partition("#")[0] for href in tree.xpath("//a/@href")} - {""}:
        if link.startswith("/"):
            assert client.get(link).status_code == 200, link


@pytest.mark.parametrize("path", PAGES)
def test_anchors_on_a_page_exist(client: httpx.Client, path: str) -> None:
    tree = page(client, path)
    ids = set(tree.xpath("//@id"))
    assert {href[1:] for href in tree.xpath("//main//a/@href") if href.startswith("#")} <= ids


def test_addresses_of_findings_lead_to_what_they_name(client: httpx.Client) -> None:
    links = page(client, "/findings").xpath("//td/a[@class='address']/@href")
    assert len(links) >= 3
    for link in links:
        path, _, name = link.partition("#")
        assert page(client, path).xpath(f"//*[@id='{name}']"), link


def test_words_of_an_unheard_speaker_stand_on_the_page_of_what_they_are_about(client: httpx.Client) -> None:
    section = page(client, site_path(GROUP_A)).xpath("//section[@aria-labelledby='h-flagged']")[0]
    assert "Hundreds of monuments were destroyed abroad" in words(section)
    assert "Petrov" in words(section)
    assert "not otherwise heard" in words(section)


def test_a_judgement_is_shown_with_its_reason(client: httpx.Client) -> None:
    section = words(page(client, site_path(GROUP_A)).xpath("//section[@aria-labelledby='h-verify']")[0])
    assert f"{GROUP_A} is the same as {GROUP_B}" in section
    assert "one and the same" in section


def test_stored_markup_is_text(client: httpx.Client) -> None:
    for path in ("/", "/sites", site_path(HOSTILE_ID), "/about"):
        text = client.get(path).text
        assert "<script>alert" not in text
        assert "<names>" not in text
    assert HOSTILE in words(page(client, site_path(HOSTILE_ID)).xpath("//h1")[0])


def test_a_site_shows_every_statement_with_its_voice_and_words(client: httpx.Client) -> None:
    tree = page(client, site_path(GROUP_A))
    text = words(tree)
    for said in (
        "1,375 people",
        "991 people",
        "1,373 people",
        "Anna Orlova (quoted)",
        "1,375 people lie in this country",
    ):
        assert said in text
    said_ids = tree.xpath("//section[@aria-labelledby='h-said']//*[starts-with(@id, 'a')]/@id")
    assert len(said_ids) >= 5


def test_two_counts_stand_side_by_side(client: httpx.Client) -> None:
    section = page(client, site_path(GROUP_A)).xpath("//section[@aria-labelledby='h-disagreements']")[0]
    text = words(section)
    assert "1,375 people" in text
    assert "1,373 people" in text
    assert "Anna Orlova" in text
    assert "A second count" in text


def test_a_rest_is_marked_as_derived(client: httpx.Client) -> None:
    rows = page(client, site_path(GROUP_A)).xpath("//tr[@class='derived']")
    assert any("384 people" in words(row) and "derived" in words(row) for row in rows)
    assert not any("civilian" in words(row) for row in rows)


def test_a_speaker_heard_nowhere_else_is_flagged(client: httpx.Client) -> None:
    text = words(page(client, f"/document/{digest(ARTICLE_A)}"))
    assert "Recorded as written; this speaker is not otherwise heard in the document." in text
    assert "Petrov" in text


def test_a_merged_id_leads_to_the_older_one(client: httpx.Client) -> None:
    tree = page(client, site_path(GROUP_B))
    assert GROUP_A in words(tree)
    assert "found to be the same" in words(tree)


def test_the_state_is_that_of_the_day(client: httpx.Client) -> None:
    before = words(
        page(client, f"{site_path(PLAQUE)}?as_of=2013-01-01").xpath("//main//*[@class='state']")[0]
    )
    after = words(page(client, f"{site_path(PLAQUE)}?as_of=2015-01-01").xpath("//main//*[@class='state']")[0])
    assert before != "removed"
    assert after == "removed"


def test_a_site_can_be_verified_from_its_page(client: httpx.Client) -> None:
    tree = page(client, site_path(MONUMENT_A))
    proofs = tree.xpath("//section[@aria-labelledby='h-verify']//a[contains(@href, '/proof/')]/@href")
    assert len(proofs) >= 4
    assert "--key" in words(tree.xpath("//section[@aria-labelledby='h-verify']//pre")[0])
    for proof in proofs:
        assert client.get(proof).text.startswith("c2sp.org/tlog-proof@v1\n")


def test_quotes_are_marked_where_they_stand(client: httpx.Client) -> None:
    tree = page(client, f"/document/{digest(ARTICLE_A)}")
    rendition = tree.xpath("//*[@class='rendition']")[0]
    assert rendition.text_content() == ARTICLE_A
    marked = "".join(rendition.xpath(".//mark//text()"))
    for quote in ("1,375 people lie in this country", "«Слава освободителям»"):
        assert quote in marked
    assert "an embassy official told this paper" not in marked
    for mark in rendition.xpath(".//mark"):
        assert mark.xpath("./a/@href")[0].startswith("#note-")


def test_a_source_that_may_be_quoted_is_quoted_and_no_more(client: httpx.Client) -> None:
    text = words(page(client, f"/document/{digest(QUOTE_ONLY)}"))
    assert "A bridge plaque was removed in 2014" in text
    assert UNQUOTED not in text


@pytest.mark.parametrize(
    "path",
    ["/", "/sites", "/findings", "/sources", site_path(GRAVE), f"/api{site_path(GRAVE)}", "/api/sites", f"/document/{digest(INTERNAL)}", "/review", "/api/review"],
)  # fmt: skip
def test_words_of_an_internal_source_are_nowhere(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert SECRET not in answer.text


def test_the_proof_of_an_internal_source_goes_without_its_words(client: httpx.Client) -> None:
    tree = page(client, site_path(GRAVE))
    for proof in tree.xpath("//section[@aria-labelledby='h-verify']//a[contains(@href, '/proof/')]/@href"):
        assert "payload" not in client.get(proof).text


def test_a_withheld_text_says_so(client: httpx.Client) -> None:
    text = words(page(client, f"/document/{digest(WITHHELD)}"))
    assert "withheld" in text
    assert "restored" in text
    assert page(client, site_path(STATUE)) is not None


def test_a_url_that_is_no_web_address_is_no_link(client: httpx.Client) -> None:
    assert not re.search(r'href="javascript', client.get("/sources").text)


def test_sources_say_what_they_cover(client: httpx.Client) -> None:
    text = words(page(client, "/sources"))
    assert "North Macedonia" in text
    assert "It does not say what it covers." in text


def test_the_list_narrows_and_pages(client: httpx.Client) -> None:
    tree = page(client, "/sites?state=removed")
    assert "Споменик 2" in words(tree)
    assert "Monument 4" not in words(tree)
    assert "No site of this register fits" in words(page(client, "/sites?country=ZZ"))


def test_a_site_without_a_position_has_no_map_and_is_listed(client: httpx.Client) -> None:
    assert not page(client, site_path(LOST_ID)).xpath("//*[@id='small-map']")
    assert "Lost stone" in words(page(client, "/sites"))


def test_nothing_there_is_a_page_that_helps(client: httpx.Client) -> None:
    tree = page(client, "/site/list:Obelisk", 404)
    assert tree.xpath("//input[@name='text']/@value") == ["Obelisk"]
    assert page(client, "/nowhere", 404).xpath("//a[@href='/sites']")


@pytest.mark.parametrize(
    "path",
    ["/?as_of=yesterday", "/sites?from=1990&to=1980", "/sites?bbox=1,2", "/sites?offset=-1", f"{site_path(GROUP_A)}?as_of=2020-13-01", "/?from=0"],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(client: httpx.Client, path: str) -> None:
    page(client, path, 400)
