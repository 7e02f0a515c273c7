"""`cenotaph add FILE...`."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import msgspec

from cenotaph.cli.address import is_address, local
from cenotaph.cli.describe import assertion_lines
from cenotaph.cli.extractor_options import extractor_options
from cenotaph.cli.language_option import lang_option
from cenotaph.cli.look_verb import in_words
from cenotaph.cli.terminal import bar, edtf_date, note, opened, print_lines, text_encoding
from cenotaph.errors import (
    NoDraftError,
    NoProfileError,
    ProfileError,
    UnreadableSourceError,
    UnusableReplyError,
)
from cenotaph.extract.endpoint import Endpoint
from cenotaph.intake.add import Options, add_file
from cenotaph.intake.look import look_at_file
from cenotaph.intake.report import Report
from cenotaph.intake.workspace import Workspace
from cenotaph.model.entry import Balance
from cenotaph.sources.detect import Format
from cenotaph.sources.reader import FORMATS
from cenotaph.web.words import say_remark

SHOWN = 5


@click.command("add")
@click.argument("files", metavar="FILE...", type=click.Path(), nargs=-1, required=True)
@click.option(
    "--profile", help="Mapping profile of a list: a shipped name or a TOML file; else the one that fits."
)
@click.option("--draft", is_flag=True, help="Where no profile fits, take a drafted one without asking.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Read the files as this; else found out.")
@click.option("--encoding", callback=text_encoding, help="Of the text, such as cp1250; else found out.")
@click.option("--table", help="Which sheet, table, list or layer, where a file holds several.")
@click.option("--source", help="Id of the data set; else the profile's, or the document's URL.")
@click.option("--date", callback=edtf_date, help="When it was published (EDTF).")
@click.option("--publisher", help="Who published it.")
@lang_option
@click.option("--url", help="Where it was published.")
@extractor_options
@click.option("--dry-run", is_flag=True, help="Say what would be stated; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="The balance as one JSON object a file.")
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[str, ...],
    profile: str | None,
    draft: bool,
    form: Format | None,
    encoding: str | None,
    table: str | None,
    source: str | None,
    date: str | None,
    publisher: str | None,
    lang: str | None,
    url: str | None,
    dry_run: bool,
    as_json: bool,
    endpoint: Endpoint | None,
) -> None:
    """Take files in, or what lies at an address (http:, https:): articles and lists. Prints the balance.

    Exit code 0 if anything of each file was accepted or was there already, else 3.
    """
    options = Options(
        profile=profile,
        draft=draft,
        format=form,
        encoding=encoding,
        table=table,
        source=source,
        date=date,
        publisher=publisher,
        lang=lang,
        url=url,
        dry_run=dry_run,
        endpoint=endpoint,
    )
    code = 0
    with opened(ctx) as workspace:
        for file in files:
            try:
                report = _add(workspace, file, options)
            except (
                UnreadableSourceError,
                ProfileError,
                NoProfileError,
                NoDraftError,
                UnusableReplyError,
            ) as error:
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


def _add(workspace: Workspace, file: str, options: Options) -> Report:
    """Take a file in, fetching it first where an address is given."""
    if is_address(file):
        options = msgspec.structs.replace(options, url=options.url or file)
    with local(file) as path:
        report = _add_path(workspace, path, options)
    return msgspec.structs.replace(report, file=file)


def _add_path(workspace: Workspace, file: Path, options: Options) -> Report:
    """Take one file in; where no profile fits, show a draft to a person and ask."""
    try:
        with bar(file.name, "read") as progress:
            return add_file(workspace, file, options, progress)
    except NoProfileError:
        if options.profile or not sys.stdin.isatty():
            raise
        found = look_at_file(
            file,
            format=options.format,
            encoding=options.encoding,
            table=options.table,
            folder=workspace.settings.folder,
        )
        note("\n".join(in_words(found)))
        if found.draft is None or not click.confirm("Take this draft?", err=True):
            raise
    with bar(file.name, "read") as progress:
        return add_file(workspace, file, msgspec.structs.replace(options, draft=True), progress)


def _in_words(report: Report) -> str:
    balance = report.balance
    unit = balance.unit if balance.read == 1 else f"{balance.unit}s"
    rate = f", {balance.read / report.seconds:,.0f} a second" if balance.read > 1 and report.seconds else ""
    lines = [
        (
            f"{report.file}: {balance.read:,} {unit} read = {balance.accepted:,} accepted{_what_is_new(balance)} + {balance.unchanged:,} unchanged"
            f" + {balance.out_of_scope:,} out of scope + {balance.rejected:,} rejected"
        ),
        f"  {balance.statements:,} statements of {report.source}{_others(report)}"
        + (f" by profile {report.profile}" if report.profile else "")
        + f" in {report.seconds:.1f} s{rate}",
    ]
    if report.dry_run:
        lines.append("  dry run: nothing was written; of the first rows it would be stated:")
        lines += [line for assertion in report.preview for line in assertion_lines(assertion)]
    elif report.import_id is not None:
        lines.append(
            f"  import {report.import_id}; to take it back: cenotaph withdraw --import {report.import_id} --reason ..."
        )
    if report.withdrawn:
        lines.append(f"  assertions no longer stated, and therefore withdrawn: {report.withdrawn:,}")
    if report.vanished:
        lines.append(f"  subjects of the last edition that are not in this one: {report.vanished:,}")
    lines += [f"  note: {say_remark(remark, kept=True)}" for remark in report.notes]
    for rejected in report.rejected[:SHOWN]:
        lines.append(f"  rejected [{rejected.code}] {rejected.place}: {rejected.reason}")
    if report.rejected_list and balance.rejected > SHOWN:
        lines.append(f"  ... and {balance.rejected - SHOWN:,} more")
    if report.rejected_list:
        lines.append(f"  all rejected: {report.rejected_list}")
    return "\n".join(lines)


def _others(report: Report) -> str:
    """Say of how many documents beside the last one a file has told."""
    count = report.imports - 1
    return f" and {count:,} other document{'' if count == 1 else 's'}" if count > 0 else ""


def _what_is_new(balance: Balance) -> str:
    """Tell the changed from the new ones, where there are any."""
    return f" ({balance.new:,} new, {balance.changed:,} changed)" if balance.changed else ""
