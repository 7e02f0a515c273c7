"""Nouns that tell what is done to a memorial: "премахването на паметника", the removal of it.

"Положи основния камък на паметника" has its own object before "of", and is told of the memorial likewise.

A nominal infinitive alone tells of no deed: "ein Zeichen gegen Vergessen und Verschwinden".

Invariant: the noun has an ending of nouns of doing (`grammar.verbal_noun`) or ends an entry of several words, and only a word that joins two nouns
(`grammar.genitive_word`) and adjectives of the memorial stand between them.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.triggers.trigger import Scene
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.page import Sentence

_LONGEST = 3


def is_done_to(scene: Scene, sentence: Sentence, hit: Hit, mention: Mention) -> bool:
    """Say whether a memorial behind "of" is what a noun of doing right before it is done to.

    Args:
        scene: the text and the memorials found in it.
        sentence: where both stand.
        hit: the word of an event.
        mention: the memorial.
    """
    settings, words = scene.lexicon.settings, sentence.words
    deed, of = settings.get("verbal_noun"), settings.get("genitive_word")
    between = words[hit.last + 1 : mention.first]
    if not deed or not of or not 0 < len(between) <= _LONGEST:
        return False
    return (
        bool(hit.last > hit.first or re.search(deed, words[hit.last].key))
        and bool(re.search(of, between[0].key))
        and all(word.is_word for word in between)
    )


def makes_deed(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a verb of making is told of a deed to a memorial: "le nettoyage de la stèle a été réalisé".

    Args:
        scene: the text and the memorials found in it.
        sentence: where the verb stands.
        hit: the verb, which would put up a memorial.
    """
    settings, words = scene.lexicon.settings, sentence.words
    form, of = settings.get("done_noun"), settings.get("genitive_word")
    if not form or not of:
        return False
    for mention, _ in scene.in_sentence(sentence.index):
        between = words[mention.last + 1 : hit.first]
        helps = any(scene.lexicon.matches("actors.passive", word.key) for word in between)
        if mention.last >= hit.first or not helps or any(word.text in ",;:" for word in between):
            continue
        for deed in sentence.of("events", *_DEEDS):
            led = words[deed.last + 1 : mention.first]
            if (
                re.search(form, words[deed.last].key)
                and 0 < len(led) <= _LONGEST
                and re.search(of, led[0].key)
            ):
                return True
    return False


_DEEDS = ("maintained", "restored", "removed", "relocated", "destroyed")


def is_bare_infinitive(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether an infinitive that is a noun by its capital has no article before it and no "of" behind.

    Args:
        scene: the text and the memorials found in it.
        sentence: where it stands.
        hit: the word of an event.
    """
    words, lexicon = sentence.words, scene.lexicon
    form = lexicon.settings.get("infinitive_noun")
    if not form or hit.first != hit.last or hit.first < 1 or not words[hit.first].is_capital:
        return False
    before, behind = words[hit.first - 1], words[hit.last + 1 : hit.last + 2]
    if not re.search(form, words[hit.first].key) or not (before.text.islower() or before.text == ","):
        return False
    led = before.text == "," or any(
        lexicon.matches(one, before.key) for one in ("function.conjunctions", "function.prepositions")
    )
    contracted = any(lexicon.matches(one, before.key) for one in ("places.definite", "function.articles"))
    of = any(lexicon.matches("function.genitive", word.key) for word in behind)
    return led and not contracted and not of
