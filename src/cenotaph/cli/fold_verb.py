"""`cenotaph fold`."""

from __future__ import annotations

import click

from cenotaph.cli.terminal import bar, named_settings, note
from cenotaph.intake.workspace import Workspace


@click.command("fold")
@click.option("--dump", is_flag=True, help="Then print every logical table, in order: equal for equal logs.")
@click.pass_context
def command(ctx: click.Context, dump: bool) -> None:
    """Delete the register's tables and build them again from the log."""
    with Workspace(named_settings(ctx)) as workspace:
        with bar("folding", "entries") as progress:
            applied = workspace.rebuild(progress)
        note(f"folded {applied} entries")
        if dump:
            for line in workspace.register.dump():
                click.echo(line)
