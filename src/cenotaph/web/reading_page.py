"""Documents that were read, as one page by itself: for a file that is opened in a browser or sent to somebody.

Invariant: the page needs nothing but itself (no script, no address) and says so to the browser; every word of a
document is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import resources

from cenotaph import __version__
from cenotaph.extract.text.account import Account
from cenotaph.web.reading_view import view_reading
from cenotaph.web.render import environment


def render_readings(accounts: Iterable[Account]) -> str:
    """Draw documents, one after the other, with what is said in them beside their text."""
    views = [view_reading(account, number=number) for number, account in enumerate(accounts, 1)]
    style = resources.files("cenotaph.web").joinpath("static", "site.css").read_text(encoding="utf-8")
    return environment().get_template("reading.html").render(views=views, style=style, version=__version__)
