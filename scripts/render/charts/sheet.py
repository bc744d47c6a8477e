"""The sheet a chart is drawn on: its measures, what stands around the plot, and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.ledger.charts import Kind
from scripts.render.charts.palette import LARGE, SMALL
from scripts.render.charts.shapes import bar, dash, line, marker, text
from scripts.render.charts.text import shown, width, wrapped
from scripts.render.charts.words import LICENCE, phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from scripts.ledger.charts import Chart, Point
    from scripts.ledger.languages import Language
    from scripts.ledger.ledger import Ledger
    from scripts.ledger.series import Column
    from scripts.ledger.units import Unit

WIDTH, EDGE = 640, 16
LEFT, RIGHT = EDGE, WIDTH - EDGE
ROOM = RIGHT - LEFT
LEADING, TITLE_LEADING = 30, 38
_SAMPLE, _ITEM_GAP = 40, 22

Part = tuple[list[str], int]
"""Elements from the top down, and where they end."""

Item = tuple["Callable[[int, int], str]", str]
"""An entry of a key: how to draw its sample around a place, and its words."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A chart in one language."""

    chart: Chart
    ledger: Ledger
    language: Language

    @property
    def id(self) -> str:
        """An id of this drawing alone, also among others on a page."""
        return f"chart-{self.chart.name}-{self.language.code}"

    @property
    def rtl(self) -> bool:
        """Whether reading starts on the right."""
        return self.language.direction == "rtl"

    def unit(self, column: Column) -> Unit:
        """The unit of a column."""
        return self.ledger.units[column.unit]

    def label(self, column: Column) -> str:
        """The name of a column."""
        return column.label[self.language.code]

    def row(self, key: str) -> str:
        """The name of a row: a period, or what the chart calls it."""
        names = self.chart.row_names.get(key)
        return names[self.language.code] if names else self.language.period(key)

    def data(self, point: Point) -> dict[str, str]:
        """What a mark stands for, as attributes: the same in every language."""
        value = "" if point.value is None else str(point.value)
        return {"data-key": point.key, "data-column": point.column, "data-value": value}

    def hint(self, point: Point, column: Column) -> str:
        """What a mark says when pointed at."""
        code, chart = self.language.code, self.chart
        said = [self.label(column)] if len(chart.columns) > 1 else []
        said.append(self.row(point.key))
        if point.value is None:
            said.append(phrase("gap", self.language))
        else:
            said.append(self.unit(column).written(point.value, code))
        if point.estimate:
            own = chart.estimates_are
            said.append(own[code] if own else phrase("estimate", self.language))
        if point.partial:
            said.append(phrase("partial", self.language))
        return shown(" · ".join(said), self.language, whole=True)

    def at_start(self, y: int, words: str, *, role: str = "ink", indent: int = 0) -> str:
        """A line of text at the reading start."""
        x, anchor = (RIGHT - indent, "end") if self.rtl else (LEFT + indent, "start")
        return text(x, y, shown(words, self.language), anchor=anchor, role=role)

    def hatch(self, role: str) -> str:
        """The id of the pattern for estimates in a colour."""
        return f"{self.id}-hatch-{role}"


def head(sheet: Sheet) -> Part:
    """Title, what is drawn, and the key to the series."""
    code, parts, y = sheet.language.code, [], 10
    x, anchor = (RIGHT, "end") if sheet.rtl else (LEFT, "start")
    for words in wrapped(sheet.chart.title[code], LARGE, ROOM):
        y += TITLE_LEADING
        parts.append(text(x, y - 6, shown(words, sheet.language), anchor=anchor, large=True))
    for words in wrapped(sheet.chart.subtitle[code], SMALL, ROOM):
        y += LEADING
        parts.append(sheet.at_start(y, words, role="soft"))
    return parts, y + 12


def series_key(sheet: Sheet, top: int) -> Part:
    """The key to the series, where there are several in one plot."""
    chart = sheet.chart
    in_bars = chart.kind in {Kind.GROUPED, Kind.STACKED}
    if len(chart.columns) < 2 or chart.kind in {Kind.LINE, Kind.MULTIPLES}:  # noqa: PLR2004
        return [], top
    items: list[Item] = [
        (_swatch(index) if in_bars else _mark(index), sheet.label(column))
        for index, column in enumerate(chart.columns)
    ]
    return key(sheet, items, top)


def status_key(sheet: Sheet, top: int) -> Part:
    """What gaps, hollow and dashed marks mean, where the chart has such."""
    chart, language = sheet.chart, sheet.language
    in_bars = chart.kind in {Kind.BARS, Kind.GROUPED, Kind.STACKED, Kind.MULTIPLES}
    items: list[Item] = []
    estimates = [point.column for point in chart.all_points() if point.estimate]
    if estimates:
        index = [column.name for column in chart.columns].index(estimates[0])
        sample = _hatched(sheet) if in_bars else _mark(index, hollow=True)
        own = chart.estimates_are
        items.append((sample, own[language.code] if own else phrase("estimate", language)))
    if chart.partial:
        items.append((_dashed if in_bars else _mark(0, hollow=True), phrase("partial", language)))
    if keys := gaps(sheet):
        items.append((dash, f"{phrase('gap', language)}: {keys}"))
    return key(sheet, items, top + 8) if items else ([], top)


def gaps(sheet: Sheet) -> str:
    """The cells without a value that a reader misses."""
    return cells(sheet, sheet.chart.gaps)


def cells(sheet: Sheet, points: Iterable[Point]) -> str:
    """Cells by the names of their rows; the column is named unless all columns are meant."""
    chart, language, wanted = sheet.chart, sheet.language, list(points)
    names = {column.name: sheet.label(column) for column in chart.columns}
    groups: dict[tuple[str, ...], list[str]] = {}
    for row in chart.rows:
        columns = tuple(point.column for point in wanted if point.key == row.key)
        groups.setdefault(columns, []).append(sheet.row(row.key))
    groups.pop((), None)
    texts = []
    for columns, rows in groups.items():
        listed = language.patterns["comma"].join(rows)
        label = language.joined(tuple(names[column] for column in columns))
        whole = len(columns) == len(names)
        texts.append(listed if whole else phrase("cell", language, period=listed, label=label))
    return phrase("semicolon", language).join(texts)


def key(sheet: Sheet, items: list[Item], top: int) -> Part:
    """Samples with words, side by side from the reading start, in lines as needed."""
    parts: list[str] = []
    x, y = 0, top + LEADING - 8
    for sample, words in items:
        lines = wrapped(words, SMALL, ROOM - _SAMPLE)
        wide = _SAMPLE + max(width(one, SMALL) for one in lines)
        if x and x + wide > ROOM:
            x, y = 0, y + LEADING
        parts.append(sample(RIGHT - x - 14 if sheet.rtl else LEFT + x + 14, y - 7))
        for index, one in enumerate(lines):
            y += LEADING if index else 0
            parts.append(sheet.at_start(y, one, role="soft", indent=x + _SAMPLE - 6))
        x += wide + _ITEM_GAP
    return parts, y + 12


def foot(sheet: Sheet, top: int) -> Part:
    """Who counted, and whose drawing this is."""
    chart, language = sheet.chart, sheet.language
    credit = chart.credit[language.code] if chart.credit else _credit(sheet)
    words = f"{phrase('source', language)}: {credit}"
    site = f"{phrase('site', language)} · {LICENCE}"
    parts = [line([(LEFT, top + 6), (RIGHT, top + 6)], "grid", 2)]
    y, lines = top + 4, wrapped(words, SMALL, ROOM)
    for one in lines:
        y += LEADING
        parts.append(sheet.at_start(y, one, role="soft"))
    x, anchor = (LEFT, "start") if sheet.rtl else (RIGHT, "end")
    if width(lines[-1], SMALL) + width(site, SMALL) + _ITEM_GAP > ROOM:
        y += LEADING
    parts.append(text(x, y, shown(site, language), anchor=anchor, role="soft"))
    return parts, y + EDGE


def _credit(sheet: Sheet) -> str:
    """Those whose figures these are; more than three are named by the first."""
    code = sheet.language.code
    names = dict.fromkeys(
        sheet.ledger.sources[one].attribution(code) for one in sheet.chart.sources
    )
    shown_names = list(names)[:3]
    more = len(names) - len(shown_names)
    text_of_names = sheet.language.patterns["comma"].join(shown_names)
    return f"{text_of_names} +{more}" if more else text_of_names


def _swatch(index: int) -> Callable[[int, int], str]:
    return lambda x, y: bar((x - 12, y - 12, 24, 20), f"series-{index + 1}")


def _mark(index: int, *, hollow: bool = False) -> Callable[[int, int], str]:
    return lambda x, y: marker(index, x, y, hollow=hollow)


def _hatched(sheet: Sheet) -> Callable[[int, int], str]:
    role = "muted" if sheet.chart.highlight and len(sheet.chart.columns) == 1 else "series-1"
    return lambda x, y: bar((x - 12, y - 12, 24, 20), role, hatch=sheet.hatch(role))


def _dashed(x: int, y: int) -> str:
    return bar((x - 12, y - 12, 24, 20), "series-1", dash="5 4")
