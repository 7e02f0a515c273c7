"""In what condition a memorial is, and how it is protected: "the graves are overgrown", "a listed monument"."""

from __future__ import annotations

import re

from cenotaph.extract.text.reading import Status
from cenotaph.extract.text.shallow.states.standing_not import is_condition_of_another
from cenotaph.extract.text.shallow.subjects.other_nouns import has_other_subject
from cenotaph.extract.text.shallow.things.gender import is_of_other_gender
from cenotaph.extract.text.shallow.triggers.nearest import nearest
from cenotaph.extract.text.shallow.triggers.statuses import status_of
from cenotaph.extract.text.shallow.triggers.topics import has_subject, topic_of_paragraph
from cenotaph.extract.text.shallow.triggers.trigger import Fact, Scene
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.page import Sentence

_PLAIN = ("condition", "protected")


def plain(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Find in what condition memorials are, and which of them are protected.

    Args:
        scene: the document.
        sentence: where to look.
    """
    facts: list[Fact] = []
    for hit in sentence.of("states", *_PLAIN):
        if any(one.first < hit.first and hit.last < one.last for one in sentence.of("events", "restored")):
            continue  # "in einen guten Zustand versetzt"
        if hit.name == "condition" and (
            _is_of_remains(scene, sentence, hit) or is_condition_of_another(scene, sentence, hit)
        ):
            continue
        found = nearest(scene, sentence, hit, oblique=True)
        if found is not None and has_other_subject(scene, sentence, hit, found[0]):
            continue  # "Die Kapelle am Friedhof ist in schlechtem Zustand"
        if found is None:
            if any(not hit.first <= one.first <= hit.last for one, _ in scene.in_sentence(sentence.index)):
                continue
            thing = scene.things.latest(sentence.index, 0, back=1)
            thing = thing or (topic_of_paragraph(scene, sentence) if hit.first <= 1 else None)
            if thing is None or (
                scene.lexicon.settings.get("pro_drop") and has_subject(scene, sentence, hit)
            ):
                continue
            if is_of_other_gender(scene.page, sentence, thing):
                continue  # "he was left behind, forgotten", after "among the graves"
            about, mention = thing.mention_before(sentence.index).span, None
        else:
            mention, thing = found
            about = mention.span
        status = _protection(scene, sentence, hit) if hit.name == "protected" else "happened"
        facts.append(
            Fact(
                hit.name, sentence.index, hit, thing, about, mention, f"state_{hit.name}",
                status=status if status in ("planned", "proposed", "denied") else "happened",
                value_span=sentence.span_of(hit.first, hit.last), timed=status == "happened",
            )
        )  # fmt: skip
    return facts


def _is_of_remains(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether remains are what lies neglected, where endings tell of what a clause is: "유해는 산에 방치돼 있었다"."""
    form, topic_form = scene.lexicon.settings.get("own_subject"), scene.lexicon.settings.get("topic")
    told = [
        word
        for word in sentence.words[: hit.first]
        if any(one and re.search(one, word.key) for one in (form, topic_form))
    ]
    return bool(told) and scene.lexicon.matches("burials.remains", told[-1].key)


def _protection(scene: Scene, sentence: Sentence, hit: Hit) -> Status:
    """Tell the status of what is put on a register or struck from it: its own verb may be the future, "исключат из"."""
    to_come = any(hit.first <= one.first <= one.last <= hit.last for one in sentence.of("status", "planned"))
    status = status_of(scene, sentence, hit)
    if any(hit.first <= one.first <= one.last <= hit.last for one in sentence.of("status", "denied_behind")):
        return "denied"  # "za památku neprohlásilo"
    return "planned" if to_come and status == "happened" else status
