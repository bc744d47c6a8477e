"""Run every check: the sources, figures, generated blocks, ledger, twins, the links of the site.

  python -m scripts.check_all                 build the site aside and check everything
  python -m scripts.check_all --site site     check a site that is already built
  python -m scripts.check_all --no-site       check the sources only

The site is built with mkdocs into a temporary folder; nothing in the tree is written.
What `check_sources` finds is reported alone: the other checks trust the files that they read.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.checks.every import findings
from scripts.checks.links import links_findings
from scripts.cli import CANNOT_RUN, finish, parser, run, say
from scripts.core.errors import CannotRunError
from scripts.gate.gate import gate_findings
from scripts.pages.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scripts.core.finding import Finding
    from scripts.pages.tree import Tree

_SECONDS = 300


def main(argv: Sequence[str] | None = None) -> int:
    """Look at the sources, then at the site built from them."""
    arguments = parser(__doc__)
    site = arguments.add_mutually_exclusive_group()
    site.add_argument("--site", type=Path, metavar="DIR", help="a site built from this tree")
    site.add_argument("--no-site", action="store_true", help="leave the built site out")
    args = arguments.parse_args(argv)
    root = args.root.resolve()
    refused, files = gate_findings(root)
    if refused:
        say("nothing else was looked at: these come first")
        return finish(refused, files, args.format)
    tree = read_tree(root)
    found, looked_at = findings(tree), {**files, **tree.looked_at}
    if not args.no_site:
        try:
            links, counts = _links(root, args.site, tree)
        except CannotRunError as error:
            finish(found, looked_at, args.format)
            say(f"error: {error}")
            return CANNOT_RUN
        found, looked_at = [*found, *links], {**looked_at, **counts}
    return finish(found, looked_at, args.format)


def _links(root: Path, site: Path | None, tree: Tree) -> tuple[list[Finding], dict[str, int]]:
    if site:
        return links_findings(site, root, tree.codes)
    with tempfile.TemporaryDirectory(prefix="mizan-site-") as folder:
        _build(root, Path(folder))
        return links_findings(Path(folder), root, tree.codes)


def _build(root: Path, folder: Path) -> None:
    """Build the tree's site into the folder. Raises CannotRunError with what mkdocs said."""
    config = root / "mkdocs.yml"
    if not config.is_file():
        raise CannotRunError(f"no mkdocs.yml in {root}: give --site DIR, or --no-site")
    if sys.stderr.isatty():
        say("building the site …")
    command = [sys.executable, "-m", "mkdocs", "build", "--no-strict", "--quiet"]
    result = subprocess.run(  # noqa: S603  our own interpreter, fixed arguments
        [*command, "--config-file", str(config), "--site-dir", str(folder)],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "MIZAN_CHECKS": "off"},
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )
    if result.returncode:
        raise CannotRunError(f"mkdocs cannot build the site:\n{result.stderr.strip()}")


if __name__ == "__main__":
    sys.exit(run(main))
