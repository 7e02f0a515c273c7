"""What is said of a pair of records: one number a column.

Invariant: every feature lies in [0, 1]. A name that ends in `_other` or `_conflict`, or begins with `beyond`, speaks
against the two records' being one; a name that says that something is missing may speak either way; all others speak for
it. The weights are fitted within these signs.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

Features = npt.NDArray[np.float32]
"""(pairs, features), in the order of `FEATURES`."""

FEATURES: Final = (
    "name_shared",
    "name_contained",
    "name_conflict",
    "name_clash_other",
    "name_rarest",
    "name_told",
    "said_shared",
    "said_contained",
    "said_conflict",
    "name_spelling",
    "name_letters",
    "name_none",
    "name_one_generic",
    "name_generic",
    "generic_alike",
    "object_same",
    "object_other",
    "whom_same",
    "whom_other",
    "war_same",
    "war_other",
    "trait_same",
    "trait_other",
    "kind_same",
    "kind_other",
    "kind_unknown",
    "class_same",
    "class_other",
    "class_extra_other",
    "beyond_20m",
    "beyond_60m",
    "beyond_200m",
    "beyond_600m",
    "beyond_2km",
    "beyond_10km",
    "distance_unknown",
    "near_generic",
    "near_named",
    "near_conflict",
    "apart_named",
    "apart_same",
    "city_same",
    "city_other",
    "year_same",
    "year_close",
    "year_other",
    "born_same",
    "born_close",
    "born_other",
    "died_same",
    "died_other",
    "years_shared",
    "digits_same",
    "digits_other",
    "street_same",
    "street_other",
    "number_same",
    "number_other",
    "text_shared",
    "text_other",
    "text_letters",
    "text_close",
)
"""In the order of the columns."""
COLUMN: Final = {name: place for place, name in enumerate(FEATURES)}
"""Of each feature."""
