"""What a verification says, so that a person who did not write it understands what happened."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cenotaph.errors import RollbackError
from cenotaph.ledger.ledger import Ledger
from cenotaph.ledger.report import VerifyReport, counted
from cenotaph.ledger.tiles import export_tiles
from cenotaph.ledger.verify import verify_folder, verify_proof, verify_tiles
from cenotaph.model.entry import Agent, Draft

MakeDraft = Callable[..., Draft]
AGENT = Draft(Agent(id="a:second", kind="person", name="Bea"), "a:second")
OLDER = "this copy is older than the log that was last signed on this computer"


@pytest.fixture
def folder(town: Ledger, tmp_path: Path) -> Path:
    """The town, signed to its end and closed."""
    town.publish()
    town.close()
    return tmp_path / "register"


@pytest.fixture
def older(town: Ledger, tmp_path: Path) -> tuple[Path, bytes]:
    """A good copy of 11 entries, and the checkpoint of 13 that was signed after it was made."""
    town.publish()
    shutil.copytree(tmp_path / "register", tmp_path / "older")
    with town.writing() as writer:
        writer.append([AGENT, AGENT])
    town.publish()
    town.close()
    return tmp_path / "older", town.checkpoint_note()


def test_what_this_computer_signed_is_not_called_given_by_the_user(folder: Path) -> None:
    note = (folder / "log/checkpoint").read_bytes()
    words = verify_folder(folder, signed_before=note).in_words()
    assert "the log goes on from what was last signed on this computer (11 entries)" in words
    assert "you gave" not in words
    plain = verify_folder(folder).in_words()
    assert "this computer" not in plain
    assert "you gave" not in plain


def test_an_older_copy_is_called_older(older: tuple[Path, bytes]) -> None:
    copy, note = older
    assert verify_folder(copy).ok
    report = verify_folder(copy, signed_before=note)
    assert not report.ok
    assert report.proves == ()
    assert report.failures == (f"log: {OLDER} (11 of 13 entries): entries are missing at its end",)
    assert "is the beginning of what was last signed" in report.does_not_prove[-1]


def test_an_older_copy_that_was_changed_is_not_called_older(older: tuple[Path, bytes]) -> None:
    copy, note = older
    path = copy / "log/entries.0000"
    data = path.read_bytes()
    path.write_bytes(data[:200] + bytes([data[200] ^ 1]) + data[201:])
    words = verify_folder(copy, signed_before=note).in_words()
    assert OLDER not in words
    assert "it covers 13 entries, and only 11 are there" in words


def test_a_log_cut_below_its_own_checkpoint_is_not_called_older(older: tuple[Path, bytes]) -> None:
    copy, note = older
    (copy / "log/checkpoint").write_bytes(note)
    words = verify_folder(copy, signed_before=note).in_words()
    assert OLDER not in words
    assert "log/checkpoint: it covers 13 entries, and only 11 are there" in words


def test_what_another_key_signed_is_no_state_of_this_log(folder: Path, tmp_path: Path) -> None:
    with Ledger.create(tmp_path / "other", name="other", key_file=tmp_path / "other.key") as other:
        report = verify_folder(folder, signed_before=other.checkpoint_note())
    (failure,) = report.failures
    assert failure.startswith("the checkpoint that was last signed on this computer: ")
    assert failure.endswith("or another key signed it")


def test_writing_to_an_older_copy_says_what_to_do(older: tuple[Path, bytes], tmp_path: Path) -> None:
    with (
        Ledger.open(older[0], config_folder=tmp_path / "config") as ledger,
        pytest.raises(
            RollbackError, match="this copy holds 11 entries, 13 were signed: restore the newer copy"
        ),
        ledger.writing(),
    ):
        pass


@pytest.mark.parametrize("name", ["hash.0", "hash.1", "bundles.idx"])
def test_a_missing_derived_file_is_named_and_comes_back(
    ledger: Ledger, make_burial: MakeDraft, tmp_path: Path, name: str
) -> None:
    capture = ledger.captures.put(b"list")
    with ledger.writing() as writer:
        writer.append([make_burial(number, capture=capture) for number in range(300)])
    ledger.publish()
    ledger.close()
    folder = tmp_path / "register"
    data = (folder / "log" / name).read_bytes()
    (folder / "log" / name).unlink()
    report = verify_folder(folder)
    assert report.ok
    assert report.warnings == (
        f"log/{name}: this derived file is missing; it will be written again when the register is opened",
    )
    Ledger.open(folder, config_folder=tmp_path / "config").close()
    assert (folder / "log" / name).read_bytes() == data
    assert verify_folder(folder).warnings == ()


@pytest.mark.parametrize("name", ["hash.0", "bundles.idx"])
def test_a_short_derived_file_is_an_interrupted_write(folder: Path, name: str) -> None:
    path = folder / "log" / name
    path.write_bytes(path.read_bytes()[:-8])
    report = verify_folder(folder)
    assert report.ok
    assert report.warnings == (f"log/{name}: the last entries are not in it yet: an interrupted write",)


def test_a_signature_that_fails_is_said_in_words(folder: Path) -> None:
    path = folder / "log/checkpoint"
    note = path.read_bytes()
    for broken in (
        note.replace(b"the-town", b"the-tomb", 1),
        note[:-6] + b"AAAA=\n",
        note.replace(b"\n11\n", b"\n12\n"),
    ):
        assert broken != note
        path.write_bytes(broken)
        words = verify_folder(folder).in_words()
        assert words.startswith(
            "NOT GOOD: a register\n11 entries; the checkpoint's signature cannot be checked\n"
        )
        assert "None" not in words
    path.write_bytes(note.replace(b"\n11\n", b"\n12\n"))
    assert (
        "either its text or its signature was changed, or another key signed it"
        in verify_folder(folder).in_words()
    )


def test_a_changed_proof_is_said_in_words(town: Ledger) -> None:
    town.publish()
    proof = town.prove(4)
    report = verify_proof(proof.replace("\n11\n", "\n12\n"))
    words = report.in_words()
    assert words.startswith("NOT GOOD: the proof of one entry\nentry 4\n")
    assert "either its text or its signature was changed, or another key signed it" in words
    assert "entry 4 of 11" in verify_proof(proof).in_words()


def test_an_export_whose_signature_fails(town: Ledger, tmp_path: Path) -> None:
    town.publish()
    export_tiles(tmp_path / "register", tmp_path / "out")
    assert "\n11 entries, 11 of them signed, with the root " in verify_tiles(tmp_path / "out").in_words()
    path = tmp_path / "out/checkpoint"
    path.write_bytes(path.read_bytes().replace(b"\n11\n", b"\n12\n"))
    words = verify_tiles(tmp_path / "out").in_words()
    assert words.startswith("NOT GOOD: an exported log\nthe checkpoint's signature cannot be checked\n")
    assert "or another key signed it" in words


def test_one_is_not_many(ledger: Ledger, tmp_path: Path) -> None:
    ledger.publish()
    words = verify_folder(tmp_path / "register", signed_before=ledger.checkpoint_note()).in_words()
    assert "\n1 entry, 1 of them signed" in words
    assert "the 1 signed entry is the one that this key signed" in words
    assert "1 payload is byte for byte what was committed to" in words
    assert "on this computer (1 entry)" in words
    assert [counted(number, "checkpoint") for number in (0, 1, 2)] == [
        "0 checkpoints",
        "1 checkpoint",
        "2 checkpoints",
    ]


def test_tables_are_not_part_of_the_log(folder: Path) -> None:
    report = verify_folder(folder)
    assert report.tables is None
    assert "register.sqlite" in "".join(report.does_not_prove)

    equal = report.with_tables("equal")
    assert equal.ok
    assert "\n- the tables that pages and lists are made from are what the log says\n" in equal.in_words()
    assert "register.sqlite" not in equal.in_words()

    differ = report.with_tables("differ")
    assert not differ.ok
    assert differ.proves == ()
    assert differ.failures == (
        "register.sqlite: its tables are not what the log says; bring them back with: cenotaph fold",
    )
    assert "register.sqlite" not in "".join(differ.does_not_prove)


def test_equal_tables_do_not_make_a_bad_log_good() -> None:
    report = VerifyReport(kind="folder", ok=False, failures=("log: it is cut",)).with_tables("equal")
    assert not report.ok
    assert report.proves == ()
    assert report.failures == ("log: it is cut",)
