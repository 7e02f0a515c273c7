"""States that a noun tells together with "is": how a memorial is, whose it is, that it is there, what one reads on it.

"The state of the monument is poor", "the keeper of the cemetery is the town", "by the church is a cross", "on the slab
we read". The words come from the sections `conditions`, `keepers`, `copula` and `reading`; a language without them has
none of these.

Invariant: the memorial is named in the same sentence, right beside the noun or before what is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.shallow.states.bare_being import find_bare_being
from cenotaph.extract.text.shallow.states.being_at import find_being_at
from cenotaph.extract.text.shallow.things.coreference import ThingBuilder
from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.triggers.actors import agent_of
from cenotaph.extract.text.shallow.triggers.nearest import nearest
from cenotaph.extract.text.shallow.triggers.state_facts import state_fact
from cenotaph.extract.text.shallow.triggers.topics import topic_of_paragraph
from cenotaph.extract.text.shallow.triggers.trigger import Fact, Scene
from cenotaph.extract.text.shallow.triggers.unstated import is_question
from cenotaph.extract.text.shallow.words.grammar import read_grammar
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.noun_phrases import phrase_end
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.extract.text.shallow.words.small_words import (
    only_small_between,
    past_articles,
    past_where,
    phrase_start,
)

_WAY = "noun"
_DEGREES = ("very_bad", "poor", "fair", "good")
_GRAVES = frozenset({"grave", "mass_grave"})
_NEAR_DEGREE = 6
_NEAR_READ = 8
_NEAR_MARKS = 12
_NEAR_DEED = 4
_FOR_IS = frozenset("—–:")
"""Signs in the place of "is": "Собственник памятника — город", "Eigentümer: die Gemeinde"."""


def find_noun_states(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Find what nouns tell of memorials with "is"."""
    if is_question(sentence):
        return []
    return [
        *_conditions(scene, sentence),
        *_keepers(scene, sentence),
        *_keeping(scene, sentence),
        *_keeping_of_pronoun(scene, sentence),
        *_keeping_fronted(scene, sentence),
        *_kept_by(scene, sentence),
        *_being_there(scene, sentence),
        *find_bare_being(scene, sentence),
        *find_being_at(scene, sentence),
        *_read_out(scene, sentence),
    ]


def _nouns_of(
    scene: Scene, sentence: Sentence, section: str
) -> Iterator[tuple[Hit, tuple[Mention, ThingBuilder]]]:
    """List the nouns for a state or keeper, each with the memorial that it belongs to: it follows at once."""
    for hit in sentence.of(section, "noun"):
        for one in scene.in_sentence(sentence.index):
            if hit.last < one[0].first and _is_right_behind(scene, sentence, hit, one[0]):
                yield hit, one
                break


_MOST_ARTICLES = 3


_MOST_NUMBERS = 3


def _is_right_behind(scene: Scene, sentence: Sentence, hit: Hit, mention: Mention) -> bool:
    """Say whether nothing but articles, and what joins nouns in their place, stands before a mention."""
    start, of = hit.last + 1, scene.lexicon.settings.get("genitive_word")
    if of and start < mention.first and re.search(of, sentence.words[start].key):
        start += 1  # "състоянието на паметника"
    first = mention.first
    if mention.count is not None and first > start:
        first = max(start, first - _MOST_NUMBERS)  # "the town owns about 14 graves"
    return only_small_between(scene.lexicon, sentence, start, first, most=_MOST_ARTICLES)


def _conditions(scene: Scene, sentence: Sentence) -> list[Fact]:
    facts = []
    for hit, found in _nouns_of(scene, sentence, "conditions"):
        degrees = sentence.of("condition_scale", *_DEGREES)
        told = next(
            (one for one in degrees if one.last == hit.first - 1), None
        )  # "the poor state of the grave"
        if told is not None:
            value = sentence.span_of(told.first, hit.last)
            facts.append(
                state_fact(
                    "condition", scene, sentence, told, found, way=_WAY, status="happened", value_span=value
                )
            )
            continue
        told = next((one for one in degrees if 0 < one.first - found[0].last <= _NEAR_DEGREE), None)
        between = sentence.words[found[0].last + 1 : told.first] if told else ()
        if told is None or any(word.text in ",;:" for word in between):
            continue
        value = sentence.span_of(told.first, told.last)
        facts.append(
            state_fact(
                "condition",
                scene,
                sentence,
                told,
                found,
                way=_WAY,
                status="happened",
                value_span=value,
                timed=True,
            )
        )
    return facts


def _keepers(scene: Scene, sentence: Sentence) -> list[Fact]:
    facts = []
    for hit, found in _nouns_of(scene, sentence, "keepers"):
        value = _keeper_behind(scene, sentence, found[0]) or _keeper_before(scene, sentence, hit)
        if value is not None:
            facts.append(state_fact("custodian", scene, sentence, hit, found, way=_WAY, value_span=value))
    return facts or _keeper_on_card(scene, sentence)


def _keeper_on_card(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Read "Балансодержатель — сельсовет.", as a card of a register says it of what its paragraph is about."""
    for hit in sentence.of("keepers", "noun"):
        sign, start = hit.last + 1, hit.last + 2
        if hit.first > 0 or start >= len(sentence.words) or sentence.words[sign].text not in _FOR_IS:
            continue
        thing, end = topic_of_paragraph(scene, sentence), phrase_end(scene.lexicon, sentence, start)
        if thing is None or scene.in_sentence(sentence.index) or end < start:
            continue
        found = (thing.mention_before(sentence.index), thing)
        value = sentence.span_of(start, end)
        told = state_fact("custodian", scene, sentence, hit, found, way=_WAY, value_span=value)
        return [replace(told, mention=None)]  # it stands in another sentence
    return []


_LONGEST_KEEPER = 9


def _keeping(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Read "the town runs the cemetery" and "the commission, which runs the cemetery": whose care it is."""
    facts, lexicon = [], scene.lexicon
    for hit in sentence.of("keepers", "verbs"):
        behind = (one for one in scene.in_sentence(sentence.index) if one[0].first > hit.last)
        found = next((one for one in behind if _is_right_behind(scene, sentence, hit, one[0])), None)
        last = hit.first - 1
        if last > 1 and lexicon.matches("actors.relative", sentence.words[last].key):
            last -= 1 + (sentence.words[last - 1].text == ",")
        first = past_articles(lexicon, sentence, phrase_start(sentence, last + 1, _LONGEST_KEEPER), last)
        if found is not None and first <= last and _is_somebody(sentence, first, last):
            value = sentence.span_of(first, last)
            facts.append(
                state_fact(
                    "custodian", scene, sentence, hit, found, way=_WAY, status="happened", value_span=value
                )
            )
    return facts


def _keeping_fronted(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Read "За цвинтар відповідає громада": the preposition of a verb of keeping leads, with the memorial behind it."""
    facts, words = [], sentence.words
    pairs = [entry.rsplit(" ", 1) for entry in scene.lexicon.list("keepers.verbs") if " " in entry]
    for mention, thing in scene.in_sentence(sentence.index) if pairs else ():
        at = mention.last + 1
        if not mention.after_preposition or mention.first < 1 or at >= len(words):
            continue
        before = {word.key for word in words[max(0, mention.first - _TO_LEAD) : mention.first]}
        for verb, lead in pairs:
            size = len(verb.split(" "))
            if lead not in before or [word.key for word in words[at : at + size]] != verb.split(" "):
                continue
            start = past_articles(scene.lexicon, sentence, at + size)
            end = phrase_end(scene.lexicon, sentence, start)
            if end < start or not _is_somebody(sentence, start, end):
                continue
            hit = Hit(at, at + size - 1, "keepers", "verbs")
            told = state_fact(
                "custodian", scene, sentence, hit, (mention, thing), way=_WAY, status="happened"
            )
            facts.append(replace(told, value_span=sentence.span_of(start, end)))
            break
    return facts


_TO_LEAD = 2


def _keeping_of_pronoun(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Read "Lo gestiona una asociación", "La commune le gère": a pronoun before the verb means what was spoken of."""
    facts, lexicon = [], scene.lexicon
    if scene.in_sentence(sentence.index):
        return []
    for hit in sentence.of("keepers", "verbs"):
        pronoun = hit.first - 1
        if pronoun < 0 or not lexicon.matches("function.clitics", sentence.words[pronoun].key):
            continue
        thing = scene.things.latest(sentence.index, 0)
        first, last = 0, pronoun - 1
        if pronoun == 0:
            first = past_articles(lexicon, sentence, hit.last + 1)
            last = phrase_end(lexicon, sentence, first)
        else:
            first = past_articles(lexicon, sentence, phrase_start(sentence, pronoun, _LONGEST_KEEPER), last)
        if thing is None or first > last or not _is_somebody(sentence, first, last):
            continue
        found = (thing.mention_before(sentence.index), thing)
        value = sentence.span_of(first, last)
        told = state_fact(
            "custodian", scene, sentence, hit, found, way=_WAY, status="happened", value_span=value
        )
        facts.append(replace(told, mention=None))
    return facts


def _kept_by(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Read "der Friedhof wird vom Volksbund verwaltet": whose care it is stands before the participle, or in a case."""
    facts = []
    for hit in sentence.of("keepers", "passives", "verbs"):
        found = nearest(scene, sentence, hit)
        if found is None or found[0].after_preposition:
            continue
        told = state_fact("custodian", scene, sentence, hit, found, way=_WAY)
        if (value := agent_of(scene, sentence, told)) is not None:
            facts.append(replace(told, value_span=value))
    return facts


def _is_somebody(sentence: Sentence, first: int, last: int) -> bool:
    named = any(word.is_capital for word in sentence.words[first : last + 1])
    return named or any(first <= one.first <= last for one in sentence.of("actors", "who"))


def _is_copula(scene: Scene, sentence: Sentence, at: int) -> bool:
    return 0 <= at < len(sentence.words) and scene.lexicon.matches("copula.is", sentence.words[at].key)


def _keeper_behind(scene: Scene, sentence: Sentence, mention: Mention) -> Span | None:
    """Return whose it is in "the owner of the monument is the town"."""
    start = _past_adjectives(scene, sentence, mention.last + 1)
    start = past_where(scene.lexicon, sentence, start) + 1
    sign = start <= len(sentence.words) - 1 and sentence.words[start - 1].text in _FOR_IS
    if not sign and not _is_copula(scene, sentence, start - 1):
        return None
    start = past_articles(scene.lexicon, sentence, start) if sign else start
    end = phrase_end(scene.lexicon, sentence, start)
    return sentence.span_of(start, end) if end >= start else None


def _past_adjectives(scene: Scene, sentence: Sentence, at: int) -> int:
    """Return the word behind the adjectives that follow their noun: "administratorem cmentarza wojennego jest"."""
    form = read_grammar(scene.lexicon).genitive_adjective
    while form is not None and at < len(sentence.words) and form.search(sentence.words[at].key):
        at += 1
    return at


def _keeper_before(scene: Scene, sentence: Sentence, hit: Hit) -> Span | None:
    """Return whose it is in "the town, which is the owner of the monument": the noun before the comma."""
    words, comma = sentence.words, hit.first - 3
    if comma < 1 or not _is_copula(scene, sentence, hit.first - 1) or words[comma].text != ",":
        return None
    if not scene.lexicon.matches("actors.relative", words[comma + 1].key):
        return None
    first = comma - 1
    while first > 0 and words[first].is_capital and words[first - 1].is_word:
        first -= 1  # back to the noun that a name belongs to
    return sentence.span_of(first, comma - 1)


def _being_there(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Read "by the church is a cross": a place, the verb, the thing, and nothing that was done to it."""
    words, facts = sentence.words, []
    for mention, thing in scene.in_sentence(sentence.index):
        at = mention.first - 1
        while at > 0 and words[at].is_number:
            at -= 1
        if mention.count is not None and not _is_copula(scene, sentence, at):
            at -= 1  # "five monuments", the number in a word
        while at > 0 and scene.lexicon.matches("text.skips", sentence.words[at].key):
            at -= 1  # "is still a grave there"
        counted = mention.count is not None and mention.plural
        if (
            not _is_copula(scene, sentence, at)
            or mention.role != "name"
            or (counted and thing.kind in _GRAVES)
        ):
            continue
        if not _begins_with_place(scene, sentence, at) or _is_acted_on(sentence, at, mention):
            continue
        if scene.lexicon.settings.get("nouns_capital", False) and _is_called(scene, sentence, mention):
            continue
        hit = Hit(at, at, "states", "exists")
        facts.append(state_fact("exists", scene, sentence, hit, (mention, thing), way=_WAY, timed=True))
    return facts


def _is_called(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Say whether another noun follows without a preposition: what the things are, "sind Friedhöfe grüne Inseln"."""
    for word in sentence.words[mention.last + 1 :]:
        if not word.is_word or scene.lexicon.matches("function.prepositions", word.key):
            return False
        if word.is_capital:
            return True
    return False


def _begins_with_place(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Say whether what stands before a verb is a place: a preposition and its words, back to a comma or the beginning."""
    before = [word.i for word in sentence.words[:verb] if word.text in ",;:–—-"]
    first = before[-1] + 1 if before else 0
    if scene.lexicon.matches("text.skips", sentence.words[first].key):
        first += 1  # "точно до реката"
    if verb - first == 1 and scene.lexicon.matches("function.near", sentence.words[first].key):
        return True  # "nedaleko je hřbitov"
    leads = ("places.before", "function.near", "copula.at")
    return verb - first >= 2 and any(scene.lexicon.matches(one, sentence.words[first].key) for one in leads)


def _is_acted_on(sentence: Sentence, verb: int, mention: Mention) -> bool:
    """Say whether the verb only helps another one: "in the town is the monument being mended"."""
    near = range(verb, mention.last + 1 + _NEAR_DEED)
    return any(
        one.first in near and not any(word.text in ",;" for word in sentence.words[verb : one.first])
        for one in (*sentence.of("events"), *sentence.of("states"), *sentence.of("burials", "verbs"))
        if one.name not in ("not", "exists")
    )


def _read_out(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Read "on the slab we read: '...'": a memorial behind a preposition, a verb of reading, words between marks."""
    facts = []
    for hit in sentence.of("reading", "says"):
        end = sentence.words[hit.last].end
        quoted = next((one for one in scene.page.quoted if 0 <= one.outer[0] - end <= _NEAR_MARKS), None)
        before = [
            one
            for one in scene.in_sentence(sentence.index)
            if one[0].after_preposition and 0 < hit.first - one[0].last <= _NEAR_READ
        ]
        of = before[-1] if before else _read_on(scene, sentence, hit)
        if quoted is None or of is None:
            continue
        value = (quoted.start, quoted.end)
        told = state_fact(
            "inscription", scene, sentence, hit, of, way=_WAY, status="happened", value_span=value
        )
        facts.append(told if before else replace(told, mention=None))
    return facts


def _read_on(scene: Scene, sentence: Sentence, hit: Hit) -> tuple[Mention, ThingBuilder] | None:
    """Return what was spoken of, where a place on it leads a sentence without a memorial: "Над вратичката ѝ пише"."""
    words = sentence.words[: hit.first]
    if not 1 < len(words) <= _NEAR_READ or scene.in_sentence(sentence.index):
        return None
    if not scene.lexicon.matches("copula.at", words[0].key) or any(
        one.first < hit.first for one in sentence.of("reporting", "sources", "documents")
    ):
        return None
    thing = scene.things.latest(sentence.index, 0, back=1)
    return (thing.mention_before(sentence.index), thing) if thing else None
