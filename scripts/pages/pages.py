"""Pages as the checks see them: text, blocks, sections, and the numbers bound in them."""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from scripts.core.finding import Finding
from scripts.pages.blocks import Block, Kind, Lines, Reading, read_blocks
from scripts.pages.foreign import Span, foreign_spans
from scripts.pages.front_matter import FrontMatter, read_front_matter
from scripts.pages.inline import links, mask
from scripts.pages.readable import Passage, passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from scripts.pages.markers import Region

LEDGER_PAGE, SOURCES_PAGE, CORRECTIONS_PAGE = "figures.md", "sources.md", "corrections.md"
_FIGURE_TARGET = re.compile(r"(?:^|/)figures\.md#(?P<id>[^#\s]+)$")
_MASKS = re.compile("\ufffc+|\u2060+")


@dataclass(frozen=True, slots=True)
class BoundNumber:
    """A number bound to the ledger: page.text[start:end] is what the reader sees as the link.

    `before` and `after` are the words of the block around it, without markup.
    `reference` tells `[text][id]`, which needs a definition, from `[text](figures.md#id)`.
    """

    id: str
    text: str
    start: int
    end: int
    line: int
    section: str
    before: str
    after: str
    reference: bool


@dataclass(frozen=True, slots=True)
class Section:
    """A heading below the title."""

    id: str
    title: str
    level: int
    line: int


@dataclass(frozen=True, slots=True)
class Prose:
    """A block as a reader sees it: `text` masked, same offsets as page.text from `start` on."""

    block: Block
    start: int
    text: str


@dataclass(frozen=True)
class Page:
    """A Markdown page. `name` is its path inside the language folder; twins share it."""

    path: str
    language: str
    name: str
    text: str
    reading: Reading
    front: FrontMatter

    @cached_property
    def lines(self) -> Lines:
        """Offsets and line numbers."""
        return Lines(self.text)

    @property
    def newline(self) -> str:
        """The line break the file uses."""
        return "\r\n" if "\r\n" in self.text else "\n"

    @property
    def title(self) -> str:
        """The title from the front matter, or the name."""
        return self.front.text("title") or self.name

    @property
    def only_here(self) -> str:
        """Why the page stands in this language only; empty for a page with twins."""
        return self.front.text("only_here").strip()

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Headings below the title, outside generated blocks, in order."""
        return tuple(
            Section(block.id, self._heading_text(block), block.level, block.line)
            for block in self.reading.blocks
            if block.kind is Kind.HEADING and block.level > 1 and not self.in_region(block.start)
        )

    @cached_property
    def whole(self) -> bool:
        """Whether the page could be read to its end: what follows unclosed code could not."""
        return all(block.closed for block in self.reading.blocks)

    @cached_property
    def prose(self) -> tuple[Prose, ...]:
        """What a person wrote: every block but code, comments and generated blocks."""
        return tuple(
            Prose(
                block,
                block.start,
                mask(self.text[block.start : block.end], starts_item=block.starts_item),
            )
            for block in self.reading.blocks
            if block.kind not in {Kind.CODE, Kind.COMMENT} and not self.in_region(block.start)
        )

    @cached_property
    def foreign(self) -> tuple[Span, ...]:
        """What is marked as another language."""
        return foreign_spans(self.text, self.reading.blocks, self.language)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """What a person wrote, without markup."""
        return tuple(passages(self))

    @cached_property
    def numbers(self) -> tuple[BoundNumber, ...]:
        """The numbers bound to the ledger, in order."""
        return tuple(self._numbers())

    def in_region(self, offset: int) -> bool:
        """Whether the offset lies in a generated block."""
        return any(region.start <= offset < region.end for region in self.reading.regions)

    def region(self, name: str) -> Region | None:
        """The first generated block with this name."""
        return next((region for region in self.reading.regions if region.name == name), None)

    def link_to(self, name: str) -> str:
        """The relative address of another page of the same language."""
        return posixpath.relpath(name, posixpath.dirname(self.name) or ".")

    def _heading_text(self, block: Block) -> str:
        masked = mask(self.text[block.start : block.end])
        return _words(masked).strip().strip("#").strip()

    def _numbers(self) -> Iterator[BoundNumber]:
        ordinary = {
            definition.label
            for definition in self.reading.definitions
            if not _FIGURE_TARGET.search(definition.target)
        } - {
            definition.label
            for definition in self.reading.definitions
            if self._among_figures(definition.line)
        }
        for prose in self.prose:
            raw = self.text[prose.start : prose.block.end]
            for link in links(raw):
                if link.reference and link.id in ordinary:
                    continue
                start = prose.start + link.start
                yield BoundNumber(
                    id=link.id,
                    text=raw[link.start : link.end],
                    start=start,
                    end=prose.start + link.end,
                    line=self.lines.number(start),
                    section=prose.block.section,
                    before=_words(prose.text[: link.start]),
                    after=_words(prose.text[link.end :]),
                    reference=link.reference,
                )

    def _among_figures(self, line: int) -> bool:
        """Whether the line lies in the block of definitions, whose labels are ids of figures."""
        foot, offset = self.region("figures"), self.lines.start(line - 1)
        return foot is not None and foot.start <= offset < foot.end


def _words(masked: str) -> str:
    """The words alone: what was masked is one gap, emphasis is nothing."""
    return _MASKS.sub(lambda match: " " if match[0][0] == "\ufffc" else "", masked)


def figure_id(target: str) -> str | None:
    """The id in a link target that points into the ledger page."""
    match = _FIGURE_TARGET.search(target)
    return match["id"] if match else None


@lru_cache(maxsize=256)  # a preview reads all pages again after each save
def page_from_text(path: str, text: str) -> tuple[Page, tuple[Finding, ...]]:
    """A page from its text; what is wrong with its head is returned beside it.

    `path` is docs/LANGUAGE/NAME.
    """
    _, language, name = path.split("/", 2)
    reading = read_blocks(text)
    front = read_front_matter(path, reading.front_matter, text)
    if isinstance(front, Finding):
        unread = FrontMatter(readable=False)
        return Page(path, language, name, text, reading, unread), (front,)
    return Page(path, language, name, text, reading, front), ()


def read_pages(root: Path, languages: Iterable[str]) -> tuple[tuple[Page, ...], list[Finding]]:
    """All pages of these languages, in order of path, and what kept a page from being read."""
    pages: list[Page] = []
    findings: list[Finding] = []
    for language in languages:
        for file in _markdown_files(root / "docs" / language):
            path = file.relative_to(root).as_posix()
            try:
                text = file.read_bytes().decode("utf-8")
            except UnicodeDecodeError as error:
                message = f"the page is not UTF-8 at byte {error.start}"
                fix = "save the file as UTF-8"
                findings.append(Finding(path, 0, "unreadable-page", message, fix=fix))
                continue
            page, faults = page_from_text(path, text)
            pages.append(page)
            findings += faults
    return tuple(pages), findings


def _markdown_files(folder: Path) -> Iterator[Path]:
    """Regular Markdown files below the folder, never through a link."""
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            file = folder.__class__(parent, name)
            if name.endswith(".md") and file.is_file() and not file.is_symlink():
                yield file
