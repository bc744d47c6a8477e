"""Marks words of another script with their language, for voices, fonts and quotation marks.

Whoever writes can say more (`<cite lang="fr">`), and what is marked stays as it is. The rest is
read from the script: Arabic, Cyrillic, Han, and in Arabic text Latin, which here is as good as
always English or a name as English papers spell it (WCAG 3.1.2). `lang` alone changes no order and
parts no joined letters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from markdown.extensions import Extension
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

from scripts.extensions.figure_links import OPAQUE
from scripts.extensions.inline_text import Piece, TextWalker, blank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown import Markdown

_BETWEEN = r"[\s\d,.;:'’‘\"“”()&/%$+·\-–—]*"
_SCRIPTS = {
    "ar": r"[\u0620-\u0652\u066e-\u06d3]",
    "ru": r"[\u0400-\u04ff]",
    "zh": r"[\u3400-\u4dbf\u4e00-\u9fff]",
    "en": r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]",
}
_RUNS = {code: re.compile(f"{letter}(?:{_BETWEEN}{letter})*") for code, letter in _SCRIPTS.items()}
_RIGHT_TO_LEFT = frozenset(["ar"])

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][\w-]*)(?P<rest>[^>]*)>")

# After figure_links (4), which needs a number and its Latin unit in one piece.
_PRIORITY = 3


class ForeignRuns(Extension):
    """The extension, for the language of the text."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the tree processor."""
        others = [code for code in _RUNS if code != self.language]
        md.treeprocessors.register(_Processor(md, others), "foreign_runs", _PRIORITY)


class _Processor(TextWalker):
    """Raw HTML (`<cite lang="fr">`) is but a place in text, so what it opens is remembered."""

    def __init__(self, md: Markdown, others: list[str]) -> None:
        super().__init__(md)
        self.others = others
        self.foreign = re.compile("|".join(_SCRIPTS[code] for code in others))
        self.marked: list[str] = []  # raw elements that are open, from one with `lang` on

    def run(self, root: ET.Element) -> None:
        """Decorate the tree in place."""
        self.marked.clear()
        self.walk(root)

    def opaque(self, element: ET.Element) -> bool:
        """Whether the element is code and the like, or says its language itself."""
        return element.tag in OPAQUE or bool(element.get("lang"))

    def pieces(self, text: str) -> list[Piece]:
        """Runs of another script outside raw elements with a language."""
        found: list[Piece] = []
        start = 0
        for raw in HTML_PLACEHOLDER_RE.finditer(text):
            found += self._between(text, start, raw.start())
            self._note(self.md.htmlStash.rawHtmlBlocks[int(raw[1])])
            start = raw.end()
        return [*found, *self._between(text, start, len(text))]

    def _note(self, raw: object) -> None:
        """Remember a raw opening tag with `lang`, and those within it, until it is closed."""
        tag = _TAG.fullmatch(raw) if isinstance(raw, str) else None
        if tag is None or tag["rest"].endswith("/"):
            return
        if tag["end"]:
            if self.marked and self.marked[-1] == tag["name"]:
                self.marked.pop()
        elif self.marked or re.search(r"\slang=", tag["rest"]):
            self.marked.append(tag["name"])

    def _between(self, text: str, start: int, end: int) -> list[Piece]:
        if self.marked or not self.foreign.search(text, start, end):
            return []
        return sorted(self._runs(blank(text), start, end), key=lambda piece: piece[0])

    def _runs(self, text: str, start: int, end: int) -> Iterator[Piece]:
        for code in self.others:
            for match in _RUNS[code].finditer(text, start, end):
                if len(match[0]) == 1 and code != "zh":
                    continue  # a letter by itself is a sign: a vitamin, a grade
                run = ET.Element("span", {"lang": code})
                if code in _RIGHT_TO_LEFT:
                    run.set("dir", "rtl")
                run.text = AtomicString(match[0])
                yield match.start(), match.end(), run
