"""Whose a memorial is where its care is spoken of, or nothing: "für die Pflege ist das Amt zuständig", "Trägerin ist X".

Nouns for care come from `charge.care`; the rest of the words as in `charge`. A language without that list has none.

Invariant: who is named stands right beside "is", or behind a comma right after the noun for owners; what it is told of
is named behind the noun for care or owners, or the text spoke of it at most two sentences before.
"""

from __future__ import annotations

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.shallow.states.charge import is_somebody
from cenotaph.extract.text.shallow.things.coreference import ThingBuilder
from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.triggers.statuses import status_of
from cenotaph.extract.text.shallow.triggers.trigger import Fact, Scene
from cenotaph.extract.text.shallow.triggers.unstated import is_question
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.noun_phrases import phrase_end
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.extract.text.shallow.words.small_words import past_articles, phrase_start

_LONGEST = 8
_OPENING = 2


_Named = tuple[Mention, ThingBuilder] | None


def find_charge_left_out(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Find who owns or looks after what the sentence does not name right beside that."""
    facts: list[Fact] = []
    if not scene.lexicon.list("charge.care") or is_question(sentence):
        return facts
    for hit in sentence.of("charge", "noun", "adjective"):
        told = _of_care(scene, sentence, hit) if hit.name == "adjective" else _of_owner(scene, sentence, hit)
        if told is None:
            continue
        value, named = told
        named = named or _named_before(scene, sentence, hit)
        thing = named[1] if named else scene.things.latest(sentence.index, 0)
        if thing is None:
            continue
        about = named[0].span if named else thing.mention_before(sentence.index).span
        facts.append(
            Fact(
                "custodian", sentence.index, hit, thing, about, named[0] if named else None, "custodian_care",
                status="denied" if status_of(scene, sentence, hit) == "denied" else "happened", value_span=value,
            )
        )  # fmt: skip
    return facts


def _named_before(scene: Scene, sentence: Sentence, hit: Hit) -> _Named:
    """Return the memorial that the sentence named before: "die Anlage steht unter Schutz, Eigentümerin ist X"."""
    before = [one for one in scene.in_sentence(sentence.index) if one[0].last < hit.first]
    return before[-1] if before else None


def is_care_in_charge(scene: Scene, sentence: Sentence, trigger: Hit) -> bool:
    """Say whether a noun for care only tells what somebody is responsible for."""
    return any(
        (found := _object(scene, sentence, hit)) is not None and found[0] < trigger.first < found[1]
        for hit in sentence.of("charge", "adjective")
    )


def _named_at(scene: Scene, sentence: Sentence, start: int) -> _Named:
    """Return the memorial that begins at a word, over articles."""
    start = past_articles(scene.lexicon, sentence, start)
    return next((one for one in scene.in_sentence(sentence.index) if one[0].first == start), None)


def _object(scene: Scene, sentence: Sentence, hit: Hit) -> tuple[int, int, _Named] | None:
    """Return where "für die Pflege des Friedhofs" begins, where it has ended, and the memorial in it."""
    words, matches = sentence.words, scene.lexicon.matches
    for at in range(len(words) - 1):
        if not matches("charge.of", words[at].key) or any(
            word.text in ",;:" for word in words[min(at, hit.first) : max(at, hit.first)]
        ):
            continue
        noun = past_articles(scene.lexicon, sentence, at + 1)
        if noun >= len(words) or not matches("charge.care", words[noun].key):
            continue
        joined = words[noun + 1 : noun + 3]
        if (
            len(joined) > 1
            and matches("function.conjunctions", joined[0].key)
            and matches("charge.care", joined[1].key)
        ):
            noun += 2  # "für Erhalt und Pflege"
        named = _named_at(scene, sentence, noun + 1)
        return at, (named[0].last if named else noun) + 1, named
    return None


def _of_care(scene: Scene, sentence: Sentence, hit: Hit) -> tuple[Span, _Named] | None:
    found = _object(scene, sentence, hit)
    if found is None:
        return None
    start, end, named = found
    if _is(scene, sentence, end):  # "for the care is X responsible", "responsible for the care is X"
        stop = hit.first if hit.first > end else len(sentence.words)
        value = _phrase(scene, sentence, end + 1, stop)
    else:
        value = _before(scene, sentence, start - 1)
        if value is None and _is(scene, sentence, start - 1) and end < hit.first:
            value = _phrase(
                scene, sentence, end, hit.first
            )  # "Laut Y ist für die Pflege der Kreis zuständig"
    return (value, named) if value else None


def _of_owner(scene: Scene, sentence: Sentence, hit: Hit) -> tuple[Span, _Named] | None:
    """Read "owner is X" at the head of a clause, and "the owner (of the grave), X, ..."."""
    words = sentence.words
    named = _named_at(scene, sentence, hit.last + 1)
    opens = hit.first < _OPENING or words[hit.first - 1].text in ",;:–"
    if named is None and opens and _is(scene, sentence, hit.last + 1):
        value = _phrase(scene, sentence, hit.last + 2, len(words))
        return (value, None) if value else None
    comma = (named[0].last if named else hit.last) + 1
    if comma + 2 >= len(words) or words[comma].text != ",":
        return None
    if not scene.lexicon.matches("other_nouns.articles", words[comma + 1].key):
        return None
    end = next((word.i for word in words[comma + 1 :] if word.text in ",;:"), -1)
    value = _phrase(scene, sentence, comma + 1, end) if 0 < end - comma <= _LONGEST else None
    return (value, named) if value and value[1] == words[end - 1].end else None


def _is(scene: Scene, sentence: Sentence, at: int) -> bool:
    return 0 <= at < len(sentence.words) and scene.lexicon.matches("charge.is", sentence.words[at].key)


def _phrase(scene: Scene, sentence: Sentence, start: int, stop: int) -> Span | None:
    """Return who is named from a word on, past small words, and before another."""
    lists = ("text.skips", "function.articles", "charge.at")
    start = past_articles(scene.lexicon, sentence, start, lists=lists)
    if start < stop and scene.lexicon.matches(
        "time.since", sentence.words[start].key
    ):  # "ist seit 1990 der Bezirk zuständig"
        start = past_articles(scene.lexicon, sentence, start + 2, lists=lists)
    end = min(phrase_end(scene.lexicon, sentence, start), stop - 1)
    return sentence.span_of(start, end) if end >= start and is_somebody(sentence, start, end) else None


def _before(scene: Scene, sentence: Sentence, verb: int) -> Span | None:
    while verb > 0 and scene.lexicon.matches("text.skips", sentence.words[verb].key):
        verb -= 1
    if not _is(scene, sentence, verb):
        return None
    first = past_articles(scene.lexicon, sentence, phrase_start(sentence, verb, _LONGEST), verb)
    if any(hit.first <= first <= hit.last for hit in sentence.of("reporting", "according")):
        return None  # "Nach Angaben von X": a source
    return (
        sentence.span_of(first, verb - 1) if first < verb and is_somebody(sentence, first, verb - 1) else None
    )
