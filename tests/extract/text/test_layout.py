"""Paragraphs, quotations and sentences: the cuts, on examples and on anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.extract.text.layout import find_dateline, find_paragraphs, find_quoted, find_sentences

MARKED = st.text(alphabet=st.sampled_from("aB c.,!?\n\"'“”‘’«»„()-1"), max_size=120)


def quoted(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_quoted(text, (0, len(text)))]


def sentences(text: str) -> list[str]:
    return [
        text[start:end]
        for start, end in find_sentences(text, (0, len(text)), find_quoted(text, (0, len(text))))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “yes” and «no».", ["yes", "no"]),
        ('"One," he said. "Two."', ["One,", "Two."]),
        ("It is ‘their day’, isn't it?", ["their day"]),
        ("the soldiers' graves and the veterans' club", []),
        ("„Alt“ und “new”", ["Alt", "new"]),
        ("“He said ‘go’ to me”", ["He said ‘go’ to me"]),
        ("“Not closed at all", ["Not closed at all"]),
        ('6" by 4" plates', []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("Mr. Lee of St. Ives met Gen. Hay. They left.", ["Mr. Lee of St. Ives met Gen. Hay.", "They left."]),
        ("“One. Two.” Three.", ["“One. Two.”", "Three."]),
        ("“Why? Why?” he asked.", ["“Why? Why?” he asked."]),
        ("It was J. R. Smith. He left.", ["It was J. R. Smith.", "He left."]),
        ("It cost 1.5 million.", ["It cost 1.5 million."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A title\nThe text starts.", 2),
        ("wrapped\nline", 1),
        ("The memorial in\nBergen.", 1),
        ("a\n\nb", 2),
        ("", 0),
    ],
)
def test_paragraphs(text: str, count: int) -> None:
    assert len(find_paragraphs(text)) == count


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("OSLO, May 3. /TASS/. The memorial stands.", "OSLO"),
        ("Pyongyang, July 18 (KCNA) — The visitors came.", "Pyongyang"),
        ("RICHMOND, Va. (AP) — The statue was removed.", "RICHMOND, Va."),
        ("The memorial - a cross - was moved to town.", None),
        ("Monuments in Riga and Tartu were removed.", None),
    ],
)
def test_dateline(text: str, place: str | None) -> None:
    found = find_dateline(text, (0, len(text)))
    assert (found["place"] if found else None) == place


@given(MARKED)
def test_cuts_stay_in_order_and_inside(text: str) -> None:
    last = 0
    for start, end in find_paragraphs(text):
        assert last <= start < end <= len(text)
        last = end
        inside = find_quoted(text, (start, end))
        assert all(start <= one.outer[0] < one.start <= one.end <= one.outer[1] <= end for one in inside)
        at = start
        for first, stop in find_sentences(text, (start, end), inside):
            assert at <= first < stop <= end
            assert not any(one.outer[0] < stop < one.outer[1] for one in inside)
            at = stop
