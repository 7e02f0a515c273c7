"""Which HTTP status an error has: one table, read from top to bottom.

What a caller is told is the message of an error that was raised on purpose about *their* request, or a fixed
sentence; never `str(exc)` of anything else.
"""

from __future__ import annotations

from typing import Final

from cenotaph import errors

GONE: Final = 410

TABLE: Final[tuple[tuple[type[Exception], int], ...]] = (
    (errors.UnknownIdError, 404),
    (errors.NoRegisterError, 503),
    (errors.LockedError, 503),
    (errors.CaptureMissingError, GONE),
    (errors.UsageError, 400),
)
"""The first class that an error is an instance of decides; everything else is a 500."""

SENTENCES: Final[dict[int, str]] = {
    400: "The request asks for something that cannot be read that way.",
    404: "There is nothing at this address.",
    405: "This address can only be read.",
    410: "The bytes are not held here any more: withheld, or never stored.",
    422: "The request asks for something that cannot be read that way.",
    500: "Something went wrong here. It was written down under the number below.",
    503: "The register cannot be read at the moment.",
}

_OWN_WORDS: Final = frozenset({400, 404})


def status_of(error: Exception) -> int:
    """Return the HTTP status of an error.

    >>> status_of(errors.UnknownIdError("osm:node/1")), status_of(ValueError("secret"))
    (404, 500)
    """
    return next((status for kind, status in TABLE if isinstance(error, kind)), 500)


def sentence_of(error: Exception) -> str:
    """Return what may be said of an error to whoever asked.

    >>> sentence_of(ValueError("/home/me/secret"))
    'Something went wrong here. It was written down under the number below.'
    """
    status = status_of(error)
    if status in _OWN_WORDS and isinstance(error, errors.CenotaphError):
        return str(error)
    return SENTENCES[status]
