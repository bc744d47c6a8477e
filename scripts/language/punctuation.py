"""Rules for Arabic punctuation, spaces and tatweel; some of them hold for English too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts.language.issue import LETTER, WORD, Issue, named

if TYPE_CHECKING:
    from collections.abc import Iterator

_ARABIC = {",": "،", ";": "؛", "?": "؟"}
_BLANK = "[ \t\u00a0]"

_WESTERN = re.compile(
    rf"(?<=[{WORD}])[,;](?![,;،؛؟]) | (?<![A-Za-z,;،؛؟\s])[,;](?=\s+[«(“\"]*[{LETTER}])"
    rf"| (?:(?<=[{WORD}]) | (?<=[{WORD}][»\")]))\?(?![?،؛؟])",
    re.VERBOSE,
)
_BEFORE = re.compile(
    rf"(?<=[^\s|]){_BLANK}+(?=[،؛؟] | [.:!](?=[\s»)\]]|$) | [,;](?=[\s»)\]]|$) | \?(?=[\s»)\]]|$))",
    re.VERBOSE,
)
_AFTER = re.compile(
    rf"(?<=[{WORD}»)%\d])[،؛؟](?=[{LETTER}«(]) | (?<=[{WORD}»)])[،؛](?=\d)"
    rf"| (?<=[{WORD}]{{3}})[.:!](?=[{LETTER}][{WORD}]{{2}})",
    re.VERBOSE,
)
_DOUBLED = re.compile(r"(?<![./\d\w\s])\.\.(?![./\w])|(?<=\w)\.\.(?=\s|$)|([،؛:])\1+")
_BOTH = re.compile(r"[،؛؟][,;?]|[,;?][،؛؟]")
_KASHIDA = re.compile(f"(?<=[{WORD}])\u0640+(?=[{LETTER}])|(?<=[{WORD}])\u0640{{2,}}")
_DASH = re.compile("(?<![^\\s])\u0640+(?=\\s)")
_SPACES = re.compile(r"(?<=[^\s|]) {2,}(?=[^\s|])")
_WAW = re.compile(f'(?<![^\\s(«“"،؛:])و[\u064e]?(\\s+)(?=[{LETTER}][{WORD}]+)')
_INSIDE = re.compile(rf"(?<=[(«]){_BLANK}+(?=\S)|(?<=[^\s|(«]){_BLANK}+(?=[)»])")
_QUOTED = re.compile(r"\"[^\"\n]*\"|“[^“”\n]*”")
_HAS_ARABIC = re.compile(f"[{LETTER}]")
_PAIRS = {"»": "«", ")": "("}
_ENUMERATED = re.compile(rf"(?:(?<=\s)|^)(?:[{LETTER}]|[A-Za-z]|\d{{1,3}})\)")


def western_punctuation(text: str) -> Iterator[Issue]:
    """Commas, semicolons and question marks of the Latin script in Arabic sentences."""
    for match in _WESTERN.finditer(text):
        mark = _ARABIC[match[0]]
        yield Issue(
            match.start(),
            match.end(),
            f"{named(match[0])} stands in Arabic text",
            f"write {named(mark)}",
            replacement=mark,
        )


def space_before(text: str) -> Iterator[Issue]:
    """A blank before a comma, a full stop or another mark that closes."""
    for match in _BEFORE.finditer(text):
        message = f"a blank stands before {named(text[match.end()])}"
        yield Issue(match.start(), match.end(), message, "delete the blank", replacement="")


def space_after(text: str) -> Iterator[Issue]:
    """No blank between a mark and the word that follows."""
    for match in _AFTER.finditer(text):
        yield Issue(
            match.start(),
            match.end(),
            f"no blank stands after {named(match[0])}",
            "put a blank after the mark",
            replacement=f"{match[0]} ",
        )


def doubled_marks(text: str) -> Iterator[Issue]:
    """Two full stops, or a comma twice."""
    for match in _DOUBLED.finditer(text):
        fix = "write one full stop, or … where words are left out"
        single = match[0][0] if match[1] else None
        yield Issue(
            match.start(),
            match.end(),
            f"{named(match[0][0])} stands twice",
            "keep one" if single else fix,
            replacement=single,
        )


def both_systems(text: str) -> Iterator[Issue]:
    """A mark of each script side by side."""
    for match in _BOTH.finditer(text):
        one, two = match[0][0], match[0][1]
        same = _ARABIC.get(one, one) == _ARABIC.get(two, two)
        yield Issue(
            match.start(),
            match.end(),
            f"{named(one)} and {named(two)} stand side by side",
            "keep the Arabic one",
            replacement=_ARABIC.get(one, one) if same else None,
        )


def tatweel(text: str) -> Iterator[Issue]:
    """A stroke that stretches a word, or stands for a dash."""
    for match in _KASHIDA.finditer(text):
        yield Issue(
            match.start(),
            match.end(),
            "the word is stretched with ARABIC TATWEEL (U+0640)",
            "delete it",
            replacement="",
            unless_marked=True,
        )
    for match in _DASH.finditer(text):
        yield Issue(
            match.start(),
            match.end(),
            "ARABIC TATWEEL (U+0640) stands for a dash",
            f"write {named('–')}",
            replacement="–",
        )


def double_spaces(text: str) -> Iterator[Issue]:
    """Two blanks in a row within a line."""
    for match in _SPACES.finditer(text):
        message = f"{match.end() - match.start()} blanks stand in a row"
        yield Issue(match.start(), match.end(), message, "keep one", replacement=" ")


def floating_waw(text: str) -> Iterator[Issue]:
    """The conjunction و apart from its word."""
    for match in _WAW.finditer(text):
        waw = match.end() - len(match[1])
        yield Issue(
            match.start(),
            match.end(),
            "ARABIC LETTER WAW (U+0648) stands apart from the word it belongs to",
            "write it onto the next word",
            replacement=None if "\n" in match[1] else text[match.start() : waw],
        )


def spaces_inside(text: str) -> Iterator[Issue]:
    """A blank after an opening bracket or quotation mark, or before a closing one."""
    for match in _INSIDE.finditer(text):
        if next(unbalanced(text), None):
            return  # a mark the wrong way round only seems to have a blank inside
        message = "a blank stands inside the brackets or quotation marks"
        yield Issue(match.start(), match.end(), message, "delete it", replacement="")


def straight_quotes(text: str) -> Iterator[Issue]:
    """English quotation marks around Arabic words, outside guillemets."""
    depth, done = 0, 0
    for match in _QUOTED.finditer(text):
        depth = max(0, depth + text.count("«", done, match.start()))
        depth = max(0, depth - text.count("»", done, match.start()))
        done = match.start()
        inner = match[0][0] == "“" and depth > 0
        if _HAS_ARABIC.search(match[0]) and not inner:
            yield Issue(
                match.start(),
                match.end(),
                f"{named(match[0][0])} quotes Arabic words",
                "write «…», and “…” only inside them",
            )


def unbalanced(text: str) -> Iterator[Issue]:
    """A bracket or a guillemet that is opened or closed alone; the first of a block."""
    lists = {match.end() - 1 for match in _ENUMERATED.finditer(text)}
    opened: list[int] = []
    for match in re.finditer("[()«»]", text):
        at, mark = match.start(), match[0]
        if at in lists:
            continue
        if mark not in _PAIRS:
            opened.append(at)
        elif opened and text[opened[-1]] == _PAIRS[mark]:
            opened.pop()
        else:
            yield _alone(text, at)
            return
    if opened:
        yield _alone(text, opened[-1])


def _alone(text: str, at: int) -> Issue:
    return Issue(at, at + 1, f"{named(text[at])} has no counterpart", "open and close the pair")
