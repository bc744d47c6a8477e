"""Generated files beside the pages: charts and downloads, as they stand and as they should."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from scripts.pages.tree import CHARTS_FOLDER
from scripts.render.cards import orphan_cards, stale_cards
from scripts.render.charts.files import stale_pictures, stale_texts
from scripts.render.charts.picture import png
from scripts.render.downloads import download_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scripts.pages.tree import Tree


@dataclass(frozen=True, slots=True)
class StaleFile:
    """A generated file that is missing or out of date; `make` gives what it should hold."""

    path: str
    make: Callable[[], bytes]


def stale_files(tree: Tree) -> Iterator[StaleFile]:
    """The generated files that differ from the data, drawings before pictures."""
    for path, data in download_files(tree.ledger).items():
        if tree.files.get(path) != data:
            yield StaleFile(path, partial(bytes, data))
    for chart in tree.charts.values():
        for path, data in stale_texts(tree.files, chart, tree.ledger):
            yield StaleFile(path, partial(bytes, data))
        for path, drawing in stale_pictures(tree.files, chart, tree.ledger):
            yield StaleFile(path, partial(png, drawing))
    for path, make in stale_cards(tree):
        yield StaleFile(path, make)


def orphan_files(tree: Tree) -> Iterator[str]:
    """Files in the folder of charts that belong to no chart, and cards that belong to no page."""
    yield from orphan_cards(tree)
    for path in tree.files:
        folder, name = path.rsplit("/", 1)
        if folder == CHARTS_FOLDER and name.split(".")[0] not in tree.charts:
            yield path
