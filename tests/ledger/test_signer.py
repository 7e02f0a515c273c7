"""The signer: keeps what it signed, and refuses what does not go on from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cenotaph.errors import ForkError, LedgerError, NoKeyError, ProofError, RegisterExistsError, RollbackError
from cenotaph.ledger.signer import Signer
from cenotaph.merkle.checkpoint import Checkpoint, open_checkpoint, sign_checkpoint
from cenotaph.merkle.note import SigningKey
from cenotaph.merkle.tree import leaf_hashes, tree_root

LEAVES = leaf_hashes([b"%d" % number for number in range(9)])
OTHERS = leaf_hashes([b"-%d" % number for number in range(9)])


def read(level: int, start: int, stop: int) -> bytes:
    return b"".join(LEAVES[start:stop])


def read_others(level: int, start: int, stop: int) -> bytes:
    return b"".join(OTHERS[start:stop])


def of(size: int, leaves: list[bytes] = LEAVES) -> Checkpoint:
    return Checkpoint("log", size, tree_root(leaves[:size]))


def test_signs_what_goes_on(tmp_path: Path) -> None:
    signer = Signer.create(tmp_path / "keys/log.key", origin="log")
    assert (tmp_path / "keys/log.key").stat().st_mode & 0o777 == 0o600
    first = signer.sign(of(2), read=None)
    assert open_checkpoint(first, [signer.verifier]) == of(2)
    assert signer.sign(of(2), read=read) == first
    second = signer.sign(of(9), read=read)
    again = Signer.open(tmp_path / "keys/log.key")
    assert again.state() == (of(9), second)
    assert (again.verifier, again.erased_key) == (signer.verifier, signer.erased_key)


def test_refuses_rollback_and_fork(tmp_path: Path) -> None:
    signer = Signer.create(tmp_path / "log.key", origin="log")
    signer.sign(of(5), read=None)
    with pytest.raises(RollbackError):
        signer.sign(of(4), read=read)
    with pytest.raises(RollbackError):
        signer.sign(of(1), read=None)
    for size in (5, 7):
        with pytest.raises(ForkError):
            signer.sign(of(size, OTHERS), read=read_others)
    assert signer.state()[0] == of(5)


def test_a_missing_or_foreign_state_is_not_trusted(tmp_path: Path) -> None:
    signer = Signer.create(tmp_path / "log.key", origin="log")
    note = signer.sign(of(5), read=None)
    state = tmp_path / "log.key.state"
    state.unlink()
    with pytest.raises(LedgerError, match="missing"):
        signer.sign(of(6), read=read)
    state.write_bytes(sign_checkpoint(of(5), SigningKey("log", b"1" * 32)))
    with pytest.raises(LedgerError, match="cannot be trusted"):
        signer.state()
    with pytest.raises(ProofError):
        signer.accept(state.read_bytes())
    signer.accept(note)
    assert signer.state()[0] == of(5)


def test_key_files(tmp_path: Path) -> None:
    with pytest.raises(NoKeyError):
        Signer.open(tmp_path / "absent")
    Signer.create(tmp_path / "log.key", origin="log")
    with pytest.raises(RegisterExistsError):
        Signer.create(tmp_path / "log.key", origin="log")
    secret = (tmp_path / "log.key").read_text()
    for broken in (
        "",
        secret.splitlines()[0],
        secret.replace("erased ", ""),
        secret[1:],
        "\x00\n\n",
        secret[:40],
    ):
        (tmp_path / "broken").write_text(broken)
        with pytest.raises(LedgerError) as caught:
            Signer.open(tmp_path / "broken")
        assert secret[30:60] not in str(caught.value)
