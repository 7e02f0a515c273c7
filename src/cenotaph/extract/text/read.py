"""Reading a text from end to end: the one function that others call.

Invariant: the same text, language and date give the same reading, offline; every span points into the text as it was
given. A text in a language that is not covered gives an empty reading with a note.
"""

from __future__ import annotations

from functools import cache

from cenotaph.errors import DocumentTooLongError
from cenotaph.extract.covered import covered_languages
from cenotaph.extract.text.dated import find_date
from cenotaph.extract.text.joining import join_readings
from cenotaph.extract.text.known import Known, Nowhere
from cenotaph.extract.text.language import detect_language
from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.models import load_pipeline, read_models
from cenotaph.extract.text.reading import Reading, Thing
from cenotaph.extract.text.shallow import Lexicon
from cenotaph.extract.text.shallow import read_lexicon as read_words
from cenotaph.extract.text.shallow import read_part as read_shallow
from cenotaph.extract.text.shallow.fields.field_facts import add_fields
from cenotaph.extract.text.syntax.burials.find import find_burials
from cenotaph.extract.text.syntax.events.find import find_events
from cenotaph.extract.text.syntax.events.formulas import find_formulas
from cenotaph.extract.text.syntax.events.other_deeds import is_anothers
from cenotaph.extract.text.syntax.facts.fact import Scene
from cenotaph.extract.text.syntax.findings import settle
from cenotaph.extract.text.syntax.parse.document import Document, take_apart
from cenotaph.extract.text.syntax.parse.lexicon import read_lexicon
from cenotaph.extract.text.syntax.parse.spacy_analyzer import SpacyAnalyzer
from cenotaph.extract.text.syntax.quotations.attribution import find_quotations
from cenotaph.extract.text.syntax.states.find import find_states
from cenotaph.extract.text.syntax.things.coreference import Things
from cenotaph.extract.text.syntax.things.mentions import find_mentions
from cenotaph.extract.text.syntax.things.spoken import ThingBuilder
from cenotaph.extract.text.unread import add_unread
from cenotaph.normalize.languages import primary_language

LONGEST_DOCUMENT = 2_000_000
"""Characters. An article has 5,000, a book 600,000; what is longer is no document but an archive of them."""


PART = 50_000
"""Characters of a long document that are read at a time: things and speakers are told apart within a part."""


def read_text(
    text: str,
    *,
    lang: str | None = None,
    date: str | None = None,
    gazetteer: Known | None = None,
    words: Lexicon | None = None,
) -> Reading:
    """Read what a text says about memorials and burial places, and who says it.

    Args:
        text: the text, at most `LONGEST_DOCUMENT` characters; it is never changed.
        lang: BCP 47; None, or what is no code of a language, to tell it from the text.
        date: EDTF day, month or year of the document, for "last year"; None to take the day of its dateline, if it
            has one.
        gazetteer: knows place names; without one, only the parser's own guesses are places.
        words: a word list to read with, whatever the language; None takes the one that is shipped, or the parser.

    Returns:
        Quotations and findings in the order of the text; `notes` holds "not covered: ru" where a language is not.

    Raises:
        DocumentTooLongError: the text is longer than `LONGEST_DOCUMENT`.
        ModelMismatchError: the language model is missing or not the one that was measured.
    """
    if len(text) > LONGEST_DOCUMENT:
        raise DocumentTooLongError(len(text), LONGEST_DOCUMENT)
    spoken = words.lang if words else (primary_language(lang) or detect_language(text))
    if words is None and spoken not in covered_languages():
        return Reading(text=text, lang=spoken, date=date, notes=(f"not covered: {spoken}",))
    known = gazetteer or Nowhere()
    date = date or find_date(text)
    if words is None and spoken in read_models():
        parts = [_read_part(text[start:end], spoken, date, known) for start, end in _parts(text)]
        words = read_words(spoken)
    else:
        words = words or read_words(spoken)
        parts = [read_shallow(text[start:end], words, date, known) for start, end in _parts(text)]
    parts = [add_fields(part, words, known) for part in parts]
    starts = [start for start, _ in _parts(text)]
    return join_readings(text, spoken, date, list(zip(starts, parts, strict=True)))


def _parts(text: str) -> list[Span]:
    """Cut a long text between paragraphs, so that time and memory grow no faster than its length."""
    parts: list[Span] = []
    start = 0
    while len(text) - start > PART:
        cut = next(
            (
                at
                for mark in ("\n\n", "\n", " ")
                if (at := text.rfind(mark, start + PART // 2, start + PART)) > 0
            ),
            start + PART,
        )
        parts.append((start, cut))
        start = cut
    return [*parts, (start, len(text))]


def _read_part(text: str, lang: str, date: str | None, gazetteer: Known) -> Reading:
    document = take_apart(text, lexicon=read_lexicon(lang), analyzer=_analyzer(lang), date=date)
    quotations = find_quotations(document)
    mentions = find_mentions(document)
    scene = Scene(document, mentions, Things(document, mentions), gazetteer)
    facts = [*find_events(scene), *find_states(scene), *find_burials(scene)]
    facts += find_formulas(scene, facts)
    findings = settle(scene, facts, quotations)
    things = tuple(
        Thing(
            "group" if one.plural else one.kind,
            tuple(mention.span for mention in one.mentions),
            _name_of(document, one),
        )
        for one in scene.things.things
    )
    reading = Reading(
        text=text,
        lang=lang,
        date=date,
        quotations=tuple(quotations),
        findings=tuple(findings),
        things=things,
    )
    told = [fact.evidence for fact in facts]
    return add_unread(
        reading,
        read_words(lang),
        gazetteer,
        told,
        unstated=scene.unstated,
        is_anothers=lambda evidence, about: is_anothers(scene, evidence, about),
    )


def _name_of(document: Document, thing: ThingBuilder) -> Span | None:
    """Return the mention that names a single thing by a proper name: "Liberation Monument", not "Soviet statue"."""
    if thing.plural:
        return None
    for mention in thing.mentions:
        words = document.words(mention.span)
        sentence = document.sentences[mention.sentence]
        named = sentence.tokens[mention.head].text[0].isupper() and mention.proper and not words.isupper()
        if not named or mention.anaphor or mention.determiner in ("a", "an", "another"):
            continue
        # A headline writes every word with a capital; it names a thing only if the text does so again.
        ends = document.text[document.paragraphs[sentence.paragraph][1] - 1]
        if ends in '.!?”":' or words in document.text[mention.span[1] :]:
            return mention.span
    return None


@cache
def _analyzer(lang: str) -> SpacyAnalyzer:
    return SpacyAnalyzer(load_pipeline(lang))
