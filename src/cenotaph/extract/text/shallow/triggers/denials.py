"""Words that deny what a trigger tells: "the stele was not moved", "there will be no removal of it"."""

from __future__ import annotations

import re

from cenotaph.extract.text.shallow.things.over_relative import RELATIVES
from cenotaph.extract.text.shallow.triggers.trigger import Scene
from cenotaph.extract.text.shallow.words.lexicon import Hit, Lexicon
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.extract.text.shallow.words.verb_ends import is_only

_BEHIND = "status.denied_behind"
_BEFORE_WORDS = 7
BEHIND_WORDS = 4
"""Words between a trigger and what tells its status behind it."""


def denies(scene: Scene, sentence: Sentence, hit: Hit, trigger: Hit, *, since: int) -> bool:
    """Say whether a word of denial denies what a trigger tells.

    Args:
        scene: the document.
        sentence: where both stand.
        hit: the word of denial.
        trigger: the word that says something.
        since: where the trigger's clause begins, if it is a participle; else 0.
    """
    if hit.name == "denying":
        return hit.last >= since and _is_denying(scene, sentence, hit, trigger)
    if hit.name == "denied_behind":
        return _is_right_behind(scene, sentence, hit, trigger) or _is_beside(scene, sentence, hit, trigger)
    if is_only(scene.lexicon, sentence, hit, trigger):
        return False
    return _is_deed_left_undone(hit, trigger) or _is_denied_beside(scene, sentence, hit, trigger)


def _is_denying(scene: Scene, sentence: Sentence, hit: Hit, trigger: Hit) -> bool:
    """Say whether a verb of denying or refusing is said of a trigger: "they do not want to move it"."""
    lexicon = scene.lexicon
    behind = int(lexicon.settings.get("status_behind", BEHIND_WORDS))
    if _opens_a_relative(scene, sentence, hit, trigger) and not _is_infinitive(scene, sentence, trigger):
        return False  # "they do not want the statue, which they stored in 1992"
    return (
        (lexicon.settings.get("negation_behind", False) and 0 < hit.first - trigger.last <= behind)
        or _ends_its_clause(lexicon, sentence, hit, trigger)
        or _is_right_behind(scene, sentence, hit, trigger)
        or 0 < trigger.first - hit.last <= _BEFORE_WORDS + 1
    )


def _is_denied_beside(scene: Scene, sentence: Sentence, hit: Hit, trigger: Hit) -> bool:
    """Say whether "not" or "no" stands right before a trigger, or behind it where it can: "kommt ... nicht infrage"."""
    lexicon = scene.lexicon
    # "There will be no ..." is one entry, or a word that stands behind as well.
    key = sentence.words[hit.first].key
    whole = hit.last > hit.first or lexicon.matches(_BEHIND, key)
    whole = whole or not lexicon.matches("status.denied", key)
    if whole and trigger.section == "events" and _is_right_behind(scene, sentence, hit, trigger):
        return True
    behind = lexicon.settings.get("negation_behind", False) and 0 < hit.first - trigger.last <= 2
    return behind or _is_beside(scene, sentence, hit, trigger)


def _is_deed_left_undone(hit: Hit, trigger: Hit) -> bool:
    """Say whether an entry of several words tells a deed by its denial: "bleibt stehen" is a removal, and denied."""
    return hit.first <= trigger.first and trigger.last <= hit.last and trigger.section in ("events", "states")


def lacks_means(sentence: Sentence, trigger: Hit) -> bool:
    """Say whether there is no money or permission for a deed: "грошей на ремонт пам’ятника в бюджеті немає"."""
    for means in sentence.of("denial", "means"):
        if not 0 <= trigger.first - means.last <= _TO_DEED:
            continue
        for hit in sentence.of("status", "denied", "denied_behind"):
            between = sentence.words[min(hit.last, means.first) : max(hit.first, trigger.last) + 1]
            if len(between) <= _FAR_FROM_MEANS and not any(word.text in ",;:" for word in between):
                return True
    return False


_TO_DEED, _FAR_FROM_MEANS = 3, 14
"""Words between money and the deed that it is for, and of a clause that says that there is none."""

_LONGEST_BRACKET = 18


def _ends_its_clause(lexicon: Lexicon, sentence: Sentence, hit: Hit, trigger: Hit) -> bool:
    """Say whether a noun of doing and the denial that ends its clause, far behind, belong together.

    "Der Abriss des Obelisken in X konnte durch eine Anordnung vorerst verhindert werden", where verbs stand last but one.
    """
    if not lexicon.settings.get("verb_second", False) or not sentence.words[trigger.last].is_capital:
        return False
    between = sentence.words[trigger.last + 1 : hit.first]
    behind = sentence.words[hit.last + 1 : hit.last + 3]
    ends = all(word.text in ",;.!" or lexicon.matches("text.aux", word.key) for word in behind)
    return (
        hit.first > trigger.last
        and ends
        and len(between) <= _LONGEST_BRACKET
        and not any(word.text in ",;:" for word in between)
    )


def _opens_a_relative(scene: Scene, sentence: Sentence, hit: Hit, trigger: Hit) -> bool:
    """Say whether a comma and a relative pronoun stand between a word of status and a trigger behind it."""
    return any(
        word.text == ","
        and any(scene.lexicon.matches(one, sentence.words[word.i + 1].key) for one in RELATIVES)
        for word in sentence.words[hit.last + 1 : trigger.first]
    )


def _is_infinitive(scene: Scene, sentence: Sentence, trigger: Hit) -> bool:
    """Say whether a verb has its "to" inside it or right behind: "bestreitet, das Denkmal besprüht zu haben" has an article."""
    form = scene.lexicon.settings.get("infinitive_to")
    if form and re.search(form, sentence.words[trigger.last].key):
        return True
    behind = sentence.words[trigger.last + 1 : trigger.last + 2]
    return any(scene.lexicon.matches("text.to", word.key) for word in behind)


def is_negated(lexicon: Lexicon, trigger: Hit, key: str) -> bool:
    """Say whether a verb carries its denial as a prefix ("neodstraní"), and is no word of the list by itself."""
    prefix = lexicon.settings.get("negative_prefix")
    if not prefix or trigger.section != "events" or not key.startswith(prefix):
        return False
    if trigger.last > trigger.first:
        return False  # "nedá se přečíst" is one entry, which tells harm
    return not lexicon.matches(f"events.{trigger.name}", key)


_LONGEST_AUXILIARY = 4


def _is_beside(scene: Scene, sentence: Sentence, hit: Hit, trigger: Hit) -> bool:
    """Say whether a word of denial stands right before a trigger, or with nothing but auxiliaries between."""
    gap = trigger.first - hit.last
    if gap <= 0 or gap > _LONGEST_AUXILIARY:
        return False
    none = next(
        (one.last for one, _ in scene.in_sentence(sentence.index) if one.first == hit.last + 1), hit.last
    )
    between = sentence.words[none + 1 : trigger.first]  # "ninguna tumba fue profanada"
    return gap <= 2 or all(
        any(scene.lexicon.matches(key, word.key) for key in ("text.aux", "text.to", "text.skips"))
        for word in between
    )


def _is_right_behind(scene: Scene, sentence: Sentence, hit: Hit, trigger: Hit) -> bool:
    """Say whether nothing but a memorial stands between a trigger and its denial: "there will be no removal of it"."""
    between = range(trigger.last + 1, hit.first)
    of = scene.lexicon.settings.get("genitive_word")
    mentioned = {at for one, _ in scene.in_sentence(sentence.index) for at in range(one.first, one.last + 1)}
    mentioned |= _aside(scene, sentence, trigger)
    return (
        hit.first > trigger.last
        and len(between) <= _BEFORE_WORDS
        and all(
            at in mentioned
            or sentence.words[at].is_capital  # "the removal of the tank in X was not allowed"
            or bool(of and re.search(of, sentence.words[at].key))  # "Откриването на знака не се състоя"
            or any(
                scene.lexicon.matches(key, sentence.words[at].key)
                for key in ("text.skips", "function.articles", "places.in")
            )
            for at in between
        )
    )


_LONGEST_ASIDE = 2


def _aside(scene: Scene, sentence: Sentence, trigger: Hit) -> set[int]:
    """List the words behind a noun of doing that tell where or who: "for the repair no money was found in the budget".

    Only where a noun has cases, so that nothing but a preposition's own words stands behind it.
    """
    form, deed = scene.lexicon.settings.get("adjective"), scene.lexicon.settings.get("aside")
    ends = (sentence.words[at].key for at in (trigger.first, trigger.last))
    if not form or not deed or not any(re.search(deed, key) for key in ends):
        return set()
    acting = {at for one in sentence.of("actors", "who") for at in range(one.first, one.last + 1)}
    acting |= {
        at for one in sentence.of("reporting", "titles", "sources") for at in range(one.first, one.last + 1)
    }
    governed = {word.i for word in sentence.words[trigger.last + 1 :] if re.search(form, word.key)}
    for word in sentence.words[trigger.last + 1 :]:
        if not scene.lexicon.matches("function.prepositions", word.key):
            continue
        for behind in sentence.words[word.i : word.i + 2 + _LONGEST_ASIDE]:
            if not behind.is_word and not behind.is_number:
                break
            governed.add(behind.i)
            if behind.i > word.i and not re.search(form, behind.key):
                break
    return governed | acting
