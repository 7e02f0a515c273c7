"""Listening: the port is known before anything is answered, so that a caller can say where to look."""

from __future__ import annotations

import socket

import uvicorn
from starlette.types import ASGIApp

from cenotaph.errors import UsageError
from cenotaph.settings import Settings
from cenotaph.web.app import create_app


def listen(host: str = "127.0.0.1", port: int = 0) -> socket.socket:
    """Take a port; nothing is answered yet.

    Args:
        host: the address to listen on; only this machine unless told otherwise.
        port: 0 takes a free one (`getsockname()[1]` says which).

    Raises:
        UsageError: the port is taken, or the address is not this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise UsageError(f"cannot listen on {host} port {port}: {error.strerror or error}") from error
    return listener


def run(settings: Settings, listener: socket.socket) -> None:
    """Serve a register until the process is told to stop (Ctrl-C); prints nothing.

    Raises:
        NoRegisterError: the folder holds no log.
    """
    Server(create_app(settings), listener).run()


class Server:
    """Answers on a port that was taken by `listen`; prints nothing."""

    def __init__(self, app: ASGIApp, listener: socket.socket) -> None:
        self._listener = listener
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
        self._server = uvicorn.Server(config)

    @property
    def url(self) -> str:
        """The address of the first page."""
        host, port = self._listener.getsockname()[:2]
        return f"http://{f'[{host}]' if ':' in host else host}:{port}/"

    def run(self) -> None:
        """Answer until the process is told to stop, or `stop` is called; then the port is free again."""
        try:
            self._server.run(sockets=[self._listener])
        finally:
            self._listener.close()

    def stop(self) -> None:
        """Let `run` return soon; may be called from another thread."""
        self._server.should_exit = True
