"""Object pronouns that look like articles, or are joined to a verb: "l'a déplacé", "lo ha rimosso", "trasladarlo".

They come from `function.clitics` and the setting `enclitic`; a language without them has none.

Invariant: an article is no pronoun: it stands before a noun, a pronoun beside a verb or its auxiliaries.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.shallow.words.lexicon import Hit, Lexicon
from cenotaph.extract.text.shallow.words.page import Sentence

_VERBS = ("past", "infinitive", "future")
_AUXILIARIES = 2


def has_clitic(lexicon: Lexicon, sentence: Sentence, trigger: Hit) -> bool:
    """Say whether a verb has an object that is only pointed at by a pronoun joined to it."""
    words, key = sentence.words, sentence.words[trigger.first].key
    enclitic = lexicon.settings.get("enclitic")
    if enclitic and re.search(enclitic, key):
        return True
    forms = [lexicon.settings.get(one) for one in _VERBS]
    if not any(form and re.search(form, key) for form in forms):
        return False
    at = trigger.first - 1
    while at > 0 and trigger.first - at <= _AUXILIARIES and lexicon.matches("text.aux", words[at].key):
        at -= 1
    return at >= 0 and lexicon.matches("function.clitics", words[at].key)
