"""Rules for the ledger: what it holds is used, in both languages, and adds up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.checks.lacking import lacks_everywhere
from scripts.core.finding import Finding, Severity
from scripts.ledger.corrections import CORRECTIONS_FILE
from scripts.ledger.figures import FIGURES_FILE
from scripts.ledger.sources import SOURCES_FILE
from scripts.pages.binding import far_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scripts.ledger.series import Row, Series
    from scripts.pages.pages import Page
    from scripts.pages.tree import Tree

SYNC = "python -m scripts.sync_figures --write"


def unused_figure(tree: Tree) -> Iterator[Finding]:
    """A figure is shown on a page, in text, table or chart, or one that is shown comes from it."""
    shown = {number.id for page in tree.pages for number in page.numbers}
    shown |= {name for event in tree.ledger.events.values() for name in event.figures}
    used = shown | _operands(tree, shown) | _drawn(tree)
    for figure in tree.ledger.figures.values():
        if figure.id not in used:
            yield Finding(
                path=FIGURES_FILE,
                line=figure.line,
                rule="unused-figure",
                message=f"{figure.id}: no page shows the figure",
                severity=Severity.WARNING,
                fix=f"bind a number with [number][{figure.id}], or take the entry out",
                about=frozenset(lacks_everywhere(code, figure.id) for code in tree.codes),
            )


def _operands(tree: Tree, shown: set[str]) -> set[str]:
    found: set[str] = set()
    waiting = list(shown)
    while waiting:
        figure = tree.ledger.figures.get(waiting.pop())
        if figure and figure.derivation:
            new = set(figure.derivation.arguments) - found
            found |= new
            waiting += new
    return found


def _drawn(tree: Tree) -> set[str]:
    """Figures whose cell stands in a table or a chart that a page shows."""
    cells: set[tuple[str, str, str]] = set()
    for region in (region for page in tree.pages for region in page.reading.regions):
        if region.name == "table" and (spec := tree.ledger.tables.get(region.argument)):
            cells |= _cells(spec.series, spec.columns, spec.rows)
        chart = tree.charts.get(region.argument) if region.name == "chart" else None
        if chart and chart.series:
            columns = [column.name for column in chart.columns]
            cells |= _cells(chart.series, columns, chart.rows)
    return {
        figure.id
        for figure in tree.ledger.figures.values()
        if figure.cell and (figure.cell.series, figure.cell.column, figure.cell.at) in cells
    }


def _cells(
    series: Series, columns: Iterable[str], rows: Iterable[Row]
) -> set[tuple[str, str, str]]:
    keys = [row.key for row in rows]
    return {(series.name, column, key) for column in columns for key in keys}


def figure_in_one_language(tree: Tree) -> Iterator[Finding]:
    """A figure that one language shows is shown by the others too."""
    for name in tree.ledger.figures:
        shown = {page.language for page in tree.pages if any(n.id == name for n in page.numbers)}
        if shown and len(shown) < len(tree.codes):
            missing = ", ".join(code for code in tree.codes if code not in shown)
            places = (
                (page, number)
                for page in tree.pages
                for number in page.numbers
                if number.id == name and not _told_of_twins(tree, page)
            )
            page, number = next(places, (None, None))
            if page is None or number is None:
                continue
            yield Finding(
                path=page.path,
                line=number.line,
                rule="figure-in-one-language",
                message="another language shows this figure nowhere",
                found=f"[{number.text}][{name}]",
                expected=f"[…][{name}] in: {missing}",
                fix="write it into the twin of this page, in the section with the same id",
                about=frozenset(
                    lacks_everywhere(code, name) for code in tree.codes if code not in shown
                ),
            )


def _told_of_twins(tree: Tree, page: Page) -> bool:
    """Whether a rule for twins says what is missing: the page, its section, or the figure there."""
    twins = tree.by_name[page.name]
    return len(twins) == len(tree.codes) or not page.only_here


def derivation_out_of_line(tree: Tree) -> Iterator[Finding]:
    """A rate that a source published follows from the figures it is about, within the tolerance.

    Customs compute growth on revised bases, so a small distance is stated and allowed.
    """
    yield from _out_of_line(tree, "derivation-out-of-line", changes_conclusion=False)


def derivation_gross_out_of_line(tree: Tree) -> Iterator[Finding]:
    """A rate that a source published has the sign and the size of what it is computed from."""
    yield from _out_of_line(tree, "derivation-gross-out-of-line", changes_conclusion=True)


def _out_of_line(tree: Tree, rule: str, *, changes_conclusion: bool) -> Iterator[Finding]:
    for figure in tree.ledger.figures.values():
        if figure.published is None or figure.computed is None:
            continue
        published, computed = figure.published, figure.computed
        opposed = published * computed < 0 or far_apart(published, computed)
        if abs(published - computed) > figure.tolerance and opposed == changes_conclusion:
            yield Finding(
                path=FIGURES_FILE,
                line=figure.line,
                rule=rule,
                message=f"{figure.id}: the published value does not follow from its figures",
                found=f"published {published}",
                expected=f"{round(computed, 2)}, give or take {figure.tolerance}",
                fix="correct one of the figures or the published value",
            )


def unused_source(tree: Tree) -> Iterator[Finding]:
    """A source stands behind a figure, a row, a name, a term or an event, or a page links to it."""
    ledger = tree.ledger
    used = {name for figure in ledger.figures.values() for name in figure.sources}
    used |= {rival.source for figure in ledger.figures.values() for rival in figure.competing}
    used |= {name for one in ledger.series.values() for row in one.rows for name in row.sources}
    used |= {correction.source for correction in ledger.corrections.values()}
    used |= {name for chart in tree.charts.values() for name in chart.sources}
    used |= {name for wording in ledger.wordings for name in wording.sources}
    used |= {name for event in ledger.events.values() for name in event.sources}
    used |= {name for meeting in ledger.meetings for name in meeting.sources}
    written = "\n".join(
        page.text[prose.start : prose.block.end] for page in tree.pages for prose in page.prose
    )
    for source in ledger.sources.values():
        if source.id not in used and source.url not in written:
            yield Finding(
                path=SOURCES_FILE,
                line=source.line,
                rule="unused-source",
                message=f"{source.id}: nothing in the data and no page rests on the source",
                severity=Severity.WARNING,
                fix="name it in a figure, or take the entry out",
            )


def cell_out_of_date(tree: Tree) -> Iterator[Finding]:
    """A cell of a series that a figure keeps shows the value of that figure."""
    for cell in tree.ledger.kept_cells:
        if cell.stale:
            yield Finding(
                path=cell.path,
                line=cell.line,
                rule="cell-out-of-date",
                message=f"the cell is kept by {cell.figure} in figures.toml and differs from it",
                found="" if cell.found is None else str(cell.found),
                expected=str(cell.wanted),
                fix=f"change the value in figures.toml, then {SYNC}",
            )


def correction_outlived(tree: Tree) -> Iterator[Finding]:
    """A correction tells the value that its figure has now."""
    for correction in tree.ledger.corrections.values():
        if correction.outlived:
            yield Finding(
                path=CORRECTIONS_FILE,
                line=correction.line,
                rule="correction-outlived",
                message=f"{correction.id}: the figure has changed since it was corrected",
                found=str(correction.new),
                expected=str(correction.figure.value),
                fix="add a correction for the new change, or make `new` the value of the figure",
            )


RULES = (
    correction_outlived,
    unused_figure,
    figure_in_one_language,
    derivation_out_of_line,
    derivation_gross_out_of_line,
    unused_source,
    cell_out_of_date,
)
