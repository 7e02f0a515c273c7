from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.errors import UnreadableSourceError
from cenotaph.model.evidence import Row as RowSelector
from cenotaph.sources.detect import detect_format
from cenotaph.sources.from_html_tables import holds_list, read_html_tables
from cenotaph.sources.item import Limits, Rejected, Row

WriteFile = Callable[[str, bytes], Path]

PROSE = (
    "<p>"
    + "The memorial was unveiled in the autumn by the mayor, who spoke of the dead of two wars. " * 4
    + "</p>"
)
HEAD = "<tr><th>Name</th><th>Year</th></tr>"
ROWS = "".join(f"<tr><td>Stone {n}</td><td>{1900 + n}</td></tr>" for n in range(20))


def page(body: str, head: str = "<title>List</title>") -> bytes:
    return f'<!DOCTYPE html><html lang="en"><head>{head}</head><body>{body}</body></html>'.encode()


def cells_of(path: Path, table: str | None = None) -> list[dict[str, str]]:
    return [item.cells for item in read_html_tables(path, table=table).items if isinstance(item, Row)]


def test_a_table_comes_out_with_its_links(write_file: WriteFile) -> None:
    body = (
        "<h2>Stones</h2><table><thead><tr><th>Name<th>Year<th></thead>"
        '<tr><td><a href="a.html">A</a><td>1900<td><input value=map>'
        "<tr><td>B<br>b<sup class=reference>[1]</sup><td>1901<tr><td><td>"
    )
    reading = read_html_tables(write_file("a.html", page(body)))
    assert list(reading.items) == [
        Row(
            1,
            "table 'Stones', row 1",
            {"Name": "A", "Year": "1900", "Name@href": "a.html"},
            RowSelector(1, sheet="Stones"),
            file="a.html",
        ),
        Row(
            2,
            "table 'Stones', row 2",
            {"Name": "B\nb", "Year": "1901", "Name@href": ""},
            RowSelector(2, sheet="Stones"),
            file="a.html",
        ),
    ]
    assert (reading.about.title, reading.about.lang, reading.notes) == ("List", "en", ())


def test_cells_over_several_lines_and_columns(write_file: WriteFile) -> None:
    body = (
        "<table><tr><th rowspan=2>County<th rowspan=2>Name<th colspan=2>Dead<tr><th>then<th>in all"
        "<tr><td colspan=4>The north<tr><td rowspan=2>N<td>A<td>1<td>2<tr><td>B<td>3<td>4</table>"
    )
    assert cells_of(write_file("a.html", page(body))) == [
        {"County": "The north", "Name": "", "Dead / then": "", "Dead / in all": ""},
        {"County": "N", "Name": "A", "Dead / then": "1", "Dead / in all": "2"},
        {"County": "N", "Name": "B", "Dead / then": "3", "Dead / in all": "4"},
    ]


def test_tables_for_layout_and_navigation_are_no_lists(write_file: WriteFile) -> None:
    menu = "".join(f"<tr><td><a href='{n}'>Section {n}</a><td>Page of the section {n}" for n in range(60))
    body = (
        f"<nav><table>{menu}</table></nav><table><tr><td>Left<td>"
        f"<table><caption>Stones</caption>{HEAD}{ROWS}</table></table>"
    )
    reading = read_html_tables(write_file("a.html", page(body)))
    assert sum(isinstance(item, Row) for item in reading.items) == 20
    assert any("table 'Stones' (20 rows)" in note for note in reading.notes)
    assert any(note.startswith("not read: ") for note in reading.notes)


def test_tables_under_several_headings_are_one_list(write_file: WriteFile) -> None:
    parts = "".join(f"<h3>{name}</h3><table>{HEAD}{ROWS}{HEAD}</table>" for name in ("North", "South"))
    path = write_file("a.html", page(parts))
    items = list(read_html_tables(path).items)
    rows = [item for item in items if isinstance(item, Row)]
    assert [row.cells["@table"] for row in rows] == ["North"] * 20 + ["South"] * 20
    assert [item.place for item in items if isinstance(item, Rejected)] == [
        "table 'North', row 21",
        "table 'South', row 21",
    ]
    assert len(cells_of(path, "south")) == 20


@pytest.mark.parametrize(
    ("body", "first"),
    [
        (
            "<h2>N</h2><ul>" + "<li><a href='a.html'>Stone</a>, built 1900</li>" * 6 + "</ul>",
            {"line_1": "Stone, built 1900", "@href": "a.html"},
        ),
        (
            "<div class=grid>"
            + "<div class=card><b class=name>A</b><br>Town<br>Built: 1900</div>" * 8
            + "</div>",
            {"name": "A", "line_2": "Town", "Built": "1900"},
        ),
        (
            "<div>"
            + "<article><span itemprop=name>A</span> <time class=when>1900</time></article>" * 8
            + "</div>",
            {"name": "A", "when": "1900"},
        ),
        (
            "<dl>" + "".join(f"<dt>Stone {n}</dt><dd>Built in 1900</dd>" for n in range(6)) + "</dl>",
            {"term": "Stone 0", "line_1": "Built in 1900"},
        ),
        ("<dl><dt>Name:<dd>A<dt>Year<dd>1900</dl>" * 6, {"Name": "A", "Year": "1900"}),
        (
            "".join(f"<h3>{n}</h3><ul>{'<li>Stone of the fallen</li>' * 5}</ul>" for n in ("North", "South")),
            {"@heading": "North", "line_1": "Stone of the fallen"},
        ),
        (
            "<h2>N</h2><ul>" + "<li>Town<ul><li>Stone</li><li>Cross</li></ul></li>" * 3 + "</ul>",
            {"line_1": "Stone"},
        ),
        (
            "<div>" + "<div class=card><h3>Stone</h3><p>Town</p></div>" * 6 + "</div>",
            {"line_1": "Stone", "line_2": "Town"},
        ),
    ],
)
def test_repeated_blocks_are_a_list_where_there_is_no_table(
    write_file: WriteFile, body: str, first: dict[str, str]
) -> None:
    path = write_file("a.html", page(body))
    read = cells_of(path)
    assert len(read) >= 6
    assert read[0] == first
    assert any("repeated blocks" in note for note in read_html_tables(path).notes)


@pytest.mark.parametrize(
    ("body", "is_list"),
    [
        (f"<table>{HEAD}{ROWS}</table>", True),
        (f"{PROSE}<table>{HEAD}{ROWS}</table>", False),
        (f"{PROSE * 30}<table>{HEAD}{ROWS}</table>", False),
        (PROSE * 30, False),
        ("<p>Short.</p>" * 3, False),
        (f"<ul>{'<li><a href=x>Stone of the fallen</a></li>' * 30}</ul>", True),
        (f"<nav><ul>{'<li><a href=x>Stone of the fallen</a></li>' * 30}</ul></nav>{PROSE}", False),
        (f"<article>{PROSE * 3}<ul>{'<li>One of the stones</li>' * 5}</ul></article>", False),
        ("<table><tr><th>Built<td>1900<tr><th>By<td>A. Mason<tr><th>Of<td>Stone</table>", False),
        ("<p>Short words, said one. It was 1905.</p>" * 40, False),
        (
            f"{PROSE}<table>{HEAD}{ROWS * 2}</table><ol class=references>{'<li>A. Smith, 1999</li>' * 90}</ol>",
            True,
        ),
        ("", False),
    ],
)
def test_a_list_is_no_article(write_file: WriteFile, body: str, is_list: bool) -> None:
    path = write_file("a.html", page(body))
    assert holds_list(path) == is_list
    assert detect_format(path) == ("html_tables" if is_list else "html")


def test_points_in_a_script_are_said(write_file: WriteFile) -> None:
    points = "var a = [" + "{lat: 1.5, lng: 2.5, name: 'A'}," * 30 + "];"
    reading = read_html_tables(
        write_file("a.html", page(f"<script>{points}</script><table>{HEAD}{ROWS}</table>"))
    )
    assert (
        reading.notes[-1]
        == "a script of the page (971 characters) holds about 30 positions, which are not read"
    )


def test_what_cannot_be_read_is_said(write_file: WriteFile) -> None:
    for body, options, code in (
        ("<p>Nothing.</p>", {}, "no_table"),
        (f"<table>{HEAD}{ROWS}</table>", {"table": "Stones"}, "no_table"),
        ("<p>x</p>" * 200, {"limits": Limits(page_bytes=50)}, "too_long"),
        ("<table>" + "<tr><td colspan=1000>x" * 5001 + "</table>", {}, "too_large"),
    ):
        with pytest.raises(UnreadableSourceError) as caught:
            read_html_tables(write_file("a.html", page(body)), **options)
        assert caught.value.code == code


def test_a_page_that_is_nested_too_deeply_is_read_up_to_there(write_file: WriteFile) -> None:
    deep = "<div>" * 2000 + "deep"
    items = list(read_html_tables(write_file("a.html", page(f"<table>{HEAD}{ROWS}</table>{deep}"))).items)
    assert len(items) == 21
    assert isinstance(items[-1], Rejected)
    assert items[-1].code == "too_deep"


def test_encodings_are_those_that_the_page_declares(write_file: WriteFile) -> None:
    data = page(
        f"<table>{HEAD}<tr><td>Памятник</td><td>1955</td></tr>{ROWS}</table>", '<meta charset="windows-1251">'
    )
    path = write_file("a.html", data.decode().encode("cp1251"))
    assert cells_of(path)[0] == {"Name": "Памятник", "Year": "1955"}


words = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=8)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(words, words), min_size=1, max_size=8))
def test_what_is_written_is_read(write_file: WriteFile, records: list[tuple[str, str]]) -> None:
    rows = [[f"a{one}", f"b{two}"] for one, two in records]
    body = "".join(f"<tr><td>{escape(one)}</td><td>{escape(two)}</td></tr>" for one, two in rows)
    path = write_file("any.html", page(f"<table><tr><th>Name</th><th>Place</th></tr>{body}</table>"))
    assert [list(row.values()) for row in cells_of(path, "1")] == rows


TAGS = st.sampled_from(
    ["<table>", "</table>", "<tr>", "<td>", "<th colspan=3>", "<td rowspan=9>", "<ul>", "<li>", "<div class=a>", "</div>",
     "<dl>", "<dt>", "<dd>", "<a href=x>", "</a>", "<p>", "<nav>", "<script>", "x", "1900", "<caption>", "<!--", "-->",
     "<h2>", "<base href=y>", "&amp;", "&#0;", "<td colspan=0 rowspan=0>", "\0", "<svg>", "<?x"]
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(
    st.one_of(st.binary(max_size=300), st.lists(TAGS, max_size=80).map(lambda tags: "".join(tags).encode()))
)
def test_any_bytes_are_rows_or_refused(write_file: WriteFile, data: bytes) -> None:
    path = write_file("any.html", data)
    assert holds_list(path) in (True, False)
    try:
        items = list(read_html_tables(path).items)
    except UnreadableSourceError:
        return
    assert all(isinstance(item, Row | Rejected) for item in items)


@pytest.mark.parametrize(
    ("file", "rows", "first"),
    [
        ("me_civilwar_monuments.html", 147, ("line_1", "@href")),
        ("nc_commland_listing.html", 954, ("line_1", "line_2", "line_3", "line_4", "line_5", "@href")),
        (
            "or_monuments_markers.html",
            268,
            ("Property Name", "Address/Location", "City", "County", "Yr Built", "Elig", "NR Stat"),
        ),
    ],
)
def test_real_pages_are_read_whole(shared: Path, file: str, rows: int, first: tuple[str, ...]) -> None:
    path = shared / "data" / "registers" / "us_state_memorials" / file
    assert detect_format(path) == "html_tables"
    items = list(read_html_tables(path).items)
    assert (len(items), [item for item in items if isinstance(item, Rejected)]) == (rows, [])
    assert isinstance(items[0], Row)
    assert tuple(items[0].cells) == first
