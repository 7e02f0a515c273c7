"""A real Chromium on the pages of the small register. Any console error and any request to another host fails the test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import httpx
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from cenotaph.settings import Settings
from web.small_register import build, serving

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # The map needs WebGL, here drawn by the processor.
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
)
NAMES = ("chromium", "chromium-browser", "google-chrome")

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; without one the tests of this folder are skipped."""
    executable = next(filter(None, map(shutil.which, NAMES)), None)
    if executable is None:
        pytest.skip("no Chromium on this machine (apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The settings of the small register."""
    return build(tmp_path_factory.mktemp("browser"))


@pytest.fixture(scope="session")
def address(small: Settings) -> Iterator[str]:
    """Where the small register is served, without a slash at the end."""
    with serving(small) as client:
        yield str(client.base_url).rstrip("/")


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Open]:
    """Opens a page of the register; called with a path and options of the browser's context."""
    wrong: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            wrong.append(f"console: {message.text}")

    def watch(url: str) -> None:
        if not url.startswith(("blob:", "data:")) and httpx.URL(url).netloc != httpx.URL(address).netloc:
            wrong.append(f"request to another host: {url}")

    with ExitStack() as stack:

        def open_page(path: str, **options: object) -> Page:
            context = stack.enter_context(browser.new_context(**{"locale": "en-GB", **options}))  # type: ignore[arg-type]
            page = context.new_page()
            page.set_default_timeout(30_000)
            page.on("console", hear)
            page.on("pageerror", lambda error: wrong.append(f"page: {error}"))
            page.on("request", lambda request: watch(request.url))
            page.goto(address + path)
            return page

        yield open_page
    assert not wrong
