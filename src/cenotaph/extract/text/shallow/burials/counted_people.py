"""What a number counts, if it counts people who lie somewhere: "1,100 soldiers, 350 of them unknown".

Invariant: a sign, another number or a thing between a number and its noun parts them.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.reading import CountOf
from cenotaph.extract.text.shallow.triggers.trigger import Fact, Scene
from cenotaph.extract.text.shallow.words.grammar import read_grammar
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.numbers import find_amounts
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.extract.text.shallow.words.tokens import Word

REACH = 4
"""Words between a number and what is counted."""


def counted_people(scene: Scene, sentence: Sentence, at: Hit) -> CountOf | None:
    """Tell what a number counts, if it counts people: by the first word for people behind it."""
    reach = range(at.last, at.last + 2 + REACH)  # "2천명": the counter may be one word with the number
    hits = [hit for hit in sentence.of("people") if hit.first in reach]
    if hits and scene.lexicon.matches("dedication.names", sentence.words[hits[0].first].key):
        return (
            "people" if sentence.has("dedication", "names") and not sentence.has("burials", "verbs") else None
        )
    if scene.lexicon.settings.get("counts_behind", False):
        before = [hit for hit in sentence.of("people") if hit.last == at.first - 1]
        hits = [*before, *hits]
    counter = sentence.words[at.last + 1 : at.last + 2]
    if counter and scene.lexicon.matches("function.counters", counter[0].key):
        hits = [hit for hit in hits if hit.last < at.first]  # "11곳에 안치된 유공자": so many places
    if not hits:
        return None
    owning = scene.lexicon.settings.get("owning")
    if owning and len(hits) > 1 and re.search(owning, sentence.words[hits[0].last].key):
        hits = hits[1:]  # "1,234명의 병사": the counter tells nothing of its own
    between = sentence.words[at.last + 1 : hits[0].first]
    if between and scene.lexicon.matches("function.conjunctions", between[0].key):
        between = tuple(
            word for word in between if not word.is_number
        )  # "in A 7,000 and in B 1,800 soldiers"
    if any(word.text in ",.;:()" or _is_another(scene, sentence, word) for word in between) or any(
        hit.first in range(at.last + 1, hits[0].first)
        for hit in (*sentence.of("kinds"), *sentence.of("burials", "single"), *_acts(scene, sentence))
    ):
        return None
    beside = [
        hit
        for hit in hits[1:2]
        if not any(
            word.text in ",.;:()" or word.is_number for word in sentence.words[hits[0].last + 1 : hit.first]
        )
        and not any(
            hits[0].last < one.first < hit.first for one, _ in find_amounts(scene.page, sentence)
        )  # "17 soldiers and six civilians"
    ]
    names = {hit.name for hit in (hits[0], *beside)}
    if hits[0].name == "formations":
        return None  # "of three armies"
    if "unknown" in names:
        return "unknown_people"
    if "civilian" in names:
        return "civilian"
    # "The remains of 20 soldiers" are soldiers too.
    who = hits[1] if hits[0].name == "bodies" and len(hits) > 1 else hits[0]
    return "military" if who.name == "military" else "people"


def are_unknown(scene: Scene, sentence: Sentence) -> bool:
    """Say whether those who lie there "are unknown"."""
    return any(
        scene.lexicon.matches("resting.are", word.key)
        for hit in sentence.of("people", "unknown")
        for word in sentence.words[max(0, hit.first - _NEAR_ARE) : hit.last + 1]
    )


_NEAR_ARE = 4
_UNKNOWN_REACH = 7


def left_unknown(scene: Scene, sentence: Sentence, at: Hit) -> CountOf | None:
    """Read "about 700 are unknown to this day", "the names of 1,240 of them are unknown": no noun, but a verb, between."""
    for hit in sentence.of("people", "unknown"):
        between = sentence.words[at.last + 1 : hit.first]
        if not between and hit.last > hit.first:
            return "unknown_people"  # "34 nunca fueron identificados": the entry has its own verb
        if not 0 < len(between) <= _UNKNOWN_REACH or any(
            word.text in ",.;:()" or word.is_capital for word in between
        ):
            continue
        if any(scene.lexicon.matches("resting.are", word.key) for word in between):
            return "unknown_people"
    return None


def named_unknown(scene: Scene, sentence: Sentence, at: Hit) -> CountOf | None:
    """Read "the names of 98 heroes are unknown": the word for names right before the number tells it of so many."""
    before = sentence.words[at.first - 1 : at.first] if at.first else ()
    if not any(scene.lexicon.matches("dedication.names", word.key) for word in before):
        return None
    reach = sentence.words[at.last + 1 : at.last + 1 + _UNKNOWN_REACH]
    signs = [word.i for word in reach if word.text in ",.;:()"]
    end = signs[0] if signs else at.last + 1 + len(reach)
    told = any(at.last < hit.first < end for hit in sentence.of("people", "unknown"))
    return "unknown_people" if told else None


def bare(scene: Scene, sentence: Sentence, at: Hit) -> CountOf | None:
    """Read "all three lay in a common grave": a small number in a word, right before the verb."""
    if sentence.words[at.last].is_number or any(
        word.is_number for word in sentence.words[at.first : at.last]
    ):
        return None
    if scene.lexicon.matches("function.indefinite", sentence.words[at.last].key):
        return None  # "un caveau abrite": the article counts nobody
    verb = any(0 < hit.first - at.last <= TO_VERB for hit in sentence.of("burials", "verbs"))
    return "people" if verb and sentence.has("kinds", "grave", "mass_grave") else None


TO_VERB = 2
"""Words between a number, or a place, and the verb right behind it."""


def told_number(sentence: Sentence, at: Hit) -> CountOf | None:
    """Read "the number of those buried in the cemetery is put at 3,000": the noun stands before, and no sign between."""
    for hit in sentence.of("burials", "number"):
        between = sentence.words[hit.last + 1 : at.first]
        if hit.last < at.first and not any(word.text in ",;:()" for word in between):
            return "people"
    return None


def shared(scene: Scene, sentence: Sentence, at: Hit, people: list[Fact]) -> CountOf | None:
    """Read "912 Austrian soldiers, 65 German and 227 Russian": an adjective without the noun of the number before."""
    words, adjective = sentence.words, read_grammar(scene.lexicon).genitive_adjective
    if not people or adjective is None or at.first < 1 or at.last + 1 >= len(words):
        return None
    before = words[at.first - 1]
    listed = before.text == "," or scene.lexicon.matches("function.conjunctions", before.key)
    own = at.last + 1
    if own + 1 < len(words) and scene.lexicon.matches("places.from", words[own].key):
        own += 1  # "212 of the Austrian army and 96 of the Russian"
    behind = words[own + 1] if own + 1 < len(words) else None
    ends = behind is None or not behind.is_word or scene.lexicon.matches("function.conjunctions", behind.key)
    alone = listed and ends and bool(adjective.search(words[own].key))
    return people[-1].count_of if alone else None


def _acts(scene: Scene, sentence: Sentence) -> list[Hit]:
    """List the verbs behind which others are spoken of, where what is counted stands before its number."""
    return sentence.of("events") if scene.lexicon.settings.get("counts_behind", False) else []


def _is_another(scene: Scene, sentence: Sentence, word: Word) -> bool:
    """Say whether a number begins to count something else; "318 German and 204 Russian soldiers" shares its noun."""
    joint = sentence.words[word.i - 1]
    return word.is_number and not scene.lexicon.matches("function.conjunctions", joint.key)
