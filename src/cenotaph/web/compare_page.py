"""A comparison of two lists as one HTML file that needs nothing else.

Invariant: everything that a list says is escaped; no script, and nothing from another host.
"""

from __future__ import annotations

from importlib import resources

from cenotaph.intake.compare import Comparison
from cenotaph.web.render import environment


def to_html(found: Comparison) -> str:
    """Write the page."""
    style = resources.files("cenotaph.web").joinpath("static", "site.css").read_text(encoding="utf-8")
    return environment().get_template("compare.html").render(found=found, style=style)
