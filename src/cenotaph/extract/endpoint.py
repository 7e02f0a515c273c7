"""Where a language model answers: what the caller knows of it.

Invariant: the key is never printed. Nothing is asked here, and nothing loaded.
"""

from __future__ import annotations

import msgspec


class Endpoint(msgspec.Struct, frozen=True, kw_only=True):
    """Where a language model answers, by the interface that OpenAI's has become for all of them.

    Attributes:
        base_url: the address before `/chat/completions`; `/v1` is added where it names no version.
        model: its id there; None for the only one that the endpoint has.
        key: what it asks to be shown, or None. It is never printed.
        timeout_s: how long one answer may take.
    """

    base_url: str
    model: str | None = None
    key: str | None = None
    timeout_s: float = 300.0

    def __repr__(self) -> str:
        return f"Endpoint(base_url={self.base_url!r}, model={self.model!r})"
