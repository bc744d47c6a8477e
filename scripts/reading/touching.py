"""Letters and marks that touch a digit token: G20, COVID-19, mid-2024, 43rd, 1980s, 5G, 40°N."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts.reading import dates
from scripts.reading.digit_tokens import DASHES, Shape
from scripts.reading.kinds import Kind
from scripts.reading.lexicon import word_set
from scripts.reading.measures import cue, measure
from scripts.reading.tokens import CLITICS

if TYPE_CHECKING:
    from scripts.reading.tokens import Passage, Word

_PERIODS = word_set("fy q h cy")
_AROUND_YEARS = word_set("mid pre post early late end")
_MEASURING = word_set("magnitude sub near over under above below plus ultra")
_AGE_LIMITS = frozenset({"under", "u"})
_DIRECTIONS = word_set("n s e w north south east west شمالا جنوبا شرقا غربا")
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_COMPANIES = frozenset({"3M"})  # with a scale for a letter
_PER_HYPHEN = frozenset({"a", "per", "or", "to", "plus"})
_SCREENS = word_set("video videos tv tvs resolution screen screens display displays ultra")
_DOI = "10.1"
PHONE_MARKS = frozenset("()-")
PHONE_DIGITS, _LONGEST_PHONE, _LONGEST_GROUP = 7, 12, 18
_PHONE_END = re.compile(rf"\d{{3}}[{DASHES}]\d{{4}}")
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
        return _after_letters(p, index, word.text, word.key)
    if word.text in "#№°′":
        return Kind.REFERENCE
    if word.text in "@_=\\":
        return Kind.IDENTIFIER
    if word.text in "'’" and len(p.words[index].text) == _SHORT:
        return Kind.DATE
    if p.words[index - 2].tight and p.words[index - 2].letters:
        return _after_mark(p, index, word.text)
    return None


def _after_letters(p: Passage, index: int, text: str, key: str) -> Kind | None:
    if text in p.lexicon.currencies or key in CLITICS:
        return Kind.IDENTIFIER if _is_directive(p, index) else None
    if not text.isascii() and len(key) > _SHORT:  # a missing space: «بنسبة35»
        return None
    return Kind.DATE if key in _PERIODS else Kind.IDENTIFIER


def _is_directive(p: Passage, index: int) -> bool:
    """Whether letters that are a currency, too, name something: «NIS2», «R2» but not «R30.23»."""
    token, following = p.words[index].digits, p.words[index + 1]
    short = token is not None and token.whole is not None and len(p.words[index].text) <= _SHORT
    named = p.words[index - 1].text in {"NIS", "R"} and not following.extends
    return named and short


def _after_mark(p: Passage, index: int, mark: str) -> Kind | None:
    """COVID-19, mid-2024, sub-5%, UTC+3, p.12."""
    word = p.words[index - 2]
    if p.words[index - 3].digits and p.words[index - 3].tight:
        coded = cue(p, index - 3) == "reference"  # «Rule 10b-5», not the far end of 5bn-6bn
        return Kind.IDENTIFIER if coded and mark in DASHES else None
    if mark in DASHES:
        if word.key in _AGE_LIMITS and not measure(p, index + 1):  # «under-23 players»
            return Kind.IDENTIFIER
        if word.key in _AROUND_YEARS or word.key in p.lexicon.months:
            return Kind.DATE
        lettered = word.key in CLITICS and mark == "-" and bool(cue(p, index - 2))  # «الجناح ب-3»
        measures = word.key in _MEASURING or (word.key in CLITICS and not lettered)
        return None if measures else Kind.IDENTIFIER
    if mark == ".":
        return None if cue(p, index) else Kind.IDENTIFIER
    code = mark == "/" and len(word.key) <= _SHORT  # «م/43»
    abbreviation = word.text.isascii() and not word.text[1:].islower()  # «arXiv:2303»
    name = abbreviation or (mark == "+" and not word.text.isascii())
    return Kind.IDENTIFIER if code or (mark in "+:" and name) else None


def _touching_after(p: Passage, index: int) -> Kind | None:
    word, second = p.words[index + 1], p.words[index + 2]
    if word.letters:
        return _before_letters(p, index, word.text, word.key)
    if word.text in "_@":
        return Kind.IDENTIFIER
    if word.text == "°":
        place = second.digits or second.key in _DIRECTIONS
        return Kind.REFERENCE if place else None
    if word.text == "/" and p.words[index].text.startswith(_DOI):
        return Kind.IDENTIFIER
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
    coded = p.words[index + 1].tight and p.words[index + 2].digits  # «9M730»
    company = p.words[index].text + text in _COMPANIES and not p.words[index - 1].leads
    screen = text == "K" and p.words[index + 2].key in _SCREENS
    if company or screen or (coded and key not in p.lexicon.scales):
        return Kind.IDENTIFIER
    if text in p.lexicon.suffixes:
        return None
    counts = key in p.lexicon.scales or text in p.lexicon.currencies or measure(p, index + 1)
    return None if counts or not text.isascii() else Kind.IDENTIFIER


def phone_after(p: Passage, index: int, *, again: bool = False) -> int:
    """The index after a phone number of several tokens that begins here, or 0."""
    following, size = p.words[index + 1], len(p.words[index].text)
    plus = p.words[index - 1].text == "+" and p.words[index - 1].tight
    zero = p.words[index].text[0] == "0" and size > 1 and p.words[index].gap == " "
    area = p.words[index - 1].key == "(" and following.key == ")"
    ending = p.words[index + 2].digits if area else None
    dashed = ending is not None and _PHONE_END.fullmatch(p.words[index + 2].text)
    coded = dashed or (ending is not None and ending.shape is Shape.PHONE)
    if not (plus or zero or coded or again or cue(p, index) == "phone"):
        return 0
    digits, at, groups = 0, index, 0
    while at - index < _LONGEST_PHONE:
        word = p.words[at]
        if word.digits is not None:
            digits += sum(character.isdigit() for character in word.text[:_LONGEST_GROUP])
            groups += 1
        elif word.text not in PHONE_MARKS:
            break
        at += 1
    return at if digits >= PHONE_DIGITS and (groups > 1 or not plus) else 0
