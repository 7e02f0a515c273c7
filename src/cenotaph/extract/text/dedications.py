"""Whom a memorial is for: by its name, by "dedicated to", "in memory of", "bearing the names of".

Invariant: whose graves they are is no dedication; a value is a stretch of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cenotaph.extract.text.clauses import clause_span
from cenotaph.extract.text.facts import Fact, Scene, Subject, state_fact
from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.lexicon import Lexicon
from cenotaph.extract.text.mentions import Mention
from cenotaph.extract.text.phrases import are_people
from cenotaph.extract.text.reading import Amount
from cenotaph.extract.text.tokens import Sentence, Token
from cenotaph.normalize.quantities import find_quantities


def dedications_by_name(scene: Scene, mention: Mention) -> Iterator[Fact]:
    """Read "monument to Soviet soldiers", "statue of Lenin", "the Animals in War memorial", "Lenin statues"."""
    thing = scene.things.of.get((mention.sentence, mention.head))
    if thing is None or mention.anaphor:
        return
    sentence = scene.document.sentences[mention.sentence]
    head = sentence.tokens[mention.head]
    subject = Subject(thing, mention.span, mention, mention.sentence)
    burial = mention.kind in ("cemetery", "grave", "mass_grave", "group", "memorial_site")
    if mention.dedicatee and not burial:
        prep = next((kid for kid in sentence.kids(head.i, "prep") if mention.dedicatee[0] > kid.start), None)
        beside = sentence.tokens[head.i + 1] if head.i + 1 < len(sentence.tokens) else head
        people = scene.document.words(mention.dedicatee).split()[-1].lower()
        if prep is None and beside.lower == "to" and are_people(scene.document.lexicon, people):
            prep = beside
        prep = prep or next(
            (
                t
                for t in sentence.tokens[head.i + 1 :]
                if t.lower in ("to", "of", "for")
                and t.start < mention.dedicatee[0]
                and sentence.tokens[t.head].lemma
                not in ("move", "relocate", "transfer", "add", "give", "return", "donate")
            ),
            None,
        )
        if prep is not None and _is_for(scene, sentence, mention, prep):
            value = _full_value(scene, sentence, mention.dedicatee)
            yield state_fact(
                mention.sentence,
                head,
                subject,
                "commemorates",
                (mention.span[0], max(mention.span[1], value[1])),
                value,
                "dedicatee",
                850,
            )
        return
    aside = _dedicatee_aside(scene, sentence, head) if not burial else None
    if aside is not None:
        span = (mention.span[0], aside[1])
        yield state_fact(mention.sentence, head, subject, "commemorates", span, aside, "dedicatee", 800)
        return
    name = _name_before(scene, sentence, mention)
    if name is not None and not burial:
        yield state_fact(
            mention.sentence, head, subject, "commemorates", mention.span, name, "named_for", 700
        )


def _dedicatee_aside(scene: Scene, sentence: Sentence, head: Token) -> Span | None:
    """Read "a second memorial, to the 27 airmen of the squadron, was added"."""
    comma = sentence.tokens[head.i + 1] if head.i + 2 < len(sentence.tokens) else head
    prep = sentence.tokens[head.i + 2] if comma.text == "," else head
    if prep.lower != "to" or prep.dep != "prep":
        return None
    people = next(iter(sentence.kids(prep.i, "pobj")), None)
    if people is None or not are_people(scene.document.lexicon, people.lower):
        return None
    return value_of(sentence, people)


def _is_for(scene: Scene, sentence: Sentence, mention: Mention, prep: Token) -> bool:
    words = scene.document.words(mention.dedicatee) if mention.dedicatee else ""
    if not re.search(r"[a-z]", words, re.IGNORECASE) or words.split()[0].lower() in (
        "which",
        "it",
        "them",
        "this",
        "that",
        "him",
        "her",
    ):
        return False
    if prep.lower == "to":
        return words.split()[-1].lower() not in _LISTS
    if prep.lower == "for":
        people = any(are_people(scene.document.lexicon, word.lower()) for word in words.split())
        return (
            people
            or bool(
                re.search(r"soldier|victim|dead|fallen|hero|killed|men|women|people|those|who|[A-Z]", words)
            )
        ) and not re.search(r"years?|months?|days?|removal|cleaning|restoration|[Ss]ale", words)
    first = sentence.tokens[prep.i + 1 : prep.i + 6]
    if re.search(r"\b(?:Soldier|Angel|Liberty|Victory|Motherland|Mother|Warrior)s?$", words):
        return False
    return (
        any(token.ent == "PERSON" for token in first)
        or (mention.kind == "statue" and first[0].pos == "PROPN" and first[0].ent not in ("ORG", "GPE"))
        or (sentence.tokens[mention.head].lower == "bust" and first[0].pos == "PROPN")
        or (
            bool(
                re.search(
                    r"\b(?:soldier|hero|victim|glory|gratitude|victory|martyr|fallen|leader|general|marshal)",
                    words,
                    re.IGNORECASE,
                )
            )
            and mention.kind == "monument"
        )
    )


_LISTS = frozenset({"register", "registers", "list", "lists", "inventory", "schedule", "agenda"})
"""What a memorial is put on: "to add the war memorial to the assets register"."""


def _full_value(scene: Scene, sentence: Sentence, span: Span) -> Span:
    """Take the clause that describes the dedicatees into the value: "soldiers who gave their lives"."""
    noun = next(
        (
            t
            for t in reversed(sentence.tokens)
            if span[0] <= t.start < span[1]
            and not (span[0] <= sentence.tokens[t.head].start < span[1] and t.head != t.i)
        ),
        None,
    )
    if noun is None:
        return span
    end = _end_of_fate(sentence, noun, span[1])
    for kid in sentence.kids(noun.i, "relcl", "acl", "prep"):
        under = sentence.subtree(kid.i)
        if (
            sentence.tokens[under[0]].start - end <= 2
            and kid.lower not in ("in", "at", "on")
            and not any(kid.lemma == verb for verb in scene.document.lexicon.verbs)
        ):
            relative = [t for t in (sentence.tokens[i] for i in under) if t.tag in ("WP", "WDT", "WP$")]
            if kid.dep == "relcl" and not (relative and relative[0].lower in ("who", "whose", "that")):
                continue
            stop = next(
                (
                    i
                    for i in under
                    if sentence.tokens[i].text in ",;–—-(" and sentence.tokens[i].dep == "punct"
                ),
                under[-1] + 1,
            )
            kept = [i for i in under if i < stop]
            end = max(end, sentence.tokens[kept[-1]].end) if kept else end
    conj = [kid for kid in sentence.kids(noun.i, "conj") if kid.pos in ("NOUN", "PROPN")]
    if conj and 0 <= conj[-1].start - end < 40:
        under = sentence.subtree(conj[-1].i)
        end = max(end, sentence.tokens[under[-1]].end) if len(under) < 12 else end
    return span[0], end


def _end_of_fate(sentence: Sentence, noun: Token, end: int) -> int:
    """Take in how they died, to whatever the parser tied it: "soldiers killed fighting the Nazis"."""
    behind = sentence.tokens[noun.i + 1] if noun.i + 1 < len(sentence.tokens) else noun
    if behind.lemma not in _FATES or behind.tag not in ("VBN", "VBD") or behind.start - end > 2:
        return end
    for i in sentence.subtree(behind.i):
        token = sentence.tokens[i]
        if i < behind.i or token.start - end > 2 or token.text in ",;–—-(" or token.lower == "to":
            break
        end = token.end
    return end


_FATES = frozenset(
    {"kill", "murder", "execute", "fall", "die", "shoot", "massacre", "deport", "slay", "drown", "lose"}
)


def _name_before(scene: Scene, sentence: Sentence, mention: Mention) -> Span | None:
    """Return the person or event in front of a memorial word: "Lenin statues", "Robert E. Lee monument"."""
    tokens = sentence.tokens
    left = [t for t in tokens[: mention.head] if t.start >= mention.span[0]]
    if 0 <= mention.last < mention.head:
        return None  # "Roll of Honour"
    if (
        left
        and left[0].text[0].isupper()
        and any(token.lower in ("in", "of", "and", "for") for token in left)
    ):
        return left[0].start, left[-1].end
    while left and left[-1].lower in ("war", "memorial", "bronze", "equestrian"):
        left.pop()
    if not left:
        return None
    if any(
        scene.document.words(one.span) == scene.document.words((left[0].start, left[-1].end))
        for one in scene.places(mention.sentence)
    ):
        return None
    people = [t for t in left if t.ent == "PERSON" or (t.pos == "PROPN" and t.lower in _FAMOUS)]
    if not any(t.pos in ("VERB", "AUX") for t in sentence.tokens):
        return None
    if scene.document.lexicon.has("places.suffixes", left[-1].lower):
        return None  # "Queen's Park Cenotaph"
    head = sentence.tokens[mention.head]
    at = head.dep == "pobj" and sentence.tokens[head.head].lower in ("at", "in", "near")
    if at and len(left) == 1 and mention.kind != "statue" and left[0].lower not in _FAMOUS:
        return None  # "buried at the Sologubovka memorial"
    if not people or people[-1] is not left[-1] or mention.kind not in ("statue", "monument"):
        return None
    first = left[-1]
    for token in reversed(left):
        if token.ent != "PERSON" and token.lower not in _FAMOUS and token.pos != "PROPN":
            break
        first = token
    return first.start, left[-1].end


_FAMOUS = frozenset(["lenin", "stalin", "lee", "columbus", "holocaust", "dzerzhinsky", "konev", "pushkin"])


def dedications_in(scene: Scene, index: int, sentence: Sentence) -> Iterator[Fact]:
    """Read "was dedicated to", "commemorating", "in memory of", "bearing the names of"."""
    lexicon = scene.document.lexicon
    for token in sentence.tokens:
        if token.quoted:
            continue
        value: Token | None = None
        if (
            token.tag == "VBN"
            and token.dep == "acl"
            and token.lemma in ("name", "list", "record", "honour", "honor", "remember", "commemorate")
        ):
            yield from _named_there(scene, index, sentence, token)
            continue
        if (
            lexicon.has("dedication.verbs", token.lemma)
            and token.pos in ("VERB", "NOUN", "ADJ")
            and token.lower != "memorial"
            and not (token.pos == "NOUN" and token.i and sentence.tokens[token.i - 1].lower == "in")
        ):
            value = next(iter(sentence.kids(token.i, "dobj")), None)
            passive = sentence.kids(token.i, "nsubjpass")
            if passive and value is None:
                yield from _commemorated_there(scene, index, sentence, token, passive[0])
                continue
        elif (
            token.lemma == "mark" and token.pos == "VERB" and (marked := _marked(sentence, token)) is not None
        ):
            value = marked
        elif lexicon.has("dedication.to_verbs", token.lemma) and token.pos == "VERB":
            value = object_of(sentence, token, "to")
        elif (
            lexicon.has("dedication.nouns", token.lower)
            and token.i
            and sentence.tokens[token.i - 1].lower in ("in", "the", "to", "a")
        ):
            prep_in = sentence.tokens[token.i - 1].lower == "in" or (
                token.i > 1 and sentence.tokens[token.i - 2].lower in ("in", "to", "as")
            )
            goal = next((one for by in ("of", "to", "for") if (one := object_of(sentence, token, by))), None)
            value = goal if prep_in else None
        elif lexicon.has("dedication.names_verbs", token.lemma) and token.pos == "VERB":
            value = _named_on(lexicon, sentence, token)
        elif lexicon.has("dedication.paying", token.lemma) and token.pos == "VERB":
            paid = [
                kid for kid in sentence.kids(token.i, "dobj") if kid.lower in ("tribute", "homage", "witness")
            ]
            heads = [token, *paid] if paid else []
            value = next((one for head in heads if (one := object_of(sentence, head, "to"))), None)
        elif token.lower == "names" and token.dep in ("nsubj", "nsubjpass"):
            yield from _names_on(scene, index, sentence, token)
            continue
        elif token.lower == "names" and token.dep == "pobj" and sentence.tokens[token.head].lower == "with":
            value = object_of(sentence, token, "of") or (token if sentence.kids(token.i, "nummod") else None)
        elif (
            token.lower == "names"
            and token.dep in ("attr", "dobj", "nsubj")
            and (cut := _cut_before(sentence, token))
        ):
            yield from _names_on(scene, index, sentence, token, cut)
            continue
        elif (
            token.lemma == "be"
            and (people := object_of(sentence, token, "for")) is not None
            and are_people(lexicon, people.lower)
        ):
            value = people
        elif token.lemma in ("depict", "portray", "represent", "show") and token.pos == "VERB":
            value = _depicted(scene, index, sentence, token)
        elif token.lower == "names" and token.dep == "attr" and sentence.kids(token.i, "nummod"):
            yield from _names_there(scene, index, sentence, token)
            continue
        if value is None or value.quoted:
            continue
        subject = _dedicated(scene, index, sentence, token)
        if (
            subject is None
            or (value.pos == "PRON" and value.lower not in ("those", "all"))
            or value.lower in ("occasion", "anniversary", "day", "event", "memory")
        ):
            continue
        span = value_of(sentence, value)
        clause = clause_span(sentence, token, subject.about if subject.sentence == index else span, span)
        yield _commemorates(scene, index, token, subject, clause, span)


def _commemorates(
    scene: Scene, index: int, verb: Token, subject: Subject, clause: Span, people: Span
) -> Fact:
    fact = state_fact(index, verb, subject, "commemorates", clause, people, "dedication")
    fact.count = _people(scene.document.words(people))
    fact.count_of = "people" if fact.count else None
    return fact


def _marked(sentence: Sentence, verb: Token) -> Token | None:
    """Return the event of "erected to mark the liberation"; a day, a date or the spot where it stands is none."""
    event = next(iter(sentence.kids(verb.i, "dobj")), None)
    if event is None or event.lower in _NO_EVENTS or event.ent in ("DATE", "TIME", "CARDINAL"):
        return None
    told = verb.dep in ("acl", "relcl", "ROOT") or any(
        kid.tag == "TO" for kid in sentence.kids(verb.i, "aux")
    )
    return event if told else None


_NO_EVENTS = frozenset(
    {"spot", "site", "place", "location", "position", "scene", "point", "boundary", "entrance", "grave", "graves", "border",
     "anniversary", "centenary", "bicentenary", "years", "year", "day", "occasion", "start", "beginning", "jubilee", "date",
     "birthday", "line", "limit", "way", "route", "step", "milestone"}
)  # fmt: skip


def _depicted(scene: Scene, index: int, sentence: Sentence, verb: Token) -> Token | None:
    """Return who is shown by a statue, where it is somebody with a name: "the statue depicts Marshal Konev"."""
    subject = next(
        (one for kid in sentence.kids(verb.i, "nsubj") if (one := scene.subject(index, kid))), None
    )
    shown = next(iter(sentence.kids(verb.i, "dobj")), None)
    if subject is None or shown is None or subject.thing.kind != "statue":
        return None
    return shown if shown.ent == "PERSON" and shown.pos == "PROPN" else None


def _cut_before(sentence: Sentence, names: Token) -> Token | None:
    """Return the participle of "engraved on the stone are the names of", which stands first."""
    copula = sentence.tokens[names.head]
    if (
        names.dep == "dobj"
        and copula.tag == "VBN"
        and sentence.kids(copula.i, "auxpass")
        and copula.i < names.i
    ):
        return copula
    head = sentence.tokens[copula.head]
    return head if copula.dep == "auxpass" and head.tag == "VBN" and head.i < copula.i < names.i else None


def _names_on(
    scene: Scene, index: int, sentence: Sentence, names: Token, cut: Token | None = None
) -> Iterator[Fact]:
    """Read "the names of 93 men are carved on the memorial", "carved on it are the names of 93 men"."""
    verb, people = cut or sentence.tokens[names.head], object_of(sentence, names, "of")
    counted = sentence.kids(names.i, "nummod")
    if people is None and counted:
        people = names  # "900 names are inscribed on its walls"
    if (
        people is None
        or (people.pos == "PRON" and people.lower not in ("those", "all"))
        or not scene.document.lexicon.has("inscribing.cutting", verb.lemma)
    ):
        return
    on = [goal for by in ("on", "onto", "into", "in", "to") if (goal := object_of(sentence, verb, by))]
    subject = next((found for goal in on if (found := scene.subject(index, goal, part=True))), None)
    if subject is None:
        return
    span = value_of(sentence, people)
    clause = clause_span(sentence, verb, subject.about, span)
    yield _commemorates(scene, index, verb, subject, clause, span)


def _names_there(scene: Scene, index: int, sentence: Sentence, names: Token) -> Iterator[Fact]:
    """Read "there are 54 names on the memorial"."""
    on = object_of(sentence, names, "on")
    subject = scene.subject(index, on) if on is not None else None
    if subject is not None:
        count = sentence.kids(names.i, "nummod")[0]
        clause = clause_span(sentence, sentence.tokens[names.head], subject.about)
        yield _commemorates(scene, index, names, subject, clause, (count.start, names.end))


def _named_there(scene: Scene, index: int, sentence: Sentence, verb: Token) -> Iterator[Fact]:
    """Read "the 58 district men named on the pedestal"."""
    people = sentence.tokens[verb.head]
    on = object_of(sentence, verb, "on") or object_of(sentence, verb, "at")
    subject = scene.subject(index, on, part=True) if on is not None else None
    if subject is None or not are_people(scene.document.lexicon, people.lower):
        return
    span = (value_of(sentence, people)[0], people.end)
    yield _commemorates(scene, index, verb, subject, (span[0], max(verb.end, subject.about[1])), span)


def _named_on(lexicon: Lexicon, sentence: Sentence, verb: Token) -> Token | None:
    """Return whose names are borne ("bears the names of"), or who is listed ("lists 47 men")."""
    objects = sentence.kids(verb.i, "dobj")
    names = next((kid for kid in objects if kid.lower in ("names", "name")), None)
    if names is not None:
        return object_of(sentence, names, "of") or (names if sentence.kids(names.i, "nummod") else None)
    if not lexicon.has("dedication.people_verbs", verb.lemma) or sentence.kids(
        verb.i, "auxpass", "nsubjpass"
    ):
        return None
    return next(
        (kid for kid in objects if are_people(lexicon, kid.lower)),
        None,
    )


def _commemorated_there(
    scene: Scene, index: int, sentence: Sentence, verb: Token, people: Token
) -> Iterator[Fact]:
    """Read "the cemetery, where 3,217 casualties are commemorated"."""
    here = [one for one in scene.mentions_in(index) if (index, one.head) in scene.things.of]
    head = sentence.tokens[verb.head] if verb.dep == "relcl" else None
    subject = scene.subject(index, head) if head is not None else None
    if subject is None:
        on = [
            kid
            for prep in sentence.kids(verb.i, "prep")
            if prep.lower in ("on", "at", "by", "in")
            for kid in sentence.kids(prep.i, "pobj")
        ]
        subject = next((found for kid in on if (found := scene.subject(index, kid))), None)
    if subject is None and here and verb.dep == "relcl":
        before = [one for one in here if one.span[0] < verb.start] or here
        subject = Subject(scene.things.of[index, before[-1].head], before[-1].span, before[-1], index)
    if subject is None:
        return
    span = value_of(sentence, people)
    clause = clause_span(sentence, verb, subject.about)
    yield _commemorates(scene, index, verb, subject, clause, span)


def object_of(sentence: Sentence, token: Token, preposition: str) -> Token | None:
    """Return the noun behind a word's preposition, or None."""
    for prep in sentence.kids(token.i, "prep", "dative"):
        if prep.lower == preposition:
            objects = sentence.kids(prep.i, "pobj")
            if objects:
                return objects[0]
    return None


def value_of(sentence: Sentence, noun: Token) -> Span:
    """Return a noun phrase with its clauses, without its article, up to a dash or bracket."""
    under = sentence.subtree(noun.i)
    kept = [i for i in under if i <= noun.i]
    while len(kept) > 1 and sentence.tokens[kept[0]].lower in ("the", "a", "an"):
        kept.pop(0)
    start = sentence.tokens[kept[0]].start
    stop = next((i for i in under if i > noun.i and sentence.tokens[i].text in ";–—("), under[-1] + 1)
    last = [i for i in under if i < stop and i >= noun.i]
    return start, sentence.tokens[last[-1]].end


def _people(words: str) -> Amount | None:
    """Read a number of people at the head of a value ("243 local men")."""
    found = next(iter(find_quantities(words)), None)
    if found is None or found.start > 4 or found.end > len(words):
        return None
    written = words[found.start : found.end]
    if re.fullmatch(r"1[5-9]\d\d|20\d\d", written) or written.lower() in ("one", "a", "some"):
        return None
    return Amount(found.quantity.min, found.quantity.max)


def _dedicated(scene: Scene, index: int, sentence: Sentence, token: Token) -> Subject | None:
    """Find the memorial that a dedicating word belongs to: its subject, the noun it describes, else none."""
    at = token
    for _ in range(5):
        nouns = sentence.kids(at.i, "nsubj", "nsubjpass", "dobj") if at.pos in ("VERB", "AUX") else []
        nouns = [noun for noun in nouns if noun.i < token.i or at is not token]
        nouns += [
            kid for noun in nouns for kid in sentence.kids(noun.i, "appos")
        ]  # "The oldest, a tablet, ..."
        if at.dep in ("acl", "relcl", "prep", "appos"):
            nouns.append(sentence.tokens[at.head])
        for noun in nouns:
            if noun.tag in ("WDT", "WP"):
                continue
            subject = scene.subject(index, noun)
            if subject is not None:
                return subject
        if at.head == at.i:
            return None
        at = sentence.tokens[at.head]
        subject = scene.subject(index, at) if at.pos in ("NOUN", "PROPN") else None
        if subject is not None:
            return subject
    return None
