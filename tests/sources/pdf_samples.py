"""Small PDFs for tests, made anew each time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import XPos, YPos

WORDS = (
    "obelisk", "village", "soldiers", "stone", "church", "names", "buried", "memorial", "northern", "river", "cemetery",
    "fallen", "restored", "council", "bronze", "plaque", "erected", "removed", "summer", "winter", "square", "school",
    "road", "hill", "garden", "chapel", "wall", "granite",
)  # fmt: skip


class Report(FPDF):
    """Pages with a running head and a page number."""

    running = "Annual report of the society"

    def header(self) -> None:
        self.set_font("Helvetica", size=8)
        self.cell(0, 8, self.running, new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("Helvetica", size=8)
        self.cell(0, 8, f"Page {self.page_no()} of {{nb}}", align="C")


def sentence(number: int) -> str:
    """A sentence of its own for each number."""
    chosen = [WORDS[(number * step + step) % len(WORDS)] for step in range(5, 14)]
    return f"{' '.join(chosen).capitalize()} since {1500 + number}."


def write_report(path: Path, paragraphs: Sequence[str]) -> Path:
    """Write a report in paragraphs over as many pages as it needs."""
    pdf = Report()
    pdf.set_title("A stone at the edge")
    pdf.set_author("Anna Muster")
    pdf.set_lang("en-GB")
    pdf.add_page()
    pdf.set_font("Helvetica", size=18)
    pdf.cell(0, 12, "The stone", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    pdf.set_font("Helvetica", size=11)
    for paragraph in paragraphs:
        pdf.multi_cell(0, 5.5, paragraph, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        pdf.ln(3)
    pdf.output(str(path))
    return path
