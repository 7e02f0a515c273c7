"""What word rules add to English where rules over syntax found nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.extract.text.certainty import certainty_of
from cenotaph.extract.text.known import Nowhere
from cenotaph.extract.text.read import read_text
from cenotaph.extract.text.reading import Finding, Reading, Thing
from cenotaph.extract.text.shallow import read_lexicon
from cenotaph.extract.text.unread import add_unread

FIRST = "The war memorial in Ashby was unveiled in 1921. "


def reading_of(text: str, *findings: Finding, things: tuple[Thing, ...] = ()) -> Reading:
    """Make a reading in which rules over syntax found just this."""
    return Reading(text=text, lang="en", date="2021-05-01", findings=findings, things=things)


def unveiled() -> tuple[Finding, Thing]:
    """Return the finding of the first sentence, and its thing."""
    about, place = (4, 16), (20, 25)
    finding = Finding(
        evidence=(0, 46), about=about, thing=0, about_type="monument", property="unveiled", when="1921",
        places=(place,), rule="event_verb", certainty=850,
    )  # fmt: skip
    return finding, Thing("monument", (about,))


def added(text: str) -> list[Finding]:
    """List what is added to the finding of the first sentence."""
    finding, thing = unveiled()
    full = add_unread(reading_of(text, finding, things=(thing,)), read_lexicon("en"), Nowhere())
    assert finding in full.findings
    return [one for one in full.findings if one != finding]


def test_a_sentence_of_which_nothing_was_found_is_read_by_words() -> None:
    """A new thing gets a number of its own, the place that was last spoken of, and the certainty of a second reading."""
    text = FIRST + "The stone cross beside it was repaired by volunteers."
    (one,) = added(text)
    assert (one.property, text[slice(*one.about)], one.thing) == ("restored", "stone cross", 1)
    assert one.certainty == certainty_of("words_again", one.rule)
    assert [text[slice(*place)] for place in one.places] == ["Ashby"]


@pytest.mark.parametrize(
    "rest",
    [
        pytest.param("The memorial was unveiled on a wet morning.", id="told already"),
        pytest.param("The council met on Monday and repaired a fence in Mill Lane.", id="no memorial"),
        pytest.param("Memorial vandalised", id="a headline"),
        pytest.param("x" * 400 + ". The stone cross was repaired.", id="far from all that was found"),
    ],
)
def test_what_is_told_already_or_of_no_memorial_is_not_added(rest: str) -> None:
    """Nothing comes of what the reading has, of headlines, and far from memorials."""
    assert added(FIRST + rest) == []


def test_nothing_is_added_where_nothing_was_found() -> None:
    """A text of which the rules over syntax know nothing speaks of memorials in passing, if at all."""
    text = "The stone cross was repaired by volunteers."
    reading = reading_of(text)
    assert add_unread(reading, read_lexicon("en"), Nowhere()) is reading


def test_a_read_sentence_stays_as_it_was_read() -> None:
    """Of a sentence of which something was found, nothing else is taken."""
    text = "The war memorial in Ashby was unveiled in 1921 and its cross repaired in 1950."
    finding, thing = unveiled()
    reading = reading_of(text, finding, things=(thing,))
    assert add_unread(reading, read_lexicon("en"), Nowhere()) is reading


@given(st.text(max_size=300))
def test_any_text_is_read(rest: str) -> None:
    """Nothing raises, every span lies in the text, and every thing that is spoken of is there."""
    text = FIRST + rest
    finding, thing = unveiled()
    full = add_unread(reading_of(text, finding, things=(thing,)), read_lexicon("en"), Nowhere())
    for one in full.findings:
        assert 0 <= one.evidence[0] < one.evidence[1] <= len(text)
        assert one.thing < len(full.things)


def test_english_is_read_twice() -> None:
    """`read_text` adds what the parser's rules left."""
    text = (
        "The obelisk in Ashby was unveiled in 1921. The committee that put up the memorial wall in 1987 passed "
        "him over."
    )
    found = {(one.property, text[slice(*one.about)]) for one in read_text(text, lang="en").findings}
    assert ("unveiled", "obelisk") in found
