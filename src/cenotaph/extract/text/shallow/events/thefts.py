"""What is gone because somebody stole it: "the tablets have vanished", where thieves are spoken of beside it.

Invariant: the verb is one of vanishing or taking (`causes.vanished`), and thieves, their deed or who looks for them
(`causes.thieves`) stand in its sentence, in the one before or in one of the next.
"""

from __future__ import annotations

from cenotaph.extract.text.shallow.triggers.trigger import Scene
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.page import Sentence

_SENTENCES = 3


def is_stolen(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether what was removed was stolen.

    Args:
        scene: the document.
        sentence: where the verb stands.
        hit: the verb.
    """
    if not any(one.last == hit.last or one.first == hit.first for one in sentence.of("causes", "vanished")):
        return False
    near = scene.page.sentences[max(0, sentence.index - 1) : sentence.index + 1 + _SENTENCES]
    return any(one.has("causes", "thieves") for one in near)
