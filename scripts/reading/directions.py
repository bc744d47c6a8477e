"""Words that carry the sign of a number: it fell 2.1 %, a deficit of 3.4 billion, «تراجع»."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from scripts.reading.lexicon import word_set
from scripts.reading.tokens import MARGIN, passage

if TYPE_CHECKING:
    from scripts.reading.tokens import Passage

_FARTHEST_BEFORE, _FARTHEST_AFTER = 14, 3
_STOPS = frozenset(".!?؟;؛\n")
_LEVELS = frozenset({"to", "from", "at", "الي", "من", "عند"})
_COMPARISONS = {"less": "down", "fewer": "down", "lower": "down", "اقل": "down"}
_COMPARISONS |= {"more": "up", "higher": "up", "اكثر": "up"}
_BY_HOW_MUCH = {"اقل": "down", "ادني": "down", "اعلي": "up", "اكبر": "up", "اكثر": "up"}
_EXTREMES = word_set(
    "low lows lowest high highs highest record level levels ادني اعلي مستوي مستويات مستواه مستواها "
    "قاع ذروه"
)
_SMALL = word_set("just only barely merely as a an some still فقط ما حدود")
_OR = frozenset({"or", "او"})
_BOUNDS = word_set("up close اكثر اقل يقرب ازيد اعلي ادني يصل")


class Direction(StrEnum):
    """What the words say. A loss noun makes even a stored magnitude negative in meaning."""

    NONE = ""
    UP = "up"
    DOWN = "down"
    LOSS = "loss"


def direction(text: str, language: str, start: int, end: int) -> Direction:
    """The direction that the words around `text[start:end]` give to the number there.

    A comparison right after it counts first («3 million fewer»), then the nearest word before it in
    the same sentence, then the next words after it. «Fell to 2.1 %» gives a level, not a change:
    after to, from, at there is no direction. The «less» of «less than 2.1 %» is a bound.
    """
    p = _passage(text, language)
    first = bisect_right(p.starts, start, MARGIN, len(p.starts) - MARGIN - 1) - 1
    after = bisect_left(p.starts, end, MARGIN, len(p.starts) - MARGIN - 1)
    inside = [p.lexicon.directions.get(p.words[at].key) for at in range(first, after)]
    found = next(filter(None, inside), None) or _compared(p, after)
    found = found or _before(p, first) or _after(p, after)
    return Direction(found) if found else Direction.NONE


@lru_cache(maxsize=64)
def _passage(text: str, language: str) -> Passage:
    """The words of a text, cut once for all the numbers in it."""
    return passage(text, language)


def _before(p: Passage, first: int) -> str:
    level = False
    for at in range(first - 1, first - 1 - _FARTHEST_BEFORE, -1):
        key = p.words[at].key
        if key in _STOPS:
            return ""
        found = p.lexicon.directions.get(key, "")
        if p.words[at + 1].key == "than" and at + 2 >= first:
            continue
        if found and not (key == "up" and p.words[at + 1].key == "to"):
            return "" if level and found != Direction.LOSS else found
        if key in _BY_HOW_MUCH and _is_by(p, at + 1):
            return _BY_HOW_MUCH[key]
        level = level or (key in _LEVELS and _governs(p, at, first))
    return ""


def _is_by(p: Passage, at: int) -> bool:
    """«أقل بنحو 12%», «أعلى بـ12%»: by how much, not than what."""
    return p.words[at].prefix == "ب" or p.words[at].key == "ب"


def _governs(p: Passage, at: int, first: int) -> bool:
    """Whether a preposition belongs to the number: «to about 5 %», not «to Russia 5 %»."""
    key, after = p.words[at].key, p.words[at + 1].key
    if p.words[at - 1].key in _BOUNDS:
        return False
    if at + 1 >= p.context(first) or key in {"at", "عند"} or after in _SMALL:
        return True
    between = {p.words[other].key for other in range(at + 1, first)}
    if between & _EXTREMES:
        return True
    for length in range(1, first - at):
        found = p.lexicon.modifiers.at(p.words, at + length, -1)
        if found and found[0] == length:
            return True
    return False


def _compared(p: Passage, after: int) -> str:
    """What «less», «fewer», «more» say of the number before them, one noun between allowed."""
    for at in range(after, after + 2):
        word = p.words[at]
        found = _COMPARISONS.get(word.key, "")
        if found and not word.definite:
            bound = p.words[at - 1].key in _OR or p.words[at + 1].key in _OR
            return "" if bound else found
        if not word.letters or word.joined or word.key in p.lexicon.function_words:
            return ""
    return ""


def _after(p: Passage, after: int) -> str:
    for at in range(after, after + _FARTHEST_AFTER):
        key = p.words[at].key
        if not key or key in _STOPS or p.words[at].joined or key in {"and", "but", ",", "،"}:
            return ""
        found = "" if key in _COMPARISONS else p.lexicon.directions.get(key, "")
        if found:
            return found
    return ""
