"""A reading arranged for a person loses nothing."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.extract.text import read_text
from cenotaph.extract.text.account import give_account
from extract.text.conftest import Read

TEXT = """The Liberation Monument in Riga was built in 1985. It was damaged by fire in 1991.

“We will repair it,” said Anna Kowalska. The ministry said that the cemetery in Narva would be closed.

The old plaque is a matter of taste."""


def test_sites_have_their_names_places_and_statements(read: Read) -> None:
    reading = read(TEXT)
    account = give_account(reading, name="a.txt")
    first = account.sites[0]
    assert (first.title, first.kind, first.places) == ("Liberation Monument", "monument", ("Riga",))
    assert [reading.findings[one].property for one in first.findings][:2] == ["erected", "damaged"]
    assert account.words == len(TEXT.split())


def test_voices_come_in_the_order_of_their_first_words(read: Read) -> None:
    account = give_account(read(TEXT), name="a.txt")
    assert [voice.speaker for voice in account.voices] == ["Anna Kowalska", "ministry"]


def test_a_paragraph_of_which_nothing_was_taken_is_named(read: Read) -> None:
    account = give_account(read(TEXT), name="a.txt")
    assert [TEXT[start:end] for start, end in account.unread] == ["The old plaque is a matter of taste."]


def test_a_headline_is_no_such_paragraph(read: Read) -> None:
    text = "Our monuments\n\nThe statue in Riga was removed in 1991."
    assert not give_account(read(text), name="a.txt", title="Our monuments").unread
    assert give_account(read(text), name="a.txt").unread


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.sampled_from(
            ["The statue in Riga was removed.", "“Go on then, all of you,” said Ann Lee.", "\n\n", "monument"]
        ),
        max_size=6,
    )
)
def test_every_quotation_and_finding_stands_in_one_group(parts: list[str]) -> None:
    reading = read_text(" ".join(parts), lang="en")
    account = give_account(reading, name="a.txt")
    quoted = sorted(one for voice in account.voices for one in voice.quotations)
    found = sorted(one for site in account.sites for one in site.findings)
    assert quoted == list(range(len(reading.quotations)))
    assert found == list(range(len(reading.findings)))


def test_heading_of_lines_that_were_read_is_not_left_unread(read: Read) -> None:
    text = "Elm Street War Memorial\n\nErected: 1921\nCondition: good\nMaintained by: Thirsk Town Council\n"
    account = give_account(read(text), name="a.txt")
    assert account.sites
    assert not account.unread
