"""The head of a page: which fields it may have, of which kind, and where it begins and ends.

MkDocs prints a head that it cannot read into the page, keeps the last of two equal keys, and takes
`word: text` on a first line for a head as well. Here all of that is an error with its line.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

import yaml

from scripts.core.finding import Finding
from scripts.core.strict_yaml import DATE, STR, kind, pairs, read_yaml
from scripts.gate.characters import hides_something

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 8_000  # characters; the longest today has 600
_TEXTS = {"title": 200, "description": 600, "only_here": 400}
_DAYS = ("reviewed", "next_review")
FIELDS = (*_TEXTS, *_DAYS, "changes")
_CHANGE = {"date", "text"}
_CHANGE_TEXT = 400
_FENCE = re.compile(r"-{3}[ \t]*")
_END = re.compile(r"(?:-{3}|\.{3})[ \t]*")
_LIKE_FENCE = re.compile(r"[ \t]*[-–—]{2,}[ \t]*")
_LIKE_FIELD = re.compile(r"[ ]{0,3}[A-Za-z0-9_-]+:(?:\s|$)")
_DAY = re.compile(r"(?P<year>\d{4})-\d{2}(?:-\d{2})?")
_YEARS = range(2000, 2101)
_MARKUP = re.compile(r"[<>]|&#?\w+;|\{\{|\{%")
_RULE = "front-matter"


@dataclass(frozen=True, slots=True)
class Head:
    """Where the text of a page begins: offset and line; what is wrong with its head."""

    start: int
    line: int
    findings: tuple[Finding, ...] = ()


def read_head(path: str, text: str) -> Head:
    """The head of a page, cut off and looked at. `text` has LF or CRLF line ends and no BOM."""
    lines = text.split("\n")
    plain = [line.removesuffix("\r") for line in lines]
    if not _FENCE.fullmatch(plain[0]):
        return Head(0, 1, tuple(_no_head(path, plain)))
    end = next((n for n, line in enumerate(plain[1:], start=1) if _END.fullmatch(line)), None)
    if end is None:
        fix = "close it with a line of three hyphens: ---"
        finding = Finding(path, 1, _RULE, "the front matter is never closed", fix=fix)
        return Head(0, 1, (finding,))
    start = sum(len(line) + 1 for line in lines[: end + 1])
    return Head(min(start, len(text)), end + 2, tuple(_fields(path, "\n".join(plain[1:end]))))


def _no_head(path: str, lines: list[str]) -> Iterator[Finding]:
    """What looks like a head and is none: it would be printed in the page, or taken for fields."""
    number, first = next(((n, line) for n, line in enumerate(lines, 1) if line.strip()), (1, ""))
    if _LIKE_FENCE.fullmatch(first):
        message = "the front matter does not begin with --- on the first line"
        fix = "begin the file with three hyphens alone on the first line, without blanks before"
        yield Finding(path, number, _RULE, message, found=first.strip(), fix=fix)
    elif number == 1 and _LIKE_FIELD.match(first):
        message = "the first line would be taken for front matter"
        yield Finding(path, 1, _RULE, message, found=first[:60], fix="put --- before and after it")


def _fields(path: str, content: str) -> Iterator[Finding]:
    def finding(line: int, message: str, fix: str, found: str = "") -> Finding:
        return Finding(path, line + 1, _RULE, message, found=found[:80], fix=fix)

    if len(content) > LARGEST:
        yield finding(0, f"the front matter has more than {LARGEST:,} characters", "shorten it")
        return
    read = read_yaml(content)
    for fault in read.faults:
        message = f"the front matter is not valid: {fault.message}"
        yield finding(fault.line, message, fault.fix, fault.found)
    if read.root is not None and not isinstance(read.root, yaml.MappingNode):
        yield finding(
            1, f"the front matter is {kind(read.root)}, not a list of fields", "name: value"
        )
    told = {fault.line for fault in read.faults}
    for name, line, node in pairs(read.root):
        for at, message, fix in _field(name, line, node):
            if at not in told:
                yield finding(at, message, fix, name)


def _field(name: str, line: int, node: yaml.Node) -> Iterator[tuple[int, str, str]]:
    if name not in FIELDS:
        close = get_close_matches(name.strip().lower(), FIELDS, 1)
        fix = f"did you mean {close[0]}?" if close else f"the fields are {', '.join(FIELDS)}"
        yield line, "no page has this field", fix
    elif name in _TEXTS:
        yield from _text(line, node, _TEXTS[name])
    elif name in _DAYS:
        yield from _day(line, node)
    elif not isinstance(node, yaml.SequenceNode):
        yield (
            line,
            f"changes is {kind(node)}, not a list",
            "write `- date: …` and `text: …` beneath",
        )
    else:
        for entry in node.value:
            yield from _change(entry)


def _change(entry: yaml.Node) -> Iterator[tuple[int, str, str]]:
    line = entry.start_mark.line + 1
    fields = {name: (at, value) for name, at, value in pairs(entry)}
    if set(fields) != _CHANGE:
        yield (
            line,
            "an entry of changes has a date and a text, and nothing else",
            "date: …, text: …",
        )
    if "date" in fields:
        yield from _day(*fields["date"])
    if "text" in fields:
        yield from _text(*fields["text"], _CHANGE_TEXT)


def _text(line: int, node: yaml.Node, longest: int) -> Iterator[tuple[int, str, str]]:
    if not isinstance(node, yaml.ScalarNode) or node.tag != STR:
        fix = (
            f'put it into quotes: "{node.value}"' if isinstance(node, yaml.ScalarNode) else "a text"
        )
        yield line, f"a text should stand there, and it reads as {kind(node)}", fix
    elif not node.value.strip():
        yield line, "a text should stand there, and nothing does", "write it, or remove the field"
    elif len(node.value) > longest:
        yield line, f"the text has more than {longest} characters", "shorten it"
    elif _MARKUP.search(node.value):
        yield line, "the text holds markup", "write it without < > & and braces"
    elif "\n" in node.value.strip() or "\t" in node.value:
        yield line, "the text has line breaks or tabs", "write it on one line"
    elif hides_something(node.value):
        yield line, "the text holds an invisible character", "write it without \\x and \\u"


def _day(line: int, node: yaml.Node) -> Iterator[tuple[int, str, str]]:
    value = node.value if isinstance(node, yaml.ScalarNode) else ""
    match = _DAY.fullmatch(value)
    if not match or node.tag not in {DATE, STR}:
        yield line, f"a day should stand there, and it reads as {kind(node)}", "write it 2026-04-30"
        return
    try:
        dt.date.fromisoformat(value if value.count("-") > 1 else f"{value}-01")
    except ValueError:
        yield line, "there is no such day", "write it 2026-04-30"
        return
    if int(match["year"]) not in _YEARS:
        yield line, "the year is a slip", f"years run from {_YEARS[0]} to {_YEARS[-1]}"
