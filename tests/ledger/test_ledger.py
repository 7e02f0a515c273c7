"""The ledger: what goes in comes out, in order, on disk; one writer at a time; old copies are refused."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cenotaph.errors import (
    EntryTooLargeError,
    ForkError,
    LedgerError,
    LockedError,
    MalformedEntryError,
    NoKeyError,
    NoRegisterError,
    PoisonedLogError,
    RegisterExistsError,
    RollbackError,
    TamperedLogError,
    UnknownIdError,
    UsageError,
)
from cenotaph.ledger.ledger import Ledger
from cenotaph.ledger.verify import verify_folder
from cenotaph.model.entry import Agent, Draft, Erasure, Key, Payload, Withdrawal
from strategies import payloads

BY = "a:town0recorder"
AGENT = Draft(Agent(id=BY, kind="person", name="Ada"), BY)
MakeDraft = Callable[..., Draft]
MakeIdentity = Callable[[int], bytes]


def reopened(ledger: Ledger, tmp_path: Path, *, with_key: bool = True) -> Ledger:
    return Ledger.open(tmp_path / "register", config_folder=tmp_path / "config" if with_key else None)


def test_a_new_ledger_states_its_key(ledger: Ledger, tmp_path: Path) -> None:
    assert re.fullmatch(r"the-town-[a-z2-7]{6}\.cenotaph", ledger.origin)
    assert ledger.size == 1
    assert ledger.entry(0).payload == Key(vkey=ledger.vkey)
    assert (tmp_path / "config/keys" / f"{ledger.origin}.key").is_file()
    assert ledger.checkpoint().size == 1
    assert ledger.checkpoint().origin == ledger.origin
    with pytest.raises(RegisterExistsError):
        Ledger.create(tmp_path / "register", name="again", config_folder=tmp_path / "config")
    with pytest.raises(UsageError):
        Ledger.create(tmp_path / "other", name="nowhere to put the key")
    with pytest.raises(NoRegisterError):
        Ledger.open(tmp_path / "other")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        payloads.filter(lambda payload: not isinstance(payload, (Erasure, Key))), min_size=1, max_size=20
    )
)
def test_every_payload_comes_back(ledger: Ledger, tmp_path: Path, said: list[Payload]) -> None:
    first = ledger.size
    drafts = [Draft(payload, "a:x", ("0",) if number % 2 else ()) for number, payload in enumerate(said)]
    with ledger.writing() as writer:
        indexes = writer.append(drafts)
    assert indexes == list(range(first, first + len(said)))
    with reopened(ledger, tmp_path) as again:
        found = list(again.entries(first))
    assert [entry.payload for entry in found] == said
    assert [(entry.index, entry.by, entry.targets) for entry in found] == [
        (index, draft.by, draft.targets) for index, draft in zip(indexes, drafts, strict=True)
    ]


def test_entries_by_range(town: Ledger) -> None:
    assert [entry.index for entry in town.entries()] == list(range(town.size))
    assert [entry.index for entry in town.entries(3, 5)] == [3, 4]
    assert list(town.entries(town.size)) == []
    assert [entry.op for entry in town.entries()] == [
        *("key", "import", "source"),
        *["assert"] * 4,
        *("agent", "judge", "review", "withdraw"),
    ]
    assert town.entry(10).targets == ("4", "5#0")
    for index in (-1, town.size):
        with pytest.raises(UnknownIdError):
            town.entry(index)


def test_time_never_runs_backwards(tmp_path: Path) -> None:
    times = iter([1000.9, 2000.0, 1500.0, 1999.9, 3000.5])
    ledger = Ledger.create(tmp_path / "r", name="clock", key_file=tmp_path / "key", clock=lambda: next(times))
    for _ in range(4):
        with ledger.writing() as writer:
            writer.append([AGENT])
    assert [entry.at for entry in ledger.entries()] == [1000, 2000, 2000, 2000, 3000]
    ledger.close()


def test_known_identities(
    town: Ledger, make_burial: MakeDraft, make_identity: MakeIdentity, tmp_path: Path
) -> None:
    asked = [make_identity(number) for number in range(6)]
    assert town.known(asked) == {make_identity(number): 3 + number for number in range(4)}
    with town.writing() as writer:
        writer.append([make_burial(1, capture="0" * 64)], identities=[make_identity(1)])
    assert town.known([make_identity(1)]) == {make_identity(1): 11}
    with reopened(town, tmp_path, with_key=False) as reader:
        assert reader.known(asked) == town.known(asked)


def test_what_is_refused_is_not_written(town: Ledger) -> None:
    size = town.size
    for drafts, error in (
        ([AGENT, Draft(AGENT.payload, "nobody")], MalformedEntryError),
        ([AGENT, Draft(Withdrawal(reason="\ud800"), BY)], MalformedEntryError),
        ([AGENT, Draft(Withdrawal(reason="x"), BY, ("12",))], UnknownIdError),
        ([AGENT, Draft(Withdrawal(reason="x"), BY, ("1#x",))], MalformedEntryError),
        ([AGENT, Draft(Withdrawal(reason="x"), BY, ("1",) * 20_000)], EntryTooLargeError),
        ([AGENT, Draft(Erasure(basis="self"), BY, ("1",))], UsageError),
        ([AGENT, Draft(Key(vkey=town.vkey), BY)], UsageError),
    ):
        with town.writing() as writer, pytest.raises(error):
            writer.append(drafts)
    with town.writing() as writer, pytest.raises(UsageError):
        writer.append([AGENT], identities=[])
    with pytest.raises(UsageError):
        writer.append([AGENT])
    with town.writing() as writer:
        assert writer.append([]) == []
        assert writer.append([AGENT]) == [size]


def test_a_large_payload_fits(town: Ledger) -> None:
    with town.writing() as writer:
        (index,) = writer.append([Draft(Withdrawal(reason="x" * 3_000_000), BY)])
    payload = town.entry(index).payload
    assert isinstance(payload, Withdrawal)
    assert len(payload.reason) == 3_000_000


def test_publishing_signs_what_is_on_disk(town: Ledger, tmp_path: Path) -> None:
    assert town.checkpoint().size == 7
    checkpoint = town.publish()
    assert checkpoint == town.checkpoint()
    assert checkpoint.size == town.size == 11
    note = (tmp_path / "register/log/checkpoint").read_bytes()
    assert note == town.checkpoint_note()
    assert town.publish() == checkpoint
    assert (tmp_path / "register/log/checkpoint").read_bytes() == note
    with reopened(town, tmp_path, with_key=False) as reader:
        assert reader.checkpoint() == checkpoint
        with pytest.raises(NoKeyError), reader.writing():
            pass
        with pytest.raises(NoKeyError):
            reader.publish()


def test_a_reader_follows_a_writer(ledger: Ledger, tmp_path: Path) -> None:
    with reopened(ledger, tmp_path, with_key=False) as reader:
        for number in range(300):
            with ledger.writing() as writer:
                writer.append([AGENT] * (number % 7 + 1))
            if number % 50 == 0:
                reader.refresh()
                assert reader.size == ledger.size
                assert list(reader.entries()) == list(ledger.entries())
        ledger.publish()
        reader.refresh()
        assert reader.checkpoint() == ledger.checkpoint()


def test_two_writers_take_turns(ledger: Ledger, tmp_path: Path) -> None:
    with reopened(ledger, tmp_path) as other:
        for turn in range(20):
            for each in (ledger, other):
                with each.writing() as writer:
                    assert writer.append([AGENT, AGENT]) == [each.size - 2, each.size - 1]
            (ledger, other)[turn % 2].publish()
    ledger.refresh()
    assert ledger.size == 81
    assert verify_folder(tmp_path / "register").ok


def test_a_second_writer_waits_or_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    with reopened(ledger, tmp_path) as other:
        with ledger.writing() as writer:
            with pytest.raises(LockedError, match="another process is writing"), other.writing(wait_s=0.05):
                pass
            writer.append([AGENT])
            thread = threading.Timer(0.1, lambda: release.set())
            release = threading.Event()
            thread.start()
            release.wait()
        with other.writing() as writer:
            assert writer.append([AGENT]) == [2]


def test_threads_share_a_ledger(ledger: Ledger) -> None:
    def write() -> None:
        for _ in range(10):
            with ledger.writing() as writer:
                writer.append([AGENT] * 3)

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        assert list(ledger.entries(0, 1))
        thread.join()
    assert ledger.size == 121
    assert len(list(ledger.entries())) == 121


def test_an_old_copy_is_refused(town: Ledger, tmp_path: Path) -> None:
    town.publish()
    shutil.copytree(tmp_path / "register", tmp_path / "backup")
    with town.writing() as writer:
        writer.append([AGENT])
    town.publish()
    town.close()
    shutil.rmtree(tmp_path / "register")
    (tmp_path / "backup").rename(tmp_path / "register")
    with reopened(town, tmp_path) as old, pytest.raises(RollbackError), old.writing():
        pass


def test_a_rewritten_history_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    """The same key writes another history of the same length; the signer's state knows the first one."""
    state = tmp_path / "config/keys" / f"{ledger.origin}.key.state"
    before = state.read_bytes()
    shutil.copytree(tmp_path / "register", tmp_path / "other")
    with ledger.writing() as writer:
        writer.append([AGENT] * 3)
    ledger.publish()
    after = state.read_bytes()
    state.write_bytes(before)
    with Ledger.open(tmp_path / "other", config_folder=tmp_path / "config") as other:
        with other.writing() as writer:
            writer.append([AGENT] * 3)
        other.publish()
    assert verify_folder(tmp_path / "other").ok  # nothing in it tells: only what was kept outside does
    kept = ledger.checkpoint_note()
    assert not verify_folder(tmp_path / "other", earlier=[kept]).ok
    state.write_bytes(after)
    with (
        Ledger.open(tmp_path / "other", config_folder=tmp_path / "config") as other,
        pytest.raises(ForkError),
        other.writing(),
    ):
        pass


def test_a_lost_signer_state_stops_writing(town: Ledger, tmp_path: Path) -> None:
    (tmp_path / "config/keys" / f"{town.origin}.key.state").unlink()
    with reopened(town, tmp_path) as again, pytest.raises(LedgerError, match="state"), again.writing():
        pass


def test_a_key_of_another_log_is_refused(town: Ledger, tmp_path: Path) -> None:
    Ledger.create(tmp_path / "other", name="other", key_file=tmp_path / "other.key").close()
    ledger = Ledger.open(tmp_path / "register", key_file=tmp_path / "other.key")
    with ledger, pytest.raises(ForkError), ledger.writing():
        pass


def test_a_checkpoint_that_was_not_replaced_is_replaced(town: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "register/log/checkpoint"
    before = path.read_bytes()
    town.publish()
    after = path.read_bytes()
    path.write_bytes(before)
    with reopened(town, tmp_path) as again:
        assert again.checkpoint().size == 7
        with again.writing():
            pass
        assert again.checkpoint().size == 11
    assert path.read_bytes() == after


def test_a_failed_sync_poisons(town: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(fd: int) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fdatasync", fail)
        with town.writing() as writer, pytest.raises(PoisonedLogError):
            writer.append([AGENT])
    with pytest.raises(PoisonedLogError), town.writing():
        pass
    with pytest.raises(PoisonedLogError):
        town.publish()
    with reopened(town, tmp_path) as again:
        with again.writing() as writer:
            writer.append([AGENT])
        again.publish()
    assert verify_folder(tmp_path / "register").ok


def test_a_write_that_stops_half_way_poisons(
    town: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "register/log/entries.0000"
    size, write = path.stat().st_size, os.pwrite

    def write_half(fd: int, data: memoryview, offset: int) -> int:
        if len(data) < 10:
            raise OSError(28, "No space left on device")
        return write(fd, data[: len(data) // 2], offset)

    with monkeypatch.context() as patch:
        patch.setattr(os, "pwrite", write_half)
        with town.writing() as writer, pytest.raises(PoisonedLogError, match="No space left"):
            writer.append([AGENT])
    assert path.stat().st_size > size
    with reopened(town, tmp_path) as again:
        assert again.size == 11
        with again.writing():
            assert path.stat().st_size == size
    assert verify_folder(tmp_path / "register").ok


def test_short_writes_are_continued(town: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.pwrite
    monkeypatch.setattr(os, "pwrite", lambda fd, data, offset: write(fd, data[:7], offset))
    with town.writing() as writer:
        writer.append([AGENT] * 3)
    town.publish()
    assert verify_folder(tmp_path / "register").ok


def test_a_batch_syncs_the_log_once(town: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[str] = []
    sync = os.fdatasync

    def count(fd: int) -> None:
        synced.append(Path(f"/proc/self/fd/{fd}").readlink().name)
        sync(fd)

    monkeypatch.setattr(os, "fdatasync", count)
    monkeypatch.setattr(os, "fsync", count)
    with town.writing() as writer:
        writer.append([AGENT] * 500)
        assert synced == ["entries.0000"]
        writer.append([AGENT])
    assert synced == ["entries.0000"] * 2


@pytest.mark.parametrize("tail", [b"\0" * 600, b"\xff" * 600, b"\0\0" + b"\xff\xff" + b"\0" * 44])
def test_garbage_after_the_last_batch_is_cut(town: Ledger, tmp_path: Path, tail: bytes) -> None:
    town.close()
    path = tmp_path / "register/log/entries.0000"
    whole = path.read_bytes()
    path.write_bytes(whole + tail)
    with reopened(town, tmp_path) as again:
        assert again.size == 11
        with again.writing():
            pass
    assert path.read_bytes() == whole


def test_a_full_disk_stops_before_the_log(town: Ledger, tmp_path: Path) -> None:
    size = (tmp_path / "register/log/entries.0000").stat().st_size
    town._vault._connection.execute(
        "PRAGMA max_page_count = 1"
    )  # SQLite takes the present size for the least
    with town.writing() as writer, pytest.raises(LedgerError, match="full"):
        writer.append([Draft(Withdrawal(reason="x" * 1_000_000), BY)])
    assert (tmp_path / "register/log/entries.0000").stat().st_size == size
    town._vault._connection.execute("PRAGMA max_page_count = 1000000")
    with town.writing() as writer:
        assert writer.append([AGENT]) == [11]
    assert verify_folder(tmp_path / "register").ok


def test_payloads_without_entries_are_removed(
    town: Ledger, make_identity: MakeIdentity, tmp_path: Path
) -> None:
    """A crash between the vault and the log leaves rows that no entry commits to."""
    town._vault.add([(11, b"s" * 32, b'"words that never came into the log"', make_identity(9))])
    with reopened(town, tmp_path) as again:
        with again.writing() as writer:
            assert writer.append([AGENT]) == [11]
        assert again.known([make_identity(9)]) == {}
    town.close()
    assert b"never came" not in (tmp_path / "register/vault.sqlite").read_bytes()


def test_a_changed_payload_is_not_given_out(town: Ledger, tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "register/vault.sqlite")
    connection.execute(
        "UPDATE payload SET payload = CAST(replace(payload, 'No. 2', 'No. 3') AS BLOB) WHERE entry = 5"
    )
    connection.commit()
    connection.close()
    assert town.entry(4).payload is not None
    with pytest.raises(TamperedLogError, match="entry 5"):
        town.entry(5)


def test_a_read_only_copy_can_be_read(town: Ledger, tmp_path: Path) -> None:
    town.publish()
    expected = list(town.entries())
    town.close()
    shutil.copytree(tmp_path / "register", tmp_path / "copy")
    for path in sorted((tmp_path / "copy").rglob("*"), reverse=True):
        path.chmod(0o555 if path.is_dir() else 0o444)
    script = (
        "import codecs, os, sys; from pathlib import Path; from cenotaph.ledger.ledger import Ledger\n"
        "codecs.lookup('ascii')\n"
        "if os.getuid() == 0: os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        "print(sum(entry.payload is not None for entry in Ledger.open(Path(sys.argv[1])).entries()))"
    )
    for folder in [tmp_path, *list(tmp_path.parents)[:3]]:
        if folder.stat().st_uid == os.getuid() and str(folder) != "/tmp":
            folder.chmod(folder.stat().st_mode | 0o055)
    done = subprocess.run(
        [sys.executable, "-c", script, tmp_path / "copy"], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == str(len(expected)), done.stderr
