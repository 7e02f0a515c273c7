"""The page of pairs that linkage could not decide. It shows commands and runs none: pages never write."""

from __future__ import annotations

import msgspec
from fastapi import APIRouter, Request
from starlette.responses import Response

from cenotaph.intake.link import read_doubtful
from cenotaph.register.answers import Detail
from cenotaph.register.in_sqlite import Register
from cenotaph.register.linking import Judged
from cenotaph.web.api import READ, Offset
from cenotaph.web.paging import PAGE_LINES, make_pager
from cenotaph.web.query import today
from cenotaph.web.reader import Reader
from cenotaph.web.render import Pages
from cenotaph.web.words import say_country, say_kind, say_site_name, say_state


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
    said = (_said_of(judged.left, left), _said_of(judged.right, right))
    lines = register.relations_of(judged.left, judged.right)
    return Pair(
        sides=(
            Side(subject=judged.left, entity=left.id, name=say_site_name(left)),
            Side(subject=judged.right, entity=right.id, name=say_site_name(right)),
        ),
        rows=tuple((label, (text, said[1][label])) for label, text in said[0].items()),
        reasons=next((line.reasons for line in lines if line.address == str(judged.entry)), ()),
    )


def _said_of(subject: str, detail: Detail) -> dict[str, str]:
    where = f"{detail.lat:.5f}, {detail.lon:.5f}" if detail.lat is not None and detail.lon is not None else ""
    return {
        "Kind": say_kind(detail.kind),
        "Place": ", ".join(filter(None, (detail.place, say_country(detail.country)))),
        "Position": where,
        "State": say_state(detail.state.value),
        "Id": subject,
    }
