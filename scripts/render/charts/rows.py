"""Values row by row: the columns of a row are marks on one line, joined so that they compare."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from scripts.render.charts.palette import SMALL
from scripts.render.charts.row_heads import GAP, row_heads
from scripts.render.charts.scales import Scale, label, tick_label, ticks
from scripts.render.charts.shapes import dash, line, marker, text
from scripts.render.charts.sheet import EDGE, LEFT, RIGHT
from scripts.render.charts.text import width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scripts.ledger.charts import Point
    from scripts.ledger.units import Unit
    from scripts.render.charts.sheet import Part, Sheet

_NEAR = Decimal(15)
_DODGE = 6  # in a row whose marks would hide each other
_SIZE = 18  # of a mark, and some air


def rows(sheet: Sheet, top: int) -> Part:
    """One line per row, time from the top down; values grow in the reading direction."""
    chart = sheet.chart
    known = [point.value for point in chart.all_points() if point.value is not None]
    unit, code = sheet.unit(chart.columns[0]), sheet.language.code
    values = ticks(known, zero=False)
    heads = row_heads(sheet, top)
    outer = max(width(label(value, unit, code), SMALL) for value in known) + GAP
    inner = heads.room + (outer if len(chart.columns) > 1 else GAP)
    near, far = (RIGHT - inner, LEFT + outer) if sheet.rtl else (LEFT + inner, RIGHT - outer)
    scale = Scale(values[0], values[-1], Decimal(near), Decimal(far))
    parts = [
        line([(scale.at(one), top), (scale.at(one), heads.bottom)], "grid", 2) for one in values
    ]
    parts += _numbers(values, scale, unit, code, heads.bottom + 26)
    parts += heads.parts
    for key, y in heads.middles.items():
        parts += _row(sheet, key, y, scale)
    return parts, heads.bottom + 34


def _numbers(
    values: Sequence[Decimal], scale: Scale, unit: Unit, code: str, y: int
) -> Iterator[str]:
    """The numbers of the gridlines; every second or third one where all would touch."""
    names = []
    for value in values:
        name = tick_label(value, unit, code)
        half = width(name, SMALL) // 2
        x = min(max(scale.at(value), Decimal(EDGE // 2 + half)), Decimal(RIGHT + EDGE // 2 - half))
        names.append((x, half, name))
    steps = (names[::step] for step in range(1, len(names) + 1))
    apart = (
        some
        for some in steps
        if all(abs(two[0] - one[0]) >= one[1] + two[1] + GAP for one, two in pairwise(some))
    )
    for x, _, name in next(apart):
        yield text(x, y, name, anchor="middle", role="soft")


def _row(sheet: Sheet, key: str, y: int, scale: Scale) -> Iterator[str]:
    """The marks of a row, the values at its two ends, and a dash for what is missing."""
    columns = {column.name: column for column in sheet.chart.columns}
    points = [point for point in sheet.chart.all_points() if point.key == key]
    placed = sorted(
        (scale.at(point.value), index, point)
        for index, point in enumerate(points)
        if point.value is not None
    )
    close = any(two[0] - one[0] < _SIZE for one, two in pairwise(placed))
    heights = {
        index: y + (_DODGE if index % 2 else -_DODGE) * (1 if close else 0)
        for _, index, _ in placed
    }
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
    if len(placed) > 1:
        yield _value(sheet, placed[-1][2], placed[-1][0] + _NEAR, y, "start")
        yield _value(sheet, placed[0][2], placed[0][0] - _NEAR, y, "end")
    elif placed:
        side, anchor = (-_NEAR, "end") if sheet.rtl else (_NEAR, "start")
        yield _value(sheet, placed[0][2], placed[0][0] + side, y, anchor)
    for point in points:
        if point.value is None:
            x = _beside(sheet, placed[0][0]) if placed else scale.at(scale.low)
            yield dash(x, y, sheet.data(point), sheet.hint(point, columns[point.column]))


def _beside(sheet: Sheet, x: Decimal) -> Decimal:
    """A place on the side of a lone mark that its value leaves free."""
    return x + _NEAR + GAP if sheet.rtl else x - _NEAR - GAP


def _value(sheet: Sheet, point: Point, x: Decimal, y: int, anchor: str) -> str:
    unit = sheet.unit(next(one for one in sheet.chart.columns if one.name == point.column))
    words = "" if point.value is None else label(point.value, unit, sheet.language.code)
    return text(x, y + 8, words, anchor=anchor, bold=point.key in sheet.chart.highlight)
