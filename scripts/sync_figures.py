"""Hold every bound number and generated block against the ledger, and write what differs.

  python -m scripts.sync_figures            compare, write nothing
  python -m scripts.sync_figures --diff     the same, and show what would be written
  python -m scripts.sync_figures --write    write numbers, definitions, tables, ledger pages

Only numeric tokens and generated blocks change. Where a new number would break the sentence
(a plural, an article, a sign) it is left for a person, and the message says what to write.
"""

from __future__ import annotations

import difflib
import sys
from typing import TYPE_CHECKING

from scripts.checks.every import SYNC_RULES, findings
from scripts.cli import emit, finish, parser, run, say
from scripts.core.errors import CannotRunError
from scripts.core.writing import Rewrite, write_all
from scripts.gate.gate import refuse_odd_files
from scripts.pages.tree import read_tree
from scripts.render.changes import rewrites

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def main(argv: Sequence[str] | None = None) -> int:
    """Compare, or write and then compare what is left."""
    arguments = parser(__doc__)
    mode = arguments.add_mutually_exclusive_group()
    mode.add_argument("--check", action="store_true", help="compare only; the default")
    mode.add_argument("--write", action="store_true", help="write what differs")
    arguments.add_argument("--diff", action="store_true", help="show the changes as a diff")
    args = arguments.parse_args(argv)
    root = args.root.resolve()
    refuse_odd_files(root)
    tree = read_tree(root)
    if args.write and tree.faults:
        raise CannotRunError("nothing was written: a page cannot be read", tree.faults)
    if args.diff or args.write:
        changes = rewrites(root, tree)
        show = say if args.format in {"json", "github"} else emit
        for change in changes if args.diff else ():
            show(_diff(root, change))
        if args.write:
            write_all(changes)
            for change in changes:
                say(f"wrote {change.path.relative_to(root).as_posix()}")
            tree = read_tree(root) if changes else tree
    return finish(findings(tree, SYNC_RULES), tree.looked_at, args.format)


def _diff(root: Path, change: Rewrite) -> str:
    name = change.path.relative_to(root).as_posix()
    if name.endswith(".png"):
        return f"picture {name} changes\n"
    lines = difflib.unified_diff(
        (change.old or b"").decode().splitlines(keepends=True),
        change.new.decode().splitlines(keepends=True),
        f"a/{name}",
        f"b/{name}",
    )
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


if __name__ == "__main__":
    sys.exit(run(main))
