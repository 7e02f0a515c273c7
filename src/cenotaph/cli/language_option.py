"""What the verbs that read texts share about languages: the option, and what is said where one is not read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from cenotaph.extract.covered import covered_languages
from cenotaph.normalize.languages import normalize_language
from cenotaph.web.words import say_languages

_UNTOLD = "und"

Command = Callable[..., Any]


def lang_option(command: Command) -> Command:
    """Give a command the option `--lang`."""
    return click.option(
        "--lang", callback=_language, help="BCP 47 language, such as de or pt-BR; else found out."
    )(command)


def _language(ctx: click.Context, param: click.Parameter, code: str | None) -> str | None:  # noqa: ARG001
    """Refuse what is no code of a language, before anything is read (a callback of click)."""
    if code is None:
        return None
    known = normalize_language(code)
    if known is None:
        raise click.BadParameter(
            f"{code!r} is no code of a language (BCP 47), such as de or pt-BR; texts are read in {say_covered()}"
        )
    return None if known == _UNTOLD else known


def say_covered() -> str:
    """Name the languages in which texts are read."""
    return say_languages(covered_languages())
