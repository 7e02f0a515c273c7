"""`cenotaph doctor`."""

from __future__ import annotations

import os

import click
import msgspec

from cenotaph.cli.terminal import print_lines
from cenotaph.intake.installation import Checked, check_installation
from cenotaph.settings import cache_folder

_COLOURS = {"ok": "green", "missing": "yellow", "differs": "red"}


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Check this installation: packages, language models by hash, word lists, gazetteer, Tesseract. Needs no register.

    One line a thing: ok, missing or differs, and what to do. Nothing is changed, compiled or fetched. Exit code 1 if
    something differs from what was measured, or something is missing that is not optional.
    """
    faults = 0
    for one in check_installation(cache_folder(os.environ)):
        faults += one.is_fault
        if as_json:
            print_lines([msgspec.to_builtins(one)])
        else:
            click.echo(_in_words(one))
    ctx.exit(1 if faults else 0)


def _in_words(one: Checked) -> str:
    state = click.style(f"{one.state:<8}", fg=_COLOURS[one.state], bold=one.is_fault)
    optional = " (optional)" if one.optional and one.state != "ok" else ""
    remedy = f"\n{'':9}{one.remedy}" if one.remedy else ""
    return f"{state} {one.what}{optional}: {one.says}{remedy}"
