"""What a verb tells of its own time and truth, whatever other words of status stand by.

Its ending tells it where verbs stand last, and "but" behind a denial.

Invariant: only in languages whose word list says so (`grammar.closed`, `grammar.present_to_come`): "1957년 건립돼 위패를
모시고 있다" is finished before "is keeping", "비석을 세웠으며 내년에 옮길 계획이다" before "plan to move"; "탑을 옮긴다" in
the news is still to come.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.shallow.words.lexicon import Hit, Lexicon
from cenotaph.extract.text.shallow.words.page import Sentence

DEEDS = frozenset({"erected", "unveiled", "restored", "removed", "destroyed", "relocated", "exhumed"})
"""What is done once: in the present it is still to be done."""
_YEAR = re.compile(r"1\d{3}|20[01]\d")
HARMS = frozenset({"damaged", "vandalised"})
"""What nobody plans or asks for: the words beside it tell what is to follow from it."""
_HELPER, _NEAR_HARM, _NEAR_BUT = 1, 3, 3
_NEAR_LIGHT, _TO_YEAR = 4, 8
"""Words from a noun of doing to the verb that it leans on ("제막식을 성대히 열었다"), and from a year to its verb."""


def is_told_by_another(lexicon: Lexicon, sentence: Sentence, hit: Hit, trigger: Hit) -> bool:
    """Say whether a word of status behind a verb is of a later verb: the verb's own ending closes it or joins it on.

    Args:
        lexicon: the words of the language.
        sentence: where both stand.
        hit: the word of status.
        trigger: the verb.
    """
    if hit.name not in ("planned", "proposed", "ongoing"):
        return False
    if hit.first <= trigger.last:
        if hit.last >= trigger.first:
            return False
        if hit.name != "ongoing":
            return is_told_done(lexicon, sentence, trigger)
        light = lexicon.settings.get("light")
        return bool(
            light and re.search(light, sentence.words[hit.last].key)
        )  # "보수를 해 왔으나 이전하게 됐다"
    far = hit.first - trigger.last
    if lexicon.settings.get("verb_last", False) and trigger.name in HARMS and far > _NEAR_HARM:
        return True  # "훼손한 혐의로 조사하고 있다"
    key = sentence.words[trigger.last].key
    if _is_first_step(lexicon, sentence, trigger):
        return False
    if (closed := lexicon.settings.get("closed")) and re.search(closed, key):
        return True
    if (light := _light_verb(lexicon, sentence, trigger)) is not None and light < hit.first:
        return True
    joined = lexicon.settings.get("joined_on")
    if far <= _HELPER or not joined or not re.search(joined, key):
        return False  # "관리해 오고 있다": a helping verb right behind
    return hit.name == "ongoing" or _is_of_a_year(sentence, trigger)


def _is_first_step(lexicon: Lexicon, sentence: Sentence, trigger: Hit) -> bool:
    """Say whether a verb without a year is only the first of two steps: "탑을 해체한 뒤 새로 세울 계획이다"."""
    behind = sentence.words[trigger.last + 1 : trigger.last + 2]
    led = any(lexicon.matches("time.steps", word.key) for word in behind)
    return led and not _is_of_a_year(sentence, trigger)


def _light_verb(lexicon: Lexicon, sentence: Sentence, trigger: Hit) -> int | None:
    """Return the verb of the past that a noun of doing leans on, with no other deed between: "보수를 해왔으나"."""
    form = lexicon.settings.get("light")
    for word in sentence.words[trigger.last + 1 : trigger.last + 1 + _NEAR_LIGHT] if form else ():
        told = form is not None and re.search(form, word.key) is not None
        if word.text in ",;:" or _is_hit(sentence, word.i, "" if not told else "ongoing"):
            return None
        if told:
            return word.i
    return None


def is_told_done(lexicon: Lexicon, sentence: Sentence, trigger: Hit) -> bool:
    """Say whether a verb that stands last, or the one that a noun of doing leans on, tells what is done.

    What was planned or asked for before it has come true: "건립 계획을 세워 2006년 제막식을 거행하였다".

    Args:
        lexicon: the words of the language.
        sentence: where the verb stands.
        trigger: the verb, or the noun before it.
    """
    forms = (lexicon.settings.get("past"), lexicon.settings.get("closed"))
    if not lexicon.settings.get("verb_last", False):
        return False
    if any(form and re.search(form, sentence.words[trigger.last].key) for form in forms):
        return True
    return _light_verb(lexicon, sentence, trigger) is not None


def _is_hit(sentence: Sentence, at: int, but: str) -> bool:
    """Say whether a word tells an event or a status of its own, other than one."""
    hits = (*sentence.of("events"), *sentence.of("status"))
    return any(hit.first <= at <= hit.last and hit.name != but for hit in hits)


def _is_of_a_year(sentence: Sentence, trigger: Hit) -> bool:
    """Say whether a year stands before a joined verb as its own: "2005년 길가에 설치돼 여러 차례 이전을 건의했다"."""
    before = sentence.words[max(0, trigger.first - _TO_YEAR) : trigger.first]
    dated = [word.i for word in before if _YEAR.fullmatch(word.text)]
    return bool(dated) and not any(dated[-1] < hit.first < trigger.first for hit in sentence.of("events"))


def is_only(lexicon: Lexicon, sentence: Sentence, hit: Hit, trigger: Hit) -> bool:
    """Say whether a small word of denial before a verb has "but" behind it: "n'a été restauré qu'en 1998" denies nothing.

    Args:
        lexicon: the words of the language.
        sentence: where both stand.
        hit: the word of denial.
        trigger: the verb.
    """
    words = sentence.words
    if hit.last >= trigger.first or not lexicon.matches("only.before", words[hit.first].key):
        return False
    if any(hit.last < one.first < trigger.first for one in sentence.of("status", "denied")):
        return False  # "n'a pas été dit que"
    behind = words[trigger.last + 1 : trigger.last + 1 + _NEAR_BUT]
    at = next((word.i for word in behind if lexicon.matches("only.behind", word.key)), None)
    return at is not None and not any(
        word.text in ",;:" or lexicon.matches("status.denied", word.key)
        for word in words[trigger.last + 1 : at]
    )


def is_former(lexicon: Lexicon, sentence: Sentence, trigger: Hit) -> bool:
    """Say whether a verb before its noun only tells where that was: "공원에 서 있던 동상을 철거했다"."""
    form = lexicon.settings.get("former")
    return bool(form and re.search(form, sentence.words[trigger.last].key))


def is_present_to_come(lexicon: Lexicon, sentence: Sentence, trigger: Hit) -> bool:
    """Say whether the present of a verb tells what is still to be done: nothing that an old year dates, nor a habit."""
    form = lexicon.settings.get("present_to_come")
    laid = trigger.section == "burials" and trigger.name in ("verbs", "reburied")
    if not form or (trigger.name not in DEEDS and not laid and not _is_dated_ahead(sentence, trigger)):
        return False
    key = sentence.words[trigger.last].key
    listed = _is_listed_to_come(sentence, trigger, form)
    if not (
        re.search(form, key) or listed or (_JOINED.search(key) and _ends_to_come(sentence, trigger, form))
    ):
        return False
    return not is_long_past(sentence)


def _is_dated_ahead(sentence: Sentence, trigger: Hit) -> bool:
    """Say whether care has a day that is still to come: "다음 달 10일 현충탑을 대청소한다" is no habit."""
    if trigger.name != "maintained":
        return False
    if sentence.has("time", "tomorrow", "next_week", "next_month", "next_year"):
        return True
    return any(
        word.is_number
        for hit in sentence.of("time", "next")
        for word in sentence.words[hit.last + 1 : hit.last + 2]
    )


def is_long_past(sentence: Sentence) -> bool:
    """Say whether a sentence names a year long past, which makes its present one that tells what was."""
    return any(_YEAR.fullmatch(word.text) for word in sentence.words)


def is_joined_to_done(lexicon: Lexicon, sentence: Sentence, trigger: Hit) -> bool:
    """Say whether a verb is joined to one that is done, and has its time: "닦고 칠한 동상이 반짝인다"."""
    closed = lexicon.settings.get("closed")
    if not closed or not _JOINED.search(sentence.words[trigger.last].key):
        return False
    behind = (hit for hit in sentence.of("events") if 0 < hit.first - trigger.last <= _NEAR_JOINED)
    later = next(behind, None)
    return later is not None and re.search(closed, sentence.words[later.last].key) is not None


_NEAR_JOINED = 4
_JOINED = re.compile("(?:고|며)$")
"""Endings of Korean that join a verb to the last one of its sentence, whose time it has."""


def _is_listed_to_come(sentence: Sentence, trigger: Hit, form: str) -> bool:
    """Say whether a short verb at the end does all that is listed before it: "비의 세척과 균열 보수, 도색을 한다"."""
    last = next((word for word in reversed(sentence.words) if word.is_word), None)
    if last is None or last.i <= trigger.last or len(last.key) > _SHORT_VERB or not re.search(form, last.key):
        return False
    return (
        all(
            word.text == "," or re.search(_LISTED, word.key) or _is_hit(sentence, word.i, "")
            for word in sentence.words[trigger.last + 1 : last.i]
        )
        or last.i - trigger.last <= _NEAR_LIGHT
    )


_SHORT_VERB = 2
_LISTED = re.compile("(?:와|과|및|을|를)$")


def _ends_to_come(sentence: Sentence, trigger: Hit, form: str) -> bool:
    """Say whether the sentence ends with another deed still to be done: "탑을 해체하고 새 탑을 세운다"."""
    final = [hit for hit in sentence.of("events") if hit.first > trigger.last and hit.name in DEEDS]
    if not final:
        return False
    last = next((word for word in reversed(sentence.words) if word.is_word), None)
    return last is not None and last.i == final[-1].last and re.search(form, last.key) is not None
