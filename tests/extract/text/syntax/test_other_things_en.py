"""What is said of something else where a memorial was spoken of before, on sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cenotaph.extract.text import Reading


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # A pronoun means what its own sentence names.
        ("The cemetery was inspected. The road sign has fallen over, it needs repairing.", set()),
        ("The war memorial stands by the road. The mason said it needs repairing.", {"restored proposed"}),
        ("The war memorial was inspected. They removed the bench and it was repaired.", set()),
        (
            "The bodies were exhumed from the war cemetery and two war graves, and they had them moved to France.",
            {"exhumed happened"},
        ),
        # "He" is a statue where nobody was named.
        (
            "The bronze doughboy was cleaned. It rained; he was moved to the museum.",
            {"maintained happened", "relocated happened"},
        ),
        (
            "The bronze doughboy was cleaned by Ann Lee. It rained; he was moved to Leeds.",
            {"maintained happened"},
        ),
        # "One is the obelisk": the obelisk goes on being meant.
        (
            "One is the obelisk; the dead were taken to the cemetery. It was vandalised.",
            {"vandalised happened"},
        ),
        # Minutes go on to another matter in another paragraph.
        (
            "The memorials were cleaned.\n\nTwo new dog bins were ordered. Three others are located in Back Lane.",
            {"maintained happened"},
        ),
        ("The chairman visited the cemetery, the driveway is looking dilapidated.", set()),
        ("The war memorial is on the list of village assets.", set()),
        ("The cemetery is to be left alone if it is not due to be mown.", set()),
        ("They are fitting the plaque to the carved area.", set()),
        ("A cross of remembrance was cleaned.", {"maintained happened"}),
        # What is begun is the work, not the memorial.
        ("The work on the war memorial was delayed by rain, it will be started in May.", set()),
        # A motion proposes no memorial.
        (
            "Headstone fees. It was proposed by Cllr Hale that the charge be £100, seconded by Cllr Marsh.",
            set(),
        ),
        ("A memorial to the airmen was proposed by Cllr Hale.", {"erected proposed"}),
        # Grass elsewhere.
        ("The war memorial was discussed. The council cut the grass behind the houses.", set()),
        ("The war memorial was discussed. The council cut the grass.", {"maintained happened"}),
        # How letters look is no deed.
        ('The gilded inscription on the monument reads: "Peace to all."', {"inscription happened"}),
        # A part of something else, or of somebody; a list; what the sentence speaks of itself.
        ("The war memorial was discussed. The railings of the bridge were damaged by vandals.", set()),
        ("The war memorial was discussed. The paving by the village sign needs weeding.", set()),
        ("Members should raise their hand. The war memorial was discussed.", set()),
        ("She has added the war memorial to the council's assets.", set()),
        (
            "The war memorial was cleaned. The parish owns the former kiosk and will maintain it well.",
            {"maintained happened"},
        ),
        # What it is put on is not whom it is for.
        ("War Memorial to the Village Assets Register", set()),
        ("Monument For Sale", set()),
        ("War Memorial to the Village Dead", {"commemorates happened"}),
    ],
)
def test_whose_it_is(text: str, said: set[str], read: Callable[..., Reading]) -> None:
    found = {f"{one.property} {one.status}" for one in read(text).findings}
    assert {one for one in found if not one.startswith("exists")} - ({"commemorates happened"} - said) == said
