"""Text as bytes and characters: UTF-8, nothing invisible but by rule, no line without end.

What may stand and why follows Unicode Technical Report 36 and the rules GCC applies to
right-to-left source text: isolates only in pairs, marks only in Arabic, nothing else.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from typing import TYPE_CHECKING

from scripts.core.finding import Finding
from scripts.gate.cost import fenced_lines
from scripts.gate.places import TABLE_LINE, ending, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_BOM = "\ufeff"
_WITH_BOM = frozenset({"md", "csv"})  # editors and Excel write it; TOML, JSON and YAML forbid it
_BOMS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_AS_UTF8 = 'save the file as "UTF-8"'

# Controls; line and paragraph separators; embeddings and overrides; invisible operators; soft
# hyphen; fillers; unpaired surrogates; private use; what is no character; tags; the sign that
# stands where a letter was lost.
NEVER = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b"
    "\u2028-\u202e\u2060-\u2065\u206a-\u206f\u3164\ue000-\uf8ff\ufdd0-\ufdef\ufeff\uffa0"
    "\ufff0-\uffff\u2800\U000110bd\U000110cd\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_LONE_CR = re.compile(r"\r(?!\n)")
_ISOLATES = re.compile("[\u2066-\u2069]")
_MARKS = re.compile("[\u200e\u200f\u061c]")
_DIRECTIONS = re.compile("[\u2066-\u2069\u200e\u200f\u061c]")
_JOINERS = re.compile("[\u200c\u200d]")
_SELECTORS = re.compile("[\ufe00-\ufe0f]")
_LOOKS = frozenset("\ufe0e\ufe0f")  # as text, as a picture: the two that emoji ask for
_ARABIC = re.compile("[\u0621-\u064a\u066e-\u06d3\u0750-\u077f]")
_PILE = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u20d0-\u20ff]{5}"
)
_SUSPECT = re.compile(
    f"{NEVER.pattern[:-1]}\u2066-\u2069\u200e\u200f\u061c\u200c\u200d\ufe00-\ufe0f]|{_PILE.pattern}"
)
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
_CELL = re.compile(r"(?<!\\)\|")
_DEEPEST = 4  # directions in directions; a name in a quotation in Arabic takes two
# What a browser reads as a character: HTML Standard, "character references".
_REFERENCE = re.compile(r"&(?:#\d{1,8};?|#[xX][0-9A-Fa-f]{1,8};?|[A-Za-z][A-Za-z0-9]{1,31};)")
_WITH_REFERENCES = frozenset({"md", "html", "svg", "xml"})

# Where a machine reads and a person does not look: addresses, ids, tags, code.
_MACHINE = re.compile(
    r"\]\([^)]*\)|\]\[[^\]]*\]|\{[^}]*\}|<[^>]*>|`[^`]*`|^\[[^\]]*\]:\s*\S+|://\S+"
)
_CONFLICT = re.compile(r"(?m)^(?:<{7}(?: .*)?|={7}|>{7}(?: .*)?|\|{7} .*)\r?$")
_ROW = re.compile(r"\s*\|.*\|\s*")
_MOST = 20  # findings of one kind in one file: the rest says nothing new


def decode(path: str, data: bytes) -> str | Finding:
    """The text of a file without its byte order mark, or why it is none."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            message = f"the file is {name}, not UTF-8, at byte 0"
            return Finding(path, 1, "file-encoding", message, fix=_AS_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"the file is not UTF-8 at byte {error.start}"
        found = f"0x{data[error.start]:02X}"
        return Finding(path, line, "file-encoding", message, found=found, fix=_AS_UTF8)
    if text.startswith(_BOM):
        if ending(path) not in _WITH_BOM:
            message = "the file begins with a byte order mark, at byte 0"
            return Finding(path, 1, "file-encoding", message, fix=f"{_AS_UTF8}, without BOM")
        text = text[1:]
    return text


def character_findings(path: str, text: str) -> Iterator[Finding]:
    """Invisible and misleading characters, lines that never end, marks of an unfinished merge."""
    yield from _hidden(path, text)
    yield from _long(path, text)
    for match in _CONFLICT.finditer(text):
        if match[0].startswith("=") and "<<<<<<<" not in text and ">>>>>>>" not in text:
            continue  # a heading underlined with seven signs
        line = text.count("\n", 0, match.start()) + 1
        fix = "keep one of the two texts, and remove the lines of signs"
        message = "the marks of an unfinished merge stand there"
        yield Finding(path, line, "merge-conflict", message, found=match[0][:40].strip(), fix=fix)


def hides_something(text: str) -> bool:
    """Whether a line of text, escapes read, holds a character that may not stand in it."""
    return any(True for _ in _in_line(text))


def turns_over(text: str) -> bool:
    """Whether a text opens a direction without closing it, or closes one that nothing opened."""
    return any(True for _ in _isolates_within(text))


def _hidden(path: str, text: str) -> Iterator[Finding]:
    for match in _firsts(_LONE_CR, text):
        fix = "end every line with LF, or every line with CR LF"
        yield _finding(path, text, match.start(), "a carriage return stands alone", fix)
    references = "&" in text and ending(path) in _WITH_REFERENCES
    if not references and not _SUSPECT.search(text):
        return
    fenced = fenced_lines(text) if ending(path) == "md" else set()
    count, start = 0, 0
    for number, line in enumerate(text.split("\n"), start=1):
        long = len(line) > TABLE_LINE  # it would take too long to look at it more closely
        look = _never if long else _in_line
        found = list(look(line)) if _SUSPECT.search(line) else []
        if number in fenced and not long:
            told = {at for at, *_ in found}
            found += [one for one in _in_code(line, 0) if one[0] not in told]
        elif references and "&" in line and not long:
            found += _referred(line)
        for at, sentence, fix in found:
            count += 1
            if count > _MOST:
                return
            yield _finding(path, text, start + at, sentence, fix)
        start += len(line) + 1


def _in_line(line: str) -> Iterator[tuple[int, str, str]]:
    """Place, sentence and advice for each character of a line that may not stand there."""
    yield from _never(line)
    yield from _isolates(line)
    yield from _marks(line)
    for match in _JOINERS.finditer(line):
        before, after = line[: match.start()][-1:], line[match.end() :][:1]
        joins = match[0] == "\u200d"
        emoji = joins and (_is_symbol(before) or before == "\ufe0f") and _is_symbol(after)
        # «هـ‍» keeps the joined form of a single letter, so a joiner may end a word
        arabic = _ARABIC.match(before) and (joins or _ARABIC.match(after))
        if not (emoji or arabic or (joins and _ARABIC.match(after))):
            yield match.start(), "a joiner stands where there is nothing to join", "delete it"
    for match in _SELECTORS.finditer(line):
        before = line[: match.start()][-1:]
        varies = before == "ℹ" or (before and unicodedata.category(before)[0] in "SPN")
        if match[0] not in _LOOKS or not varies:
            yield match.start(), "a sign that changes the look of nothing stands there", "delete it"
    for match in _CODE.finditer(line) if _ISOLATES.search(line) else ():
        if _ISOLATES.search(match[0]):  # marks in it are told by _marks
            yield match.start(), "a direction is set within code", "delete it"
    for match in _PILE.finditer(line):
        yield match.start(), "more marks are piled on one letter than any language needs", "delete"


def _never(line: str) -> Iterator[tuple[int, str, str]]:
    """Characters that may stand nowhere."""
    for match in NEVER.finditer(line):
        if match[0] == "\ufffd":
            yield match.start(), "a letter was lost there", "type the letter again"
        else:
            yield match.start(), "an invisible character stands there", "delete it"


def _in_code(code: str, start: int) -> Iterator[tuple[int, str, str]]:
    """Directions in code, which a compiler does not see and a reader does (CVE-2021-42574)."""
    for match in _DIRECTIONS.finditer(code):
        yield start + match.start(), "a direction is set within code", "delete it"


def _referred(line: str) -> Iterator[tuple[int, str, str]]:
    """Characters that may not stand there, written as `&#x202E;` or `&ZeroWidthSpace;`."""
    shown = _CODE.sub(lambda match: "." * len(match[0]), line)
    most = sum(1 for _ in _in_line(shown))
    for match in _REFERENCE.finditer(shown):
        letters = html.unescape(match[0])
        if not _SUSPECT.search(letters) and letters:
            continue
        read = f"{shown[: match.start()]}{letters or chr(0)}{shown[match.end() :]}"
        if sum(1 for _ in _in_line(read)) > most:
            yield match.start(), "an invisible character stands there, by its number", "delete it"


def _isolates(line: str) -> Iterator[tuple[int, str, str]]:
    """Isolates that are not closed within their line or cell, or that nothing opened."""
    if not _ISOLATES.search(line):
        return
    start = 0
    for cell in _CELL.split(line) if _is_row(line) else [line]:
        for at, sentence, fix in _isolates_within(cell):
            yield start + at, sentence, fix
        start += len(cell) + 1


def _isolates_within(line: str) -> Iterator[tuple[int, str, str]]:
    depth, last = 0, 0
    for match in _ISOLATES.finditer(line):
        depth += -1 if match[0] == "\u2069" else 1
        if depth > _DEEPEST:
            yield match.start(), "directions stand in directions, too deep", "delete them"
            return
        if depth < 0:
            yield match.start(), "a direction is closed that nothing opened", "delete it"
            depth = 0
        last = match.start()
    if depth:
        fix = "close it with U+2069, or use <bdi>"
        yield last, "a direction is opened and not closed on its line", fix


def _marks(line: str) -> Iterator[tuple[int, str, str]]:
    """Direction marks outside Arabic, doubled, or where only a machine reads."""
    machine = [match.span() for match in _MACHINE.finditer(line)] if _MARKS.search(line) else []
    arabic = bool(_ARABIC.search(line))
    for match in _MARKS.finditer(line):
        at = match.start()
        if not arabic:
            yield at, "a direction mark stands in a line without Arabic", "delete it"
        elif _MARKS.match(line[at + 1 : at + 2]):
            yield at, "two direction marks stand side by side", "delete one"
        elif _within(at, machine):
            fix = "delete it: addresses, ids, tags and code hold none"
            yield at, "a direction mark stands in an address, an id, a tag or code", fix


def _within(at: int, spans: list[tuple[int, int]]) -> bool:
    """Whether a place lies in one of the spans, which are in order and apart."""
    before = bisect_right(spans, (at, at)) - 1
    around = spans[max(before, 0) : before + 2]
    return any(start <= at < end for start, end in around)


def _is_symbol(character: str) -> bool:
    return bool(character) and unicodedata.category(character) in {"So", "Sk"}


def _long(path: str, text: str) -> Iterator[Finding]:
    kind = kind_of(path)
    longest = kind.longest_line if kind else 0
    if not longest or len(text) <= longest:
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > longest:
            allowed = TABLE_LINE if ending(path) == "md" and _is_row(line) else longest
            if len(line) > allowed:
                message = f"the line has {len(line):,} characters; {allowed:,} are allowed"
                fix = "give each sentence a line of its own"
                yield Finding(path, number, "file-size", message, fix=fix)


def _is_row(line: str) -> bool:
    return line.lstrip()[:1] == "|" and line.rstrip()[-1:] == "|"


def _firsts(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    for count, match in enumerate(pattern.finditer(text)):
        if count == _MOST:
            return
        yield match


def _finding(path: str, text: str, at: int, sentence: str, fix: str) -> Finding:
    line = text.count("\n", 0, at) + 1
    column = at - text.rfind("\n", 0, at)
    character = text[at]
    name = unicodedata.name(character, "")
    found = f"U+{ord(character):04X} {name}".strip() + f", column {column}"
    return Finding(path, line, "hidden-character", sentence, found=found, fix=fix)
