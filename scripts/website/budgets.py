"""How heavy a page may be, from scripts/budgets.toml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scripts.core.errors import CannotRunError
from scripts.ledger.toml_file import read_toml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

BUDGETS_FILE = "scripts/budgets.toml"
KB = 1000
_NAMES = ("html", "first-view", "fonts")


@dataclass(frozen=True, slots=True)
class Budget:
    """A goal for every page, in kB (1,000 bytes), and what is let pass until it is reached.

    `ceiling` is for all pages, one of `ceilings` for the page at that address within the site.
    """

    name: str
    goal: float
    ceiling: float
    ceilings: Mapping[str, float]
    lines: Mapping[str, int]

    def limit(self, page: str) -> float:
        """The most that the page may weigh."""
        return self.ceilings.get(page, self.ceiling)


def read_budgets(root: Path) -> dict[str, Budget]:
    """The budgets by name. Raises CannotRunError naming what is missing or no number."""
    file = read_toml(root, BUDGETS_FILE)
    budgets = {}
    for name in _NAMES:
        table = file.tables.get(name)
        if not isinstance(table, dict) or not isinstance(table.get("goal"), int | float):
            raise CannotRunError(f"{BUDGETS_FILE}: [{name}] needs a goal in kB")
        ceilings = table.get("ceilings", {})
        general: Any = table.get("ceiling", table["goal"])
        wrong = [kb for kb in (general, *ceilings.values()) if not isinstance(kb, int | float)]
        if wrong:
            raise CannotRunError(f"{BUDGETS_FILE}: [{name}]: the ceiling {wrong[0]!r} is no number")
        lines = {page: file.line(name, "ceilings", page) for page in ceilings}
        lines[""] = lines.get("", file.line(name, "ceiling"))
        budgets[name] = Budget(name, float(table["goal"]), float(general), ceilings, lines)
    return budgets
