"""The demonstration shows what it is for: nine places, two counts that disagree, and a judgement that can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cenotaph.errors import UnknownIdError, UsageError
from cenotaph.intake.add import Options, add_file
from cenotaph.intake.decide import Decision, judge, withdraw
from cenotaph.intake.demo import create_demo
from cenotaph.intake.report import Report
from cenotaph.intake.workspace import Workspace
from cenotaph.ledger.verify import verify_folder
from cenotaph.register.answers import Detail, Summary
from cenotaph.register.in_sqlite import Filters

DAY = date(2026, 1, 1)
PLACES = {"Pyongyang", "Chongjin", "Haeju", "Nampo", "Dongnim", "Sinuiju", "Wonsan", "Hamhung", "Rason"}


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[tuple[Workspace, list[Report | Decision]]]:
    said: list[Report | Decision] = []
    settings = create_demo(tmp_path / "demo", config_folder=tmp_path / "config", say=said.append)
    with Workspace(settings) as workspace:
        yield workspace, said


def test_it_shows_what_the_articles_and_lists_say(demo: tuple[Workspace, list[Report | Decision]]) -> None:
    workspace, said = demo
    reports = [one for one in said if isinstance(one, Report)]
    assert all(one.balance.accepted and not one.balance.rejected for one in reports)
    group = group_of_nine(workspace)
    members = [part for part in group.parts if part.derived]
    assert {str(part.place) for part in members} == PLACES
    assert all(part.country == "KP" and part.lon is not None and part.lat is not None for part in members)
    buried = burials(workspace)
    stated = {
        (line.count["min"], line.count.get("category"), line.voice)
        for line in buried.burials
        if line.count and line.derived is None
    }
    assert {(1375, None, "Russian embassy"), (991, "military", "Russian embassy")} <= stated
    rest = [line for line in buried.burials if line.derived]
    assert 384 in {line.count["min"] for line in rest if line.count}
    assert {line.count["category"] for line in rest if line.count} == {"rest"}
    destroyed = [
        line
        for one in entities(workspace)
        for line in workspace.register.detail(one.id, as_of=DAY).events
        if line.property == "destroyed"
    ]
    assert [
        (line.count["min"], line.count["max"], line.count["unit"]) for line in destroyed if line.count
    ] == [(200, 999, "sites")]
    monument = by_name(workspace, "Liberation Monument")
    assert [line.property for line in monument.statements].count("inscription") == 1
    flagged = {code.code for code in workspace.register.findings()}
    assert "attribution.speaker_inconsistent" in flagged
    assert verify_folder(workspace.settings.folder).ok


def test_two_counts_disagree_with_both_voices_until_the_judgement_is_withdrawn(
    demo: tuple[Workspace, list[Report | Decision]],
) -> None:
    workspace, said = demo
    (finding,) = [one for one in workspace.register.findings() if one.code == "disagreement.burials"]
    for part in ("1,375", "1,373", "Russian embassy", "Russian Defence Ministry"):
        assert part in finding.message
    for decision in said:
        if isinstance(decision, Decision):
            withdraw(workspace, str(decision.index), reason="try", by="Ida")
    assert [one for one in workspace.register.findings() if one.code == "disagreement.burials"] == []
    monuments = [one for one in entities(workspace) if one.name == "Liberation Monument"]
    assert len(monuments) == 2


def test_a_derived_member_cannot_be_judged(demo: tuple[Workspace, list[Report | Decision]]) -> None:
    workspace, _ = demo
    group = group_of_nine(workspace)
    member = next(part for part in group.parts if part.derived)
    with pytest.raises(UsageError, match="derived"):
        judge(workspace, member.id, group.id, relation="same", reason="x", by="Ida")
    with pytest.raises(UnknownIdError):
        judge(workspace, "no:body", group.id, relation="same", reason="x", by="Ida")
    with pytest.raises(UsageError, match="itself"):
        judge(workspace, group.id, group.id, relation="same", reason="x", by="Ida")


def test_it_can_be_made_again_and_never_over_something_else(tmp_path: Path) -> None:
    first = create_demo(tmp_path / "demo", config_folder=tmp_path / "config", say=lambda _: None)
    second = create_demo(tmp_path / "demo", config_folder=tmp_path / "config", say=lambda _: None)
    assert first.origin != second.origin
    other = tmp_path / "other"
    other.mkdir()
    (other / "thesis.txt").write_text("dear")
    with pytest.raises(UsageError, match="something else"):
        create_demo(other, config_folder=tmp_path / "config", say=lambda _: None)
    assert (other / "thesis.txt").read_text() == "dear"


def entities(workspace: Workspace) -> list[Summary]:
    return list(workspace.register.list(Filters(), as_of=DAY))


def by_name(workspace: Workspace, name: str) -> Detail:
    found = [one.id for one in entities(workspace) if one.name == name]
    assert len(found) == 1
    return workspace.register.detail(found[0], as_of=DAY)


def group_of_nine(workspace: Workspace) -> Detail:
    groups = [
        workspace.register.detail(one.id, as_of=DAY) for one in entities(workspace) if one.kind == "group"
    ]
    (group,) = [one for one in groups if sum(part.derived for part in one.parts) == len(PLACES)]
    return group


def burials(workspace: Workspace) -> Detail:
    groups = [
        workspace.register.detail(one.id, as_of=DAY) for one in entities(workspace) if one.kind == "group"
    ]
    (group,) = [one for one in groups if one.burials]
    return group


ARTICLE = """The Hillfoot memorial was unveiled last year.

According to the parish council, 12 soldiers are buried in the churchyard at Hillfoot."""


def test_reading_the_same_article_again_forgets_nothing(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    first = add_file(workspace, file, Options(date="2022-05-02", publisher="Parish News", lang="en"))
    assert first.balance.statements
    size = workspace.ledger.size
    again = add_file(workspace, file, Options())
    assert (again.balance.unchanged, again.withdrawn, workspace.ledger.size) == (1, 0, size)
    other = add_file(workspace, file, Options(lang="lt"))  # which is not read: that unsays nothing
    assert other.withdrawn == 0
    assert workspace.register.live_of(first.source)


def test_a_date_that_is_none_is_refused_at_the_door(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    with pytest.raises(UsageError, match="yesterday"):
        add_file(workspace, file, Options(date="yesterday"))
