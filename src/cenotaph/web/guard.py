"""The outermost layer: security headers on every answer, and what happens when something breaks.

An unexpected error is logged under a random number, and the reader gets the number, never the message.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

logger = logging.getLogger(__name__)

_HEADERS: Final[dict[str, str]] = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def content_policy(*, online_map: bool) -> str:
    """Return the content security policy.

    MapLibre starts its worker from a blob. Only a map style that the keeper configured lets a page reach other
    hosts, and then for map data alone.
    """
    other = " https:" if online_map else ""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; worker-src blob:; child-src blob:; "
        f"img-src 'self' data: blob:{other}; connect-src 'self'{other}; font-src 'self'; manifest-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


class Guard:
    """ASGI middleware around the whole application."""

    def __init__(self, app: ASGIApp, *, online_map: bool, broken: Callable[[Request, str], Response]) -> None:
        """Wrap an application.

        Args:
            app: the application.
            online_map: whether a map style of another host is configured.
            broken: makes the answer to a request that failed, given the number of the failure.
        """
        self._app = app
        self._headers = {**_HEADERS, "Content-Security-Policy": content_policy(online_map=online_map)}
        self._broken = broken

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and add the headers to its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def send_guarded(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers[name] = value
            await send(message)

        try:
            await self._app(scope, receive, send_guarded)
        except Exception:
            number = secrets.token_hex(4)
            logger.exception("request failed, number %s: %s %s", number, scope["method"], scope["path"])
            if started:
                raise
            await self._broken(Request(scope), number)(scope, receive, send_guarded)
