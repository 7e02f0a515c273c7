"""What is put in between commas behind a memorial: "La stèle, ornée d'une croix, a été déplacée".

Invariant: what is put in begins right behind the memorial that is told of, and ends with a comma before the verb; what
it names is told of by no verb behind it. Members of a list begin with an article, a number or themselves.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.words.lexicon import Hit, Lexicon
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.extract.text.shallow.words.tokens import Word

_SIGNS = frozenset(",;:–—")


def is_inserted(
    lexicon: Lexicon, sentence: Sentence, trigger: Hit, mention: Mention, others: list[Mention]
) -> bool:
    """Say whether a mention stands within what is put in between another one and a verb.

    Args:
        lexicon: the words of the language.
        sentence: where they stand.
        trigger: the word that says something, behind the mention.
        mention: the mention.
        others: the mentions of the sentence.
    """
    words = sentence.words
    if trigger.first <= mention.last or lexicon.settings.get("verb_last", False):
        return False
    opening = next((at for at in range(mention.first - 1, -1, -1) if words[at].text in _SIGNS), -1)
    closing = next((at for at in range(mention.last + 1, trigger.first) if words[at].text in _SIGNS), -1)
    if closing < 0 or opening < 1 or words[opening].text != "," or words[closing].text != ",":
        return False
    if not any(_leads(sentence, one, opening) for one in others):
        return False
    if not lexicon.list("function.articles") and not mention.after_preposition:
        return False  # where no article leads them, members of a list begin with any adjective
    return any(_is_no_leader(lexicon, word) for word in words[opening + 1 : mention.first])


def _is_no_leader(lexicon: Lexicon, word: Word) -> bool:
    """Say whether a word leads no member of a list: a preposition, which an article may look like, or a participle."""
    if not word.is_word or lexicon.matches("function.conjunctions", word.key):
        return False
    of = lexicon.settings.get("genitive_word")
    return not lexicon.matches("function.articles", word.key) or bool(of and re.search(of, word.key))


_FAR = 4


def _leads(sentence: Sentence, mention: Mention, opening: int) -> bool:
    """Say whether a mention leads what is put in: no sign, and at most a few words such as its place, between."""
    between = sentence.words[mention.last + 1 : opening]
    near = mention.last < opening and len(between) <= _FAR
    return near and not mention.after_preposition and all(word.text not in _SIGNS for word in between)
