"""Least scores of the gazetteer by which a name is a place, by what stands before it.

Invariant: scores go from 0 to 1000, and the less its place in the sentence says, the better a name must be known.
"""

from __future__ import annotations

IN, BESIDE, BARE, BARE_BENT, FIRST = 250, 450, 520, 620, 600
"""Least scores of the gazetteer for a name after "in", after another preposition, alone, alone and bent, first."""

LOCAL = 400
"""The same behind what a town has, "the mayor of"."""

NOUN_IN, NOUN_BARE = 480, 600
NOUN_INSIDE, NOUN_DESCRIBED, NOUN_TITLE, ADJECTIVE = 400, 300, 500, 550
"""The same where all nouns have capitals."""
