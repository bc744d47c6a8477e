"""Check every link, image and anchor of the built site; with --external, the pages it links to.

    python -m scripts.check_links                    looks at site/, as `mkdocs build` leaves it
    python -m scripts.check_links --site /tmp/site   looks at another build
    python -m scripts.check_links --external         visits sources and links elsewhere; needs no
                                                     build, looks at one that --site names as well
    python -m scripts.check_links --external --quotes   also looks for the numbers that were read

The site's address and sub-path are found in its pages; --base-url overrides them. Visits are
polite (one at a time and a second apart for each host) and never call a page dead at once: it has
to fail on three days, which --memory remembers.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.checks.external import external_findings, outside_links, quote_findings
from scripts.checks.links import links_findings
from scripts.cli import day, finish, parser, run, say
from scripts.core.errors import CannotRunError
from scripts.core.writing import Rewrite, write_all
from scripts.ledger.languages import read_languages
from scripts.pages.tree import read_tree
from scripts.web.memory import Memory, remembered
from scripts.web.requests import Door, system_resolver
from scripts.web.rounds import visit_all
from scripts.web.visits import Visitor

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from scripts.core.finding import Finding

_MEMORY = Path(".cache") / "links.json"
_TELL_EVERY = 25


def main(argv: Sequence[str] | None = None) -> int:
    """Look at the built site, at the pages elsewhere, or at both, and report."""
    arguments = parser(__doc__ or "")
    arguments.add_argument(
        "--site", type=Path, metavar="DIR", help="the built site (default: site/ in the root)"
    )
    arguments.add_argument(
        "--base-url", default="", metavar="URL", help="where it is published (default: found)"
    )
    arguments.add_argument("--external", action="store_true", help="visit the pages elsewhere")
    arguments.add_argument("--quotes", action="store_true", help="look for what was read there")
    arguments.add_argument(
        "--memory",
        type=Path,
        metavar="FILE",
        help=f"what earlier runs learned (default: {_MEMORY})",
    )
    arguments.add_argument("--today", metavar="DATE", help="the day of this run (YYYY-MM-DD)")
    args = arguments.parse_args(argv)
    if args.quotes and not args.external:
        arguments.error("--quotes needs --external")
    found: list[Finding] = []
    looked_at: dict[str, int] = {}
    if args.site or not args.external:
        folder = args.site or args.root / "site"
        if not folder.is_dir():
            raise CannotRunError(f"no built site in {folder}: build it with `mkdocs build`")
        languages = [language.code for language in read_languages(args.root)]
        inside, looked_at = links_findings(folder, args.root, languages, args.base_url)
        found += inside
    if args.external:
        file = args.memory or args.root / _MEMORY
        outside, visited = _external(args.root.resolve(), file, day(args.today), quotes=args.quotes)
        found += outside
        looked_at = {**looked_at, "pages elsewhere": visited}
    return finish(found, looked_at, args.format)


def _external(root: Path, file: Path, today: dt.date, *, quotes: bool) -> tuple[list[Finding], int]:
    """Visit what has not been fine lately, and all of it when quotes are asked for."""
    links = list(outside_links(read_tree(root)))
    old = file.read_bytes() if file.is_file() else None
    memory = remembered(old.decode("utf-8", errors="replace")) if old else Memory()
    urls = [link.url for link in links if quotes or not memory.is_fine(link.url, today)]
    visits = visit_all(urls, Visitor(Door(system_resolver)).visit, tell=_tell)
    found = list(external_findings(links, visits, memory, today))
    if quotes:
        found += quote_findings(links, visits)
    write_all([Rewrite(file, old, memory.text().encode("utf-8"))])
    return found, len({link.url for link in links})


def _tell(done: int, total: int) -> None:
    if done % _TELL_EVERY == 0 or done == total:
        say(f"{done} of {total} pages visited")


if __name__ == "__main__":
    sys.exit(run(main))
