"""What else a verb can be said of: "das im Mittelalter errichtete Kloster", "die Straße am Friedhof wird saniert".

Invariant: a participle between an article and a noun belongs to that noun; a building or road (`other_nouns.things`) that
hangs on no preposition is the subject of its clause, and a memorial behind a preposition there only tells where.
"""

from __future__ import annotations

import re

from cenotaph.extract.text.shallow.things.mentions import Mention
from cenotaph.extract.text.shallow.triggers.trigger import Scene
from cenotaph.extract.text.shallow.words.clitics import has_clitic
from cenotaph.extract.text.shallow.words.grammar import is_verb_form, read_grammar
from cenotaph.extract.text.shallow.words.lexicon import Hit
from cenotaph.extract.text.shallow.words.numbers import find_amounts
from cenotaph.extract.text.shallow.words.page import Sentence

_PARTICIPLE = re.compile(r"(?:t|en)(?:e|en|er|es|em)$")
_BENT = re.compile(r"(?:t|en)(?:er|es|em)$")
"""Endings of a participle that no verb has."""
_PREFIXED = re.compile(
    r"^(?:ab|an|auf|aus|ein|um|her|hin|weg|nieder|zer)?ge(?!stalt|dach|denk|nehmig|währ|fähr|hör|lang).+t(?:e|en)$"
)
"""Forms of a participle before its noun that no verb of the past has."""
_ADJECTIVE = re.compile(r"[^t](?:e|er|es|em)$")
"""Endings of an adjective that neither a participle nor a verb has."""
_FAR = 8
_SHORTEST = 4
_NO_OBJECT = (
    "time",
    "status",
    "text",
    "actors",
    "causes",
    "people",
    "reporting",
    "destination",
    "kinds",
    "burials",
    "states",
)
_NO_NOUNS = (
    "function.prepositions",
    "places.before",
    "function.conjunctions",
    "function.pronouns",
    "function.stops",
    "text.skips",
)
_SMALL = ("function.prepositions", "function.near", "function.stops", "text.skips", "places.before")
_OTHERS = ("time", "status", "text", "events", "dedication", "burials")
"""Sections whose words are no noun that something is done to."""


def is_of_another_noun(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a trigger is a participle of a noun behind it that is no memorial.

    Args:
        scene: the document.
        sentence: where the trigger stands.
        hit: the trigger.
    """
    words, lexicon = sentence.words, scene.lexicon
    if own := lexicon.settings.get("own_noun"):
        return _is_bound(scene, sentence, hit, own)
    if (
        not lexicon.settings.get("nouns_capital", False)
        or hit.first != hit.last
        or words[hit.first].is_capital
    ):
        return False
    adjective = read_grammar(lexicon).adjective
    key, behind = words[hit.first].key, hit.last + 1
    if adjective is None or behind >= len(words):
        return False
    if not words[behind].is_capital or _is_mentioned(scene, sentence, behind):
        return False
    if hit.name == "exhumed" and any(one.startswith("people.") for one in lexicon.lists(words[behind].key)):
        return False  # "die exhumierten Toten aus dem Massengrab"
    if hit.name == "damaged" and _ADJECTIVE.search(key):
        return True  # "mehrere morsche Bäume"
    if not _PARTICIPLE.search(key):
        return False
    if _PREFIXED.search(key):
        return True  # "aus Schrott gefertigte Nägel"
    led = hit.first > 0 and lexicon.matches("function.prepositions", words[hit.first - 1].key)
    return bool(led and _BENT.search(key)) or _opens(scene, sentence, hit.first)


def has_joined_object(scene: Scene, sentence: Sentence, hit: Hit, found: Mention | None) -> bool:
    """Say whether a verb joined to another has a noun of its own: "reinigte die Stele und ersetzte die Sträucher".

    Args:
        scene: the document.
        sentence: where the verb stands.
        hit: the verb.
        found: the memorial that the verb would be said of.
    """
    words, lexicon = sentence.words, scene.lexicon
    if found is None or not lexicon.settings.get("nouns_capital", False) or hit.first != hit.last:
        return False
    joined = words[hit.first - 1] if hit.first else None
    if joined is None or found.last >= hit.first or not lexicon.matches("function.conjunctions", joined.key):
        return False
    adjective, at = read_grammar(lexicon).adjective, hit.last + 1
    if at >= len(words) or not lexicon.matches("other_nouns.articles", words[at].key):
        return False
    at += 1
    while at < len(words) and words[at].text.islower() and adjective and adjective.search(words[at].key):
        at += 1
    if at >= len(words) or not words[at].is_capital or _is_mentioned(scene, sentence, at):
        return False
    told = lexicon.lists(words[at].key)
    return not any(one.startswith(("kinds.", "actors.who", "people.", "causes.")) for one in told)


def is_of_relative_noun(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a trigger stands in a relative clause of a noun that is no memorial: "Maßnahmen, die gesetzt werden".

    Args:
        scene: the document.
        sentence: where the trigger stands.
        hit: the trigger.
    """
    words, lexicon = sentence.words, scene.lexicon
    if not lexicon.settings.get("nouns_capital", False) or not lexicon.list("other_nouns.articles"):
        return False
    comma = next((at for at in range(hit.first - 1, 0, -1) if words[at].text in ",;:–"), 0)
    end = next((at for at in range(hit.last, len(words)) if words[at].text in ",;:–"), len(words))
    if comma < _SHORTEST - 1 or words[comma].text != "," or comma + 1 >= hit.first:
        return False
    if not lexicon.matches("actors.relative", words[comma + 1].key) or not words[comma - 1].is_capital:
        return False
    named = [one for one, _ in scene.in_sentence(sentence.index)]
    if any(comma < one.first < end or one.first <= comma - 1 <= one.last for one in named):
        return False
    adjective, lead = read_grammar(lexicon).adjective, comma - 2
    while lead > 0 and adjective and words[lead].text.islower() and adjective.search(words[lead].key):
        if lexicon.matches("function.articles", words[lead].key):
            break
        lead -= 1
    if lead < 1:
        return False
    before = words[lead - 1]
    if lexicon.matches("function.indefinite", words[lead].key) and lexicon.matches(
        "function.conjunctions", before.key
    ):
        return True  # "mit einem Denkmal und einem Gasthaus, das 1890 errichtet wurde"
    if not lexicon.matches("other_nouns.articles", words[lead].key):
        return False
    return before.text.islower() and not lexicon.matches("function.prepositions", before.key)


def is_deed_to_another(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a noun of doing has a noun of its own right behind it that is no memorial: "открытие фестиваля".

    Args:
        scene: the document.
        sentence: where the noun of doing stands.
        hit: the noun of doing.
    """
    words, lexicon = sentence.words, scene.lexicon
    deed, own = lexicon.settings.get("verbal_noun"), lexicon.settings.get("deed_of")
    if deed and _is_of_word(scene, sentence, hit, deed):
        return True
    if hit.name in ("erected", "unveiled") and _is_of_noun_of(scene, sentence, hit):
        return True
    if not deed or not own or not re.search(deed, words[hit.last].key):
        return False
    known = sentence.covered(*_OTHERS)
    numbers = {at for one, _ in find_amounts(scene.page, sentence) for at in range(one.first, one.last + 1)}
    chain = 0
    for word in words[hit.last + 1 :]:
        if _is_mentioned(scene, sentence, word.i):
            return False
        if word.i in numbers:
            continue  # "the restoring of two thousand graves"
        if (
            not word.is_word
            or word.i in known
            or not re.search(own, word.key)
            or is_verb_form(lexicon, word.key)
        ):
            break
        if any(lexicon.matches(name, word.key) for name in ("function.prepositions", "kinds.parts")):
            break
        chain += 1
    return chain > 0 and not _is_mentioned(scene, sentence, hit.first)


def _is_of_word(scene: Scene, sentence: Sentence, hit: Hit, deed: str) -> bool:
    """Say whether "of" and another noun stand right behind a noun of doing: "откриването на училището"."""
    words, of = sentence.words, scene.lexicon.settings.get("genitive_word")
    at = hit.last + 1
    if not of or hit.first != hit.last or not re.search(deed, words[hit.last].key):
        return False
    if at + 1 >= len(words) or not re.search(of, words[at].key):
        return False
    if any(one.first <= hit.first <= one.last for one, _ in scene.in_sentence(sentence.index)):
        return False
    known = sentence.covered("time", "status", "burials")
    for word in words[at + 1 : at + 2 + _TO_NOUN]:
        if not word.is_word or word.i in known or _is_mentioned(scene, sentence, word.i):
            return False
        if scene.lexicon.matches("kinds.parts", word.key) or word.is_capital:
            return False
        if any(scene.lexicon.matches(name, word.key) for name in ("actors.who", "places.local")):
            return True
    return False


def _is_of_noun_of(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether what is set up is a noun that a memorial only belongs to: "la mise en place d'un blocus du monument"."""
    words, matches = sentence.words, scene.lexicon.matches
    of = scene.lexicon.settings.get("genitive_word")
    at = hit.last + 1
    if not of or at >= len(words) or not re.search(of, words[at].key):
        return False
    at += 1
    while at < len(words) and matches("function.articles", words[at].key):
        at += 1
    if at + 2 >= len(words) or not words[at].text.islower() or not re.search(of, words[at + 1].key):
        return False
    known = sentence.covered("kinds", "time", "status", "events", "burials", "people")
    counted = {i for one, _ in find_amounts(scene.page, sentence) for i in range(one.first, one.last + 1)}
    if at in known or at in counted or matches("text.skips", words[at].key):
        return False
    behind = at + 2
    while behind < len(words) and matches("function.articles", words[behind].key):
        behind += 1
    return _is_mentioned(scene, sentence, behind)


_TO_NOUN = 1


def has_object_behind(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a verb without a subject has a noun right behind it that is no memorial: "En 1990 se restauró la capilla".

    Args:
        scene: the document.
        sentence: where the verb stands; it names no memorial.
        hit: the verb.
    """
    words, lexicon = sentence.words, scene.lexicon
    settings = lexicon.settings
    if not settings.get("pro_drop", False) or settings.get("verb_last", False):
        return False
    if not is_verb_form(lexicon, words[hit.last].key) or has_clitic(lexicon, sentence, hit):
        return False
    if any(lexicon.matches("function.objects", word.key) for word in words[: hit.last + 3]):
        return False
    known = sentence.covered(*_NO_OBJECT)
    times = {
        at for one in sentence.of("time") for at in range(one.first, one.last + 1) if one.last > one.first
    }
    at = hit.last + 1
    while at in times:
        at += 1
    led = at < len(words) and lexicon.matches("function.determiners", words[at].key)
    if led:
        at += 1
    elif settings.get("articles_lead", False):
        return False
    if at >= len(words) or at in known:
        return False
    word, means = words[at], settings.get("agent")
    if not word.is_word or word.is_capital or len(word.key) < _SHORTEST:
        return False
    if any(lexicon.matches(name, word.key) for name in _NO_NOUNS) or is_verb_form(lexicon, word.key):
        return False
    adverb = settings.get("adverb")
    return not any(form and re.search(form, word.key) for form in (adverb, means))


_MOST_ADJECTIVES = 3


def has_named_object(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a verb has a building, a road or the like for its object, right beside it: "построили новый бассейн".

    Args:
        scene: the document.
        sentence: where the verb stands.
        hit: the verb.
    """
    words, lexicon = sentence.words, scene.lexicon
    if hit.first != hit.last or not lexicon.list("other_nouns.objects"):
        return False
    adjective, at = read_grammar(lexicon).adjective, hit.last + 1
    while (
        at < len(words)
        and at - hit.last <= _MOST_ADJECTIVES
        and adjective
        and adjective.search(words[at].key)
    ):
        at += 1
    # Before a verb it may be who acts, unless that is a participle: "школа построена".
    form = lexicon.settings.get("predicate_form")
    passive = bool(form and re.search(form, words[hit.last].key))
    for place in (at, hit.first - 1) if passive else (at,):
        if not 0 <= place < len(words) or _is_mentioned(scene, sentence, place):
            continue
        if lexicon.matches("other_nouns.objects", words[place].key):
            led = (
                place < hit.first
                and place > 0
                and lexicon.matches("function.prepositions", words[place - 1].key)
            )
            return not led
    return False


def _is_bound(scene: Scene, sentence: Sentence, hit: Hit, own: str) -> bool:
    """Say whether a participle has the case of the noun behind it: "понівеченої бруківки"."""
    pair = sentence.words[hit.last : hit.last + 2]
    if hit.first != hit.last or len(pair) < 2 or not re.search(own, " ".join(word.key for word in pair)):
        return False
    if any(scene.lexicon.matches(key, pair[1].key) for key in _SMALL):
        return False
    known = any(one.first <= pair[1].i <= one.last for one in sentence.hits if one.section in _OTHERS)
    return not known and not _is_mentioned(scene, sentence, pair[1].i)


def _opens(scene: Scene, sentence: Sentence, at: int) -> bool:
    """Say whether an article stands before a participle, alone, or with "neu" or a preposition behind it: "das im Jahr ...e"."""
    words, lexicon = sentence.words, scene.lexicon
    lead = at - 2 if at > 1 and lexicon.matches("function.newly", words[at - 1].key) else at - 1
    if lead >= 0 and lexicon.matches("function.articles", words[lead].key):
        return True
    for i in range(at - 1, max(-1, at - _FAR), -1):
        if words[i].text in ",;:":
            return False
        behind = words[i + 1].key
        led = lexicon.matches("function.prepositions", behind)
        if lexicon.matches("function.articles", words[i].key) and led:
            return True
    return False


def _is_mentioned(scene: Scene, sentence: Sentence, at: int) -> bool:
    mentions = [one for one, _ in scene.in_sentence(sentence.index)]
    return any(one.first <= at <= one.last for one in mentions)


def has_other_subject(scene: Scene, sentence: Sentence, hit: Hit, found: Mention | None) -> bool:
    """Say whether a building or road is what a verb is said of, and a memorial none or only where it is.

    Args:
        scene: the document.
        sentence: where the verb stands.
        hit: the verb.
        found: the mention that the verb would be said of, or None for one of a sentence before.
    """
    words, lexicon = sentence.words, scene.lexicon
    capital = lexicon.settings.get("nouns_capital", False)
    if not lexicon.list("other_nouns.things"):
        return False
    if found is not None and not (
        found.after_preposition
        or (found.role == "part" and not capital)
        or _is_genitive(scene, sentence, found)
    ):
        return False
    for at in range(len(words)):
        if (capital and not words[at].is_capital) or not lexicon.matches("other_nouns.things", words[at].key):
            continue
        if _is_mentioned(scene, sentence, at) or not _same_clause(sentence, at, hit):
            continue
        if hit.name == "maintained" and lexicon.matches("actors.who", words[at].key):
            continue  # "die Realschule hat die Patenschaft übernommen"
        if found is not None and found.last < at and hit.last < at:
            continue
        if _is_subject(scene, sentence, at):
            return True
    return False


def _is_genitive(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Say whether an article that is only a genitive leads a mention: "im Schatten des Denkmals"."""
    return mention.first > 0 and scene.lexicon.matches(
        "other_nouns.genitive", sentence.words[mention.first - 1].key
    )


def _same_clause(sentence: Sentence, at: int, hit: Hit) -> bool:
    low, high = sorted((at, hit.first))
    return not any(word.text in ",;:" for word in sentence.words[low:high])


def _is_subject(scene: Scene, sentence: Sentence, at: int) -> bool:
    """Say whether an article without a preposition leads a noun: over adjectives, and all that hangs on a participle."""
    words, lexicon = sentence.words, scene.lexicon
    adjective = read_grammar(lexicon).adjective
    lead = at - 1
    if not lexicon.list("other_nouns.articles"):
        while lead >= 0 and adjective and adjective.search(words[lead].key):
            lead -= 1
        return (
            lead < 0
            or words[lead].text in ",;:.–—"
            or not lexicon.matches("function.prepositions", words[lead].key)
        )
    while lead >= 0 and not words[lead].is_capital and adjective and adjective.search(words[lead].key):
        if any(
            lexicon.matches(key, words[lead].key) for key in ("function.articles", "function.prepositions")
        ):
            break
        if _PARTICIPLE.search(words[lead].key) and _opens(scene, sentence, lead):
            return True  # "das am Friedhof gelegene Hotel"
        lead -= 1
    led = lead >= 0 and lexicon.matches("other_nouns.articles", words[lead].key)
    return led and not (lead > 0 and lexicon.matches("function.prepositions", words[lead - 1].key))
