"""Attributions by a phrase: "according to X, C", "C X zufolge", "as X says, C".

Invariant: a phrase amid the sentence attributes the whole clause that it stands in, itself included.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.shallow.quotations.frames import Frame
from cenotaph.extract.text.shallow.quotations.report import Report
from cenotaph.extract.text.shallow.quotations.sources import (
    Mention,
    phrase_end,
    read_mention,
    with_apposition,
)
from cenotaph.extract.text.shallow.quotations.stretches import (
    before_stop,
    clause_of,
    cut_at,
    is_joined,
    is_verb_second,
    tidy,
)
from cenotaph.extract.text.shallow.words.lexicon import Hit

_LONGEST_SUBJECT = 30
_MARGIN, _TO_MODEL = 3, 3


def read_according(frame: Frame, hit: Hit, tails: list[int]) -> Report | None:
    """Read "Laut X C", "По данным X, C", "C laut X C"."""
    start = hit.last + 1
    if _is_after_model(frame, start):
        return None
    stop = before_stop(frame, start)
    closed = stop < frame.size and frame.words[stop].text == ","
    ahead = hit.first <= _MARGIN and all(_opens(frame, at) for at in range(hit.first))
    if frame.lexicon.settings.get("according_open", False):
        closed = False  # no comma ends the phrase: one that follows is the clause's own
        ahead = ahead or (hit.first > 0 and frame.words[hit.first - 1].text == "," and start + 1 < stop)
    inserted = closed and hit.first > 0 and frame.words[hit.first - 1].text == ","
    if closed and (ahead or inserted) and not is_verb_second(frame):
        mention, end = read_mention(frame, start, stop - 1), stop - 1
        if mention is not None and (named := with_apposition(frame, mention)) is not mention:
            behind = before_stop(frame, named.last + 1)
            if not ahead or (behind < frame.size and frame.words[behind].text == ","):
                mention, end = named, behind
        if mention is not None and mention.kind == "person" and stop + 1 in frame.known:
            behind = before_stop(frame, stop + 1)  # "D’après Jean Martin, historien local, ..."
            end = behind if behind < frame.size and frame.words[behind].text == "," else end
    else:
        end = phrase_end(frame, start, stop - 1)
        mention = read_mention(frame, start, end)
        if mention is not None and not ahead:
            mention = with_apposition(frame, mention)
        if mention is not None and ahead and not closed and end + 1 == stop:
            mention, end = _named_between(frame, mention, end)
        if end + 1 == stop and closed and ahead:  # "Nach Angaben von X, einem Sprecher der Y, ..."
            end = max(end, before_stop(frame, stop + 1) - 1)
    if mention is None:
        return None
    end = max(end, mention.last)
    if ahead:
        start = _past_following(frame, end + 1)
        content = tidy(frame, start, cut_at(start, frame.size - 1, tails))
    elif (end >= frame.size - 2 or _is_described_to_the_end(frame, end + 1)) and (
        frame.words[hit.first - 1].text == ","
    ):
        content = tidy(frame, 0, hit.first - 1)
    elif inserted and hit.first > 1 and _leads(frame, hit.first - 2):
        # "The pit where, according to X, sixty lie": only the clause is reported.
        content = tidy(frame, stop + 1, cut_at(stop + 1, frame.size - 1, tails))
    else:
        content = tidy(frame, clause_of(frame, hit.first), cut_at(hit.first, frame.size - 1, tails))
    return Report(frame, (hit.first, hit.last), mention, content, "according", bent=True)


def _named_between(frame: Frame, mention: Mention, end: int) -> tuple[Mention, int]:
    """Read "according to the priest, Jan Nowak, C" where no comma need end the phrase: the name of an office."""
    named = with_apposition(frame, mention)
    behind = named.last + 1
    if named is mention or behind >= frame.size or frame.words[behind].text != ",":
        return mention, end
    return named, behind


def _past_following(frame: Frame, at: int) -> int:
    """Pass over "it follows, that": "from what the police say it follows, that C"."""
    return at + 1 if frame.is_in("reporting.follows", at) and is_joined(frame, at + 1) else at


def read_record(frame: Frame, hit: Hit, tails: list[int]) -> Report | None:
    """Read "По довоенному реестру, C", "По спискам военкомата C": a record at the head of a sentence says it."""
    if hit.first > _MARGIN or not all(_opens(frame, at) for at in range(hit.first)):
        return None
    stop = before_stop(frame, hit.last + 1)
    closed = stop < frame.size and frame.words[stop].text == ","
    end = stop - 1 if closed else max(hit.last, phrase_end(frame, hit.last, stop - 1))
    mention = Mention(frame, hit.first + 1, end, "body")
    content = tidy(frame, end + 1, cut_at(end + 1, frame.size - 1, tails))
    return Report(frame, (hit.first, hit.first), mention, content, "according")


def _is_after_model(frame: Frame, start: int) -> bool:
    """Say whether something is made "according to the old plans", with nobody saying anything."""
    for at in range(start, min(start + _TO_MODEL, frame.size)):
        if frame.is_in("reporting.models", at):
            return not _is_named_so(frame, at + 1)
        if at in frame.known or frame.is_stop(at):
            return False
    return False


def _is_named_so(frame: Frame, at: int) -> bool:
    """Say whether a name stands right behind a word: "the project Living Memory" can say something."""
    if at >= frame.size:
        return False
    # Elsewhere a name behind a noun may be whose project it is: "projektu Jana Nowaka".
    by_word = "genitive_word" in frame.lexicon.settings
    return frame.inside[at] >= 0 or (frame.words[at].is_capital and by_word)


def _leads(frame: Frame, at: int) -> bool:
    """Say whether a word opens the clause that a phrase behind it attributes: ", where, according to X, C"."""
    alone = at > 0 and frame.words[at - 1].text == "," and frame.is_in("text.skips", at)
    return frame.is_in("text.stops", at) or frame.is_in("function.conjunctions", at) or alone


def _is_described_to_the_end(frame: Frame, at: int) -> bool:
    """Say whether a comma and words without a verb close a sentence: "selon X, chargée du chantier."."""
    if at >= frame.size or frame.words[at].text != ",":
        return False
    verbs = frame.lexicon.settings.get("finite")
    rest = range(at + 1, frame.size)
    return not any(
        at in frame.acts or at in frame.reports or frame.is_stop(at) or frame.is_in("text.aux", at)
        or (verbs and re.search(verbs, frame.words[at].key) and not frame.words[at].is_capital and len(frame.words[at].key) > 3)
        for at in rest if frame.words[at].text not in ".!"
    )  # fmt: skip


def _opens(frame: Frame, at: int) -> bool:
    """Say whether a word only leads over from the sentence before."""
    return frame.is_in("text.skips", at) or frame.is_in("text.subordinates", at) or at in frame.times


def read_theirs(frame: Frame, hit: Hit, tails: list[int]) -> Report | None:
    """Read "По его словам, C", "Ihrer Meinung nach C", "Demnach C": the pronoun is part of the cue."""
    mention: Mention | None = Mention(frame, hit.first, hit.last, "pronoun")
    if hit.name == "own":
        mention = read_mention(frame, 0, hit.first - 1)
    if mention is None:
        return None
    if hit.first <= _MARGIN and all(_opens(frame, at) for at in range(hit.first)):
        content = tidy(frame, hit.last + 1, cut_at(hit.last + 1, frame.size - 1, tails))
    else:
        content = tidy(frame, clause_of(frame, hit.first), cut_at(hit.first, frame.size - 1, tails))
    return Report(frame, (hit.first, hit.last), mention, content, "theirs")


def read_following(frame: Frame, hit: Hit, tails: list[int]) -> Report | None:
    """Read "Berichten zufolge C", "C dem Sprecher zufolge C"."""
    first = hit.first - 1
    while first > 0 and _belongs_before(frame, first, hit.first - 1):
        first -= 1
    mention = read_mention(frame, first, hit.first - 1, nearest="right")
    if mention is None:
        return None
    if mention.first <= _MARGIN:
        content = tidy(frame, hit.last + 1, cut_at(hit.last + 1, frame.size - 1, tails))
    else:
        content = tidy(frame, clause_of(frame, hit.first), cut_at(hit.first, frame.size - 1, tails))
    return Report(frame, (hit.first, hit.last), mention, content, "according", bent=True)


def _belongs_before(frame: Frame, at: int, last: int) -> bool:
    """Say whether the word before a place belongs to the same noun phrase."""
    if frame.is_in("function.articles", at) and not frame.is_in("text.of", at):
        return False
    before = frame.words[at - 1]
    if last - at > 8 or frame.is_stop(at - 1) or not before.is_word or (at - 1) in frame.times:
        return False
    if frame.is_in("text.aux", at - 1) or frame.is_in("text.skips", at - 1) or (at - 1) in frame.acts:
        return False
    if frame.is_in("function.articles", at - 1) or frame.is_in("text.of", at):
        return True
    return before.is_capital if frame.words[at].is_capital else frame.is_in("function.articles", at - 1)


def read_as_clause(frame: Frame, hit: Hit) -> tuple[Hit, Mention] | None:
    """Read an "as" clause: its verb, and its source before the verb or after it."""
    first = hit.last + 1
    verb = next(
        (
            one
            for one in frame.hits
            if one.name in ("verbs", "split") and first <= one.first <= first + _LONGEST_SUBJECT
        ),
        None,
    )
    if verb is None:
        return None
    behind = _past_where(frame, verb.last + 1)
    mention = read_mention(frame, first, verb.first - 1) or read_mention(
        frame, behind, before_stop(frame, behind) - 1
    )
    return (verb, mention) if mention is not None else None


def _past_where(frame: Frame, at: int) -> int:
    """Pass over where something was told, up to the article of a source: "según publicó en su página la embajada"."""
    if at >= frame.size or not frame.is_preposition(at):
        return at
    return next(
        (
            known - 1
            for known in sorted(frame.known)
            if at + 1 < known < before_stop(frame, at) and frame.is_in("function.articles", known - 1)
        ),
        at,
    )


_LONGEST_ATTRIBUTE = 7


def read_as(frame: Frame, hit: Hit, tails: list[int]) -> Report | None:
    """Read "Wie X mitteilte, C", "Как сообщает X, C"."""
    if hit.first > _MARGIN:
        return None
    clause = read_as_clause(frame, hit)
    if clause is None:
        return _as_they_said(frame, hit, tails)
    verb, mention = clause
    end = max(verb.last, mention.last)
    stop = before_stop(frame, end + 1)
    attribute = stop <= end + _LONGEST_ATTRIBUTE and frame.is_preposition(
        end + 1
    )  # "X of the local station, C"
    if (stop == end + 1 or attribute) and stop < frame.size and frame.words[stop].text == ",":
        end = stop
    content = tidy(frame, end + 1, cut_at(end + 1, frame.size - 1, tails))
    return Report(frame, (hit.first, verb.last), mention, content, "as_before")


def _as_they_said(frame: Frame, hit: Hit, tails: list[int]) -> Report | None:
    """Read "Jak dodał, C": who spoke just before goes on, where a language leaves out its pronouns."""
    verb = next((one for one in frame.of("verbs") if one.first == hit.last + 1), None)
    if verb is None or not frame.lexicon.settings.get("pro_drop", False):
        return None
    if [word.text for word in frame.words[verb.last + 1 : verb.last + 2]] != [","]:
        return None
    content = tidy(frame, verb.last + 1, cut_at(verb.last + 1, frame.size - 1, tails))
    return Report(frame, (hit.first, verb.last), None, content, "as_before")
