"""Rules for numbers in Arabic: their digits, their signs, and the order in which they are read.

What HTML can put right is left to the build, which isolates each number (`reading/bidi.py`): a
leading sign, a currency sign, a range, a date. These forms it can't.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts.language.issue import INDIC, LETTER, WORD, Issue, named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ANY = f"0-9{INDIC}"
_PERSIAN = re.compile("[\u06f0-\u06f9]+(?:[.,٫٬][\u06f0-\u06f9]+)*")
_MIXED = re.compile(f"[0-9][.,٫٬]?[{INDIC}][{_ANY}]*|[{INDIC}][.,٫٬]?[0-9][{_ANY}]*")
_SEPARATED = re.compile(f"(?<=[{INDIC}])[.,](?=[{INDIC}])|(?<=[0-9])[٫٬](?=[0-9])")
_SEPARATORS = {".": "٫", ",": "٬", "٫": ".", "٬": ","}
_PERCENT_FIRST = re.compile(
    rf"(?<![{_ANY}%٪\w)])[%٪]\s?[{_ANY}]+(?:[.,٫٬][{_ANY}]+)*(?![{_ANY}%٪])"
)
_PERCENT = re.compile(rf"(?<=[0-9])٪|(?<=[{INDIC}])%")

_GLUED = re.compile(
    rf"(?<![{WORD}\d])(?P<word>[{WORD}]+)(?P<digits>\d+)|(?<![{WORD}\d.,٫٬/])(?:\d+(?:[.,٫٬]\d+)*)"
    rf"(?P<after>[{LETTER}][{WORD}]+)"
)
# What may touch a digit: particles, and behind it the signs of the era, of decimals, of ordinals.
_PARTICLES = re.compile("[وف]?(?:[بكل]?(?:ال)?|لل)")
_VOWELS = re.compile("[\u064b-\u065f\u0670]")

_DASHES = "-–—−"
_MIRRORED = re.compile(r"(?<![<>=\w-])[<>≤≥≪≫]=?\s?(?=[$€£]?\d)")
_GROUPED = re.compile(r"(?<![\d.,+])(?<!\d )[1-9]\d{0,2}(?: \d{3})+(?![\d.,]*\d)(?! \d)")
_TRAILING = re.compile(r"(?<=\d)[-−+](?=\s+[^\s\d]|[،؛.]|$)")
_TILDE = re.compile(r"(?<![\w~])~(?=\d)")
_RANGE = re.compile(rf"(?<=[{_ANY}%$€])\s?[{_DASHES}]\s?(?=[$€]?[{_ANY}])")


def digit_forms(text: str) -> Iterator[Issue]:
    """One number in two sets of digits, Persian digits, separators of the other set."""
    for match in _PERSIAN.finditer(text):
        message = f"the digits are Persian: {named(match[0][0])}"
        yield Issue(match.start(), match.end(), message, "write Western digits")
    for match in _MIXED.finditer(text):
        message = "one number is written with two sets of digits"
        yield Issue(match.start(), match.end(), message, "write it with one set")
    for match in _SEPARATED.finditer(text):
        other = _SEPARATORS[match[0]]
        yield Issue(
            match.start(),
            match.end(),
            f"{named(match[0])} does not belong to these digits",
            f"write {named(other)}",
            replacement=other,
        )
    for match in _PERCENT_FIRST.finditer(text):
        message = f"{named(match[0][0])} stands before its number"
        yield Issue(match.start(), match.end(), message, "write it after the number")


def percent_signs(text: str) -> Iterator[Issue]:
    """A per cent sign of the other set of digits."""
    for match in _PERCENT.finditer(text):
        other = "%" if match[0] == "٪" else "٪"
        yield Issue(
            match.start(),
            match.end(),
            f"{named(match[0])} does not belong to these digits",
            f"write {named(other)}",
            replacement=other,
        )


def glued_digits(text: str) -> Iterator[Issue]:
    """Digits that touch an Arabic word; particles such as «و» and «ال» may."""
    for match in _GLUED.finditer(text):
        word = match["word"]
        if word and _PARTICLES.fullmatch(_VOWELS.sub("", word)):
            continue
        message = "digits touch an Arabic word"
        yield Issue(match.start(), match.end(), message, "put a blank between them")


def figure_order(text: str, is_marked: Callable[[int, int], bool]) -> Iterator[Issue]:
    """Numbers that change their meaning in right-to-left order, or can't be kept together.

    is_marked(start, end) tells whether markup stands in text[start:end] or against it.
    """
    for match in _MIRRORED.finditer(text):
        message = f"{named(match[0][0])} is mirrored in right-to-left text"
        fix = "write it in words, such as «أكثر من» or «أقل من»"
        yield Issue(match.start(), match.end(), message, fix)
    for match in _GROUPED.finditer(text):
        message = "a plain blank parts the thousands, and right-to-left order swaps them"
        yield Issue(match.start(), match.end(), message, f"write {named(',')} between them")
    for match in _TRAILING.finditer(text):
        message = f"{named(match[0])} follows its number"
        yield Issue(match.start(), match.end(), message, "write the sign before the number")
    for match in _TILDE.finditer(text):
        message = f"{named('~')} stands for a word"
        yield Issue(match.start(), match.end(), message, "write «نحو»")
    for match in _RANGE.finditer(text):
        if is_marked(match.start(), match.end()):
            message = "a dash joins two links, which right-to-left order swaps"
            fix = "join them with words, «من … إلى …», or put both into one link"
            yield Issue(match.start(), match.end(), message, fix)
