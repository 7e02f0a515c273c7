"""Next month the same list again: a clean difference, whatever happened to the file, the profile or the register."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest

from cenotaph.extract.rows.mapping import Mapper
from cenotaph.intake.add import Options, add_file
from cenotaph.intake.decide import judge, review, withdraw, withdraw_import
from cenotaph.intake.report import Report
from cenotaph.intake.workspace import Workspace
from cenotaph.ledger.verify import verify_folder
from cenotaph.model.entry import Assertion, Import
from cenotaph.register.answers import Finding
from cenotaph.settings import Settings
from intake.test_kill import run_and_kill

HEADER = "No,Name,Place,Lon,Lat,Year,Dead"
ROWS = (
    "1,Soldiers' stone,Alfeld,9.8271,51.9889,1921,10",
    "2,Column,Bergen,9.9650,52.8100,1922,20",
    "3,Oak,Celle,10.0800,52.6200,1923,30",
    "4,Chapel,Dahlenburg,10.7400,53.1800,1924,40",
)
PROFILE = """
name = "village-list"
title = "Memorials of our district"
[source]
id = "district"
[subject]
namespace = "archive"
key = {key}
[kind]
otherwise = "monument"
[[statement]]
property = "named"
column = "Name"
[[statement]]
property = "located"
point = {{ lon = "Lon", lat = "Lat" }}
places = ["Place"]
[[statement]]
property = "erected"
when = "Year"
[[statement]]
property = "burials"
count = {{ column = "Dead", unit = "people" }}
"""


class Lists:
    """Editions of one list, added to one register."""

    def __init__(self, workspace: Workspace, folder: Path, *, key: str = '"No"') -> None:
        self.workspace, self.folder = workspace, folder
        self.profile = folder / "mine.toml"
        self.profile.write_text(PROFILE.format(key=key), encoding="utf-8")
        self.count = 0

    def add(self, *rows: str, name: str | None = None, published: str | None = None) -> Report:
        self.count += 1
        file = self.folder / (name or f"edition-{self.count}.csv")
        file.write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")
        return self.read(file, published=published)

    def read(self, file: Path, *, published: str | None = None) -> Report:
        return add_file(self.workspace, file, Options(profile=str(self.profile), date=published))

    def said(self, id_: str) -> dict[str, str]:
        detail = self.workspace.register.detail(id_, as_of=date(2026, 12, 1))
        return {
            line.property: str(line.value or line.when or (line.count or {}).get("min"))
            for line in (*detail.statements, *detail.burials)
        }

    def findings(self, code: str = "import.vanished") -> list[Finding]:
        return [one for one in self.workspace.register.findings() if one.code == code]


@pytest.fixture
def lists(workspace: Workspace, tmp_path: Path) -> Lists:
    return Lists(workspace, tmp_path)


def counts(report: Report) -> tuple[int, int, int, int]:
    balance = report.balance
    assert balance.adds_up
    return balance.new, balance.changed, balance.unchanged, report.vanished


def test_a_newer_edition_is_new_changed_unchanged_and_vanished(lists: Lists) -> None:
    assert counts(lists.add(*ROWS, published="2026-10")) == (4, 0, 0, 0)
    newer = (ROWS[0], ROWS[1].replace("1922", "1932"), ROWS[3], "5,Gate,Essel,9.7,52.7,1925,50")
    assert counts(lists.add(*newer, published="2026-11")) == (1, 1, 2, 1)
    assert lists.said("archive:2")["erected"] == "1932"
    (finding,) = lists.findings()
    assert finding.entity == "archive:3"
    assert "is not in the edition of 2026-11 of district" in finding.message
    assert "last there in the edition of 2026-10" in finding.message
    assert lists.said("archive:3")["erected"] == "1923"
    # It comes back: the finding goes, and nothing is stated twice.
    assert counts(lists.add(*ROWS, published="2026-12")) == (0, 1, 3, 1)
    assert [one.entity for one in lists.findings()] == ["archive:5"]


def test_the_same_edition_again_withdraws_nothing_of_what_had_vanished(lists: Lists) -> None:
    lists.add(*ROWS)
    for _ in range(3):
        report = lists.add(*ROWS[:3], name="newer.csv")
        assert (report.vanished, report.withdrawn) == (1, 0)
        assert lists.said("archive:4")["erected"] == "1924"
        assert len(lists.findings()) == 1


def test_the_finding_keeps_the_date_of_the_first_edition_that_lacked_it(lists: Lists) -> None:
    lists.add(*ROWS, published="2026-09")
    lists.add(*ROWS[:3], published="2026-10")
    lists.add(*ROWS[:3], "9,New,Zeven,9.2,53.2,1925,1", published="2026-11")
    (finding,) = lists.findings()
    assert "the edition of 2026-10" in finding.message
    assert "last there in the edition of 2026-09" in finding.message


def test_rows_in_another_order_with_another_number_are_unchanged(lists: Lists) -> None:
    lists.add(*ROWS)
    size = lists.workspace.ledger.size
    assert counts(lists.add(*reversed(ROWS))) == (0, 0, 4, 0)
    assert lists.workspace.ledger.size == size + 2  # opened and closed


def test_unchanged_rows_are_not_mapped(lists: Lists, monkeypatch: pytest.MonkeyPatch) -> None:
    lists.add(*ROWS)
    monkeypatch.setattr(Mapper, "map_unit", lambda _self, row: pytest.fail(f"mapped: {row}"))
    assert counts(lists.add(*ROWS, name="same.csv")) == (0, 0, 4, 0)


def test_passing_over_gives_what_mapping_gives(settings: Settings, tmp_path: Path) -> None:
    """Editions at random, with keys that occur twice: the log says the same with and without digests."""
    chance = random.Random(4)
    editions: list[tuple[str, ...]] = [ROWS]
    for _ in range(6):
        rows = list(editions[-1])
        rows[chance.randrange(len(rows))] = (
            f"{chance.randrange(1, 5)},Stone,Celle,x,,19{chance.randrange(20, 60)},7"
        )
        rows.insert(
            chance.randrange(len(rows)), f"{chance.randrange(1, 5)},Stone,Celle,10.0,52.6,1950,{len(rows)}"
        )
        if chance.random() < 0.5:
            del rows[chance.randrange(len(rows))]
        editions.append(tuple(rows))
    told = []
    for with_digests in (True, False):
        folder = tmp_path / str(with_digests)
        folder.mkdir()
        with Workspace(settings_of(folder)) as workspace, pytest.MonkeyPatch.context() as patch:
            if not with_digests:
                patch.setattr(workspace.ledger, "row_digests", lambda *_: None)
            lists = Lists(workspace, folder)
            reports = [lists.add(*rows, name="list.csv") for rows in editions]
            live = sorted(workspace.register.live_of("district").items())
            said = [
                (subject, [workspace.ledger.entry(entry).payload.statements for entry in entries])  # type: ignore[union-attr]
                for subject, entries in live
            ]
            told.append(([(counts(one), one.balance.rejected, one.withdrawn) for one in reports], said))
    assert told[0] == told[1]


def settings_of(folder: Path) -> Settings:
    from cenotaph.intake.workspace import create_register

    return create_register(
        folder / "register", name="T", config_folder=folder / "config", key_file=folder / "key"
    )


def test_what_is_rejected_and_left_out_is_counted_and_listed_every_time(lists: Lists) -> None:
    broken = (*ROWS, "6,Far,Nowhere,910,52,1920,1", ",Nameless,Nowhere,9,52,1920,1")
    for _ in range(3):
        report = lists.add(*broken, name="list.csv")
        assert (report.balance.read, report.balance.rejected) == (6, 2)
        assert [one.code for one in report.rejected] == ["coordinate_out_of_range", "no_key"]
        assert report.rejected_list is not None


def test_a_row_that_cannot_be_read_any_more_has_not_vanished(lists: Lists) -> None:
    lists.add(*ROWS)
    report = lists.add(*ROWS[:3], ROWS[3].replace("10.7400", "1074.00"))
    assert (report.vanished, report.withdrawn, report.balance.rejected) == (0, 0, 1)
    assert lists.said("archive:4")["erected"] == "1924"


def test_a_file_that_breaks_off_makes_nothing_vanish_and_brings_nothing_back(
    workspace: Workspace, tmp_path: Path
) -> None:
    def feature(key: int, year: int) -> str:
        return (
            f'{{"type":"Feature","properties":{{"No":"{key}","Name":"N {key}","Year":"{year}"}},'
            f'"geometry":{{"type":"Point","coordinates":[9.{key},52.{key}]}}}}'
        )

    def write(name: str, *features: str, end: str = "]}") -> Path:
        file = tmp_path / name
        file.write_text(
            '{"type":"FeatureCollection","features":[' + ",".join(features) + end, encoding="utf-8"
        )
        return file

    lists = Lists(workspace, tmp_path)
    text = lists.profile.read_text(encoding="utf-8")
    located = text.index("point = "), text.index('[[statement]]\nproperty = "erected"')
    lists.profile.write_text(
        f'{text[: located[0]]}point = "geometry"\n{text[located[1] :]}', encoding="utf-8"
    )
    lists.read(write("a.geojson", *(feature(n, 1920 + n) for n in range(1, 5))))
    lists.read(write("b.geojson", *(feature(n, 1920 + n) for n in range(1, 4))))
    assert [one.entity for one in lists.findings()] == ["archive:4"]
    report = lists.read(write("c.geojson", feature(1, 1931), feature(2, 1922), end=',{"type":"Fea'))
    assert report.balance.rejected == 1
    assert (report.balance.changed, report.balance.unchanged) == (1, 1)
    assert [one.entity for one in lists.findings()] == ["archive:4"]
    assert lists.said("archive:3")["erected"] == "1923"


def test_what_people_decided_survives(lists: Lists) -> None:
    lists.add(*ROWS)
    register = lists.workspace.register
    stone = next(iter(register.live_of("district")["archive:1"]))
    column = next(iter(register.live_of("district")["archive:2"]))
    withdraw(lists.workspace, f"{stone}#3", reason="the stone was set later", by="Ida")
    withdraw(lists.workspace, str(column), reason="not in our district", by="Ida")
    review(
        lists.workspace,
        str(register.live_of("district")["archive:3"][0]),
        verdict="accept",
        reason="x",
        by="Ida",
    )
    judge(lists.workspace, "archive:3", "archive:4", relation="same", reason="one place", by="Ida")
    for rows in (ROWS, tuple(reversed(ROWS))):
        assert counts(lists.add(*rows)) == (0, 0, 4, 0)
        assert "erected" not in lists.said("archive:1")
        assert not list(register.live_of("district").get("archive:2", ()))
        assert register.resolve("archive:4") == "archive:3"
    changed = lists.add(*ROWS[:2], ROWS[2].replace("1923", "1933"), ROWS[3])
    assert (changed.balance.changed, changed.withdrawn) == (1, 0)  # what a person accepted is kept beside it


def test_what_a_person_withdrew_of_a_row_is_not_said_anew_when_the_row_changes(lists: Lists) -> None:
    lists.add(*ROWS)
    live = lists.workspace.register.live_of("district")
    withdraw(lists.workspace, f"{live['archive:1'][0]}#3", reason="the stone was set later", by="Ida")
    withdraw(lists.workspace, str(live["archive:2"][0]), reason="not in our district", by="Ida")
    newer = [row.replace(",10", ",11") if row[0] == "1" else row.replace(",20", ",21") for row in ROWS]
    for rows in (newer, [row.replace(",11", ",12") for row in newer]):
        report = lists.add(*rows)
        assert report.balance.changed >= 1
        assert "erected" not in lists.said("archive:1")
        assert lists.said("archive:1")["named"] == "Soldiers' stone"
        assert set(lists.said("archive:2")) == {"burials"}  # only what is new of it
    # A year that the person has not seen is a new statement.
    lists.add(newer[0].replace("1921", "1931"), *newer[1:])
    assert lists.said("archive:1")["erected"] == "1931"


def test_a_corrected_profile_withdraws_what_it_no_longer_says_and_then_passes_over(lists: Lists) -> None:
    lists.add(*ROWS, name="list.csv")
    text = lists.profile.read_text(encoding="utf-8")
    lists.profile.write_text(text[: text.index('[[statement]]\nproperty = "burials"')], encoding="utf-8")
    report = lists.add(*ROWS, name="list.csv")
    assert (counts(report), report.withdrawn) == ((0, 4, 0, 0), 4)
    assert "burials" not in lists.said("archive:1")
    size = lists.workspace.ledger.size
    assert counts(lists.add(*ROWS, name="list.csv")) == (0, 0, 4, 0)
    assert lists.workspace.ledger.size == size
    # And back again: what the first profile said is said again.
    lists.profile.write_text(text, encoding="utf-8")
    assert counts(lists.add(*ROWS, name="list.csv")) == (0, 4, 0, 0)
    assert lists.said("archive:1")["burials"] == "10"


def test_a_wrong_import_is_undone_whole_and_can_come_back(lists: Lists) -> None:
    lists.add(*ROWS, published="2026-10")
    before = list(logical(lists.workspace))
    wrong = lists.add(
        ROWS[0].replace("1921", "2021"), ROWS[1], "7,Wrong,Celle,10,52,1900,1", published="2026-11"
    )
    assert counts(wrong) == (1, 1, 1, 2)
    assert wrong.import_id is not None
    withdraw_import(lists.workspace, wrong.import_id, reason="another district's file", by="Ida")
    assert list(logical(lists.workspace)) == before
    assert not lists.findings()
    assert lists.said("archive:1")["erected"] == "1921"
    again = lists.add(
        ROWS[0].replace("1921", "2021"), ROWS[1], "7,Wrong,Celle,10,52,1900,1", name="again.csv"
    )
    assert counts(again) == (1, 1, 1, 2)
    assert lists.said("archive:1")["erected"] == "2021"
    assert lists.said("archive:7")["named"] == "Wrong"


def test_the_first_import_undone_and_added_again_brings_all_rows_back(lists: Lists) -> None:
    first = lists.add(*ROWS, name="list.csv")
    assert first.import_id is not None
    withdraw_import(lists.workspace, first.import_id, reason="too early", by="Ida")
    assert not lists.workspace.register.live_of("district")
    assert counts(lists.add(*ROWS, name="list.csv")) == (4, 0, 0, 0)
    assert lists.said("archive:2")["named"] == "Column"
    assert counts(lists.add(*ROWS, name="list.csv")) == (0, 0, 4, 0)


def logical(workspace: Workspace) -> list[str]:
    """What is derived: the tables of entities, events and search."""
    return [
        line for line in workspace.register.dump() if line.startswith(('["entity"', '["event"', '["search"'))
    ]


def test_what_was_erased_does_not_come_back_and_leaves_no_digest(lists: Lists) -> None:
    lists.add(*ROWS)
    gone = lists.workspace.register.live_of("district")["archive:2"][0]
    lists.workspace.ledger.erase([gone], basis="art17", by="a:keeper")
    lists.workspace.fold_forward()
    size = lists.workspace.ledger.size
    assert counts(lists.add(*ROWS, name="edition-1.csv")) == (0, 0, 4, 0)
    assert lists.workspace.ledger.size == size
    assert "archive:2" not in lists.workspace.register.live_of("district")
    assert counts(lists.add(*reversed(ROWS))) == (0, 0, 4, 0)
    assert "archive:2" not in lists.workspace.register.live_of("district")


def test_without_keys_a_row_is_known_by_what_it_says(workspace: Workspace, tmp_path: Path) -> None:
    lists = Lists(workspace, tmp_path, key='"@content"')
    rows = [
        ",Stone,Celle,10.08,52.62,1921,1",
        ",Stone,Celle,10.08,52.62,1922,2",
        ",Oak,Celle,10.09,52.63,1923,3",
        ",Gate,Essel,,,1924,4",
        ",Gate,Essel,,,1924,4",
    ]
    assert counts(lists.add(*rows)) == (5, 0, 0, 0)
    live = workspace.register.live_of("district")
    assert len(live) == 5
    assert counts(lists.add(*reversed(rows))) == (0, 0, 5, 0)
    assert workspace.register.live_of("district") == live
    # Another year of the oak is a change; one of the two stones is another stone.
    assert counts(lists.add(*rows[:2], rows[2].replace("1923", "1933"), *rows[3:])) == (0, 1, 4, 0)
    # Where only one of the two stones is left, its name and place are enough for a key, which is another one.
    assert counts(lists.add(rows[0], *rows[2:], name="fewer.csv")) == (1, 1, 2, 2)


def test_a_row_without_anything_that_is_read_is_rejected(workspace: Workspace, tmp_path: Path) -> None:
    lists = Lists(workspace, tmp_path, key='"@content"')
    report = lists.add(*ROWS, "17,,,,,,")
    assert [one.code for one in report.rejected] == ["no_key"]


def test_a_new_id_beside_one_that_vanished_is_proposed_as_the_same(lists: Lists) -> None:
    lists.add(*ROWS, published="2026-10")
    moved = "31,The Oak,Celle,10.0801,52.6201,1923,30"
    far = "41,Chapel,Dahlenburg,10.7500,53.1800,1924,40"
    lists.add(*ROWS[:2], moved, far, published="2026-11")
    assert [one.entity for one in lists.findings()] == ["archive:3", "archive:4"]
    (proposal,) = lists.findings("import.possibly_same")
    assert proposal.entity == "archive:3"
    assert "archive:31 (The Oak) is new there, 13 m away" in proposal.message
    register = lists.workspace.register
    assert [one.code for one in register.findings("archive:31")] == ["import.possibly_same"]
    assert register.resolve("archive:31") == "archive:31"  # a proposal joins nothing
    judge(lists.workspace, "archive:3", "archive:31", relation="same", reason="drawn again", by="Ida")
    assert not lists.findings("import.possibly_same")
    assert register.resolve("archive:31") == "archive:3"
    assert [one.entity for one in lists.findings()] == ["archive:4"]  # the other is there, under its new id


@pytest.mark.parametrize(
    "row",
    [
        "31,Pine,Celle,10.0801,52.6201,1923,30",  # another name
        "31,Oak,Celle,10.0810,52.6209,1923,30",  # 120 m away
    ],
)
def test_what_has_another_name_or_place_is_not_proposed(lists: Lists, row: str) -> None:
    lists.add(*ROWS)
    lists.add(*ROWS[:2], ROWS[3], row)
    assert not lists.findings("import.possibly_same")


def test_a_neighbour_that_was_there_before_is_not_proposed(lists: Lists) -> None:
    twin = "31,Oak,Celle,10.0801,52.6201,1923,30"
    lists.add(*ROWS, twin)
    lists.add(*ROWS[:2], ROWS[3], twin)
    assert len(lists.findings()) == 1
    assert not lists.findings("import.possibly_same")


def test_a_kill_in_the_middle_of_a_newer_edition_leaves_the_same_difference(
    settings: Settings, tmp_path: Path
) -> None:
    """Killed and run again: the same rows vanish, none is withdrawn, and no digest leads to what was never appended."""
    header = (
        "cemetery,firstworldwarcasualties,secondworldwarcasualties,totalcasualties,cemeterycountry,locality"
    )

    def row(n: int, more: int) -> str:
        return f"CEMETERY {n:05},{n % 90 + more},{n % 70},{n % 90 + more + n % 70},France,Somme"

    file, options = tmp_path / "list.csv", Options(profile="cwgc-cemeteries", source="cwgc")
    old = [row(n, 0) for n in range(3000)]
    new = [row(n, n % 2) for n in range(3200) if n % 10]
    file.write_text("\n".join([header, *old]) + "\n", encoding="utf-8")
    with Workspace(settings) as workspace:
        add_file(workspace, file, options)
    file.write_text("\n".join([header, *new]) + "\n", encoding="utf-8")
    chance = random.Random(7)
    for after in (0, 2, 5):
        run_and_kill(settings.folder, file, after_reports=after, chance=chance)
    with Workspace(settings) as workspace:
        workspace.fold_forward()
        report = add_file(workspace, file, options)
        balance = report.balance
        assert (balance.read, report.vanished) == (len(new), 300)
        live = workspace.register.live_of("cwgc")
        assert len(live) == 3200 - 20  # those that vanished still stand; twenty were never in a list
        assert all(len(entries) == 1 for entries in live.values())
        size = workspace.ledger.size
        again = add_file(workspace, file, options)
        assert (again.balance.unchanged, workspace.ledger.size) == (len(new), size)
        said = [e.payload for e in workspace.ledger.entries() if isinstance(e.payload, Assertion)]
        assert len(said) == 3000 + sum(n % 2 and n % 10 != 0 for n in range(3000)) + 180
        closed = [e for e in workspace.ledger.entries() if isinstance(e.payload, Import) and e.targets]
        assert len(closed) == 2
    assert verify_folder(settings.folder).ok
