"""What is written on a memorial, literally.

Invariant: the value is what stands between quotation marks; graffiti, signs and slogans are no inscriptions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cenotaph.extract.text.syntax.facts.fact import Fact, Scene, Subject, state_fact
from cenotaph.extract.text.syntax.parse.subjects import find_subject
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token
from cenotaph.extract.text.syntax.quotations.cues import is_written_on_stone


def inscriptions_in(scene: Scene, index: int, sentence: Sentence) -> Iterator[Fact]:
    """Read what stands between quotation marks on a memorial."""
    document = scene.document
    for quoted in document.quoted:
        if not sentence.span[0] <= quoted.outer[0] < sentence.span[1] or sentence.inside is not None:
            continue
        place = next((t for t in sentence.tokens if quoted.outer[0] <= t.start < quoted.outer[1]), None)
        if place is None or not (
            is_written_on_stone(document, sentence, place)
            or _is_cut(document.text, sentence.span, quoted.outer)
        ):
            continue
        if _CUT_ELSEWHERE.match(document.text, quoted.outer[1]) and not _bearer_behind(
            scene, index, quoted.outer[1]
        ):
            continue
        before = document.text[max(sentence.span[0], quoted.outer[0] - 40) : quoted.outer[0]].lower()
        if re.search(
            r"graffiti|daub|scrawl|spray|slogan|banner|placard|painted|spelling|statements?|t-shirt|poster|ribbon|wreath|\bsigns?\b|notice",
            before,
        ):
            continue
        if _PAINTED_BEHIND.match(document.text, quoted.outer[1]):
            continue
        subject = (
            _bearer_behind(scene, index, quoted.outer[1])
            or _saying_part(scene, index, sentence, place)
            or _bearer(scene, index, sentence, quoted.outer[0])
        )
        if subject is None:
            continue
        end = quoted.outer[1]
        yield state_fact(
            index,
            place,
            subject,
            "inscription",
            (sentence.span[0], max(sentence.span[1], end)),
            (quoted.start, quoted.end),
            "inscription",
        )


_PAINTED_BEHIND = re.compile(
    r"[\s,]*(?:is|are|was|were|has been|have been|had been) (?:\w+ )?"
    r"(?:painted|sprayed|daubed|scrawled|spray|scratched|found|discovered|smeared|scribbled|graffitied)"
)
"""What is painted or found on a memorial and stood not on it: "the words “go home” were found on the base"."""
_CUT = r"(?:carved|inscribed|engraved|etched|cut|chiselled|chiseled|written|incised)"
_CUT_BEHIND = re.compile(
    rf"\W*(?:(?:is|are|was|were|has been|have been) (?:\w+ )?{_CUT}\b|(?:appears?|can (?:still )?be read) (?:in [\w ]+ )?(?:on|above|below|around|beneath|under|across)\b)"
)
_TO_READ = re.compile(r"\b(?:can|may|could) (?:still )?(?:be )?read(?:,? in [\w ,]+)?\s*[:,]?\s*$")
_CUT_BEFORE = re.compile(rf"\b(?:is|are|was|were) (?:\w+ )?{_CUT}(?: the words?| in \w+)?\s*:?\s*$")


_TEXT = r"(?:text|lines?|verse|words?|phrase|sentence|message|legend|dedication|epitaph|inscription|lettering|date|dates)"
_BEARS_TEXT = re.compile(
    rf"\b(?:has|have|had|bears?|bore|bearing|carr(?:y|ies|ied|ying)|with|stands?|stood|contains?|runs?|ran|appears?|is|are|was|were) (?:only |just |simply )?"
    rf"(?:the|a|an|this|these|its|one|two|three)(?: [\w-]+){{0,2}} {_TEXT}(?: in [\w, ]+)?\s*[:,]?\s*$"
    rf"|\b(?:inscription|legend|epitaph|lettering|wording|motto)(?: [\w-]+){{0,6}} (?:runs?|ran|is|was|says?|said|simply|simple|short|brief|plain)(?: [\w-]+)?\s*[:,]?\s*$",
    re.IGNORECASE,
)
"""What leads to what is written: "has the text", "bears a single line", "the legend on the pedestal runs"."""
_SIDE = r"(?:front|back|side|sides|base|plinth|pedestal|faces?|reverse|top|bottom|rim|shaft|slab|stone|panel|tablet|plaque|arch|column|star|relief|names|lintel|gate)"
_ON_FACE = re.compile(
    rf"(?:On|Above|Below|Beneath|Under|Around|Across|Over) (?:it|(?:its|the|one|each)(?: [\w-]+){{0,2}}? {_SIDE})\b[^.“\"!?]{{0,60}}[:,]\s*$"
)
"""A sentence without a verb: "On the front, in two languages:"."""
_SAYS_BEHIND = re.compile(
    r"\W*(?:says?|said|reads?|runs?|proclaims?|declares?) (?:the|an|its|one|a) (?:[\w-]+ )?(?:inscription|plaque|text|legend|epitaph|stone|headstone|tablet)\b"
)


_CUT_ELSEWHERE = re.compile(rf"{_CUT_BEHIND.pattern} (?:on|in|into|onto) (?:a|an|the) ")


def _is_cut(text: str, sentence: tuple[int, int], outer: tuple[int, int]) -> bool:
    """Say whether what is quoted is carved or written somewhere: "is carved on", "on the stone is written"."""
    before = any(
        pattern.search(text, sentence[0], outer[0]) for pattern in (_CUT_BEFORE, _BEARS_TEXT, _TO_READ)
    )
    before = before or bool(_ON_FACE.match(text, sentence[0], outer[0]))
    return bool(before or _CUT_BEHIND.match(text, outer[1]) or _SAYS_BEHIND.match(text, outer[1]))


def _bearer_behind(scene: Scene, index: int, end: int) -> Subject | None:
    """Find what bears an inscription behind it: "the words ... are carved on the memorial"."""
    text = scene.document.text
    if not _CUT_BEHIND.match(text, end) and not _SAYS_BEHIND.match(text, end):
        return None
    for one in scene.mentions_in(index):
        if one.span[0] > end and (index, one.head) in scene.things.of:
            return scene.told_by(one)
    return None


def _saying_part(scene: Scene, index: int, sentence: Sentence, place: Token) -> Subject | None:
    """Find the part that bears an inscription by its verb: "the crest, which reads"."""
    for verb in sentence.ancestors(place.i):
        if verb.pos == "VERB":
            noun = find_subject(scene.document.lexicon, sentence, verb)
            if noun is not None and noun.lower in ("crest", "pedestal", "plinth", "base", "slab"):
                return scene.subject(index, noun, part=True)
            return None
    return None


def _bearer(scene: Scene, index: int, sentence: Sentence, before: int) -> Subject | None:
    """Find what bears an inscription: a memorial of the sentence, else a part of one, else the last single one."""
    here = [
        one
        for one in scene.mentions_in(index)
        if (index, one.head) in scene.things.of and one.span[0] < before
    ]
    here = [one for one in here if one.kind or not one.anaphor]
    if here:
        best = next((one for one in reversed(here) if one.kind in ("plaque", "statue")), here[-1])
        return scene.told_by(best)
    for token in sentence.tokens:
        if (
            token.start < before
            and token.lower in ("crest", "pedestal", "plinth", "base", "slab")
            and token.dep not in ("pobj",)
        ):
            return scene.subject(index, token, part=True)
    thing = scene.things.latest(index, before, plural=False) or scene.things.latest(
        index, before, plural=True
    )
    if thing is None:
        return None
    mention = [one for one in thing.mentions if one.sentence <= index][-1]
    return Subject(thing, mention.span, mention, mention.sentence)
