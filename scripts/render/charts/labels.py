"""Labels beside marks, none over another or over a mark."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from scripts.render.charts.palette import SMALL
from scripts.render.charts.shapes import Number, text
from scripts.render.charts.sheet import EDGE, WIDTH
from scripts.render.charts.text import width

if TYPE_CHECKING:
    from collections.abc import Iterator

Box = tuple[Decimal, Decimal, Decimal, Decimal]
_HEIGHT, _DEPTH, _AIR = 17, 3, 3
_STRIDE = 12
_GAP = 12


@dataclass(slots=True)
class Labels:
    """The labels of a plot, and what they have to keep clear of."""

    top: int
    bottom: int
    left: int = EDGE // 2
    right: int = WIDTH - EDGE // 2
    taken: list[Box] = field(default_factory=list)

    def keep_clear(self, x: Number, y: Number, wide: Number, high: Number) -> None:
        """No label may stand in this rectangle."""
        left, top = Decimal(x), Decimal(y)
        self.taken.append((left, top, left + wide, top + high))

    def keep_clear_of_line(self, points: list[tuple[Decimal, Decimal]]) -> None:
        """No label may stand across this line."""
        for (x1, y1), (x2, y2) in pairwise(points):
            count = int(max(abs(x2 - x1), abs(y2 - y1))) // _STRIDE + 1
            for index in range(count + 1):
                share = Decimal(index) / count
                self.keep_clear(x1 + (x2 - x1) * share - 2, y1 + (y2 - y1) * share - 2, 4, 4)

    def beside(self, x: Decimal, y: Decimal, words: str, *, bold: bool = False) -> str:
        """A label by a mark, at the first place that is free; nothing if there is none."""
        for place_x, place_y, anchor in _places(x, y):
            if self._free(place_x, place_y, words, anchor):
                return self.fixed(place_x, place_y, words, anchor, bold=bold)
        return ""

    def fixed(
        self, x: Number, y: Number, words: str, anchor: str = "middle", *, bold: bool = False
    ) -> str:
        """A label at this very place."""
        self.taken.append(_box(Decimal(x), Decimal(y), words, anchor))
        return text(x, y, words, anchor=anchor, bold=bold)

    def _free(self, x: Decimal, y: Decimal, words: str, anchor: str) -> bool:
        left, top, right, bottom = _box(x, y, words, anchor)
        if left < self.left or right > self.right:
            return False
        if top < self.top or bottom > self.bottom:
            return False
        return not any(
            left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
            for other in self.taken
        )


def _places(x: Decimal, y: Decimal) -> Iterator[tuple[Decimal, Decimal, str]]:
    above, below, level = y - _GAP, y + _GAP + _HEIGHT, y + _HEIGHT // 2
    yield x, above, "middle"
    yield x, below, "middle"
    yield x + _GAP + 2, level, "start"
    yield x - _GAP - 2, level, "end"
    yield x + 8, above, "end"
    yield x - 8, above, "start"
    yield x + 8, below, "end"
    yield x - 8, below, "start"


def _box(x: Decimal, y: Decimal, words: str, anchor: str) -> Box:
    wide = Decimal(width(words, SMALL))
    left = {"start": x, "middle": x - wide / 2, "end": x - wide}[anchor]
    return left - _AIR, y - _HEIGHT, left + wide + _AIR, y + _DEPTH
