"""Burials: how many people or graves, of which kind, where.

Invariant: without a number there is no burial; a total and its parts ("1,375 people, including 991 servicemen, 257 of
them unknown") are one fact each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cenotaph.extract.text.document import Document
from cenotaph.extract.text.facts import Fact, Scene, Subject
from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.lexicon import Lexicon
from cenotaph.extract.text.mentions import Mention
from cenotaph.extract.text.reading import Amount, CountOf, Status
from cenotaph.extract.text.things import ThingBuilder
from cenotaph.extract.text.tokens import Sentence, Token
from cenotaph.normalize.quantities import QuantityMatch, find_quantities

_BURIED = re.compile(
    r"\b(?:buried|interred|entombed|laid to rest|burials?|resting place|last resting|lie here|lie in|lies in|lie buried|rest(?:s|ing)? (?:in|here|there)|(?:lie|lay)s? (?:there|beneath|under|at)|at rest|found (?:their|a) (?:last|final)|reburied|(?:remains|bones|bodies|skulls|skeletons) of|graves? of|graves? for|ashes of|final rest|(?:lie|lies|rest|rests) (?:some |about |over |nearly |more than |at least )?\d[\d,]* |home to (?:\w+ |over |about |more than |[\d,]+ ){0,4}(?:soldiers|war dead|dead|servicemen|fallen|airmen|men|victims|war graves|burials)|shares? (?:a|one|the same|the) (?:\w+ )?grave|in the (?:mass |common )?graves? (?:are|lie|were)|(?:rest|rests|resting|lie|lies|lying|lay|sleep|sleeps) (?:side by side|together|buried|beneath|under|within|forever)|interments?|(?:(?:in|under|beneath|beside) (?:which|whom)|where) (?:[^,;.:]|(?<=\d),(?=\d)){0,60}?\b(?:lies?|lay|rests?|repose))\b",
    re.IGNORECASE,
)
_CANDIDATE = re.compile(
    r"\b(?:grave|cemeter|churchyard|ossuar|burial|buried|interr|entomb|tomb|headstone|laid to rest|rests?\b|resting|lie|lies|remains|ashes|rebur)",
    re.IGNORECASE,
)
_EXHUMED = re.compile(
    r"\b(?:exhum|disinter|unearth|dug up|recovered|retrieved|removed from|taken from|(?:lifted|raised|recovered|found) the (?:remains|bones|bodies)|(?:lifted|raised)\b[^.;]{0,50}\bfrom)",
    re.IGNORECASE,
)
_REBURIED = re.compile(
    r"\b(?:reburied|re-buried|reinterred|re-interred|laid to rest|buried)\b", re.IGNORECASE
)
_PLANNED = re.compile(
    r"(?<!believed )(?<!thought )(?<!known )(?<!said )(?<!presumed )(?<!reported )\b(?:will|shall|to|would|should|could|must) (?:soon |later |then |also )?be $",
    re.IGNORECASE,
)
_FROM_GRAVES = re.compile(r"\bfrom (?:\w+ ){0,3}(?:mass|common|single|individual) graves?", re.IGNORECASE)
_RESTING = re.compile(r"\bresting place of\b", re.IGNORECASE)
_REMAINS = re.compile(r"\b(?:remains|bodies|body|bones|coffins?|ashes|skeletons?)\b", re.IGNORECASE)
_COMING = re.compile(r"\b(?:will|shall|to)\b", re.IGNORECASE)
_WILL = re.compile(
    r"\b(?:will|shall|is to|are to|due to|set to) (?:\w+ )?(?:(?:be|become) (?:the|their|a) [\w ]{0,20}(?:place|home)|hold|contain|house|lie|rest|receive)\b",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"\b(?:contains?|holds?|houses?|home to|has|have|there (?:are|were|is)|comprises?|numbers?|with|includ(?:es|ing)|total(?:s|ling|ing)?|some)\b",
    re.IGNORECASE,
)
_MASS = re.compile(
    r"\b(?:mass|common|fraternal|communal|collective|brotherly)(?: and (?:\d[\d,]* |)(?:individual|personal|separate|single))?[ -](?:burial )?(?:graves?|ground)",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    r"\b(?:single|separate|individual|personal|lone)(?: and (?:mass|common))? graves?", re.IGNORECASE
)
_COMMON_AND = re.compile(r"\b(?:mass|common|fraternal|communal)\b(?= and \d)", re.IGNORECASE)
_PART = re.compile(
    r"(?:including|among them|of (?:which|whom|them)|of these|amongst them|out of them|\()[^,;()]{0,30}$",
    re.IGNORECASE,
)
_NOT_PEOPLE = re.compile(
    r"^\s*(?:per ?cent|%|years?|months?|days?|weeks?|km|kilomet|met|feet|ft|miles?|euros?|dollars?|pounds?|million euros|tons?|hectares?|acres?|times|hours?|of (?:january|february|march|april|may|june|july|august|september|october|november|december))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number of people or graves in a sentence."""

    span: Span
    amount: Amount
    count_of: CountOf
    value: str | None
    part: bool


def find_burials(scene: Scene) -> list[Fact]:
    """Find every stated number of burials."""
    facts: list[Fact] = []
    for index, sentence in enumerate(scene.document.sentences):
        facts += _in_sentence(scene, index, sentence)
    return facts


def _in_sentence(scene: Scene, index: int, sentence: Sentence) -> Iterator[Fact]:
    document = scene.document
    words = document.words(sentence.span)
    if not _CANDIDATE.search(words):
        return
    numbers = list(_numbers(document, sentence))
    buried = _BURIED.search(words)
    if _EXHUMED.search(words):
        buried = _REBURIED.search(words) or _RESTING.search(words)
    again = list(_REBURIED.finditer(words))
    if buried and _are_taken_out(words, numbers, sentence):
        buried = None
    to_come = bool(again) and all(_PLANNED.search(words[: one.start()]) for one in again)
    if to_come and (_REMAINS.search(words) or not _COMING.search(words)):
        buried = None  # remains to be buried are exhumed; what only should be is none yet
    held = None if buried else _held(scene, index, sentence)
    status: Status = "planned" if to_come or _WILL.search(words) else "happened"
    graves = [one for one in numbers if one.count_of == "graves"]
    graves = [one for one in graves if not document.text[: one.span[0]].endswith("from ")]
    people = [one for one in numbers if one.count_of != "graves"]
    if graves and (_HOLDS.search(words) or buried) and not _is_event(scene, sentence, graves[0]):
        for one in graves:
            yield from _fact(scene, index, sentence, one, "burials_graves", status, typed=False)
    cue = buried.start() + sentence.span[0] if buried else held
    if people and cue is not None and not _remembers(scene, sentence, people[0]):
        for one in people:
            if _belongs(scene.document.text, one, cue):
                yield from _fact(scene, index, sentence, one, "burials_people", status, typed=True)


def _are_taken_out(words: str, numbers: list[Number], sentence: Sentence) -> bool:
    """Say whether the number is of those who were taken out: "the remains of 19 men were exhumed and reburied at X"."""
    exhumed = _EXHUMED.search(words)
    people = [one for one in numbers if one.count_of != "graves"]
    return bool(
        exhumed
        and people
        and all(one.span[1] - sentence.span[0] <= exhumed.start() for one in people)
        and _REMAINS.search(words[: exhumed.start()])
        and not _RESTING.search(words)
    )


def _held(scene: Scene, index: int, sentence: Sentence) -> int | None:
    """Return where "holds" stands in "the cemetery holds 26 men", "the grave is believed to contain 40 victims"."""
    for verb in sentence.tokens:
        if verb.quoted or not scene.document.lexicon.has("burying.holders", verb.lemma) or verb.pos != "VERB":
            continue
        holders = sentence.kids(verb.i, "nsubj")
        if verb.dep == "xcomp" and not holders:
            holders = sentence.kids(verb.head, "nsubj", "nsubjpass")
        if verb.dep == "relcl" and holders and holders[0].tag == "WDT":
            holders = [sentence.tokens[verb.head]]
        held = sentence.kids(verb.i, "dobj")
        for holder in holders:
            subject = scene.subject(index, holder)
            counted = held and sentence.kids(held[0].i, "nummod")
            if counted and subject is not None and subject.thing.kind in ("cemetery", "grave", "mass_grave"):
                return verb.start
    return None


def _remembers(scene: Scene, sentence: Sentence, one: Number) -> bool:
    """Say whether the number is of those named or commemorated rather than buried."""
    before = scene.document.text[max(sentence.span[0], one.span[0] - 60) : one.span[0]].lower()
    return bool(
        re.search(
            r"\b(?:names of|commemorat\w+|memory of|honou?r\w*|monuments? to|memorials? to|dedicated to)[^.;,]*$",
            before,
        )
    )


def _is_event(scene: Scene, sentence: Sentence, one: Number) -> bool:
    """Say whether the graves are counted as what something happens to ("22 graves will be moved")."""
    token = _noun_after(sentence, one.span[1])
    verbs = [at for at in sentence.ancestors(token.i) if at.pos == "VERB"] if token else []
    lexicon = scene.document.lexicon
    done = any(kid.lower in ("has", "have", "had") for at in verbs[:1] for kid in sentence.kids(at.i, "aux"))
    if done and not lexicon.has("burying.holders", verbs[0].lemma):
        return True  # "the flood has left 40 graves leaning"
    return (
        bool(verbs)
        and (verbs[0].lemma in lexicon.verbs or any(word == verbs[0].lemma for word, _ in lexicon.phrasal))
        and verbs[0].lemma not in ("find", "see", "locate", "exist", "remain", "maintain", "survive")
    )


def _belongs(text: str, one: Number, cue: int) -> bool:
    """Say whether a number belongs to the burial that its sentence speaks of: near the cue, or part of such a number."""
    if one.part or one.count_of == "unknown_people":
        return True
    gap = text[min(one.span[1], cue) : max(one.span[0], cue)]
    return (
        len(gap) < 160
        and not re.search(
            r"\b(?:died|killed|attended|visited|gathered|fell|perished|lost their lives)\b(?!.{0,40}\bburied)",
            gap[:120],
        )
    ) or "buried" in gap[:60]


def _numbers(document: Document, sentence: Sentence) -> Iterator[Number]:
    """Read the numbers of a sentence that count people or graves."""
    start, end = sentence.span
    stretch = document.text[start:end]
    last_category: CountOf | None = None
    for found in find_quantities(stretch):
        after = stretch[found.end : found.end + 70]
        if found.start and stretch[found.start - 1].isalnum():
            continue
        if (
            (found.quantity.min == 0 and found.quantity.max == 0)
            or _NOT_PEOPLE.match(after)
            or _is_year(stretch, found)
        ):
            continue
        if stretch[max(0, found.start - 1) : found.start] in ("£", "$", "€") or stretch[
            found.start : found.end
        ].lower() in ("one", "some", "a", "a few", "many", "first", "second"):
            continue
        read = _category(document.lexicon, stretch, found, after, last_category)
        if read is None:
            continue
        count_of, value = read
        part = bool(_PART.search(stretch[max(0, found.start - 50) : found.start]))
        if count_of not in ("graves", "unknown_people"):
            last_category = count_of
        yield Number(
            (start + found.start, start + found.end),
            Amount(found.quantity.min, found.quantity.max),
            count_of,
            value,
            part,
        )


def _is_year(stretch: str, found: QuantityMatch) -> bool:
    words = stretch[found.start : found.end]
    if not re.fullmatch(r"1[4-9]\d\d|20\d\d", words):
        return False
    before = stretch[max(0, found.start - 14) : found.start].lower()
    if re.search(r"(?:total|number|is|are|were|with|of)\s+$", before) and re.search(
        r"buried|total number|number of", stretch[: found.start].lower()
    ):
        return bool(re.search(r"\b(?:in|since|until|from|to|years? of)\s+$", before))
    return not re.match(
        r"\s+(?:soviet|people|soldiers|graves|bodies|men|german|british|servicemen|citizens|victims)",
        stretch[found.end :].lower(),
    )


def _category(
    lexicon: Lexicon, stretch: str, found: QuantityMatch, after: str, last: CountOf | None
) -> tuple[CountOf, str | None] | None:
    if _COMMON_AND.match(after.lstrip()):
        return "graves", "mass"
    words = re.findall(r"[A-Za-z][\w’'-]*", re.split(r"[;:.()]", after)[0])[:6]
    lowered = [word.lower().removesuffix("’s").removesuffix("'s") for word in words]
    for at, word in enumerate(lowered):
        if (
            lexicon.has("military.unknown", word)
            and at <= 3
            and not any(one in ("graves", "grave", "soldier") for one in lowered[at + 1 : at + 2])
        ):
            within = last == "military" and (at > 0 or "(" in stretch[max(0, found.start - 2) : found.start])
            within = within or any(lexicon.has("military.words", one) for one in lowered[at + 1 : at + 2])
            return "unknown_people", "military" if within else None
        if word in ("graves", "burials", "headstones", "grave", "tombs", "interments"):
            kind = " ".join(lowered[:at])
            value = (
                "mass"
                if re.search(r"\b(?:mass|common|fraternal|communal|collective)\b", kind)
                else "single"
                if re.search(r"single|separate|individual|personal", kind)
                else None
            )
            return "graves", value
        if word in lexicon.kinds or word == "burial":
            return None
        if (lexicon.has("military.words", word) and word != "military") or (
            word == "military" and lowered[at + 1 : at + 2] == ["personnel"]
        ):
            return "military", None
        if lexicon.has("military.civilian", word):
            return "civilian", None
        if lexicon.has("military.people", word) and not (word == "others" and at > 0):
            if any(
                lexicon.has("military.words", one) and one != "military" for one in lowered[at + 1 : at + 2]
            ):
                return "military", None
            if word == "war" or lowered[at + 1 : at + 2] in (["graves"], ["memorials"], ["monuments"]):
                continue
            return "people", None
        if word == "and" and not (
            words[at - 1][:1].isupper() and words[at + 1 : at + 2] and words[at + 1][0].isupper()
        ):
            break  # "186 Australian and British soldiers" goes on, "three wells and soldiers" does not
        if word in (
            "remain",
            "remains",
            "are",
            "is",
            "were",
            "in",
            "at",
            "monuments",
            "memorials",
            "sites",
            "cemeteries",
            "including",
            "on",
        ):
            if word == "remain" or (
                word in ("are", "were")
                and re.match(
                    r"\s*(?:of (?:whom|which|them|these) )?(?:are|were) (?:unknown|unidentified)", after
                )
            ):
                continue
            break
    before = stretch[: found.start].lower()
    if re.search(
        r"(?:number|total)(?: number)? of (?:the )?(?:[\w-]+ ){0,4}(?:citizens|soldiers|people|dead|servicemen|burials|persons|buried)[^.;]{0,40}(?:is|are|was|stands at|reached|of|put at|estimated at|given as|is thought to be|is over|exceeds)\s+$",
        before,
    ):
        military = re.search(r"(?:soldiers|servicemen)", before[-120:])
        return ("military" if military else "people"), None
    return None


def people_in(lexicon: Lexicon, words: str) -> tuple[Amount | None, CountOf | None]:
    """Read the number of people in a phrase: "the remains of 17 soldiers"."""
    for found in find_quantities(words):
        read = _category(lexicon, words, found, words[found.end : found.end + 70], None)
        if read is not None and read[0] != "graves":
            return Amount(found.quantity.min, found.quantity.max), read[0]
    return None, None


def _noun_after(sentence: Sentence, at: int) -> Token | None:
    return next(
        (token for token in sentence.tokens if token.start >= at and token.pos in ("NOUN", "PROPN")), None
    )


def _fact(
    scene: Scene, index: int, sentence: Sentence, number: Number, rule: str, status: Status, *, typed: bool
) -> Iterator[Fact]:
    thing, about, mention_sentence = _grave(scene, index, number)
    if thing is None:
        return
    trigger = next((token for token in sentence.tokens if token.start >= number.span[0]), sentence.tokens[-1])
    words = _FROM_GRAVES.sub("", scene.document.words(sentence.span))
    value = number.value
    if typed and value is None and number.count_of != "unknown_people":
        mass, single = (
            bool(_MASS.search(words)),
            bool(_SINGLE.search(words))
            or bool(re.search(r"mass (?:graves )?and (?:separate|individual|single) graves", words)),
        )
        if not mass and thing.kind == "mass_grave":
            mass = True
        value = "mass,single" if mass and single else "mass" if mass else "single" if single else None
    if about is not None:
        yield Fact(
            "burials", index, trigger, thing, about, sentence.span, None, value=value, count=number.amount,
            count_of=number.count_of, status=status, timed=False, rule=rule, certainty=800 if mention_sentence == index else 650,
        )  # fmt: skip


def _pronoun(scene: Scene, index: int, sentence: Sentence, number: Number) -> Subject | None:
    """Return what "it holds 52 graves" and "1,106 people are buried in them" speak of."""
    for token in sentence.tokens:
        holds = token.dep == "nsubj" and sentence.tokens[token.head].lemma in _HOLDING
        lie_in = token.dep == "pobj" and sentence.tokens[token.head].lower in (
            "in",
            "there",
            "beneath",
            "under",
        )
        if token.lower in ("it", "they", "them") and (lie_in or (holds and token.start < number.span[0])):
            return scene.subject(index, token)
    return None


_IN_ONE_GRAVE = 8
"""So many people at most are taken to lie in "the grave"."""
_HOLDING = frozenset({"hold", "contain", "house", "have", "comprise", "include", "number"})


def _grave(scene: Scene, index: int, number: Number) -> tuple[ThingBuilder | None, Span | None, int]:
    """Find what they are buried in: a burial place of the sentence, else the last one before, else a memorial."""
    here = [
        one for one in scene.mentions_in(index) if (index, one.head) in scene.things.of and not one.modifier
    ]
    sentence = scene.document.sentences[index]
    words = scene.document.words(sentence.span)
    graves = [
        one
        for one in here
        if one.kind in ("cemetery", "grave", "mass_grave", "group", "memorial_site")
        and not (one.kind == "grave" and one.determiner == "a" and number.amount.min > _IN_ONE_GRAVE)
    ]
    # "The cemetery contains 1,200 graves": the graves are counted, the cemetery is what they lie in.
    left = scene.document.text[sentence.span[0] : number.span[0]]
    counted = number.count_of == "graves" or re.search(r"graves? of $|\d graves,[^.;]*$", left)
    meant = (
        _pronoun(scene, index, sentence, number)
        if not any(one.span[1] <= number.span[0] for one in here)
        else None
    )
    if meant is not None:
        return meant.thing, meant.about, meant.sentence
    yards = [one for one in graves if one.kind in ("cemetery", "memorial_site") and counted]
    if _REBURIED.search(words) and _EXHUMED.search(words):
        at = sentence.span[0] + next(_REBURIED.finditer(words)).start()
        graves = [one for one in graves if one.span[0] > at]
    for pool in (yards, graves, [one for one in here if one.kind in ("monument", "statue")]):
        if pool:
            nearest = min(pool, key=lambda one: abs(one.span[0] - number.span[0]))
            if sentence.tokens[nearest.head].dep == "attr":  # "the cemetery is the resting place of"
                is_told = [one for one in graves if sentence.tokens[one.head].dep == "nsubj"]
                nearest = is_told[0] if is_told else nearest
            return scene.things.of[index, nearest.head], nearest.span, index
    before = [one for at in range(max(0, index - 6), index) for one in scene.mentions_in(at)]
    for one in reversed(before):
        if one.kind == "grave" and not one.plural and number.amount.min > _IN_ONE_GRAVE:
            continue
        there = scene.document.sentences[one.sentence].tokens
        if there[there[one.head].head].lower == "from":
            continue  # what they were taken from
        if one.kind in ("cemetery", "grave", "mass_grave", "group", "memorial_site"):
            thing = scene.things.of.get((one.sentence, one.head))
            if thing is not None:
                return thing, one.span, one.sentence
    later = [one for one in scene.mentions_in(index + 1) if one.kind in ("cemetery", "grave", "mass_grave")]
    if later and (index + 1, later[0].head) in scene.things.of:
        return scene.things.of[index + 1, later[0].head], later[0].span, index + 1
    return _under_monument(scene, index, before)


def _under_monument(
    scene: Scene, index: int, before: list[Mention]
) -> tuple[ThingBuilder | None, Span | None, int]:
    """Return the one monument spoken of before, where "there" or "beneath" tells that people lie at it."""
    pointing = any(
        token.lower in _THERE and token.dep in ("advmod", "prep", "pcomp")
        for token in scene.document.sentences[index].tokens
    )
    spoken = [one for one in before if one.sentence >= index - _BACK_TO_MONUMENT and one.kind == "monument"]
    known = [thing for one in spoken if (thing := scene.things.of.get((one.sentence, one.head))) is not None]
    if not pointing or not known or any(thing is not known[-1] for thing in known):
        return None, None, index
    return known[-1], spoken[-1].span, spoken[-1].sentence


_THERE = frozenset({"there", "here", "beneath", "underneath"})
_BACK_TO_MONUMENT = 5
