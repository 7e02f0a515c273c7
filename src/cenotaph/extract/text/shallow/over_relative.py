"""How far a verb stands from its subject where a relative clause parts them.

Invariant: the clause opens right behind the subject with a comma and a relative pronoun, and ends with a comma or dash.
"""

from __future__ import annotations

from cenotaph.extract.text.shallow.lexicon import Hit, Lexicon
from cenotaph.extract.text.shallow.mentions import Mention
from cenotaph.extract.text.shallow.page import Sentence

_COMMA, _LONGEST_MAIN = 4, 6


def over_relative(lexicon: Lexicon, sentence: Sentence, trigger: Hit, mention: Mention) -> float | None:
    """Count the words between the subject and its verb without the relative clause that parts them.

    "The monument, which had stood by the town hall since 1921, was torn down". None where no such clause stands there.
    """
    words, opening = sentence.words, mention.last + 1
    if mention.after_preposition or opening + 2 >= trigger.first or words[opening].text != ",":
        return None
    leads = words[opening + 1 : opening + 3]
    if not any(lexicon.matches("actors.relative", word.key) for word in leads):
        return None
    closing = next((at for at in range(trigger.first - 1, opening, -1) if words[at].text in ",–—"), opening)
    if closing == opening or trigger.first - closing > _LONGEST_MAIN:
        return None
    return float(_COMMA + trigger.first - closing)
