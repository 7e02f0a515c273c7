"""What only tells a price: "the repair will stand at 120,000", where the verb of standing is that of costing.

Invariant: such a verb is of `function.costs`; a number and a word of `function.money` follow it in its clause.
"""

from __future__ import annotations

from cenotaph.extract.text.shallow.words.lexicon import Hit, Lexicon
from cenotaph.extract.text.shallow.words.page import Sentence

_REACH = 6


def is_price(lexicon: Lexicon, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a verb tells what something costs.

    Args:
        lexicon: the words of the language.
        sentence: where the verb stands.
        hit: the verb.
    """
    if not lexicon.matches("function.costs", sentence.words[hit.last].key):
        return False
    for word in sentence.words[hit.last + 1 : hit.last + 1 + _REACH]:
        if word.text in ",;:" or lexicon.matches("places.before", word.key):
            return False
        if lexicon.matches("function.money", word.key):
            return True
    return False
