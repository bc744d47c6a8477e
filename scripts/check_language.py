"""Check the language of every page: letters, punctuation, numbers, names, and scraps of another.

  python -m scripts.check_language                    look at all pages
  python -m scripts.check_language docs/ar/trade.md   look at these pages or folders
  python -m scripts.check_language --write            put right what is mechanical, then look

`--write` changes single characters and blanks, never words, code, addresses or ids.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from scripts.checks.every import findings
from scripts.checks.language import LANGUAGE_RULES, repaired
from scripts.cli import finish, parser, run, say
from scripts.core.errors import CannotRunError
from scripts.core.writing import Rewrite, write_all
from scripts.pages.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from scripts.pages.pages import Page
    from scripts.pages.tree import Tree


def main(argv: Sequence[str] | None = None) -> int:
    """Look at the pages named, or at all of them; with --write, mend them first."""
    arguments = parser(__doc__)
    arguments.add_argument("--write", action="store_true", help="put right what is mechanical")
    arguments.add_argument(
        "paths", nargs="*", metavar="PATH", help="pages or folders (default: all)"
    )
    args = arguments.parse_args(argv)
    root = args.root.resolve()
    tree = read_tree(root)
    asked = _asked(tree, args.paths)
    if args.write:
        if tree.faults:
            raise CannotRunError("nothing was written: a page cannot be read", tree.faults)
        rewrites = _rewrites(root, asked)
        write_all(rewrites)
        for rewrite in rewrites:
            say(f"wrote {rewrite.path.relative_to(root).as_posix()}")
        tree = read_tree(root) if rewrites else tree
    paths = {page.path for page in asked}
    found = [one for one in findings(tree, LANGUAGE_RULES) if not args.paths or one.path in paths]
    return finish(found, {"pages": len(paths)}, args.format)


def _asked(tree: Tree, paths: Sequence[str]) -> tuple[Page, ...]:
    """The pages below the paths. Raises CannotRunError for a path without any."""
    if not paths:
        return tree.pages
    chosen = {}
    for path in paths:
        name = path.removeprefix("./").rstrip("/")
        below = [page for page in tree.pages if f"{page.path}/".startswith(f"{name}/")]
        if not below:
            raise CannotRunError(f"no page at {path}: give paths from the root, such as docs/ar")
        chosen.update({page.path: page for page in below})
    return tuple(chosen.values())


def _rewrites(root: Path, pages: Sequence[Page]) -> list[Rewrite]:
    texts = ((page, repaired(page)) for page in pages)
    return [
        Rewrite(root / page.path, page.text.encode(), text.encode())
        for page, text in texts
        if text != page.text
    ]


if __name__ == "__main__":
    sys.exit(run(main))
