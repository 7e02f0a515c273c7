"""What a sentence only asks, imagines or wants left undone, and so states of nobody: "they ask not to move the obelisk"."""

from __future__ import annotations

from collections.abc import Sequence

from cenotaph.extract.text.shallow.things.over_relative import without_relative
from cenotaph.extract.text.shallow.words.lexicon import KINDS, Hit, Lexicon
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.extract.text.shallow.words.tokens import Word
from cenotaph.extract.text.shallow.words.verb_ends import HARMS


def is_question(sentence: Sentence) -> bool:
    """Say whether a sentence asks, and so states nothing."""
    return any(word.text == "?" for word in sentence.words[-3:])


def is_hypothetical(lexicon: Lexicon, sentence: Sentence, trigger: Hit) -> bool:
    """Say whether something is only imagined, feared or to be prevented."""
    harmful = trigger.name in HARMS or trigger.name == "destroyed"
    lists = ("hypothetical", "guarded") if harmful else ("hypothetical",)
    for hit in sentence.of("status", *lists):
        low, high = sorted((hit.last, trigger.first))
        between = without_relative(lexicon, sentence, low + 1, high)
        if low == hit.last and _joins_that(sentence, between):
            between = between[1:]  # "it is feared, that the cross will fall"
        if len(between) < _IMAGINED and not any(word.text in ",;:" for word in between):
            return True
    if is_asked_whether(lexicon, sentence, trigger) or (harmful and _is_under_condition(sentence, trigger)):
        return True
    return any(
        _is_replaced(sentence, trigger, hit) for hit in sentence.of("status", "instead", "instead_behind")
    )


def _joins_that(sentence: Sentence, between: Sequence[Word]) -> bool:
    """Say whether words begin with a comma and "that"."""
    pair = between[:2]
    if len(pair) <= 1 or pair[0].text != ",":
        return False
    return any(hit.first == pair[1].i for hit in sentence.of("reporting", "that"))


def is_asked_whether(lexicon: Lexicon, sentence: Sentence, trigger: Hit) -> bool:
    """Say whether a trigger stands in a clause that "whether" opens: "es ist offen, ob die Tafel ersetzt wird"."""
    for word in sentence.words[: trigger.first]:
        if not lexicon.matches("function.whether", word.key):
            continue
        opens = word.i == 0 or not sentence.words[word.i - 1].is_word
        between = without_relative(lexicon, sentence, word.i + 1, trigger.first)
        if opens and len(between) <= _ASKED_FAR and not any(one.text in ",;:" for one in between):
            return True
    return False


_ASKED_FAR = 20


def is_asked_not_to(sentence: Sentence, trigger: Hit) -> bool:
    """Say whether a deed is only to be left undone: "they ask not to move the obelisk", "чтобы стела не упала"."""
    for wish in sentence.of("status", "wish"):
        between = sentence.words[wish.last + 1 : trigger.first]
        if wish.last < trigger.first and not any(word.text in ",;:" for word in between):
            return True
    for hit in sentence.of("status", "denied"):
        if hit.first != hit.last or not 0 < trigger.first - hit.last <= _LEFT_UNDONE:
            continue
        for one in sentence.of("reporting", "asks"):
            between = sentence.words[one.last + 1 : hit.first]
            if (
                one.last < hit.first
                and len(between) <= _ASKED
                and not any(word.text in ";:" for word in between)
            ):
                return True
    return False


_LEFT_UNDONE, _ASKED = 2, 6


def _is_under_condition(sentence: Sentence, trigger: Hit) -> bool:
    """Say whether harm is what follows from a condition that opens its sentence: "If nobody buys it, it will be melted"."""
    opening = {
        hit.first for hit in sentence.of("text", "subordinates", "stops")
    }  # "if" may end a name as well
    conditions = [
        hit for hit in sentence.of("status", "hypothetical") if hit.first <= 1 and hit.first in opening
    ]
    return any(
        word.text == "," for one in conditions for word in sentence.words[one.last + 1 : trigger.first]
    )


def _is_replaced(sentence: Sentence, trigger: Hit, instead: Hit) -> bool:
    """Say whether a trigger is the deed that is not done: "instead of taking it down, the town will move it"."""
    if trigger.first <= instead.first <= trigger.last:
        return False  # "instead of the stolen one" is itself what tells that another was put there
    low, high = sorted((instead.last, trigger.first))
    if any(one.first <= instead.first <= one.last for one in sentence.of("kinds", *KINDS)):
        return False  # "pietní místo", a place of remembrance: the same word as "instead"
    if (instead.name == "instead") != (low == instead.last):
        return False
    if instead.name == "instead_behind" and high - low > 1:
        return False  # "도난당한 동판 대신": the slab is replaced, and not what was done to it
    if high - low > _REPLACED or any(word.text in ",;:" for word in sentence.words[low:high]):
        return False
    closed = any(word.text == "," for word in sentence.words[trigger.last + 1 : trigger.last + 2])
    if not closed and any(low < hit.first < high for hit in sentence.of("kinds")):
        return False  # "instead of the cross an obelisk was put up"
    return not any(low < hit.first < high for hit in sentence.of("events"))


_REPLACED = 6
_IMAGINED = 10
