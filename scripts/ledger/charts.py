"""Charts: what is drawn of a series, one file each under docs/data/charts.

    # docs/data/charts/crude-oil.toml, drawn as docs/assets/charts/crude-oil.ar.svg and .en.svg
    [crude-oil]                        # the name of the file
    type       = "bars"                # a word of Kind; `small-multiples` has one unit per column
    series     = "crude_oil"           # an entry of series.toml
    columns    = ["volume_mt"]
    unit       = "Mt"                  # of every column; left out for small multiples
    from       = "2020"                # first and last row; left out: all rows
    to         = "2025"
    title.en   = "A record {crude-2024} in 2024"    # states the finding, in each language
    subtitle.en = "Imports of crude oil, million tonnes"
    note.en, credit.en, processing.en  # as far as needed: caveat, who counted, what we did
    highlight  = ["2024"]              # rows that the title speaks of
    estimates  = ["2021", "2023.volume_mt"]         # rows or single cells that are estimates
    estimates_are.en = "Rounded"       # what they are, if not estimates
    partial    = ["2026-01/2026-04"]   # rows that are not whole years
    source     = ["tass-2025"]         # left out: the sources of the rows
    rows.oil.en = "Oil"                # names of rows that are not periods

A `timeline` has `[[NAME.events]]` with at, label and source, and checked and review of its own.

A number in these words is a year or a placeholder: {id} is the figure as the ledger writes it,
{id:1} the same with one decimal, {id:fall} without the sign that "fell" already carries.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from scripts.core.consequences import without_consequences
from scripts.core.errors import CannotRunError
from scripts.core.finding import Finding
from scripts.ledger.chart_rows import PERIOD, drawn_rows, marked, row_names
from scripts.ledger.chart_words import filled
from scripts.ledger.schema import Entry, Words, did_you_mean, read_entries
from scripts.ledger.toml_file import read_toml

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal
    from pathlib import Path

    from scripts.ledger.ledger import Ledger
    from scripts.ledger.series import Column, Row, Series

CHARTS_FOLDER = "docs/data/charts"


class Kind(StrEnum):
    """The types of charts."""

    LINE = "line"
    DOTS = "dots"
    BARS = "bars"
    GROUPED = "grouped-bars"
    STACKED = "stacked-bars"
    RANGE = "range"
    MULTIPLES = "small-multiples"
    TIMELINE = "timeline"


_MOST_COLUMNS = dict.fromkeys(Kind, 4) | {Kind.BARS: 1}


@dataclass(frozen=True, slots=True)
class Event:
    """A moment or a span on a timeline."""

    at: str
    label: Words
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A cell as it is drawn. `value` is None for a gap."""

    key: str
    column: str
    value: Decimal | None
    estimate: bool
    partial: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: words with their numbers filled in, and the part of a series that it draws."""

    name: str
    kind: Kind
    title: Words
    subtitle: Words
    note: Words | None
    credit: Words | None
    processing: Words | None
    estimates_are: Words | None
    series: Series | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    row_names: Mapping[str, Words]
    highlight: frozenset[str]
    estimates: frozenset[str]
    partial: frozenset[str]
    events: tuple[Event, ...]
    sources: tuple[str, ...]
    checked: dt.date
    review: str
    line: int

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of the rows, or periods of the events."""
        return tuple(row.key for row in self.rows) or tuple(event.at for event in self.events)

    @property
    def in_time(self) -> bool:
        """Whether the rows are periods; otherwise they are categories."""
        return not self.row_names

    def points(self, column: Column) -> tuple[Point, ...]:
        """The cells of a column, row by row."""
        return tuple(
            Point(
                key=row.key,
                column=column.name,
                value=row.cells[column.name],
                estimate=bool({row.key, f"{row.key}.{column.name}"} & self.estimates),
                partial=row.key in self.partial,
            )
            for row in self.rows
        )

    def all_points(self) -> tuple[Point, ...]:
        """The cells of all columns, column by column."""
        return tuple(point for column in self.columns for point in self.points(column))

    @property
    def gaps(self) -> tuple[Point, ...]:
        """The cells that a reader misses.

        A dot plot has an empty cell wherever one column is about years and another about months;
        there only a row without any value is a gap.
        """
        empty = [point for point in self.all_points() if point.value is None]
        if self.kind != Kind.DOTS:
            return tuple(empty)
        keys = [point.key for point in empty]
        return tuple(one for one in empty if keys.count(one.key) == len(self.columns))


def read_charts(root: Path, ledger: Ledger) -> dict[str, Chart]:
    """The charts by name, in order of name.

    Raises CannotRunError that carries a finding, with file, line and entry, for every fault.
    """
    codes = tuple(language.code for language in ledger.languages)
    faults: list[Finding] = []
    charts: dict[str, Chart] = {}
    for file in sorted((root / CHARTS_FOLDER).glob("*.toml")):
        path = f"{CHARTS_FOLDER}/{file.name}"
        entries = read_entries(read_toml(root, path), faults, codes)
        for name, entry in entries.items():
            if name != file.stem:
                fix = f"[{file.stem}]"
                entry.fault("ledger-bad-id", "the name differs from the file's", fix=fix)
            charts[name] = _chart(name, filled(entry, ledger), ledger)
        if not entries:
            faults.append(Finding(path, 0, "ledger-missing-field", "the file holds no chart"))
    if faults:
        raise CannotRunError(findings=without_consequences(faults))
    return charts


def _chart(name: str, entry: Entry, ledger: Ledger) -> Chart:
    kind = entry.choice("type", [kind.value for kind in Kind])
    timeline = kind == Kind.TIMELINE
    series = None
    if not timeline:
        rule = "ledger-unknown-cell"
        series = ledger.series.get(entry.choice("series", ledger.series, rule=rule))
    columns = () if timeline else tuple(_columns(entry, series, kind))
    rows = () if timeline else drawn_rows(entry, series)
    events = tuple(_event(child, ledger) for child in entry.entries("events")) if timeline else ()
    cells = frozenset(f"{row.key}.{column.name}" for row in rows for column in columns)
    keys = frozenset(row.key for row in rows)
    own = entry.texts("source", required=False)
    parts: tuple[Row | Event, ...] = (*rows, *events)
    inherited = (source for one in parts for source in one.sources)
    _check_sources(entry, own, ledger)
    chart = Chart(
        name=name,
        kind=Kind(kind) if kind in list(Kind) else Kind.BARS,
        title=entry.words("title") or {},
        subtitle=entry.words("subtitle") or {},
        note=entry.words("note", required=False),
        credit=entry.words("credit", required=False),
        processing=entry.words("processing", required=False),
        estimates_are=entry.words("estimates_are", required=False),
        series=series,
        columns=columns,
        rows=rows,
        row_names=row_names(entry, rows),
        highlight=marked(entry, "highlight", keys),
        estimates=marked(entry, "estimates", keys | cells),
        partial=marked(entry, "partial", keys),
        events=events,
        sources=own or tuple(dict.fromkeys(inherited)),
        checked=series.checked if series else entry.date("checked"),
        review=series.review if series else entry.choice("review", ("event", "historical")),
        line=entry.line(),
    )
    if not events and not any(point.value is not None for point in chart.all_points()):
        entry.fault("ledger-missing-field", "there is nothing to draw", fix="name rows with values")
    if chart.row_names and chart.kind in {Kind.LINE, Kind.DOTS}:
        entry.fault("ledger-bad-value", "categories do not run in time", "type", found=kind)
    entry.close()
    return chart


def _columns(entry: Entry, series: Series | None, kind: str) -> Iterator[Column]:
    """The columns, each with the unit that the chart states."""
    names, unit = entry.texts("columns"), ""
    if kind != Kind.MULTIPLES:
        unit = entry.text("unit", markup=True)
    most = _MOST_COLUMNS[Kind(kind)] if kind in list(Kind) else len(names)
    if len(names) > most:
        message = f"a chart of this type draws at most {most} columns"
        entry.fault("ledger-bad-value", message, "columns", found=", ".join(names))
    for name in names if series else ():
        column = series.columns.get(name) if series else None
        if column is None:
            fix = did_you_mean(name, series.columns if series else ())
            message = "the series has no such column"
            entry.fault("ledger-unknown-cell", message, "columns", found=name, fix=fix)
        elif unit and column.unit != unit:
            message = f"the unit differs from that of column {name}"
            fix = "draw columns of one unit, or small multiples"
            entry.fault("ledger-unknown-unit", message, "unit", found=unit, fix=fix)
        else:
            yield column


def _event(entry: Entry, ledger: Ledger) -> Event:
    at = entry.text("at", markup=True)
    if at and not PERIOD.fullmatch(at):
        fix = 'write it like "2022", "2022-12", "2022-12-05" or "2022-01/2022-04"'
        entry.fault("ledger-bad-value", "at is not a period", "at", found=at, fix=fix)
        at = "2000"
    event = Event(at or "2000", entry.words("label") or {}, entry.texts("source", required=False))
    _check_sources(entry, event.sources, ledger)
    entry.close()
    return event


def _check_sources(entry: Entry, names: Iterable[str], ledger: Ledger) -> None:
    for name in names:
        if name not in ledger.sources:
            fix = did_you_mean(name, ledger.sources)
            entry.fault(
                "ledger-unknown-source", "the source is not known", "source", found=name, fix=fix
            )
