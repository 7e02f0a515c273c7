"""What a `[[statement]]` must and may hold, before it is compiled."""

from __future__ import annotations

from cenotaph.extract.rows.cells import LinePath, SpecError, as_list
from cenotaph.extract.rows.conditions import KIND
from cenotaph.extract.rows.spec import StatementSpec
from cenotaph.model.schema import read_schema


def check_statement(spec: StatementSpec, path: LinePath) -> None:
    """Refuse a table that cannot be meant.

    Raises:
        SpecError: an unknown property, or keys that do not go together.
    """
    properties = read_schema().properties
    if spec.property not in properties:
        raise SpecError(
            (*path, "property"), f"there is no property {spec.property!r} (known: {', '.join(properties)})"
        )
    if spec.property == "kind":
        raise SpecError((*path, "property"), "the kind is said by [kind], not by a statement")
    prop = properties[spec.property]
    if (
        not (spec.column or spec.text or spec.when or spec.count or spec.point or spec.places)
        and spec.if_ is None
    ):
        raise SpecError(
            path, "a statement needs `column`, `when`, `count`, `point`, `places`, or `text` with `if`"
        )
    if spec.text is not None and (spec.column or not spec.if_):
        raise SpecError((*path, "text"), "a fixed `text` needs `if`, and no `column`")
    if prop.class_ == "count" and spec.count is None:
        raise SpecError(path, f"{spec.property!r} is a number: it needs `count`")
    if spec.count is not None and spec.column is not None:
        raise SpecError((*path, "column"), "a count names its column in `count`")
    if (spec.undated or spec.status is not None) and prop.class_ != "event":
        key = "undated" if spec.undated else "status"
        raise SpecError((*path, key), f"{spec.property!r} is no event")
    if prop.class_ in ("name", "state", "relation") and not (
        spec.column or spec.text or spec.count or spec.point or spec.places
    ):
        raise SpecError(path, f"{spec.property!r} needs a value")
    if spec.join is not None and (not isinstance(spec.column, list) or spec.split or spec.first):
        raise SpecError((*path, "join"), "`join` needs a list of columns, and neither `first` nor `split`")
    starred = [column for column in as_list(spec.column or []) if "*" in column]
    if any(not column.endswith("*") or column.count("*") > 1 for column in starred):
        raise SpecError((*path, "column"), "a star can only stand at the end of a column's name")
    if starred and spec.join is not None:
        raise SpecError((*path, "join"), "what a star stands for cannot be put together")
    if not starred and (spec.lang == "*" or spec.only or spec.leave_out or "*" in spec.qualifiers.values()):
        raise SpecError(path, "there is no column with a star")


def deciding_columns(spec: StatementSpec) -> list[str]:
    """Return the columns whose cells can make the condition hold."""
    alternatives = [spec.if_] if isinstance(spec.if_, dict) else spec.if_ or []
    return [
        column for one in alternatives for column, test in one.items() if test is not False and column != KIND
    ]
