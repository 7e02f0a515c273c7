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
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.phrases import (
    are_people,
    article_and_number,
    end_and_dedicatee,
    modifiers_before,
)
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token
from cenotaph.extract.text.syntax.things.dedicated import is_dedicated
from cenotaph.extract.text.syntax.things.other_things import is_firm, is_pen, is_sign, is_surname
from cenotaph.extract.text.syntax.things.plain_nouns import (
    is_dug_from,
    is_first,
    is_lain_in,
    is_put_up,
    is_read_on,
    is_taken_down,
    is_unveiled,
    own_words,
)
from cenotaph.extract.text.syntax.things.remembering import find_made, is_the_same, told_words

_Phrases = dict[int, tuple[str, bool, set[int]]]
"""Forms of two words or more by their last token: kind, whether they are plural, and their tokens."""


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
    phrases = [_phrases(sentence, lexicon) for sentence in document.sentences]
    named = [
        bool(known) or _names_memorial(lexicon, sentence)
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


def _told_heads(document: Document, phrases: list[_Phrases]) -> Iterator[tuple[str, tuple[str, bool]]]:
    """Yield the last words of what is named somewhere, with its kind and whether it is many.

    Where there is a "memorial arch", "the arch" is one, and where there is a "statue of a bugler", "the bugler".
    """
    lexicon = document.lexicon
    for sentence, known in zip(document.sentences, phrases, strict=True):
        for last, (kind, plural, indexes) in known.items():
            if kind in ("monument", "statue", "plaque", "memorial_site"):
                yield (
                    sentence.tokens[min(indexes) if _joins(sentence, indexes) else last].lower,
                    (kind, plural),
                )
        for token in sentence.tokens:
            if lexicon.kinds.get(token.lower) == ("statue", False):
                for likeness in sentence.objects(token.i, "of"):
                    new = any(kid.lower in ("a", "an") for kid in sentence.kids(likeness.i, "det"))
                    if new and lexicon.has("memorials.likeness", likeness.lower):
                        yield likeness.lower, ("statue", False)


def _joins(sentence: Sentence, indexes: set[int]) -> bool:
    """Say whether a form goes on behind its noun: "roll of honour", "soldier in bronze"."""
    return any(sentence.tokens[at].lower in ("of", "in") for at in indexes)


def _names_memorial(lexicon: Lexicon, sentence: Sentence) -> bool:
    """Say whether a sentence has a word that means a memorial or burial place by itself."""
    return any(
        token.lower in lexicon.kinds and not _is_weak(lexicon, token.lower) for token in sentence.tokens
    )


def _is_weak(lexicon: Lexicon, word: str) -> bool:
    return any(lexicon.has("memorials.weak", one) for one in (word, word.rstrip("s")))


def _in_sentence(
    document: Document,
    sentence: Sentence,
    index: int,
    phrases: _Phrases,
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
        if _joins(sentence, indexes):
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
            and _is_noun(sentence, token, lexicon, among=near or again)
        ):
            heads[token.i] = known
        elif known is None and again and token.lower not in lexicon.nouns:
            heads[token.i] = told[
                token.lower
            ]  # "the digger" of a "marble digger", "the gates" of "memorial gates"
        elif known is None and _is_likeness(sentence, token, lexicon, among=among):
            heads[token.i] = ("statue", False)
        elif known is None and token.pos == "NOUN" and is_dug_from(sentence, token, lexicon):
            heads[token.i] = ("mass_grave", token.tag == "NNS")
        elif token.pos == "NOUN" and is_lain_in(sentence, token, lexicon):
            heads[token.i] = known or ("mass_grave", token.tag == "NNS")
        elif token.pos == "NOUN" and _is_made_memorial(sentence, token, lexicon):
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


def _phrases(sentence: Sentence, lexicon: Lexicon) -> _Phrases:
    """Match forms of two words or more, hyphens passed over; the longest wins."""
    tokens = [token for token in sentence.tokens if token.text not in "-‐‑'’" and not token.quoted]
    found: _Phrases = {}
    at = 0
    while at < len(tokens):
        for length in (3, 2):
            words = tuple(token.lower for token in tokens[at : at + length])
            known = lexicon.phrases.get(words) or _likeness(lexicon, words) or _of_war(lexicon, words)
            if known is not None and len(words) == length:
                last = tokens[at + length - 1]
                indexes = {token.i for token in tokens[at : at + length]}
                following = sentence.tokens[last.i + 1] if last.i + 1 < len(sentence.tokens) else None
                longer = following is not None and following.lower in lexicon.kinds
                if not longer and not _is_other(sentence, last, lexicon):
                    found[last.i] = (*known, indexes)
                    at += length - 1
                elif not longer:
                    at += length - 1
                break
        at += 1
    return found


def _of_war(lexicon: Lexicon, words: tuple[str, ...]) -> tuple[str, bool] | None:
    """Read "war memorial garden": "war" before a form of two words."""
    return lexicon.phrases.get(words[1:]) if words[:2] == ("war", "memorial") else None


def _likeness(lexicon: Lexicon, words: tuple[str, ...]) -> tuple[str, bool] | None:
    """Read "bronze doughboy", "soldier in marble": a soldier or beast of metal or stone is a statue."""
    if len(words) > 2 and words[1] not in ("in", "of"):
        return None
    noun, material = (words[0], words[-1]) if len(words) > 2 else (words[-1], words[0])
    if not lexicon.has("memorials.materials", material):
        return None
    single, many = (lexicon.has(f"memorials.{key}", noun) for key in ("likeness", "likenesses"))
    return ("statue", many) if single or many else None


def _is_other(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Say whether what follows makes the word part of another thing's name: "memorial service"."""
    for following in sentence.tokens[token.i + 1 : token.i + 3]:
        if following.text in ("-", "’s", "'s", "'", "’"):
            continue
        return lexicon.has("memorials.not_after", following.lower)
    return False


def _is_noun(sentence: Sentence, token: Token, lexicon: Lexicon, *, among: bool) -> bool:
    """Say whether a word names a memorial; one of many meanings ("cross", "bust") does so among others that do."""
    if _is_other(sentence, token, lexicon) or is_firm(sentence, token):
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
        told = _is_told_behind(sentence, token, lexicon) or _is_for_fallen(sentence, token, lexicon)
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


def _is_likeness(sentence: Sentence, token: Token, lexicon: Lexicon, *, among: bool) -> bool:
    """Say whether a soldier is a statue by its name, or by what is done to it where memorials are spoken of."""
    done = among and is_taken_down(sentence, token, lexicon)
    return done or _is_named_likeness(sentence, token, lexicon)


def _is_named_likeness(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Say whether a soldier is a statue by a name of its own: "the Brooding Soldier rises from its terrace"."""
    if token.pos != "PROPN" or token.dep not in ("nsubj", "nsubjpass", "dobj") or token.i < _OF_NAME:
        return False
    before = sentence.tokens[token.i - 1]
    named = (
        before.text[0].isupper()
        and not lexicon.has("memorials.no_likeness", before.lower)
        and before.pos in ("PROPN", "ADJ", "VERB", "NOUN")
    )
    articled = sentence.tokens[token.i - _OF_NAME].lower == "the"
    verb = sentence.tokens[token.head]
    placed = lexicon.verbs.get(verb.lemma, "") in _OF_STATUES
    return named and articled and placed and lexicon.has("memorials.likeness", token.lower)


_OF_NAME = 2
_OF_STATUES = frozenset(
    {"exists", "removed", "erected", "unveiled", "restored", "relocated", "vandalised", "maintained"}
)


def _is_made_memorial(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Say whether what is said of a wall or relief makes it one: "a long wall carries the names of", "a relief honouring"."""
    if token.dep in ("compound", "nmod"):
        return False
    behind = sentence.tokens[token.i + 1 : token.i + _TO_NAMES]
    if lexicon.has("memorials.bearing", token.lower):
        names = next((one for one in behind if one.lower == "names"), None)
        bears = any(
            lexicon.has("dedication.names_verbs", one.lemma) or one.lower == "with"
            for one in behind
            if names and one.i < names.i
        )
        counted = any(
            lexicon.has("dedication.people_verbs", one.lemma)
            and any(kid.pos == "NUM" for kid in behind if kid.i > one.i)
            for one in behind
        )
        return counted or (names is not None and bears and names.i + 1 < len(sentence.tokens))
    said = behind[1:] if behind and behind[0].lower == "in" else behind
    if not lexicon.has("memorials.honouring", token.lower):
        return is_dedicated(sentence, token, lexicon)
    honours = bool(said) and lexicon.has("memorials.weak_behind", said[0].lower)
    return (
        honours
        or _is_called_memorial(sentence, token)
        or _is_for_fallen(sentence, token, lexicon)
        or _is_of_soldiers(sentence, token, lexicon)
        or is_dedicated(sentence, token, lexicon)
    )


def _is_of_soldiers(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Say whether a bench or chapel is the soldiers': "the Polish airmen's bench"."""
    return any(lexicon.has("military.words", one.lower) for one in sentence.kids(token.i, "poss"))


def _is_called_memorial(sentence: Sentence, token: Token) -> bool:
    """Say whether a thing is a memorial by the word before it: "the memorial tree"."""
    return token.i > 0 and sentence.tokens[token.i - 1].lower in ("memorial", "commemorative")


def _is_for_fallen(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Say whether a thing is to or for the fallen: "a column to the men of the regiment", not "a bench for veterans"."""
    behind = sentence.tokens[token.i + 1 : token.i + 2]
    near = [
        *sentence.kids(token.i, "prep", "dative"),
        *(one for one in behind if one.dep in ("prep", "dative")),
    ]
    prepositions = [one for one in near if one.lower in ("to", "for")]
    for preposition in prepositions[:1]:
        for whom in sentence.kids(preposition.i, "pobj"):
            if lexicon.has("memorials.for_fallen", whom.lower):
                return True
            if not are_people(lexicon, whom.lower):
                continue
            clauses = sentence.kids(whom.i, "relcl", "acl")
            fell = any(lexicon.has("memorials.died", one.lemma) for one in clauses)
            if fell or (preposition.lower == "to" and sentence.kids(whom.i, "prep")):
                return True
    return False


_TO_NAMES = 6
"""Words from a wall to the names that it bears."""


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
