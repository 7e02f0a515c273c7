"""`cenotaph verify PATH`."""

from __future__ import annotations

from pathlib import Path

import click

from cenotaph.cli.terminal import bar, print_lines
from cenotaph.errors import UnreadableSourceError, UsageError
from cenotaph.intake.tables import compare_tables
from cenotaph.ledger.founding import place_of_key
from cenotaph.ledger.signer import state_file_of
from cenotaph.ledger.verify import VerifyReport, verify_folder, verify_proof, verify_tiles
from cenotaph.settings import load_settings

PROOF_LIMIT_BYTES = 4 * 1024 * 1024


@click.command("verify")
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--key",
    "vkey",
    help="The log's verifier key, as its keeper published it; else the folder's own is trusted.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_context
def command(ctx: click.Context, path: Path, vkey: str | None, as_json: bool) -> None:
    """Recompute a register's log, an export of it, or a downloaded proof, and say what that proves.

    Exit code 0: everything holds; 1: tampered or inconsistent; 3: cannot be read.
    """
    report = _verify(path, vkey)
    if as_json:
        print_lines([report])
    else:
        click.echo(report.in_words())
    ctx.exit(0 if report.ok else 1)


def _verify(path: Path, vkey: str | None) -> VerifyReport:
    if path.is_dir():
        with bar("verifying", "entries") as progress:
            if (path / "log").is_dir():
                report = verify_folder(path, vkey=vkey, signed_before=_signed_before(path), progress=progress)
                tables = compare_tables(path) if report.ok else None
                return report.with_tables(tables) if tables else report
            return verify_tiles(path, vkey=vkey, progress=progress)
    if not path.is_file():
        raise UnreadableSourceError(path, "missing", "there is no such file or folder")
    if path.stat().st_size > PROOF_LIMIT_BYTES:
        raise UnreadableSourceError(path, "too_long", f"a proof has at most {PROOF_LIMIT_BYTES} bytes")
    return verify_proof(path.read_bytes(), vkey=vkey)


def _signed_before(folder: Path) -> bytes | None:
    """Read what the signer on this machine signed last, if this is its machine: the log must go on from there."""
    try:
        settings = load_settings(folder)
        key_file = place_of_key(settings.origin, settings.key_file, settings.config_folder)
        return state_file_of(key_file).read_bytes()
    except (UsageError, OSError):  # settings that cannot be read do not keep the log from being checked
        return None
