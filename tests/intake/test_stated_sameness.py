"""What Wikidata and OpenStreetMap say of sameness, from the file to the page: joined, kept apart, taken back."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from lxml import html

from cenotaph.cli.main import cli
from cenotaph.intake.add import Options, add_file
from cenotaph.intake.decide import judge, withdraw, withdraw_import
from cenotaph.intake.report import Report
from cenotaph.intake.workspace import Workspace
from cenotaph.settings import Settings
from cenotaph.web.links import site_path
from web.small_register import serving

DAY = date(2026, 12, 1)
OLD, OAK, ELM, STONE = "wikidata:Q901", "wikidata:Q902", "wikidata:Q903", "osm:node/5"
SOURCE = "wikidata-of-the-valley"


def claim(item: str) -> dict[str, Any]:
    value = {"entity-type": "item", "id": item, "numeric-id": int(item[1:])}
    snak = {"snaktype": "value", "datavalue": {"type": "wikibase-entityid", "value": value}}
    return {"mainsnak": snak, "rank": "normal", "type": "statement"}


def monument(id_: str, label: str, **claims: str) -> dict[str, Any]:
    stated = {name: [claim(item)] for name, item in ({"P31": "Q4989906"} | claims).items()}
    labels = {"en": {"language": "en", "value": label}}
    return {"type": "item", "id": id_, "labels": labels, "claims": stated}


def redirected(old: str, entity: dict[str, Any]) -> dict[str, Any]:
    return {**entity, "redirects": {"from": old, "to": entity["id"]}}


class Valley:
    """Editions of an extract of Wikidata, added to one register."""

    def __init__(self, workspace: Workspace, folder: Path) -> None:
        self.workspace, self.folder, self.count = workspace, folder, 0

    def add(self, *entities: dict[str, Any]) -> Report:
        self.count += 1
        file = self.folder / f"edition-{self.count}.json"
        file.write_text("[\n" + ",\n".join(map(json.dumps, entities)) + "\n]\n", encoding="utf-8")
        return add_file(self.workspace, file, Options(profile="wikidata", source=SOURCE))

    def leads(self, *subjects: str) -> tuple[str, ...]:
        return tuple(self.workspace.register.resolve(subject) for subject in subjects)

    def address(self, id_: str) -> str:
        (line,) = self.workspace.register.detail(id_, as_of=DAY).relations
        return line.address


def test_a_redirect_joins_the_old_id_and_the_new_until_it_is_no_longer_said(
    workspace: Workspace, tmp_path: Path
) -> None:
    valley = Valley(workspace, tmp_path)
    oak = monument("Q902", "Oak of the fallen")
    valley.add(monument("Q901", "Oak"), oak)
    assert valley.leads(OLD, OAK) == (OLD, OAK)
    second = valley.add(redirected("Q901", oak))
    assert valley.leads(OLD, OAK) == (OLD, OLD)
    assert [one.code for one in workspace.register.findings()] == []  # merged, and so not vanished
    withdraw_import(workspace, second.import_id or 0, reason="a test", by="Ida")
    assert valley.leads(OLD, OAK) == (OLD, OAK)
    valley.add(redirected("Q901", oak))
    assert valley.leads(OLD, OAK) == (OLD, OLD)
    valley.add(monument("Q901", "Oak"), oak)
    assert valley.leads(OLD, OAK) == (OLD, OAK)


def test_a_withdrawn_redirect_stays_withdrawn_when_the_list_comes_again(
    workspace: Workspace, tmp_path: Path
) -> None:
    valley = Valley(workspace, tmp_path)
    valley.add(monument("Q901", "Oak"), redirected("Q901", monument("Q902", "Oak of the fallen")))
    withdraw(workspace, valley.address(OAK), reason="two trees", by="Ida")
    valley.add(monument("Q901", "Oak"), redirected("Q901", monument("Q902", "Oak of the fallen")))
    assert valley.leads(OLD, OAK) == (OLD, OAK)


def test_different_from_keeps_apart_what_a_person_would_join_by_a_chain(
    workspace: Workspace, tmp_path: Path
) -> None:
    valley = Valley(workspace, tmp_path)
    valley.add(monument("Q902", "Oak", P1889="Q903"), monument("Q903", "Elm"), monument("Q901", "Tree"))
    for tree in (OAK, ELM):
        judge(workspace, OLD, tree, relation="same", reason="trees", by="Ida")
    assert len(set(valley.leads(OLD, OAK, ELM))) == 2
    judge(workspace, OAK, ELM, relation="same", reason="one tree after all", by="Ida")
    assert len(set(valley.leads(OLD, OAK, ELM))) == 1


def test_a_mappers_not_wikidata_against_a_redirect_is_a_contradiction_with_both_voices(
    settings: Settings, tmp_path: Path
) -> None:
    with Workspace(settings) as workspace:
        valley = Valley(workspace, tmp_path)
        valley.add(monument("Q902", "Oak", P1889="Q903"), monument("Q903", "Elm"))
        file = tmp_path / "stones.osm"
        tags = '<tag k="historic" v="memorial"/><tag k="wikidata" v="Q902"/><tag k="not:wikidata" v="Q903"/>'
        file.write_text(
            f'<osm version="0.6"><node id="5" lat="50" lon="10">{tags}</node></osm>', encoding="utf-8"
        )
        add_file(workspace, file, Options(profile="osm-memorials", source="osm", publisher="Mappers"))
        assert valley.leads(STONE, OAK, ELM) == (STONE, OAK, ELM)
        kept = {
            (one.voice, one.left, one.relation, one.right)
            for one in workspace.register.detail(ELM, as_of=DAY).relations
        }
        titles = {one.id: one.title for one in workspace.register.sources()}
        assert kept == {
            (titles[SOURCE], OAK, "different", ELM),
            (titles["osm"], STONE, "different", ELM),
        }
        valley.add(monument("Q902", "Oak"), redirected("Q902", monument("Q903", "Elm", P1889="Q902")))
        (one, other) = [one for one in workspace.register.findings() if one.code == "disagreement.sameness"]
        assert (one.entity, other.entity) == (OAK, ELM)
    shown = CliRunner().invoke(cli, ["-r", str(settings.folder), "show", ELM])
    assert f"{STONE} is another than {ELM}" in shown.output
    checked = CliRunner().invoke(cli, ["-r", str(settings.folder), "check", ELM])
    assert f"{OAK} is the same as {ELM} (Wikidata (edition-2) [" in checked.output
    with serving(settings) as client:
        page = html.fromstring(client.get(site_path(ELM)).text)
        finding = client.get("/findings").text
    text = " ".join(page.text_content().split())
    assert f"{titles['osm']} states: {STONE} is another than {ELM}" in text
    assert "is the same as" in text
    assert "voices differ: sameness" in finding
    for link in page.xpath("//a[@class='address']/@href"):
        assert page.xpath(f"//*[@id='{link[1:]}']"), link
