"""Which records come together, and which blocks are too large."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.linkage import blocking
from cenotaph.linkage.blocking import RULES, block
from cenotaph.linkage.on_duckdb import Candidates, find_candidates
from cenotaph.linkage.prepare import prepare
from cenotaph.linkage.rarity import count_words, weigh_words
from cenotaph.linkage.record import Record


@pytest.fixture(autouse=True)
def no_list_is_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocking, "SMALL_LISTS", -1)


def candidates(records: list[Record], first_list: int | None = None) -> Candidates:
    prepared = prepare(records)
    prepared = weigh_words(prepared, count_words(prepared))
    return find_candidates(block(prepared), len(records) if first_list is None else first_list, len(records))


def pairs(records: list[Record], first_list: int | None = None) -> set[tuple[int, int]]:
    found = candidates(records, first_list)
    return set(zip(found.a.tolist(), found.b.tolist(), strict=True))


def at(id_: str, lat: float, lon: float = 10.0, *names: str) -> Record:
    return Record(id=id_, lat=lat, lon=lon, names=names)


@settings(deadline=None, max_examples=30)
@given(st.floats(-80, 80), st.floats(-179, 179), st.floats(0, 360))
def test_what_lies_within_three_hundred_metres_comes_together_whatever_the_cell(
    lat: float, lon: float, turn: float
) -> None:
    north = 0.0027 * (1 if turn < 180 else -1)
    assert (0, 1) in pairs([at("1", lat, lon), at("2", lat + north, lon)])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (at("1", 50.0, 10.0, "Zborowsky Monument"), at("2", 50.1, 10.0, "Zborowsky Memorial")),
        (Record(id="1", names=("Zborowsky Monument",)), Record(id="2", names=("Памятник Зборовскому",))),
        (
            Record(id="1", names=("Ada Oakes",), born=1890, address="Elm Road 3"),
            Record(id="2", names=("Oakes",), born=1890),
        ),
    ],
)
def test_a_shared_word_brings_together(one: Record, other: Record) -> None:
    assert pairs([one, other]) == {(0, 1)}


def test_nothing_in_common_and_far_apart() -> None:
    assert pairs([at("1", 50, 10, "Oak Cross"), at("2", 51, 10, "Elm Arch")]) == set()


def test_two_lists_give_no_pairs_within_one() -> None:
    records = [at("1", 50), at("2", 50), at("3", 50)]
    assert pairs(records) == {(0, 1), (0, 2), (1, 2)}
    assert pairs(records, 1) == {(0, 1), (0, 2)}


def test_a_large_block_gives_no_pairs_and_is_told_and_a_finer_one_does() -> None:
    crowd = [at(str(n), 50 + n * 0.00006) for n in range(120)]  # 6.7 m from one to the next
    found = candidates(crowd)
    assert RULES[0].name in found.capped
    assert found.capped[RULES[0].name][1] > RULES[0].cap
    assert (0, 1) in set(zip(found.a.tolist(), found.b.tolist(), strict=True))
    assert found.a.size < 120 * 119 / 2


@settings(deadline=None, max_examples=20)
@given(
    st.lists(
        st.tuples(st.sampled_from(["Oak Cross", "Elm Arch", "Oak Arch"]), st.floats(50, 50.02)),
        min_size=2,
        max_size=8,
    ),
    st.randoms(use_true_random=False),
)
def test_pairs_do_not_depend_on_the_order(rows: list[tuple[str, float]], lot: object) -> None:
    records = [at(str(n), lat, 10.0, name) for n, (name, lat) in enumerate(rows)]
    turned = records[::-1]
    here = {frozenset((records[a].id, records[b].id)) for a, b in pairs(records)}
    there = {frozenset((turned[a].id, turned[b].id)) for a, b in pairs(turned)}
    assert here == there
