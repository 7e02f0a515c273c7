"""Polish sentences of usual words are heard for what they say; lookalikes say nothing."""

from __future__ import annotations

import pytest

from cenotaph.extract.text import read_text
from cenotaph.extract.text.known import Nowhere
from cenotaph.gazetteer import Gazetteer
from extract.text.shallow.hearing import heard


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("W parku postawiono pomnik lotników.", "erected happened"),
        ("Na rynku stanie obelisk.", "erected planned"),
        ("W niedzielę odsłonięto tablicę.", "unveiled happened"),
        ("Cmentarzem opiekują się harcerze.", "maintained ongoing"),
        ("Uczniowie uporządkowali groby.", "maintained happened"),
        ("Wyremontowano pomnik.", "restored happened"),
        ("Wiosną pomnik zostanie odnowiony.", "restored planned"),
        ("Mieszkańcy apelują o remont pomnika.", "restored proposed"),
        ("Burza powaliła pomnik.", "damaged happened"),
        ("Krzyż na mogile przechylił się.", "damaged happened"),
        ("Wandale zdewastowali pomnik.", "vandalised happened"),
        ("Nieznani sprawcy oblali pomnik farbą.", "vandalised happened"),
        ("Pomnik rozebrano w marcu.", "removed happened"),
        ("Pomnik zniknie z placu.", "removed planned"),
        ("Pomnik zburzono w 1991 roku.", "destroyed happened"),
        ("Pomnik przeniesiono do muzeum.", "relocated happened"),
        ("Pomnik stoi w parku.", "exists happened"),
        ("Cmentarz jest wpisany do rejestru zabytków.", "protected happened"),
        ("Pomnik jest w złym stanie.", "condition happened"),
        ("Na cmentarzu pochowano 312 żołnierzy.", "burials happened"),
        ("W mogile spoczywa dwudziestu siedmiu partyzantów.", "burials happened"),
        ("Na pomniku widnieje napis „Chwała bohaterom”.", "inscription happened"),
        ("Siatkarki odniosły pomnikowe zwycięstwo.", ""),
        ("Cmentarzysko samochodów zlikwidowano.", ""),
        ("Pomnik trafi do muzeum.", "relocated planned"),
        ("Kamieniarze odnowili nagrobki.", "restored happened"),
        ("Złodzieje ukradli tablicę z pomnika.", "vandalised happened"),
        ("Pomnik wchodzi w skład cmentarza wojennego.", "part_of happened"),
        ("Cmentarz należy do gminy.", "custodian happened"),
        ("Grobów wojennych jest w powiecie 46.", "burials happened"),
        ("W parku stoi pomnik, potocznie nazywany Śpiącym Rycerzem.", "named happened"),
        ("Na placu stoi pomnik generała Andersa.", "commemorates happened"),
        ("Wokół mogiły ułożono kostkę brukową.", "restored happened"),
        ("Ktoś zamazał litery na obelisku.", "vandalised happened"),
        ("Dźwig podniósł figurę z cokołu i załadował ją na lawetę.", "removed happened"),
        ("Parafia zarządza cmentarzem wojennym.", "custodian happened"),
        ("Pomnik poświęcono synom tej ziemi.", "commemorates happened"),
        ("Pomnikowi brakuje głowy.", "damaged happened"),
        ("Złocenia na krzyżach odnowiono.", "restored happened"),
        ("Mogiłom grozi zawalenie, gmina odnowi je wiosną.", "restored planned"),
        ("Nad rzeźbami pracują konserwatorzy, jedną z nich pomazano czerwoną farbą.", "vandalised happened"),
        ("Zdjęcie pomnika wygrało konkurs fotograficzny.", ""),
        ("Przystanek sprzed pomnika zostanie przeniesiony pod dworzec.", ""),
        ("Pomnik zyskał nową okładzinę.", "restored happened"),
        ("Biegacze minęli cmentarz. Zwycięzca otrzymał nowy rower.", ""),
        ("Pamięci trzech braci Nowaków poświęcony jest krzyż przy szosie.", "commemorates happened"),
        ("W remoncie pomnika brała udział miejscowa firma.", "restored happened"),
        ("Mauzoleum stało się celem grafficiarzy.", "vandalised happened"),
        ("Restauracja na rynku została otwarta.", ""),
        ("Opiekę nad mogiłą pod lasem sprawuje szkoła.", "custodian happened"),
        ("Harcerze objęli krzyż na mogile stałą opieką.", "custodian happened"),
        ("Właścicielem cmentarza w Gdyni jest gmina.", "custodian happened"),
        ("Obelisk jest w zadziwiająco marnym stanie.", "condition happened"),
        ("Liczbę pochowanych na cmentarzu ocenia się na pięć tysięcy.", "burials happened"),
        ("Miejscowi nazywają obelisk Kapralem.", "named happened"),
        ("Komendant mówi, że figurę mieli wysadzić saperzy.", "destroyed alleged"),
        ("Nie udało się odnowić mogiły.", "restored denied"),
        ("Zuchy zapaliły znicze na 30 mogiłach.", ""),
        ("Figurę w tym stanie oglądało wielu.", ""),
        ("„Nie oddamy obelisku” – napisali sąsiedzi.", ""),
        ("Wojskowi mieszkali na kwaterach u gospodarzy.", ""),
    ],
)
def test_a_sentence_says(sentence: str, said: str, gazetteer: Gazetteer) -> None:
    found = {" ".join(one) for one in heard(sentence, "pl", gazetteer, "2024-05-05")}
    assert said in found if said else not found


@pytest.mark.parametrize(
    ("text", "told", "about"),
    [
        ("Na rynku stoi pomnik. Obok wisi tablica. Odsłonięto ją w 1950 roku.", "unveiled", "tablica"),
        ("Pomnik stoi na rynku. Na szkole wisi tablica. Odnowiono go w 1990 roku.", "restored", "Pomnik"),
    ],
)
def test_a_pronoun_means_what_has_its_gender(text: str, told: str, about: str) -> None:
    found = read_text(text, lang="pl", date="2024-05-05", gazetteer=Nowhere()).findings
    assert [text[slice(*one.about)] for one in found if one.property == told] == [about]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("– Pomnik odnowimy – mówi prezydent Warszawy Jan Kos.", "Jan Kos"),
        ("– Pomnik odnowimy – mówi starosta Nidzicy Ewa Lis.", "Ewa Lis"),
        ("Kombatanci są zdania, że pomnik powinien zostać.", "Kombatanci"),
        ("IPN stoi na stanowisku, że pomnik propaguje komunizm.", "IPN"),
    ],
)
def test_who_speaks_is_named_without_the_town(text: str, speaker: str) -> None:
    said = read_text(text, lang="pl", date="2024-05-05", gazetteer=Nowhere()).quotations
    assert [one.speaker for one in said] == [speaker]


@pytest.mark.parametrize(
    ("text", "told", "about", "count", "when"),
    [
        ("Ogrodzenie mogiły wymienił sołtys.", "restored", "Ogrodzenie", None, None),
        ("Dwa z dziewięciu krzyży przewróciła wichura.", "damaged", "krzyży", 2, None),
        ("Obelisk przy ul. 3 Maja rozebrano.", "removed", "Obelisk", None, None),
        ("Obelisk rozebrano 3 maja.", "removed", "Obelisk", None, "2024-05-03"),
    ],
)
def test_parts_shares_and_streets_are_told_apart(
    text: str, told: str, about: str, count: int | None, when: str | None
) -> None:
    found = read_text(text, lang="pl", date="2024-05-05", gazetteer=Nowhere()).findings
    one = next(one for one in found if one.property == told)
    assert (text[slice(*one.about)], one.count and one.count.min, one.when) == (about, count, when)
