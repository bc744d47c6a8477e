"""A text as tokens: words folded for look-up, digit tokens, single marks, and the gaps between.

Everything here is linear: one pass of one regular expression whose parts cannot overlap, and one
cached look-up per token.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from scripts.reading.digit_tokens import (
    DASHES,
    DIGITS,
    JOINTS,
    MARKS,
    SPACES,
    DigitToken,
    read_digits,
)
from scripts.reading.lexicon import fold, lexicon, word_set

if TYPE_CHECKING:
    from scripts.reading.lexicon import Lexicon

_LETTERS = (
    "A-Za-zªµºÀ-ÖØ-öø-ʯͰ-ϿЀ-ԯ\u0620-\u065f\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fcݐ-ݿﭐ-ﷻﹰ-ﻼ"
)
_TOKEN = re.compile(
    rf"""
      (?: (?:https?://|www\.)[^\s<>]{{1,2000}}
      | [{_LETTERS}]+(?:['’][A-Za-z]{{1,8}})?
      | [{DIGITS}]+(?:[{JOINTS}]{{1,3}}[{DIGITS}]+)*
      | (?<![^\s(\[–—-])\.[{DIGITS}]+
      | [^\s{MARKS}]
      | [\s{MARKS}]{{1,64}})
      [\s{MARKS}]{{0,64}}""",
    re.VERBOSE,
)
_BLANK = f" \t\n\r\v\f{SPACES}{MARKS}"
_DIGIT = re.compile(rf"\.?[{DIGITS}]")
_ARTICLE = re.compile(r"[وف]?(?:[بك]?ال|لل)(?=..)")
VULGAR = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3)}
SIGNS = frozenset(DASHES) - {"—"} | {"+", "±"}
MINUS_WORDS = frozenset({"minus", "negative", "سالب", "ناقص"})
PERCENT = frozenset("%٪")
_EXTENDING = frozenset({"dozen", "and", "و", "-", "‑", "‐", ")"})
CLITICS = word_set("و ف ب ل ك ال وال بال لل فال ول وب فب كال ولل وك")
"""Arabic prefixes that stand before digits, with tatweel or without: «بـ26%», «و28», «الـ43»."""


@dataclass(frozen=True, slots=True)
class Word:
    """A token and what is known of it without its neighbours.

    `text` is as written and `gap` what follows it, blanks and invisible marks; `tight` says that
    the next token touches. `key` is folded and has no clitics, `prefix` holds those taken off.
    `leads` says that it may be a sign or currency before an amount, `extends` that it may carry one
    on: a scale word, a suffix, a fraction, a mark between.
    """

    text: str
    gap: str
    key: str
    prefix: str = ""
    digits: DigitToken | None = None
    starts: bool = False
    letters: bool = False
    tight: bool = False
    joined: bool = False
    definite: bool = False
    leads: bool = False
    extends: bool = False


MARGIN = 16
"""Empty words at both ends of a passage, so that looking a few words around needs no bounds."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text cut into words, with `MARGIN` empty ones before the first and after the last.

    `quotes`: it has quotation marks; `yen`: its ¥ is Japan's, since it speaks of no other country.
    `millions`: it counts in them, so that what «m» means elsewhere in it is known.
    """

    text: str
    lexicon: Lexicon
    words: list[Word]
    starts: list[int]
    quotes: bool
    yen: bool
    millions: bool

    def end(self, index: int) -> int:
        """The position after a token."""
        return self.starts[index] + len(self.words[index].text)

    def context(self, index: int) -> int:
        """The index before which the words around an amount stand: past «بـ» and «الـ»."""
        previous = self.words[index - 1]
        return index - 1 if previous.tight and previous.key in CLITICS else index

    def opens(self, index: int) -> bool:
        """Whether a line or a sentence begins here."""
        previous = self.words[index - 1]
        return not previous.key or previous.key in _STOPS or "\n" in previous.gap


_STOPS = frozenset('.!?؟:؛;|•…*#>«"“')
_MILLIONS = re.compile(
    r"\d ?m (?:tonnes|tons|barrels|people|dollars|euros|roubles|yuan)\b|\bmillion\b"
)
_JAPAN = re.compile(r"\b(?:yen|japan|tokyo)|ياباني|اليابان|طوكيو|\bين\b", re.IGNORECASE)
_CHINA = re.compile(r"\b(?:yuan|renminbi|china|chinese|beijing)|صين|يوان|بكين", re.IGNORECASE)
_QUOTES = ("«", "“", '"', "‘", " '")
_EDGE = [Word("", " ", "")] * MARGIN


def passage(text: str, language: str) -> Passage:
    """The text as words. `language` is `ar` or `en`; in others, digits and English words count."""
    found = _TOKEN.findall(text)
    words = [*_EDGE, *map(_LOOK_UPS.get(language, _english), found), *_EDGE]
    starts = [0] * MARGIN
    starts += accumulate(map(len, found), initial=0)
    starts += [len(text)] * MARGIN
    yen = "¥" in text and bool(_JAPAN.search(text)) and not _CHINA.search(text)
    quotes = any(mark in text for mark in _QUOTES)
    millions = bool(_MILLIONS.search(text)) if language == "en" else False
    return Passage(text, lexicon(language), words, starts, quotes, yen, millions)


def _flagged(word: Word, known: Lexicon) -> Word:
    """The word with what it can be beside an amount."""
    leads = word.text in known.currencies or word.text in SIGNS or word.key in MINUS_WORDS
    extends = word.joined or word.digits is not None or word.text in VULGAR
    extends = extends or word.key in known.scales or word.text in known.suffixes
    extends = extends or word.key in _EXTENDING
    return replace(word, leads=leads or word.text in PERCENT, extends=extends)


@lru_cache(maxsize=1 << 16)
def _english(found: str) -> Word:
    return _flagged(_look_up_english(found), lexicon("en"))


@lru_cache(maxsize=1 << 16)
def _arabic(found: str) -> Word:
    return _flagged(_look_up_arabic(found), lexicon("ar"))


_LOOK_UPS = {"en": _english, "ar": _arabic}


def _look_up_english(found: str) -> Word:
    text, gap, tight = _parts(found)
    if _DIGIT.match(text):
        return Word(text, gap, text, "", read_digits(text, "en"), starts=True, tight=tight)
    key = fold(text)
    starts = key in lexicon("en").openers or text in VULGAR
    return Word(text, gap, key, "", None, starts, text[:1].isalpha(), tight)


def _look_up_arabic(found: str) -> Word:
    text, gap, tight = _parts(found)
    if _DIGIT.match(text):
        return Word(text, gap, text, "", read_digits(text, "ar"), starts=True, tight=tight)
    known, folded = lexicon("ar"), fold(text)
    letters = text[:1].isalpha()
    for prefix, key in _readings(folded):
        if key in known.words and prefix + key not in known.whole:
            starts = key in known.openers
            joined, definite = prefix[:1] in {"و", "ف"}, prefix.endswith(("ال", "لل"))
            return Word(text, gap, key, prefix, None, starts, letters, tight, joined, definite)
    article = _ARTICLE.match(folded)
    if article:
        key, joined = folded[article.end() :], article[0][0] in "وف"
        return Word(text, gap, key, article[0], None, False, letters, tight, joined, True)  # noqa: FBT003
    return Word(text, gap, folded, "", None, text in VULGAR, letters, tight)


def _parts(found: str) -> tuple[str, str, bool]:
    """A token, the gap after it, and whether that gap is nothing but invisible marks."""
    text = found.rstrip(_BLANK)
    if text and text[-1].isspace():
        text = text.rstrip()
    gap = found[len(text) :]
    return text, gap, bool(text) and not gap.strip(MARKS)


def _readings(folded: str) -> list[tuple[str, str]]:
    """Ways to take clitics off, shortest first: وبالمليون gives "", و, وب, وبال."""
    readings = [("", folded)]
    cut = 0
    if folded[:1] in {"و", "ف"}:
        cut = 1
        readings.append((folded[:1], folded[1:]))
    if folded[cut : cut + 2] == "لل":
        readings.append((folded[: cut + 2], folded[cut + 2 :]))
    if folded[cut : cut + 1] in {"ب", "ل", "ك"}:
        cut += 1
        readings.append((folded[:cut], folded[cut:]))
    if folded[cut : cut + 2] == "ال":
        readings.append((folded[: cut + 2], folded[cut + 2 :]))
    return readings
