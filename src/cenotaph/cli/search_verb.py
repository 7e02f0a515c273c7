"""`cenotaph search TEXT`."""

from __future__ import annotations

import click

from cenotaph.cli.describe import one_line
from cenotaph.cli.terminal import note, opened, print_lines, today


@click.command("search")
@click.argument("text")
@click.option("--json", "as_json", is_flag=True, help="JSON lines.")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many; else all.")
@click.pass_context
def command(ctx: click.Context, text: str, as_json: bool, limit: int | None) -> None:
    """Find entities by words of names, places and inscriptions, in any script; best first."""
    with opened(ctx) as workspace:
        found = list(workspace.register.search(text, as_of=today(), limit=limit))
    if as_json:
        print_lines(found)
        return
    for summary in found:
        click.echo(one_line(summary))
    note(f"{len(found)} found")
