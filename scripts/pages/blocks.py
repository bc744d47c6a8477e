"""One reading of Markdown into blocks that know their place in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from scripts.pages.markers import Region, read_regions, without_generated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_HEADING_ID = re.compile(r"\{[^{}\n]*#(?P<id>[\w.-]+)[^{}\n]*\}[ \t]*$")
_LABEL = re.compile(r"\s{0,3}\[(?P<label>[^\]\n]+)\]:[ \t]*(?P<target>\S+)")

NAMELESS = "line "
"""What begins the name of a section without an id of its own; no id can hold a blank."""

_DEEPEST = 100  # far deeper than a page should be; what lies deeper would not be read at all


class Kind(StrEnum):
    """What a block is, as far as the checks care."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TABLE_ROW = "table row"
    QUOTE = "quote"
    TITLE = "admonition title"
    FOOTNOTE = "footnote"
    CODE = "code"
    HTML = "html"
    COMMENT = "comment"


# The innermost of these containers names the paragraph inside it.
_CONTAINERS = {
    "blockquote": Kind.QUOTE,
    "footnote_reference": Kind.FOOTNOTE,
    "list_item": Kind.LIST_ITEM,
    "tr": Kind.TABLE_ROW,
    "admonition_title": Kind.TITLE,
    "heading": Kind.HEADING,
}


@dataclass(frozen=True, slots=True)
class Block:
    """A leaf of the page: text[start:end], beginning on `line`, under the heading `section`.

    `sort` tells apart what one kind holds: "numbered" for the items of such a list, the type of an
    admonition for its title.
    """

    kind: Kind
    start: int
    end: int
    line: int
    section: str
    level: int = 0
    id: str = ""
    starts_item: bool = False
    closed: bool = True
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """A link definition, `[label]: target "title"`, on one line."""

    label: str
    target: str
    line: int


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one pass over a page's text yields."""

    front_matter: str | None
    blocks: tuple[Block, ...]
    regions: tuple[Region, ...]
    definitions: tuple[Definition, ...]


class Lines:
    """Offsets of line starts; every line break of CommonMark counts."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in _LINE_BREAK.finditer(text))]

    def start(self, index: int) -> int:
        """Offset of the line with this zero-based index; the end of the text beyond the last."""
        return self._starts[index] if index < len(self._starts) else len(self._text)

    def number(self, offset: int) -> int:
        """The line, counted from 1, on which the offset lies."""
        return bisect_right(self._starts, offset)


@cache
def _parser() -> MarkdownIt:
    """CommonMark with what Python-Markdown adds.

    Indented code is off: Python-Markdown indents the content of several containers by four
    spaces, and prose taken for code would escape every check. Code on this site is fenced.
    """
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table").disable("code")
    for plugin in (front_matter_plugin, footnote_plugin, deflist_plugin, admon_plugin):
        parser.use(plugin)
    # Blocks are all that is needed; what stands inside a line is read by `inline`. Without the
    # second rule, notes stay where they are written instead of moving to the end.
    return parser.disable(["inline", "footnote_tail"])


def read_blocks(text: str) -> Reading:
    """Read a page once. Offsets are code points of `text`, byte order mark and CRLF included."""
    environment: dict[str, Any] = {}
    # A byte order mark would hide the front matter; it is not a line, so lines stay as they are.
    written = without_generated(text.removeprefix("\ufeff"))
    tokens = _parser().parse(written, environment)
    lines = Lines(text)
    regions = tuple(read_regions(text, _markup(tokens, lines), lines.number))
    front = next((token.content for token in tokens if token.type == "front_matter"), None)
    blocks = sorted(_blocks(text, tokens, lines), key=lambda block: block.start)
    return Reading(
        front_matter=front,
        blocks=tuple(_with_sections(blocks)),
        regions=regions,
        definitions=tuple(_definitions(text, environment, lines)),
    )


def _blocks(text: str, tokens: Sequence[Token], lines: Lines) -> Iterator[Block]:
    stack: list[Token] = []
    rows: set[int] = set()
    for token in tokens:
        if token.nesting == 1:
            stack.append(token)
        elif token.nesting == -1:
            if stack:
                stack.pop()
        elif token.type == "inline" and token.map:
            block = _leaf(text, token, stack, lines)
            if block.kind is Kind.TABLE_ROW:
                if block.start in rows:
                    continue
                rows.add(block.start)
            yield block
        elif token.type in {"fence", "html_block"} and token.map:
            yield _opaque(token, lines)


def _leaf(text: str, token: Token, stack: Sequence[Token], lines: Lines) -> Block:
    first, last = _range(token)
    start, end = lines.start(first), lines.start(last)
    names = [open_token.type.removesuffix("_open") for open_token in stack]
    kind = next(
        (_CONTAINERS[name] for name in reversed(names) if name in _CONTAINERS), Kind.PARAGRAPH
    )
    if "blockquote" in names:
        kind = Kind.QUOTE
    items = [item for item in stack if item.type == "list_item_open" and item.map]
    heading = stack[-1] if kind is Kind.HEADING else None
    identifier = _HEADING_ID.search(text[start:end].rstrip()) if heading else None
    return Block(
        kind=kind,
        start=start,
        end=end,
        line=first + 1,
        section="",
        level=int(heading.tag[1:]) if heading else 0,
        id=identifier["id"] if identifier else "",
        starts_item=any(item.map is not None and item.map[0] == first for item in items),
        sort=_sort(kind, stack),
    )


def _sort(kind: Kind, stack: Sequence[Token]) -> str:
    """What one kind of block holds apart; the innermost container decides."""
    if kind is Kind.LIST_ITEM:
        lists = [one.type for one in stack if one.type in {"bullet_list_open", "ordered_list_open"}]
        return "numbered" if lists and lists[-1] == "ordered_list_open" else ""
    if kind is Kind.TITLE:
        open_token = next(one for one in reversed(stack) if one.type == "admonition_open")
        return str(open_token.meta.get("tag", ""))
    return ""


def _opaque(token: Token, lines: Lines) -> Block:
    first, last = _range(token)
    kind = Kind.CODE if token.type == "fence" else Kind.HTML
    content = token.content.strip()
    if kind is Kind.HTML and content.startswith("<!--") and content.endswith("-->"):
        kind = Kind.COMMENT
    closed = kind is not Kind.CODE or last - first > token.content.count("\n") + 1
    return Block(kind, lines.start(first), lines.start(last), first + 1, section="", closed=closed)


def _range(token: Token) -> tuple[int, int]:
    """First line and the line after the last, zero-based."""
    first, last = token.map or (0, 0)
    return first, max(last, first + 1)


def _with_sections(blocks: Sequence[Block]) -> Iterator[Block]:
    """Each block with the id of the heading above it.

    A heading without an id, or with one that another has, begins a section of its own, which no id
    can name: what stands below it belongs neither to the section above nor to the namesake.
    """
    section, seen = "", set[str]()
    for block in blocks:
        if block.kind is Kind.HEADING and block.level > 1:
            section = block.id
            if not section or section in seen:
                section = f"{NAMELESS}{block.line}"
            seen.add(section)
        yield replace(block, section=section)


def _markup(tokens: Sequence[Token], lines: Lines) -> Iterator[tuple[int, int]]:
    """Where HTML stands on lines of its own, outside code."""
    for token in tokens:
        if token.type == "html_block" and token.map:
            first, last = _range(token)
            yield lines.start(first), lines.start(last)


def _definitions(text: str, environment: dict[str, Any], lines: Lines) -> Iterator[Definition]:
    entries = [*environment.get("references", {}).values(), *environment.get("duplicate_refs", [])]
    for entry in entries:
        first = entry["map"][0]
        match = _LABEL.match(text, lines.start(first))
        if match:
            yield Definition(match["label"].strip(), match["target"].strip("<>"), first + 1)
