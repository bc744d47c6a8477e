"""Check that both languages say the same: pages, sections, and the figures in each section.

python -m scripts.check_parity
python -m scripts.check_parity --format json
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from scripts.checks import twins
from scripts.checks.every import findings
from scripts.cli import finish, parser, run
from scripts.pages.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Look at the twins of the tree."""
    args = parser(__doc__).parse_args(argv)
    tree = read_tree(args.root.resolve())
    return finish(findings(tree, twins.RULES), tree.looked_at, args.format)


if __name__ == "__main__":
    sys.exit(run(main))
