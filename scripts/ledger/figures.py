"""Figures: numbers with a source and a date, as entries of docs/data/figures.toml.

An entry holds its number in one of three ways:
  value = "240.11"                               as the source prints it, in `unit`
  series = "trade_annual", column = …, at = …    the value of that cell of a series
  derive = "change(a, b)"                        arithmetic; `published` is what a source printed

An entry that has a value (or a published one) of its own *and* a place in a series is the master
of that cell: the tool keeps the cell.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from scripts.ledger.derivation import Derivation
    from scripts.ledger.schema import Words
    from scripts.ledger.units import Unit

FIGURES_FILE = "docs/data/figures.toml"
BOUNDS = ("about", "over", "under", "nearly", "at_least", "at_most")
_WHOLE = frozenset({"sum", "difference"})
_CHANGES = frozenset({"change", "difference"})
_COMPUTED_PLACES = {"percent": Decimal("0.1"), "multiple": Decimal("0.01")}


@dataclass(frozen=True, slots=True)
class Competing:
    """What another source says, and why ours is preferred. `value` is in `unit`."""

    value: Decimal
    unit: Unit
    source: str
    why: Words


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a series."""

    series: str
    column: str
    at: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure. `value` is in `unit`: stated, read from a series, published or computed.

    `bound` is a modifier of the source itself: it prints "more than 100", and so must a page.
    `computed` is the exact result of `derivation`; `value` follows it within `tolerance`.
    """

    id: str
    topic: str
    value: Decimal
    unit: Unit
    period: str
    label: Words
    note: Words | None
    sources: tuple[str, ...]
    locator: str
    bound: str
    checked: dt.date
    review: str
    confidence: str
    competing: tuple[Competing, ...]
    cell: Cell | None
    derivation: Derivation | None
    published: Decimal | None
    tolerance: Decimal
    computed: Decimal | None
    keeps_cell: bool
    line: int

    @property
    def base_value(self) -> Decimal:
        """The value in base units: dollars, not billions of dollars."""
        return self.value * self.unit.scale

    @property
    def is_change(self) -> bool:
        """Whether the value tells a rise or a fall, so that its sign counts."""
        return self.derivation is not None and self.derivation.function in _CHANGES

    @property
    def exact(self) -> bool:
        """Whether the last digit of `value` is a source's own, not ours."""
        return self.derivation is None or self.published is not None

    @property
    def shown(self) -> Decimal:
        """The value with the digits to print: a computed one is rounded half up.

        A sum or difference of whole things is whole: 36 meetings, not 36.00.
        """
        places = _COMPUTED_PLACES.get(self.unit.kind, Decimal("0.01"))
        if self.exact:
            return self.value
        if self.derivation and self.derivation.function in _WHOLE and self.value % 1 == 0:
            return self.value.quantize(Decimal(1))
        return self.value.quantize(places, ROUND_HALF_UP)
