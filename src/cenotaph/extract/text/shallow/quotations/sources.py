"""Who stands beside a cue: the noun phrase of a person, an office or an organisation, read by order and word lists.

Invariant: a mention is a stretch of one frame; nothing is resolved here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.shallow.quotations.frames import Frame
from cenotaph.extract.text.shallow.quotations.person_names import (
    NAME_WORDS,
    can_name,
    has_ending,
    is_title,
    name_runs,
)

_LONGEST = 14

_SHORT_NAME = 5
"""Words, marks among them, that are more than the name of a project or a search team."""

_SEAT = 2
"""How far a name of a town and of a person reaches at the least."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A source as it is mentioned.

    Attributes:
        first, last: its words in the frame.
        kind: "person" (a name), "office" (a title without a name), "body" (anything else), "pronoun", "there".
        title: the word that is its title, if any.
        cut: how many letters at its end belong to the case and not to the name.
    """

    frame: Frame
    first: int
    last: int
    kind: str
    title: str | None = None
    cut: int = 0

    @property
    def span(self) -> Span:
        """Where it stands in the text, without the ending of its case."""
        start, end = self.frame.span_of(self.first, self.last)
        return start, end - self.cut


def read_mention(frame: Frame, first: int, last: int, *, nearest: str = "left") -> Mention | None:
    """Read the source in a stretch of a frame.

    Args:
        frame: the frame.
        first: the first word of the stretch.
        last: its last word.
        nearest: the end at which the cue stands: of two names the one nearer to it is taken.
    """
    first, last = _trim(frame, first, last)
    if last < first:
        return None
    pronoun = _pronoun(frame, first, last)
    if pronoun is not None:
        return pronoun
    runs = list(name_runs(frame, first, last))
    if nearest == "left" and runs and runs[0][0] > first and _is_alone(frame, first):
        return Mention(frame, first, first, "body")  # "so Kern im Rundfunk Nord"
    if runs and not _is_headed(frame, first, runs[-1][0]):
        runs = [run for run in runs if run[1] > run[0]] or runs
        run = _without_seat(frame, runs[0] if nearest == "left" else runs[-1])
        titled = [one for one in runs if one[0] > first and is_title(frame, one[0] - 1)]
        if titled and not is_title(frame, run[0] - 1) and run[0] > first:
            run = titled[-1]  # "the rector of Saint Gregory's church, Father Tatul"
        return Mention(frame, run[0], run[1], "person", _title_before(frame, first, run[0]))
    return _description(frame, first, last)


def _without_seat(frame: Frame, run: tuple[int, int]) -> tuple[int, int]:
    """Take the town off before the name of who heads it: "мера Рівного Олександра Третяка"."""
    first, last = run
    form = frame.lexicon.settings.get("patronymic")
    if not form or last - first < _SEAT or not frame.is_in("places.local", first - 1):
        return run
    held = frame.words[first : last + 1]
    whole = any(not word.is_word or re.search(form, word.key) for word in held)
    return run if whole else (last - 1, last)


def read_head(frame: Frame, last: int) -> Mention | None:
    """Read the source that heads a sentence, up to a place: its first noun phrase behind times and places."""
    start = _start(frame, 0, last)
    return read_mention(frame, start, phrase_end(frame, start, last)) if start is not None else None


def with_apposition(frame: Frame, mention: Mention) -> Mention:
    """Take the name that stands in apposition to an office: "le maire, Paul Dubreuil"."""
    after = mention.last + 1
    if after + 2 >= frame.size or frame.words[after].text != "," or not _is_described(mention):
        return mention
    run = next(name_runs(frame, after + 1, min(frame.size - 1, after + NAME_WORDS)), None)
    if run is None or run[1] == run[0] or not all(_titles(frame, at) for at in range(after + 1, run[0])):
        return mention
    return Mention(frame, run[0], run[1], "person", mention.title)


def _titles(frame: Frame, at: int) -> bool:
    """Say whether a word is a title, or the point behind one: "ks. Jan Nowak"."""
    return is_title(frame, at) or (frame.words[at].text == "." and is_title(frame, at - 1))


def _is_described(mention: Mention) -> bool:
    """Say whether a source is an office, or a person by a word that no list has: not an institution, not a name."""
    word = mention.frame.words[mention.first]
    plain = mention.kind == "body" and word.text[0].islower() and not _is_body(mention.frame, mention.first)
    return mention.kind == "office" or plain


def _is_alone(frame: Frame, at: int) -> bool:
    """Say whether a single name stands before a preposition: what follows is none of its own."""
    return can_name(frame, at) and frame.is_preposition(at + 1) and not frame.is_in("text.of", at)


def _is_headed(frame: Frame, first: int, name: int) -> bool:
    """Say whether a body or a document heads the phrase that a name ends ("an answer to a request of X Y")."""
    at = first
    while at < name and (frame.is_preposition(at) or frame.is_in("function.articles", at)):
        at += 1
    heads = [hit for hit in frame.of("sources", "documents", "titles") if at <= hit.first <= at + 1]
    if heads and heads[0].name == "titles":
        # "Мешканці Слобожанського" are many, and the name is that of their town.
        return frame.is_in("reporting.many", heads[0].first)
    titled = any(heads[0].first < hit.first < name for hit in frame.of("titles")) if heads else False
    return bool(heads) and (heads[0].name == "documents" or not titled)


def _trim(frame: Frame, first: int, last: int) -> tuple[int, int]:
    while first <= last and (
        _is_filler(frame, first) or frame.is_stop(first) or frame.is_in("text.stops", first)
    ):
        first += 1
    while last >= first and (_is_filler(frame, last) or frame.is_stop(last)):
        last -= 1
    return first, last


def _is_filler(frame: Frame, at: int) -> bool:
    return frame.is_in("text.skips", at) or frame.is_in("text.aux", at) or _is_adverb(frame, at)


def _is_adverb(frame: Frame, at: int) -> bool:
    """Say whether an unknown word in lower case has the ending of an adverb, where the language has one."""
    word = frame.words[at]
    pattern = frame.lexicon.settings.get("adverb")
    return bool(pattern and word.text.islower() and at not in frame.known and re.search(pattern, word.key))


def _pronoun(frame: Frame, first: int, last: int) -> Mention | None:
    for hit in frame.hits:
        alone = last - first <= 1 and first <= hit.first <= last
        if hit.name in ("pronouns", "there") and (alone or hit.first == first):
            return Mention(frame, hit.first, hit.last, "pronoun" if hit.name == "pronouns" else "there")
    return None


def _title_before(frame: Frame, first: int, name: int) -> str | None:
    for hit in frame.hits:
        if hit.name == "titles" and first <= hit.first < name:
            return frame.words[hit.first].key
    return None


def _description(frame: Frame, first: int, last: int) -> Mention | None:
    start = _start(frame, first, last)
    if start is None:
        return None
    end = _end(frame, start, last)
    while end > start and (
        frame.is_in("text.of", end) or frame.is_in("text.in", end) or frame.is_in("function.articles", end)
    ):
        end -= 1
    held = frame.words[start : end + 1]
    if not any(word.is_word for word in held) or any(at in frame.reports for at in range(start, end + 1)):
        return None
    if frame.is_in("function.pronouns", start) or start in frame.things:
        return None
    if start in frame.acts and start not in frame.known and frame.words[start].text.islower():
        return None  # "demanded the rebuilding of the graves"
    if frame.lexicon.settings.get("nouns_capital", False) and not any(word.is_capital for word in held):
        return None
    title = next(
        (frame.words[hit.first].key for hit in frame.of("titles") if start <= hit.first <= end), None
    )
    return Mention(frame, start, end, "office" if title and not _is_body(frame, start) else "body", title)


def _is_body(frame: Frame, first: int) -> bool:
    return any(hit.name in ("sources", "documents") and first == hit.first for hit in frame.hits)


def _start(frame: Frame, first: int, last: int) -> int | None:
    """Pass what stands before the source: a time, a place, an article."""
    at = first
    while at <= last:
        prepositional = frame.is_preposition(at)
        if frame.words[at].is_number and at + 1 < last and at + 1 not in frame.known:
            at += 2 if frame.words[at + 1].is_word and not frame.words[at + 1].is_capital else 1
        elif (
            at in frame.times
            or _is_filler(frame, at)
            or not (frame.words[at].is_word or frame.inside[at] >= 0)
        ) or frame.is_in("function.articles", at):
            at += 1
        elif prepositional:
            inner = _after_preposition(frame, at, last)
            if inner is not None:
                return inner
            at = _past_phrase(frame, at, last)
        else:
            return at
    return None


def _after_preposition(frame: Frame, at: int, last: int) -> int | None:
    """Return where a source spoken of as a place begins: "в посольстве", "in der Botschaft"."""
    if not frame.is_in("text.in", at):
        return None
    known = [place for place in range(at + 1, min(last, at + 4) + 1) if place in frame.known]
    later = [place for place in range(at + 5, last + 1) if place in frame.known]
    if not known or (later and is_title(frame, later[-1])):
        return None
    if at + 1 in frame.times and any(frame.is_preposition(place) for place in range(at + 2, known[0])):
        return None  # "on Sunday in the embassy"
    start = at + 1
    while start < known[0] and frame.is_in("function.articles", start):
        start += 1
    return start


def _past_phrase(frame: Frame, at: int, last: int) -> int:
    """Return the place after a preposition and what belongs to it: up to a source, an article or two words."""
    end = at + 1
    while end <= last:
        if end in frame.known and end > at + 1:
            return end
        if frame.is_in("function.articles", end) and end > at + 2:
            return end
        end += 1
    return min(at + 3, last + 1) if last - at > 3 else last + 1


def _end(frame: Frame, start: int, last: int) -> int:
    """Return the last word of a noun phrase that begins here."""
    end = start
    last = min(last, start + _LONGEST)
    at = start + 1
    while at <= last:
        word = frame.words[at]
        if frame.inside[at] >= 0:
            if frame.inside[at] != frame.inside[at - 1] and not _is_named(frame, at):
                break
            end, at = at, at + 1
            continue
        if _ends_phrase(frame, at):
            break
        if frame.is_in("text.of", at) and at < last and at + 1 not in frame.times:
            end, at = at, at + 1
            continue
        if frame.is_preposition(at):
            following = at + 1
            while following < last and frame.is_in("function.articles", following):
                following += 1
            if not (following <= last and frame.words[following].is_capital) or following in frame.times:
                break
            end, at = following, following + 1
            continue
        if word.is_word:
            end = at
        elif not word.is_number and word.text not in "./&":
            break
        at += 1
    return end


def _is_named(frame: Frame, at: int) -> bool:
    """Say whether the quotation that begins at a place is the name of the source before it (die „Rundschau“)."""
    first = frame.words[min(at + 1, frame.size - 1)]
    if not first.is_capital and first.is_word:
        return False
    known = (at - 1) in frame.known or frame.is_in("function.articles", at - 1)
    beyond = min(at + _SHORT_NAME, frame.size - 1)
    return known or (frame.words[at - 1].text.islower() and frame.inside[beyond] != frame.inside[at])


def _ends_phrase(frame: Frame, at: int) -> bool:
    return (
        frame.is_stop(at)
        or at in frame.reports
        or at in frame.times
        or at in frame.acts
        or frame.is_in("text.aux", at)
        or frame.is_in("text.skips", at)
        or frame.is_in("text.stops", at)
    )


def phrase_end(frame: Frame, start: int, last: int) -> int:
    """Return the last word of the source that begins here and that no comma closes ("laut Polizei kam ...").

    In a language with articles, a word in lower case goes on with the phrase only after an article or a preposition.
    """
    while start <= last and frame.is_in("function.articles", start):
        start += 1
    end = min(start, last)
    open_word = end < frame.size and frame.words[end].text.islower() and has_ending(frame, end, "adjective")
    open_word = (open_word and end not in frame.known) or frame.is_in("text.of", end)
    for at in range(start + 1, min(last, start + _LONGEST) + 1):
        word = frame.words[at]
        if frame.inside[at] >= 0 and (frame.inside[at - 1] == frame.inside[at] or _is_named(frame, at)):
            end = at
            open_word = False
            continue
        if word.text in "()" or (at > 1 and frame.words[at - 1].text == "("):
            end = at if word.text == ")" else end
            continue
        if _joins_names(frame, at, last) or (at < last and _titles(frame, at) and word.text == "."):
            continue
        if _ends_phrase(frame, at) or not (word.is_word or word.text == "."):
            break
        joins = frame.is_in("text.of", at) or frame.is_in("function.articles", at)
        if joins:
            open_word = True
            continue
        genitive = has_ending(frame, at, "genitive_adjective") and not word.is_capital
        if not (
            word.is_capital or open_word or genitive or at in frame.known or _before_name(frame, at, last)
        ):
            break
        open_word = genitive or (not word.is_capital and has_ending(frame, at, "adjective") and open_word)
        end = at
    return end


def _joins_names(frame: Frame, at: int, last: int) -> bool:
    """Say whether "and" stands within one name: "Rady Ochrony Pamięci Walk i Męczeństwa"."""
    if at >= last or not frame.is_in("function.conjunctions", at):
        return False
    return frame.words[at - 1].is_capital and frame.words[at + 1].is_capital and at + 1 not in frame.known


def _before_name(frame: Frame, at: int, last: int) -> bool:
    """Say whether a word parts an office from the name of who holds it: "burmistrza miasta Jana Kota"."""
    if at in frame.things or (at - 1) not in frame.known:
        return False
    run = next(name_runs(frame, at + 1, min(last, at + NAME_WORDS)), None)
    return run is not None and run[0] == at + 1 and run[1] > run[0]
