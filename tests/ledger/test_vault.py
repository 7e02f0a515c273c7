"""The vault: what is known, and what is gone when it is erased."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from cenotaph.errors import TamperedLogError
from cenotaph.ledger.row_digests import RowDigests
from cenotaph.ledger.vault import ERASED, Row, Vault

KEY = b"k" * 32


def identity(number: int) -> bytes:
    return bytes([number]) * 32


def test_rows_come_back_in_order(tmp_path: Path) -> None:
    vault = Vault.create(tmp_path / "vault.sqlite")
    vault.add([(2, b"s" * 32, b"two", None), (1, b"t" * 32, b"one", identity(1))])
    assert vault.read(0, 9) == [Row(1, b"t" * 32, b"one"), Row(2, b"s" * 32, b"two")]
    assert vault.read(2, 2) == []
    assert vault.last_entry() == 2
    assert vault.check() == []
    vault.close()


def test_the_latest_entry_of_an_identity_is_known(tmp_path: Path) -> None:
    vault = Vault.create(tmp_path / "vault.sqlite")
    vault.add([(number, b"s" * 32, b"p", identity(number % 700 % 256)) for number in range(1500)])
    known = vault.known([identity(number) for number in range(256)], key=None)
    assert known[identity(3)] == 1403
    assert len(known) == 256
    assert vault.drop_from(1403) == 97
    assert vault.known([identity(3)], key=KEY) == {identity(3): 1215}
    assert vault.drop_from(1403) == 0
    vault.close()


def test_erased_bytes_are_gone_and_not_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "vault.sqlite"
    vault = Vault.create(path)
    rows = [
        (number, b"s" * 32, b"words of number %d;" % number * 300, identity(number)) for number in range(60)
    ]
    vault.add(rows)
    assert vault.erase(range(10, 20), key=KEY) == 10
    assert vault.erase([15, 99], key=KEY) == 0
    assert [row.entry for row in vault.read(0, 99)] == [*range(10), *range(20, 60)]
    held = b"".join(each.read_bytes() for each in tmp_path.iterdir())
    assert b"words of number 9;" in held
    for number in range(10, 20):
        assert b"words of number %d;" % number not in held
        assert identity(number)[:16] not in held
    assert vault.known([identity(12), identity(21)], key=KEY) == {identity(12): ERASED, identity(21): 21}
    assert vault.known([identity(12)], key=b"another" * 5) == {}
    vault.close()


def test_not_a_vault(tmp_path: Path) -> None:
    with pytest.raises(TamperedLogError):
        Vault(tmp_path / "absent.sqlite")
    (tmp_path / "text").write_bytes(b"not a database at all, but long enough to be looked at" * 100)
    with pytest.raises(TamperedLogError):
        Vault(tmp_path / "text")


def test_can_be_read_where_nothing_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / "medium" / "vault.sqlite"
    path.parent.mkdir()
    vault = Vault.create(path)
    vault.add([(0, b"s" * 32, b"p", None)])
    vault.close()
    with sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True) as connection:
        assert connection.execute("SELECT count(*) FROM payload").fetchone() == (1,)
    connection.close()


def test_the_digest_of_a_row_goes_with_any_of_its_entries(tmp_path: Path) -> None:
    path = tmp_path / "vault.sqlite"
    vault = Vault.create(path)
    row = [(number, b"s" * 32, b"p", identity(number)) for number in range(6)]
    assert vault.rows_known([b"a" * 20]) == {}  # there is no table yet, and none is needed
    digests = [bytes([65 + number]) * 20 for number in range(4)]
    vault.add(row, [(digests[0], (0,)), (digests[1], (1, 2)), (digests[2], (3,)), (digests[3], (4, 5))])
    assert vault.rows_known(digests) == {
        digests[0]: (0,),
        digests[1]: (1, 2),
        digests[2]: (3,),
        digests[3]: (4, 5),
    }
    vault.erase([2], key=KEY)
    assert digests[1] not in vault.rows_known(digests)
    assert digests[1] not in b"".join(each.read_bytes() for each in tmp_path.iterdir())
    assert vault.drop_from(5) == 1
    assert vault.rows_known(digests) == {digests[0]: (0,), digests[2]: (3,)}
    vault.add_row_digests([(digests[0], (3,))])
    assert vault.rows_known([digests[0]]) == {digests[0]: (3,)}
    vault.close()


def test_digests_of_other_readings_of_a_source_are_forgotten(tmp_path: Path) -> None:
    vault = Vault.create(tmp_path / "vault.sqlite")
    old, new, other = (
        RowDigests(vault, key=KEY, source=s, reading=r) for s, r in (("a", "1"), ("a", "2"), ("b", "1"))
    )
    rows = [reading.digest(b"row") for reading in (old, new, other)]
    assert len({*rows, new.digest(b"row", 2), new.digest(b"another")}) == 5
    assert RowDigests(vault, key=b"q" * 32, source="a", reading="2").digest(b"row") != rows[1]
    vault.add_row_digests([(digest, (number,)) for number, digest in enumerate(rows)])
    new.forget([])
    assert vault.rows_known(rows) == {rows[1]: (1,), rows[2]: (2,)}
    new.forget([1])
    assert vault.rows_known(rows) == {rows[2]: (2,)}
    vault.close()
