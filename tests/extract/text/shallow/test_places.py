"""Names of places in languages that are read without a parser, and that any text is survived."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.extract.text.known import Nowhere
from cenotaph.extract.text.shallow.places.find import find_places
from cenotaph.extract.text.shallow.words.lexicon import read_lexicon
from cenotaph.extract.text.shallow.words.page import lay_out
from cenotaph.model.value import PlaceCandidate

LANGUAGES = ("ru", "uk", "bg", "pl", "cs", "de", "fr", "es", "pt", "it", "ko")
TOWNS = {
    "RU": "Псков Смоленск Владимир Великий·Новгород",
    "UA": "Київ Суми Великий·Березний Одеса",
    "BG": "Варна Лом",
    "PL": "Warszawa Gdynia Stargard·Szczeciński",
    "CZ": "Brno Chrudim Bělá Karlovy·Vary",
    "DE": "Burg Weimar Ende Stein Frankfurt",
    "FR": "Reims Auch Lens La·Rochelle",
    "ES": "Zamora",
    "PT": "Braga",
    "IT": "Udine",
    "KR": "보령 상주시 부산",
}
COUNTRIES = "Россия Польша Эстония Україна Polska Rosja Česko Francie Ukraine Frankreich France Estonie Rusia Estónia Estonia Italia 북한 러시아"


class Atlas(Nowhere):
    """A gazetteer of a few places, made for these tests."""

    def __init__(self) -> None:
        self.kinds: dict[str, tuple[Literal["city", "country"], str | None, int]] = {
            name.replace("·", " "): ("city", country, 650)
            for country, names in TOWNS.items()
            for name in names.split()
        }
        self.kinds |= dict.fromkeys(COUNTRIES.split(), ("country", None, 950))

    def is_known(self, name: str) -> bool:
        return name in self.kinds

    def find(self, name: str, *, countries: Collection[str] = ()) -> Sequence[PlaceCandidate]:
        del countries
        if name not in self.kinds:
            return ()
        kind, country, score = self.kinds[name]
        return (PlaceCandidate(ref="test:1", name=name, kind=kind, score=score, country=country),)


ATLAS = Atlas()


def places(lang: str, text: str) -> list[str]:
    page = lay_out(text, read_lexicon(lang), None)
    return [page.words(span) for sentence in page.sentences for span in find_places(page, sentence, ATLAS)]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "ru",
            "Обелиск снесли в Пскове, Смоленске и Великом Новгороде.",
            ["Пскове", "Смоленске", "Великом Новгороде"],
        ),
        ("ru", "Плита лежит в селе Дубравка Краснинского района.", ["Дубравка", "Краснинского района"]),
        ("ru", "Стела стоит в парке Победителей у г. Дубравск.", ["парке Победителей", "Дубравск"]),
        ("ru", "Его нашли в Заречинске.", ["Заречинске"]),
        ("ru", "На западе Польши снесли стелу.", ["западе Польши"]),
        ("uk", "Пам’ятник у Києві та в Сумах демонтували.", ["Києві", "Сумах"]),
        ("uk", "Рушають Великий Березний та Одеса.", ["Великий Березний", "Одеса"]),
        ("bg", "Плочата в центъра на Варна изчезна.", ["Варна"]),
        ("pl", "Pomnik stoi w Stargardzie Szczecińskim.", ["Stargardzie Szczecińskim"]),
        ("pl", "Cmentarz leży w obwodzie smoleńskim.", ["obwodzie smoleńskim"]),
        ("pl", "Z mapy Warszawy znika obelisk w Parku Leśnym.", ["Warszawy", "Parku Leśnym"]),
        ("cs", "Hrob v Bělé nad Svitavou se rozpadá.", ["Bělé nad Svitavou"]),
        ("cs", "Socha stojí na Lidově náměstí v Chrudimi.", ["Lidově náměstí", "Chrudimi"]),
        ("de", "In Burg und Weimar wurden Gräber geschändet.", ["Burg", "Weimar"]),
        ("fr", "La stèle de La Rochelle, près de Reims, en France.", ["La Rochelle", "Reims", "France"]),
        ("fr", "Les soldats venus d’Ukraine reposent à Lens.", ["Ukraine", "Lens"]),
        ("es", "La lápida está en Zamora.", ["Zamora"]),
        ("pt", "O monumento de Braga foi pintado.", ["Braga"]),
        ("it", "Il cippo si trova a Udine.", ["Udine"]),
        ("es", "En el pueblo de Cantalobos hay una fosa.", ["Cantalobos"]),
        ("es", "En el pueblo de Villar del Cerro hay una fosa.", ["Villar del Cerro"]),
        ("es", "En la calle de la Paz de Zamora hay una placa.", ["calle de la Paz", "Zamora"]),
        ("es", "La avenida de la Constitución de Zamora.", ["avenida de la Constitución", "Zamora"]),
        ("es", "En la localidad zamorana de Faramontes hay una fosa.", ["Faramontes"]),
        ("it", "In via della Pace di Udine si scoprì una targa.", ["via della Pace", "Udine"]),
        ("pt", "Na rua da Liberdade de Braga há uma placa.", ["rua da Liberdade", "Braga"]),
        ("ko", "보령시는 가나면 다라리에서 제막식을 열었다.", ["가나면", "다라리"]),
        ("ko", "평화공원에 있는 비를 부산에서 옮겼다.", ["부산"]),
        # A preposition that begins the sentence begins no name.
        ("ru", "На Площади Победы во Пскове снесли памятник.", ["Площади Победы", "Пскове"]),
        ("cs", "Na Náměstí Míru v Brně zbourali pomník.", ["Náměstí Míru", "Brně"]),
        ("bg", "В парк „Възраждане“ във Варна ремонтираха обелиск.", ["парк „Възраждане“", "Варна"]),
    ],
)
def test_places(lang: str, text: str, expected: list[str]) -> None:
    found = places(lang, text)
    assert [one for one in found if one in expected] == expected
    assert len(found) == len(expected) or lang == "ko"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "Владимир Топорков открыл стелу."),
        ("ru", "Об этом сообщил МИД России."),
        ("ru", "Посольство России в Эстонии выразило протест."),
        ("ru", "Дунайская комиссия собралась."),
        ("de", "Am Ende lag ein Stein neben dem Grab."),
        ("de", "Die Steine sind weiß. Auch das Grab."),
        ("es", "La embajada de Rusia protestó."),
        ("es", "El pueblo de Estonia lo pagó."),
        ("pl", "Ambasada Rosji złożyła protest."),
        ("ko", "다시 활동을 하는 우리 거리의 정도와 관리."),
        ("ko", "러시아 대사관은 화환을 진정했다."),
    ],
)
def test_no_places(lang: str, text: str) -> None:
    assert places(lang, text) == []


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        # An adjective between a preposition and a name; a neighbour may be unknown.
        ("ru", "Кладбище в древнем Пскове закрыто.", ["Пскове"]),
        ("ru", "Ограду ставят в соседней Усть-Каменке.", ["Усть-Каменке"]),
        # Whoever goes by a first and a second name is no place behind a word for one.
        ("ru", "Так сказал мэр города Нурлан Сатыбаев.", []),
        ("pl", "Tak mówi wójt gminy Marek Nowak.", []),
        # What is called by a town lies in it.
        ("de", "Die Toten ruhen auf der Kriegsgräberstätte Weimar.", ["Weimar"]),
        ("de", "Darum kümmert sich ein Kreis von Schülern.", []),
        ("de", "Die Gräber im thüringischen Weimar wurden geschändet.", ["Weimar"]),
        ("ko", "노인은 언덕 아래를 가리켰다.", []),
        ("ko", "시는 모산동에 있는 추모비를 보수했다.", ["모산동"]),
        ("ko", "군은 가람면의 학도병 추모비를 옮겼다.", ["가람면"]),
        ("ko", "군은 뒷산의 추모비를 옮겼다.", []),
        ("ko", "북한 하나도시 공동묘지를 정비했다.", ["북한", "하나도시"]),
        ("ko", "다람산 네거리의 추모비가 쓰러졌다.", ["다람산 네거리"]),
        ("ko", "보령시 가나면 다람마을 추모비를 보수했다.", ["보령시", "가나면", "다람마을"]),
    ],
)
def test_neighbours_of_names(lang: str, text: str, expected: list[str]) -> None:
    assert places(lang, text) == expected


def test_who_speaks_is_no_place() -> None:
    assert places("ru", "Теперь, заявила Польша, стелу снесут.") == []


def test_who_acts_elsewhere_is_no_place_there() -> None:
    assert places("ru", "Польша снесёт стелу в Пскове.") == ["Пскове"]
    assert places("ru", "Польша снесёт стелу.") == ["Польша"]


def test_a_name_to_which_the_monument_is() -> None:
    assert places("ru", "Сломали памятник Пскову.") == []


@pytest.mark.parametrize("lang", LANGUAGES)
@settings(deadline=None)
@given(text=st.text(st.sampled_from("ABab ,.'’-\n«»\"АБаб시군면에 ") | st.characters(), max_size=60))
def test_any_text(lang: str, text: str) -> None:
    lexicon = read_lexicon(lang)
    words = " ".join(
        word.capitalize()
        for name in ("types", "in", "offices", "sides")
        for word in lexicon.list(f"places.{name}")[:4]
    )
    for said in (text, f"{text} {words} {text}"):
        page = lay_out(said, lexicon, None)
        for sentence in page.sentences:
            for gazetteer in (ATLAS, Nowhere()):
                last = sentence.span[0]
                for start, end in find_places(page, sentence, gazetteer):
                    assert last <= start < end <= sentence.span[1]
                    assert page.text[start:end].strip() == page.text[start:end]
                    last = end
