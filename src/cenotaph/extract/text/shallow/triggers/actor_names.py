"""The words that belong to somebody who is named: "die Freiwillige Feuerwehr Zittau", "волонтёры отряда «Поиск»".

Invariant: a name goes on over a genitive, a capital or "from" and a place, and ends at what tells something else.
"""

from __future__ import annotations

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.shallow.triggers.actor_clause import QUOTES, Clause, pattern
from cenotaph.extract.text.shallow.words.tokens import Word

HEAD_REACH = 3
"""Words between a head and what leads it."""

_LONGEST = 6
_BEHIND = 3
_TITLED = frozenset({"actors.titled", "reporting.titles"})


def before(clause: Clause, at: int) -> int:
    """Return the word before a noun and what stands with it: articles, adjectives."""
    at -= 1
    while at > 0 and (clause.is_article(clause.words[at]) or clause.is_adjective(clause.words[at])):
        at -= 1
    return at


def _is_no_name(clause: Clause, word: Word) -> bool:
    """Say whether a word behind a head is an auxiliary or a pronoun: "общината го премести"."""
    return any(clause.lexicon.matches(key, word.key) for key in ("function.objects", "text.aux"))


def nearest(clause: Clause, heads: list[int]) -> Span | None:
    """Return the phrase around the head that is nearest to the trigger."""
    if not heads:
        return None
    if clause.lexicon.settings.get("verb_last", False):
        # What stands behind a verb that closes its clause belongs to the next one.
        heads = [at for at in heads if at < clause.trigger.first] or heads
    at = min(heads, key=lambda one: abs(one - clause.trigger.first))
    first = with_what_stands_before(clause, at)
    joined = before(clause, first)
    conjunction = joined > 0 and clause.lexicon.matches("function.conjunctions", clause.words[joined].key)
    if conjunction and joined - 1 in heads:
        first = with_what_stands_before(clause, joined - 1)
    return phrase(clause, first, at)


def with_what_stands_before(clause: Clause, head: int) -> int:
    """Return the first word of those that go with a head behind them: adjectives, nouns without an ending."""
    first = clause.first.get(head, head)
    while first > 0 and head - first < HEAD_REACH and _belongs_to_next(clause, clause.words[first - 1]):
        first -= 1
    return first


def _belongs_to_next(clause: Clause, word: Word) -> bool:
    """Say whether a word goes with the head behind it: an adjective, or a noun without an ending ("마을 주민들이")."""
    form = pattern(clause.lexicon, "before_actor")
    if form is None or word.i in clause.taken or word.i in clause.times:
        return clause.is_adjective(word)
    return word.is_word and bool(form.search(word.key))


def phrase(clause: Clause, first: int, head: int) -> Span:
    """Go on from a head over what belongs to it: a genitive, a name, "from" and a place."""
    last = head
    linked = named = False
    particle = pattern(clause.lexicon, "particle")
    # A verb stands second: nouns before it are one phrase ("Die Stadt Zittau will").
    fronted = clause.nouns and all(clause.is_article(word) for word in clause.words[:first])
    fronted = fronted or _begins_a_name(clause, head)
    for at in range(head + 1, min(len(clause.words), head + 1 + _LONGEST)):
        word = clause.words[at]
        if particle is not None and particle.search(clause.words[last].key):
            break
        if word.text in QUOTES:
            return clause.sentence.span_of(first, _quoted_name(clause, at) if at == last + 1 else last)
        if word.text == "." and clause.words[at - 1].is_capital:
            continue  # "St. Anna"
        if at in clause.taken or not word.is_word or _is_no_name(clause, word):
            break
        if clause.lexicon.matches("actors.whose", word.key):
            linked = True
            continue
        if any(clause.lexicon.matches(key, word.key) for key in ("places.from", "actors.of")):
            named = True
            continue
        if linked and clause.is_article(word):
            continue
        if clause.lexicon.matches("function.conjunctions", word.key) and at + 1 in clause.who:
            continue
        if clause.is_preposition(word) or not (linked or _goes_on(clause, word, at - last, named or fronted)):
            break
        # "Bürgermeister Karl Huber": behind a title a name has more than one word.
        linked, named, last = False, word.is_capital and _is_titled(clause, at - 1), at
    while first < head and clause.lexicon.matches("function.articles", clause.words[first].key):
        first += 1
    start, end = clause.sentence.span_of(first, last)
    found = particle.search(clause.words[last].text) if particle else None
    return start, end - (len(found[0]) if found and found.start() else 0)


def _begins_a_name(clause: Clause, at: int) -> bool:
    """Say whether a head is the adjective of a body's name: "die Freiwillige Feuerwehr", several are "Freiwilligen"."""
    form = pattern(clause.lexicon, "adjective")
    behind = clause.words[at + 1 : at + 2]
    if not clause.nouns or not at or form is None or not behind or not behind[0].is_capital:
        return False
    led = clause.words[at - 1].key in clause.lexicon.list("actors.feminine")
    return led and clause.words[at].key.endswith("e") and bool(form.search(clause.words[at].key))


def _quoted_name(clause: Clause, opened: int) -> int:
    """Return where a name between marks ends: "волонтёры отряда «Поиск»"; the word before where none does."""
    behind = clause.words[opened + 1 : opened + 2 + _LONGEST]
    return next((word.i for word in behind if word.text in QUOTES), opened - 1)


def _goes_on(clause: Clause, word: Word, away: int, named: bool) -> bool:
    """Say whether a word goes on with the name of an actor: a capital, or what is in the genitive behind it."""
    form = pattern(clause.lexicon, "of_actor")
    return (
        (word.is_capital and (named or not clause.nouns or _is_titled(clause, word.i - 1)))
        or word.i in clause.who
        or (away < _BEHIND and form is not None and bool(form.search(word.key)))
    )


def _is_titled(clause: Clause, at: int) -> bool:
    return bool(clause.lexicon.lists(clause.words[at].key) & _TITLED)
