"""Visible harm that no verb of harm tells: "barely legible", "can no longer be read", "is loose", "are broken".

Invariant: as in `happenings`; it is said of a memorial or of a part of one, and never of words in quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from cenotaph.extract.text.syntax.facts.fact import Fact, Scene
from cenotaph.extract.text.syntax.facts.happenings import event_fact, subjects_of
from cenotaph.extract.text.syntax.facts.statuses import status_of
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token


def worn(scene: Scene, index: int, sentence: Sentence, token: Token) -> Iterator[Fact]:
    """Find the damage that an adjective or a verb of reading tells of a memorial or a part of it."""
    verb, nouns = (
        _adjective(scene, sentence, token)
        or _hard_to_read(scene.document.lexicon, sentence, token)
        or _unreadable(scene.document.lexicon, sentence, token)
        or _vanished(scene.document.lexicon, sentence, token)
        or (None, [])
    )
    if verb is None:
        return
    status = status_of(scene.document, sentence, verb)
    status = "happened" if token.pos == "VERB" and status != "alleged" else status  # "can no longer be read"
    status = "happened" if status == "ongoing" else status  # "is becoming hard to read"
    if status == "happened" and _is_wearing(scene.document.lexicon, token):
        status = "ongoing"
    if status not in ("happened", "ongoing", "alleged", "denied"):
        return
    for subject in subjects_of(scene, index, nouns, part=True):
        yield event_fact(index, sentence, verb, subject, "damaged", status, "verb")


def _adjective(scene: Scene, sentence: Sentence, token: Token) -> tuple[Token, list[Token]] | None:
    lexicon = scene.document.lexicon
    has = lexicon.has
    faint = token.lower in ("legible", "readable", "visible") and _hardly(lexicon, sentence, token)
    if token.dep not in ("acomp", "oprd", "conj", "attr") or not (
        faint or has("condition.harmed", token.lower) or _is_wearing(lexicon, token)
    ):
        return None
    above = sentence.tokens[token.head]
    if token.dep == "conj":
        above = sentence.tokens[above.head]
    if not has("condition.copulas", above.lemma) or (
        token.lower == "loose" and sentence.kids(token.i, "prep")
    ):
        return None
    return above, sentence.kids(above.i, "nsubj", "nsubjpass")


def _is_wearing(lexicon: Lexicon, token: Token) -> bool:
    """Say whether a participle was taken for an adjective: "the railings are rusting"."""
    if token.tag != "JJ" or not token.lower.endswith("ing"):
        return False
    stem = token.lower.removesuffix("ing")
    stems = (stem, f"{stem}e", stem[:-1])  # "rusting", "crumbling", "rotting"
    return any(
        lexicon.verbs.get(one) == "damaged" and lexicon.has("verbs.intransitive", one) for one in stems
    )


def _hard_to_read(lexicon: Lexicon, sentence: Sentence, token: Token) -> tuple[Token, list[Token]] | None:
    """Read "some names are now hard to read", "is becoming impossible to decipher"."""
    if token.dep != "acomp" or not lexicon.has("condition.hard", token.lower):
        return None
    read = [
        kid
        for kid in sentence.kids(token.i, "xcomp")
        if lexicon.has("condition.reading", kid.lemma) and not sentence.kids(kid.i, "dobj")
    ]
    above = sentence.tokens[token.head]
    if not read or not lexicon.has("condition.copulas", above.lemma):
        return None
    return above, sentence.kids(above.i, "nsubj")


def _vanished(lexicon: Lexicon, sentence: Sentence, token: Token) -> tuple[Token, list[Token]] | None:
    """Read "the names have started to vanish"."""
    if token.pos != "VERB" or token.lemma not in ("vanish", "disappear"):
        return None
    above = sentence.tokens[token.head] if token.dep == "xcomp" else token
    found = sentence.kids(above.i, "nsubj")
    return (token, found) if any(lexicon.has("condition.writing", one.lower) for one in found) else None


def _unreadable(lexicon: Lexicon, sentence: Sentence, token: Token) -> tuple[Token, list[Token]] | None:
    """Read "the names can no longer be read", "you could hardly make out a name"."""
    if (
        token.pos != "VERB"
        or not lexicon.has("condition.reading", token.lemma)
        or not _hardly(lexicon, sentence, token)
    ):
        return None
    if not any(kid.lower in ("can", "could", "ca") for kid in sentence.kids(token.i, "aux")):
        return None
    if token.lemma == "make" and not any(kid.lower == "out" for kid in sentence.kids(token.i)):
        return None
    found = sentence.kids(token.i, "nsubjpass", "dobj")
    return (token, found) if any(lexicon.has("condition.writing", one.lower) for one in found) else None


def _hardly(lexicon: Lexicon, sentence: Sentence, token: Token) -> bool:
    """Say whether a word is denied or nearly so, by itself or by its verb."""
    near = [*sentence.kids(token.i, "advmod", "neg"), *sentence.kids(token.head, "neg", "advmod")]
    return any(lexicon.has("condition.hardly", kid.lower) for kid in near)
