"""Which thing spoken of before a noun means: "the cross", "the Northolt memorial", "these graves".

Invariant: names decide first, then the nearest thing of a fitting kind; a mention with "a" or a number of its own means
none, save where it names what a headline or the opening told of.
"""

from __future__ import annotations

from itertools import takewhile

from cenotaph.extract.text.reading import BURIAL_PLACES, GRAVES
from cenotaph.extract.text.syntax.things.mentions import Mention
from cenotaph.extract.text.syntax.things.spoken import Spoken, ThingBuilder, dedicatee_of, head_of, is_its

FIT: dict[str, frozenset[str]] = {
    "monument": frozenset({"monument", "statue", "memorial_site", "group", "plaque"}),
    "statue": frozenset({"statue", "monument"}),
    "plaque": frozenset({"plaque"}),
    "memorial_site": frozenset({"memorial_site", "monument", "cemetery"}),
    "cemetery": BURIAL_PLACES,
    "mass_grave": BURIAL_PLACES,
    "grave": BURIAL_PLACES,
    "group": frozenset({"monument", "statue", "cemetery", "grave", "group", "memorial_site", "mass_grave"}),
}
"""Kinds that a thing may have which a mention of a kind means."""
_POINTING = 7
"""Sentences back to which "the complex" can point."""
_MEMORY = 12
"""Sentences back to which "the site" can point."""


def introduced(spoken: Spoken, mention: Mention) -> ThingBuilder | None:
    """Return the thing that a headline or an opening "a war memorial" introduced and that is now named or told."""
    if mention.plural or mention.kind not in FIT:
        return None
    opening = list(takewhile(lambda thing: thing.mentions[0].sentence <= 2, spoken.things[:20]))
    for thing in reversed(opening):
        first = thing.mentions[0]
        if (
            thing.plural
            or thing.proper
            or thing.kind not in FIT[mention.kind]
            or thing.head != head_of(spoken, mention)
        ):
            continue
        if (
            mention.sentence - thing.mentions[-1].sentence > 2
            or first.sentence > 2
            or mention.sentence == first.sentence
        ):
            continue
        headline = all(one.determiner == "" for one in thing.mentions)
        if mention.determiner in ("a", "an"):
            if (
                headline
                and not (mention.proper or mention.dedicatee)
                and thing.words - spoken.document.lexicon.words["memorials.generic"] <= mention.words
            ):
                return thing
        elif (
            mention.proper
            and len(thing.mentions) <= 2
            and first.determiner in ("", "a", "an")
            and not thing.dedicatee
        ):
            return thing
    return None


def find_known(spoken: Spoken, mention: Mention) -> ThingBuilder | None:
    """Return the thing that a mention means by its name, whom it is for, or its article: "the cross", "these graves"."""
    if mention.anaphor:
        return (
            find_nearest(spoken, mention)
            if mention.determiner in ("the", "this", "these", "such", "those", "that", "both")
            and mention.count is None
            else None
        )
    if mention.proper:
        return _same_name(spoken, mention)
    dedicatee = dedicatee_of(spoken, mention)
    if dedicatee:
        for thing in reversed(spoken.things):
            fits = thing.kind in FIT[mention.kind or "group"]
            if (
                thing.dedicatee == dedicatee
                and fits
                and thing.plural == mention.plural
                and mention.count is None
                and mention.determiner not in ("a", "an", "another")
            ):
                return thing
        return None
    if mention.determiner in ("a", "an", "another", "other", "each", "every"):
        return None
    if is_its(spoken, mention):
        return None
    if mention.determiner in ("the", "this", "that", "these", "those", "such", "its", "both"):
        return find_nearest(spoken, mention)
    if mention.plural and mention.count is None and mention.determiner == "":
        return _equal(spoken, mention)
    return None


def _equal(spoken: Spoken, mention: Mention) -> ThingBuilder | None:
    for thing in reversed(spoken.things):
        if (
            thing.plural
            and thing.head == head_of(spoken, mention)
            and thing.words == set(mention.words)
            and not thing.dedicatee
        ):
            return thing
    return None


def _same_name(spoken: Spoken, mention: Mention) -> ThingBuilder | None:
    lexicon = spoken.document.lexicon
    kinds = FIT[mention.kind or "group"]
    for thing in reversed(spoken.things):
        if (
            thing.plural == mention.plural
            and thing.kind in kinds
            and (thing.proper or thing.dedicatee)
            and mention.determiner not in ("a", "an", "another")
        ):
            if not thing.proper and thing.head != head_of(spoken, mention):
                continue  # "a monument to the Polish airmen" is not "the Northolt memorial"
            named_for = mention.plural and mention.proper <= set(thing.dedicatee.split())
            if mention.proper <= thing.proper or thing.proper <= mention.proper or named_for:
                other = mention.words - mention.proper - lexicon.words["memorials.generic"]
                if dedicatee_of(spoken, mention) in ("", thing.dedicatee) and other <= (
                    thing.words | lexicon.words["memorials.generic"]
                ):
                    return thing
    return None


def find_nearest(spoken: Spoken, mention: Mention) -> ThingBuilder | None:
    """Return the nearest thing of a fitting kind that a mention can mean; one with the same head before others."""
    lexicon = spoken.document.lexicon
    kinds = FIT[mention.kind] if mention.kind else frozenset(FIT)
    words = set(mention.words) - lexicon.words["memorials.generic"]
    head = head_of(spoken, mention)
    alike = [thing for thing in spoken.things if thing.head == head and not thing.plural]
    only = (
        alike[0]
        if len(alike) == 1 and not mention.plural and not mention.anaphor and mention.determiner == "the"
        else None
    )
    best: tuple[int, int, int, ThingBuilder] | None = None
    for thing in spoken.things:
        last = thing.mentions[-1]
        if thing.plural != mention.plural or thing.kind not in kinds:
            continue
        if thing.head != head and {thing.head, head} & lexicon.words["memorials.of_its_own"]:
            continue
        if mention.sentence - last.sentence > (
            _MEMORY if not mention.anaphor or thing.head == head else _POINTING
        ):
            continue
        if words and not words <= thing.words and thing is not only:
            continue
        if _are_apart(spoken, mention, thing):
            continue
        parting = (mention.words & lexicon.words["memorials.parting"]) - thing.words
        if parting and (
            thing.words & lexicon.words["memorials.parting"]
            or parting & {"new", "remaining", "other", "replacement", "surviving"}
        ):
            continue
        if (
            mention.plural
            and mention.count
            and thing.mentions[0].count
            and mention.count != thing.mentions[0].count
        ):
            continue
        same = int(thing.head == head)
        ranked = (same if not mention.anaphor else 0, last.sentence, same, thing)
        if best is None or ranked[:3] >= best[:3]:
            best = ranked
    return best[3] if best else None


def _are_apart(spoken: Spoken, mention: Mention, thing: ThingBuilder) -> bool:
    """Say whether two towns are named: "the monument in Riga" and "the monument in Tallinn" are two."""
    town = _town(spoken, mention)
    if not town:
        return False
    towns = {_town(spoken, one) for one in thing.mentions} - {""}
    if (
        not towns
        and thing.head != head_of(spoken, mention)
        and spoken.document.lexicon.has("memorials.own_shape", head_of(spoken, mention))
    ):
        return True  # "the obelisk was blown up; the stele in Daugavpils will stay"
    if not towns and mention.kind == "cemetery" and thing.kind in GRAVES:
        return True  # "lifted from a grave ... to be reburied at the cemetery in Türi"
    return bool(towns) and town not in towns


def _town(spoken: Spoken, mention: Mention) -> str:
    """Return the name behind "in", or ""."""
    sentence = spoken.document.sentences[mention.sentence]
    for name in sentence.objects(mention.head, "in", "at"):
        if name.pos == "PROPN" and all(kid.dep == "compound" for kid in sentence.kids(name.i)):
            return spoken.document.words(sentence.span_of(sentence.subtree(name.i))).lower()
    return ""
