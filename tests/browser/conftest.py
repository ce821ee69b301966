"""A real Chromium, started once: where there is none tests are skipped, but never in CI."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from pytest_assistants.report.page.rendering import rendered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

    from pytest_assistants.report.page.content import Page as Content

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
ABSENT = "no Chromium is installed: `make browser` installs Debian's"


def chromium() -> str | None:
    """The path of an installed Chromium."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


# No wider than a module: while Playwright is up, no other event loop can run in the thread.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None and os.environ.get("CI"):
        pytest.fail(ABSENT)
    if path is None:
        pytest.skip(ABSENT)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


class Opened:
    """A page in the browser, with all that it asked for and complained of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.fetched: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("requestfinished", lambda request: self.fetched.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))


class Desk:
    """Opens pages of a run as a reader does: from a file, one after the other."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self._browser = browser
        self._path = folder / "report.html"
        self._contexts: dict[str, BrowserContext] = {}
        self._pages: list[Page] = []

    def open(
        self, content: Content, *, scheme: str = "light", viewport: dict[str, int] = DESK
    ) -> Opened:
        self._path.write_bytes(rendered(content))
        page = self._context(scheme).new_page()
        page.set_viewport_size(viewport)  # type: ignore[arg-type]  # width and height
        self._pages.append(page)
        opened = Opened(page)
        page.goto(self._path.as_uri())
        return opened

    def clear(self) -> None:
        while self._pages:
            self._pages.pop().close()

    def _context(self, scheme: str) -> BrowserContext:
        if scheme not in self._contexts:
            self._contexts[scheme] = self._browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]  # light or dark
        return self._contexts[scheme]


@pytest.fixture(scope="module")
def reading_desk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(browser, tmp_path_factory.mktemp("pages"))


@pytest.fixture
def desk(reading_desk: Desk) -> Iterator[Desk]:
    yield reading_desk
    reading_desk.clear()
