"""Whether a noun can be the subject of a verb of standing, where endings tell: "за кладовищем стояла жінка".

Invariant: only forms that the language's pairs of verbs and subjects (`grammar.subjects`) know rule a noun out.
"""

from __future__ import annotations

import re
from functools import cache

from cenotaph.extract.text.shallow.lexicon import Hit, Lexicon
from cenotaph.extract.text.shallow.mentions import Mention
from cenotaph.extract.text.shallow.page import Sentence


@cache
def _pairs(lexicon: Lexicon) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((re.compile(verb), re.compile(noun)) for verb, noun in lexicon.settings.get("subjects", ()))


def is_no_subject(lexicon: Lexicon, sentence: Sentence, hit: Hit, mention: Mention) -> bool:
    """Say whether a verb has another gender or number than a memorial, or this a case that no subject has.

    Args:
        lexicon: the words of the language.
        sentence: where both stand.
        hit: the verb.
        mention: the memorial; several are counted by verbs of any form.
    """
    fitting = [noun for verb, noun in _pairs(lexicon) if verb.search(sentence.words[hit.first].key)]
    if not fitting or mention.count is not None or lexicon.settings.get("verb_last", False):
        return False
    if any(lexicon.matches("function.pronouns", one.key) for one in sentence.words[mention.last + 1 : hit.first]):
        return False  # "плиту достали, она хранится в музее"
    beside = (*sentence.words[max(0, mention.first - 1) : mention.first], *sentence.words[mention.last + 1 :][:1])
    if any(lexicon.matches("function.conjunctions", word.key) for word in beside):
        return False  # "памятник и стела стоят"
    words = sentence.words[mention.first : mention.head + 1]
    return not any(noun.search(word.key) for noun in fitting for word in words)
