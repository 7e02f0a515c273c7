"""The second of two that are denied: "wird weder entfernt noch versetzt".

Invariant: the first word (`status.neither`) stands before the second (`status.nor`) in the sentence, and nothing but
small words between the second and the verb.
"""

from __future__ import annotations

from cenotaph.extract.text.shallow.lexicon import Hit, Lexicon
from cenotaph.extract.text.shallow.page import Sentence

_NEAR = 4


def is_second_denied(lexicon: Lexicon, sentence: Sentence, trigger: Hit) -> bool:
    """Say whether a verb follows the "nor" of a "neither ... nor".

    Args:
        lexicon: the words of the language.
        sentence: where the verb stands.
        trigger: the verb.
    """
    words = sentence.words
    for at in range(trigger.first - 1, max(-1, trigger.first - 1 - _NEAR), -1):
        if words[at].text in ",;:":
            return False
        if lexicon.matches("status.nor", words[at].key):
            return any(lexicon.matches("status.neither", word.key) for word in words[:at])
    return False
