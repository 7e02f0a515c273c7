"""Where a noun phrase ends that nothing but words and their endings show.

Invariant: a phrase ends before the first sign, verb of the lexicon, memorial or preposition of place.
"""

from __future__ import annotations

from cenotaph.extract.text.shallow.words.grammar import read_grammar
from cenotaph.extract.text.shallow.words.lexicon import Hit, Lexicon
from cenotaph.extract.text.shallow.words.numbers import is_ordinal
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.extract.text.shallow.words.tokens import Word

_LONGEST_PHRASE = 12


def is_preposition(lexicon: Lexicon, key: str) -> bool:
    """Say whether a word is a preposition."""
    return lexicon.matches("function.prepositions", key) or lexicon.matches("places.before", key)


def dedicatee_hits(sentence: Sentence) -> list[Hit]:
    """List the words for people and events that a memorial can be for."""
    return [*sentence.of("people"), *sentence.of("dedication", "events")]


def phrase_end(lexicon: Lexicon, sentence: Sentence, start: int) -> int:
    """Return the last word of the noun phrase that begins at a word; before `start` where none does.

    It goes on over words, names and numbers to the first sign, preposition of place, verb of the lexicon or memorial.
    """
    stops = {
        hit.first
        for hit in sentence.hits
        if (
            hit.section in ("events", "kinds", "burials", "states")
            and hit.name not in ("mass", "single", "parts", "not")
        )
        or (hit.section, hit.name)
        in (
            ("reporting", "verbs"),
            ("reporting", "that"),
            ("dedication", "phrases"),
            ("dedication", "verbs"),
        )
        or (hit.section == "status" and hit.name != "denied")
    }
    end = start - 1
    for at in range(start, min(len(sentence.words), start + _LONGEST_PHRASE)):
        word = sentence.words[at]
        quote = word.text in '«»„“”"-–’' and at + 1 < len(sentence.words) and word.text not in "–"
        if quote:
            continue
        if word.text == "." and _goes_on_behind_stop(lexicon, sentence, at):
            continue
        if word.text == "–" and at > start and _is_between_years(sentence, at):
            continue
        if word.text == "," and at > start and _lists_on(lexicon, sentence, at):
            continue
        if not (word.is_word or word.is_number) or at in stops:
            break
        if lexicon.matches("function.stops", word.key) or _is_verb(lexicon, word):
            break
        if is_preposition(lexicon, word.key) and not _leads_on(lexicon, sentence, at):
            break
        end = at
    nouns_capital = lexicon.settings.get("nouns_capital", False)
    while end >= start and (
        lexicon.matches("function.conjunctions", sentence.words[end].key)
        or is_preposition(lexicon, sentence.words[end].key)
        or (nouns_capital and sentence.words[end].is_word and not sentence.words[end].is_capital)
    ):
        end -= 1
    return end


def _lists_on(lexicon: Lexicon, sentence: Sentence, at: int) -> bool:
    """Say whether a comma goes on with a list that "and" ends: of names, or of people in one case, "воинам, партизанам и врачам".

    Names end alike where they have cases: "памятник Кирову, Анна Белова и Иван Петров" are whom it is for, and guests.
    """
    words, settings = sentence.words, lexicon.settings
    people = {hit.first for hit in sentence.of("people")}
    named = words[at - 1].is_capital and not settings.get("nouns_capital", False)
    cased = not named or settings.get("case_letters", 0)
    joined = False
    for word in words[at + 1 : at + 1 + _LONGEST_LIST]:
        if lexicon.matches("function.conjunctions", word.key):
            joined = True
        elif not (word.is_capital if named else word.i in people) and (word.text != "," or joined):
            return False
        elif word.text != "," and not (named and word.i + 1 < len(words) and words[word.i + 1].is_capital):
            alike = not cased or word.key[-1] == words[at - 1].key[-1]
            if joined:
                return alike
            if not alike and not named:
                return False
    return False


_LONGEST_LIST = 9


def _is_between_years(sentence: Sentence, at: int) -> bool:
    """Say whether a dash joins two numbers: "1941–1943"."""
    beside = (sentence.words[at - 1], *sentence.words[at + 1 : at + 2])
    return len(beside) > 1 and all(word.is_number for word in beside)


def _goes_on_behind_stop(lexicon: Lexicon, sentence: Sentence, at: int) -> bool:
    """Say whether a full stop ends an abbreviation or makes an ordinal, and no phrase: "obětem 1. světové války"."""
    abbreviated = lexicon.matches("text.abbreviations", sentence.words[at - 1].key)
    return abbreviated or is_ordinal(lexicon, sentence, at - 1)


def _is_verb(lexicon: Lexicon, word: Word) -> bool:
    verb = read_grammar(lexicon).verb
    return verb is not None and not word.is_capital and bool(verb.search(word.key))


_LEADS_TO = 4


def _leads_on(lexicon: Lexicon, sentence: Sentence, at: int) -> bool:
    """Say whether a preposition goes on with whom a memorial is for: "fallen in the war", but not "in Gdynia"."""
    key = sentence.words[at].key
    if not lexicon.matches("dedication.inside", key):
        return False
    if any(lexicon.matches("places.spots", word.key) for word in sentence.words[at + 1 : at + 2]):
        return False  # "on the market square"
    dated = any(word.is_number and len(word.text) == _YEAR for word in sentence.words[at + 1 : at + 2])
    if not any(lexicon.matches(name, key) for name in ("places.in", "places.on")):
        return not dated or _tells_of_death(lexicon, sentence, at)
    deed = next((hit.first for hit in sentence.of("events") if hit.first > at), len(sentence.words))
    ends = next(
        (word.i for word in sentence.words[at + 1 : deed] if not (word.is_word or word.is_number)), deed
    )
    reach = range(at + 1, min(at + 1 + _LEADS_TO, ends))
    if any(hit.first in reach for hit in dedicatee_hits(sentence)):
        return True
    # "The fallen in 1941"; a monument "to Lenin in 1924" was built then.
    return _tells_of_death(lexicon, sentence, at) and any(
        word.is_number for word in sentence.words[at + 1 : at + 1 + _LEADS_TO]
    )


_YEAR = 4


def _tells_of_death(lexicon: Lexicon, sentence: Sentence, at: int) -> bool:
    """Say whether a word for dying or fighting stands right before a preposition: "загиналите през 1885 г."."""
    return any(lexicon.matches("places.fallen", word.key) for word in sentence.words[max(0, at - 2) : at])
