"""When English constructions say that something happened, and who lies where."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cenotaph.extract.text import Reading


@pytest.mark.parametrize(
    ("text", "name", "when"),
    [
        ("The plaques were replaced last spring.", "restored", "2019-21"),
        ("The statue was removed last winter.", "removed", "2019-24"),
        ("The memorial was built in the summer of 2019.", "erected", "2019-22"),
        ("The obelisk will be restored before the end of the summer.", "restored", "../2020-08"),
        ("The obelisk will be restored by the end of the year.", "restored", "../2020-12"),
        ("The memorial was erected after the war.", "erected", "1945/.."),
        ("The statue stood in the square for 50 years.", "exists", "1970/2020"),
        ("The memorial was vandalised over the weekend.", "vandalised", "2020-05-02/2020-05-03"),
        ("The monument was erected half a century ago.", "erected", "1970~"),
        ("The monument was built in the 19th century.", "erected", "18XX"),
        ("The plaques were stolen in 2016 and replaced.", "restored", None),
        ("The work to restore the memorial will be completed by May 8.", "restored", "../2020-05-08"),
        ("Since last year, 40 monuments have been dismantled.", "removed", "2019/.."),
        ("The society hopes to see the plaque moved by November.", "relocated", "../2020-11"),
        ("A monument to soldiers killed in the war was unveiled on Monday.", "unveiled", "2020-05-04"),
    ],
)
def test_times_of_events(text: str, name: str, when: str | None, read: Callable[..., Reading]) -> None:
    found = [one.when for one in read(text, "2020-05-05").findings if one.property == name]
    assert found == [when]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. The cemetery is old. It holds 52 graves.", [("cemetery", 52, "graves", None)]),
        (
            "The cemetery contains 90 graves, 14 of them of unidentified servicemen.",
            [("cemetery", 90, "graves", None), ("cemetery", 14, "unknown_people", "military")],
        ),
        ("The mass grave, in which 58 soldiers lie, is old.", [("mass grave", 58, "military", "mass")]),
        (
            "The cemetery will be the resting place of 186 Canadian and British soldiers.",
            [("cemetery", 186, "military", None)],
        ),
    ],
)
def test_who_lies_where(
    text: str, expected: list[tuple[str, int, str, str | None]], read: Callable[..., Reading]
) -> None:
    found = [one for one in read(text, "2020-05-05").findings if one.property == "burials"]
    shown = [
        (text[slice(*one.about)], one.count.min if one.count else 0, one.count_of, one.value) for one in found
    ]
    assert shown == expected
