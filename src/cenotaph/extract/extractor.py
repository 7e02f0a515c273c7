"""What reads a text is exchangeable: the rules (the default, offline) or a language model behind an endpoint.

Invariant: whatever reads, every span of the reading points into the text as it was given. The rules give the same
reading for the same text; what does not says so by `deterministic`, and its statements wait for a person.
This module opens no connection: what speaks HTTP is loaded only where an endpoint is given.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from cenotaph import __version__
from cenotaph.extract.endpoint import Endpoint
from cenotaph.extract.text import read_text
from cenotaph.extract.text.known import Known
from cenotaph.extract.text.reading import Reading

Keep = Callable[[bytes], None]
"""Is given each answer of an endpoint as it came, before anything is made of it."""


class Extractor(Protocol):
    """What reads texts."""

    @property
    def id(self) -> str:
        """Its name; whose earlier statements a re-reading may withdraw."""

    @property
    def version(self) -> str:
        """Changes whenever the same text may be read otherwise."""

    @property
    def deterministic(self) -> bool:
        """Whether the same text always gives the same reading."""

    def read(self, text: str, lang: str | None, date: str | None) -> Reading:
        """Read a text.

        Args:
            text: is never changed.
            lang: BCP 47; None to tell it from the text.
            date: EDTF of the document, or None.

        Raises:
            DocumentTooLongError: the text is too long for one document.
            EndpointError: nothing can be had of the endpoint.
            UnusableReplyError: nothing can be had of it for this text.
        """


class RuleExtractor:
    """The rules over words and syntax."""

    id = "cenotaph-text"
    version = __version__
    deterministic = True

    def __init__(self, gazetteer: Known | None = None) -> None:
        """Take the places that are known; without them only the parser's own guesses are places."""
        self._gazetteer = gazetteer

    def read(self, text: str, lang: str | None, date: str | None) -> Reading:
        """Read a text; see `Extractor.read`."""
        return read_text(text, lang=lang, date=date, gazetteer=self._gazetteer)


def make_extractor(
    endpoint: Endpoint | None, gazetteer: Known | None = None, *, keep: Keep | None = None
) -> Extractor:
    """Make what reads: a language model where an endpoint is given, else the rules.

    Args:
        endpoint: where the model answers.
        gazetteer: for the rules.
        keep: is given each answer of the endpoint.

    Raises:
        UsageError: the endpoint's address is none.
        EndpointError: it cannot say which model it has.
    """
    if endpoint is None:
        return RuleExtractor(gazetteer)
    from cenotaph.extract.llm import LlmExtractor  # speaks HTTP

    return LlmExtractor(endpoint, keep=keep)
