"""Words that pick some of several memorials spoken of before: "both", "the rest", "the third", "the latter", "a replica".

Invariant: as in `facts`; what is meant was spoken of at most a sentence or two before, and nothing else since that is
as many.
"""

from __future__ import annotations

from cenotaph.extract.text.syntax.parse.document import Document
from cenotaph.extract.text.syntax.parse.phrases import are_people
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token
from cenotaph.extract.text.syntax.things.coreference import Things
from cenotaph.extract.text.syntax.things.mentions import Mention
from cenotaph.extract.text.syntax.things.spoken import ThingBuilder

_WHOLES = frozenset({"both", "all", "neither", "none", "each"})
_OTHERS = frozenset({"rest", "remainder"})
_IN_ORDER = frozenset(
    {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "last", "former", "latter"}
)
_TOLD = frozenset({"nsubj", "nsubjpass", "dobj"})


def is_whole(sentence: Sentence, token: Token) -> bool:
    """Say whether a word means all of what was spoken of: "both were cleaned", not "both churches"."""
    return token.lower in _WHOLES and token.dep in _TOLD and not sentence.kids(token.i, "prep", "relcl")


def is_copy(sentence: Sentence, token: Token) -> bool:
    """Say whether a word means what took a statue's place, or was cast like it: "a replica was put up", not "of a Spitfire"."""
    led = any(kid.lower in ("a", "the", "another", "this", "that") for kid in sentence.kids(token.i, "det"))
    return (
        token.lower in _COPIES and led and token.dep in _TOLD and not sentence.kids(token.i, "prep", "relcl")
    )


def is_original(sentence: Sentence, token: Token) -> bool:
    """Say whether "the original" is what a copy was made of."""
    led = bool(token.i) and sentence.tokens[token.i - 1].lower == "the"
    return token.lower == "original" and led and token.dep in _TOLD and not sentence.kids(token.i, "prep")


def copied(things: Things, index: int, token: Token, *, again: bool) -> ThingBuilder | None:
    """Return the memorial of which there is a copy, or, behind "the copy", that copy."""
    before = [
        (mention.sentence, mention.span, one)
        for one in things.things
        for mention in one.mentions
        if (mention.sentence, mention.span[0]) < (index, token.start)
        and index - mention.sentence <= _TO_COPY
        and not one.plural
        and not one.piece
    ]
    copies = [one for one in before if one[2].head in _COPIES]
    wholes = [one for one in before if one[2].head not in _COPIES]
    return max((copies if again and copies else wholes), key=lambda one: one[:2], default=(0, (0, 0), None))[
        2
    ]


_COPIES = frozenset({"replica", "copy", "duplicate", "reproduction"})
_TO_COPY = 4
"""Sentences back to what there is a copy of."""


def is_one_of_them(sentence: Sentence, token: Token) -> bool:
    """Say whether a word means one of them by its number: "the third", "the latter", "a fifth"."""
    led = bool(token.i) and sentence.tokens[token.i - 1].lower in ("the", "a")
    alone = token.dep in _TOLD and not sentence.kids(token.i, "prep", "relcl", "amod", "appos")
    compared = token.tag in ("JJR", "JJS") and token.lower.endswith(("er", "est")) and token.lower != "other"
    return (token.lower in _IN_ORDER or compared) and led and alone


def are_others(sentence: Sentence, token: Token) -> Token | None:
    """Return where "the rest", "the other two", "the remaining ones" begins, or None if a word means something else."""
    if token.dep not in _TOLD or sentence.kids(token.i, "prep", "relcl"):
        return None
    if token.lower in _OTHERS:
        return token
    left = [kid for kid in sentence.kids(token.i) if kid.lower in ("other", "others", "remaining")]
    counted = token.tag == "CD" or token.lower == "ones"
    return left[0] if left and counted and left[0].i < token.i else None


def several(document: Document, things: Things, index: int, token: Token) -> ThingBuilder | None:
    """Return the memorials that such a word picks from, where nothing else that is many was named since."""
    group = things.before(index, token.start, plural=True)
    if group is None:
        return None
    last = max(
        (one for one in group.mentions if (one.sentence, one.span[0]) < (index, token.start)),
        key=lambda one: (one.sentence, one.span[0]),
    )
    for at in range(last.sentence, index + 1):
        sentence = document.sentences[at]
        for one in sentence.tokens:
            here = (at, one.start) > (last.sentence, last.span[1]) and (at, one.start) < (index, token.start)
            other = (at, one.i) not in things.of and not are_people(document.lexicon, one.lower)
            if here and other and _is_many(one):
                return None
    own = document.sentences[last.sentence].tokens[last.head]
    told = own.dep in (*_TOLD, "attr", "conj") or _is_governed(document, last)
    others = _are_others_told_of(document, document.sentences[last.sentence], own)
    return group if told and not others else None


def _are_others_told_of(document: Document, sentence: Sentence, own: Token) -> bool:
    """Say whether others are what a sentence is about: "Four men were charged with damaging headstones", "Two cars hit"."""
    things = document.lexicon.words["standing.others"]
    return any(
        (one.dep == "nsubjpass" or (one.dep == "nsubj" and one.lower.removesuffix("s") in things))
        and one.tag == "NNS"
        and one.i != own.i
        and not sentence.is_under(own.i, one.i)
        for one in sentence.tokens
    )


def _is_governed(document: Document, mention: Mention) -> bool:
    """Say whether a verb tells of a mention behind a preposition: "pushed over four headstones", "one of two statues"."""
    sentence = document.sentences[mention.sentence]
    head = sentence.tokens[mention.head]
    return head.dep == "pobj" and sentence.tokens[head.head].lower in ("of", "over", "to", "on", "for")


def _is_many(token: Token) -> bool:
    """Say whether a noun is something else that "both" could mean."""
    told = token.dep in ("nsubj", "nsubjpass", "dobj", "attr", "pobj")
    return token.tag in ("NNS", "NNPS") and told and token.ent not in ("DATE", "TIME", "MONEY", "QUANTITY")


def pair(things: Things, document: Document, index: int, token: Token) -> list[Mention]:
    """Return two single memorials that "both" or "they" means: "The cross and the plaque were stolen. Both were found"."""
    if token.lower not in ("both", "they", "them") or token.dep not in _TOLD:
        return []
    for at in range(index, max(-1, index - _BACK), -1):
        sentence = document.sentences[at]
        found = [
            (one, other)
            for one in sentence.tokens
            if (at, one.i) in things.of and one.dep in _TOLD and (at < index or one.start < token.start)
            for other in sentence.kids(one.i, "conj")
            if (at, other.i) in things.of and (at < index or other.end <= token.start)
        ]
        if found:
            one, other = (things.mention_at[at, noun.i] for noun in found[-1])
            single = not one.plural and not other.plural and not sentence.kids(found[-1][1].i, "conj")
            return [one, other] if single else []
        if any((at, one.i) in things.of and one.start < token.start for one in sentence.tokens):
            return []
    return []


_BACK = 3
"""Sentences in which two things are joined that "both" means: its own and two before."""
