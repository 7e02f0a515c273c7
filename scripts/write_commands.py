"""Write docs/guide/commands.md out of the commands themselves; a test compares the two."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import click

from cenotaph.cli.main import VERBS, cli

TARGET = Path(__file__).resolve().parents[1] / "docs" / "guide" / "commands.md"

HEAD = """\
# Commands

Written by `scripts/write_commands.py` from the commands themselves. Exit codes: 0 done, 1 checked and found wrong, 2 usage, 3 could not read or write.
Data goes to stdout, progress and remarks to stderr. `--json` prints one JSON object a line.
"""


def render() -> str:
    """Describe every command in its order."""
    context = click.Context(cli, info_name="cenotaph")
    parts = [HEAD, _section("cenotaph", cli)]
    for verb in VERBS:
        command = cli.get_command(context, verb)
        assert command is not None
        parts.append(_section(f"cenotaph {verb}", command))
        for name, inner in command.commands.items() if isinstance(command, click.Group) else ():
            parts.append(_section(f"cenotaph {verb} {name}", inner))
    return "\n".join(parts)


def _section(name: str, command: click.Command) -> str:
    help_text = inspect.cleandoc(command.help or "")
    arguments = [param for param in command.params if isinstance(param, click.Argument)]
    options = [param for param in command.params if isinstance(param, click.Option) and not param.hidden]
    verbs = (
        [f"{'|'.join(command.commands)} ..."]
        if isinstance(command, click.Group) and command is not cli
        else []
    )
    usage = " ".join(
        [name, *verbs, *(_metavar(argument) for argument in arguments), *(["[OPTIONS]"] if options else [])]
    )
    return "\n".join([f"## {name}", "", f"    {usage}", "", help_text, "", *_table(options)])


def _metavar(argument: click.Argument) -> str:
    word = argument.metavar or (argument.name or "").upper()
    return word if argument.required or word.startswith("[") else f"[{word}]"


def _table(options: list[click.Option]) -> Iterator[str]:
    if not options:
        return
    yield "| option | |"
    yield "|---|---|"
    for option in options:
        words = " ".join((option.help or "").split()).replace("|", "\\|")
        choices = getattr(option.type, "choices", ())
        if choices:
            words += f" One of {', '.join(f'`{choice}`' for choice in choices)}."
        if option.multiple:
            words += " Can be given more than once."
        if option.show_default is True and option.default is not None:
            words += f" Default: `{option.default}`."
        names = ", ".join(f"`{name}`" for name in [*option.opts, *option.secondary_opts])
        yield f"| {names} | {words} |"
    yield ""


if __name__ == "__main__":
    TARGET.write_text(render(), encoding="utf-8")
