"""`cenotaph link`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import click

from cenotaph.cli.explain_lines import explain_lines
from cenotaph.cli.link_lines import doubtful_lines, say_files, say_report, step_lines
from cenotaph.cli.terminal import bar_of_steps, count_cores, note, opened, print_lines
from cenotaph.errors import UsageError
from cenotaph.intake.explain_link import explain_link
from cenotaph.intake.link import LinkOptions, link_register, read_doubtful
from cenotaph.linkage.link_files import LinkedFiles, link_files
from cenotaph.linkage.spark_files import link_files_on_spark
from cenotaph.sources.item import Rejected

_TOLD = 20


@click.command("link")
@click.option("--dry-run", is_flag=True, help="Print what would be judged; write nothing.")
@click.option(
    "--explain", "explained", nargs=2, metavar="A B", help="Say why two subjects are linked, or not."
)
@click.option("--doubtful", is_flag=True, help="List what the program could not decide, the likeliest first.")
@click.option("--all", "everything", is_flag=True, help="Look at everything again, not only at what is new.")
@click.option("--again", is_flag=True, help="Judge also what somebody has withdrawn.")
@click.option("--json", "as_json", is_flag=True, help="JSON lines.")
@click.option(
    "--files",
    "files",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    multiple=True,
    help="A list of records (JSON lines); give it twice, or name a second file behind it, to link two lists.",
)
@click.option(
    "--processes",
    type=click.IntRange(min=1),
    default=count_cores,
    show_default="as many as there are cores",
    help="How many work on a long list; the links do not depend on it.",
)
@click.option(
    "--on",
    "engine",
    type=click.Choice(["duckdb", "spark"]),
    default="duckdb",
    show_default=True,
    help="What files are linked on: one process, or Spark (cenotaph[spark]); the links are the same.",
)
@click.option("--master", help="Of Spark: local[2], yarn, spark://host:7077 ...  [default: local[*]]")
@click.argument("second", type=click.Path(path_type=Path, exists=True, dir_okay=False), required=False)
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="Where the links of files go (CSV)."
)
@click.pass_context
def command(
    ctx: click.Context,
    dry_run: bool,
    explained: tuple[str, str] | None,
    doubtful: bool,
    everything: bool,
    again: bool,
    as_json: bool,
    files: tuple[Path, ...],
    processes: int,
    engine: str,
    master: str | None,
    second: Path | None,
    out: Path | None,
) -> None:
    """Find out which subjects of the register are the same stone, and judge them so.

    Every judgement stands in the log with its reasons and can be taken back (unlink). What people and sources say is never
    overridden. What is new since the last time is compared with everything; what stands is not compared again.

    `cenotaph link --files A.jsonl B.jsonl --out LINKS.csv` links two lists instead, with one file it finds the duplicates
    within it. It needs no register.
    """
    if master and engine != "spark":
        raise UsageError("--master goes with --on spark")
    if files or second or out:
        if dry_run or explained or doubtful or everything or again or as_json:
            raise UsageError("--files goes with --out alone")
        paths = (*files, second) if second else files
        link = (
            partial(link_files_on_spark, master=master or "local[*]")
            if engine == "spark"
            else partial(link_files, processes=processes)
        )
        _link_files(paths, out, link)
        return
    if engine == "spark":
        raise UsageError("--on spark goes with --files: a register is linked in one process")
    if explained and not all(explained):
        raise UsageError("give two ids with --explain")
    if explained:
        _explain(ctx, explained, as_json)
    elif doubtful:
        with opened(ctx) as workspace:
            waiting = read_doubtful(workspace.register)
            if as_json:
                print_lines([one._asdict() for one in waiting])
            else:
                click.echo("\n".join(doubtful_lines(workspace, waiting)), nl=bool(waiting))
        note(f"{len(waiting):,} pairs wait: cenotaph judge A B same|part_of|different --reason ...")
    else:
        options = LinkOptions(everything=everything, again=again, dry_run=dry_run, processes=processes)
        _link(ctx, options, as_json)


def _link(ctx: click.Context, options: LinkOptions, as_json: bool) -> None:
    with opened(ctx) as workspace:
        with bar_of_steps() as progress:
            report = link_register(workspace, options, progress=progress)
        if as_json:
            print_lines(report.steps)
        elif options.dry_run:
            click.echo("\n".join(step_lines(workspace, report.steps)), nl=bool(report.steps))
    say_report(report)


def _explain(ctx: click.Context, pair: Sequence[str], as_json: bool) -> None:
    with opened(ctx) as workspace, bar_of_steps() as progress:
        found = explain_link(workspace, *pair, progress=progress)
    if as_json:
        print_lines([found])
    else:
        click.echo("\n".join(explain_lines(found)))


def _link_files(paths: Sequence[Path], out: Path | None, link: Callable[..., LinkedFiles]) -> None:
    if not 1 <= len(paths) <= 2 or out is None:
        raise UsageError("give one or two lists with --files, and --out for the links")
    told = 0

    def tell(item: Rejected) -> None:
        nonlocal told
        told += 1
        if told <= _TOLD:
            note(f"{item.file}, {item.place}: {item.reason} ({item.code})")

    with bar_of_steps() as progress:
        done = link(paths, out, progress=progress, tell=tell)
    if done.rejected > _TOLD:
        note(f"... and {done.rejected - _TOLD:,} more lines that are no record")
    say_files(done, out)
