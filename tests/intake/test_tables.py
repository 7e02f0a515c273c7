"""Verification sees when the tables that pages are made from were changed behind the log's back."""

from __future__ import annotations

import sqlite3

from cenotaph.intake.decide import judge
from cenotaph.intake.tables import compare_tables
from cenotaph.intake.workspace import REGISTER_FILE, Workspace
from cenotaph.model.entry import Assertion, Draft, Statement
from cenotaph.model.evidence import Citation
from cenotaph.model.value import Text


def test_a_forged_name_is_seen_and_a_fold_brings_the_tables_back(workspace: Workspace) -> None:
    assertions = [
        Assertion(
            subject=f"x:{n}",
            evidence=Citation("book"),
            statements=(Statement(property="named", value=Text("A")),),
        )
        for n in range(3)
    ]
    with workspace.ledger.writing() as writer:
        writer.append([Draft(one, "a:1") for one in assertions])
    workspace.fold_forward()
    judge(workspace, "x:0", "x:1", relation="same", reason="one stone", by="Ida")
    folder = workspace.settings.folder
    assert compare_tables(folder) == "equal"
    with sqlite3.connect(folder / REGISTER_FILE) as database:
        database.execute("UPDATE entity SET name = 'FORGED'")
    database.close()
    assert compare_tables(folder) == "differ"
    workspace.rebuild()
    assert compare_tables(folder) == "equal"


def test_without_tables_there_is_nothing_to_compare(workspace: Workspace) -> None:
    workspace.register.close()
    (workspace.settings.folder / REGISTER_FILE).unlink()
    assert compare_tables(workspace.settings.folder) is None
