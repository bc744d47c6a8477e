"""Axes: gridlines with round numbers at the reading start, and names beneath a plot."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from scripts.render.charts.palette import SMALL
from scripts.render.charts.scales import Scale, tick_label
from scripts.render.charts.shapes import line, text
from scripts.render.charts.sheet import LEFT, RIGHT, ROOM
from scripts.render.charts.text import shown, width, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scripts.ledger.units import Unit
    from scripts.render.charts.shapes import Number
    from scripts.render.charts.sheet import Part, Sheet

Name = tuple[Decimal, list[str]]

_GAP = 10
BELOW = 34  # room for one line of names beneath a plot
_FIRST, _LEADING = 26, 26
_NARROWEST = 120  # so that a month and its year stay on one line
_MOST_LINES = 3


def value_axis(
    sheet: Sheet, unit: Unit, values: Sequence[Decimal], scale: Scale, *, on_right: bool
) -> tuple[list[str], int, int]:
    """Gridlines and their numbers; where the plot begins and ends beside them."""
    names = [tick_label(value, unit, sheet.language.code) for value in values]
    margin = max(width(name, SMALL) for name in names) + _GAP
    left, right = (LEFT, RIGHT - margin) if on_right else (LEFT + margin, RIGHT)
    parts = []
    for value, name in zip(values, names, strict=True):
        y = scale.at(value)
        parts.append(line([(left, y), (right, y)], "ink" if value == 0 else "grid", 2))
        x, anchor = (right + _GAP, "start") if on_right else (left - _GAP, "end")
        parts.append(text(x, y + 8, name, anchor=anchor, role="soft"))
    return parts, left, right


def beneath(
    sheet: Sheet, places: Sequence[tuple[Number, str]], y: int, *, every: bool = False
) -> Part:
    """Names beneath a plot, each centred, in lines; and where they end.

    Where they would not fit, the last is named and before it whatever has room; if `every` name
    counts, all of them are turned on their side instead.
    """
    names = _centred(places)
    if every and not _fit(names):
        return _turned(sheet, places, y)
    chosen = names[-1:]
    for name in names[-2::-1]:
        if _fit([name, chosen[0]]):
            chosen.insert(0, name)
    parts = [
        text(x, y + _FIRST + _LEADING * index, words, anchor="middle", role="soft")
        for x, lines in chosen
        for index, words in enumerate(shown(one, sheet.language) for one in lines)
    ]
    return parts, y + BELOW + _LEADING * (max(len(lines) for _, lines in chosen) - 1)


def all_fit(places: Sequence[tuple[Number, str]]) -> bool:
    """Whether all these names have room beneath a plot."""
    return _fit(_centred(places))


def _turned(sheet: Sheet, places: Sequence[tuple[Number, str]], y: int) -> Part:
    """The names from the top down, or from the bottom up, whichever way their script reads."""
    parts = [
        text(x + 8, y + _GAP, shown(name, sheet.language), anchor="end", role="soft", turned=True)
        for x, name in places
    ]
    return parts, y + max(width(name, SMALL) for _, name in places) + 2 * _GAP


def _centred(places: Sequence[tuple[Number, str]]) -> list[Name]:
    """The names in few lines, or in more and narrower ones if only so all have room."""
    band = ROOM // len(places)
    wide, narrow = (
        [_clamped(x, wrapped(name, SMALL, room)) for x, name in places]
        for room in (max(band, _NARROWEST), band - _GAP)
    )
    short = max(len(lines) for _, lines in narrow) <= _MOST_LINES
    return narrow if short and _fit(narrow) and not _fit(wide) else wide


def _clamped(x: Number, lines: list[str]) -> Name:
    """The lines centred at a place, or as near to it as the sheet allows."""
    half = _wide(lines) // 2
    return min(max(Decimal(x), Decimal(LEFT + half)), Decimal(RIGHT - half)), lines


def _wide(lines: list[str]) -> int:
    return max(width(one, SMALL) for one in lines)


def _fit(names: Sequence[Name]) -> bool:
    return all(
        (_wide(one) + _wide(two)) // 2 + _GAP <= abs(second - first)
        for (first, one), (second, two) in pairwise(names)
    )
