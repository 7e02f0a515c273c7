"""A small register, made through the real rooms: two articles that disagree, a list, and sources that may not be shown."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import httpx
import msgspec
from PIL import Image, ImageDraw

from cenotaph.intake.decide import judge
from cenotaph.intake.session import Program, Provenance, Session
from cenotaph.intake.workspace import Workspace, create_register
from cenotaph.model.entry import Assertion, Statement
from cenotaph.model.evidence import (
    Attribution,
    Capture,
    Covers,
    Evidence,
    Page,
    Rendition,
    Row,
    Source,
    TextQuote,
)
from cenotaph.model.value import Count, Place, PlaceCandidate, Point, Term, Text, When
from cenotaph.settings import Settings
from cenotaph.web.app import create_app
from cenotaph.web.serve import Server, listen

HOSTILE = '<script>alert("name")</script> & <b>bold</b>'
MODEL = "cenotaph-llm/small"
SECRET = "words that nobody outside may read"
UNQUOTED = "This sentence stands in no statement."

ARTICLE_A = (
    "Soviet memorials in the DPRK are still looked after, an embassy official told this paper. "
    '"In all, 1,375 people lie in this country, 991 of them soldiers," the official, Anna Orlova, said. '
    "The Liberation Monument in Pyongyang was erected in 1946 and bears the words "
    "«Слава освободителям» and 해방자들에게 영광.\n\n"
    '"Hundreds of monuments were destroyed abroad in recent years," Petrov stressed.\n'
)
ARTICLE_B = (
    "A second count gives 1,373 dead in the DPRK. The Liberation Monument of Pyongyang was erected in 1947."
)
QUOTE_ONLY = f"A bridge plaque was removed in 2014. {UNQUOTED}"
INTERNAL = f"The {SECRET} say that a grave was damaged in 1999."
SCAN = "A cross in Elm Wood was erected in 1920.\n\nThe cross was damaged in 1944."
WITHHELD = "A statue was restored in 1985."

SOURCE_A = "https://courier.example/2023/memorials"
PYONGYANG = Place(
    "Pyongyang",
    (PlaceCandidate("geonames:1871859", "Pyongyang", "city", 990, "KP", 1257543300, 390339000),),
)


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def subject(text: str, words: str) -> str:
    return f"text:{digest(text)[:16]}/{text.index(words)}"


GROUP_A = subject(ARTICLE_A, "Soviet memorials")
GROUP_B = subject(ARTICLE_B, "1,373 dead")
MONUMENT_A = subject(ARTICLE_A, "The Liberation")
MONUMENT_B = subject(ARTICLE_B, "The Liberation")
PLAQUE = subject(QUOTE_ONLY, "A bridge")
GRAVE = subject(INTERNAL, "a grave")
CROSS = subject(SCAN, "A cross")
STATUE = subject(WITHHELD, "A statue")
HOSTILE_ID = "list:1"
LOST_ID = "list:7"


def quoting(text: str, words: str) -> TextQuote:
    start = text.index(words)
    return TextQuote(words, start, start + len(words))


def said(
    text: str, about: str, words: str, *statements: Statement, by: Attribution | None = None
) -> Assertion:
    name = digest(text)
    return Assertion(
        subject=about,
        evidence=Evidence(name, quoting(text, words), name),
        statements=statements,
        attribution=(by,) if by else (),
    )


def is_a(kind: str) -> Statement:
    return Statement(property="kind", value=Term(kind))


def people(number: int, category: str | None = None) -> Statement:
    count = Count(number, "people", number, category)  # type: ignore[arg-type]  # a name of the schema
    return Statement(property="burials", count=count)


def article_a() -> list[Assertion]:
    text = ARTICLE_A
    orlova = Attribution("Anna Orlova", "direct", "said")
    petrov = Attribution("Petrov", "direct", "stressed", ("speaker_inconsistent",))
    countries = (Place("DPRK", (PlaceCandidate("iso3166:KP", "North Korea", "country", 1000, "KP"),)),)
    return [
        said(text, GROUP_A, "Soviet memorials", is_a("group"), Statement(property="named", value=Text("Soviet memorials", "en"))),
        said(text, GROUP_A, "Soviet memorials in the DPRK are still looked after", Statement(property="exists", when=When("2023"), places=countries)),
        said(text, GROUP_A, "1,375 people lie in this country", people(1375), by=orlova),
        said(text, GROUP_A, "991 of them soldiers", people(991, "military"), by=orlova),
        said(text, MONUMENT_A, "The Liberation Monument", is_a("monument"), Statement(property="named", value=Text("Liberation Monument", "en"))),
        said(
            text,
            MONUMENT_A,
            "The Liberation Monument in Pyongyang was erected in 1946",
            Statement(property="erected", when=When("1946", "in 1946"), places=(PYONGYANG,)),
            Statement(property="located", places=(PYONGYANG,), selector=quoting(text, "Pyongyang")),
        ),
        said(text, MONUMENT_A, "«Слава освободителям»", Statement(property="inscription", value=Text("Слава освободителям", "ru"))),
        said(
            text,
            GROUP_A,
            "Hundreds of monuments were destroyed abroad in recent years",
            Statement(property="quotation", value=Text("Hundreds of monuments were destroyed abroad in recent years")),
            by=petrov,
        ),
    ]  # fmt: skip


def article_b() -> list[Assertion]:
    text = ARTICLE_B
    return [
        said(text, GROUP_B, "1,373 dead in the DPRK", is_a("group"), people(1373)),
        said(text, MONUMENT_B, "The Liberation Monument of Pyongyang", is_a("monument"), Statement(property="named", value=Text("Liberation Monument", "en"))),
        said(text, MONUMENT_B, "was erected in 1947", Statement(property="erected", when=When("1947"), places=(PYONGYANG,))),
    ]  # fmt: skip


def rows() -> list[Assertion]:
    capture = digest("list")
    names = (HOSTILE, "Споменик 2", "Споменик 3", "Monument 4", "Monument 5", "Monument 6", "Lost stone")
    made = []
    for number, name in enumerate(names, 1):
        statements = [
            is_a("monument" if number % 2 else "mass_grave"),
            Statement(property="named", value=Text(name)),
        ]
        if name != "Lost stone":
            statements.append(
                Statement(property="located", value=Point.from_degrees(21.4 + number / 50, 41.9))
            )
        if number == 2:
            statements.append(Statement(property="removed", when=When("2014-05")))
        evidence = Evidence(capture, Row(number, str(number)))
        made.append(Assertion(subject=f"list:{number}", evidence=evidence, statements=tuple(statements)))
    return made


def unread(text: str, about: str, words: str, *statements: Statement) -> Assertion:
    """What a language model has read, and nobody has accepted."""
    return msgspec.structs.replace(said(text, about, words, *statements), counts="when_accepted")


def model_on_a() -> list[Assertion]:
    hundreds = subject(ARTICLE_A, "Hundreds of monuments")
    return [
        unread(ARTICLE_A, MONUMENT_A, "The Liberation Monument", Statement(property="maintained", when=When("2023"))),
        unread(ARTICLE_A, hundreds, "Hundreds of monuments", is_a("group"), Statement(property="named", value=Text("Hundreds of monuments", "en"))),
        unread(ARTICLE_A, hundreds, "were destroyed abroad", Statement(property="destroyed", when=When(None, "in recent years"))),
    ]  # fmt: skip


def picture() -> bytes:
    """Two pages, one line on each, as a TIFF."""
    pages = []
    for line in SCAN.split("\n\n"):
        page = Image.new("L", (500, 700), 255)
        ImageDraw.Draw(page).text((50, 140), line, fill=0)
        pages.append(page)
    stream = io.BytesIO()
    pages[0].save(stream, "TIFF", save_all=True, append_images=pages[1:])
    return stream.getvalue()


def recognised() -> list[Assertion]:
    """What is stated in the scan, each with the box of its words."""
    first, second = Page(1, (100, 200, 560, 220), confidence=91), Page(2, (100, 200, 470, 220), confidence=41)
    made = [
        (said(SCAN, CROSS, "A cross in Elm Wood", is_a("monument"), Statement(property="named", value=Text("cross in Elm Wood", "en"))), first),
        (said(SCAN, CROSS, "A cross in Elm Wood was erected in 1920", Statement(property="erected", when=When("1920"))), first),
        (said(SCAN, CROSS, "The cross was damaged in 1944", Statement(property="damaged", when=When("1944"))), second),
    ]  # fmt: skip
    drawn = []
    for one, page in made:
        assert isinstance(one.evidence, Evidence)
        assert isinstance(one.evidence.selector, TextQuote)
        evidence = msgspec.structs.replace(
            one.evidence, selector=msgspec.structs.replace(one.evidence.selector, drawn=page)
        )
        drawn.append(msgspec.structs.replace(one, evidence=evidence))
    return drawn


def take(
    workspace: Workspace,
    source: Source,
    text: str,
    assertions: list[Assertion],
    unit: str,
    *,
    program: str = "test",
    scan: bytes | None = None,
) -> None:
    name = workspace.ledger.captures.put(text.encode())
    capture = workspace.ledger.captures.put(scan) if scan else name
    provenance = Provenance(
        source=source,
        capture=Capture(sha256=capture, media_type="text/plain", size_bytes=len(scan or text.encode())),
        program=Program(program, "1"),
        unit=unit,  # type: ignore[arg-type]  # one of two words, below
        rendition=Rendition(sha256=name, of=capture, program="test 1") if unit == "document" else None,
    )
    session = Session(workspace, provenance)
    units = [assertions] if unit == "document" else [[assertion] for assertion in assertions]
    session.take(units)
    session.close(read=len(units), rejected=0, out_of_scope=0)


def build(folder: Path) -> Settings:
    """Make the register."""
    settings = create_register(
        folder / "register",
        name="Stones & <names>",
        config_folder=folder / "config",
        key_file=folder / "register.key",
    )
    article = Source(id=SOURCE_A, title="Memorials looked after", publisher="Courier", url=SOURCE_A, published="2023-04-24", lang="en")  # fmt: skip
    plaque = said(QUOTE_ONLY, PLAQUE, "A bridge plaque was removed in 2014", is_a("plaque"), Statement(property="removed", when=When("2014")))  # fmt: skip
    grave = said(INTERNAL, GRAVE, INTERNAL[:-1], is_a("grave"), Statement(property="damaged", when=When("1999")))  # fmt: skip
    statue = said(WITHHELD, STATUE, "A statue was restored in 1985", is_a("statue"), Statement(property="restored", when=When("1985")))  # fmt: skip
    stones = Source(id="stones", title="List of stones", licence="CC0-1.0", url="javascript:alert(1)", covers=Covers("North Macedonia", ("monument",), None, "graves"))  # fmt: skip
    with Workspace(settings) as workspace:
        take(workspace, article, ARTICLE_A, article_a(), "document")
        take(workspace, Source(id="b", title="A second count", published="2025"), ARTICLE_B, article_b(), "document")  # fmt: skip
        take(workspace, stones, "list", rows(), "row")
        take(workspace, Source(id="q", title="Quotable", visibility="quote_only"), QUOTE_ONLY, [plaque], "document")  # fmt: skip
        take(workspace, Source(id="i", title="Internal", visibility="internal"), INTERNAL, [grave], "document")  # fmt: skip
        take(workspace, Source(id="w", title="Withheld"), WITHHELD, [statue], "document")
        take(workspace, Source(id="scan", title="A scanned leaflet"), SCAN, recognised(), "document", scan=picture())  # fmt: skip
        take(workspace, article, ARTICLE_A, model_on_a(), "document", program=MODEL)
        secret = unread(INTERNAL, GRAVE, SECRET, Statement(property="named", value=Text(SECRET, "en")))
        take(workspace, Source(id="i", title="Internal", visibility="internal"), INTERNAL, [secret], "document", program=MODEL)  # fmt: skip
        quoted = unread(
            QUOTE_ONLY, PLAQUE, "A bridge plaque", Statement(property="named", value=Text("A bridge plaque"))
        )
        take(workspace, Source(id="q", title="Quotable", visibility="quote_only"), QUOTE_ONLY, [quoted], "document", program=MODEL)  # fmt: skip
        for left, right in ((GROUP_A, GROUP_B), (MONUMENT_A, MONUMENT_B)):
            judge(workspace, left, right, relation="same", reason="one and the same", by="a curator")
        workspace.ledger.captures.erase(digest(WITHHELD), entry=0)
        workspace.ledger.publish()
        workspace.fold_forward()
    return msgspec.structs.replace(settings)


@contextmanager
def serving(settings: Settings) -> Iterator[httpx.Client]:
    """Serve a register on a free port, and give a client of it."""
    server = Server(create_app(settings), listen())
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        with httpx.Client(base_url=server.url, trust_env=False, timeout=30) as client:
            yield client
    finally:
        server.stop()
        thread.join()
