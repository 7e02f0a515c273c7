"""Keys under which the spellings of one word meet: endings taken off, romanisations made one, vowels dropped.

Invariant: every function takes a romanised token (``normalize.names.romanize_name``, ASCII letters and digits), is
pure, and gives back the same key for the same token everywhere. The rules know no language: they are few, and what
they make equal by mistake they make equal on both sides of a comparison.
"""

from __future__ import annotations

import re
from functools import lru_cache

_SHORTEST_STEM = 4

# Adjectives in -sk-, -tsk-, -ck- as the romanisations of Ukrainian, Russian, Polish, Czech and German write them; then
# the endings of other adjectives, and of nouns where they end with a consonant.
_ADJECTIVE = (
    "ogo|oho|ego|eho|omu|emu|iego|iemu|oyi|oji|oyu|oiu|iyi|aya|aia|aja|oya|oia|uyu|uiu|ykh|ikh|ych|ich|ymi|imi|iej|"
    "oe|oye|yy|yi|yj|iy|ii|ij|oi|oy|oj|ou|om|em|im|ym|ih"
)
_ENDING = re.compile(
    rf"(?:(?:t?s|(?<=[a-z])c)k(?:{_ADJECTIVE}|[aiyu])|zk(?:{_ADJECTIVE})|t?sk[eo]?|(?<=[ie]e)ck|(?<=[nv]e)zk|"
    r"[oe][gh]o|[oe]mu|[oe]vi|[yi]kh|ych|[yi]mi|ami|iego|iej|iemu|om|em|ym)$"
)
_VOWELS = "aeiouyj"

_SOUNDS = {
    "shch": "s",
    "szcz": "s",
    "schtsch": "s",
    "tsch": "c",
    "tch": "c",
    "sch": "s",
    "sh": "s",
    "sz": "s",
    "zh": "z",
    "kh": "h",
    "gh": "h",
    "ch": "c",
    "cz": "c",
    "ts": "c",
    "tz": "c",
    "ck": "k",
    "ph": "f",
    "rz": "r",
    "jou": "zu",
    "ou": "u",
    "g": "h",
    "w": "v",
    "x": "ks",
    "q": "k",
    "y": "i",
    "j": "i",
}
_SOUND = re.compile("|".join([*sorted(_SOUNDS, key=lambda part: (-len(part), part)), "c(?![eiyhkz])"]))
_DOUBLED = re.compile(r"([a-z])\1+")

_LATIN = re.compile(r"i?us$")
# V and f, z and s, and all that is written c, ch, g, h, kh are one each. A vowel counts where a word begins, and where
# a word has so few consonants that Mary and Moore would be one: there e and i are one, and a, o and u.
_CLASSES = str.maketrans({"f": "v", "z": "s", "c": "h", "i": "e", "a": "o", "u": "o"})
_TWO_VOWELS = "eo"
_VOWEL = re.compile(r"[eo]+")
_VOWELS_RUN = re.compile(r"[eo]{2,}")
_ENOUGH_CONSONANTS = 3


def stem(token: str) -> str:
    """Take the endings of Slavic names, and vowels in the end, off a romanised token.

    Args:
        token: one romanised word.

    Returns:
        The stem, of four letters at least; a token with a digit, or of four letters or fewer, as it is.

    >>> stem("chernigivskogo"), stem("chernigivskii"), stem("feodosiya"), stem("moore"), stem("lee")
    ('chernigiv', 'chernigiv', 'feodos', 'moor', 'lee')
    """
    if len(token) <= _SHORTEST_STEM or not token.isalpha():
        return token
    ending = _ENDING.search(token)
    if ending:
        # "Odeskyi" is "of Odes(a)": where too little would be left, the s belongs to the name.
        start = ending.start() + (ending.start() < _SHORTEST_STEM and ending[0].startswith("sk"))
        token = token[:start] if start >= _SHORTEST_STEM else token
    while len(token) > _SHORTEST_STEM and token[-1] in _VOWELS:
        token = token[:-1]
    return token


def word_stem(token: str) -> str:
    """Take case endings off an ordinary word: as ``stem``, but an adjective keeps the -sk- that makes it one.

    >>> word_stem("francuskiego"), word_stem("francuska"), stem("francuskiego")
    ('francusk', 'francusk', 'franc')
    """
    cut = stem(token)
    return (
        token[: token.rindex("sk") + 2] if "k" in token[len(cut) :] and "sk" in token[len(cut) - 1 :] else cut
    )


def sound(token: str) -> str:
    """Write a romanised token so that the ways of romanising one sound are one; vowels stay.

    >>> sound("voyna") == sound("voina"), sound("khram") == sound("hram"), sound("mohyla") == sound("mogila")
    (True, True, True)
    """
    return _DOUBLED.sub(r"\1", _SOUND.sub(lambda match: _SOUNDS.get(match[0], "k"), token))


@lru_cache(maxsize=131_072)
def skeleton(token: str) -> str:
    """Give the key under which forms of one name in different romanisations and scripts meet.

    Coarse on purpose: it brings candidates together, it is no proof that two names are one.

    Args:
        token: one romanised word, stemmed or not.

    Returns:
        Classes of consonants, with ``a`` for a vowel at the beginning; with vowels where there are fewer than three
        consonants. A token of three letters or fewer, or with a digit, is given back as it is.

    >>> skeleton("khmelnytsky"), skeleton("chmielnicki"), skeleton("khmelnitskii")
    ('hmln', 'hmln', 'hmln')
    >>> {skeleton(name) for name in ("zhukov", "schukow", "joukov", "zukov")}
    {'skv'}
    >>> skeleton("lee"), skeleton("1941")
    ('lee', '1941')
    """
    if len(token) < _SHORTEST_STEM or not token.isascii() or not token.isalpha():
        return token
    latin = _LATIN.search(token)
    if latin and latin.start() >= _SHORTEST_STEM:
        token = token[: latin.start()]
    token = stem(token)
    bare = token.replace("theo", "feo", 1) if token.startswith("theo") else token
    classes = _DOUBLED.sub(r"\1", sound(bare).translate(_CLASSES))
    consonants = _VOWEL.sub("", classes[1:])
    if len(consonants) + (classes[0] not in _TWO_VOWELS) < _ENOUGH_CONSONANTS:
        return _initial(_VOWELS_RUN.sub(lambda run: run[0][0], classes))
    return _initial(classes[0] + consonants)


def _initial(key: str) -> str:
    return "a" + key[1:] if key[0] in _TWO_VOWELS else key
