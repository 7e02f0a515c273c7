"""Compare drafted profiles with the shipped ones on real lists, row by row, and fail below the floors.

    python evaluation/drafts.py [--lists FOLDER] [--rows N] [--verbose]

For each list that a shipped profile fits, a draft is made as if there were none, and both read the same rows. Of what
the shipped profile states (names, positions, dates, counts, kinds), the share is taken that the draft states, too; of
names, positions, dates and counts that the draft states, the share that the shipped profile states. Lists of one kind
(the states of one edition) count once, by their mean.

The lists are not part of the project: without them this says so and ends well.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import mean

from cenotaph.errors import NoDraftError, UnreadableSourceError
from cenotaph.extract.draft.draft import draft_profile
from cenotaph.extract.rows.content import key_by_content
from cenotaph.extract.rows.mapping import Mapper
from cenotaph.extract.rows.profile import Profile
from cenotaph.intake.choose_profile import fitting_to, list_name, subject_of
from cenotaph.model.entry import Assertion, Statement
from cenotaph.model.value import Point, Term, Text
from cenotaph.sources.item import Reading, Row
from cenotaph.sources.reader import read_source

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared" / "data" / "registers"
FEATURES = ("name", "position", "date", "count", "kind")
Facts = dict[str, set[object]]


def facts_of(statements: tuple[Statement, ...]) -> Iterator[tuple[str, object]]:
    """Yield what statements say, without the words of the properties that are a matter of taste."""
    for statement in statements:
        value, when = statement.value, statement.when
        if statement.property == "named" and isinstance(value, Text):
            yield "name", " ".join(value.text.split()).casefold()
        elif statement.property == "kind" and isinstance(value, Term):
            yield "kind", value.code
        elif isinstance(value, Point):
            yield "position", (round(value.lon / 1e4), round(value.lat / 1e4))
        if when is not None and when.edtf:
            yield "date", when.edtf
        if statement.count is not None:
            yield "count", (statement.count.min, statement.count.identified, statement.count.conflict)


def read_rows(rows: list[Row], profile: Profile) -> tuple[dict[int, Facts], int]:
    """Read rows by a profile; returns what is said in each by its number, and how many were taken."""
    prepared = profile.prepare([row.cells for row in rows])
    mapper = Mapper(prepared, capture="0" * 64)
    said: dict[int, Facts] = {}
    for row in key_by_content(iter(rows), prepared):
        if not isinstance(row, Row):
            continue
        facts: Facts = defaultdict(set)
        mapped = mapper.map(row)
        if isinstance(mapped, Assertion):
            for feature, fact in facts_of(mapped.statements):
                facts[feature].add(fact)
        if facts:
            said[row.number] = facts
    return said, len(said)


def compare(path: Path, reading: Reading, rows: list[Row]) -> dict[str, float] | None:
    """Return the shares of one list; None where no shipped profile fits, or no draft can be made."""
    fitting = fitting_to(rows[0].cells, None, list_name(path))
    if len(fitting) != 1:
        return None
    try:
        draft = draft_profile(rows, subject_of(path, reading))
    except NoDraftError:
        return dict.fromkeys(FEATURES, 0.0)
    theirs, _ = read_rows(rows, fitting[0])
    ours, taken = read_rows(rows, draft.profile)
    shares = {"taken": taken / len(rows)}
    for feature in FEATURES:
        wanted = sum(len(facts[feature]) for facts in theirs.values())
        given = sum(len(ours[number][feature]) for number in theirs if number in ours)
        both = sum(
            len(facts[feature] & ours[number][feature]) for number, facts in theirs.items() if number in ours
        )
        if wanted:
            shares[f"{feature} recall"] = both / wanted
        if given and wanted:
            shares[f"{feature} precision"] = both / given
    return shares


def kind_of_list(path: Path) -> str:
    """Name the kind of a list: the states of one edition are one."""
    return (
        f"{path.parent.name}/{path.name.split('_')[0]}_*"
        if path.name.startswith("2016_")
        else f"{path.parent.name}/{path.name}"
    )


def main() -> int:
    """Print the figures; return 1 if one of them is below its floor."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--lists", type=Path, default=SHARED)
    arguments.add_argument("--rows", type=int, default=3000)
    given = arguments.parse_args()
    if not given.lists.is_dir():
        print(f"no lists at {given.lists}: nothing was compared")
        return 0
    found: dict[str, list[dict[str, float]]] = defaultdict(list)
    for path in sorted(given.lists.glob("*/*")):
        if path.suffix in (".md", ".py") or path.name == "SOURCE.json":
            continue
        try:
            reading = read_source(path)
            rows = [item for item in islice(reading.items, given.rows) if isinstance(item, Row)]
        except UnreadableSourceError as error:
            print(f"{path.name}: {error.reason}")
            continue
        if rows and (shares := compare(path, reading, rows)):
            found[kind_of_list(path)].append(shares)
    columns = ["taken", *(f"{feature} {which}" for feature in FEATURES for which in ("recall", "precision"))]
    print(f"{'list':56}" + "".join(f"{''.join(word[:5] for word in name.split()):>11}" for name in columns))
    kinds = {
        kind: {
            name: mean(values) for name in columns if (values := [one[name] for one in lists if name in one])
        }
        for kind, lists in found.items()
    }
    for kind, shares in kinds.items():
        print(
            f"{kind[-55:]:56}"
            + "".join(f"{shares[name]:11.3f}" if name in shares else f"{'-':>11}" for name in columns)
        )
    figures = {name: mean([shares[name] for shares in kinds.values() if name in shares]) for name in columns}
    print(f"{'mean of the lists':56}" + "".join(f"{figures[name]:11.3f}" for name in columns))
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8")).get("drafts", {})
    below = [name for name, floor in floors.items() if figures[name.replace("_", " ")] < floor]
    for name in below:
        print(f"BELOW the floor {floors[name]:.2f}: {name}")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
