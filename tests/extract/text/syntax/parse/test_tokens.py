"""What sentences tell of their words, whenever it is asked."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from cenotaph.extract.text.models import load_pipeline
from cenotaph.extract.text.syntax.parse.spacy_analyzer import SpacyAnalyzer
from cenotaph.extract.text.syntax.parse.tokens import Piece, Sentence

TEXT = "Anna Reed spoke in London. The obelisk was moved to Bath. Nobody came. The mayor of York met General Hale there."


def _sentences() -> list[Sentence]:
    ends = [at + 1 for at, sign in enumerate(TEXT) if sign == "."]
    starts = [0, *(end + 1 for end in ends[:-1])]
    pieces = [Piece(span, 0) for span in zip(starts, ends, strict=True)]
    return SpacyAnalyzer(load_pipeline("en")).analyze(TEXT, pieces)


def _types(order: Sequence[int]) -> list[list[str]]:
    sentences = _sentences()
    asked = {number: [token.ent for token in sentences[number].tokens] for number in order}
    return [asked[number] for number in sorted(asked)]


@pytest.mark.parametrize("order", [(3, 2, 1, 0), (1, 0, 3, 2), (2, 3, 0, 1)])
def test_names_are_the_same_in_whatever_order_they_are_asked_for(order: tuple[int, ...]) -> None:
    assert _types(order) == _types((0, 1, 2, 3))


def test_a_name_is_told_of_every_word() -> None:
    first = _sentences()[0]
    assert [(one.text, one.ent) for one in first.tokens if one.ent] == [
        ("Anna", "PERSON"),
        ("Reed", "PERSON"),
        ("London", "GPE"),
    ]


def test_words_stand_where_the_text_has_them() -> None:
    assert all(TEXT[one.start : one.end] == one.text for sentence in _sentences() for one in sentence.tokens)


def test_nouns_behind_prepositions() -> None:
    moved = _sentences()[1]
    verb = next(one for one in moved.tokens if one.text == "moved")
    assert [one.text for one in moved.objects(verb.i)] == ["Bath"]
    assert [one.text for one in moved.objects(verb.i, "to", "from")] == ["Bath"]
    assert moved.objects(verb.i, "from") == []


def test_agents_stand_behind_the_by_of_a_passive() -> None:
    text = "The cross was restored by the parish in 1998."
    (sentence,) = SpacyAnalyzer(load_pipeline("en")).analyze(text, [Piece((0, len(text)), 0)])
    verb = next(one for one in sentence.tokens if one.text == "restored")
    assert [one.text for one in sentence.agents(verb.i)] == ["parish"]


def test_a_preposition_leads_to_what_stands_behind_it() -> None:
    mayor = _sentences()[3]
    york = next(one for one in mayor.tokens if one.text == "York")
    assert mayor.is_behind(york.i, "of")
    assert not mayor.is_behind(york.i, "in")
    assert not mayor.is_behind(york.head, "of")
