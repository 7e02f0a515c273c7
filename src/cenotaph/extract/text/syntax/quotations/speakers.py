"""Who a speaker is: the name at its fullest in the document, from a full mention, a surname, an office or a pronoun.

Invariant: a name is always a stretch of the document's own words; where nothing fits, the description beside the cue
is the name, and for a pronoun without antecedent there is none. A wrong speaker is worse than none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.syntax.parse.document import Document
from cenotaph.extract.text.syntax.parse.tokens import Sentence, Token
from cenotaph.extract.text.syntax.quotations.persons import (
    compact,
    description,
    find_person,
    last_person,
    named_apposition,
)

_HE = frozenset({"he", "she", "him", "her"})
_THEY = frozenset({"they", "them"})
_IT = frozenset({"it"})
_THESE = frozenset({"this", "that", "these", "those"})
_CAPITALS = r"(?:\b[A-ZÀ-ÞĀ-Ž][\w-]*|\b(?:de|van|von|der|al|bin|ben|du|la))"


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker beside a cue: where it is mentioned, and the resolved name (None: unknown)."""

    span: Span
    name: str | None
    is_person: bool = False
    bare_surname: bool = False
    is_proper: bool = False
    is_role: bool = False
    flags: tuple[str, ...] = ()


@dataclass(slots=True)
class Heard:
    """Speakers met so far, latest last, and who is interviewed in the document, if anybody is."""

    speakers: list[Speaker] = field(default_factory=list)
    interviewee: str | None = None

    def last(self, *, person: bool | None = None) -> Speaker | None:
        """Return the latest speaker, of persons or of organisations only if asked."""
        for one in reversed(self.speakers):
            if one.name and (person is None or one.is_person == person):
                return one
        return None

    def last_proper(self) -> Speaker | None:
        """Return the latest speaker by a bare proper name, whom nothing shows to be a person."""
        return next((one for one in reversed(self.speakers) if one.is_proper), None)

    def last_role(self) -> Speaker | None:
        """Return the latest speaker who was named by an office: "the mayor"."""
        return next((one for one in reversed(self.speakers) if one.is_role), None)


def name_speaker(document: Document, sentence: Sentence, head: Token, heard: Heard) -> Speaker:
    """Name the speaker whose mention has this head.

    Args:
        document: for the fullest form of the name.
        sentence: where the mention stands.
        head: the grammatical head of the mention.
        heard: speakers before it, for pronouns and offices.
    """
    if (
        head.tag == "PRP"
        or (head.lower in _THESE and not sentence.kids(head.i))
        or head.lower in ("who", "which")
    ):
        return _resolve_pronoun(document, sentence, head, heard)
    person = find_person(sentence, head, document)
    if person is not None:
        return name_person(document, person, heard)
    name = named_apposition(sentence, head)
    if name is not None:
        return Speaker(name, document.words(name))
    span = description(sentence, head)
    speaker = _full_office(document, head, span, heard)
    role = head.tag == "NN" and document.lexicon.has("reporting.unnamed", head.lower)
    proper = _is_proper(sentence, head, str(speaker.name))
    return replace(speaker, is_role=role and not speaker.is_person, is_proper=proper)


def _is_proper(sentence: Sentence, head: Token, name: str) -> bool:
    """Say whether a name looks like a person's: one to three capitalised words without an article, no place."""
    words = name.split()
    return (
        head.pos == "PROPN"
        and head.ent in ("", "ORG", "PERSON")
        and not sentence.kids(head.i, "det", "prep", "poss")
        and len(words) <= _LONGEST_PROPER
        and all(word[0].isupper() and not word.isupper() and word.isalpha() for word in words)
    )


_LONGEST_PROPER = 3


def _resolve_pronoun(document: Document, sentence: Sentence, head: Token, heard: Heard) -> Speaker:
    span = (head.start, head.end)
    known: Speaker | None = None
    if head.lower in _HE:
        known = heard.last(person=True) or heard.last_proper()
        if known is None:
            person, role = last_person(document, sentence, head), heard.last_role()
            return Speaker(span, person or (role.name if role else None), is_person=True)
    elif head.lower in _IT:
        known = heard.last(person=False)
    elif head.lower in _THEY:
        known = heard.last()
    if known is None:
        # Somebody says it, whoever "they" are.
        return Speaker(span, None, is_person=head.lower in _THEY)
    return Speaker(span, known.name, known.is_person, flags=known.flags)


def name_person(document: Document, span: Span, heard: Heard) -> Speaker:
    """Name the person whose name, or surname, stands at a span."""
    written = document.words(span).removesuffix("’s").removesuffix("'s")
    words = written.split()
    plain = [
        word for word in words if word.lower().rstrip(".") not in document.lexicon.words["reporting.titles"]
    ]
    if len(plain) != 1:
        return Speaker(span, written, is_person=True)
    surname = plain[0]
    for known in reversed(heard.speakers):
        if known.is_person and known.name and surname in known.name.split() and len(known.name.split()) > 1:
            return Speaker(span, known.name, is_person=True, flags=known.flags)
    fullest = find_fullest(document, surname, document.text.find(surname), span[0])
    if fullest is None:
        return Speaker(span, written, is_person=True, bare_surname=True)
    return Speaker(span, fullest, is_person=True, bare_surname=True, flags=_doubts(document, fullest, heard))


def find_fullest(document: Document, surname: str, first: int, before: int) -> str | None:
    """Find the longest name in the document that begins or ends with a surname."""
    lexicon = document.lexicon
    if first < 0:
        return None
    pattern = re.compile(rf"(?:{_CAPITALS} ){{0,3}}\b{re.escape(surname)}\b(?: (?-i:[A-ZÀ-Þ][\w-]+)){{0,2}}")
    best: tuple[int, int, str] | None = None
    for found in pattern.finditer(document.text):
        words = [
            word
            for word in found[0].split()
            if word.lower().rstrip(".") not in lexicon.words["reporting.titles"]
        ]
        while words and lexicon.has("reporting.not_names", words[0].lower()):
            words.pop(0)
        while words and words[-1] != surname and _is_report(document, words[-1]):
            words.pop()
        if (
            surname not in words
            or not 2 <= len(words) <= 4
            or any(lexicon.has("reporting.not_names", word.lower()) for word in words)
        ):
            continue
        ranked = (
            int(found.start() < before),
            len(words),
            " ".join(words).removesuffix("’s").removesuffix("'s"),
        )
        if best is None or ranked[:2] > best[:2]:
            best = ranked
    return best[2] if best else None


def _is_report(document: Document, word: str) -> bool:
    """Say whether a capitalised word behind a name is a verb of reporting: "Cllr Ward Reported that"."""
    stem = word.lower().removesuffix("ed").removesuffix("s")
    return word.lower() == "said" or (
        stem != word.lower()
        and any(document.lexicon.has("reporting.strong", one) for one in (stem, f"{stem}e"))
    )


def _doubts(document: Document, fullest: str, heard: Heard) -> tuple[str, ...]:
    """Flag a speaker who was only spoken of (never a subject) while somebody else is interviewed or was introduced."""
    if not heard.speakers or heard.interviewee is None or heard.interviewee == fullest:
        return ()
    for sentence in document.sentences:
        for token in sentence.tokens:
            if token.dep in ("nsubj", "nsubjpass") and document.words(
                sentence.span_of(compact(sentence, token))
            ).endswith(fullest):
                return ()
    # Sentences without a word of the lexicon were not analysed: look for "Name opened", "Name visited" in them.
    acts = re.compile(
        rf"{re.escape(fullest)} (?:has|had|was|is|will|made|took|went|came|met|gave|laid|led|[a-z]+(?:ed|s))\b"
    )
    return () if acts.search(document.text) else ("speaker_inconsistent",)


_AGED = re.compile(
    r"(?:former )?\d{1,3}-year-old|veteran|pensioner|activist|historian|official|politician|diplomat"
)
_MISSIONS = frozenset(["diplomatic mission", "mission", "diplomats", "embassy", "consulate"])


def _meant(words: str, heard: Heard) -> Speaker | None:
    """Return who was heard before and is now only described: "the 71-year-old", "the diplomatic mission"."""
    if _AGED.fullmatch(words):
        last = heard.last()
        return last if last is not None and last.is_person else None
    if words in _MISSIONS:
        missions = (one for one in reversed(heard.speakers) if one.name and not one.is_person)
        return next((one for one in missions if _MISSION.search(str(one.name).lower())), None)
    return None


_MISSION = re.compile(r"embassy|consulate|mission")


def _full_office(document: Document, head: Token, span: Span, heard: Heard) -> Speaker:
    """Give an office or organisation its fullest form: "the embassy" is "the Russian embassy in Pyongyang"."""
    words = document.words(span)
    known = _meant(words.lower(), heard)
    if known is not None:
        return Speaker(span, known.name, known.is_person, flags=known.flags)
    if len(words.split()) <= 2:
        last = head.lower
        for known in reversed(heard.speakers):
            if (
                known.name
                and not known.is_person
                and len(known.name) > len(words)
                and (
                    set(words.lower().split()) <= set(known.name.lower().split())
                    and last in known.name.lower().split()
                )
            ):
                return Speaker(span, known.name)
    return Speaker(span, words)
