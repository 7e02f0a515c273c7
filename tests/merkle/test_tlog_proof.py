"""Proof files: one spelling; entry, index, hashes and signature are bound together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.errors import CenotaphError, MalformedProofError
from cenotaph.merkle.checkpoint import Checkpoint, sign_checkpoint
from cenotaph.merkle.note import SigningKey
from cenotaph.merkle.proof import prove_inclusion
from cenotaph.merkle.tlog_proof import TlogProof, check_tlog_proof, format_tlog_proof, parse_tlog_proof
from cenotaph.merkle.tree import leaf_hashes, tree_root

KEY = SigningKey("town-abc234.cenotaph", b"1" * 32)
ENTRIES = [b"entry %d" % number for number in range(11)]
LEAVES = leaf_hashes(ENTRIES)
NOTE = sign_checkpoint(Checkpoint(KEY.verifier.name, 11, tree_root(LEAVES)), KEY)


def read(level: int, start: int, stop: int) -> bytes:
    return b"".join(LEAVES[start:stop])


def proof_of(index: int, extra: bytes | None = None) -> TlogProof:
    return TlogProof(index, tuple(prove_inclusion(read, index, size=11)), NOTE, extra)


@pytest.mark.parametrize("index", range(11))
def test_made_and_checked(index: int) -> None:
    proof = proof_of(index, b"anything")
    text = format_tlog_proof(proof)
    assert parse_tlog_proof(text) == proof
    assert check_tlog_proof(proof, ENTRIES[index], keys=[KEY.verifier]).size == 11
    with pytest.raises(CenotaphError):
        check_tlog_proof(proof, ENTRIES[index - 1], keys=[KEY.verifier])


def test_every_flipped_bit_is_refused() -> None:
    data = format_tlog_proof(proof_of(10))
    for bit in range(len(data) * 8):
        broken = bytearray(data)
        broken[bit // 8] ^= 1 << bit % 8
        with pytest.raises(CenotaphError):
            check_tlog_proof(parse_tlog_proof(bytes(broken)), ENTRIES[10], keys=[KEY.verifier])


@given(
    st.integers(0, 2**63 - 1),
    st.lists(st.binary(min_size=32, max_size=32), max_size=63),
    st.none() | st.binary(max_size=99),
)
def test_exact_inverses(index: int, hashes: list[bytes], extra: bytes | None) -> None:
    proof = TlogProof(index, tuple(hashes), NOTE, extra)
    assert parse_tlog_proof(format_tlog_proof(proof)) == proof


@given(st.binary(max_size=200).map(lambda tail: b"c2sp.org/tlog-proof@v1\n" + tail) | st.binary(max_size=99))
def test_raises_only_ours(data: bytes) -> None:
    with pytest.raises(MalformedProofError):
        parse_tlog_proof(data)
    with pytest.raises(MalformedProofError):
        parse_tlog_proof(data + b"\n\n" + NOTE[:-1])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"index 10", b"index 010"),
        (b"index 10", b"index +10"),
        (b"index 10", b"Index 10"),
        (b"index 10\n", b""),
        (b"index 10\n", b"index 10\nAAAA\n"),
        (b"index 10\n", b"extra YR==\nindex 10\n"),
        (b"index 10\n", "index ١٠\n".encode()),
        (b"@v1", b"@v2"),
        (b"index 10\n", b"index 10\n" + b"A" * 43 + b"=\n" + (b"A" * 43 + b"=\n") * 63),
    ],
)
def test_other_spellings(old: bytes, new: bytes) -> None:
    data = format_tlog_proof(proof_of(10))
    assert old in data
    with pytest.raises(MalformedProofError):
        parse_tlog_proof(data.replace(old, new, 1))
