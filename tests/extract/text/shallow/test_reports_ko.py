"""Korean reports, times, places and counts: who says it, when it was, where it is and how many."""

from __future__ import annotations

import pytest

from cenotaph.extract.text import read_text
from cenotaph.extract.text.known import Nowhere
from cenotaph.extract.text.shallow.places.find import find_places
from cenotaph.extract.text.shallow.times.find import find_times
from cenotaph.extract.text.shallow.words.lexicon import read_lexicon
from cenotaph.extract.text.shallow.words.page import lay_out
from cenotaph.gazetteer import Gazetteer

SAID = {
    '자원봉사자 박지연 씨는 "잔디를 다듬는다"고 전했다.': [("자원봉사자 박지연", "잔디를 다듬는다")],
    "시는 지난 5일 동상을 복원했다고 밝혔다.": [("시", "지난 5일 동상을 복원했다")],
    "시에 따르면 탑은 내달 철거된다.": [("시", "탑은 내달 철거된다")],
    '"탑이 무너질까 걱정된다"는 게 주민들의 이야기다.': [("주민들", "탑이 무너질까 걱정된다")],
    "예산이 부족하다는 것이 군의 설명이다.": [("군", "예산이 부족하다")],
    '한 주민은 "왜 하필 지금이냐"고 되물었다.': [("한 주민", "왜 하필 지금이냐")],
    '유족회장은 "이럴 수가 있느냐"며 울먹였다.': [("유족회장", "이럴 수가 있느냐")],
    '유족들은 "너무 늦었다"고 입을 모았다.': [("유족들", "너무 늦었다")],
    "대사관은 누리집을 통해 비석이 복원됐다고 전했다.": [("대사관", "비석이 복원됐다")],
    "단장은 주민들이 묘를 잘 관리하고있는데 대하여 사의를 표하였다.": [
        ("단장", "주민들이 묘를 잘 관리하고있는데")
    ],
    "단장 안드레이 꼬발렌꼬는 비석이 보수되였다고 말하였다.": [
        ("단장 안드레이 꼬발렌꼬", "비석이 보수되였다")
    ],
    "주민들은 비석을 옮겨 달라고 군에 요청했다.": [("주민들", "비석을 옮겨 달라")],
    '노병은 "전우들이 여기 있다"며 눈물을 훔쳤다.': [("노병", "전우들이 여기 있다")],
    "전문가들은 탑의 균열이 심각하다고 우려한다.": [("전문가들", "탑의 균열이 심각하다")],
    '유족회 관계자는 "늦었지만 다행"이라면서 환영했다.': [("유족회 관계자", "늦었지만 다행")],
    '유족회 측은 "협의가 없었다"며 강하게 반발했다.': [("유족회 측", "협의가 없었다")],
    '정 회장은 "늦었지만 다행"이라며 환하게 웃었다.': [("정 회장", "늦었지만 다행")],
    '시는 "곧 고치겠다"는 입장을 밝혔다.': [("시", "곧 고치겠다")],
    "관리인 최성태 씨는 날마다 무덤을 돌본다고 말했다.": [("관리인 최성태", "날마다 무덤을 돌본다")],
    "통신은 대사관을 인용해 묘지가 보수됐다고 전했다.": [("통신", "묘지가 보수됐다")],
    '이를 두고 야당은 "역사 왜곡"이라고 비판했다.': [("야당", "역사 왜곡")],
    '"곧 다시 세울 겁니다." 최상철 이장이 말했다.': [("최상철 이장", "곧 다시 세울 겁니다.")],
    '"글자가 하나도 안 보여요." 강순녀(83) 할머니는 비석을 어루만졌다.': [
        ("강순녀", "글자가 하나도 안 보여요.")
    ],
    '면은 "예산이 모자란다"는 입장이다.': [("면", "예산이 모자란다")],
    '위원장을 맡은 한기철 씨는 "아직 멀었다"며 웃었다.': [("한기철", "아직 멀었다")],
    '마을에서 평생을 산 조병두 씨는 "아무도 안 온다"고 말했다.': [("조병두", "아무도 안 온다")],
    "《한빛일보》는 탑이 새로 보수되였다고 썼다.": [("한빛일보", "탑이 새로 보수되였다")],
    "해설사 정미경 씨의 설명에 따르면 비석은 강가에 있었다.": [("해설사 정미경", "비석은 강가에 있었다")],
}
TIMES = {
    "1951년 1월 조성했고, 같은 해 4월 옮겼다.": ["1951-01", "1951-04"],
    "비는 1953년 세워졌다. 이듬해 가을 무너졌다.": ["1953", "1954-23"],
    "지난해 10월부터 보수했다.": ["2023-10/.."],
    "지난겨울 무너졌다.": ["2023-24"],
    "1950년경 세웠다.": ["1950~"],
    "1961년부터 1963년까지 지었다.": ["1961/1963"],
    "주체36(1947)년 8월 15일 제막되였다.": ["1947-08-15"],
}
PLACES = {
    "원산시의 기념비도 새로 보수되였다.": ["원산시"],
    "부산 남구 대연동의 추모공원은 묘지다.": ["부산", "남구", "대연동"],
    "추모공원도 새로 단장했다.": [],
    "밀양시는 가곡동에 있는 비석을 옮긴다.": ["밀양시", "가곡동"],
    "북한과 구소련의 친선을 상징하는 탑이다.": [],
    "시는 홀로 남은 비석을 전쟁 후에 옮겼다.": [],
    "구리로 만든 명판이 홍천군에서 사라졌다.": ["홍천군"],
    "강릉시가 통일공원에 위령탑을 세웠다.": ["강릉시", "통일공원"],
    "라트비아 리가의 기념탑이 헐렸다.": ["라트비아", "리가"],
    "부산 시민도 언덕에 오르면 비석을 본다.": ["부산"],
    "폴란드 북부 비드고슈치 시내의 기념비가 헐렸다.": ["폴란드", "비드고슈치"],
    "백운초등학교 교정에 추모비가 있다.": ["백운초등학교"],
    "청산면사무소 앞 비석을 닦았다.": ["청산면"],
    "평양에서 온 노병들이 원산시의 탑을 찾았다.": ["원산시"],
    "서울 관악구에 사는 최 씨는 홍천군의 비석을 찾았다.": ["홍천군"],
    "부산에서 북쪽으로 30킬로미터, 백석산 기슭에 탑이 있다.": ["백석산"],
    "소유권은 강릉시로 넘어갔다.": [],
    "군은 홍천군과 협의해 비석을 옮긴다.": [],
    "예산도 없이 비석을 세웠다.": [],
}


@pytest.mark.parametrize(("sentence", "said"), SAID.items())
def test_who_says_what(sentence: str, said: list[tuple[str, str]]) -> None:
    found = read_text(sentence, lang="ko", date="2024-06-10", gazetteer=Nowhere()).quotations
    assert [(one.speaker, sentence[one.start : one.end]) for one in found] == said


@pytest.mark.parametrize(("text", "times"), TIMES.items())
def test_when_it_was(text: str, times: list[str]) -> None:
    page = lay_out(text, read_lexicon("ko"), "2024-06-10")
    assert [time.edtf for sentence in page.sentences for time in find_times(page, sentence)] == times


@pytest.mark.parametrize(("text", "places"), PLACES.items())
def test_where_it_is(gazetteer: Gazetteer, text: str, places: list[str]) -> None:
    page = lay_out(text, read_lexicon("ko"), None)
    found = [page.words(one) for sentence in page.sentences for one in find_places(page, sentence, gazetteer)]
    assert found == places


def test_what_one_memorial_stands_beside_is_another() -> None:
    text = "탑 뒤에는 전몰장병을 기리는 오벨리스크가 서 있다."
    found = read_text(text, lang="ko", gazetteer=Nowhere()).findings
    assert {text[slice(*one.about)] for one in found} == {"오벨리스크가"}


def test_a_side_is_of_the_memorial_spoken_of_before() -> None:
    text = "참전비가 섰다. 비용은 시가 댔다. 공사는 봄에 끝났다. 뒷면에는 청년 19명의 이름이 나이와 함께 들어간다."
    (found,) = [
        one
        for one in read_text(text, lang="ko", gazetteer=Nowhere()).findings
        if one.property == "commemorates"
    ]
    assert (found.count and found.count.min, text[slice(*found.about)]) == (19, "참전비가")


def test_where_something_goes_is_a_whole_noun_phrase() -> None:
    text = "군은 비석을 시민회관 앞 광장으로 옮겼다."
    (found,) = read_text(text, lang="ko", gazetteer=Nowhere()).findings
    assert found.value == "시민회관 앞 광장으로"


def test_a_day_that_names_a_war_counts_nothing() -> None:
    text = "이 현충탑은 6·25전쟁에서 전사한 군인 312위를 기리는 시설이다."
    (found,) = read_text(text, lang="ko", gazetteer=Nowhere()).findings
    assert (found.value, found.count and found.count.min) == ("6·25전쟁에서 전사한 군인 312위", 312)
    assert text[slice(*found.about)] == "현충탑은"
