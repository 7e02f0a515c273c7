"""Memorials that somebody plans, asks for, refuses or has got without a verb of building: "fordert ein Mahnmal".

The words come from the section `wanted`: verbs that ask (`asks`), that decide (`plans`), that tell who gets one (`gets`)
or has got one (`got`) and that refuse (`refuses`). What is done for one that need not be new to the reader ("für das
Mahnmal wird das Fundament gegossen") is told by words of work under way (`begun`), of a decision (`decided`), of its
costs (`paid`) and of giving it up (`dropped`).

Invariant: the memorial is one that is not there yet, said with an indefinite article, right behind the words where
there are no articles, or behind one of the prepositions `for`, and its clause tells no other event.
"""

from __future__ import annotations

from cenotaph.extract.text.reading import Status
from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.triggers.trigger import Fact, Scene
from cenotaph.extract.text.shallow.triggers.unstated import is_question
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.extract.text.shallow.words.verb_ends import is_long_past

_STATUS: dict[str, Status] = {
    "asks": "proposed", "plans": "planned", "gets": "planned", "got": "happened", "refuses": "denied",
}  # fmt: skip
_FOR_IT: dict[str, Status] = {
    "begun": "ongoing", "decided": "planned", "paid": "happened", "dropped": "denied",
}  # fmt: skip
"""What is done for a memorial, by the list of its words."""
_REACH = 10
_BEFORE = 3


def find_wanted(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Find the memorials of a sentence that are still to be built, or not to be."""
    if is_question(sentence):
        return []
    return [*_new_ones(scene, sentence), *_done_for(scene, sentence)]


def _new_ones(scene: Scene, sentence: Sentence) -> list[Fact]:
    hits = sentence.of("wanted", *_STATUS)
    if not hits:
        return []
    facts = []
    for mention, thing in scene.in_sentence(sentence.index):
        if mention.role != "name":
            continue
        hit = next(
            (
                one
                for one in hits
                if _is_new(scene, sentence, mention, one) and _is_of(sentence, one, mention)
            ),
            None,
        )
        if hit is None or _is_told(sentence, hit, mention):
            continue
        if hit.name == "refuses" and mention.plural and mention.count is None:
            continue  # "they have no streets and no monuments": it is said of none
        if hit.name == "asks" and is_long_past(sentence):
            continue  # "schon 1921 sammelte der Verein Geld für ein Ehrenmal": what became of it is told elsewhere
        facts.append(
            Fact(
                "erected", sentence.index, hit, thing, mention.span, mention, "event_wanted",
                status=_STATUS[hit.name], timed=hit.name == "got", count=mention.count if mention.plural else None, count_of="sites",
            )
        )  # fmt: skip
    return facts


def _done_for(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Find what is done for memorials: the first word that tells it, where the clause tells nothing but building."""
    hits = sentence.of("wanted", *_FOR_IT)
    facts: list[Fact] = []
    for mention, thing in scene.in_sentence(sentence.index) if hits else []:
        led = _led_by(scene, sentence, mention)
        if mention.role != "name" or led is None or not scene.lexicon.matches("wanted.for", led):
            continue
        hit = next((one for one in hits if _is_of(sentence, one, mention)), None)
        if hit is None or _is_told(sentence, hit, mention, but="erected"):
            continue
        planned = hit.name == "decided" and not is_long_past(sentence)
        status = _FOR_IT[hit.name] if planned or hit.name != "decided" else "happened"
        facts.append(
            Fact(
                "erected", sentence.index, hit, thing, mention.span, mention, "event_wanted", status=status,
                timed=status == "happened",
            )
        )  # fmt: skip
    return facts


def _led_by(scene: Scene, sentence: Sentence, mention: Mention) -> str | None:
    """Return the word before the articles of a mention."""
    at = mention.first - 1
    while at >= 0 and scene.lexicon.matches("function.articles", sentence.words[at].key):
        at -= 1
    return sentence.words[at].key if at >= 0 else None


def _is_new(scene: Scene, sentence: Sentence, mention: Mention, hit: Hit) -> bool:
    """Say whether an indefinite article stands before a mention: over its adjectives, and "für" that a verb governs."""
    if _is_governed(scene, mention, hit):
        return True
    before = sentence.words[max(0, mention.first - _BEFORE) : mention.first]
    if not any(scene.lexicon.matches("wanted.article", word.key) for word in before):
        return False
    own = any(hit.first < word.i <= hit.last for word in before)  # "Antrag auf einen Gedenkstein"
    if not mention.after_preposition or own:
        return True
    return hit.name != "got" and any(scene.lexicon.matches("wanted.for", word.key) for word in before)


def _is_governed(scene: Scene, mention: Mention, hit: Hit) -> bool:
    """Say whether words that end right before a mention govern it, where there are no articles: "zbierają pieniądze na"."""
    articles = scene.lexicon.settings.get("complement") != "after" or scene.lexicon.list(
        "function.indefinite"
    )
    return not articles and hit.last == mention.first - 1


def _is_of(sentence: Sentence, hit: Hit, mention: Mention) -> bool:
    if hit.name in ("gets", "got") and mention.first < hit.first:
        return False
    if hit.first <= mention.first and mention.last <= hit.last:
        return True
    low, high = (hit.last, mention.first) if hit.last < mention.first else (mention.last, hit.first)
    between = sentence.words[low + 1 : high]
    return len(between) <= _REACH and not any(word.text in ",;:" for word in between)


def _is_told(sentence: Sentence, hit: Hit, mention: Mention, *, but: str = "not") -> bool:
    """Say whether another verb of the clause tells what is to be done."""
    signs = [word.i for word in sentence.words if word.text in ",;:"]
    first = max((at for at in signs if at < min(hit.first, mention.first)), default=-1)
    last = min((at for at in signs if at > max(hit.last, mention.last)), default=len(sentence.words))
    return any(
        first < one.first < last and not mention.first <= one.first <= mention.last
        for one in sentence.of("events")
        if one.name not in ("not", but)
    ) or any(
        one.first == last + 1 or last < one.first <= last + _REACH
        for one in sentence.of("events")
        if one.name == "erected"
    )
