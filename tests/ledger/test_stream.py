"""The stream: exact inverses, whatever the pieces in which it is read; nothing torn is taken for whole."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.errors import TamperedLogError
from cenotaph.ledger.stream import StreamReader, encode_batch, find_record, scan_batches, split_entries

BATCHES = st.lists(st.lists(st.binary(max_size=30), min_size=1, max_size=5), max_size=5)


def stream_of(batches: list[list[bytes]]) -> bytes:
    data, size = b"", 0
    for batch in batches:
        size += len(batch)
        data += encode_batch(batch, size=size, root=bytes([size]) * 32)
    return data


def reader_over(data: bytes, *, at_most: int = 1 << 30) -> StreamReader:
    return lambda offset, length: data[offset : offset + min(length, at_most)]


@given(BATCHES, st.integers(1, 100))
def test_batches_come_back(batches: list[list[bytes]], at_most: int) -> None:
    data = stream_of(batches)
    found = list(scan_batches(reader_over(data, at_most=at_most), 0))
    assert [batch.entries for batch in found] == batches
    assert [data[batch.start : batch.stop] for batch in found] == [
        encode_batch(batch.entries, size=batch.size, root=batch.root) for batch in found
    ]
    assert split_entries(data) == [entry for batch in batches for entry in batch]


def test_what_is_cut_off_is_left_out_at_every_byte() -> None:
    whole, torn = stream_of([[b"one", b"two"]]), stream_of([[b"one", b"two"], [b"three", b""]])
    for length in range(len(whole), len(torn)):
        found = list(scan_batches(reader_over(torn[:length]), 0))
        assert [batch.stop for batch in found] == [len(whole)]


def test_a_flipped_bit_is_no_batch_or_another_record() -> None:
    data = stream_of([[b"one", b"two"]])
    (good,) = scan_batches(reader_over(data), 0)
    for bit in range(len(data) * 8):
        broken = bytearray(data)
        broken[bit // 8] ^= 1 << bit % 8
        found = list(scan_batches(reader_over(bytes(broken)), 0))
        assert not found or (found[0].size, found[0].root) != (good.size, good.root)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_without_surprise(data: bytes) -> None:
    list(scan_batches(reader_over(data), 0))
    find_record(data, first=0, size=3)
    with suppress(TamperedLogError):
        split_entries(data)


@given(BATCHES)
def test_records_are_found(batches: list[list[bytes]]) -> None:
    data, size = stream_of(batches), 0
    ends: dict[int, int] = {}
    for batch in batches:
        size += len(batch)
        ends[size] = len(stream_of(batches[: len(ends) + 1]))
    for asked in range(1, size + 3):
        assert find_record(data, first=0, size=asked) == ends.get(asked)


def test_an_entry_beyond_the_end() -> None:
    with pytest.raises(TamperedLogError):
        split_entries(b"\x00\x05abc")
