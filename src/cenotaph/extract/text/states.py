"""States: whom a memorial is for, what is written on it, what it is called, its condition, care and protection.

Invariant: every value is a stretch of the text as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cenotaph.extract.text.attribution import find_subject, is_written_on_stone
from cenotaph.extract.text.clauses import clause_span, status_of
from cenotaph.extract.text.facts import Fact, Scene, Subject, unit_of
from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.mentions import Mention
from cenotaph.extract.text.reading import Amount
from cenotaph.extract.text.tokens import Sentence, Token
from cenotaph.normalize.quantities import find_quantities


def find_states(scene: Scene) -> list[Fact]:
    """Find every state of a document."""
    facts: list[Fact] = []
    for mention in scene.mentions:
        facts += _dedicated_by_name(scene, mention)
    for index, sentence in enumerate(scene.document.sentences):
        facts += _dedications(scene, index, sentence)
        facts += _inscriptions(scene, index, sentence)
        facts += _there_are(scene, index, sentence)
        facts += _part_of(scene, index, sentence)
        facts += _named(scene, index, sentence)
        facts += _described(scene, index, sentence)
    return facts


def _fact(scene: Scene, index: int, trigger: Token, subject: Subject, name: str, evidence: Span, value: Span | None, rule: str, certainty: int = 800) -> Fact:
    return Fact(
        name, index, trigger, subject.thing, subject.about, evidence, subject.mention, value_span=value, timed=False,
        rule=rule, certainty=certainty,
    )  # fmt: skip


# --- whom it is for


def _dedicated_by_name(scene: Scene, mention: Mention) -> Iterator[Fact]:
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
        prep = prep or next((t for t in sentence.tokens[head.i + 1 :] if t.lower in ("to", "of", "for") and t.start < mention.dedicatee[0] and sentence.tokens[t.head].pos not in ("VERB", "AUX")), None)
        if prep is not None and _is_for(scene, sentence, mention, prep):
            value = _full_value(scene, sentence, mention.dedicatee)
            yield _fact(scene, mention.sentence, head, subject, "commemorates", (mention.span[0], max(mention.span[1], value[1])), value, "dedicatee", 850)
        return
    name = _name_before(scene, sentence, mention)
    if name is not None and not burial:
        yield _fact(scene, mention.sentence, head, subject, "commemorates", mention.span, name, "named_for", 700)


def _is_for(scene: Scene, sentence: Sentence, mention: Mention, prep: Token) -> bool:
    words = scene.document.words(mention.dedicatee) if mention.dedicatee else ""
    if not re.search(r"[a-z]", words, re.IGNORECASE) or words.split()[0].lower() in ("which", "it", "them", "this", "that", "him", "her"):
        return False
    if prep.lower == "to":
        return True
    if prep.lower == "for":
        return bool(re.search(r"soldier|victim|dead|fallen|hero|killed|men|women|people|those|who|[A-Z]", words)) and not re.search(r"years?|months?|days?|removal|cleaning|restoration", words)
    first = sentence.tokens[prep.i + 1 : prep.i + 6]
    if re.search(r"\b(?:Soldier|Angel|Liberty|Victory|Motherland|Mother|Warrior)s?$", words):
        return False
    return any(token.ent == "PERSON" for token in first) or mention.kind == "statue" and first[0].pos == "PROPN" and first[0].ent not in ("ORG", "GPE") or bool(re.search(r"\b(?:soldier|hero|victim|glory|gratitude|victory|martyr|fallen|leader|general|marshal)", words, re.IGNORECASE)) and mention.kind == "monument"


def _full_value(scene: Scene, sentence: Sentence, span: Span) -> Span:
    """Take the clause that describes the dedicatees into the value: "soldiers who gave their lives"."""
    noun = next((t for t in reversed(sentence.tokens) if span[0] <= t.start < span[1] and not (span[0] <= sentence.tokens[t.head].start < span[1] and t.head != t.i)), None)
    if noun is None:
        return span
    end = span[1]
    for kid in sentence.kids(noun.i, "relcl", "acl", "prep"):
        under = sentence.subtree(kid.i)
        if sentence.tokens[under[0]].start - end <= 2 and kid.lower not in ("in", "at", "on") and not any(kid.lemma == verb for verb in scene.document.lexicon.verbs):
            relative = [t for t in (sentence.tokens[i] for i in under) if t.tag in ("WP", "WDT", "WP$")]
            if kid.dep == "relcl" and not (relative and relative[0].lower in ("who", "whose", "that")):
                continue
            stop = next((i for i in under if sentence.tokens[i].text in ",;–—-(" and sentence.tokens[i].dep == "punct"), under[-1] + 1)
            kept = [i for i in under if i < stop]
            end = max(end, sentence.tokens[kept[-1]].end) if kept else end
    conj = [kid for kid in sentence.kids(noun.i, "conj") if kid.pos in ("NOUN", "PROPN")]
    if conj and 0 <= conj[-1].start - end < 40:
        under = sentence.subtree(conj[-1].i)
        end = max(end, sentence.tokens[under[-1]].end) if len(under) < 12 else end
    return span[0], end


def _name_before(scene: Scene, sentence: Sentence, mention: Mention) -> Span | None:
    """Return the person or event in front of a memorial word: "Lenin statues", "Robert E. Lee monument"."""
    tokens = sentence.tokens
    left = [t for t in tokens[: mention.head] if t.start >= mention.span[0]]
    if left and left[0].text[0].isupper() and any(token.lower in ("in", "of", "and", "for") for token in left):
        return left[0].start, left[-1].end
    while left and left[-1].lower in ("war", "memorial", "bronze", "equestrian"):
        left.pop()
    if not left:
        return None
    if any(scene.document.words(one.span) == scene.document.words((left[0].start, left[-1].end)) for one in scene.places(mention.sentence)):
        return None
    people = [t for t in left if t.ent == "PERSON" or (t.pos == "PROPN" and t.lower in _FAMOUS)]
    if not any(t.pos in ("VERB", "AUX") for t in sentence.tokens):
        return None
    if not people or people[-1] is not left[-1] or mention.kind not in ("statue", "monument"):
        return None
    first = left[-1]
    for token in reversed(left):
        if token.ent != "PERSON" and token.lower not in _FAMOUS and token.pos != "PROPN":
            break
        first = token
    return first.start, left[-1].end


_FAMOUS = frozenset("lenin stalin lee columbus holocaust dzerzhinsky konev pushkin".split())


def _dedications(scene: Scene, index: int, sentence: Sentence) -> Iterator[Fact]:
    """Read "was dedicated to", "commemorating", "in memory of", "bearing the names of"."""
    lexicon = scene.document.lexicon
    for token in sentence.tokens:
        if token.quoted:
            continue
        value: Token | None = None
        if lexicon.has("dedication.verbs", token.lemma) and token.pos in ("VERB", "NOUN", "ADJ") and token.lower != "memorial":
            value = next(iter(sentence.kids(token.i, "dobj")), None)
            passive = sentence.kids(token.i, "nsubjpass")
            if passive and value is None:
                yield from _commemorated_there(scene, index, sentence, token, passive[0])
                continue
        elif lexicon.has("dedication.to_verbs", token.lemma) and token.pos == "VERB":
            value = _object(sentence, token, "to")
        elif lexicon.has("dedication.nouns", token.lower) and token.i and sentence.tokens[token.i - 1].lower in ("in", "the", "to"):
            prep_in = sentence.tokens[token.i - 1].lower == "in" or (token.i > 1 and sentence.tokens[token.i - 2].lower in ("in", "to"))
            value = _object(sentence, token, "of") if prep_in else None
        elif lexicon.has("dedication.names_verbs", token.lemma) and token.pos == "VERB":
            names = [kid for kid in sentence.kids(token.i, "dobj") if kid.lower == "names" or kid.lower == "name"]
            value = _object(sentence, names[0], "of") if names else None
        elif token.lower == "names" and token.dep == "pobj" and sentence.tokens[token.head].lower == "with":
            value = _object(sentence, token, "of")
        if value is None or value.quoted:
            continue
        subject = _dedicated(scene, index, sentence, token)
        if subject is None or value.pos == "PRON" or value.lower in ("occasion", "anniversary", "day", "event", "memory"):
            continue
        span = _value_of(scene, sentence, value)
        fact = _fact(scene, index, token, subject, "commemorates", clause_span(sentence, token, subject.about if subject.sentence == index else span, span), span, "dedication")
        fact.count = _people(scene.document.words(span))
        fact.count_of = "people" if fact.count else None
        yield fact


def _commemorated_there(scene: Scene, index: int, sentence: Sentence, verb: Token, people: Token) -> Iterator[Fact]:
    """Read "the cemetery, where 3,217 casualties are commemorated"."""
    here = [one for one in scene.mentions if one.sentence == index and (index, one.head) in scene.things.of]
    head = sentence.tokens[verb.head] if verb.dep == "relcl" else None
    subject = scene.subject(index, head) if head is not None else None
    if subject is None:
        on = [kid for prep in sentence.kids(verb.i, "prep") if prep.lower in ("on", "at", "by", "in") for kid in sentence.kids(prep.i, "pobj")]
        subject = next((found for kid in on if (found := scene.subject(index, kid))), None)
    if subject is None and here and verb.dep == "relcl":
        before = [one for one in here if one.span[0] < verb.start] or here
        subject = Subject(scene.things.of[index, before[-1].head], before[-1].span, before[-1], index)
    if subject is None:
        return
    span = _value_of(scene, sentence, people)
    fact = _fact(scene, index, verb, subject, "commemorates", clause_span(sentence, verb, subject.about), span, "dedication")
    fact.count = _people(scene.document.words(span))
    fact.count_of = "people" if fact.count else None
    yield fact


def _object(sentence: Sentence, token: Token, preposition: str) -> Token | None:
    for prep in sentence.kids(token.i, "prep", "dative"):
        if prep.lower == preposition:
            objects = sentence.kids(prep.i, "pobj")
            if objects:
                return objects[0]
    return None


def _value_of(scene: Scene, sentence: Sentence, noun: Token) -> Span:
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
    found = next(iter(find_quantities(words + " ; ; ;")), None)
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
        if at.dep in ("acl", "relcl", "prep", "appos") or (at.dep == "advcl" and False):
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


# --- what is written on it


def _inscriptions(scene: Scene, index: int, sentence: Sentence) -> Iterator[Fact]:
    """Read what stands between quotation marks on a memorial."""
    document = scene.document
    for quoted in document.quoted:
        if not sentence.span[0] <= quoted.outer[0] < sentence.span[1] or sentence.inside is not None:
            continue
        place = next((t for t in sentence.tokens if quoted.outer[0] <= t.start < quoted.outer[1]), None)
        if place is None or not is_written_on_stone(document, sentence, place):
            continue
        before = document.text[max(sentence.span[0], quoted.outer[0] - 40) : quoted.outer[0]].lower()
        if re.search(r"graffiti|daub|scrawl|spray|slogan|banner|placard|painted|spelling|t-shirt|poster|\bsigns?\b|notice", before):
            continue
        subject = _saying_part(scene, index, sentence, place) or _bearer(scene, index, sentence, quoted.outer[0])
        if subject is None:
            continue
        end = quoted.outer[1]
        yield _fact(scene, index, place, subject, "inscription", (sentence.span[0], max(sentence.span[1], end)), (quoted.start, quoted.end), "inscription", 800)


def _saying_part(scene: Scene, index: int, sentence: Sentence, place: Token) -> Subject | None:
    """Find the part that bears an inscription by its verb: "the crest, which reads"."""
    for verb in sentence.ancestors(place.i):
        if verb.pos == "VERB":
            noun = find_subject(sentence, verb)
            if noun is not None and noun.lower in ("crest", "pedestal", "plinth", "base", "slab"):
                return scene.subject(index, noun, part=True)
            return None
    return None


def _bearer(scene: Scene, index: int, sentence: Sentence, before: int) -> Subject | None:
    """Find what bears an inscription: a memorial of the sentence, else a part of one, else the last single one."""
    here = [one for one in scene.mentions if one.sentence == index and (index, one.head) in scene.things.of and one.span[0] < before]
    here = [one for one in here if one.kind or not one.anaphor]
    if here:
        best = next((one for one in reversed(here) if one.kind in ("plaque", "statue")), here[-1])
        return Subject(scene.things.of[index, best.head], best.span, best, index)
    for token in sentence.tokens:
        if token.start < before and token.lower in ("crest", "pedestal", "plinth", "base", "slab") and token.dep not in ("pobj",):
            return scene.subject(index, token, part=True)
    thing = scene.things.latest(index, before, plural=False) or scene.things.latest(index, before, plural=True)
    if thing is None:
        return None
    mention = [one for one in thing.mentions if one.sentence <= index][-1]
    return Subject(thing, mention.span, mention, mention.sentence)


# --- that it is there, is part of, is called


def _there_are(scene: Scene, index: int, sentence: Sentence) -> Iterator[Fact]:
    """Read "there are monuments in", "the memorial is in the square", "replicas are on display"."""
    for token in sentence.tokens:
        if token.lemma != "be" or token.pos not in ("AUX", "VERB"):
            continue
        expletive = sentence.kids(token.i, "expl")
        nouns: list[Token] = []
        if expletive:
            nouns = sentence.kids(token.i, "attr", "nsubj")
            nouns += [deep for noun in nouns for prep in sentence.kids(noun.i, "prep") if prep.lower in ("as", "of") for deep in sentence.kids(prep.i, "pobj")]
        elif _is_place_of(sentence, token):
            nouns = [noun for noun in sentence.kids(token.i, "nsubj") if noun.lower not in ("which", "that")]
        status = status_of(scene.document, sentence, token)
        for noun in nouns:
            subject = scene.subject(index, noun)
            if subject is None or status not in ("happened", "alleged", "denied"):
                continue
            fact = _fact(scene, index, token, subject, "exists", clause_span(sentence, token), None, "there_are", 800)
            if subject.mention and subject.sentence == index and subject.mention.count:
                fact.count, fact.count_of = subject.mention.count, unit_of(subject.mention.kind or subject.thing.kind)
                if fact.count_of == "graves" and scene.document.words(subject.mention.span).lower().endswith("graves"):
                    continue
                fact.count_of = "sites"
            fact.status = status
            yield fact
            break


def _is_place_of(sentence: Sentence, verb: Token) -> bool:
    if sentence.kids(verb.i, "attr", "acomp", "neg"):
        return False
    for prep in sentence.kids(verb.i, "prep"):
        goals = sentence.kids(prep.i, "pobj")
        if prep.lower == "on" and any(goal.lower in ("display", "show") for goal in goals):
            return True
        if prep.lower in ("in", "near", "outside", "at", "on", "opposite") and any(goal.ent in ("GPE", "LOC", "FAC") or goal.lower in ("square", "park", "village", "town", "city", "centre", "center", "courthouse", "churchyard", "street", "cemetery") for goal in goals):
            return True
    return False


def _part_of(scene: Scene, index: int, sentence: Sentence) -> Iterator[Fact]:
    """Read "is the central one", "is the largest of them", "is part of the complex"."""
    for token in sentence.tokens:
        if token.lemma != "be" or not sentence.kids(token.i, "attr"):
            continue
        attr = sentence.kids(token.i, "attr")[0]
        central = any(kid.lower in ("central", "main", "principal") for kid in sentence.kids(attr.i, "amod"))
        part = attr.lower == "part" and _object(sentence, attr, "of")
        nouns = [noun for noun in sentence.kids(token.i, "nsubj") if noun.tag not in ("WDT",)]
        subject = scene.subject(index, nouns[0]) if nouns else None
        if subject is None:
            continue
        if part:
            yield _fact(scene, index, token, subject, "part_of", clause_span(sentence, token), _value_of(scene, sentence, part), "part_of", 750)
        elif central and attr.lower in ("one", "monument", "memorial", "cemetery"):
            whole = _object(sentence, attr, "of") if attr.lower == "one" else None
            value = _value_of(scene, sentence, whole) if whole else None
            if value is None:
                groups = [one for one in scene.things.things if one.plural and one.mentions[0].sentence < index and one is not subject.thing]
                last = [one for thing in groups for one in thing.mentions if one.sentence < index]
                if not last:
                    continue
                value = max(last, key=lambda one: (one.sentence, one.span)).span
            yield _fact(scene, index, token, subject, "part_of", clause_span(sentence, token), value, "central", 750)


_KNOWN_AS = re.compile(
    r"(?:(?:also |better |locally |popularly |commonly |officially |now )*(?:known|referred to) (?:\w+ ){0,2}as|nicknamed|dubbed|(?:so-)?called|renamed|named)\s+(?:the |a )?[“\"‘']?(?P<name>[A-ZÀ-Þ][^,.;:()”\"’]{2,60}?)(?=[,.;:()”\"’]| (?:is|was|has|which|that|who|in|at|on|and|stands|were|had|by)\b|$)"
)
_IN_BRACKETS = re.compile(r"\(\s*[‘'“\"](?P<name>[^’'”\"()]{3,60})[’'”\"]\s*\)")


def _named(scene: Scene, index: int, sentence: Sentence) -> Iterator[Fact]:
    """Read "known as the Bronze Soldier", "monuments ('Monuments of Liberation')"."""
    document = scene.document
    here = [one for one in scene.mentions if one.sentence == index and (index, one.head) in scene.things.of]
    for pattern, reach in ((_KNOWN_AS, 60), (_IN_BRACKETS, 3)):
        for found in pattern.finditer(document.text, *sentence.span):
            before = [one for one in here if 0 <= found.start() - document.sentences[index].tokens[one.head].end <= reach]
            if not before or (pattern is _KNOWN_AS and "named after" in found[0]):
                continue
            mention = before[-1]
            between = document.text[mention.span[1] : found.start()]
            if pattern is _KNOWN_AS and re.search(r"\b(?:who|city|town|soldier|leader|people|group|movement|square|park)\b", between):
                continue
            subject = Subject(scene.things.of[index, mention.head], mention.span, mention, index)
            trigger = document.sentences[index].tokens[mention.head]
            yield _fact(scene, index, trigger, subject, "named", (mention.span[0], found.end()), found.span("name"), "named", 700)


# --- condition, care, protection


def _described(scene: Scene, index: int, sentence: Sentence) -> Iterator[Fact]:
    document, lexicon = scene.document, scene.document.lexicon
    for name, pattern in (("condition", lexicon.patterns["condition"]), ("protected", lexicon.patterns["protection"])):
        for found in pattern.finditer(document.text, *sentence.span):
            token = next((t for t in sentence.tokens if t.start >= found.start()), None)
            subject = _described_thing(scene, index, sentence, token) if token else None
            if token is not None and subject is not None:
                yield _fact(scene, index, token, subject, name, clause_span(sentence, token, found.span()), found.span(), name, 750)
    for token in sentence.tokens:
        if lexicon.has("condition.adjectives", token.lower) and token.dep in ("acomp", "amod", "oprd", "conj", "ROOT", "attr", "advcl", "xcomp"):
            nouns = [sentence.tokens[token.head]] if token.dep == "amod" else sentence.kids(token.head, "nsubj", "nsubjpass")
            if token.dep == "conj":
                nouns = sentence.kids(sentence.tokens[token.head].head, "nsubj", "nsubjpass")
            subject = next((one for noun in nouns if (one := scene.subject(index, noun))), None)
            if subject is not None:
                yield _fact(scene, index, token, subject, "condition", clause_span(sentence, token, subject.about if subject.sentence == index else (token.start, token.end)), (token.start, token.end), "condition", 750)
    yield from _protected_by_law(scene, index, sentence)
    yield from _in_care(scene, index, sentence)


def _described_thing(scene: Scene, index: int, sentence: Sentence, token: Token) -> Subject | None:
    """Find what a phrase of condition or protection is said of: the subject or object of its clause."""
    at = token
    for _ in range(6):
        if at.pos in ("VERB", "AUX"):
            for noun in sentence.kids(at.i, "dobj", "nsubjpass", "nsubj"):
                if noun.tag in ("WDT", "WP"):
                    continue
                subject = scene.subject(index, noun)
                if subject is not None:
                    return subject
            if at.dep == "relcl":
                subject = scene.subject(index, sentence.tokens[at.head])
                if subject is not None:
                    return subject
        elif at is not token:
            subject = scene.subject(index, at)
            if subject is not None:
                return subject
        if at.head == at.i:
            break
        at = sentence.tokens[at.head]
    return None


def _protected_by_law(scene: Scene, index: int, sentence: Sentence) -> Iterator[Fact]:
    """Read "a state law passed in 2017 to protect Confederate memorials"."""
    for token in sentence.tokens:
        if token.lemma not in ("protect", "prohibit", "ban", "forbid") or token.pos != "VERB":
            continue
        law = sentence.tokens[token.head] if token.dep in ("acl", "relcl") else next(iter(sentence.kids(token.i, "nsubj")), None)
        at = token
        for _ in range(3):
            if law is not None and law.lower in ("law", "act", "legislation", "statute", "ordinance"):
                break
            at = sentence.tokens[at.head]
            law = at if at.pos == "NOUN" else next(iter(sentence.kids(at.i, "nsubj")), None)
        if law is None or law.lower not in ("law", "act", "legislation", "statute", "ordinance"):
            continue
        for noun in sentence.kids(token.i, "dobj"):
            subject = scene.subject(index, noun)
            if subject is not None:
                under = [i for i in sentence.subtree(law.i) if i < token.i - 1]
                fact = _fact(scene, index, token, subject, "protected", clause_span(sentence, token), sentence.span_of(under or [law.i]), "protected_by_law", 750)
                fact.timed = True
                yield fact


def _in_care(scene: Scene, index: int, sentence: Sentence) -> Iterator[Fact]:
    """Read "in the care of X", "owned by X", "X is responsible for the memorial"."""
    document = scene.document
    words = document.words(sentence.span).lower()
    for phrase in document.lexicon.lists["custody.phrases"]:
        at = words.find(phrase)
        if at < 0:
            continue
        start = sentence.span[0] + at
        first = next((t for t in sentence.tokens if t.start >= start), None)
        last = next((t for t in sentence.tokens if t.end >= start + len(phrase)), None)
        if first is None or last is None:
            continue
        goal = next((t for t in sentence.tokens[last.i + 1 :] if t.dep in ("pobj", "dobj")), None)
        if goal is None:
            continue
        if phrase == "responsible for":
            subject = next((one for t in (goal, *(d for p in sentence.kids(goal.i, "prep") for d in sentence.kids(p.i, "pobj"))) if (one := scene.subject(index, t))), None)
            owners = sentence.kids(first.head, "nsubj")
            value = _value_of(scene, sentence, owners[0]) if owners else None
        else:
            subject, value = _described_thing(scene, index, sentence, first), _value_of(scene, sentence, goal)
        if subject is not None and value is not None:
            yield _fact(scene, index, first, subject, "custodian", clause_span(sentence, first, value), value, "custodian", 750)
