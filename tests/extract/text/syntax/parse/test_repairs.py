"""Participles that the parser takes for active verbs."""

from __future__ import annotations

import pytest

from cenotaph.extract.text import read_text

CASES = [
    ("The memorial was cleaned and its letters given new gilding.", "restored", "letters"),
    ("The war memorial had its tip knocked off by a drone.", "damaged", "tip"),
    ("Soviet tank taken off its pedestal in Lipno", "removed", "Soviet tank"),
    ("Put up by the parish in 1920, the memorial was cleaned.", "erected", "memorial"),
    ("The granite cross on the green was put up in 1921.", "erected", "granite cross"),
    # What was hung on the wrong word.
    ("A memorial to 44 airmen was unveiled on Sunday.", "unveiled", "memorial to 44 airmen"),
    ("A new memorial to 44 airmen was unveiled on Sunday.", "commemorates", "new memorial to 44 airmen"),
    ("A monument that has stood in the square since 1886 was removed.", "removed", "monument"),
    (
        "A monument that has stood in the square since 1886 will be restored, the city said.",
        "restored",
        "monument",
    ),
    ("The railings round the monument have been repaired.", "restored", "railings"),
    ("The obelisk was daubed in 1992, restored in 1995 and badly damaged in 2007.", "damaged", "obelisk"),
    ("Unknown vandals damaged and partly destroyed tombstones.", "vandalised", "tombstones"),
    ("A statue depicting a soldier's boots and helmet was ripped out.", "vandalised", "statue"),
    ("Vases were taken from graves and the gates of the cemetery were stolen.", "vandalised", "gates"),
]


@pytest.mark.parametrize(("text", "name", "about"), CASES)
def test_reads_a_participle_as_a_passive(text: str, name: str, about: str) -> None:
    found = [(one.property, text[slice(*one.about)]) for one in read_text(text, lang="en").findings]
    assert (name, about) in found
