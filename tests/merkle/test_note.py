"""Notes and keys against Go's own, every mangling refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.errors import CenotaphError, MalformedProofError, ProofError
from cenotaph.merkle.note import (
    MAX_SIGNATURES,
    Note,
    Signature,
    SigningKey,
    VerifierKey,
    check_note,
    format_note,
    format_vkey,
    parse_note,
    parse_signing_key,
    parse_vkey,
    sign_note,
)

GO = json.loads((Path(__file__).parents[1] / "vectors/signed_note.json").read_text())
NOTE = (GO["text"] + "\n" + GO["signature"]).encode()
PETER = parse_vkey(GO["vkey"])
NAMES = st.text(st.characters(min_codepoint=33, exclude_categories=("Cs", "Z", "Cc")), min_size=1).filter(
    lambda name: "+" not in name and not any(char.isspace() for char in name)
)


def test_gos_note_is_made_byte_for_byte() -> None:
    key = parse_signing_key(GO["skey"])
    assert format_vkey(key.verifier) == GO["vkey"]
    assert key.secret_text() == GO["skey"]
    assert format_note(sign_note(GO["text"], [key])) == NOTE
    assert check_note(parse_note(NOTE), [PETER]) == (PETER,)


def test_every_flipped_bit_of_a_note_is_refused() -> None:
    for bit in range(len(NOTE) * 8):
        broken = bytearray(NOTE)
        broken[bit // 8] ^= 1 << bit % 8
        with pytest.raises(CenotaphError):
            check_note(parse_note(bytes(broken)), [PETER])


def test_every_part_of_a_vkey_is_refused() -> None:
    text = GO["vkey"]
    for start in range(len(text)):
        for stop in range(start + 1, len(text) + 1):
            if (start, stop) != (0, len(text)):
                with pytest.raises(MalformedProofError):
                    parse_vkey(text[start:stop])
    for at in range(len(text)):
        with pytest.raises(MalformedProofError):
            parse_vkey(text[:at] + chr(ord(text[at]) + 1) + text[at + 1 :])
    for bad in GO["bad_vkeys"]:
        with pytest.raises(MalformedProofError):
            parse_vkey(bad)


@given(NAMES, st.binary(min_size=32, max_size=32))
def test_keys_are_exact_inverses(name: str, seed: bytes) -> None:
    key = SigningKey(name, seed)
    assert parse_vkey(format_vkey(key.verifier)) == key.verifier
    assert parse_signing_key(key.secret_text()).secret_text() == key.secret_text()
    assert key.secret_text() not in repr(key)


@given(
    st.text(st.characters(codec="utf-8", min_codepoint=32) | st.just("\n")),
    st.lists(
        st.builds(Signature, NAMES, st.binary(min_size=4, max_size=4), st.binary(min_size=1)), min_size=1
    ),
)
def test_notes_are_exact_inverses(text: str, signatures: list[Signature]) -> None:
    note = Note(text + "\n", tuple(signatures[:MAX_SIGNATURES]))
    assert parse_note(format_note(note)) == note


@given(
    st.binary(max_size=200)
    | st.text(max_size=100).map(lambda text: (text + "\n\n— a AAAAAAA=\n").encode("utf-8", "replace"))
)
def test_parsers_raise_only_ours(data: bytes) -> None:
    try:
        note = parse_note(data)
    except MalformedProofError:
        pass
    else:
        assert format_note(note) == data
    for parse in (parse_vkey, parse_signing_key):
        with pytest.raises(MalformedProofError):
            parse(data.decode("utf-8", "surrogateescape"))


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        NOTE[:-1],
        NOTE + b"\n",
        NOTE.replace(b"\n\n", b"\n"),
        NOTE.replace(b"\n", b"\r\n"),
        NOTE + b"- PeterNeumann x08go/ZJ\n",
        NOTE + "— Peter+ x08go/ZJ\n".encode(),
        NOTE + "— Peter x08go===\n".encode(),
        NOTE + "— Peter  x08go/ZJ\n".encode(),
        NOTE + "— P\u00a0 x08go/ZJ\n".encode(),
        NOTE.replace(b"AM=\n", b"AN=\n"),  # other trailing bits, same bytes to a lax reader
        NOTE.split(b"\n\n")[0] + b"\n\n" + "— a AAAAAAA=\n".encode() * 101,
        b"x" * 1_000_001,
    ],
)
def test_malformed_notes(broken: bytes) -> None:
    with pytest.raises(MalformedProofError):
        parse_note(broken)


def test_what_counts_as_verified() -> None:
    ours, other = SigningKey("ours", b"1" * 32), SigningKey("other", b"2" * 32)
    both = sign_note("text\n", [ours, other])
    assert check_note(both, [ours.verifier]) == (ours.verifier,)
    assert check_note(both, [other.verifier, ours.verifier]) == (ours.verifier, other.verifier)
    with pytest.raises(ProofError, match="no key"):
        check_note(both, [])
    with pytest.raises(ProofError, match="no key"):
        check_note(both, [SigningKey("third", b"3" * 32).verifier])
    false = Signature("other", other.verifier.id, both.signatures[0].blob)
    with pytest.raises(ProofError, match="wrong"):
        check_note(Note("text\n", (both.signatures[0], false)), [ours.verifier, other.verifier])
    assert not VerifierKey("later", 6, b"x" * 32).is_signature(b"", b"x" * 64)


def test_refuses_to_sign() -> None:
    key = SigningKey("ours", b"1" * 32)
    for text in ("no newline", "tab\t\n", "\ud800\n"):
        with pytest.raises(MalformedProofError):
            sign_note(text, [key])
    for name in ("", "a b", "a+b"):
        with pytest.raises(MalformedProofError):
            SigningKey(name, b"1" * 32)
    with pytest.raises(MalformedProofError):
        SigningKey("name", b"1" * 31)
