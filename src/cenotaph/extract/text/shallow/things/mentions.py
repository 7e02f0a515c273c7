"""Mentions of memorials and burial places: which words name one, and whom the words beside it say that it is for.

Invariant: a mention's span starts after articles and numbers and holds its head; a word that only has a memorial's
name in it ("памятник архитектуры") is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.reading import Amount
from cenotaph.extract.text.shallow.things.dedicatees import complement_of, is_given, named_in_compound
from cenotaph.extract.text.shallow.words.grammar import Grammar, read_grammar
from cenotaph.extract.text.shallow.words.lexicon import KINDS, Hit, Lexicon
from cenotaph.extract.text.shallow.words.long_attributes import attribute_start
from cenotaph.extract.text.shallow.words.noun_phrases import is_preposition
from cenotaph.extract.text.shallow.words.numbers import find_amounts
from cenotaph.extract.text.shallow.words.page import Page, Sentence
from cenotaph.extract.text.shallow.words.tokens import Word
from cenotaph.normalize.months import months_of

DEDICATED = frozenset({"monument", "statue", "plaque", "memorial_site"})
"""Kinds that are for somebody by what stands beside them: whose grave it is, is no dedication."""
_NO_ADJECTIVES = (
    "function.articles",
    "function.objects",
    "text.skips",
    "text.aux",
    "time.season_alone",
    "time.year",
    "places.types",
    "places.spots",
)
_NO_ADJECTIVE = frozenset({"kinds", "events", "states", "status", "keepers", "conditions"})
"""What is said of a thing is no part of its name: "the removed monument" is "monument"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that names a memorial, a part of one, or points back to one.

    Attributes:
        first, head, last: numbers of words in its sentence; the span goes from the first to the last.
        kind: of the schema; "" where the words only point back.
        role: "name", "anaphor" or "part".
        after_preposition: whether it hangs on a preposition ("near the monument").
        dedicatee: the words that say whom or what it is for, or None.
        near: whether it only tells where something else is ("in front of the monument").
        key: the beginning of its head, by which two mentions of one thing are known.
    """

    sentence: int
    first: int
    head: int
    last: int
    span: Span
    kind: str
    role: str
    plural: bool
    after_preposition: bool
    key: str
    count: Amount | None = None
    dedicatee: Span | None = None
    quoted: bool = False
    near: bool = False


def find_mentions(page: Page, sentence: Sentence) -> list[Mention]:
    """Find the mentions of a sentence, in order."""
    found = []
    amounts = None
    for hit in sentence.of("kinds"):
        if hit.name not in KINDS and hit.name not in ("anaphors", "parts"):
            continue
        if _is_in_address(page, sentence, hit) or _is_in_title(page, sentence, hit):
            continue
        if amounts is None:
            amounts = find_amounts(page, sentence)
        one = _mention(page, sentence, hit, amounts)
        if one.role == "anaphor" and _is_material(page.lexicon, sentence, one):
            continue
        if one.role == "part" and _is_name(page.lexicon, sentence, one):
            continue
        if _is_likened(page.lexicon, sentence, one):
            continue
        if one.role == "anaphor" and _is_bare(page.lexicon, sentence, one):
            continue
        found.append(one)
    return found


def _is_in_address(page: Page, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a word stands in the address of a page: "www.kulturerbe-friedhof.de"."""
    start, end = sentence.span_of(hit.first, hit.last)
    return page.text[start - 1 : start] in {".", "/", "@"} and page.text[end : end + 1] in {".", "/", "@"}


def _is_in_title(page: Page, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a word stands in the title of something else: "die Ausstellung „Gräber der Steinzeit“"."""
    if not page.lexicon.settings.get("nouns_capital", False):
        return False
    place = sentence.words[hit.last].start
    title = next((one.outer for one in page.quoted if one.outer[0] < place < one.outer[1]), None)
    if title is None or title[1] - title[0] > _LONGEST_TITLE:
        return False
    before = next((word for word in reversed(sentence.words) if word.end <= title[0] and word.is_word), None)
    if before is None or not before.is_capital or title[0] - before.end > 1:
        return False
    return not any(one.first <= before.i <= one.last for one in sentence.of("kinds"))


_LONGEST_TITLE = 50


def _is_likened(lexicon: Lexicon, sentence: Sentence, mention: Mention) -> bool:
    """Say whether something else is only likened to a memorial: "er stand da wie ein Denkmal"."""
    before = sentence.words[max(0, mention.first - 2) : mention.first]
    if len(before) <= 1 or not lexicon.matches("function.like", before[0].key):
        return False
    return lexicon.matches("function.indefinite", before[1].key)


def _is_bare(lexicon: Lexicon, sentence: Sentence, mention: Mention) -> bool:
    """Say whether several things amid a sentence have no article, where pointing back needs one: "Steine brechen"."""
    if not lexicon.settings.get("nouns_capital", False) or not mention.plural or mention.count is not None:
        return False
    before = sentence.words[mention.first - 1] if mention.first else None
    if before is None or mention.first != mention.head:
        return False
    return before.text == "," or (
        before.text.islower() and not lexicon.matches("function.articles", before.key)
    )


def _is_name(lexicon: Lexicon, sentence: Sentence, mention: Mention) -> bool:
    """Say whether a word for a part has a capital amid its sentence, where nouns have none: "they call it Orel"."""
    if lexicon.settings.get("nouns_capital", False) or not mention.first or mention.first != mention.last:
        return False
    word, before = sentence.words[mention.first], sentence.words[mention.first - 1]
    return word.is_capital and not word.text.isupper() and (before.is_word or before.is_number)


def _is_material(lexicon: Lexicon, sentence: Sentence, mention: Mention) -> bool:
    """Say whether a word that points back stands behind "of" or "from": what something is made of, "z kamene"."""
    before = sentence.words[mention.first - 1] if mention.first else None
    return before is not None and lexicon.matches("places.from", before.key)


def _mention(page: Page, sentence: Sentence, hit: Hit, amounts: list[tuple[Hit, Amount]]) -> Mention:
    grammar, words = read_grammar(page.lexicon), sentence.words
    first = hit.first
    while (
        first > 0
        and _is_adjective(page.lexicon, grammar, sentence, first - 1)
        and _agrees(grammar, words[first - 1].key, words[hit.last].key)
    ):
        first -= 1
    whole = first
    first, opening = attribute_start(page.lexicon, sentence, whole, hit.first, {at.last for at, _ in amounts})
    number = next((amount for at, amount in amounts if at.last in (opening - 1, hit.first - 1)), None)
    if number is None:
        number = next((amount for at, amount in amounts if first <= at.first and at.last < hit.first), None)
    number = (
        _part_of(page.lexicon, sentence, number, amounts)
        or _counted_behind(page.lexicon, sentence, hit, amounts)
        or _number_of(page.lexicon, sentence, first, amounts)
    )
    before = (opening if first > whole else first) - 1  # "auf dem 1947 angelegten Friedhof" tells of it
    while before >= 0 and (
        words[before].is_number
        or page.lexicon.matches("function.articles", words[before].key)
        or any(at.first <= before <= at.last for at, _ in amounts)
    ):
        if words[before].is_number and page.lexicon.matches("function.articles", words[before + 1].key):
            break  # "seit 1990 ein Denkmal": the year is no number of it
        before -= 1
    last, dedicatee = complement_of(page, sentence, grammar, hit)
    dedicatee = dedicatee or named_in_compound(page.lexicon, sentence, hit.last)
    head = words[hit.first if grammar.complement == "after" and hit.first != hit.last else hit.last]
    role = {"anaphors": "anaphor", "parts": "part"}.get(hit.name, "name")
    led = before >= 0 and page.lexicon.matches("function.with", words[before].key)
    if role == "name" and led and _is_with(page.lexicon, words[before].key, head.key):
        role = "part"
    return Mention(
        sentence=sentence.index,
        first=first,
        head=hit.last,
        last=last,
        span=sentence.span_of(first, last),
        kind=hit.name if hit.name in KINDS else "",
        role=role,
        plural=(
            _is_plural(grammar, sentence, first, hit) and not _is_one(page.lexicon, sentence, first, number)
        )
        or bool(number and (number.max or 2) > 1),
        after_preposition=(
            before >= 0
            and _governs(page.lexicon, words[before].key, head.key)
            and not _is_one_of(page.lexicon, words, before)
        )
        or any(page.lexicon.matches("function.contracted", word.key) for word in words[before + 1 : first])
        or _is_between(page.lexicon, words, before)
        or _is_within(page.lexicon, words, before)
        or (grammar.oblique is not None and bool(grammar.oblique.search(head.key))),
        key=_key_of(page.lexicon, hit, sentence, head.key),
        count=number,
        dedicatee=dedicatee if hit.name in DEDICATED and not _shows(page, hit, dedicatee) else None,
        near=_is_near(page.lexicon, words, before),
        quoted=any(one.outer[0] < head.start < one.outer[1] for one in page.quoted),
    )


def _governs(lexicon: Lexicon, before: str, head: str) -> bool:
    """Say whether a word is a preposition before a noun: Czech "se" is one only before another case, else "itself"."""
    if before == lexicon.settings.get("reflexive_with"):
        return bool(re.search(lexicon.settings["with_case"], head))
    return is_preposition(lexicon, before)


def _is_one_of(lexicon: Lexicon, words: Sequence[Word], before: int) -> bool:
    """Say whether "of" only picks some of several things: "one of the obelisks was built in 1950", but not "on one of them"."""
    if before < 1 or not lexicon.matches("places.from", words[before].key):
        return False
    governed = before > 1 and is_preposition(lexicon, words[before - 2].key)
    return lexicon.matches("function.some", words[before - 1].key) and not governed


def _is_with(lexicon: Lexicon, before: str, head: str) -> bool:
    """Say whether a word that may be "with" is so before a noun: Polish "z pomnika" is "from the monument"."""
    case = lexicon.settings.get("with_case")
    return _governs(lexicon, before, head) and (not case or bool(re.search(case, head)))


def _is_near(lexicon: Lexicon, words: Sequence[Word], before: int) -> bool:
    """Say whether a word before a thing makes it only tell where another is; a preposition may part them: "near to"."""
    if before < 0:
        return False
    if lexicon.matches("function.near", words[before].key):
        return not lexicon.matches("function.beside", words[before].key)  # "set up a slab beside"
    led = before > 0 and is_preposition(lexicon, words[before].key)
    if led and lexicon.matches("places.roads", words[before - 1].key):
        return True  # "the road to the cemetery"
    return led and lexicon.matches("function.near", words[before - 1].key)


_FAR_WITHIN = 3


def _is_within(lexicon: Lexicon, words: Sequence[Word], before: int) -> bool:
    """Say whether a thing only tells where, as the genitive of a part of it: "в северной части кладбища"."""
    participle = before > 0 and read_grammar(lexicon).genitive_adjective
    if participle and participle.search(words[before].key):
        before -= 1  # "на місці зруйнованого пам’ятника"
    if before < 1 or not lexicon.matches("function.within", words[before].key):
        return False
    return any(is_preposition(lexicon, word.key) for word in words[max(0, before - _FAR_WITHIN) : before])


_FAR_BETWEEN = 6


def _is_between(lexicon: Lexicon, words: Sequence[Word], before: int) -> bool:
    """Say whether a thing is the second that something lies between: "mezi stadionem a pomníkem"."""
    if before < 0 or not lexicon.matches("function.conjunctions", words[before].key):
        return False
    for word in reversed(words[max(0, before - _FAR_BETWEEN) : before]):
        if word.text in ",;:.":
            return False
        if lexicon.matches("function.between", word.key):
            return True
    return False


def _shows(page: Page, hit: Hit, dedicatee: Span | None) -> bool:
    """Say whether "statue of a soldier" only tells what it shows: nobody by name, where a case alone stands there."""
    if hit.name != "statue" or dedicatee is None or not page.lexicon.settings.get("statues_show", False):
        return False
    words = page.words(dedicatee).split()
    return not any(word[:1].isupper() for word in words) and not is_given(page.lexicon, words[0].lower())


def _key_of(lexicon: Lexicon, hit: Hit, sentence: Sentence, key: str) -> str:
    """Return what the forms of one noun have in common: the entry that names it, without its star, else its beginning."""
    first = sentence.words[hit.first].key
    stem = next((one for one in _stems(lexicon, hit.name) if first.startswith(one)), None)
    if stem is not None:
        return stem[:_LONGEST_KEY]
    return key[:5] if len(key) > 5 else key[:4]


_LONGEST_KEY = 8


@cache
def _stems(lexicon: Lexicon, kind: str) -> tuple[str, ...]:
    """List how the first words of the entries of a kind begin that may end in any way, in their order."""
    firsts = (entry.split(" ")[0] for entry in lexicon.list(f"kinds.{kind}"))
    return tuple(dict.fromkeys(one[:-1] for one in firsts if one.endswith("*") and not one.startswith("*")))


def _is_adjective(lexicon: Lexicon, grammar: Grammar, sentence: Sentence, at: int) -> bool:
    word = sentence.words[at]
    if not word.is_word or grammar.adjective is None or not grammar.adjective.search(word.key):
        return False
    if len(word.key) < 4 or is_preposition(lexicon, word.key) or word.key in months_of(lexicon.lang):
        return False
    if any(lexicon.matches(key, word.key) for key in _NO_ADJECTIVES):
        return False
    if grammar.verb is not None and not word.is_capital and grammar.verb.search(word.key):
        return False
    form = lexicon.settings.get("governed_adjective")
    if form and word.is_capital and at > 0 and lexicon.matches("places.in", sentence.words[at - 1].key):
        return bool(re.search(form, word.key))  # "z pomnika w Rypinie brązową tablicę"
    if word.is_capital and at > 0 and _ends_name(sentence, at):
        return False  # "according to Jana Novotná the monument ..."
    return not any(hit.first <= at <= hit.last for hit in sentence.hits if hit.section in _NO_ADJECTIVE)


def _ends_name(sentence: Sentence, at: int) -> bool:
    """Say whether a word with a capital is the second of a person's name: behind a title or words of a source."""
    before = sentence.words[at - 1]
    titled = any(hit.last in (at - 2, at - 3) for hit in sentence.of("reporting", "titles", "sources"))
    return before.is_capital and titled


def _agrees(grammar: Grammar, adjective: str, noun: str) -> bool:
    """Say whether a word in an adjective's form can go with a noun: "весной памятник" are two phrases."""
    form = next((form for ending, form in grammar.agreement if ending.search(adjective)), None)
    return form is None or bool(form.search(noun))


def _part_of(
    lexicon: Lexicon, sentence: Sentence, number: Amount | None, amounts: list[tuple[Hit, Amount]]
) -> Amount | None:
    """Return the first number of "three of seven crosses": of so many something is told."""
    whole = next((at for at, amount in amounts if amount is number), None)
    if number is None or whole is None or whole.first < 1:
        return number
    if lexicon.settings.get("nouns_capital", False):
        return _part_of_genitive(lexicon, sentence, number, whole, amounts)
    if not lexicon.matches("places.from", sentence.words[whole.first - 1].key):
        return number
    return next((amount for at, amount in amounts if at.last == whole.first - 2), number)


def _part_of_genitive(
    lexicon: Lexicon, sentence: Sentence, number: Amount, whole: Hit, amounts: list[tuple[Hit, Amount]]
) -> Amount | None:
    """Read "zwei der insgesamt sieben Kreuze", "eine von neun Tafeln": of one nothing is counted."""
    at = whole.first - 1
    while at > 0 and lexicon.matches("text.skips", sentence.words[at].key):
        at -= 1
    if at < 1 or not lexicon.matches("function.genitive", sentence.words[at].key):
        return number
    if lexicon.matches("function.indefinite", sentence.words[at - 1].key):
        return None
    return next((amount for hit, amount in amounts if hit.last == at - 1), number)


def _number_of(
    lexicon: Lexicon, sentence: Sentence, first: int, amounts: list[tuple[Hit, Amount]]
) -> Amount | None:
    """Read "des centaines de tombes", "una decena de lápidas": "of" joins a noun that counts to what it counts."""
    of = lexicon.settings.get("genitive_word")
    if not of or not first or not re.search(of, sentence.words[first - 1].key):
        return None
    return next(
        (amount for at, amount in amounts if at.last == first - 2 and not sentence.words[at.last].is_number),
        None,
    )


def _counted_behind(
    lexicon: Lexicon, sentence: Sentence, hit: Hit, amounts: list[tuple[Hit, Amount]]
) -> Amount | None:
    """Read "기념비 3개": a number behind its noun, where the language counts so; "합장묘로 72명이" counts people."""
    if not lexicon.settings.get("counts_behind", False):
        return None
    people = {one.first for one in sentence.of("people")}
    return next(
        (
            amount
            for at, amount in amounts
            if at.first == hit.last + 1 and people.isdisjoint(range(at.first, at.last + 2))
        ),
        None,
    )


def _is_one(lexicon: Lexicon, sentence: Sentence, first: int, number: Amount | None) -> bool:
    """Say whether a noun whose form may be a plural is one by its number or article ("einen Obelisken")."""
    if number is not None and number.max == 1:
        return True
    return first > 0 and lexicon.matches("function.singular", sentence.words[first - 1].key)


def _is_plural(grammar: Grammar, sentence: Sentence, first: int, hit: Hit) -> bool:
    words = sentence.words
    if grammar.plural_adjective is not None and any(
        grammar.plural_adjective.search(words[at].key) for at in range(first, hit.last)
    ):
        return True
    if grammar.singular_adjective is not None and any(
        grammar.singular_adjective.search(words[at].key) for at in range(first, hit.last)
    ):
        return False  # "меморіальної дошки", of the same form as the plural
    return grammar.plural is not None and bool(grammar.plural.search(words[hit.last].key))
