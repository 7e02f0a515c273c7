"""Why two subjects are linked, or not: the words of both, and the reasons of the score with their weights.

Invariant: the reasons add up to the score, which is the one that linkage gives the pair; nothing is written.
"""

from __future__ import annotations

import math

import msgspec

from cenotaph.errors import UnknownIdError, UsageError
from cenotaph.intake.link import Progress, load_records, tell_nobody
from cenotaph.intake.workspace import Workspace
from cenotaph.linkage.caution import find_caution
from cenotaph.linkage.compare import distance_m
from cenotaph.linkage.link import features_of
from cenotaph.linkage.model import shipped_model
from cenotaph.linkage.propose import Ground, explain_pair
from cenotaph.linkage.record import Record
from cenotaph.register.answers import RelationLine


class Why(msgspec.Struct, frozen=True, kw_only=True):
    """One reason: `bits` of log odds, 1 doubles them."""

    words: str
    bits: float


class LinkExplained(msgspec.Struct, frozen=True, kw_only=True):
    """Two subjects and what speaks for and against their being one.

    Attributes:
        left: what its sources say; `right` the same of the other one.
        distance_m: how far apart the stated positions lie, or None.
        probability: of being one thing. `bits`: its log odds. `threshold`: from here on the program joins.
        brought_together: False if linkage would not have compared them.
        reasons: the strongest first.
        caution: why a person is to decide, however probable it is.
        judged: what is said of the pair.
    """

    left: Record
    right: Record
    distance_m: float | None
    probability: float
    bits: float
    threshold: float
    model: str
    brought_together: bool
    reasons: tuple[Why, ...]
    caution: str | None
    judged: tuple[RelationLine, ...]


def explain_link(
    workspace: Workspace, left: str, right: str, *, progress: Progress = tell_nobody
) -> LinkExplained:
    """Explain the score of two subjects, linked or not.

    Args:
        workspace: the register.
        left: id of a subject.
        right: likewise.
        progress: is told how far it is.

    Raises:
        UnknownIdError: there is no such subject.
        UsageError: both are one, or one is none that is linked: a group, or without name, position and words; or one is
            a person and the other is not.
    """
    workspace.fold_forward()
    for one in (left, right):
        workspace.register.resolve(one)  # raises UnknownIdError
    if left == right:
        raise UsageError(f"{left} is itself")
    linking, model = workspace.register.linking(), shipped_model()
    lists = [{record.id: record for record in part} for part in load_records(linking, progress=progress)]
    for one in (left, right):
        if not any(one in part for part in lists):
            if not workspace.register.is_subject(one):
                raise UnknownIdError(one)
            raise UsageError(f"{one} is not linked: a group, or something without name, position and words")
    records = next((part for part in lists if left in part and right in part), None)
    if records is None:
        raise UsageError("one of the two is a person and the other is not: they are never linked")
    ground = Ground(records.values(), model=model, also=(left, right), progress=progress)
    explained = explain_pair(ground, left, right)
    rows = ground.rows([(left, right)])
    is_identified = any(reason.about == "identifier" for reason in explained.reasons)
    row = features_of(ground.prepared, *rows)[0]
    caution = None if is_identified else find_caution(records[left], records[right], row)
    pair = [ground.prepared.take(ground.rows([(one, one)])[0]) for one in (left, right)]
    away = float(distance_m(*pair)[0])
    return LinkExplained(
        left=records[left],
        right=records[right],
        distance_m=None if math.isnan(away) else round(away, 1),
        probability=explained.probability,
        bits=round(explained.weight, 3),
        threshold=model.threshold,
        model=model.version,
        brought_together=ground.brought_together,
        reasons=tuple(Why(words=reason.words, bits=round(reason.weight, 3)) for reason in explained.reasons),
        caution=caution,
        judged=tuple(workspace.register.relations_of(left, right)),
    )
