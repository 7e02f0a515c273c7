"""`cenotaph withdraw ENTRY[#N] | --import ID`."""

from __future__ import annotations

import click
import msgspec

from cenotaph.cli.judge_verb import by_option, reason_option
from cenotaph.cli.terminal import opened, print_lines
from cenotaph.intake.decide import withdraw, withdraw_import


@click.command("withdraw")
@click.argument("target", metavar="[ENTRY[#N]]", required=False)
@click.option("--import", "import_id", type=click.IntRange(min=0), help="Take this import back whole.")
@reason_option
@by_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_context
def command(
    ctx: click.Context, target: str | None, import_id: int | None, reason: str, by: str, as_json: bool
) -> None:
    """Make a statement, an entry or a whole import stop counting. Nothing is deleted."""
    if (target is None) == (import_id is None):
        raise click.UsageError("give either an address (12, 12#3) or --import ID")
    with opened(ctx) as workspace:
        if import_id is not None:
            decision = withdraw_import(workspace, import_id, reason=reason, by=by)
        else:
            decision = withdraw(workspace, str(target), reason=reason, by=by)
    if as_json:
        print_lines([msgspec.structs.asdict(decision)])
    else:
        what = f"import {import_id}" if import_id is not None else target
        click.echo(f"entry {decision.index}: withdrew {what}")
