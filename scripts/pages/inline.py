"""What stands inside a block: the prose a reader sees, and the numbers bound in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Masks keep every offset. What separates words becomes an object replacement character; what only
# dresses them (emphasis) becomes a word joiner, which the number reader looks through.
_GAP, _JOINER = "\ufffc", "\u2060"

_TICKS = re.compile(r"`+")
_COMMENT_OPEN, _COMMENT_CLOSE = "<!--", "-->"
_ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+")

_MASKED = re.compile(
    r"""
      \\(?=[!-/:-@\[-`{-~])                    # the backslash of an escape
    | <q\b[^<>]*>[^<]*</q>                    # a quotation marked as such
    | <[^<>]*>                                 # tags and autolinks
    | \]\([^()\s]*(?:\s+"[^"\n]*")?\s*\)       # the target of a link or image
    | \]\[[^\[\]\n]*\]                         # the id of a reference link
    | \[\^[^\[\]\s]+\]:?                       # a footnote's mark
    | \{[^{}\n]*\}                             # an attribute list
    | (?:https?|ftp)://[^\s<>"،؛»]+            # a bare address
    | &(?:\#\d{1,7}|\#x[0-9a-fA-F]{1,6}|\w{1,31});
    | [|\[\]]
    """,
    re.VERBOSE,
)
_EMPHASIS = re.compile(r"[*_]{1,3}|~~")

_REFERENCE = re.compile(r"\]\[(?P<id>[^\[\]\n]*)\]")
_INLINE_TARGET = re.compile(
    r"\]\((?P<target>(?:[^()\s#]*/)?figures(?:\.md|/)?)#(?P<id>[^()\s]+?)(?:\s+\"[^\"\n]*\")?\s*\)"
)
_LONGEST_LINK = 400


@dataclass(frozen=True, slots=True)
class Link:
    """A link that may bind a number: block[start:end] is its text, `id` what it points to.

    `reference` tells `[text][id]` from `[text](figures.md#id)`.
    """

    start: int
    end: int
    id: str
    reference: bool


def mask(block: str, *, starts_item: bool = False) -> str:
    """The block with everything a reader doesn't see as prose masked; same length."""
    characters = prose_without_code(block)
    characters = _MASKED.sub(lambda match: _GAP * len(match[0]), characters)
    characters = _EMPHASIS.sub(lambda match: _JOINER * len(match[0]), characters)
    item = _ITEM.match(block) if starts_item else None
    return _GAP * item.end() + characters[item.end() :] if item else characters


def prose_without_code(block: str) -> str:
    """The block with code spans and comments masked and links left standing; same length."""
    return without_comments(without_code(block))


def without_code(block: str) -> str:
    """Code spans masked: a run of backticks closes at the next run of the same length."""
    if "`" not in block:
        return block
    runs = [(match.start(), match.end()) for match in _TICKS.finditer(block)]
    closing: dict[int, list[int]] = {}
    for index, (start, end) in enumerate(runs):
        closing.setdefault(end - start, []).append(index)
    positions = dict.fromkeys(closing, 0)
    parts, offset, index = [], 0, 0
    while index < len(runs):
        start, end = runs[index]
        length = end - start
        candidates = closing[length]
        while positions[length] < len(candidates) and candidates[positions[length]] <= index:
            positions[length] += 1
        if positions[length] == len(candidates):
            index += 1
            continue
        match = candidates[positions[length]]
        stop = runs[match][1]
        parts += [block[offset:start], _GAP * (stop - start)]
        offset, index = stop, match + 1
    return "".join([*parts, block[offset:]])


def without_comments(block: str) -> str:
    """Comments masked; one that never ends is none."""
    parts, offset = [], 0
    while (start := block.find(_COMMENT_OPEN, offset)) >= 0:
        end = block.find(_COMMENT_CLOSE, start)
        if end < 0:
            break
        stop = end + len(_COMMENT_CLOSE)
        parts += [block[offset:start], _GAP * (stop - start)]
        offset = stop
    return "".join([*parts, block[offset:]])


def links(block: str) -> Iterator[Link]:
    """Reference links and links to the ledger page, outside code and comments, in order."""
    visible = prose_without_code(block)
    found = [
        (match.start(), match["id"], match.re is _REFERENCE)
        for pattern in (_REFERENCE, _INLINE_TARGET)
        for match in pattern.finditer(visible)
    ]
    for end, identifier, reference in sorted(found):
        start = _opening(visible, end)
        if start is not None:
            yield Link(start + 1, end, identifier, reference)


def _opening(block: str, closing: int) -> int | None:
    """Offset of the bracket that opens what closes at `closing`; None for images and strays."""
    depth = 0
    for offset in range(closing - 1, max(closing - _LONGEST_LINK, -1), -1):
        character = block[offset]
        if character not in "[]" or (offset and block[offset - 1] == "\\"):
            continue
        if character == "]":
            depth += 1
        elif depth:
            depth -= 1
        else:
            return None if offset and block[offset - 1] == "!" else offset
    return None
