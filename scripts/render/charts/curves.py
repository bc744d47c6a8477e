"""Lines and dots over time: every period at its place, whatever the distance to the next."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from scripts.ledger.charts import Kind
from scripts.render.charts.axes import beneath, value_axis
from scripts.render.charts.labels import Labels
from scripts.render.charts.palette import DASHES, SERIES, SMALL
from scripts.render.charts.scales import Scale, label, labelled_years, middle, span, ticks
from scripts.render.charts.shapes import dash, line, marker, text
from scripts.render.charts.sheet import EDGE
from scripts.render.charts.text import shown, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scripts.ledger.charts import Point
    from scripts.render.charts.sheet import Part, Sheet

HEIGHT = 300
_LABEL_ALL = 12
_YEAR = 80  # room for the name of a year and some air
_NAME_GAP = 16
_WIDEST_NAMES = 230
_SIZE = 14  # of a mark
_YEAR_LENGTH = 4

Placed = tuple["Point", Decimal, Decimal]
"""A point with its place on the sheet."""


def curves(sheet: Sheet, top: int) -> Part:
    """The values of all columns over time, joined in a line chart, on their own in a dot plot."""
    chart = sheet.chart
    known = [point.value for point in chart.all_points() if point.value is not None]
    values = ticks(known, zero=True)
    scale = Scale(values[0], values[-1], Decimal(top + HEIGHT), Decimal(top + 20))
    names = _names_room(sheet)
    unit = sheet.unit(chart.columns[0])
    parts, left, right = value_axis(sheet, unit, values, scale, on_right=sheet.rtl and not names)
    right -= names
    spans = [span(key) for key in chart.keys]
    first, last = int(min(one for one, _ in spans)), ceil(max(one for _, one in spans))
    across = Scale(Decimal(first), Decimal(last), Decimal(left + 4), Decimal(right - 4))
    reach = (left - EDGE // 2, right + EDGE // 2)
    labels = Labels(top - 8, top + HEIGHT + 4, *reach)
    placed = [_placed(chart.points(column), across, scale) for column in chart.columns]
    parts += _drawn(sheet, placed, labels, across, Decimal(top + HEIGHT - 8))
    if names:
        parts += _end_names(sheet, placed, right)
    parts += _values(sheet, placed, labels)
    years = labelled_years(first, last - 1, (right - left) // _YEAR)
    places = [(across.at(year + Decimal("0.5")), str(year)) for year in years]
    named, bottom = beneath(sheet, places, top + HEIGHT)
    return [*parts, *named], bottom


def _names_room(sheet: Sheet) -> int:
    """Room at the right for the names of lines, where there are several."""
    chart = sheet.chart
    if chart.kind != Kind.LINE or len(chart.columns) == 1:
        return 0
    return (
        min(max(width(sheet.label(one), SMALL) for one in chart.columns), _WIDEST_NAMES) + _NAME_GAP
    )


def _placed(points: Sequence[Point], across: Scale, scale: Scale) -> list[Placed]:
    return [
        (point, across.at(middle(point.key)), scale.at(point.value))
        for point in points
        if point.value is not None
    ]


def _drawn(
    sheet: Sheet, placed: list[list[Placed]], labels: Labels, across: Scale, gap_y: Decimal
) -> Iterator[str]:
    """Lines first, then marks in their order, and dashes at the foot where there is no value."""
    chart = sheet.chart
    if chart.kind == Kind.LINE:
        for index, points in enumerate(placed):
            for run in _runs(sheet, points):
                yield from _line(run, index)
                labels.keep_clear_of_line([(x, y) for _, x, y in run])
    mixed = len({len(key) for key in chart.keys}) > 1
    for index, (column, points) in enumerate(zip(chart.columns, placed, strict=True)):
        spots = {point.key: (x, y) for point, x, y in points}
        for point in chart.points(column):
            data, title = sheet.data(point), sheet.hint(point, column)
            if point.key not in spots:
                if point in chart.gaps:
                    x = across.at(middle(point.key))
                    yield dash(x, gap_y, data, title)
                    labels.keep_clear(x - _SIZE // 2, gap_y - _SIZE, _SIZE, _SIZE)
                continue
            x, y = spots[point.key]
            labels.keep_clear(x - _SIZE // 2, y - _SIZE // 2, _SIZE, _SIZE)
            if chart.kind == Kind.DOTS and mixed and len(point.key) == _YEAR_LENGTH:
                ends = [(across.at(end), y) for end in span(point.key)]
                yield line(list(ends), SERIES[index], 5)
                labels.keep_clear(ends[0][0], y - 3, ends[1][0] - ends[0][0], 6)
            hollow = point.estimate or point.partial
            yield marker(index, x, y, hollow=hollow, data=data, title=title)


def _runs(sheet: Sheet, points: list[Placed]) -> Iterator[list[Placed]]:
    """Points that follow each other without a gap."""
    keys = sheet.chart.keys
    run: list[Placed] = []
    for one in points:
        if run and keys.index(one[0].key) != keys.index(run[-1][0].key) + 1:
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _line(run: list[Placed], index: int) -> Iterator[str]:
    """The line through a run; the way to a value that is not certain is dotted."""
    firm: list[tuple[Decimal, Decimal]] = []
    for (_, x, y), (second, next_x, next_y) in pairwise(run):
        if second.partial or second.estimate:
            yield line([(x, y), (next_x, next_y)], SERIES[index], 3, "2 6")
            if len(firm) > 1:
                yield line(list(firm), SERIES[index], 4, DASHES[index])
            firm = []
        else:
            firm = firm or [(x, y)]
            firm.append((next_x, next_y))
    if len(firm) > 1:
        yield line(list(firm), SERIES[index], 4, DASHES[index])


def _end_names(sheet: Sheet, placed: list[list[Placed]], right: int) -> Iterator[str]:
    """The name of each line at its end, pushed apart where they would touch."""
    ends = sorted((points[-1][2], index) for index, points in enumerate(placed) if points)
    below = Decimal(0)
    for y, index in ends:
        below = max(y, below + SMALL + 4)
        words = shown(sheet.label(sheet.chart.columns[index]), sheet.language)
        yield text(right + _NAME_GAP, below + 8, words, role=SERIES[index], bold=True)


def _values(sheet: Sheet, placed: list[list[Placed]], labels: Labels) -> Iterator[str]:
    """The values that matter most, as far as there is room."""
    chart, code = sheet.chart, sheet.language.code
    for column, points in zip(chart.columns, placed, strict=True):
        everything = sum(len(one) for one in placed) <= _LABEL_ALL
        for point, x, y in _by_weight(sheet, points, everything=everything):
            if point.value is not None:
                words = label(point.value, sheet.unit(column), code)
                yield labels.beside(x, y, words, bold=point.key in chart.highlight)


def _by_weight(sheet: Sheet, points: list[Placed], *, everything: bool) -> list[Placed]:
    """What the title speaks of, then the ends, then the extremes, then the rest if wished."""
    if not points:
        return []
    by_value = sorted(points, key=lambda one: one[0].value or Decimal(0))
    chosen = [one for one in points if one[0].key in sheet.chart.highlight]
    chosen += [points[-1], points[0], by_value[-1], *([by_value[0]] if everything else [])]
    chosen += points if everything else []
    return list({one[0].key: one for one in chosen}.values())
