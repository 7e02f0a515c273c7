"""Pairs that the program could not decide: shown side by side with the reasons, and decided at the command line alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from cenotaph.intake.decide import judge
from cenotaph.intake.link import link_register
from cenotaph.intake.workspace import Workspace, create_register
from cenotaph.settings import Settings
from cenotaph.web.links import site_path
from intake.test_link import add, person, stone
from web.small_register import serving
from web.test_pages import page, words

LEFT, RIGHT = "alpha:p", "beta:p"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = create_register(
        tmp_path / "r", name="Test", config_folder=tmp_path / "c", key_file=tmp_path / "key"
    )
    with Workspace(made) as workspace:
        add(workspace, "alpha", [person(LEFT, "Ada <b>Oakes"), stone("alpha:1", "Oakham Cross")])
        add(workspace, "beta", [person(RIGHT, "Ada <b>Oakes", born=1890)])
        link_register(workspace)
    return made


@pytest.fixture
def client(settings: Settings) -> Iterator[httpx.Client]:
    with serving(settings) as client:
        yield client


def test_two_are_shown_side_by_side_with_the_reasons_and_the_command(client: httpx.Client) -> None:
    tree = page(client, "/doubtful")
    (pair,) = tree.xpath("//section[@class='batch']")
    assert [words(one) for one in pair.xpath(".//thead//a")] == ["Ada <b>Oakes", "Ada <b>Oakes"]
    assert pair.xpath(".//thead//a/@href") == [site_path(LEFT), site_path(RIGHT)]
    assert [words(one) for one in pair.xpath(".//tbody/tr[th='Id']/td")] == [LEFT, RIGHT]
    assert [words(one) for one in pair.xpath(".//tbody/tr[th='was born']/td")] == ["–", "1890"]
    assert "nothing beside the name says that they are one person" in words(pair)
    assert "how alike the names are" in [words(one) for one in pair.xpath(".//details//tbody/tr/td[1]")]
    assert words(pair.xpath(".//pre")[0]).startswith(f"cenotaph judge {LEFT} {RIGHT} same|different")
    (link,) = page(client, "/findings").xpath("//a[@href='/doubtful']")
    assert words(link) == "1 pair that may be one thing"


def test_what_is_decided_is_gone(client: httpx.Client, settings: Settings) -> None:
    with Workspace(settings) as workspace:
        judge(workspace, LEFT, RIGHT, relation="different", reason="cousins", by="Ida")
    assert "Nothing waits here" in words(page(client, "/doubtful"))
    assert page(client, "/findings").xpath("//a[@href='/doubtful']") == []
    assert client.get("/doubtful?offset=-1").status_code == 400
