"""Which plain nouns are memorials by what is done to them: stones put up, pits that remains come from.

Invariant: as in `mentions`.
"""

from __future__ import annotations

from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.phrases import are_people
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token


def is_put_up(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Say whether a stone is put up where memorials are spoken of: "a stone was set up beside the road"."""
    verb = sentence.tokens[token.head]
    new = any(kid.lower in ("a", "an", "another", "new") for kid in sentence.kids(token.i, "det", "amod"))
    if token.lower not in ("stone", "board", "marker", "seat") or not new or token.pos != "NOUN":
        return False
    up = any(kid.lower == "up" for kid in sentence.kids(verb.i, "prt", "advmod"))
    placed = [
        one for one in sentence.objects(verb.i, "in") if one.lower == "place" and sentence.kids(one.i, "poss")
    ]
    raised = (
        lexicon.verbs.get(verb.lemma) in ("erected", "unveiled")
        or (verb.lemma == "put" and placed)
        or (up and verb.lemma in ("put", "set", "go"))
    )
    return raised and token.dep in ("nsubjpass", "dobj", "nsubj" if up else "dobj")


_UNVEILED = frozenset({"stone", "tablet", "boulder", "cross", "column", "marker", "slab", "arch", "cairn"})
_CEREMONIES = frozenset({"unveil", "rededicate", "re-dedicate", "consecrate", "desecrate"})


def is_unveiled(sentence: Sentence, token: Token) -> bool:
    """Say whether what is done to a stone is done to memorials only: "families unveiled a stone at the harbour"."""
    verb = sentence.tokens[token.head]
    done = token.dep in ("dobj", "nsubjpass") and verb.lemma in _CEREMONIES
    return done and token.lower.removesuffix("s") in _UNVEILED


def is_taken_down(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Say whether what is done to a soldier is done to statues only: "the soldier was lifted off his plinth", "mended"."""
    if token.pos != "NOUN" or token.dep not in ("nsubjpass", "dobj") or token.tag != "NN":
        return False
    if not lexicon.has("memorials.likeness", token.lower) or not sentence.kids(token.i, "det", "poss"):
        return False
    verb = sentence.tokens[token.head]
    off = any(
        lexicon.has("standing.bases", goal.lower) or goal.lower in ("column", "pillar")
        for goal in (*sentence.objects(verb.i, "off", "from", "onto", "on"), *sentence.kids(verb.i, "dobj"))
        if goal.lower not in ("place", "spot", "position")
    )
    led = {kid.lower for kid in sentence.kids(verb.i, "prt", "advmod")}
    lifted = lexicon.has("memorials.lifting", verb.lemma) and off
    led = led if token.dep == "dobj" or not sentence.kids(verb.i, "dobj") else set()  # "taken down the steps"
    down = verb.lemma in ("take", "bring", "haul", "pull", "put", "set") and bool(led & {"down", "up"})
    return (
        lexicon.has("memorials.on_statues", verb.lemma)
        or lifted
        or (down and not (verb.lemma in ("bring", "take", "pull") and "up" in led))
    )


def is_read_on(sentence: Sentence, token: Token) -> bool:
    """Say whether words stand on it: "“They died for us,” reads the stone"."""
    before = sentence.tokens[max(0, token.i - 2) : token.i]
    return any(one.lower in ("reads", "read") and one.i and _is_said(sentence, one) for one in before)


def _is_said(sentence: Sentence, verb: Token) -> bool:
    return any(one.quoted for one in sentence.tokens[max(0, verb.i - 2) : verb.i])


def is_dug_from(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Say whether remains were taken out of a pit, or soldiers exhumed at sites: then it is a grave."""
    above = sentence.tokens[token.head]
    if (
        token.dep != "pobj"
        or above.lower not in ("from", "at", "in")
        or not any(lexicon.has(f"burying.{key}", token.lower) for key in ("pits", "grounds"))
    ):
        return False
    verb = sentence.tokens[above.head]
    verb = sentence.tokens[verb.head] if verb.pos == "NOUN" else verb
    exhumed = lexicon.verbs.get(verb.lemma) == "exhumed"
    if not exhumed and not (above.lower == "from" and lexicon.has("burying.recovering", verb.lemma)):
        return False
    found = [kid.lower for kid in sentence.kids(verb.i, "dobj", "nsubjpass")]
    found += [
        goal.lower
        for kid in sentence.kids(verb.i, "dobj", "nsubjpass")
        for goal in sentence.objects(kid.i, "of")
    ]
    dead = any(lexicon.has("burying.remains", one) for one in found)
    return dead or (exhumed and any(are_people(lexicon, one) for one in found))


def is_lain_in(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Say whether people are told to lie in a plot, vault or pit: then it is a grave."""
    inside = sentence.tokens[token.head]
    if token.dep != "pobj" or not lexicon.has("burying.grounds", token.lower):
        return False
    if not lexicon.has("burying.inside", inside.lower):
        return False
    verb = sentence.tokens[inside.head]
    return lexicon.has("burying.verbs", verb.lemma) and any(
        are_people(lexicon, one.lower)
        or any(are_people(lexicon, goal.lower) for goal in sentence.objects(one.i, "of"))
        for one in sentence.kids(verb.i, "nsubj", "nsubjpass", "dobj")
    )


def is_first(sentence: Sentence, token: Token) -> bool:
    """Say whether a word owes its capital to where it stands: "1983 Cross moved ten yards"."""
    before = sentence.tokens[: token.i]
    behind = sentence.tokens[token.i + 1 : token.i + 2]
    named = any(one.pos == "PROPN" for one in behind)
    return token.pos == "PROPN" and not named and all(one.pos in ("NUM", "PUNCT", "SYM") for one in before)


def own_words(sentence: Sentence, token: Token) -> list[Token]:
    """List up to three words before a noun that belong to it: not those of "the memorial has a stone rifle"."""
    own: list[Token] = []
    for one in reversed(sentence.tokens[max(0, token.i - 3) : token.i]):
        if one.pos in ("AUX", "DET", "ADP", "SCONJ") or (
            one.pos == "VERB" and one.tag not in ("VBN", "VBG", "VBD")
        ):
            break
        own.append(one)
    return own
