"""Korean news: which verb a time and a word of status belong to, and what is told of which memorial."""

from __future__ import annotations

import pytest

from cenotaph.extract.text import read_text
from cenotaph.extract.text.known import Nowhere
from cenotaph.extract.text.reading import Finding

TOLD = {
    # A day behind what is said dates the saying.
    "홍천군은 충혼탑을 새로 단장했다고 7일 밝혔다.": {("restored", "happened", None)},
    "홍천군은 충혼탑을 세울 계획이라고 27일 밝혔다.": {("erected", "planned", None)},
    "홍천군은 난간을 고치기로 했다고 24일 기자회견에서 밝혔다. 충혼탑의 난간이다.": {
        ("restored", "planned", None)
    },
    "홍천군은 충혼탑을 3일 새로 단장했다고 밝혔다.": {("restored", "happened", "2024-05-03")},
    # What was planned or asked for before a verb that is done has come true.
    "충혼탑은 2004년 건립 계획을 세워 2006년 말에 제막식을 거행하였다.": {
        ("erected", "planned", None),
        ("unveiled", "happened", "2006"),
    },
    "시는 철거를 명령했지만 충혼탑을 세운 단체가 소송으로 맞섰다.": {
        ("removed", "planned", None),
        ("erected", "happened", None),
    },
    "회원들의 숙원인 충혼탑 이전이 14년 만에 해결됐다.": {("relocated", "happened", None)},
    "충혼탑은 2005년 마을에 설치돼 여러 차례 도색을 건의했다.": {
        ("erected", "happened", "2005"),
        ("maintained", "proposed", None),
    },
    "군은 충혼탑의 부분 보수를 마쳤으나 내년에 탑을 옮길 계획이다.": {
        ("restored", "happened", None),
        ("relocated", "planned", "2025"),
    },
    "시는 예산을 확보해 충혼탑을 보수할 예정이다.": {("restored", "planned", None)},
    "시는 충혼탑을 해체한 뒤 새로 세우는 방안을 검토하고 있다.": {
        ("removed", "planned", None),
        ("erected", "planned", None),
    },
    "시는 기념비의 보수와 이전을 한다.": {("restored", "planned", None), ("relocated", "planned", None)},
    # A verb that describes a memorial has its own time.
    "후손들이 1984년 세운 유허비가 옮겨졌다.": {
        ("erected", "happened", "1984"),
        ("relocated", "happened", None),
    },
}
DEDICATED = {
    "경찰청이 순직 경찰관들을 기리기 위한 추모의 벽을 단장했다.": ["순직 경찰관들"],
    "경찰청은 17일 순직 경찰관을 추모하는 호국경찰 추모비 제막식을 했다.": ["순직 경찰관"],
    "탑은 6·25전쟁과 월남전에서 산화한 군경의 넋을 기리고 그 뜻을 잊지 않고자 건립했다.": [
        "6·25전쟁과 월남전에서 산화한 군경의 넋"
    ],
    "충혼탑은 조국이 위기에 처했을 때 목숨을 바친 용사들을 기리기 위해 세워졌다.": [
        "조국이 위기에 처했을 때 목숨을 바친 용사들"
    ],
    "시는 3·1운동에 앞장선 지사들의 뜻을 기리고 후세에 알리기 위해 탑을 세웠다.": [
        "3·1운동에 앞장선 지사들의 뜻"
    ],
    "국방부는 전사한 장병들을 추모하고 정신을 계승하고자 위령탑을 세웠다.": ["전사한 장병들"],
    "주민들이 마을 인근에 희생자를 추모하는 비를 세웠다.": ["희생자"],
    "위령비는 1950년 희생된 주민 137명의 넋을 위로하고자 세웠다.": ["1950년 희생된 주민 137명"],
    "추모벽에는 순직한 경찰관 721명의 명패를 새겼다.": ["경찰관 721명"],
    "상주시는 월남참전 기념비를 건립했다.": ["월남참전"],
    "마을에는 6·25 참전용사 공적비가 있다.": ["6·25 참전용사"],
    "댈러스에 건립되는 한국전 참전비에 2억원을 지원한다.": ["한국전"],
    "홍범도 장군의 흉상을 옮겼다.": ["홍범도 장군"],
    "이준식 열사 동상 제막식을 열었다.": ["이준식 열사"],
    "평화공원의 표석은 18기로 늘었다.": [],
    "비석은 폭격으로 숨진 어민들을 기린다.": ["폭격으로 숨진 어민들"],
    "의용경찰 충혼비를 옮겼다. 충혼비는 의용경찰 11명을 기리기 위해 세웠다.": ["의용경찰 11명"],
    "호국참전기념비 제막식이 열렸다.": [],
}


def _told(text: str) -> tuple[Finding, ...]:
    return read_text(text, lang="ko", date="2024-05-20", gazetteer=Nowhere()).findings


@pytest.mark.parametrize(("text", "told"), TOLD.items())
def test_what_is_told_and_when(text: str, told: set[tuple[str, str, str | None]]) -> None:
    assert {(one.property, one.status, one.when) for one in _told(text)} == told


def test_compounds_tell_two_memorials_apart() -> None:
    text = "군은 참전기념비를 세웠다. 옆의 충혼비는 1957년 건립됐다."
    assert [one.when for one in _told(text) if one.property == "erected"] == [None, "1957"]


COUNTED = {
    # A counter of places or graves counts nobody, and money is none.
    "시는 11곳에 안치된 전사자 38명을 국립묘지로 이장했다.": {("exhumed", "국립묘지로", 38)},
    "봉분 1기에 의병 15명이 함께 안장됐다.": {("burials", "봉분", 15)},
    "충혼탑은 8억원의 사업비를 들여 세웠다.": {("erected", "충혼탑은", None)},
    # Tablets of a list are those of all of it.
    "충혼탑에는 군경 310위, 민간인 240위 등의 위패가 봉안돼 있다.": {
        ("commemorates", "충혼탑에는", 310),
        ("commemorates", "충혼탑에는", 240),
    },
    # Those who fight are not those who lie there.
    "묘지는 수천 명의 의병이 싸우다 순국한 53명의 유해가 합장된 곳이다.": {("burials", "묘지는", 53)},
    # Each number has its own verb and place.
    "유해를 봉안관에 안치했다가 군인 네 명은 국립묘지에 안장할 계획이다.": {("burials", "국립묘지에", 4)},
    "국군묘지에 묻혀 있던 전사자 17명을 국립현충원으로 옮겼다.": {("burials", "국군묘지에", 17)},
    "기념탑의 동판 4개 중 1개가 떨어져 나갔다.": {("damaged", "동판", 1)},
    "장군의 묘는 대전현충원 제2묘역에 있다.": {("exists", "묘는", None)},
    "유해 340위 가운데 102위를 봉환했고 현지에서 묘소를 단장했다.": {
        ("exhumed", "묘소를", 102),
        ("restored", "묘소를", None),
    },
    "마을에 송덕비 2기와 기념비 1기가 서 있다.": {("exists", "송덕비", 2), ("exists", "기념비", None)},
    "유해 15구를 국립묘지로 이장한다.": {("exhumed", "국립묘지로", 15), ("burials", "국립묘지로", 15)},
}


@pytest.mark.parametrize(("text", "counted"), COUNTED.items())
def test_how_many_where(text: str, counted: set[tuple[str, str, int | None]]) -> None:
    assert {
        (one.property, text[slice(*one.about)], one.count.min if one.count else None) for one in _told(text)
    } == counted


@pytest.mark.parametrize(("text", "values"), DEDICATED.items())
def test_whom_it_is_for(text: str, values: list[str]) -> None:
    assert [one.value for one in _told(text) if one.property == "commemorates"] == values


NEWS = {
    "앞으로 의사 묘역은 국가보훈처가 국립묘지에 준하는 수준으로 관리한다.": {
        ("custodian", "국가보훈처"),
        ("maintained", None),
    },
    "두 묘역은 국립묘지에 준하는 수준으로 관리된다.": {("maintained", None)},
    "앞으로 국군 묘역의 이름은 ‘우이 호국묘역’으로 바뀐다.": {("named", "우이 호국묘역")},
    "충혼탑을 이달의 현충시설로 선정했다.": set(),
    "전공비가 보훈부의 현충시설 개보수사업 대상으로 선정됐다.": {("restored", None)},
    "충혼탑 내부가 비좁아 관리에 어려움이 많았다.": set(),
    "비가 이어지면서 복구가 늦어졌다.": set(),
    "군은 충혼탑의 수리 및 주변 경관 조성공사를 실시했다.": {("restored", None)},
    "소녀상 이마에 낙서가 발견됐으며 현재는 모두 지워졌다.": {("vandalised", None), ("maintained", None)},
    "선생의 묘는 무연고 묘소로 남아 있었다.": set(),
    "시는 표석을 수습했다.": set(),
    "충혼탑은 광장에 있다. 국방부와 포천시가 함께 관리하며 매달 청소한다.": {
        ("exists", None),
        ("custodian", "국방부와 포천시"),
        ("maintained", None),
    },
    "시는 비문의 이름을 지운 흔적을 그대로 보존하기로 했다. 위령탑의 비문이다.": set(),
    "‘충혼탑 제막식’이 열렸다.": {("unveiled", None)},
    "시는 유족 동의 없이는 동상 철거가 어렵다고 밝혔다.": {("removed", None)},
    "유족회는 가묘를 만들었고 유해 158구를 대학에 보관하고 있다.": {("erected", None)},
    "의병의 유해는 하천변에 방치돼 오다 의총에 합장됐다.": set(),
    "충혼탑 건립 준공식이 공원에서 열렸다.": {("unveiled", None)},
    "위패 봉안실은 1985년 지금의 충혼탑 지하에 설치됐다.": {("erected", None)},
}
YEARS = {
    "충혼탑은 지난 71년 6월 주민 성금으로 세워졌다.": "1971-06",
    "6월 호국보훈의 달을 앞두고 낡은 충혼탑을 수리했다.": None,
    "시는 15일 충혼탑을 철거했다고 밝혔다.": None,
    "시민단체는 24일 기자회견을 열고 동상 철거를 촉구했다.": None,
    "시는 15일 충혼탑 제막식을 열었다고 밝혔다.": "2024-05-15",
    "9월 14일 추석을 앞두고 충혼탑을 청소했다.": "2023-09-14",
}


@pytest.mark.parametrize(("text", "told"), NEWS.items())
def test_what_news_says(text: str, told: set[tuple[str, str | None]]) -> None:
    assert {(one.property, one.value) for one in _told(text) if one.property != "commemorates"} == told


@pytest.mark.parametrize(("text", "when"), YEARS.items())
def test_which_year(text: str, when: str | None) -> None:
    assert [one.when for one in _told(text)] == [when]


def test_the_chamber_in_a_tower_is_not_the_tower() -> None:
    text = "위패 봉안실은 1985년 지금의 충혼탑 지하에 설치됐다."
    assert [text[slice(*one.about)] for one in _told(text)] == ["위패 봉안실은"]
