"""What changed in the ledger between two revisions, and what looks like a slip."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from scripts.pages.binding import far_apart

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from scripts.ledger.figures import Figure
    from scripts.pages.pages import Page
    from scripts.pages.tree import Tree


class Outlier(StrEnum):
    """Why a change deserves a second look."""

    NONE = ""
    SIGN = "sign changed"
    MAGNITUDE = "order of magnitude"
    SHARE = "large change"


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure before and after; None where it was not there. Values are in the figure's unit."""

    id: str
    old: Figure | None
    new: Figure | None
    pages: tuple[str, ...]
    outlier: Outlier

    @property
    def unit(self) -> str:
        """The unit of the figure, as it is now or was at the end."""
        figure = self.new or self.old
        return figure.unit.name if figure else ""

    @property
    def difference(self) -> Decimal | None:
        """New less old, in the unit of the figure."""
        if self.old is None or self.new is None or self.old.unit != self.new.unit:
            return None
        return self.new.shown - self.old.shown

    @property
    def percent(self) -> Decimal | None:
        """The difference in per cent of the old value."""
        if self.difference is None or self.old is None or not self.old.shown:
            return None
        return self.difference / abs(self.old.shown) * 100


def figure_changes(old: Mapping[str, Figure], tree: Tree, share: Decimal) -> Iterator[FigureChange]:
    """Every figure whose value, unit or period differs, in order of id.

    `share` is the change in per cent beyond which a figure is an outlier.
    """
    new = tree.ledger.figures
    for name in sorted(old.keys() | new.keys()):
        before, after = old.get(name), new.get(name)
        if before and after and _same(before, after):
            continue
        pages = tuple(sorted(page.path for page in tree.pages if _shows(page, name)))
        yield FigureChange(name, before, after, pages, _outlier(before, after, share))


def _same(before: Figure, after: Figure) -> bool:
    return (before.shown, before.unit.name, before.period, before.bound) == (
        after.shown,
        after.unit.name,
        after.period,
        after.bound,
    )


def _shows(page: Page, name: str) -> bool:
    return any(number.id == name for number in page.numbers)


def _outlier(before: Figure | None, after: Figure | None, share: Decimal) -> Outlier:
    if before is None or after is None:
        return Outlier.NONE
    old, new = before.base_value, after.base_value
    if old * new < 0:
        return Outlier.SIGN
    if far_apart(old, new):
        return Outlier.MAGNITUDE
    return Outlier.SHARE if old and abs(new - old) / abs(old) * 100 > share else Outlier.NONE
