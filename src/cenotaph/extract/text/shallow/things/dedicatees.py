"""Whom a memorial is for by the words right beside it, without a preposition: "памятник воинам", "충혼비", "Denkmal der".

Invariant: a place, what a statue shows and whose names a slab bears is nobody that it is for.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.shallow.things.dedicatees_before import before, in_compound
from cenotaph.extract.text.shallow.words.grammar import Grammar
from cenotaph.extract.text.shallow.words.lexicon import Hit, Lexicon
from cenotaph.extract.text.shallow.words.noun_phrases import dedicatee_hits, phrase_end
from cenotaph.extract.text.shallow.words.numbers import find_amounts
from cenotaph.extract.text.shallow.words.page import Page, Sentence
from cenotaph.extract.text.shallow.words.small_words import past_articles
from cenotaph.extract.text.shallow.words.tokens import Word

_BEFORE_DEDICATEE = ("function.prepositions", "function.articles", "dedication.names")


def complement_of(page: Page, sentence: Sentence, grammar: Grammar, hit: Hit) -> tuple[int, Span | None]:
    """Return the last word of the phrase, and the dedicatee that stands beside the head without a preposition."""
    if grammar.complement == "before":
        inside = in_compound(page, sentence, hit)
        return hit.last, inside or before(page, sentence, hit, grammar)
    if grammar.complement != "after":
        return hit.last, in_compound(page, sentence, hit)
    if any(one.first == hit.last + 1 for one in sentence.of("dedication", "verbs", "phrases")):
        return hit.last, None  # "Pomnik upamiętnia ...": the verb says for whom
    if _is_verb(page, sentence, hit.last + 1):
        return hit.last, None
    if _is_of_a_time(page, sentence, hit.last + 1) or _are_buried(page, sentence, hit.last + 1):
        return hit.last, None
    if hit.name == "parts" and any(one.first == hit.last + 1 for one in sentence.of("kinds")):
        return hit.last, None  # "зняли з постаменту фігуру": the part and what stood on it
    if _is_instrumental(page, sentence, hit.last + 1) or _is_counted_apart(page, sentence, hit.last + 1):
        return hit.last, None
    if (named := _given_in_name(page, sentence, hit)) is not None:
        return named
    if _is_name_or_town(page, sentence, grammar, hit):
        return hit.last, None
    if page.lexicon.settings.get("nouns_capital", False) and _are_lying_there(page, sentence, hit):
        return hit.last, None
    if page.lexicon.settings.get("nouns_capital", False) and _is_no_genitive(page, sentence, hit.last + 1):
        return hit.last, None
    if _is_part_of_name(page, sentence, hit.last + 1):
        return hit.last, None
    end = phrase_end(page.lexicon, sentence, hit.last + 1)
    if end < hit.last + 1 or page.lexicon.matches("places.in", sentence.words[hit.last + 1].key):
        return hit.last, None  # "Denkmäler in Polen" says where, although Poles are people
    if page.lexicon.matches("dedication.where", sentence.words[hit.last + 1].key):
        return hit.last, None  # "deska na domku básníka"
    of = page.lexicon.settings.get("genitive_word")
    if of and hit.name == "statue" and re.search(of, sentence.words[hit.last + 1].key):
        if not _is_titled(sentence, hit.last + 2, end):
            return hit.last, None  # "the statue of the soldier" shows one; it is for nobody by that
        return end, sentence.span_of(hit.last + 2, end)
    if hit.name == "statue" and not (
        _is_named(page, sentence, hit.last + 1, end)
        or is_given(page.lexicon, sentence.words[hit.last + 1].key)
    ):
        return hit.last, None
    if page.lexicon.settings.get("nouns_capital", False) and _is_of_ground(page, sentence, hit, end):
        return hit.last, None
    end = _without_ground(page, sentence, hit.last + 1, _without_count(page, sentence, hit.last + 1, end))
    stretch = range(hit.last + 1, end + 1)
    if any(one.first in stretch and not _is_names(page, sentence, one) for one in dedicatee_hits(sentence)):
        start = past_articles(page.lexicon, sentence, hit.last + 1, end, lists=_BEFORE_DEDICATEE)
        written = page.lexicon.matches("dedication.names", sentence.words[hit.last + 1].key)
        return hit.last if written else end, sentence.span_of(start, end)  # "на стеле имена 98 героев"
    to_name = hit.name == "plaque" and _is_given(page, sentence, hit.last + 1, end)
    if (to_name or hit.name in ("monument", "statue")) and _can_be_name(page, sentence, hit.last + 1):
        # A person's name alone: it ends with its last capital ("памятник Ленину" in "памятник Ленину только ...").
        end = max(at for at in stretch if sentence.words[at].is_capital)
        end = _before_another(page, sentence, hit.last + 1, end)
        if end == hit.last + 1 and _is_own_name(page, sentence.words[end].key):
            return hit.last, None
        if end > hit.last + 1 or not _is_common_noun(page, sentence, end):
            return end, sentence.span_of(hit.last + 1, end)
    if (given := _given_end(page, sentence, hit, end)) is not None:
        return given, sentence.span_of(hit.last + 1, given)
    return hit.last, None


def _is_part_of_name(page: Page, sentence: Sentence, at: int) -> bool:
    """Say whether a capital right behind a head only goes on with a name or heading: "a Memorial Montage to the men".

    Where whom a memorial is for stands before it, and a noun has no capital of its own.
    """
    settings = page.lexicon.settings
    leads = settings.get("names_lead", False) and not settings.get("nouns_capital", False)
    behind = sentence.words[at : at + 1]
    return bool(leads and settings.get("cased", True) and behind and behind[0].is_capital)


def _without_ground(page: Page, sentence: Sentence, first: int, last: int) -> int:
    """Leave off a park or a street that is joined by "and" to whom a memorial is for."""
    matches = page.lexicon.matches
    for at in range(first + 1, last):
        behind = sentence.words[at + 1].key
        if matches("function.conjunctions", sentence.words[at].key) and (
            matches("places.spots", behind) or matches("places.streets", behind)
        ):
            return at - 1
    return last


_NO_NOUN = ("function.", "text.", "time.", "status.", "places.in", "places.before")


def _given_end(page: Page, sentence: Sentence, hit: Hit, end: int) -> int | None:
    """Return the end of what a memorial is given to by its case alone: "памятник первому мэру", "доска Маннергейму"."""
    settings, words = page.lexicon.settings, sentence.words
    adjective, noun = settings.get("given_adjective"), settings.get("given_noun")
    if not adjective or not noun or end < hit.last + 1:
        return None
    first = words[hit.last + 1]
    if any(one.startswith(_NO_NOUN) for one in page.lexicon.lists(first.key)):
        return None
    if re.search(adjective, first.key):
        return end
    capitals = [word.i for word in words[first.i + (not first.is_capital) : end + 1] if word.is_capital]
    named = capitals and capitals[0] == first.i + (not first.is_capital)
    if named and all(re.search(noun, words[at].key) for at in (first.i, capitals[0])):
        return _names_end(page, sentence, capitals, noun)
    return None


def _before_another(page: Page, sentence: Sentence, first: int, last: int) -> int:
    """Leave off what "and" joins in another case than a name is given to: "памятник Ленину и Дом культуры обновили"."""
    noun = page.lexicon.settings.get("given_noun")
    if not noun or not re.search(noun, sentence.words[first].key):
        return last
    for at in range(first + 1, last):
        behind = sentence.words[at + 1]
        joint = page.lexicon.matches("function.conjunctions", sentence.words[at].key)
        if joint and behind.is_capital and not re.search(noun, behind.key):
            return at - 1
    return last


def _names_end(page: Page, sentence: Sentence, capitals: list[int], noun: str) -> int:
    """Return the end of the capitals that stand side by side; "and" may join names in one case: "Максиму Бойку та Олегу Рибаку"."""
    last = capitals[0]
    for at in capitals[1:]:
        joint = sentence.words[at - 1]
        joined = page.lexicon.matches("function.conjunctions", joint.key) and re.search(
            noun, sentence.words[at].key
        )
        if at - last > 1 + bool(joined):
            break
        last = at
    return last


def _is_name_or_town(page: Page, sentence: Sentence, grammar: Grammar, hit: Hit) -> bool:
    """Say whether a name between marks stands behind a head, or several stand in a town: "памятники Севастополя".

    Only where the case of a word tells whom something is given to.
    """
    settings, behind = page.lexicon.settings, sentence.words[hit.last + 1 : hit.last + 3]
    if not settings.get("given") or not behind:
        return False
    if behind[0].text in _MARKS:
        return True
    several = grammar.plural is not None and grammar.plural.search(sentence.words[hit.last].key)
    if hit.name == "statue":
        return False  # "бюсты Кирова и Калинина" show them
    alone = len(behind) < 2 or not behind[1].is_capital
    owns = settings.get("owner_name")
    return bool(several and behind[0].is_capital and alone and owns and re.search(owns, behind[0].key))


_MARKS = frozenset('«„“"')


def named_in_compound(lexicon: Lexicon, sentence: Sentence, at: int) -> Span | None:
    """Return whom a compound names, with the word that its name begins with: "das Monte Verde-Denkmal"."""
    span, before = joined_dedicatee(lexicon, sentence.words[at]), sentence.words[max(0, at - 1)]
    led = span is not None and before.i < at and before.is_capital
    if span is None or not led or not lexicon.matches("places.prefixes", before.key):
        return span
    return before.start, span[1]


def joined_dedicatee(lexicon: Lexicon, word: Word) -> Span | None:
    """Return whom a compound with a hyphen names: "das Kosaken-Denkmal"; what it is made of or shows is nobody."""
    name, _, _kind = word.text.rpartition("-")
    apart = lexicon.list("dedication.joined_not")
    if not apart or len(name) < _SHORTEST_NAME or not name[0].isupper() or name.isupper():
        return None
    first = name.split("-")[0]
    if any(lexicon.matches("dedication.joined_not", one.lower()) for one in (name, first)):
        return None
    told = lexicon.lists(name.lower())
    if any(one.startswith(("kinds.", "places.names", "time.", "events.")) for one in told):
        return None
    return word.start, word.start + len(name)


_SHORTEST_NAME = 4

_OTHER_CASES = re.compile(r"..(?:e|en|es|em)$")
"""Endings of an adjective that opens no genitive by itself: "gefallener Soldaten" does, "langjährige Mitglieder" not."""


def _is_no_genitive(page: Page, sentence: Sentence, at: int) -> bool:
    """Say whether an adjective behind a head opens another phrase: "ehrte am Ehrenmal langjährige Mitglieder"."""
    if at + 1 >= len(sentence.words) or not sentence.words[at + 1].is_capital:
        return False
    word = sentence.words[at]
    small = ("function.articles", "function.prepositions", "dedication.inside", "dedication.beside")
    return (
        word.text.islower()
        and bool(_OTHER_CASES.search(word.key))
        and not any(page.lexicon.matches(one, word.key) for one in small)
    )


def _are_lying_there(page: Page, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a genitive tells whose graves a site has, or a participle begins behind its article.

    "Kriegsgräberstätten der Nationen"; "der an der Schlacht beteiligten Nationen".
    """
    words = sentence.words[hit.last + 1 : hit.last + 3]
    key, graves = sentence.words[hit.last].key, page.lexicon.list("dedication.graves")
    if hit.name == "memorial_site" and any(part in key for part in graves):
        return True
    led = len(words) > 1 and page.lexicon.matches("function.genitive", words[0].key)
    return led and page.lexicon.matches("function.prepositions", words[1].key)


def _is_verb(page: Page, sentence: Sentence, at: int) -> bool:
    """Say whether a verb of the past stands right behind a head: "полиция у обелиска задержала парня"."""
    past, pairs = page.lexicon.settings.get("past"), page.lexicon.settings.get("subjects", ())
    behind = sentence.words[at : at + 1]
    return any(
        word.text.islower()
        and bool(past and (form := re.search(past, word.key)) and len(form[0]) > 1)  # "часів" is a noun
        and any(re.search(verb, word.key) for verb, _ in pairs)
        and not any(one.startswith(("people.", "dedication.")) for one in page.lexicon.lists(word.key))
        for word in behind
    )


def _is_of_a_time(page: Page, sentence: Sentence, at: int) -> bool:
    """Say whether a year or "from" stands behind a head: "pomnik z czasów wojny", "das Ehrenmal 1948 von Soldaten"."""
    behind = sentence.words[at : at + 1]
    return any(
        page.lexicon.matches("places.from", word.key) or (word.is_number and len(word.text) == _YEAR)
        for word in behind
    )


_YEAR = 4


def _are_buried(page: Page, sentence: Sentence, at: int) -> bool:
    """Say whether a number behind a head counts who was buried there: "Поховано на меморіалі 44 особи"."""
    counted = any(one.first == at for one, _ in find_amounts(page, sentence))
    return counted and any(one.last < at for one in sentence.of("burials", "verbs"))


def _is_instrumental(page: Page, sentence: Sentence, at: int) -> bool:
    """Say whether a word behind a head has a case in which nobody stands whom it is for: "they call the obelisk X"."""
    form = page.lexicon.settings.get("instrumental")
    behind = sentence.words[at : at + 1]
    return bool(form and behind and re.search(form, behind[0].key))


def _is_counted_apart(page: Page, sentence: Sentence, at: int) -> bool:
    """Say whether a figure right behind a head begins another phrase: "auf dem Friedhof 1.830 Tote bestattet"."""
    behind = sentence.words[at : at + 1]
    return bool(page.lexicon.settings.get("nouns_capital", False)) and any(one.is_number for one in behind)


def _without_count(page: Page, sentence: Sentence, first: int, last: int) -> int:
    """Leave off a number right behind a noun with a capital: "auf dem Friedhof des Bezirks 3.034 Tote"."""
    if not page.lexicon.settings.get("nouns_capital", False):
        return last
    for word in sentence.words[first + 1 : last + 1]:
        if word.is_number and sentence.words[word.i - 1].is_capital:
            return word.i - 1
    return last


def _is_common_noun(page: Page, sentence: Sentence, at: int) -> bool:
    """Say whether a single noun can be any, where all have capitals: "sammelte am Denkmal Unterschriften"."""
    return bool(page.lexicon.settings.get("nouns_capital", False)) and not sentence.words[at].key.endswith(
        "s"
    )


def _is_given(page: Page, sentence: Sentence, first: int, last: int) -> bool:
    """Say whether a name behind a plaque stands in the case of whom it is given to: "deska Karlu Novákovi"."""
    form = page.lexicon.settings.get("name_given")
    return form is not None and any(re.search(form, word.key) for word in sentence.words[first : last + 1])


def _is_own_name(page: Page, key: str) -> bool:
    """Say whether a name alone behind a head is that of the memorial or its town: in the case of a subject, of a village."""
    named = page.lexicon.settings.get("named_by")
    return bool(named and re.search(named, key))


def _can_be_name(page: Page, sentence: Sentence, at: int) -> bool:
    """Say whether a word can be somebody's name: a part of a memorial is none."""
    word = sentence.words[at]
    return word.is_capital and not page.lexicon.matches("kinds.parts", word.key)


def _given_in_name(page: Page, sentence: Sentence, hit: Hit) -> tuple[int, Span] | None:
    """Read "знак «Узникам концлагерей»": a name between marks that begins with people in the case of the given."""
    form = page.lexicon.settings.get("given")
    inside = sentence.words[hit.last + 2 : hit.last + 3]
    if not form or not inside or not re.search(form, inside[0].key):
        return None
    marked = next((one for one in page.quoted if one.start == inside[0].start), None)
    last = sentence.word_at(marked.end - 1) if marked else None
    if marked is None or last is None:
        return None
    told = any(inside[0].i <= one.first <= last for one in dedicatee_hits(sentence))
    return (last, (marked.start, marked.end)) if told else None


def is_given(lexicon: Lexicon, key: str) -> bool:
    """Say whether a word for somebody has the case of the given: "погруддя письменнику" is for one and shows one."""
    form = lexicon.settings.get("given_beside")
    if not form or not re.search(form, key):
        return False
    return any(one.startswith("people.") for one in lexicon.lists(key))


def _is_titled(sentence: Sentence, first: int, last: int) -> bool:
    """Say whether a title and a name behind it begin some words: "del general Ricardos"."""
    named = first < last and sentence.words[last].is_capital
    return named and any(one.first in (first, first + 1) for one in sentence.of("reporting", "titles"))


def _is_named(page: Page, sentence: Sentence, first: int, last: int) -> bool:
    """Say whether somebody's name is among some words: a bust is of a man, "a relief of a Red Army soldier" of none."""
    known = sentence.covered("people")
    return any(
        word.is_capital
        and word.i not in known
        and all(one.startswith("places.") for one in page.lexicon.lists(word.key))
        for word in sentence.words[first : last + 1]
    )


def _is_of_ground(page: Page, sentence: Sentence, hit: Hit, end: int) -> bool:
    """Say whether "Ehrenmal des Deutschen Friedhofs", "Kriegerdenkmal Gundelfingen" tell where it is, and not for whom."""
    if any(one.first == end + 1 for one in sentence.of("kinds")):
        return True
    behind = sentence.words[hit.last + 1]
    village = page.lexicon.matches("places.shapes", behind.key) and end == behind.i
    return village or (
        behind.is_capital and page.lexicon.matches("dedication.local", sentence.words[hit.last].key)
    )


def _is_names(page: Page, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a word for people only says that their names are there: "a stele with names"."""
    return page.lexicon.matches("dedication.names", sentence.words[hit.first].key)
