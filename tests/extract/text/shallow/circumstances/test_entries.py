"""Chronicles and lists of villages: what leads a paragraph dates and places what it tells."""

from __future__ import annotations

from cenotaph.extract.text import read_text
from cenotaph.extract.text.reading import Reading
from extract.text.shallow.test_places import ATLAS


def read(lang: str, text: str) -> Reading:
    return read_text(text, lang=lang, gazetteer=ATLAS)


CHRONICLE = "Z kroniky\n\n1928. Dne 6. července odhalen pomník padlým.\n\n1952: Pomník přesunut ke škole."


def test_a_year_dates_its_entry_of_a_chronicle() -> None:
    assert [one.when for one in read("cs", CHRONICLE).findings if one.property != "commemorates"] == [
        "1928-07-06",
        "1952",
    ]


def test_a_village_places_the_paragraph_that_it_leads() -> None:
    text = "Zpravodaj\n\nChrudim. Letos byl opraven pomník.\n\nBrno: Pomník padlých byl odstraněn."
    found = read("cs", text)
    assert [
        [text[slice(*one)] for one in each.places] for each in found.findings if "ed" in each.property[-2:]
    ] == [
        ["Chrudim"],
        ["Brno"],
    ]


def test_whereto_a_road_leads_and_whence_somebody_came_is_not_where_a_thing_is() -> None:
    for text in (
        "V Chrudimi u silnice na Brno byl odstraněn kříž.",
        "V Chrudimi kříž odstranil rodák po návratu z Brna.",
    ):
        (one,) = read("cs", text).findings
        assert [text[slice(*place)] for place in one.places] == ["Chrudimi"]


def test_the_number_of_a_resolution_is_no_dateline() -> None:
    text = "Uchwała nr XII/98/24 Rady Miejskiej w Gdyni\n\nRada wyraża zgodę na wzniesienie obelisku."
    (one,) = read("pl", text).findings
    assert [text[slice(*place)] for place in one.places] == ["Gdyni"]


def test_a_name_alone_in_a_sentence_places_what_follows() -> None:
    text = "Naučná stezka\n\nPrvní zastavení je u školy. Chrudim. Zde byl opraven pomník. Brno. Hřbitov byl zrušen."
    found = [one for one in read("cs", text).findings if one.property in ("restored", "removed")]
    assert [[text[slice(*place)] for place in one.places] for one in found] == [["Chrudim"], ["Brno"]]
