"""Whose a memorial is, told by a noun or an adjective and "is": "Eigentümer des Denkmals ist X", "für X ist Y zuständig".

The words come from the section `charge`: nouns for owners and keepers (`noun`), adjectives for who is responsible
(`adjective`), what joins either to the memorial (`of`) and the verbs between (`is`). A language without them has none.

Invariant: the memorial stands right beside the noun, or behind the preposition of the adjective; what is neither it nor
the verb is whose it is, and holds a noun.
"""

from __future__ import annotations

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.triggers.state_facts import state_fact
from cenotaph.extract.text.shallow.triggers.trigger import Fact, Scene
from cenotaph.extract.text.shallow.triggers.unstated import is_question
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.noun_phrases import phrase_end
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.extract.text.shallow.words.small_words import (
    only_small_between,
    past_articles,
    past_where,
    phrase_start,
)

_MOST_JOINING = 3
_LONGEST = 8


def find_charge(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Find who owns memorials and who is responsible for them."""
    facts: list[Fact] = []
    if is_question(sentence):
        return facts
    for hit in sentence.of("charge", "noun", "adjective"):
        for found in scene.in_sentence(sentence.index):
            value = _whose(scene, sentence, hit, found[0])
            if value is not None:
                fact = state_fact("custodian", scene, sentence, hit, found, way="charge", value_span=value)
                facts.append(fact)
                break
    return facts


def _whose(scene: Scene, sentence: Sentence, hit: Hit, mention: Mention) -> Span | None:
    """Return whose a memorial is, in the three orders of the verb, the noun or adjective, and the memorial."""
    if hit.last < mention.first and _joins(scene, sentence, hit.last + 1, mention.first):
        verb = past_where(scene.lexicon, sentence, mention.last + 1)
        if _is(scene, sentence, verb):
            return _behind(scene, sentence, verb + 1)  # "owner of the grave (in Y) is X"
        return _before(scene, sentence, hit.first - 1)  # "X is owner of the grave"
    start = mention.first - 1
    while start > 0 and scene.lexicon.matches("function.articles", sentence.words[start].key):
        start -= 1
    led = hit.name == "adjective" and mention.last < hit.first and start >= 0
    if not led or not scene.lexicon.matches("charge.of", sentence.words[start].key):
        return None
    verb = past_where(scene.lexicon, sentence, mention.last + 1)
    if _is(scene, sentence, verb):  # "for the grave (in Y) is X responsible"
        value = _behind(scene, sentence, verb + 1)
        own = hit.first == verb  # "за мемориал отвечает X": the verb itself
        return value if value and (own or value[1] <= sentence.words[hit.first].start) else None
    return _before(scene, sentence, start - 1) if hit.first == mention.last + 1 else None


def _is(scene: Scene, sentence: Sentence, at: int) -> bool:
    return 0 <= at < len(sentence.words) and scene.lexicon.matches("charge.is", sentence.words[at].key)


def _joins(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    lists = ("function.articles", "charge.of")
    return only_small_between(scene.lexicon, sentence, start, end, most=_MOST_JOINING, lists=lists)


def _behind(scene: Scene, sentence: Sentence, start: int) -> Span | None:
    lists = ("text.skips", "function.articles", "charge.at")
    times = sentence.covered("time")
    if start < len(sentence.words) and scene.lexicon.matches("time.since", sentence.words[start].key):
        while start < len(sentence.words) and (start in times or sentence.words[start].is_number):
            start += 1  # "Eigentümerin ist seit 2004 der Landkreis"
    start = past_articles(scene.lexicon, sentence, start, lists=lists)
    end = phrase_end(scene.lexicon, sentence, start)
    return _named(sentence, start, end)


def _before(scene: Scene, sentence: Sentence, verb: int) -> Span | None:
    """Return the subject before the verb, back to a sign; small words and "seit 1990" behind it do not count."""
    while verb > 0 and scene.lexicon.matches("text.skips", sentence.words[verb].key):
        verb -= 1
    if not _is(scene, sentence, verb):
        return None
    first = phrase_start(sentence, verb, _LONGEST)
    if scene.lexicon.matches("actors.relative", sentence.words[first].key) and first == verb - 1:
        return None
    if any(hit.first <= first <= hit.last for hit in sentence.of("reporting", "according")):
        return None  # "Nach Angaben von X ist für die Pflege Y zuständig"
    return _named(sentence, past_articles(scene.lexicon, sentence, first, verb), verb - 1)


def _named(sentence: Sentence, first: int, last: int) -> Span | None:
    if last < first or not is_somebody(sentence, first, last):
        return None
    return sentence.span_of(first, last)


def is_somebody(sentence: Sentence, first: int, last: int) -> bool:
    """Say whether words name somebody: one with a capital, or a word for who does things."""
    named = any(word.is_capital for word in sentence.words[first : last + 1])
    return named or any(first <= one.first <= last for one in sentence.of("actors", "who"))
