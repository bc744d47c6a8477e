"""What a chart draws as data: JSON with everything around the points, CSV with the points alone."""

from __future__ import annotations

import csv
import io
import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from scripts.ledger.chart_words import NO_BREAK
from scripts.render.charts.describing import reach
from scripts.render.charts.sheet import Sheet
from scripts.render.charts.words import LICENCE, LICENCE_URL, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.ledger.charts import Chart, Point
    from scripts.ledger.ledger import Ledger

# Decimals pass through json as marked strings, so that no digit is lost and none is added.
_MARK = "\ue000"
_MARKED = re.compile(rf'"{_MARK}(-?[0-9.]+)"')
_RUNS_IN_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")


def data_json(chart: Chart, ledger: Ledger) -> str:
    """Points and what a reader needs to use them, in both languages."""
    text = json.dumps(_described(chart, ledger), ensure_ascii=False, indent=2, default=_marked)
    return _MARKED.sub(r"\1", text).replace(NO_BREAK, " ") + "\n"


def data_csv(chart: Chart, ledger: Ledger) -> str:
    """One line per row: its key, the drawn values, what is to be known of them, the sources."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    names = [column.name for column in chart.columns]
    if chart.events:
        codes = [language.code for language in ledger.languages]
        writer.writerow(["period", *codes, "source"])
        for event in chart.events:
            words = [event.label[code] for code in codes]
            writer.writerow(map(_cell, (event.at, *words, " ".join(event.sources))))
        return file.getvalue()
    writer.writerow([chart.series.key if chart.series else "key", *names, "status", "source"])
    for row in chart.rows:
        points = [point for point in chart.all_points() if point.key == row.key]
        status = " ".join(dict.fromkeys(_status(chart, points)))
        values = [row.cells[name] for name in names]
        writer.writerow(map(_cell, (row.key, *values, status, " ".join(row.sources))))
    return file.getvalue()


def _status(chart: Chart, points: list[Point]) -> Iterator[str]:
    for point in points:
        suffix = f":{point.column}" if len(chart.columns) > 1 else ""
        if point in chart.gaps:
            yield f"gap{suffix}"
        if point.estimate and point.value is not None:
            yield f"estimate{suffix}"
        if point.partial:
            yield "partial"


def _cell(value: str | Decimal | None) -> str:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers."""
    if isinstance(value, Decimal):
        return str(value)
    text = value or ""
    return f"'{text}" if text.startswith(_RUNS_IN_SPREADSHEETS) else text


def _marked(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{_MARK}{value:f}"
    raise TypeError(type(value).__name__)


def _described(chart: Chart, ledger: Ledger) -> dict[str, Any]:
    sheets = {language.code: Sheet(chart, ledger, language) for language in ledger.languages}
    return {
        "id": chart.name,
        "type": chart.kind.value,
        "title": chart.title,
        "subtitle": chart.subtitle,
        "note": chart.note,
        "credit": chart.credit,
        "processing": chart.processing
        or {code: phrase("as-printed", sheet.language) for code, sheet in sheets.items()},
        "range": {code: reach(sheet) for code, sheet in sheets.items()},
        "checked": chart.checked.isoformat(),
        "review": chart.review,
        "licence": {"name": LICENCE, "url": LICENCE_URL},
        "sources": [_source(name, ledger) for name in chart.sources],
        "columns": [
            {
                "name": column.name,
                "label": column.label,
                "unit": column.unit,
                "unit_short": ledger.units[column.unit].short,
                "kind": ledger.units[column.unit].kind,
                "scale": ledger.units[column.unit].scale,
            }
            for column in chart.columns
        ],
        "points": [_point(point) for point in chart.all_points()],
        **(
            {"events": [_event(chart, index) for index in range(len(chart.events))]}
            if chart.events
            else {}
        ),
    }


def _point(point: Point) -> dict[str, Any]:
    marks = {"estimate": point.estimate, "partial": point.partial}
    return {
        "key": point.key,
        "column": point.column,
        "value": point.value,
        **{name: True for name, marked in marks.items() if marked},
    }


def _event(chart: Chart, index: int) -> dict[str, Any]:
    event = chart.events[index]
    return {"at": event.at, "label": event.label, "sources": list(event.sources)}


def _source(name: str, ledger: Ledger) -> dict[str, Any]:
    source = ledger.sources[name]
    return {
        "id": name,
        "publisher": source.publisher,
        "origin": source.origin,
        "title": source.title or None,
        "about": source.about,
        "language": source.language,
        "url": source.url,
        "archive": source.archive or None,
        "published": source.published or None,
        "accessed": source.accessed.isoformat(),
    }
