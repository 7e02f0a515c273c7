"""Attributions after what they attribute: "C, said X.", "„Q“, so X".

Invariant: what is told ends before the sign that parts it from the attribution.
"""

from __future__ import annotations

from cenotaph.extract.text.shallow.quotations.frames import DASHES, Frame
from cenotaph.extract.text.shallow.quotations.fronted import read_as_clause
from cenotaph.extract.text.shallow.quotations.report import Report
from cenotaph.extract.text.shallow.quotations.sources import Mention, read_mention, with_apposition
from cenotaph.extract.text.shallow.quotations.stretches import (
    after_stop,
    before_stop,
    clause_of,
    has_particle,
    is_joined,
    is_verb_second,
    source_stop,
    tidy,
)
from cenotaph.extract.text.shallow.quotations.verbs import find_asked, find_bare_rule, find_place, is_told
from cenotaph.extract.text.shallow.words.lexicon import Hit

_INTERRUPTED = 8
_CLAUSE_WORDS = 3


def read_trailing(frame: Frame, hit: Hit) -> Report | None:
    """Read "C, сообщил X.", "C, so X.", "„Q“, sagte X", "C, wie X mitteilte."."""
    if frame.lexicon.settings.get("verb_last", False) or hit.name not in (
        "verbs",
        "split",
        "asks",
        "so",
        "as",
        "impersonal",
        "according",
    ):
        return None
    opened = hit.first - 1
    while opened >= 0 and (passes(frame, opened)):
        opened -= 1
    inner = None
    if (opened < 1 or not _parts(frame, opened)) and hit.name == "verbs":  # "„Q“, hatte X gestern erklärt."
        opened = after_stop(frame, hit.first - 1) - 1
        helps = frame.is_in("text.aux", opened + 1) and (
            frame.is_stop(hit.last + 1) or frame.words[hit.last + 1].text == "."
        )
        inner = read_mention(frame, opened + 2, hit.first - 1) if helps else None
        if inner is None:
            return None
    if opened < 1 or not _parts(frame, opened):
        return None
    left = _left_of(frame, opened)
    if left < 0:
        return None
    if frame.inside[left] < 0 and _goes_on_of_thing(frame, opened):
        return None
    end = source_stop(frame, hit.last)
    if hit.name == "as" or (hit.name == "according" and hit.last + 1 in frame.reports):
        return _trailing_as(frame, hit, left)
    quoted = frame.inside[left]
    if hit.name == "asks" and quoted < 0 and (is_verb_second(frame) or find_asked(frame, hit) is not None):
        return None
    joined = is_joined(frame, end) and not (quoted >= 0 and _is_relative(frame, end))
    if joined or (hit.name == "according" and quoted < 0):
        return None
    if (
        quoted < 0
        and hit.name != "so"
        and (find_bare_rule(frame, hit, end) or not _is_told(frame, opened, left))
    ):
        return None
    if hit.name == "split" and not has_particle(frame, hit.last + 1, end):
        return None
    mention = inner or find_place(frame, hit, hit.last + 1, end - 1)
    mention = mention or read_mention(frame, hit.last + 1, end - 1)
    mention = with_apposition(frame, mention) if mention is not None and not is_told(mention) else None
    if hit.name == "impersonal" and (mention is None or mention.kind == "person"):
        return None
    if mention is None and hit.name == "verbs":
        mention = read_mention(frame, opened + 1, hit.first - 1, nearest="right")
    dropped = mention is None and hit.name in ("verbs", "asks") and quoted >= 0 and not _is_amid(frame, left)
    if dropped and frame.lexicon.settings.get("pro_drop", False):
        return Report(frame, (hit.first, hit.last), None, None, "cue_after", left=quoted)
    if mention is None or (hit.name == "so" and not _names(frame, hit.last + 1)):
        return None
    if frame.words[hit.first].start < mention.frame.words[mention.first].start:
        end = max(end, mention.last + 1)
    return _said_by(frame, hit, mention, left, end)


def _said_by(frame: Frame, hit: Hit, mention: Mention, left: int, end: int) -> Report | None:
    """Report what stands before the cue, up to a word, as said by a source; None where that is no clause."""
    quoted = frame.inside[left]
    if quoted >= 0 and not _is_amid(frame, left):
        content = _said_besides(frame, hit, end)
        return Report(frame, (hit.first, hit.last), mention, content, "cue_after", left=quoted)
    if hit.name == "according":
        return None
    if is_verb_second(frame) and frame.is_preposition(hit.last + 1) and mention.kind != "body":
        return None
    if quoted < 0 and _leads(frame, left):
        content = tidy(frame, end, frame.size - 1)
        return Report(frame, (hit.first, hit.last), mention, content, "said_after") if content else None
    content = tidy(frame, clause_of(frame, frame.first_of[quoted]) if quoted >= 0 else 0, left)
    if content is not None and any(
        one.last > one.first and content[0] <= one.first <= content[0] + 1 for one in frame.of("this")
    ):
        return Report(frame, (hit.first, hit.last), mention, None, "cue")  # "Об этом «Фонтанке» рассказал X"
    if content is not None and (not _is_clause(frame, *content) or _has_object(frame, mention, end)):
        return None
    if content is not None and is_interrupted(frame, content, end):
        content = tidy(frame, content[0], frame.size - 1)
    return Report(frame, (hit.first, hit.last), mention, content, "said_after") if content else None


def read_unknown_verb(frame: Frame, number: int) -> Report | None:
    """Read "„Q“, seufzte X": a sentence that begins with speech, then a verb that no list has and who it is.

    Between the marks stand some words, and no preposition, article or conjunction stands where the verb would.
    """
    start = frame.first_of[number]
    if start > 0 or frame.lexicon.settings.get("verb_last", False):
        return None
    at = start
    while at < frame.size and frame.inside[at] == number:
        at += 1
    spoken = sum(1 for word in frame.words[start:at] if word.is_word)
    signs = [word.text for word in frame.words[max(start, at - 2) : at + 1]]
    parted = "," in signs or any(sign in DASHES for sign in signs[-1:])
    while at < frame.size and (frame.words[at].text == "," or frame.words[at].text in DASHES):
        at += 1
    if not parted or spoken < _SPOKEN:
        return None
    first = at
    while at < frame.size and at - first < _LONGEST_VERB and _can_be_verb(frame, at):
        at += 1
        stop = before_stop(frame, at)
        mention = read_mention(frame, at, stop - 1) if at < stop else None
        if mention is None or mention.kind not in ("person", "office"):
            continue
        lead = mention.first - at
        amid = any(frame.is_preposition(one) for one in range(at, mention.first))
        if lead <= _LEAD and (not amid or mention.title is not None):
            return Report(
                frame, (first, at - 1), with_apposition(frame, mention), None, "cue_after", left=number
            )
    return None


_SPOKEN, _LONGEST_VERB, _LEAD = 3, 3, 3


def _can_be_verb(frame: Frame, at: int) -> bool:
    """Say whether a word in lower case may be a verb or stand with one: none that opens a phrase or clause."""
    word = frame.words[at]
    if not word.is_word or not word.text[0].islower() or frame.inside[at] >= 0 or at in frame.known:
        return False
    if frame.is_preposition(at) or at in frame.joining or at in frame.reports:
        return False
    closed = (
        "function.articles",
        "function.conjunctions",
        "function.relatives",
        "text.stops",
        "text.subordinates",
    )
    return not any(frame.is_in(key, at) for key in closed)


def _trailing_as(frame: Frame, hit: Hit, left: int) -> Report | None:
    """Read "C, wie X mitteilte.", "C, как сообщает X"."""
    clause = read_as_clause(frame, hit)
    if clause is None:
        return None
    verb, mention = clause
    quoted = frame.inside[left]
    if quoted >= 0 and tidy(frame, 0, left) is None:
        return Report(frame, (hit.first, verb.last), mention, None, "cue_after", left=quoted)
    content = tidy(frame, 0, left)
    rest = before_stop(frame, max(verb.last, mention.last) + 1)
    if content is not None and is_interrupted(frame, content, rest):
        content = tidy(frame, content[0], frame.size - 1)
    return Report(frame, (hit.first, verb.last), mention, content, "as_after") if content else None


def is_interrupted(frame: Frame, content: tuple[int, int], end: int) -> bool:
    """Say whether the attribution stands amid what it reports: a short beginning before it, "that" after it."""
    return content[1] - content[0] < _INTERRUPTED < frame.size - end and is_joined(frame, end)


def _is_amid(frame: Frame, left: int) -> bool:
    """Say whether a quotation is only the end of what is told: "Die „X“ hätten „Y getan“, so Z"."""
    start = clause_of(frame, frame.first_of[frame.inside[left]])
    own = [at for at in range(start, left) if frame.inside[at] < 0 and frame.words[at].is_word]
    return len(own) > 1 and tidy(frame, start, left) is not None and not frame.of("writing")


def _said_besides(frame: Frame, hit: Hit, end: int) -> tuple[int, int] | None:
    """Return the clause that goes on behind speech and its speaker, in the mood of reports: "„Q“, sagte X, C"."""
    if (
        end >= frame.size
        or find_bare_rule(frame, hit, end) != "bare_clause"
        or frame.inside[frame.size - 2] >= 0
    ):
        return None
    if not any(one.name == "subjunctive" and one.first > end for one in frame.hits):
        return None
    return tidy(frame, end + 1, frame.size - 1)


def _leads(frame: Frame, at: int) -> bool:
    """Say whether the attribution stands behind the word that opens what is told: "the village where, locals say, C"."""
    return at > 0 and any(
        frame.is_in(key, at) for key in ("text.stops", "text.subordinates", "function.conjunctions")
    )


def _is_relative(frame: Frame, at: int) -> bool:
    """Say whether a comma and a word that elsewhere is "that" go on about the speaker: "señaló X, que visitó el lugar"."""
    if frame.words[at].text != ",":
        return False
    return any(frame.is_in(key, at + 1) for key in ("function.relatives", "actors.relative"))


def _names(frame: Frame, at: int) -> bool:
    """Say whether a word can begin the name of a source."""
    word = frame.words[at]
    return (
        word.is_capital
        or at in frame.known
        or any(frame.is_in(key, at) for key in ("function.articles", "reporting.pronouns"))
    )


def _goes_on_of_thing(frame: Frame, opened: int) -> bool:
    """Say whether a verb goes on with a memorial behind what is put in between: "La placa, rota ayer, recuerda a X"."""
    commas = [at for at in range(1, opened + 1) if frame.words[at].text == ","]
    return len(commas) == _INSERTED and commas[0] - 1 in frame.things


_INSERTED = 2


def _is_told(frame: Frame, opened: int, left: int) -> bool:
    """Say whether what stands before a verb can be told: no clause that only opens the sentence ("Da ..., sagte")."""
    first = next((at for at in range(left + 1) if frame.words[at].is_word), 0)
    clause = is_verb_second(frame) and frame.is_in("text.subordinates", first)
    moods = any(one.name == "subjunctive" and one.first < opened for one in frame.hits)
    return opened > 1 and (not clause or moods)


def _has_object(frame: Frame, mention: Mention, end: int) -> bool:
    """Say whether more than an adverb or a prepositional phrase follows the subject: then the verb reports nothing."""
    after = mention.last + 1
    if not is_verb_second(frame) or after >= end:
        return False
    word = frame.words[after]
    return word.is_word and not (
        frame.is_preposition(after) or frame.is_in("text.skips", after) or after in frame.times or after in frame.reports
        or frame.is_in("reporting.particles", after)
    )  # fmt: skip


def _is_clause(frame: Frame, first: int, last: int) -> bool:
    """Say whether words can be a sentence rather than a name with what is added to it."""
    low = sum(1 for at in range(first, last + 1) if frame.words[at].text[0].islower())
    commas = any(frame.words[at].text == "," for at in range(first, last))
    return (
        low >= _CLAUSE_WORDS
        or (low > (1 if is_verb_second(frame) else 0) and not commas)
        or any(frame.is_in("text.aux", at) for at in range(first, last + 1))
    )


def tail_of(report: Report) -> int:
    """Return the place of the sign that parts a closing attribution from what it attributes."""
    at = report.cue[0] - 1
    while at > 0 and passes(report.frame, at):
        at -= 1
    return at


def passes(frame: Frame, at: int) -> bool:
    """Say whether a word may stand between that sign and the cue."""
    return frame.inside[at] < 0 and (
        frame.is_in("text.skips", at) or frame.is_in("text.aux", at) or frame.is_in("reporting.so", at)
    )


def _parts(frame: Frame, at: int) -> bool:
    return frame.inside[at] >= 0 or frame.words[at].text == "," or frame.words[at].text in DASHES


def _left_of(frame: Frame, at: int) -> int:
    """Return the last word before the sign that parts an attribution from what it reports."""
    while (
        at >= 0 and frame.inside[at] < 0 and (frame.words[at].text == "," or frame.words[at].text in DASHES)
    ):
        at -= 1
    return at
