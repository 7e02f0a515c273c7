"""What "he" means where a statue of a man was spoken of: "The doughboy stands in the park. In 1970 he was moved".

Invariant: where anybody was named since, "he" is that person.
"""

from __future__ import annotations

from cenotaph.extract.text.syntax.parse.document import Document
from cenotaph.extract.text.syntax.parse.tokens import Token
from cenotaph.extract.text.syntax.things.coreference import Things
from cenotaph.extract.text.syntax.things.spoken import ThingBuilder

_BACK = 2
"""Sentences back to the statue."""
_NAMED = ("nsubj", "nsubjpass", "pobj", "dobj", "appos")


def find_figure(document: Document, things: Things, index: int, start: int) -> ThingBuilder | None:
    """Return the statue that was last spoken of before a pronoun, if nobody was named since."""
    told = [
        (mention.sentence, mention.span[0], mention.head, thing)
        for thing in things.things
        for mention in thing.mentions
        if thing.kind == "statue"
        and not (thing.plural or thing.piece)
        and 0 <= index - mention.sentence <= _BACK
        and (mention.sentence, mention.span[0]) < (index, start)
    ]
    if not told:
        return None
    first, begin, head, thing = max(told, key=lambda one: one[:2])
    since = [
        token
        for at in range(first, index + 1)
        for token in document.sentences[at].tokens
        if (first, begin) < (at, token.start) < (index, start) and not (at == first and token.i == head)
    ]
    return None if any(_is_somebody(document, one) for one in since) else thing


def _is_somebody(document: Document, token: Token) -> bool:
    """Say whether a noun may be a person whom "he" could mean."""
    person = token.pos == "PROPN" or document.lexicon.has("reporting.unnamed", token.lower)
    return person and token.dep in _NAMED and token.ent != "GPE"
