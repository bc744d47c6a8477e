"""Every page of a served site opened in Chromium, and what went wrong meanwhile.

An adapter to Playwright, which is installed with the test tools only.
"""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.core.errors import CannotRunError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playwright.sync_api import Browser, Page

    from scripts.website.server import Serving

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
_WIDTH, _HEIGHT = 360, 800  # a common phone
_SECONDS = 20
_STEP, _QUIET = 100, 8  # milliseconds, and so many of them without a request
_MANY = 500  # a page that asks for more than this is looked at as it stands
_FONT = ".woff2"
_GONE = 400  # the first status that tells of a fault
# What a page says of itself, for `trouble_of`.
_LOOK = """() => ({
  language: document.documentElement.lang,
  direction: document.documentElement.dir,
  headings: document.querySelectorAll("h1").length,
  over: document.scrollingElement.scrollWidth - window.innerWidth,
})"""


@dataclass(frozen=True, slots=True)
class Visit:
    """A page opened for the first time: what was wrong, and how many bytes came, of them fonts."""

    page: str
    troubles: tuple[str, ...]
    weight: int
    fonts: int = 0


def chromium_path() -> str | None:
    """The system's Chromium, or the one that CHROMIUM names."""
    found = (path for name in _PROGRAMS if (path := shutil.which(name)))
    return os.environ.get("CHROMIUM") or next(found, None)


def visits(serving: Serving, pages: Iterable[tuple[str, str]]) -> Iterator[Visit]:
    """Open each (address within the site, language) on a phone that has not been here before.

    Raises CannotRunError where there is no Playwright or no Chromium.
    """
    with _browser() as browser:
        for address, language in pages:
            serving.sent.clear()
            context = browser.new_context(viewport={"width": _WIDTH, "height": _HEIGHT})
            page = context.new_page()
            troubles = _noted(page, serving.address)
            page.goto(f"{serving.address}/{address}", wait_until="load")
            _settle(page, serving)
            troubles += trouble_of(page.evaluate(_LOOK), language)
            context.close()
            fonts = sum(one.size for one in serving.sent if one.target.endswith(_FONT))
            weight = sum(one.size for one in serving.sent)
            yield Visit(address, tuple(troubles), weight, fonts)


def _settle(page: Page, serving: Serving) -> None:
    """Wait until nothing has been asked for a while: what a worker fetches, no event tells."""
    known, quiet = -1, 0
    while quiet < _QUIET and known < _MANY:
        page.wait_for_timeout(_STEP)
        quiet = quiet + 1 if len(serving.sent) == known else 0
        known = len(serving.sent)


def trouble_of(look: dict[str, object], language: str) -> list[str]:
    """What is wrong with what a page says of itself; none of it in another language than asked."""
    troubles = []
    if language and look["language"] != language:
        troubles.append(f"lang is {look['language']!r}, not {language!r}")
    if look["direction"] not in {"rtl", "ltr"}:
        troubles.append("the root element has no dir")
    if language and look["headings"] != 1:
        troubles.append(f"{look['headings']} headings of level 1")
    if isinstance(look["over"], int) and look["over"] > 0:
        troubles.append(f"scrolls sideways by {look['over']} px at {_WIDTH} px")
    return troubles


@contextmanager
def _browser() -> Iterator[Browser]:
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415  a tool of the tests
    except ImportError:
        raise CannotRunError("Playwright is not here: make setup, or --no-browser") from None
    path = chromium_path()
    if path is None:
        raise CannotRunError(
            "no Chromium: install the package 'chromium', set CHROMIUM to its path, or --no-browser"
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*FLAGS])
        yield browser
        browser.close()


def _noted(page: Page, home: str) -> list[str]:
    """A list that fills with what goes wrong while the page is open."""
    page.set_default_timeout(_SECONDS * 1000)
    troubles: list[str] = []
    ours = (home, "data:", "blob:")

    def heard(kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            troubles.append(f"console: {text}")

    def asked(url: str) -> None:
        if not url.startswith(ours):
            troubles.append(f"asks elsewhere: {url}")

    def answered(status: int, url: str) -> None:
        if status >= _GONE:
            troubles.append(f"{status}: {url.removeprefix(home)}")

    page.on("console", lambda message: heard(message.type, message.text))
    page.on("request", lambda request: asked(request.url))
    page.on("response", lambda response: answered(response.status, response.url))
    page.on("pageerror", lambda error: troubles.append(f"script: {error}"))
    return troubles
