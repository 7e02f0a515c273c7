"""What is reported by an adverbial participle of saying: "Посольство осудило снос, напомнив, что C", "..., recordando que C".

The words stand in the list `reporting.gerunds`. Invariant: the source is who reports before in the sentence, or the noun
phrase that heads it; where neither is one, nothing is reported.
"""

from __future__ import annotations

from collections.abc import Sequence

from cenotaph.extract.text.shallow.quotations.frames import Frame
from cenotaph.extract.text.shallow.quotations.report import Report
from cenotaph.extract.text.shallow.quotations.sources import read_head
from cenotaph.extract.text.shallow.quotations.stretches import (
    before_stop,
    cut_at,
    is_joined,
    tidy,
    until_break,
)
from cenotaph.extract.text.shallow.words.lexicon import Hit

_TOLD = 4
"""Words between the participle and "that": whom it is told."""


def read_participle(frame: Frame, hit: Hit, earlier: Sequence[Report], tails: list[int]) -> Report | None:
    """Read what follows an adverbial participle of saying and "that".

    Args:
        frame: the sentence.
        hit: the participle.
        earlier: reports of the frame that were read already.
        tails: where attributions that close the sentence begin.
    """
    end = before_stop(frame, hit.last + 1)
    if not is_joined(frame, end) or end - hit.last > _TOLD:
        return None
    said = [one for one in earlier if one.cue[1] < hit.first and (one.content or one.left >= 0)]
    mention = said[-1].mention if said else read_head(frame, hit.first - 1)
    if mention is None:
        return None
    content = tidy(frame, end, until_break(frame, end + 1, cut_at(end + 1, frame.size - 1, tails)))
    return Report(frame, (hit.first, hit.last), mention, content, "participle")
