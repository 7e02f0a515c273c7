"""A small register: one list, three sites, what people think of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from cenotaph.ledger.ledger import Ledger
from cenotaph.model.entry import (
    Agent,
    Assertion,
    Draft,
    Import,
    Judgement,
    Review,
    Statement,
    Withdrawal,
)
from cenotaph.model.evidence import Capture, Evidence, Row, Source
from cenotaph.model.value import Count, Text

LIST = b"name,burials\nHill Cemetery,1375\nRiver Cemetery,544\n"
BY = "a:town0recorder"


def burial(number: int, *, capture: str, name: str | None = None) -> Draft:
    said = (
        Statement(property="named", value=Text(name or f"Cemetery No. {number}", "en")),
        Statement(property="burials", count=Count(min=number, max=number, unit="people")),
    )
    evidence = Evidence(capture=capture, selector=Row(number=number + 1))
    return Draft(Assertion(subject=f"town:{number}", evidence=evidence, import_id=1, statements=said), BY)


def identity(number: int) -> bytes:
    return sha256(b"town %d" % number).digest()


@pytest.fixture
def make_burial() -> Callable[..., Draft]:
    return burial


@pytest.fixture
def make_identity() -> Callable[[int], bytes]:
    return identity


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger at `tmp_path/register`, its key beside it."""
    with Ledger.create(tmp_path / "register", name="The Town", config_folder=tmp_path / "config") as made:
        yield made


@pytest.fixture
def town(ledger: Ledger) -> Ledger:
    """The ledger with eleven entries in three batches, the last one not signed yet."""
    capture = ledger.captures.put(LIST)
    opening = Import(
        source="town-list",
        capture=Capture(sha256=capture, media_type="text/csv", size_bytes=len(LIST)),
        program="cenotaph-rows 0",
        retrieved_at=1_790_000_000,
    )
    with ledger.writing() as writer:
        writer.append([Draft(opening, BY), Draft(Source(id="town-list", title="The list"), BY)])
        drafts = [burial(number, capture=capture) for number in range(4)]
        writer.append(drafts, identities=[identity(number) for number in range(4)])
    ledger.publish()
    with ledger.writing() as writer:
        writer.append(
            [
                Draft(Agent(id=BY, kind="person", name="Ada"), BY),
                Draft(Judgement(left="town:0", right="town:1", relation="same"), BY),
                Draft(Review(verdict="accept"), BY, ("3#1",)),
                Draft(Withdrawal(reason="a mistake"), BY, ("4", "5#0")),
            ]
        )
    return ledger
