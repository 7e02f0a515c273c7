"""Documents that were recognised in pictures: the box of each statement on its page, as far as pages may be shown."""

from __future__ import annotations

import io
from hashlib import sha256

import httpx
import pytest
from PIL import Image

from cenotaph.intake.workspace import Workspace
from cenotaph.model.evidence import Source, Visibility
from cenotaph.settings import Settings
from cenotaph.web.links import site_path
from web.small_register import CROSS, SCAN, digest, picture, recognised, serving, take
from web.test_pages import page, words

PATH = f"/document/{digest(SCAN)}"


def test_each_page_has_its_picture_and_its_boxes(client: httpx.Client) -> None:
    tree = page(client, PATH)
    assert tree.xpath("//img/@src") == [f"{PATH}/page/1", f"{PATH}/page/2"]
    assert tree.xpath("//figure//img/@width") == ["1000", "1000"]
    assert tree.xpath("//figure//img/@height") == ["1400", "1400"]
    first, second = tree.xpath("//figure//*[local-name() = 'rect']")
    assert len(first.get("data-on").split()) == 3
    assert [first.get(name) for name in ("x", "y", "width", "height")] == ["96", "274", "468", "39"]
    assert words(second) == "The cross was damaged in 1944"
    ids = set(tree.xpath("//@id"))
    assert {f"drawn-{key}" for key in first.get("data-on").split()} <= ids


def test_a_picture_is_drawn_from_the_capture(client: httpx.Client) -> None:
    answer = client.get(f"{PATH}/page/2")
    assert answer.headers["content-type"] == "image/jpeg"
    with Image.open(io.BytesIO(answer.content)) as drawn:
        assert drawn.size == (500, 700)
        assert drawn.crop((50, 140, 200, 154)).getextrema()[0] < 100  # type: ignore[operator]  # of one channel
    again = client.get(f"{PATH}/page/2", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("path", [f"{PATH}/page/3", f"{PATH}/page/0", f"{PATH}/page/-1", f"/document/{'0' * 64}/page/1", "/document/x/page/1"])  # fmt: skip
def test_other_pages_are_not_there(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_where_words_stand_is_said_on_the_page_of_the_site(client: httpx.Client) -> None:
    tree = page(client, site_path(CROSS))
    said = words(tree)
    assert (
        "Page 2, 10 to 47 % across and 20 to 22 % down, recognised with confidence 41 of 100: doubtful"
        in said
    )
    links = [href for href in tree.xpath("//a/@href") if "#drawn-" in href]
    ids = set(page(client, PATH).xpath("//@id"))
    assert links
    assert {href.partition("#")[2] for href in links} <= ids


@pytest.mark.parametrize("visibility", ["quote_only", "internal"])
def test_no_picture_of_what_may_not_be_shown(settings: Settings, visibility: Visibility) -> None:
    assert visibility != "public"
    with Workspace(settings) as workspace:
        take(workspace, Source(id="s", visibility=visibility), SCAN, recognised(), "document", scan=picture())
        workspace.fold_forward()
    with serving(settings) as client:
        tree = page(client, PATH)
        assert not tree.xpath("//img")
        assert len(tree.xpath("//figure")) == (2 if visibility == "quote_only" else 0)
        assert client.get(f"{PATH}/page/1").status_code == 404


def test_without_the_picture_the_frame_of_the_page_is_drawn(settings: Settings) -> None:
    with Workspace(settings) as workspace:
        take(workspace, Source(id="s"), SCAN, recognised(), "document", scan=picture())
        workspace.fold_forward()
        with serving(settings) as client:
            assert page(client, PATH).xpath("//img")
            assert client.get(f"{PATH}/page/1").status_code == 200
            workspace.ledger.captures.erase(sha256(picture()).hexdigest(), entry=0)
            tree = page(client, PATH)
            assert not tree.xpath("//img")
            frame = tree.xpath("//figure//*[local-name() = 'svg']")[0]
            assert frame.get("viewbox") == "0 0 1000 1414"
            assert len(tree.xpath("//figure//*[local-name() = 'rect']")) == 2
            assert client.get(f"{PATH}/page/1").status_code == 410


def test_what_is_no_picture_has_frames(settings: Settings) -> None:
    with Workspace(settings) as workspace:
        take(workspace, Source(id="s"), SCAN, recognised(), "document", scan=b"WARC/1.0 ...")
        workspace.fold_forward()
    with serving(settings) as client:
        assert len(page(client, PATH).xpath("//figure")) == 2
        assert client.get(f"{PATH}/page/1").status_code == 410
