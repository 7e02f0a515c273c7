"""Names of places in languages without capitals that join particles to their nouns.

Invariant: as `cenotaph.extract.text.shallow.places`; a word is a place if the gazetteer or the word list knows it
without its particles, or if its end says what kind of place it is and a place stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from cenotaph.extract.text.known import Known
from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.shallow.places.joined_elsewhere import is_elsewhere
from cenotaph.extract.text.shallow.places.name_forms import NameForms, name_forms
from cenotaph.extract.text.shallow.words.lexicon import Lexicon
from cenotaph.extract.text.shallow.words.page import Page, Sentence
from cenotaph.extract.text.shallow.words.tokens import Word

_LOCATED, _BARE, _BEHIND_WIDER = 520, 600, 350
"""Least scores of the gazetteer for a name with a particle of place, for one without, and for one right behind another."""
_SHORTEST, _SHORTEST_SHAPE, _SHORTEST_BESIDE, _LONG_STEM = 2, 5, 4, 2
_SHORTEST_LOCATED, _TAIL = 3, 2
_TO_BODY, _TO_THING, _TO_LOT = 3, 4, 3
_DATELINE = "="
"""Behind a name it parts the place of a report from the agency."""


@cache
def _particles(lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(sorted(lexicon.list("places.particles"), key=len, reverse=True))


@lru_cache(maxsize=4096)
def _stems_of(lexicon: Lexicon, key: str) -> tuple[tuple[str, str], ...]:
    cut = (
        (key[: -len(particle)], particle)
        for particle in _particles(lexicon)
        if key.endswith(particle) and len(key) - len(particle) >= _SHORTEST
    )
    return ((key, ""), *cut)


def find_joined_places(page: Page, sentence: Sentence, gazetteer: Known) -> list[Span]:
    """Find the names of places in a sentence, in order."""
    finder = _Finder(page, sentence, name_forms(page.lexicon, gazetteer))
    return finder.find()


class _Finder:
    def __init__(self, page: Page, sentence: Sentence, forms: NameForms) -> None:
        self.page = page
        self.lexicon = page.lexicon
        self.words = sentence.words
        self.forms = forms
        self.found: list[tuple[int, Span]] = []

    def find(self) -> list[Span]:
        """Go through the sentence from left to right."""
        for word in self.words:
            if not word.is_word or self._has("not", word.key) or self._key(word.i + 1) == _DATELINE:
                continue
            if (light := self.lexicon.settings.get("light")) and re.search(light, word.key):
                continue  # "세워졌으나 광장 공사로": a verb
            beside = self.found and self.found[-1][0] == word.i - 1
            if beside and self._is_spot(word.i) and not self._is_widened():
                self._widen(word)
                continue
            stem = self._place(word)
            if stem is not None and not self._is_owner(word, stem):
                self.found.append((word.i, (word.start, word.start + len(stem))))
        dropped = self._actors() | self._elsewhere()
        return [span for at, span in self.found if at not in dropped]

    def _elsewhere(self) -> set[int]:
        """List the places where somebody comes from, fell or speaks, what they lie in included: "서울 관악구에 사는"."""
        away = {
            at
            for at, span in self.found
            if is_elsewhere(self.lexicon, self.words, *self._particle_of(at, span))
        }
        for at, span in reversed(self.found):
            if at + 1 in away and not self._rest(at, span):
                away.add(at)
        return away

    def _actors(self) -> set[int]:
        """List the places that are an authority that acts somewhere else, what they lie in included."""
        marked = {at for at, span in self.found if self._has("subjects", self._rest(at, span))}
        acting = {at for at in marked if not self._is_thing(at)}
        actors = {at for at in acting if not self._holds_another(at)}
        wider = {at for at, _ in self.found if at + 1 in acting and at not in acting}
        if len(actors | wider) < len(self.found):
            return actors | wider | (marked - acting)
        return marked - acting  # "부산 대연동의 기념공원은": a park that is the memorial itself

    def _particle_of(self, at: int, span: Span) -> tuple[int, str]:
        """Return the word that carries the particle of a place, and the particle: "역 앞에서", "네거리에서" have it."""
        rest = self._rest(at, span)
        if rest or at + 1 >= len(self.words) or not (self._is_spot(at + 1) or self._has_around(at + 1)):
            return at, rest
        stems = (one for one in self._stems(at + 1) if one[1])
        return at + 1, next(
            (cut for stem, cut in stems if self._has("spots", stem) or self._has_around_stem(stem)), ""
        )

    def _has_around_stem(self, stem: str) -> bool:
        return self._has("around", stem) or self.lexicon.matches("function.near_behind", stem)

    def _holds_another(self, at: int) -> bool:
        """Say whether a town that acts holds the village named behind it: "밀양시는 가곡동에 있는 비를 옮긴다"."""
        names = {one: self._key(one)[: span[1] - span[0]] for one, span in self.found}
        if not self._has("holders", names[at]):
            return False
        return any(other > at and self._has("held", name) for other, name in names.items())

    def _rest(self, at: int, span: Span) -> str:
        return self._key(at)[span[1] - self.words[at].start :]

    def _has(self, name: str, key: str) -> bool:
        return bool(key) and self.lexicon.matches(f"places.{name}", key)

    def _key(self, i: int) -> str:
        return self.words[i].key if 0 <= i < len(self.words) else ""

    def _stems(self, i: int) -> Iterator[tuple[str, str]]:
        """Yield a word and what is left of it without its particles, each with what was cut off."""
        yield from _stems_of(self.lexicon, self._key(i))

    def _place(self, word: Word) -> str | None:
        for stem, cut in self._stems(word.i):
            if self._has("not", stem):
                return None
            if self._is_place(word.i, stem, cut):
                return stem
            if (seat := self._seat(word.i, stem, cut)) is not None:
                return seat
        return None

    def _seat(self, i: int, stem: str, cut: str) -> str | None:
        """Return the district in the name of its office, if something stands there: "봉암면사무소 앞" is in 봉암면."""
        office = next((one for one in self.lexicon.list("places.offices_of") if stem.endswith(one)), None)
        if office is None or not (self._has("in", cut) or (not cut and self._has_around(i + 1))):
            return None
        district = stem[: -len(office)]
        suffix = self._suffix(district)
        return district if suffix and len(district) - len(suffix) >= _SHORTEST else None

    def _has_around(self, i: int) -> bool:
        """Say whether a word tells a side or a part of the place before it: "앞", "기슭의"."""
        return self._has_around_stem(self._key(i))

    def _is_place(self, i: int, stem: str, cut: str) -> bool:
        if self._has("names", stem):
            return True
        if len(stem) >= _SHORTEST_SHAPE and self._has("shapes", stem):
            return True
        if len(stem) >= _SHORTEST_BESIDE and self._is_beside_place(i) and self._has("shapes", stem):
            return True
        if self._has("districts", stem):
            return self._is_beside_place(i)
        if self._is_of_thing(i, stem, cut) or self._is_abroad(i, stem, cut):
            return True
        if self._is_thing(i):
            return False  # "기념비도": the ending of a province, and "the memorial, too"
        if self._is_site(i, stem, cut):
            return True
        suffix = self._suffix(stem)
        if self._has("particles", suffix or "") and self._has("not", stem[: -len(suffix or "")]):
            return False  # "예산도": the end of a province, and "the budget, too"
        if self._has("armies", suffix or "") and self.forms.fame((stem[: -len(suffix or "")],)).wide:
            return False  # the army of a country has the same ending as a county
        fame = self.forms.fame((stem,))
        if fame.wide:
            return True
        if self._is_spot(i + 1) and not cut and len(stem) > _SHORTEST and not self._other(i):
            return not self._has_particle(stem)
        if self._is_located(i, stem, cut):
            return True
        short = self._has("held", stem) or (self._has("located", stem) and self._has("in", cut))
        short = short and len(stem) >= _SHORTEST and not self._has("not", stem[-_TAIL:])
        if short and self._is_beside_place(i) and not self._other(i):
            return True  # "강릉시 교동": short as it is
        if suffix and len(stem) > len(suffix) + 1:
            if fame.score >= _LOCATED or self._is_beside_place(i) or self._is_said_to_hold(stem, suffix):
                return True
            if self._has("foreign", suffix) and self._is_foreign(stem[: -len(suffix)]):
                return True
            return len(suffix) > 1 or self._suffix_of(i + 1) is not None
        located = self._has("in", cut) or self._has("in", self._key(i + 1))
        if fame.score >= _BEHIND_WIDER and self._is_beside_place(i) and not self._is_common(stem):
            return not self._rest(*self.found[-1])  # "호주 캔버라 안작 퍼레이드에"
        return fame.score >= (_LOCATED if located else _BARE) and not self._other(i)

    def _is_located(self, i: int, stem: str, cut: str) -> bool:
        """Say whether something is where a word names a village or a mountain by its end: "백석산 일대", "적성면에"."""
        if not self._is_locality(i, stem):
            return False
        return (
            self._is_beside_place(i)
            or self._has("in", cut)
            or (not cut and (self._has_around(i + 1) or self._is_thing(i + 1) or self._is_lot(i + 1)))
        )

    def _is_lot(self, i: int) -> bool:
        """Say whether a word is the number of a lot: "산23번지", "102-3번지"."""
        return any(self._has("lots", self._key(at)) for at in range(i, i + 1 + _TO_LOT)) and any(
            word.is_number for word in self.words[i : i + _TO_LOT]
        )

    def _is_of_thing(self, i: int, stem: str, cut: str) -> bool:
        """Say whether a village or a hill has a memorial behind it: "상동읍의 학도병 추모비"."""
        if not self._has("owning", cut) or not self._is_locality(i, stem):
            return False
        return any(self._is_thing(at) for at in range(i + 1, min(len(self.words), i + 1 + _TO_THING)))

    def _is_abroad(self, i: int, stem: str, cut: str) -> bool:
        """Say whether an unknown name stands behind a country: "카자흐스탄 크즐오르다 공동묘지", "폴란드 북부 자브제 시내".

        Only a cemetery right behind it makes any word such a name, else its letters must be those of a foreign one.
        """
        if not self._is_beside_place(i) or self._is_common(stem) or self._has_particle(stem):
            return False
        rest = self._rest(*self.found[-1])
        if rest and not self._has("owning", rest):
            return False
        name = self.page.words(self.found[-1][1])
        if self._is_thing(i + 1) and not cut and self.forms.fame((name,)).wide:
            return True
        if not self._is_foreign(stem):
            return False
        return self._has("in", cut) or (not cut and self._has("town", self._key(i + 1)))

    def _is_foreign(self, stem: str) -> bool:
        """Say whether a word has letters that foreign names have, and ones of the language lack."""
        form = self.lexicon.settings.get("foreign_name")
        return len(stem) >= _SHORTEST and bool(form and re.search(form, stem)) and not self._is_common(stem)

    def _is_common(self, stem: str) -> bool:
        """Say whether a word stands in any list but those of places, or is barred from being one."""
        others = (one for one in self.lexicon.lists(stem) if not one.startswith("places."))
        return self._has("not", stem) or self._has("sides", stem) or any(others)

    def _is_site(self, i: int, stem: str, cut: str) -> bool:
        """Say whether something stands at what a word names by its end: "자유공원에", "북일역 앞", "섬진강변의"."""
        end = next((one for one in self.lexicon.list("places.sites") if stem.endswith(one[1:])), None)
        if end is None or len(stem) - len(end[1:]) < _SHORTEST or self._is_common(stem):
            return False
        return self._has("in", cut) or (not cut and (self._has_around(i + 1) or self._is_thing(i + 1)))

    def _is_locality(self, i: int, stem: str) -> bool:
        """Say whether a word ends as the name of a village or mountain does, and not as a common word: "봉사활동"."""
        named = len(stem) >= _SHORTEST_LOCATED and self._has("located", stem) and not self._other(i)
        return named and (self._is_beside_place(i) or not self._has("not", stem[-_TAIL:]))

    def _has_particle(self, word: str) -> bool:
        """Say whether a word ends as one with a particle, that acts or owns what follows: "노인은 언덕 아래"."""
        marks = (*self.lexicon.list("places.subjects"), *self.lexicon.list("places.owning"))
        return any(word.endswith(mark) for mark in marks)

    def _is_said_to_hold(self, stem: str, suffix: str) -> bool:
        """Say whether the text says somewhere that something lies in what is so called: "모산동에 있는"."""
        if len(stem) < len(suffix) + _LONG_STEM:
            return False
        return any(f"{stem}{held}" in self.page.text for held in self.lexicon.list("places.holding"))

    def _suffix(self, stem: str) -> str | None:
        fitting = (one for one in self.lexicon.list("places.suffixes") if stem.endswith(one))
        return max(fitting, key=len, default=None)

    def _suffix_of(self, i: int) -> str | None:
        """Return the ending by which the next word looks like a place, if it does and is no common word."""
        for stem, _ in self._stems(i):
            if stem and self._has("not", stem):
                return None
            suffix = self._suffix(stem) if stem else None
            if suffix and len(stem) > len(suffix) + 1:
                return suffix
        return None

    def _place_like(self, i: int) -> bool:
        """Say whether a word is another place that the gazetteer or the list knows."""
        return any(
            stem
            and not self._has("not", stem)
            and (self._has("names", stem) or self.forms.fame((stem,)).score)
            for stem, _ in self._stems(i)
        )

    def _is_beside_place(self, i: int) -> bool:
        """Say whether a place stands right before a word, or with nothing but a side of it between: "폴란드 북부"."""
        before = i - 1
        while before > 0 and self._has("sides", self._key(before)):
            before -= 1
        return bool(self.found) and self.found[-1][0] == before

    def _is_thing(self, i: int) -> bool:
        """Say whether a word names a memorial, a part or people, whatever it ends in."""
        lists = self.lexicon.lists(self._key(i))
        return any(one.startswith("kinds.") and one != "kinds.not" for one in lists)

    def _other(self, i: int) -> bool:
        """Say whether a word stands in another list: what names memorials or people is no place."""
        sections = ("kinds.monument", "kinds.cemetery", "people.people", "people.military", "text.stops")
        return any(self.lexicon.matches(one, self._key(i)) for one in sections)

    def _is_spot(self, i: int) -> bool:
        return any(stem and self._has("spots", stem) for stem, _ in self._stems(i))

    def _is_widened(self) -> bool:
        """Say whether the last place has two words already: "크라운 스트리트", at whose crossroads something stands."""
        return " " in self.page.words(self.found[-1][1])

    def _widen(self, word: Word) -> None:
        stem = next(stem for stem, _ in self._stems(word.i) if self._has("spots", stem))
        _, span = self.found.pop()
        self.found.append((word.i, (span[0], word.start + len(stem))))

    def _is_of_body(self, at: int) -> bool:
        """Say whether the words from one on name a body that acts: "밀양 학도병 동지회가"."""
        for i in range(at, min(len(self.words), at + _TO_BODY)):
            if self._has("bodies", self._key(i)):
                return True
            if not self.words[i].is_word or self._has_particle(self._key(i)) or self._is_thing(i):
                return False
        return False

    def _is_owner(self, word: Word, stem: str) -> bool:
        """Say whether a name only says whose somebody or something is: the owner goes before it."""
        rest = word.key[len(stem) :]
        if self._has("joining", rest) and self._has("agreeing", self._key(word.i + 1)):
            return True  # "봉화군과 협의 중이다"
        if not (self._has("names", stem) or self.forms.fame((stem,)).wide):
            return False
        if self._has("joining", rest) and not any(self._place_like(word.i + at) for at in (1, 2)):
            return True  # "북한과 구소련의 친선"
        behind = word.i + 1
        if not rest and (self.forms.fame((self._key(behind),)).wide or self._has("names", self._key(behind))):
            behind += 1
        elif not rest and self._suffix(self._key(behind)) and not self._is_common(self._key(behind)):
            behind += 1  # "로씨야련방 연해변강 대표단"
        if not rest and self._is_of_body(behind):
            return True
        owned = self._has("owners", self._key(behind)) or self._has("offices", self._key(behind))
        if owned and not self._has("in", rest):
            return True
        return owned and len(rest) == 1 and not self._suffix(stem)
