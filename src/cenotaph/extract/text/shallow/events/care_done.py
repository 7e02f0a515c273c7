"""Whether care is told as done, and does not go on: "the graves were tidied on Saturday".

Invariant: a helping verb of the present beside it says that it goes on, whatever form its participle has.
"""

from __future__ import annotations

import re
from itertools import takewhile

from cenotaph.extract.text.shallow.triggers.trigger import Scene
from cenotaph.extract.text.shallow.words.grammar import is_verb_form
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.extract.text.shallow.words.verb_ends import is_joined_to_done

_NEAR_DONE = 8


def is_past(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether care is told as done: by a form of the past, in it or in its clause, or by a helping verb.

    Args:
        scene: the document.
        sentence: where the care is told.
        hit: the word that tells it.
    """
    past = scene.lexicon.settings.get("past")
    far = len(sentence.words) if _is_verb_second(scene, sentence, hit) else _NEAR_DONE
    if any(0 < hit.first - one.last <= far for one in sentence.of("status", "present")):
        return False  # "the graves are being tended", though the participle is that of the past
    if past and any(re.search(past, sentence.words[at].key) for at in (hit.last, hit.first)):
        return True  # "brought into order": the verb is the first of its words
    if past and scene.lexicon.settings.get("verb_last", False) and _ends_done(scene, sentence, hit, past):
        return True
    if past and scene.lexicon.settings.get("nouns_capital", False) and sentence.words[hit.last].is_capital:
        behind = sentence.words[hit.last + 1 : hit.last + 1 + _NEAR_DONE]
        ahead = reversed(sentence.words[max(0, hit.first - _NEAR_DONE) : hit.first])
        side = behind if sentence.words[hit.first].is_capital else ahead
        clause = list(takewhile(lambda word: word.text not in ",;:", side))
        if any(re.search(past, word.key) for word in clause if word.text.islower()):
            return True  # "Die Reinigung übernahm eine Firma", "erhielt einen frischen Anstrich"
    elif _is_done_state(scene, sentence, hit):
        return True
    if _is_done_form(scene, sentence, hit) or _has_done_verb(scene, sentence, hit):
        return True
    if past and _is_told_in_past(sentence, hit, past):
        return True
    done = sentence.of("status", "done")
    if any(hit.first <= one.first <= hit.last for one in done):
        return True  # "Schmierereien ... wurden entfernt"
    return any(0 <= hit.first - one.last <= _NEAR_DONE for one in done)


def _ends_done(scene: Scene, sentence: Sentence, hit: Hit, past: str) -> bool:
    """Say whether the last word of a sentence, or a verb that this one is joined to, is done: "참전비 닦으며 구슬땀"."""
    if is_joined_to_done(scene.lexicon, sentence, hit):
        return True
    final = next((word for word in reversed(sentence.words) if word.is_word), None)
    if final is None or final.i <= hit.last:
        return False
    return bool(re.search(past, final.key)) or scene.lexicon.matches("status.done_last", final.key)


def _is_done_form(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether the form of a trigger itself tells what is done: "Вымыв плиты", "очищенный от мха памятник"."""
    form = scene.lexicon.settings.get("done_form")
    return bool(form and any(re.search(form, sentence.words[at].key) for at in (hit.first, hit.last)))


_NEAR_DONE_VERB = 7


def _has_done_verb(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a noun of doing has a verb of the past in its clause: "the cleaning of the grave took three hours"."""
    settings, words = scene.lexicon.settings, sentence.words
    noun, past = settings.get("done_noun"), settings.get("past")
    if not noun or not past or not re.search(noun, words[hit.last].key):
        return False
    mentioned = {at for one, _ in scene.in_sentence(sentence.index) for at in range(one.first, one.last + 1)}
    for side in (
        words[hit.last + 1 : hit.last + 1 + _NEAR_DONE_VERB],
        words[max(0, hit.first - _NEAR_DONE_VERB) : hit.first][::-1],
    ):
        for word in takewhile(lambda one: one.text not in ",;:()–—", side):
            if word.i in mentioned or not word.text.islower():
                continue
            led = words[word.i - 1].key if word.i else ""  # "la embajada" is no verb
            if any(scene.lexicon.matches("function.articles", key) for key in (word.key, led)):
                continue
            goes_on = scene.lexicon.matches("status.present", _helper_before(scene, sentence, word.i))
            if not goes_on and re.search(past, word.key) and is_verb_form(scene.lexicon, word.key):
                return True
    return False


def _helper_before(scene: Scene, sentence: Sentence, at: int) -> str:
    """Return the word before a participle, over an adverb: "est principalement assuré"."""
    adverb = scene.lexicon.settings.get("adverb")
    before = sentence.words[at - 1].key if at else ""
    skipped = scene.lexicon.matches("text.skips", before) or bool(adverb and re.search(adverb, before))
    return sentence.words[at - 2].key if skipped and at > 1 else before


def _is_done_state(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether "is" makes a participle what has been done: "die Schmierereien sind inzwischen entfernt"."""
    form = scene.lexicon.settings.get("participle")
    if not form or not re.search(form, sentence.words[hit.last].key):
        return False
    if hit.last > hit.first and hit.first == 0:
        behind = sentence.words[hit.last + 1 : hit.last + 2]
        return not any(scene.lexicon.matches("status.present", word.key) for word in behind)
    ahead = reversed(sentence.words[max(0, hit.first - _NEAR_DONE) : hit.last])
    clause = takewhile(lambda word: word.text not in ",;:", ahead)
    return any(scene.lexicon.matches("copula.is", word.key) for word in clause)


def _is_told_in_past(sentence: Sentence, hit: Hit, past: str) -> bool:
    """Say whether what a noun of care sums up is told by verbs of the past: "Толока на цвинтарі: пофарбували огорожу"."""
    colon = any(word.text == ":" for word in sentence.words[hit.last :])
    verbs = [one for one in sentence.of("events", "maintained") if one.first > hit.last]
    return colon and any(re.search(past, sentence.words[one.first].key) for one in verbs)


def _is_verb_second(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a helping verb may stand far before its participle: with no sign and no other one between."""
    if not scene.lexicon.settings.get("verb_second", False):
        return False
    present = [one.last for one in sentence.of("status", "present") if one.last < hit.first]
    if not present:
        return False
    return not any(
        word.text in ",;:" or scene.lexicon.matches("status.done", word.key)
        for word in sentence.words[present[-1] + 1 : hit.first]
    )
