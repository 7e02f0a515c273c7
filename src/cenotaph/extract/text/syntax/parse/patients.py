"""What a verb happens to: the cross of "the cross was moved", "moved the cross", "the cross, which fell".

Invariant: as in `clauses`; a subject that the parser gave to another verb is taken over where its own has none.
"""

from __future__ import annotations

from cenotaph.extract.text.syntax.parse.inversions import besides, found_so, inverted
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token


def patients(sentence: Sentence, verb: Token, *, intransitive: bool = False) -> list[Token]:
    """Find what a verb happens to: passive subject, object, the noun that a participle or relative clause describes.

    Args:
        sentence: where the verb stands.
        verb: a verb of an event.
        intransitive: whether the verb happens to its subject ("stands", "tumbled").
    """
    found = _objects(sentence, verb) + _described(sentence, verb, intransitive=intransitive)
    found = found or _noun_of_clause(sentence, verb)
    if intransitive and not found:
        found = _subjects(sentence, verb)
    found = found or _asked_for(sentence, verb)
    if not found and verb.dep == "conj":
        found = _behind_moment(sentence, verb)
    if not found and verb.dep == "conj":
        found = _shared(sentence, verb, intransitive=intransitive)
    if intransitive and not found and verb.dep == "xcomp":
        found = sentence.kids(verb.head, "nsubjpass", "nsubj")  # "is set to come down"
    if (
        not [one for one in found if one.tag not in ("WDT", "WP")]
        and (whole := _related(sentence, verb)) is not None
    ):
        found = [whole]
    if (
        not found
        and verb.dep == "pcomp"
        and verb.tag == "VBN"
        and sentence.tokens[verb.head].lower in _MOMENTS
    ):
        found = _subjects_of_above(sentence, sentence.tokens[verb.head])
    for rule in (
        _of_first,
        inverted,
        found_so,
        _conjoined_objects,
        _subject_of_participle,
        _subject_above,
        _mistaken_subject,
    ):
        found = found or rule(sentence, verb)
    if not found and verb.tag == "VBN" and sentence.kids(verb.i, "auxpass"):
        found = _noun_before(sentence, sentence.kids(verb.i, "aux", "auxpass")[0])
    return _unfold(sentence, found + (besides(sentence, verb) if found else []))


def _of_first(sentence: Sentence, verb: Token) -> list[Token]:
    """Return the subject of "was unveiled in 1921, was moved in 1960", whose first clause the parser hung below the second."""
    if verb.tag != "VBN" or not sentence.kids(verb.i, "auxpass"):
        return []
    first = [one for one in sentence.kids(verb.i, "ccomp") if one.i < verb.i and one.tag == "VBN"]
    return sentence.kids(first[-1].i, "nsubjpass") if first else []


def _noun_of_clause(sentence: Sentence, verb: Token) -> list[Token]:
    """Return "signs" of "Signs about dogs not being allowed in the churchyard were put up", taken for a clause."""
    if verb.tag != "VBN" or not sentence.kids(verb.i, "auxpass"):
        return []
    clauses = sentence.kids(verb.i, "csubj", "csubjpass")
    return [noun for one in clauses for noun in sentence.kids(one.i, "nsubj", "nsubjpass") if noun.i < verb.i]


def _behind_moment(sentence: Sentence, verb: Token) -> list[Token]:
    """Return what "two were arrested after a memorial in X was daubed" happens to, which the parser ties to "after"."""
    aux = sentence.kids(verb.i, "auxpass")
    above = sentence.tokens[verb.head]
    if not aux or sentence.kids(verb.i, "nsubjpass") or above.pos != "VERB":
        return []
    if any(one.i < aux[0].i for one in sentence.kids(above.i, "cc")):
        return []  # "was removed after the storm and will be mended"
    moments = [one for one in sentence.kids(above.i, "prep") if one.lower in _MOMENTS and one.i < aux[0].i]
    nouns = [noun for one in moments for noun in sentence.kids(one.i, "pobj") if noun.i < aux[0].i]
    return nouns[-1:]


def is_done_again(token: Token) -> bool:
    """Say whether a word means that something is done anew: "have been re-cast", "re-hung"; not "re-opened"."""
    return token.lower.startswith("re-") and token.dep in (
        "ROOT",
        "acomp",
        "attr",
        "conj",
        "xcomp",
        "ccomp",
        "acl",
    )


def _is_passive(sentence: Sentence, verb: Token) -> bool:
    return bool(sentence.kids(verb.i, "auxpass", "nsubjpass"))


def _subjects(sentence: Sentence, verb: Token) -> list[Token]:
    return [kid for kid in sentence.kids(verb.i, "nsubj") if kid.tag not in ("WDT", "WP")]


def _objects(sentence: Sentence, verb: Token) -> list[Token]:
    found = [kid for kid in sentence.kids(verb.i, "nsubjpass") if kid.tag not in ("WDT", "WP")]
    if _is_passive(sentence, verb):
        return found
    found += sentence.kids(verb.i, "dobj")
    if not found and verb.lemma not in _LEAVING:
        cut = [kid for kid in sentence.kids(verb.i, "prt") if kid.lower in ("off", "out", "down", "away")]
        found = [goal for kid in cut for goal in sentence.kids(kid.i, "pobj")]  # "cut off the head"
    if verb.tag == "VBN" and not found:
        others = sentence.kids(verb.i, "oprd", "npadvmod")
        whole = [kid for kid in others if not _is_hyphened(sentence, kid)]  # "jet-washed"
        found = [kid for kid in whole if kid.tag.startswith("NN") and kid.ent not in ("DATE", "TIME")]
    return found


def _is_hyphened(sentence: Sentence, token: Token) -> bool:
    """Say whether a hyphen stands behind a word."""
    return any(one.text == "-" for one in sentence.tokens[token.i + 1 : token.i + 2])


_LEAVING = frozenset(
    {
        "fall",
        "come",
        "go",
        "drop",
        "peel",
        "flake",
        "slide",
        "slip",
        "roll",
        "walk",
        "run",
        "drive",
        "jump",
        "get",
        "move",
    }
)
"""Verbs whose subject comes off something."""


def _described(sentence: Sentence, verb: Token, *, intransitive: bool) -> list[Token]:
    """Return the noun that a participle or relative clause describes, if it is what the verb happens to."""
    noun = sentence.tokens[verb.head]
    if verb.dep == "amod":
        return [noun] if verb.tag in ("VBN", "VBD", "JJ") and verb.head > verb.i else []
    if verb.dep not in ("acl", "relcl"):
        return []
    objects = _objects(sentence, verb)
    if verb.dep == "acl" and (
        (verb.tag == "VBN" and not objects)
        or (intransitive and (verb.tag == "VBG" or (verb.tag == "VBD" and verb.lemma != "fall")))
    ):
        return [noun]
    relative = [kid for kid in sentence.kids(verb.i) if kid.tag in ("WDT", "WP")]
    if relative and relative[0].dep in ("nsubjpass", "dobj", "nsubj" if intransitive else "nsubjpass"):
        return [noun]
    if relative or objects or sentence.kids(verb.i, "nsubj"):
        return []
    return [noun] if verb.dep == "relcl" and verb.tag == "VBN" else []


def _shared(sentence: Sentence, verb: Token, *, intransitive: bool) -> list[Token]:
    """Take over the subject of the verb that a passive or intransitive one is joined to."""
    head = sentence.tokens[verb.head]
    participle = verb.tag == "VBN" or (verb.tag == "VBD" and head.tag == "VBN")
    if not (participle or intransitive or _is_passive(sentence, verb)) or head.pos not in ("VERB", "AUX"):
        return []
    if sentence.kids(verb.i, "nsubj") and not _is_passive(sentence, verb):
        return []  # "some have sunk and a number of headstones have tipped over"
    told = sentence.kids(head.i, "nsubj")
    if sentence.kids(verb.i, "auxpass") and not _is_passive(sentence, head) and told:
        return told if told[0].tag not in ("WDT", "WP") else _described(sentence, head, intransitive=True)
    own = patients(sentence, head, intransitive=intransitive)
    return own or [kid for kid in sentence.kids(head.i, "nsubj", "nsubjpass") if participle]


_MOMENTS = frozenset({"after", "before", "since", "on", "upon", "despite", "until", "following"})


def _subjects_of_above(sentence: Sentence, preposition: Token) -> list[Token]:
    """Return the subject of the clause around "after being restored", "before being moved"."""
    verb = next((one for one in sentence.ancestors(preposition.i) if one.pos in ("VERB", "AUX")), None)
    return sentence.kids(verb.i, "nsubj", "nsubjpass") if verb is not None else []


def _related(sentence: Sentence, verb: Token) -> Token | None:
    """Return what a relative clause above tells of: "the statue, which the city plans to move"."""
    above = sentence.tokens[verb.head]
    if above.pos == "ADJ" and above.dep == "acomp":
        above = sentence.tokens[above.head]  # "which is due to be moved"
    if verb.dep != "xcomp" or above.dep != "relcl":
        return None
    if sentence.kids(verb.i, "auxpass") or above.lemma in ("use", "continue"):  # "that used to stand there"
        own = sentence.kids(above.i, "nsubj", "nsubjpass")
        return sentence.tokens[above.head] if own and own[0].tag in ("WDT", "WP") else None
    meant = (*sentence.kids(verb.i, "dobj"), *sentence.kids(above.i, "dobj"))
    if any(one.tag not in ("WDT", "WP") for one in meant):
        return None
    doers = [kid for kid in sentence.kids(above.i, "nsubj") if kid.tag not in ("WDT", "WP")]
    return sentence.tokens[above.head] if doers else None


_UNBENT = frozenset({"reset", "set", "put", "cut", "recut", "recast", "split"})
"""Verbs whose past the parser takes for their infinitive: "lifted, cleaned and reset 40 headstones"."""


def _conjoined_objects(sentence: Sentence, verb: Token) -> list[Token]:
    """Read "beheaded and then pulled down four statues": the object of the last verb is that of the first."""
    if _is_passive(sentence, verb) or verb.tag not in ("VBD", "VBP", "VB", "VBZ", "VBG"):
        return []
    return [
        thing
        for kid in sentence.kids(verb.i, "conj")
        if (kid.tag == verb.tag or (kid.tag == "VB" and verb.tag == "VBD" and kid.lower in _UNBENT))
        and not sentence.kids(kid.i, "nsubj")
        for thing in sentence.kids(kid.i, "dobj") or _conjoined_objects(sentence, kid)
    ]


def _asked_for(sentence: Sentence, verb: Token) -> list[Token]:
    """Read "asked for the memorial to be cleaned", "will arrange for it to be moved"."""
    to = next((kid for kid in sentence.kids(verb.i, "aux") if kid.tag == "TO"), None)
    if to is None or not to.i or not sentence.kids(verb.i, "auxpass"):
        return []
    return [goal for goal in sentence.objects(verb.head, "for") if goal.head < goal.i < to.i]


def _subject_of_participle(sentence: Sentence, verb: Token) -> list[Token]:
    """Read "Erected in 1905, the memorial ...", "The cross, unveiled in 1921, ...", "had it repaired"."""
    had = verb.tag == "JJ" and verb.dep == "ccomp"  # "have the lettering repainted"
    if (verb.tag != "VBN" and not had) or verb.dep not in ("ccomp", "ROOT", "advcl", "dep", "xcomp"):
        return []
    found = sentence.kids(verb.i, "nsubj", "nsubjpass")
    head = sentence.tokens[verb.head]
    if verb.dep == "advcl" and not found:
        found = [head] if head.pos in ("NOUN", "PROPN") else sentence.kids(head.i, "nsubj", "nsubjpass")
    if verb.dep == "ccomp" and head.lemma in ("have", "get", "see"):
        found = found or sentence.kids(head.i, "dobj")
    return found


def _subject_above(sentence: Sentence, verb: Token) -> list[Token]:
    """Read "is to be moved", "is believed to have been destroyed", "was found desecrated", "continues to be tended"."""
    needed = verb.tag == "VBG" and sentence.tokens[verb.head].lemma in ("need", "require", "want", "deserve")
    if not needed and verb.tag not in ("VBN", "VBD", "JJ") and not is_done_again(verb):
        return []
    if verb.dep not in ("xcomp", "oprd", "acomp", "ccomp") and not (
        verb.dep == "attr" and is_done_again(verb)
    ):
        return []
    if verb.dep == "ccomp" and not _is_passive(sentence, verb):
        return []
    above = sentence.tokens[verb.head]
    while above.dep == "conj" and not sentence.kids(above.i, "nsubj", "nsubjpass"):
        above = sentence.tokens[above.head]
    if above.pos == "ADJ":
        above = sentence.tokens[above.head]  # "is due to be dismantled"
    while above.dep == "conj" and not sentence.kids(above.i, "nsubj", "nsubjpass"):
        above = sentence.tokens[above.head]  # "were lifted and are due to be relaid"
    if above.pos not in ("VERB", "AUX"):
        return []
    behind = [kid for kid in sentence.kids(above.i, "attr") if kid.i > verb.i]  # "also damaged was the fence"
    return sentence.kids(above.i, "nsubjpass") or sentence.kids(above.i, "nsubj") or behind


def _mistaken_subject(sentence: Sentence, verb: Token) -> list[Token]:
    """Read "A monument, moved here in 1999, stands ...", where the participle was taken for a verb with a subject."""
    if verb.tag not in ("VBD", "VBN") or sentence.kids(verb.i, "ccomp", "xcomp", "auxpass"):
        return []
    return _subjects(sentence, verb)


def _noun_before(sentence: Sentence, aux: Token) -> list[Token]:
    """Return the noun phrase that ends right before a passive, where the parser gave it no subject."""
    first = aux.i
    while first and sentence.tokens[first - 1].pos == "AUX":
        first -= 1
    for i in range(first - 1, max(-1, first - 9), -1):
        token = sentence.tokens[i]
        if token.pos in ("VERB", "AUX", "SCONJ") or token.text in ".;:,":
            return []
        if token.pos in ("NOUN", "PROPN"):
            at = token
            while sentence.tokens[at.head].i < at.i and at.head != at.i and at.dep in ("pobj", "prep"):
                head = sentence.tokens[at.head]
                if head.pos == "ADP":
                    left = [t for t in sentence.tokens[: head.i] if t.pos in ("NOUN", "PROPN")]
                    if not left:
                        break
                    at = left[-1]
                    continue
                at = head
            return [token, at] if at is not token else [token]
    return []


def _unfold(sentence: Sentence, nouns: list[Token]) -> list[Token]:
    """Add what is joined to a noun by "and"."""
    unfolded: list[Token] = []
    for noun in nouns:
        stack = [noun]
        while stack:
            one = stack.pop()
            if one not in unfolded:
                unfolded.append(one)
                stack += sentence.kids(one.i, "conj")
    return unfolded
