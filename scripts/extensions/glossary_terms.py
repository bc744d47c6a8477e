"""Explains a term where it first stands on a page: a link to the glossary that bears the meaning.

The meaning is the link's title, so it is text and never markup; the link leads to the entry for
readers without a pointer or without JavaScript. Headings, links, code and tables stay as they are,
and so do pages that the glossary would only repeat.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from markdown.extensions import Extension

from scripts.extensions.figure_links import OPAQUE
from scripts.extensions.inline_text import Piece, TextWalker, blank
from scripts.language.arabic_matching import find_forms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown import Markdown

_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_OPAQUE = _HEADINGS | OPAQUE | {"a", "blockquote", "figcaption", "summary", "table"}
_OPAQUE_CLASSES = frozenset(["admonition-title", "cards", "data-table", "figure-notes"])

# After toc (5), which copies headings; before figure_links (4), which isolates numbers in terms.
_PRIORITY = 4.5


@dataclass(frozen=True, slots=True)
class Explained:
    """A term as a page needs it: the id of its entry, the forms to look for, the meaning."""

    id: str
    forms: tuple[str, ...]
    definition: str


class GlossaryTerms(Extension):
    """The extension for one language.

    `glossary` is the address of the glossary from the page that comes next, empty for a page in
    which nothing is explained.
    """

    def __init__(self, terms: Sequence[Explained], language: str, glossary: str = "") -> None:
        super().__init__()
        self.terms = {form: term for term in terms for form in term.forms}
        self.language = language
        self.glossary = glossary

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the tree processor."""
        md.treeprocessors.register(_Processor(md, self), "glossary_terms", _PRIORITY)


class _Processor(TextWalker):
    """Remembers which terms it has explained."""

    def __init__(self, md: Markdown, extension: GlossaryTerms) -> None:
        super().__init__(md)
        self.extension = extension
        self.explained: set[str] = set()

    def run(self, root: ET.Element) -> None:
        """Decorate the tree in place."""
        self.explained.clear()
        if self.extension.glossary:
            self.walk(root)

    def opaque(self, element: ET.Element) -> bool:
        """Whether a term in the element is not explained, as in a link, a heading or a table."""
        classes = element.get("class", "").split()
        return element.tag in _OPAQUE or not _OPAQUE_CLASSES.isdisjoint(classes)

    def pieces(self, text: str) -> list[Piece]:
        """Terms that stand here for the first time, as links to the glossary."""
        return list(self._links(text))

    def _links(self, text: str) -> Iterator[Piece]:
        extension = self.extension
        for match in find_forms(blank(text), extension.terms, extension.language):
            term = extension.terms[match.form]
            if term.id not in self.explained:
                self.explained.add(term.id)
                href = f"{extension.glossary}#{term.id}"
                attributes = {"class": "term", "href": href, "title": term.definition}
                link = ET.Element("a", attributes)
                link.text = text[match.start : match.end]
                yield match.start, match.end, link
