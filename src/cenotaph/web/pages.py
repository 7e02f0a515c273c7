"""The pages: map, list, site, document, findings, sources, about; those of what waits for a person are in `review_page` and `doubtful_page`."""

from __future__ import annotations

import re
from collections import Counter

from fastapi import APIRouter, Request
from starlette.responses import Response

from cenotaph.errors import UnknownIdError
from cenotaph.intake.link import read_doubtful
from cenotaph.register.answers import Finding
from cenotaph.web import base_map
from cenotaph.web.api import READ, Offset
from cenotaph.web.assets import send, static_asset
from cenotaph.web.document_view import view_document
from cenotaph.web.doubtful_page import add_doubtful
from cenotaph.web.listing import Choice, Listings, first_sites, list_sites, make_facets
from cenotaph.web.page_pictures import picture_of, sizes_of
from cenotaph.web.page_view import pages_drawn_on
from cenotaph.web.paging import PAGE_LINES, make_pager
from cenotaph.web.query import format_pairs, format_query, parse_day, parse_query, today
from cenotaph.web.reader import Reader
from cenotaph.web.render import Pages, say_code
from cenotaph.web.review_page import add_review, count_statements
from cenotaph.web.site_view import documents_of, view_site

_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)


def page_routes(reader: Reader, pages: Pages, listings: Listings) -> APIRouter:
    """Make the routes of the pages."""
    router = APIRouter()
    _add_lists(router, reader, pages, listings)
    _add_site(router, reader, pages)
    _add_rest(router, reader, pages)
    add_review(router, reader, pages)
    add_doubtful(router, reader, pages)
    _add_files(router)
    return router


def _add_lists(router: APIRouter, reader: Reader, pages: Pages, listings: Listings) -> None:
    @router.api_route("/", methods=READ)
    def map_page(request: Request) -> Response:
        query = parse_query(request.query_params.multi_items())
        with reader.register() as register:
            folded = reader.folded(register)
            tally = listings.tally(register, folded, query.day)
            sites = list_sites(register, query) if query.is_narrowed else None
            first = first_sites(register, query, PAGE_LINES) if sites is None else sites[:PAGE_LINES]
            facets = make_facets(tally, query, reader.sources(register), matched=sites)
        return pages.render(
            "map.html",
            path="/",
            folded=folded,
            as_of=query.day,
            asked=query,
            facets=facets,
            first_sites=first,
            style_url=_style(reader, request),
        )

    @router.api_route("/sites", methods=READ)
    def sites_page(request: Request, offset: Offset = 0) -> Response:
        query = parse_query(request.query_params.multi_items())
        with reader.register() as register:
            folded = reader.folded(register)
            total = listings.tally(register, folded, query.day).total
            found = list_sites(register, query)
        return pages.render(
            "sites.html",
            path="/sites",
            folded=folded,
            as_of=query.day,
            asked=query,
            kept=[pair for pair in format_pairs(query) if pair[0] != "text"],
            query=format_query(query),
            as_of_query=_as_of_query(query.as_of_text),
            matched=len(found),
            total=total,
            start=offset,
            sites=found[offset : offset + PAGE_LINES],
            pager=make_pager("/sites", format_pairs(query), offset=offset, count=len(found)),
        )


def _add_site(router: APIRouter, reader: Reader, pages: Pages) -> None:
    @router.api_route("/site/{id_:path}", methods=READ)
    def site_page(request: Request, id_: str, as_of: str | None = None) -> Response:
        day = parse_day(as_of)
        with reader.register() as register:
            folded = reader.folded(register)
            detail = reader.detail(register, id_, as_of=day or today())
            documents = [register.document(sha256) for sha256 in documents_of(detail)]
            sources = reader.sources(register)
            waiting = register.find_in_review(entity=detail.id) if folded.waiting else ()
        return pages.render(
            "site.html",
            path=request.url.path,
            folded=folded,
            as_of=day or today(),
            as_of_query=_as_of_query(as_of if day else None),
            view=view_site(detail, id_, documents=documents),
            sources=sources,
            waiting=count_statements(waiting),
            vkey=reader.vkey,
            style_url=_style(reader, request),
        )

    @router.api_route("/document/{sha256}", methods=READ)
    def document_page(request: Request, sha256: str) -> Response:
        if not _SHA256.fullmatch(sha256):
            raise UnknownIdError(sha256)
        with reader.register() as register:
            folded = reader.folded(register)
            document = register.document(sha256)
            waiting = register.find_in_review(document=sha256) if folded.waiting else ()
        hidden = document.source.visibility == "internal"
        sizes = {} if hidden else sizes_of(reader, document.capture, pages_drawn_on(document))
        view = view_document(document, None if hidden else reader.text_of(sha256), sizes)
        return pages.render(
            "document.html",
            path=request.url.path,
            folded=folded,
            view=view,
            waiting=count_statements(waiting),
        )

    @router.api_route("/document/{sha256}/page/{number}", methods=READ)
    def page_picture(request: Request, sha256: str, number: int) -> Response:
        if not _SHA256.fullmatch(sha256):
            raise UnknownIdError(sha256)
        with reader.register() as register:
            document = register.document(sha256)
        # Of a scan only those pages are shown that something stands on, and none of what may not be shown.
        capture = document.capture
        if document.source.visibility != "public" or number not in pages_drawn_on(document) or not capture:
            raise UnknownIdError(f"{sha256} page {number}")
        asset = picture_of(reader, capture, number)
        return send(request, asset.etag, lambda: asset)


def _add_rest(router: APIRouter, reader: Reader, pages: Pages) -> None:
    @router.api_route("/findings", methods=READ)
    def findings_page(code: str | None = None, offset: Offset = 0) -> Response:
        with reader.register() as register:
            folded = reader.folded(register)
            found = list(register.findings())
            doubtful = len(read_doubtful(register))
        chosen = [finding for finding in found if code in (None, finding.code)]
        pairs = [("code", code)] if code else []
        return pages.render(
            "findings.html",
            path="/findings",
            folded=folded,
            codes=_codes(found, code),
            doubtful=doubtful,
            chosen=code,
            findings=chosen[offset : offset + PAGE_LINES],
            pager=make_pager("/findings", pairs, offset=offset, count=len(chosen)),
        )

    @router.api_route("/sources", methods=READ)
    def sources_page() -> Response:
        with reader.register() as register:
            folded = reader.folded(register)
            listed = list(register.sources())
        return pages.render("sources.html", path="/sources", folded=folded, listed=listed)

    @router.api_route("/about", methods=READ)
    def about_page() -> Response:
        with reader.register() as register:
            folded = reader.folded(register)
        signed, _ = reader.signed()
        return pages.render("about.html", path="/about", folded=folded, signed=signed, vkey=reader.vkey)


def _add_files(router: APIRouter) -> None:
    @router.api_route("/static/{name}", methods=READ)
    def static_file(request: Request, name: str) -> Response:
        asset = static_asset(name)
        if asset is None:
            raise UnknownIdError(name)
        return send(request, asset.etag, lambda: asset)

    @router.api_route("/map/countries.geojson", methods=READ)
    def countries(request: Request) -> Response:
        asset = base_map.countries()
        return send(request, asset.etag, lambda: asset)

    @router.api_route("/map/labels.geojson", methods=READ)
    def labels(request: Request) -> Response:
        asset = base_map.labels()
        return send(request, asset.etag, lambda: asset)


def _style(reader: Reader, request: Request) -> str | None:
    # `?style=plain` leaves the configured online style; no address can bring in another host.
    return None if request.query_params.get("style") == "plain" else reader.settings.map_style


def _as_of_query(as_of: str | None) -> str:
    return f"?as_of={as_of}" if as_of else ""


def _codes(found: list[Finding], chosen: str | None) -> list[Choice]:
    counts = Counter(finding.code for finding in found)
    return [Choice(code, say_code(code), counts[code], code == chosen) for code in sorted(counts)]
