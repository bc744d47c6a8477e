"""The markers of generated blocks: `<!-- name: argument -->` and `<!-- /name -->`."""

from __future__ import annotations

import re
from dataclasses import dataclass

MARKER = re.compile(
    r"<!--[ \t]*(?P<close>/?)(?P<name>[a-z]+)(?::[ \t]*(?P<argument>[^\n>]*?))?[ \t]*-->"
)
_FENCE = re.compile(r"[ \t]{0,3}(`{3,}|~{3,})")
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
    """A generated block: text[start:end] lies between `<!-- name: argument -->` and its end."""

    name: str
    argument: str
    start: int
    end: int
    line: int
    closed: bool = True


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
