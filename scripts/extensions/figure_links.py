"""Marks links to the ledger as figures and keeps numbers whole in right-to-left text.

A link to `figures.md#…` gets the class `figure`, what the ledger adds to its title, and each number
in it a `<bdi>`. The style sheet keeps it on one line; with more than SHORT letters it has the class
`long` and may break, though never between a number and the next word. In Arabic, other numbers that
would be reordered (signs, ranges, dates, amounts, Latin units) get a `<bdi>` too, and those in
titles and in descriptions of pictures, where no element can stand, isolate characters.
Works on the text of the parsed tree, so code and raw HTML stay as they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from scripts.extensions.inline_text import Piece, blank, splice
from scripts.reading import bidi
from scripts.reading.rewriting import numeric_token_spans

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown import Markdown

Spans = tuple[tuple[int, int], ...]

LEDGER = "figures.md#"
DESCRIPTIONS = ("title", "alt")
# At the size of running text at most 215 px: less than a list of key points has at 320 px.
SHORT = 24
_NEXT_WORD = re.compile(r" \S+")
OPAQUE = frozenset(["bdi", "code", "kbd", "math", "pre", "samp", "script", "style", "svg"])

# After toc (5), which copies headings, and before MkDocs rewrites addresses (0).
PRIORITY = 4


class FigureLinks(Extension):
    """The extension, for the language of the text and with what to add to titles, by figure."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - as Extension has it
        self.config = {
            "language": ["ar", "Language of the text: ar or en"],
            "added": [{}, "Text for the end of a figure's title, by its id"],
        }
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the tree processor."""
        language = str(self.getConfig("language"))
        md.treeprocessors.register(
            FigureLinksProcessor(md, language, self.getConfig("added")), "figure_links", PRIORITY
        )


class FigureLinksProcessor(Treeprocessor):
    """Walks the tree in reading order and remembers which script the last letter belonged to."""

    def __init__(self, md: Markdown, language: str, added: Mapping[str, str]) -> None:
        super().__init__(md)
        self.language = language
        self.added = added
        self.after_latin = False

    def run(self, root: ET.Element) -> None:
        """Decorate the tree in place."""
        self._walk(root, in_figure=False)

    def _walk(self, element: ET.Element, *, in_figure: bool) -> None:
        if self.md.is_block_level(element.tag):
            self.after_latin = False
        if element.tag == "a" and LEDGER in element.get("href", ""):
            in_figure = True
            self._classify(element)
            self._entitle(element)
        self._describe(element)
        children = list(element)
        element.text = self._decorate(element, element.text, 0, in_figure=in_figure)
        for child in children:
            if child.tag not in OPAQUE:
                self._walk(child, in_figure=in_figure)
            if child.tail and child.tail.strip():
                position = list(element).index(child) + 1
                child.tail = self._decorate(element, child.tail, position, in_figure=in_figure)
        if "long" in element.get("class", "").split():
            _join(element)

    def _classify(self, link: ET.Element) -> None:
        kind = "figure long" if len("".join(link.itertext())) > SHORT else "figure"
        link.set("class", f"{link.get('class', '')} {kind}".strip())

    def _entitle(self, link: ET.Element) -> None:
        more = self.added.get(link.get("href", "").partition(LEDGER)[2])
        if more and link.get("title"):
            link.set("title", f"{link.get('title')} · {more}")

    def _describe(self, element: ET.Element) -> None:
        """Isolate the numbers of a title or of a description."""
        for name in DESCRIPTIONS if self.language == "ar" else ():
            text = element.get(name)
            if text and blank(text) == text:
                element.set(name, bidi.isolated_text(text, self.language))

    def _decorate(
        self, parent: ET.Element, text: str | None, position: int, *, in_figure: bool
    ) -> str | None:
        """Put the spans of `text` into elements of `parent` at `position`; return what precedes."""
        if not text or isinstance(text, AtomicString):
            return text
        spans = self._spans(text, in_figure=in_figure)
        self.after_latin = bidi.ends_latin(blank(text), after_latin=self.after_latin)
        pieces: list[Piece] = []
        for start, end in spans:
            isolate = ET.Element("bdi")
            if bidi.runs_right_to_left(text[start:end]):
                isolate.set("dir", "rtl")
            isolate.text = AtomicString(text[start:end])
            pieces.append((start, end, isolate))
        return splice(parent, text, position, pieces)

    def _spans(self, text: str, *, in_figure: bool) -> Spans:
        plain = blank(text)
        if in_figure:
            return numeric_token_spans(plain, self.language)
        if self.language == "ar":
            return bidi.isolated_spans(plain, self.language, after_latin=self.after_latin)
        return ()


def _join(link: ET.Element) -> None:
    """Put each number and the word that follows it into a span for the style sheet."""
    for parent in list(link.iter()):
        for place, isolate in enumerate(list(parent)):
            word = _NEXT_WORD.match(isolate.tail or "")
            if isolate.tag == "bdi" and isolate.tail and word:
                whole = ET.Element("span", {"class": "whole"})
                isolate.tail, whole.tail = word[0], isolate.tail[word.end() :]
                parent[place] = whole
                whole.append(isolate)


def makeExtension(**settings: Any) -> FigureLinks:  # noqa: ANN401, N802 - Python-Markdown's names
    """Let Python-Markdown load the extension by name."""
    return FigureLinks(**settings)
