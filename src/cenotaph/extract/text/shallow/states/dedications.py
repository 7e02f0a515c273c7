"""Whom or what a memorial is for, by words of dedication or a genitive beside it: "the stele is dedicated to the miners"."""

from __future__ import annotations

from itertools import takewhile

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.shallow.states.bearers import bearer, is_where_people_are
from cenotaph.extract.text.shallow.states.dedicatees_ahead import dedicatee_ahead
from cenotaph.extract.text.shallow.subjects.own_nouns import is_whose
from cenotaph.extract.text.shallow.things.coreference import ThingBuilder
from cenotaph.extract.text.shallow.things.mentions import DEDICATED, Mention
from cenotaph.extract.text.shallow.triggers.nearest import nearest
from cenotaph.extract.text.shallow.triggers.trigger import Fact, Scene
from cenotaph.extract.text.shallow.triggers.unstated import is_question
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.noun_phrases import phrase_end
from cenotaph.extract.text.shallow.words.numbers import find_amounts
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.extract.text.shallow.words.small_words import past_articles
from cenotaph.normalize.months import months_of


def dedications(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Find whom or what memorials are for: each told once, by a verb rather than by "for" or "to" alone.

    Args:
        scene: the document.
        sentence: where to look.
    """
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
        found = bearer(scene, sentence, hit)
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


def _reminds_at(scene: Scene, sentence: Sentence, hit: Hit, found: tuple[Mention, ThingBuilder]) -> bool:
    """Say whether "of whom" behind a memorial is told by somebody there: "Er erinnerte am Ehrenmal an die Opfer"."""
    before = sentence.words[: found[0].first]
    if not any(scene.lexicon.matches("reminding.verbs", word.key) for word in before):
        return False
    return is_where_people_are(scene, sentence, hit, [found])


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
