"""The line of a page that a fault of its HTML comes from."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass, field

from scripts.gate.cost import fenced_lines

_TAG = re.compile(r"<(?P<close>/)?(?P<name>[A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?>")
_BOX = re.compile(r"\smarkdown[\s=>]")
_INDENTED = re.compile(r"(?m)^(?: {4}|\t).*")
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
_VOID = frozenset({"br", "hr", "img", "wbr", "col", "input", "meta", "link", "source"})
_BLANKS = re.compile(r"[\s\x00-\x20\\]+")
UNBALANCED = "\0unbalanced"


@dataclass
class SourceLines:
    """The lines of a page, each as a browser would read its letters; asked one needle at a time.

    The same needle asked again gives the next line that holds it, so that ten links of one kind
    are ten places.
    """

    text: str
    first: int = 1
    _asked: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._lines = [_CODE.sub("", line) for line in self.text.split("\n")]
        self._folded = [_folded(line) for line in self._lines]
        self._fenced = fenced_lines(self.text)

    def line(self, needles: tuple[str, ...]) -> int:
        """Line of the first needle that stands anywhere; that of the text's start if none does."""
        if needles == (UNBALANCED,):
            return self.first - 1 + self._unbalanced()
        for needle in needles:
            wanted = _folded(needle)
            if not wanted:
                continue
            places = [n for n, line in enumerate(self._folded, start=1) if wanted in line]
            places = [n for n in places if n not in self._fenced] or places
            if places:
                asked = self._asked[wanted]
                self._asked[wanted] += 1
                return self.first - 1 + places[min(asked, len(places) - 1)]
        return self.first

    def unclosed_box(self) -> int:
        """Line of an element with Markdown in it that is not closed; 0 if there is none.

        The renderer closes it at the end of the page, and puts all that follows into it.
        """
        lines = ("" if n in self._fenced else one for n, one in enumerate(self._lines, start=1))
        text = _INDENTED.sub("", "\n".join(lines))
        opened: list[re.Match[str]] = []
        for match in _TAG.finditer(text):
            name = match["name"].lower()
            if not match["close"]:
                opened += [] if name in _VOID else [match]
                continue
            partner = next((one for one in opened[::-1] if one["name"].lower() == name), None)
            if partner:
                opened.remove(partner)
        boxes = [match for match in opened if _BOX.search(match[0])]
        return self.first + text.count("\n", 0, boxes[0].start()) if boxes else 0

    def _unbalanced(self) -> int:
        """Line of the first tag without a partner."""
        opened: list[tuple[str, int]] = []
        for number, line in enumerate(self._lines, start=1):
            for match in () if number in self._fenced else _TAG.finditer(line):
                name = match["name"].lower()
                if name in _VOID or match[0].endswith("/>"):
                    continue
                if not match["close"]:
                    opened.append((name, number))
                elif any(name == other for other, _ in opened):
                    while opened and opened[-1][0] != name:
                        return opened[-1][1]
                    opened.pop()
                else:
                    return number
        return opened[-1][1] if opened else 1


def _folded(text: str) -> str:
    return _BLANKS.sub("", html.unescape(text)).casefold()
