"""Bars that lie, one under another, where standing ones would leave no room for their names."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from scripts.render.charts.palette import SMALL
from scripts.render.charts.row_heads import GAP, row_heads
from scripts.render.charts.scales import Scale, label
from scripts.render.charts.shapes import dash, line, text
from scripts.render.charts.sheet import LEFT, RIGHT
from scripts.render.charts.text import width

if TYPE_CHECKING:
    from collections.abc import Callable

    from scripts.ledger.charts import Point
    from scripts.ledger.series import Column
    from scripts.render.charts.sheet import Part, Sheet

    Box = tuple[Decimal, Decimal, Decimal, Decimal]
    Draw = Callable[[Sheet, Point, Column, Box], str]

_THICK = 26
_THINNEST = Decimal("1.5")
_NEAR = Decimal(8)
_ZERO = Decimal(0)


def lying_bars(sheet: Sheet, top: int, column: Column, draw: Draw) -> Part:
    """Time from the top down; values grow in the reading direction and stand at the bars' ends."""
    points = sheet.chart.points(column)
    known = [point.value for point in points if point.value is not None]
    low, high = min(*known, _ZERO), max(*known, _ZERO)
    if low == high:
        high = Decimal(1)
    unit, code = sheet.unit(column), sheet.language.code
    heads = row_heads(sheet, top)
    digits = max(width(label(value, unit, code), SMALL) for value in known) + GAP
    inner = heads.room + (digits if low < 0 else 0)
    near, far = (RIGHT - inner, LEFT + digits) if sheet.rtl else (LEFT + inner, RIGHT - digits)
    scale = Scale(low, high, Decimal(near), Decimal(far))
    zero, outward = scale.at(_ZERO), -1 if sheet.rtl else 1
    parts = list(heads.parts)
    for point in points:
        y = heads.middles[point.key]
        if point.value is None:
            x = zero + outward * Decimal(14)
            parts.append(dash(x, y, sheet.data(point), sheet.hint(point, column)))
            continue
        end = scale.at(point.value)
        left, right = sorted((zero, end))
        wide = max(right - left, _THINNEST)
        parts.append(
            draw(sheet, point, column, (left, Decimal(y - _THICK // 2), wide, Decimal(_THICK)))
        )
        rightward = (outward > 0) == (point.value >= 0)
        x, anchor = (right + _NEAR, "start") if rightward else (left - _NEAR, "end")
        words, bold = label(point.value, unit, code), point.key in sheet.chart.highlight
        parts.append(text(x, y + 8, words, anchor=anchor, bold=bold))
    parts.append(line([(zero, top), (zero, heads.bottom)], "ink", 2))
    return parts, heads.bottom + 8
