"""A timeline: a strip on which events are numbered, and beneath it what they were."""

from __future__ import annotations

from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING

from scripts.render.charts.axes import beneath
from scripts.render.charts.palette import SMALL, paint
from scripts.render.charts.scales import Scale, labelled_years, middle, span
from scripts.render.charts.shapes import line, tag, text
from scripts.render.charts.sheet import LEADING, LEFT, RIGHT, ROOM
from scripts.render.charts.text import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.render.charts.sheet import Part, Sheet

_RADIUS = 15
_LANE = 34
_YEAR = 80
_INDENT = 44
_WHOLE_YEAR = 4


def strip(sheet: Sheet, top: int) -> Part:
    """Events on an axis from left to right, in lanes where they are close; then the list."""
    keys = sheet.chart.keys
    spans = [span(key) for key in keys]
    first, last = int(min(one for one, _ in spans)), ceil(max(one for _, one in spans))
    scale = Scale(Decimal(first), Decimal(last), Decimal(LEFT + _RADIUS), Decimal(RIGHT - _RADIUS))
    lanes = _lanes([scale.at(middle(key)) for key in keys])
    axis = top + _LANE * (max(lanes, default=0) + 1) + 6
    parts = [line([(LEFT, axis), (RIGHT, axis)], "ink", 2)]
    for number, (key, lane) in enumerate(zip(keys, lanes, strict=True), start=1):
        parts += _mark(number, key, (scale, axis, axis - _LANE * (lane + 1) + 8))
    years = labelled_years(first, last - 1, ROOM // _YEAR)
    places = [(scale.at(year + Decimal("0.5")), str(year)) for year in years]
    parts += [
        line([(scale.at(Decimal(year)), axis), (scale.at(Decimal(year)), axis + 8)], "ink", 2)
        for year in range(first, last + 1)
        if last - first <= ROOM // _LANE
    ]
    named, y = beneath(sheet, places, axis + 4)
    parts += named
    for number, event in enumerate(sheet.chart.events, start=1):
        y += 8
        lines = [sheet.language.period(event.at)]
        lines += wrapped(event.label[sheet.language.code], SMALL, ROOM - _INDENT)
        parts += _disc(RIGHT - _RADIUS if sheet.rtl else LEFT + _RADIUS, y + LEADING - 8, number)
        for index, words in enumerate(lines):
            y += LEADING
            parts.append(sheet.at_start(y, words, role="ink" if index else "soft", indent=_INDENT))
    return parts, y + 12


def _lanes(places: list[Decimal]) -> list[int]:
    """For each event the lowest lane in which it touches no other."""
    lanes: list[int] = []
    for index, x in enumerate(places):
        taken = {lanes[other] for other in range(index) if abs(places[other] - x) < _LANE}
        lanes.append(next(lane for lane in range(index + 1) if lane not in taken))
    return lanes


def _mark(number: int, key: str, place: tuple[Scale, int, int]) -> Iterator[str]:
    scale, axis, y = place
    x = scale.at(middle(key))
    yield line([(x, y), (x, axis)], "muted", 2)
    first, last = span(key)
    if last - first > 1 or len(key) == _WHOLE_YEAR:
        yield line([(scale.at(first), axis), (scale.at(last), axis)], "series-1", 7)
    data = {"data-key": key, "data-column": "event", "data-value": str(number)}
    yield from _disc(x, y, number, data)


def _disc(
    x: int | Decimal, y: int, number: int, data: dict[str, str] | None = None
) -> Iterator[str]:
    yield tag("circle", {"cx": x, "cy": y, "r": _RADIUS, **paint(fill="series-1"), **(data or {})})
    yield text(x, y + 8, str(number), anchor="middle", role="paper", bold=True)
