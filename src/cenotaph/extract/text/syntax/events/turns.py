"""Turns of phrase: what a common verb says only together with its subject, object or goal.

Invariant: as in `harms`; a turn is read only where its words stand together, whatever the verb alone may mean.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.syntax.events.thefts import taken
from cenotaph.extract.text.syntax.facts.fact import Scene
from cenotaph.extract.text.syntax.facts.told_harm import is_wilful
from cenotaph.extract.text.syntax.parse.clauses import inner_nouns
from cenotaph.extract.text.syntax.parse.patients import patients
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token

Told = tuple[str, list[Token]]
"""A property and the nouns that it is said of."""


def turn_of(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Return what a turn of phrase says, and of which nouns: "took its toll on the cross", "must go"."""
    rules = (
        _with_object,
        _gone,
        _uncovered,
        _suffered,
        _displaced,
        _leaning,
        taken,
        _back,
        _came_off,
        _fallen,
        _loaded,
        _brought_to,
        _nothing_left,
        _lost,
    )
    return next((told for rule in rules if (told := rule(scene, sentence, verb)) is not None), None)


def goals_of(sentence: Sentence, heads: list[Token], *prepositions: str) -> list[Token]:
    """List what these prepositions of some words lead to; also those that hang on their adverbs ("cut back from")."""
    adverbs = [kid for head in heads for kid in sentence.kids(head.i, "advmod", "prt")]
    preps = [
        kid
        for head in (*heads, *adverbs)
        for kid in sentence.kids(head.i, "prep", "dative")
        if kid.lower in prepositions
    ]
    return [goal for prep in preps for goal in sentence.kids(prep.i, "pobj")]


def _with_object(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "taken its toll on the statue", "was given a coat of paint", "shows signs of wear"."""
    turns = scene.document.lexicon.turns
    objects = sentence.kids(verb.i, "dobj")
    for noun in (*objects, *(kid for one in objects for kid in sentence.kids(one.i, "conj"))):
        said = f"{verb.lemma} {noun.lower}"
        if (name := turns.get(said)) is not None:
            return name, _receivers(sentence, verb)
        name = turns.get(f"{said} on")
        if name == "damaged" and is_wilful(scene.document.lexicon, sentence, noun):
            name = "vandalised"
        if name is not None and (on := goals_of(sentence, [verb, noun], *_ON)):
            return name, on
    return ("vandalised", found) if (found := _daubed(scene, sentence, verb)) else None


_ON = ("on", "to", "upon", "of", "onto", "for", "at")


def _receivers(sentence: Sentence, verb: Token) -> list[Token]:
    """Return who is given something: "gave the memorial a scrub", "the memorial was given a scrub"."""
    given = sentence.kids(verb.i, "dative", "iobj", "nsubjpass")
    given = [kid for kid in given if kid.pos not in ("ADP",)] + goals_of(sentence, [verb], "to")
    if verb.lemma == "give" and given:
        return given
    own = sentence.kids(verb.i, "nsubjpass", "nsubj") or patients(sentence, verb, intransitive=True)
    above = sentence.tokens[verb.head]
    while not own and verb.dep in ("xcomp", "conj") and above.pos in ("ADJ", "VERB", "AUX"):
        own = sentence.kids(above.i, "nsubj", "nsubjpass")
        verb, above = above, sentence.tokens[above.head]
    return own


def _daubed(scene: Scene, sentence: Sentence, verb: Token) -> list[Token]:
    """Read "graffiti was found on the memorial", "a swastika had been left on it"."""
    if verb.lemma not in ("find", "discover", "leave", "spot", "notice", "put", "draw", "apply"):
        return []
    dirt = [
        kid
        for kid in sentence.kids(verb.i, "nsubjpass", "dobj")
        if scene.document.lexicon.has("turns.daubing", kid.lower)
    ]
    return goals_of(sentence, [verb, *dirt], "on", "across", "over", "to") if dirt else []


def _gone(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "the statue must go", "calls for it to go", "will be gone by May": taken down."""
    if verb.lemma != "go":
        return None
    left = [
        kid for kid in sentence.kids(verb.i) if kid.dep in ("acomp", "oprd", "prt", "dobj", "xcomp", "advcl")
    ]
    preps = [kid for kid in sentence.kids(verb.i, "prep", "agent") if kid.lower not in _WHEN]
    here = [
        kid
        for kid in sentence.kids(verb.i, "advmod")
        if kid.lower in ("up", "down", "back", "on", "well", "out")
    ]
    if left or preps or here:
        return None
    auxes = {kid.lower for kid in sentence.kids(verb.i, "aux", "auxpass")}
    found = sentence.kids(verb.i, "nsubj", "nsubjpass")
    if not found and verb.dep in ("xcomp", "advcl"):
        found = sentence.kids(verb.head, "nsubj", "nsubjpass", "dobj")[:1]
    gone = verb.lower == "gone" and auxes & {"is", "was", "be", "are", "were", "'s", "’s", "had"}
    above = sentence.tokens[verb.head]
    if verb.lower == "gone" and not auxes and above.lemma == "want":
        gone, found = {"want"}, found or sentence.kids(above.i, "dobj")  # "wants the statue gone"
    lost = verb.lower == "gone" and any(
        scene.document.lexicon.has("memorials.parts", one.lower) for one in found
    )
    if lost and auxes & {"is", "are", "was", "were", "has", "have", "had"} and not auxes & {"will", "to"}:
        return "damaged", found  # "three of the letters are gone", "the fence has gone"
    asked = verb.tag == "VB" and auxes & {"must", "should", "to", "will"}
    when = goals_of(sentence, [verb], "in")
    went = verb.tag == "VBD" and any(re.fullmatch(r"(?:1[89]|20)\d\d", one.text) for one in when)
    return ("removed", found) if gone or asked or went else None


_WHEN = frozenset({"by", "in", "within", "before", "after", "from", "for", "at"})


def _uncovered(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "pulled back the flag that covered it", "the veil was drawn from the stone"."""
    if verb.lemma not in (
        "pull",
        "draw",
        "drop",
        "lower",
        "remove",
        "lift",
        "take",
        "slide",
        "slip",
        "fall",
        "whip",
        "whisk",
        "sweep",
    ):
        return None
    moved = ("dobj", "nsubjpass", *(("nsubj",) if verb.lemma in ("slide", "slip", "fall", "drop") else ()))
    covers = [
        kid for kid in sentence.kids(verb.i, *moved) if scene.document.lexicon.has("turns.covers", kid.lower)
    ]
    if not covers:
        return None
    under = [kid for one in covers for kid in sentence.kids(one.i, "relcl", "acl")]
    covered = [
        noun
        for kid in under
        if kid.lemma in ("cover", "drape", "veil", "hide", "shroud")
        for noun in (*sentence.kids(kid.i, "dobj"), *goals_of(sentence, [kid], "over"))
    ]
    covered += [
        noun
        for kid in sentence.kids(verb.i, "advcl", "xcomp")
        if kid.lemma in ("show", "reveal", "uncover", "expose", "disclose")
        for noun in sentence.kids(kid.i, "dobj")
    ]  # "pulled away a flag to show the new panel"
    covered += goals_of(sentence, [verb, *covers], "from", "off", "over", "covering")
    return ("unveiled", covered) if covered else None


def _suffered(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "has suffered badly from the weather", "suffered in the storm"."""
    if verb.lemma != "suffer" or sentence.kids(verb.i, "dobj"):
        return None
    causes = goals_of(sentence, [verb], "from", "in", "during", "at", "under", "through")
    subjects = sentence.kids(verb.i, "nsubj")
    nouns = scene.document.lexicon.nouns
    if not causes or any(one.lower in nouns for one in causes):
        return None  # "suffered from vandalism" is told by its noun
    hands = any(one.lower == "hands" for one in causes)
    return ("vandalised" if hands else "damaged"), subjects


def _displaced(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "frost has lifted the paving", "water got into the joints"."""
    has = scene.document.lexicon.has
    doers = [*sentence.kids(verb.i, "nsubj"), *goals_of(sentence, [verb], "by")]
    doers += sentence.agents(verb.i)
    if not any(has("agents.nature", one.lower) for one in doers):
        return None
    if verb.lemma in ("carry", "bring", "move", "raise", "lift") and any(
        has("turns.carriers", one.lower) for one in sentence.agents(verb.i)
    ):
        return None  # "was carried by truck"
    if verb.lemma in ("get", "make", "work", "penetrate", "leak"):
        into = goals_of(sentence, [verb], "into", "behind", "under") or sentence.kids(verb.i, "dobj")
        return "damaged", into
    if verb.lemma in (
        "lift",
        "heave",
        "push",
        "raise",
        "displace",
        "shift",
        "move",
        "bring",
        "carry",
        "knock",
        "blow",
        "attack",
        "ruin",
        "undermine",
        "break",
        "split",
        "rip",
        "tear",
        "sweep",
        "strip",
        "uproot",
        "snap",
        "flatten",
        "topple",
        "upend",
        "invade",
        "choke",
        "smother",
    ):
        found = [one for one in patients(sentence, verb) if one not in doers]
        return "damaged", found or goals_of(sentence, [verb], "over")  # "blew over the cross"
    return None


def _leaning(_: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "the cross leans to the east", which says that it is damaged, and not "leans on his rifle"."""
    if verb.lemma not in ("lean", "tilt") or verb.tag not in ("VBG", "VBZ", "VBD", "VBP", "VBN"):
        return None
    if goals_of(sentence, [verb], "on", "against", "over", "upon") or sentence.kids(verb.i, "dobj"):
        return None
    if verb.dep in ("acl", "amod"):
        return "damaged", [sentence.tokens[verb.head]]
    return "damaged", sentence.kids(verb.i, "nsubj") or patients(sentence, verb, intransitive=True)


def _brought_to(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "was taken to the military cemetery", "ended up in a museum park", "was brought here from Tartu"."""
    has = scene.document.lexicon.has
    if not has("turns.moving", verb.lemma):
        return None
    ended = verb.lemma in ("end", "land", "finish")
    if ended and not any(kid.lower == "up" for kid in sentence.kids(verb.i)):
        return None
    if verb.lemma in ("hand", "give", "donate") and not sentence.kids(verb.i, "nsubjpass", "dobj"):
        return None
    into = ("in", "at") if ended else ("to", "into")
    goals = goals_of(sentence, [verb, *sentence.kids(verb.i, "dobj")], *into)
    words = {one.lower for goal in goals for one in (goal, *sentence.kids(goal.i, "compound"))}
    stored = any(has("standing.stores", word) or has("turns.sites", word) for word in words)
    here = any(kid.lower in ("here", "there") for kid in sentence.kids(verb.i, "advmod"))
    sent = verb.lemma in ("ship", "evacuate", "truck", "cart", "drive") and any(
        one.pos == "PROPN" for one in goals
    )
    moved = verb.lemma in ("bring", "carry", "haul", "cart", "take") and not sentence.kids(verb.i, "prt")
    hither = here and (moved or bool(goals_of(sentence, [verb], "from")))
    if not stored and not hither and not sent:
        return None
    found = sentence.kids(verb.i, "nsubj") if ended else patients(sentence, verb)
    return "relocated", found


def _back(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "is to go back on the same spot", "is back on its plinth": put back there."""
    near = [kid for kid in sentence.kids(verb.i) if kid.lower in ("up", "back")]
    near += [kid for one in near for kid in sentence.kids(one.i)]
    up = [kid for kid in near if kid.lower == "up"]
    adverbs = [kid for kid in near if kid.dep == "advmod"]
    if verb.lemma not in ("go", "be", "return") or not any(kid.lower == "back" for kid in adverbs):
        return None
    goals = goals_of(sentence, [verb], "on", "in", "to", "onto", "at")
    if up:  # "is back up", "will go back up"
        return "restored", sentence.kids(verb.i, "nsubj") or sentence.kids(verb.head, "nsubj", "nsubjpass")
    has = scene.document.lexicon.has
    coming = verb.lemma == "be" and any(
        kid.lower in ("will", "should") for kid in sentence.kids(verb.i, "aux")
    )
    if coming and goals_of(sentence, [verb], "by", "before", "for", "within"):
        found = sentence.kids(verb.i, "nsubj") or sentence.kids(verb.head, "nsubj", "nsubjpass")
        return "restored", found  # "should be back by Sunday"
    belongs = any(one.lemma == "belong" for one in sentence.kids(verb.i, "advcl", "ccomp"))
    if not belongs and not any(
        has("standing.bases", one.lower) or one.lower in ("wall", "column", "post") for one in goals
    ):
        return None
    found = sentence.kids(verb.i, "nsubj")
    return "restored", found or sentence.kids(verb.head, "nsubj", "nsubjpass")


def _came_off(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "chunks of limestone were falling from the pedestal", "the paint is peeling off the fence"."""
    if verb.lemma not in ("fall", "break", "come", "drop", "peel", "flake", "crumble", "chip", "work"):
        return None
    pieces = [
        one
        for one in sentence.kids(verb.i, "nsubj", "nsubjpass")
        if scene.document.lexicon.has("turns.pieces", one.lower)
    ]
    goals = goals_of(sentence, [verb], "from", "off", "of") if pieces else []
    if not goals and verb.lemma in ("peel", "flake", "crumble"):
        goals = goals_of(sentence, pieces, "on")  # "the paint on the railings is flaking"
    broken = verb.lemma == "break" and bool(sentence.kids(verb.i, "nsubjpass"))
    return ("vandalised" if broken else "damaged", goals) if goals else None


def _fallen(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "most of the headstones have fallen": they stand no longer; not "fell on 4 May", "fell into disrepair"."""
    if (
        verb.lemma != "fall"
        or verb.tag != "VBN"
        or sentence.kids(verb.i, "prep", "prt", "advmod", "acomp", "oprd")
    ):
        return None
    subjects = sentence.kids(verb.i, "nsubj")
    nouns = [deep for one in subjects for deep in inner_nouns(sentence, one, scene.document.lexicon)]
    return ("damaged", subjects) if any(one.lower in _UPRIGHT for one in nouns) else None


_UPRIGHT = frozenset({"headstone", "headstones", "gravestone", "gravestones", "tombstone", "tombstones", "stones", "wall",
                      "walls", "crosses", "cross", "railings", "fence", "letters", "slabs"})  # fmt: skip


def _loaded(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "was loaded onto a lorry", "the railings were taken for scrap"."""
    if verb.lemma == "lift" and sentence.kids(verb.i, "auxpass") and goals_of(sentence, [verb], "for"):
        return "removed", sentence.kids(verb.i, "nsubjpass")  # "were lifted for gas works"
    if verb.lemma in ("load", "hoist", "lift", "lower", "winch", "crane"):
        goals = goals_of(sentence, [verb], "onto", "on", "to", "into")
        return (
            ("removed", patients(sentence, verb))
            if any(scene.document.lexicon.has("turns.carriers", one.lower) for one in goals)
            else None
        )
    if verb.lemma in ("take", "cart", "remove", "requisition", "send", "go"):
        goals = goals_of(sentence, [verb], "for", "as")
        words = {one.lower for goal in goals for one in (goal, *sentence.kids(goal.i, "compound"))}
        return ("removed", patients(sentence, verb)) if words & {"scrap", "salvage"} else None
    return None


def _nothing_left(_: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "nothing remains of the cemetery", "no trace is left of the tomb"."""
    if verb.lemma not in ("remain", "leave", "survive"):
        return None
    subjects = sentence.kids(verb.i, "nsubj", "nsubjpass", "attr")
    none = [
        one
        for one in subjects
        if one.lower == "nothing" or (one.lower in ("trace", "stone") and sentence.kids(one.i, "det"))
    ]
    none = [
        one for one in none if one.lower == "nothing" or sentence.kids(one.i, "det")[0].lower in ("no", "not")
    ]
    of = goals_of(sentence, [verb, *none], "of") if none else []
    return ("destroyed", of) if of else None


def _lost(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "was lost in a fire", "fell victim to the bombs"."""
    lexicon = scene.document.lexicon
    if verb.lemma == "lose" and sentence.kids(verb.i, "auxpass"):
        causes = goals_of(sentence, [verb], "in", "to", "during")
        burnt = any(lexicon.has("harms.ruin", one.lower) for one in causes)
        return ("destroyed", sentence.kids(verb.i, "nsubjpass")) if burnt else None
    if verb.lemma in ("fall", "go") and any(
        kid.lower in ("victim", "prey")
        for kid in sentence.kids(verb.i, "dobj", "attr", "acomp", "oprd", "advmod", "npadvmod")
    ):
        by = {one.lower for one in goals_of(sentence, [verb, *sentence.kids(verb.i)], "to")}
        vandals = any(lexicon.has("agents.vandals", one) for one in by)
        if by & lexicon.words["harms.ruin"] or vandals:
            return ("vandalised" if vandals else "destroyed"), sentence.kids(verb.i, "nsubj")
    return None
