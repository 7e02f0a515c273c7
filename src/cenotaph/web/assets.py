"""Files that pages need, each read once, compressed once and known by its hash.

MapLibre GL JS is served from the installed package `maplibre`, which carries it; nothing is copied and nothing
is fetched from another host.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from importlib import metadata, resources
from pathlib import Path
from typing import Final

import msgspec
from starlette.requests import Request
from starlette.responses import Response

OWN: Final[dict[str, str]] = {
    "site.css": "text/css; charset=utf-8",
    "map.js": "text/javascript; charset=utf-8",
    "base-map.js": "text/javascript; charset=utf-8",
    "small-map.js": "text/javascript; charset=utf-8",
    "marks.js": "text/javascript; charset=utf-8",
    "search.js": "text/javascript; charset=utf-8",
    "document.js": "text/javascript; charset=utf-8",
    "marks.svg": "image/svg+xml; charset=utf-8",
    "icon.svg": "image/svg+xml; charset=utf-8",
}
MAPLIBRE: Final[dict[str, str]] = {
    "maplibre-gl.js": "text/javascript; charset=utf-8",
    "maplibre-gl.css": "text/css; charset=utf-8",
}
_COMPRESSED_FROM_BYTES: Final = 1000


class Asset(msgspec.Struct, frozen=True):
    """Bytes ready to be sent; `gzipped` None where it is not worth it."""

    body: bytes
    gzipped: bytes | None
    media_type: str
    etag: str


def make_asset(body: bytes, media_type: str, *, etag: str | None = None) -> Asset:
    """Compress bytes and name them by their hash, or by what the caller knows to change with them."""
    gzipped = gzip.compress(body, 6, mtime=0) if len(body) >= _COMPRESSED_FROM_BYTES else None
    return Asset(body, gzipped, media_type, etag or f'"{sha256(body).hexdigest()[:32]}"')


@cache
def static_asset(name: str) -> Asset | None:
    """Return a file of the pages, or None if there is none of that name."""
    if name in OWN:
        return make_asset(resources.files("cenotaph.web").joinpath("static", name).read_bytes(), OWN[name])
    if name in MAPLIBRE:
        return make_asset(_maplibre_file(name).read_bytes(), MAPLIBRE[name])
    return None


def _maplibre_file(name: str) -> Path:
    # Located, not imported: importing the package sets up logging for the whole process.
    return Path(str(metadata.distribution("maplibre").locate_file(f"maplibre/srcjs/{name}")))


def send(
    request: Request, etag: str, make: Callable[[], Asset], headers: dict[str, str] | None = None
) -> Response:
    """Answer with an asset, or with 304 if the reader has it already.

    Args:
        request: what was asked.
        etag: the asset's, known before it is made.
        make: makes the asset; not called for a 304.
        headers: to be sent along.
    """
    along = {"ETag": etag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding", **(headers or {})}
    if etag in _tags(request):
        return Response(status_code=304, headers=along)
    asset = make()
    if asset.gzipped is not None and "gzip" in request.headers.get("accept-encoding", ""):
        return Response(
            asset.gzipped, headers={**along, "Content-Encoding": "gzip"}, media_type=asset.media_type
        )
    return Response(asset.body, headers=along, media_type=asset.media_type)


def _tags(request: Request) -> set[str]:
    given = request.headers.get("if-none-match", "")
    return {tag.strip().removeprefix("W/") for tag in given.split(",")}
