"""What is written on a memorial: "on the plinth stands: 'To the miners'".

Invariant: words between marks that are daubed on it, or are its name, are no inscription.
"""

from __future__ import annotations

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.shallow.subjects.sides import has_side_of
from cenotaph.extract.text.shallow.triggers.nearest import nearest
from cenotaph.extract.text.shallow.triggers.topics import topic_of_paragraph
from cenotaph.extract.text.shallow.triggers.trigger import Fact, Scene
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.page import Sentence


def wording_once(facts: list[Fact]) -> list[Fact]:
    """Keep one inscription of each wording: on the part that the sentence names, else on the memorial."""
    worded: dict[Span, Fact] = {}
    for one in facts:
        if one.property == "inscription" and one.value_span is not None:
            kept = worded.get(one.value_span)
            if kept is None or (kept.mention is None and one.mention is not None):
                worded[one.value_span] = one
    return [
        one
        for one in facts
        if one.property != "inscription" or one.value_span is None or worded[one.value_span] is one
    ]


_NEAR_INSCRIPTION, _RIGHT_BEHIND = 60, 3
_TO_COLON = 6


def _is_scrawled(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether words were daubed on a memorial: "the inscription 'X' appeared on it overnight" is vandalism."""
    told = sentence.of("events", "vandalised")
    if any(one.first < hit.first <= one.last for one in told):
        return True
    if scene.lexicon.settings.get("verb_last", False) or not any(one.last < hit.first for one in told):
        return False
    before = sentence.words[max(0, hit.first - _CARRIED) : hit.first + 1]  # "the slab with the inscription"
    return not any(scene.lexicon.matches("function.with", word.key) for word in before)


_CARRIED = 2


def _is_titled(scene: Scene, sentence: Sentence, at: int) -> bool:
    """Say whether what stands between marks is the name of the memorial right before them: монумента „Бранителите“."""
    if scene.lexicon.settings.get("verb_last", False):
        return False
    return any(0 <= at - mention.span[1] <= 1 for mention, _ in scene.in_sentence(sentence.index))


def _is_before_wording(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether words stand on a memorial: "on the memorial stands: 'X'", with the words right behind or a colon."""
    on = any(one.after_preposition and one.first < hit.first for one, _ in scene.in_sentence(sentence.index))
    quoted = (one.outer[0] for one in scene.page.quoted if sentence.words[hit.last].end < one.outer[0])
    if not on or (start := next(quoted, None)) is None or start >= sentence.span[1]:
        return False
    between = [word.text for word in sentence.words[hit.last + 1 :] if word.end <= start]
    colon = bool(between) and between[-1] == ":" and len(between) <= _TO_COLON
    return not between or colon


def inscriptions(scene: Scene, sentence: Sentence) -> list[Fact]:
    """Find what is written on memorials: words between marks beside a word for an inscription.

    Args:
        scene: the document.
        sentence: where to look.
    """
    facts = []
    # Where the verb comes last, the words stand before it, and what is quoted further on is something else.
    last = scene.lexicon.settings.get("verb_last", False)
    standing = (one for one in sentence.of("states", "exists") if _is_before_wording(scene, sentence, one))
    for hit in (*sentence.of("states", "inscription"), *standing):
        end = sentence.words[hit.last].end
        start = sentence.words[hit.first].start
        quoted = next(
            (
                one
                for one in scene.page.quoted
                if end <= one.outer[0] <= end + (_RIGHT_BEHIND if last else _NEAR_INSCRIPTION)
                or (
                    0 <= start - one.outer[1] <= 15
                    and one.start >= sentence.span[0]
                    and not _is_titled(scene, sentence, one.outer[0])
                )
            ),
            None,
        )
        if quoted is None or _is_scrawled(scene, sentence, hit):
            continue
        found = nearest(scene, sentence, hit, oblique=True)
        thing = found[1] if found else has_side_of(scene, sentence)
        # "Auf dem Denkmal steht": the memorial is one of the words that tell it.
        thing = thing or scene.things.latest(sentence.index, hit.last + 1, back=1)
        if thing is None and not sentence.has("reporting", "verbs"):
            thing = topic_of_paragraph(scene, sentence)
        if thing is None:
            continue
        mention = found[0] if found else None
        if mention is not None and mention.role == "part" and mention.first > hit.first:
            # "The inscription on its plinth" is the memorial's; "on the plinth: ..." is the plinth's.
            whole = scene.things.latest(sentence.index, hit.first)
            thing, mention = (whole, None) if whole else (thing, mention)
        about = mention.span if mention else thing.mention_before(sentence.index).span
        facts.append(
            Fact(
                "inscription", sentence.index, hit, thing, about, mention, "inscription",
                value_span=(quoted.start, quoted.end),
            )
        )  # fmt: skip
    unique: dict[Span | None, Fact] = {}
    for fact in facts:
        unique.setdefault(fact.value_span, fact)
    return list(unique.values())
