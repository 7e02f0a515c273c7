"""`cenotaph list`."""

from __future__ import annotations

from itertools import islice

import click

from cenotaph.cli.describe import one_line
from cenotaph.cli.terminal import opened, print_lines, today
from cenotaph.gazetteer.countries import representative_points
from cenotaph.model.schema import read_schema
from cenotaph.register.answers import STATES
from cenotaph.register.in_sqlite import Filters


@click.command("list")
@click.option(
    "--kind",
    type=click.Choice(list(read_schema().kinds)),
    multiple=True,
    help="Only of this kind; may be given again.",
)
@click.option("--state", type=click.Choice(STATES), multiple=True, help="Only in this state today.")
@click.option("--country", multiple=True, help="Only in this country (ISO 3166-1, two letters).")
@click.option("--source", multiple=True, help="Only what this source speaks of.")
@click.option("--json", "as_json", is_flag=True, help="JSON lines.")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many; else all.")
@click.pass_context
def command(
    ctx: click.Context,
    kind: tuple[str, ...],
    state: tuple[str, ...],
    country: tuple[str, ...],
    source: tuple[str, ...],
    as_json: bool,
    limit: int | None,
) -> None:
    """List entities, ordered by id."""
    filters = Filters(
        kind=frozenset(kind),
        state=frozenset(state),
        country=frozenset(code.upper() for code in country),
        source=frozenset(source),
    )
    unknown = filters.country - representative_points().keys()
    if unknown:
        raise click.UsageError(
            f"no such country: {', '.join(sorted(unknown))} (ISO 3166-1, two letters, such as KP)"
        )
    with opened(ctx) as workspace:
        known = {line.id for line in workspace.register.sources()}
        if filters.source - known:
            raise click.UsageError(
                f"no such source: {', '.join(sorted(filters.source - known))} (there are: {', '.join(sorted(known))})"
            )
        found = islice(workspace.register.list(filters, as_of=today()), limit)
        if as_json:
            print_lines(found)
        else:
            for summary in found:
                click.echo(one_line(summary))
