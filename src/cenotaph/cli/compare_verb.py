"""`cenotaph compare A B`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import click

from cenotaph.cli.describe import plain
from cenotaph.cli.terminal import bar_of_steps, note, opened, print_lines
from cenotaph.errors import NoRegisterError, UsageError
from cenotaph.intake.compare import Comparison, Side, compare_sides, read_file_side, read_source_side
from cenotaph.intake.compare_files import to_csv, to_geojson, write_all
from cenotaph.intake.workspace import Workspace
from cenotaph.register.differing import APART_M
from cenotaph.web.compare_page import to_html

_SHOWN = 10


@click.command("compare")
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="A folder for all three: compare.csv, compare.geojson, compare.html.",
)
@click.option("--csv", "csv_file", type=click.Path(path_type=Path, dir_okay=False), help="Write the table.")
@click.option(
    "--geojson", "geojson_file", type=click.Path(path_type=Path, dir_okay=False), help="Write the map data."
)
@click.option("--html", "html_file", type=click.Path(path_type=Path, dir_okay=False), help="Write the page.")
@click.option("--profile-a", help="By which profile the file A is read; else the one that fits.")
@click.option("--profile-b", help="The same of B.")
@click.option(
    "--apart",
    "apart_m",
    type=click.FloatRange(min=0),
    default=APART_M,
    show_default=True,
    help="Positions that are further apart differ, metres.",
)
@click.option(
    "--json", "as_json", is_flag=True, help="JSON lines: one a match, doubtful pair, or what only one has."
)
@click.pass_context
def command(
    ctx: click.Context,
    a: str,
    b: str,
    out: Path | None,
    csv_file: Path | None,
    geojson_file: Path | None,
    html_file: Path | None,
    profile_a: str | None,
    profile_b: str | None,
    apart_m: float,
    as_json: bool,
) -> None:
    """Compare two lists: what is in both, what only in one, and where they say different things.

    A and B are files, or sources of the register by their ids; a pattern ('splc-2016-*') takes several together. Files
    need no register, and nothing is written into one. What is stated of pairs (ids, identifiers, judgements of people) comes first, then linkage.
    """
    if a == b or (Path(a).is_file() and Path(b).is_file() and Path(a).samefile(b)):
        raise UsageError(f"{a} is compared with itself: give two lists")
    targets = {
        path: render
        for path, render in (
            (csv_file or (out and out / "compare.csv"), to_csv),
            (geojson_file or (out and out / "compare.geojson"), to_geojson),
            (html_file or (out and out / "compare.html"), to_html),
        )
        if path
    }
    _refuse_overwriting((a, b), [csv_file, geojson_file, html_file], targets)
    with ExitStack() as stack:
        workspace: Workspace | None = None
        if not (Path(a).is_file() and Path(b).is_file()):
            try:
                workspace = stack.enter_context(opened(ctx))
            except NoRegisterError as error:
                missing = next(one for one in (a, b) if not Path(one).is_file())
                raise UsageError(
                    f"{missing} is no file, and there is no register of which it could be a source"
                ) from error
        progress = stack.enter_context(bar_of_steps())

        def read(one: str, profile: str | None) -> Side:
            if Path(one).is_file() or workspace is None:
                return read_file_side(Path(one), profile=profile, progress=progress)
            return read_source_side(workspace, one)

        found = compare_sides(
            read(a, profile_a), read(b, profile_b), workspace=workspace, apart_m=apart_m, progress=progress
        )
    for remark in found.notes:
        note(plain(remark))
    write_all({path: render(found) for path, render in targets.items()})
    if as_json:
        print_lines(found.items)
    else:
        click.echo("\n".join(map(plain, summary_lines(found))))
    for path in targets:
        note(f"wrote {path}")


def _refuse_overwriting(
    sources: tuple[str, str], named: list[Path | None], targets: Mapping[Path, object]
) -> None:
    given = [path.absolute() for path in named if path]
    if len(set(given)) < len(given):
        raise UsageError("two of the files to be written have one name")
    for path in targets:
        if path.exists() and any(Path(one).exists() and path.samefile(one) for one in sources):
            raise UsageError(f"{path} is one of the two lists: it is not written over")


def summary_lines(found: Comparison) -> Iterator[str]:
    """Write a comparison for a person at a terminal."""
    counts = found.counts
    yield f"A: {found.a}, {found.sizes[0]:,} subjects" + _rejected(found.rejected[0])
    yield f"B: {found.b}, {found.sizes[1]:,} subjects" + _rejected(found.rejected[1])
    yield f"in both: {counts['matched']:,} ({found.stated:,} of them stated, or linked before)"
    yield f"perhaps: {counts['perhaps']:,} pairs"
    yield f"only in A: {counts['only_a']:,}"
    yield f"only in B: {counts['only_b']:,}"
    if found.by_label:
        yield ""
        yield f"{'of those in both':<28}{'same':>8}{'different':>11}{'only A says':>13}{'only B says':>13}"
    for label, outcomes in found.by_label.items():
        same, different, only_a, only_b = (
            outcomes.get(one, 0) for one in ("same", "different", "only_a", "only_b")
        )
        yield f"{label[:27]:<28}{same:>8,}{different:>11,}{only_a:>13,}{only_b:>13,}"
    gained = found.gained()
    if gained:
        yield ""
        yield f"what happened to those in both, as B says and A does not: {len(gained):,}"
    for item, one in gained[:_SHOWN]:
        yield f"  {item.b_name or item.b}: gained {one.label} {'; '.join(one.b)}  ({item.a} = {item.b})"
    if len(gained) > _SHOWN:
        yield f"  ... and {len(gained) - _SHOWN:,} more (--csv, --html)"


def _rejected(count: int) -> str:
    return f"; {count:,} rows could not be read" if count else ""
