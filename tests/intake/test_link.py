"""Linkage of a register: what is joined, what is never overridden, and that all of it can be undone."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.errors import UnknownIdError, UsageError
from cenotaph.intake.decide import judge, withdraw
from cenotaph.intake.explain_link import explain_link
from cenotaph.intake.link import PROGRAM_NAME, LinkOptions, LinkReport, link_register, read_doubtful, unlink
from cenotaph.intake.workspace import Workspace, create_register
from cenotaph.model.entry import Assertion, Statement
from cenotaph.model.evidence import Evidence, Row, Source
from cenotaph.model.value import Point, Ref, Term, Text, When
from web.small_register import digest, take

TOWNS = ("Aldenbrook", "Birchwater", "Calderfold", "Dunmarrow", "Elmscote", "Fennhythe")
DERIVED = ("pair", "subject", "entity", "event", "finding", "part", "search", "spot")


def stone(
    id_: str,
    name: str | None,
    lat: float = 52.0,
    *,
    lon: float = -1.0,
    kind: str = "monument",
    year: int = 1921,
) -> Assertion:
    said = [Statement(property="kind", value=Term(kind))]
    if name is not None:
        said.append(Statement(property="named", value=Text(name)))
    said.append(Statement(property="located", value=Point.from_degrees(lon, lat)))
    said.append(Statement(property="unveiled", when=When(str(year))))
    return Assertion(subject=id_, evidence=Evidence(digest(id_), Row(1, id_)), statements=tuple(said))


def town(number: int) -> tuple[str, float, int]:
    return f"{TOWNS[number]} War Memorial", 50 + number / 2, 1919 + number


def lists(towns: Sequence[int]) -> list[tuple[str, list[Assertion]]]:
    """Three lists of the memorials of some towns, each a few metres off the other."""
    made = []
    for at, register in enumerate(("alpha", "beta", "gamma")):
        rows = [(number, *town(number)) for number in towns]
        made.append(
            (
                register,
                [stone(f"{register}:{n}", name, lat + at / 20_000, year=year) for n, name, lat, year in rows],
            )
        )
    return made


def add(workspace: Workspace, register: str, stones: list[Assertion]) -> None:
    take(workspace, Source(id=register, title=register.title()), register, stones, "row")


@contextmanager
def register() -> Iterator[Workspace]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = create_register(folder / "r", name="Test", config_folder=folder / "c", key_file=folder / "key")
        with Workspace(made) as workspace:
            yield workspace


def groups(workspace: Workspace) -> set[frozenset[str]]:
    found: dict[str, set[str]] = {}
    for subject, _ in workspace.register.linking().subjects():
        found.setdefault(workspace.register.resolve(subject), set()).add(subject)
    return {frozenset(members) for members in found.values()}


def derived(workspace: Workspace) -> list[str]:
    return [
        line for line in workspace.register.dump() if line.startswith(tuple(f'["{one}"' for one in DERIVED))
    ]


def relations(report: LinkReport) -> set[tuple[str, str, str]]:
    return {(step.left, step.relation, step.right) for step in report.steps if step.action == "judge"}


def test_what_is_one_thing_in_three_lists_is_joined_with_reasons(workspace: Workspace) -> None:
    for name, stones in lists([0, 1]):
        add(workspace, name, stones)
    dry = link_register(workspace, LinkOptions(dry_run=True))
    assert groups(workspace) == {
        frozenset({f"{name}:{n}"}) for name in ("alpha", "beta", "gamma") for n in (0, 1)
    }
    report = link_register(workspace)
    assert relations(dry) == relations(report)
    assert groups(workspace) == {
        frozenset({f"{name}:{n}" for name in ("alpha", "beta", "gamma")}) for n in (0, 1)
    }
    (line,) = workspace.register.relations_of("alpha:0", "beta:0")
    assert (line.by, line.voice, line.relation) == ("program", PROGRAM_NAME, "same")
    assert all(" bits: " in reason for reason in line.reasons)
    assert not any(
        TOWNS[0] in reason for reason in line.reasons
    )  # an erased name must not live on in a reason
    again = link_register(workspace)
    assert (again.steps, again.looked_at, again.stand) == ((), 0, report.stand)
    assert link_register(workspace, LinkOptions(everything=True)).steps == ()


@settings(max_examples=8, deadline=None)
@given(st.sets(st.integers(0, 5), min_size=1, max_size=4), st.integers(0, 3))
def test_undo_is_exact(towns: set[int], also: int) -> None:
    with register() as workspace:
        for name, stones in lists(sorted(towns)):
            add(workspace, name, stones)
        if also:
            judge(
                workspace,
                f"alpha:{min(towns)}",
                f"gamma:{max(towns)}",
                relation="unsure",
                reason="?",
                by="Ida",
            )
        before = derived(workspace)
        made = link_register(workspace)
        assert derived(workspace) != before
        assert unlink(workspace, None, reason="a test", by="Ida") == made.stand
        assert derived(workspace) == before


@settings(max_examples=8, deadline=None)
@given(
    st.sets(st.integers(0, 5), min_size=2, max_size=3),
    st.permutations(["alpha", "beta", "gamma"]),
    st.sampled_from([(), (0,), (0, 1), (1,)]),
)
def test_the_order_of_imports_does_not_matter(
    towns: set[int], order: list[str], linked_after: tuple[int, ...]
) -> None:
    made = dict(lists(sorted(towns)))
    with register() as workspace:
        for at, name in enumerate(order):
            add(workspace, name, made[name])
            if at in linked_after:
                link_register(workspace)
        link_register(workspace)
        assert groups(workspace) == {frozenset({f"{name}:{n}" for name in made}) for n in towns}


@settings(max_examples=10, deadline=None)
@given(st.data())
def test_what_a_person_says_holds_through_every_chain(data: st.DataObject) -> None:
    ids = [f"{name}:0" for name in ("alpha", "beta", "gamma")]
    with register() as workspace:
        for name, stones in lists([0, 1]):
            add(workspace, name, stones)
        if data.draw(st.booleans()):
            link_register(workspace)
        said = {}
        for pair in data.draw(st.lists(st.sampled_from(list(itertools.combinations(ids, 2))), min_size=1, max_size=2, unique=True)):  # fmt: skip
            said[pair] = data.draw(st.sampled_from(["different", "part_of"]))
            judge(workspace, *pair, relation=said[pair], reason="I was there", by="Ida")  # type: ignore[arg-type]
        for _ in range(2):
            link_register(workspace, LinkOptions(everything=data.draw(st.booleans())))
            for a, b in said:
                assert workspace.register.resolve(a) != workspace.register.resolve(b)
        assert not [one for one in workspace.register.findings() if one.code == "judgement.contradiction"]


def test_what_somebody_withdrew_is_not_judged_again_until_something_changes(workspace: Workspace) -> None:
    for name, stones in lists([0])[:2]:
        add(workspace, name, stones)
    link_register(workspace)
    assert unlink(workspace, ("beta:0", "alpha:0"), reason="two stones", by="Ida") == 1
    report = link_register(workspace, LinkOptions(everything=True))
    assert (report.steps, report.held_back) == ((), 1)
    name, lat, year = town(0)
    add(workspace, "beta", [stone("beta:0", f"The {name}", lat, year=year)])
    assert relations(link_register(workspace)) == {("alpha:0", "same", "beta:0")}
    (line,) = workspace.register.relations_of("alpha:0", "beta:0")
    withdraw(workspace, line.address, reason="still two", by="Ida")
    assert link_register(workspace).steps == ()
    assert relations(link_register(workspace, LinkOptions(again=True))) == {("alpha:0", "same", "beta:0")}


def test_what_the_program_would_not_judge_any_more_it_withdraws(workspace: Workspace) -> None:
    for name, stones in lists([0])[:2]:
        add(workspace, name, stones)
    link_register(workspace)
    add(workspace, "beta", [stone("beta:0", "Corn Exchange Clock", 54.0, year=1860)])
    (step,) = link_register(workspace).steps
    assert (step.action, step.relation) == ("withdraw", "same")
    assert len(groups(workspace)) == 2


def test_a_statue_is_part_of_its_cemetery_and_never_the_same(workspace: Workspace) -> None:
    add(workspace, "alpha", [stone("alpha:1", "Heldenruh", kind="statue")])
    add(workspace, "beta", [stone("beta:1", "Heldenruh", kind="cemetery")])
    found = relations(link_register(workspace))
    assert found <= {("alpha:1", "part_of", "beta:1"), ("alpha:1", "unsure", "beta:1")}
    assert len(groups(workspace)) == 2


def test_two_ids_of_one_register_are_not_joined(workspace: Workspace) -> None:
    name, lat, year = town(0)
    twins = [stone(f"alpha:{n}", name, lat + n / 20_000, year=year) for n in (1, 2)]
    add(workspace, "alpha", twins)
    link_register(workspace)
    assert len(groups(workspace)) == 2


def person(id_: str, name: str, *, born: int | None = None, at: str | None = None) -> Assertion:
    said = [Statement(property="kind", value=Term("person")), Statement(property="named", value=Text(name))]
    if born is not None:
        said.append(Statement(property="born", when=When(str(born))))
    if at is not None:
        said.append(Statement(property="buried_at", value=Ref(at)))
    return Assertion(subject=id_, evidence=Evidence(digest(id_), Row(1, id_)), statements=tuple(said))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("Ada Oakes", 1890), ("OAKES, Ada", 1890)),
        (("Iwan Petrowitsch Kowalenko", 1921), ("Коваленко Иван Петрович", 1921)),
        (("Arthur Church", 1898), ("Church, A.", 1898)),
    ],
)
def test_people_of_two_registers_are_linked(
    workspace: Workspace, left: tuple[str, int], right: tuple[str, int]
) -> None:
    add(workspace, "alpha", [person("alpha:p", left[0], born=left[1])])
    add(workspace, "beta", [person("beta:p", right[0], born=right[1])])
    assert relations(link_register(workspace)) == {("alpha:p", "same", "beta:p")}
    assert explain_link(workspace, "alpha:p", "beta:p").probability > 0.5


def test_a_grave_in_one_cemetery_speaks_for_one_person(workspace: Workspace) -> None:
    cemetery = stone("alpha:1", "Oakham Cemetery", kind="cemetery")
    add(workspace, "alpha", [cemetery, person("alpha:p", "Ada Oakes", at="alpha:1")])
    add(workspace, "beta", [person("beta:p", "Ada Oakes", at="alpha:1")])
    assert relations(link_register(workspace)) == {("alpha:p", "same", "beta:p")}


def test_a_name_alone_makes_nobody_one(workspace: Workspace) -> None:
    add(workspace, "alpha", [person("alpha:p", "Ada Oakes")])
    add(workspace, "beta", [person("beta:p", "Ada Oakes")])
    report = link_register(workspace)
    assert relations(report) == {("alpha:p", "unsure", "beta:p")}
    assert "nothing beside the name" in report.steps[0].reasons[0]
    caution = explain_link(workspace, "alpha:p", "beta:p").caution
    assert caution is not None
    assert "nothing beside the name" in caution


@pytest.mark.parametrize("name", ["Unknown soldier", "неизвестный солдат", "Unknown Soldier 12"])
def test_an_unknown_soldier_may_be_anybody(workspace: Workspace, name: str) -> None:
    add(workspace, "alpha", [person("alpha:p", name, born=1890)])
    add(workspace, "beta", [person("beta:p", name, born=1890), person("beta:q", "Ada Oakes", born=1890)])
    assert link_register(workspace).steps == ()


def test_a_person_and_a_thing_are_never_linked(workspace: Workspace) -> None:
    add(workspace, "alpha", [stone("alpha:1", "Ada Oakes", kind="plaque")])
    add(workspace, "beta", [person("beta:1", "Ada Oakes", born=1890)])
    assert link_register(workspace).steps == ()
    with pytest.raises(UsageError, match="one of the two is a person"):
        explain_link(workspace, "alpha:1", "beta:1")


def test_reasons_add_up_for_any_two(workspace: Workspace) -> None:
    for name, stones in lists([0, 3]):
        add(workspace, name, stones)
    link_register(workspace)
    for pair in (("alpha:0", "beta:0"), ("alpha:0", "beta:3")):
        found = explain_link(workspace, *pair)
        assert sum(reason.bits for reason in found.reasons) == pytest.approx(found.bits, abs=0.05)
    assert found.probability < found.threshold
    (judged,) = explain_link(workspace, "gamma:0", "beta:0").judged
    assert judged.relation == "same"
    with pytest.raises(UnknownIdError):
        explain_link(workspace, "alpha:0", "nobody:1")


def test_unlink_refuses_what_there_is_not(workspace: Workspace) -> None:
    add(workspace, "alpha", [stone("alpha:1", "One"), stone("alpha:2", "Two", 40.0)])
    with pytest.raises(UsageError, match="has judged nothing of alpha:1"):
        unlink(workspace, ("alpha:1", "alpha:2"), reason="x", by="Ida")
    with pytest.raises(UsageError, match="needs a reason"):
        unlink(workspace, None, reason=" ", by="Ida")
    with pytest.raises(UnknownIdError):
        unlink(workspace, ("alpha:1", "nobody:1"), reason="x", by="Ida")


def test_doubtful_pairs_wait_until_somebody_judges(workspace: Workspace) -> None:
    add(workspace, "alpha", [stone("alpha:1", "Soldiers of the Marsh", 52.0, year=1921)])
    add(
        workspace,
        "beta",
        [stone(f"beta:{n}", "Soldiers of the Moor", 52.0004 + n / 5000, year=1921) for n in (1, 2)],
    )
    link_register(workspace)
    for one in read_doubtful(workspace.register):
        judge(workspace, one.left, one.right, relation="different", reason="seen both", by="Ida")
    assert read_doubtful(workspace.register) == []
    assert not [step for step in link_register(workspace).steps if step.action == "judge"]
