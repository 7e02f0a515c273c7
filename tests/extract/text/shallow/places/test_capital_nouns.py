"""Places where all nouns have capitals: what tells a town or street from a noun, and what only looks like one."""

from __future__ import annotations

import pytest

from cenotaph.extract.text.shallow.findings import find_facts
from cenotaph.extract.text.shallow.words.lexicon import read_lexicon
from cenotaph.extract.text.shallow.words.page import lay_out
from extract.text.shallow.circumstances.test_whereabouts import ATLAS

FOUND = [
    # No article behind "in", in a list, between two villages, in a headline.
    ("In Trobicht wurde ein Gedenkkreuz aufgestellt.", ["Trobicht"]),
    ("In Weimar und Trobicht wurden Gedenkkreuze aufgestellt.", ["Weimar", "Trobicht"]),
    ("Zwischen Trobicht und Weimar wurde ein Gedenkstein enthüllt.", ["Trobicht", "Weimar"]),
    ("In einem Wald bei Trobicht wurde ein Gedenkstein enthüllt.", ["Trobicht"]),
    ("Auf dem Ortsfriedhof Trobicht wurde das Ehrenmal saniert.", ["Trobicht"]),
    ("Wie Weimar zu seinem Ehrenmal kam\n\nDie Pietà wurde 1926 geweiht.", ["Weimar"]),
    # Streets and passes in one word or several; the town from elsewhere stays beside them.
    ("Weimar. In der Lindenhofallee 1 wurde ein Gedenkstein enthüllt.", ["Lindenhofallee 1", "Weimar"]),
    ("Am Trobenpass wurde ein Gedenkstein enthüllt.", ["Trobenpass"]),
    ("Am Black Water Pass wurde eine Gedenkstätte eröffnet.", ["Black Water Pass"]),
    # Types that are part of the name, and those that are not.
    ("Im Landkreis Weimar wurden drei Gedenksteine beschädigt.", ["Landkreis Weimar"]),
    ("Die Gemeinde Weimar hat das Ehrenmal saniert.", ["Weimar"]),
    ("Am Bahnhof Weimar steht ein Denkmal.", ["Weimar"]),
    # A town's adjective, or the town itself where the text names it.
    ("Das Weimarer Denkmal wurde abgebaut.", ["Weimarer"]),
    ("Das Weimarer Denkmal wurde abgebaut. In Weimar wurde gestritten.", ["Weimar"]),
    # Words that a name begins with.
    ("In Bad Trobicht wurde ein Denkmal enthüllt.", ["Bad Trobicht"]),
    ("Das Denkmal wurde 1950 in St. Trobicht enthüllt.", ["St. Trobicht"]),
    ("Im litauischen Weimar wurde ein Denkmal entfernt.", ["Weimar"]),
]
NONE = [
    "In Kürze wird das Denkmal saniert.",
    "In Handarbeit wurde das Denkmal gereinigt.",
    "In Trümmern lag das Denkmal. Die Trümmern wurden gezählt.",
    "Das Denkmal wurde in Bronze erneuert.",
    "Auf dem Marktplatz wurde das Denkmal enthüllt.",
    "Das Brandenburger Institut hat das Denkmal saniert.",
]


def places(text: str) -> list[str]:
    _, findings = find_facts(lay_out(text, read_lexicon("de"), "2021-05-14"), [], ATLAS)
    return sorted({text[start:end] for finding in findings for start, end in finding.places})


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(text: str, expected: list[str]) -> None:
    assert places(text) == sorted(expected)


@pytest.mark.parametrize("text", NONE)
def test_none(text: str) -> None:
    assert places(text) == []
