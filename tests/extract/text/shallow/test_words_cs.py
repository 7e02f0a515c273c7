"""Czech sentences of usual words are heard for what they say; lookalikes say nothing."""

from __future__ import annotations

import pytest

from cenotaph.extract.text import read_text
from cenotaph.extract.text.known import Nowhere
from cenotaph.gazetteer import Gazetteer
from extract.text.shallow.hearing import heard


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("V obci postavili pomník padlým.", "erected happened"),
        ("Na náměstí přibude pamětní deska.", "erected planned"),
        ("Starosta odhalil pomník v sobotu.", "unveiled happened"),
        ("O hroby se starají skauti.", "maintained ongoing"),
        ("Dobrovolníci vyčistili pomník.", "maintained happened"),
        ("Restaurátoři opravili sochu.", "restored happened"),
        ("Obec pomník na jaře opraví.", "restored planned"),
        ("Pomník poškodila vichřice.", "damaged happened"),
        ("Kříž na hřbitově je nakloněný.", "damaged happened"),
        ("Vandalové posprejovali pomník.", "vandalised happened"),
        ("Zloději ukradli z pomníku písmena.", "vandalised happened"),
        ("Město pomník odstranilo v roce 1991.", "removed happened"),
        ("Pomník zbourali nacisté.", "destroyed happened"),
        ("Sochu přesunuli do muzea.", "relocated happened"),
        ("Pomník přestěhují na hřbitov.", "relocated planned"),
        ("Pomník stojí na návsi.", "exists happened"),
        ("Pomník je kulturní památkou.", "protected happened"),
        ("Pomník je v havarijním stavu.", "condition happened"),
        ("Na hřbitově je pohřbeno 47 vojáků.", "burials happened"),
        ("V hromadném hrobě odpočívá pětadvacet partyzánů.", "burials happened"),
        ("Na pomníku je nápis „Věčná sláva hrdinům“.", "inscription happened"),
        ("Slávie slavila monumentální výhru.", ""),
        ("Hřbitov aut u dálnice zmizel.", ""),
        ("Pomník připomíná oběti války.", "commemorates happened"),
        ("Pomník z náměstí zmizí.", "removed planned"),
        ("Pomník potřebuje opravu, spolek navrhuje jeho obnovu.", "restored proposed"),
        ("Kněz vysvětil opravený kříž u hřbitova.", "unveiled happened"),
        ("Neznámý pachatel odcizil z pomníku bronzovou hvězdu.", "vandalised happened"),
        ("V parku u pošty se krčí malý pomníček.", "exists happened"),
        ("Válečných hrobů je v okrese 46.", "burials happened"),
        ("V lese stojí pomník zvaný Medvěd.", "named happened"),
        ("Obelisk u školy uctívá památku 52 obětí náletu.", "commemorates happened"),
        ("Hasiči smyli z pomníku barvu.", "maintained happened"),
        ("Jeřáb zvedl sochu z podstavce a naložil ji na valník.", "removed happened"),
        ("Spolek spravuje hřbitov od roku 1992.", "custodian happened"),
        ("Vandalové ublížili pomníkům v Jihlavě, křížům urazili ramena.", "vandalised happened"),
        ("Na válečných pohřebištích v kraji leží 326 vojáků.", "burials happened"),
        ("Nápisy na památnících obnoví kameník.", "restored planned"),
        ("Studii o dekomunizaci sepsal starosta Karel Zbořil.", ""),
        ("Na pomníku leží věnce. Škola získala nový bazén.", ""),
        ("Pomník zničili za druhé světové války nacisté.", "destroyed happened"),
        ("Hejtman se ukryl před deštěm za památníkem.", ""),
        ("Památce tří bratří Novákových je věnován kříž u silnice.", "commemorates happened"),
        ("Po válce pomník znovu vztyčili.", "restored happened"),
        ("Pomník ohodil někdo vejci.", "vandalised happened"),
        ("Politici se sešli v Praze.", ""),
        ("U trati zaujme jehlan s orlicí. Stojí tu na památku obětí náletu.", "commemorates happened"),
        ("Památkáři zbourání pomníku v Mostě nepovolili.", "destroyed denied"),
        ("Radní pomník zbourat nenechají.", "destroyed denied"),
        ("Hrozí, že se pomník zřítí.", ""),
        ("Spolek vlastní šest hrobů.", "custodian happened"),
        ("Kdyby byly peníze, opravili bychom pomník.", "restored proposed"),
        ("V kraji je evidováno 40 válečných hrobů a pomníků.", "exists happened"),
        ("Město dalo sochu odvézt do skladu.", "relocated happened"),
        ("Lhota nechce zpět sochu, kterou tehdy zbourali.", "destroyed happened"),
        ("U silnice stojí pomník a nyní z něj zmizela hvězda.", "removed happened"),
        ("Pomník byl loni očištěn.", "maintained happened"),
        ("Letci, kteří se zřítili u lesa, mají nový pomník.", ""),
        ("Bronzový partyzán na návsi přišel o ruku.", "damaged happened"),
        ("V Lhotě začalo restaurování dvou set náhrobků.", "restored ongoing"),
        ("Před školou stojí pomník. Jsou na něm jména. Vpředu stálo „Nezapomeňte“.", "inscription happened"),
    ],
)
def test_a_sentence_says(sentence: str, said: str, gazetteer: Gazetteer) -> None:
    found = {" ".join(one) for one in heard(sentence, "cs", gazetteer, "2024-05-05")}
    assert said in found if said else not found


@pytest.mark.parametrize(
    ("text", "told", "about"),
    [
        ("Na náměstí stojí pomník. Vedle visí deska. Odhalil ji starosta v roce 1950.", "unveiled", "deska"),
        ("Pomník stojí na návsi. Na škole je deska. Opravili ho v roce 1990.", "restored", "Pomník"),
    ],
)
def test_a_pronoun_means_what_has_its_gender(text: str, told: str, about: str) -> None:
    found = read_text(text, lang="cs", date="2024-05-05", gazetteer=Nowhere()).findings
    assert [text[slice(*one.about)] for one in found if one.property == told] == [about]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("„Pomník opravíme,“ řekl starosta Rakovníka Jan Kos.", "Jan Kos"),
        ("„Pomník opravíme,“ řekla starostka Tábora Eva Lišková.", "Eva Lišková"),
        ("Starosta Karel Vít si pochvaluje, že oprava pomníku vyšla levněji.", "Karel Vít"),
    ],
)
def test_who_speaks_is_named_without_the_town(text: str, speaker: str) -> None:
    said = read_text(text, lang="cs", date="2024-05-05", gazetteer=Nowhere()).quotations
    assert [one.speaker for one in said] == [speaker]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Pomník stojí na návsi. Lidé mu neřeknou jinak než Orel.", ("Pomník", "named", "Orel")),
        ("Socha, přezdívaná Bílá paní, byla sejmuta.", ("Socha", "named", "Bílá paní")),
        ("Na návsi stojí památník Bezdíček.", None),
        ("Deska na domku básníka Jana Kose zmizela.", None),
        ("Obec Lhota vlastní šest hrobů.", ("hrobů", "custodian", "Obec Lhota")),
    ],
)
def test_a_value_is_told_of_its_memorial(text: str, told: tuple[str, str, str] | None) -> None:
    found = read_text(text, lang="cs", date="2024-05-05", gazetteer=Nowhere()).findings
    valued = ("named", "commemorates", "custodian")
    values = [(text[slice(*one.about)], one.property, one.value) for one in found if one.property in valued]
    assert values == ([told] if told else [])


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Pomník byl odhalen před padesáti lety.", "1974"),
        ("Je to padesát let, co byl odhalen pomník.", "1974"),
        ("Pomník strhli v osmašedesátém.", "1968"),
        ("Pomník vznikl před rokem 1700.", "../1700"),
        ("Pomník byl postaven v letech 1910 až 1912.", "1910/1912"),
        ("Pomník vytvořil Jan Kos, od roku 1980 stál u školy.", None),
    ],
)
def test_words_tell_when(text: str, when: str | None) -> None:
    found = read_text(text, lang="cs", date="2024-05-05", gazetteer=Nowhere()).findings
    assert [one.when for one in found if one.property != "exists"] == [when]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Kameník obnovil písmo na desce.", ["desce"]),
        ("Z našeho hřbitova zmizely tři vázy.", ["vázy"]),
        ("Ze hřbitova zmizely vázy a na hrobě chybí křížek.", ["vázy"]),
        ("Deska připomíná místo, kde stála škola.", []),
    ],
)
def test_what_it_happened_to(text: str, about: list[str]) -> None:
    found = read_text(text, lang="cs", date="2024-05-05", gazetteer=Nowhere()).findings
    told = [text[slice(*one.about)] for one in found if one.property in ("restored", "removed", "exists")]
    assert told == about


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Pomník stojí u školy, řekl kronikář Jan Kos. „Opravíme ho,“ napsal redakci.", "Jan Kos"),
        ("Vandal polil pomník barvou. Řekla to mluvčí policie Eva Lišková.", "Eva Lišková"),
    ],
)
def test_who_is_told_does_not_speak(text: str, speaker: str) -> None:
    said = read_text(text, lang="cs", date="2024-05-05", gazetteer=Nowhere()).quotations
    assert {one.speaker for one in said} == {speaker}
