"""Ids: subjects, addresses, and the identity by which an assertion is known to be there already."""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple
from urllib.parse import quote, unquote

from cenotaph.errors import MalformedAddressError, MalformedSubjectError
from cenotaph.model.canonical import encode_canonical
from cenotaph.model.entry import Assertion
from cenotaph.model.evidence import Citation, exact_words

_NAMESPACE = re.compile(r"[a-z][a-z0-9_.-]{0,63}")
_ADDRESS = re.compile(r"(0|[1-9][0-9]{0,15})(?:#(0|[1-9][0-9]{0,8}))?")
_SAFE = "/~'(),!*"
_PLAIN = re.compile(r"[A-Za-z0-9_.\-/~'(),!* ]+")
"""Keys of which only blanks have to be encoded: most, and `quote` takes ten times as long."""


class Address(NamedTuple):
    """An entry, or one statement of it (counted from 0)."""

    entry: int
    statement: int | None = None

    def __str__(self) -> str:
        return f"{self.entry}" if self.statement is None else f"{self.entry}#{self.statement}"


def parse_address(text: str) -> Address:
    """Parse `12` or `12#3`.

    >>> parse_address("12#3")
    Address(entry=12, statement=3)

    Raises:
        MalformedAddressError: it is neither.
    """
    found = _ADDRESS.fullmatch(text) if text.isascii() else None
    if not found:
        raise MalformedAddressError(text)
    return Address(int(found[1]), None if found[2] is None else int(found[2]))


def format_subject(namespace: str, key: str) -> str:
    """Name what one source calls one thing.

    >>> format_subject("osm", "node/1")
    'osm:node/1'
    >>> format_subject("cwgc", "AIX-NOULETTE COMMUNAL CEMETERY")
    'cwgc:AIX-NOULETTE%20COMMUNAL%20CEMETERY'

    Raises:
        MalformedSubjectError: the namespace is not lower-case ASCII, or the key is empty.
    """
    if not _NAMESPACE.fullmatch(namespace) or not key:
        raise MalformedSubjectError(f"{namespace}:{key}")
    encoded = key.replace(" ", "%20") if _PLAIN.fullmatch(key) else quote(key, safe=_SAFE)
    return f"{namespace}:{encoded}"


def parse_subject(text: str) -> tuple[str, str]:
    """Split a subject into namespace and decoded key; the exact inverse of `format_subject`.

    Raises:
        MalformedSubjectError: it is no subject in the form that `format_subject` writes.
    """
    namespace, colon, key = text.partition(":")
    decoded = unquote(key, errors="replace")
    if not colon or not decoded or not _NAMESPACE.fullmatch(namespace) or quote(decoded, safe=_SAFE) != key:
        raise MalformedSubjectError(text)
    return namespace, decoded


def assertion_identity(assertion: Assertion, *, source: str, ordinal: int) -> bytes:
    """Compute the identity of an assertion: 32 bytes that stay the same when the same thing is read again.

    It covers subject, source, attribution, statements and the exact words; not certainty, place candidates,
    row numbers, capture, import, recorder or time, which change while the source says the same.

    Args:
        assertion: what is to be known again.
        source: the id of its source.
        ordinal: 0 for the first of several equal ones in one import, then 1, 2 ...
    """
    evidence = assertion.evidence
    words = evidence.text if isinstance(evidence, Citation) else exact_words(evidence.selector)
    layers = [(layer.speaker, layer.mode, layer.cue, layer.flags) for layer in assertion.attribution]
    # Written out here: a call for each statement would take as long as the rest.
    said = [
        (
            one.property,
            one.value,
            one.when,
            [place.name for place in one.places] if one.places else (),
            one.count,
            one.actor,
            one.cause,
            one.qualifiers,
            one.status,
            getattr(one.selector, "exact", None),
        )
        for one in assertion.statements
    ]
    return hashlib.sha256(
        encode_canonical((1, assertion.subject, source, layers, said, words, ordinal))
    ).digest()
