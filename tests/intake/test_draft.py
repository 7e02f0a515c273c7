"""A list that nobody prepared a profile for: looked at, drafted, taken in, and known again next month."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import msgspec
import pytest

from cenotaph.cli.look_verb import in_words
from cenotaph.errors import NoDraftError, NoProfileError, UnreadableSourceError
from cenotaph.intake.add import Options, add_file
from cenotaph.intake.look import look_at_file
from cenotaph.intake.workspace import Workspace
from cenotaph.model.value import Point

HEADER = "Objektname;Gemeinde;Art;Baujahr;Anzahl Bestattete;davon unbekannt;Koordinaten"
ROWS = (
    "Soldatenfriedhof am Hang;Musterdorf;Friedhof;1947;312;40;50.1234, 8.1234",
    "Kriegerdenkmal;Beispielhausen;Denkmal;1921;;;50.2234, 8.2234",
    "Sammelgrab;Musterdorf;Massengrab;unbekannt;17;17;50.1239, 8.1239",
)
DRAFT = Options(draft=True)


def write(folder: Path, *rows: str, name: str = "gräber.csv") -> Path:
    file = folder / name
    file.write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")
    return file


def test_look_says_what_is_there_and_drafts(tmp_path: Path) -> None:
    found = look_at_file(write(tmp_path, *ROWS))
    assert (found.format, found.unit, found.read, found.fitting) == ("csv", "row", 3, ())
    assert found.draft is not None
    columns = {column["name"]: column for column in found.to_json()["columns"]}
    assert columns["Baujahr"]["nulls"] == ["unbekannt"]
    assert (columns["Baujahr"]["role"], columns["Baujahr"]["property"]) == ("event", "erected")
    assert columns["Anzahl Bestattete"]["filled"] == 2
    text = "\n".join(in_words(found))
    assert "No profile fits" in text
    assert found.draft.text.rstrip() in text
    json.dumps(found.to_json())


def test_without_a_draft_a_list_is_not_taken_in(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(NoProfileError) as caught:
        add_file(workspace, write(tmp_path, *ROWS), Options())
    assert "--draft" in str(caught.value)
    assert workspace.ledger.size == 1  # the key alone


def test_a_drafted_list_goes_in_with_one_command(workspace: Workspace, tmp_path: Path) -> None:
    report = add_file(workspace, write(tmp_path, *ROWS), DRAFT)
    assert (report.balance.read, report.balance.accepted, report.balance.rejected) == (3, 3, 0)
    sites = {one.name: one for one in workspace.register.list(as_of=date(2026, 1, 1))}
    assert {name: one.kind for name, one in sites.items()} == {
        "Soldatenfriedhof am Hang": "cemetery", "Kriegerdenkmal": "monument", "Sammelgrab": "mass_grave",
    }  # fmt: skip
    detail = workspace.register.detail(sites["Soldatenfriedhof am Hang"].id, as_of=date(2026, 1, 1))
    assert Point.from_degrees(detail.lon or 0, detail.lat or 0) == Point(81234000, 501234000)
    counts = {(line.count["min"], line.count.get("identified")) for line in detail.burials if line.count}
    assert {(312, None), (40, "unknown")} <= counts


def test_a_draft_is_kept_and_reads_the_next_edition(workspace: Workspace, tmp_path: Path) -> None:
    add_file(workspace, write(tmp_path, *ROWS), DRAFT)
    kept = workspace.settings.folder / "profiles" / "graeber.toml"
    assert kept.is_file()
    changed = ROWS[1].replace("1921", "1922")
    report = add_file(workspace, write(tmp_path, ROWS[2], changed, name="gräber-2026-11.csv"), Options())
    assert (report.profile, report.source) == ("graeber", "graeber")
    balance = report.balance
    assert (balance.new, balance.changed, balance.unchanged, report.vanished) == (0, 1, 1, 1)
    other = write(tmp_path, *ROWS, name="steine.csv")
    with pytest.raises(NoProfileError):
        add_file(workspace, other, Options())  # like columns, another list
    assert look_at_file(
        kept.parent.parent.parent / "gräber-2026-11.csv", folder=workspace.settings.folder
    ).fitting == ("graeber",)


def test_an_edited_draft_is_not_written_over(workspace: Workspace, tmp_path: Path) -> None:
    add_file(workspace, write(tmp_path, *ROWS), DRAFT)
    kept = workspace.settings.folder / "profiles" / "graeber.toml"
    edited = kept.read_text(encoding="utf-8") + "# by hand\n"
    kept.write_text(edited, encoding="utf-8")
    file = tmp_path / "gräber.csv"
    file.write_text("Denkmal;Ort\nStein;Dorf\nSäule;Stadt\n", encoding="utf-8")
    add_file(workspace, file, DRAFT)
    assert kept.read_text(encoding="utf-8") == edited
    assert (kept.parent / "graeber-2.toml").is_file()


def test_a_dry_run_writes_nothing_and_shows_statements(workspace: Workspace, tmp_path: Path) -> None:
    report = add_file(workspace, write(tmp_path, *ROWS), msgspec.structs.replace(DRAFT, dry_run=True))
    assert len(report.preview) == 3
    assert [statement.property for statement in report.preview[1].statements] == [
        "kind", "named", "located", "erected",
    ]  # fmt: skip
    assert not (workspace.settings.folder / "profiles").exists()
    assert workspace.ledger.size == 1


def test_what_is_not_understood_is_said(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "numbers.csv"
    file.write_text("a,b\n1,2\n3,4\n", encoding="utf-8")
    with pytest.raises(NoDraftError, match="a, b"):
        add_file(workspace, file, DRAFT)


def test_a_workbook_is_drafted_by_the_sheet_that_is_named(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "Long"
    book.active.append(("Nr", "Wert"))
    for number in range(30):
        book.active.append((number, number * 2))
    for row in [("Name", "Ort", "Erbaut"), ("Stein", "Dorf", 1921), ("Säule", "Stadt", 1922)]:
        (book["Liste"] if "Liste" in book.sheetnames else book.create_sheet("Liste")).append(row)
    book.save(tmp_path / "book.xlsx")
    found = look_at_file(tmp_path / "book.xlsx", table="Liste")
    assert found.draft is not None
    assert found.draft.profile.table == "Liste"
    assert [guess.column.name for guess in found.guesses] == ["Name", "Ort", "Erbaut"]


def test_columns_that_are_not_read_or_not_there_are_said(workspace: Workspace, tmp_path: Path) -> None:
    profile = tmp_path / "mine.toml"
    draft = look_at_file(write(tmp_path, *ROWS)).draft
    assert draft is not None
    profile.write_text(
        draft.text.replace('when = { column = "Baujahr"', 'when = { column = "Baujar"'), encoding="utf-8"
    )
    report = add_file(workspace, write(tmp_path, *ROWS), Options(profile=str(profile)))
    assert "columns that the profile does not read: Baujahr" in report.notes
    assert "columns of the profile that this file does not have: Baujar" in report.notes


def test_another_list_under_the_same_name_is_warned_of(workspace: Workspace, tmp_path: Path) -> None:
    add_file(workspace, write(tmp_path, *ROWS), DRAFT)
    others = [row.replace("Musterdorf", "Xdorf").replace("Beispielhausen", "Ydorf") for row in ROWS]
    report = add_file(workspace, write(tmp_path, *others), Options())
    assert report.vanished == 3
    assert any("if it is another list" in note for note in report.notes)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Name;Ort\n", "no row in it"),
        ("Name;Ort;Jahr\nA;" + "x" * 140_000 + ";1\n", "none of its first 1 rows .*cell_too_long"),
    ],
)
@pytest.mark.parametrize("options", [DRAFT, Options()])
def test_a_list_without_a_row_is_said_to_have_none(
    workspace: Workspace, tmp_path: Path, text: str, words: str, options: Options
) -> None:
    file = tmp_path / "list.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableSourceError, match=words) as caught:
        add_file(workspace, file, options)
    assert caught.value.code == "no_rows"


def test_an_own_profile_that_nearly_fits_is_named_with_what_it_lacks(
    workspace: Workspace, tmp_path: Path
) -> None:
    add_file(workspace, write(tmp_path, *ROWS), DRAFT)
    kept = workspace.settings.folder / "profiles" / "graeber.toml"
    with pytest.raises(NoProfileError, match="graeber fits, but was drafted for a list called graeber"):
        add_file(workspace, write(tmp_path, *ROWS, name="steine.csv"), Options())
    kept.write_text(kept.read_text(encoding="utf-8").partition("\n")[2], encoding="utf-8")
    other = tmp_path / "steine.csv"
    other.write_text(HEADER.replace("Gemeinde", "Stadtteil") + "\n" + ROWS[0] + "\n", encoding="utf-8")
    with pytest.raises(NoProfileError, match="graeber would fit, but there is no column 'Gemeinde'"):
        add_file(workspace, other, Options())


@pytest.mark.parametrize(
    ("name", "note"), [("gräber-2018-06-04.csv", "--date 2018-06-04"), ("gräber.csv", None)]
)
def test_a_date_in_the_name_is_pointed_out_and_not_taken(
    workspace: Workspace, tmp_path: Path, name: str, note: str | None
) -> None:
    file = write(tmp_path, *ROWS, name=name)
    report = add_file(workspace, file, DRAFT)
    assert [one.rpartition("say so with ")[2] for one in report.notes if "--date" in one] == (
        [note] if note else []
    )
    source = workspace.register.source("graeber")
    assert source is not None
    assert source.published is None
    dated = add_file(workspace, file, msgspec.structs.replace(DRAFT, date="2018-06"))
    assert not any("--date" in one for one in dated.notes)


def test_headings_are_named_in_the_balance_and_change_what_is_unchanged(
    workspace: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "liste.csv"
    lines = [
        "Commune;Monument;Année",
        "MARNE;;",
        "Épernay;Stèle;1921",
        "Reims;Stèle;1922",
        "AISNE;;",
        "Laon;Stèle;1923",
    ]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    report = add_file(workspace, file, DRAFT)
    assert (report.balance.accepted, report.balance.out_of_scope) == (3, 2)
    assert any("2 of the first 5 rows" in note and "MARNE; AISNE" in note for note in report.notes)
    again = add_file(workspace, file, Options())
    assert (again.balance.unchanged, again.balance.new) == (3, 0)
    file.write_text("\n".join(lines).replace("AISNE", "OISE") + "\n", encoding="utf-8")
    moved = add_file(workspace, file, Options())
    assert (moved.balance.unchanged, moved.balance.new, moved.vanished) == (2, 1, 1)
