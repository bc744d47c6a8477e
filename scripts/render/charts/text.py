"""Text in drawings: how wide it is, where it breaks, and how it keeps its order.

Every text element has `direction="ltr"`, so that anchors mean the same side everywhere, and
right-to-left text stands in an isolate of its own (U+2067…U+2069), signed numbers and ranges in
another within (U+2066…U+2069). Not every renderer heeds `direction`; all heed the isolates.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from scripts.reading.bidi import isolated_text
from scripts.render.charts.palette import LARGE

if TYPE_CHECKING:
    from scripts.ledger.languages import Language

_RIGHT = ("R", "AL")
_RLI, _PDI = "\u2067", "\u2069"

# Widths of the bold face in thousandths of its size. Of Arabic letters, the mean of their joined
# forms; a word's last letter is wider, which the margin below allows for.
_WIDTHS = {
    220: "'iIjlألإآا|",
    300: " \u00a0.,:;!()[]·،؛رز",
    400: '-ftr/"«»ئلنىيء',
    500: "sczJ?ؤوبةتث",
    570: "LEFTaevxykghbdnopquZ0123456789$+−–عغه",
    620: "SABPRKCXYVقدذمك",
    700: "GDHNOQU&جحخف",
    900: "wmMW%طظسش—",
    1050: "صض@",
}
_WIDTH = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
# Per cent: fonts other than the site's own may be wider, above all in bold.
_MARGIN, _LARGE_MARGIN = 106, 116


def width(text: str, size: int) -> int:
    """How much room the text may take, in units of the drawing."""
    return _room(_sum(text), size)


def _room(thousandths: int, size: int) -> int:
    margin = _LARGE_MARGIN if size >= LARGE else _MARGIN
    return -(-thousandths * size * margin // 100_000)


@cache
def _sum(text: str) -> int:
    return sum(_WIDTH.get(letter, 600) for letter in text)


def wrapped(text: str, size: int, room: int) -> list[str]:
    """The text in lines that fit, the last never a lone short word if that can be helped."""
    lines = _filled(text, size, room)
    if len(lines) > 1:
        narrower = room
        while narrower > room // 2 and len(_filled(text, size, narrower - 10)) == len(lines):
            narrower -= 10
        lines = _filled(text, size, narrower)
    return lines


def _filled(text: str, size: int, room: int) -> list[str]:
    lines: list[list[str]] = []
    taken = 0
    for word in text.split(" "):
        longer = taken + _sum(" ") + _sum(word)
        if lines and _room(longer, size) <= room:
            lines[-1].append(word)
            taken = longer
        else:
            lines.append([word])
            taken = _sum(word)
    return [" ".join(line) for line in lines]


def isolated(text: str, language: Language) -> str:
    """The text with every number that right-to-left order would tear set apart."""
    if language.direction == "ltr":
        return text
    return isolated_text(text, language.code)


def shown(text: str, language: Language, *, whole: bool = False) -> str:
    """The text as a text element holds it; numbers alone need no isolate unless in a `whole`."""
    if language.direction == "ltr":
        return text
    if not whole and not any(bidirectional(one) in _RIGHT for one in text):
        return text
    return f"{_RLI}{isolated(text, language)}{_PDI}"
