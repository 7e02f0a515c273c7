"""`cenotaph check`."""

from __future__ import annotations

import click

from cenotaph.cli.terminal import note, opened, print_lines


@click.command("check")
@click.argument("id_", metavar="[ID]", required=False)
@click.option("--json", "as_json", is_flag=True, help="JSON lines.")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many; else all.")
@click.pass_context
def command(ctx: click.Context, id_: str | None, as_json: bool, limit: int | None) -> None:
    """Print what does not fit: disagreements, sums that fail, doubtful attributions.

    A finding is no error of the register: it is what the sources say. The exit code is 0.
    """
    with opened(ctx) as workspace:
        findings = list(workspace.register.findings(id_))[:limit]
    if as_json:
        print_lines(findings)
        return
    for finding in findings:
        click.echo(f"{finding.entity}  [{finding.code}]\n    {finding.message}")
        if finding.statements:
            click.echo(f"    rests on {', '.join(finding.statements)}")
    note(f"{len(findings):,} finding{'' if len(findings) == 1 else 's'}")
