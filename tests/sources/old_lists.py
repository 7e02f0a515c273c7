"""Short made-up lists in the languages of the old code pages, and the code pages in which each was kept."""

from __future__ import annotations

LISTS: dict[str, str] = {
    "pl": """Nr;Nazwa;Miejscowość;Położenie;Uwagi
1;Pomnik poległych żołnierzy;Łowiętno;przy kościele;odsłonięty w 1921
2;Cmentarz wojenny nr 12;Brzeźnik;na wzgórzu;zniszczony częściowo
3;Krzyż pamięci;Żabieniec;skrzyżowanie dróg;wyremontowany w 1998
4;Tablica pamiątkowa;Święcin;ściana szkoły;brak
5;Mogiła zbiorowa;Górka Mała;las;nieoznaczona
6;Głaz;Dąbrówka;park;napis nieczytelny
""",
    "cs": """Číslo;Název;Obec;Umístění;Poznámka
1;Pomník padlým;Horní Březovec;u kostela;odhalen v roce 1922
2;Pamětní deska;Řečkov;na budově školy;poškozená
3;Válečný hrob;Žlutná;hřbitov;udržovaný
4;Kříž;Dolní Suchá;náves;bez nápisu
5;Hromadný hrob vojáků;Týniště;les;přemístěn
6;Socha;Lhota;park;stojí
""",
    "hu": """Sorszám;Név;Település;Elhelyezkedés;Megjegyzés
1;Hősi emlékmű;Kisbőgöd;a templom előtt;felavatva 1925
2;Katonasírok;Nagytőkés;temető;gondozott
3;Emléktábla;Fűzfaszög;az iskola falán;hiányzik
4;Kereszt;Szőlőhegy;útkereszteződés;felújítva
5;Tömegsír;Újvárad;erdő;jelöletlen
6;Szobor;Péterháza;park;áll
""",
    "ro": """Nr.;Denumire;Localitate;Amplasament;Observaţii
1;Monumentul eroilor căzuţi;Văleni;în faţa bisericii;dezvelit în 1927
2;Cimitir de onoare;Brădeşti;pe deal;îngrijit
3;Placă comemorativă;Târşa;peretele şcolii;lipseşte
4;Cruce;Râmniţa;la răscruce;restaurată
5;Groapă comună;Făget;pădure;neînsemnată
6;Statuie;Poiana;parc;există
""",
    "tr": """No;Adı;Yer;Konum;Açıklama
1;Şehitler anıtı;Yeşildağ;caminin önünde;açılışı 1931
2;Şehitlik;Kızılköy;tepede;bakımlı
3;Anıt plaketi;Çamlıbel;okul duvarı;kayıp
4;Mezar taşı;Gölbaşı;yol ayrımı;onarıldı
5;Toplu mezar;Ağaçlı;orman;işaretsiz
6;Heykel;Bağlar;park;duruyor
""",
    "el": """Αριθμός;Όνομα;Τόπος;Θέση;Παρατηρήσεις
1;Μνημείο πεσόντων;Άνω Βρύση;μπροστά στην εκκλησία;αποκαλυπτήρια 1926
2;Στρατιωτικό νεκροταφείο;Λόφος;στον λόφο;συντηρημένο
3;Αναμνηστική πλάκα;Καλλιθέα;τοίχος σχολείου;λείπει
4;Σταυρός;Πέτρα;διασταύρωση;επισκευάστηκε
5;Ομαδικός τάφος;Δάσος;στο δάσος;χωρίς σήμανση
6;Άγαλμα;Πλατεία;πάρκο;υπάρχει
""",
    "ru": """N;Название;Населённый пункт;Расположение;Примечание
1;Памятник павшим воинам;Верхняя Берёзовка;у церкви;открыт в 1955 году
2;Воинское кладбище;Каменка;на холме;ухожено
3;Мемориальная доска;Озёрск;на стене школы;утрачена
4;Крест;Ключи;перекрёсток;восстановлен
5;Братская могила;Лесное;лес;не обозначена
6;Скульптура;Заречье;парк;существует
""",
    "uk": """N;Назва;Населений пункт;Розташування;Примітка
1;Пам'ятник полеглим воїнам;Верхня Березівка;біля церкви;відкритий у 1955 році
2;Військовий цвинтар;Кам'янка;на пагорбі;доглянутий
3;Меморіальна дошка;Озерці;на стіні школи;втрачена
4;Хрест;Ключі;перехрестя;відновлено
5;Братська могила;Лісове;ліс;не позначена
6;Скульптура;Заріччя;парк;існує
""",
    "lt": """Nr.;Pavadinimas;Vietovė;Padėtis;Pastabos
1;Paminklas žuvusiems kariams;Ąžuolynė;prie bažnyčios;atidengtas 1928
2;Karių kapinės;Šilgaliai;ant kalvos;prižiūrimos
3;Atminimo lenta;Žvirblėnai;mokyklos siena;dingusi
4;Kryžius;Upytėlė;kryžkelė;atnaujintas
5;Masinė kapavietė;Miškiniai;miškas;nepažymėta
6;Skulptūra;Pušynas;parkas;stovi
""",
    "sk": """Číslo;Názov;Obec;Umiestnenie;Poznámka
1;Pomník padlým vojakom;Vyšná Ľubovka;pri kostole;odhalený v roku 1923
2;Vojnový cintorín;Hôrka;na kopci;udržiavaný
3;Pamätná tabuľa;Žiarik;stena školy;chýba
4;Kríž;Dlhé Pole;križovatka;obnovený
5;Spoločný hrob;Lieskov;les;neoznačený
6;Socha;Ďurkov;park;stojí
""",
    "hr": """Broj;Naziv;Mjesto;Položaj;Napomena
1;Spomenik palim borcima;Gornja Bukovača;kraj crkve;otkriven 1952
2;Vojničko groblje;Šljivovac;na brdu;održavano
3;Spomen-ploča;Čađavica;zid škole;nestala
4;Križ;Križevac;raskrižje;obnovljen
5;Zajednička grobnica;Đurići;šuma;neobilježena
6;Kip;Podgaj;park;stoji
""",
    "lv": """Nr.;Nosaukums;Vieta;Atrašanās vieta;Piezīmes
1;Piemineklis kritušajiem karavīriem;Ozolmuiža;pie baznīcas;atklāts 1929
2;Brāļu kapi;Kalnciems;kalnā;kopti
3;Piemiņas plāksne;Bērzaine;skolas siena;zudusi
4;Krusts;Ķeguļi;krustceles;atjaunots
5;Masu kaps;Mežāres;mežs;neapzīmēts
6;Skulptūra;Līgatnes;parks;ir
""",
    "et": """Nr;Nimi;Koht;Asukoht;Märkused
1;Vabadussõja mälestussammas;Põldmäe;kiriku juures;avatud 1924
2;Sõjaväekalmistu;Künka;künkal;hooldatud
3;Mälestustahvel;Jõeääre;koolimaja sein;kadunud
4;Rist;Üleoja;teeristil;taastatud
5;Ühishaud;Metsküla;mets;märgistamata
6;Kuju;Õunapuu;park;olemas
""",
    "bg": """N;Име;Населено място;Местоположение;Забележка
1;Паметник на загиналите войници;Горна Бреза;до църквата;открит през 1930 година
2;Военно гробище;Каменец;на хълма;поддържано
3;Паметна плоча;Езерово;стената на училището;липсва
4;Кръст;Извор;кръстопът;възстановен
5;Братска могила;Горица;гора;необозначена
6;Скулптура;Заречен;парк;съществува
""",
    "de": """Nr.;Name;Ort;Lage;Bemerkung
1;Denkmal für die Gefallenen;Oberbüchen;neben der Kirche;enthüllt 1922
2;Soldatenfriedhof;Höhenweiler;auf dem Hügel;gepflegt
3;Gedenktafel;Mühlbach;Wand der Schule;fehlt
4;Kreuz;Süderau;Straßenkreuzung;erneuert
5;Massengrab;Waldstück;im Wald;ohne Kennzeichen
6;Standbild;Schöntal;Grünanlage;steht
""",
    "fr": """N°;Nom;Commune;Emplacement;Remarques
1;Monument aux morts;Saint-Côme-la-Forêt;près de l’église;inauguré en 1922
2;Cimetière militaire;Bréville;sur la colline;entretenu
3;Plaque commémorative;Chênevières;mur de l’école;disparue
4;Calvaire;La Croix;carrefour;restauré
5;Fosse commune;Le Bois;forêt;non signalée
6;Statue;Le Château;parc;présente
""",
    "es": """N.º;Nombre;Municipio;Ubicación;Observaciones
1;Monumento a los caídos;Peñalba;junto a la iglesia;inaugurado en 1941
2;Cementerio militar;Cañada Real;en la colina;cuidado
3;Lápida conmemorativa;Almazán;muro de la escuela;¿desaparecida?
4;Cruz;Ibáñez;cruce;restaurada en el año 1998
5;Fosa común;El Montón;bosque;sin señal
6;Estatua;Logroñés;parque;existe
""",
    "sv": """Nr;Namn;Ort;Läge;Anmärkning
1;Minnesmärke över fallna;Östra Ängby;vid kyrkan;invigt 1925
2;Krigskyrkogård;Åsnäs;på kullen;skött
3;Minnestavla;Björkö;skolans vägg;försvunnen
4;Kors;Vägskälet;korsning;återställt
5;Massgrav;Skogsån;skog;omärkt
6;Staty;Parken;park;står
""",
    "en": """No.;Name;Place;Location;Remarks
1;War memorial;St Mary’s;beside the church;“Lest we forget” – unveiled 1921
2;Memorial hall;King’s End;High Street;cost £400
3;Brass plaque;Upper Green;school wall;lost
4;Cross;Crossways;road junction;restored
5;Mass grave;The Woods;forest;unmarked
6;Statue;Parkside;park;standing
""",
}

OLD: dict[str, tuple[str, ...]] = {
    "pl": ("cp1250", "iso8859_2", "cp852", "mac_latin2"),
    "cs": ("cp1250", "iso8859_2", "cp852", "mac_latin2"),
    "sk": ("cp1250", "iso8859_2", "cp852", "mac_latin2"),
    "hu": ("cp1250", "iso8859_2", "cp852", "mac_latin2"),
    "hr": ("cp1250", "iso8859_2", "cp852"),
    "ro": ("cp1250", "iso8859_2", "cp852"),
    "tr": ("cp1254", "cp857", "mac_turkish"),
    "el": ("cp1253", "iso8859_7", "cp737", "mac_greek"),
    "ru": ("cp1251", "koi8_r", "cp866", "mac_cyrillic"),
    "uk": ("cp1251", "koi8_u", "cp1125", "mac_cyrillic"),
    "bg": ("cp1251", "cp866", "mac_cyrillic"),
    "lt": ("cp1257", "iso8859_13", "cp775"),
    "lv": ("cp1257", "iso8859_13", "cp775"),
    "et": ("cp1257", "cp775", "cp1252"),
    "de": ("cp1252", "cp850", "mac_roman"),
    "fr": ("cp1252", "mac_roman"),
    "es": ("cp1252", "cp850", "mac_roman"),
    "sv": ("cp1252", "cp850", "mac_roman"),
    "en": ("cp1252", "mac_roman"),
}
