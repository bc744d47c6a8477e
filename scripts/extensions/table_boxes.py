"""Puts every table into a box that scrolls by itself, with a name and within reach of the keyboard.

The theme does so with a script: without it a wide table would widen the page, and what the box
holds could not be scrolled to from a keyboard (WCAG 2.1.1). A class keeps the script away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from scripts.extensions.inline_text import blank

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown import Markdown

_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_CAPTIONED = "data-table"

# After inline patterns (20), when captions are text; before figure_links (4) takes their numbers.
_PRIORITY = 4.7


class TableBoxes(Extension):
    """The extension; it has no settings."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the tree processor."""
        md.treeprocessors.register(_Processor(md), "table_boxes", _PRIORITY)


class _Processor(Treeprocessor):
    """Walks the tree in reading order and remembers the last heading, a name for tables."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.heading = ""

    def run(self, root: ET.Element) -> None:
        """Decorate the tree in place."""
        self.heading = ""
        self._walk(root)

    def _walk(self, element: ET.Element) -> None:
        caption = ""
        for index, child in enumerate(list(element)):
            if child.tag in _HEADINGS:
                self.heading = _words(child)
            elif child.tag == "summary":  # the same words under every chart
                caption = " · ".join(filter(None, (_words(child), self.heading)))
            elif child.tag == "p" and _CAPTIONED in element.get("class", "").split():
                caption = caption or _words(child)
            elif child.tag == "table" and not child.get("class"):
                element[index] = _box(child, caption or self.heading)
            else:
                self._walk(child)


def _words(element: ET.Element) -> str:
    return " ".join(blank("".join(element.itertext())).replace("\u0003", " ").split())


def _box(table: ET.Element, name: str) -> ET.Element:
    attributes: Mapping[str, str] = {"class": "table-box", "role": "group", "tabindex": "0"}
    box = ET.Element("div", {**attributes, **({"aria-label": name} if name else {})})
    box.tail, table.tail = table.tail, None
    table.set("class", "table")
    box.append(table)
    return box
