"""Proposals for the records of a register: near what is fresh as everywhere, with identifiers, in groups that agree."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.linkage.cluster import cluster
from cenotaph.linkage.explain import _about
from cenotaph.linkage.features import FEATURES
from cenotaph.linkage.identifiers import OTHER, SHARED, identify, weigh
from cenotaph.linkage.link import Link
from cenotaph.linkage.propose import Ground, Known, Proposal, propose
from cenotaph.linkage.reasons import WORDS, Reason, format_reason, parse_reason
from cenotaph.linkage.record import Record
from cenotaph.linkage.whole import whole_of

HEROES = ("Ashby", "Barlow", "Crane", "Dutton", "Eames", "Farrow", "Garrick", "Hollis")
WHATS = ("Memorial", "Monument", "Cross", "Cemetery", "Plaque")


@st.composite
def some_records(draw: st.DrawFn) -> list[Record]:
    """Make records of three registers, some of them of one thing, in two towns."""
    made = []
    for number in range(draw(st.integers(4, 24))):
        register = draw(st.sampled_from(["alpha", "beta", "gamma"]))
        spot = draw(st.integers(0, 5))
        made.append(
            Record(
                id=f"{register}:{number}",
                names=(f"{draw(st.sampled_from(HEROES))} {draw(st.sampled_from(WHATS))}",),
                lat=52 + spot / 1000 + number / 1e6,
                lon=-1.0,
                year=draw(st.sampled_from([None, 1921, 1922])),
                register=register,
                identifiers=(f"{register}:{number}", f"wikidata:Q{draw(st.integers(1, 9))}"),
            )
        )
    return made


def facts(proposals: list[Proposal]) -> set[tuple[str, str, str, int]]:
    return {(one.left, one.right, one.relation, one.weight) for one in proposals}


@settings(max_examples=60, deadline=None)
@given(some_records(), st.data())
def test_near_the_fresh_it_is_as_if_all_were_scored(records: list[Record], data: st.DataObject) -> None:
    fresh = data.draw(st.sets(st.sampled_from([record.id for record in records]), max_size=4))
    everywhere = propose(records, Known())
    near = propose(records, Known(), fresh=fresh)
    assert fresh <= near.looked_at
    assert near.compared <= everywhere.compared
    assert facts(near.proposals) == {
        one for one in facts(everywhere.proposals) if not near.looked_at.isdisjoint(one[:2])
    }


@settings(max_examples=30, deadline=None)
@given(some_records(), st.randoms(use_true_random=False))
def test_order_does_not_matter_and_reasons_add_up(records: list[Record], random: object) -> None:
    shuffled = list(records)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    proposals = propose(records, Known()).proposals
    assert proposals == propose(shuffled, Known()).proposals
    for one in proposals:
        parts = [reason for text in one.reasons if (reason := parse_reason(text))]
        assert sum(part.weight for part in parts) == pytest.approx(one.weight / 1000, abs=1.5)


@settings(max_examples=30, deadline=None)
@given(some_records(), st.data())
def test_nothing_is_proposed_of_what_is_settled_nor_joined_against_it(
    records: list[Record], data: st.DataObject
) -> None:
    ids = sorted(record.id for record in records)
    pairs = st.tuples(st.sampled_from(ids), st.sampled_from(ids)).filter(lambda pair: pair[0] < pair[1])
    apart = frozenset(data.draw(st.lists(pairs, max_size=6)))
    proposed = propose(records, Known(apart=apart, settled=apart)).proposals
    assert apart.isdisjoint({one.pair for one in proposed})
    same = [Link(*one.pair, one.probability) for one in proposed if one.relation == "same"]
    groups = cluster([], {}, same=[(link.a, link.b) for link in same]).groups
    assert not [pair for pair in apart if groups.are_joined(*pair)]


def test_an_unrelated_record_changes_nothing_near_by() -> None:
    one = Record(id="a:1", names=("Ashby Memorial",), lat=52.0, lon=-1.0, register="a")
    other = Record(id="b:1", names=("Ashby War Memorial",), lat=52.00005, lon=-1.0, register="b")
    far = Record(id="c:1", names=("Памятник героям",), lat=-33.0, lon=150.0, register="c")
    assert [step[:3] for step in propose([one, other], Known()).proposals] == [("a:1", "b:1", "same")]
    assert propose([one, other, far], Known(), fresh={"c:1"}).proposals == []


def test_ids_are_evidence_by_how_many_bear_them() -> None:
    def bearer(id_: str, *ids: str) -> Record:
        register = id_.partition(":")[0]
        return Record(id=id_, register=register, identifiers=(id_, *ids))

    records = [
        bearer("osm:1", "wikidata:Q1"),
        bearer("list:1", "wikidata:Q1"),
        bearer("wikidata:Q2"),
        bearer("osm:2", "park:7"),
        bearer("list:2", "park:7"),
        bearer("site:3", "park:7"),
    ]
    table = Ground(records).prepared.register
    order = [record.id for record in Ground(records).records]
    identifiers = identify(Ground(records).records)

    def said(a: str, b: str) -> list[float]:
        rows = [np.array([order.index(one)]) for one in (a, b)]
        weights: list[float] = weigh(identifiers, table, *rows)[0].tolist()
        return weights

    assert said("osm:1", "list:1") == [SHARED, 0]
    assert said("list:1", "osm:1") == [SHARED, 0]
    assert said("osm:1", "osm:2") == [0, OTHER]
    assert said("osm:1", "wikidata:Q2") == [0, OTHER]
    assert said("osm:2", "site:3") == [SHARED / 2, 0]
    assert said("osm:1", "site:3") == [0, 0]


def test_a_chain_makes_no_group_of_what_does_not_fit() -> None:
    links = [Link("a", "b", 0.99), Link("b", "c", 0.6)]
    evidence = {("a", "b"): 4.6, ("b", "c"): 0.4, ("a", "c"): -5.0}
    found = cluster(links, evidence)
    assert (found.kept, found.refused) == ([links[0]], [links[1]])
    assert cluster(links, evidence | {("a", "c"): 1.0}).kept == links
    assert cluster(links, {}, different=[("a", "b")]).kept == []
    assert cluster([], {}, different=[("a", "c")], standing=[("a", "b"), ("b", "c")]).groups.are_parted(
        "b", "c"
    )


def test_wholes_are_larger_by_what_they_are() -> None:
    statue, park = Record(id="1", kind="statue"), Record(id="2", names=("Memorial Park",), kind="park")
    church, grave = Record(id="3", kind="church"), Record(id="4", kind="mass_grave")
    assert [whole_of(statue, park), whole_of(park, statue), whole_of(church, park)] == ["b", "a", "b"]
    assert whole_of(statue, grave) is None
    assert whole_of(statue, Record(id="5", names=("Ashby",))) is None


def test_every_feature_has_words_and_reasons_read_back() -> None:
    assert {_about(feature) for feature in FEATURES} <= WORDS.keys()
    for about in WORDS:
        reason = parse_reason(format_reason(Reason(about, -12.344)))
        assert reason == Reason(WORDS[about], -12.34)
    assert parse_reason("one gate") is None
