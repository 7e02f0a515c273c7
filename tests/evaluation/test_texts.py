"""The annotated texts of the project's own have the form that their README gives."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from cenotaph.normalize.edtf import is_edtf

EVALUATION = Path(__file__).resolve().parents[2] / "evaluation"
TEXTS = EVALUATION / "texts"
FILES = sorted(TEXTS.glob("*.jsonl"))
HELD_OUT = sorted((EVALUATION / "held_out").glob("*.jsonl"))


def documents_of(files: list[Path]) -> list[dict[str, Any]]:
    """Read annotated documents, one a line."""
    documents = []
    for file in files:
        with file.open(encoding="utf-8", newline="\n") as lines:
            documents += [json.loads(line) for line in lines]
    return documents


DOCUMENTS = documents_of(FILES) + documents_of(HELD_OUT)

# fmt: off
PROPERTIES = {
    "exists", "erected", "unveiled", "maintained", "restored", "damaged", "vandalised", "removed", "destroyed", "relocated",
    "exhumed", "burials", "commemorates", "inscription", "part_of", "condition", "custodian", "protected", "named",
}
STATEMENT_KEYS = {
    "evidence", "about", "about_all", "about_type", "places", "property", "value", "count", "count_of", "when", "actor",
    "voice", "mode", "status",
}
# fmt: on
STATES = {"exists", "commemorates", "inscription", "burials", "named", "part_of"}
"""What holds or was found, and is never under way: an announced state is planned, a contested one denied."""
WITH_VALUE = {"commemorates", "inscription", "part_of", "condition", "named"}
STATUSES = {"happened", "ongoing", "planned", "proposed", "alleged", "denied"}
TYPES = {"monument", "statue", "plaque", "memorial_site", "cemetery", "mass_grave", "grave", "group"}
COUNTED = {"sites", "graves", "people", "military", "civilian", "unknown_people"}
GRAVE_VALUES = {None, "mass", "single", "mass,single", "military"}
DOCUMENT_KEYS = {"doc", "lang", "date", "publisher", "url", "text", "quotes", "statements"}
QUOTE_KEYS = {"start", "end", "mode", "speaker", "speaker_span"}
WITH_ENDINGS = {"ko"}
"""Languages that write particles onto the word: a mention ends before them."""

each_document = pytest.mark.parametrize("document", [pytest.param(one, id=one["doc"]) for one in DOCUMENTS])


def is_whole_stretch(span: list[int], document: dict[str, Any]) -> bool:
    """Whether a span lies in the text, is not empty, and has no white space and no half of a word at its ends."""
    (start, end), text = span, document["text"]
    if not 0 <= start < end <= len(text) or text[start:end] != text[start:end].strip():
        return False
    ends = (start,) if document["lang"] in WITH_ENDINGS else (start, end)
    return not any(re.fullmatch(r"\w\w", text[max(0, at - 1) : at + 1]) for at in ends)


def within(inner: list[int], outer: list[int]) -> bool:
    """Whether a span lies in another."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def test_every_document_has_a_name_of_its_own_and_stands_in_the_file_of_its_language() -> None:
    assert len({document["doc"] for document in DOCUMENTS}) == len(DOCUMENTS)
    for file in FILES + HELD_OUT:
        assert {document["lang"] for document in documents_of([file])} == {file.stem}


def test_held_out_documents_are_known_by_their_names() -> None:
    assert HELD_OUT
    for file in HELD_OUT:
        assert all(document["doc"].startswith(f"held-{file.stem}-") for document in documents_of([file]))
    assert not any(document["doc"].startswith("held-") for document in documents_of(FILES))


def test_the_readme_counts_what_is_there() -> None:
    readme = (TEXTS / "README.md").read_text(encoding="utf-8")
    for file in FILES:
        ours = documents_of([file])
        numbers = [len(ours), *(sum(len(one[key]) for one in ours) for key in ("statements", "quotes"))]
        row = re.escape(" | ".join(map(str, numbers)))
        assert re.search(rf"\| {file.name} \| \w+ \| {row} \|", readme), numbers


def test_all_properties_and_statuses_occur() -> None:
    statements = [statement for document in documents_of(FILES) for statement in document["statements"]]
    assert {statement["property"] for statement in statements} == PROPERTIES
    assert {statement["status"] for statement in statements} == STATUSES


@each_document
def test_a_document_has_its_fields(document: dict[str, Any]) -> None:
    assert set(document) == DOCUMENT_KEYS
    assert 250 <= len(document["text"]) <= 1500
    assert document["date"] is None or is_edtf(document["date"])


@each_document
def test_quotations_are_stretches_of_the_text(document: dict[str, Any]) -> None:
    text = document["text"]
    for quote in document["quotes"]:
        assert set(quote) == QUOTE_KEYS
        assert is_whole_stretch([quote["start"], quote["end"]], document), quote
        assert quote["mode"] in {"direct", "indirect"}
        assert quote["speaker"] in text
        assert quote["speaker_span"] is None or is_whole_stretch(quote["speaker_span"], document), quote


@each_document
def test_statements_are_stretches_of_the_text(document: dict[str, Any]) -> None:
    text = document["text"]
    for statement in document["statements"]:
        assert set(statement) == STATEMENT_KEYS
        spans = [statement["evidence"], *statement["about_all"], *statement["places"]]
        assert all(is_whole_stretch(span, document) for span in spans), statement
        assert statement["about"] in statement["about_all"]
        assert statement["about_all"] == sorted(statement["about_all"])
        assert statement["actor"] is None or statement["actor"] in text


@each_document
def test_statements_use_the_known_words(document: dict[str, Any]) -> None:
    for statement in document["statements"]:
        assert statement["property"] in PROPERTIES
        assert statement["about_type"] in TYPES
        assert statement["status"] in STATUSES
        assert statement["mode"] in {"narration", "indirect", "direct"}
        assert not (statement["property"] in STATES and statement["status"] == "ongoing")
        assert statement["when"] is None or is_edtf(statement["when"]), statement


@each_document
def test_values_and_counts_belong_to_the_property(document: dict[str, Any]) -> None:
    for statement in document["statements"]:
        value, count = statement["value"], statement["count"]
        assert (count is None) == (statement["count_of"] is None)
        if statement["property"] == "burials":
            assert count is not None
            assert value in GRAVE_VALUES
        else:
            assert value is None or value in document["text"]
            assert value or statement["property"] not in WITH_VALUE
        if count is not None:
            assert statement["count_of"] in COUNTED
            assert count["max"] is None or 0 < count["min"] <= count["max"]


@each_document
def test_a_voice_is_the_speaker_of_a_quotation_around_the_evidence(document: dict[str, Any]) -> None:
    for statement in document["statements"]:
        assert (statement["voice"] == "author") == (statement["mode"] == "narration")
        around = [q for q in document["quotes"] if within(statement["evidence"], [q["start"], q["end"]])]
        if around and statement["status"] != "denied":
            inner = min(around, key=lambda quote: int(quote["end"] - quote["start"]))
            assert (statement["voice"], statement["mode"]) == (inner["speaker"], inner["mode"])
        if statement["voice"] != "author":
            assert statement["voice"] in document["text"]


@each_document
def test_nothing_is_stated_twice(document: dict[str, Any]) -> None:
    keys = ("about_all", "property", "value", "count", "count_of", "when", "status")
    told = Counter(json.dumps([statement[key] for key in keys]) for statement in document["statements"])
    assert max(told.values(), default=1) == 1, told.most_common(2)
