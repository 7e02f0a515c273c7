from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.sources import json_events
from cenotaph.sources.encoding import Encoding
from cenotaph.sources.json_events import StrictEvents, build_value

WriteFile = Callable[[str, bytes], Path]

PIECES = st.sampled_from(
    [r"\ud83d", r"\uDE00", r"\ud83d\ude00", r"\\", r"\\ud83d", r"\n", r"\u00e9", "A", "é", "ud800", r"\"", r"\uFFFD"]
)  # fmt: skip


def value_of(path: Path) -> object:
    events = StrictEvents(path, Encoding("utf-8"))
    running = iter(events)
    value = build_value(running, next(running), 64)
    assert list(running) == []
    assert events.broken is None
    return value


@given(st.lists(PIECES, max_size=60).map("".join), st.integers(1, 40))
def test_halves_of_pairs_are_no_characters_wherever_a_piece_of_the_file_ends(
    write_file: WriteFile, written: str, chunk: int
) -> None:
    path = write_file("a.json", f'["{written}"]'.encode())
    told = json.loads(f'["{written}"]')[0]
    whole = told.encode("utf-16-le", errors="surrogatepass").decode("utf-16-le", errors="replace")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_events, "CHUNK_BYTES", chunk)
        assert value_of(path) == [whole]


def test_a_text_without_end_is_not_held(write_file: WriteFile) -> None:
    events = StrictEvents(
        write_file("a.json", b'["A", "' + b"x" * 66_000_000 + b'", "B"]'), Encoding("utf-8")
    )
    assert list(events) == [("start_array", None), ("string", "A")]
    assert events.broken is not None
    assert events.broken.code == "too_large"


def test_a_number_of_many_digits_ends_the_events_and_not_the_process(write_file: WriteFile) -> None:
    events = StrictEvents(write_file("a.json", b"[1, " + b"9" * 5000 + b", 2]"), Encoding("utf-8"))
    assert list(events) == [("start_array", None), ("number", 1)]
    assert events.broken is not None
    assert "digits" in events.broken.reason
