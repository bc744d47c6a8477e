"""Reading the figures from docs/data/figures.toml, and computing those that are derived."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from scripts.core.finding import Finding
from scripts.ledger.derivation import (
    FUNCTIONS,
    Derivation,
    compute,
    evaluation_order,
    parse_derivation,
    result_kind,
)
from scripts.ledger.figures import BOUNDS, FIGURES_FILE, Cell, Competing, Figure
from scripts.ledger.freshness import REVIEWS
from scripts.ledger.schema import Entry, did_you_mean, read_entries
from scripts.ledger.sources import check_id, is_moment
from scripts.ledger.toml_file import read_toml

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from scripts.ledger.series import Row, Series
    from scripts.ledger.sources import Source
    from scripts.ledger.units import Unit

CONFIDENCES = ("high", "medium")


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a figure's entry may refer to."""

    units: Mapping[str, Unit]
    sources: Mapping[str, Source]
    series: Mapping[str, Series]
    topics: Collection[str]


def read_figures(
    root: Path, languages: tuple[str, ...], shelf: Shelf, faults: list[Finding]
) -> dict[str, Figure]:
    """The figures by id, derivations computed; faults are added to the list."""
    entries = read_entries(read_toml(root, FIGURES_FILE), faults, languages)
    for name in [name for name, entry in entries.items() if set(entry.table) == {"competing"}]:
        _orphaned(entries.pop(name), entries)
    figures = {name: _figure(name, entry, shelf) for name, entry in entries.items()}
    return _with_derivations(figures, entries)


def _orphaned(entry: Entry, known: Collection[str]) -> None:
    """Say that competing figures stand below an id that no entry has: it was renamed above them."""
    fix = did_you_mean(entry.name, known)
    fix = f"{fix}: give both lines the same id" if fix else "give it the id of its entry"
    message = "competing figures stand here, but no entry has this id"
    found = f"[[{entry.name}.competing]]"
    entry.fault("ledger-unknown-figure", message, "competing", "0", found=found, fix=fix)


def _figure(name: str, entry: Entry, shelf: Shelf) -> Figure:
    check_id(name, entry)
    unit = shelf.units.get(entry.choice("unit", shelf.units, rule="ledger-unknown-unit"))
    unit = unit or next(iter(shelf.units.values()))
    cell = _cell(entry, shelf) if entry.has("series") else None
    stated = entry.decimal("value", required=False)
    derivation = _derivation(entry) if entry.has("derive") else None
    published = entry.decimal("published", required=False)
    _check_one_origin(entry)
    own = entry.texts("source", required=not (cell or (derivation and published is None)))
    row = shelf.series[cell.series].row(cell.at) if cell else None
    in_series = row.cells.get(cell.column) if cell and row else None
    value = next((number for number in (stated, published, in_series) if number is not None), None)
    figure = Figure(
        id=name,
        topic=entry.choice("topic", shelf.topics),
        value=Decimal("NaN") if value is None else value,
        unit=unit,
        period=_period(entry),
        label=entry.words("label") or {},
        note=entry.words("note", required=False),
        sources=own or (row.sources if row else ()),
        locator=entry.text("locator", default=""),
        bound=entry.choice("bound", BOUNDS, default=""),
        checked=entry.date("checked"),
        review=entry.choice("review", REVIEWS),
        confidence=entry.choice("confidence", CONFIDENCES),
        competing=tuple(_competing(child, unit, shelf) for child in entry.entries("competing")),
        cell=cell,
        derivation=derivation,
        published=published,
        tolerance=entry.decimal("tolerance", required=published is not None) or Decimal(0),
        computed=None,
        keeps_cell=cell is not None and (stated is not None or published is not None),
        line=entry.line(),
    )
    _check_sources(entry, own, shelf.sources)
    entry.close()
    return figure


def _check_one_origin(entry: Entry) -> None:
    origins = [name for name in ("value", "series", "derive") if entry.has(name)]
    if not origins:
        fix = "give it a value, a place in a series, or a derivation"
        entry.fault("ledger-missing-field", "the number itself is missing", fix=fix)
    elif "derive" in origins and (
        "value" in origins or ("series" in origins and not entry.has("published"))
    ):
        fix = f"keep one of {', '.join(origins)}; a source's own rate is `published`"
        entry.fault("ledger-bad-derivation", "a derived figure has a value too", "derive", fix=fix)
    if entry.has("published") and not entry.has("derive"):
        fix = "use value for a number that nothing is computed for"
        entry.fault("ledger-unknown-field", "published needs derive", "published", fix=fix)


def _check_sources(entry: Entry, names: tuple[str, ...], sources: Mapping[str, Source]) -> None:
    for name in names:
        if name not in sources:
            fix = did_you_mean(name, sources) or "add it to docs/data/sources.toml"
            message = "the source is not known"
            entry.fault("ledger-unknown-source", message, "source", found=name, fix=fix)


def _period(entry: Entry) -> str:
    value = entry.text("period")
    first, _, last = value.partition("/")
    right = is_moment(first) and (not last or (is_moment(last) and first <= last))
    if value and not (right and not value.endswith("/")):
        fix = 'write it like "2023", "2023-11", "2023-11-20" or "2026-01/2026-04"'
        entry.fault("ledger-bad-value", "period is not a period", "period", found=value, fix=fix)
        return "2000"
    return value


def _competing(entry: Entry, unit: Unit, shelf: Shelf) -> Competing:
    name = (
        entry.choice("unit", shelf.units, rule="ledger-unknown-unit") if entry.has("unit") else ""
    )
    source = entry.text("source")
    _check_sources(entry, (source,), shelf.sources)
    competing = Competing(
        value=entry.decimal("value") or Decimal(0),
        unit=shelf.units.get(name, unit),
        source=source,
        why=entry.words("why") or {},
    )
    entry.close()
    return competing


def _cell(entry: Entry, shelf: Shelf) -> Cell | None:
    name, column, at = (entry.text(key, markup=True) for key in ("series", "column", "at"))
    series = shelf.series.get(name)
    if series is None:
        fix = did_you_mean(name, shelf.series)
        entry.fault("ledger-unknown-cell", "the series is not known", "series", found=name, fix=fix)
        return None
    if column not in series.columns:
        fix = did_you_mean(column, series.columns)
        message = f"{name} has no such column"
        entry.fault("ledger-unknown-cell", message, "column", found=column, fix=fix)
        return None
    unit = entry.table.get("unit")
    if unit in shelf.units and unit != series.columns[column].unit:
        fix = f'unit = "{series.columns[column].unit}"'
        message = "the unit differs from the column's"
        entry.fault(
            "ledger-unknown-unit", message, "unit", found=str(entry.table.get("unit")), fix=fix
        )
    row = series.row(at)
    own = entry.has("value") or entry.has("published")
    if row is None or (row.cells.get(column) is None and not own):
        if not series.whole:
            return None  # the file is at fault, and that is told
        dated = is_moment(at.partition("/")[0])
        if row is not None and (not dated or at == entry.table.get("period")):
            _empty_cell(entry, series, row, column)
            return None
        fix = did_you_mean(at, [row.key for row in series.rows])
        if row is not None:
            fix = f"fill the cell {column} in {series.path}:{row.line}, or correct `at`"
        message = f"{name} has no value there"
        entry.fault("ledger-unknown-cell", message, "at", found=at, fix=fix)
        return None
    return Cell(name, column, at)


def _empty_cell(entry: Entry, series: Series, row: Row, column: str) -> None:
    """Say in the series that a cell is empty, once, however many figures would take it from there.

    The row is the right one: it bears the period of the figure, or a name and no period at all.
    """
    place = list(series.columns).index(column) + 2  # the key is the first column of the file
    message = f"{series.name}: the cell {column} (column {place}) is empty, and a figure is in it"
    fault = Finding(
        series.path,
        row.line,
        "ledger-unknown-cell",
        message,
        found=f"{row.key}: no {column}",
        fix=f"fill the cell, or take {entry.name} out of {FIGURES_FILE}:{entry.line()}",
    )
    if fault not in entry.faults:
        entry.faults.append(fault)


def _derivation(entry: Entry) -> Derivation | None:
    text = entry.text("derive")
    try:
        return parse_derivation(text)
    except ValueError as error:
        fix = f"use {', '.join(FUNCTIONS)}"
        entry.fault("ledger-bad-derivation", str(error), "derive", found=text, fix=fix)
        return None


def _with_derivations(
    figures: dict[str, Figure], entries: Mapping[str, Entry]
) -> dict[str, Figure]:
    derivations: dict[str, Derivation] = {}
    for name, figure in figures.items():
        if figure.derivation and _arguments_known(figure.derivation, figures, entries[name]):
            derivations[name] = figure.derivation
    order, circle = evaluation_order(derivations)
    for name in circle:
        message = "the derivation leads back to itself"
        found = entries[name].text("derive")
        entries[name].fault("ledger-bad-derivation", message, "derive", found=found)
    for name in order:
        if all(_has_number(figures[one]) for one in derivations[name].arguments):
            figures[name] = _computed(figures[name], derivations[name], figures, entries[name])
    return figures


def _has_number(figure: Figure) -> bool:
    """Whether there is something to compute with; a figure whose number is at fault has nothing."""
    return not figure.value.is_nan()


def _arguments_known(derivation: Derivation, figures: Mapping[str, Figure], entry: Entry) -> bool:
    unknown = [name for name in derivation.arguments if name not in figures]
    for name in unknown:
        fix = did_you_mean(name, figures)
        message = "the derivation refers to no figure"
        entry.fault("ledger-bad-derivation", message, "derive", found=name, fix=fix)
    return not unknown


def _computed(
    figure: Figure, derivation: Derivation, figures: Mapping[str, Figure], entry: Entry
) -> Figure:
    arguments = [figures[name] for name in derivation.arguments]
    kinds = [argument.unit.kind for argument in arguments]
    expected = result_kind(derivation.function, kinds)
    if figure.unit.kind != expected:
        gives = f"gives {expected}" if expected else "cannot join them"
        message = f"the units do not fit: {derivation.function} {gives}"
        found = ", ".join([*kinds, figure.unit.kind])
        entry.fault("ledger-bad-derivation", message, "unit", found=found)
        return figure
    try:
        result = compute(derivation, [argument.base_value for argument in arguments])
    except ZeroDivisionError:
        base = arguments[1]
        message = f"nothing can be computed from {base.id}, which is 0"
        fix = f"correct the value of {base.id}" + (
            f": it stands in the series {base.cell.series}, in the row {base.cell.at}"
            if base.cell
            else ""
        )
        found = entry.text("derive")
        entry.fault("ledger-bad-derivation", message, "derive", found=found, fix=fix)
        return figure
    result /= figure.unit.scale
    value = result if figure.published is None else figure.published
    return replace(figure, computed=result, value=value)
