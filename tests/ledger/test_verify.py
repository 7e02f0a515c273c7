"""Verification finds every flipped bit, tells withheld from missing, and says what it does not prove."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.errors import CenotaphError, MalformedProofError, NoRegisterError
from cenotaph.ledger.ledger import Ledger
from cenotaph.ledger.verify import verify_folder, verify_proof
from cenotaph.merkle.tlog_proof import parse_tlog_proof
from cenotaph.model.entry import Draft

MakeDraft = Callable[..., Draft]


@pytest.fixture
def folder(town: Ledger, tmp_path: Path) -> Path:
    """The town, signed to its end and closed."""
    town.publish()
    town.close()
    return tmp_path / "register"


def test_a_good_register(folder: Path) -> None:
    report = verify_folder(folder)
    assert report.ok, report.in_words()
    assert (report.size, report.signed_size, report.payloads, report.captures) == (11, 11, 11, 1)
    assert report.operations["assert"] == 4
    assert report.failures == report.warnings == ()
    words = report.in_words()
    assert words.startswith("good: the log the-town-")
    assert "whoever holds the signing key can write a whole new" in words
    assert "whose key it is" in words
    assert json.loads(msgspec.json.encode(report))["ok"] is True
    assert report.vkey is not None
    given_key = verify_folder(folder, vkey=report.vkey)
    assert given_key.ok
    assert "whose key it is" not in given_key.in_words()


def test_entries_that_are_not_signed_yet(town: Ledger, tmp_path: Path) -> None:
    report = verify_folder(tmp_path / "register")
    assert report.ok
    assert (report.size, report.signed_size) == (11, 7)
    assert "4 more are not signed yet" in report.in_words()


@pytest.mark.parametrize("name", ["entries.0000", "hash.0", "bundles.idx", "checkpoint", "vkey", "format"])
def test_every_flipped_bit_of_the_log_is_found(folder: Path, name: str) -> None:
    path = folder / "log" / name
    data = path.read_bytes()
    for at in range(len(data)):
        # Every bit of the short files; of the stream, each byte with one bit after the other in turn.
        for bit in range(8) if len(data) < 600 else (at % 8,):
            broken = bytearray(data)
            broken[at] ^= 1 << bit
            path.write_bytes(broken)
            assert not verify_folder(folder).ok, (at, bit)
    path.write_bytes(data)
    assert verify_folder(folder).ok


def test_flipped_bits_of_upper_levels_are_found(
    ledger: Ledger, make_burial: MakeDraft, tmp_path: Path
) -> None:
    capture = ledger.captures.put(b"list")
    with ledger.writing() as writer:
        writer.append([make_burial(number, capture=capture) for number in range(700)])
    ledger.publish()
    path = tmp_path / "register/log/hash.1"
    data = path.read_bytes()
    assert len(data) == 64
    for at in range(0, 64, 7):
        path.write_bytes(data[:at] + bytes([data[at] ^ 4]) + data[at + 1 :])
        report = verify_folder(tmp_path / "register")
        assert any("hash.1" in failure for failure in report.failures)
    path.write_bytes(data)
    (tmp_path / "register/log/hash.2").write_bytes(b"x" * 32)
    assert not verify_folder(tmp_path / "register").ok


def test_every_flipped_bit_of_a_payload_is_found(folder: Path) -> None:
    connection = sqlite3.connect(folder / "vault.sqlite")
    for column in ("salt", "payload"):
        (data,) = connection.execute(f"SELECT {column} FROM payload WHERE entry = 4").fetchone()
        for bit in range(0, len(data) * 8, 5):
            broken = bytearray(data)
            broken[bit // 8] ^= 1 << bit % 8
            connection.execute(f"UPDATE payload SET {column} = ? WHERE entry = 4", (bytes(broken),))
            connection.commit()
            assert not verify_folder(folder).ok
        connection.execute(f"UPDATE payload SET {column} = ? WHERE entry = 4", (data,))
        connection.commit()
    connection.close()
    assert verify_folder(folder).ok


def test_flipped_bytes_of_the_vault_file_that_hold_words_are_found(folder: Path) -> None:
    path = folder / "vault.sqlite"
    data = path.read_bytes()
    for words in (b"Cemetery No. 2", b"town-list", b"a mistake", b"Ada"):
        at = data.index(words)
        path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        assert not verify_folder(folder).ok
    path.write_bytes(data[: len(data) // 2])
    assert not verify_folder(folder).ok
    path.unlink()
    assert not verify_folder(folder).ok


def test_missing_is_told_from_withheld(folder: Path, tmp_path: Path) -> None:
    with Ledger.open(folder, config_folder=tmp_path / "config") as ledger:
        ledger.erase([3], basis="court", by="a:x")
    report = verify_folder(folder)
    assert report.ok
    assert report.withheld == 1
    connection = sqlite3.connect(folder / "vault.sqlite")
    connection.execute("DELETE FROM payload WHERE entry = 4")
    connection.commit()
    connection.close()
    report = verify_folder(folder)
    assert report.failures == ("vault.sqlite: the payload of entry 4 is missing, and no entry erases it",)


def test_captures_are_compared_with_their_names(folder: Path) -> None:
    (path,) = (folder / "captures").rglob("*/*/*/" + "?" * 64)
    content = path.read_bytes()
    path.chmod(0o644)
    path.write_bytes(content.replace(b"1375", b"1373"))
    assert "its bytes have changed" in verify_folder(folder).in_words()
    path.unlink()
    assert "neither there nor erased" in verify_folder(folder).in_words()
    path.with_name(path.name + ".withheld").write_bytes(b"7\n")  # that entry is no erasure
    assert not verify_folder(folder).ok


def test_an_interrupted_write_is_no_tampering(town: Ledger, folder: Path) -> None:
    path = folder / "log/entries.0000"
    path.write_bytes(path.read_bytes() + b"\x00\x20half an entry")
    report = verify_folder(folder)
    assert report.ok
    assert "interrupted write" in report.in_words()


def test_an_earlier_checkpoint_must_be_the_beginning(town: Ledger, folder: Path, tmp_path: Path) -> None:
    with Ledger.open(folder, config_folder=tmp_path / "config") as ledger:
        early = ledger.checkpoint_note()
        with ledger.writing() as writer:
            writer.append(
                [Draft(payload, "a:x") for entry in ledger.entries(7, 8) if (payload := entry.payload)]
            )
        ledger.publish()
    report = verify_folder(folder, earlier=[early])
    assert report.ok
    assert "the log goes on from the earlier checkpoint that you gave" in report.in_words()
    assert "this computer" not in report.in_words()
    report = verify_folder(folder, earlier=[early, early])
    assert "the earlier 2 checkpoints that you gave" in report.in_words()
    shutil.copytree(folder, tmp_path / "copy")
    assert verify_folder(tmp_path / "copy", earlier=[early]).ok


def test_a_missing_file_is_found(folder: Path) -> None:
    for name in ("log/entries.0000", "log/checkpoint", "log/vkey", "log/format", "vault.sqlite"):
        data = (folder / name).read_bytes()
        (folder / name).unlink()
        assert not verify_folder(folder).ok, name
        (folder / name).write_bytes(data)
    with pytest.raises(NoRegisterError):
        verify_folder(folder / "captures")
    with pytest.raises(MalformedProofError):
        verify_folder(folder, vkey="no key")


def test_another_key_is_not_believed(folder: Path, tmp_path: Path) -> None:
    other = Ledger.create(tmp_path / "other", name="other", key_file=tmp_path / "other.key")
    report = verify_folder(folder, vkey=other.vkey)
    assert not report.ok
    assert report.proves == ()
    other.close()


def test_proofs_of_every_entry(town: Ledger) -> None:
    town.publish()
    for index in range(town.size):
        proof = town.prove(index)
        report = verify_proof(proof)
        assert report.ok, report.in_words()
        assert verify_proof(proof.encode(), vkey=town.vkey).key_given
        assert report.index == index
        assert report.payload is not None
        assert json.loads(msgspec.json.encode(report))["payload"]
        assert bytes(report.payload).decode() in report.in_words()


def test_every_flipped_bit_of_a_proof_is_found(town: Ledger) -> None:
    town.publish()
    data = town.prove(4).encode()
    for at in range(len(data)):
        broken = bytearray(data)
        broken[at] ^= 1 << at % 8
        try:
            report = verify_proof(bytes(broken), vkey=town.vkey)
        except MalformedProofError:
            continue
        assert not report.ok, at


@given(
    st.binary(max_size=300)
    | st.binary(max_size=99).map(lambda tail: b"c2sp.org/tlog-proof@v1\nindex 0\n\n" + tail)
)
def test_any_bytes_are_no_proof(data: bytes) -> None:
    with pytest.raises(CenotaphError):
        verify_proof(data)


def test_a_payload_of_another_entry_is_refused(town: Ledger) -> None:
    town.publish()
    one, two = (parse_tlog_proof(town.prove(index).encode()) for index in (3, 4))
    swapped = town.prove(3).replace(_extra_line(town.prove(3)), _extra_line(town.prove(4)))
    assert one.extra != two.extra
    assert not verify_proof(swapped).ok


def _extra_line(proof: str) -> str:
    return proof.split("\n")[1]
