"""Which of the places that a text names locate the thing that a fact is about.

Invariant: what locates a thing stands, in this order: in the fact's own sentence; where the thing is first spoken of
below the headline; beside another thing of the same sentence; where the text last spoke of a memorial; in the headline
or the dateline; and only where none of these says anything, further on. Several places are kept together as one
sentence names them: every town of a list, and town, district and country beside each other; none is inferred. A place
right behind one thing ("the plaque in X") is that thing's alone. Where somebody comes from or speaks, and where
something is moved to, locates nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cenotaph.extract.text.known import Known
from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.reading import EVENTS
from cenotaph.extract.text.shallow.circumstances.entries import entry_place
from cenotaph.extract.text.shallow.circumstances.headlines import head_names, headline_end
from cenotaph.extract.text.shallow.circumstances.place_clauses import is_in_clause, place_clauses
from cenotaph.extract.text.shallow.places.capital_nouns import towns_of_adjective
from cenotaph.extract.text.shallow.places.elsewhere import is_elsewhere
from cenotaph.extract.text.shallow.places.find import find_places
from cenotaph.extract.text.shallow.places.name_forms import name_forms
from cenotaph.extract.text.shallow.things.coreference import ThingBuilder
from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.triggers.trigger import Fact, Scene
from cenotaph.extract.text.shallow.words.page import Sentence

_MOST_PLACES, _LONGEST_LEAD = 10, 12

_BACK, _BACK_ELSEWHERE, _HEAD = 30, 3, 3
"""Sentences back to another memorial's place, to any other place, and sentences that make the head of a text."""

_GAP, _GAP_BEFORE, _LOOK_BACK = 5, 3, 5

_STOPS = frozenset(',;:.()«»„“”"–—-!?')

_MOVES = ("relocated", "exhumed")

_WIDER = (*_MOVES, "part_of")

_WORDINGS = ("inscription", "named")

_SPOTS = ("spots", "streets", "houses", "compound_streets")

_LEAVES = ("relocated", "exhumed", "removed", "destroyed")


class Whereabouts:
    """Where the things of a document are."""

    def __init__(self, scene: Scene, gazetteer: Known, facts: Sequence[Fact]) -> None:
        """Note the places of every sentence that speaks of a thing, where there is a fact to place."""
        self._scene = scene
        self._page = scene.page
        self._gazetteer = gazetteer
        self._forms = name_forms(scene.lexicon, gazetteer)
        self._found: dict[int, list[Span]] = {}
        self._head = head_names(scene.page, gazetteer) if facts else []
        self._goals: dict[int, list[Span]] = {}
        self._wordings: list[Span] = []
        for fact in facts:
            if fact.property in _WORDINGS and fact.value_span:
                self._wordings.append(fact.value_span)
            if fact.property in _WIDER and fact.value_span:
                self._goals.setdefault(fact.sentence, []).append(fact.value_span)
        if facts:
            for index, some in enumerate(scene.mentions):
                if some:
                    self._note(scene.page.sentences[index])

    def of(self, fact: Fact) -> tuple[Span, ...]:
        """Return the places that locate a fact."""
        ways = (found for found in self._ways(fact) if found)
        places = next(ways, []) or next((found for found in self._anywhere(fact) if found), [])
        if places and all(map(self._is_spot, places)):
            town = next(
                (rest for found in ways if (rest := [one for one in found if not self._is_spot(one)])), []
            )
            places = sorted({*places, *town})
        elif places and not any(map(self._is_known, places)):
            # "The cemetery of X, near Y": further on, "the cemetery of X" is near Y still.
            names = set(map(self._page.words, places))
            wider = next(
                (found for found in self._ways(fact) if names < set(map(self._page.words, found))), []
            ) or self._town(fact, names, places[0][0])
            places = sorted([*places, *(one for one in wider if self._page.words(one) not in names)])
        return tuple(dict.fromkeys(map(self._town_of, places[:_MOST_PLACES])))

    def _town_of(self, place: Span) -> Span:
        """Return the town whose adjective a place is, if the text names it, too: "der Wiener Friedhof", "in Wien"."""
        text = self._page.text
        for town in towns_of_adjective(text[place[0] : place[1]], self._page.lexicon):
            if found := re.search(rf"(?<!\w){re.escape(town)}(?!\w)", text):
                return found.span()
        return place

    def _town(self, fact: Fact, names: set[str], before: int) -> list[Span]:
        """Return the nearest town spoken of before one unknown village, in which or near which that lies."""
        if len(names) > 1 or not self._page.lexicon.settings.get("cased", True):
            return []
        for found in self._ways(fact):
            for one in found:
                if one[0] < before and self._page.words(one) not in names and self._is_known(one):
                    return [one]
        return []

    def _is_spot(self, place: Span) -> bool:
        """Say whether a place is a street, a square or a park, which is somewhere in a town."""
        known = self._page.lexicon.matches
        words = self._page.words(place).lower().split()
        if any(known(f"places.{name}", one) for one in words for name in _SPOTS):
            return True
        led = self._page.text[max(0, place[0] - _LONGEST_LEAD) : place[0]].split()[-1:]
        # "U Kalendáře" may be any house.
        return bool(led) and known("places.beside", led[0].lower()) and not self._is_known(place)

    def _is_known(self, place: Span) -> bool:
        """Say whether the gazetteer has a place in any form; of a name with a hyphen, the whole name."""
        name = self._page.words(place)
        bent = "-" not in name and self._forms.fame(tuple(name.split())).score > 0
        return bent or self._gazetteer.is_known(name)

    def _ways(self, fact: Fact) -> Iterator[list[Span]]:
        page = self._page
        sentence = page.sentences[fact.sentence]
        yield self._own(fact, sentence)
        yield entry_place(page, sentence, self._gazetteer)
        body = self._body(sentence)
        yield self._first(fact.thing.places, *body)
        yield self._beside_new(fact, body[0])
        for mention, thing in self._scene.in_sentence(fact.sentence):
            if not self._is_goal_of(fact, mention):
                yield self._first(thing.places, *body)
        yield self._first(fact.thing.places, 0, body[1])
        yield self._before(fact, body[0])
        head = page.sentences[: min(_HEAD, fact.sentence)]
        yield from (self._locating(one) for one in head if self._scene.mentions[one.index])
        yield self._head or ([page.dateline] if page.dateline else [])
        yield from (self._locating(one) for one in head)
        yield self._first(fact.thing.places, 0, len(page.text))

    def _is_goal_of(self, fact: Fact, mention: Mention) -> bool:
        """Say whether a fact moves something to another thing: that one's place is not where it was."""
        if fact.property not in _MOVES or fact.value_span is None:
            return False
        return fact.value_span[0] <= mention.span[0] < fact.value_span[1]

    def _anywhere(self, fact: Fact) -> Iterator[list[Span]]:
        """List what is left where nothing locates a thing: any place of its sentence, then of the head."""
        page = self._page
        sentence = page.sentences[fact.sentence]
        for one in (sentence, *page.sentences[:_HEAD]):
            yield [place for place in self.here(one) if not self._is_where_they_fell(one, place)]

    def _is_where_they_fell(self, sentence: Sentence, place: Span) -> bool:
        """Say whether a place is where somebody fell or came from, which never is that of a memorial."""
        at = sentence.word_at(place[0])
        return at is not None and is_elsewhere(self._page.lexicon, sentence, at)

    def _body(self, sentence: Sentence) -> Span:
        """Return the stretch in which a thing's first place is looked for: up to a sentence, or all below a headline."""
        headline = headline_end(self._page)
        if sentence.span[0] < headline:
            return headline, len(self._page.text)
        return headline, sentence.span[1]

    def _first(self, places: Sequence[Span], start: int, end: int) -> list[Span]:
        """List the places that the first sentence of a stretch names which has any but countries."""
        within = [one for one in places if start <= one[0] < end]
        within = [one for one in within if not self._is_wide(one)] or within
        if not within:
            return []
        within = [one for one in places if within[0][0] <= one[0] < end]
        sentence = self._page.sentence_at(within[0][0])
        last = sentence.span[1] if sentence else within[0][1]
        return [one for one in within if one[0] < last]

    def _beside_new(self, fact: Fact, start: int) -> list[Span]:
        """List the places of the sentence before where a memorial is first spoken of: "In X lag Schnee. Ein Stein ..."."""
        first = fact.thing.mentions[0]
        if first.sentence != fact.sentence or not first.first or not fact.sentence:
            return []
        article = self._page.sentences[fact.sentence].words[first.first - 1].key
        before = self._page.sentences[fact.sentence - 1]
        if not self._page.lexicon.matches("function.indefinite", article) or before.span[0] < start:
            return []
        places = [] if _is_moved(before) else self._locating(before)
        return [] if all(map(self._is_wide, places)) else places

    def _before(self, fact: Fact, start: int) -> list[Span]:
        """List the places where the text last spoke of a memorial, or last of any place."""
        for reach, any_place in ((_BACK, False), (_BACK_ELSEWHERE, True)):
            for index in range(fact.sentence - 1, max(-1, fact.sentence - reach - 1), -1):
                sentence = self._page.sentences[index]
                if sentence.span[0] < start:
                    break
                if not any_place and (not self._scene.mentions[index] or _is_moved(sentence)):
                    continue
                places = self._locating(sentence)
                if places and (any_place or not all(map(self._is_wide, places))):
                    return places
        return []

    def _is_wide(self, place: Span) -> bool:
        words = self._page.words(place).split()
        known = self._page.lexicon.matches
        return self._forms.fame(tuple(words)).wide or any(known("places.names", one.lower()) for one in words)

    # --- one sentence

    def here(self, sentence: Sentence) -> list[Span]:
        """Find the places of a sentence, once, without those of a dateline and in the name of whom a memorial is for."""
        if sentence.index not in self._found:
            apart = [
                one.dedicatee for one in self._scene.mentions[sentence.index] if one.dedicatee is not None
            ]
            apart += [*self._head, *self._wordings]
            self._found[sentence.index] = [
                place
                for place in find_places(self._page, sentence, self._gazetteer)
                if self._is_owning(sentence, place) or not any(one[0] <= place[0] < one[1] for one in apart)
            ]
        return self._found[sentence.index]

    def _is_owning(self, sentence: Sentence, place: Span) -> bool:
        """Say whether a place has an ending that makes it the place of what follows: "상동읍의 학도병 추모비"."""
        at = sentence.word_at(place[0])
        rest = self._page.text[place[1] : sentence.words[at].end] if at is not None else ""
        return bool(rest) and self._page.lexicon.matches("places.owning", rest)

    def _locating(self, sentence: Sentence) -> list[Span]:
        """List the places of a sentence but for goals, and for origins and where somebody speaks."""
        return [
            place
            for place in self.here(sentence)
            if not self._is_goal(sentence, place) and not self._is_aside(sentence, place)
        ]

    def _is_goal(self, sentence: Sentence, place: Span) -> bool:
        """Say whether something is moved to a place, and not moved away from a thing that has it beside it."""
        goals = [one for one in self._goals.get(sentence.index, ()) if one[0] <= place[0] < one[1]]
        holder = self._holder(sentence, place) if goals else None
        return bool(goals) and (holder is None or any(one[0] <= holder[0].span[0] < one[1] for one in goals))

    def _own(self, fact: Fact, sentence: Sentence) -> list[Span]:
        if not self.here(sentence):
            return []
        if all(thing.number != fact.thing.number for _, thing in self._scene.in_sentence(sentence.index)):
            return self._locating(sentence)
        return self._of(sentence, fact.thing, fact.mention)

    def _note(self, sentence: Sentence) -> None:
        if not self.here(sentence):
            return
        for _, thing in self._scene.in_sentence(sentence.index):
            thing.places += [one for one in self._of(sentence, thing) if one not in thing.places]

    def _of(self, sentence: Sentence, thing: ThingBuilder, mention: Mention | None = None) -> list[Span]:
        """List the places of a sentence for one of its things: those bound to it and to none; else all."""
        places = self._beside(sentence, thing, mention)
        holders = {place: self._holder(sentence, place) for place in self.here(sentence)}
        mine = [
            place
            for place, one in holders.items()
            if one is not None and one[1] is thing and not self._is_aside(sentence, place)
        ]
        if not mine:
            return places
        free = (place for place in places if holders[place] is None)
        return sorted(mine + [place for place in free if not self._is_parted(sentence, place, mine[0])])

    def _is_parted(self, sentence: Sentence, place: Span, mine: Span) -> bool:
        """Say whether "that" parts a place from the thing's own: where who says it is from."""
        low, high = sorted((place[0], mine[0]))
        return any(low < sentence.words[hit.first].start < high for hit in sentence.of("reporting", "that"))

    def _beside(self, sentence: Sentence, thing: ThingBuilder, mention: Mention | None) -> list[Span]:
        """List the places of a sentence; where each of its clauses has its own, those of the thing's clause."""
        places = self._locating(sentence)
        if len(places) <= 1:
            return places
        pairs = self._scene.in_sentence(sentence.index)
        mention = mention or next((one for one, its in pairs if its is thing), None)
        starts = place_clauses(self._page.lexicon, sentence, places, [one for one, _ in pairs])
        if not starts or mention is None:
            return places
        return [one for one in places if is_in_clause(starts, sentence.word_at(one[0]) or 0, mention.head)]

    def _holder(self, sentence: Sentence, place: Span) -> tuple[Mention, ThingBuilder] | None:
        """Return the thing right behind which a place stands, or in whose name."""
        at = sentence.word_at(place[0])
        if at is None:
            return None
        if self._scene.lexicon.settings.get("complement") == "before":
            return self._holder_behind(sentence, place, at)
        before = [pair for pair in self._scene.in_sentence(sentence.index) if pair[0].first <= at]
        if not before:
            return None
        mention, thing = max(before, key=lambda pair: pair[0].last)
        if place[0] < mention.span[1]:
            return mention, thing
        quoted = [one.outer for one in self._page.quoted]
        between = [
            word
            for word in sentence.words[mention.last + 1 : at]
            if not any(start <= word.start < end for start, end in quoted)
        ]
        near = len(between) <= _GAP and not any(word.text in _STOPS or word.is_capital for word in between)
        acts = any(
            mention.last < hit.first < at
            for hit in sentence.hits
            if hit.section in ("events", "burials", "reporting")
        )
        return (mention, thing) if near and not acts else None

    def _holder_behind(self, sentence: Sentence, place: Span, at: int) -> tuple[Mention, ThingBuilder] | None:
        """Return the thing right before which a place stands, where what belongs to it goes before a noun."""
        rest = self._page.text[place[1] : sentence.words[at].end]
        if self._page.lexicon.matches("places.subjects", rest):
            return None  # who acts
        for mention, thing in self._scene.in_sentence(sentence.index):
            if mention.span[0] <= place[0] < mention.span[1]:
                return mention, thing
            between = sentence.words[at + 1 : mention.first]
            if mention.first > at and len(between) <= _GAP_BEFORE:
                acts = any(at < hit.first < mention.first for hit in sentence.of("events", *EVENTS))
                return None if acts or any(word.text in _STOPS for word in between) else (mention, thing)
        return None

    def _is_aside(self, sentence: Sentence, place: Span) -> bool:
        """Say whether a place is where somebody comes from or speaks."""
        lexicon = self._page.lexicon
        at = sentence.word_at(place[0])
        if at is None:
            return False
        if is_elsewhere(lexicon, sentence, at):
            return True
        if (listed := self._listed_before(sentence, at)) is not None:
            return self._is_aside(sentence, listed)
        reporting = {hit.last for hit in sentence.of("reporting", "verbs")}
        for lead in range(at - 1, max(-1, at - _LOOK_BACK), -1):
            word = sentence.words[lead]
            if word.text in _STOPS:
                return False
            if self._is_of_road(sentence, lead):
                return True
            if lead == 0 < at - 1 and lexicon.matches("places.from", word.key):
                return False  # "Z kroniky obce X": the title of a text
            if lexicon.matches("places.from", word.key):
                return self._holder(sentence, place) is None and not self._is_left(sentence, lead)
            if lexicon.matches("places.persons", word.key):
                return True
            joined = lead > 0 and lexicon.matches("function.conjunctions", sentence.words[lead - 1].key)
            if lexicon.matches("places.in", word.key) and not joined:
                return lead - 1 in reporting
            if lexicon.matches("places.before", word.key) and not lexicon.matches("places.links", word.key):
                return False
        return False

    def _listed_before(self, sentence: Sentence, at: int) -> Span | None:
        """Return the name before another in one list with it: "students from A, B and C"."""
        if not sentence.words[1:at]:
            return None
        joint, before = sentence.words[at - 1], sentence.words[at - 2]
        joined = joint.text == "," or self._page.lexicon.matches("function.conjunctions", joint.key)
        return (before.start, before.end) if joined and before.is_capital else None

    def _is_of_road(self, sentence: Sentence, lead: int) -> bool:
        """Say whether a preposition tells whereto a road leads: "u silnice na X", "u cesty z X do Y"."""
        matches, words = self._page.lexicon.matches, sentence.words
        leads = "places.leading" if self._page.lexicon.list("places.leading") else "places.before"
        if not matches(leads, words[lead].key):
            return False
        near = words[max(0, lead - 3) : lead]
        if near and matches("places.roads", near[-1].key):
            return True
        both = len(near) == 3 and near[2].is_capital and matches("places.from", near[1].key)
        return both and matches("places.roads", near[0].key)

    def _is_left(self, sentence: Sentence, lead: int) -> bool:
        """Say whether "from" tells whence something was taken, and not where somebody comes from."""
        if not sentence.has("events", *_LEAVES):
            return False
        before = sentence.words[lead - 1] if lead else None
        if before is None or not before.is_word:
            return True
        if before.is_capital and lead > 1:
            return False  # the name of an office that is from there
        lists = self._page.lexicon.lists(before.key)
        return not any(one.startswith(("people.", "actors.who", "places.returns")) for one in lists)


def _is_moved(sentence: Sentence) -> bool:
    """Say whether a sentence tells that something is taken elsewhere: its places are those of the way."""
    laid = sentence.has("events", "laid") and sentence.has("burials", "remains")
    return laid or sentence.has("events", *_MOVES)
