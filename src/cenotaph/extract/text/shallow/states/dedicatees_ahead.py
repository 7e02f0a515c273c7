"""Whom a memorial is for where that stands before the words of dedication: "전사한 장병들의 넋을 기리는", "희생자를 추모하여".

Invariant: the stretch holds no memorial, no topic and nobody who acts; of two deeds of honouring that are joined, the
first one's object is told ("넋을 기리고 뜻을 잇고자").
"""

from __future__ import annotations

import re

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.shallow.times.find import find_times
from cenotaph.extract.text.shallow.triggers.trigger import Scene
from cenotaph.extract.text.shallow.words.grammar import read_grammar
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.extract.text.shallow.words.tokens import Word

_LONGEST = 14
_YEAR = re.compile(r"\d{4}")


def dedicatee_ahead(scene: Scene, sentence: Sentence, hit: Hit) -> Span | None:
    """Return the words before words of dedication that tell for whom."""
    first = hit.first
    while first > 0 and hit.first - first < _LONGEST and not _stops(scene, sentence, first - 1):
        first -= 1
    last = _joined(scene, sentence, first, hit.first) - 1
    first = _past_time(scene, sentence, first)
    if first > last:
        return None
    start, end = sentence.span_of(first, last)
    ending = sentence.words[last].key[-1:]
    owned = bool((form := scene.lexicon.settings.get("owning")) and re.search(form, sentence.words[last].key))
    return start, end - (owned or ending in scene.lexicon.list("dedication.objects"))


def _past_time(scene: Scene, sentence: Sentence, first: int) -> int:
    """Pass over a time without a year that leads a stretch: "17일 순직 경찰관을 추모하는 비의 제막식을 했다"."""
    start = sentence.words[first].start
    ends = [
        time.span[1]
        for time in find_times(scene.page, sentence)
        if time.span[0] <= start < time.span[1]
        and (time.span[0] < start or not _YEAR.search(scene.page.words(time.span)))
    ]
    return next((word.i for word in sentence.words[first:] if ends and word.start >= ends[0]), first)


def _stops(scene: Scene, sentence: Sentence, at: int) -> bool:
    """Say whether a word is no part of what stands behind it: a sign, a memorial, somebody who acts, another phrase."""
    word, matches = sentence.words[at], scene.lexicon.matches
    if word.text in ',.;:()"“”‘’' or any(one.first <= at <= one.last for one in sentence.of("kinds")):
        return True
    if matches("function.stops", word.key) or _is_actor(scene, sentence, word):
        return True
    return _ends_a_phrase(scene, word) and not _is_of_verb_behind(scene, sentence, at)


def _is_actor(scene: Scene, sentence: Sentence, word: Word) -> bool:
    """Say whether a word is somebody who acts, with the ending of a subject: "경찰청이 순직 경찰관을 기리는"."""
    subject = scene.lexicon.settings.get("own_subject")
    if not subject or not re.search(subject, word.key):
        return False
    return any(one.first <= word.i <= one.last for one in sentence.of("actors", "who"))


def _ends_a_phrase(scene: Scene, word: Word) -> bool:
    """Say whether a word before a dedicatee is of another phrase: where something is, or the topic, "인근에 희생자를"."""
    form = scene.lexicon.settings.get("phrase_end")
    return bool(form and re.search(form, word.key))


def _is_of_verb_behind(scene: Scene, sentence: Sentence, at: int) -> bool:
    """Say whether a verb that describes the dedicatee stands right behind where that was: "만세운동에 앞장선 지사들"."""
    form, oblique = scene.lexicon.settings.get("described"), read_grammar(scene.lexicon).oblique
    behind = sentence.words[at + 1 : at + 2]
    if not form or not behind or not re.search(form, behind[0].key):
        return False
    if oblique is None or not oblique.search(sentence.words[at].key):
        return False
    return not any(one.first <= at + 1 <= one.last for one in sentence.of("people"))


def _joined(scene: Scene, sentence: Sentence, first: int, end: int) -> int:
    """Return where the object of the first of some joined deeds of honouring ends: "넋을 기리고 뜻을 잇고자"."""
    words, objects = sentence.words, tuple(scene.lexicon.list("dedication.objects"))
    for at in range(first + 1, end):
        led = words[at - 1].key.endswith(objects) if objects else False
        if led and scene.lexicon.matches("things.honouring", words[at].key):
            return at
    return end
