"""`cenotaph review [ENTRY[#N] VERDICT]`."""

from __future__ import annotations

import click
import msgspec

from cenotaph.cli.judge_verb import by_option
from cenotaph.cli.terminal import note, opened, print_lines
from cenotaph.intake.decide import review
from cenotaph.register.answers import StatementLine


@click.command("review")
@click.argument("target", metavar="[ENTRY[#N]]", required=False)
@click.argument(
    "verdict",
    metavar="[accept|reject|comment]",
    type=click.Choice(["accept", "reject", "comment"]),
    required=False,
)
@click.option("--reason", help="Why, in words: it stays in the log.")
@by_option
@click.option("--json", "as_json", is_flag=True, help="JSON lines.")
@click.pass_context
def command(
    ctx: click.Context, target: str | None, verdict: str | None, reason: str | None, by: str, as_json: bool
) -> None:
    """Accept, reject or comment on a statement, an entry or an import; without one, list what waits for that.

    What a language model reads counts only when it is accepted. An entry is accepted with all its statements, an
    import (by the id that `add` printed) with all its entries.
    """
    if (target is None) != (verdict is None):
        raise click.UsageError("give an address (12, 12#3) and a verdict, or neither")
    with opened(ctx) as workspace:
        if target is None:
            waiting = list(workspace.register.in_review())
            if as_json:
                print_lines(waiting)
            else:
                click.echo("\n".join(map(_in_words, waiting)), nl=bool(waiting))
            note(f"{len(waiting):,} statements wait: cenotaph review ENTRY[#N] accept|reject")
            return
        decision = review(workspace, target, verdict=str(verdict), reason=reason, by=by)
    if as_json:
        print_lines([msgspec.structs.asdict(decision)])
    else:
        click.echo(f"entry {decision.index}: {verdict} {target}")


def _in_words(line: StatementLine) -> str:
    said = " ".join(filter(None, (line.property, line.value, line.when)))
    if line.count:
        said += f" {line.count.get('min')}..{line.count.get('max', '')} {line.count.get('unit')}"
    words = " ".join((line.quote or "").split())
    return f"{line.address} {said} [{line.status}, {line.voice}] of {line.subject}\n    “{words}” ({line.source})"
