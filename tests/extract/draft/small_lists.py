"""Lists in many languages, made up here, with what each column is for."""

from __future__ import annotations

import csv
import io

from cenotaph.model.evidence import Row as RowSelector
from cenotaph.sources.item import Row


def rows_of(text: str, delimiter: str = ";") -> list[Row]:
    """Read a small table; cells without blanks around them."""
    table = csv.DictReader(io.StringIO(text.strip()), delimiter=delimiter)
    return [
        Row(
            number,
            f"line {number + 1}",
            {name.strip(): cell.strip() for name, cell in cells.items()},
            RowSelector(number),
        )
        for number, cells in enumerate(table, 1)
    ]


LISTS: dict[str, tuple[str, dict[str, str]]] = {
    "polish": (
        """
Lp.;Nazwa obiektu;Miejscowość;Powiat;Rodzaj;Rok budowy;Liczba pochowanych;w tym nieznani;Szer. geogr.;Dł. geogr.;Stan zachowania
1;Cmentarz wojenny nr 12;Wola Dolna;dolny;cmentarz wojenny;1915;214;87;49,6551;21,1606;dobry
2;Mogiła zbiorowa;Łąka;dolny;mogiła zbiorowa;1946;14;2;49,5712;21,0831;zły
3;Pomnik Poległych;Brzezie;dolny;pomnik;1928;brak danych;;49,7360;21,2610;dostateczny
""",
        {
            "Nazwa obiektu": "name main", "Miejscowość": "locality", "Powiat": "region", "Rodzaj": "kind",
            "Rok budowy": "event erected", "Liczba pochowanych": "count people", "w tym nieznani": "count people unknown",
            "Szer. geogr.": "lat", "Dł. geogr.": "lon", "Stan zachowania": "text condition", "Lp.": "unused",
        },
    ),
    "russian": (
        """
№ п/п;Наименование;Вид захоронения;Адрес;Координаты;Дата захоронения;Всего захоронено;Известных;Неизвестных;Состояние;Дата обследования
1;Братская могила воинов;братская могила;д. Луговая, ул. Мира;55.1234, 37.2345;1942;34;30;4;хорошее;12.05.2020
2;Воинское захоронение № 7;воинское кладбище;г. Речной;55.2100, 34.2950;февраль 1942;1201;800;401;удовлетворительное;03.06.2020
3;Могила лётчика;одиночная могила;д. Полевая;55.3000, 34.1000;1943 г.;1;1;0;плохое;15.06.2021
""",
        {
            "Наименование": "name main", "Вид захоронения": "kind", "Адрес": "address", "Координаты": "pair",
            "Дата захоронения": "burial_date", "Всего захоронено": "count people", "Известных": "count people known",
            "Неизвестных": "count people unknown", "Состояние": "text condition", "Дата обследования": "event exists",
        },
    ),
    "ukrainian": (
        """
Назва пам'ятника;Населений пункт;Область;Дата демонтажу;Рік встановлення;Широта;Довгота;Статус
Пам'ятник воїнам;Лугове;Львівська область;23.04.2022;1967;49.2622;23.8561;демонтовано
Танк;Річкове;Львівська область;04.05.2022;1949;49.8397;24.0297;перенесено
Стела;Польове;Рівненська область;;1975;50.6199;26.2516;існує
""",
        {
            "Назва пам'ятника": "name main", "Населений пункт": "locality", "Область": "region",
            "Дата демонтажу": "event removed", "Рік встановлення": "event erected", "Широта": "lat", "Довгота": "lon",
            "Статус": "status",
        },
    ),
    "german": (
        """
Objekt;Ort;Lage;Einweihung;Gefallene 1. Weltkrieg;Gefallene 2. Weltkrieg;Bildhauer;Bemerkung;Koordinaten
Kriegerdenkmal;Musterdorf;Kirchplatz;14.09.1924;34;51;A. Stein;renoviert 1985;52.1234, 10.5432
Ehrenmal am Friedhof;Beispielhausen;Friedhof;1955;12;40;;;52.2234, 10.6432
Soldatenfriedhof;Neustadt;B 4;Mai 1947;0;312;;;52.3234, 10.7432
""",
        {
            "Objekt": "name main", "Ort": "locality", "Lage": "address", "Einweihung": "event unveiled",
            "Gefallene 1. Weltkrieg": "count people WW1", "Gefallene 2. Weltkrieg": "count people WW2",
            "Bildhauer": "text designer", "Bemerkung": "unused", "Koordinaten": "pair",
        },
    ),
    "french": (
        """
Commune;Département;Dénomination;Nature;Année d'érection;Nombre de noms;Sculpteur;Inscription;X;Y
Vallon;Somme;Monument aux morts de Vallon;monument aux morts;1921;212;P. Durand;À nos morts;2.6514;50.0012
Le Pré;Somme;La Paix;statue;1926;180;P. Durand;;2.9355;49.9290
Bois-Haut;Somme;Nécropole du Bois;nécropole;;1024;;;2.7181;49.9390
""",
        {
            "Commune": "locality", "Département": "region", "Dénomination": "name main", "Nature": "kind",
            "Année d'érection": "event erected", "Nombre de noms": "count people", "Sculpteur": "text designer",
            "Inscription": "text inscription", "X": "lon", "Y": "lat",
        },
    ),
    "spanish": (
        """
ID;Denominación;Tipo;Municipio;Provincia;Año de construcción;Víctimas identificadas;Latitud;Longitud;Propietario
F-1;Fosa común del cementerio;fosa común;Valverde;Cáceres;1936;12;39,4753;-6,3724;Ayuntamiento
F-2;Monolito;monolito;Rioseco;Badajoz;2004;;38,9161;-6,3437;Ayuntamiento
F-7;Cruz;cruz;Altea;Badajoz;1940;;38,4254;-6,4176;Parroquia
""",
        {
            "ID": "identifier key", "Denominación": "name main", "Tipo": "kind", "Municipio": "locality",
            "Provincia": "region", "Año de construcción": "event erected",
            "Víctimas identificadas": "count people known", "Latitud": "lat", "Longitud": "lon",
            "Propietario": "text custodian",
        },
    ),
    "italian": (
        """
Denominazione;Tipologia;Comune;Provincia;Data inaugurazione;Caduti;Ignoti;Latitudine;Longitudine;Iscrizione
Monumento ai caduti;monumento;Borgo;Udine;4 novembre 1922;57;;46,0102;13,2304;Ai suoi figli
Sacrario militare;sacrario;Montebello;Gorizia;1938;2130;980;45,9402;13,6204;
Lapide;lapide;Fonte;Treviso;1955;9;0;45,7702;12,0104;
""",
        {
            "Denominazione": "name main", "Tipologia": "kind", "Comune": "locality", "Provincia": "region",
            "Data inaugurazione": "event unveiled", "Caduti": "count people", "Ignoti": "count people unknown",
            "Latitudine": "lat", "Longitudine": "lon", "Iscrizione": "text inscription",
        },
    ),
    "czech": (
        """
Evidenční číslo;Název;Obec;Okres;Zeměpisná šířka;Zeměpisná délka;Datum odhalení;Nápis;Autor;Materiál
AA-01;Pomník padlým;Lhota;Horní;49.9511;15.7956;28. 10. 1922;Padlým;J. Malý;pískovec
AA-07;Pamětní deska;Lípa;Horní;49.7621;15.9076;5. 5. 1946;;;žula
AB-02;Hromadný hrob;Potok;Horní;49.8433;15.9965;;Zde leží pět vojáků;;
""",
        {
            "Evidenční číslo": "identifier key", "Název": "name main", "Obec": "locality", "Okres": "region",
            "Zeměpisná šířka": "lat", "Zeměpisná délka": "lon", "Datum odhalení": "event unveiled",
            "Nápis": "text inscription", "Autor": "text designer", "Materiál": "text material",
        },
    ),
    "hungarian": (
        """
Megnevezés;Település;Megye;Típus;Felállítás éve;Eltemetettek száma;Állapot;Szélesség;Hosszúság
Hősi emlékmű;Alsófalu;Csongrád;emlékmű;1925;45;jó;46.2530;20.1414
Katonai temető;Felsőfalu;Baranya;temető;1946;560;rossz;46.0727;18.2323
Katonasírok;Kisfalu;Vas;sír;1944;12;;47.6875;17.6504
""",
        {
            "Megnevezés": "name main", "Település": "locality", "Megye": "region", "Típus": "kind",
            "Felállítás éve": "event erected", "Eltemetettek száma": "count people", "Állapot": "text condition",
            "Szélesség": "lat", "Hosszúság": "lon",
        },
    ),
    "romanian": (
        """
Denumire;Localitate;Județ;Tip;Anul construirii;Număr eroi;Latitudine;Longitudine
Monumentul Eroilor;Valea Mare;Cluj;monument;1923;64;46.7702;23.5904
Cimitir de onoare;Dealul;Iași;cimitir;1917;310;47.1602;27.5904
""",
        {
            "Denumire": "name main", "Localitate": "locality", "Județ": "region", "Tip": "kind",
            "Anul construirii": "event erected", "Număr eroi": "count people", "Latitudine": "lat", "Longitudine": "lon",
        },
    ),
    "lithuanian": (
        """
Pavadinimas;Vietovė;Rajonas;Tipas;Palaidotų skaičius;Platuma;Ilguma
Karių kapinės;Pavasaris;Alytaus r.;karių kapinės;120;54.4010;24.0480
Obeliskas;Vasara;Kauno r.;obeliskas;0;54.9010;23.9480
""",
        {
            "Pavadinimas": "name main", "Vietovė": "locality", "Rajonas": "region", "Tipas": "kind",
            "Palaidotų skaičius": "count people", "Platuma": "lat", "Ilguma": "lon",
        },
    ),
    "finnish": (
        """
Nimi;Kunta;Maakunta;Tyyppi;Paljastettu;Haudattuja;Leveysaste;Pituusaste
Sankarihaudat;Koivula;Häme;sankarihautausmaa;1947;83;61.0010;24.5010
Muistomerkki;Kuusela;Savo;muistomerkki;1921;;62.0010;27.5010
""",
        {
            "Nimi": "name main", "Kunta": "locality", "Maakunta": "region", "Tyyppi": "kind",
            "Paljastettu": "event unveiled", "Haudattuja": "count people", "Leveysaste": "lat", "Pituusaste": "lon",
        },
    ),
    "dutch": (
        """
Naam;Plaats;Gemeente;Provincie;Soort;Onthulling;Aantal slachtoffers;Kunstenaar;Breedtegraad;Lengtegraad
Oorlogsmonument;Dorp;Dorp;Drenthe;oorlogsmonument;4 mei 1948;23;J. Bakker;52.9010;6.5010
Ereveld;Veld;Veld;Gelderland;ereveld;1946;640;;52.1010;5.9010
""",
        {
            "Naam": "name main", "Plaats": "locality", "Gemeente": "locality", "Provincie": "region", "Soort": "kind",
            "Onthulling": "event unveiled", "Aantal slachtoffers": "count people", "Kunstenaar": "text designer",
            "Breedtegraad": "lat", "Lengtegraad": "lon",
        },
    ),
    "korean": (
        """
연번;시설명;종류;소재지;위도;경도;건립일자;안장자수;관리기관
1;충혼탑;탑;강원도 가상시 온의동;37.8651;127.7171;1955-06-06;120;가상시
2;무명용사비;비;서울특별시 가상구;37.5010;126.9730;1954.10.30;1;현충원
3;현충묘지;묘지;부산광역시 가상구;35.1280;129.0970;1951년 1월 18일;2300;공원
""",
        {
            "시설명": "name main", "종류": "kind", "소재지": "locality", "위도": "lat", "경도": "lon",
            "건립일자": "event erected", "안장자수": "count people", "관리기관": "text custodian", "연번": "unused",
        },
    ),
    "japanese": (
        """
名称;所在地;緯度;経度;建立年月日;碑文
忠魂碑;架空県架空市;35.6851;139.7171;1921年11月3日;忠魂
慰霊碑;架空県仮町;34.5010;135.9730;1954年10月30日;慰霊
""",
        {
            "名称": "name main", "所在地": "locality", "緯度": "lat", "経度": "lon", "建立年月日": "event erected",
            "碑文": "text inscription",
        },
    ),
    "english, shape file": (
        """
OBJECTID;Mon_Name;Mon_Type;YrBuilt;MatPrimary;Mo_Conditi;CreationDate;Editor;POINT_X;POINT_Y
1;Soldiers Monument;Obelisk;1888;Granite;Good;2019/03/01;jd;-72.5;41.8
2;Doughboy;Statue;1921;Bronze;Fair;2019/03/02;jd;-72.9;41.6
3;Veterans Memorial;Stone;1995;Granite;Poor;2019/03/02;jd;-73.1;41.4
""",
        {
            "Mon_Name": "name main", "Mon_Type": "kind", "YrBuilt": "event erected", "Mo_Conditi": "text condition",
            "CreationDate": "unused", "Editor": "unused", "POINT_X": "lon", "POINT_Y": "lat",
        },
    ),
    "english, grid": (
        """
Name;Parish;Easting;Northing;Unveiled;Names
Cross;Perth;311800;723500;1921;34
War memorial;Perth;312500;724500;1922;12
Obelisk;Dundee;340500;730400;1923;101
""",
        {
            "Name": "name main", "Parish": "locality", "Easting": "x EPSG:27700", "Northing": "y EPSG:27700",
            "Unveiled": "event unveiled", "Names": "count people",
        },
    ),
    "turkish": (
        """
Anıt Adı;İl;İlçe;Enlem;Boylam;Açılış Tarihi;Şehit Sayısı
Şehitlik Anıtı;Kars;Merkez;40.6;43.1;12 Mayıs 1998;1200
Zafer Anıtı;Van;Edremit;38.4;43.3;1960;
""",
        {
            "Anıt Adı": "name main", "İl": "region", "İlçe": "region", "Enlem": "lat", "Boylam": "lon",
            "Açılış Tarihi": "event unveiled", "Şehit Sayısı": "count people",
        },
    ),
    "greek": (
        """
Όνομα;Νομός;Δήμος;Γεωγρ. πλάτος;Γεωγρ. μήκος;Έτος ανέγερσης;Πεσόντες
Ηρώο;Αχαΐα;Πάτρα;38.24;21.73;1930;45
Μνημείο;Άρτα;Άρτα;39.16;20.98;1955;12
""",
        {
            "Όνομα": "name main", "Νομός": "region", "Γεωγρ. πλάτος": "lat", "Γεωγρ. μήκος": "lon",
            "Έτος ανέγερσης": "event erected", "Πεσόντες": "count people",
        },
    ),
    "serbian": (
        """
Назив споменика;Место;Општина;Врста;Година подизања;Број жртава;Ширина;Дужина
Споменик борцима;Село;Чачак;споменик;1952;34;43.9;20.35
Спомен плоча;Брдо;Ужице;плоча;1961;;43.85;19.84
""",
        {
            "Назив споменика": "name main", "Место": "locality", "Општина": "region", "Врста": "kind",
            "Година подизања": "event erected", "Број жртава": "count people", "Ширина": "lat", "Дужина": "lon",
        },
    ),
    "portuguese": (
        """
Nome;Freguesia;Concelho;Tipo;Data de inauguração;Nº de mortos;Lat;Long
Padrão;Vila;Leiria;padrão;9 de abril de 1923;23;39.74;-8.8
Monumento;Aldeia;Tomar;monumento;1925;11;39.6;-8.41
""",
        {
            "Nome": "name main", "Freguesia": "locality", "Concelho": "region", "Tipo": "kind",
            "Data de inauguração": "event unveiled", "Nº de mortos": "count people", "Lat": "lat", "Long": "lon",
        },
    ),
    "croatian, axes by one letter": (
        """
Naziv;Mjesto;Županija;Vrsta;Godina podizanja;Poginulih;N;E
Spomenik;Selo;Lika;spomenik;1955;21;44.91;15.61
Spomen-ploča;Grad;Istra;spomen ploča;1962;;45.12;13.93
""",
        {
            "Naziv": "name main", "Mjesto": "locality", "Županija": "region", "Vrsta": "kind",
            "Godina podizanja": "event erected", "Poginulih": "count people", "N": "lat", "E": "lon",
        },
    ),
    "headers that say nothing": (
        """
foo;bar;baz;qux;zot
War memorial Newtown;52.51;-3.31;Wales;1921-11-11
Cross of Sacrifice;51.48;-3.18;Wales;1928-06-12
Boer War obelisk;53.07;-4.07;Wales;1904-05-01
Cenotaph of Llanover;53.32;-3.83;Wales;1922-11-11
""",
        {"foo": "name main", "bar": "lat", "baz": "lon", "zot": "event erected"},
    ),
    "people": (
        """
Фамилия;Имя;Отчество;Воинское звание;Дата рождения;Дата гибели;Место захоронения
Иванов;Пётр;Сергеевич;рядовой;1915;12.02.1943;Братская могила с. Луговое
Петров;Иван;Ильич;сержант;05.06.1920;03.1943;Братская могила с. Луговое
""",
        {
            "Фамилия": "surname", "Имя": "given", "Отчество": "patronymic", "Воинское звание": "rank",
            "Дата рождения": "event born", "Дата гибели": "event died", "Место захоронения": "buried_at",
        },
    ),
}  # fmt: skip
