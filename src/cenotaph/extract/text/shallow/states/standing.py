"""That a memorial stands or lies somewhere, or that nothing is left of it: "in the park stands an obelisk".

Invariant: graves of a number are told as burials, and not as so many that are there.
"""

from __future__ import annotations

import re
from dataclasses import replace

from cenotaph.extract.text.shallow.burials.counted_graves import is_of_several_kinds
from cenotaph.extract.text.shallow.states.standing_not import is_owner, is_told_of_a_place, tells_a_state
from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.triggers.agreement import hangs_on_preposition, is_no_subject
from cenotaph.extract.text.shallow.triggers.nearest import nearest
from cenotaph.extract.text.shallow.triggers.statuses import status_of
from cenotaph.extract.text.shallow.triggers.topics import topic
from cenotaph.extract.text.shallow.triggers.trigger import Fact, Scene
from cenotaph.extract.text.shallow.triggers.unstated import is_hypothetical, is_question
from cenotaph.extract.text.shallow.words.grammar import read_grammar
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.numbers import find_amounts
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.extract.text.shallow.words.prices import is_price
from cenotaph.extract.text.shallow.words.verb_ends import is_former

_SHORT_CLAUSE = 12


def leaves_out_subject(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a short sentence is nothing but "stands" and where: "Stojí v parku u nádraží."."""
    words = sentence.words
    settings = scene.lexicon.settings
    opened = hit.first <= 1 and (settings.get("pro_drop", False) or "begun" in settings)
    behind = words[hit.last + 1 : hit.last + 2]
    placed = any(scene.lexicon.matches("places.before", word.key) for word in behind)
    return bool(opened) and placed and len(words) - hit.last <= _SHORT_CLAUSE


def whereabouts(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Find which memorials are told to stand or lie somewhere, and how many of them.

    Args:
        scene: the document.
        sentence: where to look.
    """
    facts: list[Fact] = []
    if is_question(sentence):
        return facts
    for hit in sentence.of("states", "exists", "stands"):
        if is_price(scene.lexicon, sentence, hit) or is_former(scene.lexicon, sentence, hit):
            continue
        if _is_idle(sentence, hit) or _is_written(sentence, hit) or _is_what_it_is(scene, sentence, hit):
            continue
        led = hit.first > 0 and scene.lexicon.matches("function.where", sentence.words[hit.first - 1].key)
        counted = [
            one
            for one in scene.in_sentence(sentence.index)
            if one[0].count is not None and one[0].role != "part"
        ]
        found = nearest(scene, sentence, hit)
        left_out = leaves_out_subject(scene, sentence, hit)
        thing = topic(scene, sentence, hit) if found is None and (hit.name == "stands" or left_out) else None
        if thing is None and left_out and not scene.in_sentence(sentence.index):
            thing = scene.things.latest(sentence.index, 0)
        if found is None and thing is not None:
            facts.append(
                Fact(
                    "exists", sentence.index, hit, thing, thing.mention_before(sentence.index).span, None, "stands",
                    status=status_of(scene, sentence, hit), timed=True,
                )
            )  # fmt: skip
        if found is None or (found[0].after_preposition and not counted):
            continue
        if _is_of_another_object(scene, sentence, found[0], hit) or is_owner(scene, sentence, found[0]):
            continue  # "at the opening of the memorial it was to be seen"
        if led and found[0].last < hit.first:
            continue  # "it recalls the place where a synagogue stood"
        if tells_a_state(scene, sentence, hit) or is_told_of_a_place(scene, sentence, hit, found[0]):
            continue
        if is_no_subject(scene.lexicon, sentence, hit, found[0]) or (
            found[0].count is None and hangs_on_preposition(scene.lexicon, sentence, hit, found[0])
        ):
            continue
        if found[0].after_preposition:
            found = counted[0]
        mention, thing = found
        graves = thing.kind in ("grave", "mass_grave") and mention.count is not None
        if graves and not is_of_several_kinds(scene, sentence, mention):
            continue  # a number of graves is told as burials
        holds = any(one.first <= hit.first <= one.last for one in sentence.of("burials", "verbs"))
        holds = holds and bool(find_amounts(scene.page, sentence))  # "the cemetery lies on a slope"
        if holds and mention.count is None and mention.first < hit.first:
            continue  # "the cemetery holds 230 graves" says what it holds, not that it is there
        facts.append(
            Fact(
                "exists", sentence.index, hit, thing, mention.span, mention, "stands",
                status=status_of(scene, sentence, hit), count=mention.count if mention.plural else None,
                count_of="sites" if mention.count and mention.plural else None, timed=True,
            )
        )  # fmt: skip
        facts += [
            replace(facts[-1], thing=other, about=one.span, mention=one, count=one.count, count_of="sites")
            for one, other in scene.in_sentence(sentence.index)
            if one.count is not None and _is_joined_to(scene, sentence, one, mention)
        ]
    return [one for one in facts if one.status in ("happened", "denied", "alleged", "ongoing")]


def _is_of_another_object(scene: Scene, sentence: Sentence, mention: Mention, hit: Hit) -> bool:
    """Say whether something else is what is kept somewhere: "가묘를 만들고 유해 158구를 대학에 보관하고 있다"."""
    object_ = read_grammar(scene.lexicon).object
    between = sentence.words[mention.last + 1 : hit.first]
    return object_ is not None and any(object_.search(word.key) for word in between)


_NEAR_JOINED = 5


def _is_joined_to(scene: Scene, sentence: Sentence, one: Mention, other: Mention) -> bool:
    """Say whether the counter of a memorial is joined to the next one: "송덕비 2기와 기념비 1기가 서 있다"."""
    form, words = scene.lexicon.settings.get("joining"), sentence.words[one.last + 1 : other.first]
    if not form or one.kind in ("grave", "mass_grave") or not 0 < len(words) <= _NEAR_JOINED:
        return False
    return any(re.search(form, word.key) for word in words[:2]) and not any(w.text in ",;:" for w in words)


def _is_what_it_is(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a verb of standing only tells as what something is left: "묘는 무연고 묘소로 남아 있다"."""
    goal, before = scene.lexicon.settings.get("goal"), sentence.words[max(0, hit.first - 1) : hit.first]
    last = scene.lexicon.settings.get("verb_last", False)
    return bool(last and goal) and any(re.search(str(goal), word.key) for word in before)


def gone(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Find of what nothing is left: "po pomniku nie ma śladu", whatever preposition the memorial hangs on."""
    facts = []
    for hit in sentence.of("states", "gone"):
        found = nearest(scene, sentence, hit, oblique=True)
        thing = found[1] if found else topic(scene, sentence, hit)
        if thing is None or is_question(sentence) or is_hypothetical(scene.lexicon, sentence, hit):
            continue
        mention = found[0] if found else None
        about = mention.span if mention else thing.mention_before(sentence.index).span
        facts.append(
            Fact(
                "exists", sentence.index, hit, thing, about, mention, "gone",
                status="denied", timed=True,
            )
        )  # fmt: skip
    return facts


_FAR_IDLE, _NEAR_IDLE = 30, 12


def _is_idle(sentence: Sentence, hit: Hit) -> bool:
    """Say whether words of the sentence make a verb of standing tell of no place: "stehen ..., im Zeichen des Erbes"."""
    return any(
        0 < hit.first - one.last <= _NEAR_IDLE or 0 < one.first - hit.last <= _FAR_IDLE
        for one in sentence.of("states", "idle")
        if not any(hit.last < other.first < one.first for other in sentence.of("states", "exists"))
    )


def _is_written(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a clause tells what stands somewhere: "in the decree it stands that the obelisk will be moved"."""
    behind = sentence.words[hit.last + 1 : hit.last + 3]
    joining = {one.first for one in sentence.of("reporting", "that")}
    return len(behind) > 1 and behind[0].text == "," and behind[1].i in joining
