"""How far a verb stands from its subject where a relative clause parts them.

Invariant: the clause opens right behind the subject with a comma and a relative pronoun, and ends with a comma or dash.
"""

from __future__ import annotations

from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.words.lexicon import Hit, Lexicon
from cenotaph.extract.text.shallow.words.noun_phrases import is_preposition
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.extract.text.shallow.words.tokens import Word

RELATIVES = ("actors.relative", "function.relative_forms")
"""Lists of the pronouns that open a relative clause behind a comma."""
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


_LEAD = 2


def is_in_relative(lexicon: Lexicon, sentence: Sentence, trigger: Hit, mention: Mention) -> bool:
    """Say whether a mention stands in a relative clause that has ended before a trigger, or opens behind it.

    "The school, beside which stands a monument, was closed for repair": the repair is not of the monument.
    """
    words = sentence.words
    comma = next((at for at in range(mention.first - 1, -1, -1) if words[at].text in ",;:–—"), -1)
    if comma < 0 or words[comma].text != ",":
        return False
    leads = [word.i for word in words[comma + 1 : comma + 1 + _LEAD]]
    pronoun = next(
        (
            at
            for at in leads
            if lexicon.matches("actors.relative", words[at].key)
            or lexicon.matches("function.relative_forms", words[at].key)
        ),
        None,
    )
    where = bool(leads) and lexicon.matches("places.where", words[leads[0]].key)
    if not where and (pronoun is None or pronoun == leads[0]):
        return False  # "the boys, who tend the graves, ...": what they do may be told of these
    if lexicon.settings.get("verb_second", False) and (
        (pronoun or 0) + 1 == mention.first or not is_preposition(lexicon, words[leads[0]].key)
    ):
        return False  # "Kaum enthüllt, wurde die Stele beschmiert": an article of the same form
    if trigger.last < comma:
        return True
    closing = next((at for at in range(mention.last + 1, len(words)) if words[at].text in ",;:–—"), None)
    return closing is not None and trigger.first > closing


def is_behind_relative(lexicon: Lexicon, sentence: Sentence, trigger: Hit, mention: Mention) -> bool:
    """Say whether a trigger stands in a relative clause that ends before a mention: it is told of the noun before that.

    "The region, which no longer belonged to X, refused, and so the monument was destroyed".
    """
    words = sentence.words
    if lexicon.settings.get("verb_second", False) or mention.first <= trigger.last:
        return False
    comma = next((at for at in range(trigger.first - 1, 0, -1) if words[at].text in _SIGNS), -1)
    if comma < 1 or words[comma].text != "," or not words[comma - 1].is_word:
        return False
    leads = words[comma + 1 : min(comma + 1 + _LEAD, trigger.first)]
    if not any(lexicon.matches(one, word.key) for one in RELATIVES for word in leads[:1]) and not (
        len(leads) == _LEAD
        and is_preposition(lexicon, leads[0].key)
        and any(lexicon.matches(one, leads[1].key) for one in RELATIVES)
    ):
        return False
    return any(words[at].text in _SIGNS for at in range(trigger.last + 1, mention.first))


_SIGNS = frozenset(",;:–—")


def without_relative(lexicon: Lexicon, sentence: Sentence, start: int, end: int) -> tuple[Word, ...]:
    """Return the words from `start` to `end` without a relative clause that opens and ends among them.

    "Wird das Mahnmal, das an die Opfer erinnert, bald saniert": nothing but "das Mahnmal bald" parts the two.
    """
    words = sentence.words[start:end]
    commas = [word.i for word in words if word.text == ","]
    if len(commas) != _PAIR:
        return words
    leads = sentence.words[commas[0] + 1 : commas[0] + 1 + _LEAD]
    if not any(lexicon.matches(one, word.key) for one in RELATIVES for word in leads):
        return words
    return tuple(word for word in words if not commas[0] <= word.i <= commas[1])


_PAIR = 2
