"""Letters and marks that touch a digit token: G20, COVID-19, mid-2024, 43rd, 1980s, 5G, 40°N."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.reading import dates
from scripts.reading.digit_tokens import DASHES
from scripts.reading.kinds import Kind
from scripts.reading.lexicon import word_set
from scripts.reading.measures import cue, measure
from scripts.reading.tokens import CLITICS

if TYPE_CHECKING:
    from scripts.reading.tokens import Passage, Word

_PERIODS = word_set("fy q h cy")
_AROUND_YEARS = word_set("mid pre post early late end")
_MEASURING = word_set("sub near over under above below plus ultra")
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_PER_HYPHEN = frozenset({"a", "per", "or", "to", "plus"})
_SHORT = 2
"""Letters of an Arabic name before digits («م2»), and digits of a year («'90s»)."""


def touching(p: Passage, index: int) -> Kind | None:
    """What letters and marks that touch the token make it."""
    kind = _touching_before(p, index) if p.words[index - 1].tight else None
    if kind is None and p.words[index].tight and p.words[index + 1].text:
        kind = _touching_after(p, index)
    return kind


def _touching_before(p: Passage, index: int) -> Kind | None:
    word = p.words[index - 1]
    if word.letters:
        return _after_letters(p, word.text, word.key)
    if word.text in "#№°′":
        return Kind.REFERENCE
    if word.text in "@_=\\":
        return Kind.IDENTIFIER
    if word.text in "'’" and len(p.words[index].text) == _SHORT:
        return Kind.DATE
    if p.words[index - 2].tight and p.words[index - 2].letters:
        return _after_mark(p, index, word.text)
    return None


def _after_letters(p: Passage, text: str, key: str) -> Kind | None:
    if text in p.lexicon.currencies or key in CLITICS:
        return None
    if not text.isascii() and len(key) > _SHORT:  # a missing space: «بنسبة35»
        return None
    return Kind.DATE if key in _PERIODS else Kind.IDENTIFIER


def _after_mark(p: Passage, index: int, mark: str) -> Kind | None:
    """COVID-19, mid-2024, sub-5%, UTC+3, p.12."""
    word = p.words[index - 2]
    if p.words[index - 3].digits and p.words[index - 3].tight:
        return None  # the far end of 5bn-6bn
    if mark in DASHES:
        if word.key in _AROUND_YEARS or word.key in p.lexicon.months:
            return Kind.DATE
        return None if word.key in _MEASURING or word.key in CLITICS else Kind.IDENTIFIER
    if mark == ".":
        return None if cue(p, index) else Kind.IDENTIFIER
    return Kind.IDENTIFIER if mark in "+:" and word.text.isupper() else None


def _touching_after(p: Passage, index: int) -> Kind | None:
    word, second = p.words[index + 1], p.words[index + 2]
    if word.letters:
        return _before_letters(p, index, word.text, word.key)
    if word.text in "_@":
        return Kind.IDENTIFIER
    if word.text == "°":
        place = second.digits or second.key in {"n", "s", "e", "w"}
        return Kind.REFERENCE if place else None
    return _before_mark(p, word.text, second) if word.tight and second.letters else None


def _before_mark(p: Passage, mark: str, second: Word) -> Kind | None:
    """data-2024.csv and 737-MAX, but not 25-member."""
    name = mark == "." and second.text.isascii()
    if mark in DASHES:
        joined = second.key in p.lexicon.function_words and second.key not in _PER_HYPHEN
        name = joined or (second.text[0].isupper() and second.key not in p.lexicon.scales)
    return Kind.IDENTIFIER if name else None


def _before_letters(p: Passage, index: int, text: str, key: str) -> Kind | None:
    if key in _ORDINAL_ENDINGS:
        return Kind.ORDINAL
    if text == "s" or key == "ه" or (key == "م" and dates.is_year(p, index)):
        return Kind.DATE
    if key in dates.CLOCKS:
        return Kind.TIME
    if not text.isascii() or text in p.lexicon.suffixes or key in p.lexicon.scales:
        return None
    if text in p.lexicon.currencies or measure(p, index + 1):
        return None
    return Kind.IDENTIFIER
