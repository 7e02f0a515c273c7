"""Which places an English text gives to what it says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cenotaph.extract.text.layout import find_dateline
from cenotaph.extract.text.reading import Reading


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # A street lies in a town: that of the dateline, or the next one that is named.
        (
            "AUGUSTA, Maine (AP) — The obelisk stood on Chapel Street. It was taken down in 1990.",
            {"Chapel Street", "AUGUSTA", "Maine"},
        ),
        ("Norwich remembers. The war memorial in Castle Gardens in Norwich was cleaned.", {"Castle Gardens", "Norwich"}),
        # Who somebody is and where he fell.
        ("The driver, of Derby, was unhurt. The war memorial was damaged.", set()),
        ("A memorial to Major Dale, killed at Cambrai, stands in Oxford. The memorial was cleaned.", {"Oxford"}),
        # What is close by is elsewhere, unless the memorial itself is there.
        ("The statue was stolen and found dumped by a road in nearby Derby.", set()),
        ("A burial ground in nearby Derby was restored.", {"Derby"}),
        # Spots, and villages that no list has.
        ("The obelisk stands opposite the post office in Thrapwick.", {"Thrapwick"}),
        ("A plaque was unveiled on the wall of the library in Derby.", {"Derby"}),
        ("The obelisks in the towns of Brzostowka and Kuressova were removed.", {"Brzostowka", "Kuressova"}),
        ("The monument on the island of Kuressova was restored.", {"Kuressova"}),
        ("Oxbourne council voted to restore the war memorial.", {"Oxbourne"}),
        # Wares and doers come from elsewhere; so does who came.
        ("The Portland stone war memorial was cleaned.", set()),
        ("A firm from Graz has rebuilt the cemetery wall in Oxbourne.", {"Oxbourne"}),
        ("Veterans flew from Derby to Oxford, where a plaque was unveiled.", {"Oxford"}),
        # Each clause has its own place; a distance is to another.
        ("In Derby a cross was cleaned and in Oxford a plaque was cleaned.", {"Oxford"}),
        ("The cemetery in Thrapwick, north of Oxford, was restored.", {"Thrapwick"}),
        ("The cemetery in Oxford, one of the oldest in Europe, was restored.", {"Oxford"}),
        ("We travelled to Batumi for a service at the military cemetery. The graves were cleaned in May.", {"Batumi"}),
        ("War memorial, Derby. It was cleaned in May.", {"Derby"}),
        ("Day two took us down to Hercourt, where a war cemetery lies on a hill.", {"Hercourt"}),
        ("The obelisk in Bernau bei Berlin was cleaned.", {"Bernau bei Berlin"}),
        ("The driver was treated at Hedrick Medical Center. The statue was damaged.", set()),
        ("Zarga burial ground. The military cemetery at Zarga was founded in 1917.", {"Zarga"}),
        ("The Derby city government intends to take away the obelisk.", {"Derby"}),
        ("Vermand British Cemetery was begun in 1918.", {"Vermand"}),
        ("The plaque on Mount Monastyr was broken.", {"Mount Monastyr"}),
        ("Vandals smeared tar on the memorial at Huta Biala.", {"Huta Biala"}),
        ("The mayor told the agency on Monday that the obelisk was removed.", set()),
        ("The obelisks were taken down in Ludmala and Varkava districts.", {"Ludmala", "Varkava"}),
        ("A plaque was unveiled at the mass grave of sailors in Odesa.", {"Odesa"}),
        ("The bodies from the mass grave near Pskov were moved to the cemetery in Novgorod.", {"Pskov"}),
        # Whose council it is, whose men they were, whose memorial it is.
        ("The war memorial was unveiled in Bridge Street. The town council of Wexby owns it.", {"Bridge Street", "Wexby"}),
        ("A memorial to the men of Wickham was cleaned.", {"Wickham"}),
        ("The Wickham and District War Memorial was cleaned.", {"Wickham"}),
        ("The Murrum Anzac Memorial was cleaned.", {"Murrum"}),
        ("Hexby Village War Memorial was cleaned.", {"Hexby"}),
        ("The Fallen Soldiers Memorial was cleaned.", set()),
        ("Westbury St Mary – War Memorial\n\nThe cross was cleaned.", {"Westbury St Mary"}),
        ("War Memorial, Hexby\n\nThe cross was cleaned.", {"Hexby"}),
        # Somebody is called like a street; who comes from elsewhere; what is painted there.
        ("The arch was unveiled by the Governor of NSW, Sir Walter Hill. The memorial was cleaned.", set()),
        ("Sculptor Ann Hill, from Leeds, made the statue, which was unveiled in Harlow.", {"Harlow"}),
        ("The statue was daubed with paint in Derby.", {"Derby"}),
        ("The mass grave is located in a meadow 1,100 m south of Smreka.", {"Smreka"}),
        ("The memorial is located on Gora hill.", {"Gora hill"}),
        # A church lies in a town, and graves where their ground does.
        ("Marford War Memorial\n\nThe memorial stands in the churchyard of St Michael's.", {"Marford", "St Michael's"}),
        ("Halfaya Cemetery is old. The Commission also cares for 45 war graves within the cemetery.", {"Halfaya"}),
        ("The statue outside Pendle Town Hall was daubed.", {"Pendle Town Hall"}),
        ("Ballynagar, Co. Cork\n\nThe memorial was cleaned.", {"Ballynagar", "Cork"}),
        ("Stoneleigh is a village in Warwickshire. Its war memorial lists 20 names.", {"Stoneleigh", "Warwickshire"}),
        ("Tomsville, Ky. - The Vietnam memorial on Main Street was hit by a car.", {"Tomsville", "Main Street"}),
        ("The vicar of All Saints, Barnby Dun, was sad. The memorial was damaged.", {"Barnby Dun"}),
        ("The Irish Peace Park at Messines was opened.", {"Messines"}),
        ("The war memorial was cut from Forest of Dean stone and unveiled in Derby.", {"Derby"}),
        ("The bronze figure was stolen from the plinth in Derby.", {"Derby"}),
        ("The obelisk stands 12 metres high on Beacon Hill.", {"Beacon Hill"}),
        ("The monument stood at the west end of Lakeside Park.", {"Lakeside Park"}),
        ("It was unveiled in London on Battle of Britain Day. The memorial was cleaned.", {"London"}),
        ("The graves of US servicemen were cleaned.", set()),
        ("Plans to move Great Barlow's war memorial have been approved.", {"Great Barlow"}),
        ("Volunteers from Leeds spent the day at the cemetery in Derby, cleaning 35 headstones.", {"Derby"}),
        ("The mayor of Falaise laid a wreath. The monument was cleaned.", {"Falaise"}),
        ("The Aske memorial, at Hutton-le-Moor, was cleaned.", {"Hutton-le-Moor"}),
        ("About 900 graves at Nordale are looked after by Nordale Parish.", {"Nordale"}),
        ("The gates at the entrance to the Jubilee Recreation Ground, Elstead, are a war memorial. The war memorial was cleaned.", {"Jubilee Recreation Ground", "Elstead"}),
        # Chains of spots; who does it; where something else of the sentence goes.
        ("The stone is set in the pavement outside the library in Kelby High Street. The memorial was cleaned.", {"Kelby High Street"}),
        ("Residents of Newick Street cleaned the graves in Heath Lane Cemetery in Derby.", {"Heath Lane Cemetery", "Derby"}),
        ("The statue was moved from the lawn to Veterans Park after being hit by a truck.", set()),
        ("The obelisk stands on the corner of High and Station streets in Derby.", {"Station streets", "Derby"}),
    ],
)  # fmt: skip
def test_places_of_what_is_told_last(text: str, places: set[str], read: Callable[..., Reading]) -> None:
    findings = read(text).findings
    assert findings
    assert {text[slice(*one)] for one in findings[-1].places} == places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Varna, May 14. The cleaning of the obelisk was begun by soldiers.", "Varna"),
        ("BREST, 7 June. Repairs of the mass grave were completed this week.", "BREST"),
        ("Tuesday, May 4. The meeting was opened by the chairman at seven.", None),
        ("In May, the council met and agreed to the plan for the green.", None),
    ],
)
def test_dateline_before_a_full_stop(text: str, place: str | None) -> None:
    found = find_dateline(text, (0, len(text)))
    assert (found["place"] if found else None) == place


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The obelisk stands on the bypass at Lund.", ["Lund"]),
        ("A bronze soldier was cast in Chicago. The statue was unveiled in 1923.", []),
        ("The monument in Cold Well Square was cleaned.", ["Cold Well Square"]),
        ("HARTLEY PARISH COUNCIL\n\nThe war memorial was cleaned.", ["HARTLEY"]),
        ("245 dead lie in Bernau, in the war cemetery.", ["Bernau"]),
        ("The foreign ministry in Moscow protested. The monument was cleaned.", []),
    ],
)
def test_spots_seats_and_workshops(text: str, places: list[str], read: Callable[..., Reading]) -> None:
    found = read(text).findings
    assert [text[slice(*one)] for one in found[0].places] == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # The places of the last finding.
        ("Heskett War Memorial was unveiled in 1921. It was listed at Grade II in 2017.", ["Heskett"]),
        ("The South African War memorial was cleaned.", []),
        ("A plaque was unveiled at Ardtornish on Sunday.", ["Ardtornish"]),
        ("The obelisk will be moved. The remains would be laid to rest in Rzepin.", []),
        ("The statue, sculpted in Carrara by an unknown hand, was unveiled in 1905.", []),
        ("The tank monument, its gun pointing at Russia, was removed.", []),
        ("The signboard of the war cemetery will be in Malay, English and Nepali. It was restored.", []),
        (
            "RICHMOND, Va. (AP) — A statue will go. What lies beneath will be moved to a cemetery in Culpeper. The statue stood near a school.",
            ["RICHMOND"],
        ),
    ],
)
def test_what_is_no_place_and_what_a_thing_keeps(
    text: str, places: list[str], read: Callable[..., Reading]
) -> None:
    assert [text[slice(*one)] for one in read(text).findings[-1].places] == places


def test_a_monument_to_somebody_is_not_one_by_another_name(read: Callable[..., Reading]) -> None:
    text = "A monument to the airmen was unveiled. The Northolt memorial was cleaned."
    assert len({one.thing for one in read(text).findings}) == 2


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("More than 200 people gathered in Derby on Sunday. The new memorial was unveiled.", {"Derby"}),
        ("Barnsley Council has apologised. The cenotaph was sprayed with paint.", {"Barnsley"}),
        ("St Mary's Church, Whitby, was full. The memorial was unveiled.", {"Whitby"}),
        ("Whitby town centre was closed for an hour. The memorial was unveiled.", {"Whitby"}),
        ("Bardon's new memorial was unveiled by the mayor.", {"Bardon"}),
        # Where somebody fell or comes from, a country, a month.
        ("John Lee, who was born in Leeds, has a book out. The memorial was unveiled.", set()),
        ("He served in Flanders. The memorial was unveiled.", set()),
        ("Thousands of men died at Arras. The memorial was unveiled.", set()),
        ("Prices have gone up in France. The memorial was unveiled.", set()),
        ("All was quiet in March. The memorial was unveiled.", set()),
    ],
)
def test_towns_of_sentences_without_a_memorial(
    text: str, places: set[str], read: Callable[..., Reading]
) -> None:
    (fact,) = read(text).findings
    assert {text[slice(*one)] for one in fact.places} == places
