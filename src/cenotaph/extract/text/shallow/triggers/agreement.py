"""Whether a memorial can be what stands somewhere, where endings tell: "за кладовищем стояла жінка".

Invariant: only forms that the language's pairs of verbs and subjects (`grammar.subjects`) know rule a noun out.
"""

from __future__ import annotations

import re
from functools import cache

from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.words.grammar import read_grammar
from cenotaph.extract.text.shallow.words.lexicon import Hit, Lexicon
from cenotaph.extract.text.shallow.words.noun_phrases import is_preposition
from cenotaph.extract.text.shallow.words.page import Sentence


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
    if any(
        lexicon.matches("function.pronouns", one.key) for one in sentence.words[mention.last + 1 : hit.first]
    ):
        return False  # "плиту достали, она хранится в музее"
    beside = (
        *sentence.words[max(0, mention.first - 1) : mention.first],
        *sentence.words[mention.last + 1 :][:1],
    )
    if any(lexicon.matches("function.conjunctions", word.key) for word in beside):
        return False  # "памятник и стела стоят"
    words = sentence.words[mention.first : mention.head + 1]
    return not any(noun.search(word.key) for noun in fitting for word in words)


_LONGEST_ATTRIBUTE = 8


def hangs_on_preposition(lexicon: Lexicon, sentence: Sentence, hit: Hit, mention: Mention) -> bool:
    """Say whether a preposition leads a memorial over participles and joined adjectives: "перед новым, недавно открытым памятником"."""
    grammar, words = read_grammar(lexicon), sentence.words
    adverb = lexicon.settings.get("adverb")
    if grammar.adjective is None or not lexicon.settings.get("agent"):
        return False
    noun = words[mention.head].key
    for at in range(mention.first - 1, max(-1, mention.first - 1 - _LONGEST_ATTRIBUTE), -1):
        word = words[at]
        if hit.first <= at <= hit.last:
            return False
        if is_preposition(lexicon, word.key):
            return at < mention.first - 1
        small = lexicon.matches("text.skips", word.key) or bool(adverb and re.search(adverb, word.key))
        joins = word.text == "," or lexicon.matches("function.conjunctions", word.key)
        if small or joins:
            continue
        form = next((one for ending, one in grammar.agreement if ending.search(word.key)), None)
        if not grammar.adjective.search(word.key) or (form and not form.search(noun)):
            return False
    return False
