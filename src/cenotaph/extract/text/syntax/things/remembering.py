"""Which plain nouns are memorials by what they do: stones that bear names, propellers that commemorate a crew.

Invariant: as in `mentions`; a clause makes its own subject a memorial, or what "it" means at the head of the next
sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.phrases import are_people
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token

Made = dict[tuple[int, int], tuple[str, bool]]
"""Nouns by sentence and token: their kind, and whether they are many."""


def find_made(sentences: Sequence[Sentence], lexicon: Lexicon) -> Made:
    """Find the plain nouns that a text makes memorials."""
    made: Made = {}
    for index, sentence in enumerate(sentences):
        for token in sentence.tokens:
            if (
                token.dep not in ("nsubj", "nsubjpass", "dobj", "attr", "pobj", "ROOT", "conj")
                or token.quoted
            ):
                continue
            if not _remembers(sentence, token, lexicon):
                continue
            noun: tuple[int, Token] | None = (index, token)
            if token.lower in ("it", "they") and index:
                before = sentences[index - 1]
                near = before.paragraph >= sentence.paragraph - 1
                subject = _subject(before) if near else None
                noun = (index - 1, subject) if subject is not None else None
            if noun is not None and _is_plain(noun[1], lexicon):
                made[noun[0], noun[1].i] = lexicon.kinds.get(
                    noun[1].lower, ("monument", noun[1].tag == "NNS")
                )
    return made


def told_words(sentences: Sequence[Sentence], made: Made) -> dict[str, tuple[str, bool]]:
    """Return the words for what was made a memorial: "the stone" means it elsewhere."""
    return {sentences[index].tokens[at].lower: kind for (index, at), kind in made.items()}


def is_the_same(sentence: Sentence, token: Token) -> bool:
    """Say whether "the wall" can be the one spoken of: not "the wall of the church", "the boundary wall"."""
    return not sentence.kids(token.i, "compound", "amod", "poss") and not sentence.objects(token.i, "of")


def _subject(sentence: Sentence) -> Token | None:
    return next(
        (
            one
            for one in sentence.tokens
            if one.dep in ("nsubj", "nsubjpass") and sentence.tokens[one.head].dep == "ROOT"
        ),
        None,
    )


def _is_plain(token: Token, lexicon: Lexicon) -> bool:
    single = token.lower.removesuffix("s")
    lists = ("weak", "bearing", "honouring")
    return token.pos == "NOUN" and any(
        lexicon.has(f"memorials.{name}", word) for name in lists for word in (token.lower, single)
    )


def _remembers(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    body = token.lower in ("board", "boards")  # "the board honoured the veterans"
    if body and any(goal.tag == "NNS" for goal in sentence.objects(token.i, "of")):
        return False
    verbs = [one for one in _verbs(sentence, token) if not (body and _honours(one))]
    if any(_is_of_dead(sentence, verb, lexicon) for verb in verbs):
        return True
    return any(_are_written(sentence, verb, lexicon) for verb in _writing(sentence, token))


def _honours(verb: Token) -> bool:
    return verb.lemma in ("commemorate", "honour", "honor", "remember")


def _writing(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Yield the verbs of what is written on a thing: "names are carved on the wall", "the wall, on which they are carved"."""
    above = sentence.tokens[token.head]
    if token.dep == "pobj" and above.lower in ("on", "in", "into"):
        yield sentence.tokens[above.head]
    for clause in sentence.kids(token.i, "relcl"):
        if any(goal.tag == "WDT" for goal in sentence.objects(clause.i, "on", "in")):
            yield clause


def _are_written(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """Say whether the names of the dead are what is carved or listed somewhere."""
    if not lexicon.has("inscribing.carving", verb.lemma):
        return False
    for one in sentence.kids(verb.i, "nsubjpass"):
        whom = sentence.objects(one.i, "of") if one.lower == "names" else []
        if any(_are_dead(sentence, goal, lexicon) for goal in whom):
            return True
    return False


def _verbs(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Yield the verbs of which a noun is the subject: its own, those joined to it, those of clauses that describe it."""
    above = sentence.tokens[token.head]
    if token.dep in ("nsubj", "nsubjpass"):
        yield above
        for joined in sentence.kids(above.i, "conj"):
            if not sentence.kids(joined.i, "nsubj", "nsubjpass"):
                yield joined
    for clause in sentence.kids(token.i, "relcl", "acl"):
        subjects = sentence.kids(clause.i, "nsubj")
        bare = clause.tag == "VB" and not subjects  # "a garden to remember the airmen"
        if clause.tag == "VBG" or bare or any(one.tag in ("WDT", "WP") for one in subjects):
            yield clause


def _is_of_dead(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """Say whether a verb tells whom a thing is for: "bears the names of", "commemorates", "marks the spot where they fell"."""
    if sentence.kids(verb.i, "neg"):
        return False
    for goal in sentence.kids(verb.i, "dobj"):
        if verb.lemma == "mark" and goal.lower in ("spot", "place", "site"):
            return any(lexicon.has("memorials.died", one.lemma) for one in sentence.kids(goal.i, "relcl"))
        names = goal.lower == "names" and lexicon.has("dedication.names_verbs", verb.lemma)
        whom = sentence.objects(goal.i, "of") if names or goal.lower in ("memory", "sacrifice") else [goal]
        whom += [deep for one in whom for deep in sentence.objects(one.i, "of") if one.lower == "crew"]
        tells = (
            names
            or lexicon.has("memorials.commemorating", verb.lemma)
            or _honours(verb)
            or lexicon.has("dedication.people_verbs", verb.lemma)
        )
        if tells and any(_are_dead(sentence, one, lexicon) for one in whom):
            return True
    return False


def _are_dead(sentence: Sentence, whom: Token, lexicon: Lexicon) -> bool:
    """Say whether people are soldiers, or fell, or served: not sponsors, and no mere "people"."""
    if lexicon.has("military.words", whom.lower) or lexicon.has("memorials.for_fallen", whom.lower):
        return True
    if whom.lower in ("crew", "crews", "aircrew"):
        return True
    clauses = [
        clause
        for one in (whom, *sentence.objects(whom.i, "of", "from"))
        for clause in sentence.kids(one.i, "relcl", "acl")
    ]  # "the men of the village who served"
    fell = any(
        lexicon.has("memorials.died", one.lemma)
        or one.lemma in ("serve", "drown")
        or (one.lemma in ("return", "come") and sentence.kids(one.i, "neg"))
        for one in clauses
    )
    if sentence.kids(whom.i, "nummod") and whom.lower.endswith("men") and sentence.is_behind(whom.i, "of"):
        return True  # "the names of 300 railwaymen"
    return fell and (are_people(lexicon, whom.lower) or whom.tag in ("NNS", "DT") or whom.pos == "PRON")
