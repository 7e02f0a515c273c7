"""Mentions of memorials and burial places: which noun phrases name one, and of what kind.

Invariant: a mention's span starts after articles and numbers and holds its head noun; a memorial word that only
modifies something else ("memorial service", "War Memorials Trust") is none. Which mentions mean the same thing is
decided in `things`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.reading import Amount
from cenotaph.extract.text.syntax.parse.document import Document
from cenotaph.extract.text.syntax.parse.phrase_ends import end_and_dedicatee
from cenotaph.extract.text.syntax.parse.phrases import article_and_number, modifiers_before
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token
from cenotaph.extract.text.syntax.things.likenesses import is_likeness
from cenotaph.extract.text.syntax.things.made_memorials import is_made_memorial
from cenotaph.extract.text.syntax.things.memorial_nouns import is_noun, names_memorial
from cenotaph.extract.text.syntax.things.named_forms import Phrases, joins, phrases_in
from cenotaph.extract.text.syntax.things.plain_nouns import is_dug_from, is_lain_in
from cenotaph.extract.text.syntax.things.remembering import find_made, is_the_same, told_words


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that names a memorial or burial place, or may point back to one.

    Attributes:
        sentence: index of its sentence in the document.
        head: the token that is its head; `last` the last head of "memorials and graves".
        kind: a kind of the annotation guide; "group" is `plural`.
        words: its modifiers in lower case, without articles and numbers.
        proper: those of them that are part of a name.
        determiner: "the", "a", "this", "its", "such" ... or "".
        dedicatee: the span of "soldiers" in "monument to soldiers", or None.
        anaphor: it names nothing by itself ("the site").
        modifier: it stands before another noun ("monument removal").
    """

    sentence: int
    head: int
    span: Span
    kind: str
    plural: bool
    words: frozenset[str]
    proper: frozenset[str]
    determiner: str
    dedicatee: Span | None = None
    count: Amount | None = None
    anaphor: bool = False
    modifier: bool = False
    last: int = -1

    @property
    def heads(self) -> tuple[int, int]:
        """The heads of its first and last noun."""
        return self.head, self.last if self.last >= 0 else self.head


_AMONG = 4
"""Sentences before and behind in which a memorial must be named for a word of many meanings to mean one."""


def find_mentions(document: Document) -> list[Mention]:
    """Find every mention in a document, in order of the text."""
    lexicon = document.lexicon
    found: list[Mention] = []
    phrases = [phrases_in(sentence, lexicon) for sentence in document.sentences]
    named = [
        bool(known) or names_memorial(lexicon, sentence)
        for known, sentence in zip(phrases, document.sentences, strict=True)
    ]
    told = dict(_told_heads(document, phrases))
    made = find_made(document.sentences, lexicon)
    told_plain = told_words(document.sentences, made)
    for index, sentence in enumerate(document.sentences):
        among = any(named[max(0, index - _AMONG) : index + _AMONG + 1])
        plain = {at: kind for (where, at), kind in made.items() if where == index}
        plain |= {
            token.i: told_plain[token.lower]
            for token in sentence.tokens
            if token.lower in told_plain and _is_definite(sentence, token) and is_the_same(sentence, token)
        }
        here = _in_sentence(document, sentence, index, phrases[index], told, plain, among=among)
        found += _join(document, sentence, here)
    return found


def _told_heads(document: Document, phrases: list[Phrases]) -> Iterator[tuple[str, tuple[str, bool]]]:
    """Yield the last words of what is named somewhere, with its kind and whether it is many.

    Where there is a "memorial arch", "the arch" is one, and where there is a "statue of a bugler", "the bugler".
    """
    lexicon = document.lexicon
    for sentence, known in zip(document.sentences, phrases, strict=True):
        for last, (kind, plural, indexes) in known.items():
            if kind in ("monument", "statue", "plaque", "memorial_site"):
                yield (
                    sentence.tokens[min(indexes) if joins(sentence, indexes) else last].lower,
                    (kind, plural),
                )
        for token in sentence.tokens:
            if lexicon.kinds.get(token.lower) == ("statue", False):
                for likeness in sentence.objects(token.i, "of"):
                    new = any(kid.lower in ("a", "an") for kid in sentence.kids(likeness.i, "det"))
                    if new and lexicon.has("memorials.likeness", likeness.lower):
                        yield likeness.lower, ("statue", False)


def _in_sentence(
    document: Document,
    sentence: Sentence,
    index: int,
    phrases: Phrases,
    told: dict[str, tuple[str, bool]],
    plain: dict[int, tuple[str, bool]],
    *,
    among: bool,
) -> list[Mention]:
    lexicon = document.lexicon
    heads: dict[int, tuple[str, bool]] = {}
    taken: set[int] = set()
    firsts: dict[int, int] = {}
    for i, (kind, plural, indexes) in phrases.items():
        heads[i] = (kind, plural)
        taken |= indexes
        if joins(sentence, indexes):
            firsts[i] = min(indexes)
    for token in sentence.tokens:
        if token.i in taken or token.quoted:
            continue
        if token.i in plain:
            heads[token.i] = plain[token.i]
            continue
        known = lexicon.kinds.get(token.lower)
        definite = _is_definite(sentence, token)
        again = token.lower in told and definite
        stands = (
            token.dep == "nsubj" and sentence.tokens[token.head].lemma == "stand"
        )  # "a tank stands there"
        near = among and (definite or stands or not lexicon.has("memorials.definite", token.lower))
        if (
            known
            and (token.pos in ("NOUN", "PROPN", "ADJ", "X") or lexicon.has("memorials.figures", token.lower))
            and is_noun(sentence, token, lexicon, among=near or again)
        ):
            heads[token.i] = known
        elif known is None and again and token.lower not in lexicon.nouns:
            heads[token.i] = told[
                token.lower
            ]  # "the digger" of a "marble digger", "the gates" of "memorial gates"
        elif known is None and is_likeness(sentence, token, lexicon, among=among):
            heads[token.i] = ("statue", False)
        elif known is None and token.pos == "NOUN" and is_dug_from(sentence, token, lexicon):
            heads[token.i] = ("mass_grave", token.tag == "NNS")
        elif token.pos == "NOUN" and is_lain_in(sentence, token, lexicon):
            heads[token.i] = known or ("mass_grave", token.tag == "NNS")
        elif token.pos == "NOUN" and is_made_memorial(sentence, token, lexicon):
            heads[token.i] = known or ("monument", token.tag == "NNS")
    mentions = []
    for i in sorted(heads):
        kind, plural = heads[i]
        mention = _mention(document, sentence, index, sentence.tokens[i], kind, plural)
        if mention is not None:
            mentions.append(_from_first(document, sentence, mention, firsts[i]) if i in firsts else mention)
    mentions += _anaphors(document, sentence, index, set(heads))
    return sorted(mentions, key=lambda one: one.span)


def _from_first(document: Document, sentence: Sentence, mention: Mention, first: int) -> Mention:
    """Let "roll of honour" begin at its first word, which is what the sentence speaks of."""
    left = modifiers_before(sentence, sentence.tokens[first])
    start = left[0] if left else first
    determiner, count = article_and_number(document, sentence, start)
    words = frozenset(sentence.tokens[i].lower for i in left) | mention.words
    return replace(
        mention, span=(sentence.tokens[start].start, mention.span[1]), last=first, words=words,
        determiner=determiner, count=count, modifier=False,
    )  # fmt: skip


def _is_definite(sentence: Sentence, token: Token) -> bool:
    """Say whether a noun has nothing but "the" before it, and nothing behind that makes it another's."""
    article = token.i and sentence.tokens[token.i - 1].lower in ("the", "this", "that")
    return bool(article) and token.pos == "NOUN" and token.dep not in ("compound", "nmod")


def _mention(
    document: Document, sentence: Sentence, index: int, head: Token, kind: str, plural: bool
) -> Mention | None:
    lexicon = document.lexicon
    tokens = sentence.tokens
    left = modifiers_before(sentence, head)
    start = left[0] if left else head.i
    words = [tokens[i] for i in left if tokens[i].text.isalnum() or "-" in tokens[i].text]
    right, dedicatee = end_and_dedicatee(document, sentence, head)
    modifier = head.dep in ("compound", "nmod", "amod") and head.head > head.i and head.head - head.i <= 2
    behind = tokens[head.i + 2].lower if head.i + 2 < len(tokens) else ""
    dated = tokens[head.head].lower in ("date", "dates") and behind in ("from", "back", "to")
    over = tokens[head.head].lower
    lying = lexicon.has("burying.lying", over)  # "In the cemetery lie 412 soldiers"
    if modifier and (dated or lying or lexicon.has("memorials.parts", over)):
        modifier = False
    elif (
        modifier
        and tokens[head.head].lower not in lexicon.nouns
        and tokens[head.head].lower not in lexicon.kinds
    ) and not lexicon.has("memorials.before_others", tokens[head.head].lower):
        return None
    plural = plural or (head.tag in ("NNS", "NNPS") and head.lower.endswith("s"))  # a "stele" is one
    determiner, count = article_and_number(document, sentence, start)
    return Mention(
        sentence=index,
        head=head.i,
        span=(tokens[start].start, right),
        kind=kind,
        plural=plural,
        words=frozenset(one.lower for one in words if not lexicon.has("memorials.kind_words", one.lower)),
        proper=frozenset(
            one.lower
            for one in words
            if one.pos == "PROPN"
            and one.text[0].isupper()
            and not lexicon.has("memorials.kind_words", one.lower)
        ),
        determiner=determiner,
        dedicatee=dedicatee,
        count=count,
        modifier=modifier,
    )


def _anaphors(document: Document, sentence: Sentence, index: int, heads: set[int]) -> list[Mention]:
    """Find "the site", "this structure", "such constructions": nouns that can point back."""
    found = []
    lexicon = document.lexicon
    for token in sentence.tokens:
        if token.i in heads or token.pos not in ("NOUN",) or token.quoted:
            continue
        singular = token.lower.removesuffix("s")
        if not (
            lexicon.has("memorials.anaphors", token.lower) or lexicon.has("memorials.anaphors", singular)
        ):
            continue
        if token.dep in ("compound", "nmod") and token.head > token.i:
            continue
        left = modifiers_before(sentence, token)
        start = left[0] if left else token.i
        determiner, count = article_and_number(document, sentence, start)
        plural = token.tag == "NNS"
        if (
            determiner not in ("the", "this", "these", "such", "those", "that", "its", "both", "other")
            and count is None
            and not _has_memorial_words(sentence, left)
        ):
            continue
        words = frozenset(sentence.tokens[i].lower for i in left)
        found.append(
            Mention(index, token.i, (sentence.tokens[start].start, token.end), "", plural, words, frozenset(), determiner, None, count, anaphor=True)
        )  # fmt: skip
    return found


def _has_memorial_words(sentence: Sentence, left: list[int]) -> bool:
    return any(
        sentence.tokens[i].lower in ("soviet", "memorial", "burial", "grave", "monumental") for i in left
    )


def _join(document: Document, sentence: Sentence, mentions: list[Mention]) -> list[Mention]:
    """Make one group of "memorials and graves" and "mass graves and separate graves"."""
    joined: list[Mention] = []
    for one in mentions:
        before = joined[-1] if joined else None
        head = sentence.tokens[one.head]
        if (
            before is not None
            and head.dep == "conj"
            and head.head == before.heads[1]
            and (before.plural == one.plural)
            and not one.anaphor
            and not before.anaphor
            and one.count is None
            and one.determiner in ("", before.determiner)
            and one.plural
            and document.text[before.span[1] : one.span[0]].strip() in ("and", "&", "or", ",")
        ):
            words = before.words | one.words
            joined[-1] = Mention(
                before.sentence, before.head, (before.span[0], one.span[1]),
                before.kind if before.kind == one.kind else "group", before.plural, words,
                before.proper | one.proper, before.determiner, one.dedicatee or before.dedicatee, before.count,
                last=one.head,
            )  # fmt: skip
            continue
        joined.append(one)
    return joined
