"""Who lies where, and how many: numbers of people with a word of burial, numbers of graves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from cenotaph.extract.text.reading import TO_COME, Amount, CountOf
from cenotaph.extract.text.shallow.subjects.left_out import BURIAL
from cenotaph.extract.text.shallow.things.coreference import ThingBuilder
from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.triggers.moves import moves_away
from cenotaph.extract.text.shallow.triggers.statuses import is_question, status_of
from cenotaph.extract.text.shallow.triggers.trigger import Fact, Scene, distance
from cenotaph.extract.text.shallow.words.grammar import is_verb_form, read_grammar
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.numbers import find_amounts
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.extract.text.shallow.words.tokens import Word

_NOT_DONE = TO_COME | {"denied"}
_REACH = 4
"""Words between a number and what is counted."""


def find_burials(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Find how many people lie buried somewhere, and how many graves there are."""
    if is_question(sentence):
        return []
    spoken_of = sentence.has("burials") or sentence.has("people", "unknown")
    if not scene.in_sentence(sentence.index) and not spoken_of:
        return []
    amounts = find_amounts(scene.page, sentence)
    graves = [*_elliptic(scene, sentence, amounts), *_graves(scene, sentence)]
    if not amounts:
        return graves
    verbs = sentence.of("burials", "verbs", "reburied", "number") or _goes_on(scene, sentence)
    of_graves = {
        id(one)
        for one, _ in scene.in_sentence(sentence.index)
        if one.kind in ("grave", "mass_grave") and graves
    }
    people: list[Fact] = []
    for at, amount in amounts:
        named = _named_unknown(scene, sentence, at)
        counted = named or counted_people(scene, sentence, at)
        counted = counted or _shared(scene, sentence, at, people)
        counted = counted or _bare(scene, sentence, at) or _left_unknown(scene, sentence, at)
        counted = counted or _told_number(sentence, at)
        if counted is None:
            continue
        beside = _owner(scene, sentence, at)
        unknown = counted == "unknown_people" and (named is not None or _are_unknown(scene, sentence))
        if not verbs and not unknown and (beside is None or sentence.has("events", "exhumed", "laid")):
            continue
        trigger = _verb_of(scene, sentence, verbs, at) if verbs else at
        if trigger is not at and _are_others(scene, sentence, at, trigger, amounts):
            continue
        if trigger.name == "reburied" and sentence.has("resting", "away"):
            continue  # "wurden von hier umgebettet"
        found = beside or _where(scene, sentence, trigger, at)
        if found is None or (id(found[0]) in of_graves and found[0] and found[0].count == amount):
            continue
        if found[0] is not None and found[0].kind == "grave" and _is_counted(found[0]):
            found = _ground_with(scene, sentence, found[0]) or found
        mention, thing = found
        if mention is None and trigger.name == "reburied" and scene.lexicon.settings.get("verb_last", False):
            continue  # "23위를 강제 이장했다": from there, or elsewhere
        about = mention.span if mention else thing.mention_before(sentence.index).span
        status = status_of(scene, sentence, trigger)
        if thing.kind in ("monument", "plaque") and _are_tablets(scene, sentence, at):
            people.append(_tablets(sentence, trigger, found, amount, at))
            continue
        people.append(
            Fact(
                "burials", sentence.index, trigger, thing, about, mention, "buried",
                status=status if status in _NOT_DONE else "happened", value=_kind_of(scene, sentence, thing, (at, counted)), count=amount, count_of=counted,
                timed=trigger.name == "reburied",
            )
        )  # fmt: skip
    return [*graves, *_among_soldiers(people)]


def _kind_of(scene: Scene, sentence: Sentence, thing: ThingBuilder, told: tuple[Hit, CountOf]) -> str | None:
    """Return the type of grave; of those unknown that they are soldiers: "zwölf unbekannte Soldaten"."""
    at, counted = told
    if counted != "unknown_people":
        return _type_of(thing) or _in_mass(scene, sentence)
    beside = [
        one
        for one in sentence.of("people", "military")
        if 0 < one.first - at.last <= _REACH
        and not any(word.text in ",.;:()" for word in sentence.words[at.last : one.first])
    ]
    return "military" if beside and scene.lexicon.settings.get("nouns_capital") else _type_of(thing)


def _in_mass(scene: Scene, sentence: Sentence) -> str | None:
    """Read "on the field lie 3,000 prisoners in mass graves": graves that are not counted tell how they lie there."""
    graves = [one for one, _ in scene.in_sentence(sentence.index) if one.kind == "mass_grave"]
    return "mass" if any(one.after_preposition and one.count is None for one in graves) else None


def _goes_on(scene: Scene, sentence: Sentence) -> list[Hit]:
    """Return the words by which a sentence counts some of those whom the one before told to be buried: "Among them are 135 X"."""
    before = scene.page.sentences[sentence.index - 1] if sentence.index else None
    if before is None or not before.has("burials", "verbs") or sentence.has("events"):
        return []
    return [hit for hit in sentence.of("burials", "among") if hit.first == 0]


_NEAR_TABLETS = 3


def _verb_of(scene: Scene, sentence: Sentence, verbs: list[Hit], at: Hit) -> Hit:
    """Return the verb nearest to a number; where verbs stand last, the next one, if none describes who is counted."""
    if not scene.lexicon.settings.get("verb_last", False):
        return min(verbs, key=lambda one: abs(one.first - at.first))
    told = [one for one in verbs if _describes(scene, sentence, one, at)]
    behind = [one for one in verbs if one.first > at.last]
    return told[-1] if told else behind[0] if behind else verbs[-1]


def _describes(scene: Scene, sentence: Sentence, verb: Hit, at: Hit) -> bool:
    """Say whether a verb stands before its noun and the number of it: "묘지에 묻혀 있던 전사자 17명", "안치된 38위"."""
    form = read_grammar(scene.lexicon).attributive
    if form is None or not 0 < at.first - verb.last <= _REACH:
        return False
    return any(form.search(word.key) for word in sentence.words[verb.last : min(verb.last + 2, at.first)])


def _are_others(
    scene: Scene, sentence: Sentence, at: Hit, verb: Hit, amounts: list[tuple[Hit, Amount]]
) -> bool:
    """Say whether those counted do something else, and others with a number lie there: "수천 명의 의병이 싸우다 숨진 ..."."""
    subject = scene.lexicon.settings.get("own_subject")
    behind = sentence.words[at.last + 1 : at.last + 1 + _REACH]
    acts = next((word.i for word in behind if subject and re.search(subject, word.key)), None)
    if acts is None or acts + 1 >= verb.first or sentence.words[acts + 1].text == ",":
        return False
    later = [one for one, _ in amounts if acts < one.first < verb.first]
    return any(counted_people(scene, sentence, one) for one in later)


def _are_tablets(scene: Scene, sentence: Sentence, at: Hit) -> bool:
    """Say whether a number is one of tablets with names: "312위의 위패를 모신 충혼탑" is for 312, none of whom lies there."""
    beside = sentence.words[max(0, at.first - 1) : at.last + 1 + _NEAR_TABLETS]
    if scene.lexicon.settings.get("counts_behind", False):
        beside = sentence.words  # "전몰군경 310위, 민간인 240위 등의 위패"
    return any(scene.lexicon.matches("burials.tablets", word.key) for word in beside)


def _tablets(
    sentence: Sentence, trigger: Hit, found: tuple[Mention | None, ThingBuilder], amount: Amount, at: Hit
) -> Fact:
    mention, thing = found
    about = mention.span if mention else thing.mention_before(sentence.index).span
    return Fact(
        "commemorates", sentence.index, trigger, thing, about, mention, "names_of",
        value_span=sentence.span_of(at.first, at.last), count=amount, count_of="people",
    )  # fmt: skip


def _among_soldiers(facts: list[Fact]) -> list[Fact]:
    """Mark as soldiers those unknown who are part of a number of soldiers: "1,100 soldiers, 350 of them unknown"."""
    soldiers = any(one.count_of == "military" for one in facts)
    return [
        replace(one, value="military") if soldiers and one.count_of == "unknown_people" else one
        for one in facts
    ]


def _graves(scene: Scene, sentence: Sentence) -> list[Fact]:
    facts = []
    for mention, thing in scene.in_sentence(sentence.index):
        if mention.count is None or mention.kind not in ("grave", "mass_grave") or not _is_counted(mention):
            continue
        number = mention.count
        if _is_done_to(scene, sentence, mention):
            continue
        if is_of_several_kinds(scene, sentence, mention):
            continue
        stated = sentence.covered("states")
        if any(0 < mention.first - hit.last <= _NEAR_BUILT for hit in sentence.of("events", "erected")):
            continue  # "the setting up of 56 gravestones"
        if any(
            hit.first not in stated
            for hit in sentence.of(
                "events",
                "maintained",
                "removed",
                "destroyed",
                "vandalised",
                "damaged",
                "restored",
                "relocated",
            )
        ) or any(moves_away(scene, sentence, hit, thing) for hit in sentence.of("events", "erected")):
            continue
        single = any(mention.first <= hit.first <= mention.head for hit in sentence.of("burials", "single"))
        if mention.after_preposition and _is_ceremony(scene, sentence, mention):
            continue
        value = "mass" if mention.kind == "mass_grave" else "single" if single else None
        ground = _ground_with(scene, sentence, mention)
        if ground is None and value is None and mention.first == mention.last:
            ground = _ground_of_plain(scene, sentence, mention)
        told, thing = ground or (mention, thing)
        here = told if told.sentence == sentence.index else None
        facts.append(
            Fact(
                "burials", sentence.index, Hit(mention.head, mention.head, "", ""), thing, told.span, here,
                "graves", value=value, count=number, count_of="graves",
            )
        )  # fmt: skip
    return facts


def _is_done_to(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Say whether a counter behind graves has the ending of an object: "묘 500기를 개장했다" tells what was done to so many."""
    object_ = read_grammar(scene.lexicon).object
    behind = [
        word for word in sentence.words[mention.last + 1 : mention.last + 1 + _REACH] if not word.is_number
    ]
    return object_ is not None and bool(behind) and bool(object_.search(behind[0].key))


def _is_ceremony(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Say whether flowers or candles are put on some graves, which says of so many that they were visited."""
    before = sentence.words[max(0, mention.first - _NEAR_FLOWERS) : mention.first]
    return any(scene.lexicon.matches("function.ceremony", word.key) for word in before)


_NEAR_FLOWERS = 4


def is_of_several_kinds(scene: Scene, sentence: Sentence, graves: Mention) -> bool:
    """Say whether a number counts other memorials as well: "2,140 war graves and memorial sites" are no burials."""
    words, joint = sentence.words, graves.last + 1
    if joint >= len(words) or not scene.lexicon.matches("function.conjunctions", words[joint].key):
        return False
    others = sentence.of("kinds", "monument", "memorial_site", "plaque", "statue")
    return any(0 < one.first - joint <= _NEAR_JOINED for one in others)


_NEAR_JOINED = 2


def _ground_with(scene: Scene, sentence: Sentence, graves: Mention) -> tuple[Mention, ThingBuilder] | None:
    """Return the cemetery of "1043 cemeteries with 31,412 graves", "le cimetière compte 32 tombes"."""
    for mention, thing in scene.in_sentence(sentence.index):
        between = sentence.words[mention.last + 1 : graves.first]
        if thing.kind not in _GROUNDS or thing.kind == "mass_grave" or not 0 < len(between) <= _NEAR_HOLDS:
            continue
        if len(between) <= _NEAR_WITH and scene.lexicon.matches("function.with", between[0].key):
            return mention, thing
        if _holds(scene, sentence, mention, between):
            return mention, thing
    return None


_NEAR_WITH, _NEAR_HOLDS, _NEAR_BUILT = 5, 12, 2


def _ground_of_plain(
    scene: Scene, sentence: Sentence, graves: Mention
) -> tuple[Mention, ThingBuilder] | None:
    """Return the cemetery of "in the cemetery are 412 graves": graves that nothing tells apart are no thing of their own."""
    for mention, thing in scene.in_sentence(sentence.index):
        between = sentence.words[mention.last + 1 : graves.first]
        if thing.kind not in _PLOTS or not mention.after_preposition or not 0 < len(between) <= _NEAR_PLAIN:
            continue
        if not any(word.text in ".;:" for word in between):
            return mention, thing
    before = sentence.words[max(0, graves.first - _NEAR_PLAIN) : graves.first]
    if any(scene.lexicon.matches("function.pronouns", word.key) for word in before):
        thing_before = scene.things.latest(sentence.index, 0)
        if thing_before is not None and thing_before.kind in _PLOTS:
            return thing_before.mention_before(sentence.index - 1), thing_before  # "here are 412 graves"
    return None


_PLOTS = frozenset({"cemetery", "memorial_site"})
_NEAR_PLAIN = 6


def _holds(scene: Scene, sentence: Sentence, ground: Mention, between: Sequence[Word]) -> bool:
    """Say whether a cemetery is the subject of a verb of having, with no preposition before it."""
    first = sentence.words[ground.first - 1] if ground.first else None
    if first is not None and scene.lexicon.matches("function.articles", first.key) and ground.first > 1:
        first = sentence.words[ground.first - 2]
    led = first is not None and scene.lexicon.matches("function.prepositions", first.key)
    return not led and any(scene.lexicon.matches("burials.holds", word.key) for word in between)


def _elliptic(scene: Scene, sentence: Sentence, amounts: list[tuple[Hit, Amount]]) -> list[Fact]:
    """Read "11 mass and 345 single graves": the first number without its noun."""
    facts = []
    ending = {at.last: amount for at, amount in amounts}
    heads = {mention.head for mention, _ in scene.in_sentence(sentence.index) if mention.count is not None}
    for hit in sentence.of("burials", "mass", "single"):
        if hit.last in heads:
            continue  # "345 Einzelgräber": one word for the number's noun and its kind
        amount = ending.get(hit.first - 1)
        behind = next(
            (
                (mention, thing)
                for mention, thing in scene.in_sentence(sentence.index)
                if 0 < mention.head - hit.last <= 5 and mention.count is not None and mention.count != amount
            ),
            None,
        )
        found = behind or _graves_before(scene, sentence, hit)
        if amount is None or found is None:
            continue
        mention, thing = found
        about = (
            (sentence.words[hit.first].start, sentence.words[mention.head].end) if behind else mention.span
        )
        if (ground := _ground_with(scene, sentence, mention)) is not None:
            about, thing = ground[0].span, ground[1]
        facts.append(
            Fact(
                "burials", sentence.index, hit, thing, about, None, "graves", value=hit.name,
                count=amount, count_of="graves",
            )
        )  # fmt: skip
    return facts


def _graves_before(scene: Scene, sentence: Sentence, hit: Hit) -> tuple[Mention, ThingBuilder] | None:
    """Return the graves of "in 11 mass graves and 46 single ones": counted, and joined right before the second number."""
    for mention, thing in scene.in_sentence(sentence.index):
        between = sentence.words[mention.last + 1 : hit.first - 1]
        if mention.count is None or mention.kind not in ("grave", "mass_grave") or len(between) not in (1, 2):
            continue
        if scene.lexicon.matches("function.conjunctions", between[-1].key):
            return mention, thing
    return None


def _is_counted(mention: Mention) -> bool:
    return mention.count is not None and (mention.count.max is None or mention.count.max > 1)


def counted_people(scene: Scene, sentence: Sentence, at: Hit) -> CountOf | None:
    """Tell what a number counts, if it counts people: by the first word for people behind it."""
    reach = range(at.last, at.last + 2 + _REACH)  # "2천명": the counter may be one word with the number
    hits = [hit for hit in sentence.of("people") if hit.first in reach]
    if hits and scene.lexicon.matches("dedication.names", sentence.words[hits[0].first].key):
        return (
            "people" if sentence.has("dedication", "names") and not sentence.has("burials", "verbs") else None
        )
    if scene.lexicon.settings.get("counts_behind", False):
        before = [hit for hit in sentence.of("people") if hit.last == at.first - 1]
        hits = [*before, *hits]
    counter = sentence.words[at.last + 1 : at.last + 2]
    if counter and scene.lexicon.matches("function.counters", counter[0].key):
        hits = [hit for hit in hits if hit.last < at.first]  # "11곳에 안치된 유공자": so many places
    if not hits:
        return None
    owning = scene.lexicon.settings.get("owning")
    if owning and len(hits) > 1 and re.search(owning, sentence.words[hits[0].last].key):
        hits = hits[1:]  # "1,234명의 병사": the counter tells nothing of its own
    between = sentence.words[at.last + 1 : hits[0].first]
    if between and scene.lexicon.matches("function.conjunctions", between[0].key):
        between = tuple(
            word for word in between if not word.is_number
        )  # "in A 7,000 and in B 1,800 soldiers"
    if any(word.text in ",.;:()" or _is_another(scene, sentence, word) for word in between) or any(
        hit.first in range(at.last + 1, hits[0].first)
        for hit in (*sentence.of("kinds"), *sentence.of("burials", "single"), *_acts(scene, sentence))
    ):
        return None
    beside = [
        hit
        for hit in hits[1:2]
        if not any(
            word.text in ",.;:()" or word.is_number for word in sentence.words[hits[0].last + 1 : hit.first]
        )
        and not any(
            hits[0].last < one.first < hit.first for one, _ in find_amounts(scene.page, sentence)
        )  # "17 soldiers and six civilians"
    ]
    names = {hit.name for hit in (hits[0], *beside)}
    if hits[0].name == "formations":
        return None  # "of three armies"
    if "unknown" in names:
        return "unknown_people"
    if "civilian" in names:
        return "civilian"
    # "The remains of 20 soldiers" are soldiers too.
    who = hits[1] if hits[0].name == "bodies" and len(hits) > 1 else hits[0]
    return "military" if who.name == "military" else "people"


def _are_unknown(scene: Scene, sentence: Sentence) -> bool:
    """Say whether those who lie there "are unknown"."""
    return any(
        scene.lexicon.matches("resting.are", word.key)
        for hit in sentence.of("people", "unknown")
        for word in sentence.words[max(0, hit.first - _NEAR_ARE) : hit.last + 1]
    )


_NEAR_ARE = 4


_UNKNOWN_REACH = 7


def _left_unknown(scene: Scene, sentence: Sentence, at: Hit) -> CountOf | None:
    """Read "about 700 are unknown to this day", "the names of 1,240 of them are unknown": no noun, but a verb, between."""
    for hit in sentence.of("people", "unknown"):
        between = sentence.words[at.last + 1 : hit.first]
        if not between and hit.last > hit.first:
            return "unknown_people"  # "34 nunca fueron identificados": the entry has its own verb
        if not 0 < len(between) <= _UNKNOWN_REACH or any(
            word.text in ",.;:()" or word.is_capital for word in between
        ):
            continue
        if any(scene.lexicon.matches("resting.are", word.key) for word in between):
            return "unknown_people"
    return None


def _named_unknown(scene: Scene, sentence: Sentence, at: Hit) -> CountOf | None:
    """Read "the names of 98 heroes are unknown": the word for names right before the number tells it of so many."""
    before = sentence.words[at.first - 1 : at.first] if at.first else ()
    if not any(scene.lexicon.matches("dedication.names", word.key) for word in before):
        return None
    reach = sentence.words[at.last + 1 : at.last + 1 + _UNKNOWN_REACH]
    signs = [word.i for word in reach if word.text in ",.;:()"]
    end = signs[0] if signs else at.last + 1 + len(reach)
    told = any(at.last < hit.first < end for hit in sentence.of("people", "unknown"))
    return "unknown_people" if told else None


def _bare(scene: Scene, sentence: Sentence, at: Hit) -> CountOf | None:
    """Read "all three lay in a common grave": a small number in a word, right before the verb."""
    if sentence.words[at.last].is_number or any(
        word.is_number for word in sentence.words[at.first : at.last]
    ):
        return None
    if scene.lexicon.matches("function.indefinite", sentence.words[at.last].key):
        return None  # "un caveau abrite": the article counts nobody
    verb = any(0 < hit.first - at.last <= _TO_VERB for hit in sentence.of("burials", "verbs"))
    return "people" if verb and sentence.has("kinds", "grave", "mass_grave") else None


_TO_VERB = 2


def _told_number(sentence: Sentence, at: Hit) -> CountOf | None:
    """Read "the number of those buried in the cemetery is put at 3,000": the noun stands before, and no sign between."""
    for hit in sentence.of("burials", "number"):
        between = sentence.words[hit.last + 1 : at.first]
        if hit.last < at.first and not any(word.text in ",;:()" for word in between):
            return "people"
    return None


def _shared(scene: Scene, sentence: Sentence, at: Hit, people: list[Fact]) -> CountOf | None:
    """Read "912 Austrian soldiers, 65 German and 227 Russian": an adjective without the noun of the number before."""
    words, adjective = sentence.words, read_grammar(scene.lexicon).genitive_adjective
    if not people or adjective is None or at.first < 1 or at.last + 1 >= len(words):
        return None
    before = words[at.first - 1]
    listed = before.text == "," or scene.lexicon.matches("function.conjunctions", before.key)
    own = at.last + 1
    if own + 1 < len(words) and scene.lexicon.matches("places.from", words[own].key):
        own += 1  # "212 of the Austrian army and 96 of the Russian"
    behind = words[own + 1] if own + 1 < len(words) else None
    ends = behind is None or not behind.is_word or scene.lexicon.matches("function.conjunctions", behind.key)
    alone = listed and ends and bool(adjective.search(words[own].key))
    return people[-1].count_of if alone else None


def _acts(scene: Scene, sentence: Sentence) -> list[Hit]:
    """List the verbs behind which others are spoken of, where what is counted stands before its number."""
    return sentence.of("events") if scene.lexicon.settings.get("counts_behind", False) else []


def _is_another(scene: Scene, sentence: Sentence, word: Word) -> bool:
    """Say whether a number begins to count something else; "318 German and 204 Russian soldiers" shares its noun."""
    joint = sentence.words[word.i - 1]
    return word.is_number and not scene.lexicon.matches("function.conjunctions", joint.key)


def _owner(scene: Scene, sentence: Sentence, at: Hit) -> tuple[Mention, ThingBuilder] | None:
    """Return the grave of "the grave of 26 soldiers": a burial place right before the number, and no verb.

    Where counters stand behind, right behind a counter that says whose it is: "의병 15명의 무덤".
    """
    owning, counter = scene.lexicon.settings.get("owning"), sentence.words[at.last + 1 : at.last + 2]
    owned = bool(owning and counter and re.search(owning, counter[0].key))
    for mention, thing in scene.in_sentence(sentence.index):
        if owned and thing.kind in ("cemetery", "mass_grave", "grave") and mention.first == at.last + 2:
            return mention, thing
        if thing.kind in ("cemetery", "mass_grave", "grave") and 0 < at.first - mention.head <= 2:
            between = sentence.words[mention.head + 1 : at.first]
            if not any(word.text in ",.;:" or _is_verb(scene, word) for word in between):
                return mention, thing
    return None


def _is_verb(scene: Scene, word: Word) -> bool:
    return len(word.key) >= _SHORTEST_VERB and is_verb_form(scene.lexicon, word.key)


_SHORTEST_VERB = 4


def _where(
    scene: Scene, sentence: Sentence, trigger: Hit, at: Hit
) -> tuple[Mention | None, ThingBuilder] | None:
    if (spoken_of := _ground_by_pronoun(scene, sentence)) is not None:
        return None, spoken_of
    fitting = [
        (distance(sentence, at if mention.first < at.first else trigger, mention), mention, thing)
        for mention, thing in scene.in_sentence(sentence.index)
        if thing.kind in BURIAL and mention.role != "part"
    ]
    fitting = [one for one in fitting if not _is_of_another_verb(sentence, one[1], at, trigger)] or fitting
    if scene.lexicon.settings.get("verb_last", False):
        fitting = [one for one in fitting if not _is_done_something(scene, sentence, one[1], trigger)]
        near = [one for one in fitting if one[1].first <= trigger.last + _REACH]
        fitting = near or fitting  # "탑에 912위(경찰관 870)를 봉안했으며, 조형물에는 ..."
    if _describes(scene, sentence, trigger, at):
        fitting = [
            one for one in fitting if one[1].first < at.first
        ]  # "이곳에 묻혔던 12명을 국립묘지로 옮겼다"
    ground = None if fitting else _ground_before(scene, sentence)
    if not fitting and ground is None:  # "under the plinth lie six"
        fitting = [
            (0, mention, thing)
            for mention, thing in scene.in_sentence(sentence.index)
            if mention.role == "part" and thing.kind in BURIAL
        ]
    if fitting:
        best = min(fitting, key=lambda one: one[0])
        return best[1], best[2]
    thing = scene.things.latest(sentence.index, 0, back=2)
    if thing is None or thing.kind not in _GROUNDS:
        thing = ground or thing  # the cemetery that the crosses stand on
    elif thing.kind == "memorial_site" and (beside := _cemetery_beside(scene, sentence, thing)) is not None:
        thing = beside
    return (None, thing) if thing and thing.kind in BURIAL else None


def _is_done_something(scene: Scene, sentence: Sentence, ground: Mention, trigger: Hit) -> bool:
    """Say whether a place is what another verb is done to: "102위는 봉환했고 91위는 현지에서 묘소를 단장했다"."""
    object_ = read_grammar(scene.lexicon).object
    if object_ is None or not object_.search(sentence.words[ground.head].key):
        return False
    return not 0 < ground.first - trigger.last <= _TO_VERB + 1  # "30명이 묻힌 묘지를 단장했다"


def _is_of_another_verb(sentence: Sentence, ground: Mention, at: Hit, trigger: Hit) -> bool:
    """Say whether a verb of burial parts a place from a number: "봉안관에 안치했다가 네 분은 묘지에 안장했다"."""
    verbs = sentence.of("burials", "verbs", "reburied")
    return any(ground.last < one.first < at.first and one.first != trigger.first for one in verbs)


_BACK = 4
_GROUNDS = frozenset({"cemetery", "mass_grave", "memorial_site"})


def _ground_by_pronoun(scene: Scene, sentence: Sentence) -> ThingBuilder | None:
    """Return the cemetery of "in 11 mass graves 219 soldiers were buried in it": a pronoun behind "in"."""
    matches, words = scene.lexicon.matches, sentence.words
    led = any(
        matches("places.within", one.key) or matches("places.on", one.key)
        for one, behind in pairwise(words)
        if matches("function.objects", behind.key)
    )
    return _ground_before(scene, sentence) if led else None


def _ground_before(scene: Scene, sentence: Sentence) -> ThingBuilder | None:
    """Return the cemetery or mass grave last spoken of: of "in the churchyard is a mass grave" the grave."""
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _BACK), -1):
        named = [
            (mention.after_preposition, thing)
            for mention, thing in scene.in_sentence(index)
            if thing.kind in _GROUNDS and mention.role != "part"
        ]
        if named:
            return min(named, key=lambda one: one[0])[1]
    return None


def _cemetery_beside(scene: Scene, sentence: Sentence, site: ThingBuilder) -> ThingBuilder | None:
    """Return the cemetery that the sentence before names beside a memorial site: the dead lie there."""
    named = [thing for _, thing in scene.in_sentence(sentence.index - 1)] if sentence.index else []
    return (
        next((one for one in named if one.kind in ("cemetery", "mass_grave")), None)
        if site in named
        else None
    )


def _type_of(thing: ThingBuilder) -> str | None:
    return "mass" if thing.kind == "mass_grave" else None
