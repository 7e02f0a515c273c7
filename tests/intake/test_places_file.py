"""Files of places become packs: every row is accounted for, every name is found, the digest is that of the places."""

from __future__ import annotations

import gzip
import json
import shutil
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cenotaph.errors import (
    CenotaphError,
    GazetteerUnavailableError,
    UnknownPackError,
    UnreadableSourceError,
    UsageError,
)
from cenotaph.extract.text import assertions_of, read_text
from cenotaph.gazetteer import Gazetteer
from cenotaph.gazetteer.pack import FOLDER, list_packs, packs_digest, remove_pack
from cenotaph.intake.places_file import PackReport, add_places_file


def line(
    id_: int, name: str, *, lat: object = 41.5, lon: object = 21.5, others: str = "", **cells: object
) -> str:
    given = {"class": "P", "code": "PPL", "country": "MK", "region": "01", "people": 0, **cells}
    row = [
        id_,
        name,
        name,
        others,
        lat,
        lon,
        given["class"],
        given["code"],
        given["country"],
        "",
        given["region"],
    ]
    return "\t".join(map(str, [*row, "", "", "", given["people"], "", 100, "Europe/Skopje", "2020-01-01"]))


DUMP = "\n".join(
    [
        line(900001, "Malo Krasno Selo", others='Мало Красно Село,MKS,Klein "Rotdorf', people=120),
        line(900002, "Crn Vrh", **{"class": "T", "code": "MT"}),
        line(900003, "Bad", lat=95),
        "three\tcells\tonly",
        line(900005, "No Such Number", lat="north"),
        "",
        line(785842, "Skopje", lat=41.99646, lon=21.43141, people=474889),
        line(900006, "Gorna Obshtina", **{"class": "A", "code": "ADM2"}),
    ]
)
BINDINGS = [
    {
        "item": "http://www.wikidata.org/entity/Q900000001",
        "itemLabel": "Lone Ashen Hamlet",
        "at": "Point(21.7 41.7)",
    },
    {
        "item": "http://www.wikidata.org/entity/Q900000001",
        "itemLabel": "Осамено Пепелно",
        "at": "Point(21.7 41.7)",
    },
    {"item": "http://www.wikidata.org/entity/Q900000002", "itemLabel": "Without Position"},
]
OSM = """<?xml version="1.0"?><osm version="0.6">
<node id="1" lat="1" lon="1"/>
<node id="5" lat="41.71" lon="21.71"><tag k="place" v="hamlet"/><tag k="name" v="Горно Пепелно"/>
  <tag k="name:en" v="Gorno Pepelno"/><tag k="name:etymology" v="Ash"/><tag k="alt_name" v="Upper Ashfield;Aschfeld"/></node>
<node id="6" lat="41.71" lon="21.71"><tag k="place" v="sea"/><tag k="name" v="Sea"/></node>
<node id="7" lat="41.71" lon="21.71"><tag k="place" v="village"/></node>
<node id="8" lat="1" lon="1"><tag k="shop" v="x"/></node>
</osm>"""
ENTITY = {
    "id": "Q900000003",
    "type": "item",
    "labels": {
        "en": {"language": "en", "value": "Fern Hollow"},
        "ka": {"language": "ka", "value": "გვიმრის ხევი"},
    },
    "aliases": {
        "de": [{"language": "de", "value": "Farnloch"}, {"language": "de", "value": "Farnloch, Ober"}]
    },
    "claims": {
        "P625": [
            {
                "rank": "normal",
                "mainsnak": {
                    "snaktype": "value",
                    "datatype": "globe-coordinate",
                    "datavalue": {
                        "type": "globecoordinate",
                        "value": {
                            "latitude": 52.1,
                            "longitude": 13.1,
                            "globe": "http://www.wikidata.org/entity/Q2",
                        },
                    },
                },
            }
        ]
    },
}


def feature(id_: str, **tags: str) -> dict[str, object]:
    return {
        "type": "Feature",
        "id": id_,
        "properties": {"@id": id_, **tags},
        "geometry": {"type": "Point", "coordinates": [10.1, 50.1]},
    }


def sparql(bindings: list[dict[str, str]]) -> str:
    kinds = {"item": "uri", "itemLabel": "literal", "at": "literal"}
    rows = [{key: {"type": kinds[key], "value": value} for key, value in one.items()} for one in bindings]
    return json.dumps({"head": {"vars": list(kinds)}, "results": {"bindings": rows}})


@pytest.fixture
def cache(gazetteer: Gazetteer, tmp_path: Path) -> Path:
    """Give a cache folder with the compiled gazetteer and no packs."""
    folder = tmp_path / "cache"
    folder.mkdir()
    compiled = Path(gazetteer._databases[0].execute("PRAGMA database_list").fetchone()[2])
    (folder / compiled.name).symlink_to(compiled)
    return folder


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def add(path: Path, text: str | bytes, cache: Path, name: str | None = None) -> PackReport:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    report = add_places_file(path, cache, name=name)
    assert report.read == report.accepted + report.other_kinds + sum(report.rejected.values())
    return report


def test_a_geonames_dump(cache: Path, tmp_path: Path) -> None:
    report = add(tmp_path / "XX.txt", DUMP, cache)
    assert (report.pack.name, report.pack.form) == ("XX", "geonames")
    assert (report.read, report.accepted, report.other_kinds) == (7, 3, 1)
    assert report.rejected == {"coordinate_out_of_range": 1, "not_a_coordinate": 1, "ragged_row": 1}
    assert [one.place for one in report.first_rejected] == ["line 3", "line 4", "line 5"]
    asked = Gazetteer.open(cache)
    for name in ("Malo Krasno Selo", "Мало Красно Село", "klein rotdorf"):
        (found,) = asked.find(name)
        assert (found.ref, found.country, found.lon) == ("geonames:900001", "MK", 215000000)
        assert asked.is_known(name)
    assert not asked.is_known("MKS")
    assert asked.find("Gorna Obshtina")[0].kind == "district"
    # What the gazetteer has already is there once.
    assert [one.ref for one in asked.meanings("Skopje")] == [
        one.ref for one in Gazetteer.open().meanings("Skopje")
    ]


def test_the_zip_that_geonames_gives_has_the_same_digest(cache: Path, tmp_path: Path) -> None:
    plain = add(tmp_path / "XX.txt", DUMP, cache).pack
    with zipfile.ZipFile(tmp_path / "XX.zip", "w") as archive:
        archive.writestr("readme.txt", "about")
        archive.writestr("XX.txt", DUMP)
    packed = add_places_file(tmp_path / "XX.zip", cache)
    assert packed.pack.digest == plain.digest
    assert [one.file for one in list_packs(cache)] == ["XX.zip"]
    assert add(tmp_path / "YY.gz", gzip.compress(DUMP.encode()), cache).pack.digest == plain.digest


def test_results_of_a_query(cache: Path, tmp_path: Path) -> None:
    report = add(tmp_path / "villages.json", sparql(BINDINGS), cache)
    assert (report.read, report.accepted, report.repeated, report.rejected) == (3, 2, 1, {"no_position": 1})
    asked = Gazetteer.open(cache)
    for name in ("Lone Ashen Hamlet", "Осамено Пепелно"):
        assert [(one.ref, one.country) for one in asked.find(name)] == [("wikidata:Q900000001", "MK")]


@pytest.mark.parametrize("form", ["csv", "records"])
def test_other_forms_of_a_query(cache: Path, tmp_path: Path, form: str) -> None:
    if form == "csv":
        rows = (
            "item,itemLabel,itemAltLabel,countryLabel,at\n"
            'http://www.wikidata.org/entity/Q9,Fern Hollow,"Fernhollow, Farnloch",Germany,Point(13.1 52.1)\n'
        )
    else:
        item = {
            "item": "http://www.wikidata.org/entity/Q9",
            "label_en": "Fern Hollow",
            "itemAltLabel": "Farnloch",
        }
        rows = json.dumps([{**item, "typeLabel": "ashen village", "lat": "52.1", "lon": "13.1"}])
    report = add(tmp_path / f"q.{'csv' if form == 'csv' else 'json'}", rows, cache)
    assert (report.accepted, report.pack.form) == (1, "wikidata")
    asked = Gazetteer.open(cache)
    assert [one.ref for one in asked.find("Fern Hollow")] == ["wikidata:Q9"]
    assert "wikidata:Q9" in [one.ref for one in asked.find("Farnloch")]
    assert not asked.is_known("ashen village")
    assert "wikidata:Q9" not in [one.ref for one in asked.meanings("Germany")]


def test_entities_of_a_dump(cache: Path, tmp_path: Path) -> None:
    report = add(tmp_path / "dump.json", "[\n" + json.dumps(ENTITY) + "\n]\n", cache)
    assert (report.accepted, report.pack.places) == (1, 1)
    asked = Gazetteer.open(cache)
    for name in ("Fern Hollow", "გვიმრის ხევი", "Farnloch", "Farnloch, Ober"):
        assert "wikidata:Q900000003" in [one.ref for one in asked.find(name)]


def test_openstreetmap(cache: Path, tmp_path: Path) -> None:
    report = add(tmp_path / "places.osm", OSM, cache)
    assert (report.read, report.accepted, report.other_kinds, report.rejected) == (3, 1, 1, {"no_name": 1})
    assert report.notes
    asked = Gazetteer.open(cache)
    for name in ("Горно Пепелно", "Gorno Pepelno", "Upper Ashfield", "Aschfeld"):
        assert "osm:node/5" in [one.ref for one in asked.find(name)]
    assert "osm:node/5" not in [one.ref for one in asked.find("Ash")]


def test_a_pbf_of_openstreetmap(cache: Path, tmp_path: Path) -> None:
    import osmium

    (tmp_path / "in.osm").write_text(OSM, encoding="utf-8")
    with osmium.SimpleWriter(str(tmp_path / "places.osm.pbf")) as writer:
        for one in osmium.FileProcessor(str(tmp_path / "in.osm")):
            writer.add(one)
    report = add_places_file(tmp_path / "places.osm.pbf", cache)
    assert (report.read, report.accepted, report.pack.name) == (3, 1, "places")
    assert Gazetteer.open(cache).find("Горно Пепелно")[0].ref == "osm:node/5"


def test_geojson_of_openstreetmap(cache: Path, tmp_path: Path) -> None:
    features = [
        feature(
            "node/77",
            place="village",
            name="Testdorf an der Esche",
            population="1 200",
            **{"name:ru": "Тестдорф"},
        ),
        feature("way/3", place="suburb", name="Eschenviertel Nord"),
        feature("node/78", shop="bakery", name="Bread"),
        feature("what", place="village", name="Nameless Id"),
    ]
    report = add(
        tmp_path / "o.geojson", json.dumps({"type": "FeatureCollection", "features": features}), cache
    )
    assert (report.read, report.accepted, report.other_kinds, report.rejected) == (4, 2, 1, {"no_key": 1})
    asked = Gazetteer.open(cache)
    assert [(one.ref, one.country, one.kind) for one in asked.find("Тестдорф")] == [
        ("osm:node/77", "DE", "city")
    ]
    assert asked.find("Eschenviertel Nord")[0].kind == "district"
    assert asked.meanings("Testdorf an der Esche")[0].population == 1200


def test_a_pack_of_the_same_name_is_replaced(cache: Path, tmp_path: Path) -> None:
    first = add(tmp_path / "a.osm", OSM, cache, "places")
    again = add(tmp_path / "a.osm", OSM, cache, "places")
    assert again.pack == first.pack
    assert again.replaced is None
    second = add(tmp_path / "XX.txt", DUMP, cache, "places")
    assert second.replaced == first.pack
    assert list_packs(cache) == [second.pack]
    assert packs_digest([first.pack]) != packs_digest([second.pack])


def test_packs_are_taken_away(cache: Path, tmp_path: Path) -> None:
    add(tmp_path / "a.osm", OSM, cache)
    pack = add(tmp_path / "XX.txt", DUMP, cache).pack
    remove_pack(cache, "a")
    assert [one.name for one in list_packs(cache)] == ["XX"]
    remove_pack(cache, pack.digest[:8])
    assert list_packs(cache) == []
    assert not Gazetteer.open(cache).is_known("Malo Krasno Selo")
    with pytest.raises(UnknownPackError):
        remove_pack(cache, "XX")


def test_a_damaged_pack_is_no_silence(cache: Path, tmp_path: Path) -> None:
    add(tmp_path / "XX.txt", DUMP, cache)
    (file,) = (cache / FOLDER).glob("*.sqlite")
    file.write_bytes(file.read_bytes()[:3000])
    with pytest.raises(GazetteerUnavailableError, match="gazetteer remove"):
        Gazetteer.open(cache)
    remove_pack(cache, file.stem[:12])
    Gazetteer.open(cache).close()


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("a.txt", "Only words, and no places.\n", "not_places"),
        ("a.csv", "name,year\nMonument,1946\n", "not_places"),
        ("a.txt", line(1, "Hill", **{"class": "T"}), "no_places"),
        ("a.txt", "", "empty"),
        ("a.osm", OSM.replace('v="hamlet"', 'v="ocean"'), "no_places"),
    ],
)
def test_what_is_no_file_of_places(cache: Path, tmp_path: Path, name: str, text: str, code: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableSourceError) as raised:
        add_places_file(tmp_path / name, cache)
    assert raised.value.code == code
    assert list_packs(cache) == []
    assert not list((cache / FOLDER).glob("*")) if (cache / FOLDER).exists() else True


def test_a_name_with_a_path_in_it_is_none(cache: Path, tmp_path: Path) -> None:
    (tmp_path / "XX.txt").write_text(DUMP, encoding="utf-8")
    for name in ("../x", "", "a b", "-x"):
        with pytest.raises(UsageError):
            add_places_file(tmp_path / "XX.txt", cache, name=name or " ")


def test_a_text_finds_the_villages_of_a_pack(cache: Path, tmp_path: Path) -> None:
    text = "The war memorial in the village of Malo Krasno Selo was destroyed in 1999.\n"
    reading = read_text(text, lang="en", gazetteer=Gazetteer.open(cache))
    add(tmp_path / "XX.txt", DUMP, cache)
    asked = Gazetteer.open(cache)
    said = assertions_of(
        read_text(text, lang="en", gazetteer=asked), capture="0" * 64, rendition="1" * 64, gazetteer=asked
    )
    places = [place for one in said for statement in one.statements for place in statement.places]
    assert [(place.name, place.candidates[0].ref) for place in places] == [
        ("Malo Krasno Selo", "geonames:900001")
    ]
    assert reading.findings


def test_broken_lines_do_not_stop_the_rest(cache: Path, tmp_path: Path) -> None:
    rows = [line(1, "Ashby Far").encode(), line(2, "Bro\0ken").encode(), b"\xff\xfe" + line(3, "C").encode()]
    rows += [line(4, "Long", others="x" * 1_100_000).encode(), line(5, "Ashby Near").encode()]
    report = add(tmp_path / "XX.txt", b"\r\n".join(rows), cache)
    assert (report.accepted, report.rejected) == (
        2,
        {"encoding": 1, "line_too_long": 1, "nul_byte": 1},
    )
    assert [one.place for one in report.first_rejected] == ["line 2", "line 3", "line 4"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(noise=st.binary(max_size=300), at=st.integers(0, len(DUMP)))
def test_any_bytes_are_answered(tmp_path: Path, noise: bytes, at: int) -> None:
    data, folder = DUMP.encode(), tmp_path / "cache"
    (tmp_path / "XX.txt").write_bytes(data[:at] + noise + data[at:])
    (tmp_path / "noise.txt").write_bytes(noise)
    for name in ("XX.txt", "noise.txt"):
        try:
            report = add_places_file(tmp_path / name, folder)
        except CenotaphError:
            continue
        assert report.read == report.accepted + report.other_kinds + sum(report.rejected.values())
    shutil.rmtree(folder, ignore_errors=True)
