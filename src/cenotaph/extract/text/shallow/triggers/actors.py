"""Who did something to a memorial, or will do it: the agent of a passive, the subject of an active verb.

What marks an actor is said by the word list. `[actors]`: `who` (people and bodies that do things), `titled`
(of these, what stands before a name), `by` (words before an agent), `by_who` (words that mark one only before
such a noun: "von"), `behind` (an agent with what marks it behind it), `of` (words that go on with its name),
`whose` (of these, what anything may follow: "du"), `light` (verbs beside a noun of doing), `helping` (of
these, what stands right before its verb), `passive` and `reflexive` (what makes a verb one that has no such
subject; `passive_with` only a participle), `relative` (pronouns that are the subject of a relative clause),
`not`. `[grammar]`: `agent` (endings of the case in which an agent stands without a preposition), `subjects`
(pairs of endings: a verb's, and those of the nouns that can be its subject), `passive` (endings of a verb
that has none), `finite` (of one that is never passive), `before_actor` (nouns that may stand before an
actor), `of_actor` (endings of what belongs to it behind it), `particle` (what is cut off a name).

Invariant: an actor is a stretch of the trigger's own clause, outside the mention; its head is a word for people or
bodies that do things, or a name behind a word that marks it. A pronoun is none.
"""

from __future__ import annotations

import re
from functools import cache

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.shallow.triggers.actor_clause import REACH, SIGNS, Clause, pattern
from cenotaph.extract.text.shallow.triggers.actor_names import (
    HEAD_REACH,
    before,
    nearest,
    phrase,
    with_what_stands_before,
)
from cenotaph.extract.text.shallow.triggers.trigger import Fact, Scene
from cenotaph.extract.text.shallow.words.lexicon import Hit, Lexicon
from cenotaph.extract.text.shallow.words.page import Sentence

_HELPING_REACH = 4

_TO_DO = ("planned", "ongoing", "done", "denied")


@cache
def _subjects(lexicon: Lexicon) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((re.compile(verb), re.compile(noun)) for verb, noun in lexicon.settings.get("subjects", ()))


def actor_of(scene: Scene, sentence: Sentence, fact: Fact) -> Span | None:
    """Find who did what a fact tells; None where the clause names nobody."""
    return _actor(Clause(scene, sentence, fact))


def agent_of(scene: Scene, sentence: Sentence, fact: Fact) -> Span | None:
    """Find by whom something is done where a word or a case marks it; None for the subject of an active verb."""
    return _agent(Clause(scene, sentence, fact))


def _agent(clause: Clause) -> Span | None:
    """Return whom a word or a case marks as the agent."""
    return _by_a_word(clause) or _before_a_word(clause) or _by_its_case(clause)


def _actor(clause: Clause) -> Span | None:
    """Return the agent that a word or a case marks, else the subject of an active verb."""
    return _by_a_word(clause) or _before_a_word(clause) or _subject(clause) or _by_its_case(clause)


def _by_a_word(clause: Clause) -> Span | None:
    """Read "przez uczniów", "силами волонтёров", "von der Gemeinde"."""
    marks = [
        hit
        for hit in clause.sentence.of("actors", "by", "by_who")
        if clause.is_near(hit.first)
        and not (hit.name == "by_who" and hit.first - 1 in clause.who)
        and not _is_of_the_next(clause, hit.first)
        and not _is_outside_attribute(clause, hit.first)
    ]
    for hit in sorted(marks, key=lambda one: abs(one.first - clause.trigger.first)):
        for at in range(hit.last + 1, min(len(clause.words), hit.last + 2 + HEAD_REACH)):
            word = clause.words[at]
            if clause.is_article(word) and (at == hit.last + 1 or not clause.is_genitive(at)):
                continue
            if not word.is_word or at in clause.taken or clause.is_preposition(word):
                break
            if at in clause.who or (word.is_capital and hit.name == "by" and not clause.nouns):
                return phrase(clause, hit.last + 1, at)
            if not clause.is_adjective(word) and pattern(clause.lexicon, "adjective") is not None:
                break
    return None


def _is_of_the_next(clause: Clause, at: int) -> bool:
    """Say whether "and" and a helping verb part a verb from an agent: "wurden angelegt und werden von X gepflegt"."""
    if not clause.nouns or at < clause.trigger.last:
        return False
    between = clause.words[clause.trigger.last + 1 : at]
    return any(
        clause.lexicon.matches("function.conjunctions", one.key)
        and any(clause.lexicon.matches("text.aux", word.key) for word in between[number + 1 :])
        for number, one in enumerate(between)
    )


def _is_outside_attribute(clause: Clause, at: int) -> bool:
    """Say whether an agent stands before the article of the noun whose participle the trigger is.

    "Unterstützt von der Stadt legte er in der neu gestalteten Anlage einen Kranz nieder".
    """
    if at > clause.trigger.first or not clause.is_attribute():
        return False
    lead = clause.words[max(0, at - 2) : at]
    return not any(clause.opens_a_noun(word) for word in lead)


def _before_a_word(clause: Clause) -> Span | None:
    """Read "시민단체에 의해": the mark stands behind the agent."""
    marks = [hit for hit in clause.sentence.of("actors", "behind") if clause.is_near(hit.first)]
    return nearest(clause, [hit.first for hit in marks if hit.first not in clause.taken])


def _by_its_case(clause: Clause) -> Span | None:
    """Read "повреждён вандалами": a case is enough."""
    form = pattern(clause.lexicon, "agent")
    if form is None:
        return None
    return nearest(clause, [at for at in _heads(clause) if form.search(clause.words[at].key)])


def _subject(clause: Clause) -> Span | None:
    """Read "волонтёры отмыли обелиск": a noun in the form of a subject beside a verb that agrees with it."""
    passive = pattern(clause.lexicon, "passive")
    own = range(clause.trigger.first, clause.trigger.last + 1)
    if passive is not None and any(passive.search(clause.words[at].key) for at in own):
        return None
    if _is_passive(clause) or _is_told_aside(clause) or _is_done_by_nobody(clause):
        return None
    verbs = [
        *own,
        *(
            hit.last
            for hit in (
                *clause.sentence.of("actors", "helping", "light"),
                *clause.sentence.of("status", *_TO_DO),
            )
            if clause.is_near(hit.first) and _helps(clause, hit)
        ),
    ]
    for verb in verbs:
        for ending, form in _subjects(clause.lexicon):
            if not ending.search(clause.words[verb].key):
                continue
            heads = [
                at
                for at in _heads(clause)
                if at != verb and form.search(clause.words[at].key) and not _is_oblique(clause, at)
            ]
            # In "школьники села", "Mitarbeiter der Firma" the second noun belongs to the first.
            found = nearest(clause, [at for at in heads if before(clause, clause.first[at]) not in heads])
            found = found or _antecedent(clause)
            if found is not None or verb == own[-1] or verb not in own:
                return found
    return None


def _is_told_aside(clause: Clause) -> bool:
    """Say whether a deed is only spoken of, by a participle or a noun: "Berichte über die Zerstörung"."""
    first = clause.trigger.first
    if clause.is_attribute():
        return True
    if not clause.nouns or not clause.words[first].is_capital:
        return False
    at = first - 1
    while at > 0 and (clause.is_article(clause.words[at]) or clause.is_adjective(clause.words[at])):
        at -= 1
    return at >= 0 and clause.lexicon.matches("function.aside", clause.words[at].key)


def _is_oblique(clause: Clause, at: int) -> bool:
    """Say whether an adjective shows the case of a noun that may look like a subject: "будущего центра"."""
    form = pattern(clause.lexicon, "own_noun")
    pair = clause.words[max(0, at - 1) : at + 1]
    return form is not None and bool(form.search(" ".join(word.key for word in pair)))


def _antecedent(clause: Clause) -> Span | None:
    """Read "Familie Lehmann, die die Beete pflegt": who does what a relative clause tells stands before its comma."""
    before = range(clause.trigger.first - 1, max(0, clause.trigger.first - REACH), -1)
    comma = next((at for at in before if clause.words[at].text in SIGNS), None)
    if comma is None or not clause.lexicon.matches("actors.relative", clause.words[comma + 1].key):
        return None
    heads = [at for at in clause.first if at in clause.who and 0 < comma - at <= HEAD_REACH]
    if not heads:
        return None
    found = phrase(clause, with_what_stands_before(clause, max(heads)), max(heads))
    return found if found[1] == clause.words[comma - 1].end else None


def _helps(clause: Clause, hit: Hit) -> bool:
    """Say whether a verb can go with the trigger: where a language marks finite verbs, from before it."""
    away = clause.trigger.first - hit.last
    if hit.name == "helping":
        return 0 < away <= _HELPING_REACH
    return away > 0 or pattern(clause.lexicon, "finite") is None


def _is_passive(clause: Clause) -> bool:
    """Say whether a word makes the trigger passive; a reflexive, and any beside a finite verb, right before it."""
    forms = (pattern(clause.lexicon, setting) for setting in ("finite", "future_infinitive"))
    never = any(form is not None and form.search(clause.words[clause.trigger.first].key) for form in forms)
    return any(
        hit.last == clause.trigger.first - 1
        or (hit.name == "passive" and not never and clause.is_near(hit.first))
        for hit in clause.sentence.of("actors", "passive", "reflexive")
    ) or any(not never and clause.is_near(hit.first) for hit in clause.sentence.of("actors", "passive_with"))


def _is_done_by_nobody(clause: Clause) -> bool:
    """Say whether a reflexive tells what becomes of a memorial, which is its subject: "воздвигались обелиски"."""
    form, own = pattern(clause.lexicon, "reflexive_passive"), clause.trigger
    return (
        clause.becomes
        and own.first == own.last
        and form is not None
        and bool(form.search(clause.words[own.first].key))
    )


def _heads(clause: Clause) -> list[int]:
    """Return the last words of those named, each its words' only one: "dizaine de bénévoles"."""
    return [
        at
        for at, first in sorted(clause.first.items())
        if at in clause.who
        and clause.is_near(at)
        and (_has_a_clause(clause, at) or not _is_governed(clause, first))
    ]


def _has_a_clause(clause: Clause, at: int) -> bool:
    """Say whether a noun is the subject of a clause right behind it: "busca a los autores que dañaron"."""
    behind = clause.words[at + 1 : min(at + 2, clause.trigger.first)]
    return bool(behind) and clause.lexicon.matches("actors.relative", behind[0].key)


def _is_governed(clause: Clause, at: int) -> bool:
    """Say whether a noun hangs on a preposition, adjectives between: "вместе с местными волонтёрами".

    Or on what of a building something stands in: "на фасаде школы".
    """
    within = at > 1 and clause.lexicon.matches("function.within", clause.words[at - 1].key)
    if within and clause.is_preposition(clause.words[at - 2]):
        return True
    for lead in range(at - 1, max(-1, at - 1 - HEAD_REACH), -1):
        if clause.is_article(clause.words[lead]):
            if clause.is_genitive(lead):
                return True
            continue
        if clause.is_preposition(clause.words[lead]):
            return True
        relative = clause.lexicon.matches("function.stops", clause.words[lead].key)
        if relative or not clause.is_adjective(clause.words[lead]):
            return False
    return False
