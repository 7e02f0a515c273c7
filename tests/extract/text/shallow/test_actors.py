"""Who did something is read where a language marks it: a case, a preposition, a verb that agrees with its subject."""

from __future__ import annotations

import pytest

from cenotaph.extract.text import read_text
from cenotaph.extract.text.assertions import condition_code
from cenotaph.extract.text.places import Nowhere


@pytest.mark.parametrize(
    ("lang", "sentence", "actor"),
    [
        ("ru", "Обелиск отремонтировали ученики сельской школы.", "ученики сельской школы"),
        ("ru", "Волонтёры из Рязани отмыли памятник.", "Волонтёры из Рязани"),
        ("ru", "Памятник повреждён неизвестными вандалами.", "неизвестными вандалами"),
        ("ru", "Мемориал восстановлен силами казаков и школьников.", "казаков и школьников"),
        ("ru", "Глава района открыл памятник воинам.", "Глава района"),
        ("ru", "Администрация решила отремонтировать обелиск.", "Администрация"),
        ("ru", "Памятник поставили вместе с волонтёрами.", None),
        ("ru", "Памятник открыли в 1967 году.", None),
        ("ru", "Он отремонтировал обелиск.", None),
        ("uk", "Обеліск відремонтували школярі.", "школярі"),
        ("uk", "Волонтери товариства «Пам’ять» прибрали кладовище.", "Волонтери товариства «Пам’ять»"),
        ("uk", "Пам’ятник пошкоджено невідомими.", "невідомими"),
        ("uk", "Обеліск відновлено силами громади.", "громади"),
        ("pl", "Pomnik został odnowiony przez uczniów technikum.", "uczniów technikum"),
        ("pl", "Cmentarzem opiekują się harcerze i leśnicy.", "harcerze i leśnicy"),
        ("pl", "Nieznani sprawcy oblali pomnik farbą.", "Nieznani sprawcy"),
        ("pl", "Pomnik przez lata niszczał.", None),
        ("cs", "O hrob pečují skauti.", "skauti"),
        ("cs", "Pomník byl poškozen neznámým vandalem.", "neznámým vandalem"),
        ("cs", "Město nechalo pomník opravit.", "Město"),
        ("cs", "Pomník byl opraven v roce 2014.", None),
        ("bg", "Паметникът е възстановен от доброволци.", "доброволци"),
        ("bg", "Ученици почистиха паметника.", "Ученици"),
        ("bg", "Паметникът е издигнат през 1931 г.", None),
        ("de", "Das Kriegerdenkmal wurde von der Gemeinde saniert.", "Gemeinde"),
        ("de", "Unbekannte haben den Gedenkstein mit Farbe beschmiert.", "Unbekannte"),
        ("de", "Gestern hat der Volksbund auf dem Soldatenfriedhof ein Hochkreuz errichtet.", "Volksbund"),
        ("de", "Ein Steinmetz aus Weimar wird das Ehrenmal restaurieren.", "Steinmetz aus Weimar"),
        ("de", "Die Mitarbeiter der Firma pflegen das Ehrenmal.", "Mitarbeiter der Firma"),
        ("de", "Das Mahnmal wird zusammen mit der Gemeinde restauriert.", None),
        ("de", "Die Gedenktafel wurde 1965 enthüllt.", None),
        ("de", "Bürgermeister Karl Huber enthüllte am Sonntag die Gedenktafel.", "Bürgermeister Karl Huber"),
        ("fr", "Des bénévoles ont nettoyé le monument aux morts.", "bénévoles"),
        ("fr", "La stèle a été restaurée par deux élèves du lycée.", "deux élèves du lycée"),
        ("fr", "Le monument aux morts sera rénové avec la commune.", None),
        ("fr", "La plaque a été volée en 2019.", None),
        ("es", "Unos desconocidos derribaron el monolito.", "desconocidos"),
        ("es", "El cementerio fue restaurado por los vecinos de la comarca.", "vecinos de la comarca"),
        ("es", "El Ayuntamiento ha inaugurado un monumento a los caídos.", "Ayuntamiento"),
        ("es", "El monumento se inauguró en 1954.", None),
        ("it", "Ignoti hanno imbrattato la lapide dei caduti.", "Ignoti"),
        (
            "it",
            "Il monumento ai caduti è stato restaurato dai volontari della parrocchia.",
            "volontari della parrocchia",
        ),
        ("it", "Il Comune restaurerà il monumento ai caduti.", "Comune"),
        ("it", "Il cippo è stato inaugurato nel 1950.", None),
        ("pt", "A junta de freguesia restaurou o monumento aos combatentes.", "junta de freguesia"),
        ("pt", "A estátua foi derrubada por vândalos.", "vândalos"),
        ("pt", "O monumento foi limpo pelos alunos da escola.", "alunos da escola"),
        ("pt", "O monumento foi inaugurado em 1932.", None),
        ("ko", "주민들이 추모비를 세웠다.", "주민들"),
        ("ko", "시는 충혼탑을 보수할 계획이다.", "시"),
        ("ko", "학생들은 현충비를 닦았다.", "학생들"),
        ("ko", "충혼탑은 1965년에 건립됐다.", None),
    ],
)
def test_an_actor_is_marked(lang: str, sentence: str, actor: str | None) -> None:
    found = read_text(sentence, lang=lang, gazetteer=Nowhere()).findings
    assert actor in {one.actor for one in found}
    assert all(one.actor is None or one.actor in sentence for one in found)


@pytest.mark.parametrize(
    ("lang", "words", "code"),
    [
        ("ru", "в хорошем состоянии", "good"),
        ("ru", "в неудовлетворительном состоянии", "poor"),
        ("ru", "в аварийном состоянии", "very_bad"),
        ("uk", "у задовільному стані", "fair"),
        ("uk", "занедбаний", "poor"),
        ("bg", "в окаяно състояние", "very_bad"),
        ("bg", "поддържан", "good"),
        ("pl", "w opłakanym stanie", "very_bad"),
        ("pl", "zadbany", "good"),
        ("cs", "v neutěšeném stavu", "poor"),
        ("cs", "havarijní", "very_bad"),
        ("cs", "v létě", None),
        ("de", "in keinem guten Zustand", "poor"),
        ("de", "in tadellosem Zustand", "good"),
        ("de", "einsturzgefährdet", "very_bad"),
        ("de", "in zufriedenstellendem Zustand", "fair"),
        ("fr", "en mauvais état", "poor"),
        ("fr", "pas en bon état", "poor"),
        ("de", "nicht gepflegt", "poor"),
        ("it", "non è in buone condizioni", "poor"),
        ("fr", "à l'abandon", "poor"),
        ("fr", "menace de s'effondrer", "very_bad"),
        ("fr", "bien entretenue", "good"),
        ("es", "en pésimo estado", "very_bad"),
        ("es", "en buen estado", "good"),
        ("es", "no está en buen estado", "poor"),
        ("it", "in stato di abbandono", "poor"),
        ("it", "fatiscente", "very_bad"),
        ("it", "ben conservato", "good"),
        ("pt", "ao abandono", "poor"),
        ("pt", "em ruínas", "very_bad"),
        ("pt", "em bom estado", "good"),
        ("ko", "붕괴 위험", "very_bad"),
        ("ko", "방치된 상태", "poor"),
        ("ko", "양호한 상태", "good"),
        ("ko", "좋지 않은 상태", "poor"),
        ("xx", "good", None),
    ],
)
def test_words_of_a_condition_have_a_degree(lang: str, words: str, code: str | None) -> None:
    assert condition_code(words, lang) == code
