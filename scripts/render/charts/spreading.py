"""Places pushed apart until nothing touches, in their order and as near to home as can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal


def spread(places: list[Decimal], gap: Decimal, low: Decimal, high: Decimal) -> list[Decimal]:
    """Rising places, at least `gap` apart and within the limits; the sum of squares moved is least.

    What is asked for must fit: `gap * (len(places) - 1) <= high - low`. Neighbours that touch form
    a block, which settles at the mean of what its members wish for (pool adjacent violators).
    """
    blocks: list[tuple[Decimal, int]] = []  # the sum of wishes, less the gaps before; how many
    for index, wish in enumerate(places):
        total, count = wish - gap * index, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / count:
            before, members = blocks.pop()
            total, count = total + before, count + members
        blocks.append((total, count))
    settled = [total / count for total, count in blocks for _ in range(count)]
    last = high - gap * (len(places) - 1)
    return [min(max(one, low), last) + gap * index for index, one in enumerate(settled)]
