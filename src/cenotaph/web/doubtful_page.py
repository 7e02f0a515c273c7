"""The page of pairs that linkage could not decide. It shows commands and runs none: pages never write."""

from __future__ import annotations

from typing import Final

import msgspec
from fastapi import APIRouter, Request
from starlette.responses import Response

from cenotaph.intake.link import read_doubtful
from cenotaph.register.answers import Detail, StatementLine
from cenotaph.register.in_sqlite import Register
from cenotaph.register.linking import Judged
from cenotaph.web.api import READ, Offset
from cenotaph.web.paging import PAGE_LINES, make_pager
from cenotaph.web.query import today
from cenotaph.web.reader import Reader
from cenotaph.web.render import Pages
from cenotaph.web.words import say_property, say_site_name, say_value, say_when

_MOST: Final = 3
_LONGEST: Final = 300


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One of the two: the subject that was compared, and the entity that it belongs to."""

    subject: str
    entity: str
    name: str


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two that may be one.

    Attributes:
        rows: what is said of both, by label.
        reasons: of the judgement.
    """

    sides: tuple[Side, Side]
    rows: tuple[tuple[str, tuple[str, str]], ...]
    reasons: tuple[str, ...]


def add_doubtful(router: APIRouter, reader: Reader, pages: Pages) -> None:
    """Add the route of the page."""

    @router.api_route("/doubtful", methods=READ)
    def doubtful_page(request: Request, offset: Offset = 0) -> Response:
        with reader.register() as register:
            folded = reader.folded(register)
            found = read_doubtful(register)
            pairs = [_pair(register, one) for one in found[offset : offset + PAGE_LINES]]
        return pages.render(
            "doubtful.html",
            path=request.url.path,
            folded=folded,
            total=len(found),
            offset=offset,
            pairs=pairs,
            pager=make_pager("/doubtful", [], offset=offset, count=len(found)),
        )


def _pair(register: Register, judged: Judged) -> Pair:
    left, right = (register.detail(one, as_of=today()) for one in (judged.left, judged.right))
    said = _said_of(judged.left, left), _said_of(judged.right, right)
    labels = dict.fromkeys(("Id", *said[0], *said[1]))
    lines = register.relations_of(judged.left, judged.right)
    return Pair(
        sides=(_side(judged.left, left), _side(judged.right, right)),
        rows=tuple((label, (said[0].get(label, ""), said[1].get(label, ""))) for label in labels),
        reasons=next((line.reasons for line in lines if line.address == str(judged.entry)), ()),
    )


def _side(subject: str, detail: Detail) -> Side:
    own = next((line.value for line in _own_lines(subject, detail) if line.property == "named"), None)
    return Side(subject=subject, entity=detail.id, name=own or say_site_name(detail))


def _said_of(subject: str, detail: Detail) -> dict[str, str]:
    """Say what the sources of a subject state, by property; what others of its group state was not compared."""
    found: dict[str, dict[str, None]] = {"Id": {subject: None}}
    for line in _own_lines(subject, detail):
        words = " · ".join(filter(None, (say_value(line), say_when(line))))
        found.setdefault(say_property(line.property), {})[words or "yes"] = None
    return {label: "; ".join(list(words)[:_MOST])[:_LONGEST] for label, words in found.items()}


def _own_lines(subject: str, detail: Detail) -> list[StatementLine]:
    return [line for line in detail.statements if line.subject in (subject, None)]
