"""Reports where the verb stands last and what is said before it ("X는 C고 밝혔다", "C고 X가 전했다").

Invariant: as in `reports`; the endings that close what is said, and those of a source, come from the lexicon.
"""

from __future__ import annotations

from cenotaph.extract.text.shallow.quotations.frames import Frame
from cenotaph.extract.text.shallow.quotations.report import Report
from cenotaph.extract.text.shallow.quotations.sources import Mention
from cenotaph.extract.text.shallow.words.grammar import read_grammar
from cenotaph.extract.text.shallow.words.lexicon import Hit

_REACH = 9
_FAR_REACH = 18
_SUBJECT_REACH = 10
_PHRASE = 5
_STEM = 2
_CHANNEL = 4


def read_verb_last(frame: Frame, hit: Hit) -> Report | None:
    """Read what a verb at the end of a clause reports."""
    decided = hit.first > 0 and frame.is_in("reporting.deciding", hit.first - 1)  # "세우기로 했다"
    # "옮기는 것으로 알려졌다": nobody says it.
    heard = frame.is_in("reporting.hearsay", hit.first)
    closing = None if decided or heard else _closing(frame, hit)
    if closing is None:
        return None
    at, letters = closing
    cue = (hit.first, hit.last)
    mention = _source(frame, at + 1, hit.first - 1, subject=True)
    start = _past_source(frame)
    if mention is None:
        mention = _subject(frame, start, at)
        start = mention.last + 1 if mention is not None else start
    whole = frame.words[at].key in frame.lexicon.list("reporting.closings")
    if frame.inside[at] >= 0 or (
        at > 0 and frame.inside[at - 1] >= 0 and (whole or len(frame.words[at].key) <= letters + 1)
    ):
        last = at if frame.inside[at] >= 0 else at - 1
        return Report(frame, cue, mention, None, "cue_after", left=frame.inside[last])
    if mention is None or at - start < 1:
        return None
    start = _past_channel(frame, _past_joined(frame, start, at), at)
    while start < at and frame.is_stop(start):
        start += 1
    return Report(frame, cue, mention, (start, at), "verb_last", cut=letters)


def read_source_before(frame: Frame, hit: Hit) -> Report | None:
    """Read "X에 따르면 C": the source carries the ending that the cue begins with."""
    mention = _source(frame, max(0, hit.first - _PHRASE + 1), hit.first, subject=False)
    last = frame.size - 1
    while last > hit.last and frame.words[last].text in ".!?…":
        last -= 1
    first = hit.last + 1
    while first < last and frame.is_stop(first):
        first += 1
    if mention is None or last <= first:
        return None
    return Report(frame, (hit.last, hit.last), mention, (first, last), "according")


def _closing(frame: Frame, hit: Hit) -> tuple[int, int] | None:
    """Find the word that closes what is said, and how many of its last letters belong to the cue."""
    for at in range(hit.first - 1, max(-1, hit.first - _FAR_REACH), -1):
        if frame.words[at].text in ".;" and frame.inside[at] < 0:
            return None
        key = frame.words[at].key
        beside = at > 0 and frame.inside[at] < 0 <= frame.inside[at - 1] and hit.first - at < _REACH
        if beside and key in frame.lexicon.list("reporting.joins"):
            return at, len(key)  # "“...”며 울먹였다"
        for ending in frame.lexicon.list("reporting.closings"):
            bare = ending.replace(" ", "")
            last, _, joined = bare.rpartition("|")
            if last:
                follows = at + 1 < hit.first and frame.words[at + 1].key.startswith(joined)
                whole = last in frame.lexicon.list("reporting.kept")
                if follows and key.endswith(last) and (whole or len(key) > len(last)):
                    return at, int(not whole)
            elif (
                key.endswith(bare)
                and (frame.inside[at - 1] >= 0 or len(key) > len(bare) > 1)  # "허물고" only joins a verb on
                and hit.first - at < _REACH
            ):
                return at, _letters(frame, bare)
    return None


def _letters(frame: Frame, ending: str) -> int:
    """Return how many letters of an ending are the cue's: "고" of "다고"."""
    return next((len(one) for one in frame.lexicon.list("reporting.quotatives") if ending.endswith(one)), 1)


def _past_source(frame: Frame) -> int:
    at = 0
    while at < frame.size and (frame.is_stop(at) or frame.is_in("text.skips", at)):
        at += 1
    return at


def read_said_behind(frame: Frame) -> Report | None:
    """Read "이장이 말했다." behind a sentence that is all between marks: who said it, where nothing else is said."""
    if frame.quoted or frame.size > _SHORT_FRAME or not frame.lexicon.settings.get("verb_last", False):
        return None
    for hit in frame.of("verbs", "told_as"):
        own = hit.name == "verbs" and (
            _closing(frame, hit) is not None
            or frame.is_in("reporting.deciding", hit.first - 1)
            or frame.is_in("reporting.hearsay", hit.first)
        )
        if own or hit.first == 0:
            continue
        if hit.name == "told_as":
            owned = frame.words[hit.first - 1].key.endswith(tuple(frame.lexicon.list("text.owned")) or "\0")
            mention = _source(frame, 0, hit.first - 1, subject=False) if owned else None
        else:
            mention = _subject(frame, _past_source(frame), hit.first)
        if mention is not None:
            return Report(frame, (hit.first, hit.last), mention, None, "cue_after")
    return None


_SHORT_FRAME = 18


def _subject(frame: Frame, start: int, last: int) -> Mention | None:
    """Return the first subject of a stretch; one that may only be a place gives way to a topic behind it."""
    found = _first_subject(frame, start, last)
    weak = tuple(frame.lexicon.list("text.weak"))
    if found is None or not weak or not frame.words[found.last].key.endswith(weak):
        return found
    behind = _first_subject(frame, found.last + 1, last)
    topics = tuple(frame.lexicon.list("text.topics"))
    if behind is None or (behind.cut and not frame.words[behind.last].key.endswith(topics)):
        return found
    return behind


def _first_subject(frame: Frame, start: int, last: int) -> Mention | None:
    for at in range(start, min(last, start + _SUBJECT_REACH)):
        if frame.inside[at] >= 0:
            return _titled_paper(frame, at, last)
        if frame.words[at].text in ",.":
            return None
        if (aside := _behind_aside(frame, at, last)) is not None:
            return aside
        if frame.words[at].key.endswith(tuple(frame.lexicon.list("text.adnominals")) or "\0"):
            continue  # "내려오는 길": a verb before its noun ends as a subject does
        if _is_given_name(frame, at):
            continue
        if frame.is_in("reporting.honorifics", at):
            return _source(frame, start, at, subject=True)
        if frame.is_in("reporting.pronouns", at) or _bare_letters(frame, at, "text.subjects"):
            return _source(frame, start, at, subject=True)
    return None


def _titled_paper(frame: Frame, at: int, last: int) -> Mention | None:
    """Read a paper whose name stands between marks: "《로동신문》은 ... 썼다", "‘한빛일보’는 ... 보도했다"."""
    end = at
    while end + 1 < last and frame.inside[end + 1] == frame.inside[at]:
        end += 1
    behind = frame.words[end + 1]
    if end - at > _PHRASE or behind.start != frame.words[end].end:
        return None
    if behind.key not in frame.lexicon.list("text.subjects"):
        return None
    inner = [i for i in range(at, end + 1) if frame.words[i].is_word]
    return Mention(frame, inner[0], inner[-1], "body", None) if inner else None


def _is_given_name(frame: Frame, at: int) -> bool:
    """Say whether a word that ends as a subject is a name before another: "안드레이 꼬발렌꼬는"."""
    topics = tuple(frame.lexicon.list("text.topics"))
    word, behind = frame.words[at].key, at + 1
    if not topics or word.endswith(topics) or behind >= frame.size or frame.inside[behind] >= 0:
        return False
    return frame.words[behind].key.endswith(topics) and _bare_letters(frame, behind, "text.subjects") > 0


def _past_joined(frame: Frame, start: int, last: int) -> int:
    """Pass over what stands between marks and is joined to the rest: "“Q”라며 C고 말했다" reports C."""
    joins = tuple(frame.lexicon.list("reporting.joins"))
    for at in range(last - 1, start, -1):
        behind = next((i for i in range(at - 1, start - 1, -1) if frame.words[i].is_word), None)
        closed = behind is not None and frame.inside[behind] >= 0 and frame.inside[at] < 0
        if joins and closed and frame.words[at].key.startswith(joins):
            return at + 1
    return start


def _past_channel(frame: Frame, start: int, last: int) -> int:
    """Pass over where or by what it was said, right behind the source: "기자회견에서", "누리집을 통해"."""
    reach = range(start, min(last - 1, start + _CHANNEL))
    ends = [at for at in reach if frame.is_in("reporting.channels", at) and frame.inside[at] < 0]
    return ends[-1] + 1 if ends else start


def read_told_as(frame: Frame, hit: Hit) -> Report | None:
    """Read "C는 것이 X의 설명이다": whose word it is stands between what is said and a noun of saying."""
    for at in range(hit.first - 1, max(0, hit.first - _REACH), -1):
        said = frame.words[at - 1].key
        if not frame.is_in("reporting.told_that", at) or not said.endswith(
            tuple(frame.lexicon.list("reporting.told_endings")) or "\0"
        ):
            continue
        mention = _source(frame, at + 1, hit.first - 1, subject=False) if at + 1 < hit.first else None
        if mention is None:
            return None
        held = next((i for i in (at - 1, at - 2) if i >= 0 and frame.inside[i] >= 0), None)
        if held is not None:
            return Report(frame, (hit.first, hit.last), mention, None, "cue_after", left=frame.inside[held])
        start = _past_source(frame)
        return Report(frame, (hit.first, hit.last), mention, (start, at - 1), "verb_last", cut=1)
    return _stance(frame, hit)


def _stance(frame: Frame, hit: Hit) -> Report | None:
    """Read "X는 C다는 입장이다": what somebody's stand is stands right before the noun that says so."""
    at = hit.first - 1
    endings = tuple(frame.lexicon.list("reporting.stance_endings"))
    if at < 1 or not endings:
        return None
    bare = frame.inside[at - 1] >= 0 > frame.inside[at] and frame.is_in("reporting.stance_bare", at)
    if not bare and not frame.words[at].key.endswith(endings):
        return None  # "“Q”는 입장이다" has the ending behind the marks
    start = _past_source(frame)
    mention = _subject(frame, start, at)
    if mention is None:
        return None
    held = next((i for i in (at, at - 1) if frame.inside[i] >= 0), None)
    if held is not None:
        return Report(frame, (hit.first, hit.last), mention, None, "cue_after", left=frame.inside[held])
    if at - mention.last < _STEM:
        return None
    return Report(frame, (hit.first, hit.last), mention, (mention.last + 1, at), "verb_last", cut=1)


def _behind_aside(frame: Frame, at: int, last: int) -> Mention | None:
    """Read the subject of "오병철 씨(66)는", whose ending stands behind brackets."""
    if frame.words[at].text != "(" or at == 0:
        return None
    close = next((i for i in range(at + 1, min(last, at + _PHRASE)) if frame.words[i].text == ")"), None)
    if close is None or close + 1 >= frame.size:
        return None
    ending = frame.words[close + 1]
    if ending.key not in frame.lexicon.list("text.subjects") or ending.start != frame.words[close].end:
        return None
    start = at - 1
    while start > 0 and _goes_on(frame, start - 1):
        start -= 1
    return Mention(frame, start, at - 1, "body", None)


def _before_aside(frame: Frame, first: int, close: int) -> int | None:
    """Return the last word of a name before its age in brackets: "이정우(45) 씨가"."""
    if frame.words[close].text != ")":
        return None
    opening = next((i for i in range(close - 1, first, -1) if frame.words[i].text == "("), None)
    return opening - 1 if opening is not None and close - opening <= _PHRASE else None


def _source(frame: Frame, first: int, last: int, *, subject: bool) -> Mention | None:
    """Read the source that a stretch ends with: its last word carries the ending of its case."""
    while (
        last > first
        and frame.words[last - 1].is_number
        and frame.words[last - 1].end == frame.words[last].start
    ):
        last -= 2  # "15일"
    while last >= first and (
        not frame.words[last].is_word or last in frame.times or frame.is_in("text.skips", last)
    ):
        last -= 1
    if last > first and frame.is_in("reporting.honorifics", last):
        if (name := _before_aside(frame, first, last - 1)) is not None:
            return Mention(frame, _start_of(frame, first, name), name, "body", None)
        if len(frame.words[last - 1].text) == 1:  # "박 씨는": a surname alone keeps the word of respect
            return Mention(frame, last - 1, last, "body", None, cut=len(frame.words[last].key) - 1)
        return Mention(frame, _start_of(frame, first, last - 1), last - 1, "body", None)
    if last < first:
        return None
    if last > first and frame.is_in("reporting.titles", last):
        name = _before_aside(frame, first, last - 1)  # "김순자(81) 할머니는"
        if name is not None:
            return Mention(frame, _start_of(frame, first, name), name, "body", None)
    letters = _bare_letters(frame, last, "text.subjects" if subject else "text.cases")
    if subject and not letters and not frame.is_in("reporting.pronouns", last):
        return None
    start = _start_of(frame, first, last)
    pronoun = start == last and frame.is_in("reporting.pronouns", last)
    return Mention(frame, start, last, "pronoun" if pronoun else "body", None, cut=0 if pronoun else letters)


def _start_of(frame: Frame, first: int, last: int) -> int:
    object_ = read_grammar(frame.lexicon).object
    start = last
    while start > first and _goes_on(frame, start - 1):
        if object_ is not None and object_.search(frame.words[start - 1].key):
            return min(start + 1, last)  # "평생을 산 X": behind the object stands a verb that tells who it is
        start -= 1
    return start


def _goes_on(frame: Frame, at: int) -> bool:
    word = frame.words[at]
    if not word.is_word or frame.inside[at] >= 0 or at in frame.times or frame.is_in("text.skips", at):
        return False
    if word.key.endswith(tuple(frame.lexicon.list("text.adnominals")) or "\0"):
        return False  # "위원장을 맡은 X": a clause that tells who somebody is
    return at not in frame.reports


def _bare_letters(frame: Frame, at: int, key: str) -> int:
    word = frame.words[at].key
    if frame.is_in("reporting.short", at) and word.endswith(tuple(frame.lexicon.list(key))):
        return len(word) - 1  # "시는": an office of one letter
    return max(
        (len(one) for one in frame.lexicon.list(key) if word.endswith(one) and len(word) - len(one) >= _STEM),
        default=0,
    )
