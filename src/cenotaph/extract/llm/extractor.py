"""The extractor that asks a language model.

Invariant: as `cenotaph.extract.extractor`: every span points into the text. It is not deterministic, and says so.
"""

from __future__ import annotations

import re
from collections import Counter

import msgspec

from cenotaph import __version__
from cenotaph.errors import DocumentTooLongError, UnusableReplyError
from cenotaph.extract.endpoint import Endpoint
from cenotaph.extract.extractor import Keep
from cenotaph.extract.llm.asking import Asker, Patience
from cenotaph.extract.llm.compose import compose_reading
from cenotaph.extract.llm.prompt import read_prompt, write_messages
from cenotaph.extract.llm.reply import BrokenReply, parse_reply
from cenotaph.extract.text import LONGEST_DOCUMENT
from cenotaph.extract.text.joining import join_readings
from cenotaph.extract.text.language import detect_language
from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.reading import Reading
from cenotaph.normalize.languages import primary_language

PART = 12_000
"""Characters that are sent at a time: with the instructions about 6,000 tokens, more in scripts other than Latin."""

_COUNTED = re.compile(r"(.*): (\d+)")


class LlmExtractor:
    """Asks a language model; what it answers is checked against the text."""

    deterministic = False

    def __init__(
        self, endpoint: Endpoint, *, keep: Keep | None = None, patience: Patience | None = None
    ) -> None:
        """Take an endpoint; it is asked for its model if none is named.

        Args:
            endpoint: where the model answers.
            keep: is given each answer as it came.
            patience: how often it is asked again.

        Raises:
            UsageError: its address is none.
            EndpointError: it cannot say which model it has.
        """
        self._asker = Asker(endpoint, patience)
        self._keep = keep
        self._prompt = read_prompt()
        self.model = endpoint.model or self._asker.only_model()

    @property
    def id(self) -> str:
        """The model is in it: what one model said is not taken back because another does not say it."""
        return f"cenotaph-llm/{re.sub(r'[^!-~]+', '_', self.model)}"

    @property
    def version(self) -> str:
        """Ours, and the first signs of the digest of the instructions."""
        return f"{__version__}+prompt.{self._prompt.digest[:12]}"

    def read(self, text: str, lang: str | None, date: str | None) -> Reading:
        """Read a text, in parts where it is long; see `Extractor.read`."""
        if len(text) > LONGEST_DOCUMENT:
            raise DocumentTooLongError(len(text), LONGEST_DOCUMENT)
        spoken = primary_language(lang) or detect_language(text)
        if not text.strip():
            return Reading(text=text, lang=spoken, date=date)
        spans = _divide(text)
        parts = [self._read_part(text[start:end], spoken, date) for start, end in spans]
        joined = join_readings(
            text, spoken, date, [(span[0], part) for span, part in zip(spans, parts, strict=True)]
        )
        return msgspec.structs.replace(joined, notes=tuple(_add_up(parts)))

    def _read_part(self, text: str, lang: str, date: str | None) -> Reading:
        messages = write_messages(self._prompt, text, lang=lang, date=date)
        body = self._asker.ask(self.model, messages, self._prompt.schema)
        if self._keep is not None:
            self._keep(body)
        try:
            given = parse_reply(body)
        except BrokenReply as error:
            raise UnusableReplyError(self._asker.address, str(error)) from error
        return compose_reading(text, given, lang=lang, date=date)


def _add_up(parts: list[Reading]) -> list[str]:
    """Add up the counts in the notes of parts."""
    total: Counter[str] = Counter()
    for part in parts:
        for note in part.notes:
            if found := _COUNTED.fullmatch(note):
                total[found[1]] += int(found[2])
    return [f"{what}: {count}" for what, count in total.items()]


def _divide(text: str) -> list[Span]:
    """Cut a long text between paragraphs, else sentences, else words."""
    spans: list[Span] = []
    start = 0
    while len(text) - start > PART:
        cuts = (text.rfind(mark, start + PART // 2, start + PART) for mark in ("\n\n", "\n", ". ", " "))
        cut = next((at for at in cuts if at > 0), start + PART - 1) + 1
        spans.append((start, cut))
        start = cut
    return [*spans, (start, len(text))]
