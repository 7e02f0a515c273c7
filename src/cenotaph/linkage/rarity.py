"""How rare a word is among the records that are linked: a name that stands 400 times is no evidence.

Invariant: a weight lies in (0, 1]; a word that one record has weighs 1, a word that all have next to nothing.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from cenotaph.linkage.prepare import Floats, Ints, Prepared

_LEAST = 0.02


class Rarity(NamedTuple):
    """Counts of words.

    Attributes:
        records: how many there are.
        words: hashes that more than one record has, ascending.
        counts: in how many records each of them occurs.
    """

    records: int
    words: Ints
    counts: Ints

    def weigh(self, words: Ints) -> Floats:
        """Give the weight of each hash, 0 for none: the inverse document frequency over its greatest value.

        Args:
            words: of any shape.
        """
        count = np.ones(words.shape, dtype=np.float64)
        if self.words.size:
            place = np.searchsorted(self.words, words).clip(0, self.words.size - 1)
            count = np.where(self.words[place] == words, self.counts[place], 1).astype(np.float64)
        whole = np.log(self.records + 1.0) or 1.0
        weight = np.maximum(np.log((self.records + 1.0) / count) / whole, _LEAST)
        return np.where(words == 0, 0.0, weight)


def weigh_words(prepared: Prepared, rarity: Rarity) -> Prepared:
    """Give the same records with the weights of their words.

    Args:
        prepared: the records.
        rarity: of the words of all records that are linked.
    """
    names = prepared.names._replace(
        word_weights=rarity.weigh(prepared.names.words), said_weights=rarity.weigh(prepared.names.said)
    )
    return prepared._replace(names=names, text_weights=rarity.weigh(prepared.text))


def count_words(prepared: Prepared) -> Rarity:
    """Count in how many records each word of a name or text occurs."""
    words, counts = np.unique(list_words(prepared)[:, 0], return_counts=True)
    often = counts > 1
    return Rarity(prepared.size, words[often], counts[often])


def list_words(prepared: Prepared) -> Ints:
    """List each word of a name or text once for each record that has it: rows of hash and record, ascending."""
    owner = np.repeat(np.arange(prepared.size), prepared.many)
    by_name = _pairs(owner, prepared.names.said)
    by_text = _pairs(np.arange(prepared.size), prepared.text)
    return np.unique(np.concatenate([by_name, by_text]), axis=0)


def _pairs(owner: Ints, words: Ints) -> Ints:
    table: Ints = np.stack([words.ravel(), np.repeat(owner, words.shape[1])], axis=1)
    full: Ints = table[table[:, 0] != 0]
    return full
