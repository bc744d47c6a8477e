"""The site, built once and served as GitHub Pages would, and the system's Chromium."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
PREFIX = "/mizan"  # a project's pages live below its name, never at the root
SECONDS = 10  # for anything to appear or answer
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class PagesHandler(SimpleHTTPRequestHandler):
    """Serve the folder below PREFIX, with 404.html for what is not there."""

    def translate_path(self, path):
        if not path.startswith(f"{PREFIX}/"):
            return str(Path(self.directory) / "outside-the-prefix")
        return super().translate_path(path.removeprefix(PREFIX))

    def send_error(self, code, message=None, explain=None):
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


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
    handler = partial(PagesHandler, directory=str(site_folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    server.shutdown()
    server.server_close()
    thread.join()


def chromium_path():
    named = os.environ.get("CHROMIUM")
    names = ("chromium", "chromium-browser", "google-chrome")
    return named or next((path for name in names if (path := shutil.which(name))), None)


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
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
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
    """Open a page and note what goes wrong: open_page("/en/", width=360) -> page, troubles."""
    contexts = []

    def open_it(path, width=1280, height=900, **options):
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(SECONDS * 1000)
        troubles = Troubles(page, site)
        page.goto(f"{site}{path}", wait_until="networkidle")
        return page, troubles

    yield open_it
    for context in contexts:
        context.close()
