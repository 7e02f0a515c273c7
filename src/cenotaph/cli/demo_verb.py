"""`cenotaph demo`."""

from __future__ import annotations

import os
import time
from pathlib import Path

import click

from cenotaph.cli.serve_verb import serve
from cenotaph.cli.terminal import note
from cenotaph.intake.decide import Decision
from cenotaph.intake.demo import create_demo
from cenotaph.intake.report import Report
from cenotaph.settings import config_folder


@click.command("demo")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path("cenotaph-demo"))
@click.option("--serve/--no-serve", "serving", default=True, help="Serve the register when it stands.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one."
)
@click.option("--open/--no-open", "open_page", default=True, help="Open the page in the browser.")
def command(folder: Path, serving: bool, port: int, open_page: bool) -> None:
    """Build a register from the examples, and show it in the browser.

    FOLDER is made anew if it holds an earlier demonstration.
    """
    started = time.monotonic()
    settings = create_demo(folder, config_folder=config_folder(os.environ), say=_say)
    note(f"built in {time.monotonic() - started:.1f} s; look around with: cenotaph -r {folder} list")
    if serving:
        serve(settings, host="127.0.0.1", port=port, open_page=open_page)


def _say(done: Report | Decision) -> None:
    if isinstance(done, Report):
        balance = done.balance
        note(
            f"read {Path(done.file).name}: {balance.read} {balance.unit}{'' if balance.read == 1 else 's'}"
            f" = {balance.accepted} accepted + {balance.out_of_scope} out of scope + {balance.rejected} rejected,"
            f" {balance.statements} statements"
        )
    else:
        note(f"a person judged: {' and '.join(done.entities)} (entry {done.index})")
