"""Cutting a text by what lies on it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cenotaph.web.highlight import Piece, Span, cut, excerpt, quotes_only

TEXTS = st.text(alphabet="abcdef гд해\n<>&", max_size=60)
SPANS = st.lists(
    st.builds(
        Span, st.integers(-3, 70), st.integers(-3, 70), st.sampled_from(["a1-0", "a1-1", "a2-0", "a9-3"])
    ),
    max_size=8,
)


@given(TEXTS, SPANS)
def test_the_pieces_are_the_text(text: str, spans: list[Span]) -> None:
    assert "".join(piece.text for piece in cut(text, spans)) == text


@given(TEXTS, SPANS)
def test_every_character_belongs_to_what_covers_it(text: str, spans: list[Span]) -> None:
    inside = [span for span in spans if 0 <= span.start < span.end <= len(text)]
    at = 0
    for piece in cut(text, spans):
        for offset in range(len(piece.text)):
            assert set(piece.keys) == {span.key for span in inside if span.start <= at + offset < span.end}
        at += len(piece.text)


@given(TEXTS, SPANS)
def test_what_begins_is_covered(text: str, spans: list[Span]) -> None:
    for piece in cut(text, spans):
        assert set(piece.opens) <= set(piece.keys)


@given(TEXTS, SPANS)
def test_only_quotes_are_left(text: str, spans: list[Span]) -> None:
    pieces = cut(text, spans)
    assert all(piece.keys for piece in quotes_only(pieces))
    assert [piece.text for piece in quotes_only(pieces)] == [piece.text for piece in pieces if piece.keys]


@given(TEXTS, SPANS, st.integers(0, 9))
def test_an_excerpt_keeps_every_quote(text: str, spans: list[Span], around: int) -> None:
    pieces = cut(text, spans)
    short = list(excerpt(pieces, around=around))
    assert [p.text for p in short if p.keys] == [p.text for p in pieces if p.keys]
    assert sum(len(p.text) for p in short) <= len(text)


def test_nested_and_overlapping_stretches_are_split() -> None:
    pieces = cut("0123456789", [Span(0, 8, "a1-0"), Span(2, 4, "a1-1"), Span(6, 10, "a2-0")])
    assert pieces == [
        Piece("01", ("a1-0",), ("a1-0",)),
        Piece("23", ("a1-0", "a1-1"), ("a1-1",)),
        Piece("45", ("a1-0",)),
        Piece("67", ("a1-0", "a2-0"), ("a2-0",)),
        Piece("89", ("a2-0",)),
    ]


def test_a_gap_is_marked() -> None:
    pieces = cut("xx quoted yy quoted zz", [Span(3, 9, "a1-0"), Span(13, 19, "a2-0")])
    assert [(piece.text, piece.gap) for piece in quotes_only(pieces)] == [("quoted", True), ("quoted", True)]
