"""Mentions of memorials and burial places: which noun phrases name one, and of what kind.

Invariant: a mention's span starts after articles and numbers and holds its head noun; a memorial word that only
modifies something else ("memorial service", "War Memorials Trust") is none. Which mentions mean the same thing is
decided in `things`.
"""

from __future__ import annotations

from dataclasses import dataclass

from cenotaph.extract.text.document import Document
from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.lexicon import Lexicon
from cenotaph.extract.text.reading import Amount
from cenotaph.extract.text.tokens import Sentence, Token
from cenotaph.normalize.quantities import find_quantities


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


_WEAK_NAMES = ("PROPN",)
_DETERMINERS = frozenset("the a an this that these those such another its their his her our both all some other each every no".split())


def find_mentions(document: Document) -> list[Mention]:
    """Find every mention in a document, in order of the text."""
    found: list[Mention] = []
    for index, sentence in enumerate(document.sentences):
        here = _in_sentence(document, sentence, index)
        found += _join(document, sentence, here)
    return found


def _in_sentence(document: Document, sentence: Sentence, index: int) -> list[Mention]:
    lexicon = document.lexicon
    heads: dict[int, tuple[str, bool]] = {}
    taken: set[int] = set()
    for i, (kind, plural, indexes) in _phrases(sentence, lexicon).items():
        heads[i] = (kind, plural)
        taken |= indexes
    for token in sentence.tokens:
        if token.i in taken or token.quoted:
            continue
        known = lexicon.kinds.get(token.lower)
        if known and token.pos in ("NOUN", "PROPN", "ADJ", "X") and _is_noun(sentence, token, lexicon):
            heads[token.i] = known
    mentions = []
    for i in sorted(heads):
        kind, plural = heads[i]
        mention = _mention(document, sentence, index, sentence.tokens[i], kind, plural)
        if mention is not None:
            mentions.append(mention)
    mentions += _anaphors(document, sentence, index, set(heads))
    return sorted(mentions, key=lambda one: one.span)


def _phrases(sentence: Sentence, lexicon: Lexicon) -> dict[int, tuple[str, bool, set[int]]]:
    """Match forms of two words or more, hyphens passed over; the longest wins."""
    tokens = [token for token in sentence.tokens if token.text not in "-‐‑" and not token.quoted]
    found: dict[int, tuple[str, bool, set[int]]] = {}
    at = 0
    while at < len(tokens):
        for length in (3, 2):
            words = tuple(token.lower for token in tokens[at : at + length])
            known = lexicon.phrases.get(words)
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


def _is_other(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Say whether what follows makes the word part of another thing's name: "memorial service"."""
    for following in sentence.tokens[token.i + 1 : token.i + 3]:
        if following.text in ("-", "’s", "'s", "'", "’"):
            continue
        return lexicon.has("memorials.not_after", following.lower)
    return False


def _is_noun(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    if _is_other(sentence, token, lexicon):
        return False
    following = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
    nominal = following is not None and following.pos in ("NOUN", "PROPN")
    if token.pos == "ADJ" and (nominal or token.lower == "grave"):
        return False
    singular = token.lower.rstrip("s") if token.lower not in lexicon.words["memorials.weak"] else token.lower
    if lexicon.has("memorials.weak", singular) or lexicon.has("memorials.weak", token.lower):
        before = sentence.tokens[max(0, token.i - 3) : token.i]
        named = any(lexicon.has("memorials.weak_before", one.lower.strip("'’\"")) for one in before)
        if singular == "tribute":
            return following is not None and following.lower == "to" and _is_made(sentence, token)
        return named
    return True


def _is_made(sentence: Sentence, token: Token) -> bool:
    """Say whether a "tribute" is a thing: erected, unveiled, defaced, standing - not paid or led."""
    near = {one.lemma for one in sentence.tokens if abs(one.i - token.i) < 6}
    return bool(near & {"erect", "unveil", "deface", "stone", "granite", "bronze", "permanent", "vandalise", "vandalize"})


def _mention(document: Document, sentence: Sentence, index: int, head: Token, kind: str, plural: bool) -> Mention | None:
    tokens = sentence.tokens
    left = _left(sentence, head)
    start = left[0] if left else head.i
    words = [tokens[i] for i in left if tokens[i].text.isalnum() or "-" in tokens[i].text]
    right, dedicatee = _right(document, sentence, head)
    modifier = head.dep in ("compound", "nmod", "amod") and head.head > head.i and head.head - head.i <= 2
    if modifier and document.lexicon.has("memorials.parts", tokens[head.head].lower):
        modifier = False
    elif modifier and tokens[head.head].lower not in document.lexicon.nouns and tokens[head.head].lower not in document.lexicon.kinds:
        if tokens[head.head].lower not in ("sites", "site", "locations", "group", "groups", "area"):
            return None
    plural = plural or head.tag in ("NNS", "NNPS")
    determiner, count = _before(document, sentence, start)
    return Mention(
        sentence=index,
        head=head.i,
        span=(tokens[start].start, right),
        kind=kind,
        plural=plural,
        words=frozenset(one.lower for one in words if one.lower not in _KIND_WORDS),
        proper=frozenset(one.lower for one in words if one.pos == "PROPN" and one.text[0].isupper() and one.lower not in _KIND_WORDS),
        determiner=determiner,
        dedicatee=dedicatee,
        count=count,
        modifier=modifier,
    )


_KIND_WORDS = frozenset("war memorial military burial mass common grave cemetery memorials graves".split())


def _left(sentence: Sentence, head: Token) -> list[int]:
    """List the modifiers in front of a head: adjectives, compounds, names; not articles, numbers, owners."""
    named = _long_name(sentence, head)
    if named:
        return named
    kept: list[int] = []
    at = head.i - 1
    while at >= 0:
        token = sentence.tokens[at]
        if token.quoted or token.lower in _DETERMINERS or token.tag in ("PRP$", "CC", "IN", "TO", "WDT"):
            break
        if token.tag in ("POS",) or token.lower in ("’s", "'s", "’", "'"):
            break
        if token.text in ("-", "‐", "‑"):
            at -= 1
            continue
        if token.dep not in ("amod", "compound", "nmod", "advmod", "npadvmod", "pobj", "punct", "poss", "nummod", "dep", "appos", "conj", "nsubj") or token.text in ",;:()“”\"'–—":
            break
        if token.tag == "CD" or token.pos == "VERB" and token.tag not in ("VBN", "VBG"):
            break
        if not sentence.is_under(token.i, head.i) and not (token.pos in ("PROPN", "ADJ") and token.head >= at):
            break
        kept.insert(0, at)
        at -= 1
    return kept


def _long_name(sentence: Sentence, head: Token) -> list[int]:
    """List the words of a name with small words in it: "the Animals in War memorial"."""
    at = head.i - 1
    small = False
    while at >= 0:
        token = sentence.tokens[at]
        if token.lower in ("in", "of", "and", "for", "to") and at + 1 < head.i and sentence.tokens[at - 1].text[:1].isupper():
            small = True
        elif not token.text[0].isupper() or token.quoted or token.lower == "the":
            break
        at -= 1
    first = at + 1
    if not small or at < 0 or sentence.tokens[at].lower != "the" or first == 0:
        return []
    return list(range(first, head.i))


def _before(document: Document, sentence: Sentence, start: int) -> tuple[str, Amount | None]:
    """Read article and number in front of a phrase: "the two", "a total of 20 such", "hundreds of"."""
    tokens = sentence.tokens
    determiner = ""
    first = start
    for at in range(start - 1, max(-1, start - 10), -1):
        token = tokens[at]
        if token.quoted or token.text in ";:“”\"–—()" or (token.pos == "VERB" and token.lower != "called") or token.tag in ("CC", "WDT", "TO"):
            break
        if token.lower in _DETERMINERS and (not determiner or token.lower in ("the", "these", "those")):
            determiner = token.lower
        elif token.lower in ("’s", "'s") or token.tag == "PRP$":
            determiner = determiner or "its"
            break
        first = at
    if first == start:
        return determiner, None
    stretch = document.text[tokens[first].start : tokens[start].start]
    return determiner, _amount(stretch)


def _amount(stretch: str) -> Amount | None:
    """Read the number that ends a stretch before a noun, if only "of", articles or adjectives follow it."""
    found = list(find_quantities(stretch + " ; ; ;"))
    if not found:
        return None
    last = found[-1]
    tail = stretch[last.end :].replace("so-called", "").strip(" '‘“\"").split()
    if len(tail) > 3 or any(word not in ("of", "the", "these", "such", "those", "its", "their", "other", "more", "new", "major", "central", "further", "remaining", "surviving", "similar", "different") for word in tail):
        return None
    if last.start and stretch[last.start - 1] in "./:-" or stretch[last.end : last.end + 1] in (".", "/", "%"):
        return None
    if stretch[last.start : last.end].strip().lower() in ("one", "a", "some") or "first" in stretch.lower():
        return None
    if tail[:2] == ["of", "the"] and last.quantity.max is not None and last.quantity.max < 20:
        return Amount(last.quantity.min, last.quantity.max)
    if last.quantity.min == last.quantity.max and 1400 <= last.quantity.min <= 2100 and "," not in stretch and not tail:
        return None
    return Amount(last.quantity.min, last.quantity.max)


def _right(document: Document, sentence: Sentence, head: Token) -> tuple[int, Span | None]:
    """Find the end of a mention and whom it is for: "to the Soviet soldiers" after "monument"."""
    tokens = sentence.tokens
    end = head.end
    at = head.i + 1
    if at < len(tokens) and tokens[at].text == "(":
        close = next((i for i in range(at, min(at + 12, len(tokens))) if tokens[i].text == ")"), None)
        at = close + 1 if close is not None else at
    if at + 1 >= len(tokens) or tokens[at].lower not in ("to", "of", "for", "dedicated", "honoring", "honouring", "commemorating"):
        return end, None
    prep = tokens[at]
    if prep.lower not in ("to", "of", "for"):
        return end, None
    if prep.lower == "to" and tokens[at + 1].tag in ("VB", "VBP") or tokens[at + 1].quoted:
        return end, None
    objects = [kid for kid in sentence.kids(prep.i, "pobj") if kid.i > prep.i]
    if not objects or (prep.lower == "to" and _is_destination(document, sentence, head, objects[0])):
        return end, None
    under = _without_clauses(sentence, objects[0])
    return tokens[under[-1]].end, (tokens[under[0]].start, tokens[under[-1]].end)


def _is_destination(document: Document, sentence: Sentence, head: Token, goal: Token) -> bool:
    """Say whether "to" leads to where a memorial is moved rather than to whom it is for."""
    goes = any(one.lemma in ("move", "relocate", "transfer", "transport", "return") for one in sentence.tokens[: head.i])
    return goes and (goal.ent in ("GPE", "LOC", "FAC", "ORG") or any(one.lower in document.lexicon.kinds for one in sentence.tokens[goal.i : goal.i + 3]) or goal.lower in document.lexicon.kinds or goal.lower in ("park", "museum", "site", "place", "location"))


def _without_clauses(sentence: Sentence, noun: Token) -> list[int]:
    """List a noun phrase from its start up to the first clause or comma."""
    under = sentence.subtree(noun.i)
    kept: list[int] = []
    for i in under:
        if kept and i != kept[-1] + 1:
            break
        token = sentence.tokens[i]
        if i > noun.i and (token.text in ",;–—-(" or token.dep in ("relcl", "acl", "nsubj") or token.tag in ("WP", "WDT") or token.lower in ("in", "at", "on", "from", "that") and token.dep == "prep"):
            break
        kept.append(i)
    while kept and (sentence.tokens[kept[0]].dep == "det" or sentence.tokens[kept[0]].text in "'\"“‘"):
        kept.pop(0)
    return kept or [noun.i]


def _anaphors(document: Document, sentence: Sentence, index: int, heads: set[int]) -> list[Mention]:
    """Find "the site", "this structure", "such constructions": nouns that can point back."""
    found = []
    lexicon = document.lexicon
    for token in sentence.tokens:
        if token.i in heads or token.pos not in ("NOUN",) or token.quoted:
            continue
        singular = token.lower.removesuffix("s")
        if not (lexicon.has("memorials.anaphors", token.lower) or lexicon.has("memorials.anaphors", singular)):
            continue
        if token.dep in ("compound", "nmod") and token.head > token.i:
            continue
        left = _left(sentence, token)
        start = left[0] if left else token.i
        determiner, count = _before(document, sentence, start)
        plural = token.tag == "NNS"
        if determiner not in ("the", "this", "these", "such", "those", "that", "its", "both", "other") and count is None and not _has_memorial_words(sentence, left):
            continue
        words = frozenset(sentence.tokens[i].lower for i in left)
        found.append(
            Mention(index, token.i, (sentence.tokens[start].start, token.end), "", plural, words, frozenset(), determiner, None, count, anaphor=True)
        )  # fmt: skip
    return found


def _has_memorial_words(sentence: Sentence, left: list[int]) -> bool:
    return any(sentence.tokens[i].lower in ("soviet", "memorial", "burial", "grave", "monumental") for i in left)


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
