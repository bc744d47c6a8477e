"""Puts a label over the key points of a page, and gives the box its name.

The label is no heading: the points sum up the page and are no section of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

if TYPE_CHECKING:
    from markdown import Markdown

BOX, LABEL = "key-points", "key-points-label"

# After inline patterns (20): nothing in the label is a pattern.
_PRIORITY = 4.8


class KeyPoints(Extension):
    """The extension, with the words of the label."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - as Extension has it
        self.config = {"label": ["", "Words of the label"]}
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the tree processor."""
        processor = _Processor(md, str(self.getConfig("label")))
        md.treeprocessors.register(processor, "key_points", _PRIORITY)


class _Processor(Treeprocessor):
    def __init__(self, md: Markdown, label: str) -> None:
        super().__init__(md)
        self.label = label

    def run(self, root: ET.Element) -> None:
        """Decorate the tree in place."""
        for box in root.iter("div"):
            if BOX not in box.get("class", "").split():
                continue
            box.set("role", "group")
            box.set("aria-label", self.label)
            label = ET.Element("p", {"class": LABEL})
            label.text = AtomicString(self.label)
            label.tail = box.text
            box.insert(0, label)
