"""`cenotaph export FOLDER`."""

from __future__ import annotations

from pathlib import Path

import click

from cenotaph.cli.terminal import note, opened
from cenotaph.ledger.tiles import export_tiles
from cenotaph.settings import FILE_NAME


@click.command("export")
@click.argument("target", metavar="FOLDER", type=click.Path(path_type=Path, file_okay=False))
@click.pass_context
def command(ctx: click.Context, target: Path) -> None:
    """Write the public log as C2SP tiles, to be served as static files and checked by anybody's verifier.

    Payloads are not in it: entries hold salted commitments only.
    """
    if (target / FILE_NAME).exists() or (target / "log").exists():
        raise click.UsageError(f"{target} is a register; export into a folder of its own")
    with opened(ctx) as workspace:
        export_tiles(workspace.settings.folder, target)
        note(f"wrote {workspace.ledger.size} entries of {workspace.ledger.origin} to {target}")
