"""`cenotaph show ID`."""

from __future__ import annotations

from datetime import datetime

import click

from cenotaph.cli.describe import describe
from cenotaph.cli.terminal import opened, print_lines, today


@click.command("show")
@click.argument("id_", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The state on that day; else today (UTC).")
@click.pass_context
def command(ctx: click.Context, id_: str, as_json: bool, as_of: datetime | None) -> None:
    """Show one entity: what is said of it, by whom, in which words."""
    with opened(ctx) as workspace:
        day = as_of.date() if as_of else today()
        detail = workspace.register.detail(id_, as_of=day)
    if as_json:
        print_lines([detail])
    else:
        click.echo(describe(detail))
