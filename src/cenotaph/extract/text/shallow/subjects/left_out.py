"""What a verb is said of where its clause names it by a pronoun only, or names only where something is moved from.

Invariant: a pronoun points to what was spoken of before its sentence; a grave is meant only by the word "from".
"""

from __future__ import annotations

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.shallow.things.coreference import ThingBuilder
from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.triggers.trigger import Scene
from cenotaph.extract.text.shallow.words.clitics import has_clitic
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.page import Sentence

_BEFORE, _BEHIND = 8, 2
BURIAL = frozenset({"cemetery", "mass_grave", "grave", "memorial_site", "monument"})
"""Kinds in which remains may lie."""


def object_pronoun(scene: Scene, sentence: Sentence, trigger: Hit) -> ThingBuilder | None:
    """Return what "it" means in "the town will move it to the cemetery": not the cemetery, which is only where to.

    Only where every memorial of the sentence hangs on a preposition; none of its own means a pronoun of another clause.
    """
    named = scene.in_sentence(sentence.index)
    if not named or not all(mention.after_preposition for mention, _ in named):
        return None
    if not _has_object(scene, sentence, trigger):
        return None
    return scene.things.latest(sentence.index, 0)


def pronoun_beside(scene: Scene, sentence: Sentence, trigger: Hit, mention: Mention) -> ThingBuilder | None:
    """Return what "it" right beside a verb means, where a comma parts the verb from the next thing that is named."""
    behind = sentence.words[trigger.last + 1 : mention.first]
    if not any(word.text == "," for word in behind):
        return None
    ahead = sentence.words[max(0, trigger.first - 1) : trigger.first]
    pointing = [
        word for word in (*ahead, *behind[:_BEHIND]) if scene.lexicon.matches("function.objects", word.key)
    ]
    return scene.things.latest(sentence.index - 1, _ANY) if pointing else None


_ANY = 10_000


def _has_object(scene: Scene, sentence: Sentence, trigger: Hit) -> bool:
    words = sentence.words
    for at in range(trigger.first - 1, max(-1, trigger.first - 1 - _BEFORE), -1):
        if words[at].text in ",;:–":
            break
        if scene.lexicon.matches("function.objects", words[at].key):
            return True
    behind = words[trigger.last + 1 : trigger.last + 1 + _BEHIND]
    if any(scene.lexicon.matches("function.objects", word.key) for word in behind):
        return True
    return has_clitic(scene.lexicon, sentence, trigger)


_GROUNDS = BURIAL - {"monument"}
_BACK = 5


def resting_place(scene: Scene, sentence: Sentence) -> tuple[Mention, Mention | None, ThingBuilder] | None:
    """Return the grave that remains were in: one they are taken "from", one beside them, the one last spoken of.

    Where they are brought to is none, and neither is a stele or a slab.
    """
    if (left := grave_left(scene, sentence)) is not None:
        return left[0], left[0], left[1]
    beside = [one for one in scene.in_sentence(sentence.index) if _is_ground(sentence, *one)]
    if beside:
        return beside[0][0], beside[0][0], beside[0][1]
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _BACK), -1):
        before = scene.page.sentences[index]
        named = [thing for one, thing in scene.in_sentence(index) if _is_ground(before, one, thing)]
        if named:
            return named[0].mention_before(sentence.index - 1), None, named[0]
    return None


def _is_ground(sentence: Sentence, mention: Mention, thing: ThingBuilder) -> bool:
    """Say whether somebody can lie in a thing, and nobody is only brought there."""
    if thing.kind not in _GROUNDS or mention.role == "part" or mention.near:
        return False
    brought = sentence.has("events", "laid", "exhumed", "relocated") or sentence.has("burials", "reburied")
    led = any(hit.last == mention.first - 1 for hit in sentence.of("destination", "before"))
    return not (brought and mention.after_preposition and (led or thing.kind == "cemetery"))


def names_goals_only(scene: Scene, sentence: Sentence, goal: Span | None) -> bool:
    """Say whether every memorial of a sentence is where somebody is brought to: "le salme furono traslate al sacrario"."""
    named = [mention for mention, _ in scene.in_sentence(sentence.index)]
    ends = {hit.last for hit in sentence.of("destination", "before")}
    start, end = goal or (0, 0)
    return bool(named) and all(one.first - 1 in ends or start <= one.span[0] < end for one in named)


def grave_left(scene: Scene, sentence: Sentence) -> tuple[Mention, ThingBuilder] | None:
    """Return the grave of "the remains were moved from the grave to the cemetery"."""
    for mention, thing in scene.in_sentence(sentence.index):
        before = sentence.words[mention.first - 1] if mention.first > 0 else None
        left = before is not None and scene.lexicon.matches("places.from", before.key)
        if left and thing.kind in BURIAL:
            return mention, thing
    return None
