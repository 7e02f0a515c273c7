"""`cenotaph extract`: the contract that scripts rely on, and what is wrong in the input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cenotaph.cli.main import cli
from cenotaph.errors import UsageError
from llm_server import TEXT, Server, good_answer

LINES = [
    {"doc": "a", "text": "The monument in Poltava was destroyed in May 2022.", "date": "2023-05-04", "publisher": "P"},
    {"doc": "b", "text": "A szobor.", "lang": "hu", "url": "http://n.example/b"},
]  # fmt: skip


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["extract", *map(str, arguments)], input=stdin)


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    path = tmp_path / "docs.jsonl"
    path.write_text("\n".join(map(json.dumps, LINES)), encoding="utf-8")
    return path


def test_one_line_for_each_document_in_order(documents: Path) -> None:
    result = run("--documents", documents, "--jsonl")
    assert result.exit_code == 0
    first, second = map(json.loads, result.stdout.splitlines())
    assert {**first, "statements": []} == LINES[0] | {
        "lang": "en", "url": None, "quotes": [], "statements": [],
    }  # fmt: skip
    assert first["statements"][0]["property"] == "destroyed"
    assert (second["doc"], second["url"], second["notes"]) == ("b", "http://n.example/b", ["not covered: hu"])
    assert "b: not covered: hu\ntexts are read in Bulgarian (bg), " in result.stderr
    again = run("--documents", "-", "--jsonl", stdin=documents.read_text(encoding="utf-8"))
    assert again.stdout == result.stdout


def test_a_broken_line_is_rejected_and_the_rest_is_read(documents: Path) -> None:
    documents.write_text("nonsense\n" + documents.read_text(encoding="utf-8"), encoding="utf-8")
    result = run("--documents", documents)
    assert result.exit_code == 0
    assert [json.loads(line)["doc"] for line in result.stdout.splitlines()] == ["a", "b"]
    assert "rejected [not_a_document] line 1" in result.stderr
    assert (
        "3 documents read = 1 said something + 0 said nothing + 1 not covered (hu 1) + 1 rejected"
        in result.stderr
    )
    documents.write_text("nonsense\n", encoding="utf-8")
    assert run("--documents", documents).exit_code == 3


def test_a_file_and_its_balance(documents: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    for _ in range(2):
        result = run("--documents", documents, "--out", out)
        assert json.loads(result.stdout) == {
            "read": 2, "said_something": 1, "said_nothing": 0, "not_covered": {"hu": 1}, "rejected": {},
            "rejected_list": None,
        }  # fmt: skip
    assert out.read_text(encoding="utf-8") == run("--documents", documents).stdout


def test_a_date_that_is_none_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "docs.jsonl"
    path.write_text(json.dumps(LINES[0] | {"date": "last Tuesday"}), encoding="utf-8")
    (line,) = map(json.loads, run("--documents", path).stdout.splitlines())
    assert (line["date"], line["notes"]) == (None, ["left out: date that is no EDTF: last Tuesday"])


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["x.txt", "--documents", "y.jsonl"],
        ["x.txt", "--out", "y"],
        ["x.txt", "--processes", "2"],
        ["x.txt", "--extractor", "llm"],
        ["x.txt", "--base-url", "http://localhost"],
    ],
)
def test_what_cannot_be_asked(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_by_a_model(tmp_path: Path, llm_server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CENOTAPH_LLM_KEY", "sk-secret")
    llm_server.says(good_answer())
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    result = run(path, "--jsonl", "--extractor", "llm", "--base-url", llm_server.url, "--model", "m")
    line = json.loads(result.stdout)
    assert len(line["statements"]) == 4
    assert (line["extractor"]["id"], line["extractor"]["deterministic"]) == ("cenotaph-llm/m", False)
    assert llm_server.asked[0][1]["Authorization"] == "Bearer sk-secret"
    assert "sk-secret" not in result.output


def test_what_is_no_language_is_left_out_and_said(documents: Path) -> None:
    lines = [{**LINES[0], "lang": "english"}, {**LINES[0], "lang": "eng"}]
    documents.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    result = run("--documents", documents)
    assert [json.loads(line)["lang"] for line in result.stdout.splitlines()] == ["en", "en"]
    assert result.stderr == "a: left out: lang that is no code of a language: english\n"


def test_what_is_known_of_all_documents_is_that_of_those_that_do_not_say_it(
    documents: Path, tmp_path: Path
) -> None:
    result = run("--documents", documents, "--lang", "sq", "--date", "2020", "--publisher", "Q")
    first, second = map(json.loads, result.stdout.splitlines())
    assert [first[name] for name in ("lang", "date", "publisher")] == ["sq", "2023-05-04", "P"]
    assert [second[name] for name in ("lang", "date", "publisher")] == ["hu", "2020", "Q"]
    out = tmp_path / "out.jsonl"
    assert run("--documents", documents, "--out", out, "--lang", "sq").exit_code == 0
    assert json.loads(out.read_text(encoding="utf-8").splitlines()[0])["lang"] == "sq"
    assert isinstance(run("--documents", documents, "--out", out, "--lang", "en").exception, UsageError)
