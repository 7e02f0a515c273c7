"""What an import comes back with: a balance in which nothing is lost, and the list of what was rejected."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec

from cenotaph.model.entry import Assertion, Balance
from cenotaph.sources.item import Rejected


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What one `add` did (DESIGN.md section 13).

    Attributes:
        import_id: of several imports (a web archive holds many documents), the last.
        source: that of this import.
        imports: documents of one file that are sources of their own; 1 for a list.
        preview: of a dry run, what would be stated of the first rows.
    """

    import_id: int | None
    source: str
    file: str
    profile: str | None
    balance: Balance
    vanished: int
    withdrawn: int
    rejected_list: Path | None
    rejected: tuple[Rejected, ...]
    notes: tuple[str, ...]
    seconds: float
    dry_run: bool = False
    imports: int = 1
    preview: tuple[Assertion, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 if anything was accepted, unchanged or rightly left out, else 3."""
        balance = self.balance
        return 0 if balance.accepted or balance.unchanged else 3

    def to_json(self) -> dict[str, Any]:
        """Return the object that `add --json` prints."""
        balance = self.balance
        several = {"imports": self.imports} if self.imports > 1 else {}
        return several | {
            "import": self.import_id,
            "source": self.source,
            "file": self.file,
            "profile": self.profile,
            "unit": balance.unit,
            "read": balance.read,
            "accepted": balance.accepted,
            "unchanged": balance.unchanged,
            "out_of_scope": balance.out_of_scope,
            "rejected": balance.rejected,
            "new": balance.new,
            "changed": balance.changed,
            "vanished": self.vanished,
            "withdrawn": self.withdrawn,
            "statements": balance.statements,
            "rejected_list": str(self.rejected_list) if self.rejected_list else None,
            "seconds": round(self.seconds, 3),
            "dry_run": self.dry_run,
        }


class RejectedList:
    """Collects rejected items and writes them, one JSON object a line, when the import ends.

    The list lies in the register's `rejected` folder under the name of the source; it is written anew by the
    next import of that source. Only the first few are kept in memory beside the file.
    """

    KEPT = 100

    def __init__(self, folder: Path, source: str) -> None:
        name = re.sub(r"[^\w.-]+", "-", source)[-80:].strip("-.") or "source"
        self.path = folder / "rejected" / f"{name}.jsonl"
        self.count = 0
        self.codes: set[str] = set()
        self.first: list[Rejected] = []
        self._lines: list[bytes] = []

    def add(self, rejected: Rejected) -> None:
        """Take one in."""
        self.count += 1
        self.codes.add(rejected.code)
        if len(self.first) < self.KEPT:
            self.first.append(rejected)
        self._lines.append(msgspec.json.encode(rejected))

    def write(self) -> Path | None:
        """Write the list; returns its path, or None (and removes an old one) when nothing was rejected."""
        if not self.count:
            self.path.unlink(missing_ok=True)
            return None
        self.path.parent.mkdir(exist_ok=True)
        self.path.write_bytes(b"\n".join(self._lines) + b"\n")
        return self.path
