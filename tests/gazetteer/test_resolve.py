"""Names of one document are settled together: what is near, what contains, who publishes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cenotaph.gazetteer import Gazetteer
from cenotaph.gazetteer.meaning import DOUBTFUL, MAIN, Meaning
from cenotaph.gazetteer.resolve import MOST_CANDIDATES, MOST_NAMES, Named, resolve


def town(
    ref: str, country: str, at: tuple[float, float], population: int, region: str | None = None
) -> Meaning:
    lon, lat = round(at[0] * 1e7), round(at[1] * 1e7)
    return Meaning(f"x:{ref}", ref, "city", country, region, lon, lat, population, MAIN)


LARGE = town("large", "AA", (10, 50), 900_000, "1")
SMALL = town("small", "BB", (60, 30), 2_000, "7")
NEIGHBOUR = town("neighbour", "BB", (60.3, 30.2), 5_000, "7")


def test_the_larger_place_is_meant_where_nothing_else_is_said() -> None:
    ((first, second),) = resolve([Named((SMALL, LARGE))])
    assert (first.ref, second.ref) == ("x:large", "x:small")
    assert 1000 > first.score > second.score


def test_a_small_place_is_meant_beside_its_neighbour() -> None:
    first, neighbour = resolve([Named((SMALL, LARGE)), Named((NEIGHBOUR,))])
    assert first[0].ref == "x:small"
    assert [one.ref for one in neighbour] == ["x:neighbour"]


def test_what_is_written_behind_goes_first() -> None:
    ((first, _),) = resolve([Named((LARGE, SMALL), within=frozenset([("BB", "7")]))])
    assert first.ref == "x:small"


def test_a_country_that_is_named_holds_its_towns() -> None:
    country = Meaning("iso3166:BB", "B", "country", "BB", None, 600000000, 300000000, 10_000_000, MAIN)
    like = town("like", "AA", (10, 50), 4_000)
    first, _ = resolve([Named((like, SMALL)), Named((country,))])
    assert first[0].ref == "x:small"


def test_the_country_of_the_outlet_tips_the_scale() -> None:
    like = town("like", "AA", (10, 50), 4_000)
    assert resolve([Named((like, SMALL))])[0][0].ref == "x:like"
    assert resolve([Named((like, SMALL))], outlet=["BB"])[0][0].ref == "x:small"


def test_names_without_meaning_have_no_candidate() -> None:
    assert resolve([]) == []
    assert resolve([Named(()), Named((SMALL,)), Named(())]) == [(), resolve([Named((SMALL,))])[0], ()]


def test_what_has_no_position_is_no_neighbour() -> None:
    area = Meaning("m49:1", "area", "area", None, None, None, None, 0, DOUBTFUL)
    assert [one[0].ref for one in resolve([Named((area,)), Named((SMALL,))])] == ["m49:1", "x:small"]


def test_a_book_full_of_names_is_settled(gazetteer: Gazetteer) -> None:
    names = [
        Named((town(f"{n}", "AA", (n % 30, n % 50), n + 1), LARGE), times=n % 7)
        for n in range(5 * MOST_NAMES)
    ]
    found = resolve(names)
    assert len(found) == len(names)
    assert all(len(one) == 2 for one in found)
    many = gazetteer.meanings("San José")
    assert len(many) > MOST_CANDIDATES
    assert len(resolve([Named(many)])[0]) == MOST_CANDIDATES


places = st.builds(
    town,
    st.text("abcdef", min_size=1, max_size=3),
    st.sampled_from(["AA", "BB"]),
    st.tuples(st.floats(-180, 180), st.floats(-90, 90)),
    st.integers(0, 10**8),
    st.sampled_from([None, "1", "2"]),
)
named = st.builds(
    Named,
    st.lists(places, max_size=4, unique_by=lambda one: one.ref).map(tuple),
    st.integers(1, 9),
    st.frozensets(st.tuples(st.sampled_from(["AA", "BB"]), st.sampled_from([None, "1"])), max_size=2),
)


@given(names=st.lists(named, max_size=6))
def test_every_meaning_stays_and_is_ordered(names: list[Named]) -> None:
    found = resolve(names)
    assert found == resolve(names)
    for name, candidates in zip(names, found, strict=True):
        assert {one.ref for one in candidates} == {one.ref for one in name.meanings}
        scores = [one.score for one in candidates]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score < 1000 for score in scores)
