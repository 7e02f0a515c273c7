"""The places that a document names, each with what it may mean in this document, best first.

Invariant: every name is weighed beside all others of the document and beside who published it, by one function
(`gazetteer.resolve`); the same document gives the same candidates. A name keeps its other candidates.

What is gathered here: how often a name stands in the text; the region or country that is written right behind it
("Paris, Texas", "Monroe, La.", "Springe (Niedersachsen)"); further places that the text names, whether or not
anything is located there; the country of the outlet, by its address; the town that the outlet is called after.
Names are looked up whole, the longest first. A name that is inflected so that the gazetteer does not know it gives no
context.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol
from urllib.parse import urlsplit

from cenotaph.extract.text.layout import Span
from cenotaph.gazetteer.meaning import DOUBTFUL, Meaning
from cenotaph.gazetteer.resolve import Named, Within, resolve
from cenotaph.gazetteer.short_names import short_name
from cenotaph.model.value import PlaceCandidate
from cenotaph.normalize.names import fold_name


class Meant(Protocol):
    """What is asked of a gazetteer."""

    def is_known(self, name: str) -> bool:
        """Tell whether any place has this name: quicker than to ask for all of them."""

    def meanings(self, name: str) -> Sequence[Meaning]:
        """Give every place that a name may mean."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published a document: the address of the document or of the outlet, and the outlet's name."""

    url: str | None = None
    publisher: str | None = None


_WORDS = re.compile(r"[^\W\d_][\w'’.\-]*[\w.]|[^\W\d_]")
_BEHIND = re.compile(r",\s{1,2}|\s\(")
_SEVERAL_WORDS = 4
_LARGE = 100_000
_LOOKED_AT_CHARS = 30_000
"""So much of a text is searched for further places: an article has 5,000; of a book the beginning."""

_OUTLET_TIMES = 3
_NAMED_BESIDE = frozenset({"country", "region", "area"})

# Two letters that are sold to anybody, or are no country's.
_ANYBODYS = frozenset({"tv", "io", "co", "me", "cc", "fm", "ly", "ai", "la", "to", "ws", "gg", "eu"})
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "gob", "gouv", "ac", "edu", "www", "news", "en"})
_OF_PAPERS = (
    "the", "thisis", "this is", "daily", "weekly", "evening", "morning", "sunday", "my", "online", "local", "free", "new",
    "news", "newspaper", "newspapers", "times", "post", "press", "herald", "tribune", "telegram", "telegraph", "gazette",
    "register", "journal", "chronicle", "sentinel", "review", "advocate", "courier", "observer", "standard", "star",
    "sun", "sunnews", "mail", "echo", "express", "dispatch", "bulletin", "beacon", "monitor", "record", "leader", "live",
    "today", "globe", "mercury", "examiner", "independent", "guardian", "citizen", "state", "tv", "radio", "info", "now",
    "zeitung", "anzeiger", "nachrichten", "kurier", "tageblatt", "presse", "blatt", "pravda", "novosti", "vesti",
)  # fmt: skip
_LEAST_LETTERS = 4


def place_candidates(
    text: str, spans: Iterable[Span], gazetteer: Meant, *, outlet: Outlet | None = None
) -> dict[Span, tuple[PlaceCandidate, ...]]:
    """Say what places the names in a document mean.

    Args:
        text: the whole document.
        spans: where the names stand that are asked for.
        gazetteer: knows names.
        outlet: who published it, where that is known.

    Returns:
        For each span its candidates, best first; none where the gazetteer does not know the name.
    """
    asked = sorted(set(spans))
    gathered = _Gathered(text, gazetteer)
    for span in asked:
        gathered.add(span)
    for span in _named_beside(text, asked, gazetteer):
        gathered.add(span)
    countries: frozenset[str] = frozenset()
    if outlet is not None:
        countries = _countries_of(outlet)
        for name in _towns_of(outlet):
            gathered.add_name(name, times=_OUTLET_TIMES)
    groups = gathered.groups()
    resolved = resolve([one.named() for one in groups], outlet=countries)
    found = {span: candidates for one, candidates in zip(groups, resolved, strict=True) for span in one.spans}
    return {span: found[span] for span in asked}


@dataclass(slots=True)
class _Group:
    """Mentions of one name that mean one place."""

    meanings: tuple[Meaning, ...]
    within: frozenset[Within]
    spans: list[Span] = field(default_factory=list)
    times: int = 0

    def named(self) -> Named:
        return Named(self.meanings, max(1, self.times), self.within)


class _Gathered:
    """The names of a document, put together by spelling and by what is written behind them."""

    def __init__(self, text: str, gazetteer: Meant) -> None:
        self._text = text
        self._gazetteer = gazetteer
        self._groups: dict[tuple[str, frozenset[Within]], _Group] = {}

    def add(self, span: Span) -> None:
        """Add a mention."""
        name = self._text[span[0] : span[1]]
        group = self._group(name, self._within(span[1]))
        group.spans.append(span)
        group.times += 1

    def add_name(self, name: str, *, times: int) -> None:
        """Add a name that does not stand in the text."""
        self._group(name, frozenset()).times += times

    def groups(self) -> list[_Group]:
        """Return the names; one that once has its region behind it, and else stands alone, is one name."""
        merged: dict[tuple[str, frozenset[Within]], _Group] = {}
        first_of: dict[str, _Group] = {}
        for (name, within), group in self._groups.items():
            if within:
                merged[name, within] = group
                first_of.setdefault(name, group)
        for (name, within), group in self._groups.items():
            if within:
                continue
            if name in first_of:
                first_of[name].spans += group.spans
                first_of[name].times += group.times
            else:
                merged[name, within] = group
        return list(merged.values())

    def _group(self, name: str, within: frozenset[Within]) -> _Group:
        key = (fold_name(name), within)
        if key not in self._groups:
            self._groups[key] = _Group(tuple(self._gazetteer.meanings(name)), within)
        return self._groups[key]

    def _within(self, end: int) -> frozenset[Within]:
        """Read the region or country that is written right behind a name."""
        text = self._text
        mark = _BEHIND.match(text, end)
        if mark is None:
            return frozenset()
        for name in _runs(text, mark.end(), mark.end() + 80):
            short = short_name(name)
            if short is not None:
                return frozenset([short])
            wide = [one for one in self._gazetteer.meanings(name) if one.kind in ("country", "region")]
            found = [(one.country, one.region) for one in wide if one.country and one.rank < DOUBTFUL]
            if found:
                return frozenset((country, region) for country, region in found)
        return frozenset()


def _runs(text: str, start: int, end: int) -> Iterator[str]:
    """Yield the words from a place on that may be one name, the longest run first: "North Pyongan Province"."""
    spans = _run_at(text, start, end)
    for last in range(len(spans), 0, -1):
        whole = text[start : spans[last - 1][1]]
        yield whole
        if whole.endswith("."):
            yield whole.rstrip(".")


def _run_at(text: str, start: int, end: int) -> list[Span]:
    """Find the words of a run: each with a capital (or of a script without), a single space between them."""
    spans: list[Span] = []
    for word in _WORDS.finditer(text, start, end):
        beside = text[spans[-1][1] : word.start()] if spans else ""
        if (not spans and word.start() != start) or (spans and beside != " ") or word[0][0].islower():
            break
        spans.append(word.span())
        if len(spans) == _SEVERAL_WORDS:
            break
    return spans


def _named_beside(text: str, asked: Sequence[Span], gazetteer: Meant) -> Iterator[Span]:
    """Find other names of countries, regions and large towns in a text, each the longest that is known."""
    taken = iter([*asked, (len(text), len(text))])
    before = next(taken)
    at = 0
    while (word := _WORDS.search(text, at, _LOOKED_AT_CHARS)) is not None:
        while before[1] <= word.start():
            before = next(taken, (len(text), len(text) + 1))
        if word.end() > before[0]:
            at = max(before[1], word.end())
            continue
        at = word.end()
        if not word[0][0].isupper():
            continue
        for last in range(len(run := _run_at(text, word.start(), before[0])), 0, -1):
            end = run[last - 1][1]
            name = text[word.start() : end]
            if gazetteer.is_known(name) and _is_wide(gazetteer.meanings(name)):
                yield word.start(), end
                at = end
                break


def _is_wide(meanings: Sequence[Meaning]) -> bool:
    """Tell whether a name is most likely that of a country, a region or a large town: not every Reading is one."""
    return any(
        one.rank < DOUBTFUL and one.stage == 0 and (one.kind in _NAMED_BESIDE or one.population >= _LARGE)
        for one in meanings
    )


def _countries_of(outlet: Outlet) -> frozenset[str]:
    """Read the country of an outlet from the end of its address."""
    last = _host_of(outlet).rpartition(".")[2]
    if len(last) != 2 or not last.isalpha() or last in _ANYBODYS:
        return frozenset()
    return frozenset(["GB" if last == "uk" else last.upper()])


def _towns_of(outlet: Outlet) -> list[str]:
    """Guess after which town an outlet is called: "The Columbus Telegram", columbustelegram.com."""
    words = [_without_paper_words(fold_name(outlet.publisher))] if outlet.publisher else []
    for label in _host_of(outlet).split(".")[:-1]:
        if label not in _SECOND_LEVEL:
            words.append(_without_paper_words(label.replace("-", " ")))
    return [word for word in dict.fromkeys(words) if len(word) >= _LEAST_LETTERS]


def _host_of(outlet: Outlet) -> str:
    if not outlet.url:
        return ""
    try:
        return (urlsplit(outlet.url if "//" in outlet.url else f"//{outlet.url}").hostname or "").strip(".")
    except ValueError:
        return ""


@lru_cache(maxsize=4096)
def _without_paper_words(name: str) -> str:
    """Take off what papers are called: "thecolumbustelegram" is "columbus"."""
    while True:
        for word in _OF_PAPERS:
            shorter = name.removeprefix(word).removesuffix(word).strip()
            if shorter != name and shorter:
                name = shorter
                break
        else:
            return name
