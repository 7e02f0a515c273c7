"""The scorer of texts says of a file that it cannot score what it is, and goes no further."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

EVALUATION = Path(__file__).resolve().parents[2] / "evaluation"
DOCUMENT: dict[str, Any] = {
    "doc": "d", "lang": "en", "date": None, "text": "The cross fell.", "quotes": [], "statements": [],
}  # fmt: skip


def score(gold: Path) -> subprocess.CompletedProcess[str]:
    """Run the scorer on one file."""
    command = [sys.executable, str(EVALUATION / "extraction.py"), "--gold", str(gold)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def without(key: str) -> bytes:
    return json.dumps({name: value for name, value in DOCUMENT.items() if name != key}).encode()


def test_excerpts_without_their_text_are_named_with_the_command_that_scores_them() -> None:
    scored = score(EVALUATION / "news" / "seen.jsonl")
    assert scored.returncode == 2
    assert "beside the checkout" in scored.stderr
    assert "`python evaluation/extraction.py`, without --gold" in scored.stderr
    assert "Traceback" not in scored.stderr


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(None, "gold.jsonl: No such file", id="not there"),
        pytest.param(b"doc,lang\nd,en\n", "gold.jsonl, line 1: not JSON", id="not JSON"),
        pytest.param(json.dumps(DOCUMENT).encode() + b"\n[1]\n", "line 2: not a JSON object", id="a list"),
        pytest.param(b"\xff\xfe{}", "line 1: not JSON", id="not UTF-8"),
        pytest.param(without("statements"), "missing required field `statements`", id="lacks statements"),
        pytest.param(without("date"), "missing required field `date`", id="lacks a date"),
        pytest.param(
            json.dumps({**DOCUMENT, "statements": [{"about": [0, 3]}]}).encode(),
            "missing required field `evidence` - at `$.statements[0]`",
            id="a statement lacks its evidence",
        ),
    ],
)
def test_what_cannot_be_scored_is_said_in_one_line(content: bytes | None, said: str, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    if content is not None:
        gold.write_bytes(content)
    scored = score(gold)
    assert (scored.returncode, scored.stdout) == (2, "")
    assert said in scored.stderr
    assert scored.stderr.count("\n") == 1


def test_lines_end_where_the_file_says_so(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    text = "The cross fell.\u0085It was stone.\u2028"
    gold.write_text(json.dumps({**DOCUMENT, "text": text}, ensure_ascii=False) + "\n", encoding="utf-8")
    scored = score(gold)
    assert scored.returncode == 0, scored.stderr
    assert "given: 1 documents" in scored.stdout
