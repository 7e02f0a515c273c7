"""The fact that a state is told of a memorial, whatever the order of its words.

Invariant: only what is there is counted; what else is told of several is told of all.
"""

from __future__ import annotations

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.reading import Status
from cenotaph.extract.text.shallow.things.coreference import ThingBuilder
from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.triggers.statuses import status_of
from cenotaph.extract.text.shallow.triggers.trigger import Fact, Scene
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.page import Sentence


def state_fact(
    told: str,
    scene: Scene,
    sentence: Sentence,
    hit: Hit,
    of: tuple[Mention, ThingBuilder],
    *,
    way: str,
    status: Status | None = None,
    value_span: Span | None = None,
    timed: bool = False,
) -> Fact:
    """Make the fact of a state.

    Args:
        told: the property.
        scene: the document.
        sentence: where it is told.
        hit: the word that tells it.
        of: the mention that it is told of, and the thing.
        way: the end of the rule's id.
        status: None to read it from the words around.
        value_span: the words that are its value.
        timed: whether a time beside it is its own.
    """
    mention, thing = of
    counted = told == "exists" and mention.plural and mention.count is not None
    return Fact(
        told, sentence.index, hit, thing, mention.span, mention, f"{told}_{way}",
        status=status or status_of(scene, sentence, hit), value_span=value_span,
        count=mention.count if counted else None, count_of="sites" if counted else None,
        timed=timed,
    )  # fmt: skip
