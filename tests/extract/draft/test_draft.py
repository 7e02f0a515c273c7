from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.errors import NoDraftError
from cenotaph.extract.draft.draft import draft_profile
from cenotaph.extract.draft.toml import slug
from cenotaph.extract.draft.write import Subject
from cenotaph.extract.rows.content import key_by_content
from cenotaph.extract.rows.headings import under_headings
from cenotaph.extract.rows.mapping import Mapper, OutOfScope
from cenotaph.extract.rows.profile import Profile
from cenotaph.model.entry import Assertion, Statement
from cenotaph.model.evidence import Cell
from cenotaph.model.evidence import Row as RowSelector
from cenotaph.model.value import Point, Term, Text
from cenotaph.sources.item import Rejected, Row
from extract.draft.small_lists import LISTS, rows_of

SUBJECT = Subject("my-list", "My list")


def read(rows: list[Row], profile: Profile) -> list[Assertion | OutOfScope | Rejected]:
    prepared = profile.prepare([row.cells for row in rows])
    mapper = Mapper(prepared, capture="0" * 64)
    return [
        mapper.map(row)
        for row in key_by_content(under_headings(rows, prepared), prepared)
        if isinstance(row, Row)
    ]


def statements_of(rows: list[Row], profile: Profile) -> list[dict[str, list[Statement]]]:
    found: list[dict[str, list[Statement]]] = []
    for one in read(rows, profile):
        assert isinstance(one, Assertion)
        said: dict[str, list[Statement]] = {}
        for statement in one.statements:
            said.setdefault(statement.property, []).append(statement)
        found.append(said)
    return found


@pytest.mark.parametrize("name", LISTS)
def test_every_row_of_a_list_is_taken_by_its_draft(name: str) -> None:
    rows = rows_of(LISTS[name][0])
    said = statements_of(rows, draft_profile(rows, SUBJECT).profile)
    assert len(said) == len(rows)
    assert all("named" in one and "kind" in one for one in said)


def test_a_draft_states_what_the_cells_say() -> None:
    rows = rows_of(LISTS["polish"][0])
    first, second, third = statements_of(rows, draft_profile(rows, SUBJECT).profile)
    assert [one["kind"][0].value for one in (first, second, third)] == [
        Term("cemetery", "cmentarz wojenny"), Term("mass_grave", "mogiła zbiorowa"), Term("monument", "pomnik"),
    ]  # fmt: skip
    assert first["named"][0].value == Text("Cmentarz wojenny nr 12")
    assert first["located"][0].value == Point(211606000, 496551000)
    assert [place.name for place in first["located"][0].places] == ["Wola Dolna", "dolny"]
    counts = [(one.count.min, one.count.identified) for one in first["burials"] if one.count]
    assert counts == [(214, None), (87, "unknown")]
    assert first["erected"][0].when is not None
    assert first["erected"][0].when.edtf == "1915"
    assert first["condition"][0].value == Term("good", "dobry")
    assert "burials" not in third  # "brak danych": a cell that holds nothing


def test_a_burial_date_dates_the_burials() -> None:
    rows = rows_of(LISTS["russian"][0])
    for said, edtf in zip(
        statements_of(rows, draft_profile(rows, SUBJECT).profile), ("1942", "1942-02", "1943"), strict=True
    ):
        assert {one.when.edtf for one in said["burials"] if one.when} == {edtf}


def test_a_persons_name_is_put_together() -> None:
    rows = rows_of(LISTS["people"][0])
    said = statements_of(rows, draft_profile(rows, SUBJECT).profile)
    assert said[0]["named"][0].value == Text("Иванов Пётр Сергеевич")
    assert said[0]["kind"][0].value == Term("person")


def test_headings_and_sums_are_out_of_scope_and_said() -> None:
    text = "Nr;Name;Ort;Tote;Lat;Lon\nKreis Nord;;;;;\n1;Denkmal;Dorf;3;52.1;10.2\n2;Grab;Weiler;4;52.2;10.3\nKreis Süd;;;;;\n3;Stele;Au;5;52.3;10.4\nSumme;;;12;;\n"
    rows = rows_of(text)
    found = read(rows, draft_profile(rows, SUBJECT).profile)
    assert [type(one).__name__ for one in found] == [
        "OutOfScope", "Assertion", "Assertion", "OutOfScope", "Assertion", "OutOfScope",
    ]  # fmt: skip
    assert {one.reason for one in found if isinstance(one, OutOfScope)} == {
        "nothing of a memorial: a heading between the rows, or a note",
        "the sum of the rows",
    }


def test_a_count_that_is_no_number_loses_neither_the_row_nor_a_word_of_the_draft() -> None:
    rows = rows_of("Name;Buried\nA;12\nB;see the book\nC;7\nD;34 (12 of them unknown)\nE;about 50\nF;60-70\n")
    draft = draft_profile(rows, SUBJECT)
    assert "see the book" in draft.text
    counts = [one["burials"][0].count for one in statements_of(rows, draft.profile) if "burials" in one]
    assert [(count.min, count.max) for count in counts if count] == [
        (12, 12),
        (7, 7),
        (34, 34),
        (45, 55),
        (60, 70),
    ]


def test_what_is_not_understood_at_all_gets_no_draft() -> None:
    rows = rows_of("a;b\n1;2\n3;4\n")
    with pytest.raises(NoDraftError) as caught:
        draft_profile(rows, SUBJECT)
    assert caught.value.columns == ("a", "b")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Братские могилы 2024", "bratskie-mogily-2024"), ("", "list"), ("___", "list"), ("1916", "list-1916")],
)
def test_a_slug_names_a_profile(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_the_star_of_a_required_field_is_no_part_of_its_name() -> None:
    rows = rows_of("Name*;Town *;Year built*\nOak;Upton;1921\nElm;Norton;1922\n")
    said = statements_of(rows, draft_profile(rows, SUBJECT).profile)
    assert [one["named"][0].value for one in said] == [Text("Oak"), Text("Elm")]
    assert all(one["erected"] and one["located"] for one in said)


cells = st.text(max_size=25) | st.sampled_from(
    [
        "1921",
        "52.5",
        "-3.1",
        "Denkmal",
        "нет данных",
        "12.05.1920",
        "52.5, 13.4",
        "https://a.example/1.jpg",
        "Q42",
        "true",
        '"',
        "\\",
        "\x7f",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_draft_of_any_table_is_a_profile_and_takes_or_refuses_every_row(data: st.DataObject) -> None:
    names = data.draw(
        st.lists(
            st.text(min_size=1, max_size=20) | st.sampled_from(["Name", "Lat", "Lon", "Total buried", "Date", "Typ", "№", "X", "Y"]),
            min_size=1, max_size=6, unique=True,
        )
    )  # fmt: skip
    table = data.draw(
        st.lists(st.lists(cells, min_size=len(names), max_size=len(names)), min_size=1, max_size=8)
    )
    rows = [
        Row(number, f"line {number}", dict(zip(names, line, strict=True)), RowSelector(number))
        for number, line in enumerate(table, 1)
    ]
    try:
        draft = draft_profile(rows, Subject(slug(names[0]), names[0]))
    except NoDraftError:
        return
    assert tomllib.loads(draft.text)["name"] == draft.profile.name
    assert len(read(rows, draft.profile)) == len(rows)


@pytest.mark.parametrize(
    ("cells", "edtf"),
    [
        (("-682819200000", "799632000000"), ["1948-05-13", "1995-05-05"]),
        (("17669", "27669"), ["1948-05-16", "1975-10-02"]),
        (("20/03/1959,08/04/1964", "1948; 1965"), ["1959-03-20", "1964-04-08", "1948", "1965"]),
    ],
)
def test_dates_that_programs_count_and_several_in_a_cell_are_read(
    cells: tuple[str, str], edtf: list[str]
) -> None:
    rows = rows_of("Name|Date unveiled\n" + "\n".join(f"Memorial {cell[:2]}|{cell}" for cell in cells), "|")
    said = statements_of(rows, draft_profile(rows, SUBJECT).profile)
    found = [one.when.edtf for row in said for one in row["unveiled"] if one.when]
    assert found == edtf


def test_words_beside_a_date_set_off_no_event() -> None:
    rows = rows_of(
        "Pomnik;Miejscowość;Rok budowy;Data rozbiórki\nA;Ala;1950;nie rozebrano\nB;Bla;1951;wniosek złożony w 2016\n"
        "C;Cla;1952;2018-03\nD;Dla;1953;przed 2010\n"
    )
    said = statements_of(rows, draft_profile(rows, SUBJECT).profile)
    assert ["destroyed" in one for one in said] == [False, False, True, True]


def test_ten_thousand_is_never_ten() -> None:
    rows = rows_of(
        "Ort;Anlage;Bestattete;davon unbekannt\nA;Friedhof;ca. 24.000;10.000\nB;Friedhof;1238;> 900\n"
    )
    counts = [
        one.count
        for said in statements_of(rows, draft_profile(rows, SUBJECT).profile)
        for one in said["burials"]
    ]
    assert [count.min for count in counts if count] == [21600, 10000, 1238, 901]


def test_the_fallen_are_commemorated_by_a_plaque_and_lie_in_a_cemetery() -> None:
    rows = rows_of("Denkmal;Gemeinde;Gefallene 1914-18\nGedenktafel;A;3\nSoldatenfriedhof;B;33\n")
    plaque, cemetery = statements_of(rows, draft_profile(rows, SUBJECT).profile)
    assert ("commemorates" in plaque, "burials" in plaque) == (True, False)
    assert ("commemorates" in cemetery, "burials" in cemetery) == (False, True)
    assert plaque["commemorates"][0].count is not None
    assert plaque["commemorates"][0].count.conflict == "WW1"


def test_a_name_beside_a_given_name_and_a_birth_is_a_persons() -> None:
    rows = rows_of(
        "Name;Vorname;Geburtsdatum;Dienstgrad\nSchulz;Karl;3.4.1921;Uffz.\nMüller;Hans;1.2.1920;Gefr.\n"
    )
    said = statements_of(rows, draft_profile(rows, SUBJECT).profile)
    assert [(one["kind"][0].value, one["named"][0].value) for one in said] == [
        (Term("person"), Text("Karl Schulz")), (Term("person"), Text("Hans Müller")),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Памятник;Село;Количество захороненных\nА;Б;150 чел.\nВ;Г;ок. 200 человек\nД;Е;> 900\nЖ;З;3 могилы\n",
            [(150, 150, "people"), (180, 220, "people"), (901, None, "people"), (3, 3, "graves")],
        ),
        (
            "Name;Town;Buried\nA;X;12 graves\nB;Y;about 40 soldiers\nC;Z;50+\nD;W;dozens of people\n",
            [(12, 12, "graves"), (36, 44, "people"), (50, None, "people"), (24, 99, "people")],
        ),
        (
            "Pomnik;Miejscowość;Liczba pochowanych\nA;X;około 40 osób\nB;Y;ponad 30 mogił\nC;Z;12\n",
            [(36, 44, "people"), (31, None, "graves"), (12, 12, "people")],
        ),
        (
            "Name;Ort;Bestattete\nA;X;Gräber: 3\nB;Y;mind. 20 Personen\n",
            [(3, 3, "graves"), (20, None, "people")],
        ),
        (
            "시설명;소재지;안장자수\n충혼탑;강원도;약 50명\n묘지;부산;300여 명\n묘;부산;12기\n",
            [(45, 55, "people"), (301, None, "people"), (12, 12, "graves")],
        ),
        (
            "Nombre;Lugar;Enterrados\nA;X;unas 40 personas\nB;Y;más de 1.500\nC;Z;3 tumbas\n",
            [(36, 44, "people"), (1501, None, "people"), (3, 3, "graves")],
        ),
    ],
)
def test_the_unit_and_the_bound_beside_a_number_are_read(
    text: str, expected: list[tuple[int, int | None, str]]
) -> None:
    rows = rows_of(text)
    counts = [
        one.count
        for said in statements_of(rows, draft_profile(rows, SUBJECT).profile)
        for one in said["burials"]
    ]
    assert [(count.min, count.max, count.unit) for count in counts if count] == expected


def test_words_that_are_no_unit_make_no_number() -> None:
    rows = rows_of("Name;Town;Buried\nA;X;12\nB;Y;12 or 13 graves, see map\nC;Z;3 of 40 soldiers\nD;Z;40\n")
    said = statements_of(rows, draft_profile(rows, SUBJECT).profile)
    assert ["burials" in one for one in said] == [True, False, False, True]


@pytest.mark.parametrize(
    "text",
    [
        "Name;Town;Relocated to\nA;X;City Park\nB;Y;\nC;Z;not moved\nD;V;to be moved to the museum\n",
        "Denkmal;Ort;Verlegt nach\nA;X;City Park\nB;Y;\nC;Z;nicht verlegt\nD;V;Umzug geplant\n",
        "Pomnik;Miejscowość;Przeniesiony do\nA;X;City Park\nB;Y;\nC;Z;nie przeniesiono\nD;V;planowane\n",
        "Памятник;Село;Перенесён в\nA;X;City Park\nB;Y;\nC;Z;не перенесён\nD;V;планируется\n",
        "Monumento;Comune;Trasferito a\nA;X;City Park\nB;Y;\nC;Z;non trasferito\nD;V;\n",
    ],
)
def test_a_destination_is_kept_and_a_refusal_is_none(text: str) -> None:
    rows = rows_of(text)
    draft = draft_profile(rows, SUBJECT)
    moves = [said.get("relocated", []) for said in statements_of(rows, draft.profile)]
    assert [[one.value for one in some] for some in moves] == [[Text("City Park")], [], [], []]
    assert rows[2].cells[list(rows[2].cells)[2]] in draft.text


def test_a_destination_and_its_date_are_one_event() -> None:
    rows = rows_of("Name;Town;Relocated to;Date relocated\nA;X;City Park;1998\nB;Y;;2001\n")
    moves = [one["relocated"] for one in statements_of(rows, draft_profile(rows, SUBJECT).profile)]
    assert [[(one.value, one.when and one.when.edtf) for one in some] for some in moves] == [
        [(Text("City Park"), "1998")],
        [(None, "2001")],
    ]


def test_where_it_came_from_is_no_destination() -> None:
    rows = rows_of("Name;Town;Moved from\nA;X;City Park\nB;Y;Station\n")
    assert not any("relocated" in said for said in statements_of(rows, draft_profile(rows, SUBJECT).profile))


@pytest.mark.parametrize(
    ("header", "good", "gone"),
    [
        ("Zustand", "gut", "nicht mehr vorhanden"),
        ("Stan", "dobry", "nie istnieje"),
        ("État", "bon", "disparu"),
        ("Состояние", "хорошее", "утрачен"),
        ("Condition", "good", "no longer extant"),
    ],
)
def test_what_is_gone_is_gone_and_nobody_says_how(header: str, good: str, gone: str) -> None:
    rows = rows_of(f"Name;Town;{header}\nA;X;{good}\nB;Y;{gone}\nC;Z;?\nD;V;{good}\n")
    said = statements_of(rows, draft_profile(rows, SUBJECT).profile)
    assert ["removed" in one for one in said] == [False, True, False, False]
    assert said[1]["removed"][0].qualifiers == (("manner", "unknown"),)
    assert not any("destroyed" in one for one in said)
    assert [one["condition"][0].value for one in said if "condition" in one] == [
        Term("good", good), Term(None, gone), Term("good", good),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Commune;Monument;Année;Sculpteur\nMARNE;;;\nÉpernay;Stèle;1921;X\nReims;Stèle;1922;Y\nAISNE;;;\nLaon;Stèle;1923;Z\nSource : archives 2019;;;\nSoissons;Stèle;1924;W\n",
        "Nr;Name;Ort;Jahr\nKreis Nord;;;\n1;Stele;Adorf;1921\n2;Stein;Bdorf;1922\nKreis Süd;;;\n3;Stele;Cdorf;1923\nStand 2019;;;\n4;Stele;Ddorf;1924\n",
        "Name;Ort;Jahr;Tote\nRejon mostowski:;;;\nStele;Adorf;1921;1\nStein;Bdorf;1922;1\nRejon lidzki:;;;\nStele;Cdorf;1923;2\nSumme;;;5\nStele;Ddorf;1923;2\n",
    ],
)
def test_the_rows_below_a_heading_lie_where_it_says(text: str) -> None:
    rows = rows_of(text)
    found = read(rows, draft_profile(rows, SUBJECT).profile)
    assert ["A" if isinstance(one, Assertion) else "-" for one in found] == list("-AA-A-A")
    headings = [next(filter(None, rows[at].cells.values())).rstrip(":") for at in (0, 0, 3, 3)]
    located = [
        statement
        for one in found
        if isinstance(one, Assertion)
        for statement in one.statements
        if statement.property == "located"
    ]
    assert [one.places[1].name for one in located] == headings
    assert [dict(one.qualifiers)["heading"] for one in located] == headings
    for statement in located:
        assert isinstance(statement.selector, Cell)
        assert statement.selector.column in rows[0].cells


def test_a_heading_that_is_no_place_is_left_out_and_not_handed_down() -> None:
    rows = rows_of(
        "Name;Ort;Jahr\nFRIEDHÖFE;;\nA;Adorf;1921\nB;Bdorf;1922\nDENKMÄLER;;\nC;Cdorf;1923\nD;Ddorf;1923\n"
    )
    draft = draft_profile(rows, SUBJECT)
    assert draft.profile.spec.heading is None
    assert [isinstance(one, OutOfScope) for one in read(rows, draft.profile)] == [
        True, False, False, True, False, False,
    ]  # fmt: skip


def test_a_record_with_a_name_and_nothing_else_is_no_heading() -> None:
    rows = rows_of("Name;Ort;Jahr\nA;Adorf;1921\nKreuz am Berg;;\nC;Cdorf;1923\nD;Ddorf;1923\n")
    assert all(isinstance(one, Assertion) for one in read(rows, draft_profile(rows, SUBJECT).profile))
