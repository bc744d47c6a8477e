"""The cells of a column of numbers, which a reader compares from top to bottom."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from scripts.ledger.units import digits

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP = "–"


def column_cells(values: Sequence[Decimal | None]) -> list[str]:
    """Each value as text, all with the same number of decimals; a dash where there is none.

    That number is the fewest that a value with decimals has: 69.525 beside 41.2 becomes 69.5; it is
    larger where a value would become zero. No decimal is invented, so a source's 111 stays 111.
    Downloads have every decimal.
    """
    known = [one for one in values if one is not None]
    decimals = min(filter(None, map(_decimals, known)), default=0)
    while any(one and not _rounded(one, decimals) for one in known):
        decimals += 1
    return [GAP if one is None else digits(_rounded(one, decimals)) for one in values]


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _rounded(value: Decimal, decimals: int) -> Decimal:
    if _decimals(value) <= decimals:
        return value
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
