"""Sentences of our own about work at memorials, each with what it states: thing, property and status."""

from __future__ import annotations

STATED = [
    # Participles that share the auxiliaries of a passive before them.
    (
        "The memorial will be washed, the joints made good and new lights fitted.",
        "memorial maintained planned; joints restored planned; new lights restored planned",
    ),
    (
        "The war memorial is old. The steps were relaid, the railings repainted and the lettering recut.",
        "steps restored happened; railings maintained happened; lettering restored happened",
    ),
    (
        "The war memorial is old. The kerbs had been bedded again and the loose coping stone made safe.",
        "kerbs restored happened; coping stone restored happened",
    ),
    (
        "The war memorial is old. Cllr Orr reported that the chains had been painted and the gate rehung.",
        "chains maintained happened; gate restored happened",
    ),
    (
        "The war memorial is old. The joints have been filled, the bronze waxed and the stone steps levelled.",
        "joints restored happened; stone steps restored happened",
    ),
    # What "it" goes on to mean.
    (
        "The memorial was unveiled in 1921. It was set up in the churchyard. In 1988 it was cleaned.",
        "memorial maintained happened",
    ),
    (
        "The memorial was taken down in 1952, lay in a yard for a time, and was set up again in 1957.",
        "memorial removed happened; memorial restored happened",
    ),
    ("The memorial is old. The railings were painted black in May.", "railings maintained happened"),
    ("The statue was painted pink.", "statue vandalised happened"),
    # What was decided, turned down, is at hand or over.
    (
        "It was agreed that the Council would meet the cost of cleaning the memorial.",
        "memorial maintained planned",
    ),
    ("The meeting rejected the idea of moving the memorial to the park.", "memorial relocated denied"),
    ("Members turned down a proposal to demolish the monument.", "monument destroyed denied"),
    (
        "Masons are busy raking out the joints of the memorial and replacing the worn steps.",
        "worn steps restored ongoing",
    ),
    ("Important restoration work is under way on our war memorial.", "war memorial restored ongoing"),
    ("The statue will not be going anywhere.", "statue removed denied"),
    ("The memorial is old. The dedication is on 9 July.", "memorial unveiled planned"),
    # Back again.
    ("The lychgate is back up after it was hit by a van.", "lychgate restored happened"),
    (
        "The old plaque has been taken in for safekeeping and will go back up in May.",
        "old plaque removed happened; old plaque restored planned",
    ),
    ("The bronze soldier has returned after eight months away.", "bronze soldier restored happened"),
    (
        "The remains of six men will be laid to rest at Tyne Cemetery on 4 July.",
        "Tyne Cemetery exhumed planned",
    ),
    # Begun, applied, stood up again.
    (
        "Contractors have poured the footings for the Veterans Memorial in Harlan Park.",
        "Veterans Memorial erected ongoing",
    ),
    (
        "The cenotaph is being dismantled so that it can be rebuilt in the park.",
        "cenotaph removed ongoing; cenotaph restored planned",
    ),
    (
        "The statue was kept in a depot. It was brought out, washed and stood on a new base.",
        "statue restored happened",
    ),
    ("The war memorial is old. Fresh gold leaf was applied to the lettering.", "lettering restored happened"),
    (
        "The war memorial rotted. A stone was put up in place of the wooden cross.",
        "stone erected happened; wooden cross restored happened",
    ),
    (
        "The war memorial is old. Next they plan to tackle the brambles along the wall of the cemetery.",
        "wall maintained planned",
    ),
    (
        "A bronze memorial showing an infantryman, stolen from the town last month, is to be cast again.",
        "bronze memorial vandalised happened; bronze memorial restored planned",
    ),
    (
        "A memorial to those who have died since 1945 is set to go up at Lane End in May.",
        "memorial to those erected planned",
    ),
    (
        "Eighty volunteers turned up at the cemetery to give the headstones a spray and a scrub.",
        "headstones maintained happened",
    ),
    (
        "She is looking for volunteers to help her wash the headstones at the cemetery.",
        "headstones maintained proposed",
    ),
    ("The memorial to the crew will go on the village green.", "memorial to the crew erected planned"),
    (
        "The silhouette of a soldier has been fixed back in place.",
        "silhouette of a soldier restored happened",
    ),
    ("The plaque has been taken away and will be back by Sunday.", "plaque restored planned"),
    ("The memorial was unveiled in 1921. Further names were cut in 2002.", "memorial restored happened"),
    ("Work on the memorial has been going on for three weeks.", "memorial restored ongoing"),
    (
        "The trust has agreed to fund half the cost of mending the obelisk.",
        "obelisk restored planned",
    ),
    ("The regiment set up a brass to the dead of the war.", "brass to the dead of the war erected happened"),
    ("The town will get its cenotaph back next month.", "cenotaph restored planned"),
    ("The council approved a request to relocate the cenotaph.", "cenotaph relocated planned"),
    ("No further action was taken to relocate the cenotaph.", "cenotaph relocated denied"),
    ("The memorial is old. Masons pointed the plinth in May.", "plinth restored happened"),
    (
        "Work is due to begin on a project to smarten up the surroundings of the memorial.",
        "memorial maintained planned",
    ),
    ("The memorial was swung into place by crane on Tuesday.", "memorial erected happened"),
    ("The digger statue has had a bath.", "digger statue maintained happened"),
    (
        "There are plans to turn the chapel yard into a garden of remembrance.",
        "garden of remembrance erected planned",
    ),
    ("A crane lowered the new Celtic cross onto its base.", "new Celtic cross erected happened"),
    (
        "The wooden crosses on the graves gave way to headstones of Portland stone.",
        "wooden crosses restored happened",
    ),
    ("The two memorials are to be brought together in Jubilee Park.", "memorials relocated planned"),
    ("The plaque has been looked after by the Ramblers ever since.", "plaque maintained ongoing"),
    # Pits that remains come from, the whole place, what used to stand, what faces what.
    (
        "The remains of 33 men have been lifted from a pit behind the silo.",
        "pit exhumed happened",
    ),
    ("Soldiers have been exhumed at 31 sites around the country.", "sites exhumed happened"),
    ("The cemetery is old. The embassy had the whole place done up in 2003.", "cemetery restored happened"),
    ("The cemetery is old. The township has agreed to mow twice a month.", "cemetery maintained planned"),
    ("A memorial that used to stand on the ridge was lost.", "memorial exists happened"),
    ("The memorial faces the church.", "memorial exists happened"),
    ("The memorial has gone but the base is still there.", "base exists happened"),
    ("The memorial gates were unhung in 1988.", "memorial gates removed happened"),
    (
        "The office promised new plates for the memorial on Kirov Street.",
        "memorial restored planned",
    ),
    ("A smaller tablet was let into the pillar of the memorial.", "smaller tablet erected happened"),
    (
        "The war memorial was stolen. We have asked for permission to put a stone in its place.",
        "stone erected proposed",
    ),
    (
        "The cemetery lies by the border. Every January pupils come to pull the thorn bushes.",
        "cemetery maintained ongoing",
    ),
    (
        "The mass grave is fenced. Since then local women have planted heather there each June.",
        "mass grave maintained ongoing",
    ),
    ("The railings of the memorial want painting.", "railings maintained proposed"),
    (
        "The railings of the memorial are rusty. RESOLVED that they be repainted black.",
        "railings maintained planned",
    ),
    (
        "The memorial has a stone rifle. The weapon, snapped in two by the fall, had to be recast.",
        "weapon restored happened",
    ),
    (
        "The Stolpersteine outside the shop were lifted for gas works and are due to be relaid this week.",
        "Stolpersteine removed happened; Stolpersteine restored planned",
    ),
    (
        "The stone lions that flank the memorial are to be cleaned by laser.",
        "stone lions maintained planned",
    ),
    (
        "The headstone of Trooper Vance has been raised and scrubbed.",
        "headstone of Trooper Vance restored happened",
    ),
    ("The council cannot afford to move the memorial.", "memorial relocated denied"),
    (
        "The council is making arrangements for cleaning and re-carving the inscriptions on the memorial.",
        "inscriptions maintained planned; inscriptions restored planned",
    ),
    (
        "A policeman is appealing for information after repeated acts of vandalism at the cemetery.",
        "cemetery vandalised happened",
    ),
]

ONLY = [
    ("The memorial was shifted up the hill. It was carried by truck.", "memorial relocated happened"),
    ("The memorial faces an uncertain future.", ""),
    ("A car was lifted from a pit beside the cemetery.", ""),
    ("The war memorial is whole. The statue was hoisted onto its plinth.", "statue restored happened"),
    ("Nobody had touched the graves for forty years.", ""),
    ("Councillors voted against shifting the cenotaph to the leisure centre.", "cenotaph relocated denied"),
    (
        "The cenotaph is old. It was moved that the council endorse the proposal.",
        "",
    ),
    (
        "Permission was granted for the relocation of the memorial to the verge.",
        "memorial relocated planned",
    ),
    ("The memorial was hit by a lorry and the driver fined.", "memorial damaged happened"),
    ("The memorial was unveiled by Lord Hall and the band played.", "memorial unveiled happened"),
    ("The next step will be to put back the letters on the memorial.", "letters restored planned"),
    ("The memorial was repaired in 1990, the vicar added.", "memorial restored happened"),
]
