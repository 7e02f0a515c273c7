"""Analyses with spaCy: its words mended before it reads them ("didn’t", "AGREED", "the cross stands"), its tags as tokens.

Invariant: every token knows where it stands in the unchanged text, whatever word the model was given in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from cenotaph.extract.text.layout import Quoted, Span
from cenotaph.extract.text.syntax.parse.tokens import EntityTypes, Piece, Sentence, Token, children_of

_Place = tuple[int, int, bool]
"""Start and end of a word in the text, and whether it stands for a quotation."""
_Swapped = dict[int, str]
"""Words of the text in whose place the model was given another, by their number in the sentence."""
_STRAIGHT = {curly: curly.replace("’", "'") for curly in ("n’t", "’ll", "’re", "’ve", "’d", "’m")}
"""The model was trained on straight apostrophes, and takes "didn’t" for a subject."""
_SHOUTED = {
    word.upper(): word for word in ("resolved", "agreed", "noted", "approved", "received", "recommended")
}
"""What minutes set in capitals, which the model takes for names."""
_EASY = "obelisk"
"""A noun that the model knows: it stands in the place of those that it takes for something else."""
_HARD = frozenset({"memorial", "plinth"})
"""Nouns that the model takes for adjectives before some verbs, and the verb for a noun."""
_HARD_ALWAYS = frozenset({"cross"})
"""Nouns that it takes for verbs wherever they stand behind an article or a word for what they are made of."""
_BEFORE_NOUNS = frozenset(
    [
        "the",
        "a",
        "this",
        "that",
        "its",
        "stone",
        "granite",
        "wooden",
        "iron",
        "bronze",
        "marble",
        "oak",
        "memorial",
        "war",
        "celtic",
        "village",
        "new",
        "old",
        "tall",
        "simple",
        "limestone",
        "sandstone",
        "metal",
        "steel",
        "calvary",
        "wayside",
        "wrought-iron",
        "plain",
        "rough",
        "small",
        "large",
        "great",
    ]
)
_VERBS_BEHIND = frozenset(
    [
        "dates",
        "needs",
        "need",
        "want",
        "wants",
        "require",
        "requires",
        "deserve",
        "deserves",
        "hangs",
        "suffered",
        "suffers",
        "lists",
        "marks",
        "names",
        "records",
        "honors",
        "honours",
        "stands",
        "bears",
        "contains",
        "houses",
        "remembers",
        "commemorates",
        "celebrates",
        "recalls",
        "overlooks",
        "lies",
        "faces",
        "carries",
        "features",
        "holds",
        "sits",
        "cost",
        "costs",
        "shows",
        "looks",
        "reads",
        "gets",
        "opens",
        "goes",
        "falls",
        "rises",
        "remains",
        "includes",
        "serves",
        "symbolises",
        "symbolizes",
        "attracts",
        "returns",
        "moves",
        "tilting",
        "leaning",
        "crumbling",
        "weeded",
        "tidy",
        "clean",
        "right",
        "forms",
        "belongs",
        "bore",
        "lay",
    ]
)
_RECOGNIZER = "ner"


class _Names:
    """The named entities of a text's sentences, recognised when a rule first asks: a third of the time of reading.

    One sentence costs four times as much alone as among others, so those are taken along of which rules are likely to
    ask: with two capitals side by side, or "of" before one.
    """

    def __init__(self, pipeline: Language) -> None:
        self._pipeline = pipeline
        self._waiting: dict[int, tuple[list[str], list[bool]]] = {}
        self._found: dict[int, tuple[str, ...]] = {}

    def add(self, doc: Doc) -> EntityTypes:
        """Take a sentence in; return what tells the types of its tokens."""
        number = len(self._waiting) + len(self._found)
        self._waiting[number] = ([token.text for token in doc], [bool(token.whitespace_) for token in doc])
        return partial(self._types, number)

    def _types(self, number: int) -> tuple[str, ...]:
        if number not in self._found:
            wanted = [one for one, (words, _) in self._waiting.items() if one == number or _has_names(words)]
            docs = [_doc(self._pipeline, *self._waiting.pop(one)) for one in wanted]
            others = [name for name in self._pipeline.pipe_names if name != _RECOGNIZER]
            recognised = self._pipeline.pipe(docs, batch_size=64, disable=others)
            for one, doc in zip(wanted, recognised, strict=True):
                self._found[one] = tuple(token.ent_type_ for token in doc)
        return self._found[number]


def _has_names(words: list[str]) -> bool:
    return any(
        (one == "of" or one[0].isupper()) and one.isalpha() and other[0].isupper() and other.isalpha()
        for one, other in pairwise(words)
    )


class SpacyAnalyzer:
    """Analyses with a spaCy pipeline whose labels are those of its English models."""

    def __init__(self, pipeline: Language) -> None:
        self._pipeline = pipeline

    def analyze(self, text: str, pieces: Sequence[Piece]) -> list[Sentence]:
        """Tag and parse pieces of a text: one sentence each, whatever the model would cut."""
        names = _Names(self._pipeline)
        parsed = self._pipeline.pipe(
            self._docs(text, pieces), batch_size=64, as_tuples=True, disable=[_RECOGNIZER]
        )
        return [_sentence(doc, *about, names.add(doc)) for doc, about in parsed]

    def _docs(
        self, text: str, pieces: Sequence[Piece]
    ) -> Iterator[tuple[Doc, tuple[Piece, list[_Place], _Swapped]]]:
        """Make documents one by one: parsed ones are large, and none is kept."""
        for piece in pieces:
            words, spans = self._words(text, piece)
            easier = list(map(_easier, words, ["", *words], [*words[1:], ""]))
            swapped = {i: word for i, word in enumerate(words) if word != easier[i]}
            yield _doc(self._pipeline, easier, _spaces(spans)), (piece, spans, swapped)

    def _words(self, text: str, piece: Piece) -> tuple[list[str], list[_Place]]:
        words: list[str] = []
        spans: list[_Place] = []
        at, end = piece.span
        for one in piece.masked:
            self._cut(text, (at, one.outer[0]), words, spans)
            words += ["it", "works"]
            spans += [(one.outer[0], one.outer[1], True)] * 2
            if _stands_apart(text, one, end):
                words.append(",")
                spans.append((one.end - 1, one.end, True))
            at = one.outer[1]
        self._cut(text, (at, end), words, spans)
        return words, spans

    def _cut(self, text: str, span: Span, words: list[str], spans: list[_Place]) -> None:
        if span[0] >= span[1]:
            return
        for token in self._pipeline.make_doc(text[span[0] : span[1]]):
            if not token.is_space:
                start = span[0] + token.idx
                word = _STRAIGHT.get(token.text) or _SHOUTED.get(token.text, token.text)
                if words[-2:] in (["re", "-"], ["Re", "-"]) and spans[-1][1] == start == spans[-2][1] + 1:
                    word, start = "".join(words[-2:]) + word, spans[-2][0]
                    del words[-2:], spans[-2:]
                spans.append((start, start + len(word), False))
                words.append(word)


def _easier(word: str, before: str, behind: str) -> str:
    """Return a word that the model reads as what this one is: "round" is a preposition, "cross" a noun."""
    if word in _HARD and behind in _VERBS_BEHIND:
        return _EASY
    if word in _HARD_ALWAYS and before.lower() in _BEFORE_NOUNS:
        return _EASY
    return "around" if word == "round" and behind in ("the", "its", "it", "them", "a") else word


def _stands_apart(text: str, one: Quoted, end: int) -> bool:
    """Say whether a quotation ends as speech does before ", she said": a comma belongs behind it in the frame."""
    if text[one.end - 1] in ",?!":
        return True
    last = text[one.start : one.end].rstrip("'’”\"»").rstrip()[-1:]
    return last in ",.?!…" and one.outer[1] < end and text[one.outer[1]] == " "


def _spaces(spans: list[_Place]) -> list[bool]:
    following = [start for start, _, _ in spans[1:]]
    return (
        [after > end for (_, end, _), after in zip(spans, following, strict=False)] + [False] if spans else []
    )


def _doc(pipeline: Language, words: list[str], spaces: list[bool]) -> Doc:
    doc = Doc(pipeline.vocab, words=words, spaces=spaces)
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def _sentence(
    doc: Doc, piece: Piece, spans: list[_Place], swapped: _Swapped, entities: EntityTypes
) -> Sentence:
    tokens = []
    for token, (start, end, quoted) in zip(doc, spans, strict=True):
        own = swapped.get(token.i)
        word, lemma = (own, own) if own else (token.text, token.lemma_.lower())
        tokens.append(
            Token(
                token.i, start, end, word, word.lower(), lemma, token.tag_, token.pos_,
                token.dep_, token.head.i, entities, quoted,
            )
        )  # fmt: skip
    return Sentence(piece.span, piece.paragraph, tuple(tokens), children_of(tokens), piece.inside)
