"""`cenotaph init DIR`."""

from __future__ import annotations

import os
from pathlib import Path

import click

from cenotaph.cli.terminal import note
from cenotaph.intake.workspace import create_register
from cenotaph.ledger.founding import place_of_key
from cenotaph.settings import config_folder


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", help="What people call the register; else the folder's name.")
@click.option(
    "--key",
    "key_file",
    type=click.Path(path_type=Path),
    help="Where the signing key goes; else the user's configuration folder.",
)
def command(folder: Path, name: str | None, key_file: Path | None) -> None:
    """Make an empty register, and its signing key outside it."""
    settings = create_register(
        folder,
        name=name or folder.resolve().name,
        config_folder=config_folder(os.environ),
        key_file=key_file.resolve() if key_file else None,
    )
    note(f"made the register {settings.name!r} in {folder}")
    note(f"its log is {settings.origin}")
    note(
        f"its signing key is {place_of_key(settings.origin, settings.key_file, settings.config_folder)}: keep a copy of it"
    )
    note(f"next: cenotaph -r {folder} add FILE")
