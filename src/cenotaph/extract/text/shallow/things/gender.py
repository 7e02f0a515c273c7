"""What "er", "sie" or "es" means: of the things spoken of just before, the last one whose noun has that gender.

The endings of nouns come from the section `gender`, with the pronouns of each gender; a language without it has none.

Invariant: a pronoun of one gender never means a noun that is known to be of another.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from cenotaph.extract.text.shallow.things.coreference import ThingBuilder, Things
from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.words.lexicon import Lexicon
from cenotaph.extract.text.shallow.words.page import Page, Sentence

_GENDERS = ("masculine", "feminine", "neuter", "plural")
_BACK = 2


def meant_by_pronoun(page: Page, things: Things, sentence: Sentence) -> ThingBuilder | None:
    """Return what the first pronoun of a sentence means, if its gender tells.

    Args:
        page: the text.
        things: the things found in it.
        sentence: a sentence that names none of them.
    """
    matches = page.lexicon.matches
    pronoun = next((word.key for word in sentence.words if matches("gender.pronouns", word.key)), None)
    if pronoun is None:
        return None
    fitting = genders_of(page.lexicon, pronoun)
    plural = _number_of_verb(page.lexicon, sentence, pronoun)
    near = [
        (mention.sentence, not mention.after_preposition, -mention.first, thing)
        for thing in things.things
        for mention in thing.mentions
        if 0 < sentence.index - mention.sentence <= _BACK and has_gender(page, mention, fitting)
        if plural is None or mention.plural == plural
    ]
    return max(near, key=lambda one: one[:3])[3] if near else None


def _number_of_verb(lexicon: Lexicon, sentence: Sentence, pronoun: str) -> bool | None:
    """Say whether the verb behind a pronoun that begins a clause is a plural: "Sie wurden", "Sie wurde"."""
    at = next(word.i for word in sentence.words if word.key == pronoun)
    opens = at == 0 or not sentence.words[at - 1].is_word
    for word in sentence.words[at + 1 : at + 2] if opens else ():
        if lexicon.matches("gender.singular_verbs", word.key):
            return False
        if lexicon.matches("gender.plural_verbs", word.key):
            return True
    return None


def genders_of(lexicon: Lexicon, pronoun: str) -> list[str]:
    """List the genders that a pronoun can have."""
    return [gender for gender in _GENDERS if lexicon.matches(f"gender.{gender}_pronouns", pronoun)]


def is_of_other_gender(page: Page, sentence: Sentence, thing: ThingBuilder) -> bool:
    """Say whether the pronouns of a sentence can not mean a thing: "they", where a single stone was spoken of.

    A neuter may mean nothing ("es wurde beschlossen"), and other words than pronouns point to anything.
    """
    matches = page.lexicon.matches
    pointing = [word.key for word in sentence.words if matches("function.pronouns", word.key)]
    if not pointing or any(
        not matches("gender.pronouns", key) or matches("gender.neuter_pronouns", key) for key in pointing
    ):
        return False
    near = [one for one in thing.mentions if 0 < sentence.index - one.sentence <= _BACK]
    if len(pointing) == 1 and matches("gender.feminine_pronouns", pointing[0]):
        plural = _number_of_verb(page.lexicon, sentence, pointing[0])
        if plural is not None and near and not any(one.plural == plural for one in near):
            return True  # "graves ... it was opened"
    known = [one for one in near if one.plural or has_gender(page, one, _GENDERS)]
    fitting = {gender for key in pointing for gender in genders_of(page.lexicon, key)}
    return bool(known) and not any(has_gender(page, one, fitting) for one in near)


def is_relative_of_other(page: Page, sentence: Sentence, mention: Mention) -> bool:
    """Say whether the relative pronoun behind a noun's comma has another gender: "die Tafel am Denkmal, die"."""
    words, at = sentence.words, mention.last + 1
    while (
        at < len(words)
        and words[at].text != ","
        and at - mention.last <= _TO_COMMA
        and words[at].text.islower()
    ):
        at += 1
    if at + 1 >= len(words) or words[at].text != ",":
        return False
    matches = page.lexicon.matches
    fitting = [one for one in _GENDERS if matches(f"gender.{one}_relatives", words[at + 1].key)]
    known = mention.plural or has_gender(page, mention, _GENDERS)
    return bool(fitting) and known and not has_gender(page, mention, fitting)


_TO_COMMA = 3


def has_gender(page: Page, mention: Mention, fitting: Collection[str]) -> bool:
    """Say whether a mention's noun has one of some genders; several are "sie" as a feminine noun is, or have their own."""
    key = page.sentences[mention.sentence].words[mention.head].key
    form = page.lexicon.settings.get("maybe_plural")
    either = bool(form and mention.count is None and re.search(form, key))  # "могилы" is one's or several
    if mention.plural and not either:
        own = page.lexicon.list("gender.plural_pronouns")
        return ("plural" if own else "feminine") in fitting
    if either and "plural" in fitting:
        return True
    return any(page.lexicon.matches(f"gender.{gender}", key) for gender in fitting)
