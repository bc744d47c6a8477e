"""What each generated block of a page has to hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.pages.pages import CORRECTIONS_PAGE, LEDGER_PAGE, SOURCES_PAGE
from scripts.render.charts.block import figure_block
from scripts.render.corrections import correction_notes, corrections_page
from scripts.render.definitions import definitions
from scripts.render.ledger_page import ledger_page, uses
from scripts.render.reference import glossary_page, meetings_page, people_page, timeline_page
from scripts.render.sources_page import sources_page
from scripts.render.tables import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from scripts.ledger.ledger import Ledger
    from scripts.pages.markers import Region
    from scripts.pages.pages import Page
    from scripts.pages.tree import Tree

FIGURES_MARKER = "figures: written by sync_figures, not by hand"
OWN_PAGES = {
    "ledger": LEDGER_PAGE,
    "sources": SOURCES_PAGE,
    "corrections": CORRECTIONS_PAGE,
    **{name: f"{name}.md" for name in ("timeline", "glossary", "people", "meetings")},
}


@dataclass(frozen=True, slots=True)
class Change:
    """page.text[start:end] has to become `text`; `line` is where the block begins."""

    start: int
    end: int
    text: str
    line: int


def region_changes(page: Page, tree: Tree) -> Iterator[Change]:
    """The generated blocks of the page that differ from what the data say."""
    for region in page.reading.regions:
        body = _body(page, region, tree) if region.closed else None
        if body is None:
            continue
        wanted = _wrapped(body, page.newline)
        if page.text[region.start : region.end] != wanted:
            yield Change(region.start, region.end, wanted, region.line)
    # A block that is there but was not read stands in code that never closes: a finding says so.
    hidden = "<!-- figures:" in page.text
    if page.region("figures") is None and not hidden and (body := _foot(page, tree.ledger)):
        yield _new_definitions(page, body)


def _body(page: Page, region: Region, tree: Tree) -> str | None:
    """The Markdown for a block; None where the block cannot be written (a finding says why)."""
    if OWN_PAGES.get(region.name, page.name) != page.name:
        return None
    return _WRITERS[region.name](page, region, tree)


def _table(page: Page, region: Region, tree: Tree) -> str | None:
    spec = tree.ledger.tables.get(region.argument)
    return table(spec, tree.ledger, page) if spec else None


def _chart(page: Page, region: Region, tree: Tree) -> str | None:
    chart = tree.charts.get(region.argument)
    return figure_block(chart, tree.ledger, page) if chart else None


_WRITERS: Mapping[str, Callable[[Page, Region, Tree], str | None]] = {
    "figures": lambda page, _, tree: _foot(page, tree.ledger),
    "table": _table,
    "chart": _chart,
    "ledger": lambda page, _, tree: ledger_page(page, tree.ledger, uses(tree.pages, page.language)),
    "sources": lambda page, _, tree: sources_page(page, tree.ledger),
    "corrections": lambda page, _, tree: corrections_page(page, tree.ledger),
    "timeline": lambda page, _, tree: timeline_page(page, tree.ledger),
    "glossary": lambda page, _, tree: glossary_page(page, tree.ledger),
    "people": lambda page, _, tree: people_page(page, tree.ledger),
    "meetings": lambda page, _, tree: meetings_page(page, tree.ledger),
}


def _foot(page: Page, ledger: Ledger) -> str:
    """What stands at the foot of a page: notes of corrections, then the definitions."""
    parts = (correction_notes(page, ledger), definitions(page, ledger))
    return "\n\n".join(part for part in parts if part)


def _wrapped(body: str, newline: str) -> str:
    text = f"\n\n{body}\n\n" if body else "\n\n"
    return text.replace("\n", newline)


def _new_definitions(page: Page, body: str) -> Change:
    """A first block of definitions, put after everything else; no byte before it changes."""
    end = len(page.text)
    gap = "\n" if page.text.endswith(("\n", "\r")) else "\n\n"
    text = f"{gap}<!-- {FIGURES_MARKER} -->\n\n{body}\n\n<!-- /figures -->\n"
    return Change(end, end, text.replace("\n", page.newline), page.lines.number(end))
