"""Korean sentences of local news, and of the agency style of the North: what is stated of memorials, and what is not."""

from __future__ import annotations

import pytest

from cenotaph.gazetteer import Gazetteer
from extract.text.shallow.hearing import heard

STATED = {
    "군민들은 1961년 역 앞에 충혼탑을 세웠다.": {("erected", "happened")},
    "시는 호수공원에 평화의 소녀상을 건립하기로 했다.": {("erected", "planned")},
    "위령비를 세우자는 주장이 나온다.": {("erected", "proposed")},
    "참전비 제막식은 다음 달 12일에 열린다.": {("unveiled", "planned")},
    "학생들은 매달 묘역을 청소한다.": {("maintained", "ongoing")},
    "봉사단은 비석을 깨끗이 닦았다.": {("maintained", "happened")},
    "자원봉사자들이 묘비를 닦고 태극기를 꽂았다.": {("maintained", "happened")},
    "군청은 묘지를 정비하기로 했다.": {("maintained", "planned")},
    "시는 기념비를 고칠 계획이다.": {("restored", "planned")},
    "군은 추모비를 없앨 방침이다.": {("removed", "planned")},
    "시는 새 추모비를 만들 예정이다.": {("erected", "planned")},
    "시는 충혼탑을 전면 보수하고 있다.": {("restored", "ongoing")},
    "유족회는 추모비를 다시 세워 달라고 요구했다.": {("restored", "proposed")},
    "폭우로 참전비 기단이 무너졌다.": {("damaged", "happened")},
    "강풍에 흉상이 쓰러졌다.": {("damaged", "happened")},
    "시는 동상이 훼손됐다는 소문은 사실무근이라고 밝혔다.": {("damaged", "denied")},
    "누군가 충혼탑에 붉은 스프레이로 낙서를 했다.": {("vandalised", "happened")},
    "동판이 도난당했다.": {("vandalised", "happened")},
    "시는 내년까지 위령비를 철거할 계획이다.": {("removed", "planned")},
    "군의회는 친일 인사 동상 철거를 촉구했다.": {("removed", "proposed")},
    "구청 관계자는 동상 철거 계획은 없다고 밝혔다.": {("removed", "denied")},
    "학교 측은 흉상을 철거했다는 보도를 부인했다.": {("removed", "denied")},
    "옛 충혼탑은 1989년 헐렸다.": {("destroyed", "happened")},
    "소녀상은 시청 앞 광장으로 옮겨질 예정이다.": {("relocated", "planned")},
    "기념탑은 역 광장 입구에 서 있다.": {("exists", "happened")},
    "마을 입구에 작은 위령비 세 기가 있다.": {("exists", "happened")},
    "무덤은 모두 열두 기다.": {("burials", "happened")},
    "이 묘역에는 전사자 스물두 명이 묻혀 있다.": {("burials", "happened")},
    "추모비는 국가보훈부 소유다.": {("custodian", "happened")},
    "위령탑은 지난해 등록문화유산으로 지정됐다.": {("protected", "happened")},
    "추모비는 현충공원에 속한다.": {("part_of", "happened")},
    "사람들은 이 탑을 '흰 탑'이라고 부른다.": {("named", "happened")},
    "현충탑이 오랫동안 방치돼 있다.": {("condition", "happened")},
    "기념비 앞면에는 '자유는 공짜가 아니다'라는 문구가 새겨져 있다.": {("inscription", "happened")},
    "비석은 한국전쟁 전사자를 기린다.": {("commemorates", "happened")},
    "기념비에는 41명의 이름이 새겨져 있다.": {("commemorates", "happened")},
    "렬사릉이 훌륭히 개건되였다.": {("restored", "happened")},
    "렬사탑이 새로 일떠섰다.": {("erected", "happened")},
    "우의탑은 강기슭에 자리잡고있다.": {("exists", "happened")},
    "탑의 뒤면에는 《렬사들의 위훈은 영생하리라》는 글발이 새겨져있다.": {("inscription", "happened")},
    "추모비 건립은 끝내 무산됐다.": {("erected", "denied")},
    "주민들이 성금을 모아 세운 비석이 들판에 서 있다.": {("erected", "happened"), ("exists", "happened")},
    "이 비석은 면민들이 세운 것이다.": {("erected", "happened")},
    "위령비를 관리하는 곳이 없었다.": {("maintained", "denied")},
    "묘지에 묻혀 있던 유해가 현충원으로 옮겨졌다.": {("exhumed", "happened")},
    "강안에 기념비가 높이 솟아났다.": {("erected", "happened")},
    "참전기념탑 준공식이 진행되였다.": {("unveiled", "happened")},
    "학생들은 위령비를 정성껏 관리하고있다.": {("maintained", "ongoing")},
    "현충탑 정비공사가 진행 중이다.": {("restored", "ongoing")},
    "군은 묘역을 재정비했다.": {("restored", "happened")},
    "면민들은 사당을 다시 지었다.": {("restored", "happened")},
    "군은 훼손된 비석을 원래 모습으로 복원했다.": {("restored", "happened")},
    "위패실 지붕에서 비가 샜다.": {("damaged", "happened")},
    "포탄을 맞은 비석에 총탄 자국이 남았다.": {("damaged", "happened")},
    "묘비 20여 기가 훼손돼 경찰이 수사에 나섰다.": {("vandalised", "happened")},
    "절도범이 명판을 떼어 달아났다.": {("vandalised", "happened")},
    "시민단체는 전적비 철거를 요구하고 있다.": {("removed", "proposed")},
    "군중이 동상을 무너뜨렸다.": {("destroyed", "happened")},
    "도로가 나면서 비석은 언덕 위로 밀려났다.": {("relocated", "happened")},
    "시는 현충탑을 이전하지 않기로 했다.": {("relocated", "denied")},
    "매장지에서 유해 30여 구가 수습됐다.": {("exhumed", "happened")},
    "학교 앞에는 흉상이 세워져 있다.": {("exists", "happened")},
    "기념비는 도 지정문화재다.": {("protected", "happened")},
    "'호국탑'으로도 불리는 현충탑은 언덕에 있다.": {("named", "happened"), ("exists", "happened")},
    "이 탑은 참사 희생자 21명을 기리는 시설이다.": {("commemorates", "happened")},
    "현충탑에는 의병들의 위훈을 전하는 글발이 새겨져있다.": {("commemorates", "happened")},
    "주민들은 희생자를 추모하여 탑을 세웠다.": {("commemorates", "happened"), ("erected", "happened")},
    "전사자 4만여 명의 이름을 새긴 추모비가 서 있다.": {("commemorates", "happened"), ("exists", "happened")},
}
LOOKALIKES = [
    "공동묘지 근처에 아파트가 들어섰다.",
    "시는 현충탑 앞 도로를 보수했다.",
    "보수 단체가 현충탑 앞에 모였다.",
    "이장 오병철 씨는 비석을 보았다.",
    "참가자들은 희생자들을 추모하여 탑을 돌아보았다.",
    "대한민국 축구사에 기념비적인 승리였다.",
    "그는 스스로 무덤을 팠다.",
    "조각가는 새 작품을 공개했다.",
    "시장은 충혼탑을 찾아 헌화하고 분향했다.",
    "로씨야대사관 성원들이 해방탑에 화환을 진정하였다.",
    "두 나라 관계에 금자탑을 쌓았다.",
    "성묘객이 몰리면서 도로가 막혔다.",
    "비가 내려 경기가 취소됐다.",
    "그의 묘사는 정확했다.",
    "시는 충혼탑 주변에 폐쇄회로 카메라를 설치했다.",
]


@pytest.mark.parametrize(("sentence", "stated"), STATED.items())
def test_a_sentence_states_what_it_says(
    gazetteer: Gazetteer, sentence: str, stated: set[tuple[str, str]]
) -> None:
    assert heard(sentence, "ko", gazetteer, "2024-06-10") == stated


@pytest.mark.parametrize("sentence", LOOKALIKES)
def test_a_lookalike_states_nothing(gazetteer: Gazetteer, sentence: str) -> None:
    assert heard(sentence, "ko", gazetteer, "2024-06-10") == set()
