from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from cenotaph.errors import UnreadableSourceError, UsageError
from cenotaph.intake.add import Options, add_file
from cenotaph.intake.compare import Comparison, compare_sides, read_file_side, read_source_side
from cenotaph.intake.compare_files import HEADER, to_csv, to_geojson, write_all
from cenotaph.intake.decide import judge
from cenotaph.intake.workspace import Workspace

HEAD = "name,type,city,latitude,longitude,erected,removed\n"
OLD = HEAD + (
    "Robert E. Lee Statue,statue,Austin,30.284486,-97.739581,1932,\n"
    "Ashby War Memorial,monument,Ashby,52.1,0.1,1921,\n"
    "Dunwich Cross,monument,Dunwich,52.27,1.63,1920,\n"
)
NEW = HEAD + (
    "Ashby War Memorial,monument,Ashby,52.1,0.1,1922,\n"
    "ROBERT E. LEE STATUE,statue,Austin,30.284486,-97.739581,1932,2020-06-05\n"
    "=Brockham Obelisk,monument,Brockham,51.23,-0.28,1919,\n"
)


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def found(tmp_path: Path) -> Comparison:
    old, new = write(tmp_path / "old.csv", OLD), write(tmp_path / "new.csv", NEW)
    return compare_sides(read_file_side(old), read_file_side(new))


def names(found: Comparison, group: str) -> list[str]:
    return sorted(str(item.a_name or item.b_name) for item in found.items if item.group == group)


def test_two_files_are_compared_without_a_register(found: Comparison) -> None:
    assert names(found, "matched") == ["Ashby War Memorial", "Robert E. Lee Statue"]
    assert names(found, "only_a") == ["Dunwich Cross"]
    assert names(found, "only_b") == ["=Brockham Obelisk"]
    told = {
        item.a_name: [(one.label, one.outcome, one.a, one.b) for one in item.differences]
        for item in found.of("matched")
    }
    assert told == {
        "Ashby War Memorial": [("erected", "different", ("1921",), ("1922",))],
        "Robert E. Lee Statue": [("removed", "only_b", (), ("2020-06-05",))],
    }


def test_a_list_compared_with_a_copy_of_itself_differs_nowhere(tmp_path: Path) -> None:
    head, *rows = OLD.splitlines(keepends=True)
    one = read_file_side(write(tmp_path / "one.csv", OLD))
    other = read_file_side(write(tmp_path / "two.csv", head + "".join(reversed(rows))))
    found = compare_sides(one, other)
    assert found.counts == {"matched": 3, "perhaps": 0, "only_a": 0, "only_b": 0}
    assert not any(item.differences for item in found.items)


def test_swapping_the_lists_swaps_the_groups(tmp_path: Path, found: Comparison) -> None:
    old, new = read_file_side(tmp_path / "old.csv"), read_file_side(tmp_path / "new.csv")
    swapped = compare_sides(new, old)
    assert {(item.b, item.a) for item in swapped.of("matched")} == {
        (item.a, item.b) for item in found.of("matched")
    }
    assert names(swapped, "only_a") == names(found, "only_b")


def test_the_table_has_a_row_a_thing_and_one_a_difference_and_no_formula(found: Comparison) -> None:
    head, *rows = csv.reader(io.StringIO(to_csv(found)))
    assert tuple(head) == HEADER
    assert len(rows) == 4 + 2
    assert ["removed", "only_b", "", "2020-06-05"] in [row[-4:] for row in rows]
    assert "'=Brockham Obelisk" in [row[4] for row in rows]


def test_the_map_has_a_point_a_thing(found: Comparison) -> None:
    features = json.loads(to_geojson(found))["features"]
    assert sorted(one["properties"]["group"] for one in features) == [
        "matched",
        "matched",
        "only_a",
        "only_b",
    ]
    assert {one["geometry"]["type"] for one in features} == {"Point"}


def test_files_are_written_all_or_none(tmp_path: Path) -> None:
    kept = write(tmp_path / "kept.csv", "before")
    blocked = write(tmp_path / "file", "")
    with pytest.raises(UsageError, match="no folder"):
        write_all({kept: "after", blocked / "x.html": "text"})
    assert kept.read_text(encoding="utf-8") == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "kept.csv"]


def test_nothing_is_written_where_a_folder_has_the_name_of_a_file(tmp_path: Path) -> None:
    kept, folder = write(tmp_path / "kept.csv", "before"), tmp_path / "page.html"
    folder.mkdir()
    with pytest.raises(UsageError, match="is a folder"):
        write_all({kept: "after", folder: "text"})
    assert kept.read_text(encoding="utf-8") == "before"


def test_what_a_person_judged_of_two_sources_comes_first(workspace: Workspace, tmp_path: Path) -> None:
    for name, text in (("old", OLD), ("new", NEW)):
        add_file(workspace, write(tmp_path / f"{name}.csv", text), Options(draft=True, source=name))
    workspace.fold_forward()
    old, new = read_source_side(workspace, "old"), read_source_side(workspace, "new")
    before = compare_sides(old, new, workspace=workspace)
    ids = {item.a_name or item.b_name: item for item in before.items}
    ashby, cross, obelisk = ids["Ashby War Memorial"], ids["Dunwich Cross"], ids["=Brockham Obelisk"]
    assert ashby.a
    assert ashby.b
    assert cross.a
    assert obelisk.b
    judge(workspace, ashby.a, ashby.b, relation="different", reason="a copy", by="Keeper")
    judge(workspace, cross.a, obelisk.b, relation="same", reason="moved", by="Keeper")
    after = compare_sides(old, new, workspace=workspace)
    stated = [item for item in after.of("matched") if item.probability is None]
    assert [(item.a, item.b, item.because) for item in stated] == [
        (cross.a, obelisk.b, "judged by a person in the register")
    ]
    assert names(after, "only_a") == names(after, "only_b") == ["Ashby War Memorial"]


def test_a_pattern_takes_several_sources_together(workspace: Workspace, tmp_path: Path) -> None:
    for name, text in (("list-north", OLD), ("list-south", NEW)):
        add_file(workspace, write(tmp_path / f"{name}.csv", text), Options(draft=True, source=name))
    workspace.fold_forward()
    assert len(read_source_side(workspace, "list-*").subjects) == 6
    assert len(read_source_side(workspace, "list-north").subjects) == 3


def test_an_unknown_source_is_told_with_those_that_there_are(workspace: Workspace, tmp_path: Path) -> None:
    add_file(workspace, write(tmp_path / "old.csv", OLD), Options(draft=True, source="old"))
    workspace.fold_forward()
    with pytest.raises(UsageError, match="its sources: old"):
        read_source_side(workspace, "new")


def test_a_file_without_rows_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSourceError):
        read_file_side(write(tmp_path / "empty.csv", HEAD))


def test_real_editions_tell_which_symbols_were_removed(shared: Path) -> None:
    folder = shared / "data" / "registers" / "splc_whose_heritage"
    old = read_file_side(folder / "2018_confederate_symbols.csv")
    new = read_file_side(folder / "2020-10-16_whose_heritage_sf.xlsx")
    found = compare_sides(old, new)
    gained = {
        str(item.b).rpartition(":")[2]
        for item in found.of("matched")
        if any(one.label == "removed" and one.outcome == "only_b" for one in item.differences)
    }
    silver = shared / "data" / "links" / "splc_2018_vs_2020_silver" / "links.csv"
    with silver.open(encoding="utf-8", newline="") as stream:
        removed = {
            row["b_unique_id"].rpartition(":")[2]
            for row in csv.DictReader(stream)
            if row["status_2020"] == "Removed"
        }
    assert len(removed & gained) >= 0.95 * len(removed)
