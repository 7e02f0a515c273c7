"""Turns of phrase that tell an event word by word: "gave the railings a fresh coat of paint", "was the gift of".

They stand in `[formulas]` of the word list: `M` is a memorial or its part with all that hangs on it, or a pronoun for one;
`N` only a memorial that is not there yet ("a memorial", "a new statue"), `S` the same but no plaque, which people are
given; `~` up to four words; `a/b` either; any other
word all its forms. Articles, adjectives, adverbs and modal verbs between them are passed over.

Invariant: a formula adds nothing that a rule over syntax has read from the same sentence of the same thing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, cast

from cenotaph.extract.text.layout import overlap
from cenotaph.extract.text.reading import TO_COME, Status, alike
from cenotaph.extract.text.syntax.facts.fact import Fact, Scene, Subject
from cenotaph.extract.text.syntax.facts.generic import is_generic
from cenotaph.extract.text.syntax.facts.happenings import event_fact, is_repeated
from cenotaph.extract.text.syntax.facts.statuses import status_of
from cenotaph.extract.text.syntax.facts.told_harm import HARM, is_attempted, status_of_harm
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon, read_lexicon
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token

_LONGEST_GAP, _MOST_PASSED_OVER = 4, 3
_PASSED_OVER = frozenset({"DET", "ADJ", "ADV", "NUM"})
_PASSED_TAGS = frozenset({"PRP$", "MD", "POS"})
_NEW = frozenset({"a", "an", "another"})
_PRONOUNS = frozenset({"it", "they", "them"})
_THINGS = frozenset({"M", "N", "S"})
_SIGNS = _THINGS | {"~"}
_RELATIVES = frozenset({"which", "that"})


class _Formula(NamedTuple):
    """A turn of phrase: what it tells, its status where the phrase itself says it, its words, and what a sentence must hold.

    Of each set in `needed` a sentence must have one: hardly any sentence has them all.
    """

    property: str
    status: Status | None
    words: tuple[str, ...]
    needed: tuple[frozenset[str], ...]


class _Match(NamedTuple):
    """Where a formula was found: its memorial and the words that it names."""

    subject: Subject
    named: tuple[Token, ...]


def find_formulas(scene: Scene, facts: list[Fact]) -> list[Fact]:
    """Find what turns of phrase tell, where `facts` do not tell it already."""
    known = {(one.sentence, one.property, one.thing.number) for one in facts}
    found: list[Fact] = []
    for index, sentence in enumerate(scene.document.sentences):
        if not scene.mentions_in(index) and not any(_points(scene, one) for one in sentence.tokens):
            continue
        for fact in _in_sentence(scene, index, sentence):
            told = {(fact.sentence, name, fact.thing.number) for name in alike(fact.property)}
            if _is_unstated(scene, fact):
                continue
            if known.isdisjoint(told) and not _is_asked_of_it(fact, facts):
                known |= told
                found.append(fact)
    return found


def _is_unstated(scene: Scene, fact: Fact) -> bool:
    """Say whether a rule over syntax saw that the verb of a formula only tells what may come."""
    return any(name in alike(fact.property) and overlap(span, fact.evidence) for name, span in scene.unstated)


def _is_asked_of_it(fact: Fact, facts: list[Fact]) -> bool:
    """Say whether something else is asked of what only seems to be asked for: "called for a statue to be moved"."""
    return fact.property == "erected" and any(
        one.sentence == fact.sentence and one.thing is fact.thing and one.status == fact.status == "proposed"
        for one in facts
    )


def _points(scene: Scene, token: Token) -> bool:
    """Say whether a word may mean a memorial spoken of before, or a part of it."""
    return token.lower in _PRONOUNS or scene.document.lexicon.has("memorials.parts", token.lower)


def _in_sentence(scene: Scene, index: int, sentence: Sentence) -> Iterator[Fact]:
    present = {word for one in sentence.tokens for word in (one.lower, one.lemma)}
    memorials = _Memorials(scene, index, sentence)
    for formula in _formulas(scene.document.lexicon.lang):
        if any(map(present.isdisjoint, formula.needed)):
            continue
        for start in range(len(sentence.tokens)):
            for match in _matches(memorials, formula.words, start):
                trigger = next(filter(_tells, match.named), match.named[0])
                noun = trigger.pos not in ("VERB", "AUX")
                if formula.words[0] in _THINGS and _describes_others(scene, index, sentence, trigger):
                    continue  # "the memorial honouring those lost in two wars"
                status = status_of(scene.document, sentence, trigger, noun=noun)
                if noun and formula.property in HARM:
                    status = status_of_harm(scene.document.lexicon, sentence, trigger, status)
                if is_attempted(sentence, trigger, formula.property):
                    break
                if status is None or is_generic(scene.document.lexicon, sentence, trigger, status):
                    continue
                if (
                    formula.property == "maintained"
                    and status == "happened"
                    and (trigger.tag in ("VBZ", "VBP") or is_repeated(sentence, trigger))
                ):
                    status = "ongoing"
                if formula.property == "removed" and _is_by_nature(scene, sentence, trigger):
                    break  # "the gale lifted the roof off the lychgate"
                told = _status(formula, status)
                yield event_fact(index, sentence, trigger, match.subject, formula.property, told, "formula")
                break


def _is_by_nature(scene: Scene, sentence: Sentence, trigger: Token) -> bool:
    """Say whether a storm, a tree or a car did it."""
    doers = [*sentence.kids(trigger.i, "nsubj"), *sentence.agents(trigger.i)]
    return any(scene.document.lexicon.has("agents.nature", one.lower) for one in doers)


def _describes_others(scene: Scene, index: int, sentence: Sentence, trigger: Token) -> bool:
    """Say whether the verb of a formula only describes a noun that is neither a memorial nor a part of one."""
    noun = sentence.tokens[trigger.head]
    if trigger.dep not in ("acl", "relcl") or noun.pos in ("VERB", "AUX"):
        return False
    return (index, noun.i) not in scene.things.of and not scene.document.lexicon.has(
        "memorials.parts", noun.lower
    )


def _tells(token: Token) -> bool:
    """Say whether a word is the verb of a formula, and not "work" or "clean" of a noun that the parser mistook."""
    return token.pos in ("VERB", "AUX") and token.dep not in ("amod", "compound", "nsubj", "csubj")


def _status(formula: _Formula, read: Status) -> Status:
    """Return the status of a formula; what its sentence denies or leaves to the future stays so."""
    if formula.status is None or read == "denied":
        return read
    return read if formula.status in ("happened", "ongoing") and read in TO_COME else formula.status


def _matches(memorials: _Memorials, words: tuple[str, ...], at: int) -> Iterator[_Match]:
    """Yield the ways in which a formula fits the tokens from a place on."""
    first, *rest = words
    tokens = memorials.sentence.tokens
    if at >= len(tokens):
        return
    if first in _THINGS:
        for end, subject in memorials.at(at, first, leading=True):
            yield from _go_on(memorials, rest, end, subject, ())
    elif _fits(tokens[at], first):
        yield from _go_on(memorials, rest, at + 1, None, (tokens[at],))


def _go_on(
    memorials: _Memorials, words: list[str], at: int, subject: Subject | None, named: tuple[Token, ...]
) -> Iterator[_Match]:
    tokens = memorials.sentence.tokens
    if not words:
        if subject is not None and named:
            yield _Match(subject, named)
        return
    first, *rest = words
    if first == "~":
        for gap in range(_LONGEST_GAP + 1):
            if any(one.text in ".;:–—" for one in tokens[at : at + gap]):
                return
            yield from _go_on(memorials, rest, at + gap, subject, named)
        return
    for end in range(at, min(at + _MOST_PASSED_OVER + 1, len(tokens))):
        if first in _THINGS:
            for behind, memorial in memorials.at(end, first):
                yield from _go_on(memorials, rest, behind, memorial, named)
        elif _fits(tokens[end], first):
            yield from _go_on(memorials, rest, end + 1, subject, (*named, tokens[end]))
        if not _is_passed_over(tokens[end]):
            return


def _is_passed_over(token: Token) -> bool:
    """Say whether a word may stand between those of a formula: "the memorial has, at last, been given"."""
    helping = token.pos == "AUX" and token.lemma in ("have", "'ve", "’ve")
    return helping or token.pos in _PASSED_OVER or token.tag in _PASSED_TAGS


def _fits(token: Token, word: str) -> bool:
    return not token.quoted and any(one in (token.lower, token.lemma) for one in word.split("/"))


class _Memorials:
    """The memorials of a sentence, their parts and the pronouns for them, by the token at which each begins."""

    def __init__(self, scene: Scene, index: int, sentence: Sentence) -> None:
        self._scene = scene
        self._index = index
        self.sentence = sentence
        self._starts: dict[int, list[tuple[Token, int]]] = {}
        tokens = sentence.tokens
        for mention in scene.mentions_in(index):
            first = next((one.i for one in tokens if one.start >= mention.span[0]), None)
            last = next((one.i for one in reversed(tokens) if one.end <= mention.span[1]), None)
            if first is not None and last is not None:
                self._add(first, tokens[mention.head], last + 1)
        for token in tokens:
            part = scene.document.lexicon.has("memorials.parts", token.lower) and token.pos == "NOUN"
            if part or token.lower in _PRONOUNS:
                self._add(token.i, token, token.i + 1)
            elif token.lower in _RELATIVES and token.tag == "WDT":
                verb = sentence.tokens[token.head]
                if verb.dep == "relcl":
                    self._add(token.i, sentence.tokens[verb.head], token.i + 1)

    def _add(self, first: int, noun: Token, end: int) -> None:
        self._starts.setdefault(first, []).append((noun, end))

    def at(self, place: int, sign: str, *, leading: bool = False) -> Iterator[tuple[int, Subject]]:
        """Yield the memorials that begin at a token: where each ends, short and with all that hangs on it.

        Args:
            place: the number of the token.
            sign: which are meant: any, those not there yet, or of these those that stand for themselves.
            leading: whether the formula begins with it: then it is no "at the memorial" before what another thing does.
        """
        for noun, end in self._starts.get(place, ()):
            if leading and self._is_aside(noun):
                continue
            subject = self._scene.subject(self._index, noun, part=True)
            if subject is None or (sign != "M" and not _is_new(subject)):
                continue
            if sign == "S" and subject.thing.kind == "plaque":
                continue
            yield end, subject
            behind = self.sentence.subtree(noun.i)[-1] + 1
            if behind > end and noun.i >= place:
                yield behind, subject

    def _is_aside(self, noun: Token) -> bool:
        """Say whether a memorial only hangs on what the clause is about: "repairs to the memorial were funded"."""
        above = self.sentence.tokens[self.sentence.tokens[noun.head].head]
        lexicon = self._scene.document.lexicon
        while above.dep in ("pobj", "prep", "acl", "agent") and above.head < above.i:
            above = self.sentence.tokens[above.head]  # "the rifle held by the soldier atop the monument"
        verb = self.sentence.tokens[above.head]
        own = verb.pos in ("VERB", "AUX") and above.dep in ("nsubj", "nsubjpass") and above.i < noun.i
        one_of = lexicon.has("memorials.replicas", above.lower) and above.lower not in lexicon.nouns
        return noun.dep == "pobj" and own and not one_of


def _is_new(subject: Subject) -> bool:
    mention = subject.mention
    return mention is not None and (mention.determiner in _NEW or bool(mention.words & {"new", "own"}))


@cache
def _formulas(lang: str) -> tuple[_Formula, ...]:
    """Read the formulas of a language: those with the most words first."""
    found = [
        _Formula(
            name,
            cast("Status", status) if status else None,
            tuple(words),
            tuple(frozenset(word.split("/")) for word in words if word not in _SIGNS),
        )
        for name, status, lines in _lists(read_lexicon(lang))
        for line in lines
        for words in _spelt(line.split())
    ]
    return tuple(sorted(found, key=lambda one: -len(one.words)))


def _spelt(words: list[str]) -> Iterator[list[str]]:
    """Yield a formula as the parser cuts its words: "clean-up" is three, "clean", "-" and "up"."""
    if not words:
        yield []
        return
    plain = "/".join(one for one in words[0].split("/") if "-" not in one.strip("-"))
    joined = [one.replace("-", " - ").split() for one in words[0].split("/") if "-" in one.strip("-")]
    for rest in _spelt(words[1:]):
        for first in ([plain] if plain else [], *joined):
            if first:
                yield [*first, *rest]


def _lists(lexicon: Lexicon) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for key, lines in lexicon.lists.items():
        section, _, name = key.partition(".")
        if section == "formulas":
            told, _, status = name.partition("_")
            yield told, status, lines
