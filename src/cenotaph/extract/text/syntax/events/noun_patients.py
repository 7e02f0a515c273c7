"""What an event that a noun names happened to, where no "of" leads there: "subject to thefts", "earmarked for removal".

Invariant: as in `affected`; rules here find things or nouns, and never say what happened to them.
"""

from __future__ import annotations

from cenotaph.extract.text.syntax.facts.fact import Scene, Subject
from cenotaph.extract.text.syntax.facts.happenings import subjects_of
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token


def taken(scene: Scene, index: int, sentence: Sentence, preps: list[Token]) -> list[Token]:
    """Return what was stolen, and not from where: "the theft of a plaque from the memorial"."""
    of = [kid for prep in preps if prep.lower == "of" for kid in sentence.kids(prep.i, "pobj")]
    return of if subjects_of(scene, index, of, part=True) else []


def is_had(sentence: Sentence, noun: Token) -> bool:
    """Read "had its ceremonial opening in 1955"."""
    owned = any(kid.tag == "PRP$" for kid in sentence.kids(noun.i, "poss"))
    return noun.dep == "dobj" and owned and sentence.tokens[noun.head].lemma in ("have", "see", "get")


def destined(sentence: Sentence, noun: Token) -> list[Token]:
    """Return what is "earmarked for removal", "in line for restoration", "faces demolition"."""
    if sentence.kids(noun.i, "prep", "det", "poss"):
        return []
    above = sentence.tokens[noun.head]
    if noun.dep == "dobj" and above.lemma in ("face", "await") and above.pos == "VERB":
        return sentence.kids(above.i, "nsubj") or (
            [sentence.tokens[above.head]] if above.dep == "acl" else []
        )
    if noun.dep != "pobj" or above.lower != "for":
        return []
    verb = sentence.tokens[above.head]
    if verb.lower in ("line", "due", "up", "list", "candidate", "candidates"):
        verb = next((one for one in sentence.ancestors(verb.i) if one.pos in ("VERB", "AUX")), verb)
        return sentence.kids(verb.i, "nsubj") if verb.lemma == "be" else []
    if verb.lemma not in (
        "slate",
        "slat",
        "earmark",
        "mark",
        "destine",
        "schedule",
        "select",
        "target",
        "shortlist",
    ):
        return []
    return sentence.kids(verb.i, "nsubjpass") or ([sentence.tokens[verb.head]] if verb.dep == "acl" else [])


def bare(scene: Scene, index: int, sentence: Sentence, noun: Token, told: Token) -> list[Subject]:
    """Read "Restoration work began in May", "the repairs will cost £900": of what was spoken of before."""
    lexicon = scene.document.lexicon
    verb = sentence.tokens[told.head]
    own = sentence.kids(told.i, "compound", "poss", "prep", "amod", "acl", "relcl")
    if not lexicon.has("modal.bare", noun.lower) or [
        one for one in own if one.i != noun.i and not lexicon.has("event_nouns.plain", one.lower)
    ]:
        return []
    if _is_paid_for(lexicon, sentence, told):
        subject = scene.spoken_of(index, told.start)
        return [subject] if subject is not None else []
    if told.dep not in ("nsubj", "nsubjpass") or not lexicon.has("modal.bare_verbs", verb.lemma):
        return []
    behind = [one.lower for one in sentence.tokens[verb.i + 1 : verb.i + 4]]
    dated = lexicon.nouns[noun.lower] == "unveiled" and bool(sentence.objects(verb.i, "on", "in", "at"))
    if (
        verb.lemma in ("be", "get")
        and not dated
        and not any(lexicon.has("event_nouns.stages", word) for word in behind)
    ):
        return []
    subject = scene.spoken_of(index, told.start)
    return [subject] if subject is not None else []


def _is_paid_for(lexicon: Lexicon, sentence: Sentence, work: Token) -> bool:
    """Say whether work is paid for or let: "will spend £5,000 on repairs", "has approved repairs"."""
    above = sentence.tokens[work.head]
    if work.dep == "dobj":
        return lexicon.has("modal.approving", above.lemma)
    if work.dep != "pobj" or above.lower not in ("on", "for", "towards", "toward"):
        return False
    for one in (sentence.tokens[above.head], *sentence.ancestors(above.head)):
        if any(lexicon.has(f"modal.{key}", one.lemma) for key in ("paying", "funding", "moneys")):
            return True
        if one.pos == "VERB":
            return False
    return False


def work_of(lexicon: Lexicon, sentence: Sentence, noun: Token) -> Token | None:
    """Return what a noun describes: "work" of "repair and refurbishment work on the memorial", "ceremony"."""
    first = noun
    while first.dep == "conj":
        first = sentence.tokens[first.head]
    head = sentence.tokens[first.head]
    return (
        head if first.dep in ("compound", "nmod") and lexicon.has("event_nouns.works", head.lower) else None
    )


def around(lexicon: Lexicon, sentence: Sentence, noun: Token) -> Token | None:
    """Return "work" of "work on the restoration", "service" of "a service of dedication"."""
    above = sentence.tokens[noun.head]
    head = sentence.tokens[above.head]
    around = (
        noun.dep == "pobj" and above.lower in ("on", "of") and lexicon.has("event_nouns.works", head.lower)
    )
    return head if around else None


def case_of(lexicon: Lexicon, sentence: Sentence, noun: Token) -> Token | None:
    """Return what counts cases of an event: "incidents" of "six incidents of vandalism and damage at the cemetery"."""
    first = noun
    while first.dep == "conj":
        first = sentence.tokens[first.head]
    of = sentence.tokens[first.head]
    head = sentence.tokens[of.head]
    counted = first.dep == "pobj" and of.lower == "of" and lexicon.has("modal.cases", head.lower)
    return head if counted else None


def suffered(scene: Scene, index: int, sentence: Sentence, noun: Token) -> list[Subject]:
    """Read "the memorial has been subject to thefts", "suffered damage", "underwent restoration"."""
    lexicon = scene.document.lexicon
    at = noun
    for _ in range(4):
        at = sentence.tokens[at.head]
        if (
            lexicon.has("event_nouns.following", at.lower)
            and lexicon.has("event_nouns.given", noun.lower)
            and not sentence.kids(noun.i, "prep")
        ):
            # "Following a restoration, the memorial looks its best".
            top = next((one for one in sentence.ancestors(at.i) if one.pos in ("VERB", "AUX")), at)
            return subjects_of(scene, index, sentence.kids(top.i, "nsubj", "nsubjpass"), part=False)
        if at.lower == "for" and (verb := sentence.tokens[at.head]).lemma in (
            "close",
            "shut",
            "shroud",
            "fence",
        ):
            return subjects_of(
                scene, index, _subjects_up(sentence, verb), part=False
            )  # "is closed for repairs"
        if at.lower == "need" and at.pos == "NOUN":
            top = next((one for one in sentence.ancestors(at.i) if one.pos in ("VERB", "AUX")), at)
            return subjects_of(scene, index, sentence.kids(top.i, "nsubj", "nsubjpass"), part=True)
        if (
            at.lemma in ("give", "get", "have")
            and at.pos == "VERB"
            and lexicon.has("event_nouns.given", noun.lower)
        ):
            described = (
                [sentence.tokens[at.head]] if at.dep in ("acl", "relcl") else []
            )  # "memorial to get facelift"
            nouns = sentence.kids(at.i, "nsubj", "nsubjpass") or described
            return subjects_of(scene, index, nouns, part=True)
        if (
            at.lemma in ("suffer", "undergo", "sustain", "receive", "need", "require")
            or at.lower in ("subject", "target", "victim")
            or at.lemma == "subject"
        ):
            top = at if at.pos in ("VERB",) else sentence.tokens[at.head]
            nouns = _subjects_up(sentence, top)
            return subjects_of(scene, index, nouns, part=True)
        if at.head == at.i or at.pos == "VERB":
            return []
    return []


def _subjects_up(sentence: Sentence, verb: Token) -> list[Token]:
    """Return the subject of a verb or of what it hangs on: "the memorial is due to undergo repairs"."""
    at = verb
    for _ in range(3):
        nouns = sentence.kids(at.i, "nsubj", "nsubjpass")
        if at.dep == "xcomp" and not nouns:
            before = [kid for kid in sentence.kids(at.head, "dobj") if kid.i < at.i]
            if before:
                return before  # "chose two memorials to undergo repairs"
        if nouns and nouns[0].tag in ("WDT", "WP") and at.dep == "relcl":
            return [sentence.tokens[at.head]]  # "the obelisk, which is undergoing restoration"
        if nouns or at.dep not in ("xcomp", "conj") or at.head == at.i:
            return nouns
        at = sentence.tokens[at.head]
    return []


def leading_on(
    lexicon: Lexicon, sentence: Sentence, noun: Token, name: str, around_it: tuple[Token | None, Token | None]
) -> list[Token] | None:
    """List the prepositions that lead from a noun to what it happened to: "damage to", "an act of vandalism at".

    Args:
        lexicon: of the language.
        sentence: where the noun stands.
        noun: of an event.
        name: the property that it names.
        around_it: what counts cases of it, and the work that it describes, if anything does.

    Returns:
        The prepositions; None for a noun that names such an event only with "of", and has none.
    """
    head = sentence.tokens[noun.head]
    case, work = around_it
    preps = [
        kid
        for kid in sentence.kids(noun.i, "prep")
        if kid.lower in ("of", "to", "at", "from", "on", "for")
        or (name == "damaged" and kid.lower == "in" and noun.lower in ("crack", "cracks"))
    ]
    preps += [
        deep
        for kid in sentence.kids(noun.i, "acl")
        for deep in sentence.kids(kid.i, "prep")
        if deep.lower in ("on", "to", "at", "upon")
    ]
    if case is not None:
        preps += [
            kid for kid in sentence.kids(case.i, "prep") if kid.lower in ("at", "on", "in", "to", "from")
        ]
        if case.dep == "attr":  # "There have been two acts of vandalism at the memorial"
            preps += [kid for kid in sentence.kids(case.head, "prep") if kid.lower in ("at", "on", "to")]
    if noun.lower in ("attack", "attacks"):
        preps = [kid for kid in preps if kid.lower == "on"]
    if noun.lower in (
        "care",
        "creation",
        "provision",
        "placement",
        "placing",
        "installation",
        "opening",
        "transfer",
        "building",
    ) and not (any(kid.lower == "of" for kid in preps) or is_had(sentence, noun)):
        return None
    if noun.dep in ("dobj", "nsubj", "nsubjpass") and lexicon.has("event_nouns.light", head.lemma):
        preps += [kid for kid in sentence.kids(head.i, "prep") if kid.lower in ("to", "on", "at")]
    if work is not None:
        above = (
            [sentence.tokens[work.head]] if work.dep in ("nsubj", "nsubjpass") else []
        )  # "a service took place at"
        preps += [
            kid
            for head in (work, *above)
            for kid in sentence.kids(head.i, "prep")
            if kid.lower in (("of", "for", "at", "on", "to") if head is work else ("at",))
        ]
    return preps
