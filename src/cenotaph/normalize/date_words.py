"""The words that stand beside a date in many languages: about, before, after, weekdays, parts of a year.

Invariant: data only; every word is case folded and without full stops. A word that says "before" in one language and
means something else in another stands in no table, or is guarded in ``dates``.
"""

from __future__ import annotations

from cenotaph.normalize.months import words

ABOUT = words(
    "c ca circa cca about around approx approximately abt roughly um etwa ungefähr gegen rund vers env environ autour около ок "
    "примерно приблизительно około ok hacia alrededor aproximadamente aprox cerca близько бл приблизно orientativně asi kolem okolo "
    "přibližně približne omstreeks ongeveer rond verso intorno приблизително oko око körül kb aproximativ estimated"
)
BEFORE = words(
    "before until till by pre vor bis до avant przed do antes "
    "prior až před pred voor tot prima înainte преди пре пер até hasta jusqu'à jusqu'en"
)
AFTER = words(
    "after since from post nach seit ab после с après depuis po od desde "
    "після z з sinds vanaf dopo dal depois después despues post după след siden după"
)
BEFORE_BEHIND = words("előtt")
AFTER_BEHIND = words("után óta")
ABOUT_BEHIND = words("körül")
MAYBE = words(
    "probably possibly maybe perhaps likely presumably vermutlich wohl wahrscheinlich vielleicht возможно вероятно предположительно "
    "probablement prawdopodobnie probablemente quizás forse probabilmente waarschijnlijk vermoedelijk "
    "pravděpodobně snad pravdepodobne імовірно можливо ймовірно вероятно можда verovatno probabil valószínűleg talán provavelmente"
)
OR = words("or oder ou o или albo lub nebo alebo або vagy sau")
SKIP = words(
    "the of in on at year years early mid middle late end beginning start dedicated rededicated erected built unveiled "
    "opened inaugurated established installed completed constructed placed raised founded created restored removed "
    "relocated renovated rebuilt replaced repaired designed listed date dated a an am im den der die das dem jahr jahre jahren errichtet "
    "eingeweiht erbaut enthüllt erneuert restauriert gebaut aufgestellt datum anfang anfangs mitte ende beginn en le la les de del du des "
    "w we dnia r roku rok lata latach roki date das "
    "года год годы годов годах году г в во гг установлен установлена установлено открыт открыта открыто построен возведён возведен "
    "érigé érigée inauguré inaugurée construit année années an l début fin milieu th st nd rd "
    "początek początku koniec końca połowa połowie odsłonięty odsłonięto wzniesiony wzniesiono "
    "р рр рік роки року роках років встановлено відкрито збудовано початок початку кінець кінця середина "
    "начало начала начале конец конца конце середина середины середине дата "
    "año años ano anos anno anni principios inicios finales mediados comienzos erigido inaugurado il nel nell inizio fine metà "
    "eretto inaugurato início fim meados el al da "
    "roce léta letech roků rokov rokoch dne dňa začátek začátkem konec koncem polovina začiatok odhalen postaven "
    "op jaar begin einde midden opgericht onthuld година години през на края началото откриване издигнат открит godine године година "
    "почетак крај године у év évi éve években eleje vége közepe anul ani în lea începutul sfârșitul mijlocul "
    "ad ce vom jg jahrgang "
    "sunday monday tuesday wednesday thursday friday saturday sun mon tue tues wed thu thur thurs fri sat "
    "sonntag montag dienstag mittwoch donnerstag freitag samstag sonnabend dimanche lundi mardi mercredi jeudi vendredi samedi "
    "воскресенье понедельник вторник среда четверг пятница суббота вс пн вт ср чт пт сб "
    "niedziela poniedziałek wtorek środa czwartek piątek sobota domingo lunes martes miércoles jueves viernes sábado "
    "domenica lunedì martedì mercoledì giovedì venerdì sabato zondag maandag dinsdag woensdag donderdag vrijdag zaterdag "
    "неділя понеділок вівторок четвер neděle pondělí úterý středa čtvrtek pátek"
)
"""Words that say that a date follows, or nothing that a date of level 1 could keep; they may be left out."""

CENTURY = words(
    "century centuries cent c jh jhd jhdt jahrhundert jahrhunderts jahrhunderte век века веке веков в вв siècle siècles "
    "wiek wieku wieki w siglo siglos s secolo secoli sec secolul século séculos séc століття століттях ст stol století "
    "storočie storočia storočí eeuw eeuws century's század század векове vek veka"
)
CENTURY_AFTER_FIGURES = words(
    "century centuries jh jhd jhdt jahrhundert jahrhunderts jahrhunderte век века веке веков siècle siècles wiek wieku wieki siglo "
    "secolo século séculos століття століттях století storočie storočia storočí eeuw eeuws század vek veka"
)
"""Words that make a century of bare figures: "20 c" and "12 в" are numbers of houses."""
CENTURY_FIRST = words("siglo século secolo wiek secolul век століття století")
"""Words that stand before a number of Arabic figures as well: "siglo 19"."""
DECADES = words(
    "lata latach годы годов годах гг роки років роках рр léta letech roky rokov rokoch jahre jahren años années anni anos "
    "jaren évek években години године decade década décennie"
)
"""Words that say that a round number before or after them is a decade."""
FRACTIONS = words(
    "half quarter third hälfte drittel viertel половина половине половины пол четверть четверти треть połowa połowie poł "
    "ćwierć moitié quart tiers mitad cuarto tercio metà quarto terzo polovina polovině pol štvrtina helft kwart metade fele "
    "половині чверть jumătatea"
)
NTH = words(
    "first second third fourth last erste ersten zweite zweiten dritte dritten vierte letzte letzten первая первой вторая второй "
    "третья третьей последняя последней pierwsza pierwszej druga drugiej première deuxième seconde dernier primera segunda "
    "prima seconda první druhá druhé prvá eerste tweede первая перша друга първа втора прва друга primeira"
)
ORDINAL_ENDS = words("st nd rd th e er ème eme е х го й ый м ом ого ти те ий я ая ое lea ea o a")
"""What stands behind the figures of an ordinal number."""
