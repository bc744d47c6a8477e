"""Serve the built site as GitHub Pages would, and look at it as readers get it.

    python -m scripts.publish_check                    looks at site/, as `mkdocs build` leaves it
    python -m scripts.publish_check --site /tmp/site   looks at another build
    python -m scripts.publish_check --no-browser       links and the weight of the HTML only

Links, every page in Chromium on a phone, and the budgets of scripts/budgets.toml. The server
listens on this machine only, on a free port, and stops at the end. The heaviest pages are listed
whatever comes of it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.checks.links import links_findings
from scripts.checks.published import page_too_heavy, page_trouble
from scripts.cli import finish, parser, run, say
from scripts.core.errors import CannotRunError
from scripts.ledger.languages import read_languages
from scripts.website.browsing import Visit, visits
from scripts.website.budgets import KB, read_budgets
from scripts.website.built_site import BuiltSite, read_built_site
from scripts.website.server import served
from scripts.website.serving import NOT_FOUND, compressed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LISTED = 8


def main(argv: Sequence[str] | None = None) -> int:
    """Look at the links, then at every page, and weigh them."""
    arguments = parser(__doc__ or "")
    arguments.add_argument(
        "--site", type=Path, metavar="DIR", help="the built site (default: site/ in the root)"
    )
    arguments.add_argument("--no-browser", action="store_true", help="open no page in Chromium")
    args = arguments.parse_args(argv)
    root, folder = args.root.resolve(), args.site or args.root / "site"
    if not folder.is_dir():
        raise CannotRunError(f"no built site in {folder}: build it with `mkdocs build`")
    budgets = read_budgets(root)
    languages = [language.code for language in read_languages(root)]
    found, looked_at = links_findings(folder, root, languages)
    site = read_built_site(folder, languages)
    pages = {site.address_of(page): page for page in site.pages if page != NOT_FOUND}
    sources = {address: _source(site, page, root) for address, page in pages.items()}
    html = {one: len(compressed((folder / page).read_bytes())) for one, page in pages.items()}
    found += page_too_heavy(html, budgets["html"], sources)
    _tell("HTML", html)
    if not args.no_browser:
        opened = _opened(site, folder, pages)
        looked_at = {**looked_at, "pages opened": len(opened)}
        found += page_trouble(opened, sources)
        views = {visit.page: visit.weight for visit in opened}
        found += page_too_heavy(views, budgets["first-view"], sources)
        fonts = {visit.page: visit.fonts for visit in opened}
        found += page_too_heavy(fonts, budgets["fonts"], sources)
        _tell("first view", views)
    return finish(found, looked_at, args.format)


def _opened(site: BuiltSite, folder: Path, pages: Mapping[str, str]) -> list[Visit]:
    """Every page opened, under the sub-path that the site is made for."""
    known = [(address, site.language_of(page)) for address, page in pages.items()]
    with served(folder, site.base.path) as serving:
        return list(visits(serving, known))


def _source(site: BuiltSite, page: str, root: Path) -> str:
    """The Markdown that a page is made of, from the root; the built file where there is none."""
    language = site.language_of(page)
    name = page.removeprefix(f"{language}/").removesuffix("index.html").rstrip("/") or "index"
    for path in (f"docs/{language}/{name}.md", f"docs/{language}/{name}/index.md"):
        if (root / path).is_file():
            return path
    return page


def _tell(what: str, weights: Mapping[str, int]) -> None:
    """List the heaviest pages."""
    heaviest = sorted(weights.items(), key=lambda one: (-one[1], one[0]))[:_LISTED]
    listed = ", ".join(f"/{page} {weight / KB:.0f}" for page, weight in heaviest)
    say(f"{what}, kB as sent, heaviest of {len(weights)}: {listed}")


if __name__ == "__main__":
    sys.exit(run(main))
