"""Facts as they stand in a sentence: a word that says something, the mention that it is said of, and how it is said.

Invariant: a fact's trigger and mention stand in one sentence, or the sentence points back to the thing and names no
other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.reading import Amount, CountOf, Status
from cenotaph.extract.text.shallow.things.coreference import ThingBuilder, Things
from cenotaph.extract.text.shallow.things.gender import (
    is_of_other_gender,
    is_relative_of_other,
    meant_by_pronoun,
)
from cenotaph.extract.text.shallow.things.grounds import (
    is_ground_behind_object,
    is_ground_of_object,
    is_taken_from,
    tells_where,
)
from cenotaph.extract.text.shallow.things.insertions import is_inserted
from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.things.over_relative import (
    RELATIVES,
    is_behind_relative,
    is_in_relative,
    over_relative,
)
from cenotaph.extract.text.shallow.things.parted import is_before_that, is_in_parted_clause, is_likened
from cenotaph.extract.text.shallow.words.clitics import has_clitic
from cenotaph.extract.text.shallow.words.grammar import read_grammar
from cenotaph.extract.text.shallow.words.lexicon import Hit, Lexicon
from cenotaph.extract.text.shallow.words.noun_phrases import is_preposition
from cenotaph.extract.text.shallow.words.page import Page, Sentence


@dataclass(frozen=True, slots=True)
class Fact:
    """What a sentence says of a thing, before voices, times and places are looked for."""

    property: str
    sentence: int
    trigger: Hit
    thing: ThingBuilder
    about: Span
    mention: Mention | None
    rule: str
    status: Status = "happened"
    value_span: Span | None = None
    value: str | None = None
    count: Amount | None = None
    count_of: CountOf | None = None
    timed: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """A page with its mentions and things, for the rules."""

    page: Page
    mentions: tuple[tuple[Mention, ...], ...]
    things: Things

    @property
    def lexicon(self) -> Lexicon:
        """The words of the text's language."""
        return self.page.lexicon

    def in_sentence(self, index: int) -> list[tuple[Mention, ThingBuilder]]:
        """List the mentions of a sentence that mean a thing."""
        of = self.things.of
        return [(one, of[index, one.head]) for one in self.mentions[index] if (index, one.head) in of]

    def is_joined_on(self, sentence: Sentence, one: Mention, other: Mention) -> bool:
        """Say whether an ending joins one thing to the next: "기념탑과 충혼비"; another word may stand between."""
        ending = self.lexicon.settings.get("joining")
        near = 1 <= other.first - one.last <= _JOINED_NEAR
        return bool(near and ending and re.search(ending, sentence.words[one.last].key))


_JOINED_NEAR = 3
_COMMA = 4
_FAR = 30
_PREPOSED, _OBLIQUE, _GOVERNED = 7, 3, 6
_UNDONE = frozenset({"damaged", "vandalised", "removed", "destroyed", "relocated", "exhumed"})
"""Events by which nothing becomes a memorial: "it was built as a monument" tells of one."""


def nearest(
    scene: Scene, sentence: Sentence, trigger: Hit, *, oblique: bool = False
) -> tuple[Mention, ThingBuilder] | None:
    """Find the mention that a trigger is said of: the nearest, signs and prepositions counted as distance.

    Args:
        scene: the document.
        sentence: where the trigger stands.
        trigger: the word that says something.
        oblique: whether a mention behind a preposition is as good ("daubed paint on the monument").
    """
    best: tuple[float, Mention, ThingBuilder] | None = None
    here = scene.in_sentence(sentence.index)
    named = [one for one, _ in here]
    for mention, thing in here:
        if mention.first <= trigger.first <= mention.head <= trigger.last <= mention.last:
            continue
        within = trigger.first <= mention.first and mention.head <= trigger.last
        own = trigger.section == "events" and mention.role != "part"
        if within and not own:
            continue  # "entered as a monument": a word of the trigger itself; "the building of the monument" is of it
        if (
            mention.near and not (within and own) and not _is_told_behind(scene, sentence, trigger, mention)
        ) or (trigger.name != "unveiled" and _only_tells_where(scene, sentence, trigger, mention)):
            continue
        if trigger.section == "events" and _has_a_clause(scene, sentence, trigger, mention):
            continue
        if trigger.section == "events" and is_in_relative(scene.lexicon, sentence, trigger, mention):
            continue
        if trigger.section == "events" and (
            is_before_that(scene.lexicon, sentence, trigger, mention)
            or is_in_parted_clause(scene.lexicon, sentence, trigger, mention)
            or (trigger.name in _UNDONE and is_likened(scene.lexicon, sentence, mention))
        ):
            continue
        if is_behind_relative(scene.lexicon, sentence, trigger, mention):
            continue
        if is_inserted(scene.lexicon, sentence, trigger, mention, named):
            continue
        cost = over_relative(scene.lexicon, sentence, trigger, mention) or distance(
            sentence, trigger, mention
        )
        relative = is_relative(scene, sentence, trigger, mention)
        if mention.after_preposition and not relative:
            cost += _OBLIQUE if oblique else _PREPOSED
        if relative and is_relative_of_other(scene.page, sentence, mention):
            if not scene.lexicon.settings.get("verb_second", False):
                continue
            cost += _GOVERNED + _PREPOSED
        if mention.role == "anaphor":
            cost += 2
        if trigger.name == "restored" and _is_replacement(scene, sentence, mention):
            cost += _GOVERNED + _PREPOSED
        if trigger.name == "relocated" and _is_goal(sentence, mention):
            cost += _GOVERNED
        if mention.role == "part" and (
            _is_means(scene, sentence, mention) or _is_gain(scene, sentence, trigger, mention)
        ):
            cost += _GOVERNED
        if oblique and (
            tells_where(scene.lexicon, sentence, mention, named)
            or is_ground_of_object(scene.lexicon, sentence, trigger, mention, named)
        ):
            cost += _GOVERNED
        if oblique and is_taken_from(scene.lexicon, sentence, trigger, mention, named):
            cost += _GOVERNED
        if is_ground_behind_object(scene.lexicon, sentence, trigger, mention, named):
            cost += 2 * _PREPOSED
        if mention.first > trigger.last and not _may_precede(scene, sentence, trigger):
            cost += _GOVERNED
        if trigger.section == "events" and _is_of_next_deed(sentence, trigger, mention):
            cost += _GOVERNED
        if trigger.first != mention.first - 1 and _is_of_a_deed(scene, sentence, mention):
            cost += _GOVERNED
        if _is_whole_beside(scene, sentence, mention) or _has_part_behind(scene, sentence, mention):
            cost += _GOVERNED
        if _is_of_joined_verb(scene, sentence, trigger, mention):
            cost += _GOVERNED
        if _is_governed(scene, sentence, mention) or _is_added(scene, sentence, mention):
            cost += _GOVERNED
        if cost <= _FAR and (best is None or cost < best[0]):
            best = (cost, mention, thing)
    return (best[1], best[2]) if best else None


def _has_a_clause(scene: Scene, sentence: Sentence, trigger: Hit, mention: Mention) -> bool:
    """Say whether a mention behind a comma has a verb of its own: "The town was destroyed, the monument opened later"."""
    if scene.lexicon.settings.get("verb_last", False) or mention.after_preposition:
        return False
    if trigger.first <= 1 or (
        scene.lexicon.list("function.clitics") and not has_subject(scene, sentence, trigger)
    ):
        return False  # "Inaugurée en 1950, la stèle a été déplacée"
    between = sentence.words[trigger.last + 1 : mention.first]
    comma = next((word.i for word in reversed(between) if word.text == ","), None)
    if comma is None or any(hit.first in range(comma, mention.first) for hit in sentence.of("events")):
        return False
    behind = mention.last + 1
    while behind < len(sentence.words) and sentence.words[behind].text not in ",;:.":
        behind += 1
    return any(mention.last < hit.first < behind for hit in sentence.of("events"))


def _is_means(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Say whether a part only tells by what something is done: "зірку замінили тризубом"."""
    form = scene.lexicon.settings.get("means")
    return bool(form and re.search(form, sentence.words[mention.head].key)) and not mention.after_preposition


def _is_replacement(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Say whether a mention is what another one was replaced by: "der Adler wurde durch eine Schale ersetzt"."""
    at = mention.first - 1
    while at > 0 and scene.lexicon.matches("function.articles", sentence.words[at].key):
        at -= 1
    return at >= 0 and scene.lexicon.matches("function.by_means", sentence.words[at].key)


def _is_gain(scene: Scene, sentence: Sentence, trigger: Hit, mention: Mention) -> bool:
    """Say whether a part is what something got: "the stairs got new slabs" is told of the stairs."""
    gets = scene.lexicon.matches("status.done", sentence.words[trigger.first].key)
    return trigger.last > trigger.first and gets and mention.first == trigger.last + 1


def _is_goal(sentence: Sentence, mention: Mention) -> bool:
    """Say whether a mention is where something is moved to: "not torn down, but moved to the cemetery"."""
    return mention.after_preposition and any(
        hit.last == mention.first - 1 for hit in sentence.of("destination", "before")
    )


def _only_tells_where(scene: Scene, sentence: Sentence, trigger: Hit, mention: Mention) -> bool:
    """Say whether a word right behind a mention makes it the place of something else: "충혼탑 앞 도로".

    "1996년에 세워진 현충탑 앞에서 헌화했다" tells where, and of the memorial that it was built.
    """
    behind = sentence.words[mention.last + 1 : mention.last + 2]
    if not any(scene.lexicon.matches("function.near_behind", word.key) for word in behind):
        return False
    oblique = read_grammar(scene.lexicon).oblique
    placed = oblique is not None and oblique.search(behind[0].key)
    return not (placed and is_told_before(scene, sentence, trigger, mention))


_RIGHT_BEFORE = 2


def is_told_before(scene: Scene, sentence: Sentence, trigger: Hit, mention: Mention) -> bool:
    """Say whether a verb in the form of an adjective stands right before what it is said of: "1917년 조성된 이 묘지에는"."""
    form = read_grammar(scene.lexicon).attributive
    near = 0 < mention.first - trigger.last <= _RIGHT_BEFORE
    return near and form is not None and bool(form.search(sentence.words[trigger.last].key))


def _may_precede(scene: Scene, sentence: Sentence, trigger: Hit) -> bool:
    """Say whether a verb can stand before what it is said of: where verbs come last, only in the form of an adjective."""
    form = read_grammar(scene.lexicon).attributive
    last = scene.lexicon.settings.get("verb_last", False)
    return not last or form is None or bool(form.search(sentence.words[trigger.last].key))


def is_relative(scene: Scene, sentence: Sentence, trigger: Hit, mention: Mention) -> bool:
    """Say whether a trigger stands in a clause right behind a mention: "in a tomb that the town will build"."""
    behind, parted = mention.last + 1, False
    if scene.lexicon.settings.get("verb_second", False):
        behind = _behind_bracket(sentence, behind)
    if behind < trigger.first and sentence.words[behind].text == ",":
        behind, parted = behind + 1, True
        if _is_apposed(scene, sentence, trigger, behind):
            return True
    lists = ("function.relatives", *(RELATIVES if parted else ()))
    return behind < trigger.first and any(
        scene.lexicon.matches(one, sentence.words[behind].key) for one in lists
    )


def _behind_bracket(sentence: Sentence, behind: int) -> int:
    """Return the comma behind the small words that end a clause: "fand am Denkmal statt, das 1921 eingeweiht wurde"."""
    for at in range(behind, min(behind + _LONGEST_BRACKET, len(sentence.words))):
        word = sentence.words[at]
        if word.text == ",":
            return at
        if not word.is_word or not word.text.islower():
            break
    return behind


_LONGEST_BRACKET = 3


def _is_told_behind(scene: Scene, sentence: Sentence, trigger: Hit, mention: Mention) -> bool:
    """Say whether the relative clause right behind a mention tells of it: "they met at the cross that was found broken"."""
    parted = any(word.text in ",;:" for word in sentence.words[mention.last + 2 : trigger.first])
    return not parted and is_relative(scene, sentence, trigger, mention)


def _is_apposed(scene: Scene, sentence: Sentence, trigger: Hit, behind: int) -> bool:
    """Say whether a trigger is a participle of the noun before its comma: "devant le monument, inauguré en 1921"."""
    form = scene.lexicon.settings.get("apposed")
    beside = trigger.section == "events" and trigger.first == behind
    return bool(form and beside and re.search(form, sentence.words[behind].key))


def _is_governed(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Say whether a mention only tells whose another one is: "the plinth of the monument", where "of" is a word."""
    of = scene.lexicon.settings.get("genitive_word")
    whole = None if of else scene.lexicon.settings.get("whole_word")
    of = of or whole
    if not of:
        return False
    for other, _ in scene.in_sentence(sentence.index):
        if whole and other.role != "part":
            continue
        between = sentence.words[other.last + 1 : mention.first]
        if between and len(between) <= 2 and other.last < mention.first and re.search(of, between[0].key):
            return all(scene.lexicon.matches("function.articles", word.key) for word in between[1:])
    return False


def _is_whole_beside(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Say whether a mention only tells whose part stands right before it, where the genitive needs no word."""
    if not scene.lexicon.settings.get("whole_beside", False) or mention.role == "part":
        return False
    return any(
        one.role == "part" and one.last == mention.first - 1 for one, _ in scene.in_sentence(sentence.index)
    )


def _is_of_next_deed(sentence: Sentence, trigger: Hit, mention: Mention) -> bool:
    """Say whether another deed stands before a mention behind: "on the tomb fell a tree and broke the statue"."""
    return any(trigger.last < hit.first and hit.last < mention.first for hit in sentence.of("events"))


def _is_of_a_deed(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Say whether a mention only tells whose removal or repair was spoken of: "po sejmutí pomníku zůstal sokl"."""
    deed = scene.lexicon.settings.get("verbal_noun")
    if not deed or "genitive_word" in scene.lexicon.settings or not mention.first:
        return False
    before = sentence.words[mention.first - 1]
    return bool(re.search(deed, before.key)) and any(hit.last == before.i for hit in sentence.of("events"))


def _is_of_joined_verb(scene: Scene, sentence: Sentence, trigger: Hit, mention: Mention) -> bool:
    """Say whether a mention is the subject of a verb that is only joined to this one: "탑은 축대가 밀리면서 기울었다".

    Only where a topic before it is left for the last verb.
    """
    settings, words = scene.lexicon.settings, sentence.words
    subject, end, about = (settings.get(name) for name in ("own_subject", "clause_end", "topic"))
    if not subject or not end or not about or not re.search(subject, words[mention.head].key):
        return False
    if not any(re.search(end, word.key) for word in words[mention.last + 1 : trigger.first]):
        return False
    return any(
        one.last < mention.first and re.search(about, words[one.head].key)
        for one, _ in scene.in_sentence(sentence.index)
    )


def _has_part_behind(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Say whether a mention only tells whose part stands right behind it, where verbs come last: "현충탑의 기단"."""
    owning = scene.lexicon.settings.get("owning")
    if (
        not scene.lexicon.settings.get("verb_last", False)
        or mention.role == "part"
        or mention.after_preposition
    ):
        return False
    owns = bool(owning and re.search(owning, sentence.words[mention.head].key))  # "묘지의 비석들"
    return any(
        (owns or one.role == "part" or one.kind == "plaque") and one.first == mention.last + 1
        for one, _ in scene.in_sentence(sentence.index)
    )


def _is_added(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Say whether a mention only tells what another one has: "the slab with a relief"."""
    words, before = sentence.words, mention.first - 1
    if mention.role != "part" or before < 1 or not scene.lexicon.matches("function.with", words[before].key):
        return False
    return any(one.last == before - 1 for one, _ in scene.in_sentence(sentence.index))


def topic(scene: Scene, sentence: Sentence, trigger: Hit) -> ThingBuilder | None:
    """Return the thing that a sentence without a memorial speaks of: by a pronoun, or by leaving it out."""
    if scene.in_sentence(sentence.index) or not points_back(scene, sentence, trigger):
        return None
    meant = meant_by_pronoun(scene.page, scene.things, sentence)
    if meant is not None and meant.mention_before(sentence.index - 1).near:
        return None  # "Das Museum neben dem Mahnmal ist voll. Es wird saniert."
    latest = meant or scene.things.latest(sentence.index, 0) or topic_of_paragraph(scene, sentence)
    if meant is None and latest is not None and is_of_other_gender(scene.page, sentence, latest):
        return None  # "limes were planted; later they were replaced"
    return latest


_FAR_BACK = 5


def topic_of_paragraph(scene: Scene, sentence: Sentence) -> ThingBuilder | None:
    """Return what the sentence's own paragraph spoke of, some sentences before."""
    thing = scene.things.latest(sentence.index, 0, back=_FAR_BACK)
    if thing is None:
        return None
    before = scene.page.sentences[thing.mention_before(sentence.index - 1).sentence]
    return thing if before.paragraph == sentence.paragraph else None


def points_back(scene: Scene, sentence: Sentence, trigger: Hit) -> bool:
    """Say whether a sentence speaks of what was spoken of before: by a pronoun, or by leaving it out."""
    empty = {at for hit in sentence.of("function", "expletives") for at in range(hit.first, hit.last + 1)}
    if any(
        scene.lexicon.matches("function.pronouns", word.key) for word in sentence.words if word.i not in empty
    ):
        return True
    if has_clitic(scene.lexicon, sentence, trigger):
        return True
    if scene.lexicon.settings.get("verb_last", False):
        return _leaves_out(scene, sentence, trigger)
    if not scene.lexicon.settings.get("pro_drop", False) or has_subject(scene, sentence, trigger):
        return False
    # "Se inauguró en 1950 y se derribó en 1990": the second verb goes on with the first.
    first = next(iter(sentence.of("events")), trigger)
    return min(first.first, trigger.first) <= _EARLY


_EARLY = 5


def _leaves_out(scene: Scene, sentence: Sentence, trigger: Hit) -> bool:
    """Say whether a verb that stands last has no subject before it and no object beside it: "국도를 넓히면서 옮겼다"."""
    settings, words = scene.lexicon.settings, sentence.words
    if not settings.get("topic_left_out", False) or trigger.section != "events":
        return False
    times = sentence.covered("time")
    subjects = tuple(scene.lexicon.list("text.subjects"))
    before = [word for word in words[: trigger.first] if word.is_word and word.i not in times]
    if any(
        len(word.key) > 1 and word.key.endswith(subjects) and not _acts(scene, word.key) for word in before
    ):
        return False
    object_, converb = read_grammar(scene.lexicon).object, settings.get("converb")
    for word in reversed(words[: trigger.first]):
        if converb and re.search(converb, word.key):
            return True
        if object_ is not None and object_.search(word.key):
            return False
    return True


def _acts(scene: Scene, key: str) -> bool:
    """Say whether a subject is somebody who does things, so that what they are done to may be left out: "군은 새로 단장했다"."""
    return scene.lexicon.matches("actors.who", key)


def has_subject(scene: Scene, sentence: Sentence, trigger: Hit) -> bool:
    """Say whether a noun that hangs on no preposition stands before a verb: another subject."""
    words = sentence.words
    if not scene.lexicon.settings.get("past"):
        return False
    known = sentence.covered("time", "status", "text", "actors", "causes", "people", "reporting", "events")
    grammar = read_grammar(scene.lexicon)
    verb, beside = grammar.verb, trigger.first - 1
    if grammar.adjective and beside >= 0 and grammar.adjective.search(words[beside].key):
        known.add(beside)  # "a thorough repair": the adjective of the noun that tells it
    for at in range(trigger.first):
        word = words[at]
        governed = any(is_preposition(scene.lexicon, one.key) for one in words[max(0, at - 3) : at + 1])
        if not word.is_word or at in known or governed or len(word.key) < 4:
            continue
        if verb is None or not verb.search(word.key):
            return True
    return False


_SHORT, _OTHER_SENTENCE = 4, 30


def distance(sentence: Sentence, trigger: Hit, mention: Mention) -> float:
    """Count the words between a trigger and a mention; a comma counts as four, a semicolon or dash as eight."""
    low, high = (
        (trigger.last + 1, mention.first)
        if mention.first > trigger.last
        else (mention.last + 1, trigger.first)
    )
    cost = 0.0
    for at in range(low, high):
        text = sentence.words[at].text
        if (
            text == "."
            and at + 1 < high
            and sentence.words[at + 1].is_capital
            and len(sentence.words[at - 1].key) > _SHORT
        ):
            cost += _OTHER_SENTENCE
            continue
        cost += _COMMA if text in ",、(" else 8 if text in ";:–—-" else 1
    return cost
