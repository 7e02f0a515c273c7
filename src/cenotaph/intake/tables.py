"""Are the tables that pages and lists are made from what the log says? Found out by folding once more, beside them."""

from __future__ import annotations

import tempfile
from itertools import zip_longest
from pathlib import Path
from typing import Literal

from cenotaph.errors import NoRegisterError
from cenotaph.intake.workspace import REGISTER_FILE
from cenotaph.ledger.ledger import Ledger
from cenotaph.register.in_sqlite import Register


def compare_tables(folder: Path) -> Literal["equal", "differ"] | None:
    """Fold the log into a second register and compare every row of every logical table.

    Only what the register says that it has applied is compared: the next command folds the rest.

    Returns:
        None where there are no tables to compare.
    """
    try:
        register = Register.open(folder / REGISTER_FILE)
    except NoRegisterError:
        return None
    with tempfile.TemporaryDirectory() as beside, register, Ledger.open(folder) as ledger:
        if register.applied > ledger.size:
            return "differ"
        with Register.open(Path(beside) / REGISTER_FILE, create=True, prefer=register.prefer) as again:
            again.fold(ledger.entries(0, register.applied))
            pairs = zip_longest(register.dump(), again.dump())
            return "equal" if all(stored == folded for stored, folded in pairs) else "differ"
