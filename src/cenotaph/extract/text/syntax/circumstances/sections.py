"""The place that heads a stretch of a text: "Ratne. In the ravine lies ...", "Day 2: Hercourt".

Invariant: a heading is a name that the gazetteer knows; the words for what is dealt with ("Allotments.") are none.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.syntax.facts.fact import Fact, Scene
from cenotaph.extract.text.syntax.places.told_places import is_no_place

_NAME = r"[A-Z][\w’'-]*\w(?: [A-Z][\w’'-]*\w){0,2}"
_HEAD = re.compile(rf"(?P<name>{_NAME})(?:\.|:| [–—-]) (?=[A-Z“‘\"'])")
_LINE = re.compile(rf"(?:(?:Day|Stop|Part|Section) \w+[:.] |\d+[.)] )?(?P<name>{_NAME})[.:]?$")


def section_place(scene: Scene, fact: Fact) -> list[Span]:
    """Find the name that heads the paragraph of a fact, or the nearest heading line above it."""
    document = scene.document
    text, start = document.text, document.sentences[fact.sentence].span[0]
    for number, one in enumerate(reversed([one for one in document.paragraphs if one[0] <= start])):
        found = _HEAD.match(text, *one) or (_LINE.match(text, *one) if number else None)
        if document.dateline is not None and one[0] <= document.dateline[0] < one[1]:
            return []
        if found is not None and _is_place_name(scene, found["name"]):
            return [found.span("name")]
    return []


def _is_place_name(scene: Scene, name: str) -> bool:
    lexicon = scene.document.lexicon
    words = [one.lower() for one in re.split(r"[ -]", name)]
    listed = (
        "places.not_places",
        "reporting.titles",
        "places.buildings",
        "places.suffixes",
        "reporting.not_names",
    )
    common = any(one in lexicon.kinds or lexicon.has(key, one) for one in words[:1] for key in listed)
    lower = re.search(rf"\b{re.escape(name.lower())}s?\b", scene.document.text) is not None
    return not common and not lower and not is_no_place(name) and scene.gazetteer.is_known(name)
