"""Small multiples: one plot per column, each with its own unit and scale, under one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.render.charts.bars import bars
from scripts.render.charts.shapes import text
from scripts.render.charts.sheet import LEADING, LEFT, RIGHT
from scripts.render.charts.text import shown
from scripts.render.charts.words import phrase

if TYPE_CHECKING:
    from scripts.render.charts.sheet import Part, Sheet

_HEIGHT = 140
_GAP = 8


def panels(sheet: Sheet, top: int) -> Part:
    """Each column's name and unit, then its bars over the same periods."""
    parts: list[str] = []
    x, anchor = (RIGHT, "end") if sheet.rtl else (LEFT, "start")
    y = top
    for column in sheet.chart.columns:
        unit = sheet.unit(column).short[sheet.language.code]
        words = phrase("column", sheet.language, label=sheet.label(column), unit=unit)
        parts.append(
            text(x, y + LEADING - 6, shown(words, sheet.language), anchor=anchor, bold=True)
        )
        drawn, y = bars(sheet, y + LEADING + _GAP, [column], _HEIGHT)
        parts += drawn
        y += _GAP
    return parts, y - _GAP
