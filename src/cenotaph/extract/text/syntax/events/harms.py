"""Harm and care that a verb alone does not tell: what was thrown or cleared, what was lost, who or what did it.

Invariant: rules here choose between damage, vandalism, removal and care; they find no thing by themselves.
"""

from __future__ import annotations

from cenotaph.extract.text.syntax.events.common_verbs import common, has_any, with_dirt
from cenotaph.extract.text.syntax.events.plain_verbs import plainly
from cenotaph.extract.text.syntax.events.turns import Told, goals_of, turn_of
from cenotaph.extract.text.syntax.facts.fact import Scene
from cenotaph.extract.text.syntax.parse.clauses import inner_nouns
from cenotaph.extract.text.syntax.parse.patients import patients
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token


def special_property(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Say what a verb states together with its object, and of which nouns; None where the verb alone decides.

    Read "poured paint over the statue", "cleared brambles from the grave", "was cleared of ivy", "lost its head", "was
    covered in graffiti".
    """
    lexicon = scene.document.lexicon
    lemma = verb.lemma
    if lexicon.has("paint.verbs", lemma) and with_dirt(
        scene, sentence, verb, "paint.dirt", ("with", "in", "by")
    ):
        return "vandalised", patients(sentence, verb)
    for rule in (_written_on, plainly, turn_of, common):
        if (told := rule(scene, sentence, verb)) is not None:
            return told
    if lexicon.has("harms.lifting", lemma) and with_dirt(
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
        with_dirt(scene, sentence, verb, "standing.bases", ("to", "on"))
        or any(one.lower == "wall" for one in goals_of(sentence, [verb], "to"))
    ):
        return "restored", patients(sentence, verb)
    return _cleared_or_lost(scene, sentence, verb)


def _cleared_or_lost(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
    """Read "poured paint over the statue", "brought up the remains", "cleared brambles from the grave", "lost its head"."""
    lemma, lexicon = verb.lemma, scene.document.lexicon
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
    if lexicon.has("burying.recovering", lemma) and has_any(scene, objects, "burying.remains"):
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
    if lexicon.has("paint.throwing", lemma) and has_any(scene, thrown, "paint.dirt"):
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
        if has_any(scene, objects, "paint.growth"):
            wild = has_any(scene, sentence.kids(verb.i, "nsubj"), "agents.nature")
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
    if lexicon.has("paint.freeing", lemma) and with_dirt(
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
        if own or has_any(scene, lost, "memorials.parts"):
            stolen = has_any(scene, goals_of(sentence, [verb, *lost], "to"), "agents.vandals")
            return "vandalised" if stolen else "damaged", sentence.kids(verb.i, "nsubj") or patients(
                sentence, verb, intransitive=True
            )
    return None


def _written_on(scene: Scene, sentence: Sentence, verb: Token) -> Told | None:
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
    return with_dirt(scene, sentence, verb, "standing.stores", ("to", "into", "in", "at"))


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
