"""What of the blocks of a page can be compared with blocks in another language."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from scripts.pages.alignment import Sketch
from scripts.pages.outline import references

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scripts.pages.outline import Part
    from scripts.pages.pages import Page

# No words: where links lead, tags, comments, the number of a list item, which neighbours shift.
_HIDDEN = re.compile(
    r"""\]\([^()]*\) | \]\[[^\[\]]*\] | <!--.*?--> | </?[A-Za-z][^<>]*>
      | \A[ \t>]*\d{1,9}[.)][ \t]""",
    re.DOTALL | re.VERBOSE,
)
_NUMBER = re.compile(r"\d+(?:[.,\u066b\u066c]\d+)*")
_PLAIN = str.maketrans({",": None, "\u066c": None, "\u066b": "."})
_CODE = re.compile(r"`+[^`\n]+`+")
_WORD = re.compile(r"[^\W\d_]{2,}")
# Marks that a translation keeps, whatever they look like in its language.
_MARKS = (
    re.compile(r"\*\*"),
    re.compile("[?\u061f]"),
    re.compile("[\u00ab\u201c]"),
    re.compile(":"),
    re.compile("[(]"),
    re.compile(r"[.?!\u061f](?=\s|$)"),
)


class Sketches:
    """Draws sketches of the blocks of one page."""

    def __init__(self, page: Page) -> None:
        self._text = page.text
        found = [(number.start, f"figure {number.id}") for number in page.numbers]
        found += [(one.start, f"to {one.target}") for one in references(page)]
        self._found = sorted(found)

    def of(self, parts: Sequence[Part]) -> list[Sketch]:
        """The sketch of each part."""
        return [self._sketch(part) for part in parts]

    def _sketch(self, part: Part) -> Sketch:
        text = _HIDDEN.sub("", self._text[part.start : part.end]).strip()
        first, last = (bisect_left(self._found, (at, "")) for at in (part.start, part.end))
        cues = {cue for _, cue in self._found[first:last]} | set(_repeated(text))
        return Sketch(
            part.what,
            part.kind,
            len(text),
            frozenset(cues),
            frozenset(_WORD.findall(text)),
            tuple(len(mark.findall(text)) for mark in _MARKS),
        )


def _repeated(text: str) -> Iterator[str]:
    """What both languages write alike: numbers, whatever their digits, and code."""
    for match in _NUMBER.finditer(text):
        yield "".join(str(int(one)) if one.isdigit() else one for one in match[0].translate(_PLAIN))
    yield from _CODE.findall(text)
