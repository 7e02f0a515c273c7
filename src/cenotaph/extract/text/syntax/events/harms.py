"""Harm and care that a verb alone does not tell: what was thrown or cleared, what was lost, who or what did it.

Invariant: rules here choose between damage, vandalism, removal and care; they find no thing by themselves.
"""

from __future__ import annotations

from cenotaph.extract.text.syntax.events.culprits import actors_of
from cenotaph.extract.text.syntax.events.plain_verbs import plainly
from cenotaph.extract.text.syntax.events.turns import goals_of, turn_of
from cenotaph.extract.text.syntax.facts.fact import Scene
from cenotaph.extract.text.syntax.parse.clauses import inner_nouns
from cenotaph.extract.text.syntax.parse.patients import patients
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token


def special_property(scene: Scene, sentence: Sentence, verb: Token) -> tuple[str, list[Token]] | None:
    """Say what a verb states together with its object, and of which nouns; None where the verb alone decides.

    Read "poured paint over the statue", "cleared brambles from the grave", "was cleared of ivy", "lost its head", "was
    covered in graffiti".
    """
    lexicon = scene.document.lexicon
    lemma = verb.lemma
    if lexicon.has("paint.verbs", lemma) and _with_dirt(
        scene, sentence, verb, "paint.dirt", ("with", "in", "by")
    ):
        return "vandalised", patients(sentence, verb)
    for rule in (_written_on, plainly, turn_of, _common):
        if (told := rule(scene, sentence, verb)) is not None:
            return told
    if lexicon.has("harms.lifting", lemma) and _with_dirt(
        scene, sentence, verb, "standing.bases", ("from", "off")
    ):
        return "removed", patients(sentence, verb)
    base = [one for one in sentence.kids(verb.i, "dobj") if lexicon.has("standing.bases", one.lower)]
    if lexicon.has("harms.lifting", lemma) and base and sentence.kids(verb.i, "nsubjpass"):
        return "removed", sentence.kids(verb.i, "nsubjpass")  # "was knocked off its pedestal"
    if (idiom := _idiom(scene, sentence, verb)) is not None:
        own = sentence.kids(verb.i, "nsubj") and not sentence.kids(verb.i, "dobj", "auxpass")
        name = "damaged" if idiom == "vandalised" and own else idiom  # "broke into four pieces"
        return name, patients(sentence, verb, intransitive=lexicon.has("verbs.intransitive", lemma))
    away = next((kid for kid in sentence.kids(verb.i) if kid.lower in ("off", "away")), None)
    if away is not None and lemma in ("make", "walk", "run", "get", "go"):
        taken = goals_of(sentence, [verb, away], "with")
        return ("vandalised", taken) if taken else None
    if lexicon.has("harms.bringing", lemma) and brought(scene, sentence, verb):
        return "relocated", patients(sentence, verb)
    if lemma == "return" and (
        _with_dirt(scene, sentence, verb, "standing.bases", ("to", "on"))
        or any(one.lower == "wall" for one in goals_of(sentence, [verb], "to"))
    ):
        return "restored", patients(sentence, verb)
    known = ("paint.throwing", "paint.clearing", "paint.freeing", "burying.recovering")
    if lemma != "lose" and not any(lexicon.has(words, lemma) for words in known):
        return None
    objects = patients(sentence, verb)
    objects += [kid for one in objects for kid in sentence.kids(one.i, "nmod")]
    objects += [
        deep
        for one in objects
        if lexicon.has("harms.shares", one.lower)
        for deep in inner_nouns(sentence, one, lexicon)
    ]
    if lexicon.has("burying.recovering", lemma) and _any(scene, objects, "burying.remains"):
        into = goals_of(sentence, [verb, *objects], "to", "into")
        buried = any(lexicon.kinds.get(one.lower, ("", False))[0] in ("cemetery", "grave") for one in into)
        bare = lemma != "move" and any(
            lexicon.has("harms.dead", one.lower) for one in objects
        )  # "the remains were brought up"
        return (
            ("exhumed", objects) if buried or bare or goals_of(sentence, [verb, *objects], "from") else None
        )
    thrown = [
        *objects,
        *(kid for one in objects for kid in sentence.kids(one.i, "compound")),
    ]  # "paint bombs"
    if lexicon.has("paint.throwing", lemma) and _any(scene, thrown, "paint.dirt"):
        over = sentence.kids(verb.i, "dobj") if sentence.kids(verb.i, "nsubjpass") else []
        return "vandalised", over or objects
    if (
        lemma in ("mow", "strim", "weed")
        and verb.pos == "VERB"
        and not objects
        and not sentence.kids(verb.i, "prep", "prt", "auxpass", "nsubjpass", "advmod")
    ):
        return "maintained", [verb]  # "has agreed to mow twice a month"
    if lexicon.has("paint.clearing", lemma):
        if _any(scene, objects, "paint.growth"):
            wild = _any(scene, sentence.kids(verb.i, "nsubj"), "agents.nature")
            goals = goals_of(sentence, [verb, *objects], *_NEAR)
            goals += [
                kid
                for one in objects
                for kid in sentence.kids(one.i, "compound", "poss")
                if kid.dep == "poss"
                or kid.lower in lexicon.kinds
                or lexicon.has("memorials.parts", kid.lower)
            ]  # "the cemetery grass", not "thorn bushes"
            elsewhere = goals_of(sentence, [verb, *objects], *_AWAY)
            if wild:
                return "damaged", goals  # "boar had dug up the grass between the graves"
            return ("maintained", goals or ([] if elsewhere else _spoken_of(sentence, verb)))
        if (
            lemma == "clear"
            and any(lexicon.has("harms.yards", one.lower) for one in objects)
            and sentence.kids(verb.i, "nsubj")
        ):
            return "maintained", objects  # "volunteers cleared the cemetery"
    if lexicon.has("paint.freeing", lemma) and _with_dirt(
        scene, sentence, verb, "paint.growth", ("of", "from")
    ):
        return "maintained", objects  # "was freed of moss"
    if lemma == "lose":
        lost = [deep for one in sentence.kids(verb.i, "dobj") for deep in inner_nouns(sentence, one, lexicon)]
        own = [
            one
            for one in sentence.kids(verb.i, "dobj")
            if one.lower in lexicon.kinds and any(kid.tag == "PRP$" for kid in sentence.kids(one.i, "poss"))
        ]  # "lost its cross in the gale"
        if own or _any(scene, lost, "memorials.parts"):
            stolen = _any(scene, goals_of(sentence, [verb, *lost], "to"), "agents.vandals")
            return "vandalised" if stolen else "damaged", sentence.kids(verb.i, "nsubj") or patients(
                sentence, verb, intransitive=True
            )
    return None


def _written_on(scene: Scene, sentence: Sentence, verb: Token) -> tuple[str, list[Token]] | None:
    """Read "scratched football scores into the monument", "slogans were carved into the cross by someone" as harm."""
    lexicon = scene.document.lexicon
    doers = [*sentence.kids(verb.i, "nsubj"), *sentence.agents(verb.i)]
    by_vandals = any(lexicon.has("agents.vandals", one.lower) for one in doers)
    if not (
        lexicon.has("paint.scratching", verb.lemma)
        or (by_vandals and lexicon.has("paint.writing", verb.lemma))
    ):
        return None
    goals = goals_of(
        sentence, [verb, *sentence.kids(verb.i, "dobj")], "on", "onto", "across", "over", "into", "in"
    )
    bearers = [
        one for one in goals if one.lower in lexicon.kinds or lexicon.has("memorials.parts", one.lower)
    ]
    return ("vandalised", bearers) if bearers else None


_AWAY = ("behind", "opposite", "near", "to", "into", "up", "down", "towards", "alongside")
_NEAR = (
    "from",
    "off",
    "around",
    "on",
    "at",
    "in",
    "round",
    "of",
    "along",
    "between",
    "by",
    "beside",
    "outside",
    "over",
)


def _spoken_of(sentence: Sentence, verb: Token) -> list[Token]:
    """Return the verb itself where grass is cut and no place is named: what was spoken of before is meant."""
    come = verb.dep in ("advcl", "xcomp") and bool(
        sentence.kids(verb.head, "nsubj")
    )  # "pupils come to pull them"
    return [verb] if come or sentence.kids(verb.i, "nsubj", "nsubjpass") or verb.dep == "conj" else []


def brought(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Say whether a verb leads into a museum or depot."""
    return _with_dirt(scene, sentence, verb, "standing.stores", ("to", "into", "in", "at"))


def _common(scene: Scene, sentence: Sentence, verb: Token) -> tuple[str, list[Token]] | None:
    """Read verbs of many meanings by their object or subject: "set fire to", "cracks appeared in", "got a new memorial"."""
    lemma, lexicon = verb.lemma, scene.document.lexicon
    objects = sentence.kids(verb.i, "dobj")
    words = {one.lower for one in objects}
    words |= {
        deep.lower for one in objects for deep in sentence.objects(one.i, "of")
    }  # "£6000 worth of damage"
    subjects = sentence.kids(verb.i, "nsubj")
    if (
        lemma == "be"
        and subjects
        and {one.lower for one in sentence.kids(verb.i, "attr")} & {"target", "victim"}
    ):
        attrs = sentence.kids(verb.i, "attr")
        hurt = any(
            lexicon.has("agents.vandals", goal.lower) for goal in goals_of(sentence, attrs, "of", "for")
        )
        return ("vandalised", subjects) if hurt else None
    if lemma in ("lie", "leave", "find") and any(
        lexicon.verbs.get(kid.lemma) in ("damaged", "vandalised")
        or kid.lemma in ("scatter", "topple", "break", "strew")
        for kid in sentence.kids(verb.i, "acomp", "oprd", "advcl")
        if kid.tag != "VBG" or kid.lemma in ("lean", "tilt", "list")
    ):
        return "damaged", subjects or patients(sentence, verb)  # "lay shattered"
    if lemma == "paint":
        return _painted(scene, sentence, verb)
    if (
        lemma in ("plan", "propose")
        and sentence.kids(verb.i, "auxpass")
        and not sentence.kids(verb.i, "xcomp")
    ):
        meant = [one for one in sentence.kids(verb.i, "nsubjpass") if one.lower != "it"]  # of a motion
        return "erected", meant  # "A memorial to them is planned"
    if lemma in ("begin", "start") and sentence.kids(verb.i, "nsubjpass", "auxpass"):
        labour = any(one.lower in ("work", "works") for one in sentence.tokens)
        begun = sentence.kids(verb.i, "nsubjpass")  # "The cemetery was begun in 1915"
        return "erected", [one for one in begun if not (labour and one.tag == "PRP")]
    if lemma == "set" and "fire" in words:
        return "vandalised", goals_of(sentence, [verb, *objects], "to")
    if lemma == "break" and objects and (subjects or verb.dep in ("conj", "xcomp", "pcomp")):
        return "vandalised", objects
    if lemma == "break" and (
        verb.dep == "oprd" or (sentence.kids(verb.i, "nsubjpass") and not _off(sentence, verb))
    ):
        above = sentence.tokens[verb.head] if verb.dep == "oprd" else verb
        return "damaged", sentence.kids(above.i, "nsubjpass", "dobj")  # "were found broken"
    if lemma in ("find", "discover", "spot", "notice", "detect", "see") and (
        cracks := [
            one
            for one in sentence.kids(verb.i, "nsubjpass", "dobj")
            if one.lower in lexicon.words["harms.cracks"] - {"damage"}
        ]
    ):
        goals = goals_of(sentence, [verb, *cracks], "in", "on", "across", "to", "along")
        return "damaged", goals or [verb]
    none = any(kid.lower == "no" for one in objects for kid in sentence.kids(one.i, "det"))
    shown = lemma in ("develop", "show", "suffer", "sustain", "have")  # "has a crack down the middle"
    if shown and not none and words & lexicon.words["harms.cracks"]:
        return "damaged", subjects or patients(sentence, verb, intransitive=True)
    if lemma in ("appear", "form", "open") and subjects and lexicon.has("harms.cracks", subjects[0].lower):
        return "damaged", goals_of(sentence, [verb], "in", "on", "across")
    if lemma == "appear" and _any(scene, subjects, "paint.dirt"):
        return "vandalised", goals_of(sentence, [verb], "on", "at", "over", "across")
    if (
        lemma in ("find", "get", "give")
        and (words & {"home"} or (lemma == "find" and words & {"place", "site", "spot"}))
        and any(
            kid.lower in ("new", "permanent", "a")
            for one in objects
            for kid in sentence.kids(one.i, "amod", "det")
        )
    ):
        return "relocated", sentence.kids(verb.i, "nsubjpass") or subjects
    given = lemma == "give" and sentence.kids(verb.i, "nsubjpass")  # "was given a new headstone"
    got = lemma in ("get", "receive", "gain", "acquire") and not sentence.kids(verb.i, "auxpass")
    if objects and (given or got or lemma in ("need", "require")) and _any(scene, objects, "memorials.parts"):
        back = objects[0].lower not in ("name", "names") and any(
            kid.lower == "back" for kid in sentence.kids(verb.i, "prt", "advmod")
        )
        fresh = back or any(kid.lower in ("new", "fresh") for kid in sentence.kids(objects[0].i, "amod"))
        return (
            ("restored", sentence.kids(verb.i, "nsubjpass") or subjects) if fresh else None
        )  # "got a new rifle"
    if lemma == "appear" and subjects and _is_put_up(scene, sentence, verb):
        return "erected", subjects
    if objects and (given or got):
        own = lemma == "get" and any(kid.tag == "PRP$" for kid in sentence.kids(objects[0].i, "poss"))
        new = own or any(
            lexicon.has("harms.another", kid.lower) for kid in sentence.kids(objects[0].i, "amod", "det")
        )
        return ("erected", objects) if new else None
    if names := _named_on(scene, sentence, verb):
        return "restored", names
    if lemma == "plant" and _any(scene, [*objects, *sentence.kids(verb.i, "nsubjpass")], "paint.flora"):
        goals = goals_of(
            sentence, [verb, *objects], "on", "at", "around", "round", "in", "beside", "over", "along"
        )
        there = any(kid.lower in ("there", "here") for kid in sentence.kids(verb.i, "advmod"))
        return ("maintained", goals or [verb]) if goals or there else None
    if lemma in ("carve", "make", "cast", "fit", "provide", "sculpt", "create", "fashion") and (
        objects := objects or sentence.kids(verb.i, "nsubjpass")
    ):
        fresh = any(
            kid.lower in ("new", "replacement") for kid in sentence.kids(objects[0].i, "amod", "compound")
        )
        if fresh and _any(scene, objects, "memorials.parts"):
            return "restored", goals_of(sentence, [verb, *objects], "for", "on", "to") or objects
    if lexicon.has("standing.fixing", lemma) and not _with_dirt(
        scene, sentence, verb, "standing.stores", ("in", "into", "to")
    ):
        goals = goals_of(sentence, [verb], *_AGAINST)
        goals = [goal for goal in goals if goal.tag != "CD"]
        under = any(kid.lower == "under" for kid in sentence.kids(verb.i, "prep"))  # "under protection"
        goals += [
            kid
            for kid in sentence.kids(verb.i, "advcl")
            if any(one.lower == "where" for one in sentence.kids(kid.i, "advmod"))
        ]  # "was placed where the plane came down"
        fixed = (
            goals and not under and not any(lexicon.has("standing.no_places", goal.lower) for goal in goals)
        )
        laid = lemma in ("place", "plant", "position", "attach")
        found = [
            one for one in patients(sentence, verb) if not laid or not lexicon.has("paint.laid", one.lower)
        ]
        back = any(kid.lower == "back" for kid in sentence.kids(verb.i, "advmod", "prt"))
        return ("restored" if back else "erected", found) if fixed and found else None
    return None


_AGAINST = ("on", "to", "at", "in", "above", "near", "beside", "over", "by", "below", "beneath", "under", "inside", "into",
            "behind", "alongside", "opposite", "outside", "between", "onto")  # fmt: skip


def _named_on(scene: Scene, sentence: Sentence, verb: Token) -> list[Token]:
    """Read "two names have been added to the memorial", "carved his name into the cross": it is made complete."""
    lexicon = scene.document.lexicon
    if not lexicon.has("paint.adding", verb.lemma):
        return []
    names = [
        one
        for one in sentence.kids(verb.i, "dobj", "nsubjpass")
        if one.lower in ("name", "names", "inscription") and not sentence.objects(one.i, "of")
    ]
    late = verb.lemma == "add" or any(
        lexicon.has("paint.late", kid.lower) for one in names for kid in sentence.kids(one.i, "amod")
    )
    if not names or not late:
        return []
    goals = goals_of(sentence, [verb, *names], "to", "on", "onto", "into", "at", "below", "under", "beneath")
    further = any(
        kid.lower in ("more", "further", "extra", "additional") for kid in _before(sentence, names[0])
    )
    alone = further and bool(sentence.kids(verb.i, "nsubjpass"))
    return goals or ([verb] if alone else [])  # "Further names were cut in 2002"


def _before(sentence: Sentence, noun: Token) -> list[Token]:
    """List the words before a noun, and those before its number: "six more names"."""
    own = sentence.kids(noun.i, "amod", "nummod", "det")
    return [*own, *(kid for one in own for kid in sentence.kids(one.i))]


def _is_put_up(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Read "a monument will appear in Brest": it is put up there."""
    goals = goals_of(sentence, [verb], "in", "on", "at", "near", "outside", "opposite", "beside")
    future = any(kid.lower in ("will", "shall", "to") for kid in sentence.kids(verb.i, "aux"))
    placed = [goal for goal in goals if not scene.document.lexicon.has("standing.no_places", goal.lower)]
    return (
        bool(placed)
        and (future or verb.tag == "VBD")
        and placed[0].lower not in ("film", "book", "photo", "picture")
    )


def _painted(scene: Scene, sentence: Sentence, verb: Token) -> tuple[str, list[Token]] | None:
    """Read "the fence was painted", "painted white" as care, and "painted pink", "spray-painted with slogans" as harm."""
    found = patients(sentence, verb)
    likened = any(kid.lower == "as" for kid in sentence.kids(verb.i, "prep"))  # "painted as clowns"
    sprayed = likened or (
        verb.i > 1 and [one.lower for one in sentence.tokens[verb.i - 2 : verb.i]] == ["spray", "-"]
    )
    lexicon = scene.document.lexicon
    colours = [kid.lower for kid in sentence.kids(verb.i, "oprd", "acomp", "advmod") if kid.pos == "ADJ"]
    parts = all(lexicon.has("memorials.parts", one.lower) for one in found)
    coloured = not parts and any(not lexicon.has("paint.plain", one) for one in colours)
    by_vandals = any(lexicon.has("agents.vandals", word) for word in actors_of(scene, sentence, verb))
    if sprayed or by_vandals or _with_dirt(scene, sentence, verb, "paint.dirt", ("with", "in")):
        return "vandalised", found
    if _any(scene, found, "paint.dirt") or sentence.kids(verb.i, "agent") or not found:
        return None
    return ("vandalised" if coloured else "maintained"), found


def _off(sentence: Sentence, verb: Token) -> bool:
    """Say whether a particle makes another verb of it: "was broken off", "broken into"."""
    return any(kid.lower in ("off", "into", "up", "down") for kid in sentence.kids(verb.i))


def _idiom(scene: Scene, sentence: Sentence, verb: Token) -> str | None:
    """Return what a verb says together with the object of its preposition: "was put in order", "reduced to rubble"."""
    lexicon = scene.document.lexicon
    if any(kid.lower == "back" for kid in sentence.kids(verb.i, "advmod", "prt")) and verb.lemma == "put":
        return None  # "put back in its place"
    heads = (
        verb,
        *sentence.kids(verb.i, "dobj", "advmod", "prt"),
    )  # "reduced it to rubble", "brought back to"
    for prep in (kid for head in heads for kid in sentence.kids(head.i, "prep")):
        for goal in sentence.kids(prep.i, "pobj"):
            name = lexicon.idioms.get((verb.lemma, prep.lower, goal.lower))
            if name is not None:
                return name
            if prep.lower == "to" and lexicon.has("harms.nothing", goal.lower) and _is_harm(scene, verb):
                return "destroyed"  # "was shelled to pieces"
    if verb.i + 2 >= len(sentence.tokens):
        return None
    near, goal = sentence.tokens[verb.i + 1], sentence.tokens[verb.i + 2]  # "reduced to rubble", misread
    return lexicon.idioms.get((verb.lemma, near.lower, goal.lower))


def _is_harm(scene: Scene, verb: Token) -> bool:
    return scene.document.lexicon.verbs.get(verb.lemma) in ("damaged", "vandalised", "destroyed")


def _any(scene: Scene, nouns: list[Token], words: str) -> bool:
    return any(scene.document.lexicon.has(words, noun.lower) for noun in nouns)


def _with_dirt(
    scene: Scene, sentence: Sentence, verb: Token, words: str, prepositions: tuple[str, ...]
) -> bool:
    """Say whether something was covered "with red paint" or cleared "of ivy"."""
    return _any(scene, goals_of(sentence, [verb], *prepositions), words)
