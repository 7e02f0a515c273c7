"""Who did something to a memorial, or will do it: the agent of a passive, the subject of an active verb.

What marks an actor is said by the word list. `[actors]`: `who` (people and bodies that do things), `titled`
(of these, what stands before a name), `by` (words before an agent), `by_who` (words that mark one only before
such a noun: "von"), `behind` (an agent with what marks it behind it), `of` (words that go on with its name),
`whose` (of these, what anything may follow: "du"), `light` (verbs beside a noun of doing), `helping` (of
these, what stands right before its verb), `passive` and `reflexive` (what makes a verb one that has no such
subject; `passive_with` only a participle), `relative` (pronouns that are the subject of a relative clause),
`not`. `[grammar]`: `agent` (endings of the case in which an agent stands without a preposition), `subjects`
(pairs of endings: a verb's, and those of the nouns that can be its subject), `passive` (endings of a verb
that has none), `finite` (of one that is never passive), `before_actor` (nouns that may stand before an
actor), `of_actor` (endings of what belongs to it behind it), `particle` (what is cut off a name).

Invariant: an actor is a stretch of the trigger's own clause, outside the mention; its head is a word for people or
bodies that do things, or a name behind a word that marks it. A pronoun is none.
"""

from __future__ import annotations

import re
from functools import cache

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.shallow.triggers.trigger import Fact, Scene
from cenotaph.extract.text.shallow.words.lexicon import Hit, Lexicon
from cenotaph.extract.text.shallow.words.page import Sentence
from cenotaph.extract.text.shallow.words.tokens import Word

_SIGNS = frozenset(",;:()–—!?")
_QUOTES = frozenset('"“”«»„')
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_SHORTEST = 4
_REACH, _HEAD_REACH, _LONGEST, _BEHIND, _HELPING_REACH = 14, 3, 6, 3, 4
_TO_DO = ("planned", "ongoing", "done", "denied")


_TITLED = frozenset({"actors.titled", "reporting.titles"})
_TELLING = ("events", "states", "status", "burials")
_WHEN = ("time", "text")


_BECOMES = frozenset({"erected", "unveiled", "restored", "removed", "destroyed", "relocated"})
"""Events whose reflexive verb has the memorial for its subject: one who scoffs at it "глумится" himself."""


def _places(hit: Hit) -> range:
    return range(hit.first, hit.last + 1)


def _is_who(hit: Hit) -> bool:
    """Say whether words name somebody who does things; a storm is nobody."""
    return (
        (hit.section == "actors" and hit.name in ("who", "titled"))
        or (hit.section == "reporting" and hit.name in ("titles", "sources"))
        or (hit.section == "causes" and hit.name == "vandals")
    )


@cache
def _pattern(lexicon: Lexicon, setting: str) -> re.Pattern[str] | None:
    return re.compile(lexicon.settings[setting]) if lexicon.settings.get(setting) else None


@cache
def _subjects(lexicon: Lexicon) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((re.compile(verb), re.compile(noun)) for verb, noun in lexicon.settings.get("subjects", ()))


def actor_of(scene: Scene, sentence: Sentence, fact: Fact) -> Span | None:
    """Find who did what a fact tells; None where the clause names nobody."""
    return _Clause(scene, sentence, fact).actor()


def agent_of(scene: Scene, sentence: Sentence, fact: Fact) -> Span | None:
    """Find by whom something is done where a word or a case marks it; None for the subject of an active verb."""
    return _Clause(scene, sentence, fact).agent()


class _Clause:
    """The words around a trigger that can name who did it."""

    def __init__(self, scene: Scene, sentence: Sentence, fact: Fact) -> None:
        self._lexicon = scene.lexicon
        self._nouns = bool(scene.lexicon.settings.get("nouns_capital", False))
        self._sentence = sentence
        self._words = sentence.words
        self._trigger = fact.trigger
        self._becomes = fact.property in _BECOMES
        within = {
            at
            for mention, _ in scene.in_sentence(sentence.index)
            for at in range(mention.first, mention.last + 1)
        }
        ends = {at for hit in sentence.hits if hit.section in _TELLING for at in _places(hit)}
        self._times = {at for hit in sentence.hits if hit.section in _WHEN for at in _places(hit)}
        named = sorted((hit for hit in sentence.hits if _is_who(hit)), key=lambda one: -one.first)
        self._first = {hit.last: hit.first for hit in named}
        told = {at for hit in named for at in _places(hit)}
        self._who = told - within - {at for hit in sentence.of("actors", "not") for at in _places(hit)}
        # "Vandals" say what happened and who did it.
        self._taken = (within | ends | set(_places(fact.trigger))) - self._who

    def agent(self) -> Span | None:
        """Return whom a word or a case marks as the agent."""
        return self._by_a_word() or self._before_a_word() or self._by_its_case()

    def actor(self) -> Span | None:
        """Return the agent that a word or a case marks, else the subject of an active verb."""
        return self._by_a_word() or self._before_a_word() or self._subject() or self._by_its_case()

    def _by_a_word(self) -> Span | None:
        """Read "przez uczniów", "силами волонтёров", "von der Gemeinde"."""
        marks = [
            hit
            for hit in self._sentence.of("actors", "by", "by_who")
            if self._is_near(hit.first)
            and not (hit.name == "by_who" and hit.first - 1 in self._who)
            and not self._is_of_the_next(hit.first)
            and not self._is_outside_attribute(hit.first)
        ]
        for hit in sorted(marks, key=lambda one: abs(one.first - self._trigger.first)):
            for at in range(hit.last + 1, min(len(self._words), hit.last + 2 + _HEAD_REACH)):
                word = self._words[at]
                if self._is_article(word) and (at == hit.last + 1 or not self._is_genitive(at)):
                    continue
                if not word.is_word or at in self._taken or self._is_preposition(word):
                    break
                if at in self._who or (word.is_capital and hit.name == "by" and not self._nouns):
                    return self._phrase(hit.last + 1, at)
                if not self._is_adjective(word) and _pattern(self._lexicon, "adjective") is not None:
                    break
        return None

    def _is_of_the_next(self, at: int) -> bool:
        """Say whether "and" and a helping verb part a verb from an agent: "wurden angelegt und werden von X gepflegt"."""
        if not self._nouns or at < self._trigger.last:
            return False
        between = self._words[self._trigger.last + 1 : at]
        return any(
            self._lexicon.matches("function.conjunctions", one.key)
            and any(self._lexicon.matches("text.aux", word.key) for word in between[number + 1 :])
            for number, one in enumerate(between)
        )

    def _is_outside_attribute(self, at: int) -> bool:
        """Say whether an agent stands before the article of the noun whose participle the trigger is.

        "Unterstützt von der Stadt legte er in der neu gestalteten Anlage einen Kranz nieder".
        """
        if at > self._trigger.first or not self._is_attribute():
            return False
        lead = self._words[max(0, at - 2) : at]
        return not any(self._opens_a_noun(word) for word in lead)

    def _is_attribute(self) -> bool:
        """Say whether the trigger is a participle before its noun, where nouns have capitals: "das neu gestaltete Beet"."""
        form, last = _pattern(self._lexicon, "attribute"), self._trigger.last
        if not self._nouns or form is None or last + 1 >= len(self._words):
            return False
        participle, noun = self._words[last], self._words[last + 1]
        if participle.is_capital or not noun.is_capital or not form.search(participle.key):
            return False
        return any(self._opens_a_noun(word) for word in self._words[max(0, self._trigger.first - 3) : last])

    def _opens_a_noun(self, word: Word) -> bool:
        """Say whether a word is an article, or a preposition that holds one: "am"."""
        return self._is_article(word) or self._lexicon.matches("places.definite", word.key)

    def _before_a_word(self) -> Span | None:
        """Read "시민단체에 의해": the mark stands behind the agent."""
        marks = [hit for hit in self._sentence.of("actors", "behind") if self._is_near(hit.first)]
        return self._nearest([hit.first for hit in marks if hit.first not in self._taken])

    def _by_its_case(self) -> Span | None:
        """Read "повреждён вандалами": a case is enough."""
        form = _pattern(self._lexicon, "agent")
        if form is None:
            return None
        return self._nearest([at for at in self._heads() if form.search(self._words[at].key)])

    def _subject(self) -> Span | None:
        """Read "волонтёры отмыли обелиск": a noun in the form of a subject beside a verb that agrees with it."""
        passive = _pattern(self._lexicon, "passive")
        own = range(self._trigger.first, self._trigger.last + 1)
        if passive is not None and any(passive.search(self._words[at].key) for at in own):
            return None
        if self._is_passive() or self._is_told_aside() or self._is_done_by_nobody():
            return None
        verbs = [
            *own,
            *(
                hit.last
                for hit in (
                    *self._sentence.of("actors", "helping", "light"),
                    *self._sentence.of("status", *_TO_DO),
                )
                if self._is_near(hit.first) and self._helps(hit)
            ),
        ]
        for verb in verbs:
            for ending, form in _subjects(self._lexicon):
                if not ending.search(self._words[verb].key):
                    continue
                heads = [
                    at
                    for at in self._heads()
                    if at != verb and form.search(self._words[at].key) and not self._is_oblique(at)
                ]
                # In "школьники села", "Mitarbeiter der Firma" the second noun belongs to the first.
                found = self._nearest([at for at in heads if self._before(self._first[at]) not in heads])
                found = found or self._antecedent()
                if found is not None or verb == own[-1] or verb not in own:
                    return found
        return None

    def _is_told_aside(self) -> bool:
        """Say whether a deed is only spoken of, by a participle or a noun: "Berichte über die Zerstörung"."""
        first = self._trigger.first
        if self._is_attribute():
            return True
        if not self._nouns or not self._words[first].is_capital:
            return False
        at = first - 1
        while at > 0 and (self._is_article(self._words[at]) or self._is_adjective(self._words[at])):
            at -= 1
        return at >= 0 and self._lexicon.matches("function.aside", self._words[at].key)

    def _is_oblique(self, at: int) -> bool:
        """Say whether an adjective shows the case of a noun that may look like a subject: "будущего центра"."""
        form = _pattern(self._lexicon, "own_noun")
        pair = self._words[max(0, at - 1) : at + 1]
        return form is not None and bool(form.search(" ".join(word.key for word in pair)))

    def _antecedent(self) -> Span | None:
        """Read "Familie Lehmann, die die Beete pflegt": who does what a relative clause tells stands before its comma."""
        before = range(self._trigger.first - 1, max(0, self._trigger.first - _REACH), -1)
        comma = next((at for at in before if self._words[at].text in _SIGNS), None)
        if comma is None or not self._lexicon.matches("actors.relative", self._words[comma + 1].key):
            return None
        heads = [at for at in self._first if at in self._who and 0 < comma - at <= _HEAD_REACH]
        if not heads:
            return None
        found = self._phrase(self._with_what_stands_before(max(heads)), max(heads))
        return found if found[1] == self._words[comma - 1].end else None

    # --- words

    def _helps(self, hit: Hit) -> bool:
        """Say whether a verb can go with the trigger: where a language marks finite verbs, from before it."""
        away = self._trigger.first - hit.last
        if hit.name == "helping":
            return 0 < away <= _HELPING_REACH
        return away > 0 or _pattern(self._lexicon, "finite") is None

    def _is_passive(self) -> bool:
        """Say whether a word makes the trigger passive; a reflexive, and any beside a finite verb, right before it."""
        forms = (_pattern(self._lexicon, setting) for setting in ("finite", "future_infinitive"))
        never = any(form is not None and form.search(self._words[self._trigger.first].key) for form in forms)
        return any(
            hit.last == self._trigger.first - 1
            or (hit.name == "passive" and not never and self._is_near(hit.first))
            for hit in self._sentence.of("actors", "passive", "reflexive")
        ) or any(
            not never and self._is_near(hit.first) for hit in self._sentence.of("actors", "passive_with")
        )

    def _is_done_by_nobody(self) -> bool:
        """Say whether a reflexive tells what becomes of a memorial, which is its subject: "воздвигались обелиски"."""
        form, own = _pattern(self._lexicon, "reflexive_passive"), self._trigger
        return (
            self._becomes
            and own.first == own.last
            and form is not None
            and bool(form.search(self._words[own.first].key))
        )

    def _is_near(self, at: int) -> bool:
        """Say whether a word stands in the clause of the trigger."""
        low, high = (at, self._trigger.first) if at < self._trigger.first else (self._trigger.last, at)
        between = self._words[low + 1 : high]
        # An odd number of marks: one of the two stands in what is said, the other does not.
        apart = sum(word.text in _QUOTES for word in between) % 2
        signs = [word.i for word in between if word.text in _SIGNS and not self._opens_a_deed(word.i)]
        return len(between) <= _REACH and not apart and not signs

    def _opens_a_deed(self, at: int) -> bool:
        """Say whether a comma stands between what was decided and its verb: "beschloss, das Denkmal zu versetzen"."""
        return self._words[at].text == "," and any(
            hit.last == at - 1 for hit in self._sentence.of("status", "planned")
        )

    def _heads(self) -> list[int]:
        """Return the last words of those named, each its words' only one: "dizaine de bénévoles"."""
        return [
            at
            for at, first in sorted(self._first.items())
            if at in self._who
            and self._is_near(at)
            and (self._has_a_clause(at) or not self._is_governed(first))
        ]

    def _has_a_clause(self, at: int) -> bool:
        """Say whether a noun is the subject of a clause right behind it: "busca a los autores que dañaron"."""
        behind = self._words[at + 1 : min(at + 2, self._trigger.first)]
        return bool(behind) and self._lexicon.matches("actors.relative", behind[0].key)

    def _is_governed(self, at: int) -> bool:
        """Say whether a noun hangs on a preposition, adjectives between: "вместе с местными волонтёрами".

        Or on what of a building something stands in: "на фасаде школы".
        """
        within = at > 1 and self._lexicon.matches("function.within", self._words[at - 1].key)
        if within and self._is_preposition(self._words[at - 2]):
            return True
        for before in range(at - 1, max(-1, at - 1 - _HEAD_REACH), -1):
            if self._is_article(self._words[before]):
                if self._is_genitive(before):
                    return True
                continue
            if self._is_preposition(self._words[before]):
                return True
            relative = self._lexicon.matches("function.stops", self._words[before].key)
            if relative or not self._is_adjective(self._words[before]):
                return False
        return False

    def _is_genitive(self, at: int) -> bool:
        """Say whether an article hangs on a noun: "les élèves des écoles", not "Des vandales ont ..."."""
        word = self._words[at]
        whose = self._is_preposition(word) or self._lexicon.matches("actors.whose", word.key)
        before = self._words[at - 1] if at else None
        return whose and before is not None and before.is_word and (before.is_capital or not self._nouns)

    def _before(self, at: int) -> int:
        """Return the word before a noun and what stands with it: articles, adjectives."""
        at -= 1
        while at > 0 and (self._is_article(self._words[at]) or self._is_adjective(self._words[at])):
            at -= 1
        return at

    def _is_article(self, word: Word) -> bool:
        return self._lexicon.matches("function.articles", word.key)

    def _is_preposition(self, word: Word) -> bool:
        keys = ("function.prepositions", "places.before", "function.with")
        return any(self._lexicon.matches(key, word.key) for key in keys)

    def _is_no_name(self, word: Word) -> bool:
        """Say whether a word behind a head is an auxiliary or a pronoun: "общината го премести"."""
        return any(self._lexicon.matches(key, word.key) for key in ("function.objects", "text.aux"))

    def _is_adjective(self, word: Word) -> bool:
        if word.is_number:
            return not _YEAR.fullmatch(word.text)
        form = _pattern(self._lexicon, "adjective")
        if word.i in self._taken or not word.is_word or len(word.key) < _SHORTEST:
            return False
        if word.i and _YEAR.fullmatch(self._words[word.i - 1].text):
            return False  # "у 2022 році громада"
        if word.i and word.is_capital and self._lexicon.matches("places.types", self._words[word.i - 1].key):
            return False  # "в деревне Глухой жители"
        if any(
            self._lexicon.matches(key, word.key)
            for key in ("text.skips", "function.pronouns", "function.relative_forms", "time.season_alone")
        ):
            return False
        return form is not None and bool(form.search(word.key))

    def _nearest(self, heads: list[int]) -> Span | None:
        """Return the phrase around the head that is nearest to the trigger."""
        if not heads:
            return None
        if self._lexicon.settings.get("verb_last", False):
            # What stands behind a verb that closes its clause belongs to the next one.
            heads = [at for at in heads if at < self._trigger.first] or heads
        at = min(heads, key=lambda one: abs(one - self._trigger.first))
        first = self._with_what_stands_before(at)
        joined = self._before(first)
        conjunction = joined > 0 and self._lexicon.matches("function.conjunctions", self._words[joined].key)
        if conjunction and joined - 1 in heads:
            first = self._with_what_stands_before(joined - 1)
        return self._phrase(first, at)

    def _with_what_stands_before(self, head: int) -> int:
        first = self._first.get(head, head)
        while first > 0 and head - first < _HEAD_REACH and self._belongs_to_next(self._words[first - 1]):
            first -= 1
        return first

    def _belongs_to_next(self, word: Word) -> bool:
        """Say whether a word goes with the head behind it: an adjective, or a noun without an ending ("마을 주민들이")."""
        form = _pattern(self._lexicon, "before_actor")
        if form is None or word.i in self._taken or word.i in self._times:
            return self._is_adjective(word)
        return word.is_word and bool(form.search(word.key))

    def _phrase(self, first: int, head: int) -> Span:
        """Go on from a head over what belongs to it: a genitive, a name, "from" and a place."""
        last = head
        linked = named = False
        particle = _pattern(self._lexicon, "particle")
        # A verb stands second: nouns before it are one phrase ("Die Stadt Zittau will").
        fronted = self._nouns and all(self._is_article(word) for word in self._words[:first])
        fronted = fronted or self._begins_a_name(head)
        for at in range(head + 1, min(len(self._words), head + 1 + _LONGEST)):
            word = self._words[at]
            if particle is not None and particle.search(self._words[last].key):
                break
            if word.text in _QUOTES:
                return self._sentence.span_of(first, self._quoted_name(at) if at == last + 1 else last)
            if word.text == "." and self._words[at - 1].is_capital:
                continue  # "St. Anna"
            if at in self._taken or not word.is_word or self._is_no_name(word):
                break
            if self._lexicon.matches("actors.whose", word.key):
                linked = True
                continue
            if any(self._lexicon.matches(key, word.key) for key in ("places.from", "actors.of")):
                named = True
                continue
            if linked and self._is_article(word):
                continue
            if self._lexicon.matches("function.conjunctions", word.key) and at + 1 in self._who:
                continue
            if self._is_preposition(word) or not (linked or self._goes_on(word, at - last, named or fronted)):
                break
            # "Bürgermeister Karl Huber": behind a title a name has more than one word.
            linked, named, last = False, word.is_capital and self._is_titled(at - 1), at
        while first < head and self._lexicon.matches("function.articles", self._words[first].key):
            first += 1
        start, end = self._sentence.span_of(first, last)
        found = particle.search(self._words[last].text) if particle else None
        return start, end - (len(found[0]) if found and found.start() else 0)

    def _begins_a_name(self, at: int) -> bool:
        """Say whether a head is the adjective of a body's name: "die Freiwillige Feuerwehr", several are "Freiwilligen"."""
        form = _pattern(self._lexicon, "adjective")
        behind = self._words[at + 1 : at + 2]
        if not self._nouns or not at or form is None or not behind or not behind[0].is_capital:
            return False
        led = self._words[at - 1].key in self._lexicon.list("actors.feminine")
        return led and self._words[at].key.endswith("e") and bool(form.search(self._words[at].key))

    def _quoted_name(self, opened: int) -> int:
        """Return where a name between marks ends: "волонтёры отряда «Поиск»"; the word before where none does."""
        behind = self._words[opened + 1 : opened + 2 + _LONGEST]
        return next((word.i for word in behind if word.text in _QUOTES), opened - 1)

    def _goes_on(self, word: Word, away: int, named: bool) -> bool:
        """Say whether a word goes on with the name of an actor: a capital, or what is in the genitive behind it."""
        form = _pattern(self._lexicon, "of_actor")
        return (
            (word.is_capital and (named or not self._nouns or self._is_titled(word.i - 1)))
            or word.i in self._who
            or (away < _BEHIND and form is not None and bool(form.search(word.key)))
        )

    def _is_titled(self, at: int) -> bool:
        return bool(self._lexicon.lists(self._words[at].key) & _TITLED)
