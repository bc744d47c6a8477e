"""How much work a page would be for a Markdown parser, measured in one pass and without parsing.

Python-Markdown looks for the end of every bracket and tag from where it begins, calls itself for
every level of nesting, and copies what is left of a block each time it takes a line off it. So a
page of 16 kB can hold it for a minute. Each limit below is several times what the largest page of
the site needs, and each was measured to cost less than half a second where it is reached.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.core.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

# Characters that the parser would walk through, summed over all brackets or tags.
BRACKET_STEPS, TAG_STEPS = 1_500_000, 2_000_000
DEEPEST_QUOTE, DEEPEST_INDENT, DEEPEST_BRACKET, DEEPEST_TAG = 8, 40, 40, 40
LINES, BLOCKS, BLOCK_LINES, LIST_LINES = 20_000, 8_000, 400, 5_000
HEADINGS, FENCES = 1_500, 500
MEANINGS, FOOTNOTES, COLONS, CELLS, BARS = 300, 500, 500, 100, 30_000
BLOCK_SIGNS, BLOCK_LENGTH, DEFINITIONS = 3_000, 30_000, 6_000

_FENCE = re.compile(r"[ \t>]*(?:`{3,}|~{3,})")
_CONTAINER = re.compile(r"[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])")
_BREAK = re.compile(r"[ \t]*(?:(?:-[ \t]*)+|(?:\*[ \t]*)+|(?:_[ \t]*)+)")
_ITEM = re.compile(r"[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]")
_DELIMITERS = re.compile(r"[ \t]*\|?[ \t]*:?-+[-:| \t]*")
_DEFINITION = re.compile(r"[ ]{0,3}\[[^\]\n]{1,200}\]:")
_MEANING = re.compile(r"(?m)^\*\[")
_FOOTNOTE = re.compile(r"\[\^")
_COLON = re.compile(r"(?m)^[ ]{0,3}:[ \t]")
_HEADING = re.compile(r"(?m)^[ ]{0,3}(?:#{1,6}|=+[ \t]*$|-+[ \t]*$)")
_TAG = re.compile(r"<(?P<close>/)?(?P<name>[A-Za-z][A-Za-z0-9]*)|<[!?/A-Za-z]")
_SINGLE = frozenset({"br", "hr", "img", "wbr", "col", "http", "https", "mailto"})


@dataclass(frozen=True, slots=True)
class Block:
    """Lines between blank ones: the number of the first, and its text."""

    line: int
    lines: tuple[str, ...]


def cost_findings(path: str, text: str) -> Iterator[Finding]:
    """What would hold a Markdown parser; a page with such a finding is never given to one."""
    for line, sentence, fix in _measured(text):
        yield Finding(path, line, "page-cost", sentence, fix=fix)


def _measured(text: str) -> Iterator[tuple[int, str, str]]:
    blocks = list(_blocks(text))
    yield from _counts(text, blocks)
    yield from _nesting(text)
    steps, depth, worst = 0, 0, 1
    for block in blocks:
        cost, deep = _bracket_steps("\n".join(block.lines))
        steps += cost
        if deep > depth:
            depth, worst = deep, block.line
        yield from _block_limits(block)
        if steps > BRACKET_STEPS:
            yield block.line, "brackets are opened and not closed", "close each [ and ( in its line"
            return
    if depth > DEEPEST_BRACKET:
        yield worst, "brackets are nested too deep", "write them side by side"


def _counts(text: str, blocks: list[Block]) -> Iterator[tuple[int, str, str]]:
    """Things of which a page has too many; the line is that of the first one too many."""
    if len(blocks) > BLOCKS:
        message = f"the page has {len(blocks):,} paragraphs; {BLOCKS:,} are allowed"
        yield blocks[BLOCKS].line, message, "split the page"
    kinds = (
        (re.compile("\n"), LINES, "lines"),
        (_HEADING, HEADINGS, "headings"),
        (re.compile(r"(?m)^[ \t>]*(?:`{3}|~{3})"), FENCES, "lines that open or close code"),
        (re.compile(r"\|"), BARS, "bars of tables"),
        (re.compile(rf"(?m)^{_DEFINITION.pattern}"), DEFINITIONS, "link definitions"),
        (_MEANING, MEANINGS, "abbreviations"),
        (_FOOTNOTE, FOOTNOTES, "footnotes"),
        (_COLON, COLONS, "lines that begin with a colon"),
    )
    for pattern, most, name in kinds:
        places = [match.start() for match in pattern.finditer(text)]
        if len(places) > most:
            message = f"the page has {len(places):,} {name}; {most:,} are allowed"
            yield text.count("\n", 0, places[most]) + 1, message, "split the page"


def _nesting(text: str) -> Iterator[tuple[int, str, str]]:
    """Quotes in quotes, lists in lists, tags in tags."""
    fenced = fenced_lines(text)
    for number, line in enumerate(text.split("\n"), start=1):
        if number in fenced or not line:
            continue
        rest = line.lstrip(" \t")
        indent = len(line[: len(line) - len(rest)].expandtabs(4))
        if rest and indent > DEEPEST_INDENT:
            yield number, "the line is indented too deep", "indent by four blanks for each level"
            break
        depth, at = 0, 0
        while depth <= DEEPEST_QUOTE and (match := _CONTAINER.match(line, at)):
            depth, at = depth + 1, match.end()
        if depth > DEEPEST_QUOTE and not _BREAK.fullmatch(line):
            yield number, "quotes or lists are nested too deep", "write them one below the other"
            break
    yield from _tag_steps(text)


def _tag_steps(text: str) -> Iterator[tuple[int, str, str]]:
    steps, depth = 0, 0
    closing = text.find(">")
    for match in _TAG.finditer(text):
        start = match.start()
        if closing != -1 and closing < start:
            closing = text.find(">", start)
        steps += (closing if closing != -1 else len(text)) - start
        line = -1
        if match["close"]:
            depth = max(depth - 1, 0)
        elif match["name"] and match["name"].lower() not in _SINGLE:
            depth += 1
        if depth > DEEPEST_TAG:
            line, sentence = text.count("\n", 0, start) + 1, "tags are opened and not closed"
        elif steps > TAG_STEPS:
            line, sentence = (
                text.count("\n", 0, start) + 1,
                "tags begin with < and never end with >",
            )
        if line >= 0:
            yield line, sentence, "close each tag, or write &lt; for the sign <"
            return


def _block_limits(block: Block) -> Iterator[tuple[int, str, str]]:
    text = "\n".join(block.lines)
    table = len(block.lines) > 1 and _DELIMITERS.fullmatch(block.lines[1])
    plain = not table and not _ITEM.match(block.lines[0]) and not _DEFINITION.match(block.lines[0])
    most = BLOCK_LINES if plain else LIST_LINES
    if len(block.lines) > most and not table:
        message = f"a paragraph or list has {len(block.lines):,} lines; {most:,} are allowed"
        yield block.line, message, "put blank lines between its parts"
    for number, line in enumerate(block.lines, start=block.line):
        if line.count("|") > CELLS:
            yield number, f"a table has more than {CELLS} columns", "split the table"
            break
    if plain and len(text) > BLOCK_LENGTH:
        message = f"a paragraph has {len(text):,} characters; {BLOCK_LENGTH:,} are allowed"
        yield block.line, message, "put blank lines between its parts"
    for sign in "*_`\\&<":
        if text.count(sign) > BLOCK_SIGNS:
            yield block.line, f"a paragraph holds thousands of the sign {sign}", "remove them"
            break


def _bracket_steps(text: str) -> tuple[int, int]:
    """Characters from each bracket to where it is closed, summed; how deep brackets stand."""
    steps, depth = 0, 0
    square: list[int] = []
    round_: list[int] = []
    for match in re.finditer(r"[\[\]()]", text):
        at, sign = match.start(), match[0]
        if sign == "[":
            square.append(at)
        elif sign == "]":
            steps += at - square.pop() if square else 0
        elif sign == "(":
            round_ += [at] if text[at - 1 : at] == "]" or round_ else []
        elif round_:
            steps += at - round_.pop()
        depth = max(depth, len(square), len(round_))
    return steps + sum(len(text) - at for at in (*square, *round_)), depth


def fenced_lines(text: str) -> set[int]:
    """Numbers of the lines within fences that are closed, fences included."""
    inside: set[int] = set()
    opened, mark = 0, ""
    for number, line in enumerate(text.split("\n"), start=1):
        match = _FENCE.match(line)
        if not match:
            continue
        signs = match[0].strip(" \t>")
        if not opened:
            opened, mark = number, signs
        elif signs[0] == mark[0] and len(signs) >= len(mark) and not line[match.end() :].strip():
            inside.update(range(opened, number + 1))
            opened = 0
    return inside


def _blocks(text: str) -> Iterator[Block]:
    lines: list[str] = []
    first = 1
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            first = number if not lines else first
            lines.append(line)
        elif lines:
            yield Block(first, tuple(lines))
            lines = []
    if lines:
        yield Block(first, tuple(lines))
