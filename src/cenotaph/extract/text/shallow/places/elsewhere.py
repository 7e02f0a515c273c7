"""Places that a sentence names for something else: where somebody fell or was born, where an office has its seat.

Invariant: such a place hangs on a word of `places.fallen` (lives, deaths, camps, battles), `places.seats` (offices,
workshops) or `places.toward` (directions): right before it, or as the verb of a clause behind a comma.
"""

from __future__ import annotations

from cenotaph.extract.text.shallow.words.grammar import read_grammar
from cenotaph.extract.text.shallow.words.lexicon import Lexicon
from cenotaph.extract.text.shallow.words.page import Sentence

_SIGNS = frozenset(',;:()«»„“”"–—!?')
_CLAUSE = 8
_TOLD = ("events", "kinds", "states", "burials")


def is_elsewhere(lexicon: Lexicon, sentence: Sentence, at: int) -> bool:
    """Say whether a place is that of a life, a death, a camp, an office or a direction.

    Args:
        lexicon: the words of the language.
        sentence: where the place stands.
        at: its first word.
    """
    words = sentence.words
    if _is_bracketed(lexicon, sentence, at) or _is_front(lexicon, sentence, at):
        return True
    if _is_home_of_somebody(lexicon, sentence, at):
        return True
    if lexicon.settings.get("nouns_capital", False) and any(
        lexicon.matches("places.fallen", word.key) and not word.is_capital for word in words[at + 1 : at + 2]
    ):
        return True  # "der in Verdun gefallene X"
    lead = at - 1
    while (
        lead >= 0
        and words[lead].is_word
        and not words[lead].is_capital
        and _is_small(lexicon, sentence, lead)
    ):
        lead -= 1
    if lead < 0 or words[lead].text in _SIGNS:
        return False
    if lexicon.matches("places.toward", words[lead].key):
        return True
    if lexicon.matches("places.fallen", words[lead].key):
        return not (_is_for_them(lexicon, sentence, lead) or _is_on_the_ground(lexicon, sentence, lead))
    if lead > 1 and words[lead - 1].is_capital and lexicon.matches("function.conjunctions", words[lead].key):
        return is_elsewhere(lexicon, sentence, lead - 1)  # "mortos em África e na Flandres"
    if lead < at - 1 and _is_seat(lexicon, sentence, lead):
        return True
    return lead < at - 1 and (_fell_in_one(lexicon, sentence, lead) or _fell_in_clause(lexicon, sentence, at))


def _is_bracketed(lexicon: Lexicon, sentence: Sentence, at: int) -> bool:
    """Say whether brackets tell something of a name before them: "the Commission (with its seat in X)".

    "Y (X)", "Y (Landkreis X)" tell where Y is.
    """
    words = sentence.words
    opens = next((i for i in range(at - 1, max(-1, at - _CLAUSE), -1) if words[i].text in "()"), 0)
    if opens < 1 or words[opens].text != "(" or not words[opens - 1].is_capital:
        return False
    told = any(hit.section in _TOLD and opens < hit.first < at for hit in sentence.hits)
    lead = words[opens + 1 : at]
    plain = all(
        one.is_capital or lexicon.matches("places.types", one.key) or len(one.text) <= _SHORT for one in lead
    )
    return not told and not plain


_SHORT = 2


def _is_home_of_somebody(lexicon: Lexicon, sentence: Sentence, at: int) -> bool:
    """Read "the mason Jan Hora from X": a word for who does things, the name, and "from"."""
    words = sentence.words
    if at < _NAMED or not lexicon.matches("places.from", words[at - 1].key):
        return False
    first = at - 2
    while first > 0 and at - first <= _LONGEST_NAME and words[first].is_capital:
        if any(lexicon.matches(one, words[first].key) for one in _WHO):
            return first < at - 2
        first -= 1
    return first < at - 2 and any(lexicon.matches(one, words[first].key) for one in _WHO)


_NAMED, _LONGEST_NAME = 3, 4
_WHO = ("actors.who", "reporting.titles")


def _is_front(lexicon: Lexicon, sentence: Sentence, at: int) -> bool:
    """Read "the dead of Flanders": a whole region behind a death and "of" is a front, a town is where they are from."""
    words = sentence.words
    if at < 2 or not lexicon.matches("places.names", words[at].key):
        return False
    of, dead = words[at - 1].key, words[at - 2].key
    return lexicon.matches("places.links", of) and lexicon.matches("places.fallen", dead)


def _is_for_them(lexicon: Lexicon, sentence: Sentence, i: int) -> bool:
    """Read "the monument to the fallen in X": the memorial stands there, not the battlefield ("on the Piave")."""
    within = lexicon.matches("places.within", sentence.words[i + 1].key)
    return within and any(hit.last == i - 1 for hit in sentence.of("kinds"))


def _is_on_the_ground(lexicon: Lexicon, sentence: Sentence, i: int) -> bool:
    """Read "on the site of the (former) camp in X": the memorial stands where the camp was."""
    words = sentence.words[max(0, i - _SHORT) : i]
    return any(lexicon.matches("function.within", word.key) for word in words)


def _is_small(lexicon: Lexicon, sentence: Sentence, i: int) -> bool:
    """Say whether a word is a preposition of place or an article: none that only tells whose something is ("of X")."""
    key = sentence.words[i].key
    if lexicon.matches("places.links", key) and not lexicon.matches("places.in", key):
        return False
    return any(lexicon.matches(one, key) for one in ("places.before", "places.in", "function.articles"))


def _is_seat(lexicon: Lexicon, sentence: Sentence, i: int) -> bool:
    """Say whether an office stands before "in X", with or without an adjective of its name behind it."""
    words = sentence.words
    if lexicon.matches("places.seats", words[i].key):
        return True
    if not i or not words[i].is_capital:
        return False
    if lexicon.matches("places.seats", words[i - 1].key):
        return True
    adjective = read_grammar(lexicon).adjective  # "the museum of south-eastern X in Y"
    described = i > 1 and adjective is not None and bool(adjective.search(words[i - 1].key))
    return described and lexicon.matches("places.seats", words[i - 2].key)


def _fell_in_one(lexicon: Lexicon, sentence: Sentence, i: int) -> bool:
    """Read "shot in the wood near X": one noun between the death and the place, which is no war or event."""
    words = sentence.words
    if i < 2 or words[i].is_capital or not _is_small(lexicon, sentence, i - 1):
        return False
    lists = lexicon.lists(words[i].key)
    if any(one in ("dedication.events", "time.others") or one.startswith("kinds.") for one in lists):
        return False
    return lexicon.matches("places.fallen", words[i - 2].key)


def _fell_in_clause(lexicon: Lexicon, sentence: Sentence, at: int) -> bool:
    """Read ", who fell in 1944 near X": a verb of `fallen` in a clause that a comma opens, and no other deed behind it."""
    told = {
        i
        for hit in sentence.hits
        if hit.section in _TOLD and hit.name != "not"
        for i in range(hit.first, hit.last + 1)
    }
    fallen = False
    for word in reversed(sentence.words[max(0, at - _CLAUSE) : at]):
        if word.text in _SIGNS:
            return fallen and word.text == ","
        if word.i in told:
            return False
        fallen = fallen or lexicon.matches("places.fallen", word.key)
    return False
