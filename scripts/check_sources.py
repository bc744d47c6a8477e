"""Check what the site is made of before anything reads it: files, characters, heads, HTML, data.

  python -m scripts.check_sources              look at this repository
  python -m scripts.check_sources --root DIR   look at another tree

It looks for what a stranger's proposal may not bring: links and pipes in place of files, names
that clash, bytes that are no UTF-8, invisible characters, a head that cannot be read, HTML that
runs or loads something, drawings that do, data that a spreadsheet has damaged, pages that would
hold the Markdown parser. All of it in one run; `check_all` runs it first and stops at its findings.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from scripts.cli import finish, parser, run
from scripts.core.errors import CannotRunError
from scripts.gate.gate import gate_findings

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Look at the tree and report."""
    args = parser(__doc__ or "").parse_args(argv)
    findings, looked_at = gate_findings(args.root.resolve())
    if not looked_at["files"]:
        raise CannotRunError(f"no files below {args.root / 'docs'}")
    return finish(findings, looked_at, args.format)


if __name__ == "__main__":
    sys.exit(run(main))
