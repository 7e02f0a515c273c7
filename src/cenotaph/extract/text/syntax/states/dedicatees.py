"""Whom a memorial is for by its own name: "monument to Soviet soldiers", "the Animals in War memorial".

Invariant: whose graves they are is no dedication; a value is a stretch of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.reading import BURIAL_GROUNDS
from cenotaph.extract.text.syntax.facts.fact import Fact, Scene, Subject, state_fact
from cenotaph.extract.text.syntax.parse.clauses import value_of
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.phrases import are_people, is_another_infinitive, people_told
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token
from cenotaph.extract.text.syntax.things.mentions import Mention


def dedications_by_name(scene: Scene, mention: Mention) -> Iterator[Fact]:
    """Read "monument to Soviet soldiers", "statue of Lenin", "the Animals in War memorial", "Lenin statues"."""
    thing = scene.things.of.get((mention.sentence, mention.head))
    if thing is None or mention.anaphor:
        return
    sentence = scene.document.sentences[mention.sentence]
    head = sentence.tokens[mention.head]
    subject = Subject(thing, mention.span, mention, mention.sentence)
    burial = mention.kind in BURIAL_GROUNDS and mention.kind != "memorial_site"
    if mention.dedicatee and not burial:
        prep = next((kid for kid in sentence.kids(head.i, "prep") if mention.dedicatee[0] > kid.start), None)
        beside = sentence.tokens[head.i + 1] if head.i + 1 < len(sentence.tokens) else head
        people = scene.document.words(mention.dedicatee).split()[-1].lower()
        if prep is None and beside.lower == "to" and are_people(scene.document.lexicon, people):
            prep = beside
        prep = prep or next(
            (
                t
                for t in sentence.tokens[head.i + 1 :]
                if t.lower in ("to", "of", "for")
                and t.start < mention.dedicatee[0]
                and sentence.tokens[t.head].lemma
                not in ("move", "relocate", "transfer", "add", "give", "return", "donate")
            ),
            None,
        )
        if prep is not None and _is_for(scene, sentence, mention, prep):
            value = _full_value(scene, sentence, mention.dedicatee)
            fact = state_fact(
                mention.sentence,
                head,
                subject,
                "commemorates",
                (mention.span[0], max(mention.span[1], value[1])),
                value,
                "dedicatee",
            )
            fact.count = people_told(scene.document.words(value))
            fact.count_of = "people" if fact.count else None
            yield fact
        return
    aside = _dedicatee_aside(scene, sentence, head) if not burial else None
    if aside is not None:
        span = (mention.span[0], aside[1])
        yield state_fact(mention.sentence, head, subject, "commemorates", span, aside, "dedicatee")
        return
    name = _name_before(scene, sentence, mention)
    if name is not None and not burial:
        yield state_fact(mention.sentence, head, subject, "commemorates", mention.span, name, "named_for")


def _dedicatee_aside(scene: Scene, sentence: Sentence, head: Token) -> Span | None:
    """Read "a second memorial, to the 27 airmen of the squadron, was added"."""
    comma = sentence.tokens[head.i + 1] if head.i + 2 < len(sentence.tokens) else head
    prep = sentence.tokens[head.i + 2] if comma.text == "," else head
    if prep.lower != "to" or prep.dep != "prep":
        return None
    people = next(iter(sentence.kids(prep.i, "pobj")), None)
    if people is None or not are_people(scene.document.lexicon, people.lower):
        return None
    return value_of(sentence, people)


def _is_for(scene: Scene, sentence: Sentence, mention: Mention, prep: Token) -> bool:
    lexicon = scene.document.lexicon
    words = scene.document.words(mention.dedicatee) if mention.dedicatee else ""
    if not re.search(r"[a-z]", words, re.IGNORECASE) or words.split()[0].lower() in (
        "which",
        "it",
        "them",
        "this",
        "that",
        "him",
        "her",
    ):
        return False
    if lexicon.has("memorials.weak_after", words.lower()):
        return False  # "a cross of remembrance"
    if prep.lower == "to":
        return not lexicon.has("dedication.lists", words.split()[-1].lower())
    if prep.lower == "for":
        people = any(are_people(lexicon, word.lower()) for word in words.split())
        return (
            people
            or bool(
                re.search(r"soldier|victim|dead|fallen|hero|killed|men|women|people|those|who|[A-Z]", words)
            )
        ) and not re.search(r"years?|months?|days?|removal|cleaning|restoration|[Ss]ale", words)
    end = mention.dedicatee[1] if mention.dedicatee else 0
    first = [one for one in sentence.tokens[prep.i + 1 : prep.i + 6] if one.start < end]
    if not first or re.search(r"\b(?:Soldier|Angel|Liberty|Victory|Motherland|Mother|Warrior)s?$", words):
        return False
    return (
        any(token.ent == "PERSON" for token in first)
        or (mention.kind == "statue" and first[0].pos == "PROPN" and first[0].ent not in ("ORG", "GPE"))
        or (sentence.tokens[mention.head].lower == "bust" and first[0].pos == "PROPN")
        or (
            bool(
                re.search(
                    r"\b(?:soldier|hero|victim|glory|gratitude|victory|martyr|fallen|leader|general|marshal)",
                    words,
                    re.IGNORECASE,
                )
            )
            and mention.kind == "monument"
        )
    )


def _full_value(scene: Scene, sentence: Sentence, span: Span) -> Span:
    """Take the clause that describes the dedicatees into the value: "soldiers who gave their lives"."""
    lexicon = scene.document.lexicon
    noun = next(
        (
            t
            for t in reversed(sentence.tokens)
            if span[0] <= t.start < span[1]
            and not (span[0] <= sentence.tokens[t.head].start < span[1] and t.head != t.i)
        ),
        None,
    )
    if noun is None:
        return span
    end = _end_of_fate(lexicon, sentence, noun, span[1])
    for kid in sentence.kids(noun.i, "relcl", "acl", "prep"):
        under = sentence.subtree(kid.i)
        if (
            sentence.tokens[under[0]].start - end <= 2
            and kid.lower not in ("in", "at", "on")
            and not any(kid.lemma == verb for verb in lexicon.verbs)
        ):
            relative = [t for t in (sentence.tokens[i] for i in under) if t.tag in ("WP", "WDT", "WP$")]
            if kid.dep == "relcl" and not (relative and relative[0].lower in ("who", "whose", "that")):
                continue
            stop = next(
                (
                    i
                    for i in under
                    if (sentence.tokens[i].text in ",;–—-(" and sentence.tokens[i].dep == "punct")
                    or is_another_infinitive(sentence, i)
                ),
                under[-1] + 1,
            )
            kept = [i for i in under if i < stop]
            end = max(end, sentence.tokens[kept[-1]].end) if kept else end
    conj = [kid for kid in sentence.kids(noun.i, "conj") if kid.pos in ("NOUN", "PROPN")]
    if conj and 0 <= conj[-1].start - end < 40:
        under = sentence.subtree(conj[-1].i)
        end = max(end, sentence.tokens[under[-1]].end) if len(under) < 12 else end
    return span[0], end


def _end_of_fate(lexicon: Lexicon, sentence: Sentence, noun: Token, end: int) -> int:
    """Take in how they died, to whatever the parser tied it: "soldiers killed fighting the Nazis"."""
    behind = sentence.tokens[noun.i + 1] if noun.i + 1 < len(sentence.tokens) else noun
    if (
        not lexicon.has("dedication.fates", behind.lemma)
        or behind.tag not in ("VBN", "VBD")
        or behind.start - end > 2
    ):
        return end
    for i in sentence.subtree(behind.i):
        token = sentence.tokens[i]
        if i < behind.i or token.start - end > 2 or token.text in ",;–—-(" or token.lower == "to":
            break
        end = token.end
    return end


def _name_before(scene: Scene, sentence: Sentence, mention: Mention) -> Span | None:
    """Return the person or event in front of a memorial word: "Lenin statues", "Robert E. Lee monument"."""
    lexicon = scene.document.lexicon
    tokens = sentence.tokens
    left = [t for t in tokens[: mention.head] if t.start >= mention.span[0]]
    if 0 <= mention.last < mention.head or any(lexicon.kinds.get(one.lower) for one in left[:-1]):
        return None  # "Roll of Honour", "Cemetery and Remembrance Garden"
    if (
        left
        and left[0].text[0].isupper()
        and any(token.lower in ("in", "of", "and", "for") for token in left)
        and not any(lexicon.has("memorials.whose_memorial", one.lower) for one in left if one.text.istitle())
    ):
        return left[0].start, left[-1].end
    while left and left[-1].lower in ("war", "memorial", "bronze", "equestrian"):
        left.pop()
    if not left:
        return None
    if any(
        scene.document.words(one.span) == scene.document.words((left[0].start, left[-1].end))
        for one in scene.places(mention.sentence)
    ):
        return None
    people = [
        t
        for t in left
        if t.ent == "PERSON" or (t.pos == "PROPN" and lexicon.has("dedication.famous", t.lower))
    ]
    if not any(t.pos in ("VERB", "AUX") for t in sentence.tokens):
        return None
    if lexicon.has("places.suffixes", left[-1].lower):
        return None  # "Queen's Park Cenotaph"
    head = sentence.tokens[mention.head]
    at = head.dep == "pobj" and sentence.tokens[head.head].lower in ("at", "in", "near")
    if (
        at
        and len(left) == 1
        and mention.kind != "statue"
        and not lexicon.has("dedication.famous", left[0].lower)
    ):
        return None  # "buried at the Sologubovka memorial"
    if not people or people[-1] is not left[-1] or mention.kind not in ("statue", "monument"):
        return None
    first = left[-1]
    for token in reversed(left):
        if (
            token.ent != "PERSON"
            and not lexicon.has("dedication.famous", token.lower)
            and token.pos != "PROPN"
        ):
            break
        first = token
    return first.start, left[-1].end
