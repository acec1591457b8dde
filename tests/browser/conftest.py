"""A real browser: the Chromium or Chrome that is installed, driven by Playwright (`make test-browser`)."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Literal, NoReturn

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Open = Callable[..., AbstractContextManager["Page"]]
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def _missing(what: str) -> NoReturn:
    """Skip, or fail where a browser was asked for."""
    if os.environ.get("BROWSER_TESTS"):
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if program is None:
        _missing("needs Chromium or Chrome (CHROMIUM=/path/to/it)")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _missing("needs playwright: make test-browser")
    with sync_playwright() as playwright:
        # Chromium refuses its sandbox to root, which is who runs in a container.
        alone = ["--no-sandbox"] if os.geteuid() == 0 else []
        running = playwright.chromium.launch(executable_path=program, args=alone)
        yield running
        running.close()


@pytest.fixture
def show(browser: Browser) -> Open:
    """Return a function that shows HTML in a page of some width and theme; what goes wrong there fails the test."""

    @contextmanager
    def go(html: str, *, width: int, theme: Literal["light", "dark"]) -> Iterator[Page]:
        wrong: list[str] = []
        context = browser.new_context(viewport={"width": width, "height": 1000}, color_scheme=theme)
        page = context.new_page()
        page.on("console", lambda said: wrong.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda asked: None if asked.url.startswith("data:") else wrong.append(f"asks {asked.url}"))
        page.set_content(html, wait_until="load")
        yield page
        context.close()
        assert wrong == []

    return go
