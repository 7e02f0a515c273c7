"""A pronoun means the thing of its gender that was spoken of last."""

from __future__ import annotations

import pytest

from cenotaph.extract.text import read_text
from cenotaph.extract.text.known import Nowhere


@pytest.mark.parametrize(
    ("text", "told", "about"),
    [
        ("Am Kriegerdenkmal wurde 1925 ein Adler angebracht. Er wurde 1942 abgenommen.", "removed", "Adler"),
        ("Am Ehrenmal hängt eine Tafel. Sie wurde im Mai beschmiert.", "vandalised", "Tafel"),
        ("Auf dem Friedhof steht ein Denkmal. Es wurde 1938 versetzt.", "relocated", "Denkmal"),
        ("Der Gedenkstein steht neben dem Massengrab. Er wurde 2010 saniert.", "restored", "Gedenkstein"),
    ],
)
def test_a_pronoun_means_what_has_its_gender(text: str, told: str, about: str) -> None:
    found = read_text(text, lang="de", date="2024-05-05", gazetteer=Nowhere()).findings
    assert [text[one.about[0] : one.about[1]] for one in found if one.property == told] == [about]


def test_a_pronoun_of_another_gender_still_points_back_where_only_one_thing_is_known() -> None:
    text = "Der Obelisk im Park stammt aus dem Jahr 1950. Es wurde 1990 gesprengt."
    found = read_text(text, lang="de", date="2024-05-05", gazetteer=Nowhere()).findings
    assert "destroyed" in {one.property for one in found}


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("ru", "На холме стоит памятник. Её построили рабочие в 1967 году.", set()),
        ("ru", "На холме стоит стела. Её построили рабочие в 1967 году.", {"erected"}),
        ("ru", "Школьники собрались у могил. Он восстановил старую дачу.", set()),
        ("ru", "На холме стоят памятники. Их построили рабочие в 1967 году.", {"erected"}),
        ("uk", "Між могилами пройшов чоловік. Він скидався на відреставрованого актора.", set()),
        ("uk", "На горі стоїть обеліск. Її збудували робітники 1967 року.", set()),
        ("uk", "На горі стоїть обеліск. Його збудували робітники 1967 року.", {"erected"}),
        ("uk", "На горі стоять стели. Їх збудували робітники 1967 року.", {"erected"}),
    ],
)
def test_a_pronoun_of_another_gender_or_number_means_no_memorial(
    lang: str, text: str, told: set[str]
) -> None:
    found = read_text(text, lang=lang, date="2024-05-05", gazetteer=Nowhere()).findings
    assert {one.property for one in found} - {"exists"} == told
