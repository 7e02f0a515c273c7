"""What a sentence that begins with a side of something speaks of: "뒷면에는 19명의 이름이 들어간다".

Invariant: the sentence names no memorial; the side is that of the memorial last spoken of in its paragraph or the one
before.
"""

from __future__ import annotations

from cenotaph.extract.text.shallow.things.coreference import ThingBuilder
from cenotaph.extract.text.shallow.triggers.trigger import Scene
from cenotaph.extract.text.shallow.words.page import Sentence

_BACK = 6
_HEAD = 3


def has_side_of(scene: Scene, sentence: Sentence) -> ThingBuilder | None:
    """Return the memorial whose side a sentence speaks of, by one of its first words."""
    if not scene.lexicon.list("things.sides") or scene.in_sentence(sentence.index):
        return None
    if not any(scene.lexicon.matches("things.sides", word.key) for word in sentence.words[:_HEAD]):
        return None
    return scene.things.latest(sentence.index, 0, back=_BACK)
