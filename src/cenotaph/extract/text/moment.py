"""A time that a text says, and the day from which what it says is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from cenotaph.extract.text.layout import Span


@dataclass(frozen=True, slots=True)
class Time:
    """A time in a text. `edtf` None: understood, but not to be dated without the document's date."""

    span: Span
    edtf: str | None
    relation: str | None = None
    anchor: Span | None = None


class Today:
    """The document's date, as precise as it is known."""

    def __init__(self, edtf: str | None, future: bool) -> None:
        """Take the date apart; with `future` a bare weekday or month means the next one."""
        # No calendar goes beyond the years 1 to 9999: a date near their ends is taken for none.
        parts = re.match(r"([1-8]\d{3})(?:-(\d\d))?(?:-(\d\d))?", edtf or "", re.ASCII)
        self.year = int(parts[1]) if parts else None
        self.month = int(parts[2]) if parts and parts[2] and 1 <= int(parts[2]) <= 12 else None
        self.day: date | None = None
        if parts and parts[2] and parts[3]:
            try:
                self.day = date(int(parts[1]), int(parts[2]), int(parts[3]))
            except ValueError:
                self.day = None
        self.future = future

    def shown(self) -> str | None:
        """Return the date as it is known."""
        if self.day:
            return self.day.isoformat()
        return (f"{self.year:04}-{self.month:02}" if self.month else f"{self.year:04}") if self.year else None

    def shifted(self, days: int) -> str | None:
        """Return the day so many days away, or the coarser date where the day is not known."""
        return (self.day + timedelta(days)).isoformat() if self.day else self.shown()

    def month_away(self, months: int) -> str | None:
        """Return the month so many months away."""
        if not self.year:
            return None
        if not self.month:
            return f"{self.year:04}"
        at = self.year * 12 + self.month - 1 + months
        return f"{at // 12:04}-{at % 12 + 1:02}"

    def year_of(self, month: int, day: int | None) -> str:
        """Guess the year of a month that is named alone: the last before the document, or the next to come."""
        if not self.year:
            return "XXXX"
        if not self.month:
            return f"{self.year:04}"
        later = (month, day or 0) > (self.month, self.day.day if self.day and day else 0)
        if self.future:
            return f"{self.year + (0 if later or month == self.month else 1):04}"
        return f"{self.year - (1 if later else 0):04}"

    def weekday(self, number: int) -> str | None:
        """Return the last such day up to the document's (or the next after it); Monday is 0."""
        if not self.day:
            return self.shown()
        back = (self.day.weekday() - number) % 7
        return self.shifted(-back if not self.future else (7 - back) % 7 or 7)
