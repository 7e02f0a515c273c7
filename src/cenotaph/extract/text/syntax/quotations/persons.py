"""Where a mention of a speaker names a person: the run of a name, without its titles, or a name beside an office.

Invariant: rules here read one sentence's syntax and the lexicon; who spoke before is known in `speakers`.
"""

from __future__ import annotations

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.syntax.parse.document import Document
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token


def last_person(document: Document, sentence: Sentence, head: Token) -> str | None:
    """Return the nearest person named before a pronoun, in its sentence or the one before."""
    at = document.sentences.index(sentence)
    for one in reversed(document.sentences[max(0, at - 1) : at + 1]):
        people = [
            token
            for token in one.tokens
            if token.end <= head.start and token.ent == "PERSON" and not _is_place(document, one, token)
        ]
        if people:
            last = people[-1]
            run = _run(one, last)
            return document.words(_trim_titles(document, one, run))
    return None


def _is_place(document: Document, sentence: Sentence, last: Token) -> bool:
    """Say whether what was taken for a person's name is that of a place or thing: "the Villas", "St Ann’s Churchyard"."""
    lexicon = document.lexicon
    words = sentence.tokens[last.i].lower
    titled = sentence.tokens[max(0, last.i - 1)].lower.rstrip(".") in lexicon.words["reporting.titles"]
    if titled or words in lexicon.words["reporting.titles"]:
        return False
    return (
        words in lexicon.kinds
        or lexicon.has("places.suffixes", words)
        or any(kid.lower in ("the", "this", "that") for kid in sentence.kids(last.i, "det"))
    )


def _run(sentence: Sentence, last: Token) -> list[int]:
    """Return the run of tokens of a name that ends with this one."""
    run = [last.i]
    for i in range(last.i - 1, -1, -1):
        token = sentence.tokens[i]
        joined = sentence.tokens[i + 1].start == token.end and (
            token.text == "-" or sentence.tokens[i + 1].text == "-"
        )
        named = token.text[0].isupper() and token.dep != "ROOT" and token.ent == "PERSON"
        if not (token.pos == "PROPN" or joined or named):
            break
        run.insert(0, i)
    for i in range(last.i + 1, len(sentence.tokens)):
        token = sentence.tokens[i]
        joined = token.start == sentence.tokens[i - 1].end and (
            token.text == "-" or sentence.tokens[i - 1].text == "-"
        )
        if not (joined or (token.pos == "PROPN" and token.ent == "PERSON")):
            break
        run.append(i)
    return run


def _trim_titles(document: Document, sentence: Sentence, run: list[int]) -> Span:
    """Take titles and offices off the front of a name, as long as two words, or one after a pure title, are left."""
    titles = document.lexicon.words["reporting.titles"]
    kept = list(run)
    while len(kept) > 1 and sentence.tokens[kept[0]].lower.rstrip(".") in titles:
        kept.pop(0)
    if len(kept) == 1 and len(run) > 1:
        kept = run[-2:]
    return sentence.span_of(kept)


def find_person(sentence: Sentence, head: Token, document: Document) -> Span | None:
    """Find the person's name in a mention: its head, or the apposition of a description."""
    tokens = sentence.tokens
    candidates = [head, *sentence.kids(head.i, "appos"), *sentence.kids(head.i, "pobj", "prep", "npadvmod")]
    for one in candidates:
        if (
            one.pos in ("PROPN", "NOUN", "X")
            and one.ent == "PERSON"
            and not _is_place(document, sentence, one)
        ):
            return _trim_titles(document, sentence, _run(sentence, one))
    if head.pos == "PROPN":
        first = sentence.tokens[compact(sentence, head)[0]]
        if first.i < head.i and first.lower.rstrip(".") in document.lexicon.words["reporting.titles"]:
            return _trim_titles(document, sentence, _run(sentence, head))
    # "the head of the Cultural Heritage Department Vidmantas Bezaras said": the name is swallowed by the office.
    titles = document.lexicon.words["reporting.roles"]
    if head.lower in titles or head.pos == "PROPN":
        under = sentence.subtree(head.i)
        last = tokens[under[-1]]
        behind = [i for i in under if i > head.i]
        run = behind[-2:]
        if len(behind) > len(run) and all(tokens[i].ent == "PERSON" for i in behind[-3:]):
            run = behind[-3:]  # "Kim Yong Su"
        if (
            head.lower in titles
            and len(run) > 1
            and last.pos == "PROPN"
            and all(
                tokens[i].pos == "PROPN" and tokens[i].text.isalpha() and not tokens[i].text.isupper()
                for i in run
            )
            and last.i + 1 < len(tokens)
            and tokens[last.i + 1].pos in ("VERB", "AUX")
            and last.ent not in ("GPE", "LOC")
            and not _is_office(tokens[run[0]], tokens[run[1]])
        ):
            return sentence.span_of(run)
        if (
            head.ent == ""
            and head.lower not in titles
            and tokens[max(0, head.i - 1)].lower.rstrip(".") in titles
        ):
            return _trim_titles(document, sentence, _run(sentence, head))
    return None


def _is_office(first: Token, second: Token) -> bool:
    ends = "department ministry commission council committee agency office museum institute affairs fund trust party"
    return second.lower in ends.split() or first.ent in ("GPE", "NORP")


def named_apposition(sentence: Sentence, head: Token) -> Span | None:
    """Return the proper name in apposition to a description: "one newspaper, Ekspres", "news agency LRT"."""
    if head.pos == "PROPN" and head.ent != "":
        modifiers = [kid for kid in sentence.kids(head.i, "compound", "nmod", "amod") if kid.i < head.i]
        if modifiers and modifiers[-1].pos == "NOUN" and modifiers[-1].lower == modifiers[-1].text:
            return head.start, head.end
    if head.pos == "NOUN":
        for kid in sentence.kids(head.i, "appos"):
            if kid.pos == "PROPN" and kid.i > head.i:
                return sentence.span_of(compact(sentence, kid))
    return None


def compact(sentence: Sentence, head: Token) -> list[int]:
    """List the tokens of a noun phrase: what stands before its head, and its first prepositional phrases."""
    left = [i for i in sentence.subtree(head.i) if i < head.i]
    start = head.i
    for i in reversed(left):
        if i != start - 1:
            break
        start = i
    while start < head.i and sentence.tokens[start].dep in (
        "det",
        "punct",
        "mark",
        "cc",
        "advmod",
        "quantmod",
    ):
        start += 1
    end = head.i
    for kid in sentence.kids(head.i, "prep"):
        if kid.i != end + 1 or kid.lower not in ("of", "for", "in", "to", "at", "on"):
            break
        under = sentence.subtree(kid.i)
        stop = next(
            (
                i
                for i in under
                if sentence.tokens[i].lower in (",", "(", "–", "—")
                or sentence.tokens[i].dep in ("relcl", "acl")
            ),
            under[-1] + 1,
        )
        end = max(end, stop - 1)
        if stop <= under[-1]:
            break
    return list(range(start, end + 1))


def description(sentence: Sentence, head: Token) -> Span:
    """Return the words of a mention without what only describes it further."""
    return sentence.span_of(compact(sentence, head))
