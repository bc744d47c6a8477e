"""Text of a parsed tree: what in it is no text, and elements put in place of parts of it."""

from __future__ import annotations

import re
from abc import abstractmethod
from typing import TYPE_CHECKING

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree import ElementTree as ET

# Python-Markdown keeps raw HTML and escaped characters in the text as numbers between STX and ETX.
_PLACEHOLDER = re.compile("\u0002[^\u0003]*\u0003")

Piece = tuple[int, int, "ET.Element"]
"""text[start:end] becomes the text of the element."""


def blank(text: str) -> str:
    """The text with placeholders blanked out, every other character in its place."""
    return _PLACEHOLDER.sub(lambda match: "\u0003" * len(match[0]), text)


def splice(parent: ET.Element, text: str, position: int, pieces: Sequence[Piece]) -> str:
    """Put the pieces of `text` into `parent` at `position`; return what precedes the first."""
    for offset, (_, end, element) in enumerate(pieces):
        following = pieces[offset + 1][0] if offset + 1 < len(pieces) else len(text)
        element.tail = text[end:following]
        parent.insert(position + offset, element)
    return text[: pieces[0][0]] if pieces else text


class TextWalker(Treeprocessor):
    """Walks a tree in reading order and puts elements in place of parts of its text."""

    @abstractmethod
    def opaque(self, element: ET.Element) -> bool:
        """Whether what stands in the element is left alone."""

    @abstractmethod
    def pieces(self, text: str) -> list[Piece]:
        """The parts of one run of text that become elements, in order; placeholders included."""

    def walk(self, element: ET.Element) -> None:
        """Decorate the text of the element, of what stands in it, and between."""
        children = list(element)
        element.text = self._decorate(element, element.text, 0)
        for child in children:
            if not self.opaque(child):
                self.walk(child)
            if child.tail:
                position = list(element).index(child) + 1
                child.tail = self._decorate(element, child.tail, position)

    def _decorate(self, parent: ET.Element, text: str | None, position: int) -> str | None:
        if not text or isinstance(text, AtomicString):
            return text
        return splice(parent, text, position, self.pieces(text))
