"""The ledger: everything docs/data holds, read once, checked, and tied together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scripts.core.consequences import without_consequences
from scripts.core.errors import CannotRunError
from scripts.ledger.chart_rows import row_names
from scripts.ledger.corrections import Correction, read_corrections
from scripts.ledger.figure_entries import Shelf, read_figures
from scripts.ledger.forms import Wording, contradictions
from scripts.ledger.freshness import Cadence, read_cadences
from scripts.ledger.glossary import Term, read_glossary
from scripts.ledger.languages import Language, read_languages
from scripts.ledger.limits import read_limits
from scripts.ledger.meetings import Meeting, read_meetings
from scripts.ledger.names import Name, read_names
from scripts.ledger.schema import Entry, Forms, Words, did_you_mean, read_entries
from scripts.ledger.series import KeptCell, Row, Series, read_series, unknown_sources
from scripts.ledger.sources import Source, read_sources
from scripts.ledger.spelling import Spelling, read_spelling
from scripts.ledger.synonyms import read_synonyms
from scripts.ledger.timeline import Event, read_timeline
from scripts.ledger.toml_file import read_toml
from scripts.ledger.units import Unit, read_units

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from scripts.core.finding import Finding
    from scripts.ledger.figures import Figure
    from scripts.reading.agreement import Limits

TABLES_FILE = "docs/data/tables.toml"


@dataclass(frozen=True, slots=True)
class Table:
    """A table that pages show: columns of a series between two keys, both included."""

    id: str
    series: Series
    columns: tuple[str, ...]
    first: str
    last: str
    caption: Words
    note: Words | None
    row_names: Mapping[str, Words]
    line: int

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows between the first and the last key, both included."""
        return _rows_between(self.series, self.first, self.last)


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the site knows. Mappings keep the order of their files."""

    languages: tuple[Language, ...]
    units: Mapping[str, Unit]
    sources: Mapping[str, Source]
    series: Mapping[str, Series]
    figures: Mapping[str, Figure]
    tables: Mapping[str, Table]
    kept_cells: tuple[KeptCell, ...]
    cadences: Mapping[str, Cadence]
    corrections: Mapping[str, Correction]
    limits: Limits
    names: Mapping[str, Name]
    terms: Mapping[str, Term]
    events: Mapping[str, Event]
    meetings: tuple[Meeting, ...]
    spelling: Mapping[str, Spelling]
    synonyms: Mapping[str, Forms]

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """How names and terms are written, names first."""
        return _wordings(self.names, self.terms)

    def language(self, code: str) -> Language:
        """The language with this code."""
        return next(language for language in self.languages if language.code == code)


def read_old_figures(root: Path, languages: tuple[Language, ...]) -> dict[str, Figure]:
    """The figures of a ledger of another day, to compare with: not judged by today's rules."""
    codes = tuple(language.code for language in languages)
    faults: list[Finding] = []
    units = read_units(root, codes, faults)
    sources = read_sources(root, codes, languages[0].groups["scripts"], faults)
    series = read_series(root, codes, units, faults)
    shelf = Shelf(units, sources, series, languages[0].groups["topics"])
    return read_figures(root, codes, shelf, faults) if units else {}


def read_ledger(root: Path) -> Ledger:
    """Read and check all data files.

    Raises CannotRunError that carries a finding, with file, line and entry, for every fault.
    """
    languages = read_languages(root)
    codes = tuple(language.code for language in languages)
    words = languages[0].groups
    faults: list[Finding] = []
    units = read_units(root, codes, faults)
    sources = read_sources(root, codes, words["scripts"], faults)
    series = read_series(root, codes, units, faults)
    faults += unknown_sources(series, sources)
    figures: dict[str, Figure] = {}
    if units:
        shelf = Shelf(units, sources, series, words["topics"])
        figures = read_figures(root, codes, shelf, faults)
    kept = tuple(_kept_cells(figures, series))
    series = _with_kept_cells(series, kept)
    tables = _read_tables(root, codes, series, faults)
    cadences = read_cadences(root, codes, faults)
    corrections = read_corrections(root, codes, figures, sources, faults)
    limits = read_limits(root, codes, faults)
    names = read_names(root, codes, words["name-kinds"], sources, faults)
    terms = read_glossary(root, codes, sources, faults)
    events = read_timeline(root, codes, words["event-kinds"], (figures, sources), faults)
    meetings = read_meetings(root, codes, words["meeting-kinds"], sources, faults)
    synonyms = read_synonyms(root, codes, faults)
    faults += contradictions(_wordings(names, terms))
    spelling = read_spelling(root, codes, faults)
    if faults:
        raise CannotRunError(findings=without_consequences(faults))
    return Ledger(
        languages=languages,
        units=units,
        sources=sources,
        series=series,
        figures=figures,
        tables=tables,
        kept_cells=kept,
        cadences=cadences,
        corrections=corrections,
        limits=limits,
        names=names,
        terms=terms,
        events=events,
        meetings=meetings,
        spelling=spelling,
        synonyms=synonyms,
    )


def _wordings(names: Mapping[str, Name], terms: Mapping[str, Term]) -> tuple[Wording, ...]:
    of_names = (name.wording for name in names.values())
    return (*of_names, *(term.wording for term in terms.values()))


def _kept_cells(figures: Mapping[str, Figure], series: Mapping[str, Series]) -> Iterator[KeptCell]:
    for figure in figures.values():
        if not (figure.keeps_cell and figure.cell):
            continue
        one = series[figure.cell.series]
        row = one.row(figure.cell.at)
        if row:
            index = 1 + list(one.columns).index(figure.cell.column)
            found = row.cells[figure.cell.column]
            yield KeptCell(figure.id, one.path, row.line, index, found, figure.value)


def _with_kept_cells(series: Mapping[str, Series], kept: tuple[KeptCell, ...]) -> dict[str, Series]:
    """The series with each kept cell showing its figure's value, so that tables follow it."""
    wanted = {(cell.path, cell.line, cell.index): cell.wanted for cell in kept}
    return {
        name: replace(
            one,
            rows=tuple(
                replace(
                    row,
                    cells={
                        column: wanted.get((one.path, row.line, index), value)
                        for index, (column, value) in enumerate(row.cells.items(), start=1)
                    },
                )
                for row in one.rows
            ),
        )
        for name, one in series.items()
    }


def _read_tables(
    root: Path, languages: tuple[str, ...], series: Mapping[str, Series], faults: list[Finding]
) -> dict[str, Table]:
    entries = read_entries(read_toml(root, TABLES_FILE), faults, languages)
    tables = {name: _table(name, entry, series) for name, entry in entries.items()}
    return {name: table for name, table in tables.items() if table}


def _table(name: str, entry: Entry, series: Mapping[str, Series]) -> Table | None:
    source = series.get(entry.choice("series", series, rule="ledger-unknown-cell"))
    columns = entry.texts("columns")
    first, last = entry.text("from", default=""), entry.text("to", default="")
    caption, note = entry.words("caption") or {}, entry.words("note", required=False)
    names = row_names(entry, _rows_between(source, first, last) if source else ())
    entry.close()
    if source is None:
        return None
    for column in columns:
        if column not in source.columns:
            fix = did_you_mean(column, source.columns)
            message = f"{source.name} has no such column"
            entry.fault("ledger-unknown-cell", message, "columns", found=column, fix=fix)
    for field, key in (("from", first), ("to", last)):
        if key and source.whole and source.row(key) is None:
            message = f"{source.name} has no such row"
            entry.fault("ledger-unknown-cell", message, field, found=key)
    return Table(name, source, columns, first, last, caption, note, names, entry.line())


def _rows_between(series: Series, first: str, last: str) -> tuple[Row, ...]:
    """From one key to the other; an end that is left out, or unknown, is that of the series."""
    keys = [row.key for row in series.rows]
    begin = keys.index(first) if first in keys else 0
    end = keys.index(last) if last in keys else len(keys) - 1
    return series.rows[begin : end + 1]
