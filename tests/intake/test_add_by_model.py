"""Documents read by a language model: kept as it answered, and waiting until a person accepts what it says."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from msgspec.structs import replace

from cenotaph.cli.main import cli
from cenotaph.errors import EndpointError, UnusableReplyError
from cenotaph.extract.endpoint import Endpoint
from cenotaph.intake.add import Options, add_file
from cenotaph.intake.decide import review, withdraw
from cenotaph.intake.report import Report
from cenotaph.intake.workspace import Workspace, create_register
from cenotaph.ledger.verify import verify_folder
from cenotaph.model.entry import Agent, Assertion, Import
from cenotaph.register.answers import StatementLine
from cenotaph.settings import Settings
from llm_server import TEXT, Answer, Server, completion, good_answer, statement

DAY = date(2026, 1, 1)
URL = "http://news.example/1"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def add(workspace: Workspace, path: Path, server: Server | None) -> Report:
    endpoint = Endpoint(base_url=server.url, model="m", timeout_s=5) if server else None
    return add_file(workspace, path, Options(url=URL, date="2023-05-04", endpoint=endpoint))


def counting(workspace: Workspace) -> int:
    return sum(one.statements for one in workspace.register.list(as_of=DAY))


def waiting(workspace: Workspace) -> dict[str, StatementLine]:
    return {one.address: one for one in workspace.register.in_review() if one.address is not None}


def test_nothing_counts_before_somebody_accepts_it(
    workspace: Workspace, article: Path, llm_server: Server
) -> None:
    llm_server.says(good_answer())
    report = add(workspace, article, llm_server)
    assert report.balance.accepted == 1
    assert any("cenotaph review" in note for note in report.notes)
    assert counting(workspace) == 0
    (source,) = workspace.register.sources()
    assert source.statements == 0
    lines = waiting(workspace)
    assert len(lines) == report.balance.statements
    burials = next(address for address, line in lines.items() if line.property == "burials")
    accepted = review(workspace, burials, verdict="accept", reason="it says so", by="Ann")
    assert counting(workspace) == 1
    assert burials not in waiting(workspace)
    (source,) = workspace.register.sources()
    assert source.statements == 1
    withdraw(workspace, str(accepted.index), reason="I misread it", by="Ann")
    assert counting(workspace) == 0
    assert burials in waiting(workspace)


def test_an_import_is_accepted_whole_and_one_statement_of_it_rejected(
    workspace: Workspace, article: Path, llm_server: Server
) -> None:
    llm_server.says(good_answer())
    report = add(workspace, article, llm_server)
    wrong = next(address for address, line in waiting(workspace).items() if line.property == "condition")
    review(workspace, wrong, verdict="reject", reason="", by="Ann")
    assert wrong not in waiting(workspace)
    review(workspace, str(report.import_id), verdict="accept", reason=None, by="Ann")
    assert waiting(workspace) == {}
    assert {line.property for line in said(workspace)} == {"kind", "named", "destroyed", "erected", "burials"}
    dumped = list(workspace.register.dump())
    workspace.rebuild()
    assert list(workspace.register.dump()) == dumped


def said(workspace: Workspace) -> list[StatementLine]:
    found = workspace.register.list(as_of=DAY)
    return [line for one in found for line in workspace.register.detail(one.id, as_of=DAY).statements]


def test_the_answer_is_kept_and_the_recorder_is_the_model(
    workspace: Workspace, article: Path, llm_server: Server
) -> None:
    llm_server.says(good_answer())
    report = add(workspace, article, llm_server)
    assert report.import_id is not None
    opened = workspace.ledger.entry(report.import_id)
    assert isinstance(opened.payload, Import)
    (reply,) = opened.payload.replies
    assert workspace.ledger.captures.path(reply).read_bytes() == completion(good_answer())
    assert opened.payload.program.startswith("cenotaph-llm/m ")
    agents = [one.payload for one in workspace.ledger.entries(0, workspace.ledger.size)]
    assert any(
        isinstance(one, Agent) and (one.kind, one.name) == ("program", "cenotaph-llm/m") for one in agents
    )
    assert all(one.counts == "when_accepted" for one in agents if isinstance(one, Assertion))
    assert verify_folder(workspace.settings.folder).ok
    workspace.ledger.captures.path(reply).unlink()
    assert not verify_folder(workspace.settings.folder).ok


def test_another_answer_replaces_what_nobody_accepted(
    workspace: Workspace, article: Path, llm_server: Server
) -> None:
    llm_server.says(good_answer())
    add(workspace, article, llm_server)
    kept = next(address for address, line in waiting(workspace).items() if line.property == "burials")
    review(workspace, kept, verdict="accept", reason=None, by="Ann")
    given = good_answer()
    llm_server.says(given | {"statements": [given["statements"][3]]})
    report = add(workspace, article, llm_server)
    assert report.withdrawn > 0
    assert {line.property for line in waiting(workspace).values()} <= {
        "kind",
        "condition",
        "quotation",
        "named",
    }
    assert [line.property for line in said(workspace)] == ["burials"]


def test_what_the_rules_read_counts_although_a_model_read_it_first(
    workspace: Workspace, article: Path, llm_server: Server, tmp_path: Path
) -> None:
    add(workspace, article, None)
    alone = said(workspace)
    assert alone
    other = create_register(tmp_path / "2", name="2", config_folder=tmp_path, key_file=tmp_path / "2.key")
    with Workspace(other) as second:
        llm_server.says(good_answer())
        add(second, article, llm_server)
        assert said(second) == []
        add(second, article, None)
        assert [replace(one, address=None) for one in said(second)] == [
            replace(one, address=None) for one in alone
        ]


def test_garbage_for_the_only_document_is_an_error(
    workspace: Workspace, article: Path, llm_server: Server
) -> None:
    llm_server.answers = [Answer(body=b"<html>")]
    size = workspace.ledger.size
    with pytest.raises(UnusableReplyError):
        add(workspace, article, llm_server)
    llm_server.answers = [Answer(status=401)]
    with pytest.raises(EndpointError):
        add(workspace, article, llm_server)
    assert workspace.ledger.size == size


def test_a_dry_run_keeps_nothing(workspace: Workspace, article: Path, llm_server: Server) -> None:
    llm_server.says(good_answer())
    endpoint = Endpoint(base_url=llm_server.url, model="m")
    report = add_file(workspace, article, Options(endpoint=endpoint, dry_run=True))
    assert report.balance.statements > 0
    assert list(workspace.ledger.captures.names()) == []


def test_what_was_refused_is_in_the_notes(workspace: Workspace, article: Path, llm_server: Server) -> None:
    llm_server.says(good_answer() | {"statements": [statement(1, "destroyed", "Memorial", "was blown up")]})
    assert "refused: quote not in the text: 1" in add(workspace, article, llm_server).notes


def test_a_condition_in_a_language_without_a_scale(
    workspace: Workspace, tmp_path: Path, llm_server: Server
) -> None:
    path = tmp_path / "cikk.txt"
    path.write_text("A szobor állapota rossz.", encoding="utf-8")
    given = statement(1, "condition", "szobor", "A szobor állapota rossz", value="állapota rossz")
    llm_server.says({"things": [{"number": 1, "kind": "statue", "name": None}], "statements": [given]})
    endpoint = Endpoint(base_url=llm_server.url, model="m")
    add_file(workspace, path, Options(lang="hu", endpoint=endpoint))
    lines = {line.property: line for line in workspace.register.in_review()}
    assert (lines["condition"].value_code, lines["condition"].value_as_written) == (None, "állapota rossz")


def test_the_verb_lists_what_waits_and_takes_verdicts(
    settings: Settings, article: Path, llm_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CENOTAPH_CACHE", str(settings.cache_folder))

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(cli, ["-r", str(settings.folder), *arguments])

    llm_server.says(good_answer())
    model = ("--extractor", "llm", "--base-url", llm_server.url, "--model", "m")
    assert "count only when a person accepts them" in run("add", str(article), *model).stdout
    waiting = [json.loads(line) for line in run("review", "--json").stdout.splitlines()]
    address = next(line["address"] for line in waiting if line["property"] == "burials")
    assert "1375..1375 people" in run("review").stdout
    assert run("review", address).exit_code == 2
    assert f"accept {address}" in run("review", address, "accept", "--by", "Ann").stdout
    assert len(run("review", "--json").stdout.splitlines()) == len(waiting) - 1
    assert len(run("list", "--json").stdout.splitlines()) == 1
