"""`cenotaph add FILE...`."""

from __future__ import annotations

from pathlib import Path

import click

from cenotaph.cli.terminal import bar, edtf_date, note, opened, print_lines
from cenotaph.errors import NoProfileError, ProfileError, UnreadableSourceError
from cenotaph.intake.add import Options, add_file
from cenotaph.intake.report import Report
from cenotaph.model.entry import Balance

SHOWN = 5


@click.command("add")
@click.argument("files", metavar="FILE...", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option(
    "--profile", help="Mapping profile of a list: a shipped name or a TOML file; else the one that fits."
)
@click.option("--source", help="Id of the data set; else the profile's, or the document's URL.")
@click.option("--date", callback=edtf_date, help="When it was published (EDTF).")
@click.option("--publisher", help="Who published it.")
@click.option("--lang", help="BCP 47 language; else found out.")
@click.option("--url", help="Where it was published.")
@click.option("--dry-run", is_flag=True, help="Say what would be stated; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="The balance as one JSON object a file.")
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[Path, ...],
    profile: str | None,
    source: str | None,
    date: str | None,
    publisher: str | None,
    lang: str | None,
    url: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Take files in: articles (text, HTML) and lists (CSV, GeoJSON, OSM XML). Prints the balance.

    Exit code 0 if anything of each file was accepted or was there already, else 3.
    """
    options = Options(
        profile=profile, source=source, date=date, publisher=publisher, lang=lang, url=url, dry_run=dry_run
    )
    code = 0
    with opened(ctx) as workspace:
        for file in files:
            try:
                with bar(file.name, "read") as progress:
                    report = add_file(workspace, file, options, progress)
            except (UnreadableSourceError, ProfileError, NoProfileError) as error:
                # The other files are still taken in.
                note(f"cenotaph: {error}")
                code = max(code, error.exit_code)
                continue
            code = max(code, report.exit_code)
            if as_json:
                print_lines([report.to_json()])
            else:
                click.echo(_in_words(report))
    ctx.exit(code)


def _in_words(report: Report) -> str:
    balance = report.balance
    unit = balance.unit if balance.read == 1 else f"{balance.unit}s"
    rate = f", {balance.read / report.seconds:,.0f} a second" if balance.read > 1 and report.seconds else ""
    lines = [
        (
            f"{report.file}: {balance.read:,} {unit} read = {balance.accepted:,} accepted{_what_is_new(balance)} + {balance.unchanged:,} unchanged"
            f" + {balance.out_of_scope:,} out of scope + {balance.rejected:,} rejected"
        ),
        f"  {balance.statements:,} statements of {report.source}"
        + (f" by profile {report.profile}" if report.profile else "")
        + f" in {report.seconds:.1f} s{rate}",
    ]
    if report.dry_run:
        lines.append("  dry run: nothing was written")
    elif report.import_id is not None:
        lines.append(
            f"  import {report.import_id}; to take it back: cenotaph withdraw --import {report.import_id} --reason ..."
        )
    if report.withdrawn:
        lines.append(f"  assertions no longer stated, and therefore withdrawn: {report.withdrawn:,}")
    if report.vanished:
        lines.append(f"  subjects of the last edition that are not in this one: {report.vanished:,}")
    lines += [f"  note: {remark}" for remark in report.notes]
    for rejected in report.rejected[:SHOWN]:
        lines.append(f"  rejected [{rejected.code}] {rejected.place}: {rejected.reason}")
    if report.rejected_list and balance.rejected > SHOWN:
        lines.append(f"  ... and {balance.rejected - SHOWN:,} more")
    if report.rejected_list:
        lines.append(f"  all rejected: {report.rejected_list}")
    return "\n".join(lines)


def _what_is_new(balance: Balance) -> str:
    """Tell the changed from the new ones, where there are any."""
    return f" ({balance.new:,} new, {balance.changed:,} changed)" if balance.changed else ""
