"""Burials: how many people or graves, of which kind, where.

Invariant: without a number there is no burial; a total and its parts ("1,375 people, including 991 servicemen, 257 of
them unknown") are one fact each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cenotaph.extract.text.reading import BURIAL_PLACES, Status
from cenotaph.extract.text.syntax.burials.burial_cues import are_buried, lying_in
from cenotaph.extract.text.syntax.burials.burial_numbers import Number, numbers_in
from cenotaph.extract.text.syntax.burials.burial_places import EXHUMED, REBURIED, find_place
from cenotaph.extract.text.syntax.facts.fact import Fact, Scene
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token

_BURIED = re.compile(
    r"\b(?:buried|interred|entombed|laid to rest|burials?|resting place|last resting|lie here|lies? in|lay in|lie buried|rest(?:s|ing)? (?:in|here|there)|(?:lie|lay)s? (?:there|beneath|under|at)|at rest|found (?:their|a) (?:last|final)|reburied|(?:remains|bones|bodies|skulls|skeletons) of|graves? of|graves? for|(?:headstones?|gravestones?|tombstones?) (?:for|of) (?=\d)|graves? with (?=\d|\w+ (?:soldiers|men|airmen|sailors|people|bodies))|(?:last|final|eternal) home|ashes of|final rest|(?:lie|lies|rest|rests) (?:some |about |over |nearly |more than |at least )?\d[\d,]* |home to (?:\w+ |over |about |more than |[\d,]+ ){0,4}(?:soldiers|war dead|dead|servicemen|fallen|airmen|men|victims|war graves|burials)|shares? (?:a|one|the same|the) (?:\w+ )?grave|in the (?:mass |common )?graves? (?:are|lie|were)|(?:rest|rests|resting|lie|lies|lying|lay|sleep|sleeps) (?:side by side|together|buried|beneath|under|within|forever)|interments?|(?:(?:in|under|beneath|beside) (?:which|whom)|where) (?:[^,;.:]|(?<=\d),(?=\d)){0,60}?\b(?:lies?|lay|rests?|repose))\b",
    re.IGNORECASE,
)
_CANDIDATE = re.compile(
    r"\b(?:grave|cemeter|churchyard|ossuar|burial|buried|interr|entomb|tomb|headstone|laid to rest|rests?\b|resting|lie|lies|lay|lying|remains|ashes|rebur|identif|of the dead|in (?:it|them)\b)",
    re.IGNORECASE,
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
    r"\b(?:contain(?:s|ed)?|holds?|held|housed?s?|consist(?:s|ed)? of|home to|has|have|there (?:are|were|is)|(?:are|were|lie) (?=(?:[\w,]+ ){1,4}graves?\b)|comprise[sd]?|number(?:s|ed)?|shelters?|accommodates?|of the (?:war )?graves (?:are|is|were|belong|contain|hold|mark)\b|cares? for (?=[^.;]*(?:cemetery|churchyard))|among the (?=\d)|with|includ(?:es|ing)|total(?:s|ling|ing)?|some)\b",
    re.IGNORECASE,
)
_MASS = re.compile(
    r"\b(?:mass|common|fraternal|communal|collective|brotherly)(?: and (?:\d[\d,]* |)(?:individual|personal|separate|single))?[ -](?:burial )?(?:graves?|ground)",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    r"\b(?:single|separate|individual|personal|lone)(?: and (?:mass|common))? graves?", re.IGNORECASE
)


def find_burials(scene: Scene) -> list[Fact]:
    """Find every stated number of burials."""
    facts: list[Fact] = []
    for index, sentence in enumerate(scene.document.sentences):
        facts += _in_sentence(scene, index, sentence)
    return facts


def _in_sentence(scene: Scene, index: int, sentence: Sentence) -> Iterator[Fact]:
    document = scene.document
    words = document.words(sentence.span)
    if not _CANDIDATE.search(words) or words.endswith("?"):
        return
    numbers = list(numbers_in(document, sentence))
    buried = _BURIED.search(words)
    if EXHUMED.search(words):
        buried = REBURIED.search(words) or _RESTING.search(words)
    again = list(REBURIED.finditer(words))
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
    if cue is None and people and not EXHUMED.search(words):
        cue = lying_in(scene, index, sentence, people)
    if cue is None and people and all(one.count_of == "unknown_people" for one in people):
        noun = _noun_after(sentence, people[0].span[1])
        cue = people[0].span[1] if noun is not None and _is_counted(scene, noun) else None
    if cue is None:
        return
    named = False
    for one in people:
        if one.count_of != "unknown_people":
            named = _remembers(scene, sentence, one)
        if not named and (_belongs(scene.document.text, one, cue) or are_buried(scene, sentence, one)):
            yield from _fact(scene, index, sentence, one, "burials_people", status, typed=True)


def _is_counted(scene: Scene, noun: Token) -> bool:
    """Say whether graves are counted as the dead in them: "3,644 headstones are for those who are not known"."""
    return noun.i > 0 and scene.document.lexicon.has("burying.counted", noun.lower)


def _are_taken_out(words: str, numbers: list[Number], sentence: Sentence) -> bool:
    """Say whether the number is of those who were taken out: "the remains of 19 men were exhumed and reburied at X"."""
    exhumed = EXHUMED.search(words)
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
        if verb.tag == "VBG" and not holders:
            holders = _holding(sentence, verb)
        held = sentence.kids(verb.i, "dobj")
        for holder in holders:
            subject = scene.subject(index, holder)
            counted = held and sentence.kids(held[0].i, "nummod")
            if counted and subject is not None and subject.thing.kind in BURIAL_PLACES:
                return verb.start
    return None


def _holding(sentence: Sentence, verb: Token) -> list[Token]:
    """Return what "is a square of grass, holding eight men" and "a small cemetery holding eight men" speak of."""
    above = sentence.tokens[verb.head]
    if verb.dep == "acl":
        told = sentence.tokens[above.head]
        return [above, *(sentence.kids(told.i, "nsubj") if above.dep in ("attr", "pobj") else [])]
    return sentence.kids(above.i, "nsubj", "nsubjpass") if verb.dep == "advcl" else []


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
    if token is not None and sentence.tokens[token.head].lower == "with" and token.dep == "pobj":
        return False  # "the cemetery, with 1,400 headstones, is looked after by"
    verbs = [at for at in sentence.ancestors(token.i) if at.pos == "VERB"] if token else []
    lexicon = scene.document.lexicon
    done = any(kid.lower in ("has", "have", "had") for at in verbs[:1] for kid in sentence.kids(at.i, "aux"))
    if done and not lexicon.has("burying.holders", verbs[0].lemma):
        return True  # "the flood has left 40 graves leaning"
    return (
        bool(verbs)
        and (verbs[0].lemma in lexicon.verbs or verbs[0].lemma in lexicon.particles)
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


def _noun_after(sentence: Sentence, at: int) -> Token | None:
    return next(
        (token for token in sentence.tokens if token.start >= at and token.pos in ("NOUN", "PROPN")), None
    )


def _fact(
    scene: Scene, index: int, sentence: Sentence, number: Number, rule: str, status: Status, *, typed: bool
) -> Iterator[Fact]:
    place = find_place(scene, index, number)
    if place is None:
        return
    thing = place.thing
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
    yield Fact(
        "burials", index, trigger, thing, place.about, sentence.span, None, value=value, count=number.amount,
        count_of=number.count_of, status=status, timed=False, rule=rule,
    )  # fmt: skip
