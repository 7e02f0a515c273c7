"""Verbs of one event that tell of another: a stone that is put up "again" is restored, remains are not removed but exhumed."""

from __future__ import annotations

from cenotaph.extract.text.shallow.events.causes import by_its_cause
from cenotaph.extract.text.shallow.events.destinations import destination_of
from cenotaph.extract.text.shallow.events.remains import has_remains, moves_remains
from cenotaph.extract.text.shallow.things.coreference import ThingBuilder
from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.triggers.moves import moves_away
from cenotaph.extract.text.shallow.triggers.trigger import Scene
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.page import Sentence


def name_of(scene: Scene, sentence: Sentence, hit: Hit, told_of: tuple[Mention | None, ThingBuilder]) -> str:
    """Return which event a word tells, by who did it, what it was done to and where to.

    Args:
        scene: the document.
        sentence: where the word stands.
        hit: the word that tells an event.
        told_of: the memorial that it happened to, and its mention if the sentence names it.
    """
    mention, thing = told_of
    name = "exhumed" if moves_remains(scene, sentence, hit) else by_its_cause(scene, sentence, hit)
    if name == "erected" and _is_again(scene, sentence, hit):
        name = "restored"
    if name == "restored" and mention is not None and is_what_it_became(scene, sentence, hit, mention):
        name = "erected"
    brought = _is_brought(scene, sentence, hit, thing) or _carries_to(scene, sentence, hit, name)
    if brought or moves_away(scene, sentence, hit, thing):
        name = "relocated"
    return name


def _is_again(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether "again" right before a verb of putting up makes it a repair: "die Steine wieder aufrichten"."""
    before = sentence.words[max(0, hit.first - 1) : hit.first]
    return any(scene.lexicon.matches("function.again", word.key) for word in before)


_TO_VERB, _TWO = 8, 2


def is_what_it_became(scene: Scene, sentence: Sentence, hit: Hit, mention: Mention) -> bool:
    """Say whether something else was made into a memorial: "der Garten wurde zu einer Gedenkstätte umgestaltet"."""
    before = sentence.words[max(0, mention.first - 2) : mention.first]
    between = sentence.words[mention.head + 1 : hit.first]
    parted = len(between) > _TO_VERB or any(word.text in ",;:" for word in between)
    if hit.first < mention.head or parted or len(before) < _TWO:
        return False
    new = scene.lexicon.matches("function.indefinite", before[1].key)
    return new and scene.lexicon.matches("function.becomes", before[0].key)


def _is_brought(scene: Scene, sentence: Sentence, hit: Hit, thing: ThingBuilder) -> bool:
    """Say whether a verb for remains is said of a memorial: "비석을 공원으로 모셔 오기로 했다" moves it."""
    stands = thing.kind in ("monument", "statue", "plaque") and not has_remains(scene, sentence, hit)
    brought = any(
        scene.lexicon.matches("destination.brought", sentence.words[at].key) for at in (hit.first, hit.last)
    )
    return hit.name == "exhumed" and stands and brought


def _carries_to(scene: Scene, sentence: Sentence, hit: Hit, name: str) -> bool:
    """Say whether a verb of carrying away tells where to: "they had the statue taken to the yard of the works"."""
    carried = name == "removed" and any(one.first == hit.first for one in sentence.of("carrying", "verbs"))
    return carried and destination_of(scene, sentence, hit) is not None
