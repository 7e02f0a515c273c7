"""`compare`: two lists side by side: what is in both, what only in one, and where they say different things.

Invariant: nothing is written into any register. Every subject of either side is in a match, in a doubtful pair, or named as
only there; what is stated or judged of pairs in the register comes before what the program finds.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final, Literal

import msgspec

from cenotaph.errors import UnreadableSourceError, UsageError
from cenotaph.intake.add import Options, add_file
from cenotaph.intake.link import Progress, tell_nobody
from cenotaph.intake.workspace import Workspace, create_register
from cenotaph.linkage.cluster import Pair
from cenotaph.linkage.from_register import read_people, read_records
from cenotaph.linkage.pairing import Match, pair_lists, trusted_schemes
from cenotaph.linkage.record import Record
from cenotaph.model.entry import Statement
from cenotaph.model.value import Text
from cenotaph.register.differing import APART_M, Difference, compare_statements, metres_between, point_of
from cenotaph.register.said import Said

Group = Literal["matched", "perhaps", "only_a", "only_b"]
GROUPS: Final[tuple[Group, ...]] = ("matched", "perhaps", "only_a", "only_b")

BARE: Final = "neither name, position nor words: nothing to compare it by"

_APART: Final = ("different", "part_of")
_PROGRAM: Final = 0
_SHOWN: Final = 10


_CHANGES: Final = frozenset(
    {"removed", "destroyed", "relocated", "renamed", "damaged", "vandalised", "exhumed"}
)
"""What a second look at a list is for. What is only planned has not happened."""


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One of the two lists.

    Attributes:
        name: as the caller gave it.
        subjects: their statements in the order of the log.
        records: those that can be linked.
        rejected: rows that could not be read. `notes`: what was found out in reading.
        in_register: whether it is a source of the register.
    """

    name: str
    subjects: dict[str, tuple[Statement, ...]]
    records: tuple[Record, ...]
    rejected: int = 0
    notes: tuple[str, ...] = ()
    in_register: bool = False


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A match, a doubtful pair, or what only one side has.

    Attributes:
        a: id of the subject on the one side; `b` on the other one.
        a_name: its first name; `b_name` likewise.
        a_point: degrees, longitude and latitude; `b_point` likewise.
        probability: of being one thing; None where it is stated.
        because: why it is where it is, in words.
        differences: of a match or doubtful pair, `same` ones left out.
        metres: between the positions.
    """

    group: Group
    a: str | None = None
    b: str | None = None
    a_name: str | None = None
    b_name: str | None = None
    a_point: tuple[float, float] | None = None
    b_point: tuple[float, float] | None = None
    probability: float | None = None
    because: str = ""
    differences: tuple[Difference, ...] = ()
    metres: float | None = None


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """What the comparison found.

    Attributes:
        counts: pairs of a group, or subjects that only one side has.
        by_label: of the matches: heading -> outcome -> how many.
        stated: how many of the matches are stated.
    """

    a: str
    b: str
    sizes: tuple[int, int]
    rejected: tuple[int, int]
    notes: tuple[str, ...]
    items: tuple[Item, ...]
    counts: dict[str, int]
    by_label: dict[str, dict[str, int]]
    stated: int

    def of(self, group: Group) -> list[Item]:
        """List the items of a group."""
        return [item for item in self.items if item.group == group]

    def gained(self) -> list[tuple[Item, Difference]]:
        """List what happened to those in both, as B says and A does not."""
        return [
            (item, one)
            for item in self.of("matched")
            for one in item.differences
            if one.label in _CHANGES and one.outcome == "only_b"
        ]


def read_file_side(path: Path, *, profile: str | None = None, progress: Progress = tell_nobody) -> Side:
    """Read a file by the profile that fits it, or a drafted one, as `add` would into a register that is then thrown away.

    Raises:
        UnreadableSourceError: nothing of it can be read, or it holds nothing to compare.
        ProfileError, NoProfileError, NoDraftError: no profile fits, and none can be drafted.
    """
    with tempfile.TemporaryDirectory(prefix="cenotaph-compare-") as folder:
        base = Path(folder)
        settings = create_register(
            base / "register", name="compare", config_folder=base / "config", key_file=base / "key"
        )
        with Workspace(settings) as workspace:
            report = add_file(
                workspace,
                path,
                Options(profile=profile, draft=profile is None),
                lambda done, total: progress(f"reading {path.name}", done, total or 0),
            )
            workspace.fold_forward()
            subjects = list(workspace.register.linking().subjects())
        if not subjects:
            raise UnreadableSourceError(path, "no_records", "it holds nothing that can be compared")
        notes = [f"{path.name}: read by profile {report.profile}"] if report.profile else []
        notes += [f"{path.name}, {one.place}: {one.reason} ({one.code})" for one in report.rejected[:_SHOWN]]
        side = _side(path.name, subjects, rejected=report.balance.rejected)
        return msgspec.structs.replace(side, notes=tuple(notes))


def read_source_side(workspace: Workspace, source: str) -> Side:
    """Read what one source of a register says, or several: `splc-2016-*`.

    Args:
        workspace: the register.
        source: id of a source, or a pattern of ids with `*`.

    Raises:
        UsageError: there is no such source, or nothing that it says counts.
    """
    known = [line.id for line in workspace.register.sources()]
    chosen = {source} & set(known) or {one for one in known if fnmatchcase(one, source)}
    if not chosen:
        some = ", ".join(known[:_SHOWN]) + (
            f" and {len(known) - _SHOWN:,} more" if len(known) > _SHOWN else ""
        )
        raise UsageError(
            f"{source} is neither a file nor a source of the register; its sources: {some or 'none'}"
        )
    subjects: list[tuple[str, list[Said]]] = []
    for subject, said in workspace.register.linking().subjects():
        own = [one for one in said if one.source.id in chosen]
        if own:
            subjects.append((subject, own))
    if not subjects:
        raise UsageError(f"nothing that the source {source} says counts: there is nothing to compare")
    return _side(source, subjects, in_register=True)


def compare_sides(
    a: Side,
    b: Side,
    *,
    workspace: Workspace | None = None,
    apart_m: float = APART_M,
    progress: Progress = tell_nobody,
) -> Comparison:
    """Compare two lists.

    Args:
        a: the one.
        b: the other one.
        workspace: the register, where both are sources of it: what is stated and judged there counts first.
        apart_m: positions that are further apart differ, metres.
        progress: is told how far it is.

    Raises:
        UsageError: neither side shares an id with the other, and one of them has nothing to link it by.
    """
    is_one_register = workspace is not None and a.in_register and b.in_register
    stated = _of_one_id(a, b, of_one_register=is_one_register)
    apart: set[Pair] = set()
    if workspace is not None and is_one_register:
        stated, apart = _held(workspace, a, b, stated)
    if not stated and not (a.records and b.records):
        bare = b if a.records else a
        raise UsageError(f"{bare.name}: nothing in it has a name, a position or words to be linked by")
    paired = pair_lists(a.records, b.records, stated=stated, apart=apart, progress=progress)
    items = [_pair_item("matched", match, a, b, apart_m) for match in paired.matched]
    items += [_pair_item("perhaps", match, a, b, apart_m) for match in paired.perhaps]
    items += _only("only_a", a, {item.a for item in items})
    items += _only("only_b", b, {item.b for item in items})
    by_label: dict[str, Counter[str]] = {}
    for match in paired.matched:
        for one in compare_statements(a.subjects[match.a], b.subjects[match.b], apart_m=apart_m):
            by_label.setdefault(one.label, Counter())[one.outcome] += 1
    counts = Counter(item.group for item in items)
    return Comparison(
        a=a.name,
        b=b.name,
        sizes=(len(a.subjects), len(b.subjects)),
        rejected=(a.rejected, b.rejected),
        notes=(*a.notes, *b.notes),
        items=tuple(items),
        counts={group: counts[group] for group in GROUPS},
        by_label={label: dict(by_label[label]) for label in sorted(by_label)},
        stated=sum(match.probability is None for match in paired.matched),
    )


def _side(
    name: str, subjects: Sequence[tuple[str, Sequence[Said]]], *, rejected: int = 0, in_register: bool = False
) -> Side:
    ordered = sorted(subjects, key=lambda one: one[0])
    things = list(read_records(ordered))
    people = list(read_people(ordered, {record.id: record for record in things}))
    return Side(
        name=name,
        subjects={subject: tuple(one.statement for one in said) for subject, said in ordered},
        records=(*things, *people),
        rejected=rejected,
        in_register=in_register,
    )


def _of_one_id(a: Side, b: Side, *, of_one_register: bool) -> dict[Pair, str]:
    """Pair subjects of one id; of two files only where such ids name the same things in both."""
    shared = [one for one in a.subjects if one in b.subjects]
    if not of_one_register:
        trusted = trusted_schemes(a.records, b.records)
        linkable = {record.id for record in a.records} & {record.id for record in b.records}
        shared = [one for one in shared if one not in linkable or one.partition(":")[0] in trusted]
    return {(one, one): "both have this id" for one in shared}


def _held(
    workspace: Workspace, a: Side, b: Side, stated: dict[Pair, str]
) -> tuple[dict[Pair, str], set[Pair]]:
    """Say which pairs the register joins, and which it keeps apart."""
    resolve = workspace.register.resolve
    direct: dict[Pair, str] = {}
    apart: set[Pair] = set()
    for held in workspace.register.linking().held():
        for pair in ((held.a, held.b), (held.b, held.a)):
            if pair[0] in a.subjects and pair[1] in b.subjects:
                if held.relation in _APART and held.precedence != _PROGRAM:
                    apart.add(pair)
                elif held.relation == "same":
                    direct[pair] = ("linked", "stated by a source", "judged by a person")[held.precedence]
    entities: dict[str, tuple[list[str], list[str]]] = {}
    for number, side in enumerate((a, b)):
        for subject in side.subjects:
            entities.setdefault(resolve(subject), ([], []))[number].append(subject)
    found = dict(stated)
    for left, right in entities.values():
        if not left or not right:
            continue
        both = set(left) & set(right)
        alone = [one for one in left if one not in both], [one for one in right if one not in both]
        pairs = [(one, right[0]) for one in alone[0]] + [(left[0], one) for one in alone[1]]
        for pair in pairs:
            if pair not in apart:
                words = direct.get(pair, "joined by way of others")
                found[pair] = f"{words} in the register"
    return found, apart


def _pair_item(group: Group, match: Match, a: Side, b: Side, apart_m: float) -> Item:
    left, right = a.subjects[match.a], b.subjects[match.b]
    points = point_of(left), point_of(right)
    told = compare_statements(left, right, apart_m=apart_m)
    return Item(
        group=group,
        a=match.a,
        b=match.b,
        a_name=_name(left),
        b_name=_name(right),
        a_point=_degrees(left),
        b_point=_degrees(right),
        probability=match.probability,
        because=match.because,
        differences=tuple(one for one in told if one.outcome != "same"),
        metres=round(metres_between(points[0], points[1]), 1) if points[0] and points[1] else None,
    )


def _only(group: Literal["only_a", "only_b"], side: Side, met: set[str | None]) -> Iterator[Item]:
    linkable = {record.id for record in side.records}
    for subject, said in side.subjects.items():
        if subject in met:
            continue
        because = "" if subject in linkable else BARE
        name, point = _name(said), _degrees(said)
        if group == "only_a":
            yield Item(group=group, a=subject, a_name=name, a_point=point, because=because)
        else:
            yield Item(group=group, b=subject, b_name=name, b_point=point, because=because)


def _name(said: Sequence[Statement]) -> str | None:
    return next(
        (one.value.text for one in said if one.property == "named" and isinstance(one.value, Text)), None
    )


def _degrees(said: Sequence[Statement]) -> tuple[float, float] | None:
    point = point_of(said)
    return (point.lon / 1e7, point.lat / 1e7) if point else None
