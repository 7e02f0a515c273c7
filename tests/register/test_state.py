"""The state of a site follows from what is said to have happened, by whom and when."""

from __future__ import annotations

import pytest

from cenotaph.register.state import Event, derive_state

DAY = "2025-01-01"


def said(
    name: str,
    lo: str | None,
    hi: str,
    *,
    effect: str | None = None,
    voice: str = "a",
    status: str | None = None,
    at: int = 0,
) -> Event:
    effects = {"erected": "standing", "exists": "standing", "restored": "standing", "maintained": "standing", "vandalised": "damaged"}  # fmt: skip
    return Event(at, 0, name, effect or effects.get(name, name), status, lo, hi, voice)


def year(name: str, when: int, *, voice: str = "a", status: str | None = None, at: int = 0) -> Event:
    return said(name, f"{when}-01-01", f"{when}-12-31", voice=voice, status=status, at=at)


def undated(name: str, told: str, *, voice: str = "a") -> Event:
    return said(name, None, told, voice=voice)


@pytest.mark.parametrize(
    ("events", "state"),
    [
        ([], "unknown"),
        ([year("erected", 1914)], "standing"),
        ([year("erected", 1914), year("removed", 2017)], "removed"),
        ([year("erected", 1914), undated("removed", "2018-02-01")], "removed"),
        ([undated("erected", "2020-01-01"), undated("destroyed", "2020-01-01")], "destroyed"),
        ([year("removed", 2017), year("erected", 2019)], "standing"),
        ([year("vandalised", 2019), year("restored", 2020)], "standing"),
        ([year("vandalised", 2020), year("removed", 2020)], "removed"),
        ([year("removed", 2020), year("relocated", 2020, voice="b")], "relocated"),
        ([year("removed", 2017), year("destroyed", 2019, voice="b")], "destroyed"),
    ],
)
def test_the_latest_event_decides_and_the_strongest_of_those_that_may_be_the_latest(
    events: list[Event], state: str
) -> None:
    assert derive_state(events, DAY).value == state
    assert derive_state(events[::-1], DAY).value == state


@pytest.mark.parametrize("status", ["planned", "proposed", "denied"])
def test_what_did_not_happen_changes_nothing(status: str) -> None:
    events = [year("erected", 1914), year("destroyed", 2020, voice="b", status=status)]
    assert derive_state(events, DAY).value == "standing"


def test_a_removal_under_way_has_not_happened_and_care_under_way_has() -> None:
    assert (
        derive_state([year("erected", 1914), year("removed", 2020, status="ongoing")], DAY).value
        == "standing"
    )
    assert derive_state([year("maintained", 2020, status="ongoing")], DAY).value == "standing"


def test_what_is_alleged_makes_a_state_disputed_at_most() -> None:
    alleged = year("destroyed", 2020, voice="b", status="alleged", at=1)
    found = derive_state([year("erected", 1914), alleged], DAY)
    assert (found.value, len(found.because)) == ("disputed", 2)
    assert derive_state([alleged], DAY).value == "unknown"
    assert derive_state([year("destroyed", 2019), alleged], DAY).value == "destroyed"


def test_a_sighting_after_a_removal_by_another_voice_is_disputed() -> None:
    removed, seen = year("removed", 2017, at=1), year("exists", 2020, voice="b", at=2)
    found = derive_state([year("erected", 1914), removed, seen], DAY)
    assert (found.value, found.because) == ("disputed", (removed, seen))


def test_a_sighting_after_a_removal_by_the_same_voice_is_its_story() -> None:
    assert derive_state([year("removed", 2017), year("exists", 2020)], DAY).value == "standing"


def test_a_sighting_after_it_was_built_again_is_not_disputed() -> None:
    events = [year("removed", 1941), year("erected", 1946, voice="b"), year("exists", 2020, voice="c")]
    assert derive_state(events, DAY).value == "standing"


def test_an_old_sighting_says_nothing_against_a_removal() -> None:
    assert derive_state([year("exists", 1998, voice="b"), year("removed", 2017)], DAY).value == "removed"


def test_relocated_and_destroyed_at_one_time_by_two_voices_is_disputed() -> None:
    assert (
        derive_state([year("relocated", 2020), year("destroyed", 2020, voice="b")], DAY).value == "disputed"
    )


def test_what_comes_later_than_the_day_asked_for_does_not_count() -> None:
    events = [year("erected", 1914), year("removed", 2017)]
    assert derive_state(events, "2016-12-31").value == "standing"
    assert derive_state(events, "1913-12-31").value == "unknown"
    assert derive_state(events, "2018-01-01").value == "removed"


def test_what_may_have_happened_by_the_day_makes_it_unknown() -> None:
    events = [year("erected", 1914), year("removed", 2017)]
    assert derive_state(events, "2017-06-01").value == "unknown"
    assert (
        derive_state([year("erected", 1914), undated("removed", "2018-02-01")], "1950-01-01").value
        == "unknown"
    )
    assert derive_state([year("erected", 1914), year("exists", 2017)], "2017-06-01").value == "standing"


def test_denied_that_it_was_ever_erected_is_never_built() -> None:
    denied = year("erected", 1950, status="denied")
    assert derive_state([denied], DAY).value == "never_built"
    assert derive_state([denied, year("exists", 2000, voice="b")], DAY).value == "standing"
