"""States whose value stands before the word that says them: where the verb comes last ("국방부 소유다", "'흰 비석'이라고 부른다").

Invariant: the thing that such a state is told of stands before its word, and not as the place where something else is.
"""

from __future__ import annotations

import re
from dataclasses import replace

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.shallow.things.coreference import ThingBuilder
from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.triggers.state_facts import state_fact
from cenotaph.extract.text.shallow.triggers.trigger import Fact, Scene
from cenotaph.extract.text.shallow.triggers.unstated import is_question
from cenotaph.extract.text.shallow.words.grammar import read_grammar
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.numbers import find_amounts
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.extract.text.shallow.words.verb_ends import is_former

_WAY = "first"
_NEAR_QUOTE = 12
_COUNTED = 3
_LONGEST_VALUE = 5
_PLACED = re.compile("(?:에|에는|에도|에만)$")
_GRAVES = frozenset({"grave", "mass_grave"})


def find_value_first(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Find where things are, whose they are, what they belong to and what they are called."""
    if is_question(sentence):
        return []
    return [
        *_there(scene, sentence),
        *_custodians(scene, sentence),
        *_wholes(scene, sentence),
        *_names(scene, sentence),
    ]


def _before(scene: Scene, sentence: Sentence, hit: Hit) -> list[tuple[Mention, ThingBuilder]]:
    return [
        one
        for one in scene.in_sentence(sentence.index)
        if one[0].last < hit.first and not one[0].after_preposition and not one[0].quoted
    ]


def _there(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Read "there is": the thing stands right before it, or as the topic with a place before the verb."""
    facts = []
    for hit in sentence.of("presence", "there"):
        before = _before(scene, sentence, hit)
        if not before or hit.first == 0 or is_former(scene.lexicon, sentence, hit):
            continue
        mention, thing = _topic_of(scene, sentence, before, hit)
        if _is_owner(scene, sentence, mention):
            continue  # "탑의 준공식이 23일에 있었다"
        beside = hit.first - mention.last <= (_COUNTED if mention.count else 1)
        placed = mention.role != "part" and bool(_PLACED.search(sentence.words[hit.first - 1].key))
        if not (beside or placed) or (mention.count is not None and thing.kind in _GRAVES):
            continue
        facts.append(state_fact("exists", scene, sentence, hit, (mention, thing), way=_WAY, timed=True))
    return [
        *(fact for fact in facts if fact.status in ("happened", "denied")),
        *_not_there(scene, sentence),
        *_numbered(scene, sentence),
    ]


def _topic_of(
    scene: Scene, sentence: Sentence, before: list[tuple[Mention, ThingBuilder]], hit: Hit
) -> tuple[Mention, ThingBuilder]:
    """Return the memorial nearest to "there is"; the topic, where that one only tells where: "묘는 현충원 묘역에 있다"."""
    topic, nearest = scene.lexicon.settings.get("topic"), before[-1]
    subject = scene.lexicon.settings.get("own_subject")
    own = any(one and re.search(one, sentence.words[nearest[0].head].key) for one in (topic, subject))
    if not topic or own or not _PLACED.search(sentence.words[hit.first - 1].key):
        return nearest
    told = [one for one in before[:-1] if re.search(topic, sentence.words[one[0].head].key)]
    return told[-1] if told else nearest


def _numbered(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Read "전국의 현충시설은 2천200여 곳이다": the topic, and behind it a number with a counter that ends the sentence."""
    topic, facts = scene.lexicon.settings.get("topic"), []
    for hit in sentence.of("presence", "number"):
        before = [one for one in _before(scene, sentence, hit) if one[0].role == "name"]
        amounts = [
            (at, amount) for at, amount in find_amounts(scene.page, sentence) if at.last == hit.first - 1
        ]
        if not topic or len(before) != 1 or not amounts or before[0][1].kind in _GRAVES:
            continue
        mention, thing = before[0]
        if re.search(topic, sentence.words[mention.head].key):
            told = state_fact("exists", scene, sentence, hit, (mention, thing), way=_WAY, timed=True)
            facts.append(replace(told, count=amounts[0][1], count_of="sites"))
    return facts


def _not_there(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Read "there is none": right behind the thing, "그 기념비는 이제 없다", "위령비조차 없다"."""
    facts = []
    for hit in sentence.of("presence", "none"):
        before = _before(scene, sentence, hit)
        if not before or hit.first - before[-1][0].last != 1 or _is_owner(scene, sentence, before[-1][0]):
            continue
        if before[-1][0].role != "part":
            facts.append(state_fact("exists", scene, sentence, hit, before[-1], way=_WAY, status="denied"))
    return facts


def _is_owner(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Say whether a mention only tells whose something is."""
    form = scene.lexicon.settings.get("owning")
    return bool(form and re.search(form, sentence.words[mention.head].key))


def _custodians(scene: Scene, sentence: Sentence) -> list[Fact]:
    facts = []
    for hit in sentence.of("states", "custodian"):
        before = _before(scene, sentence, hit) or _spoken_of(scene, sentence)
        keeper = _keeper(scene, sentence, hit, before[-1][0]) if before else None
        if keeper is not None:
            facts.append(
                state_fact("custodian", scene, sentence, hit, before[-1], way=_WAY, value_span=keeper)
            )
    return [*facts, *_handed_over(scene, sentence)]


def _keeper(scene: Scene, sentence: Sentence, hit: Hit, mention: Mention) -> Span | None:
    """Return who keeps a thing: ahead of it, between it and the verb, or right before the verb."""
    if (keeper := _keeper_ahead(scene, sentence, hit, mention)) is not None:
        return keeper
    here = mention.sentence == sentence.index
    if here and hit.first - mention.last < 2:
        return None
    if (keeper := _keeper_between(scene, sentence, hit, mention)) is not None:
        return keeper
    if not here or _is_no_keeper(scene, sentence.words[hit.first - 1].key):
        return None
    first = max(mention.last + 1, hit.first - _LONGEST_VALUE)
    while first < hit.first - 1 and (
        any(one.first == first for one in sentence.of("events", "maintained"))
        or scene.lexicon.matches("states.care", sentence.words[first].key)
    ):
        first += 1  # "탑의 관리는 유족회가 맡고 있다"
    start, end = sentence.span_of(first, hit.first - 1)
    return start, end - _ending(scene, sentence.words[hit.first - 1].key)


def _keeper_ahead(scene: Scene, sentence: Sentence, hit: Hit, mention: Mention) -> Span | None:
    """Return who runs a thing that is the object right before its verb: "시설공단이 추모공원을 운영한다"."""
    object_, words = read_grammar(scene.lexicon).object, sentence.words
    if object_ is None or hit.first - mention.last != 1 or not object_.search(words[mention.head].key):
        return None
    for word in reversed(words[max(0, mention.first - _COUNTED) : mention.first]):
        if scene.lexicon.matches("actors.who", word.key):
            letters = _ending(scene, word.key) or int(scene.lexicon.matches("reporting.short", word.key))
            return (word.start, word.end - letters) if letters else None
    return None


def _keeper_between(scene: Scene, sentence: Sentence, hit: Hit, mention: Mention) -> Span | None:
    """Return who is told to act between a thing and its verb: "묘역은 국가보훈처가 국립묘지에 준해 관리한다"."""
    first = mention.last + 1 if mention.sentence == sentence.index else 0
    for word in sentence.words[first : hit.first]:
        letters = _ending(scene, word.key)
        if letters and scene.lexicon.matches("actors.who", word.key):
            return sentence.words[_with_joined(scene, sentence, word.i, first)].start, word.end - letters
    return None


def _with_joined(scene: Scene, sentence: Sentence, at: int, first: int) -> int:
    """Return where a list of keepers begins: "국방부와 포천시가"."""
    form = scene.lexicon.settings.get("joining")
    while form and at > first and re.search(form, sentence.words[at - 1].key):
        at -= 1
    return at


def _spoken_of(scene: Scene, sentence: Sentence) -> list[tuple[Mention, ThingBuilder]]:
    """Return what the sentence before spoke of, where this one names no memorial: "시가 함께 관리하며"."""
    if scene.in_sentence(sentence.index) or not sentence.index:
        return []
    thing = scene.things.latest(sentence.index, 0, back=1)
    return [(thing.mention_before(sentence.index), thing)] if thing is not None else []


def _is_no_keeper(scene: Scene, key: str) -> bool:
    """Say whether a word before a verb of keeping only tells how or what: "국립묘지 수준으로 관리한다"."""
    goal, object_ = scene.lexicon.settings.get("goal"), read_grammar(scene.lexicon).object
    return bool(goal and re.search(goal, key)) or bool(object_ and object_.search(key))


def _handed_over(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Read "비의 소유권은 지난달 시로 넘어갔다": to whom, by an ending of direction between the right and the verb."""
    form = scene.lexicon.settings.get("destination")
    rights = sentence.of("states", "rights")
    things = [one for one in scene.in_sentence(sentence.index) if rights and one[0].last < rights[0].first]
    if not form or not things:
        return []
    times = sentence.covered("time")
    for hit in sentence.of("states", "handed"):
        for word in reversed(sentence.words[rights[0].last + 1 : hit.first]):
            ending = None if word.i in times else re.search(form, word.key)
            if ending is not None:
                value = word.start, word.end - len(ending[0])
                return [
                    state_fact(
                        "custodian", scene, sentence, hit, things[-1], way=_WAY, value_span=value, timed=True
                    )
                ]
    return []


def _ending(scene: Scene, key: str) -> int:
    """Return how many letters at the end of a word mark that it is the subject."""
    endings = (one for one in scene.lexicon.list("text.subjects") if key.endswith(one))
    return max((len(one) for one in endings if len(key) - len(one) > 1), default=0)


def _wholes(scene: Scene, sentence: Sentence) -> list[Fact]:
    facts = []
    for hit in sentence.of("states", "part_of"):
        before = _before(scene, sentence, hit)
        if not before or hit.first - before[0][0].last < 2:
            continue
        value = sentence.span_of(max(before[0][0].last + 1, hit.first - _LONGEST_VALUE), hit.first - 1)
        facts.append(state_fact("part_of", scene, sentence, hit, before[0], way=_WAY, value_span=value))
    return facts


def _names(scene: Scene, sentence: Sentence) -> list[Fact]:
    facts = []
    named = sentence.of("states", "named")
    told = (*named, *sentence.of("states", "renamed"))
    renamed = [one for one in told[len(named) :] if any(other.first < one.first for other in told)]
    for hit in (*named, *renamed):  # "이름은 ‘X’으로 바뀐다"
        at = sentence.words[hit.first].start
        quoted = next((one for one in scene.page.quoted if 0 <= at - one.outer[1] <= _NEAR_QUOTE), None)
        called = _called(scene, sentence, hit) or next(reversed(_before(scene, sentence, hit)), None)
        value = (quoted.start, quoted.end) if quoted else _new_name(scene, sentence, hit)
        if value is None or called is None:
            continue
        facts.append(state_fact("named", scene, sentence, hit, called, way=_WAY, value_span=value))
    return facts


def _new_name(scene: Scene, sentence: Sentence, hit: Hit) -> Span | None:
    """Return what a thing is called from now on, without marks: "평화공원으로 이름을 바꿨다"."""
    goal = scene.lexicon.settings.get("goal")
    renamed = any(
        scene.lexicon.matches("states.renamed", sentence.words[at].key) for at in (hit.first, hit.last)
    )
    if not goal or not renamed or hit.first == 0:
        return None
    word = sentence.words[hit.first - 1]
    ending = re.search(goal, word.key)
    return (word.start, word.end - len(ending[0])) if ending else None


def _called(scene: Scene, sentence: Sentence, hit: Hit) -> tuple[Mention, ThingBuilder] | None:
    """Return the thing of "'호국탑'으로 불리는 충혼탑": right behind a verb in the form of an adjective."""
    form = read_grammar(scene.lexicon).attributive
    if form is None or not form.search(sentence.words[hit.last].key):
        return None
    behind = [one for one in scene.in_sentence(sentence.index) if one[0].first - hit.last == 1]
    return behind[0] if behind and not behind[0][0].quoted else None
