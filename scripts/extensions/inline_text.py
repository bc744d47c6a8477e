"""Text of a parsed tree: what in it is no text, and elements put in place of parts of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

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
