"""`cenotaph unlink A B | --all`."""

from __future__ import annotations

import click

from cenotaph.cli.judge_verb import by_option, reason_option
from cenotaph.cli.terminal import note, opened
from cenotaph.intake.link import unlink


@click.command("unlink")
@click.argument("pair", metavar="[A B]", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Take back all that the program has judged.")
@click.option("--model", help="With --all: only what this version of the model has judged.")
@reason_option
@by_option
@click.pass_context
def command(
    ctx: click.Context, pair: tuple[str, ...], everything: bool, model: str | None, reason: str, by: str
) -> None:
    """Take back what `link` has judged, of two subjects or of all; everything is then as it was before.

    `link` leaves these pairs alone until something else is said of one of them.
    """
    if everything == bool(pair) or len(pair) not in (0, 2) or (model and not everything):
        raise click.UsageError("give two ids, or --all (perhaps with --model)")
    with opened(ctx) as workspace:
        count = unlink(workspace, (pair[0], pair[1]) if pair else None, model=model, reason=reason, by=by)
    click.echo(f"withdrew {count:,} judgement{'' if count == 1 else 's'} of the program")
    note("to keep two apart for good: cenotaph judge A B different --reason ...")
