"""States: whom a memorial is for, what is written on it, what it is called, its condition, care and protection.

Invariant: every value is a stretch of the text as written.
"""

from __future__ import annotations

from collections.abc import Iterator

from cenotaph.extract.text.syntax.facts.fact import Fact, Scene, state_fact
from cenotaph.extract.text.syntax.parse.clauses import clause_span, object_of, value_of
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token
from cenotaph.extract.text.syntax.states.conditions import conditions_in
from cenotaph.extract.text.syntax.states.custody import custody_in
from cenotaph.extract.text.syntax.states.dedicatees import dedications_by_name
from cenotaph.extract.text.syntax.states.dedications import dedications_in
from cenotaph.extract.text.syntax.states.inscriptions import inscriptions_in
from cenotaph.extract.text.syntax.states.names import names_in
from cenotaph.extract.text.syntax.states.presence import there_are
from cenotaph.extract.text.syntax.states.purposes import purposes_in


def find_states(scene: Scene) -> list[Fact]:
    """Find every state of a document."""
    facts: list[Fact] = []
    for mention in scene.mentions:
        facts += dedications_by_name(scene, mention)
    for index, sentence in enumerate(scene.document.sentences):
        facts += inscriptions_in(scene, index, sentence)
        facts += dedications_in(scene, index, sentence)
        facts += purposes_in(scene, index, sentence)
        facts += names_in(scene, index, sentence)
        if scene.document.words(sentence.span).endswith("?"):
            continue  # "how many war graves are there?" states nothing
        facts += there_are(scene, index, sentence)
        facts += _part_of(scene, index, sentence)
        facts += conditions_in(scene, index, sentence)
        facts += custody_in(scene, index, sentence)
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
        part = scene.document.lexicon.has("memorials.pieces", attr.lower) and object_of(sentence, attr, "of")
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
            yield state_fact(index, token, subject, "part_of", clause_span(sentence, token), value, "central")


def _is_memorial(scene: Scene, index: int, whole: Token) -> bool:
    """Say whether something is a memorial or has a name of its own: "the centrepiece of Victory Park"."""
    return (index, whole.i) in scene.things.of or whole.pos == "PROPN"
