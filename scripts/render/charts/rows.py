"""Values row by row: the columns of a row are marks on one line, joined so that they compare."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from scripts.render.charts.palette import SMALL
from scripts.render.charts.scales import Scale, label, tick_label, ticks
from scripts.render.charts.shapes import dash, line, marker, text
from scripts.render.charts.sheet import EDGE, LEFT, RIGHT
from scripts.render.charts.text import width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.ledger.charts import Point
    from scripts.render.charts.sheet import Part, Sheet

_ROW = 42
_GAP = 12
_NEAR = Decimal(15)
_DODGE = 6  # marks of equal values would hide each other


def rows(sheet: Sheet, top: int) -> Part:
    """One line per row, time from the top down; values grow in the reading direction."""
    chart = sheet.chart
    known = [point.value for point in chart.all_points() if point.value is not None]
    unit, code = sheet.unit(chart.columns[0]), sheet.language.code
    values = ticks(known, zero=False)
    names = max(width(sheet.row(key), SMALL) for key in chart.keys) + _GAP
    digits = max(width(label(value, unit, code), SMALL) for value in known) + _GAP
    near, far = LEFT + names + digits, RIGHT - digits
    if sheet.rtl:
        near, far = RIGHT - names - digits, LEFT + digits
    scale = Scale(values[0], values[-1], Decimal(near), Decimal(far))
    bottom = top + _ROW * len(chart.keys)
    parts = []
    for value in values:
        x = scale.at(value)
        parts.append(line([(x, top), (x, bottom)], "grid", 2))
        name = tick_label(value, unit, code)
        half = width(name, SMALL) // 2
        x = min(max(x, Decimal(EDGE // 2 + half)), Decimal(RIGHT + EDGE // 2 - half))
        parts.append(text(x, bottom + 26, name, anchor="middle", role="soft"))
    for index, key in enumerate(chart.keys):
        y = top + _ROW * index + _ROW // 2
        parts.append(sheet.at_start(y + 8, sheet.row(key)))
        parts += _row(sheet, key, y, scale)
    return parts, bottom + 34


def _row(sheet: Sheet, key: str, y: int, scale: Scale) -> Iterator[str]:
    """The marks of a row, the values at its two ends, and a dash for what is missing."""
    columns = {column.name: column for column in sheet.chart.columns}
    points = [point for point in sheet.chart.all_points() if point.key == key]
    placed = sorted(
        (scale.at(point.value), index, point)
        for index, point in enumerate(points)
        if point.value is not None
    )
    heights = {index: y + (_DODGE if index % 2 else -_DODGE) for _, index, _ in placed}
    if len(placed) > 1:
        ends = [(x, heights[index]) for x, index, _ in (placed[0], placed[-1])]
        yield line(list(ends), "muted", 4)
    for x, index, point in placed:
        yield marker(
            index,
            x,
            heights[index],
            hollow=point.estimate or point.partial,
            data=sheet.data(point),
            title=sheet.hint(point, columns[point.column]),
        )
    if placed:
        yield _value(sheet, placed[-1][2], placed[-1][0] + _NEAR, y, "start")
    if len(placed) > 1:
        yield _value(sheet, placed[0][2], placed[0][0] - _NEAR, y, "end")
    for point in points:
        if point.value is None:
            x = placed[0][0] - _NEAR - _GAP if placed else scale.at(scale.low)
            yield dash(x, y, sheet.data(point))


def _value(sheet: Sheet, point: Point, x: Decimal, y: int, anchor: str) -> str:
    unit = sheet.unit(next(one for one in sheet.chart.columns if one.name == point.column))
    words = "" if point.value is None else label(point.value, unit, sheet.language.code)
    return text(x, y + 8, words, anchor=anchor, bold=point.key in sheet.chart.highlight)
