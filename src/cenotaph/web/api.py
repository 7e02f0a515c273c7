"""The same answers as JSON. Each says, in a header and in its body, which checkpoint it was folded from."""

from __future__ import annotations

from typing import Annotated, Any, Final

import msgspec
from fastapi import APIRouter, Query, Request
from starlette.responses import PlainTextResponse, Response

from cenotaph.web.assets import send
from cenotaph.web.links import site_path
from cenotaph.web.listing import Listings, listing_etag
from cenotaph.web.query import MAX_TEXT_CHARACTERS, BadQueryError, parse_day, parse_query, today
from cenotaph.web.reader import Folded, Reader
from cenotaph.web.review_view import without_words
from cenotaph.web.words import say_about, say_site_name

MAX_LIMIT: Final = 1000
READ: Final = ["GET", "HEAD"]

Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT)]
Offset = Annotated[int, Query(ge=0, le=10**9)]


def json_answer(body: dict[str, Any], folded: Folded) -> Response:
    """Answer with JSON that says which state of the register it was made from."""
    whole = {**body, "checkpoint": folded.checkpoint, "applied": folded.applied}
    headers = {**folded.headers, "Cache-Control": "no-cache"}
    return Response(msgspec.json.encode(whole), headers=headers, media_type="application/json")


def api_routes(reader: Reader, listings: Listings) -> APIRouter:
    """Make the routes of the JSON API."""
    router = APIRouter()

    @router.api_route("/api/sites.geojson", methods=READ)
    def sites_geojson(request: Request) -> Response:
        query = parse_query(request.query_params.multi_items())
        with reader.register() as register:
            folded = reader.folded(register)
            etag = listing_etag(folded, query)
            return send(request, etag, lambda: listings.geojson(register, folded, query), folded.headers)

    @router.api_route("/api/sites", methods=READ)
    def sites(request: Request, limit: Limit = 100, offset: Offset = 0) -> Response:
        query = parse_query(request.query_params.multi_items())
        with reader.register() as register:
            folded = reader.folded(register)
            found = list(register.list(query.filters, as_of=query.day))
        shown = found[offset : offset + limit]
        body = {"as_of": query.day, "matched": len(found), "offset": offset, "sites": shown}
        return json_answer(body, folded)

    @router.api_route("/api/search", methods=READ)
    def search(
        q: Annotated[str, Query(max_length=MAX_TEXT_CHARACTERS)] = "",
        limit: Limit = 20,
        as_of: str | None = None,
    ) -> Response:
        day = parse_day(as_of) or today()
        with reader.register() as register:
            folded = reader.folded(register)
            found = list(register.search(q, as_of=day, limit=limit)) if q.strip() else []
        lines = [
            {
                **msgspec.to_builtins(site),
                "href": site_path(site.id),
                "label": say_site_name(site),
                "about": say_about(site),
            }
            for site in found
        ]
        return json_answer({"as_of": day, "sites": lines}, folded)

    @router.api_route("/api/site/{id_:path}", methods=READ)
    def site(id_: str, as_of: str | None = None) -> Response:
        day = parse_day(as_of) or today()
        with reader.register() as register:
            folded = reader.folded(register)
            detail = reader.detail(register, id_, as_of=day)
        return json_answer(msgspec.to_builtins(detail), folded)

    @router.api_route("/api/findings", methods=READ)
    def findings(entity: str | None = None) -> Response:
        with reader.register() as register:
            folded = reader.folded(register)
            found = list(register.findings(entity))
        return json_answer({"findings": found}, folded)

    @router.api_route("/api/review", methods=READ)
    def review(
        limit: Limit = 100, offset: Offset = 0, site: str | None = None, document: str | None = None
    ) -> Response:
        with reader.register() as register:
            folded = reader.folded(register)
            found = register.find_in_review(entity=site, document=document)
            read = register.read_in_review(found[offset : offset + limit])
            lines = list(without_words(read, reader.sources(register)))
        # Counted and cut by entries of the log: a statement is not torn from the others of its entry.
        body = {"entries": len(found), "offset": offset, "waiting": lines}
        return json_answer(body, folded)

    @router.api_route("/checkpoint", methods=READ)
    def checkpoint() -> Response:
        _, note = reader.signed()
        return PlainTextResponse(note, headers={"Cache-Control": "no-cache"})

    @router.api_route("/proof/{name}.tlog-proof", methods=READ)
    def proof(name: str) -> Response:
        if not (name.isascii() and name.isdigit() and len(name) <= 16):
            raise BadQueryError("proof", "expected the index of an entry")
        filename = f'attachment; filename="entry-{int(name)}.tlog-proof"'
        headers = {"Content-Disposition": filename, "Cache-Control": "no-cache"}
        with reader.register() as register:
            text = reader.prove(register, int(name))
        return PlainTextResponse(text, headers=headers)

    return router
