"""What each generated block of a page has to hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.pages.pages import LEDGER_PAGE, SOURCES_PAGE
from scripts.render.charts.block import figure_block
from scripts.render.definitions import definitions
from scripts.render.ledger_page import ledger_page, uses
from scripts.render.sources_page import sources_page
from scripts.render.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.pages.blocks import Region
    from scripts.pages.pages import Page
    from scripts.pages.tree import Tree

FIGURES_MARKER = "figures: written by sync_figures, not by hand"
OWN_PAGES = {"ledger": LEDGER_PAGE, "sources": SOURCES_PAGE}


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
    if page.region("figures") is None and (body := definitions(page, tree.ledger)):
        yield _new_definitions(page, body)


def _body(page: Page, region: Region, tree: Tree) -> str | None:
    """The Markdown for a block; None where the block cannot be written (a finding says why)."""
    if region.name == "figures":
        return definitions(page, tree.ledger)
    if region.name == "table":
        spec = tree.ledger.tables.get(region.argument)
        return table(spec, tree.ledger, page) if spec else None
    if region.name == "chart":
        chart = tree.charts.get(region.argument)
        return figure_block(chart, tree.ledger, page) if chart else None
    if OWN_PAGES[region.name] != page.name:
        return None
    if region.name == "ledger":
        return ledger_page(page, tree.ledger, uses(tree.pages, page.language))
    return sources_page(page, tree.ledger)


def _wrapped(body: str, newline: str) -> str:
    text = f"\n\n{body}\n\n" if body else "\n\n"
    return text.replace("\n", newline)


def _new_definitions(page: Page, body: str) -> Change:
    """A first block of definitions, put after everything else; no byte before it changes."""
    end = len(page.text)
    gap = "\n" if page.text.endswith(("\n", "\r")) else "\n\n"
    text = f"{gap}<!-- {FIGURES_MARKER} -->\n\n{body}\n\n<!-- /figures -->\n"
    return Change(end, end, text.replace("\n", page.newline), page.lines.number(end))
