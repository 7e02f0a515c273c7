"""Parts of memorials told of for themselves: "the cemetery wall", "its arms", "part of the railing", "17 of the 46 stars".

Invariant: a part is that of a memorial named beside it or spoken of before, else it is none.
"""

from __future__ import annotations

from cenotaph.extract.text.reading import Amount
from cenotaph.extract.text.syntax.parse.clauses import inner_nouns
from cenotaph.extract.text.syntax.parse.document import Document
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token
from cenotaph.extract.text.syntax.things.coreference import Things
from cenotaph.extract.text.syntax.things.mentions import Mention
from cenotaph.normalize.quantities import parse_quantity

_NEAR = 2
"""Sentences back to the memorial whose names or wall are meant."""
_NEAR_PARTS = {
    "names": ("monument", "plaque", "memorial_site", "cemetery"),
    "wall": ("cemetery",),
    "walls": ("cemetery",),
    "stones": ("cemetery",),
    "doors": ("grave",),
    "door": ("grave",),
}
_SOMEBODYS = frozenset({"their", "our", "your", "my", "his", "her"})


def piece_of(
    document: Document, things: Things, index: int, sentence: Sentence, token: Token
) -> Token | None:
    """Return the part that a noun or number means: "part of the boundary wall", "17 of the 46 stars"."""
    for noun in inner_nouns(sentence, token, document.lexicon):
        if (index, noun.i) in things.of:
            return None
        has = document.lexicon.has
        named = noun.lower.rstrip("s") in ("stone", "slab", "block") and any(
            has("memorials.parts", kid.lower) for kid in sentence.kids(noun.i, "compound")
        )  # "the coping stone"
        if noun.lower == "step" and any(
            has("memorials.stages", kid.lower) for kid in sentence.kids(noun.i, "amod")
        ):
            return None  # "the next step is to put back the letters"
        if has("memorials.parts", noun.lower) or named:
            inner = [goal for goal in sentence.objects(noun.i, "of") if has("memorials.parts", goal.lower)]
            return inner[0] if inner and has("memorials.ends", noun.lower) else noun  # "the tip of the spear"
    return None


def open_part(
    document: Document, things: Things, index: int, sentence: Sentence, token: Token, mentions: list[Mention]
) -> Mention | None:
    """Open a thing for a part of a memorial: "the cemetery wall", "its arms", "17 of the 46 stars".

    Args:
        document: of the sentence.
        things: of the document.
        index: of the sentence.
        sentence: where the part is told of.
        token: the part.
        mentions: of the sentence.

    Returns:
        The mention of the part; None where it is no memorial's, or whose it is cannot be told.
    """
    owners = [noun for noun in inner_nouns(sentence, token, document.lexicon) if (index, noun.i) in things.of]
    before = sentence.kids(token.i, "compound", "poss")
    owners = owners or [one for one in before if (index, one.i) in things.of]  # "the cemetery wall"
    if not owners and token.dep in ("dobj", "nsubjpass"):  # "put back the letters on the memorial"
        beside = sentence.objects(token.head, "on")
        owners = [one for one in beside if (index, one.i) in things.of]
    lexicon = document.lexicon
    if not owners and _is_of_another(document, things, index, sentence, token):
        return None
    material = any(
        lexicon.has("memorials.weak_before", kid.lower)
        or kid.lower in ("lead", "gold", "metal", "raised", "coping", "kerb", "edging", "facing")
        for kid in sentence.kids(token.i, "amod", "compound")
    )
    its = any(kid.tag == "PRP$" for kid in sentence.kids(token.i, "poss"))
    if (
        not owners
        and not material
        and not its
        and lexicon.has("memorials.owned_parts", token.lower)
        and not _is_near(document, things, index, sentence, token)
    ):
        return None
    later = [one for one in mentions if one.head > token.i and (index, one.head) in things.of]
    whole = (
        things.of[index, owners[0].i]
        if owners
        else things.latest(index, token.start, plural=False)
        or (things.of[index, later[0].head] if later else None)
        or things.latest(index, token.start, plural=True)
    )
    if whole is None:
        return None
    left = [kid for kid in sentence.kids(token.i, "amod", "compound", "poss") if kid.i < token.i]
    left = [kid for kid in left if kid.dep != "poss" or (index, kid.i) in things.of]
    start = left[0].start if left else token.start
    mention = Mention(
        index,
        token.i,
        (start, token.end),
        whole.kind,
        token.tag == "NNS",
        frozenset(),
        frozenset(),
        "the",
        count=_how_many(sentence, token),
    )
    things.open_like(whole, mention, piece=True)
    return mention


def _is_near(document: Document, things: Things, index: int, sentence: Sentence, token: Token) -> bool:
    """Say whether "the wall" is that of the cemetery just spoken of, "the names" those of the memorial."""
    if (
        token.tag.startswith("NNP")
        or any(
            kid.lower != "on" if kid.dep == "prep" else not _is_aside(sentence, kid)
            for kid in sentence.kids(token.i, "prep", "relcl", "acl")
        )
        or not any(kid.lower in ("the", "its") for kid in sentence.kids(token.i, "det", "poss"))
    ):
        return False
    thing = things.latest(index, token.start, plural=False)
    of_figure = document.lexicon.has("memorials.figure_parts", token.lower)
    kinds = _NEAR_PARTS.get(token.lower, ("statue", "monument") if of_figure else ())
    return (
        thing is not None
        and thing.kind in kinds
        and any(0 <= index - one.sentence <= _NEAR for one in thing.mentions)
    )


def _is_of_another(document: Document, things: Things, index: int, sentence: Sentence, part: Token) -> bool:
    """Say whether it is said of what, and that is no memorial: "the head of the council", "the roof of the school"."""
    wholes = [
        goal
        for goal in sentence.objects(part.i, "of", "on", "at")
        if sentence.tokens[goal.head].lower == "of" or goal.pos == "NOUN"
    ]
    lexicon = document.lexicon
    verb = sentence.tokens[part.head]
    if part.dep == "nsubj" and not any(
        kid.lower in ("the", "its") for kid in sentence.kids(part.i, "det", "poss")
    ):
        lost = [verb, *sentence.kids(verb.i, "acomp", "oprd")]
        places = [
            goal
            for one in lost
            if one.lower == "missing"
            for goal in sentence.objects(one.i, "on", "from", "at")
        ]
        if places and not any((index, one.i) in things.of for one in places):
            return True  # "An arm is missing on the signpost"
    beside = sentence.objects(part.i)  # "the paving by the village sign"
    if any(lexicon.has("standing.others", one.lower) for one in beside) or _is_somebodys(sentence, part):
        return True
    if any(lexicon.has("standing.others", one.lower) for one in wholes):
        return True  # "the fence at the playground"
    anybodys = lexicon.has("memorials.anybodys_parts", part.lower)
    if anybodys and (
        _is_after_another(document, things, index, sentence, part) or _is_of_a_house(lexicon, sentence, part)
    ):
        return True
    return any(
        one.pos in ("NOUN", "PROPN") and one.ent != "PERSON" and not lexicon.has("military.words", one.lower)
        for one in wholes
    ) and lexicon.has("memorials.anybodys_parts", part.lower)


def _is_after_another(
    document: Document, things: Things, index: int, sentence: Sentence, part: Token
) -> bool:
    """Say whether a part is told of behind another thing: "the pub was painted and the roof mended"."""
    verb = sentence.tokens[part.head]
    if part.dep != "nsubjpass" or verb.dep != "conj" or sentence.kids(verb.i, "aux", "auxpass"):
        return False
    has = document.lexicon.has
    return any(
        one.pos in ("NOUN", "PROPN")
        and (index, one.i) not in things.of
        and not has("memorials.parts", one.lower)
        and not has("memorials.anaphors", one.lower)
        for one in sentence.kids(verb.head, "nsubjpass", "nsubj")
    )


def _how_many(sentence: Sentence, part: Token) -> Amount | None:
    """Read how many of a part are meant: "17 of the 46 stars", "two steps"."""
    above = sentence.tokens[sentence.tokens[part.head].head]
    numbers = sentence.kids(part.i, "nummod")
    if part.dep == "pobj" and above.pos == "NUM":
        numbers = [above]
    amount = parse_quantity(numbers[0].text) if numbers and numbers[0].lower != "one" else None
    return Amount(amount.min, amount.max) if amount else None


def _is_aside(sentence: Sentence, clause: Token) -> bool:
    """Say whether a clause only adds something, behind a comma: "the rifle, snapped in two by the fall"."""
    first = sentence.subtree(clause.i)[0]
    return first > 0 and sentence.tokens[first - 1].text == ","


def _is_of_a_house(lexicon: Lexicon, sentence: Sentence, part: Token) -> bool:
    """Say whether a word before a part tells whose it is: "the village clock"."""
    return any(lexicon.has("memorials.houses", kid.lower) for kid in sentence.kids(part.i, "compound"))


def _is_somebodys(sentence: Sentence, part: Token) -> bool:
    """Say whether a hand or head is that of somebody who moves it: "they should raise their hand"."""
    owners = {kid.lower for kid in sentence.kids(part.i, "poss")}
    if owners & {"my", "your"}:
        return True  # "my railings were painted"
    theirs = bool(owners & _SOMEBODYS)
    return theirs and sentence.tokens[part.head].lemma in ("raise", "shake", "hold", "join", "lend", "show")
