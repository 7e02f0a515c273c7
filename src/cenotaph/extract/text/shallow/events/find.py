"""What happened to memorials: events by their verbs and nouns."""

from __future__ import annotations

import re
from itertools import takewhile

from cenotaph.extract.text.reading import EVENTS, Status
from cenotaph.extract.text.shallow.burials.find import counted_people
from cenotaph.extract.text.shallow.events.destinations import destination_of
from cenotaph.extract.text.shallow.events.event_counts import counted_by_event
from cenotaph.extract.text.shallow.events.looks import is_look
from cenotaph.extract.text.shallow.events.mended import HARMFUL, is_mended
from cenotaph.extract.text.shallow.events.nouns_of_doing import is_bare_infinitive, is_done_to, makes_deed
from cenotaph.extract.text.shallow.events.remains import (
    are_of_memorial,
    has_remains,
    moves_remains,
    only_lie,
    whence,
)
from cenotaph.extract.text.shallow.events.thefts import is_stolen
from cenotaph.extract.text.shallow.states.charge_left_out import is_care_in_charge
from cenotaph.extract.text.shallow.subjects.clause_pronouns import meant_in_clause
from cenotaph.extract.text.shallow.subjects.joined_things import joined_facts
from cenotaph.extract.text.shallow.subjects.left_out import (
    BURIAL,
    grave_left,
    names_goals_only,
    object_pronoun,
    pronoun_beside,
    resting_place,
)
from cenotaph.extract.text.shallow.subjects.left_subjects import subject_left
from cenotaph.extract.text.shallow.subjects.other_nouns import (
    has_joined_object,
    has_named_object,
    has_object_behind,
    has_other_subject,
    is_deed_to_another,
    is_of_another_noun,
    is_of_relative_noun,
)
from cenotaph.extract.text.shallow.subjects.own_nouns import has_noun_of_its_own
from cenotaph.extract.text.shallow.subjects.own_participles import is_of_noun_before
from cenotaph.extract.text.shallow.subjects.topic_deeds import deed_of_topic
from cenotaph.extract.text.shallow.things.coreference import ThingBuilder
from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.triggers.intentions import is_needed, is_only_meant
from cenotaph.extract.text.shallow.triggers.moves import is_put_off, is_spent, moves_away
from cenotaph.extract.text.shallow.triggers.statuses import (
    is_asked_not_to,
    is_hypothetical,
    is_question,
    status_of,
)
from cenotaph.extract.text.shallow.triggers.trigger import (
    Fact,
    Scene,
    is_relative,
    is_told_before,
    nearest,
    topic,
)
from cenotaph.extract.text.shallow.words.grammar import is_verb_form, read_grammar
from cenotaph.extract.text.shallow.words.lexicon import Hit, Lexicon
from cenotaph.extract.text.shallow.words.noun_phrases import is_preposition
from cenotaph.extract.text.shallow.words.numbers import find_amounts
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.extract.text.shallow.words.prices import is_price
from cenotaph.extract.text.shallow.words.tokens import Word
from cenotaph.extract.text.shallow.words.verb_ends import is_joined_to_done

_OBLIQUE = frozenset({"maintained", "vandalised", "damaged", "exhumed", "restored"})
"""Events that are said of what stands behind a preposition: "care for the graves", "paint on the monument"."""


_LOOKS = frozenset({"erected", "maintained"})
"""Events whose participle beside "was" may only tell how something looked."""


def find_events(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Find the events of a sentence."""
    facts: list[Fact] = []
    if is_question(sentence):
        return facts
    for hit in sentence.of("events"):
        if hit.name not in EVENTS and not (hit.name == "laid" and has_remains(scene, sentence, hit)):
            continue
        if only_lie(scene, sentence, hit) or are_of_memorial(scene, sentence, hit):
            continue
        if hit.name == "maintained" and _is_part_of(sentence, hit, "custodian"):
            continue  # "pod opieką" tells in whose care it is
        if hit.name == "maintained" and is_care_in_charge(scene, sentence, hit):
            continue
        if _is_condition(sentence, hit) or _is_dedication(scene, sentence, hit):
            continue
        if hit.name == "erected" and (_is_of_a_name(sentence, hit) or makes_deed(scene, sentence, hit)):
            continue
        if hit.name in ("erected", "removed") and _is_ceremony(scene, sentence, hit):
            continue
        if hit.name in ("erected", "unveiled") and _is_attribute(scene, sentence, hit):
            continue
        if hit.name in _LOOKS and is_look(scene.lexicon, sentence, hit):
            continue
        if hit.name == "erected" and _is_of_unveiling(scene, sentence, hit):
            continue
        if hit.name == "maintained" and _is_kept(scene, sentence, hit):
            continue
        if hit.name in HARMFUL and is_mended(scene, sentence, hit):
            continue
        if hit.name == "erected" and _is_part_of(sentence, hit, "exists"):
            continue  # "je umístěna", "세워져 있다" only tell that it is there
        if is_price(scene.lexicon, sentence, hit) or is_bare_infinitive(scene, sentence, hit):
            continue
        if hit.name == "exhumed" and _is_of_a_stone(scene, sentence, hit):
            continue
        if hit.name == "relocated" and (
            is_put_off(scene.lexicon, sentence, hit) or is_spent(scene.lexicon, sentence, hit)
        ):
            continue
        found = None if is_hypothetical(scene.lexicon, sentence, hit) else _subject(scene, sentence, hit)
        if found is None:
            continue
        about, mention, thing = found
        default: Status = (
            "ongoing" if hit.name == "maintained" and not _is_past(scene, sentence, hit) else "happened"
        )
        status = status_of(scene, sentence, hit, default=default)
        if status == "denied" and is_asked_not_to(sentence, hit):
            continue
        if status == "happened" and is_only_meant(scene.lexicon, sentence, hit):
            if not is_needed(scene.lexicon, sentence, hit):
                continue
            status = "proposed"
        name = "exhumed" if moves_remains(scene, sentence, hit) else _by_its_cause(scene, sentence, hit)
        if name == "erected" and _is_again(scene, sentence, hit):
            name = "restored"
        if name == "restored" and mention is not None and _is_what_it_became(scene, sentence, hit, mention):
            name = "erected"
        brought = _is_brought(scene, sentence, hit, thing) or _carries_to(scene, sentence, hit, name)
        if brought or moves_away(scene, sentence, hit, thing):
            name = "relocated"
        count, count_of = counted_by_event(scene, sentence, (name, thing), mention, hit)
        facts.append(
            Fact(
                name, sentence.index, hit, thing, about.span, mention, f"event_{name}", status,
                count=count, count_of=count_of,
                value_span=destination_of(scene, sentence, hit) if "relocated" in (hit.name, name) or hit.name in ("exhumed", "laid") else None,
                timed=status in ("happened", "ongoing", "alleged"),
            )
        )  # fmt: skip
        facts += joined_facts(scene, sentence, facts[-1])
    return [
        one
        for one in facts
        if not (_is_end_of_move(scene, sentence, one, facts) or _is_after_removal(one, facts))
    ]


def _is_again(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether "again" right before a verb of putting up makes it a repair: "die Steine wieder aufrichten"."""
    before = sentence.words[max(0, hit.first - 1) : hit.first]
    return any(scene.lexicon.matches("function.again", word.key) for word in before)


_TO_VERB, _TWO = 8, 2


def _is_what_it_became(scene: Scene, sentence: Sentence, hit: Hit, mention: Mention) -> bool:
    """Say whether something else was made into a memorial: "der Garten wurde zu einer Gedenkstätte umgestaltet"."""
    before = sentence.words[max(0, mention.first - 2) : mention.first]
    between = sentence.words[mention.head + 1 : hit.first]
    parted = len(between) > _TO_VERB or any(word.text in ",;:" for word in between)
    if hit.first < mention.head or parted or len(before) < _TWO:
        return False
    new = scene.lexicon.matches("function.indefinite", before[1].key)
    return new and scene.lexicon.matches("function.becomes", before[0].key)


def _is_after_removal(fact: Fact, facts: list[Fact]) -> bool:
    """Say whether something is tended where a memorial was: "Після демонтажу пам’ятника на площі висадили дерева"."""
    if fact.property != "maintained" or fact.mention is None:
        return False
    return any(
        one.property in ("removed", "destroyed")
        and one.mention is fact.mention
        and one.trigger.first < fact.mention.first < fact.trigger.first
        and fact.mention.first - one.trigger.last <= _GOVERNED
        for one in facts
    )


_GOVERNED = 2


def _is_of_a_stone(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a stone is what was salvaged, an object right before its verb, and no remains: "표석을 수습해"."""
    object_ = read_grammar(scene.lexicon).object
    if (
        not scene.lexicon.settings.get("verb_last", False)
        or object_ is None
        or has_remains(scene, sentence, hit)
    ):
        return False
    brought = scene.lexicon.matches("destination.brought", sentence.words[hit.first].key)
    return not brought and any(
        mention.head == hit.first - 1
        and thing.kind in ("monument", "statue", "plaque")
        and object_.search(sentence.words[mention.head].key)
        for mention, thing in scene.in_sentence(sentence.index)
    )


def _is_of_unveiling(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a noun of building only names the ceremony right behind it: "충혼탑 건립 준공식"."""
    last = scene.lexicon.settings.get("verb_last", False)
    return bool(last) and any(one.first == hit.last + 1 for one in sentence.of("events", "unveiled"))


_NEAR_NAME = 6


def _is_of_a_name(sentence: Sentence, hit: Hit) -> bool:
    """Say whether somebody's name is what was put on a memorial: "his name was placed on the wall"."""
    for name in sentence.of("dedication", "name"):
        between = sentence.words[name.last + 1 : hit.first]
        if name.last < hit.first and len(between) <= _NEAR_NAME:
            return not any(word.text in ",;:" for word in between)
    return False


_FAR_TO_END = 12


def _is_end_of_move(scene: Scene, sentence: Sentence, fact: Fact, facts: list[Fact]) -> bool:
    """Say whether a verb of setting up only ends a move: "it will be taken to the cemetery and set up at the wall"."""
    if fact.property != "erected":
        return False
    for one in facts:
        between = sentence.words[one.trigger.last + 1 : fact.trigger.first]
        if one.property != "relocated" or one.thing is not fact.thing or len(between) > _FAR_TO_END:
            continue
        if any(word.text in ",;:" for word in between):
            continue
        if any(scene.lexicon.matches("function.conjunctions", word.key) for word in between):
            return True
    return False


def _is_brought(scene: Scene, sentence: Sentence, hit: Hit, thing: ThingBuilder) -> bool:
    """Say whether a verb for remains is said of a memorial: "비석을 공원으로 모셔 오기로 했다" moves it."""
    stands = thing.kind in ("monument", "statue", "plaque") and not has_remains(scene, sentence, hit)
    brought = any(
        scene.lexicon.matches("destination.brought", sentence.words[at].key) for at in (hit.first, hit.last)
    )
    return hit.name == "exhumed" and stands and brought


def _carries_to(scene: Scene, sentence: Sentence, hit: Hit, name: str) -> bool:
    """Say whether a verb of carrying away tells where to: "they had the statue taken to the yard of the works"."""
    carried = name == "removed" and any(one.first == hit.first for one in sentence.of("carrying", "verbs"))
    return carried and destination_of(scene, sentence, hit) is not None


_NEAR_DONE = 8


def _is_past(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    past = scene.lexicon.settings.get("past")
    far = len(sentence.words) if _is_verb_second(scene, sentence, hit) else _NEAR_DONE
    if any(0 < hit.first - one.last <= far for one in sentence.of("status", "present")):
        return False  # "the graves are being tended", though the participle is that of the past
    if past and any(re.search(past, sentence.words[at].key) for at in (hit.last, hit.first)):
        return True  # "brought into order": the verb is the first of its words
    if past and scene.lexicon.settings.get("verb_last", False) and _ends_done(scene, sentence, hit, past):
        return True
    if past and scene.lexicon.settings.get("nouns_capital", False) and sentence.words[hit.last].is_capital:
        behind = sentence.words[hit.last + 1 : hit.last + 1 + _NEAR_DONE]
        ahead = reversed(sentence.words[max(0, hit.first - _NEAR_DONE) : hit.first])
        side = behind if sentence.words[hit.first].is_capital else ahead
        clause = list(takewhile(lambda word: word.text not in ",;:", side))
        if any(re.search(past, word.key) for word in clause if word.text.islower()):
            return True  # "Die Reinigung übernahm eine Firma", "erhielt einen frischen Anstrich"
    elif _is_done_state(scene, sentence, hit):
        return True
    if _is_done_form(scene, sentence, hit) or _has_done_verb(scene, sentence, hit):
        return True
    if past and _is_told_in_past(sentence, hit, past):
        return True
    done = sentence.of("status", "done")
    if any(hit.first <= one.first <= hit.last for one in done):
        return True  # "Schmierereien ... wurden entfernt"
    return any(0 <= hit.first - one.last <= _NEAR_DONE for one in done)


def _ends_done(scene: Scene, sentence: Sentence, hit: Hit, past: str) -> bool:
    """Say whether the last word of a sentence, or a verb that this one is joined to, is done: "참전비 닦으며 구슬땀"."""
    if is_joined_to_done(scene.lexicon, sentence, hit):
        return True
    final = next((word for word in reversed(sentence.words) if word.is_word), None)
    if final is None or final.i <= hit.last:
        return False
    return bool(re.search(past, final.key)) or scene.lexicon.matches("status.done_last", final.key)


def _is_done_form(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether the form of a trigger itself tells what is done: "Вымыв плиты", "очищенный от мха памятник"."""
    form = scene.lexicon.settings.get("done_form")
    return bool(form and any(re.search(form, sentence.words[at].key) for at in (hit.first, hit.last)))


_NEAR_DONE_VERB = 7


def _has_done_verb(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a noun of doing has a verb of the past in its clause: "the cleaning of the grave took three hours"."""
    settings, words = scene.lexicon.settings, sentence.words
    noun, past = settings.get("done_noun"), settings.get("past")
    if not noun or not past or not re.search(noun, words[hit.last].key):
        return False
    mentioned = {at for one, _ in scene.in_sentence(sentence.index) for at in range(one.first, one.last + 1)}
    for side in (
        words[hit.last + 1 : hit.last + 1 + _NEAR_DONE_VERB],
        words[max(0, hit.first - _NEAR_DONE_VERB) : hit.first][::-1],
    ):
        for word in takewhile(lambda one: one.text not in ",;:()–—", side):
            if word.i in mentioned or not word.text.islower():
                continue
            led = words[word.i - 1].key if word.i else ""  # "la embajada" is no verb
            if any(scene.lexicon.matches("function.articles", key) for key in (word.key, led)):
                continue
            goes_on = scene.lexicon.matches("status.present", _helper_before(scene, sentence, word.i))
            if not goes_on and re.search(past, word.key) and is_verb_form(scene.lexicon, word.key):
                return True
    return False


def _helper_before(scene: Scene, sentence: Sentence, at: int) -> str:
    """Return the word before a participle, over an adverb: "est principalement assuré"."""
    adverb = scene.lexicon.settings.get("adverb")
    before = sentence.words[at - 1].key if at else ""
    skipped = scene.lexicon.matches("text.skips", before) or bool(adverb and re.search(adverb, before))
    return sentence.words[at - 2].key if skipped and at > 1 else before


def _is_done_state(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether "is" makes a participle what has been done: "die Schmierereien sind inzwischen entfernt"."""
    form = scene.lexicon.settings.get("participle")
    if not form or not re.search(form, sentence.words[hit.last].key):
        return False
    if hit.last > hit.first and hit.first == 0:
        behind = sentence.words[hit.last + 1 : hit.last + 2]
        return not any(scene.lexicon.matches("status.present", word.key) for word in behind)
    ahead = reversed(sentence.words[max(0, hit.first - _NEAR_DONE) : hit.last])
    clause = takewhile(lambda word: word.text not in ",;:", ahead)
    return any(scene.lexicon.matches("copula.is", word.key) for word in clause)


def _is_told_in_past(sentence: Sentence, hit: Hit, past: str) -> bool:
    """Say whether what a noun of care sums up is told by verbs of the past: "Толока на цвинтарі: пофарбували огорожу"."""
    colon = any(word.text == ":" for word in sentence.words[hit.last :])
    verbs = [one for one in sentence.of("events", "maintained") if one.first > hit.last]
    return colon and any(re.search(past, sentence.words[one.first].key) for one in verbs)


def _is_verb_second(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a helping verb may stand far before its participle: with no sign and no other one between."""
    if not scene.lexicon.settings.get("verb_second", False):
        return False
    present = [one.last for one in sentence.of("status", "present") if one.last < hit.first]
    if not present:
        return False
    return not any(
        word.text in ",;:" or scene.lexicon.matches("status.done", word.key)
        for word in sentence.words[present[-1] + 1 : hit.first]
    )


def _is_condition(sentence: Sentence, hit: Hit) -> bool:
    return any(
        one.first <= hit.first <= one.last for one in sentence.of("states", "condition", "inscription")
    )


def _is_part_of(sentence: Sentence, hit: Hit, state: str) -> bool:
    """Say whether a word of an event is one of several that tell a state together."""
    return any(
        one.first <= hit.first <= one.last and one.last > one.first for one in sentence.of("states", state)
    )


def _is_attribute(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether "the erected monument" only names it: a participle in the form of an adjective right before it."""
    adjective = read_grammar(scene.lexicon).adjective
    if adjective is None or not scene.lexicon.settings.get("participles_attributive", False):
        return False
    verb = read_grammar(scene.lexicon).verb
    if verb is not None and verb.search(sentence.words[hit.last].key):
        return False  # "se staví památník"
    if hit.first > 0 and sentence.words[hit.first - 1].is_number:
        return False  # "the 1917 erected monument" says when it was
    if scene.lexicon.settings.get("nouns_capital", False) and _has_year(scene, sentence, hit):
        return False  # "der 1921 von der Gemeinde errichtete Stein"
    if (
        hit.first > 0
        and scene.lexicon.settings.get("nouns_capital", False)
        and sentence.words[hit.first].is_capital
    ):
        return False  # "der Bau eines Denkmals"
    deed = scene.lexicon.settings.get("verbal_noun")
    if deed and any(re.search(deed, sentence.words[at].key) for at in (hit.first, hit.last)):
        return False  # "the unveiling of the monument", which ends as an adjective does
    if _is_dated(sentence, hit):
        return False  # "the recently opened memorial"
    followed = any(
        0 < mention.head - hit.last <= 3
        and not any(
            scene.lexicon.matches("function.articles", word.key)
            for word in sentence.words[hit.last + 1 : mention.head]
        )
        for mention, _ in scene.in_sentence(sentence.index)
    )
    to_come = any(one.first == hit.first for one in sentence.of("status", "planned"))
    return followed and not to_come and bool(adjective.search(sentence.words[hit.last].key))


_NEAR_DATE = 4
_DATES = (
    "today",
    "yesterday",
    "before_yesterday",
    "days",
    "last_year",
    "last_month",
    "last_week",
    "this_year",
    "lately",
)


def _is_dated(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a time stands right before a participle, so that it tells when: "недавно открытый мемориал"."""
    return any(
        0 < hit.first - one.last <= _NEAR_DATE
        and not any(word.text in ",;:()" for word in sentence.words[one.last : hit.first])
        for one in sentence.of("time", *_DATES)
    )


def _is_kept(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether "well-kept graves" only tells how they look, where the form of a participle shows it."""
    form = scene.lexicon.settings.get("kept")
    single = hit.first == hit.last and form and re.search(form, sentence.words[hit.last].key)
    return bool(single) and _is_attribute(scene, sentence, hit)


_LONGEST_ATTRIBUTE, _YEAR = 10, 4


def _has_year(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a participle before a noun has a year of its own: no sign and no finite verb stands between."""
    for word in reversed(sentence.words[max(0, hit.first - _LONGEST_ATTRIBUTE) : hit.first]):
        if not (word.is_word or word.is_number) or scene.lexicon.matches("text.aux", word.key):
            return False
        if word.is_number and len(word.text) == _YEAR:
            return True
    return False


_NEAR_CAUSE = 14
_HARMS = {
    ("natural", "vandalised"): "damaged",
    ("natural", "destroyed"): "damaged",
    ("vandals", "damaged"): "vandalised",
    ("vandals", "destroyed"): "vandalised",
}


def _by_its_cause(scene: Scene, sentence: Sentence, hit: Hit) -> str:
    """Return what happened by who did it: what a storm breaks is damaged, what thieves spoil is vandalised."""
    if hit.name == "removed" and is_stolen(scene, sentence, hit):
        return "vandalised"
    if hit.name == "vandalised" and _is_impersonal(scene, sentence, hit):
        return "damaged"
    causes = [
        one._replace(name="vandals") if _are_thieves(scene, sentence, one) else one
        for one in sentence.of("causes", "natural", "vandals", "thieves")
        if one.name != "thieves" or _are_thieves(scene, sentence, one)
    ]
    if any(one.name == "vandals" for one in causes):
        # "shot at by drunk hunters": the verb may be one of war as well.
        causes = [one for one in causes if one.name == "vandals" or not hit.first <= one.first <= hit.last]
    for one in causes:
        low, high = sorted((one, hit))
        between = sentence.words[low.last + 1 : high.first]
        relative = len(between) > 1 and scene.lexicon.matches("actors.relative", between[1].key)
        joined = between[1:] if relative and between[0].text == "," else between  # "thieves, who damaged it"
        if len(joined) <= _NEAR_CAUSE and not any(word.text in ",;:" for word in joined):
            if one.name == "natural" and _is_whole(sentence, hit):
                return hit.name
            return _HARMS.get((one.name, hit.name), hit.name)
    if hit.name == "damaged" and _is_joined_to_vandalism(scene, sentence, hit):
        return "vandalised"
    return hit.name


_NEAR_VANDALISM = 4


def _is_joined_to_vandalism(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether "and" joins harm to a deed of vandals: "mit Farbe beschmiert oder gar beschädigt"."""
    for one in sentence.of("events", "vandalised"):
        between = sentence.words[one.last + 1 : hit.first]
        if one.last < hit.first and len(between) <= _NEAR_VANDALISM:
            joined = any(scene.lexicon.matches("function.conjunctions", word.key) for word in between)
            if joined and all(word.is_word and word.text.islower() for word in between):
                return True
    return False


def _are_thieves(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether words that tell a theft name who did it: "beschädigten die Diebe", not "Beute"."""
    last = sentence.words[hit.last].key
    return hit.name == "thieves" and scene.lexicon.matches("causes.vandals", last)


def _is_impersonal(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a verb has no doer: a blast tells itself so, "відбило руку", and no vandal is named."""
    form = scene.lexicon.settings.get("impersonal")
    told = bool(form and re.search(form, sentence.words[hit.last].key))
    return told and not sentence.has("causes", "vandals", "thieves")


_NEAR_WHOLLY = 3


def _is_whole(sentence: Sentence, hit: Hit) -> bool:
    """Say whether nothing was left: what a bomb "destroyed down to the base" is more than damaged."""
    return any(
        hit.first - _NEAR_WHOLLY <= one.first <= hit.last + _NEAR_WHOLLY
        for one in sentence.of("causes", "wholly")
    )


_NEAR_CEREMONY = 4


def _is_ceremony(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether flowers were put there, not a memorial: "세워진 기념비에 헌화했다" tells of both."""
    last = scene.lexicon.settings.get("verb_last", False)
    for one, _ in scene.in_sentence(sentence.index):
        own = last and one.last == hit.first - 1 and not one.after_preposition
        if own or is_told_before(scene, sentence, hit, one):
            return False
    near = sentence.words[max(0, hit.first - _NEAR_CEREMONY) : hit.last + 1 + _NEAR_CEREMONY]
    return any(scene.lexicon.matches("function.ceremony", word.key) for word in near)


def _is_dedication(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether "erected in honour of" only says whom the memorial is for."""
    if _is_predicate(scene, sentence, hit):
        return False
    if scene.lexicon.settings.get("complement") == "before":
        return False  # "건립을 위한 모금": what stands before the words of dedication is the building itself
    return hit.name == "erected" and any(
        0 < one.first - hit.last <= 1 for one in sentence.of("dedication", "phrases")
    )


def _is_predicate(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a participle has the form of a predicate, which tells the deed itself: "воздвигнут в честь"."""
    form = scene.lexicon.settings.get("predicate_form")
    return bool(form and re.search(form, sentence.words[hit.last].key))


def _subject(
    scene: Scene, sentence: Sentence, hit: Hit
) -> tuple[Mention, Mention | None, ThingBuilder] | None:
    # "The remains will be reburied in the cemetery": the cemetery is where to, not what it happens to.
    reburied = hit.name == "laid" or any(one.first == hit.first for one in sentence.of("burials", "reburied"))
    if _has_other_object(scene, sentence, hit) or _has_own_subject(scene, sentence, hit):
        return None
    if _is_of_another(scene, sentence, hit):
        return None
    if is_of_relative_noun(scene, sentence, hit):
        return None
    if is_of_another_noun(scene, sentence, hit) or is_deed_to_another(scene, sentence, hit):
        return None
    if has_named_object(scene, sentence, hit):
        return None
    if (left := whence(scene, sentence, hit) or _bound(scene, sentence, hit)) is not None:
        return left[0], left[0], left[1]
    moved = reburied or moves_remains(scene, sentence, hit)
    if hit.name == "exhumed":
        moved = moved or names_goals_only(scene, sentence, destination_of(scene, sentence, hit))
    if moved and (ground := resting_place(scene, sentence)) is not None:
        return ground
    oblique = hit.name in _OBLIQUE or _has_own_object(hit) or _leaves_nothing(sentence, hit)
    found = nearest(scene, sentence, hit, oblique=oblique and not reburied)
    if found is not None and hit.name == "restored" and _is_what_it_became(scene, sentence, hit, found[0]):
        return found[0], found[0], found[1]
    if has_other_subject(scene, sentence, hit, found[0] if found else None):
        return None
    if has_joined_object(scene, sentence, hit, found[0] if found else None):
        return None
    if has_noun_of_its_own(scene, sentence, hit, found[0] if found else None):
        return None
    if told := meant_in_clause(scene, sentence, hit, found[0] if found else None):
        return told

    if is_of_noun_before(scene, sentence, hit, found[0] if found else None):
        return None
    if not reburied and (left_out := subject_left(scene, sentence, hit, found[0] if found else None)):
        return left_out.mention_before(sentence.index - 1), None, left_out
    if found is None and _is_attended(scene, sentence, hit):
        return None
    preposed = found is not None and found[0].after_preposition
    if preposed and found is not None:
        # "Избавиться от памятника": the preposition is part of what tells it.
        preposed = not (_holds_preposition(hit, found[0]) or _is_held(scene, sentence, hit, found[0]))
    if preposed and found is not None and not reburied:
        preposed = not is_told_before(scene, sentence, hit, found[0])
    if preposed and found is not None and not reburied:
        preposed = not is_relative(scene, sentence, hit, found[0])
        preposed = preposed and not is_done_to(scene, sentence, hit, found[0])
        preposed = preposed and not _governs(scene, sentence, hit, found[0])
        preposed = preposed and not _is_appended(scene, sentence, hit, found[0])
    beside = found[0] if found else _next_named(scene, sentence, hit)
    if beside is not None and (pointed_at := pronoun_beside(scene, sentence, hit, beside)):
        return pointed_at.mention_before(sentence.index - 1), None, pointed_at
    if preposed and (pointed_at := object_pronoun(scene, sentence, hit)):
        return pointed_at.mention_before(sentence.index - 1), None, pointed_at
    goal = found if reburied or moves_remains(scene, sentence, hit) else None
    if preposed and (reburied or not oblique):
        found = grave_left(scene, sentence) if goal else None
    if found is not None:
        return found[0], found[0], found[1]
    if pointed := _pronoun_before(scene, sentence, hit):
        return pointed[0], pointed[0], pointed[1]
    if has_object_behind(scene, sentence, hit):
        return None
    back = _BACK_TO_GRAVE if goal and "genitive_word" in scene.lexicon.settings else 2
    remains = reburied or goal is not None or _are_remains(scene, sentence, hit)
    if not remains and hit.name not in _OBLIQUE and _only_points_there(scene, sentence):
        return None
    thing = scene.things.latest(sentence.index, 0, back=back) if remains else topic(scene, sentence, hit)
    thing = thing or deed_of_topic(scene, sentence, hit)
    # A preposition tells where to, and no case.
    by_words = any(one in scene.lexicon.settings for one in ("genitive_word", "verb_second"))
    if thing is None and "goal_alone" in scene.lexicon.settings:
        by_words = scene.things.latest(sentence.index, 0, back=sentence.index) is None
    if goal and by_words and not (thing and thing.kind in BURIAL):
        if thing is None and _are_counted(scene, sentence, hit):
            return None
        return goal[0], goal[0], goal[1]  # no other grave was spoken of: what the remains came to
    return (thing.mention_before(sentence.index), None, thing) if thing else None


def _only_points_there(scene: Scene, sentence: Sentence) -> bool:
    """Say whether a sentence points back by words for a place only, at which something else is done: "dort"."""
    pointing = [word for word in sentence.words if scene.lexicon.matches("function.pronouns", word.key)]
    return bool(pointing) and all(scene.lexicon.matches("function.there", word.key) for word in pointing)


def _next_named(scene: Scene, sentence: Sentence, hit: Hit) -> Mention | None:
    """Return the memorial that is named behind a verb, though in a clause of its own."""
    return next((one for one, _ in scene.in_sentence(sentence.index) if one.first > hit.last), None)


def _are_counted(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether so many are laid somewhere, which is told as burials: "останки трёх бойцов захоронили на кладбище"."""
    laid = any(
        hit.first <= one.last and one.first <= hit.last for one in sentence.of("burials", "verbs", "reburied")
    )
    amounts = find_amounts(scene.page, sentence) if laid else []
    return any(counted_people(scene, sentence, at) is not None for at, _ in amounts)


def _governs(scene: Scene, sentence: Sentence, hit: Hit, mention: Mention) -> bool:
    """Say whether the preposition before a memorial is the last word of an entry: "Bauarbeiten für das Mahnmal"."""
    if not scene.lexicon.settings.get("verb_second", False) or hit.first == hit.last:
        return False
    if mention.first <= hit.last or hit.name in ("relocated", "exhumed", "laid"):
        return False  # "kam auf den Friedhof" tells where to
    between = sentence.words[hit.last + 1 : mention.first]
    return is_preposition(scene.lexicon, sentence.words[hit.last].key) and all(
        scene.lexicon.matches("function.articles", word.key) for word in between
    )


def _bound(scene: Scene, sentence: Sentence, hit: Hit) -> tuple[Mention, ThingBuilder] | None:
    """Return the memorial right behind a participle that has its case: "на місці зруйнованого пам’ятника"."""
    own = scene.lexicon.settings.get("own_noun")
    pair = sentence.words[hit.last : hit.last + 2]
    if (
        not own
        or hit.first != hit.last
        or len(pair) < 2
        or not re.search(own, " ".join(one.key for one in pair))
    ):
        return None
    return next((one for one in scene.in_sentence(sentence.index) if one[0].first == pair[1].i), None)


def _are_remains(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether remains are dug out where the sentence names no grave: "Die Gebeine wurden geborgen"."""
    told = hit.name == "exhumed" and sentence.has("burials", "remains")
    thing = scene.things.latest(sentence.index, 0) if told and not scene.in_sentence(sentence.index) else None
    return thing is not None and thing.kind in BURIAL


def _is_appended(scene: Scene, sentence: Sentence, hit: Hit, mention: Mention) -> bool:
    """Say whether a participle in the form of an adjective follows a mention behind a comma: "у стелы, открытой в 1996 году"."""
    form = scene.lexicon.settings.get("done_form")
    behind = sentence.words[mention.last + 1 : mention.last + 2]
    if not form or hit.first != mention.last + 2 or behind[0].text != ",":
        return False
    return bool(re.search(form, sentence.words[hit.last].key))


def _holds_preposition(hit: Hit, mention: Mention) -> bool:
    """Say whether the word right before a mention is one of those that tell an event: "get rid of the monument"."""
    whole = hit.name in ("removed", "destroyed", "damaged")  # a goal or place behind others is where to
    return whole and hit.first < hit.last and hit.first <= mention.first - 1 <= hit.last


def _is_held(scene: Scene, sentence: Sentence, hit: Hit, mention: Mention) -> bool:
    """Say whether the words of an event name the memorial, behind their own preposition: "fundament pod pomnik".

    Where something was moved to is named so as well, unless the preposition leads: "dla pomnika szuka się miejsca".
    """
    if not scene.lexicon.settings.get("entries_govern", False):
        return False
    led = hit.name != "relocated" or is_preposition(scene.lexicon, sentence.words[hit.first].key)
    return led and hit.first < mention.first and mention.head <= hit.last


def _is_attended(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether an unveiling only tells where people were, in a sentence that names no memorial: "준공식에 참가하였다"."""
    form = read_grammar(scene.lexicon).oblique
    if hit.name != "unveiled" or form is None or scene.in_sentence(sentence.index):
        return False
    return bool(form.search(sentence.words[hit.last].key))


def _has_own_object(hit: Hit) -> bool:
    """Say whether an entry of several words names what is taken away: "took the cover off the monument" unveils it."""
    return hit.name == "unveiled" and hit.last > hit.first


def _leaves_nothing(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a denial inside an entry tells that nothing is left "of" a memorial: "від нього й сліду не лишилося"."""
    denied = sentence.of("status", "denied", "denied_behind")
    within = any(hit.first < one.last <= hit.last or hit.first == one.first < hit.last for one in denied)
    return hit.name == "destroyed" and within


_BACK_TO_GRAVE = 5
"""Sentences back to the grave that remains left, if none is named beside them."""
_PRONOUN_REACH = 3


def _pronoun_before(scene: Scene, sentence: Sentence, hit: Hit) -> tuple[Mention, ThingBuilder] | None:
    """Return what "it" before a verb means, if a memorial stands before it: "As to the stele, ..., it will be cleaned"."""
    for at in range(hit.first - 1, max(-1, hit.first - 1 - _PRONOUN_REACH), -1):
        pointing = scene.lexicon.matches("reporting.pronouns", sentence.words[at].key) or any(
            one.last == at and one.last > one.first for one in sentence.of("reporting", "pronouns")
        )
        if pointing:
            before = [one for one in scene.in_sentence(sentence.index) if one[0].last < at]
            return before[-1] if before else None
    return None


_GENITIVE_REACH = 4


def _is_of_another(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a noun with a capital is followed by what else it happened to: "Zerstörung des Klosters"."""
    words, lexicon = sentence.words, scene.lexicon
    at = hit.last + 1
    if (
        not lexicon.settings.get("nouns_capital", False)
        or not words[hit.first].is_capital
        or at >= len(words)
    ):
        return False
    at = _past_joined_noun(lexicon, sentence, at)
    if not lexicon.matches("function.genitive", words[at].key):
        return False
    mentioned = {i for one, _ in scene.in_sentence(sentence.index) for i in range(one.first, one.last + 1)}
    for word in words[at + 1 : at + 1 + _GENITIVE_REACH]:
        if word.i in mentioned or not (word.is_word or word.is_number):
            return False
        if word.is_capital:
            if hit.name == "exhumed" and _is_of_the_dead(scene, word):
                return False  # "die Exhumierung der Toten aus dem Massengrab"
            behind = words[word.i + 1] if word.i + 1 < len(words) else None
            return behind is None or behind.i not in mentioned
    return False


def _past_joined_noun(lexicon: Lexicon, sentence: Sentence, at: int) -> int:
    """Return the word behind "and" and another noun: "die Zerstörung und der Wiederaufbau des Klosters"; else `at`."""
    words = sentence.words
    if not lexicon.matches("function.conjunctions", words[at].key):
        return at
    end = at + 1
    while end < len(words) - 1 and lexicon.matches("function.articles", words[end].key):
        end += 1
    return end + 1 if end + 1 < len(words) and words[end].is_capital else at


def _is_of_the_dead(scene: Scene, word: Word) -> bool:
    """Say whether a word means those who lie in a grave."""
    return any(one.startswith(("people.", "burials.remains")) for one in scene.lexicon.lists(word.key))


_OBJECT_REACH = 3


def _has_other_object(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a verb that comes last has an object of its own between the memorial and itself: it set up cameras."""
    pattern = read_grammar(scene.lexicon).object
    if pattern is None or hit.name in _OBLIQUE:
        return False
    mentioned = {at for one, _ in scene.in_sentence(sentence.index) for at in range(one.first, one.last + 1)}
    counted = {at.last for at, _ in find_amounts(scene.page, sentence)}
    for at in range(hit.first - 1, max(-1, hit.first - 1 - _OBJECT_REACH), -1):
        if at in mentioned or sentence.words[at].text in ",;":
            return False
        if at > 1 and at - 1 in counted and any(one in mentioned for one in (at - 2, at - 3)):
            return False  # "충혼탑 두 기를 옮겼다": the counter has the ending of the thing
        if (done := scene.lexicon.settings.get("converb")) and re.search(done, sentence.words[at].key):
            return False  # "성금을 모아 세운 비석"
        if pattern.search(sentence.words[at].key):
            return not scene.lexicon.matches("burials.remains", sentence.words[at].key)
    return False


def _has_own_subject(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a passive that comes last has its subject right before it: "헐린 충혼탑 자리에는 주차장이 들어섰다"."""
    settings, words = scene.lexicon.settings, sentence.words
    form = settings.get("own_subject")
    if (
        not form
        or hit.name in _OBLIQUE
        or hit.first == 0
        or not re.search(settings["passive"], words[hit.last].key)
    ):
        return False
    word = words[hit.first - 1]
    if not re.search(form, word.key) or scene.lexicon.matches("actors.who", word.key):
        return False
    counted = any(at.last in (word.i, word.i - 1) for at, _ in find_amounts(scene.page, sentence))
    mentioned = any(one.first <= word.i <= one.last for one, _ in scene.in_sentence(sentence.index))
    known = any(one.first <= word.i <= one.last for one in sentence.of("events"))
    return not (counted or mentioned or known)
