"""Records as rows: what a row holds, and that it depends on its record alone."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.linkage.prepare import Prepared, prepare
from cenotaph.linkage.record import PERSON, Record

texts = st.none() | st.text(max_size=40)
records = st.builds(
    Record,
    id=st.just("x"),
    names=st.lists(st.text(max_size=40), max_size=3).map(tuple),
    lat=st.none() | st.floats(-90, 90),
    lon=st.none() | st.floats(-180, 180),
    kind=texts | st.just(PERSON),
    year=st.none() | st.integers(1000, 2099),
    inscription=texts,
    commemorates=texts,
    city=texts,
    person=texts,
    address=texts,
)


def row(record: Record) -> Prepared:
    return prepare([record])


def test_generic_words_are_bits_and_others_hashes() -> None:
    rows = prepare([Record(id="1", names=("Lenin Monument",)), Record(id="2", names=("Пам'ятник Леніну",))])
    assert rows.names.words[0, 0] == rows.names.words[1, 0] != 0
    assert rows.names.objects[0] == rows.names.objects[1] != 0
    assert np.count_nonzero(rows.names.words) == 2


def test_years_of_life_are_found_in_the_words() -> None:
    lives = prepare(
        [
            Record(id="1", inscription="JOHN NASH 1752-1835 lived here"),
            Record(id="2", names=("Isaak Burg",), inscription="Hier wohnte Isaak Burg Jg. 1889"),
            Record(id="3", names=("War Memorial",), inscription="1914-1918"),
            Record(id="4", born=1900, inscription="Ada 1890-1920"),
        ]
    )
    assert lives.born.tolist()[:2] == [1752, 1889]
    assert lives.died[0] == 1835
    assert lives.born[3] == 1900
    assert lives.person[[0, 1]].all()


def test_a_surname_first_is_turned_round() -> None:
    rows = prepare(
        [Record(id="1", names=("PENHALIGON, Arthur",)), Record(id="2", names=("Arthur Penhaligon",))]
    )
    assert rows.names.words[0].tolist() == rows.names.words[1].tolist()
    assert rows.person.tolist() == [True, False]


def test_somebody_called_church_is_no_church() -> None:
    rows = prepare(
        [
            Record(id="1", names=("Arthur Church",), kind=PERSON),
            Record(id="2", names=("Christ Church",), kind="church"),
        ]
    )
    assert (rows.classes[0], rows.kind[0], bool(rows.person[0])) == (0, 0, True)
    assert rows.classes[1] != 0


def test_street_and_house_number() -> None:
    rows = prepare([Record(id="1", address="12a Baker Street"), Record(id="2", address="Baker St 12")])
    assert rows.street[0].tolist() == rows.street[1].tolist()
    assert rows.number.tolist() == [12, 12]


@settings(deadline=None)
@given(st.lists(records, min_size=1, max_size=4))
def test_a_row_depends_on_its_record_alone(given_records: list[Record]) -> None:
    together = prepare(given_records)
    assert together.many.tolist() == [int(row(one).many[0]) for one in given_records]
    for place, record in enumerate(given_records):
        alone = row(record)
        for name in ("lat", "born", "text", "place", "digits", "classes", "number", "told", "person"):
            mine, own = getattr(together, name)[place], getattr(alone, name)[0]
            assert np.array_equal(np.asarray(mine), np.asarray(own), equal_nan=name == "lat"), name
        first, many = together.first[place], together.many[place]
        assert np.array_equal(together.names.said[first : first + many], alone.names.said)
