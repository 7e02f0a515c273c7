"""Erasure: the words are gone from every byte of the folder, the log says so, and they do not come back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cenotaph.errors import CenotaphError, UnknownIdError, UsageError
from cenotaph.ledger.ledger import Ledger
from cenotaph.ledger.verify import verify_folder, verify_proof
from cenotaph.model.entry import Draft, Erasure

BY = "a:town0recorder"
SECRET = "Wilhelmina Quaddelstein"
MakeDraft = Callable[..., Draft]
MakeIdentity = Callable[[int], bytes]


def holding(folder: Path, words: str) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file() and words.encode() in path.read_bytes()]


def with_secret(town: Ledger, make_burial: MakeDraft, make_identity: MakeIdentity) -> tuple[int, str]:
    capture = town.captures.put(f"a letter by {SECRET}".encode())
    with town.writing() as writer:
        draft = make_burial(77, capture=capture, name=SECRET)
        (index,) = writer.append([draft], identities=[make_identity(77)])
        writer.append([make_burial(78, capture=capture)], identities=[make_identity(78)])
    town.publish()
    return index, capture


def test_the_words_are_gone(
    town: Ledger, make_burial: MakeDraft, make_identity: MakeIdentity, tmp_path: Path
) -> None:
    index, capture = with_secret(town, make_burial, make_identity)
    assert holding(tmp_path / "register", SECRET)
    proof = town.prove(index)
    (erasing,) = town.erase([index], basis="art17", by=BY, captures=[capture])
    assert holding(tmp_path / "register", SECRET) == []
    assert town.entry(index).payload is None
    assert town.entry(erasing).payload == Erasure(basis="art17", captures=(capture,))
    assert town.entry(erasing).targets == (str(index),)
    assert town.known([make_identity(77), make_identity(78)]) == {
        make_identity(77): -1,
        make_identity(78): index + 1,
    }
    report = verify_folder(tmp_path / "register")
    assert report.ok, report.in_words()
    assert (report.withheld, report.captures_withheld) == (1, 1)
    assert verify_proof(proof).ok
    withheld = verify_proof(town.prove(index))
    assert withheld.ok
    assert withheld.payload is None


def test_an_erasure_is_repeated_after_a_backup(
    town: Ledger, make_burial: MakeDraft, make_identity: MakeIdentity, tmp_path: Path
) -> None:
    index, capture = with_secret(town, make_burial, make_identity)
    shutil.copy(tmp_path / "register/vault.sqlite", tmp_path / "backup.sqlite")
    shutil.copy(tmp_path / "register/vault.sqlite-wal", tmp_path / "backup.sqlite-wal")
    town.erase([index, 3], basis="court", by=BY)
    town.close()
    for end in ("", "-wal"):
        shutil.copy(tmp_path / f"backup.sqlite{end}", tmp_path / f"register/vault.sqlite{end}")
    report = verify_folder(tmp_path / "register")
    assert not report.ok  # the erasure's own payload is not in the backup
    assert any("were erased" in warning for warning in report.warnings)
    with Ledger.open(tmp_path / "register", config_folder=tmp_path / "config") as again:
        assert again.entry(index).payload is not None
        assert again.reap() == 2
        assert again.entry(index).payload is None
    assert holding(tmp_path / "register", SECRET) == [capture]


def test_an_erasure_that_was_cut_off_is_finished(
    town: Ledger, make_burial: MakeDraft, make_identity: MakeIdentity, tmp_path: Path
) -> None:
    index, capture = with_secret(town, make_burial, make_identity)
    with town.writing():
        town._append([Draft(Erasure(basis="self"), BY, (str(index),))])  # and the process ends here
    town.close()
    assert holding(tmp_path / "register", SECRET)
    with Ledger.open(tmp_path / "register", config_folder=tmp_path / "config") as again:
        with again.writing():
            pass
        assert again.entry(index).payload is None
    assert holding(tmp_path / "register", SECRET) == [capture]


def test_many_targets_take_several_entries(town: Ledger, make_burial: MakeDraft) -> None:
    with town.writing() as writer:
        many = writer.append([make_burial(number, capture="0" * 64) for number in range(4500)])
    entries = town.erase(many, basis="copyright", by=BY)
    assert len(entries) == 3
    assert sum(len(town.entry(index).targets) for index in entries) == 4500
    assert all(entry.payload is None for entry in town.entries(many[0], many[-1] + 1))


def test_what_cannot_be_erased(town: Ledger) -> None:
    (erasing,) = town.erase([3], basis="self", by=BY)
    for targets, error in (
        ([0], UsageError),
        ([erasing], UsageError),
        ([99], UnknownIdError),
        ([], UsageError),
    ):
        size = town.size
        with pytest.raises(error):
            town.erase(targets, basis="self", by=BY)
        assert town.size == size
    for basis, capture in (("whim", "0" * 64), ("self", "../key")):
        with pytest.raises(CenotaphError):
            town.erase([3], basis=basis, by=BY, captures=[capture])
        assert town.size == size


def test_a_capture_alone(town: Ledger, tmp_path: Path) -> None:
    (name,) = town.captures.names()
    (erasing,) = town.erase([], basis="copyright", by=BY, captures=[name])
    assert town.captures.withheld_by(name) == erasing
    report = verify_folder(tmp_path / "register")
    assert report.ok, report.in_words()
    assert (report.captures, report.captures_withheld) == (0, 1)
