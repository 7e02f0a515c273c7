"""The town of sentences without a memorial word: "More than 200 people gathered in Bardon".

Such sentences are not analysed, so words alone tell: what stands behind "in", before "Council" or behind a street.

Invariant: such a town is in the gazetteer or the text shows it to be one, is no country, and nobody is said to have
fallen, lived or come from there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.syntax.facts.fact import Fact, Scene
from cenotaph.extract.text.syntax.places.find import is_country
from cenotaph.extract.text.syntax.places.told_places import is_no_place, told_places

_BACK, _AHEAD, _HEAD = 700, 250, 500
"""Characters before and behind a fact, and at the head of the text, in which its town may be named."""
_NAME = r"(?P<name>[A-Z][\w’-]+(?:[ -][A-Z][\w’-]+){0,2})"
_ENDS = r"(?![\w’'-]|[ -][A-Z])"
_TOWN = re.compile(
    rf"(?:\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Aa]round|[Aa]cross|came to|come to|returned to|moved to|[Mm]ayor of|[Vv]icar of|[Dd]ay for|people of)"
    rf" (?:(?:the )?(?:town|city|village|centre|center|heart|streets|outskirts) of |nearby |central |downtown |rural )?{_NAME}{_ENDS}"
    rf"|\b[A-Z][\w’']+ (?:Street|Road|Lane|Avenue|Church|Hall|School|Square|Park|Hotel|Station|Cathedral), (?P<behind>[A-Z][\w’-]+(?:[ -][A-Z][\w’-]+){{0,2}}){_ENDS})"
)
_COUNCIL = re.compile(
    r"(?<![\w’'-])(?P<name>[A-Z][\w’-]+(?: [A-Z][\w’-]+)?) (?:Council\b(?! of)|[Tt]own [Cc]entre|[Cc]ity [Cc]entre|[Tt]own [Ss]quare|seafront|residents|townspeople)"
)
_ELSEWHERE = re.compile(
    r"\b(?:died|dies|killed|fell|fallen|fought|fighting|serv(?:ed|es|ing|ice)|born|buried|wounded|captured|battles?|stationed|posted|prisoner|"
    r"from|emigrated|trained|living|lives?|lived|based|grew up|studied|worked|works|interned|camp|campaign|deployed|action|raised|[Mm]inistry|[Ee]mbassy|government|headquarters|ambassador|consulate)\b[^.;!?]*$"
)
_CLAUSE = 80


def unseen_place(scene: Scene, fact: Fact) -> list[Span]:
    """Find the town that the text speaks of in sentences that were not analysed, the nearest before a fact first."""
    start, end = scene.document.sentences[fact.sentence].span
    for found in (
        reversed(list(_towns(scene, max(0, start - _BACK), start))),
        _towns(scene, 0, min(start, _HEAD)),
        _towns(scene, end, end + _AHEAD),
    ):
        first = next(iter(found), None)
        if first is not None:
            return [first]
    return []


def _towns(scene: Scene, start: int, end: int) -> Iterator[Span]:
    """List the towns of a stretch in sentences that were not analysed."""
    text = scene.document.text
    read = sorted(one.span for one in scene.document.sentences)
    found = [*_TOWN.finditer(text, start, end), *_COUNCIL.finditer(text, start, end)]
    for match in sorted(found, key=lambda one: one.start()):
        group = "name" if match["name"] else "behind"
        before = bisect_right(read, (match.start(), len(text))) - 1
        seen = before >= 0 and match.start() < read[before][1]
        left = text[max(0, match.start() - _CLAUSE) : match.start()]
        if not seen and not _ELSEWHERE.search(left) and _is_town(scene, match[group]):
            yield match.span(group)


def _is_town(scene: Scene, name: str) -> bool:
    lexicon = scene.document.lexicon
    words = [one.lower() for one in re.split(r"[ -]", name)]
    common = any(
        lexicon.has(key, one)
        for one in words
        for key in ("places.not_places", "reporting.titles", "reporting.not_names", "places.suffixes")
    )
    if common or is_no_place(name) or any(one in lexicon.kinds for one in words):
        return False
    return name in told_places(scene.document.text) or (
        scene.gazetteer.is_known(name) and not is_country(name, scene.gazetteer)
    )
