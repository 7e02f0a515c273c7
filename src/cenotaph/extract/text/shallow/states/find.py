"""What holds of memorials: where they stand, whom they are for, what is written on them, how they are kept."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.reading import Status
from cenotaph.extract.text.shallow.burials.find import is_of_several_kinds
from cenotaph.extract.text.shallow.states.absence import find_absence
from cenotaph.extract.text.shallow.states.dedicatees_ahead import dedicatee_ahead
from cenotaph.extract.text.shallow.states.named_people import find_named_people
from cenotaph.extract.text.shallow.states.noun_states import find_noun_states
from cenotaph.extract.text.shallow.states.standing_not import (
    is_condition_of_another,
    is_owner,
    is_told_of_a_place,
    tells_a_state,
)
from cenotaph.extract.text.shallow.states.value_behind import find_value_behind
from cenotaph.extract.text.shallow.states.value_first import find_value_first
from cenotaph.extract.text.shallow.subjects.other_nouns import has_other_subject
from cenotaph.extract.text.shallow.subjects.own_nouns import is_whose
from cenotaph.extract.text.shallow.subjects.sides import has_side_of
from cenotaph.extract.text.shallow.subjects.topic_deeds import deed_of_topic
from cenotaph.extract.text.shallow.things.coreference import ThingBuilder
from cenotaph.extract.text.shallow.things.gender import is_of_other_gender, is_relative_of_other
from cenotaph.extract.text.shallow.things.mentions import DEDICATED, Mention
from cenotaph.extract.text.shallow.triggers.agreement import hangs_on_preposition, is_no_subject
from cenotaph.extract.text.shallow.triggers.statuses import is_hypothetical, is_question, status_of
from cenotaph.extract.text.shallow.triggers.trigger import (
    Fact,
    Scene,
    has_subject,
    is_relative,
    nearest,
    topic,
    topic_of_paragraph,
)
from cenotaph.extract.text.shallow.words.grammar import read_grammar
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.noun_phrases import phrase_end
from cenotaph.extract.text.shallow.words.numbers import find_amounts
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.extract.text.shallow.words.prices import is_price
from cenotaph.extract.text.shallow.words.small_words import past_articles
from cenotaph.extract.text.shallow.words.verb_ends import is_former
from cenotaph.normalize.months import months_of

_PLAIN = ("condition", "protected")


def find_states(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Find the states that a sentence tells."""
    return _wording_once(
        [
            *_dedications(scene, sentence),
            *find_named_people(scene, sentence),
            *_whereabouts(scene, sentence),
            *_gone(scene, sentence),
            *_plain(scene, sentence),
            *_with_value(scene, sentence),
            *_inscriptions(scene, sentence),
            *find_noun_states(scene, sentence),
            *find_absence(scene, sentence),
        ]
    )


def _wording_once(facts: list[Fact]) -> list[Fact]:
    """Keep one inscription of each wording: on the part that the sentence names, else on the memorial."""
    worded: dict[Span, Fact] = {}
    for one in facts:
        if one.property == "inscription" and one.value_span is not None:
            kept = worded.get(one.value_span)
            if kept is None or (kept.mention is None and one.mention is not None):
                worded[one.value_span] = one
    return [
        one
        for one in facts
        if one.property != "inscription" or one.value_span is None or worded[one.value_span] is one
    ]


# --- whom or what it is for


def _dedications(scene: Scene, sentence: Sentence) -> list[Fact]:
    facts = [
        _dedication(
            scene, sentence, (mention, thing), mention.dedicatee, Hit(mention.head, mention.head, "", "")
        )
        for mention, thing in scene.in_sentence(sentence.index)
        if mention.dedicatee is not None and not _is_none(scene, sentence, mention)
    ]
    told = {id(fact.mention) for fact in facts}
    for hit in sentence.of("dedication", "phrases", "verbs", "beside", "plainly", "adverbial"):
        if _is_noun(scene, sentence, hit) or _asks_where(scene, sentence):
            continue
        found = _bearer(scene, sentence, hit)
        if found is not None and _is_none(scene, sentence, found[0]):
            continue
        if hit.name in ("beside", "plainly") and (found is None or hit.first - found[0].last != 1):
            found = _built_for(scene, sentence, hit)
        if found is not None and hit.name == "beside" and _reminds_at(scene, sentence, hit, found):
            continue
        if found is None or (id(found[0]) in told and not _is_only_named(facts, found[0], hit)):
            continue
        value = _beside(scene, sentence, hit) or _enclosed(scene, sentence, found[0], hit)
        if value is not None and (
            hit.name != "beside"
            or _names_somebody(sentence, value, surely=is_whose(scene, sentence, found[0]))
        ):
            told.add(id(found[0]))
            facts = [one for one in facts if one.mention is not found[0]]
            facts.append(_dedication(scene, sentence, found, value, hit))
    told_by_verbs = {fact.value_span for fact in facts if fact.trigger.name == "verbs"}
    return [one for one in facts if one.trigger.name != "beside" or one.value_span not in told_by_verbs]


def _is_none(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Say whether a word of denial before a memorial tells that there is none: "keine Gedenkstätte für die Toten"."""
    if any(hit.last == mention.first - 1 for hit in sentence.of("status", "denied")):
        return True
    before = sentence.words[: mention.first]
    if not before or not scene.lexicon.matches("function.indefinite", before[-1].key):
        return False
    clause = takewhile(lambda word: word.text not in ",;:", reversed(before))
    return any(scene.lexicon.matches("denial.nowhere", word.key) for word in clause)


def _asks_where(scene: Scene, sentence: Sentence) -> bool:
    """Say whether a sentence asks where memorials are, and so tells of none: "Wo sind die Mahnmale für die Opfer?"."""
    first = sentence.words[0].key
    return is_question(sentence) and scene.lexicon.matches("function.asks_where", first)


def _is_noun(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a verb of dedication is a noun by its capital: "das Trauern, Erinnern und Würdigen"."""
    if hit.name != "verbs" or not scene.lexicon.settings.get("nouns_capital", False):
        return False
    before = sentence.words[hit.first - 1] if hit.first else None
    return (
        before is not None
        and before.text.isalpha() | (before.text == ",")
        and (sentence.words[hit.first].is_capital and hit.first == hit.last)
    )


def _is_only_named(facts: list[Fact], bearer: Mention, hit: Hit) -> bool:
    """Say whether a verb tells whom a memorial is for that else is only called by one word: "Мемориал Славы посвящён"."""
    value = next((one.value_span for one in facts if one.mention is bearer), None)
    if hit.name not in ("verbs", "phrases") or value is None or bearer.dedicatee != value:
        return False
    return value[1] - value[0] <= _LONGEST_CALL


_LONGEST_CALL = 9
"""Letters of a word by which many memorials are called, and no name: "Победы"."""


def _built_for(scene: Scene, sentence: Sentence, hit: Hit) -> tuple[Mention, ThingBuilder] | None:
    """Return what is put up for somebody, told between it and the verb: "den Stein, den der Verein für X aufstellte"."""
    words, lexicon = sentence.words, scene.lexicon
    if not lexicon.settings.get("verb_second", False) or not lexicon.matches(
        "wanted.for", words[hit.first].key
    ):
        return None
    built = next((one for one in sentence.of("events", "erected", "unveiled") if one.first > hit.last), None)
    people = [
        one for one in (*sentence.of("people"), *sentence.of("dedication", "events")) if one.first > hit.last
    ]
    if built is None or not people or people[0].first > built.first:
        return None
    if any(word.text in ",;:()" for word in words[hit.last : built.first]):
        return None
    found = nearest(scene, sentence, built)
    return found if found and found[1].kind in DEDICATED and found[0].first < hit.first else None


def _enclosed(scene: Scene, sentence: Sentence, bearer: Mention, hit: Hit) -> Span | None:
    """Return "den Opfern" of "das Denkmal ist den Opfern gewidmet": between the article and the participle at the end."""
    if not scene.lexicon.settings.get("verb_second", False) or hit.name != "verbs":
        return None
    grounds = [
        one.last
        for one, _ in scene.in_sentence(sentence.index)
        if bearer.last < one.first <= one.last < hit.first
    ]
    for at in range(max(grounds, default=bearer.last) + 1, hit.first - 1):
        if scene.lexicon.matches("function.articles", sentence.words[at].key):
            # "Das Mahnmal, das an die Opfer erinnert": the pronoun looks like an article, and the phrase has its own.
            lists = ("function.articles", "function.prepositions")
            start = past_articles(scene.lexicon, sentence, at + 1, hit.first, lists=lists)
            inside = sentence.words[start : hit.first]
            whole = bool(inside) and all(one.is_word or one.is_number for one in inside)
            return sentence.span_of(start, hit.first - 1) if whole else None
    return None


def _names_somebody(sentence: Sentence, value: Span, *, surely: bool) -> bool:
    """Say whether words behind a bare "for" or "to" can be a dedicatee: people, an event, a name.

    Surely not by its capitals alone, where the memorial is only whose a noun before it is: "die Bedeutung der Friedhöfe
    für den Klima- und Naturschutz".
    """
    inside = [word for word in sentence.words if value[0] <= word.start < value[1]]
    numbers = {word.i for word in inside}
    told = any(
        hit.first in numbers
        for hit in sentence.hits
        if hit.section == "people" or (hit.section, hit.name) == ("dedication", "events")
    )
    return told or (not surely and len([word for word in inside if word.is_capital]) >= 2)


def _subject_of(
    scene: Scene, sentence: Sentence, sides: list[tuple[Mention, ThingBuilder]], hit: Hit
) -> tuple[Mention, ThingBuilder] | None:
    """Return the memorial of "das Denkmal auf dem Friedhof erinnert an X": not the ground behind its preposition.

    A relative clause right behind a noun is told of it, unless its pronoun has another gender.
    """
    if hit.name != "verbs" or not scene.lexicon.settings.get("verb_second", False):
        return None
    last = sides[-1][0]
    if not last.after_preposition:
        return None
    relative = is_relative(scene, sentence, hit, last)
    for one in reversed(sides[:-1]):
        between = sentence.words[one[0].last + 1 : last.first]
        if one[0].after_preposition or any(word.text in ",;:" for word in between):
            continue
        if not relative or is_relative_of_other(scene.page, sentence, last):
            return one
    return None


_NEAR_BEARER = 5
"""Words between "for" and the memorial that it is an attribute of, where dedicatees stand first."""


def _bearer(scene: Scene, sentence: Sentence, hit: Hit) -> tuple[Mention, ThingBuilder] | None:
    """Return the memorial that is for somebody: before the words of dedication, or the one spoken of before."""
    fitting = [
        (mention, thing)
        for mention, thing in scene.in_sentence(sentence.index)
        if thing.kind in DEDICATED
        or mention.role == "part"
        or thing.kind == "cemetery"
        or (hit.name == "verbs" and thing.kind == "grave")
    ]
    behind = scene.lexicon.settings.get("complement") == "before"
    sides = [
        one
        for one in fitting
        if (0 < one[0].first - hit.last <= _NEAR_BEARER if behind else one[0].last < hit.first)
    ]
    if hit.name == "adverbial" and not _is_built(sentence, hit):
        return None
    if hit.name == "phrases" and not behind and _is_wreath(scene, sentence, hit):
        return None
    if hit.name == "verbs" and not behind and _is_honoured_by_people(scene, sentence, hit):
        return None
    if hit.name == "verbs" and sides and _is_where_people_are(scene, sentence, hit, sides):
        return None
    if sides and hit.name != "adverbial":
        return sides[0] if behind else _subject_of(scene, sentence, sides, hit) or sides[-1]
    if behind and (topic := _topic_before(scene, sentence, hit, fitting)):
        return topic
    if sides:
        return sides[0]
    if hit.name != "verbs":
        return _built_behind(sentence, hit, fitting) or _built_before(scene, sentence, hit)
    if fitting:
        return fitting[0]
    thing = scene.things.latest(sentence.index, 0, back=1)
    return (thing.mention_before(sentence.index), thing) if thing and thing.kind in DEDICATED else None


def _is_wreath(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether flowers are laid "in honour of" somebody: nothing is built, and no memorial stands right before."""
    if sentence.has("events", "erected", "unveiled"):
        return False
    if any(mention.last == hit.first - 1 for mention, _ in scene.in_sentence(sentence.index)):
        return False
    behind = sentence.words[hit.last + 1 :]
    return any(scene.lexicon.matches("function.ceremony", word.key) for word in behind)


def _is_honoured_by_people(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether those who honour somebody are people at a memorial: with flowers, candles or silence."""
    beside = [
        mention
        for mention, _ in scene.in_sentence(sentence.index)
        if mention.last < hit.first and not mention.after_preposition
    ]
    return not beside and any(scene.lexicon.matches("function.ceremony", word.key) for word in sentence.words)


def _is_where_people_are(
    scene: Scene, sentence: Sentence, hit: Hit, sides: list[tuple[Mention, ThingBuilder]]
) -> bool:
    """Say whether all memorials before a verb only tell where somebody honours: "Er erinnerte am Ehrenmal an die Opfer"."""
    words, at = sentence.words, scene.lexicon.list("function.at")
    if not at or is_relative(scene, sentence, hit, sides[-1][0]):
        return False
    leads = (words[max(0, one.first - _TO_PREPOSITION) : one.first] for one, _ in sides)
    return all(any(word.key in at for word in lead) for lead in leads)


_TO_PREPOSITION = 2


def _reminds_at(scene: Scene, sentence: Sentence, hit: Hit, found: tuple[Mention, ThingBuilder]) -> bool:
    """Say whether "of whom" behind a memorial is told by somebody there: "Er erinnerte am Ehrenmal an die Opfer"."""
    before = sentence.words[: found[0].first]
    if not any(scene.lexicon.matches("reminding.verbs", word.key) for word in before):
        return False
    return _is_where_people_are(scene, sentence, hit, [found])


def _built_behind(
    sentence: Sentence, hit: Hit, fitting: list[tuple[Mention, ThingBuilder]]
) -> tuple[Mention, ThingBuilder] | None:
    """Return the memorial of "Zu Ehren der Gefallenen wurde 1950 ein Obelisk aufgestellt": it follows, and is built."""
    if hit.name != "phrases" or not sentence.has("events", "erected", "unveiled"):
        return None
    for mention, thing in fitting:
        between = sentence.words[hit.last + 1 : mention.first]
        near = 0 < len(between) <= _LONGEST_FRONTED and not any(word.text in ";:" for word in between)
        named = mention.role != "anaphor" or any(one.role == "name" for one in thing.mentions)
        if near and not mention.after_preposition and named:
            return mention, thing
    return None


_LONGEST_FRONTED = 16


def _built_before(scene: Scene, sentence: Sentence, hit: Hit) -> tuple[Mention, ThingBuilder] | None:
    """Return the memorial spoken of before, which is told to be built for somebody, or to stand: "Издигнат в памет на"."""
    for one in (*sentence.of("events", "erected", "unveiled"), *sentence.of("states", "exists", "stands")):
        if not 0 < hit.first - one.last <= _NEAR_BUILT:
            continue
        left_out = one.section == "states" and _leaves_out_subject(scene, sentence, one)
        thing = topic(scene, sentence, one) if left_out else deed_of_topic(scene, sentence, one)
        if thing is not None:
            return thing.mention_before(sentence.index), thing
    return None


_NEAR_CARRIER, _NEAR_BUILT = 3, 6


def _is_built(sentence: Sentence, hit: Hit) -> bool:
    """Say whether something is built "in honour of" somebody, and no wreath laid: "희생자를 추모하여 탑을 세웠다"."""
    return any(0 < one.first - hit.last <= _NEAR_BUILT for one in sentence.of("events", "erected"))


def _topic_before(
    scene: Scene, sentence: Sentence, hit: Hit, fitting: list[tuple[Mention, ThingBuilder]]
) -> tuple[Mention, ThingBuilder] | None:
    """Return the topic of "해방탑에는 ...의 위훈을 전하는 글발이": what is for somebody is named by an empty word behind."""
    behind = sentence.words[hit.last + 1 : hit.last + 1 + _NEAR_CARRIER]
    built = hit.name == "adverbial"
    carried = any(scene.lexicon.matches("dedication.carriers", word.key) for word in behind)
    form = scene.lexicon.settings.get("topic")
    if not form or not (built or carried or hit.name == "verbs"):
        return None
    before = [
        one for one in fitting if one[0].last < hit.first and re.search(form, sentence.words[one[0].head].key)
    ]
    return before[0] if before else None


def _beside(scene: Scene, sentence: Sentence, hit: Hit) -> Span | None:
    """Return the words that follow words of dedication, or go before them where the language says so."""
    if scene.lexicon.settings.get("complement") == "before":
        return dedicatee_ahead(scene, sentence, hit)
    lists = ("function.articles", "dedication.inside")
    start = hit.last + 1
    second = scene.lexicon.settings.get("verb_second", False)
    if second and scene.lexicon.matches("reminding.verbs", sentence.words[hit.last].key):
        start = _behind_reminding(scene, sentence, start)
    start = past_articles(scene.lexicon, sentence, start, lists=lists)
    start = past_articles(scene.lexicon, sentence, _past_date(scene, sentence, start), lists=lists)
    end = phrase_end(scene.lexicon, sentence, start)
    counted = {at for one, _ in find_amounts(scene.page, sentence) for at in range(one.first, one.last + 1)}
    if counted.issuperset(range(start, end + 1)):
        return None  # "ей посвящено множество статуй": a number is nobody
    return sentence.span_of(start, end) if end >= start else None


def _behind_reminding(scene: Scene, sentence: Sentence, start: int) -> int:
    """Return where "of whom" begins behind "reminds", in its clause: "erinnert in der Stadt an die Toten"; else the end."""
    for word in sentence.words[start:]:
        if word.text in ",;:()":
            break
        if scene.lexicon.matches("reminding.before", word.key):
            return word.i
    return len(sentence.words)


def _past_date(scene: Scene, sentence: Sentence, start: int) -> int:
    """Return the word behind a date that begins with its day: "gedachte man am 11. Mai 1979 zwei Piloten"."""
    words = sentence.words[start : start + 4]
    if len(words) < _DAY_AND_MONTH or not words[0].is_number or words[1].text != ".":
        return start
    if words[2].key not in months_of(scene.lexicon.lang):
        return start
    dated = len(words) > _DAY_AND_MONTH and words[3].is_number and len(words[3].text) == _YEAR
    return start + _DAY_AND_MONTH + dated


_DAY_AND_MONTH, _YEAR = 3, 4


def _dedication(
    scene: Scene, sentence: Sentence, bearer: tuple[Mention, ThingBuilder], value: Span | None, trigger: Hit
) -> Fact:
    mention, thing = bearer
    # "The memorial is one of the largest monuments to X": it is said of the memorial.
    first = next((one for one, other in scene.in_sentence(sentence.index) if other is thing), mention)
    count = None
    if value is not None:
        inside = [
            amount
            for at, amount in find_amounts(scene.page, sentence)
            if (
                (
                    value[0] <= sentence.words[at.last].start
                    and sentence.words[at.first].start <= value[0] + 12
                )
                or sentence.words[at.last].end in range(value[1] - 3, value[1] + 1)
            )
            and not _counts_wars(scene, sentence, value, at)
        ]
        count = inside[0] if inside else None
    return Fact(
        "commemorates", sentence.index, trigger, thing, first.span, first,
        "dedicated_to" if trigger.section else "dedicatee_beside",
        value_span=value, count=count, count_of="people" if count else None,
    )  # fmt: skip


def _counts_wars(scene: Scene, sentence: Sentence, value: Span, at: Hit) -> bool:
    """Say whether a number inside whom a memorial is for counts what they died of: "Tote der beiden Weltkriege"."""
    if scene.lexicon.settings.get("counts_behind", False):
        return False
    if any(hit.first == at.last + 1 for hit in sentence.of("dedication", "events")):
        return True
    return any(
        value[0] <= sentence.words[hit.first].start and hit.last < at.first for hit in sentence.of("people")
    )


# --- where it stands


_SHORT_CLAUSE = 12


def _leaves_out_subject(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a short sentence is nothing but "stands" and where: "Stojí v parku u nádraží."."""
    words = sentence.words
    settings = scene.lexicon.settings
    opened = hit.first <= 1 and (settings.get("pro_drop", False) or "begun" in settings)
    behind = words[hit.last + 1 : hit.last + 2]
    placed = any(scene.lexicon.matches("places.before", word.key) for word in behind)
    return bool(opened) and placed and len(words) - hit.last <= _SHORT_CLAUSE


def _whereabouts(scene: Scene, sentence: Sentence) -> list[Fact]:
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
        left_out = _leaves_out_subject(scene, sentence, hit)
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


def _gone(scene: Scene, sentence: Sentence) -> list[Fact]:
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


# --- condition, protection


def _plain(scene: Scene, sentence: Sentence) -> list[Fact]:
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


# --- parts, custody, names


def _with_value(scene: Scene, sentence: Sentence) -> list[Fact]:
    if scene.lexicon.settings.get("verb_last", False):
        return find_value_first(scene, sentence)
    return find_value_behind(scene, sentence)


# --- inscriptions


_NEAR_INSCRIPTION, _RIGHT_BEHIND = 60, 3
_TO_COLON = 6


def _is_scrawled(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether words were daubed on a memorial: "the inscription 'X' appeared on it overnight" is vandalism."""
    told = sentence.of("events", "vandalised")
    if any(one.first < hit.first <= one.last for one in told):
        return True
    if scene.lexicon.settings.get("verb_last", False) or not any(one.last < hit.first for one in told):
        return False
    before = sentence.words[max(0, hit.first - _CARRIED) : hit.first + 1]  # "the slab with the inscription"
    return not any(scene.lexicon.matches("function.with", word.key) for word in before)


_CARRIED = 2


def _is_titled(scene: Scene, sentence: Sentence, at: int) -> bool:
    """Say whether what stands between marks is the name of the memorial right before them: монумента „Бранителите“."""
    if scene.lexicon.settings.get("verb_last", False):
        return False
    return any(0 <= at - mention.span[1] <= 1 for mention, _ in scene.in_sentence(sentence.index))


def _is_before_wording(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether words stand on a memorial: "on the memorial stands: 'X'", with the words right behind or a colon."""
    on = any(one.after_preposition and one.first < hit.first for one, _ in scene.in_sentence(sentence.index))
    quoted = (one.outer[0] for one in scene.page.quoted if sentence.words[hit.last].end < one.outer[0])
    if not on or (start := next(quoted, None)) is None or start >= sentence.span[1]:
        return False
    between = [word.text for word in sentence.words[hit.last + 1 :] if word.end <= start]
    colon = bool(between) and between[-1] == ":" and len(between) <= _TO_COLON
    return not between or colon


def _inscriptions(scene: Scene, sentence: Sentence) -> list[Fact]:
    facts = []
    # Where the verb comes last, the words stand before it, and what is quoted further on is something else.
    last = scene.lexicon.settings.get("verb_last", False)
    standing = (one for one in sentence.of("states", "exists") if _is_before_wording(scene, sentence, one))
    for hit in (*sentence.of("states", "inscription"), *standing):
        end = sentence.words[hit.last].end
        start = sentence.words[hit.first].start
        quoted = next(
            (
                one
                for one in scene.page.quoted
                if end <= one.outer[0] <= end + (_RIGHT_BEHIND if last else _NEAR_INSCRIPTION)
                or (
                    0 <= start - one.outer[1] <= 15
                    and one.start >= sentence.span[0]
                    and not _is_titled(scene, sentence, one.outer[0])
                )
            ),
            None,
        )
        if quoted is None or _is_scrawled(scene, sentence, hit):
            continue
        found = nearest(scene, sentence, hit, oblique=True)
        thing = found[1] if found else has_side_of(scene, sentence)
        # "Auf dem Denkmal steht": the memorial is one of the words that tell it.
        thing = thing or scene.things.latest(sentence.index, hit.last + 1, back=1)
        if thing is None and not sentence.has("reporting", "verbs"):
            thing = topic_of_paragraph(scene, sentence)
        if thing is None:
            continue
        mention = found[0] if found else None
        if mention is not None and mention.role == "part" and mention.first > hit.first:
            # "The inscription on its plinth" is the memorial's; "on the plinth: ..." is the plinth's.
            whole = scene.things.latest(sentence.index, hit.first)
            thing, mention = (whole, None) if whole else (thing, mention)
        about = mention.span if mention else thing.mention_before(sentence.index).span
        facts.append(
            Fact(
                "inscription", sentence.index, hit, thing, about, mention, "inscription",
                value_span=(quoted.start, quoted.end),
            )
        )  # fmt: skip
    unique: dict[Span | None, Fact] = {}
    for fact in facts:
        unique.setdefault(fact.value_span, fact)
    return list(unique.values())
