"""List the figures whose source must be looked at again.

  python -m scripts.check_freshness                       as of today
  python -m scripts.check_freshness --today 2027-03-01

How long a figure may stand is set in docs/data/freshness.toml. Exits 1 when one is overdue;
figures that are merely due are listed and do not fail.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from scripts.checks.freshness import freshness_findings
from scripts.cli import day, finish, parser, run
from scripts.ledger.ledger import read_ledger

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Look at the age of every figure."""
    arguments = parser(__doc__)
    arguments.add_argument("--today", metavar="DATE", help="the day to judge by (YYYY-MM-DD)")
    args = arguments.parse_args(argv)
    ledger = read_ledger(args.root.resolve())
    found = list(freshness_findings(ledger, day(args.today)))
    return finish(found, {"figures": len(ledger.figures)}, args.format)


if __name__ == "__main__":
    sys.exit(run(main))
