from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.linkage.cluster import cluster
from cenotaph.linkage.link import Link


def test_a_chain_over_a_doubtful_edge_does_not_hold() -> None:
    links = [Link("a", "b", 0.99), Link("b", "c", 0.6)]
    evidence = {("a", "b"): 5.0, ("b", "c"): 0.4, ("a", "c"): -5.0}
    found = cluster(links, evidence)
    assert found.kept == [Link("a", "b", 0.99)]
    assert found.refused == [Link("b", "c", 0.6)]


def test_what_a_person_parted_stays_apart_through_others() -> None:
    links = [Link("a", "b", 0.99), Link("b", "c", 0.99)]
    evidence = {("a", "b"): 9.0, ("b", "c"): 9.0, ("a", "c"): 9.0}
    found = cluster(links, evidence, different=[("a", "c")])
    assert len(found.kept) == 1
    assert found.groups.members("a").isdisjoint(found.groups.members("c"))


_ids = st.sampled_from("abcdef")
_pairs = st.tuples(_ids, _ids).filter(lambda pair: pair[0] < pair[1])


@settings(deadline=None)
@given(
    st.dictionaries(_pairs, st.floats(0.5, 1.0), max_size=10),
    st.dictionaries(_pairs, st.floats(-6, 12), max_size=12),
    st.sets(_pairs, max_size=3),
    st.randoms(),
)
def test_neither_order_nor_links_bring_parted_ones_together(
    proposed: dict[tuple[str, str], float],
    evidence: dict[tuple[str, str], float],
    parted: set[tuple[str, str]],
    chance: object,
) -> None:
    links = [Link(a, b, probability) for (a, b), probability in proposed.items()]
    found = cluster(links, evidence, different=parted)
    assert sorted([*found.kept, *found.refused]) == sorted(links)
    assert all(b not in found.groups.members(a) for a, b in parted)
    again = cluster(reversed(links), evidence, different=sorted(parted, reverse=True))
    assert (again.kept, again.refused) == (found.kept, found.refused)
