"""What English words say of memorials: sentences of our own, each with every property and status that it states."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cenotaph.extract.text import Reading
from extract.text.syntax import constructions_en, press_en, turns_en

STATED = [
    ("A lorry clipped the war memorial on Monday night.", "damaged happened"),
    ("Engineers found a crack in the war memorial yesterday.", "damaged happened"),
    ("The bronze tablets give the names of nineteen troopers.", "commemorates happened"),
    ("The names of 93 men are carved on the cenotaph.", "commemorates happened"),
    ("A cross in honour of the fallen was erected in 1920.", "commemorates happened; erected happened"),
    ("The cemetery holds 26 men of the brigade.", "burials happened"),
    ("The mass grave is believed to contain 40 victims.", "burials happened"),
    ("The statue was taken to a depot outside the city.", "relocated happened"),
    ("Red paint was poured over the monument.", "vandalised happened"),
    ("The memorial has been listed since 1988.", "protected happened"),
    ("The cemetery was deeded to the county in 1871.", "custodian happened"),
    ("The memorial has been given a facelift.", "restored happened"),
    ("Restoration of the memorial is under way.", "restored ongoing"),
    ("Work to restore the memorial was completed last week.", "restored happened"),
    ("The district has some 480 such statues.", "exists happened"),
    ("Both bronze plaques will be taken off next week.", "removed planned"),
    (
        "A slate marker for the lost trawlermen was dedicated on the quay in 1988.",
        "unveiled happened; commemorates happened",
    ),
    ("Thieves prised the brass eagle off the memorial in March.", "vandalised happened"),
    ("The bronze wreath was stolen from the cenotaph overnight.", "vandalised happened"),
    ("Two headstones were toppled by a gale last winter.", "damaged happened"),
    ("Several gravestones were found toppled on Sunday morning.", "vandalised happened"),
    ("The obelisk was found smeared with tar on Monday.", "vandalised happened"),
    ('The memorial is inscribed with the words "For our tomorrow".', "inscription happened"),
    ("The granite cross lists 47 men of the parish.", "commemorates happened"),
    ("The cenotaph bears the names of 212 railwaymen.", "commemorates happened"),
    ("It stands in front of the town hall. The war memorial is grade II listed.", "protected happened"),
    ("The war memorial stands outside St Peter's Church.", "exists happened"),
    ("The war memorial was listed at Grade II* in 2016.", "protected happened"),
    ("The obelisk is a scheduled monument.", "protected happened"),
    ("The cemetery is in the care of the parish council.", "custodian happened"),
    ("The memorial belongs to the Royal British Legion.", "custodian happened"),
    ("The statue is owned by the city.", "custodian happened"),
    ("The monument was handed over to the municipality in 1995.", "custodian happened"),
    ("The lettering on the memorial has been recut twice.", "restored happened"),
    ("The names on the memorial were regilded in 2014.", "restored happened"),
    ("The roof of the lychgate lost several tiles in the storm.", "damaged happened"),
    (
        "The village lychgate, built in memory of the fallen, was put up in 1920.",
        "erected happened; commemorates happened",
    ),
    ("The roll of honour is kept in the church vestry.", "exists happened"),
    (
        "The memorial, known locally as the Stone Soldier, was unveiled in 1923.",
        "named happened; unveiled happened",
    ),
    ('Locals call the statue "Big Tom".', "named happened"),
    ("More than 900 airmen lie in the cemetery.", "burials happened"),
    ("The remains of 63 soldiers were recovered from a mass grave near the village.", "exhumed happened"),
    ("The remains of 30 prisoners will be reburied at the military cemetery in Narva.", "exhumed planned"),
    ("Volunteers cleared brambles from the mass grave.", "maintained happened"),
    ("Scouts weeded the graves and scrubbed the headstones.", "maintained happened"),
    ("The wooden cross on the grave had rotted away.", "damaged happened"),
    ("The mayor denied that the memorial would be demolished.", "destroyed denied"),
    ("The ministry dismissed reports that the monument would be dismantled.", "removed denied"),
    ("The council said it had no plans to move the cenotaph.", "relocated denied"),
    ("The council ought to move the memorial to the park, he said.", "relocated proposed"),
    ("The governor wants the statue taken down.", "removed proposed"),
    ("The town will put up a memorial to the miners.", "erected planned; commemorates happened"),
    ("A monument to the partisans is to be erected in Grodno.", "erected planned; commemorates happened"),
    ("The memorial is being restored.", "restored ongoing"),
    ("The memorial has fallen into disrepair.", "condition happened"),
    ("The cemetery is well kept.", "condition happened"),
    ("The graves are overgrown with ivy.", "condition happened"),
    ("The Red Army monument was blown up in November.", "destroyed happened"),
    ("Vandals sprayed a swastika on the memorial.", "vandalised happened"),
    ("The memorial was daubed with red paint.", "vandalised happened"),
    ("The statue was decapitated.", "vandalised happened"),
    ("The plaque honours nurses who died at sea.", "commemorates happened"),
    ("The stele recalls the victims of the famine.", "commemorates happened"),
    ("The memorial pays tribute to the merchant seamen.", "commemorates happened"),
    ("The cairn commemorates the crew of a Wellington bomber.", "commemorates happened"),
    ("The cemetery holds 1,204 graves.", "burials happened"),
    ("In the cemetery there are six mass and 24 single graves.", "burials happened"),
    ("Some 340 German soldiers found their last resting place in the cemetery.", "burials happened"),
    ("The cemetery is the final resting place of 2,300 sailors.", "burials happened"),
    ("The statue was moved from the square to the cemetery in 1991.", "relocated happened"),
    ("The memorial was rededicated after repairs.", "restored happened; unveiled happened"),
    ("The obelisk was repainted in May.", "maintained happened"),
    ("The memorial is looked after by the school.", "maintained ongoing"),
    ("A car crashed into the war memorial on Friday night.", "damaged happened"),
    ("The monument was struck by lightning.", "damaged happened"),
    ("The memorial was hit by a falling tree.", "damaged happened"),
    ("The bronze plaque has gone missing.", "vandalised happened"),
    ("The monument allegedly was removed at night.", "removed alleged"),
    ("The monument has been moved into storage.", "relocated happened"),
    ("The columbarium and the memorial wall were opened to the public in 2003.", "unveiled happened"),
    ("The headstones were straightened and cleaned.", "restored happened; maintained happened"),
    ("The broken plaque has been replaced.", "restored happened"),
    ("The church has a stained-glass memorial window that survived the bombing.", "exists happened"),
    (
        "A plaque to the lifeboat crew now hangs in the village hall.",
        "exists happened; commemorates happened",
    ),
    ("The monument is located on a hill above the river.", "exists happened"),
    ("The bust of Pushkin is on display in the museum.", "exists happened; commemorates happened"),
    ("The village is home to three war memorials.", "exists happened"),
    ("The memorial overlooks the harbour.", "exists happened"),
    ("The obelisk was lifted off its base and driven to a depot.", "relocated happened; removed happened"),
    ("The tank monument was hauled away by a crane on Tuesday.", "removed happened"),
    ("The statue came down on Friday.", "removed happened"),
    ("The statue must come down, protesters said.", "removed proposed"),
    ("The statue will be taken down in June.", "removed planned"),
    ("There are no plans to remove the memorial.", "removed denied"),
    ("The council has no intention of removing the memorial.", "removed denied"),
    ("The council ruled out moving the cenotaph.", "relocated denied"),
    ("The monument was levelled by bulldozers.", "destroyed happened"),
    ("The memorial was flattened by a lorry.", "damaged happened"),
    ("The gravestones were kicked over by youths.", "vandalised happened"),
    ("Metal thieves made off with the bronze plaques.", "vandalised happened"),
    ("The plaque was prised from the wall by thieves.", "vandalised happened"),
    ("The letters on the memorial have faded.", "damaged happened"),
    ("The memorial's steps were damaged by frost.", "damaged happened"),
    ("Weather has worn the inscription on the granite memorial.", "damaged happened"),
    ("Students repainted the railings of the memorial.", "maintained happened"),
    ("The graves are tended by schoolchildren.", "maintained ongoing"),
    ("Every spring volunteers tidy up the cemetery.", "maintained ongoing"),
    ("The parish council looks after the war memorial.", "maintained ongoing"),
    ("The obelisk was re-erected in 1995.", "restored happened"),
    ("The memorial is in need of repair.", "restored proposed"),
    ("The restoration of the memorial began in May.", "restored ongoing"),
    (
        "A new memorial to the partisans has been unveiled in Minsk.",
        "unveiled happened; commemorates happened",
    ),
    ("The war memorial was rededicated on Sunday.", "unveiled happened"),
    ("The cemetery was laid out in 1947.", "erected happened"),
    ("The monument is owned by the Ministry of Defence.", "custodian happened"),
    ("The ministry owns the cemetery.", "custodian happened"),
    ("The cemetery is the responsibility of the Commonwealth War Graves Commission.", "custodian happened"),
    ("The memorial was added to the national heritage list in 2011.", "protected happened"),
    ("The statue was placed under state protection in 1960.", "protected happened"),
    ("The monument lost its protected status in 2022.", "protected happened"),
    ("The cairn is a listed monument.", "protected happened"),
    ("The memorial has been delisted.", "protected happened"),
    ("The monument, popularly known as Alyosha, stands on a hill.", "named happened; exists happened"),
    ("The memorial, nicknamed the Needle, was built in 1931.", "named happened; erected happened"),
    ("The cemetery is part of the memorial complex.", "part_of happened"),
    ("The memorial commemorates the 96 miners who died in 1934.", "commemorates happened"),
    ("The memorial honours those who fell in both world wars.", "commemorates happened"),
    ("The monument was built in memory of the deported.", "erected happened; commemorates happened"),
    ("The memorial carries 312 names.", "commemorates happened"),
    ("The plaque lists the names of 18 pupils.", "commemorates happened"),
    ('The plaque reads: "Here stood the old synagogue."', "inscription happened"),
    ('An inscription on the obelisk says "Eternal glory".', "inscription happened"),
    ("The mass grave holds the remains of 87 soldiers.", "burials happened"),
    ("The cemetery contains the graves of 4,012 servicemen.", "burials happened"),
    ("Nearly 300 partisans were laid to rest in the mass grave.", "burials happened"),
    ("Of the 1,120 burials in the cemetery, 331 are unidentified.", "burials happened"),
    ("The bodies of 14 soldiers were exhumed from the grave.", "exhumed happened"),
    ("The remains were moved from the mass grave to the military cemetery in Narva.", "exhumed happened"),
    ("The headstones are weathered and cracked.", "damaged happened"),
    ("The monument is in a poor state of repair.", "condition happened"),
    ("The cemetery is neglected and overgrown.", "condition happened"),
    ("Workers are dismantling the monument.", "removed ongoing"),
    ("Lawmakers voted to dismantle the Soviet monument.", "removed planned"),
    ("Activists demanded that the statue be removed.", "removed proposed"),
    ("The petition calls for the statue to be relocated.", "relocated proposed"),
    ("The proposal to demolish the memorial was rejected.", "destroyed denied"),
]
"""Sentences, and what each states: "property status", parted by semicolons."""

LOOKALIKES = [
    "The wooden cross had been eaten by woodworm.",
    "Work on the memorial garden is under way.",
    "The winner took home a monument to greed.",
    "It is a monument to human folly.",
    "She is a monument of patience.",
    "He dug his own grave, the captain said.",
    "Their run buried the visitors' hopes.",
    "The road works will close Cemetery Lane until May.",
    "The Memorial Cup final will be played on Sunday.",
    "Wreaths were laid at the war memorial.",
    "A monumental effort rebuilt the team.",
    "A service was held at the cenotaph.",
    "The company supplies headstones.",
    "He was buried in the village churchyard.",
    "The graveyard shift was cut.",
    "The old cars ended up in a graveyard for trams.",
    "Fans planted flowers at the memorial service.",
    "The statue of limitations joke was told again.",
    "Police cordoned off the cemetery after a man was attacked.",
    "The bill would protect war memorials.",
    "The cross was cleaned and repointed.",
    "The foundation stone of the memorial was laid in 1921.",
    "The museum was opened in 1970.",
    "The monument was financed by donations.",
    "The obelisk forms the centrepiece of the park.",
    "It is rumoured that the statue was sold.",
    "The mayor refused to remove the statue.",
    "A memorial service was held at the cemetery.",
    "The Memorial Stadium was renovated.",
    "The grave situation was damaging the economy.",
    "The cemetery gates were locked.",
    "He led the team to a monumental victory.",
    "The tank was destroyed in the battle.",
    "Police said the stone was thrown through the window.",
    "The cross was cleared by the goalkeeper.",
    "His cross found the striker.",
    "The panel dismissed the claims.",
    "The board was restored to power.",
    "The tower was built in 1901.",
    "A column of tanks was destroyed.",
    "The marker was moved to the five-yard line.",
    "The figure was revealed on Monday.",
]
"""Sentences that state nothing of a memorial, though they sound like it."""


def stated(reading: Reading) -> set[str]:
    return {f"{one.property} {one.status}" for one in reading.findings}


@pytest.mark.parametrize(
    ("text", "expected"), [*STATED, *constructions_en.STATED, *press_en.STATED, *turns_en.STATED]
)
def test_sentence_states_these_properties(text: str, expected: str, read: Callable[..., Reading]) -> None:
    assert stated(read(text, "2020-05-05")) == set(expected.split("; "))


@pytest.mark.parametrize(
    "text", [*LOOKALIKES, *constructions_en.LOOKALIKES, *press_en.LOOKALIKES, *turns_en.LOOKALIKES]
)
def test_lookalike_states_nothing(text: str, read: Callable[..., Reading]) -> None:
    assert stated(read(text, "2020-05-05")) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thieves stole the plaques on the memorial gates at Orange Showground.", {"Orange Showground"}),
        (
            "They voted to move the statue in Pulaski to Maple Hill Cemetery. The statue was dedicated in 1911.",
            {"Pulaski"},
        ),
        (
            "The board rejected a plan to move its old cannon to Maple Hill Cemetery. The statue was dedicated in 1911.",
            set(),
        ),
    ],
)
def test_facts_are_where_the_thing_is_and_not_where_it_goes(
    text: str, expected: set[str], read: Callable[..., Reading]
) -> None:
    reading = read(text, "2020-05-05")
    assert reading.findings
    assert {text[slice(*one)] for finding in reading.findings for one in finding.places} == expected
