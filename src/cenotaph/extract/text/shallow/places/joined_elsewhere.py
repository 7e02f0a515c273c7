"""Places of something else in languages that join particles to their nouns: where somebody comes from, fell or speaks.

Invariant: such a place has a particle of place, or none, and a word of `places.away` right behind it ("평양에서 온",
"서울 출신"), or a distance ("시드니에서 남쪽으로 80킬로미터"), or a particle of where to or of what is done something to, or an office
behind it: that is not where a memorial stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from cenotaph.extract.text.shallow.words.lexicon import Lexicon
from cenotaph.extract.text.shallow.words.tokens import Word

_TO_DISTANCE, _TO_VISIT = 4, 3


def is_elsewhere(lexicon: Lexicon, words: Sequence[Word], at: int, rest: str) -> bool:
    """Say whether a place is that of a life, a fall, a speech, or what something is so far from.

    Args:
        lexicon: the words of the language.
        words: those of the sentence.
        at: the word that names the place.
        rest: the particle at its end.
    """
    if lexicon.matches("places.whither", rest):
        return True
    if _is_seat(lexicon, words, at, rest):
        return True
    if lexicon.matches("places.objects", rest):
        return not any(
            lexicon.matches("places.visits", word.key) for word in words[at + 1 : at + 1 + _TO_VISIT]
        )
    behind = [word.key for word in words[at + 1 : at + 1 + _TO_DISTANCE]]
    if not behind or (rest and not lexicon.matches("places.stay", rest)):
        return False
    if lexicon.matches("places.away", behind[0]):
        local = not rest and lexicon.matches("places.held", words[at].key)
        return not local  # "홍산면 출신": the memorial of a village is for those from there
    if not lexicon.matches("places.whence", rest):
        return False
    units = (key for key, word in zip(behind[1:], words[at + 1 :], strict=False) if word.is_number)
    return any(lexicon.matches("places.distances", unit) for unit in units)


def _is_seat(lexicon: Lexicon, words: Sequence[Word], at: int, rest: str) -> bool:
    """Say whether an office or workshop behind a name has its seat there: "전주의 전북경찰청", "고양시 작업실에서"."""
    owned = not rest or lexicon.matches("places.owning", rest)
    behind = words[at + 1 : at + 2]
    return owned and any(lexicon.matches("places.seats", word.key) for word in behind)
