"""Where a text is at home: by its headline, by the council, school or society whose page it is, by who lives there.

Most villages are in no gazetteer, so words tell: what stands before "Parish Council" or "Primary School", behind "TOWN OF"
or "Welcome to", before "residents" or "police".

Invariant: a home is the last that locates a thing; it is a stretch of the text, and no office, month or adjective.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cenotaph.extract.text.layout import Span
from cenotaph.extract.text.syntax.facts.fact import Scene
from cenotaph.extract.text.syntax.places.told_places import is_no_place, is_told_located

_HEAD = 300
"""Characters in which a text says whose it is."""
_LONGEST_TITLE = 120
_NAME = r"[A-Z][\w’'-]*\w(?: (?:(?:on|upon|le|in|under|by|cum)(?:-| )(?:the )?)?[A-Z][\w’-]*\w){0,2}"
_LEADING = r"(?!(?:The|Our|Your|Their|This|That|Any|Annual|Ordinary|Extraordinary|Full|Local|Former|Chairman|Clerk|County|Joint)\b)"


def home_of(scene: Scene) -> list[Span]:
    """Find where a text is at home; nothing, where it does not say."""
    return next((found for found in _ways(scene) if found), [])


def home_of_people(scene: Scene) -> list[Span]:
    """Find where those are at home of whom a text speaks."""
    text = scene.document.text
    return _first(scene, _PEOPLE, 0, len(text)) or _first(scene, _MEN_OF, 0, len(text))


def _ways(scene: Scene) -> Iterator[list[Span]]:
    """List what tells where a text is at home, the surest first."""
    text = scene.document.text
    yield _titled(scene)
    yield _first(scene, _COUNCIL, 0, len(text))
    yield _first(scene, _COUNCIL_OF, 0, len(text))
    yield _first(scene, _SHOUTED_COUNCIL, 0, _HEAD)
    yield _first(scene, _CHURCH_AT, 0, len(text))
    for pattern in (_TOWN_OF, _BODY, _WELCOME):
        yield _first(scene, pattern, 0, _HEAD)


def _first(scene: Scene, pattern: re.Pattern[str], start: int, end: int) -> list[Span]:
    """Return the first name that a pattern finds and that may be one of a place."""
    for found in pattern.finditer(scene.document.text, start, min(end, len(scene.document.text))):
        name = found["place"]
        words = [one.lower() for one in re.split(r"[ -]", name)]
        lexicon = scene.document.lexicon
        if is_no_place(name) or any(
            lexicon.has("places.not_places", one)
            or lexicon.has("reporting.titles", one)
            or one in lexicon.kinds
            for one in words
        ):
            continue
        return [found.span("place")]
    return []


_COUNCIL = re.compile(
    rf"\b{_LEADING}(?P<place>[A-Z][\w’'-]*?\w(?: [A-Z][\w’'-]+?)?)(?:['’]s)?"
    r" (?:(?:Parish|Town|City|Village|Borough|District|Municipal|Shire|Community|Regional) (?:Council|Hall)|(?:city|town|county|district) (?:government|council|authorities|hall))\b"
)
_CHURCH_AT = re.compile(
    rf"\b(?:All Saints|Holy Trinity|Christ Church|St\.? [A-Z]\w+(?: the [A-Z]\w+)?(?:['’]s)?)(?:['’])?(?: (?:Parish )?Church)?, (?P<place>{_NAME})(?=[\s,.:;–—-]|$)"
)
_COUNCIL_OF = re.compile(
    rf"\b(?i:parish|town|city|village|borough|district|community) (?i:council|councillors) of (?P<place>{_NAME})(?=[\s,.:;–—-]|$)"
)
_MEN_OF = re.compile(
    rf"\b(?:(?:[Mm]ayor|[Vv]icar|[Rr]ector) of|(?:men|women|sons|lads|fallen|dead|soldiers|servicemen|townsmen|inhabitants|citizens|people|residents|villagers|parishioners) (?:of|from)) (?P<place>{_NAME})(?=[\s,.:;–—-]|$)(?! (?:Regiment|Company|Battalion|Division|Brigade|Squadron|Corps)\b)"
)
_SHOUTED_COUNCIL = re.compile(
    r"\b(?!(?:THE|OUR|JOINT|ANNUAL|ORDINARY|FULL)\b)(?P<place>[A-Z][A-Z’'-]{2,}(?: (?!PARISH|TOWN|CITY)[A-Z][A-Z’'-]+){0,2})"
    r" (?:PARISH|TOWN|CITY|VILLAGE|COMMUNITY|BOROUGH) COUNCIL\b"
)
_TOWN_OF = re.compile(
    r"\b(?i:town|city|village|municipality|borough|township|shire|parish|district|county|corporation|churches|church|congregation|friends)"
    rf" (?:of|OF) (?P<place>{_NAME})(?=[\s,.:;–—-]|$)"
)
_BODY = re.compile(
    rf"(?<![\w’'-]){_LEADING}(?P<place>{_NAME}?)(?:['’]s)? (?:(?:and|&) (?:District|[A-Z]\w+) )?"
    r"(?:(?:Local |Village |Parish |Community |District |Royal British |Returned |and |Services |Women[’']s |Primary |Infant |Junior |High |Grammar |Secondary |"
    r"National |Public |State |Area |Church |Civic |Family |Rotary |Lions |RSL |Branch |War |Historical |History |Heritage ){0,3}"
    r"(?:School|Academy|College|Newsletter|Magazine|Chronicle|News|Diary|Notes|Gazette|Voice|Echo|Society|Group|Trust|Institute|WI|"
    r"Legion|League|RBL|Club|Museum|Library|Association|Parish|Church|Rectory|Benefice|RSL|Branch|Website|Archive|Archives))\b"
)
_WELCOME = re.compile(
    rf"(?:\b(?i:welcome to|visit|people of|residents of|villagers of|history of|story of|news from|notes from|letter from|meeting of|notice from)) (?:the )?(?P<place>{_NAME})(?=[\s,.:;’'–—-]|$)"
)
_PEOPLE = re.compile(
    rf"(?<![\w’'-]){_LEADING}(?P<place>{_NAME}?)(?:['’]s)? (?:[Pp]olice|[Ff]ire [Dd]epartment|[Mm]ayor|residents?|villagers|councillors?|couple|teenagers?|man|woman|farmer|"
    r"shopkeeper|pensioner|businessman|youths?|schoolchildren|firefighters|Fire Brigade|Scouts|Cubs|Guides|war memorial|War Memorial|cenotaph|Cenotaph|cemetery|churchyard)\b"
)
_IN_TITLE = re.compile(
    r"(?P<before>\b(?:[Ii]n|[Nn]ear|[Oo]utside) |: )?(?<![\w’'-])(?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+){0,2})"
)
_MEMORIAL_TITLE = re.compile(
    rf"(?!(?:Tags?|Category|Photos?|Images?|Home|Page|About|News|Local|History)\b)(?P<name>{_NAME}) ?(?:[-–—|:,]|’s|'s) ?(?i:(?:the )?(?:village |town |parish )?(?:war memorial|cenotaph|roll of honour|war graves|memorials?))\b[^.]{{0,40}}"
    rf"|(?i:(?:war memorial|cenotaph|roll of honour|war graves|memorials?)) ?(?:[-–—|:,]| in | at ) ?(?P<behind>{_NAME})"
)
"""A heading of a page: "Westbury St Mary – War Memorial", "War Memorial, Hexby"."""
_COUNTY_TITLE = re.compile(rf"(?P<name>{_NAME}), (?:Co\.? |County )?(?P<county>[A-Z][\w’-]+(?: [A-Z]\w+)?)")
_HEADINGS = 4
_CHURCH_TITLE = re.compile(
    r"(?:(?<=^)|(?<=[|–—-] ))(?:The )?(?:St\.? [\w’' ]+|All Saints[\w’' ]*|Holy [A-Z][\w’' ]+|(?:[A-Z][\w’']+ )*(?:[Cc]hurch|[Ww]ar [Mm]emorial|[Cc]emetery|[Cc]enotaph)), (?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+){0,2})(?=[:,.]|$| [-–—])"
)
"""A church or memorial and its village: "St Peter's Church, Little Barwell: a short history"."""


def _titled(scene: Scene) -> list[Span]:
    """Return the place that the headline names: one that the text has things in, or that stands behind "in" or a colon."""
    text = scene.document.text
    start, end = scene.document.paragraphs[0]
    for one in scene.document.paragraphs[:_HEADINGS]:
        if heading := _heading_of(scene, one):
            return heading
    if text[end - 1] in '.”"' or end - start > _LONGEST_TITLE:
        return []
    church = _CHURCH_TITLE.search(text, start, end)
    if church is not None:
        return [church.span("name")]
    for found in _IN_TITLE.finditer(text, start, end):
        for last in range(len(words := found["name"].split(" ")), 0, -1):
            name = " ".join(words[:last])
            sure = found["before"] or is_told_located(text, name)
            if (
                sure
                and (scene.gazetteer.is_known(name) or _is_spoken_of(text, name, end))
                and name.lower() not in scene.document.lexicon.words["places.not_places"]
            ):
                return [(found.start("name"), found.start("name") + len(name))]
    return []


def _heading_of(scene: Scene, line: Span) -> list[Span]:
    """Return the place of a heading of a page: "Westbury St Mary – War Memorial", "Ballynagar, Co. Cork"."""
    text = scene.document.text
    memorial = _MEMORIAL_TITLE.fullmatch(text, *line)
    if memorial is not None:
        name = "name" if memorial["name"] else "behind"
        return [] if is_no_place(memorial[name].replace(" St ", " ")) else [memorial.span(name)]
    county = _COUNTY_TITLE.fullmatch(text, *line)
    if county is None or is_no_place(county["name"]) or not scene.gazetteer.is_known(county["county"]):
        return []
    return [county.span("name"), county.span("county")]


def _is_spoken_of(text: str, name: str, start: int) -> bool:
    """Say whether the text below its headline has something at what a name names, which no list has."""
    found = re.search(rf"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside) {re.escape(name)}\b(?! [A-Z])", text[start:])
    return found is not None and not is_no_place(name)
