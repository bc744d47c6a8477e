"""All that `sync_figures --write` would change: numbers in prose, generated blocks, kept cells."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from scripts.core.errors import CannotRunError
from scripts.core.writing import Rewrite
from scripts.pages.binding import rewritten
from scripts.render.files import stale_files
from scripts.render.regions import Change, region_changes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scripts.ledger.series import KeptCell
    from scripts.pages.pages import Page
    from scripts.pages.tree import Tree


def rewrites(root: Path, tree: Tree) -> list[Rewrite]:
    """The files that have to change or to be made; every other byte of a page stays."""
    found = []
    for page in tree.pages:
        new = page_as_written(page, tree)
        if new != page.text:
            found.append(Rewrite(root / page.path, page.text.encode(), new.encode()))
    files = [
        Rewrite(root / stale.path, tree.files.get(stale.path), stale.make())
        for stale in stale_files(tree)
    ]
    return [*found, *_cell_rewrites(root, tree), *files]


def page_as_written(page: Page, tree: Tree) -> str:
    """The text of the page with every number and generated block as the data have it."""
    changes = [*_number_changes(page, tree), *region_changes(page, tree)]
    text = page.text
    for change in sorted(changes, key=lambda change: change.start, reverse=True):
        text = text[: change.start] + change.text + text[change.end :]
    return text


def _number_changes(page: Page, tree: Tree) -> Iterator[Change]:
    """New texts for the bound numbers that disagree and can be rewritten without a person."""
    for number in page.numbers:
        figure = tree.ledger.figures.get(number.id)
        if figure is None or tree.verdicts[page.path, number.start].agree:
            continue
        text = rewritten(number, figure, page.language).text
        if text is not None and text != number.text:
            yield Change(number.start, number.end, text, number.line)


def _cell_rewrites(root: Path, tree: Tree) -> Iterator[Rewrite]:
    stale: dict[str, list[KeptCell]] = {}
    for cell in tree.ledger.kept_cells:
        if cell.stale:
            stale.setdefault(cell.path, []).append(cell)
    for path, cells in stale.items():
        old = (root / path).read_bytes()
        # Lines as the CSV reader counts them: a cell may hold U+2028, which is no line break there.
        lines = re.split(r"(?<=\n)", old.decode("utf-8"))
        for cell in cells:
            lines[cell.line - 1] = _line_with(lines[cell.line - 1], cell)
        yield Rewrite(root / path, old, "".join(lines).encode())


def _line_with(line: str, cell: KeptCell) -> str:
    content = line.rstrip("\r\n")
    fields = next(csv.reader(io.StringIO(content)))
    if '"' in content or len(fields) <= cell.index:
        raise CannotRunError(f"{cell.path}:{cell.line}: write {cell.wanted} into the cell by hand")
    fields[cell.index] = str(cell.wanted)
    return ",".join(fields) + line[len(content) :]
