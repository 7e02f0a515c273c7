"""Mentions that only tell where, whose or by what something is done: "the plinth of the monument", "moved to the cemetery"."""

from __future__ import annotations

import re

from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.triggers.relatives import is_relative, is_told_before
from cenotaph.extract.text.shallow.triggers.topics import has_subject
from cenotaph.extract.text.shallow.triggers.trigger import Scene
from cenotaph.extract.text.shallow.words.grammar import read_grammar
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.page import Sentence


def has_a_clause(scene: Scene, sentence: Sentence, trigger: Hit, mention: Mention) -> bool:
    """Say whether a mention behind a comma has a verb of its own: "The town was destroyed, the monument opened later"."""
    if scene.lexicon.settings.get("verb_last", False) or mention.after_preposition:
        return False
    if trigger.first <= 1 or (
        scene.lexicon.list("function.clitics") and not has_subject(scene, sentence, trigger)
    ):
        return False  # "Inaugurée en 1950, la stèle a été déplacée"
    between = sentence.words[trigger.last + 1 : mention.first]
    comma = next((word.i for word in reversed(between) if word.text == ","), None)
    if comma is None or any(hit.first in range(comma, mention.first) for hit in sentence.of("events")):
        return False
    behind = mention.last + 1
    while behind < len(sentence.words) and sentence.words[behind].text not in ",;:.":
        behind += 1
    return any(mention.last < hit.first < behind for hit in sentence.of("events"))


def is_means(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Say whether a part only tells by what something is done: "зірку замінили тризубом"."""
    form = scene.lexicon.settings.get("means")
    return bool(form and re.search(form, sentence.words[mention.head].key)) and not mention.after_preposition


def is_replacement(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Say whether a mention is what another one was replaced by: "der Adler wurde durch eine Schale ersetzt"."""
    at = mention.first - 1
    while at > 0 and scene.lexicon.matches("function.articles", sentence.words[at].key):
        at -= 1
    return at >= 0 and scene.lexicon.matches("function.by_means", sentence.words[at].key)


def is_gain(scene: Scene, sentence: Sentence, trigger: Hit, mention: Mention) -> bool:
    """Say whether a part is what something got: "the stairs got new slabs" is told of the stairs."""
    gets = scene.lexicon.matches("status.done", sentence.words[trigger.first].key)
    return trigger.last > trigger.first and gets and mention.first == trigger.last + 1


def is_goal(sentence: Sentence, mention: Mention) -> bool:
    """Say whether a mention is where something is moved to: "not torn down, but moved to the cemetery"."""
    return mention.after_preposition and any(
        hit.last == mention.first - 1 for hit in sentence.of("destination", "before")
    )


def only_tells_where(scene: Scene, sentence: Sentence, trigger: Hit, mention: Mention) -> bool:
    """Say whether a word right behind a mention makes it the place of something else: "충혼탑 앞 도로".

    "1996년에 세워진 현충탑 앞에서 헌화했다" tells where, and of the memorial that it was built.
    """
    behind = sentence.words[mention.last + 1 : mention.last + 2]
    if not any(scene.lexicon.matches("function.near_behind", word.key) for word in behind):
        return False
    oblique = read_grammar(scene.lexicon).oblique
    placed = oblique is not None and oblique.search(behind[0].key)
    return not (placed and is_told_before(scene, sentence, trigger, mention))


def may_precede(scene: Scene, sentence: Sentence, trigger: Hit) -> bool:
    """Say whether a verb can stand before what it is said of: where verbs come last, only in the form of an adjective."""
    form = read_grammar(scene.lexicon).attributive
    last = scene.lexicon.settings.get("verb_last", False)
    return not last or form is None or bool(form.search(sentence.words[trigger.last].key))


def is_told_behind(scene: Scene, sentence: Sentence, trigger: Hit, mention: Mention) -> bool:
    """Say whether the relative clause right behind a mention tells of it: "they met at the cross that was found broken"."""
    parted = any(word.text in ",;:" for word in sentence.words[mention.last + 2 : trigger.first])
    return not parted and is_relative(scene, sentence, trigger, mention)


def is_governed(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Say whether a mention only tells whose another one is: "the plinth of the monument", where "of" is a word."""
    of = scene.lexicon.settings.get("genitive_word")
    whole = None if of else scene.lexicon.settings.get("whole_word")
    of = of or whole
    if not of:
        return False
    for other, _ in scene.in_sentence(sentence.index):
        if whole and other.role != "part":
            continue
        between = sentence.words[other.last + 1 : mention.first]
        if between and len(between) <= 2 and other.last < mention.first and re.search(of, between[0].key):
            return all(scene.lexicon.matches("function.articles", word.key) for word in between[1:])
    return False


def is_whole_beside(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Say whether a mention only tells whose part stands right before it, where the genitive needs no word."""
    if not scene.lexicon.settings.get("whole_beside", False) or mention.role == "part":
        return False
    return any(
        one.role == "part" and one.last == mention.first - 1 for one, _ in scene.in_sentence(sentence.index)
    )


def is_of_next_deed(sentence: Sentence, trigger: Hit, mention: Mention) -> bool:
    """Say whether another deed stands before a mention behind: "on the tomb fell a tree and broke the statue"."""
    return any(trigger.last < hit.first and hit.last < mention.first for hit in sentence.of("events"))


def is_of_a_deed(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Say whether a mention only tells whose removal or repair was spoken of: "po sejmutí pomníku zůstal sokl"."""
    deed = scene.lexicon.settings.get("verbal_noun")
    if not deed or "genitive_word" in scene.lexicon.settings or not mention.first:
        return False
    before = sentence.words[mention.first - 1]
    return bool(re.search(deed, before.key)) and any(hit.last == before.i for hit in sentence.of("events"))


def is_of_joined_verb(scene: Scene, sentence: Sentence, trigger: Hit, mention: Mention) -> bool:
    """Say whether a mention is the subject of a verb that is only joined to this one: "탑은 축대가 밀리면서 기울었다".

    Only where a topic before it is left for the last verb.
    """
    settings, words = scene.lexicon.settings, sentence.words
    subject, end, about = (settings.get(name) for name in ("own_subject", "clause_end", "topic"))
    if not subject or not end or not about or not re.search(subject, words[mention.head].key):
        return False
    if not any(re.search(end, word.key) for word in words[mention.last + 1 : trigger.first]):
        return False
    return any(
        one.last < mention.first and re.search(about, words[one.head].key)
        for one, _ in scene.in_sentence(sentence.index)
    )


def has_part_behind(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Say whether a mention only tells whose part stands right behind it, where verbs come last: "현충탑의 기단"."""
    owning = scene.lexicon.settings.get("owning")
    if (
        not scene.lexicon.settings.get("verb_last", False)
        or mention.role == "part"
        or mention.after_preposition
    ):
        return False
    owns = bool(owning and re.search(owning, sentence.words[mention.head].key))  # "묘지의 비석들"
    return any(
        (owns or one.role == "part" or one.kind == "plaque") and one.first == mention.last + 1
        for one, _ in scene.in_sentence(sentence.index)
    )


def is_added(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Say whether a mention only tells what another one has: "the slab with a relief"."""
    words, before = sentence.words, mention.first - 1
    if mention.role != "part" or before < 1 or not scene.lexicon.matches("function.with", words[before].key):
        return False
    return any(one.last == before - 1 for one, _ in scene.in_sentence(sentence.index))
