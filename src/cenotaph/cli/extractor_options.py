"""What the verbs that read texts share: which extractor reads them."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from typing import Any

import click

from cenotaph.extract.endpoint import Endpoint
from cenotaph.settings import model_key

Command = Callable[..., Any]


def extractor_options(command: Command) -> Command:
    """Give a command the options that choose an extractor; it is called with `endpoint`, None for the rules."""

    @click.option(
        "--extractor",
        type=click.Choice(["rules", "llm"]),
        default="rules",
        show_default=True,
        help="What reads texts: the rules, offline, or a language model at --base-url, to which the text is sent.",
    )
    @click.option(
        "--base-url",
        help="Where a language model answers as OpenAI's do, such as http://localhost:11434/v1; "
        "the key is read from $CENOTAPH_LLM_KEY.",
    )
    @click.option("--model", help="Which model; else the only one that there is.")
    @click.option(
        "--timeout",
        "timeout_s",
        type=click.FloatRange(min=0.1),
        default=300.0,
        show_default=True,
        help="Seconds that one answer of a model may take.",
    )
    @functools.wraps(command)
    def with_endpoint(
        *args: Any, extractor: str, base_url: str | None, model: str | None, timeout_s: float, **more: Any
    ) -> Any:
        if extractor == "rules":
            if base_url or model:
                raise click.UsageError("--base-url and --model need --extractor llm")
            return command(*args, endpoint=None, **more)
        if not base_url:
            raise click.UsageError("--extractor llm needs --base-url: texts are sent nowhere by default")
        endpoint = Endpoint(base_url=base_url, model=model, key=model_key(os.environ), timeout_s=timeout_s)
        return command(*args, endpoint=endpoint, **more)

    return with_endpoint
