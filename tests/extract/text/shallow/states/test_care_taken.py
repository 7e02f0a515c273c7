"""In whose care a memorial is, told by a noun for care and a verb apart, is told once."""

from __future__ import annotations

import pytest

from cenotaph.extract.text import read_text
from cenotaph.extract.text.known import Nowhere


@pytest.mark.parametrize(
    ("text", "about", "keeper"),
    [
        ("Pieczę nad obeliskiem przejęło nadleśnictwo.", "obeliskiem", "nadleśnictwo"),
        ("Zuchy otoczyły opieką mogiłę.", None, None),
        ("Zuchy otoczyły mogiłę opieką.", "mogiłę", "Zuchy"),
        ("Pod lasem jest mogiła. Opiekę nad nią roztoczyła parafia.", "mogiła", "parafia"),
        ("Pod lasem jest mogiła. Parafia wzięła ją pod swoją opiekę.", "mogiła", "Parafia"),
    ],
)
def test_a_noun_for_care_and_its_verb_tell_the_keeper(
    text: str, about: str | None, keeper: str | None
) -> None:
    found = read_text(text, lang="pl", date="2024-05-05", gazetteer=Nowhere()).findings
    told = [one for one in found if one.property == "custodian"]
    assert [(text[slice(*one.about)], one.value) for one in told] == ([(about, keeper)] if about else [])
    assert about is None or not any(one.property == "maintained" for one in found)
