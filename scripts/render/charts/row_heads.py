"""The names of rows at the reading start, in as many lines as they need, and where the rows lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.render.charts.palette import SMALL
from scripts.render.charts.sheet import ROOM
from scripts.render.charts.text import width, wrapped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scripts.render.charts.sheet import Sheet

ROW = 42  # of one line
GAP = 12
_LEADING = 26
_WIDEST = ROOM * 2 // 5  # so that most of the sheet is left for the values


@dataclass(frozen=True, slots=True)
class RowHeads:
    """The names as drawn, how wide they are, the middle of each row, and where the last ends."""

    parts: tuple[str, ...]
    room: int
    middles: Mapping[str, int]
    bottom: int


def row_heads(sheet: Sheet, top: int) -> RowHeads:
    """One row under another; a long name is broken and makes its row higher."""
    parts, middles, y = [], {}, top
    names = {key: wrapped(sheet.row(key), SMALL, _WIDEST) for key in sheet.chart.keys}
    for key, lines in names.items():
        more = _LEADING * (len(lines) - 1)
        middles[key] = y + (ROW + more) // 2
        for index, words in enumerate(lines):
            parts.append(sheet.at_start(y + ROW // 2 + 8 + _LEADING * index, words))
        y += ROW + more
    room = max(width(one, SMALL) for lines in names.values() for one in lines) + GAP
    return RowHeads(tuple(parts), room, middles, y)
