"""Names that a text itself shows to be places, whatever a gazetteer knows: small villages are in none.

Invariant: such a name stands at least once where nothing but a place can stand: behind words that a language lists for
it ("am Ortsrand von X", "cementerio de X"), as a dateline with a date or a place beside it, or as a dateline or behind
"in" and once more in another form that only places have ("der Xer Pfarrer"). A word of the lists is never one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from cenotaph.extract.text.shallow.places.name_words import NameWords
from cenotaph.extract.text.shallow.words.lexicon import Lexicon

_WORD = r"[^\W\d_][\w’']*(?:-[^\W\d_][\w’']*)*"
_SHORTEST, _SHORTEST_STEM, _SHORTEST_TWICE = 4, 4, 6
_MOST_WORDS = 4
_HEAD = 400
_LONGEST_LEAD = 60
_DATELINE = re.compile(
    rf"^(?P<name>{_WORD}(?: {_WORD}){{0,3}})(?P<aside> \([^()\d\n]{{3,40}}\))?"
    r"(?P<date>,? \d{1,2}\.? (?:de )?[^\W\d_]{3,12}\.?(?: (?:de )?\d{4})?)?(?P<end>[.:]? ?[-–—]| ?[.:])\s+(?=[^\W\d_]|[„“«\"])",
    re.MULTILINE,
)
_COMMON = ("kinds.", "people.", "events.", "burials.", "reporting.", "actors.", "function.", "time.", "text.")


@lru_cache(maxsize=8)
def sure_names(text: str, lexicon: Lexicon) -> frozenset[str]:
    """List the names, each as it is written once, that this text shows to be places."""
    if not lexicon.settings.get("cased", True):
        return frozenset()
    return frozenset((*_told(text, lexicon), *_datelines(text, lexicon), *_adjectives(text, lexicon)))


def is_sure(names: NameWords, first: int, last: int, before: int) -> bool:
    """Say whether some words of a sentence are such a name, and stand behind a preposition, a type or a memorial."""
    known = sure_names(names.page.text, names.lexicon)
    if not known:
        return False
    start, end = names.span(first, last)
    name = names.page.text[start:end]
    if name not in known and not (name[-1] == "s" and name[:-1] in known):
        return False
    leads = names.has(before, "in", "before", "types", "links")
    lead = names.words[first - 1] if first else None
    leads = leads or (lead is not None and lead.is_capital and lead.key in _last_words(names.lexicon))
    return leads or any(one.startswith("kinds.") for one in names.others(first - 1))


@lru_cache(maxsize=16)
def _last_words(lexicon: Lexicon) -> frozenset[str]:
    """List the words that stand right before a place in a phrase that only a place follows: "Gemeinderat X"."""
    last = (one.split()[-1] for one in lexicon.list("sure_places.behind"))
    return frozenset(one for one in last if not lexicon.matches("reporting.titles", one))


def _told(text: str, lexicon: Lexicon) -> Iterator[str]:
    """Find names behind words that only a place follows."""
    leads = _leads(lexicon)
    if leads is None:
        return
    pattern, phrases = leads
    for found in pattern.finditer(text):
        at = found.start("rest")
        if phrases.search(text, max(0, at - _LONGEST_LEAD), at):
            yield from _name_in(found["rest"], lexicon)


@lru_cache(maxsize=16)
def _leads(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """Return the pattern of a name behind the last of such words, and that of the words before it, if there are any.

    The last words are few ("de"): to look for them first saves to try every phrase at every word.
    """
    phrases = sorted(lexicon.list("sure_places.behind"), key=len, reverse=True)
    if not phrases:
        return None
    last = "|".join(sorted({_way(one.split()[-1]) for one in phrases}))
    inside = [re.escape(one) for one in lexicon.list("places.inside") if one.isalpha()]
    small = rf"(?: (?:{'|'.join(inside)})){{0,2}}" if inside else ""
    elided = r"(?:[dl][’'])?"
    name = re.compile(rf"(?<!\w)(?i:{last})(?=(?P<rest>{_WORD}(?:{small} {elided}{_WORD}){{0,3}}))")
    return name, re.compile(rf"(?<!\w)(?i:{'|'.join(map(_way, phrases))})$")


def _way(phrase: str) -> str:
    """Write words before a name as a pattern; nothing parts an elided one from it ("commune d’Orchaise")."""
    way = re.escape(phrase).replace(r"\*", r"\w*")
    return way[:-1] + "[’']" if phrase.endswith("’") else f"{way} "


def _name_in(rest: str, lexicon: Lexicon) -> Iterator[str]:
    """Cut a name after its last capital: none where common words of the lists begin."""
    words: list[str] = []
    last, bends = 0, bool(lexicon.list("places.endings"))
    for word in rest.split(" "):
        if word[0].isupper() or "’" in word or "'" in word:
            if not _is_name(word, lexicon) or (last and lexicon.settings.get("nouns_capital", False)):
                break
            words.append(word)
            last = len(words)
        elif lexicon.matches("function.conjunctions", word) or (
            bends and not lexicon.matches("places.rivers", word)
        ):
            break  # where names bend, "X na Y" is two of them; only a river joins its town's name
        else:
            words.append(word)
    if last and words[0][0].isupper() and len(words[0]) >= _SHORTEST:
        yield " ".join(words[:last])


def _is_name(word: str, lexicon: Lexicon) -> bool:
    lists = lexicon.lists(word.lower())
    return not any(one.startswith(_COMMON) for one in lists) and lists.isdisjoint(
        ("places.not", "places.types")
    )


def _datelines(text: str, lexicon: Lexicon) -> Iterator[str]:
    """Find "X (Teruel), 9 may.- " at the head of a paragraph, and "X. " where the text goes on to say "in X"."""
    for found in _DATELINE.finditer(text, 0, _HEAD):
        name = found["name"]
        if not all(word[0].isupper() or len(word) <= _SHORTEST for word in name.split(" ")):
            continue
        if len(name) < _SHORTEST or not _is_name(name.split(" ")[0], lexicon) or found.end() > len(text) - 10:
            continue
        if (
            found["date"]
            or _is_shaped(name, lexicon)
            or recurs(text, name, {*lexicon.list("places.in"), *lexicon.list("places.links")}, bent=2)
        ):
            yield name


def _is_shaped(name: str, lexicon: Lexicon) -> bool:
    return len(name) >= _SHORTEST_TWICE and lexicon.matches("places.shapes", name.lower())


def recurs(text: str, name: str, leads: Iterable[str], *, bent: int) -> bool:
    """Say whether a name stands behind one of some words anywhere in a text; so many of its last letters may be bent."""
    stem = re.escape(name[: max(_SHORTEST_STEM, len(name) - bent)])
    ways = "|".join(re.escape(one) for one in leads)
    return bool(ways) and re.search(rf"(?<!\w)(?:{ways}) {stem}", text) is not None


def _adjectives(text: str, lexicon: Lexicon) -> Iterator[str]:
    """Find "in X" where "der Xer Pfarrer" or "die Xer" stands in the same text, in a language that says so."""
    endings = lexicon.list("sure_places.inhabitants")
    if not endings:
        return
    ways = "|".join(re.escape(one) for one in (*lexicon.list("places.in"), *lexicon.list("places.links")))
    written = frozenset(re.findall(_WORD, text))
    for name in frozenset(re.findall(rf"(?<!\w)(?i:{ways}) ({_WORD})", text)):
        if not name[0].isupper() or len(name) < _SHORTEST_TWICE or not _is_name(name, lexicon):
            continue
        bent = [name + ending[name[-1] == ending[0] :] for ending in endings]
        if any(one in written and _is_name(one, lexicon) for one in bent):
            yield name
