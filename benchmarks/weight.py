"""What a page weighs on a phone: ours, and the same Markdown with the theme as it comes.

    python -m benchmarks.weight            from the root; needs Chromium

Both sites are built in a temporary folder. Each page is opened once in a window of 360 pixels with
nothing cached; text counts as gzip makes it, at its best level. What lies elsewhere is not fetched:
the theme as it comes asks Google for its fonts, which then come on top.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Response, sync_playwright

from scripts.website.server import served

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("", "trade/", "energy/", "figures/")
PACKED = (".woff2", ".png")
DEFAULT = """
site_name: Mizan
theme: {name: material, language: ar}
plugins: [search]
exclude_docs: README.md
markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, toc,
  pymdownx.details, pymdownx.superfences]
"""
SHIFTS = """window.shifted = 0; new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true })"""
BLOCKING = """performance.getEntriesByType("resource")
  .filter((one) => one.renderBlockingStatus === "blocking").length"""


def main() -> None:
    """Build both sites, open the pages, print a table."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        print("| page | site | HTML | CSS | scripts | fonts | other | all | blocking | shift |")
        print("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|")
        sites = {"ours": build(ROOT, folder / "ours"), "theme": default(folder)}
        for page in PAGES:
            for kind, site in sites.items():
                print(f"| {page or 'home'} | {kind} |{measured(browser, site, page)}")
        browser.close()


def build(root: Path, site: Path) -> Path:
    """The site of the configuration in `root`, built into `site`."""
    command = [sys.executable, "-m", "mkdocs", "build", "--no-strict", "-q", "-d", str(site)]
    env = {**os.environ, "MIZAN_CHECKS": "off", "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=root, env=env, check=True, capture_output=True)  # noqa: S603
    return site


def default(folder: Path) -> Path:
    """The Arabic pages with the theme as it comes."""
    root = folder / "default"
    shutil.copytree(ROOT / "docs/ar", root / "docs")
    for shared in ("assets", "data"):
        shutil.copytree(ROOT / "docs" / shared, root / shared)
    (root / "mkdocs.yml").write_text(DEFAULT, encoding="utf-8")
    return build(root, folder / "theme")


def measured(browser: Browser, site: Path, page: str) -> str:
    """One row: kilobytes (1000 bytes) by kind, requests that block, how far the page shifted."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    tab = context.new_page()
    tab.add_init_script(SHIFTS)
    answers: list[Response] = []
    tab.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - playwright marks it
    with served(site) as server:
        tab.route(lambda url: not url.startswith(server.address), lambda route: route.abort())
        tab.goto(f"{server.address}/{page}", wait_until="networkidle")
        sizes = dict.fromkeys(("document", "stylesheet", "script", "font", "other"), 0.0)
        for answer in answers:
            body = answer.body()
            sent = body if answer.url.endswith(PACKED) else gzip.compress(body, 9)
            kind = answer.request.resource_type
            sizes[kind if kind in sizes else "other"] += len(sent) / 1000
    row = [f"{size:.0f}" for size in (*sizes.values(), sum(sizes.values()))]
    row += [str(tab.evaluate(BLOCKING)), f"{tab.evaluate('window.shifted'):.3f}"]
    context.close()
    return " " + " | ".join(row) + " |"


if __name__ == "__main__":
    main()
