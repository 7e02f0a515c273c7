"""The words of numbers of Korean: native ones ("열두 기"), Sino-Korean ones ("삼십 구") and figures with both ("1천204위").

Invariant: as in `quantity_words`. A word of number counts only before a counter: "세 기" is three, "세기" a century.
"""

from __future__ import annotations

from cenotaph.normalize.quantity_words import QuantityWords

_UNITS = (
    "한 하나", "두 둘", "세 셋 석", "네 넷 넉", "다섯", "여섯", "일곱", "여덟", "아홉",
)  # fmt: skip
_TENS = ("열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
_SINO = ("", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구")
_NORTHERN = str.maketrans("육", "륙")

_COUNTER = (
    r"(?:명|기|구|위|개|점|인|곳|군데|사람|그루|동|주)(?=[\W\d_]|$|[이가은는을를의에와과로도만씩소여뿐])"
)
_GLUED_COUNTER = r"(?:명|개|곳|사람)"


def _native() -> dict[str, int]:
    """Count from one to ninety-nine in native words."""
    numbers = {word: value for value, words in enumerate(_UNITS, start=1) for word in words.split()}
    units = dict(numbers)
    numbers["스무"] = 20
    for tens, word in enumerate(_TENS, start=1):
        numbers[word] = 10 * tens
        numbers |= {word + unit: 10 * tens + value for unit, value in units.items()}
    return numbers


def _below_thousand(value: int) -> str:
    hundreds, tens, units = value // 100, value // 10 % 10, value % 10
    return "".join(
        [
            f"{_SINO[hundreds] if hundreds > 1 else ''}백" if hundreds else "",
            f"{_SINO[tens] if tens > 1 else ''}십" if tens else "",
            _SINO[units],
        ]
    )


def _sino() -> dict[str, int]:
    """Count from ten on in Sino-Korean words, both as the South and as the North spells six.

    A single syllable below ten is none: it is nearly always another word.
    """
    numbers = {_below_thousand(value): value for value in range(10, 1000)}
    for thousands in range(1, 10):
        head = f"{_SINO[thousands] if thousands > 1 else ''}천"
        numbers[head] = 1000 * thousands
        numbers |= {
            head + _below_thousand(100 * value): 1000 * thousands + 100 * value for value in range(1, 10)
        }
    return numbers | {name.translate(_NORTHERN): value for name, value in numbers.items()}


def _pattern() -> str:
    native = "|".join(sorted(_native(), key=len, reverse=True))
    sino = "(?:[이삼사오육륙칠팔구]?[천백십]){1,3}[일이삼사오육륙칠팔구]?"
    vague = "수[십백천만]|십수|여러|몇몇"
    return "|".join(
        [
            rf"(?<![^\W_])(?:{native}|{sino}|{vague})(?=여?(?:{_GLUED_COUNTER}|\s{_COUNTER})|여\s?{_COUNTER})",
            r"(?<=\d)[십백천만억]",
            rf"(?<=[\d십백천만])여(?=\s?{_COUNTER})",
        ]
    )


KOREAN = QuantityWords(
    roles={
        "about": "약|대략|어림잡아",
        "nearly": "거의",
        "over": "초과",
        "at_least": "최소|적어도",
        "up_to": "최대",
        "under": "미만",
        "skip": "총|모두|전체|단|고작|불과",
        "more": "이상|명 이상|기 이상|구 이상|개 이상|위 이상",
        "beyond": "여|여 명 이상|명이 넘는|명 넘는|명 넘게|기가 넘는|기 넘는|구가 넘는|구 넘는|위가 넘는|개가 넘는",
        "to": "-|~|∼|～",
    },
    numbers={**_sino(), **_native()},
    scales={"십": 10, "백": 100, "천": 1000, "만": 10_000, "억": 100_000_000},
    vague={
        "수십": (24, 99),
        "십수": (11, 19),
        "수백": (200, 999),
        "수천": (2000, 9999),
        "수만": (20_000, 99_999),
        "여러": (3, 9),
        "몇몇": (3, 9),
    },
    group=",",
    decimal=".",
    glued=_pattern(),
)
"""The words of Korean."""
