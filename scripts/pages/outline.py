"""The outline of a page: what stands in each section, in a form that twins can be compared by."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.pages.blocks import Kind
from scripts.pages.inline import prose_without_code

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scripts.pages.blocks import Block
    from scripts.pages.markers import Region
    from scripts.pages.pages import Page

_NAMED = {
    Kind.PARAGRAPH: "paragraph",
    Kind.LIST_ITEM: "list item",
    Kind.QUOTE: "quotation",
    Kind.TITLE: "admonition",
    Kind.FOOTNOTE: "footnote",
    Kind.CODE: "block of code",
}
_TARGET = re.compile(
    r"(?P<image>!?)\[(?:[^\[\]\n]|\[[^\[\]\n]*\])*\]"
    r"(?:\(\s*<?(?P<target>[^()\s<>]+)>?(?:\s+\"[^\"\n]*\")?\s*\)|\[(?P<label>[^\[\]\n]+)\])"
)
_AUTOLINK = re.compile(r"<(?P<target>https?://[^\s<>]+)>")
_EXTERNAL = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_ONLY_IMAGE = re.compile(r"\s*!\[(?:[^\[\]]|\[[^\[\]]*\])*\]\([^()\s]*\)(?:\{[^{}]*\})?\s*")
_BOX = re.compile(r"<(?:div|section|aside|figure)\b[^<>]*?\bclass=\"(?P<name>[^\"]*)\"")
_TABLE_EDGE = re.compile(r"^\s*\|?|\|?\s*$")
_CELL = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Part:
    """One block of a section: what it is, such as "paragraph" or "table of 6 × 5", and its line.

    `kind` is what it shares with a block of another size or type: "table", "list item". It is
    page.text[start:end]; of a box, which holds other blocks, that is only what opens it. A
    generated block is `named` by its marker.
    """

    what: str
    line: int
    kind: str
    start: int
    end: int
    named: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A link or an image of a section: `target` is the same in every language.

    A target inside the site is written from the root of its language, `energy.md#gas`, or of the
    site, `/assets/charts/gas.*.svg`, where `*` stands for the language. It is page.text[start:end].
    """

    target: str
    line: int
    section: str
    image: bool
    external: bool
    start: int
    end: int


def parts(page: Page) -> dict[str, list[Part]]:
    """What stands below each heading, by id, in order; generated blocks are one part each."""
    found: dict[str, list[Part]] = {"": []}
    sections = _section_starts(page)
    for block in page.reading.blocks:
        if block.kind is Kind.HEADING and block.level > 1 and not page.in_region(block.start):
            found.setdefault(block.section, [])
    for section, part in (*_blocks(page), *_regions(page, sections)):
        found.setdefault(section, []).append(part)
    return {section: sorted(items, key=lambda part: part.start) for section, items in found.items()}


def references(page: Page) -> list[Reference]:
    """The links and images a person wrote, but not those to figures, in order."""
    labels = {definition.label.casefold(): definition for definition in page.reading.definitions}
    figures = {number.start for number in page.numbers}
    found = []
    for prose in page.prose:
        raw = prose_without_code(page.text[prose.start : prose.block.end])
        for match in (*_TARGET.finditer(raw), *_AUTOLINK.finditer(raw)):
            start = prose.start + match.start()
            if start + 1 in figures:
                continue
            target = match["target"]
            if target is None:
                definition = labels.get(match["label"].casefold())
                target = definition.target if definition else None
            if target:
                image = bool(match.groupdict().get("image"))
                found.append(
                    Reference(
                        _common(page, target),
                        page.lines.number(start),
                        prose.block.section,
                        image=image,
                        external=bool(_EXTERNAL.match(target)),
                        start=start,
                        end=prose.start + match.end(),
                    )
                )
    return found


def _blocks(page: Page) -> Iterator[tuple[str, Part]]:
    rows: list[Block] = []
    for prose in page.prose:
        block = prose.block
        if rows and (block.kind is not Kind.TABLE_ROW or not _follows(page, rows[-1], block)):
            yield _table(page, rows)
            rows = []
        if block.kind is Kind.TABLE_ROW:
            rows.append(block)
        elif block.kind in _NAMED and not (block.kind is Kind.LIST_ITEM and not block.starts_item):
            yield block.section, _part(page, block)
    if rows:
        yield _table(page, rows)
    for block in page.reading.blocks:  # `prose` leaves code out
        if block.kind is Kind.CODE and not page.in_region(block.start):
            yield block.section, _part(page, block)
        elif block.kind is Kind.HTML and not page.in_region(block.start):
            for box in _BOX.finditer(page.text, block.start, block.end):
                what, line = f"box of class {box['name']}", page.lines.number(box.start())
                yield block.section, Part(what, line, "box", *box.span())


def _part(page: Page, block: Block) -> Part:
    kind = _NAMED[block.kind]
    if block.kind is Kind.PARAGRAPH and _ONLY_IMAGE.fullmatch(page.text, block.start, block.end):
        kind = "image"
    if block.kind is Kind.TITLE:
        return Part(f"{kind} of type {block.sort}", block.line, kind, block.start, block.end)
    return Part(f"{block.sort} {kind}".strip(), block.line, kind, block.start, block.end)


def _follows(page: Page, row: Block, block: Block) -> bool:
    """Whether nothing but the line under a table's head lies between two rows."""
    return "\n\n" not in page.text[row.end - 1 : block.start].replace("\r", "")


def _table(page: Page, rows: Sequence[Block]) -> tuple[str, Part]:
    head = _TABLE_EDGE.sub("", page.text[rows[0].start : rows[0].end].strip())
    columns = len(_CELL.findall(head)) + 1
    what = f"table of {len(rows)} × {columns}"
    return rows[0].section, Part(what, rows[0].line, "table", rows[0].start, rows[-1].end)


def _regions(page: Page, sections: Sequence[tuple[int, str]]) -> Iterator[tuple[str, Part]]:
    for region in page.reading.regions:
        if region.name != "figures":
            section = next((name for start, name in sections if start <= region.start), "")
            what = _region_name(region)
            named = bool(region.argument)
            part = Part(what, region.line, region.name, region.start, region.end, named=named)
            yield section, part


def _region_name(region: Region) -> str:
    return f"{region.name} {region.argument}".strip()


def _section_starts(page: Page) -> list[tuple[int, str]]:
    """Where each section begins, the last one first."""
    return [
        (block.start, block.section)
        for block in reversed(page.reading.blocks)
        if block.kind is Kind.HEADING and block.level > 1 and not page.in_region(block.start)
    ]


def _common(page: Page, target: str) -> str:
    """The target as every language can write it."""
    if _EXTERNAL.match(target):
        return target
    path, mark, fragment = target.partition("#")
    if not path:
        return f"{page.name}{mark}{fragment}"
    whole = posixpath.normpath(
        posixpath.join("/", page.language, posixpath.dirname(page.name), path)
    )
    own = f"/{page.language}/"
    if whole.startswith(own):
        return f"{whole.removeprefix(own)}{mark}{fragment}"
    stem, dot, ending = whole.rpartition(".")
    if stem.endswith(f".{page.language}"):  # assets/charts/gas.ar.svg ⇄ gas.en.svg
        whole = f"{stem.removesuffix(page.language)}*{dot}{ending}"
    return f"{whole}{mark}{fragment}"
