"""What German texts say of something else where they name a memorial in passing, on sentences of our own.

Each case has a sentence in which nothing is told of the memorial, and a sibling in which the like is.
"""

from __future__ import annotations

import pytest

from cenotaph.extract.text import read_text
from cenotaph.extract.text.known import Nowhere
from extract.text.shallow.hearing import heard, in_words

DATE = "2024-05-20"
_STATES = {("commemorates", "happened"), ("exists", "happened")}

TOLD = [
    # A noun of the clause's own.
    ("Das Ehrenmal liegt in Aldorf. Es wird von ihnen eine Feier gestaltet.", set()),
    ("Das Ehrenmal liegt in Aldorf. Es wurde 1950 errichtet.", {"erected"}),
    ("Das Ehrenmal liegt in Aldorf. Er hat ihm geholfen und die alten Öfen rekonstruiert.", set()),
    (
        "Ein Maler wird sie ersetzen. Die Stelen sind alt. Ein Steinmetz wird sie ersetzen.",
        {"restored planned"},
    ),
    ("Die Auszeichnung der Friedhöfe hat ein Verein initiiert.", set()),
    ("Den Bau der Gedenkstätte hat ein Verein initiiert.", {"erected"}),
    ("Das alte Schulhaus, in dessen Garten ein Kriegerdenkmal steht, wird abgerissen.", set()),
    ("Das alte Kriegerdenkmal, an dessen Rand Linden stehen, wird abgerissen.", {"destroyed planned"}),
    ("Karl Weiß, der das Ehrenmal kennt, wurde 1950 geboren und hat viele Häuser gebaut.", set()),
    ("Am Ehrenmal hängen aus Schrott gefertigte Nägel.", set()),
    ("Ein Großteil der Denkmäler wurde 1990 errichtet.", {"erected"}),
    ("Nicht das Ehrenmal, sondern die Kirche wurde saniert.", set()),
    ("Sie pflegte ihre Mutter und besuchte danach das Grab.", set()),
    ("Sie pflegte das Grab und besuchte danach ihre Mutter.", {"maintained"}),
    ("Es gibt ein Kriegerdenkmal und ein Gasthaus, das 1890 errichtet wurde.", set()),
    ("Es gibt ein Gasthaus und ein Kriegerdenkmal, das 1890 errichtet wurde.", {"erected"}),
    ("Die Schau zeigt Bilder von Soldatengräbern. Sie wurde am Freitag eröffnet.", set()),
    ("Das Museum neben dem Mahnmal ist voll. Es wurde 1990 saniert.", set()),
    ("Das Mahnmal neben dem Museum ist klein. Es wurde 1990 saniert.", {"restored"}),
    ("Im Roman wird ein Friedhof zerstört.", set()),
    ("Die Kapelle am Friedhof ist in schlechtem Zustand.", set()),
    ("Der Friedhof an der Kapelle ist in schlechtem Zustand.", {"condition"}),
    # Infinitives.
    ("Sie setzten alles daran, das Denkmal niederzureißen.", set()),
    ("Es gelang ihnen, das Denkmal niederzureißen.", {"destroyed"}),
    ("Das Ehrenmal ist dringend zu sanieren.", {"restored proposed"}),
    ("Er regte an, das Denkmal zu versetzen.", {"relocated proposed"}),
    ("Das Ehrenmal ist ein Zeichen gegen Vergessen und Verschwinden.", set()),
    ("Das Verschwinden des Ehrenmals fiel am Montag auf.", {"removed"}),
    # What would happen, what did not.
    ("Die Beschädigung von Denkmälern soll mit Haft bestraft werden.", set()),
    ("Wegen der Beschädigung des Denkmals wurde er bestraft.", {"damaged"}),
    ("Traurig wird es, wenn Denkmäler, die an Tote erinnern, abgerissen werden.", set()),
    ("Die Tafel des Denkmals kehrte nicht an ihren Platz zurück.", {"restored denied"}),
    ("Der Pfarrer versprach, dass die Gedenktafel an den Platz zurückkehre.", {"restored planned"}),
    # A place, a time, a title, a likeness.
    ("Das Ehrenmal liegt in Aldorf. Nicht weit von dort wurde gegraben und verbrannt.", set()),
    ("Das Ehrenmal hat einen Wächter. Er hat Monate in der Stadt verbracht.", set()),
    ("Das Denkmal wurde in das Depot verbracht.", {"relocated"}),
    ("Die Ausstellung „Gräber der Bronzezeit“ wurde am Freitag eröffnet.", set()),
    ("Der Pfarrer segnete die Gräber.", set()),
    ("Der Verein schmiedete ein Tor zum Ehrenmal. „Präsentiert das Gewehr!“, wurde befohlen.", set()),
    # What it became; what joins harm to vandalism.
    ("Die Scheune wurde zu einer Gedenkstätte umgestaltet.", {"erected"}),
    ("Die Gedenkstätte wurde umgestaltet.", {"restored"}),
    ("Das Mahnmal wurde mit Farbe verunstaltet oder gar beschädigt.", {"vandalised"}),
]
STATES = [
    ("Es gibt zwei Mächte, das Schwert und den Geist.", set()),
    ("Er stand da wie ein Denkmal.", set()),
    ("Nun stehen der Friedhof, der alte, und die Kirche im Zeichen des Erbes.", set()),
    ("Auf der Tagesordnung steht der Friedhof.", set()),
    ("Nun steht der Friedhof in Aldorf.", {"exists"}),
]
FOR = [
    ("Das Denkmal steht dort. Daran erinnert in seinem Buch der Autor.", None),
    ("Das Denkmal erinnert in der Stadt an die Opfer.", "Opfer"),
    ("Mit der Tafel gedachte man am 3. Juni 1980 zwei Fliegern.", "zwei Fliegern"),
    ("Zum Friedhof gehört das Trauern, Erinnern und Würdigen.", None),
    ("Groß ist die Bedeutung der Friedhöfe für den Klima- und Naturschutz.", None),
    ("Hier gibt es keine Gedenkstätte für die Opfer.", None),
    ("Nirgends gibt es eine Gedenkstätte für die Opfer.", None),
    ("Hier gibt es eine Gedenkstätte für die Opfer.", "Opfer"),
    ("Wo sind die Mahnmale für die Opfer?", None),
    ("Dort liegen Kriegsgräberstätten der an der Schlacht beteiligten Nationen.", None),
    ("Der Ziegel-Obelisk ist hoch.", None),
    ("Das Monte Verde-Denkmal ist hoch.", "Monte Verde"),
    ("Es gibt ein Denkmal. Die Namen der Gefallenen sollen verlesen werden.", None),
    ("Er erinnerte am Ehrenmal an die Opfer.", None),
    ("Am Rathaus erinnert ein Ehrenmal an die Opfer.", "Opfer"),
]
ACTORS = [
    ("Friedhöfe wurden angelegt und werden von Jugendlichen gepflegt.", {"erected": None, "maintained": "Jugendlichen"}),
    ("Das Amt hat den Botschafter nach der Zerstörung eines Friedhofs einbestellt.", {"destroyed": None}),
    ("Unterstützt von der Stadt sprach er am neu gestalteten Ehrenmal.", {"restored": None}),
    ("Seit Jahren pflegt die Freiwillige Feuerwehr Aldorf das Ehrenmal.", {"maintained": "Freiwillige Feuerwehr Aldorf"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), TOLD)
def test_what_is_told_of_a_memorial(text: str, said: set[str]) -> None:
    assert in_words(heard(text, "de", date=DATE) - _STATES) == said


@pytest.mark.parametrize(("text", "said"), STATES)
def test_what_stands_somewhere(text: str, said: set[str]) -> None:
    assert in_words(heard(text, "de", date=DATE)) == said


@pytest.mark.parametrize(("text", "value"), FOR)
def test_whom_it_is_for(text: str, value: str | None) -> None:
    found = read_text(text, lang="de", date=DATE, gazetteer=Nowhere()).findings
    assert [one.value for one in found if one.property == "commemorates"] == ([value] if value else [])


@pytest.mark.parametrize(("text", "actors"), ACTORS)
def test_who_did_it(text: str, actors: dict[str, str | None]) -> None:
    found = read_text(text, lang="de", date=DATE, gazetteer=Nowhere()).findings
    assert {one.property: one.actor for one in found if one.property in actors} == actors


def test_a_time_behind_a_noun_is_its_own() -> None:
    text = "Im Jahr 2008 wurde zum Jubiläum der Stadtgründung im Jahr 1783 ein Denkmal errichtet."
    found = read_text(text, lang="de", date=DATE, gazetteer=Nowhere()).findings
    assert [one.when for one in found if one.property == "erected"] == ["2008"]


def test_the_address_of_a_page_names_no_cemetery() -> None:
    assert heard("Auf www.erbe-friedhof.de finden sich Hinweise.", "de") == set()
