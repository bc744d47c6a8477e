"""A timeline: a strip on which events are numbered, and beneath it what they were."""

from __future__ import annotations

from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING

from scripts.render.charts.axes import beneath
from scripts.render.charts.palette import SMALL, paint
from scripts.render.charts.scales import Scale, labelled_years, middle, span
from scripts.render.charts.shapes import line, tag, text, titled
from scripts.render.charts.sheet import LEADING, LEFT, RIGHT, ROOM
from scripts.render.charts.spreading import spread
from scripts.render.charts.text import shown, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.render.charts.sheet import Part, Sheet

_RADIUS = 15
_LANE = 34
_STEM = 20  # the room that a stem needs between two discs, from its middle to that of a disc
_SLANT = 24  # the height in which stems lead from their discs to their days
_YEAR = 80
_INDENT = 44
_WHOLE_YEAR = 4


def strip(sheet: Sheet, top: int) -> Part:
    """Events on an axis from left to right, each with a stem to its day; then the list.

    Where days lie close, discs move aside and their stems slant: in the order of the days, so that
    no stem crosses another, and in several lanes only where one lane is full.
    """
    keys = sheet.chart.keys
    spans = [span(key) for key in keys]
    first, last = int(min(one for one, _ in spans)), ceil(max(one for _, one in spans))
    low, high = Decimal(LEFT + _RADIUS), Decimal(RIGHT - _RADIUS)
    scale = Scale(Decimal(first), Decimal(last), low, high)
    lanes = _lanes(len(keys))
    axis = top + _LANE * lanes + _SLANT
    order = sorted(range(len(keys)), key=lambda at: middle(keys[at]))
    gap = min(Decimal(_LANE if lanes == 1 else _STEM), (high - low) / max(len(keys) - 1, 1))
    places = spread([scale.at(middle(keys[at])) for at in order], gap, low, high)
    stems: list[str] = []
    discs = []
    for rank, (at, x) in enumerate(zip(order, places, strict=True)):
        y = axis - _SLANT - _LANE * (rank % lanes) - _RADIUS
        stems += _stem(keys[at], (x, y), axis, scale)
        discs.append((at, _marked_disc(sheet, at, x, y)))
    parts = [line([(LEFT, axis), (RIGHT, axis)], "ink", 2), *stems]
    parts += [part for _, disc in sorted(discs) for part in disc]
    years = labelled_years(first, last - 1, ROOM // _YEAR)
    named_years = [(scale.at(year + Decimal("0.5")), str(year)) for year in years]
    parts += [
        line([(scale.at(Decimal(year)), axis), (scale.at(Decimal(year)), axis + 8)], "ink", 2)
        for year in range(first, last + 1)
        if last - first <= ROOM // _LANE
    ]
    named, y = beneath(sheet, named_years, axis + 4)
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


def _lanes(count: int) -> int:
    """One lane while the discs fit beside each other; else enough to keep them apart."""
    return 1 if (count - 1) * _LANE <= ROOM - 2 * _RADIUS else ceil(_LANE / _STEM)


def _stem(key: str, disc: tuple[Decimal, int], axis: int, scale: Scale) -> Iterator[str]:
    """The way from a disc down to its day on the axis; a thick stretch there for a longer time."""
    x, y = disc
    yield line([(x, y), (x, axis - _SLANT), (scale.at(middle(key)), axis)], "muted", 2)
    first, last = span(key)
    if last - first > 1 or len(key) == _WHOLE_YEAR:
        yield line([(scale.at(first), axis), (scale.at(last), axis)], "series-1", 7)


def _marked_disc(sheet: Sheet, at: int, x: Decimal, y: int) -> Iterator[str]:
    event = sheet.chart.events[at]
    words = f"{sheet.language.period(event.at)} · {event.label[sheet.language.code]}"
    data = {"data-key": event.at, "data-column": "event", "data-value": str(at + 1)}
    return _disc(x, y, at + 1, data, shown(words, sheet.language, whole=True))


def _disc(
    x: int | Decimal,
    y: int,
    number: int,
    data: dict[str, str] | None = None,
    title: str = "",
) -> Iterator[str]:
    attributes = {"cx": x, "cy": y, "r": _RADIUS, **paint(fill="series-1"), **(data or {})}
    yield tag("circle", attributes, titled(title))
    yield text(x, y + 8, str(number), anchor="middle", role="paper", bold=True)
