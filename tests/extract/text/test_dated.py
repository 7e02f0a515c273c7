"""The day of a dateline, in the forms in which agencies write it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.extract.text import read_text
from cenotaph.extract.text.dated import find_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("LINDENAU, 12 May 2024. The memorial was cleaned.", "2024-05-12"),
        ("KYIV, March 5, 2024 (Agency) - A monument was moved.", "2024-03-05"),
        ("NORFOLK, Va., June 3, 2024 (AB) — A statue was moved.", "2024-06-03"),
        ("Memorial cleaned\n\nLINDENAU, 12 May 2024 – The memorial was cleaned.", "2024-05-12"),
        ("Lindenau, 12 May 2024\nDear members, the memorial was cleaned.", "2024-05-12"),
        ("BERLIN, 12. Mai 2024 – Das Denkmal steht.", "2024-05-12"),
        ("МОСКВА, 24 апреля 2024 г. /АГЕНТСТВО/. Памятник стоит.", "2024-04-24"),
        ("Warszawa, 3 czerwca 2024 r. — Pomnik stoi.", "2024-06-03"),
        ("Praha, 3. června 2024 (AGT) - Pomník stojí.", "2024-06-03"),
        ("Paris, le 3 juin 2024 – Le monument est là.", "2024-06-03"),
        ("Madrid, 3 de junio de 2024 (AGE).- El monumento está.", "2024-06-03"),
        ("Київ, 3 червня 2024 р. – Пам’ятник стоїть.", "2024-06-03"),
        # No day of the text itself.
        ("In Lindenau, 12 May 2024 is the day of the memorial.", None),
        ("The memorial was unveiled in Riga, 3 May 1950. It stands.", None),
        ("Lindenau, 31 February 2024. The memorial was cleaned.", None),
        ("LINDENAU, May 12 — The memorial was cleaned.", None),
        ("", None),
    ],
)
def test_day_of_a_dateline(text: str, date: str | None) -> None:
    assert find_date(text) == date


def test_what_is_told_counts_from_it() -> None:
    text = "LINDENAU, 14 May 2024. The war memorial was cleaned on Sunday."
    assert [one.when for one in read_text(text, lang="en").findings] == ["2024-05-12"]
    assert read_text(text, lang="en").date == "2024-05-14"
    assert read_text(text, lang="en", date="2024-06-01").date == "2024-06-01"


@given(st.text(max_size=200))
@settings(deadline=None)
def test_any_text(text: str) -> None:
    date = find_date(text)
    assert date is None or len(date) == 10
