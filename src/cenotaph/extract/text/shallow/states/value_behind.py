"""States whose value stands behind the word that says them: "is part of ...", "belongs to ...", "is called ...".

Invariant: the thing that such a state is told of is named in the sentence, or the sentence points back to it.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.shallow.things.coreference import ThingBuilder
from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.triggers.nearest import nearest
from cenotaph.extract.text.shallow.triggers.statuses import status_of
from cenotaph.extract.text.shallow.triggers.topics import topic, topic_of_paragraph
from cenotaph.extract.text.shallow.triggers.trigger import Fact, Scene
from cenotaph.extract.text.shallow.words.grammar import read_grammar
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.noun_phrases import is_preposition, phrase_end
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.extract.text.shallow.words.small_words import past_articles

_LONGEST_NAME = 6


def find_value_behind(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Find what things belong to, whose they are and what they are called."""
    return [*_parts(scene, sentence), *_custodians(scene, sentence), *_names(scene, sentence)]


def _parts(scene: Scene, sentence: Sentence) -> list[Fact]:
    facts = []
    for hit in sentence.of("states", "part_of"):
        before = [one for one in scene.in_sentence(sentence.index) if one[0].last < hit.first]
        end = phrase_end(scene.lexicon, sentence, hit.last + 1)
        wholes = [one for one in scene.in_sentence(sentence.index) if one[0].first > hit.last]
        value = (
            wholes[0][0].span if wholes else sentence.span_of(hit.last + 1, end) if end > hit.last else None
        )
        if value is None or (not wholes and _are_people(sentence, value)):
            continue
        if before and _only_tells_where(sentence, before[-1][0], hit):
            continue
        mention = before[-1][0] if before else None
        thing = before[-1][1] if before else topic(scene, sentence, hit)
        if thing is None:
            continue
        about = mention.span if mention else thing.mention_before(sentence.index).span
        facts.append(
            Fact(
                "part_of", sentence.index, hit, thing, about, mention, "part_of",
                status=status_of(scene, sentence, hit), value_span=value,
            )
        )  # fmt: skip
    return facts


def _are_people(sentence: Sentence, value: Span) -> bool:
    """Say whether a whole would be people: "the gravestones refer to nameless victims"."""
    return any(
        value[0] <= sentence.words[one.first].start < value[1] for one in sentence.of("people", *_PEOPLE)
    )


_PEOPLE = ("military", "civilian", "people", "unknown")


def _only_tells_where(sentence: Sentence, mention: Mention, hit: Hit) -> bool:
    """Say whether a memorial behind a preposition belongs to a clause before: "at the monument, the centre of the square"."""
    between = sentence.words[mention.last + 1 : hit.first]
    return mention.near or (mention.after_preposition and any(word.text in ",;" for word in between))


def _leaves_out_subject(scene: Scene, sentence: Sentence, hit: Hit, mention: Mention) -> bool:
    """Say whether a sentence begins with its verb and names a memorial only in a later clause: "Belongs to X, but ..."."""
    return (
        bool(scene.lexicon.settings.get("pro_drop", False))
        and hit.first == 0
        and any(word.text in ",;" for word in sentence.words[hit.last + 1 : mention.first])
    )


def _custodians(scene: Scene, sentence: Sentence) -> list[Fact]:
    facts = []
    for hit in sentence.of("states", "custodian", "ownerless"):
        found = nearest(scene, sentence, hit, oblique=True)
        start = hit.last + 1
        if any(scene.lexicon.matches("actors.by", word.key) for word in sentence.words[start : start + 1]):
            start += 1  # "jest zarządzany przez gminę"
        end = phrase_end(scene.lexicon, sentence, start)
        behind = sentence.words[end + 1 : end + 2]
        if any(scene.lexicon.matches("copula.is", word.key) for word in behind):
            if end >= start:
                continue  # "the owner of the shop is X"
            start += 1  # "właścicielem terenu jest X": the ground's owner is one entry
            end = phrase_end(scene.lexicon, sentence, start)
        if found is not None and _leaves_out_subject(scene, sentence, hit, found[0]):
            found = None
            thing = scene.things.latest(sentence.index, 0)
        else:
            thing = found[1] if found else topic(scene, sentence, hit) or _spoken_of(scene, sentence, hit)
        nobodys = scene.lexicon.matches("states.ownerless", sentence.words[hit.last].key)
        if thing is None or (end < start and hit.last == hit.first and not nobodys):
            continue
        mention = found[0] if found else None
        about = mention.span if mention else thing.mention_before(sentence.index).span
        if (
            mention is not None
            and mention.first > max(end, hit.last)
            and _has_own_subject(scene, sentence, hit)
        ):
            continue
        if mention is not None and mention.count is not None and start <= mention.first <= end + 1:
            continue  # "the town owns 14 graves": whose they are stands before the verb
        # "Belongs to the town" may be an entry as a whole: its last word is whose it is.
        value = sentence.span_of(start if end >= start else hit.last, max(end, hit.last))
        if value[0] < about[1] and about[0] < value[1]:
            continue
        if any(one.first <= start + 1 and one.last >= start for one in sentence.of("status", "denied")):
            continue  # "nobody looks after it" names no keeper
        facts.append(
            Fact(
                "custodian",
                sentence.index,
                hit,
                thing,
                about,
                mention,
                "custodian",
                status_of(scene, sentence, hit),
                value_span=value,
            )
        )
    return facts


def _has_own_subject(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a noun led by "this" or an adjective stands right before whose it is: "эта земля принадлежит народу"."""
    words, lexicon, adjective = sentence.words, scene.lexicon, read_grammar(scene.lexicon).adjective
    if adjective is None or lexicon.settings.get("nouns_capital", False) or hit.first < _LED:
        return False
    lead, noun = words[hit.first - _LED], words[hit.first - 1]
    small = ("function.prepositions", "function.pronouns", "text.skips", "text.aux", "function.stops")
    if not noun.is_word or noun.is_capital or any(lexicon.matches(key, noun.key) for key in small):
        return False
    if lexicon.matches("actors.who", noun.key) or any(
        one.first <= noun.i <= one.last for one, _ in scene.in_sentence(sentence.index)
    ):
        return False
    return lexicon.matches("function.pronouns", lead.key) or bool(adjective.search(lead.key))


_LED = 2


def _spoken_of(scene: Scene, sentence: Sentence, hit: Hit) -> ThingBuilder | None:
    """Return what was spoken of before a sentence that begins with whose it is: "Належить громаді"."""
    if hit.first > 0 or scene.in_sentence(sentence.index):
        return None
    return topic_of_paragraph(scene, sentence)


def _names(scene: Scene, sentence: Sentence) -> list[Fact]:
    facts = []
    for hit in sentence.of("states", "named", "known", "called"):
        if hit.name != "called" and _is_of_street(scene, sentence, hit):
            continue
        found = nearest(scene, sentence, hit)
        given = found[1] if found is not None and found[0].quoted else None
        if given is not None:
            found = None  # the name itself
        elif found is not None and _is_capital_name(sentence, hit, found[0]):
            found = next(reversed(_named_before(scene, sentence, hit)), None)
        # "Locals call it ...": the pronoun is part of the words.
        thing = (
            found[1] if found else scene.things.latest(sentence.index, 0) if hit.name == "called" else None
        )
        if given is not None and len(given.mentions) > 1:
            thing = given
        start = sentence.words[hit.last].end
        quoted = next(
            (
                one
                for one in scene.page.quoted
                if start <= one.outer[0] <= start + 25 and one.end <= sentence.span[1]
            ),
            None,
        )
        value = (quoted.start, quoted.end) if quoted else _bare_name(scene, sentence, hit)
        if value is None and found is not None:
            value = _name_in_case(scene, sentence, max(hit.last, found[0].last))
        if thing is None or value is None:
            continue
        mention = found[0] if found else None
        about = mention.span if mention else thing.mention_before(sentence.index - 1).span
        facts.append(
            Fact(
                "named", sentence.index, hit, thing, about, mention, "named",
                value_span=value,
            )
        )  # fmt: skip
    return facts


def _is_capital_name(sentence: Sentence, hit: Hit, mention: Mention) -> bool:
    """Say whether a memorial right behind "is called" is nothing but the name: "nosi nazwę Ruski Grób"."""
    return mention.first == hit.last + 1 and sentence.words[mention.first].is_capital


def _named_before(scene: Scene, sentence: Sentence, hit: Hit) -> list[tuple[Mention, ThingBuilder]]:
    return [one for one in scene.in_sentence(sentence.index) if one[0].last < hit.first]


def _name_in_case(scene: Scene, sentence: Sentence, last: int) -> Span | None:
    """Return the name that its case marks: "miejscowi nazywają cmentarz w lesie Moskalówką"."""
    case = scene.lexicon.settings.get("with_case")
    if not case:
        return None
    for word in sentence.words[last + 1 : last + 1 + _LONGEST_NAME]:
        if not word.is_word:
            return None
        led = scene.lexicon.matches("places.before", sentence.words[word.i - 1].key)
        if word.is_capital and not led and re.search(case, word.key):
            end = word.i
            while end + 1 < len(sentence.words) and sentence.words[end + 1].is_capital:
                end += 1
            return sentence.span_of(word.i, end)
    return None


_NEAR_STREET = 4


def _is_of_street(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a street, a square or a town gets the name: one that hangs on no preposition right before the verb."""
    matches, words = scene.lexicon.matches, sentence.words
    for at in range(hit.first - 1, max(-1, hit.first - 1 - _NEAR_STREET), -1):
        word = words[at]
        if not word.is_word or any(
            one.first <= at <= one.last for one, _ in scene.in_sentence(sentence.index)
        ):
            return False
        if matches("places.streets", word.key) or matches("places.types", word.key):
            return not any(is_preposition(scene.lexicon, one.key) for one in words[max(0, at - 2) : at])
    return False


def _bare_name(scene: Scene, sentence: Sentence, hit: Hit) -> Span | None:
    """Return a name without marks right behind the words that give it: capitals, and what joins them."""
    words, at = sentence.words, past_articles(scene.lexicon, sentence, hit.last + 1)
    if at >= len(words) or not words[at].is_capital or hit.name == "named":
        return None
    if hit.name == "called" and scene.lexicon.settings.get("nouns_capital", False):
        return None  # every noun has a capital
    last = at
    for word in words[at + 1 : at + 1 + _LONGEST_NAME]:
        if word.is_word and word.is_capital:
            last = word.i
        elif not scene.lexicon.matches("dedication.inside", word.key):
            break
    return sentence.span_of(at, last + _has_noun_behind(scene, sentence, last))


def _has_noun_behind(scene: Scene, sentence: Sentence, last: int) -> bool:
    """Say whether the noun of a name's adjective is written small and ends the phrase: "zvaný Zlatá žena, ..."."""
    adjective, words = read_grammar(scene.lexicon).adjective, sentence.words
    if adjective is None or not adjective.search(words[last].key) or last + 2 >= len(words):
        return False
    noun, behind = words[last + 1], words[last + 2]
    small = noun.is_word and not any(
        scene.lexicon.matches(key, noun.key) for key in ("function.conjunctions", "function.prepositions")
    )
    return small and not behind.is_word and not behind.is_number
