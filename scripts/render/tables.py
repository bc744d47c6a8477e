"""Tables from series, as Markdown: the same cells in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.pages.pages import SOURCES_PAGE
from scripts.render.columns import column_cells

if TYPE_CHECKING:
    from scripts.ledger.languages import Language
    from scripts.ledger.ledger import Ledger, Table
    from scripts.ledger.series import Row
    from scripts.pages.pages import Page


def table(spec: Table, ledger: Ledger, page: Page) -> str:
    """Caption, rows, note and sources of a table, wrapped for the style sheet."""
    language, words = page.language, ledger.language(page.language)
    download = f"[{words.word('download')}]({_download(spec, page)})"
    parts = [
        '<div class="data-table" markdown>',
        f"**{spec.caption[language]}**",
        _grid(spec, ledger, language),
        *([spec.note[language]] if spec.note else []),
        f"{words.word('sources')}: {_credits(spec.rows, ledger, page)} · {download}",
        "</div>",
    ]
    return "\n\n".join(parts)


def _grid(spec: Table, ledger: Ledger, language: str) -> str:
    words = ledger.language(language)
    columns = [spec.series.columns[name] for name in spec.columns]
    heads = [f"{one.label[language]} ({ledger.units[one.unit].short[language]})" for one in columns]
    names = [_name(spec, row, words) for row in spec.rows]
    cells = (column_cells([row.cells[name] for row in spec.rows]) for name in spec.columns)
    lines = [
        _line([words.word("item" if spec.row_names else "period"), *heads]),
        _line([":---", *["---:"] * len(columns)]),
        *(_line([*row]) for row in zip(names, *cells, strict=True)),
    ]
    return "\n".join(lines)


def _name(spec: Table, row: Row, words: Language) -> str:
    """A period in words, or what the table calls the row."""
    names = spec.row_names.get(row.key)
    return names[words.code] if names else words.period(row.key)


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _credits(rows: tuple[Row, ...], ledger: Ledger, page: Page) -> str:
    """Who the rows come from, each name once, linked to its entry on the sources page."""
    named: dict[str, str] = {}
    for row in rows:
        for name in row.sources:
            named.setdefault(ledger.sources[name].publisher[page.language], name)
    target = page.link_to(SOURCES_PAGE)
    comma = ledger.language(page.language).patterns["comma"]
    return comma.join(f"[{publisher}]({target}#{name})" for publisher, name in named.items())


def _download(spec: Table, page: Page) -> str:
    """Address of the CSV file from the page: out of the language folder, into docs/data."""
    depth = page.name.count("/") + 1
    return "../" * depth + spec.series.path.removeprefix("docs/")
