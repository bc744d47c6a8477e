"""Check every link, image and anchor of the built site, without the network.

    python -m scripts.check_links                    looks at site/, as `mkdocs build` leaves it
    python -m scripts.check_links --site /tmp/site   looks at another build

The site's address and sub-path are found in its pages; --base-url overrides them.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.checks.links import links_findings
from scripts.cli import finish, parser, run
from scripts.core.errors import CannotRunError
from scripts.ledger.languages import read_languages

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Look at the built site and report."""
    arguments = parser(__doc__ or "")
    arguments.add_argument(
        "--site", type=Path, metavar="DIR", help="the built site (default: site/ in the root)"
    )
    arguments.add_argument(
        "--base-url", default="", metavar="URL", help="where it is published (default: found)"
    )
    args = arguments.parse_args(argv)
    folder = args.site or args.root / "site"
    if not folder.is_dir():
        raise CannotRunError(f"no built site in {folder}: build it with `mkdocs build`")
    languages = [language.code for language in read_languages(args.root)]
    findings, looked_at = links_findings(folder, args.root, languages, args.base_url)
    return finish(findings, looked_at, args.format)


if __name__ == "__main__":
    sys.exit(run(main))
