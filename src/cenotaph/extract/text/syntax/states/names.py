"""What else a memorial is called: "known as the Bronze Soldier", "locals call it the Needle", "its official name is".

Invariant: a value is a name of the text, with a capital or between quotation marks; who or what is "named after" is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cenotaph.extract.text.syntax.facts.fact import Fact, Scene, Subject, state_fact
from cenotaph.extract.text.syntax.parse.tokens import Sentence


def names_in(scene: Scene, index: int, sentence: Sentence) -> Iterator[Fact]:
    """Find what memorials of a sentence are also called."""
    yield from _named(scene, index, sentence)
    yield from _called(scene, index, sentence)
    yield from _known_first(scene, index, sentence)
    yield from _its_name(scene, index, sentence)


_KNOWN_AS = re.compile(
    r"(?:(?:goes by|went by|under) the (?:nick)?name(?: of)?|(?:also |better |locally |popularly |commonly |officially |now |still |then |originally )*(?:known|referred to) (?:\w+ ){0,3}as|(?:which|that) (?:the )?(?:[\w-]+ ){1,3}?(?:calls?|called|have called|nickname|nicknamed|dub|dubbed|know as|knew as|refer to as|referred to as)|(?:the )?(?:locals|residents|townspeople|townsfolk|villagers|people|everyone|soldiers) (?:\w+ ){0,2}?(?:knows? as|knew as|calls?|called|refers? to as|dubbed|nicknamed)|(?:locals|residents|townspeople|townsfolk|villagers|people|everyone|they|we|children|soldiers|students) (?:\w+ )?(?:calls?|called|dubbed|nicknamed|knows?|knew|refers? to) (?:it|them|him|her)(?: as| simply| just)?|nicknamed|dubbed|christened|(?:so-)?called|renamed|named)\s+(?:the |a )?(?:[“\"‘'](?=\w)|(?=[A-ZÀ-Þ]))(?P<name>[^,.;:()”\"’]{2,60}?)(?=[,.;:()”\"’]| (?:is|was|has|which|that|who|in|at|on|and|stands|were|had|by)\b|$)"
)
_CALLED = re.compile(
    r"\b(?:calls?|called|nicknamed?|dub|dubbed|dubs|christened|refers? to|referred to|knows?|knew) (?:the |this |it |a )?(?P<thing>[\w’'\- ]{2,50}?) (?:as )?(?:the )?(?:[“\"‘'](?=\w)|(?=[A-ZÀ-Þ]))(?P<name>[^,.;:()”\"’]{2,60}?)(?=[,.;:()”\"’]|$)"
)
_SORT_OF = re.compile(r"\ban? [“\"‘']$")
_IN_BRACKETS = re.compile(r"\(\s*[‘'“\"](?P<name>[^’'”\"()]{3,60})[’'”\"]\s*\)")


def _called(scene: Scene, index: int, sentence: Sentence) -> Iterator[Fact]:
    """Read "locals call the statue 'Big Tom'"."""
    for found in _CALLED.finditer(scene.document.text, *sentence.span):
        for one in scene.mentions_in(index):
            thing = scene.things.of.get((index, one.head))
            if thing is not None and one.span[1] == found.end("thing") and not one.modifier:
                subject = Subject(thing, one.span, one, index)
                trigger = sentence.tokens[one.head]
                yield state_fact(index, trigger, subject, "named", found.span(), found.span("name"), "named")


def _it_is_called(scene: Scene, index: int, sentence: Sentence, found: re.Match[str]) -> Iterator[Fact]:
    """Read "it is popularly known as Alyosha", "locals call it the Needle"."""
    near = (found.start() - 30, found.end("name"))
    pronouns = [
        one
        for one in sentence.tokens
        if one.lower in ("it", "they", "them") and near[0] <= one.start < near[1]
    ]
    subject = scene.subject(index, pronouns[-1]) if pronouns else None
    if subject is not None and not pronouns[-1].quoted:
        span = (min(pronouns[-1].start, found.start()), found.end())
        yield state_fact(index, pronouns[-1], subject, "named", span, found.span("name"), "named")


def _named(scene: Scene, index: int, sentence: Sentence) -> Iterator[Fact]:
    """Read "known as the Bronze Soldier", "monuments ('Monuments of Liberation')"."""
    document = scene.document
    here = [one for one in scene.mentions_in(index) if (index, one.head) in scene.things.of]
    for pattern, reach in ((_KNOWN_AS, 60), (_IN_BRACKETS, 3)):
        for found in pattern.finditer(document.text, *sentence.span):
            before = [
                one
                for one in here
                if 0 <= found.start() - document.sentences[index].tokens[one.head].end <= reach
            ]
            if found["name"][0].islower() and _SORT_OF.search(document.text, 0, found.start("name")):
                continue  # "in what police called a “senseless” act"
            if pattern is _KNOWN_AS and "named after" in found[0]:
                continue
            if not before:
                yield from _it_is_called(scene, index, sentence, found)
                continue
            mention = before[-1]
            between = document.text[mention.span[1] : found.start()]
            if pattern is _KNOWN_AS and re.search(
                r"\b(?:who|city|town|soldier|leader|people|group|movement|square|park)\b"
                r"|\b(?:islands?|lake|river|mountain|hill|valley|peninsula|forest) of (?:[A-ZÀ-Þ][\w’-]+ ?)+, (?:\w+ )?$",
                between,
            ):
                continue
            subject = scene.told_by(mention)
            trigger = document.sentences[index].tokens[mention.head]
            yield state_fact(
                index,
                trigger,
                subject,
                "named",
                (mention.span[0], found.end()),
                found.span("name"),
                "named",
            )


_NAME = r"(?:[“\"‘'](?=\w)|(?=[A-ZÀ-Þ]))(?P<name>[^,.;:()”\"’]{2,60}?)"
_KNOWN_FIRST = re.compile(
    rf"(?:^|[.!?] )(?:(?:Popularly|Locally|Officially|Commonly|Better|Formerly|Originally|Now) )?(?:[Kk]nown|[Nn]icknamed|[Dd]ubbed|[Cc]alled)(?: \w+ ?\w* (?=as))?(?: as)? (?:the )?{_NAME}[”\"’']?,"
)
_ITS_NAME = re.compile(
    rf"\b(?:[Ii]ts|[Tt]heir|[Hh]is|[Tt]he(?= (?:full|official|proper|real|popular|original|local|correct) name)) (?:(?:full|official|proper|real|popular|original|local|correct|nick) ?)?(?:nick)?name,? (?:is|was|being|remains),? (?:the |simply |simply the )?{_NAME}[”\"’']?(?=[,.;:()]|$)"
)
_OR_AS = re.compile(
    r",? or (?:the )?[“\"‘'](?:the )?(?P<name>[^”\"’]{2,40})[”\"’],? as (?:it|they|he|she|locals|people|everyone)\b"
)
_TO_THEM = re.compile(
    rf"\b(?:[Tt]o|[Ff]or) (?:the )?(?:locals|villagers|townspeople|residents|everyone|everybody|people|children|townsfolk)(?: here| in [A-Z]\w+)?,? (?:it|he|she) (?:is|was)(?: (?:simply|just|always|only))* (?:the )?{_NAME}[”\"’']?(?=[,.;:()]|$)"
)


def _known_first(scene: Scene, index: int, sentence: Sentence) -> Iterator[Fact]:
    """Read "Known as the Lady of the Lake, the statue was moved"."""
    found = _KNOWN_FIRST.match(scene.document.text, *sentence.span)
    behind = [one for one in scene.mentions_in(index) if found and 0 <= one.span[0] - found.end() <= _BESIDE]
    thing = scene.things.of.get((index, behind[0].head)) if behind else None
    if found is not None and thing is not None:
        subject = Subject(thing, behind[0].span, behind[0], index)
        trigger = sentence.tokens[behind[0].head]
        span = (found.start(), behind[0].span[1])
        yield state_fact(index, trigger, subject, "named", span, found.span("name"), "named")


_BESIDE = 30
"""Characters from a name to the memorial that it is that of."""


def _its_name(scene: Scene, index: int, sentence: Sentence) -> Iterator[Fact]:
    """Read "its official name is", "the obelisk, or “the Pencil” as it is called", "to the villagers it is the Stone"."""
    text = scene.document.text
    for pattern in (_ITS_NAME, _OR_AS, _TO_THEM):
        found = pattern.search(text, *sentence.span)
        if found is None:
            continue
        here = [
            one
            for one in scene.mentions_in(index)
            if pattern is _OR_AS and one.span[1] == found.start() and (index, one.head) in scene.things.of
        ]
        subject = scene.spoken_of(index, found.start())
        if here:
            subject = scene.told_by(here[0])
        elif pattern is _OR_AS:
            continue
        token = next((one for one in sentence.tokens if one.start >= found.start()), sentence.tokens[0])
        if subject is not None:
            yield state_fact(index, token, subject, "named", found.span(), found.span("name"), "named")
