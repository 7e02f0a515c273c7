"""States: whom a memorial is for, what is written on it, what it is called, its condition, care and protection.

Invariant: every value is a stretch of the text as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cenotaph.extract.text.clauses import clause_span, object_of, value_of
from cenotaph.extract.text.conditions import conditions_in
from cenotaph.extract.text.dedicatees import dedications_by_name
from cenotaph.extract.text.dedications import dedications_in
from cenotaph.extract.text.facts import Fact, Scene, Subject, state_fact
from cenotaph.extract.text.inscriptions import inscriptions_in
from cenotaph.extract.text.presence import there_are
from cenotaph.extract.text.purposes import purposes_in
from cenotaph.extract.text.tokens import Sentence, Token


def find_states(scene: Scene) -> list[Fact]:
    """Find every state of a document."""
    facts: list[Fact] = []
    for mention in scene.mentions:
        facts += dedications_by_name(scene, mention)
    for index, sentence in enumerate(scene.document.sentences):
        facts += inscriptions_in(scene, index, sentence)
        facts += dedications_in(scene, index, sentence)
        facts += purposes_in(scene, index, sentence)
        facts += there_are(scene, index, sentence)
        facts += _part_of(scene, index, sentence)
        facts += _named(scene, index, sentence)
        facts += _called(scene, index, sentence)
        facts += conditions_in(scene, index, sentence)
    return facts


# --- that it is part of something, is called


def _part_of(scene: Scene, index: int, sentence: Sentence) -> Iterator[Fact]:
    """Read "is the central one", "is the largest of them", "is part of the complex"."""
    for token in sentence.tokens:
        forms = token.lemma in ("form", "make", "constitute", "become", "remain")
        attrs = sentence.kids(token.i, "dobj" if forms else "attr") or sentence.kids(token.i, "attr")
        if (token.lemma != "be" and not forms) or not attrs:
            continue
        attr = attrs[0]
        central = any(kid.lower in ("central", "main", "principal") for kid in sentence.kids(attr.i, "amod"))
        part = attr.lower in _PIECES and object_of(sentence, attr, "of")
        nouns = [noun for noun in sentence.kids(token.i, "nsubj") if noun.tag not in ("WDT",)]
        subject = scene.subject(index, nouns[0]) if nouns else None
        if subject is None or (part and attr.lower != "part" and not _is_memorial(scene, index, part)):
            continue
        if part:
            yield state_fact(
                index,
                token,
                subject,
                "part_of",
                clause_span(sentence, token),
                value_of(sentence, part),
                "part_of",
                750,
            )
        elif token.lemma == "be" and central and attr.lower in ("one", "monument", "memorial", "cemetery"):
            whole = object_of(sentence, attr, "of") if attr.lower == "one" else None
            value = value_of(sentence, whole) if whole else None
            if value is None:
                groups = [
                    one
                    for one in scene.things.things
                    if one.plural and one.mentions[0].sentence < index and one is not subject.thing
                ]
                last = [one for thing in groups for one in thing.mentions if one.sentence < index]
                if not last:
                    continue
                value = max(last, key=lambda one: (one.sentence, one.span)).span
            yield state_fact(
                index, token, subject, "part_of", clause_span(sentence, token), value, "central", 750
            )


_PIECES = frozenset(
    {
        "part",
        "centrepiece",
        "centerpiece",
        "element",
        "component",
        "feature",
        "core",
        "heart",
        "focus",
        "section",
    }
)


def _is_memorial(scene: Scene, index: int, whole: Token) -> bool:
    """Say whether something is a memorial or has a name of its own: "the centrepiece of Victory Park"."""
    return (index, whole.i) in scene.things.of or whole.pos == "PROPN"


_KNOWN_AS = re.compile(
    r"(?:(?:goes by|went by|under) the (?:nick)?name(?: of)?|(?:also |better |locally |popularly |commonly |officially |now )*(?:known|referred to) (?:\w+ ){0,2}as|(?:which|that) (?:the )?(?:[\w-]+ ){1,3}?(?:calls?|called|have called|nickname|nicknamed|dub|dubbed|know as|knew as|refer to as|referred to as)|(?:the )?(?:locals|residents|townspeople|townsfolk|villagers|people|everyone|soldiers) (?:\w+ ){0,2}?(?:knows? as|knew as|calls?|called|refers? to as|dubbed|nicknamed)|(?:locals|residents|townspeople|townsfolk|villagers|people|everyone|they) (?:\w+ )?(?:calls?|called|dubbed|nicknamed|knows?|knew|refers? to) (?:it|them)(?: as| simply)?|nicknamed|dubbed|christened|(?:so-)?called|renamed|named)\s+(?:the |a )?(?:[“\"‘'](?=\w)|(?=[A-ZÀ-Þ]))(?P<name>[^,.;:()”\"’]{2,60}?)(?=[,.;:()”\"’]| (?:is|was|has|which|that|who|in|at|on|and|stands|were|had|by)\b|$)"
)
_CALLED = re.compile(
    r"\b(?:calls?|called|nicknamed?|dub|dubbed|dubs|christened|refers? to|referred to|knows?|knew) (?:the |this |it |a )?(?P<thing>[\w’'\- ]{2,50}?) (?:as )?(?:the )?(?:[“\"‘'](?=\w)|(?=[A-ZÀ-Þ]))(?P<name>[^,.;:()”\"’]{2,60}?)(?=[,.;:()”\"’]|$)"
)
_IN_BRACKETS = re.compile(r"\(\s*[‘'“\"](?P<name>[^’'”\"()]{3,60})[’'”\"]\s*\)")


def _called(scene: Scene, index: int, sentence: Sentence) -> Iterator[Fact]:
    """Read "locals call the statue 'Big Tom'"."""
    for found in _CALLED.finditer(scene.document.text, *sentence.span):
        for one in scene.mentions_in(index):
            thing = scene.things.of.get((index, one.head))
            if thing is not None and one.span[1] == found.end("thing") and not one.modifier:
                subject = Subject(thing, one.span, one, index)
                trigger = sentence.tokens[one.head]
                yield state_fact(
                    index, trigger, subject, "named", found.span(), found.span("name"), "named", 700
                )


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
        yield state_fact(index, pronouns[-1], subject, "named", span, found.span("name"), "named", 650)


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
            if pattern is _KNOWN_AS and "named after" in found[0]:
                continue
            if not before:
                yield from _it_is_called(scene, index, sentence, found)
                continue
            mention = before[-1]
            between = document.text[mention.span[1] : found.start()]
            if pattern is _KNOWN_AS and re.search(
                r"\b(?:who|city|town|soldier|leader|people|group|movement|square|park)\b", between
            ):
                continue
            subject = Subject(scene.things.of[index, mention.head], mention.span, mention, index)
            trigger = document.sentences[index].tokens[mention.head]
            yield state_fact(
                index,
                trigger,
                subject,
                "named",
                (mention.span[0], found.end()),
                found.span("name"),
                "named",
                700,
            )
