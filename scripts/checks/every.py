"""Every rule that reads the sources, and one way to run them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.checks import (
    behind,
    figures,
    generated,
    ledger,
    markup,
    twin_blocks,
    twin_figures,
    twins,
    unfinished,
)
from scripts.checks.language import LANGUAGE_RULES
from scripts.core.consequences import without_consequences
from scripts.pages.waivers import apply_waivers

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence

    from scripts.core.finding import Finding
    from scripts.pages.tree import Tree

    Rule = Callable[[Tree], Iterator[Finding]]

TWIN_RULES: Sequence[Rule] = (
    *twins.RULES,
    *twin_blocks.RULES,
    *twin_figures.RULES,
    *behind.RULES,
)
"""What `check_parity` asks."""

SOURCE_RULES: Sequence[Rule] = (
    *figures.RULES,
    *generated.RULES,
    *markup.RULES,
    *ledger.RULES,
    *TWIN_RULES,
    *LANGUAGE_RULES,
    *unfinished.RULES,
)
"""What `check_all` asks of the sources."""

SYNC_RULES: Sequence[Rule] = (
    figures.figure_mismatch,
    figures.figure_gross_mismatch,
    figures.figure_over_precise,
    figures.unknown_figure,
    *generated.RULES,
    ledger.cell_out_of_date,
)
"""What `sync_figures` can put right, or names when it can't."""


def findings(
    tree: Tree, rules: Sequence[Rule] = SOURCE_RULES, *, today: dt.date | None = None
) -> list[Finding]:
    """What the rules find in the tree, sorted.

    Left out is what a waiver lets pass on the day, and what only follows from another finding.
    """
    found = [*tree.faults, *(finding for rule in rules for finding in rule(tree))]
    if rules is SOURCE_RULES:
        found = apply_waivers(found, tree.pages, today)
    elif rules is LANGUAGE_RULES:
        others = {f"allow: {rule.__name__.replace('_', '-')}" for rule in SOURCE_RULES}
        others -= {f"allow: {rule.__name__.replace('_', '-')}" for rule in rules}
        granted = apply_waivers(found, tree.pages, today)
        found = [one for one in granted if one.found not in others]
    return sorted(without_consequences(found))
