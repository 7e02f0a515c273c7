"""Dates as Chinese, Japanese and Korean write them, rewritten so that the reader of Western dates reads them.

Invariant: only what is understood is rewritten; what is not stays in its letters, and makes the cell unreadable.

Source: eras of Japan and the Republic of China by their first Gregorian year. Until 1872 Japan kept a lunar calendar:
of those years only the year is taken.
"""

from __future__ import annotations

import re

_ERAS = {
    "明治": 1867,
    "大正": 1911,
    "昭和": 1925,
    "平成": 1988,
    "令和": 2018,
    "民國": 1911,
    "民国": 1911,
    "주체": 1911,
}
"""Name of an era -> the year before its first."""
_FIRST_SOLAR_YEAR = 1873
_NUMERALS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0}
_IN_WORDS = re.compile(r"[〇零一二三四五六七八九十]+(?=[年月日])")
_ERA = re.compile(
    r"(明治|大正|昭和|平成|令和|民國|民国) ?(元|\d{1,3}) ?年(?P<rest>(?: ?\d{1,2} ?月)?(?: ?\d{1,2} ?日)?)"
)
_JUCHE = re.compile(r"주체 ?(\d{1,3}) ?\((\d{4})\) ?년?")
_WEEKDAY = re.compile(
    r"\((?:[日月火水木金土일월화수목금토]|星期[一二三四五六日天]|周[一二三四五六日])(?:曜日|요일)?\)"
)
_DECADE = re.compile(r"(\d{3}0) ?(?:年代|년대)(?:初期?|末期?|中期|前半|後半|초|말|중반|초반|후반)?")
_CENTURY = re.compile(
    r"(\d{1,2}) ?(?:世紀|世纪|세기)(?:初期?|初頭|末期?|中期|中葉|前半|後半|초|말|중반|초반|후반)?"
)
_DAY = re.compile(r"(?<!\d)(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일号號]")
_MONTH = re.compile(r"(?<!\d)(\d{4}) ?[年년] ?(\d{1,2}) ?[月월](?! ?\d)")
_YEAR = re.compile(r"(?<!\d)(\d{4}) ?[年년](?! ?\d)")
_WORDS = (
    (re.compile(r"^[約约약] ?|大約 ?|大约 ?"), "about "),
    (re.compile(r"^(.+?) ?(?:頃|ごろ|ころ|경|左右|무렵)$"), r"about \1"),
    (re.compile(r"^(.+?) ?(?:以前|之前|이전)$"), r"before \1"),
    (re.compile(r"^(.+?) ?(?:以後|以降|以后|之后|이후|부터)$"), r"after \1"),
    (re.compile(r"(?<=\d) ?(?:~|至|から|에서|부터) ?(?=\d)"), " to "),
    (re.compile(r"(?<=\d) ?(?:まで|까지|에|に|建立|竣工|除幕|建成|落成|건립|준공|제막)$"), ""),
)
_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def rewrite_east_asian(cell: str) -> str:
    """Write the dates of a cell as "1945-08-15", "1945-08", "1945", "1950s" or "20 century".

    >>> rewrite_east_asian("1950년 6월 25일"), rewrite_east_asian("昭和20年8月15日"), rewrite_east_asian("約1950年代")
    ('1950-06-25', '1945-08-15', 'about 1950s')
    """
    if _ASIAN.search(cell) is None:
        return cell
    text = _IN_WORDS.sub(lambda found: _figures(found[0]), _WEEKDAY.sub("", cell))
    text = _JUCHE.sub(_juche, _ERA.sub(_western, text))
    text = _CENTURY.sub(r"\1 century", _DECADE.sub(r"\1s", text))
    text = _DAY.sub(lambda found: f"{found[1]}-{int(found[2]):02}-{int(found[3]):02} ", text)
    text = _MONTH.sub(lambda found: f"{found[1]}-{int(found[2]):02}", text)
    text = _YEAR.sub(r"\1", text).strip()
    for pattern, written in _WORDS:
        text = pattern.sub(written, text)
    return text.strip()


def _figures(numerals: str) -> str:
    if "十" not in numerals:
        return "".join(str(_NUMERALS[sign]) for sign in numerals)
    tens, _, ones = numerals.partition("十")
    if len(tens) > 1 or len(ones) > 1 or ones == "十":
        return numerals
    return str((_NUMERALS[tens] if tens else 1) * 10 + (_NUMERALS[ones] if ones else 0))


def _western(found: re.Match[str]) -> str:
    year = _ERAS[found[1]] + (1 if found[2] == "元" else int(found[2]))
    is_solar = year >= _FIRST_SOLAR_YEAR
    return f"{year}年{found['rest'] if is_solar else ''}"


def _juche(found: re.Match[str]) -> str:
    # The two counts must agree: a slip of the pen shows nothing.
    return f"{found[2]}년" if _ERAS["주체"] + int(found[1]) == int(found[2]) else found[0]
