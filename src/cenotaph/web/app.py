"""The application: one register, read-only, under strict headers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from cenotaph import __version__
from cenotaph.errors import CenotaphError
from cenotaph.settings import Settings, load_settings
from cenotaph.web.api import api_routes
from cenotaph.web.guard import Guard
from cenotaph.web.listing import Listings
from cenotaph.web.pages import page_routes
from cenotaph.web.reader import Reader
from cenotaph.web.render import Pages
from cenotaph.web.status import SENTENCES, sentence_of, status_of

_API = ("/api/", "/proof/", "/checkpoint")


def create_app(settings: Settings | Path) -> FastAPI:
    """Make the application of one register.

    Args:
        settings: the register's settings, or its folder.

    Raises:
        NoRegisterError: the folder is not a register.
    """
    settings = load_settings(settings) if isinstance(settings, Path) else settings
    reader = Reader(settings)
    pages = Pages(settings.name)
    listings = Listings()

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        reader.close()

    app = FastAPI(
        title=settings.name,
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=lifespan,
    )
    app.include_router(api_routes(reader, listings))
    app.include_router(page_routes(reader, pages, listings))
    failing = _Failing(pages)
    app.add_exception_handler(CenotaphError, failing.on_error)
    app.add_exception_handler(HTTPException, failing.on_error)
    app.add_exception_handler(RequestValidationError, failing.on_error)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.add_middleware(Guard, online_map=settings.map_style is not None, broken=failing.on_failure)
    return app


class _Failing:
    """Answers to requests that cannot be answered: a page for people, an object for programs."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def on_error(self, request: Request, error: Exception) -> Response:
        """Answer to an error that was raised on purpose."""
        if isinstance(error, HTTPException):
            status = error.status_code
            return self._answer(request, status, SENTENCES.get(status, HTTPStatus(status).phrase))
        if isinstance(error, RequestValidationError):
            return self._answer(request, 400, SENTENCES[400])
        return self._answer(request, status_of(error), sentence_of(error))

    def on_failure(self, request: Request, number: str) -> Response:
        """Answer to everything else."""
        return self._answer(request, 500, SENTENCES[500], number)

    def _answer(self, request: Request, status: int, sentence: str, number: str | None = None) -> Response:
        path = request.url.path
        if path.startswith(_API):
            body = {"status": status, "error": sentence}
            return JSONResponse(body | ({"number": number} if number else {}), status_code=status)
        guess = (
            unquote(path.rpartition("/")[2]).rpartition(":")[2][:80] if status == HTTPStatus.NOT_FOUND else ""
        )
        return self._pages.render(
            "error.html",
            path=path,
            status=status,
            heading=HTTPStatus(status).phrase,
            sentence=sentence,
            number=number,
            guess=guess,
        )
