"""`cenotaph serve`."""

from __future__ import annotations

import webbrowser

import click

from cenotaph.cli.terminal import note, opened
from cenotaph.settings import Settings


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one."
)
@click.option("--open/--no-open", "open_page", default=False, help="Open the page in the browser.")
@click.pass_context
def command(ctx: click.Context, host: str, port: int, open_page: bool) -> None:
    """Serve the register's pages and API, until stopped with Ctrl-C."""
    with opened(ctx) as workspace:
        settings = workspace.settings
    serve(settings, host=host, port=port, open_page=open_page)


def serve(settings: Settings, *, host: str, port: int, open_page: bool) -> None:
    """Serve a register until it is stopped."""
    from cenotaph.web.serve import listen, run

    listener = listen(host, port)
    url = f"http://{host}:{listener.getsockname()[1]}/"
    note(f"serving {settings.name!r} at {url} (stop with Ctrl-C)")
    if open_page:
        webbrowser.open(url)
    run(settings, listener)
