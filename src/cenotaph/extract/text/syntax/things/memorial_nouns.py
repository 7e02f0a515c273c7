"""Which single words name a memorial: "cenotaph" does, "cross" where it is told of as one, "monument to bad taste" does not.

Invariant: a word of many meanings names one by what stands around it, or where its neighbours do; else it names none.
"""

from __future__ import annotations

from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.phrases import are_people
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token
from cenotaph.extract.text.syntax.things.made_memorials import is_for_fallen
from cenotaph.extract.text.syntax.things.named_forms import is_other
from cenotaph.extract.text.syntax.things.other_things import is_firm, is_pen, is_sign, is_surname
from cenotaph.extract.text.syntax.things.plain_nouns import (
    is_first,
    is_put_up,
    is_read_on,
    is_unveiled,
    own_words,
)


def names_memorial(lexicon: Lexicon, sentence: Sentence) -> bool:
    """Say whether a sentence has a word that means a memorial or burial place by itself."""
    return any(
        token.lower in lexicon.kinds and not _is_weak(lexicon, token.lower) for token in sentence.tokens
    )


def _is_weak(lexicon: Lexicon, word: str) -> bool:
    return any(lexicon.has("memorials.weak", one) for one in (word, word.rstrip("s")))


def is_noun(sentence: Sentence, token: Token, lexicon: Lexicon, *, among: bool) -> bool:
    """Say whether a word names a memorial; one of many meanings ("cross", "bust") does so among others that do."""
    if is_other(sentence, token, lexicon) or is_firm(sentence, token):
        return False
    if is_pen(sentence, token) or is_sign(sentence, token, lexicon):
        return False
    following = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
    nominal = following is not None and following.pos in ("NOUN", "PROPN")
    if token.pos == "ADJ" and (nominal or token.lower == "grave"):
        return False
    if _is_weak(lexicon, token.lower):
        if is_surname(sentence, token):
            return False
        before = own_words(sentence, token)
        named = any(lexicon.has("memorials.weak_before", one.lower.strip("'’\"")) for one in before)
        if token.lower.rstrip("s") == "tribute":
            return following is not None and following.lower == "to" and _is_made(sentence, token)
        behind = [one.lower for one in sentence.tokens[token.i + 1 : token.i + 4]]
        of_memory = behind[:1] == ["of"] and any(lexicon.has("memorials.weak_after", one) for one in behind)
        if is_read_on(sentence, token) or is_unveiled(sentence, token):
            return True
        if among and is_put_up(sentence, token, lexicon):
            return True
        common = token.pos == "NOUN" or is_first(sentence, token)
        alone = (
            among
            and (common or lexicon.has("memorials.figures", token.lower))
            and (_counts_among(lexicon, token) or _is_his(sentence, token))
        )
        told = _is_told_behind(sentence, token, lexicon) or is_for_fallen(sentence, token, lexicon)
        return named or of_memory or alone or told
    return not _is_figurative(sentence, token, lexicon)


def _counts_among(lexicon: Lexicon, token: Token) -> bool:
    """Say whether a word of many meanings may be a memorial by itself where others are spoken of: "the cross"."""
    word = token.lower
    known = lexicon.has("memorials.among", word) or lexicon.has("memorials.among", word.removesuffix("s"))
    return known and token.dep not in ("compound", "nmod")


def _is_his(sentence: Sentence, token: Token) -> bool:
    """Say whether a stone is somebody's: "Private Hewson's stone was found"."""
    before = sentence.tokens[token.i - 2 : token.i] if token.i > 1 else ()
    return token.lower == "stone" and len(before) > 1 and before[1].tag == "POS" and before[0].pos == "PROPN"


def _is_told_behind(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Say whether what follows makes a weak noun a memorial: "a boulder in memory of", "a bust of Pushkin"."""
    behind = sentence.tokens[token.i + 1 : token.i + 5]
    first = behind[0] if behind else None
    if first is not None and first.text == "," and len(behind) > 2 and behind[1].lower in ("which", "that"):
        return any(one.lower in ("dedicated", "erected", "inscribed", "commemorates") for one in behind[2:])
    if first is None or first.text in ",;:." or token.dep in ("compound", "nmod"):
        return False
    if first.lower == "of" and token.lower in ("silhouette", "silhouettes", "figure", "figures"):
        return any(
            lexicon.has("memorials.likeness", one.lower) or lexicon.has("memorials.likenesses", one.lower)
            for one in behind[1:]
        )
    if first.lower == "of" and token.lower in ("bust", "busts", "sculpture", "sculptures"):
        return token.lower.startswith("bust") or any(
            one.ent == "PERSON"
            or lexicon.has("military.words", one.lower)
            or lexicon.has("memorials.likeness", one.lower)
            for one in behind[1:]
        )
    if lexicon.has("memorials.commemorating", first.lower):
        return True  # "the boulder commemorates 8,000 dead"
    if token.lower in ("tablet", "board", "panel", "slab", "tablets", "boards", "panels", "slabs") and any(
        one.lower == "names" for one in sentence.tokens[token.i : token.i + 8]
    ):
        return True  # "a second tablet was added bearing the names of"
    if first.lower in ("listing", "naming", "recording") and token.lower in (
        "board",
        "tablet",
        "panel",
        "slab",
    ):
        return any(are_people(lexicon, one.lower) or one.lower in ("fallen", "names") for one in behind[1:])
    near = behind[:1] if first.lower not in ("in", "to", "that", "which", "was", "were") else behind[:4]
    return any(lexicon.has("memorials.weak_behind", one.lower) for one in near)


def _is_figurative(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Say whether a "monument to" is a figure of speech: "to bad taste", "to human folly"."""
    behind = sentence.tokens[token.i + 1 : token.i + 6]
    if not behind or behind[0].lower not in ("to", "of"):
        return False
    goal = next(iter(sentence.kids(behind[0].i, "pobj")), None)
    words = {goal.lower} if goal is not None else {one.lower for one in behind[1:4]}
    return any(lexicon.has("memorials.figurative", one) for one in words)


def _is_made(sentence: Sentence, token: Token) -> bool:
    """Say whether a "tribute" is a thing: erected, unveiled, defaced, standing - not paid or led."""
    near = {one.lemma for one in sentence.tokens if abs(one.i - token.i) < 6}
    return bool(
        near
        & {
            "erect",
            "unveil",
            "deface",
            "stone",
            "granite",
            "bronze",
            "permanent",
            "vandalise",
            "vandalize",
            "destroy",
            "damage",
            "smash",
            "steal",
            "daub",
            "desecrate",
        }
    )
