"""Bars: one series, several side by side, or several on top of each other."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from scripts.ledger.charts import Kind
from scripts.render.charts.axes import BELOW, all_fit, beneath, value_axis
from scripts.render.charts.labels import Labels
from scripts.render.charts.lying_bars import lying_bars
from scripts.render.charts.palette import SERIES, SMALL
from scripts.render.charts.scales import Scale, label, ticks
from scripts.render.charts.shapes import bar, dash, line
from scripts.render.charts.sheet import LEFT, RIGHT
from scripts.render.charts.text import width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scripts.ledger.charts import Point
    from scripts.ledger.series import Column
    from scripts.render.charts.sheet import Part, Sheet

HEIGHT = 270
_HEADROOM = 26
_WIDEST = 66
_THINNEST = Decimal("1.5")
_ZERO, _HALF = Decimal(0), Decimal("0.5")
_MONTH_LENGTH = len("2024-01")

Stretch = tuple[Decimal, Decimal]
"""From where to where a bar reaches, as values."""


def bars(sheet: Sheet, top: int, columns: Sequence[Column] = (), height: int = HEIGHT) -> Part:
    """The bars of these columns, of all by default."""
    columns = columns or sheet.chart.columns
    if sheet.chart.kind == Kind.BARS and _each_counts(sheet) and not _names_fit(sheet):
        return lying_bars(sheet, top, columns[0], _bar)
    stacked = sheet.chart.kind == Kind.STACKED
    reaches = {
        (point.key, point.column): reach
        for point, reach in _reaches(sheet, columns, stacked=stacked)
    }
    ends = [end for reach in reaches.values() for end in reach] or [_ZERO]
    labels = Labels(top, top + height + BELOW)
    every = not stacked and len(columns) == 1 and _all_labels_fit(sheet, columns[0])
    # Leave room for the label of the highest bar, and of the lowest if it hangs.
    low = top + height - (_HEADROOM if every and min(ends) < 0 else 0)
    values = ticks(ends, zero=True) if not every else (min(*ends, _ZERO), max(*ends, _ZERO))
    if values[0] == values[-1]:
        values = (_ZERO, Decimal(1))
    scale = Scale(values[0], values[-1], Decimal(low), Decimal(top + _HEADROOM))
    parts: list[str] = []
    left, right = LEFT, RIGHT
    if not every:
        unit = sheet.unit(columns[0])
        parts, left, right = value_axis(sheet, unit, values, scale, on_right=sheet.rtl)
    marks, names = _marks(sheet, columns, (scale, reaches), (left, right), labels)
    parts += marks
    zero = scale.at(_ZERO)
    parts.append(line([(left, zero), (right, zero)], "ink", 2))
    parts += _labels(sheet, columns, labels, every=every)
    named, bottom = beneath(sheet, names, top + height, every=_each_counts(sheet))
    return [*parts, *named], bottom


def _each_counts(sheet: Sheet) -> bool:
    """Whether no name can be guessed from its neighbours, as the years and months can."""
    ends = [end for key in sheet.chart.keys for end in key.split("/")]
    return not sheet.chart.in_time or any(len(end) > _MONTH_LENGTH for end in ends)


def _names_fit(sheet: Sheet) -> bool:
    """Whether every row can be named under a standing bar."""
    keys = sheet.chart.keys
    band = Decimal(RIGHT - LEFT) / len(keys)
    return all_fit([(LEFT + band * (at + _HALF), sheet.row(key)) for at, key in enumerate(keys)])


def _reaches(
    sheet: Sheet, columns: Sequence[Column], *, stacked: bool
) -> Iterator[tuple[Point, Stretch]]:
    """How far each bar reaches: from zero, or from where the one beneath it ends."""
    sums: dict[tuple[str, bool], Decimal] = {}
    for column in columns:
        for point in sheet.chart.points(column):
            if point.value is None:
                continue
            side = (point.key, point.value < 0)
            begin = sums.get(side, _ZERO) if stacked else _ZERO
            sums[side] = begin + point.value
            yield point, (begin, begin + point.value)


def _all_labels_fit(sheet: Sheet, column: Column) -> bool:
    band = (RIGHT - LEFT) / len(sheet.chart.rows)
    unit, code = sheet.unit(column), sheet.language.code
    return all(
        width(label(point.value, unit, code), SMALL) + 6 <= band
        for point in sheet.chart.points(column)
        if point.value is not None
    )


def _marks(
    sheet: Sheet,
    columns: Sequence[Column],
    heights: tuple[Scale, Mapping[tuple[str, str], Stretch]],
    sides: tuple[int, int],
    labels: Labels,
) -> tuple[list[str], list[tuple[Decimal, str]]]:
    """All bars and the marks of gaps; and the names of the rows with their places."""
    chart, (scale, reaches), (left, right) = sheet.chart, heights, sides
    keys = list(chart.keys)
    if sheet.rtl and not chart.in_time:
        keys.reverse()
    band = Decimal(right - left) / len(keys)
    abreast = 1 if chart.kind == Kind.STACKED else len(columns)
    wide = min(band * Decimal("0.76") / abreast, Decimal(_WIDEST))
    parts = []
    for place, column in enumerate(columns):
        order = len(columns) - 1 - place if sheet.rtl else place
        shift = wide * (order if abreast > 1 else 0) - wide * abreast / 2
        for point in chart.points(column):
            x = left + band * (keys.index(point.key) + _HALF) + shift
            reach = reaches.get((point.key, point.column))
            if reach is None:
                parts.append(
                    dash(
                        x + wide / 2,
                        scale.at(_ZERO) - 10,
                        sheet.data(point),
                        sheet.hint(point, column),
                    )
                )
                continue
            upper, lower = sorted((scale.at(reach[0]), scale.at(reach[1])))
            high = max(lower - upper, _THINNEST)
            box = (x, upper, wide - (2 if abreast > 1 else 0), high)
            labels.keep_clear(*box)
            parts.append(_bar(sheet, point, column, box))
    names = [(left + band * (at + _HALF), sheet.row(key)) for at, key in enumerate(keys)]
    return parts, names


def _bar(
    sheet: Sheet, point: Point, column: Column, box: tuple[Decimal, Decimal, Decimal, Decimal]
) -> str:
    index = sheet.chart.columns.index(column)
    if sheet.chart.kind == Kind.MULTIPLES:
        index = 0
    plain = sheet.chart.highlight and len(sheet.chart.columns) == 1
    role = "muted" if plain and point.key not in sheet.chart.highlight else SERIES[index]
    return bar(
        box,
        role,
        hatch=sheet.hatch(role) if point.estimate else "",
        dash="5 4" if point.partial and not point.estimate else "",
        data=sheet.data(point),
        title=sheet.hint(point, column),
    )


def _labels(
    sheet: Sheet, columns: Sequence[Column], labels: Labels, *, every: bool
) -> Iterator[str]:
    """Values above their bars: of all, or of the rows that the title speaks of."""
    boxes = iter(list(labels.taken))
    chart, code = sheet.chart, sheet.language.code
    for column in columns:
        for point in chart.points(column):
            if point.value is None:
                continue
            left, top, right, bottom = next(boxes)
            if not every and (point.key not in chart.highlight or chart.kind == Kind.STACKED):
                continue
            words = label(point.value, sheet.unit(column), code)
            centre, falls = (left + right) / 2, point.value < 0
            bold = point.key in chart.highlight
            if every:
                y = bottom + 20 if falls else top - 8
                yield labels.fixed(centre, y, words, bold=bold)
            else:
                yield labels.beside(centre, bottom if falls else top, words, bold=bold)
