"""`cenotaph judge A B RELATION`."""

from __future__ import annotations

import getpass
from typing import cast

import click
import msgspec

from cenotaph.cli.terminal import note, opened, print_lines
from cenotaph.intake.decide import judge
from cenotaph.model.entry import Sameness

by_option = click.option("--by", default=getpass.getuser, show_default="your user name", help="Who decides.")
reason_option = click.option("--reason", required=True, help="Why, in words: it stays in the log.")


@click.command("judge")
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@click.argument("relation", type=click.Choice(["same", "part_of", "different", "unsure"]))
@reason_option
@by_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_context
def command(
    ctx: click.Context, left: str, right: str, relation: str, reason: str, by: str, as_json: bool
) -> None:
    """Say whether A and B are the same thing (or A a part of B). It can be withdrawn."""
    with opened(ctx) as workspace:
        decision = judge(workspace, left, right, relation=cast("Sameness", relation), reason=reason, by=by)
    if as_json:
        print_lines([msgspec.structs.asdict(decision)])
        return
    click.echo(f"entry {decision.index}: {left} {relation} {right}")
    note(
        f"now {' and '.join(decision.entities)}; to take it back: cenotaph withdraw {decision.index} --reason ..."
    )
