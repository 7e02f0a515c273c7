"""Checkpoints: one spelling, signed by the key that is named as the origin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.errors import CenotaphError, MalformedProofError, ProofError
from cenotaph.merkle.checkpoint import (
    Checkpoint,
    format_checkpoint,
    open_checkpoint,
    parse_checkpoint,
    sign_checkpoint,
)
from cenotaph.merkle.note import SigningKey, format_note, sign_note
from cenotaph.merkle.tree import EMPTY_ROOT

KEY = SigningKey("town-abc234.cenotaph", b"1" * 32)
LINES = st.text(st.characters(codec="utf-8", min_codepoint=32), min_size=1, max_size=20)
CHECKPOINTS = st.builds(
    Checkpoint,
    LINES,
    st.integers(1, 2**63 - 1),
    st.binary(min_size=32, max_size=32),
    st.lists(LINES, max_size=3).map(tuple),
)


@given(CHECKPOINTS)
def test_exact_inverses(checkpoint: Checkpoint) -> None:
    assert parse_checkpoint(format_checkpoint(checkpoint)) == checkpoint


@given(st.text(max_size=100))
def test_raises_only_ours(text: str) -> None:
    with pytest.raises(MalformedProofError):
        parse_checkpoint(text)


@pytest.mark.parametrize(
    "size", ["+5", " 5", "5 ", "1_0", "٥", "05", "", "-1", "5.0", "9223372036854775808", "1" * 30]
)
def test_sizes_in_another_spelling(size: str) -> None:
    good = format_checkpoint(Checkpoint("a", 5, b"r" * 32))
    with pytest.raises(MalformedProofError):
        parse_checkpoint(good.replace("\n5\n", f"\n{size}\n"))


def test_form() -> None:
    good = format_checkpoint(Checkpoint("go.sum database tree", 5, b"r" * 32))
    assert parse_checkpoint(good).origin == "go.sum database tree"
    for bad in (good[:-1], good + "\n", "\n" + good, good.replace("=", ""), good.replace("\n5\n", "\n0\n")):
        with pytest.raises(MalformedProofError):
            parse_checkpoint(bad)
    empty = Checkpoint("a", 0, EMPTY_ROOT)
    assert parse_checkpoint(format_checkpoint(empty)) == empty
    with pytest.raises(MalformedProofError):
        parse_checkpoint(format_checkpoint(Checkpoint("a", 1, b"short")))


def test_signed_and_every_flipped_bit_refused() -> None:
    checkpoint = Checkpoint(KEY.verifier.name, 70_000, b"r" * 32)
    note = sign_checkpoint(checkpoint, KEY)
    assert open_checkpoint(note, [KEY.verifier]) == checkpoint
    for bit in range(len(note) * 8):
        broken = bytearray(note)
        broken[bit // 8] ^= 1 << bit % 8
        with pytest.raises(CenotaphError):
            open_checkpoint(bytes(broken), [KEY.verifier])


def test_origin_and_key_belong_together() -> None:
    other = Checkpoint("other.cenotaph", 1, b"r" * 32)
    with pytest.raises(MalformedProofError):
        sign_checkpoint(other, KEY)
    note = format_note(sign_note(format_checkpoint(other), [KEY]))
    with pytest.raises(MalformedProofError):
        open_checkpoint(note, [KEY.verifier])
    with pytest.raises(ProofError):
        open_checkpoint(note, [])
