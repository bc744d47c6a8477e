"""The numbers of a link as its sentence gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from scripts.reading.directions import Direction, direction
from scripts.reading.kinds import Form, Kind, Numeral
from scripts.reading.numerals import read_numbers

RANKS = frozenset({"ordinal", "rank"})
_ONES = {
    "ar": re.compile(r"\s*(?:\w+\s+){1,2}(?P<one>واحد(?:ة|ا|اً|ًا)?)(?:\s+فقط)?\s*"),
    "en": re.compile(
        r"\s*(?:(?:only|just)\s+)?(?P<one>one|a single)(?!\s+of\b)(?:\s+\w+){1,3}\s*", re.IGNORECASE
    ),
}
_LONGEST_BLOCK = 4000
"""Longer blocks are not read whole for each link, but as the words around it."""
_CONTEXT_BEFORE, _CONTEXT_AFTER = 240, 120


@dataclass(frozen=True, slots=True)
class Shown:
    """The numbers of a link as its sentence gives them, and the direction of its words.

    Positions of the numerals count from `offset` characters before the link.
    """

    numerals: tuple[Numeral, ...]
    doubtful: bool = False
    direction: Direction = Direction.NONE
    offset: int = 0


def shown_numbers(
    text: str, language: str, unit: str = "", *, before: str = "", after: str = ""
) -> Shown:
    """The figures of a link, read in its sentence; a year or a rank where the unit asks for one."""
    if len(before) + len(after) > _LONGEST_BLOCK:
        before, after = before[-_CONTEXT_BEFORE:], after[:_CONTEXT_AFTER]
    sentence, offset = before + text + after, len(before)
    wanted = {Kind.FIGURE}
    if unit in {"year", "date"}:
        wanted.add(Kind.DATE)
    if unit in RANKS:
        wanted.add(Kind.ORDINAL)
    for whole, start in ((sentence, offset), (text, 0)):
        inside = [
            numeral
            for numeral in _read(whole, language)
            if start <= numeral.digits[0] < start + len(text)
        ]
        found = tuple(n for n in inside if n.kind in wanted and n.value is not None)
        if found:
            span = found[0].start, found[-1].end
            return Shown(found, direction=direction(whole, language, *span), offset=start)
        one = _single_one(whole, language, start, len(text)) if not inside else None
        if one:
            words = direction(whole, language, one.start, one.end)
            return Shown((one,), direction=words, offset=start)
    doubts = {Kind.UNREADABLE, Kind.AMBIGUOUS}
    return Shown((), doubtful=any(numeral.kind in doubts for numeral in inside))


def _single_one(whole: str, language: str, start: int, size: int) -> Numeral | None:
    """The one of «شركة واحدة» and "one company": no figure in running prose, but in a link one.

    Nothing else may stand in the link than the noun it counts.
    """
    found = _ONES[language].fullmatch(whole, start, start + size)
    if found is None:
        return None
    span = found.span("one")
    return Numeral(*span, found["one"], Kind.FIGURE, Decimal(1), 0, "count", "", span, Form.WORDS)


@lru_cache(maxsize=64)
def _read(text: str, language: str) -> tuple[Numeral, ...]:
    """The numbers of a text, read once for all the links of its block."""
    return read_numbers(text, language)
