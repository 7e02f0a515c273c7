"""Errors as HTTP."""

from __future__ import annotations

from pathlib import Path

import pytest

from cenotaph import errors
from cenotaph.web.status import SENTENCES, sentence_of, status_of


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.UnknownIdError("osm:node/1"), 404),
        (errors.MalformedAddressError("x"), 400),
        (errors.MalformedSubjectError("x"), 400),
        (errors.CaptureMissingError("0" * 64, "withheld"), 410),
        (errors.NoRegisterError(Path("/srv/secret")), 503),
        (errors.LockedError(Path("/srv/secret")), 503),
        (errors.TamperedLogError("/srv/secret", "x"), 500),
        (OSError("/srv/secret"), 500),
    ],
)
def test_statuses(error: Exception, status: int) -> None:
    assert status_of(error) == status
    assert "/srv/secret" not in sentence_of(error)


def test_every_status_has_a_sentence() -> None:
    assert {status for _, status in errors_table()} <= set(SENTENCES)


def errors_table() -> tuple[tuple[type[Exception], int], ...]:
    from cenotaph.web.status import TABLE

    return TABLE
