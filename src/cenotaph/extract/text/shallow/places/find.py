"""Names of places in a sentence, in the forms in which a language bends them.

Invariant: a place is a proper name as the text writes it; the gazetteer must know it in one of its forms, or a word
beside it ("село", "powiat") or its place in the sentence must say that it is one. Whose embassy, army or hero somebody
is, locates nothing. What languages say is in the section `[places]` of their word lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cenotaph.extract.text.known import Known
from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.shallow.places.capital_nouns import (
    is_bare_town,
    is_between,
    is_in_title,
    is_led_inside,
    is_named_spot,
    is_of_body,
    is_town_adjective,
    prefixed_end,
    street_of,
)
from cenotaph.extract.text.shallow.places.joined_places import find_joined_places
from cenotaph.extract.text.shallow.places.linked_names import is_linked_village, joins_by_words, linked_end
from cenotaph.extract.text.shallow.places.name_forms import UNKNOWN, Fame, name_forms
from cenotaph.extract.text.shallow.places.name_words import NameWords, surnames
from cenotaph.extract.text.shallow.places.street_names import street_end
from cenotaph.extract.text.shallow.places.sure_places import is_sure, sure_names
from cenotaph.extract.text.shallow.places.unknown_places import (
    is_bent_place,
    is_shaped_place,
    is_town_among_nouns,
    stands_alone,
)
from cenotaph.extract.text.shallow.words.lexicon import Lexicon
from cenotaph.extract.text.shallow.words.page import Page, Sentence
from cenotaph.normalize.months import months_of
from cenotaph.normalize.scripts import script_of

_IN, _BESIDE, _BARE, _BARE_BENT, _FIRST = 250, 450, 520, 620, 600
"""Least scores of the gazetteer for a name after "in", after another preposition, alone, alone and bent, first."""
_LOCAL = 400
"""The same behind what a town has, "the mayor of"."""
_NOUN_IN, _NOUN_BARE = 480, 600
_NOUN_INSIDE, _NOUN_DESCRIBED, _NOUN_TITLE, _ADJECTIVE = 400, 300, 500, 550
"""The same where all nouns have capitals."""
_PAIR = 2
_SHORTEST = 3
_FULL_NAME = 2
_BENT_LETTERS = 2
_GROUNDS = frozenset({"kinds.cemetery", "kinds.memorial_site", "kinds.mass_grave"})
_BARRED = ("kinds.", "people.", "events.", "burials.", "reporting.sources", "reporting.verbs", "status.")


def find_places(page: Page, sentence: Sentence, gazetteer: Known) -> list[Span]:
    """Find the names of places in a sentence, in order, none inside another."""
    if not page.lexicon.settings.get("cased", True):
        return find_joined_places(page, sentence, gazetteer)
    if not any(word.is_capital for word in sentence.words) and not sentence.has("places", "types"):
        return []
    return _Finder(page, sentence, gazetteer).find()


class _Finder:
    def __init__(self, page: Page, sentence: Sentence, gazetteer: Known) -> None:
        self.page = page
        self.names = NameWords(page, sentence)
        self.words = self.names.words
        self.forms = name_forms(page.lexicon, gazetteer)
        self.nouns_capital = bool(page.lexicon.settings.get("nouns_capital"))
        self.scripts = _scripts(page.lexicon)
        self.months = months_of(page.lexicon.lang)
        self.found: list[tuple[int, int]] = []
        self.owned = (-1, "")
        """The last word of the last name that says whose something is, and whether that is an embassy."""
        self.owner = ""
        self.linked = joins_by_words(self.names)
        self.typed: set[int] = set()
        """Names that only a word for their kind at the head of their list makes places."""

    def find(self) -> list[Span]:
        """Go through the sentence from left to right, the longest name at a place first."""
        i = 0
        while i < len(self.words):
            i = self._next(i)
        if len(self.found) > 1 and self.found[0] == (0, 0) and self._is_actor():
            self.found.pop(0)  # a country that acts elsewhere
        return [self.names.span(*one) for one in self.found]

    def _is_actor(self) -> bool:
        return (fame := self._fame(0, 0)).exact and fame.wide and self.words[1].text not in ",("

    def _next(self, i: int) -> int:
        if (last := self._street(i)) is not None:
            self.found.append((i, last))
            return last + 1
        if not self.words[i].is_capital:
            if (adjective := self._adjective_behind(i)) is not None:
                self.found.append((i, adjective))
                return adjective + 1
            return i + 1
        if i == 0 and self.names.has(0, "in", "before") and self.names.has(1, "streets"):
            return 1  # "На Площади Победы": the preposition begins the sentence, and no name
        end = self._run(i)
        if end == i and self._goes_on_small(i):
            self.found.append((i, i + 1))
            return i + 2
        for first, last in _parts(i, end):
            span = self._place(first, last, (i, end))
            if span is not None:
                self.found.append(self._numbered(*span))
                return max(self.found[-1][1], last) + 1
        return end + 1

    def _street(self, i: int) -> int | None:
        if self.linked:
            return linked_end(self.names, i, self._is_town_name)
        last = street_end(self.names, i)
        return None if last == i + 1 and self._is_of_town(i, last) else last

    def _is_of_town(self, spot: int, name: int) -> bool:
        """Say whether a square that has an adjective of its own is one of a town: "на привокзальній площі Шепетівки"."""
        return self.names.has(spot - 1, "plain") and self._is_town_name(name, name)

    def _is_town_name(self, first: int, last: int) -> bool:
        return self._fame(first, last).score >= _BARE

    def _numbered(self, first: int, last: int) -> tuple[int, int]:
        """Take the number of a district to its town's name: "Praha 6"."""
        numbered = self.names.has(last, "numbered") and self.names.beside(last + 1)
        return first, last + 1 if numbered and self.words[last + 1].text.isdigit() else last

    def _goes_on_small(self, i: int) -> bool:
        """Say whether the second word of a known name is written small, where a language does so: "Нови пазар"."""
        if not self.page.lexicon.settings.get("names_small", False) or not self.names.beside(i + 1):
            return False
        fame = self._fame(i, i + 1)
        return fame.exact and fame.score >= _BARE

    def _adjective_behind(self, i: int) -> int | None:
        """Read "obwodzie smoleńskim": the adjective is written small."""
        names, behind = self.names, i + 1
        fits = (
            names.has(i, "types")
            and names.beside(behind)
            and not self.words[behind].is_capital
            and names.has(behind, "adjectives_behind")
            and not names.has(behind, "not")
            and not self._barred(behind)
            and not (behind + 1 < len(self.words) and self.words[behind + 1].is_capital)
        )
        return behind if fits else None

    def _run(self, first: int) -> int:
        """Return the last word of a run of capitals, small words of names between them included."""
        names, words = self.names, self.words
        last = first
        while True:
            behind = last + 1
            while (
                behind < len(words)
                and behind <= last + 2
                and names.beside(behind)
                and self.names.is_inside(behind)
            ):
                behind += 1
            if (
                behind >= len(words)
                or not words[behind].is_capital
                or not (names.beside(behind) or names.has(behind - 1, "inside"))
            ):
                return last
            alone = behind == last + 1  # "Deštném v Orlických horách" is one name
            kind = names.has(last, "types", "spots") and not names.has(last - 1, "types")
            if alone and self.names.is_typed(behind) and not kind:
                return last
            last = behind

    # --- one name

    def _place(self, first: int, last: int, run: tuple[int, int]) -> tuple[int, int] | None:
        """Return the words of the place that some words of a run are, or None."""
        names = self.names
        if self.nouns_capital and (end := self._capital_name(first, last, run)) is not None:
            return first, end
        if self.nouns_capital and first == last and self._is_of_pair(first):
            return None
        if self.names.is_inside(last) or self.names.is_inside(first) or self._barred_name(first, last):
            return None
        before = self._before(first)
        if first < last and names.is_typed(last) and self._fame(first, last + 1).score >= _IN:
            return first, last + 1  # "Deštném v Orlických horách": the last word is written small
        if first == last and self.names.is_typed(first) and self.names.may_be_adjective(first):
            behind = last + 1 + names.is_district(last + 1)
            return None if self._is_owned(first, before) else (first, behind)
        if first == last and names.shares_type(first) and not self._is_owned(first, before):
            return first, last
        fame = self._fame(first, last)
        if fame is UNKNOWN and first < last and names.has(first, "directions"):
            fame = self._fame(first + 1, last)  # "Western Ukraine"
        if names.has(first, "governed") and not names.has(before, "in", "before"):
            return None
        if self._is_owned(first, before):
            if fame is not UNKNOWN or names.has(first, "names"):
                self.owned = (last, self.owner)
            return None
        if names.is_of_title(first, last) and not names.has(before, "in", "before"):
            return None
        listed = names.has(first, "names") and (first == last or names.has(last, "names"))
        if listed and not (self.nouns_capital and any(map(names.is_inside, range(first + 1, last)))):
            kept = names.has(first - 1, "kept_types") and names.beside(first)
            return first - 1 if kept else self._sided(first), last
        typed = None if self._goes_on(last, run, fame) else self._typed_before(first, last, fame)
        if typed is not None:
            return typed, last
        if (fame is UNKNOWN or (self.nouns_capital and fame.exact)) and self._is_sure(first, last, before):
            return first, last
        if not self._is_whole(first, last, run, before) or self.names.speaks(first, last, before):
            return None
        if names.in_short_quotation(first) and not names.has(before, "in", "before"):
            return None
        if fame.wide and not (names.is_attribute(first, last) and not fame.exact):
            common = first == 0 and first == last and self._is_common(first)
            return None if common else (self._sided(first), last)
        known = self._is_known_place(first, last, fame, before)
        known = known or (self.linked and fame.exact and self._is_sure(first, last, before))
        return (first, last) if known or self._is_unknown_place(first, last, before) else None

    def _capital_name(self, first: int, last: int, run: tuple[int, int]) -> int | None:
        """Return the end of a street, of a spot of several words or of a town's adjective, where nouns have capitals."""
        if (end := prefixed_end(self.names, first)) is not None and self._is_prefixed(first, end):
            return end
        if first < last:
            return last if last == run[1] and is_named_spot(self.names, first, last) else None
        if (street := street_of(self.names, first)) is not None:
            return street
        return first if is_town_adjective(self.names, first, self._is_home_town) else None

    def _is_of_pair(self, i: int) -> bool:
        """Say whether a noun is the second of two without an article of which the first is no place: "Wind und Wetter"."""
        if i < _PAIR or "function.conjunctions" not in self.names.others(i - 1):
            return False
        other = self.words[i - 2]
        return (
            other.is_capital
            and not any(first <= i - 2 <= last for first, last in self.found)
            and not self.names.has(i - 3, "in", "before", "bare", "between")
        )

    def _is_prefixed(self, first: int, last: int) -> bool:
        """Say whether "Bad X" is a place: known, or behind a preposition without an article."""
        fame = self.forms.fame((self.page.text[slice(*self.names.span(first, last))],))
        if fame is UNKNOWN:
            fame = self._fame(first, last)
        return fame is not UNKNOWN or self.names.has(first - 1, "in", "bare", "types", "links")

    def _is_capital(self, i: int) -> bool:
        return i < len(self.words) and self.words[i].is_capital and self.names.beside(i)

    def _is_home_town(self, name: str) -> bool:
        if name in sure_names(self.page.text, self.page.lexicon):
            return True
        fame = self.forms.fame((name,))
        return fame.exact and fame.score >= _ADJECTIVE

    def _is_sure(self, first: int, last: int, before: int) -> bool:
        """Say whether the text shows somewhere that a name is a place, and it stands here where one can stand."""
        # "Cementerio de Torrero de Zaragoza" names two.
        apart = first < last and "sure_places.apart" in self.names.others(last - 1)
        two = apart and self._fame(last, last).score >= _BARE
        # "Кметът на Плевен Валентин Христов" names a town and its mayor.
        holder = last - first == _FULL_NAME and all(word.is_capital for word in self.words[first:last])
        holder = holder and self._fame(first, last) is UNKNOWN and self._fame(first, first).score >= _BARE
        return not (two or holder) and is_sure(self.names, first, last, before)

    def _goes_on(self, last: int, run: tuple[int, int], fame: Fame) -> bool:
        """Say whether a name goes on with a word that nothing explains: the mayor "of the town" by his name."""
        loose = fame is UNKNOWN or not self.nouns_capital
        return loose and last < run[1] and not self._explained(last + 1, run)

    def _fame(self, first: int, last: int) -> Fame:
        return self.forms.fame(tuple(word.text for word in self.words[first : last + 1]))

    def _before(self, first: int) -> int:
        """Return the word before a name, over an article or a word for a side where a preposition leads."""
        at = first - 1
        while at > 0 and self.names.has(at, "sides") and not self.words[at].is_capital:
            at -= 1
        while (
            self.nouns_capital
            and at > 1
            and self.names.has(at, "neighbours")
            and self.names.has(at - 1, "neighbours")
        ):
            at -= 1  # "im heute polnischen X"
        if at > 0 and self.names.has(at, "neighbours") and self.names.has(at - 1, "in", "before", "articles"):
            at -= 1
        if self.names.has(at, "articles") and self.names.has(at - 1, "in", "before", "offices", "owners"):
            at -= 1
        return at

    def _barred(self, i: int) -> bool:
        return any(one.startswith(_BARRED) for one in self.names.others(i))

    def _barred_name(self, first: int, last: int) -> bool:
        """Say whether words are no name: common ones, titles, kinds of memorials."""
        names = self.names
        if first == last:
            word = self.words[first]
            return (
                names.has(first, "not")
                or word.key in self.months
                or len(word.text) < 2
                or (
                    names.has(first, "types", "spots")
                    and not (self._is_town(first) or names.has(first - 1, "types"))
                )
                or names.has(first, "in", "before", "articles", "owners", "offices")
                or (names.has(first, "qualities") and not self._is_of_street(first))
                or (self._barred(first) and not names.has(first, "names") and not self._is_named_town(first))
            )
        if self.linked and names.has(first, "heads"):
            common = names.has(last, "not") and not self._fame(first, last).exact  # "Rio de Janeiro"
            return common or self._is_statue_of(first)
        if self._is_known_whole(first, last):
            return False  # "w Strzelcach Opolskich", although riflemen are people
        return any(
            names.has(i, "offices", "owners") or (self._barred(i) and not names.is_inside(i))
            for i in range(first, last + 1)
            if not (i == first + 1 and names.has(first, "spots"))
        ) or (
            (
                (names.has(first, "not") and not names.has(last, "heads"))  # "Красная Балка"
                or names.has(first, "in", "before", "articles", "types")
                or names.has(last, "not")
            )
            and not (first > 0 and names.has(first, "articles") and self._fame(first, last).exact)
            and not (self.nouns_capital and last > first + 1 and self._fame(first, last).exact)
        )

    def _is_known_whole(self, first: int, last: int) -> bool:
        """Say whether the gazetteer has the whole of a name behind "in", where its words alone would be common ones."""
        if last != first + 1 or self.nouns_capital or not self.names.has(first - 1, "in"):
            return False
        whole = all(self.words[i].is_capital for i in (first, last)) and not self.names.has(first, "types")
        described = self.names.has(last, "adjectives", "qualities") or self._bends(first)
        return whole and described and self._fame(first, last).score >= _IN

    def _bends(self, i: int) -> bool:
        """Say whether a capital behind "in" has the ending of an adjective there: "v Uherském Hradišti", "hradiště" a fort."""
        form = self.page.lexicon.settings.get("governed_adjective")
        return bool(form and re.search(form, self.words[i].key))

    def _is_statue_of(self, first: int) -> bool:
        """Say whether a name tells whom a statue shows: "la estatua de San Martín"."""
        return first > 1 and "kinds.statue" in self.names.others(first - 2)

    def _is_town(self, i: int) -> bool:
        """Say whether a capital makes a common noun the name of a town behind "in": "v Mostě"."""
        among = is_town_among_nouns(self.names, i) if not self.nouns_capital else self._is_bare(i)
        return among and self._fame(i, i).score >= _BESIDE

    def _is_bare(self, i: int) -> bool:
        """Say whether no article stands between "in" and a noun, and no name behind it: "in Burg"."""
        return self.names.has(i - 1, "bare") and not self._is_capital(i + 1)

    def _is_of_street(self, i: int) -> bool:
        """Say whether an adjective that villages are told apart by is that of a street: "v Dlouhé ulici"."""
        return self.names.is_typed(i) and self.names.has(i + 1, "streets")

    def _is_named_town(self, i: int) -> bool:
        """Say whether a word that begins as a common one is written as a known name behind "in": "v Osoblaze"."""
        names = self.names
        if (
            self.nouns_capital
            or i == 0
            or not names.has(i - 1, "in")
            or (names.beside(i + 1) and self.words[i + 1].is_capital)
        ):
            return False
        common = any(one.startswith(("kinds.", "reporting.")) for one in names.others(i))
        return not common and self._fame(i, i).score >= _BESIDE

    def _typed_before(self, first: int, last: int, fame: Fame) -> int | None:
        """Return the first word of a place after a word for its kind ("в селе X", "парк Победы"), or None."""
        names = self.names
        if names.has(first, "spots") and first < last and not self.nouns_capital:
            return first
        if self._goes_on_typed(first, last):
            self.typed.add(first)
            return first
        at = first - 1
        while at > 0 and names.has(at, "links") and not names.has(at, "types", "spots"):
            at -= 1
        linked = at < first - 1
        if linked and self._is_described_type(at):
            at -= 1
        if at > 0 and self.words[at].text == "." and self.names.beside(first):
            at, linked = at - 1, True  # "г. Нампхо", "ul. Długa"
        if at < 0 or not (names.has(at, "types", "spots") and (names.beside(first) or linked)):
            return None
        joined = any(self.names.is_inside(i) and not names.has(i, "rivers") for i in range(first, last))
        if fame.wide or (joined and fame is UNKNOWN):
            return None
        part = first < last and fame is UNKNOWN and self._fame(first, first).score >= _BARE
        part = part and not (names.has(last, "heads") and names.is_adjective(first))  # "Зелена Діброва"
        if part and not self.linked:  # "província de Cabo Delgado" is one name
            return None
        if last > first + 2 or (fame is UNKNOWN and first < last and not self._is_compound(first, last)):
            return None
        if fame is UNKNOWN and first < last and self._is_holder(at, first):
            return None
        if names.has(at, "types"):
            if linked and self.nouns_capital and self.words[at + 1].text != "." and fame is UNKNOWN:
                return None  # "ein Kreis von Schülern"
            return at if names.has(at, "kept_types") and not linked else first
        if first == last and self._is_of_town(at, first):
            return first
        return None if self.nouns_capital or self.names.is_attribute(first, last) else at

    def _is_described_type(self, at: int) -> bool:
        """Say whether an adjective stands between a word for its kind and a place: "la localidad zamorana de X"."""
        names = self.names
        plain = self.linked and names.beside(at) and names.words[at].text.islower() and not names.others(at)
        return plain and names.has(at - 1, "types") and not names.has(at, "in", "before", "articles", "not")

    def _goes_on_typed(self, first: int, last: int) -> bool:
        """Say whether a name goes on with a list that a word for its kind opens: "из деревень Берёзки, Дубки и Горка"."""
        if first != last or self.nouns_capital or not self._is_listed(first) or self._is_capital(last + 1):
            return False
        start = self.found[-1][0]
        return start in self.typed or self.names.has(start - 1, "types")

    def _is_holder(self, at: int, first: int) -> bool:
        """Say whether names behind "the head of the district" are those of its head: no adjective leads a noun."""
        names = self.names
        titled = at > 0 and "reporting.titles" in names.others(at - 1)
        if titled and (
            names.has(first + 1, "heads") or names.lexicon.matches("reporting.many", self.words[at - 1].key)
        ):
            return False  # "жителі села Зелена Діброва"
        return titled and not (self.names.is_adjective(first) and not self.names.is_adjective(first + 1))

    def _is_compound(self, first: int, last: int) -> bool:
        """Say whether unknown words can be one name; where names bend, two nouns are two of them."""
        if not self.page.lexicon.list("places.endings") or self.names.has(last, "adjectives"):
            return True
        if self.names.is_adjective(first) or self.names.has(first, "qualities"):
            return True
        return any(self.names.is_inside(i) for i in range(first, last))

    def _is_owned(self, first: int, before: int) -> bool:
        """Say whether a name says whose an office, army or hero is, or where an embassy is."""
        names = self.names
        if before == first - 1 and not names.others(before).isdisjoint(_GROUNDS):
            return False  # "Kriegsgräberstätte X", whatever else begins so
        at = before
        if (
            not self.nouns_capital
            and names.beside(first)
            and names.is_adjective(at)
            and not names.has(at, "in", "before", "offices", "owners")
        ):
            at -= 1  # "the liberation of southern X"
        if names.has(at, "links") and not names.has(at, "in"):
            at -= 1
            if names.has(at, "articles") and at >= 0:
                at -= 1
        if self.linked and self._is_named_before(at, first):
            return False
        self.owner = "office" if names.has(at, "offices") else "owner"
        others = names.others(at) if at >= 0 else set()
        # "The war memorial of X", and not "the coat of arms of X".
        memorial = any(one.startswith("kinds.") and one != "kinds.parts" for one in others)
        if at == first - 1 and names.has(at, "local"):
            return False  # "the mayor of X": a town has one, and its memorials stand there
        if not memorial and (names.has(at, "offices", "owners") or "dedication.events" in others):
            return True
        if self.owned[0] >= 0 and first - self.owned[0] == 2:
            between = first - 1
            self.owner = self.owned[1]
            if "function.conjunctions" in names.others(between):
                return True
            return self.owner == "office" and names.has(between, "in", "before")
        return names.has(before, "in") and (
            names.has(before - 1, "offices")
            or (names.has(before - 2, "offices") and self._describes_office(before - 1))
            or (
                names.has(before - 3, "offices")
                and all(map(self._describes_office, (before - 2, before - 1)))
            )
        )

    def _is_named_before(self, at: int, first: int) -> bool:
        """Say whether a street's name ends at a word, or it means a village: "calle de la Paz de X", "pueblo de X"."""
        if self.found and self.found[-1][0] < at <= self.found[-1][1]:
            return True
        return self.names.has(at, "types") and not self._fame(first, first).wide

    def _describes_office(self, i: int) -> bool:
        """Say whether a word behind an office is its adjective or its country in capitals: "ambasador RP w"."""
        return self.names.may_describe(i) or self.names.is_acronym(i, i)

    def _is_whole(self, first: int, last: int, run: tuple[int, int], before: int) -> bool:
        """Say whether a name is no part of a longer one that is not known: a person's, a company's."""
        names = self.names
        if self._is_seat(first, last, run):
            return True
        if first > run[0] and not self._explained(first - 1, run):
            return False
        if last < run[1] and not (
            self._explained(last + 1, run) or self.words[last + 1].at == self.words[last].at
        ):
            return self.nouns_capital and names.has(before, "in")
        return not (
            before >= 0
            and "reporting.titles" in names.others(before)
            and not names.has(before, "in", "local")
        )

    def _is_seat(self, first: int, last: int, run: tuple[int, int]) -> bool:
        """Say whether a known town stands before the name of its mayor: "мэр Софии Йорданка Фандыкова"."""
        names, of = self.names, self.page.lexicon.settings.get("genitive_word")
        linked = bool(of and first > 1 and re.search(of, self.words[first - 1].key))
        seat = names.has(first - 2 if linked else first - 1, "local") and run[1] - last == _FULL_NAME
        return seat and self._fame(first, last).score >= _BARE and self._fame(first, run[1]) is UNKNOWN

    def _explained(self, i: int, run: tuple[int, int]) -> bool:
        names = self.names
        if self.names.is_inside(i) or names.has(
            i,
            "types",
            "offices",
            "owners",
            "not",
            "in",
            "before",
            "articles",
            "inner",
            "joined_types",
            "locals",
        ):
            return True
        if names.others(i) and any(one.startswith(_BARRED) for one in names.others(i)):
            return True
        return i == 0 and run[0] == 0 and self._fame(0, 0) is UNKNOWN

    def _sided(self, first: int) -> int:
        sided = first > 0 and self.names.beside(first) and self.names.has(first - 1, "sides")
        return first - 1 if sided and not self.words[first - 1].is_capital else first

    def _is_known_place(self, first: int, last: int, fame: Fame, before: int) -> bool:
        names = self.names
        if not fame.score or self.names.is_acronym(first, last) or self.names.is_attribute(first, last):
            return False
        if first == last and len(self.words[first].text) < _SHORTEST:
            return False
        before = self._over_adjective(before)
        strict = names.has(before, "in") or (self.linked and self._is_of_grounds(first))
        loose = names.has(before, "before")
        if names.has(first - 1, "local"):
            return fame.score >= _LOCAL
        if self.nouns_capital:
            if fame.exact and fame.score >= _NOUN_TITLE and is_in_title(names, first, last):
                return True
            if names.has(first - 1, "articles") or self.names.is_described(first):
                return False
            behind_kind = any(one.startswith("kinds.") for one in names.others(first - 1))
            described = before < first - 1 and names.has(before, "before")  # "im litauischen X"
            if described and fame.score >= _NOUN_DESCRIBED:
                return True
            listed = self._is_listed(first)
            if strict or described or behind_kind or listed:
                return fame.score >= _NOUN_IN or (first == last and is_bare_town(names, first, listed=listed))
            if first == last and (is_led_inside(names, first) or is_of_body(names, first)):
                return fame.score >= _NOUN_INSIDE
            return fame.score >= _NOUN_BARE and fame.exact
        if not strict and first == last and (self._is_person(first) or self.names.is_honoured(first)):
            return False
        if strict or loose or self._is_listed(first):
            return fame.score >= (_IN if strict else _BESIDE)
        if names.has(first - 1, "articles"):
            return False
        if first == 0 or self.words[first - 1].text in '.!?«„"“(':
            return fame.exact and fame.score >= _FIRST and not self._is_common(first)
        return fame.score >= (_BARE if fame.exact else _BARE_BENT)

    def _over_adjective(self, before: int) -> int:
        """Pass over an adjective in small letters between a preposition and a known name: "в венгерском X"."""
        if before < 1 or self.nouns_capital or not self.names.has(before - 1, "in", "before"):
            return before
        return before - 1 if not self.words[before].is_capital and self.names.is_adjective(before) else before

    def _is_person(self, i: int) -> bool:
        """Say whether the text elsewhere puts another name with a capital before this one, as before a surname."""
        key = self.words[i].key
        return key[: max(4, len(key) - _BENT_LETTERS)] in surnames(self.page.text)

    def _is_common(self, first: int) -> bool:
        """Say whether the text writes the word small elsewhere."""
        return f" {self.words[first].key} " in self.page.text

    def _is_of_grounds(self, first: int) -> bool:
        """Say whether a cemetery, a site or a mass grave stands before a name, a plain "of" between in some languages."""
        at = first - 1 - (self.linked and self.names.has(first - 1, "plain_of"))
        return not self.names.others(at).isdisjoint(_GROUNDS)

    def _is_listed(self, first: int) -> bool:
        """Say whether a name follows a place after a comma or "and"."""
        if not self.found or not 1 <= first - self.found[-1][1] - 1 <= 1:
            return False
        between = first - 1
        return self.words[between].text in ",(/–" or "function.conjunctions" in self.names.others(between)

    def _is_unknown_place(self, first: int, last: int, before: int) -> bool:
        """Say whether an unknown name is a place by its shape or by the preposition before it."""
        names = self.names
        joined = [i for i in range(first + 1, last) if names.has(i, "rivers")]
        if joined and first < joined[0]:
            if not self._is_river(joined[-1] + 1, last):
                return False
            head = self._fame(first, joined[0] - 1)
            if self.nouns_capital:
                return head.score >= _NOUN_IN and names.has(last, "river_names")
            return names.has(before, "in") or (head.score >= _BARE and names.has(before, "before"))
        strict, loose = names.has(before, "in"), names.has(before, "before")
        if self.names.is_acronym(first, last) or any(names.in_short_quotation(i) for i in (first, last)):
            return False
        if names.has(last, "families"):
            return False  # "u Zapletalů": at somebody's house
        if loose and first == last and self._has_a_where(last):
            return True
        local = names.has(first - 1, "local") and not self.nouns_capital
        if (strict or loose or local) and self._is_village_of_two(first, last):
            return True
        if local and first == last and names.has(last, "shapes"):
            return True  # "starosta Rváčova"
        led = strict or names.has(before, "on") or self._is_listed(first)
        if led and is_bent_place(names, first, last) and not self.names.is_attribute(first, last):
            return True
        goes_on = self.nouns_capital and self._is_capital(last + 1)  # "im Grenzdorf X"
        if (
            first == last
            and self.names.has(last, "shapes")
            and len(self.words[last].text) > 5
            and not goes_on
        ):
            behind_cemetery = "kinds.cemetery" in names.others(first - 1)
            if stands_alone(names, first) or behind_cemetery or strict or self._is_listed(first):
                return True
            return loose and not self.nouns_capital
        if self.nouns_capital:
            if first != last:
                return False
            known = is_between(names, first, lambda i: self._fame(i, i) is not UNKNOWN)
            listed = self._is_listed(first) and names.has(self.found[-1][0] - 1, "bare")
            return known or is_shaped_place(names, first) or is_bare_town(names, first, listed=listed)
        if names.has(first - 1, "articles"):
            return False
        strict = strict or self._is_of_grounds(first)
        joins = self.linked and (strict or (loose and names.has(first, "heads")))
        if joins and is_linked_village(names, first, last, self._is_town_name):
            return True
        if not strict:
            return False
        if self.names.is_attribute(first, last) or script_of(self.words[first].text) not in self.scripts:
            return False
        if first == last:
            return all(
                not any(letter.isupper() for letter in part[1:]) for part in self.words[first].text.split("-")
            )
        return last == first + 1 and names.has(first, "adjectives") and not names.has(last, "adjectives")

    def _is_village_of_two(self, first: int, last: int) -> bool:
        """Say whether an adjective that villages are told apart by begins a name, and a capital ends it: "Dolních Věstonic"."""
        bends = bool(self.page.lexicon.list("places.endings"))
        pair = bends and last == first + 1 and self.names.has(first, "qualities")
        return pair and self.words[last].is_capital and self.words[first].is_capital

    def _is_river(self, first: int, last: int) -> bool:
        """Say whether words are the name of a river, and no person's behind it: one word, or an adjective and one."""
        bends = bool(self.page.lexicon.list("places.endings"))
        return not bends or last == first or (last == first + 1 and self.names.is_adjective(first))

    def _has_a_where(self, last: int) -> bool:
        """Say whether a clause behind a name tells what is there: "to X, where"."""
        behind = self.words[last + 1 : last + 3]
        return len(behind) > 1 and behind[0].text == "," and self.names.has(last + 2, "where")


@cache
def _scripts(lexicon: Lexicon) -> frozenset[str]:
    """Name the scripts in which a language is written: what is written otherwise is no name that it bends."""
    return frozenset(script_of(one) for one in lexicon.list("places.before"))


def _parts(first: int, last: int) -> Iterator[tuple[int, int]]:
    """List the parts of a run, longest first at each place."""
    for start in range(first, last + 1):
        for end in range(min(last, start + 6), start - 1, -1):
            yield start, end
