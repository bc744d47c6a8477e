"""What a page shows of a chart: drawing, source, note; how to check and use it, to be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.ledger.chart_words import NO_BREAK
from scripts.pages.pages import SOURCES_PAGE
from scripts.render.charts.describing import alt_text, marked, reach
from scripts.render.charts.sheet import Sheet
from scripts.render.charts.words import LICENCE, phrase
from scripts.render.columns import column_cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.ledger.charts import Chart
    from scripts.ledger.ledger import Ledger
    from scripts.pages.pages import Page

FOLDER = "assets/charts"


def figure_block(chart: Chart, ledger: Ledger, page: Page) -> str:
    """The Markdown of a generated block that shows the chart."""
    sheet = Sheet(chart, ledger, ledger.language(page.language))
    code = page.language
    address = f"{'../' * (page.name.count('/') + 1)}{FOLDER}/{chart.name}"
    files = {
        "CSV": f"{address}.csv",
        "JSON": f"{address}.json",
        "SVG": f"{address}.{code}.svg",
        "PNG": f"{address}.{code}.png",
    }
    facts = {
        **dict(_facts(sheet)),
        phrase("download", sheet.language): " · ".join(f"[{n}]({to})" for n, to in files.items()),
        phrase("cite", sheet.language): _citation(sheet),
    }
    sources = _sources(sheet, page)
    credit = chart.credit[code] if chart.credit else sources
    parts = [
        f"![{alt_text(chart, ledger, code)}]({address}.{code}.svg)",
        '<div class="figure-notes" markdown>',
        *([f"**{sheet.language.word('source')}**: {credit}"] if credit else []),
        *([chart.note[code]] if chart.note else []),
        f"<details markdown>\n<summary>{phrase('details', sheet.language)}</summary>",
        "\n".join(f"- **{name}**: {words}" for name, words in facts.items()),
        _table(sheet),
        *([f"{sheet.language.word('sources')}: {sources}"] if sources != credit else []),
        *([" ".join(marked(sheet))] if any(marked(sheet)) else []),
        "</details>",
        "</div>",
    ]
    return "\n\n".join(parts).replace(NO_BREAK, " ")


def _facts(sheet: Sheet) -> Iterator[tuple[str, str]]:
    chart, language = sheet.chart, sheet.language
    code = language.code
    processing = chart.processing[code] if chart.processing else phrase("as-printed", language)
    yield phrase("processing", language), processing.removesuffix(".")  # an entry of a list
    if chart.columns:
        yield phrase("unit", language), _units(sheet)
    yield phrase("range-of", language), reach(sheet)
    yield language.word("checked"), language.period(chart.checked.isoformat())
    due = sheet.ledger.cadences[chart.review].due_from(chart.checked)
    if due:
        when = language.period(due.isoformat())
    else:
        when = phrase("on-event" if chart.review == "event" else "no-review", language)
    yield phrase("next-review", language), when


def _sources(sheet: Sheet, page: Page) -> str:
    """Each source by its publisher, linked to its entry; of one publisher, all entries."""
    target, code = page.link_to(SOURCES_PAGE), sheet.language.code
    named: dict[str, str] = {}
    for name in sheet.chart.sources:
        named.setdefault(sheet.ledger.sources[name].publisher[code], name)
    links = [f"[{publisher}]({target}#{name})" for publisher, name in named.items()]
    return sheet.language.patterns["comma"].join(links)


def _units(sheet: Sheet) -> str:
    """The unit; where columns differ, each with the name of its column."""
    code, columns = sheet.language.code, sheet.chart.columns
    units = {column.unit: sheet.unit(column).short[code] for column in columns}
    if len(units) == 1:
        return next(iter(units.values()))
    return sheet.language.patterns["comma"].join(
        phrase("column", sheet.language, label=sheet.label(column), unit=units[column.unit])
        for column in columns
    )


def _table(sheet: Sheet) -> str:
    """The same points as in the drawing, as a table."""
    chart, language = sheet.chart, sheet.language
    code = language.code
    if chart.events:
        heads = [language.word("period"), phrase("event", language)]
        rows = [[language.period(event.at), event.label[code]] for event in chart.events]
        return _grid(heads, [":---", ":---"], rows)
    heads = [
        phrase("column", language, label=sheet.label(one), unit=sheet.unit(one).short[code])
        for one in chart.columns
    ]
    cells = (column_cells([row.cells[one.name] for row in chart.rows]) for one in chart.columns)
    rows = [[*row] for row in zip((sheet.row(one.key) for one in chart.rows), *cells, strict=True)]
    first = language.word("period" if chart.in_time else "item")
    return _grid([first, *heads], [":---", *["---:"] * len(chart.columns)], rows)


def _grid(heads: list[str], rule: list[str], rows: list[list[str]]) -> str:
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, rule, *rows))


def _citation(sheet: Sheet) -> str:
    language = sheet.language
    return phrase(
        "citation",
        language,
        authors=phrase("authors", language),
        title=language.quoted(sheet.chart.title[language.code]),
        year=str(sheet.chart.checked.year),
        licence=f'<bdi dir="ltr">{LICENCE}</bdi>' if sheet.rtl else LICENCE,
    )
