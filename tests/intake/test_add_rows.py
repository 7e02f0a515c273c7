"""A list goes in once, comes again as nothing, and comes changed as a clean difference."""

from __future__ import annotations

import json
from datetime import date
from importlib import resources
from pathlib import Path

import pytest

from cenotaph.errors import UnreadableSourceError, UsageError
from cenotaph.intake.add import Options, add_file
from cenotaph.intake.decide import review, withdraw, withdraw_import
from cenotaph.intake.report import Report
from cenotaph.intake.workspace import Workspace
from cenotaph.model.entry import Assertion, Import, Withdrawal
from cenotaph.register.answers import Detail

HEADER = "cemetery,firstworldwarcasualties,secondworldwarcasualties,totalcasualties,cemeterycountry,locality"
ROWS = (
    "ALPHA COMMUNAL CEMETERY,10,5,15,France,Somme",
    "BETA CHURCHYARD,,3,3,United Kingdom,Kent",
    "GAMMA WAR CEMETERY,7,,9,Belgium,",
)
ALPHA, BETA, GAMMA = (
    "cwgc:ALPHA%20COMMUNAL%20CEMETERY",
    "cwgc:BETA%20CHURCHYARD",
    "cwgc:GAMMA%20WAR%20CEMETERY",
)
PROFILE = resources.files("cenotaph.extract.rows").joinpath("profiles", "cwgc-cemeteries.toml")
CWGC = Options(profile="cwgc-cemeteries", source="cwgc")


def add(workspace: Workspace, folder: Path, *rows: str, options: Options = CWGC) -> Report:
    file = folder / "list.csv"
    file.write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")
    return add_file(workspace, file, options)


def detail(workspace: Workspace, id_: str) -> Detail:
    return workspace.register.detail(id_, as_of=date(2026, 1, 1))


def totals(workspace: Workspace, id_: str) -> list[int]:
    return [
        line.count["min"] for line in detail(workspace, id_).burials if line.count and line.derived is None
    ]


def test_a_list_goes_in_with_a_balance(workspace: Workspace, tmp_path: Path) -> None:
    report = add(workspace, tmp_path, *ROWS)
    balance = report.balance
    assert (balance.read, balance.accepted, balance.new, balance.rejected) == (3, 3, 3, 0)
    assert sorted(totals(workspace, ALPHA)) == [5, 10, 15]
    assert json.loads(json.dumps(report.to_json()))["unit"] == "row"


def test_the_opening_entry_is_the_imports_id_and_the_closing_one_has_the_balance(
    workspace: Workspace, tmp_path: Path
) -> None:
    report = add(workspace, tmp_path, *ROWS)
    entries = list(workspace.ledger.entries())
    assert report.import_id is not None
    opening = entries[report.import_id]
    assert isinstance(opening.payload, Import)
    assert opening.payload.balance is None
    closing = entries[-1]
    assert closing.targets == (str(report.import_id),)
    assert isinstance(closing.payload, Import)
    assert closing.payload.balance == report.balance
    said = [entry.payload for entry in entries if isinstance(entry.payload, Assertion)]
    assert {assertion.import_id for assertion in said} == {report.import_id}


def test_the_same_command_again_appends_nothing(workspace: Workspace, tmp_path: Path) -> None:
    first = add(workspace, tmp_path, *ROWS)
    size = workspace.ledger.size
    second = add(workspace, tmp_path, *ROWS)
    assert workspace.ledger.size == size
    assert (second.balance.unchanged, second.balance.accepted) == (3, 0)
    assert second.import_id == first.import_id
    assert second.exit_code == 0


def test_a_changed_row_replaces_what_it_said_and_the_rest_is_unchanged(
    workspace: Workspace, tmp_path: Path
) -> None:
    add(workspace, tmp_path, *ROWS)
    report = add(workspace, tmp_path, ROWS[0].replace("10,5,15", "11,5,16"), *ROWS[1:])
    assert (report.balance.changed, report.balance.unchanged, report.balance.new) == (1, 2, 0)
    assert report.withdrawn == 1
    assert sorted(totals(workspace, ALPHA)) == [5, 11, 16]


def test_a_missing_row_has_vanished_and_is_still_there(workspace: Workspace, tmp_path: Path) -> None:
    add(workspace, tmp_path, *ROWS)
    report = add(workspace, tmp_path, *ROWS[:2])
    assert (report.vanished, report.withdrawn) == (1, 0)
    assert totals(workspace, GAMMA)
    closing = workspace.ledger.entry(workspace.ledger.size - 1).payload
    assert isinstance(closing, Import)
    assert closing.vanished == (GAMMA,)


def test_a_second_extract_of_another_area_says_nothing_about_the_first(
    workspace: Workspace, tmp_path: Path
) -> None:
    add(workspace, tmp_path, *ROWS)
    report = add(
        workspace, tmp_path, "DELTA CEMETERY,1,1,2,Italy,", options=Options(profile=CWGC.profile, source="it")
    )
    assert report.vanished == 0


def test_a_corrected_profile_withdraws_what_it_no_longer_says(workspace: Workspace, tmp_path: Path) -> None:
    add(workspace, tmp_path, *ROWS)
    assert len(totals(workspace, ALPHA)) == 3
    corrected = tmp_path / "corrected.toml"
    corrected.write_text(without_second_war(PROFILE.read_text(encoding="utf-8")), encoding="utf-8")
    options = Options(profile=str(corrected), source="cwgc")
    report = add(workspace, tmp_path, *ROWS, options=options)
    assert report.withdrawn > 0
    assert sorted(totals(workspace, ALPHA)) == [10, 15]
    size = workspace.ledger.size
    add(workspace, tmp_path, *ROWS, options=options)
    assert workspace.ledger.size == size


def without_second_war(profile: str) -> str:
    tables = profile.split("[[statement]]")
    kept = [table for table in tables if "secondworldwarcasualties" not in table or table is tables[0]]
    assert len(kept) < len(tables)
    return "[[statement]]".join(kept)


def test_what_a_person_accepted_survives_a_corrected_profile(workspace: Workspace, tmp_path: Path) -> None:
    add(workspace, tmp_path, *ROWS)
    address = next(line.address for line in detail(workspace, ALPHA).burials if line.address)
    review(workspace, address, verdict="accept", reason="seen on the slab", by="Ida")
    report = add(workspace, tmp_path, ROWS[0].replace("10,5,15", "11,5,16"), *ROWS[1:])
    assert report.withdrawn == 0
    assert 15 in totals(workspace, ALPHA)


def test_what_a_person_withdrew_stays_withdrawn(workspace: Workspace, tmp_path: Path) -> None:
    add(workspace, tmp_path, *ROWS)
    address = next(line.address for line in detail(workspace, BETA).burials if line.address)
    entry = address.split("#")[0]
    withdraw(workspace, entry, reason="another churchyard", by="Ida")
    report = add(workspace, tmp_path, *ROWS, "DELTA CEMETERY,1,1,2,Italy,")
    assert (report.balance.new, report.balance.unchanged) == (1, 3)
    with pytest.raises(UsageError):
        detail(workspace, BETA)


def test_a_wrong_import_is_taken_back_whole_and_comes_again(workspace: Workspace, tmp_path: Path) -> None:
    report = add(workspace, tmp_path, *ROWS)
    assert report.import_id is not None
    withdraw_import(workspace, report.import_id, reason="wrong file", by="Ida")
    assert next(iter(workspace.register.sources())).subjects == 0
    again = add(workspace, tmp_path, *ROWS)
    assert again.balance.accepted == 3
    assert sorted(totals(workspace, ALPHA)) == [5, 10, 15]


def test_equal_rows_are_counted_and_kept_apart(workspace: Workspace, tmp_path: Path) -> None:
    report = add(workspace, tmp_path, ROWS[0], ROWS[0])
    assert report.balance.read == 2
    size = workspace.ledger.size
    assert add(workspace, tmp_path, ROWS[0], ROWS[0]).balance.unchanged == 2
    assert workspace.ledger.size == size


def test_a_dry_run_writes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    before = sorted(path for path in workspace.settings.folder.rglob("*") if path.is_file())
    size = workspace.ledger.size
    report = add(workspace, tmp_path, *ROWS, options=Options(profile=CWGC.profile, dry_run=True))
    assert (report.balance.new, report.import_id, workspace.ledger.size) == (3, None, size)
    assert sorted(path for path in workspace.settings.folder.rglob("*") if path.is_file()) == before


def test_rejected_rows_are_listed_with_their_place(workspace: Workspace, tmp_path: Path) -> None:
    report = add(workspace, tmp_path, ROWS[0], "OMEGA CEMETERY,many,5,15,France,Somme", ROWS[1])
    assert (report.balance.read, report.balance.accepted, report.balance.rejected) == (3, 2, 1)
    assert report.rejected_list is not None
    (line,) = report.rejected_list.read_text(encoding="utf-8").splitlines()
    rejected = json.loads(line)
    assert "line 3" in rejected["place"]
    assert rejected["file"].endswith("list.csv")


def test_an_empty_file_is_said_to_be_empty(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "empty.csv"
    file.touch()
    size = workspace.ledger.size
    with pytest.raises(UnreadableSourceError, match="empty"):
        add_file(workspace, file, Options())
    assert workspace.ledger.size == size


def test_the_fitting_profile_is_found(workspace: Workspace, tmp_path: Path) -> None:
    assert add(workspace, tmp_path, *ROWS, options=Options()).profile == "cwgc-cemeteries"


def test_a_list_that_no_profile_fits_is_refused_with_what_to_do(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(UsageError, match="--profile"):
        add_file(workspace, file, Options())


def test_withdrawals_of_a_reread_name_their_import(workspace: Workspace, tmp_path: Path) -> None:
    add(workspace, tmp_path, *ROWS)
    report = add(workspace, tmp_path, ROWS[0].replace("15", "16"), *ROWS[1:])
    withdrawals = [e.payload for e in workspace.ledger.entries() if isinstance(e.payload, Withdrawal)]
    assert [one.by_import for one in withdrawals] == [report.import_id]
