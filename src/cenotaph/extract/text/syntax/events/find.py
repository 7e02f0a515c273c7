"""Events: erected, unveiled, maintained, restored, damaged, vandalised, removed, destroyed, relocated, exhumed, exists.

Invariant: an event needs a trigger of the lexicon and something that it happens to, both in one sentence. What is
only imagined ("if it were removed", "a penalty for moving monuments") is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from cenotaph.extract.text.syntax.events.event_nouns import is_tending, noun_events
from cenotaph.extract.text.syntax.events.exhumations import to_be_laid
from cenotaph.extract.text.syntax.events.intentions import intended
from cenotaph.extract.text.syntax.events.missing import missing_events
from cenotaph.extract.text.syntax.events.one_deed import told_once
from cenotaph.extract.text.syntax.events.taken_up import taken_up
from cenotaph.extract.text.syntax.events.verb_events import verb_events
from cenotaph.extract.text.syntax.events.wear import worn
from cenotaph.extract.text.syntax.facts.fact import Fact, Scene
from cenotaph.extract.text.syntax.facts.happenings import event_fact, subjects_of
from cenotaph.extract.text.syntax.parse.patients import is_done_again
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token


def find_events(scene: Scene) -> list[Fact]:
    """Find every event of a document, in order."""
    facts: list[Fact] = []
    for index, sentence in enumerate(scene.document.sentences):
        for token in sentence.tokens:
            if token.quoted:
                continue
            facts += worn(scene, index, sentence, token)
            if token.lower == "missing":
                facts += missing_events(scene, index, sentence, token)
            elif _is_naming(scene, sentence, token):
                facts += noun_events(scene, index, sentence, token)
            elif is_tending(sentence, token):
                facts += verb_events(scene, index, sentence, token)
            elif (
                token.pos in ("VERB", "AUX")
                or token.tag in ("VBN", "VBD", "VBG", "VBZ", "VBP", "VB")
                or (token.dep in ("amod", "acomp") and token.lower.endswith(("ed", "-cut")))
                or (token.dep == "acomp" and scene.document.lexicon.verbs.get(token.lower) in _ADJECTIVES)
                or is_done_again(token)
                or _is_had_done(sentence, token)
            ):
                facts += verb_events(scene, index, sentence, token)
                facts += intended(scene, index, sentence, token) if token.pos == "VERB" else ()
            elif token.lower in ("date", "dates") and token.tag.startswith("NN"):
                facts += _dated(scene, index, sentence, token)
            elif token.pos in ("NOUN", "PROPN") and token.lower in scene.document.lexicon.nouns:
                facts += noun_events(scene, index, sentence, token)
            elif token.pos == "NOUN":
                facts += intended(scene, index, sentence, token)
    facts += to_be_laid(scene, facts)
    facts += taken_up(scene, facts)
    return told_once(scene, facts)


def _is_had_done(sentence: Sentence, token: Token) -> bool:
    """Read "have the lettering repainted", whose participle was taken for an adjective."""
    return (
        token.dep == "ccomp"
        and token.tag == "JJ"
        and token.lower.endswith("ed")
        and sentence.tokens[token.head].lemma in ("have", "get", "see")
    )


def _is_naming(scene: Scene, sentence: Sentence, token: Token) -> bool:
    """Say whether a gerund names an event: "Unveiling of the memorial took place on 4 May"."""
    return (
        token.tag == "VBG"
        and token.lower in scene.document.lexicon.nouns
        and any(kid.lower == "of" for kid in sentence.kids(token.i, "prep"))
        and not sentence.kids(token.i, "aux", "dobj", "nsubj")
    )


def _dated(scene: Scene, index: int, sentence: Sentence, date: Token) -> Iterator[Fact]:
    """Read "most of the graves date from 1939", whose verb was taken for a noun."""
    behind = sentence.tokens[date.i + 1] if date.i + 1 < len(sentence.tokens) else date
    if behind.lower not in ("from", "back", "to"):
        return
    for subject in subjects_of(scene, index, sentence.kids(date.i, "compound"), part=False):
        yield event_fact(index, sentence, date, subject, "erected", "happened", "verb")


_ADJECTIVES = ("restored", "removed")
"""What participles may be told by that the parser takes for adjectives: "were recut", "were unhung"."""
