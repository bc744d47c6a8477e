"""The site, built once and served as GitHub Pages would, and the system's Chromium."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from scripts.website.browsing import FLAGS, chromium_path
from scripts.website.server import served

ROOT = Path(__file__).resolve().parents[2]
PREFIX = "/mizan"  # a project's pages live below its name, never at the root
SECONDS = 10  # for anything to appear or answer


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory):
    """The site built under a sub-path, strictly: a warning fails every test here."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    address = f"https://example.github.io{PREFIX}/"
    result = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "SITE_URL": address, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert "WARNING" not in result.stderr
    return folder


@pytest.fixture(scope="session")
def site(site_folder):
    """Address of the served site, without a slash at its end."""
    with served(site_folder, f"{PREFIX}/") as serving:
        yield serving.address


@pytest.fixture(scope="session")
def browser():
    """The system's Chromium; without one, tests are skipped by hand and fail in CI."""
    path = chromium_path()
    if path is None:
        complaint = "no Chromium: install the package 'chromium', or set CHROMIUM to its path"
        if os.environ.get("CI"):
            pytest.fail(complaint)
        pytest.skip(complaint)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*FLAGS])
        yield browser
        browser.close()


class Troubles(list[str]):
    """What went wrong while a page was open: console, failed requests, requests elsewhere."""

    def __init__(self, page, site):
        super().__init__()
        self.home = (site, "data:", "blob:")
        page.on("console", self.on_console)
        page.on("request", self.on_request)
        page.on("response", self.on_response)
        page.on("requestfailed", self.on_failure)
        page.on("pageerror", lambda error: self.append(str(error)))

    def on_console(self, message):
        if message.type in {"error", "warning"}:
            self.append(message.text)

    def on_request(self, request):
        if not request.url.startswith(self.home):
            self.append(f"foreign: {request.url}")

    def on_response(self, response):
        if response.status >= 400:
            self.append(f"{response.status}: {response.url}")

    def on_failure(self, request):
        if request.failure != "net::ERR_ABORTED":  # the reader left while it was loading
            self.append(f"{request.failure}: {request.url}")


@pytest.fixture
def open_page(browser, site):
    """Open a page and note what goes wrong: open_page("/en/", width=360) -> page, troubles.

    Scripts have run when it returns; `settled` waits until nothing has been asked for a while.
    """
    contexts = []

    def open_it(path, width=1280, height=900, *, settled=False, **options):
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(SECONDS * 1000)
        troubles = Troubles(page, site)
        page.goto(f"{site}{path}", wait_until="networkidle" if settled else "load")
        return page, troubles

    yield open_it
    for context in contexts:
        context.close()
