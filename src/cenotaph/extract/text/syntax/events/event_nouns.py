"""Events said by a noun: "removal of the statue", "damage to the cemetery", "subject to thefts", "reported missing".

Invariant: as in `events`; a noun that a debate or a law is about states nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from cenotaph.extract.text.reading import Status
from cenotaph.extract.text.syntax.facts.fact import Fact, Scene, Subject
from cenotaph.extract.text.syntax.facts.happenings import event_fact, subjects_of
from cenotaph.extract.text.syntax.facts.statuses import status_of
from cenotaph.extract.text.syntax.facts.tenses import is_future
from cenotaph.extract.text.syntax.facts.told_harm import HARM, is_wilful, status_of_harm
from cenotaph.extract.text.syntax.parse.lexicon import Lexicon
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token


def noun_events(scene: Scene, index: int, sentence: Sentence, noun: Token) -> Iterator[Fact]:
    """Read "removal of the statue", "damage to the cemetery", "the monument's restoration", "thefts from the memorial"."""
    lexicon = scene.document.lexicon
    if (index, noun.i) in scene.things.of or not any(t.pos in ("VERB", "AUX") for t in sentence.tokens):
        return
    head = sentence.tokens[noun.head]
    if noun.dep in ("dobj", "nsubjpass") and (
        head.lemma in ("fill", "seal", "plug", "grout", "close")
        or lexicon.verbs.get(head.lemma) in ("restored", "maintained")
    ):
        return
    name = lexicon.nouns[noun.lower]
    if name == "damaged" and is_wilful(lexicon, sentence, noun):
        name = "vandalised"  # "criminal damage to the memorial"
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
    case = _case_of(lexicon, sentence, noun)
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
    ) and not (any(kid.lower == "of" for kid in preps) or _is_had(sentence, noun)):
        return
    if noun.dep in ("dobj", "nsubj", "nsubjpass") and lexicon.has("event_nouns.light", head.lemma):
        preps += [kid for kid in sentence.kids(head.i, "prep") if kid.lower in ("to", "on", "at")]
    work = _work_of(lexicon, sentence, noun) or _around(lexicon, sentence, noun)
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
    if name in HARM and noun.dep == "dobj" and f"{head.lemma} {noun.lower} on" in lexicon.turns:
        return  # "caused damage to the wall" is told by its verb
    found = [kid for prep in preps for kid in sentence.kids(prep.i, "pobj")]
    if name == "vandalised":
        found = _taken(scene, index, sentence, preps) or found
    found += [kid for kid in sentence.kids(noun.i, "compound", "poss", "nmod") if kid.i < noun.i]
    if _is_had(sentence, noun):
        found = sentence.kids(head.i, "nsubj")
    own = lexicon.has("event_nouns.owned", noun.lower) and noun.dep in (
        "dobj",
        "pobj",
    )  # "its restoration", not "its care"
    walls = [one for one in found if own or one.tag != "PRP$"]
    owned = any(
        (index, kid.i) in scene.things.of for one in walls for kid in sentence.kids(one.i, "compound", "poss")
    )
    subjects = subjects_of(
        scene, index, walls, part=owned or _is_plain_harm(name, noun)
    )  # "renovation of the cemetery wall"
    if not subjects:
        subjects = _suffered(scene, index, sentence, noun)
    if not subjects:
        subjects = _bare(scene, index, sentence, noun, work or noun)
    status = status_of(scene.document, sentence, noun, noun=True)
    if status == "happened" and noun.dep == "nsubjpass" and _goes_with(sentence, head):
        status = status_of(scene.document, sentence, sentence.tokens[head.head])
    if name in ("damaged", "vandalised") and lexicon.verbs.get(_done_to(sentence, noun)) == "restored":
        status = "happened"  # "The damage to the wall is to be repaired"
    if (
        not subjects
        and noun.dep == "dobj"
        and head.lemma in ("escape", "avoid")
        and head.tag in ("VBD", "VBN")
    ):
        subjects, status = subjects_of(scene, index, sentence.kids(head.i, "nsubj"), part=True), "denied"
    if not subjects and (destined := _destined(sentence, noun)):
        for subject in subjects_of(scene, index, destined, part=False):
            yield event_fact(index, sentence, noun, subject, name, "planned", "noun")
        return
    if not subjects or status is None or _is_talk(sentence, noun):
        return
    if status == "happened" and noun.lower in ("siting", "placing", "placement", "provision"):
        return  # "the intentions behind the siting of war memorials"
    if any(kid.lower == "no" for one in (noun, case) if one for kid in sentence.kids(one.i, "det")):
        status = "denied"  # "There was no damage to the graves"
    if name in HARM and head.lemma == "be" and sentence.kids(head.i, "neg"):
        status = "denied"  # "There has never been any vandalism at the cemetery"
    if name in HARM and (status := status_of_harm(lexicon, sentence, noun, status)) is None:
        return
    if (
        status == "happened"
        and head.dep in ("acl", "ROOT")
        and noun.dep == "dobj"
        and any(kid.tag == "TO" for kid in sentence.kids(head.i, "aux"))
    ):
        status = "planned"  # "War memorial to get facelift"
    told = sentence.tokens[(work or noun).head]
    if status == "happened" and name == "unveiled" and told.lemma == "be" and told.tag == "VBZ":
        status = "planned"  # "The dedication is on 9 July"
    if status == "planned" and _goes_on(sentence, head):
        status = "ongoing"
    if (
        noun.dep in ("nsubjpass", "dobj")
        and status in ("happened", "planned", "proposed")
        and _is_dropped(lexicon, sentence, noun)
    ):
        status = "denied"  # "The relocation of the cenotaph was rejected"
    timed = noun.dep == "nsubjpass" and lexicon.has("event_nouns.timing", head.lemma)
    if status == "happened" and timed and name not in HARM:
        status = "planned"  # "The dedication of the plaque has been fixed for Sunday"
    if status == "happened" and head.lemma == "undergo" and head.tag == "VBG":
        status = "ongoing"
    given = (
        sentence.tokens[noun.head].tag in ("VBD", "VBN") and noun.dep == "dobj"
    )  # "has been given a clean"
    finished = noun.dep in ("nsubjpass", "compound") and any(
        lexicon.has("event_nouns.done", one.lemma) and one.tag == "VBN"
        for one in (head, sentence.tokens[head.head])
    )  # "Maintenance works had been carried out"
    if status == "happened" and (
        (name == "maintained" and not given and not finished) or _under_way(lexicon, sentence, work or noun)
    ):
        status = "ongoing"
    letters = subjects[0].mention is not None and lexicon.has("paint.letters", _last_word(scene, subjects[0]))
    if name == "maintained" and letters and noun.lower in ("repainting", "painting", "re-painting"):
        name = "restored"
    for subject in subjects:
        if not (
            subject.thing.plural
            and subject.mention
            and not subject.mention.determiner
            and not subject.mention.count
            and (status == "happened" or (status == "ongoing" and name == "maintained"))
            and name in ("maintained", "restored")
        ):
            yield event_fact(index, sentence, noun, subject, name, status, "noun")


def _is_plain_harm(name: str, noun: Token) -> bool:
    """Say whether harm is told that a part may suffer, and no crack that only runs to it."""
    return name in HARM and not noun.lower.startswith(("crack", "fracture", "leak"))


def _taken(scene: Scene, index: int, sentence: Sentence, preps: list[Token]) -> list[Token]:
    """Return what was stolen, and not from where: "the theft of a plaque from the memorial"."""
    of = [kid for prep in preps if prep.lower == "of" for kid in sentence.kids(prep.i, "pobj")]
    return of if subjects_of(scene, index, of, part=True) else []


def _last_word(scene: Scene, subject: Subject) -> str:
    return scene.document.words(subject.about).split()[-1].lower()


def _goes_with(sentence: Sentence, verb: Token) -> bool:
    """Say whether a participle shares the auxiliaries of the one before: "names are to be added and repairs made"."""
    bare = verb.dep == "conj" and not sentence.kids(verb.i, "aux", "auxpass")
    return bare and verb.tag in ("VBN", "VBD") and sentence.tokens[verb.head].tag == "VBN"


def _done_to(sentence: Sentence, noun: Token) -> str:
    """Return the verb of which a noun is the subject, also past "is to be"."""
    verb = sentence.tokens[noun.head]
    if noun.dep not in ("nsubj", "nsubjpass"):
        return ""
    return next((kid.lemma for kid in sentence.kids(verb.i, "xcomp") if kid.tag == "VBN"), verb.lemma)


def _is_had(sentence: Sentence, noun: Token) -> bool:
    """Read "had its ceremonial opening in 1955"."""
    owned = any(kid.tag == "PRP$" for kid in sentence.kids(noun.i, "poss"))
    return noun.dep == "dobj" and owned and sentence.tokens[noun.head].lemma in ("have", "see", "get")


def _destined(sentence: Sentence, noun: Token) -> list[Token]:
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


def _bare(scene: Scene, index: int, sentence: Sentence, noun: Token, told: Token) -> list[Subject]:
    """Read "Restoration work began in May", "the repairs will cost £900": of what was spoken of before."""
    lexicon = scene.document.lexicon
    verb = sentence.tokens[told.head]
    own = sentence.kids(told.i, "compound", "poss", "prep", "amod", "acl", "relcl")
    if not lexicon.has("modal.bare", noun.lower) or [
        one for one in own if one.i != noun.i and not lexicon.has("event_nouns.plain", one.lower)
    ]:
        return []
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


def _work_of(lexicon: Lexicon, sentence: Sentence, noun: Token) -> Token | None:
    """Return what a noun describes: "work" of "repair and refurbishment work on the memorial", "ceremony"."""
    first = noun
    while first.dep == "conj":
        first = sentence.tokens[first.head]
    head = sentence.tokens[first.head]
    return (
        head if first.dep in ("compound", "nmod") and lexicon.has("event_nouns.works", head.lower) else None
    )


def _around(lexicon: Lexicon, sentence: Sentence, noun: Token) -> Token | None:
    """Return "work" of "work on the restoration", "service" of "a service of dedication"."""
    above = sentence.tokens[noun.head]
    head = sentence.tokens[above.head]
    around = (
        noun.dep == "pobj" and above.lower in ("on", "of") and lexicon.has("event_nouns.works", head.lower)
    )
    return head if around else None


def _case_of(lexicon: Lexicon, sentence: Sentence, noun: Token) -> Token | None:
    """Return what counts cases of an event: "incidents" of "six incidents of vandalism and damage at the cemetery"."""
    first = noun
    while first.dep == "conj":
        first = sentence.tokens[first.head]
    of = sentence.tokens[first.head]
    head = sentence.tokens[of.head]
    counted = first.dep == "pobj" and of.lower == "of" and lexicon.has("modal.cases", head.lower)
    return head if counted else None


def _under_way(lexicon: Lexicon, sentence: Sentence, noun: Token) -> bool:
    """Say whether what the noun names goes on: "restoration is under way", "has begun"."""
    verb = sentence.tokens[noun.head]
    if noun.dep not in ("nsubj", "nsubjpass"):
        return False
    if verb.lemma == "be":
        behind = [token.lower for token in sentence.tokens[verb.i + 1 : verb.i + 4]]
        return any(lexicon.has("event_nouns.advancing", word) for word in behind)
    return _goes_on(sentence, verb) or verb.lemma in (
        "begin",
        "start",
        "continue",
        "proceed",
        "progress",
        "advance",
        "near",
    )


def _goes_on(sentence: Sentence, verb: Token) -> bool:
    """Read "has been going on since March"."""
    on = any(kid.lower in ("on", "ahead", "forward") for kid in sentence.kids(verb.i))
    return verb.tag in ("VBG", "VBZ", "VBP") and verb.lemma == "go" and on


def _suffered(scene: Scene, index: int, sentence: Sentence, noun: Token) -> list[Subject]:
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


def _is_talk(sentence: Sentence, noun: Token) -> bool:
    """Say whether an event noun is only what a debate, a law or a fear is about."""
    head = sentence.tokens[noun.head]
    over = head.lower
    if head.pos == "ADP":
        head = sentence.tokens[head.head]
    if over == "against" and head.lemma not in ("protest", "demonstrate") and head.lower != "protests":
        return True  # "signatures against the relocation"
    if over in ("over", "at", "about", "after") and head.lower in ("protest", "protests"):
        return False  # one protests at what was done
    return head.lower in (
        "charge",
        "charges",
        "fee",
        "fees",
        "debate",
        "discussion",
        "discussions",
        "controversy",
        "law",
        "question",
        "issue",
        "protests",
        "protest",
        "fears",
        "fear",
        "risk",
        "act",
        "opposition",
        "ban",
        "campaign",
        "hearing",
        "talks",
    ) or head.lemma in ("prevent", "oppose", "fear", "ban", "prohibit", "discuss", "debate", "face")


def intended(scene: Scene, index: int, sentence: Sentence, word: Token) -> Iterator[Fact]:
    """Read "plans for a new memorial", "raised money for a statue", "campaigned for a memorial": it is to be erected."""
    lexicon = scene.document.lexicon
    above = sentence.tokens[word.head]
    raised = False
    if word.pos == "VERB":
        planned, meant = False, lexicon.has("modal.proposed_verbs", word.lemma)
    else:
        raised = word.lower in ("money", "funds", "cash") and lexicon.has("modal.funding", above.lemma)
        planned = lexicon.has("modal.planned_nouns", word.lower)
        meant = planned or raised or lexicon.has("modal.proposed_nouns", word.lower)
    if word.lower == "work" and word.dep == "nsubj" and lexicon.has("event_nouns.starting", above.lemma):
        yield from _begun(scene, index, sentence, word)
        return
    if not meant or sentence.kids(word.i, "neg"):
        return
    dropped = _is_dropped(lexicon, sentence, word)
    heads = [word, above] if raised or word.dep == "nsubjpass" or above.lemma == "be" else [word]
    leading = ("for", "of") if word.lower in ("idea", "possibility") else ("for",)
    goals = [goal for head in heads for goal in sentence.objects(head.i, *leading)]
    for subject in subjects_of(scene, index, goals, part=False):
        kids = sentence.kids(subject.mention.head, "amod", "det") if subject.mention else []
        if any(kid.lower in ("a", "an", "new", "permanent") for kid in kids):
            status: Status = "denied" if dropped else "planned" if planned else "proposed"
            yield event_fact(index, sentence, word, subject, "erected", status, "noun")


def _is_dropped(lexicon: Lexicon, sentence: Sentence, noun: Token) -> bool:
    """Say whether a plan came to nothing: "plans were shelved", "the idea fell through", "there are no plans"."""
    verb = sentence.tokens[noun.head]
    if any(kid.lower == "no" for kid in sentence.kids(noun.i, "det")):
        return True
    if noun.dep not in ("nsubj", "nsubjpass", "dobj"):
        return False
    if lexicon.has("event_nouns.dropping", verb.lemma) and noun.dep != "nsubj":
        return True
    behind = {one.lower for one in sentence.tokens[verb.i + 1 : verb.i + 4]}
    return (
        noun.dep == "nsubj"
        and f"{verb.lemma}" in ("come", "fall")
        and bool(behind & {"nothing", "naught", "through"})
    )


def _begun(scene: Scene, index: int, sentence: Sentence, work: Token) -> Iterator[Fact]:
    """Read "Work starts in June on a memorial to the pilots", "Work on a new statue has begun"."""
    verb = sentence.tokens[work.head]
    goals = [goal for head in (work, verb) for goal in sentence.objects(head.i, "on")]
    coming = verb.tag in ("VBZ", "VB") or is_future(sentence, verb)
    status: Status = "planned" if coming else "ongoing"
    for subject in subjects_of(scene, index, goals, part=False):
        kids = sentence.kids(subject.mention.head, "amod", "det") if subject.mention else []
        if any(kid.lower in ("a", "an", "new") for kid in kids):
            yield event_fact(index, sentence, verb, subject, "erected", status, "noun")


def missing_events(scene: Scene, index: int, sentence: Sentence, token: Token) -> Iterator[Fact]:
    """Read "were reported missing", "went missing": taken away by somebody."""
    verb = sentence.tokens[token.head]
    if any(kid.lower == "still" for at in (verb, token) for kid in sentence.kids(at.i, "advmod")):
        return  # what is still missing was told before
    if token.tag == "VBG" and (lost := sentence.kids(token.i, "dobj")):
        yield from _without(scene, index, sentence, token, lost)
        return
    nouns = sentence.kids(verb.i, "nsubj", "nsubjpass") if verb.pos in ("VERB", "AUX") else []
    if token.tag == "VBG" and not nouns:
        nouns = sentence.kids(token.i, "nsubj", "nsubjpass")  # "letters are missing", taken for a verb
    if verb.dep == "xcomp" and not nouns:
        nouns = sentence.kids(verb.head, "nsubj", "nsubjpass")
    reported = verb.lemma in ("go", "report", "find", "discover")
    for subject in subjects_of(scene, index, nouns, part=True):
        name = "vandalised" if reported or not subject.thing.piece else "damaged"
        yield event_fact(index, sentence, verb, subject, name, "happened", "verb")


def _without(scene: Scene, index: int, sentence: Sentence, verb: Token, lost: list[Token]) -> Iterator[Fact]:
    """Read "the statue is missing an arm": damaged."""
    if any(scene.document.lexicon.has("memorials.parts", one.lower) for one in lost):
        for subject in subjects_of(scene, index, sentence.kids(verb.i, "nsubj"), part=False):
            yield event_fact(index, sentence, verb, subject, "damaged", "happened", "verb")


def is_tending(sentence: Sentence, token: Token) -> bool:
    """Say whether "look" is a noun only for the parser: "pupils look after the grave"."""
    behind = sentence.tokens[token.i + 1].lower if token.i + 1 < len(sentence.tokens) else ""
    return (
        token.lower in ("look", "looks", "care", "cares")
        and token.pos == "NOUN"
        and behind == ("after" if token.lower.startswith("look") else "for")
        and (
            token.dep == "ROOT"
            or (token.lower.startswith("look") and not sentence.kids(token.i, "det", "amod"))
        )
    )
