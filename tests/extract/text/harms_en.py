"""How English papers, police and councils tell of harm to memorials: done, feared, denied, by whom and to which part."""

from __future__ import annotations

STATED = [
    # What hangs on a demand or a plan was done all the same.
    ("Police are calling for witnesses after damage to the war memorial.", "damaged happened"),
    ("Residents asked for the vandalism at the cemetery to be looked into.", "vandalised happened"),
    ("The desecration of the cenotaph has been called shameful.", "vandalised happened"),
    ("Anyone with information about the damage to the memorial should call 101.", "damaged happened"),
    ("The theft of a plaque from the memorial has shocked the town.", "vandalised happened"),
    # Who did it.
    ("A man who damaged a war memorial has been sentenced.", "vandalised happened"),
    ("A man who damaged a war memorial with his van has been fined.", "damaged happened"),
    ("Criminal damage has been caused to the war memorial.", "vandalised happened"),
    ("A teenager was cautioned after admitting damaging a war memorial.", "vandalised happened"),
    ("He was found guilty of damaging the cenotaph.", "vandalised happened"),
    ("A drunk driver demolished the war memorial.", "destroyed happened"),
    ("Unknown persons painted the pedestal of the memorial in bright colours.", "vandalised happened"),
    ("Wild boar had dug up the grass between the war graves.", "damaged happened"),
    ("The tree's fall knocked two memorial plaques off the wall.", "damaged happened"),
    ("The top of the memorial was knocked off its pedestal by a falling tree.", "damaged happened"),
    # Several in one sentence.
    ("The war memorial has been damaged, as well as a number of graves.", "damaged happened"),
    (
        "Some vases were taken from the graves and the gates of the cemetery were stolen.",
        "vandalised happened",
    ),
    ("Up to 40 gravestones were toppled or moved.", "vandalised happened"),
    ("The war graves were among 15 targeted at Mill Bank.", "vandalised happened"),
    ("Two of the graves have sunk and a number of headstones have tipped over.", "damaged happened"),
    # What is seen of it.
    ("More than 30 headstones were found toppled.", "vandalised happened"),
    ("The roll of honour is becoming impossible to read.", "damaged happened"),
    (
        "The memorial stands in the park. The names have started to vanish.",
        "exists happened; damaged happened",
    ),
    ("The memorial cross was found lying on the ground.", "damaged happened"),
    ("The memorial cross is now in a number of pieces.", "damaged happened"),
    ("The war memorial stands in the park. The chain fence has gone.", "exists happened; damaged happened"),
    ("Someone scrawled an insult on the cenotaph in black marker.", "vandalised happened"),
    ("The cemetery came under mortar fire.", "damaged happened"),
    ("A bronze statue showing a soldier's boots and helmet was torn down.", "destroyed happened"),
    ("Unknown vandals damaged and partly destroyed tombstones.", "vandalised happened"),
    ("Nazi symbols were applied to the war memorial.", "vandalised happened"),
    ("Thieves struck at the memorial. Two memorial plaques were taken overnight.", "vandalised happened"),
    ("The walls of the memorial have moved.", "damaged happened"),
    ("The top of the cenotaph toppled into the road.", "damaged happened"),
    ("The war memorial has developed a lean.", "damaged happened"),
    ("Vandals destroyed a tribute to the fallen.", "vandalised happened; commemorates happened"),
    ("The bronze soldier on the memorial has gone green.", "damaged happened"),
    ("The railings of the memorial are rusting.", "damaged ongoing"),
    ("The paint on the railings of the memorial is flaking.", "damaged ongoing"),
    ("Unknown persons cut off the statue's head and painted its hands red.", "vandalised happened"),
    ("The flood carried off the bridge and the memorial beside it.", "damaged happened"),
    ("The cemetery is old; most of the stones have fallen.", "damaged happened"),
    ("A dozen headstones were toppled. Some were cracked.", "vandalised happened; damaged happened"),
    ("The stonework of the memorial is black with soot.", "condition happened"),
    ("High winds blew over the memorial cross.", "damaged happened"),
    ("The crash knocked over several war graves.", "damaged happened"),
    ("The gale lifted the roof off the memorial lychgate.", "damaged happened"),
    ("Youths toppled about 30 granite grave markers.", "vandalised happened"),
    ("A smashed headstone was found in a ditch.", "vandalised happened"),
    # What was not.
    ("Neither of the two statues was hurt.", "damaged denied"),
    ("A survey showed that the memorial is not in danger of collapse.", "condition denied"),
    ("No war graves were harmed.", "damaged denied"),
    ("A memorial tablet for the eleven lost in the war hangs in the hall.", "exists happened"),
]
LOOKALIKES = [
    "Heavy lorries could cause damage to the memorial.",
    "Cameras will be put up to deter vandalism at the cenotaph.",
    "It is not known if there is any damage to the war memorial.",
    "Youths were seen trying to pull the statue down.",
    "The storm brought down an oak in the war cemetery.",
    "The frieze on the memorial may be damaged by frost.",
    "Thieves tried to remove the swords from the war cemetery.",
]
