"""A page as its reader sees it: the words without the markup, and where each character stands."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from scripts.pages.blocks import Kind
from scripts.pages.inline import without_code, without_comments

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scripts.pages.blocks import Block
    from scripts.pages.foreign import Span
    from scripts.pages.pages import Page

OBJECT = "\ufffc"  # stands for what has no words of ours: code, an address, a foreign span

_MARKUP = re.compile(
    r"""
      (?P<object>\ufffc+ | <(?:https?|mailto|ftp):[^<>\s]*> | (?:https?|ftp)://[^\s<>"،؛»)\ufffc]+)
    | (?P<entity>&(?:\#\d{1,7}|\#x[0-9a-fA-F]{1,6}|\w{1,31});)
    | (?P<space><br\s*/?>)
    | (?P<image><(?:img|svg)\b[^<>]*>)
    | (?P<gone>
        \\(?=[!-/:-@\[-`{-~])
      | </?[A-Za-z][^<>]*>
      | \]\(<[^<>\n]*>(?:\s+"[^"\n]*")?\s*\)
      | \]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s+"[^"\n]*")?\s*\)
      | \]\[[^\[\]\n]*\]
      | \[\^[^\[\]\s]+\]:?
      | \{:?[ ]*(?:[\#.][\w-]|[\w-]+=)[^{}\n]*\}
      | !?\[ | \]
      | \*{1,3}(?=\S) | (?<=\S)\*{1,3} | (?<!\w)_{1,3}(?=\S) | (?<=\S)_{1,3}(?!\w) | ~~
      )
    """,
    re.VERBOSE,
)
_HEAD = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\r|\n)(?P<fields>.*?)^---", re.DOTALL | re.MULTILINE)
_LINE_START = re.compile(r"(?m)^[ \t>]+|\r")
_HEADING = re.compile(r"[ \t>]*#{1,6}[ \t]+")
_ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+")
_ABBREVIATION = re.compile(r"[ \t]*\*\[[^\[\]\n]*\]:")
_TITLE = re.compile(r"[ \t>]*(?:!!!|\?\?\?\+?)[^\"\n]*\"?")
_SCRIPT = re.compile(r"[ \t]*<(?:script|style|svg|pre)\b", re.IGNORECASE)
_SCALAR_MARKS = 2  # the quotation marks around a field at the head of a page


@dataclass(frozen=True, slots=True)
class Passage:
    """A block without markup: `text[i]` stands at `offsets[i]` of the page.

    What is no prose of this language is one object replacement character.
    """

    text: str
    offsets: Sequence[int]
    section: str = ""
    kind: Kind | None = None

    def seam(self, start: int, end: int) -> bool:
        """Whether markup stands somewhere within text[start:end]."""
        return self.offsets[end - 1] - self.offsets[start] != end - 1 - start

    def seam_around(self, start: int, end: int) -> bool:
        """Whether markup stands within text[start:end] or against either side of it."""
        return self.seam(max(0, start - 1), min(len(self.text), end + 1))


def passages(page: Page) -> Iterator[Passage]:
    """The head of a page, then what a person wrote in it, block by block."""
    yield from _head(page)
    for block in page.reading.blocks:
        if block.kind not in {Kind.CODE, Kind.COMMENT} and not page.in_region(block.start):
            raw = page.text[block.start : block.end]
            if not (block.kind is Kind.HTML and _SCRIPT.match(raw)):
                yield _passage(raw, block, page.foreign)


def _passage(raw: str, block: Block, foreign: Sequence[Span]) -> Passage:
    coded = without_code(raw)
    for start, end in foreign:
        if start < block.end and end > block.start:
            first, last = max(start - block.start, 0), min(end - block.start, len(raw))
            coded = f"{coded[:first]}{OBJECT * (last - first)}{coded[last:]}"
    commentless = without_comments(coded)
    pieces = sorted(_markup(coded, commentless, block))
    text: list[str] = []
    offsets: list[int] = []
    done = 0
    for start, end, instead in pieces:
        if start < done:
            continue
        text.append(commentless[done:start])
        offsets.extend(range(block.start + done, block.start + start))
        if instead:
            text.append(instead)
            offsets.append(block.start + start)
        done = end
    rest = commentless[done:].rstrip()
    text.append(rest)
    offsets.extend(range(block.start + done, block.start + done + len(rest)))
    return Passage("".join(text), offsets, block.section, block.kind)


def _markup(coded: str, commentless: str, block: Block) -> Iterator[tuple[int, int, str]]:
    """What is not shown as written, and the character that stands in its place."""
    opening = _opening(coded, block)
    if opening:
        yield 0, opening, ""
    for match in _LINE_START.finditer(commentless):
        if match.end() > match.start():
            yield match.start(), match.end(), ""
    for match in _MARKUP.finditer(commentless):
        start, end = match.span()
        if match["entity"]:
            shown = html.unescape(match[0])
            yield start, end, shown if len(shown) == 1 else OBJECT
        elif match["object"]:
            comment = commentless[start] == OBJECT != coded[start]
            yield start, end, "" if comment else OBJECT
        elif match["space"]:
            yield start, end, "\n"
        else:
            yield start, end, OBJECT if match["image"] else ""


def _opening(raw: str, block: Block) -> int:
    """Length of what opens the block: hashes, a bullet, the type of a note."""
    if block.kind is Kind.HEADING:
        pattern = _HEADING
    elif block.kind is Kind.TITLE:
        pattern = _TITLE
    elif block.starts_item:
        pattern = _ITEM
    else:
        pattern = _ABBREVIATION
    match = pattern.match(raw)
    return match.end() if match else 0


def _head(page: Page) -> Iterator[Passage]:
    """The texts at the head of a page: fields that hold words, not dates or names of files."""
    head = _HEAD.match(page.text)
    if not head or not page.front.fields:
        return
    start = head.start("fields")
    for node in _scalars(yaml.compose(head["fields"], yaml.SafeLoader)):
        value, first = node.value, start + node.start_mark.index
        if " " not in value and value.isascii():
            continue
        raw = page.text[first : start + node.end_mark.index]
        if raw[1:-1] == value and len(raw) == len(value) + _SCALAR_MARKS:
            yield Passage(value, range(first + 1, first + 1 + len(value)))
        elif raw.startswith(value):
            yield Passage(value, range(first, first + len(value)))
        else:
            yield Passage(value, [first] * len(value))


def _scalars(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        if node.tag == "tag:yaml.org,2002:str":
            yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _scalars(value)
