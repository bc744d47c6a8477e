"""Series of values over time: CSV files under docs/data/series, described in series.toml."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from scripts.core.finding import Finding
from scripts.ledger.freshness import REVIEWS
from scripts.ledger.schema import Entry, Words, did_you_mean, read_entries
from scripts.ledger.toml_file import read_toml

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from scripts.ledger.units import Unit

    Fault = Callable[..., None]

SERIES_FILE = "docs/data/series.toml"
_DATA = "docs/data"
_CELL = re.compile(r"-?(?:0|[1-9][0-9]{0,29})(?:\.[0-9]{1,12})?")
_SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of numbers: its unit and its heading in each language."""

    name: str
    unit: str
    label: Words


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its key (a period), its line in the CSV file, cells (None: unknown), sources."""

    key: str
    line: int
    cells: Mapping[str, Decimal | None]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """A table of values with one row per period; not `whole` where a row could not be read."""

    name: str
    path: str
    key: str
    title: Words
    note: Words | None
    checked: dt.date
    review: str
    columns: Mapping[str, Column]
    rows: tuple[Row, ...]
    whole: bool = True

    def row(self, key: str) -> Row | None:
        """The row with this key."""
        return next((row for row in self.rows if row.key == key), None)


@dataclass(frozen=True, slots=True)
class KeptCell:
    """A cell that a figure with a value of its own keeps: what stands there, what should."""

    figure: str
    path: str
    line: int
    index: int
    found: Decimal | None
    wanted: Decimal

    @property
    def stale(self) -> bool:
        """Whether the cell has to be written; 240.1 and 240.10 are not the same text."""
        return str(self.found) != str(self.wanted)


def read_series(
    root: Path,
    languages: tuple[str, ...],
    units: Mapping[str, Unit],
    faults: list[Finding],
) -> dict[str, Series]:
    """The series by name; faults in series.toml and in the CSV files are added to the list."""
    entries = read_entries(read_toml(root, SERIES_FILE), faults, languages)
    return {name: _series(root, entry, units, faults) for name, entry in entries.items()}


def _series(root: Path, entry: Entry, units: Mapping[str, Unit], faults: list[Finding]) -> Series:
    columns = {
        name: _column(name, child, units) for name, child in entry.children("columns").items()
    }
    path = f"{_DATA}/{entry.text('file', markup=True)}"
    key = entry.text("key", markup=True)
    before = len(faults)
    rows = tuple(_rows(root, path, (key, *columns, _SOURCE), faults))
    whole = len(faults) == before
    series = Series(
        name=entry.name,
        path=path,
        key=key,
        title=entry.words("title") or {},
        note=entry.words("note", required=False),
        checked=entry.date("checked"),
        review=entry.choice("review", REVIEWS),
        columns=columns,
        rows=rows,
        whole=whole,
    )
    entry.close()
    return series


def _column(name: str, entry: Entry, units: Mapping[str, Unit]) -> Column:
    column = Column(
        name=name,
        unit=entry.choice("unit", units, rule="ledger-unknown-unit"),
        label=entry.words("label") or {},
    )
    entry.close()
    return column


def _rows(root: Path, path: str, header: tuple[str, ...], faults: list[Finding]) -> Iterator[Row]:
    def fault(line: int, message: str, found: str = "", fix: str = "") -> None:
        faults.append(Finding(path, line, "ledger-bad-series", message, found=found, fix=fix))

    try:
        text = (root / path).read_bytes().decode("utf-8-sig")
    except (FileNotFoundError, UnicodeDecodeError) as error:
        reason = "missing" if isinstance(error, FileNotFoundError) else "not UTF-8"
        fault(0, f"the file is {reason}", fix="correct `file` in series.toml, or restore the file")
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        names = next(reader, [])
        if tuple(names) != header:
            fix = "name the columns as series.toml does, in its order"
            fault(1, "the header differs from series.toml", ",".join(names), fix)
            return
        seen: set[str] = set()
        for fields in reader:
            if len(fields) != len(header):
                message = f"the row has {len(fields)} cells, not {len(header)}"
                fix = f"give it {len(header) - 1} commas; a gap is an empty cell: 2011,,"
                fault(reader.line_num, message, ",".join(fields), fix)
            elif fields[0] in seen or not fields[0].strip():
                fix = f"give each row a {header[0]} of its own"
                fault(reader.line_num, "the key is empty or stands twice", fields[0], fix)
            else:
                seen.add(fields[0])
                yield _row(fields, header, reader.line_num, fault)
    except csv.Error as error:
        fault(reader.line_num, f"not valid CSV: {error}", fix="check the quotes")


def _row(fields: list[str], header: tuple[str, ...], line: int, fault: Fault) -> Row:
    cells: dict[str, Decimal | None] = {}
    for name, cell in zip(header[1:-1], fields[1:-1], strict=True):
        if cell and not _CELL.fullmatch(cell):
            fix = "a plain decimal such as 240.11; an empty cell for a gap"
            fault(line, f"{name} is not a plain decimal number", cell, fix)
        cells[name] = Decimal(cell) if _CELL.fullmatch(cell) else None
    return Row(fields[0], line, cells, tuple(fields[-1].split()))


def unknown_sources(
    series: Mapping[str, Series], sources: Mapping[str, object]
) -> Iterator[Finding]:
    """Sources that a row names and sources.toml doesn't know; rows of values without a source."""
    for one in series.values():
        for row in one.rows:
            for name in row.sources:
                if name not in sources:
                    fix = did_you_mean(name, sources)
                    message = f"{one.name} {row.key}: the source is not known"
                    yield Finding(
                        one.path, row.line, "ledger-unknown-source", message, found=name, fix=fix
                    )
            if not row.sources and any(cell is not None for cell in row.cells.values()):
                message = f"{one.name} {row.key}: the row has values and no source"
                yield Finding(one.path, row.line, "ledger-missing-field", message, fix="name one")
