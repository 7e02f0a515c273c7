"""The register in one file: what is listed, found, shown, withdrawn and erased."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path

import msgspec
import pytest

from cenotaph.errors import NoRegisterError, UnknownIdError
from cenotaph.model.entry import Statement
from cenotaph.model.evidence import Citation, Source
from cenotaph.model.value import Place, Ref, Text, When
from cenotaph.register.in_sqlite import Filters, Register
from cenotaph.register.tables import LOGICAL
from small_log import (
    CHONGJIN,
    DPRK,
    PERSON,
    PYONGYANG,
    SmallLog,
    buried,
    event,
    kind,
    land,
    located,
    named,
    related,
    town,
)

DAY = date(2025, 6, 1)
DOCUMENT = "cd" * 32
SKOPJE = land("Македонија", "MK")


def small() -> SmallLog:
    """A list of four, read to its end."""
    log = SmallLog()
    log.source("list", publisher="Office", published="2018")
    import_id = log.opened("list")
    log.row(
        import_id,
        "list:1",
        kind("monument"),
        named("Споменик на слободата", "mk"),
        located(21.43, 41.99, SKOPJE),
    )
    log.row(
        import_id,
        "list:2",
        kind("statue"),
        named("해방탑", "ko"),
        located(125.7588, 39.0425),
        event("removed", "2017"),
    )
    log.row(
        import_id, "list:3", kind("cemetery"), named("Tyne Cot"), event("erected", "1914"), event("exists")
    )
    log.row(
        import_id, "list:4", kind("plaque"), Statement(property="inscription", value=Text("Nie wieder Krieg"))
    )
    log.closed(import_id)
    return log


def ids(register: Register, **filters: object) -> list[str]:
    wanted = Filters(**filters)  # type: ignore[arg-type]
    return [one.id.removeprefix("list:") for one in register.list(wanted, as_of=DAY)]


def found(register: Register, text: str) -> list[str]:
    return [one.id.removeprefix("list:") for one in register.search(text, as_of=DAY)]


# --- list and search


def test_entities_are_listed_by_id_and_filtered(tmp_path: Path) -> None:
    with small().folded(tmp_path) as register:
        assert ids(register) == ["1", "2", "3", "4"]
        assert ids(register, kind=frozenset({"statue", "plaque"})) == ["2", "4"]
        assert ids(register, state=frozenset({"removed"})) == ["2"]
        assert ids(register, country=frozenset({"MK"})) == ["1"]
        assert ids(register, source=frozenset({"list"})) == ["1", "2", "3", "4"]
        assert ids(register, source=frozenset({"elsewhere"})) == []
        assert ids(register, text="слобод") == ["1"]
        assert ids(register, text="...") == []


def test_a_period_holds_what_happened_in_it_and_not_what_lies_around_it(tmp_path: Path) -> None:
    log = small()
    log.row(
        3,
        "list:5",
        kind("statue"),
        event("erected", "1900"),
        event("removed", "2017"),
        event("restored", "../1950"),
    )
    with log.folded(tmp_path) as register:
        assert ids(register, period=("1914-01-01", "1914-12-31")) == ["3", "5"]
        assert ids(register, period=("2000-01-01", "2019-12-31")) == ["2", "5"]
        assert ids(register, period=("1960-01-01", "1999-12-31")) == []


def test_a_box_is_searched_across_the_date_line(tmp_path: Path) -> None:
    log = small()
    log.row(None, "list:5", located(179.5, -16.0))
    log.row(None, "list:6", located(-179.5, -16.0))
    with log.folded(tmp_path) as register:
        assert ids(register, bbox=(21.0, 41.0, 22.0, 42.0)) == ["1"]
        assert ids(register, bbox=(179.0, -17.0, -179.0, -15.0)) == ["5", "6"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("해방", ["2"]),
        ("해방탑", ["2"]),
        ("방해", []),
        ("haebang", ["2"]),
        ("споменик", ["1"]),
        ("spomenik", ["1"]),
        ("ТАЙН", []),
        ("tyne", ["3"]),
        ("Tyne C", ["3"]),
        ("cot tyne", ["3"]),
        ("tyn cot", []),
        ("wieder", ["4"]),
        ("Македонија", ["1"]),
        ('" OR *', []),
        ("", []),
    ],
)
def test_words_are_found_in_any_script_and_the_last_may_go_on(
    text: str, expected: list[str], tmp_path: Path
) -> None:
    with small().folded(tmp_path) as register:
        assert found(register, text) == expected


def test_a_name_counts_more_than_an_inscription_and_a_limit_cuts(tmp_path: Path) -> None:
    log = SmallLog()
    log.row(None, "list:1", Statement(property="inscription", value=Text("Liberation")), named("A tower"))
    log.row(None, "list:2", named("Liberation"))
    log.row(None, "list:3", named("Liberation"))
    with log.folded(tmp_path) as register:
        assert found(register, "liberation") == ["2", "3", "1"]
        assert len(list(register.search("liberation", as_of=DAY, limit=2))) == 2


# --- one entity


def test_a_detail_has_every_statement_with_its_words(tmp_path: Path) -> None:
    log = small()
    log.source("paper", published="2020-05-01")
    import_id = log.opened("paper", document=DOCUMENT)
    when = When("1946~", "shortly after", "shortly_after", "the victory")
    said = Statement(
        property="unveiled", when=when, places=(PYONGYANG,), actor="the army", qualifiers=(("cost", "much"),)
    )
    log.told(import_id, "list:2", said, speaker="Russian embassy", span=(10, 15))
    with log.folded(tmp_path) as register:
        detail = register.detail("list:2", as_of=DAY)
    assert (detail.kind, detail.name, detail.names[0].lang) == ("statue", "해방탑", "ko")
    assert (detail.lon, detail.lat, detail.located_by) == (125.7588, 39.0425, "source")
    assert (detail.state.value, detail.state.because, detail.sources) == (
        "removed",
        ("5#3",),
        ("list", "paper"),
    )
    assert [line.address for line in detail.statements] == ["5#0", "5#1", "5#2", "5#3", "11#0"]
    assert [line.property for line in detail.events] == ["unveiled", "removed"]
    line = detail.statements[-1]
    assert (line.voice, line.mode, line.source, line.subject) == (
        "Russian embassy",
        "indirect",
        "paper",
        "list:2",
    )
    assert (line.when, line.when_relation, line.when_anchor) == ("1946~", "shortly_after", "the victory")
    assert (line.quote, line.document, line.start, line.end) == ("words", DOCUMENT, 10, 15)
    assert (line.places, line.actor, line.qualifiers) == (("Pyongyang",), "the army", {"cost": "much"})
    assert detail.statements[0].value == "statue"
    assert detail.statements[2].value == "39.0425, 125.7588"


def test_unknown_ids_are_said_to_be_unknown(tmp_path: Path) -> None:
    with small().folded(tmp_path) as register:
        for ask in (register.resolve, register.entry_of, register.document, register.findings):
            with pytest.raises(UnknownIdError):
                ask("list:99")
        assert register.entry_of("5#3") == "list:2"


def test_a_sighting_without_a_date_is_of_the_day_it_was_published(tmp_path: Path) -> None:
    with small().folded(tmp_path) as register:
        state = register.detail("list:3", as_of=DAY).state
    assert (state.value, state.last_confirmed, state.last_confirmed_by) == ("standing", "2018", "List")


def test_a_list_that_names_a_site_does_not_say_that_it_stands(tmp_path: Path) -> None:
    with small().folded(tmp_path) as register:
        assert register.detail("list:1", as_of=DAY).state.value == "unknown"


@pytest.mark.parametrize(
    ("statements", "country", "by"),
    [
        ((located(21.43, 41.99, land("North Korea", "KP")),), "KP", "source"),
        ((located(21.43, 41.99),), "MK", "polygon"),
        ((event("erected", "1946", PYONGYANG), located(21.43, 41.99)), "KP", "gazetteer"),
        ((event("erected", "1946", PYONGYANG, DPRK),), "KP", "source"),
        ((event("erected", "1946", PYONGYANG, town("Paris", "FR", 2.3, 48.8)),), None, None),
        ((Statement(property="commemorates", value=Text("the fallen"), places=(DPRK,)),), None, None),
        ((located(-30.0, 45.0),), None, None),
    ],
)
def test_the_country_is_the_sources_word_before_anything_else(
    statements: tuple[Statement, ...], country: str | None, by: str | None, tmp_path: Path
) -> None:
    log = SmallLog()
    log.row(None, "list:1", *statements)
    with log.folded(tmp_path) as register:
        (one,) = register.list(as_of=DAY)
    assert (one.country, one.country_by) == (country, by)


def test_a_country_is_no_position(tmp_path: Path) -> None:
    log = SmallLog()
    log.row(None, "list:1", Statement(property="located", places=(Place("Somme"), land("France", "FR"))))
    with log.folded(tmp_path) as register:
        (one,) = register.list(as_of=DAY)
    assert (one.place, one.country, one.lon, one.located_by) == ("Somme", "FR", None, None)


# --- preference


def names_by_three(log: SmallLog) -> SmallLog:
    for source, publisher, published, name in (
        ("one", "P", "2000", "Old name"),
        ("two", "Q", "2020", "New name"),
        ("three", "P", "2001", "Old name"),
    ):
        log.source(source, publisher=publisher, published=published)
        log.row(log.opened(source), "list:1", named(name), kind("monument"))
    return log


def test_the_settings_order_then_voices_then_recency_choose_what_is_shown_first(tmp_path: Path) -> None:
    log = names_by_three(SmallLog())
    path = tmp_path / "register.sqlite"
    with log.folded(
        tmp_path
    ) as register:  # two sources of one publisher are one voice: the newer one goes first
        assert register.detail("list:1", as_of=DAY).name == "New name"
    with Register.open(path, create=True, prefer=("three",)) as register:
        detail = register.detail("list:1", as_of=DAY)
        assert (detail.name, [name.text for name in detail.names]) == ("Old name", ["Old name", "New name"])
    log.source("three", publisher="R", published="2001")
    with log.folded(tmp_path) as register:  # now they are two voices
        assert register.detail("list:1", as_of=DAY).name == "Old name"


# --- withdrawal, review, erasure


def test_the_status_of_an_entry_says_why_it_does_not_count(tmp_path: Path) -> None:
    log = small()
    later = log.opened("list")
    log.withdraw(4)
    log.withdraw(5, by_import=later)
    undone = log.withdraw(6)
    log.withdraw(undone)
    log.erase(7)
    whole = log.opened("other")
    log.row(whole, "other:1", named("x"))
    log.withdraw(whole)
    log.withdraw("3#0")
    with log.folded(tmp_path) as register:
        assert register.status_of([3, 4, 5, 6, 7, whole + 1]) == {
            3: "live",
            4: "withdrawn_by_person",
            5: "withdrawn_by_reread",
            6: "live",
            7: "erased",
            whole + 1: "withdrawn_by_import",
        }
        assert ids(register) == ["3"]
        assert register.live_of("list") == {"list:3": (6,)}
        assert register.subjects_of("list") == {"list:3"}
        sources = {one.id: (one.statements, one.subjects) for one in register.sources()}
        assert sources == {"list": (4, 1), "other": (0, 0)}


def test_one_statement_can_be_withdrawn(tmp_path: Path) -> None:
    log = small()
    log.withdraw("5#3")
    with log.folded(tmp_path) as register:
        detail = register.detail("list:2", as_of=DAY)
        assert [line.address for line in detail.statements] == ["5#0", "5#1", "5#2"]
        assert detail.state.value == "unknown"
        assert [one.statements for one in register.sources()] == [12]


def test_live_assertions_are_those_of_one_program(tmp_path: Path) -> None:
    log = small()
    log.row(log.opened("list", program="linker 2"), "list:1", named("other"))
    with log.folded(tmp_path) as register:
        assert register.live_of("list", program="linker") == {"list:1": (10,)}
        assert len(register.live_of("list")["list:1"]) == 2


def test_the_last_import_of_a_source_is_known_with_its_end(tmp_path: Path) -> None:
    log = small()
    with log.folded(tmp_path) as register:
        last = register.last_import("list", program="cenotaph-rows")
        assert last is not None
        assert (last.id, last.closed, last.program) == (3, True, "cenotaph-rows 0.1.0")
        assert register.last_import("list", capture="ff" * 32) is None
    cut_off = log.opened("list")
    with log.folded(tmp_path) as register:
        last = register.last_import("list")
        assert last is not None
        assert (last.id, last.closed) == (cut_off, False)
    log.withdraw(cut_off)
    with log.folded(tmp_path) as register:
        last = register.last_import("list")
        assert last is not None
        assert last.id == 3


def test_reviews_are_shown_and_the_last_one_counts(tmp_path: Path) -> None:
    log = small()
    log.review("reject", "5#3")
    log.review("accept", "5#3")
    log.review("comment", "5#3")
    undone = log.review("accept", 4)
    log.withdraw(undone)
    log.review("accept", 3)
    log.review("reject", 7)
    with log.folded(tmp_path) as register:
        assert register.accepted([4, 5, 6, 7]) == {4, 5, 6}
        lines = {line.address: line.verdict for line in register.detail("list:2", as_of=DAY).statements}
    assert lines == {"5#0": "accept", "5#1": "accept", "5#2": "accept", "5#3": "accept"}


def test_erased_words_are_in_no_byte_of_the_file(tmp_path: Path) -> None:
    log = small()
    secret = log.row(3, "list:9", kind("grave"), named("Zaphod Quillfeather"), located(2.0, 48.0))
    quoting = log.row(3, "list:3", Statement(property="inscription", value=Text("for Quillfeather")))
    with log.folded(tmp_path) as register:
        assert found(register, "quillf") == ["9", "3"]
    log.erase(secret, quoting)
    with log.folded(tmp_path) as register:
        assert found(register, "quillf") == []
        held = b"".join(file.read_bytes() for file in tmp_path.iterdir()).lower()
        assert b"quillfeather" not in held
        assert b"list:9" not in held
        assert ids(register) == ["1", "2", "3", "4"]


# --- documents, quotations, findings


def document() -> SmallLog:
    log = SmallLog()
    log.source("paper", published="2023-04-24")
    import_id = log.opened("paper", document=DOCUMENT)
    log.told(import_id, "text:0123456789abcdef/40", kind("monument"), event("erected", "1946"), span=(40, 60))
    log.told(import_id, "text:0123456789abcdef/90", kind("cemetery"), buried(7), span=(90, 99))
    words = Statement(property="quotation", value=Text("words"))
    log.told(import_id, "text:0123456789abcdef", words, speaker="Sin Hong-chol", span=(0, 5))
    log.told(
        import_id,
        "text:0123456789abcdef",
        words,
        speaker="Kim",
        span=(50, 95),
        flags=("speaker_inconsistent",),
    )
    return log


def test_quotations_belong_to_their_document_and_are_no_entities(tmp_path: Path) -> None:
    with document().folded(tmp_path) as register:
        view = register.document(DOCUMENT, as_of=DAY)
        assert [(one.speaker, one.start, one.end, one.flags) for one in view.quotations] == [
            ("Sin Hong-chol", 0, 5, ()),
            ("Kim", 50, 95, ("speaker_inconsistent",)),
        ]
        assert [line.address for line in view.statements] == ["4#0", "4#1", "5#0", "5#1"]
        assert [one.id for one in view.entities] == ["text:0123456789abcdef/40", "text:0123456789abcdef/90"]
        assert view.source.id == "paper"
        assert not register.is_subject("text:0123456789abcdef")
        with pytest.raises(UnknownIdError):
            register.resolve("text:0123456789abcdef")


def test_a_doubtful_speaker_is_a_finding_once_where_they_say_something(tmp_path: Path) -> None:
    log = document()
    with log.folded(tmp_path) as register:
        assert [(one.code, one.entity, one.statements) for one in register.findings()] == [
            ("attribution.speaker_inconsistent", "text:0123456789abcdef/40", ("7#0",)),
        ]
    log.told(
        3,
        "text:0123456789abcdef/90",
        event("restored"),
        speaker="Kim",
        flags=("speaker_inconsistent",),
        span=(50, 55),
    )
    with log.folded(tmp_path) as register:
        (one,) = register.findings()
        assert (one.entity, one.statements) == ("text:0123456789abcdef/90", ("7#0", "8#0"))
        assert not register.detail("text:0123456789abcdef/40", as_of=DAY).disagreements
    log.withdraw(7)
    log.withdraw(8)
    with log.folded(tmp_path) as register:
        assert not list(register.findings())


def test_what_vanished_is_a_finding_until_an_edition_has_it_again(tmp_path: Path) -> None:
    log = small()
    log.closed(log.opened("list"), vanished=["list:2"])
    with log.folded(tmp_path) as register:
        assert [(one.code, one.entity) for one in register.findings()] == [("import.vanished", "list:2")]
        assert [one.code for one in register.detail("list:2", as_of=DAY).disagreements] == ["import.vanished"]
    log.closed(log.opened("list"))
    with log.folded(tmp_path) as register:
        assert not list(register.findings())


def test_a_disputed_state_is_a_disagreement_as_of_its_day(tmp_path: Path) -> None:
    log = small()
    log.source("survey")
    log.row(log.opened("survey"), "list:2", event("exists", "2020"))
    with log.folded(tmp_path) as register:
        detail = register.detail("list:2", as_of=DAY)
        assert (detail.state.value, detail.state.because) == ("disputed", ("5#3", "11#0"))
        assert [one.code for one in detail.disagreements] == ["disagreement.state"]
        assert not register.detail("list:2", as_of=date(2018, 1, 1)).disagreements


def test_what_a_person_enters_by_hand_has_that_person_as_its_source(tmp_path: Path) -> None:
    log = SmallLog()
    log.row(None, "local:1", named("A stone"), by=PERSON)
    with log.folded(tmp_path) as register:
        assert register.detail("local:1", as_of=DAY).sources == (f"person:{PERSON}",)
        assert [(one.id, one.title, one.statements) for one in register.sources()] == [
            (f"person:{PERSON}", "Ida", 1)
        ]


# --- the file


def test_sources_come_back_as_they_were_said_last(tmp_path: Path) -> None:
    log = small()
    log.source("list", publisher="Another office")
    with log.folded(tmp_path) as register:
        assert register.source("list") == Source(id="list", title="List", publisher="Another office")
        assert register.source("nothing") is None
        assert register.agent_id("person", "Ida", None) == PERSON
        assert register.agent_id("program", "linker", "2") is None


def test_a_fold_goes_on_where_it_stopped(tmp_path: Path) -> None:
    log = small()
    with log.folded(tmp_path) as register:
        assert register.applied == len(log.entries)
        assert register.fold(log.entries) == 0
        log.row(3, "list:5", named("x"))
        told: list[int] = []
        assert register.fold(log.entries, checkpoint="note", progress=told.append) == 1
        assert (register.applied, register.checkpoint, told) == (len(log.entries), "note", [len(log.entries)])
        assert register.detail("list:5", as_of=DAY).checkpoint == "note"
        with pytest.raises(ValueError, match="missing"):
            register.fold([log.entries[-1].__class__(99, 0, "a:x", "key", (), None)])


def test_a_batch_that_fails_leaves_nothing(tmp_path: Path) -> None:
    log = small()

    def failing() -> object:
        yield from log.entries
        raise RuntimeError

    with Register.open(tmp_path / "r.sqlite", create=True) as register:
        with pytest.raises(RuntimeError):
            register.fold(failing())  # type: ignore[arg-type]
        assert register.applied == 0
        assert ids(register) == []


def test_another_version_and_a_damaged_file_are_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "register.sqlite"
    with small().folded(tmp_path) as register:
        register._database.execute("UPDATE meta SET value = '0' WHERE key = 'version'")
    with pytest.raises(NoRegisterError):
        Register.open(path)
    with Register.open(path, create=True) as register:
        assert register.applied == 0
    path.write_bytes(b"this is no database, however one looks at it" * 100)
    with pytest.raises(NoRegisterError):
        Register.open(path)
    with Register.open(path, create=True) as register:
        assert register.applied == 0


def test_a_register_that_is_not_there_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(NoRegisterError):
        Register.open(tmp_path / "register.sqlite")
    assert not list(tmp_path.iterdir())


def test_readers_in_other_threads_see_whole_batches_while_it_is_folded(tmp_path: Path) -> None:
    log = small()
    for number in range(300):
        log.row(3, f"list:{number + 10}", named(f"stone {number}"))
    seen: list[int] = []
    with Register.open(tmp_path / "r.sqlite", create=True) as register:
        register.fold(log.entries[:9])

        def read() -> None:
            seen.extend(len(ids(register)) for _ in range(20))

        threads = [threading.Thread(target=read) for _ in range(3)]
        for thread in threads:
            thread.start()
        register.fold(log.entries[9:])
        for thread in threads:
            thread.join()
    assert set(seen) <= {4, 304}
    assert len(seen) == 60


def test_the_dump_has_a_line_of_every_table_that_holds_something(tmp_path: Path) -> None:
    log = small()
    log.row(
        3,
        "list:1",
        buried(2),
        buried(3, category="military"),
        Statement(property="part_of", value=Ref("list:2")),
        related("different", "list:3"),
    )
    log.told(log.opened("paper", document=DOCUMENT), "text:0123456789abcdef", Statement(property="quotation"))
    log.judge("list:1", "list:2", "different")
    log.review("accept", 4)
    log.withdraw(7)
    log.erase(6)
    log.closed(3, vanished=["list:1"])
    with log.folded(tmp_path) as register:
        lines = list(register.dump())
    assert {line.split('"')[1] for line in lines} == set(LOGICAL)


def test_a_citation_is_given_where_nothing_is_held(tmp_path: Path) -> None:
    log = SmallLog()
    log.row(None, "list:1", named("x"))
    entry = log.entries[-1]
    said = entry.payload
    assert said is not None
    log.entries[-1] = msgspec.structs.replace(
        entry, payload=msgspec.structs.replace(said, evidence=Citation("Archive, box 7"))
    )
    with log.folded(tmp_path) as register:
        (line,) = register.detail("list:1", as_of=DAY).statements
    assert (line.citation, line.quote, line.document) == ("Archive, box 7", None, None)


def test_chongjin_is_on_the_map_by_its_name(tmp_path: Path) -> None:
    log = SmallLog()
    log.row(None, "list:1", kind("monument"), event("exists", None, CHONGJIN))
    with log.folded(tmp_path) as register:
        (one,) = register.list(as_of=DAY)
    assert (one.lon, one.lat, one.located_by, one.place) == (129.7758, 41.7956, "gazetteer", "Chongjin")
