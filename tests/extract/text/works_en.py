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
]

ONLY = [
    ("The memorial was hit by a lorry and the driver fined.", "memorial damaged happened"),
    ("The memorial was unveiled by Lord Hall and the band played.", "memorial unveiled happened"),
    ("The next step will be to put back the letters on the memorial.", "letters restored planned"),
    ("The memorial was repaired in 1990, the vicar added.", "memorial restored happened"),
]
