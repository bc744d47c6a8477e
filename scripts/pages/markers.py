"""Generated blocks, between the markers `<!-- name: argument -->` and `<!-- /name -->`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MARKER = re.compile(
    r"<!--[ \t]*(?P<close>/?)(?P<name>[a-z]+)(?::[ \t]*(?P<argument>[^\n>]*?))?[ \t]*-->"
)
_FENCE = re.compile(r"[ \t]{0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"^#{2,6}[ \t]", re.MULTILINE)
# How the blocks that stand among prose begin and end; the others reach to the end of their page.
_AMONG_PROSE = frozenset({"table", "chart"})
_FIRST = {
    "table": re.compile(r'^<div class="data-table"', re.MULTILINE),
    "chart": re.compile(r'^!\[(?=[^\n]*\n\s*<div class="figure-notes")', re.MULTILINE),
}
_LAST = re.compile(r"^</div>[ \t]*$", re.MULTILINE)
_ENDING = re.compile(r"[^\r\n]+")
REGION_NAMES = frozenset(
    {
        "chart",
        "corrections",
        "figures",
        "glossary",
        "ledger",
        "meetings",
        "people",
        "sources",
        "table",
        "timeline",
    }
)


@dataclass(frozen=True, slots=True)
class Region:
    """A generated block: text[start:end] lies between `<!-- name: argument -->` and its end.

    Where one of the two is missing, `opened` or `closed` is false, `line` is that of the other,
    and the block reaches as far as it seems to.
    """

    name: str
    argument: str
    start: int
    end: int
    line: int
    closed: bool = True
    opened: bool = True


def without_generated(text: str) -> str:
    """The text with what lies in generated blocks left blank, line for line.

    No person wrote it and no check reads it as prose, and it is most of the text of a large page.
    The definitions stay; so does anything that is not plainly between two markers.
    """
    lines = text.splitlines(keepends=True)
    fence, opened = "", (-1, "")
    for index, line in enumerate(lines):
        mark = _FENCE.match(line)
        if fence:
            fence = "" if mark and mark[1].startswith(fence) else fence
            continue
        if mark and opened[0] < 0:
            fence = mark[1]
            continue
        marker = MARKER.fullmatch(line.strip())
        if not marker or marker["name"] not in REGION_NAMES - {"figures"}:
            continue
        if not marker["close"]:
            opened = (index, marker["name"])
        elif opened[1] == marker["name"]:
            for inside in range(opened[0] + 1, index):
                lines[inside] = _ENDING.sub("", lines[inside])
            opened = (-1, "")
    return "".join(lines)


def read_regions(
    text: str, markup: Iterable[tuple[int, int]], number: Callable[[int], int]
) -> Iterator[Region]:
    """The generated blocks, in order.

    `markup` says where HTML stands on lines of its own, `number` on which line an offset lies. A
    missing marker is one fault: what lies between the other one and where the block seems to begin
    or end is read as generated all the same, or each of its numbers would be a fault too.
    """
    opened: re.Match[str] | None = None
    done = 0
    for match in _markers(text, markup):
        if not match["close"]:
            if opened:
                yield _unclosed(text, opened, number, match.start())
            opened = match
        elif opened and opened["name"] == match["name"]:
            line = number(opened.start())
            yield Region(match["name"], opened["argument"] or "", opened.end(), match.start(), line)
            opened, done = None, match.end()
        elif not opened:
            yield _unopened(text, match, number, done)
            done = match.end()
    if opened:
        yield _unclosed(text, opened, number, len(text))


def _markers(text: str, markup: Iterable[tuple[int, int]]) -> Iterator[re.Match[str]]:
    for start, end in markup:
        for match in MARKER.finditer(text, start, end):
            if match["name"] in REGION_NAMES:
                yield match


def _unclosed(text: str, marker: re.Match[str], number: Callable[[int], int], limit: int) -> Region:
    """A block without an end: up to its closing tag, or as far as it could reach."""
    name, start, end = marker["name"], marker.end(), limit
    if name in _AMONG_PROSE:
        heading = _HEADING.search(text, start, limit)
        last = _LAST.search(text, start, heading.start() if heading else limit)
        end = last.end() if last else start
    line = number(marker.start())
    return Region(name, marker["argument"] or "", start, end, line, closed=False)


def _unopened(text: str, marker: re.Match[str], number: Callable[[int], int], done: int) -> Region:
    """A block without a beginning: from the first line that only the tool writes."""
    name, end = marker["name"], marker.start()
    found = list(_FIRST[name].finditer(text, done, end)) if name in _FIRST else []
    start = found[-1].start() if found else end
    return Region(name, "", start, end, number(end), opened=False)
