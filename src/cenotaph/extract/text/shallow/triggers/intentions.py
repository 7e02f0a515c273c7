"""Infinitives that tell what somebody only means to do: "Sie setzten alles daran, das Denkmal abzureißen".

Invariant: an infinitive with its "to" (`grammar.infinitive_to`, `text.to`) states no deed that is done once, unless a
word of `status.managed` in its sentence says that it came about.
"""

from __future__ import annotations

import re
from itertools import takewhile

from cenotaph.extract.text.shallow.words.lexicon import Hit, Lexicon
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.extract.text.shallow.words.verb_ends import DEEDS, HARMS


def is_only_meant(lexicon: Lexicon, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a verb is an infinitive that tells what somebody means to do.

    Args:
        lexicon: the words of the language.
        sentence: where the verb stands.
        hit: the verb, which no word beside it tells to be planned, asked for or denied.
    """
    form = lexicon.settings.get("infinitive_to")
    if not form or hit.name not in DEEDS | HARMS or sentence.has("status", "managed"):
        return False
    if hit.name in HARMS and hit.first < hit.last:
        return False  # "sind kaum noch zu entziffern" tells a state
    words = sentence.words
    last = words[hit.last]
    apart = hit.last > 0 and last.key.endswith("n") and lexicon.matches("text.to", words[hit.last - 1].key)
    return last.text.islower() and (apart or bool(re.search(form, last.key)))


def is_needed(lexicon: Lexicon, sentence: Sentence, hit: Hit) -> bool:
    """Say whether "is" in its clause makes an infinitive what has to be done: "das Ehrenmal ist zu sanieren".

    Args:
        lexicon: the words of the language.
        sentence: where the verb stands.
        hit: the infinitive.
    """
    clause = takewhile(lambda word: word.text not in ",;:", reversed(sentence.words[: hit.first]))
    return any(lexicon.matches("copula.is", word.key) for word in clause)
