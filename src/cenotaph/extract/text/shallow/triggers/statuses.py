"""Whether a sentence says that something happened, goes on, is planned, asked for, alleged or denied.

Invariant: words beside a trigger tell it, and the trigger's own form; what is asked or only imagined is stated by nobody.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.reading import TO_COME, Status
from cenotaph.extract.text.shallow.things.over_relative import without_relative
from cenotaph.extract.text.shallow.triggers.attributes import is_attribute
from cenotaph.extract.text.shallow.triggers.coming_deeds import is_coming_deed
from cenotaph.extract.text.shallow.triggers.denials import BEHIND_WORDS, denies, is_negated, lacks_means
from cenotaph.extract.text.shallow.triggers.future_forms import is_future_beside, is_passive_to_come
from cenotaph.extract.text.shallow.triggers.neither import (
    is_denied_at_end,
    is_denied_inside,
    is_second_denied,
)
from cenotaph.extract.text.shallow.triggers.trigger import Scene
from cenotaph.extract.text.shallow.words.grammar import read_grammar
from cenotaph.extract.text.shallow.words.lexicon import Hit, Lexicon
from cenotaph.extract.text.shallow.words.noun_phrases import is_preposition
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.extract.text.shallow.words.verb_ends import HARMS, is_present_to_come, is_told_by_another

_ORDER: tuple[tuple[str, Status], ...] = (
    ("denied", "denied"),
    ("proposed", "proposed"),
    ("planned", "planned"),
    ("alleged", "alleged"),
    ("ongoing", "ongoing"),
)

_AHEAD_WORDS = 12


def _colours_no_state(hit: Hit, trigger: Hit, default: Status) -> bool:
    """Say whether a word leaves a state as it is: one under way, and one of the state's own ("należy do": no "must")."""
    return (hit.name == "ongoing" and default != "ongoing") or (
        hit.name in TO_COME and trigger.first <= hit.first <= trigger.last
    )


def status_of(scene: Scene, sentence: Sentence, trigger: Hit, *, default: Status = "happened") -> Status:
    """Tell whether something happened, is going on, is planned, asked for, alleged or denied: by words beside it."""
    if is_attribute(scene, sentence, trigger):
        return "happened"
    if (first := _first_of_row(scene, sentence, trigger)) is not None:
        return status_of(scene, sentence, first, default=default)
    lexicon = scene.lexicon
    behind = int(lexicon.settings.get("status_behind", BEHIND_WORDS))
    told = lexicon.settings.get("past")
    past = bool(told and re.search(told, sentence.words[trigger.last].key))
    near = ["denied"] if is_negated(lexicon, trigger, sentence.words[trigger.first].key) else []
    denials = (is_second_denied, is_denied_inside, is_denied_at_end)
    if any(is_denied(lexicon, sentence, trigger) for is_denied in denials):
        near.append("denied")
    if (would := read_grammar(lexicon).conditional) and would.search(sentence.words[trigger.last].key):
        near.append("proposed")  # "usunęliby": they would remove it
    if past and any(_is_wished(scene, sentence, hit, trigger) for hit in sentence.of("status", "wish")):
        near.append("proposed")
    if trigger.section == "events" and lacks_means(sentence, trigger):
        return "denied"
    finished, before = _finished(scene, sentence, trigger)
    narrated = lexicon.settings.get("narrated")
    for hit in sentence.of("status"):
        if hit.name == "nowadays":
            if narrated and re.search(narrated, sentence.words[trigger.last].key):
                continue  # "nyní zmizela celá deska": it has happened
            hit = hit._replace(name="ongoing")
        if trigger.section == "states" and _colours_no_state(hit, trigger, default):
            continue
        if is_told_by_another(lexicon, sentence, hit, trigger) or _is_said_apart(
            scene, sentence, hit, trigger
        ):
            continue
        if hit.name in ("denying", "denied", "denied_behind"):
            if denies(scene, sentence, hit, trigger, since=before):
                near.append("denied")
            continue
        if finished and (hit.first > trigger.last or hit.last < before):
            continue
        if _is_past_and(scene, sentence, hit, trigger):
            continue
        if (
            past
            and (hit.name in TO_COME or hit.name == "ongoing")
            and _is_of_next_deed(scene, sentence, hit, trigger)
        ):
            continue
        if not past and _is_told_before(scene, sentence, hit, trigger):
            continue
        if _colours(
            lexicon, sentence, hit, trigger, past=past or trigger.section == "burials", behind=behind
        ):
            near.append(hit.name)
    to_come: Status = (
        "planned" if _is_to_come(scene, sentence, trigger, deed=default == "happened") else default
    )
    told_as = next((status for name, status in _ORDER if name in near), to_come)
    return "happened" if told_as in TO_COME and trigger.name in HARMS else told_as


def _is_wished(scene: Scene, sentence: Sentence, hit: Hit, trigger: Hit) -> bool:
    """Say whether "so that" makes a wish of a verb of the past: "домагаються, аби погруддя прибрали".

    An infinitive behind it ends the wish: "щоб зберегти скульптуру, її перенесли".
    """
    form = scene.lexicon.settings.get("infinitive")
    between = without_relative(scene.lexicon, sentence, hit.last + 1, trigger.first)
    if trigger.first < hit.first or any(word.text in ",;:" for word in between):
        return False
    return not any(
        form and re.search(form, word.key) and not _is_governed(scene.lexicon, sentence, word.i)
        for word in between
    )


def _is_governed(lexicon: Lexicon, sentence: Sentence, at: int) -> bool:
    """Say whether a preposition stands before a word, at most one between: "в их честь" is no infinitive."""
    return any(is_preposition(lexicon, word.key) for word in sentence.words[max(0, at - 2) : at])


def _is_said_apart(scene: Scene, sentence: Sentence, hit: Hit, trigger: Hit) -> bool:
    """Say whether only one of two words stands between marks: "„If we must“, said X, who tends the grave"."""
    places = [sentence.words[one.first].start for one in (hit, trigger)]
    return any(
        (one.outer[0] < places[0] < one.outer[1]) != (one.outer[0] < places[1] < one.outer[1])
        and one.outer[1] - one.outer[0] > _SHORT_MARKED
        for one in scene.page.quoted
    )


_SHORT_MARKED = 30
"""Characters of a quotation that may only be a word in its sentence: they plan a „dignified“ repair."""


def _is_told_before(scene: Scene, sentence: Sentence, hit: Hit, trigger: Hit) -> bool:
    """Say whether a comma parts a word of status from a noun before it that has a verb of the past beside it.

    "The monument went through a repair, for another they ask money": what is asked for is something else.
    """
    told = scene.lexicon.settings.get("past")
    between = sentence.words[trigger.last + 1 : hit.first]
    if not told or hit.first < trigger.last or not any(word.text == "," for word in between):
        return False
    if trigger.section == "states":
        return True  # "which towers over the town, may be torn down"
    first = trigger.first
    while first > 0 and sentence.words[first - 1].text not in _CLAUSE_ENDS:
        first -= 1
    last = next(word.i for word in between if word.text == ",")
    mentioned = {at for one in scene.mentions[sentence.index] for at in range(one.first, one.last + 1)}
    return any(
        word.i not in mentioned and word.text[0].islower() and re.search(told, word.key)
        for word in sentence.words[first:last]
        if not trigger.first <= word.i <= trigger.last
    )


_CLAUSE_ENDS = frozenset(",;:()–—")


def _is_past_and(scene: Scene, sentence: Sentence, hit: Hit, trigger: Hit) -> bool:
    """Say whether ", and" or ", but" parts a word of status from a trigger: the two clauses tell two things."""
    low, high = sorted((hit, trigger), key=lambda one: one.first)
    return any(
        word.text == "," and scene.lexicon.matches("function.parting", sentence.words[word.i + 1].key)
        for word in sentence.words[low.last + 1 : high.first - 1]
    )


def _is_of_next_deed(scene: Scene, sentence: Sentence, hit: Hit, trigger: Hit) -> bool:
    """Say whether "and" parts what is to come from what was done: "was taken to a store and will soon be sold"."""
    joints = [
        word.i
        for word in sentence.words[trigger.last + 1 : hit.first]
        if scene.lexicon.matches("function.conjunctions", word.key)
    ]
    if not joints:
        return False
    return any(0 <= one.first - hit.first <= BEHIND_WORDS for one in sentence.of("events")) or bool(
        (told := scene.lexicon.settings.get("past"))
        and any(
            re.search(told, word.key) for word in sentence.words[hit.last + 1 : hit.last + 1 + BEHIND_WORDS]
        )
    )


def _colours(
    lexicon: Lexicon, sentence: Sentence, hit: Hit, trigger: Hit, *, past: bool, behind: int
) -> bool:
    """Say whether a word that tells a status belongs to a trigger: a verb in the past needs it near, in its clause."""
    ahead = hit.first < trigger.first
    if ahead and hit.name == "alleged":
        return True
    low, high = (hit.last, trigger.first) if ahead else (trigger.last, hit.first)
    between = without_relative(lexicon, sentence, low + 1, high)
    # "decided, that ..." is joined by its comma; what follows behind one is another clause.
    joined = between[1:] if ahead and between and between[0].text == "," else between
    near = not past or len(between) <= (_AHEAD_WORDS if ahead else behind)
    return near and not any(word.text in (",;:" if past else ";:") for word in joined)


def _finished(scene: Scene, sentence: Sentence, trigger: Hit) -> tuple[bool, int]:
    """Say whether a trigger is a participle whose auxiliary would stand before it, and where its clause begins.

    "The obelisk built in 1931 will be moved": what stands behind "built" does not change it. "They decided to move the
    obelisk built in 1931": nor does what stands before the noun that it goes with.
    """
    settings = scene.lexicon.settings
    past = settings.get("past") if settings.get("status_ahead", False) else None
    ends = (
        sentence.words[trigger.first].key,
        sentence.words[trigger.last].key,
    )  # "built in" may be one entry
    if not past or not any(re.search(past, key) for key in ends):
        return False, 0
    at = trigger.first - 1
    if at >= 0 and scene.lexicon.matches("function.articles", sentence.words[at].key):
        return False, 0  # "the removal", of the same form
    if at >= 0 and sentence.words[at].text == ",":
        return True, at
    with_it = [one.first for one in scene.mentions[sentence.index] if at in (one.head, one.last)]
    if with_it and _is_let(scene, sentence, with_it[0]):
        return False, 0
    return True, with_it[0] if with_it else 0


_TO_LETTING = 3


def _is_let(scene: Scene, sentence: Sentence, first: int) -> bool:
    """Say whether "have" or a wish leads what a participle goes with: "they agreed to have the plaque recast"."""
    wishes = {hit.last for hit in sentence.of("status", "proposed") if hit.first == hit.last}
    for word in reversed(sentence.words[max(0, first - _TO_LETTING) : first]):
        if not word.is_word or scene.lexicon.matches("function.prepositions", word.key):
            return False
        if word.i in wishes or scene.lexicon.matches("actors.helping", word.key):
            return True
    return False


def _first_of_row(scene: Scene, sentence: Sentence, trigger: Hit) -> Hit | None:
    """Return the participle that one in a row follows, and whose auxiliary is its own: "will be removed, cleaned and moved"."""
    past = scene.lexicon.settings.get("past")
    if not scene.lexicon.settings.get("status_ahead", False) or not past or trigger.section != "events":
        return None
    at = trigger.first - 1
    while at >= 0 and (
        sentence.words[at].text == ","
        or any(
            scene.lexicon.matches(one, sentence.words[at].key)
            for one in ("function.conjunctions", "text.skips")
        )
    ):
        at -= 1
    before = next((one for one in sentence.of("events") if one.last == at and one.name != "not"), None)
    if at == trigger.first - 1 or before is None:
        return None
    ends = [
        any(re.search(past, sentence.words[word].key) for word in (one.first, one.last))
        for one in (before, trigger)
    ]
    return before if all(ends) else None


_CAUSATIVE = 3


def _is_to_come(scene: Scene, sentence: Sentence, trigger: Hit, *, deed: bool) -> bool:
    """Say whether a verb's form tells that something is still to come: a future of one word, or an open infinitive.

    "To restore the monument" is something to come, unless somebody "had it restored" or "has just restored it".
    """
    settings, key = scene.lexicon.settings, sentence.words[trigger.last].key
    ahead = settings.get("future")
    if ahead and any(re.search(ahead, sentence.words[at].key) for at in (trigger.first, trigger.last)):
        return True
    if deed and is_coming_deed(scene.lexicon, sentence, trigger):
        return True
    if is_present_to_come(scene.lexicon, sentence, trigger):
        return True
    if (form := settings.get("future_infinitive")) and re.search(form, key):
        return is_future_beside(scene.lexicon, sentence, trigger)
    if (form := settings.get("passive_to_come")) and re.search(form, key):
        return is_passive_to_come(scene.lexicon, sentence, trigger)
    infinitive = settings.get("infinitive")
    if (
        not deed
        or not settings.get("infinitive_open", False)
        or not infinitive
        or not re.search(infinitive, key)
    ):
        return False
    return not any(0 <= trigger.first - hit.last <= _CAUSATIVE for hit in sentence.of("status", "done"))
