"""Who lies where: the unknown, shares of the dead, numbers without a noun, and in what they lie."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cenotaph.extract.text import Reading

Buried = tuple[str, int, str]


def buried(reading: Reading) -> set[Buried]:
    """Return about what, how many and of which kind."""
    return {
        (reading.text[slice(*one.about)], one.count.min, str(one.count_of))
        for one in reading.findings
        if one.property == "burials" and one.count
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The cemetery at Kranji was laid out in 1946. Of the 4,461 men buried in it, 850 have never been identified.",
            {("cemetery", 4461, "people"), ("cemetery", 850, "unknown_people")},
        ),
        (
            "Dura War Cemetery was hot. Of the 310 Indian soldiers in it, 94 were never identified.",
            {("Dura War Cemetery", 310, "military"), ("Dura War Cemetery", 94, "unknown_people")},
        ),
        (
            "The names of 23 of the soldiers in the mass grave are still not known.",
            {("mass grave", 23, "unknown_people")},
        ),
        (
            "3,800 dead now rest in the Hungarian cemetery, among them more than 900 who could never be named.",
            {("Hungarian cemetery", 3800, "people"), ("Hungarian cemetery", 901, "unknown_people")},
        ),
        (
            "They had opened the mass grave. 14 of the dead were civilians.",
            {("mass grave", 14, "civilian")},
        ),
        (
            "Another 31 soldiers who fell near Halbe in 1945 were laid to rest at the war cemetery on Friday.",
            {("war cemetery", 31, "military")},
        ),
        ("The remains of 36 were laid to rest in the cemetery.", {("cemetery", 36, "people")}),
        (
            "The churchyard contains 54 burials of the First World War and 12 of the Second.",
            {("churchyard", 54, "graves"), ("churchyard", 12, "graves")},
        ),
        ("Beneath the obelisk lie the remains of 62 Red Army men.", {("obelisk", 62, "military")}),
        ("The number of graves in the cemetery has grown to 3,140.", {("cemetery", 3140, "graves")}),
        (
            "The war cemetery has 3,300 burials, 964 of them unidentified, and 1,168 of the Second World War.",
            {
                ("war cemetery", 3300, "graves"),
                ("war cemetery", 964, "unknown_people"),
                ("war cemetery", 1168, "graves"),
            },
        ),
        (
            "The cemetery is large. 58 of the graves are Chinese. In a corner lie 658 Germans.",
            {("graves", 58, "graves"), ("cemetery", 658, "people")},
        ),
        (
            "The war cemetery is a square of grass behind the racecourse, holding eight Navy men.",
            {("war cemetery", 8, "military")},
        ),
        # In which of them.
        (
            "Behind the hotel are two mass graves. 70 sailors rest in the eastern one.",
            {("mass graves", 2, "graves"), ("eastern one", 70, "military")},
        ),
        (
            "The cemetery holds 52 graves. Nine of the men buried here were never identified; one headstone is blank.",
            {("cemetery", 52, "graves"), ("cemetery", 9, "unknown_people")},
        ),
        (
            "There are four Commonwealth war graves in the churchyard.",
            {("Commonwealth war graves", 4, "graves")},
        ),
        (
            "The German war cemetery is sombre. 2,100 men lie under low stone crosses.",
            {("German war cemetery", 2100, "people")},
        ),
        (
            "The cemetery holds the graves of 26 airmen, nine of them unknown.",
            {("cemetery", 26, "military"), ("cemetery", 9, "unknown_people")},
        ),
        (
            "The cemetery contains the graves of 62 British, 2 Australian and 40 Indian soldiers.",
            {("cemetery", 62, "military"), ("cemetery", 2, "military"), ("cemetery", 40, "military")},
        ),
        (
            "The cemetery is old. It holds 1,420 burials, 141 of them unidentified; by it is a stone honouring 917 Sikh soldiers.",
            {("cemetery", 1420, "graves"), ("cemetery", 141, "unknown_people")},
        ),
        (
            "There are headstones for 16,636 US servicemen in the cemetery. 3,644 headstones are for those who could not be identified.",
            {("cemetery", 16636, "military"), ("cemetery", 3644, "unknown_people")},
        ),
        ("The first cemetery consisted of 420 graves.", {("first cemetery", 420, "graves")}),
        ("The churchyard has only one Commonwealth war grave.", {("churchyard", 1, "graves")}),
        (
            "The cemetery, with 1,400 headstones, is looked after by the Commission.",
            {("cemetery", 1400, "graves")},
        ),
    ],
)
def test_who_lies_where(text: str, expected: set[Buried], read: Callable[..., Reading]) -> None:
    assert buried(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Two of the men who attacked the cemetery have not been identified.",
        "Of the 20 volunteers in the cemetery, 12 were students.",
        "The cemetery was quiet. Twelve soldiers in it fired a salute.",
        "The war memorial was unveiled in 1920. Five of the dead of the accident were children.",
        "Nineteen of the victims of the crash were never named. The statue nearby was cleaned.",
        "Forty people lay down in front of the memorial in protest.",
        "The remains of 14 men were found beneath the car park. The memorial hall is nearby.",
        "Of the men listed on the memorial, nine lie in France.",
        "Of the 54 men named on the memorial, only 11 have a known grave.",
        "The register lists 146 names for the cemetery.",
        "The flood damaged the cemetery, with 40 graves washed away.",
        "The church has one grave of note.",
        "Of the 61 men on the memorial, 14 have no known grave.",
    ],
)
def test_who_does_not_lie_there(text: str, read: Callable[..., Reading]) -> None:
    assert buried(read(text)) == set()
