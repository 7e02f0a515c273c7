"""`cenotaph`: the verbs, the register they work on, and how they end.

Exit codes: 0 done, 1 checked and found wrong, 2 usage, 3 could not read or write.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path

import click

from cenotaph import __version__
from cenotaph.errors import CenotaphError

VERBS = (
    "init",
    "demo",
    "look",
    "add",
    "read",
    "extract",
    "fold",
    "list",
    "search",
    "show",
    "check",
    "link",
    "compare",
    "unlink",
    "judge",
    "review",
    "withdraw",
    "serve",
    "verify",
    "export",
    "gazetteer",
    "doctor",
)
"""In the order in which a newcomer meets them; each is `command` in `cenotaph.cli.<verb>_verb`."""


class Verbs(click.Group):
    """Opens a room only when its verb is called, so that `cenotaph --help` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Name the verbs in their order."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the verb's file."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = import_module(f"cenotaph.cli.{cmd_name}_verb").command
        return command


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "-r",
    "--register",
    "folder",
    type=click.Path(path_type=Path),
    help="The register's folder; else $CENOTAPH_REGISTER, else the current folder.",
)
@click.version_option(__version__, prog_name="cenotaph")
@click.pass_context
def cli(ctx: click.Context, folder: Path | None) -> None:
    """Keep a register of war memorials and war graves in which every fact is somebody's statement."""
    ctx.obj = folder


def main() -> None:
    """Run the command line and exit with its code."""
    try:
        code = cli.main(standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("stopped", err=True)
        code = 130
    except click.ClickException as error:
        error.show()
        code = 2
    except CenotaphError as error:
        click.echo(f"cenotaph: {error}", err=True)
        code = error.exit_code
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): nothing is wrong, and nothing more can be said to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except OSError as error:
        click.echo(f"cenotaph: {error.filename or ''}: {error.strerror or error}", err=True)
        code = 3
    sys.exit(code if isinstance(code, int) else 0)
