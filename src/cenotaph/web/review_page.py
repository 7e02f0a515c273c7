"""The page of what waits for a person's verdict. It shows commands and runs none: pages never write."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fastapi import APIRouter, Request
from starlette.responses import Response

from cenotaph.errors import UnknownIdError
from cenotaph.register.in_sqlite import Register
from cenotaph.register.reviews import InReview
from cenotaph.web.api import READ, Offset
from cenotaph.web.links import site_path
from cenotaph.web.paging import PAGE_LINES, make_pager
from cenotaph.web.query import today
from cenotaph.web.reader import Reader
from cenotaph.web.render import Pages
from cenotaph.web.review_view import view_review
from cenotaph.web.words import say_site_name

_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)


def count_statements(found: Iterable[InReview]) -> int:
    """Count the statements of assertions that wait."""
    return sum(len(one.numbers) for one in found)


def add_review(router: APIRouter, reader: Reader, pages: Pages) -> None:
    """Add the route of the page."""

    @router.api_route("/review", methods=READ)
    def review_page(
        request: Request, site: str | None = None, document: str | None = None, offset: Offset = 0
    ) -> Response:
        if document is not None and not _SHA256.fullmatch(document):
            raise UnknownIdError(document)
        with reader.register() as register:
            folded = reader.folded(register)
            found = register.find_in_review(entity=site, document=document)
            lines = list(register.read_in_review(found[offset : offset + PAGE_LINES]))
            sources = reader.sources(register)
            about = _about(register, site, document)
        pairs = [(name, value) for name, value in (("site", site), ("document", document)) if value]
        return pages.render(
            "review.html",
            path=request.url.path,
            folded=folded,
            total=count_statements(found),
            about=about,
            batches=view_review(lines, sources, reader.text_of),
            pager=make_pager("/review", pairs, offset=offset, count=len(found)),
        )


def _about(register: Register, site: str | None, document: str | None) -> dict[str, str] | None:
    """Say of what alone the page tells, with the address of that."""
    if site is not None:
        detail = register.detail(site, as_of=today())
        return {"href": site_path(detail.id), "label": say_site_name(detail)}
    if document is not None:
        title = register.document(document).source.title
        return {"href": f"/document/{document}", "label": title or "a document without a title"}
    return None
