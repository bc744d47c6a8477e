"""A chart in a sentence or two, from its data: for those who can't see it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from scripts.render.charts.sheet import Sheet, cells, gaps
from scripts.render.charts.text import isolated
from scripts.render.charts.words import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.ledger.charts import Chart, Point
    from scripts.ledger.ledger import Ledger
    from scripts.ledger.series import Column


def alt_text(chart: Chart, ledger: Ledger, language: str) -> str:
    """What is drawn; first, last, highest and lowest value of each column; gaps and estimates."""
    sheet = Sheet(chart, ledger, ledger.language(language))
    return isolated(" ".join(_sentences(sheet)), sheet.language)


def reach(sheet: Sheet) -> str:
    """From the first period to the last; nothing for categories."""
    if not sheet.chart.in_time:
        return sheet.language.joined(tuple(sheet.row(key) for key in sheet.chart.keys))
    first = min(key.partition("/")[0] for key in sheet.chart.keys)
    last = max(key.partition("/")[2] or key for key in sheet.chart.keys)
    return sheet.language.period(first if first == last else f"{first}/{last}")


def _sentences(sheet: Sheet) -> Iterator[str]:
    chart, language = sheet.chart, sheet.language
    kind = phrase(chart.kind.value, language)
    subtitle = chart.subtitle[language.code]
    yield phrase("about", language, kind=kind, subtitle=subtitle, range=reach(sheet))
    for column in chart.columns:
        yield _course(sheet, column)
    for event in chart.events:
        yield f"{language.period(event.at)}: {event.label[language.code]}."
    yield from marked(sheet)


def marked(sheet: Sheet) -> Iterator[str]:
    """The cells that are gaps, estimates or parts of a year, a sentence for each kind."""
    chart, language = sheet.chart, sheet.language
    known = [point for point in chart.all_points() if point.value is not None]
    estimates = cells(sheet, [point for point in known if point.estimate])
    partials = cells(sheet, [point for point in known if point.partial])
    own = chart.estimates_are[language.code] if chart.estimates_are else ""
    for name, keys in (("gap", gaps(sheet)), ("estimate", estimates), ("partial", partials)):
        if keys:
            label = own if own and name == "estimate" else phrase(name, language)
            yield phrase("marked", language, label=label, keys=keys)


def _course(sheet: Sheet, column: Column) -> str:
    """First, last, highest and lowest; part of a year is no match for whole ones."""
    points = [point for point in sheet.chart.points(column) if point.value is not None]
    if not points:
        return phrase("empty", sheet.language, label=sheet.label(column))
    whole = [point for point in points if not point.partial] or points
    ordered = sorted(whole, key=lambda point: point.value or 0)
    values = {
        "first": points[0],
        "last": points[-1],
        "highest": ordered[-1],
        "lowest": ordered[0],
    }
    name = "course" if sheet.chart.in_time else "spread"
    return phrase(
        name if len(points) > 1 else "single",
        sheet.language,
        label=sheet.label(column),
        **{name: _value(sheet, column, point) for name, point in values.items()},
    )


def _value(sheet: Sheet, column: Column, point: Point) -> str:
    value = sheet.unit(column).written(point.value or Decimal(0), sheet.language.code)
    return phrase("value", sheet.language, value=value, period=sheet.row(point.key))
