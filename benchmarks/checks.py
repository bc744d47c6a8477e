"""Seconds for each part of check_all on the real site, and for the links of a large one.

  python -m benchmarks.checks                 the real site, then 2,000 pages per language
  python -m benchmarks.checks 200             another size
  python -m benchmarks.checks --site-only     the real site alone

The large site has pages as a theme writes them: a navigation, a table of contents, links with
fragments, pictures, alternates, a sitemap. Beside the link check stands a bare pass of the same
parser over the same files, which no checker that parses every page can undercut.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin

from selectolax.lexbor import LexborHTMLParser

from scripts.checks.every import findings
from scripts.checks.links import links_findings
from scripts.pages.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT = Path(__file__).resolve().parents[1]
PAGES, TARGET = 2000, 5.0
BASE = "https://example.org/mizan/"
NAVIGATION, SECTIONS, LINKS = 40, 8, 12
WORDS = {"": "تجارة البلدين في عام واحد ", "en/": "The trade of the two countries in a year "}


def main(arguments: list[str]) -> None:
    """Print one line for each part."""
    real_site()
    if "--site-only" not in arguments:
        numbers = [int(one) for one in arguments if one.isdigit()]
        large_site(numbers[0] if numbers else PAGES)


def real_site() -> None:
    """The parts of check_all one by one, then the command as a whole, which builds meanwhile."""
    tree = timed("read the ledger and the pages", lambda: read_tree(ROOT))
    today = dt.datetime.now(tz=dt.UTC).date()
    timed("every check of the sources", lambda: findings(tree, today=today))
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "MIZAN_CHECKS": "off"}
        command = ["mkdocs", "build", "--no-strict", "--quiet", "--site-dir", folder]
        timed("build the site", lambda: python(*command, env=environment))
        timed("every check of the built site", lambda: links_findings(site, ROOT, tree.codes))
    whole = seconds(lambda: python("scripts.check_all"))
    print(f"{'python -m scripts.check_all':40} {whole:6.2f} s   (wanted: under {TARGET:.0f} s)")


def python(*command: str, env: Mapping[str, str] = os.environ) -> None:
    """Run a module in a process of its own; a finding is no failure of the benchmark."""
    subprocess.run(  # noqa: S603  our own interpreter
        [sys.executable, "-m", *command], cwd=ROOT, env=env, check=False, capture_output=True
    )


def large_site(pages: int) -> None:
    """The link check on a generated site, and a bare pass over its files."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        timed(f"write {pages:,} pages per language", lambda: grow(site, pages))
        bare = seconds(lambda: bare_pass(site))
        print(f"{'the plainest checker':40} {bare:6.2f} s")
        began = time.perf_counter()
        found, counts = links_findings(site, site, ("ar", "en"))
        spent = time.perf_counter() - began
        told = ", ".join(f"{number:,} {noun}" for noun, number in counts.items())
        print(
            f"{'the link check':40} {spent:6.2f} s   {spent / bare:.2f} times that; {told}; ",
            end="",
        )
        print(f"{len(found)} findings")


def timed(what: str, act: Callable[[], object]) -> object:
    """Do it, and print how long it took."""
    began = time.perf_counter()
    result = act()
    print(f"{what:40} {time.perf_counter() - began:6.2f} s", flush=True)
    return result


def seconds(act: Callable[[], object]) -> float:
    """How long it takes."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def bare_pass(site: Path) -> int:
    """What the plainest checker does: parse every page, and look up each link and its fragment."""
    ids: dict[str, set[str]] = {}
    links: list[tuple[str, str]] = []
    for file in site.rglob("*.html"):
        address = BASE + file.relative_to(site).as_posix().removesuffix("index.html")
        own = ids.setdefault(address, set())
        for node in LexborHTMLParser(file.read_bytes()).css("[id],[href],[src]"):
            attributes = node.attributes
            own.add(attributes.get("id") or "")
            if target := attributes.get("href") or attributes.get("src"):
                links.append((address, target))
    dead = 0
    for address, target in links:
        page, fragment = urldefrag(urljoin(address, target))
        dead += page in ids and fragment not in ids[page]
    return dead


def grow(site: Path, pages: int) -> None:
    """Write a site without a fault."""
    addresses = []
    for folder in WORDS:
        for number in range(pages):
            name = f"{folder}page-{number}/" if number else folder
            addresses.append(name)
            file = site / name / "index.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(_page(folder, number, pages), encoding="utf-8")
    (site / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    listed = "".join(f"<url><loc>{BASE}{one}</loc></url>" for one in addresses)
    head = '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    (site / "sitemap.xml").write_text(f"{head}{listed}</urlset>", encoding="utf-8")


def _page(folder: str, number: int, pages: int) -> str:
    """A page of the theme's shape; every page leads to the next, so that none is an orphan."""
    up = "../" if number else ""
    own = f"page-{number}/" if number else ""
    first = number - number % NAVIGATION
    near = range(first, min(first + NAVIGATION, pages))
    navigation = "".join(f'<li><a href="{up}{_name(n)}">{n}</a></li>' for n in near)
    contents = "".join(f'<li><a href="#s-{part}">{part}</a></li>' for part in range(SECTIONS))
    links = "".join(
        f'<p>{WORDS[folder] * 6}<a href="{up}{_name((number + step) % pages)}#s-{step % SECTIONS}">'
        f"{step}</a></p>"
        for step in range(1, LINKS + 1)
    )
    text = "".join(
        f'<h2 id="s-{part}">{WORDS[folder]}<a class="headerlink" href="#s-{part}">#</a></h2>'
        f"<p>{WORDS[folder] * 20}</p>"
        for part in range(SECTIONS)
    )
    root = up + ("../" if folder else "")
    code = "en" if folder else "ar"
    alternates = "".join(
        f'<link rel="alternate" hreflang="{language}" href="{BASE}{where}{own}">'
        for language, where in (("ar", ""), ("en", "en/"), ("x-default", ""))
    )
    other, tongue = (f"{root}{own}", "ar") if folder else (f"{root}en/{own}", "en")
    switch = f'<a href="{other or "./"}" hreflang="{tongue}">{tongue}</a>'
    return (
        f'<!doctype html><html lang="{code}"><head><meta charset="utf-8"><title>{number}</title>'
        f'<link rel="canonical" href="{BASE}{folder}{own}">{alternates}</head><body>'
        f'{switch}<nav><ul>{navigation}</ul></nav><nav><ul>{contents}</ul></nav><main><h1 id="top">'
        f'{number}</h1><img src="{root}logo.svg" alt="">{links}{text}</main></body></html>'
    )


def _name(number: int) -> str:
    return f"page-{number}/" if number else "./"


if __name__ == "__main__":
    main(sys.argv[1:])
